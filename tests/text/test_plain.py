"""Plain text: UTF-8, UTF-16 and the encodings from before Unicode; the bytes of each character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.base.syllables import is_syllable
from kg.data import table
from kg.text import UnreadableError, read_bytes
from kg.text.legacy import convert, decode_legacy, encodings
from kg.text.source_map import ByteSpan
from tests.support import SAMPLES
from tests.support.text_files import in_encoding

TEXTS: list[tuple[str, bytes, str]] = [
    ("as it is", "a\r\nđ \t b\n\n".encode(), "a\r\nđ \t b\n\n"),
    ("byte order mark", b"\xef\xbb\xbf" + "đ".encode(), "đ"),
    ("UTF-16 with its mark", "đ😀".encode("utf-16"), "đ😀"),
    ("UTF-16, big end first", b"\xfe\xff" + "đ".encode("utf-16-be"), "đ"),
    ("UTF-16 without a mark", "Kế hoạch số 65/KH-UBND".encode("utf-16-le"), "Kế hoạch số 65/KH-UBND"),
    ("UTF-16 without a mark, big end first", "Quyết định\r\n118/QĐ-UBND".encode("utf-16-be"), "Quyết định\r\n118/QĐ-UBND"),
    ("decomposed letters stay", unicodedata.normalize("NFD", "ệ").encode(), unicodedata.normalize("NFD", "ệ")),
    ("TCVN3", b"K\xd5 ho\xb9ch s\xe8 65/KH-UBND ng\xb5y", "Kế hoạch số 65/KH-UBND ngày"),
    ("VNI", "Nghò ñònh soá 59/2023/NÑ-CP ngaøy".encode("latin-1"), "Nghị định số 59/2023/NĐ-CP ngày"),
    ("VNI with marks in the other case", "UÛy ban, Uûy ban, ñaõ kyù".encode("latin-1"), "Ủy ban, Ủy ban, đã ký"),
    ("windows-1258", b"Ngh\x69\xf2 \xf0i\xf2nh s\xf4\xec 59/2023/N\xd0-CP ng\xe0y", "Nghị định số 59/2023/NĐ-CP ngày"),
    ("quotation marks of Windows", in_encoding("“về việc” kiểm tra – rà soát", "TCVN3"), "“về việc” kiểm tra – rà soát"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_plain(data: bytes, text: str) -> None:
    kind, source = read_bytes(data, "a.txt")
    assert kind == "txt" and source.text == text


REFUSED: list[tuple[str, bytes, str]] = [
    ("binary", b"ab\0cd" * 50, "binary"),
    ("half of UTF-16", "ab".encode("utf-16")[:-1], "not_utf16"),
    ("UTF-16 that breaks off without a mark", "Kế hoạch số 65".encode("utf-16-le")[:-1], "binary"),
    ("too few words to tell", "Kê hoach ngày".encode("cp1258"), "not_utf8"),
    ("French", "café à la carte, déjà vu, crème brûlée, naïveté, élève".encode("latin-1"), "not_utf8"),
    ("German", "Größe und Übung schöner Äpfel für Bürger müssen".encode("latin-1"), "not_utf8"),
    ("damaged UTF-8", "Kế hoạch số 65/KH-UBND ngày 05/3/2024 của phủ".encode()[:-1], "not_utf8"),
    ("Latin letters at random", bytes(range(0x80, 0x100)) * 20, "not_utf8"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_doubtful_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "a.txt")
    assert caught.value.reason == reason


@pytest.mark.parametrize("row", table("legacy_encodings")["encodings"], ids=lambda row: row["name"])
def test_the_examples_of_the_table_both_ways(row: dict[str, list[dict[str, str]]]) -> None:
    used = set()
    for example in row["examples"]:
        data, text = example["bytes"].encode("latin-1"), example["text"]
        assert decode_legacy(data).text == text  # type: ignore[union-attr]
        assert in_encoding(text, str(row["name"])) == data
        used |= set(text)
    assert len({c for c in used if c > "\x7f"}) > 15


def test_every_letter_of_every_encoding_both_ways() -> None:
    small = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    for encoding in encodings():
        for letters in (small, "ĂÂĐÊÔƠƯ" if encoding.small_only else small.upper()):
            assert convert(in_encoding(" ".join(letters), encoding.name), encoding).text == " ".join(letters)


@pytest.mark.parametrize("name", [one.name for one in encodings()])
def test_no_line_of_a_report_is_taken_for_another_encoding(name: str) -> None:
    """A line alone is mostly enough, and where it is not it is refused."""
    told = []
    for sample in sorted(SAMPLES.glob("*.txt")):
        for line in sample.read_text(encoding="utf-8").replace("Ð", "Đ").splitlines():
            data = in_encoding(line, name)
            if not data.isascii():
                told.append(decoded.encoding if (decoded := decode_legacy(data)) else None)
    assert set(told) == {name, None} and len(told) > 200 and told.count(name) > 0.65 * len(told)


CAPITALS: list[tuple[str, str]] = [
    ("NGHị ĐịNH", "NGHỊ ĐỊNH"),
    ("ủY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
    ("TM. ủY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
    ("Bộ CÔNG AN VIỆT NAM", "BỘ CÔNG AN VIỆT NAM"),
    ("Số: 140/QĐ-UBND", "Số: 140/QĐ-UBND"),
    ("Bộ GDĐT và Sở KHCN", "Bộ GDĐT và Sở KHCN"),
    ("UBND xã Hà Tĩnh, ở Hồ", "UBND xã Hà Tĩnh, ở Hồ"),
]


@pytest.mark.parametrize(("text", "shown"), CAPITALS)
def test_capitals_that_tcvn3_does_not_have(text: str, shown: str) -> None:
    assert convert(in_encoding(text, "TCVN3"), encodings()[0]).text == shown


@pytest.mark.parametrize(
    ("word", "whether"),
    [("nghị", True), ("QUYẾT", True), ("Ủy", True), ("khuỷu", True), ("được", True), ("nghịt", True), ("ngh́ì", False),
     ("cáfe", False), ("tôc", False), ("tìc", False), ("brûlée", False), ("hỌc", False)],
)  # fmt: skip
def test_syllables(word: str, whether: bool) -> None:
    assert is_syllable(word) is whether


LETTERS = st.text(st.sampled_from("abnhKUBNDàảãạệọữđĐ 1/-\r\n😀“”"), max_size=40)


@settings(deadline=None)
@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_bytes_of_each_character(text: str, encoding: str) -> None:
    text = f"x{text}"
    data = text.encode(encoding)
    source = read_bytes(data, "a.txt")[1]
    assert source.text == text
    inside = {"utf-16": "utf-16-le"}.get(encoding, "utf-8")
    for n, c in enumerate(text):
        (place,) = source.places(n, n + 1)
        assert isinstance(place, ByteSpan) and data[place.start : place.end].decode(inside) == c


@settings(deadline=None)
@given(st.lists(st.sampled_from("Nghị định số của Chính phủ về việc tổ chức 59/2023 QĐ-UBND ngày".split()), min_size=1))
def test_bytes_of_each_legacy_character(words: list[str]) -> None:
    text = " ".join(words)
    for encoding in encodings():
        data = in_encoding(text, encoding.name)
        decoded = convert(data, encoding)
        source = decoded.source()
        assert source.text == text
        for n, c in enumerate(text):
            (place,) = source.places(n, n + 1)
            assert isinstance(place, ByteSpan)
            assert convert(data[place.start : place.end], encoding).text == c
        assert source.places(0, len(text)) == [ByteSpan(0, len(data))]
