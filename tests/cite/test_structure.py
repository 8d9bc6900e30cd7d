"""Where sentences end, and where the recitals of a document do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cite import structure
from kg.cite.structure import (
    MOST_RECITALS,
    paragraph_ends,
    provisions_start,
    recitals_end,
    sentence_ends,
    sentence_start,
)
from tests.support.growth import grows_too_fast, spent

#: A text with ¶ where a sentence ends, and the signs that count.
CASES = [
    ("Phường đã họp.¶ Ủy ban nhân dân phường báo cáo.", ".!?:"),
    ("Theo TP. hồ này thì không hết câu.", ".!?:"),
    ("Phường đã họp.¶ “Mọi người dân” đều biết.", ".!?:"),
    ("Gồm các văn bản:¶ Luật Đất đai.", ".!?:"),
    ("Gồm các văn bản: Luật Đất đai.", ".!?"),
    ("Có ba việc; việc đầu đã xong.", ".!?:"),
    ("Có ba việc;¶ việc đầu đã xong.", ".!?;"),
    ("KẾ HOẠCH\n¶\nThực hiện dân chủ", ".!?:"),
    ("BÁO CÁO\n\nKẾT QUẢ THỰC HIỆN", ".!?:"),  # a title in capitals goes on
    ("Kết quả như sau\n¶\n1) Về công khai", ".!?:"),
    ("Kết quả như sau\n1) Về công khai", ".!?:"),
    ("Kết quả như sau\n¶- Ngày 30/8/2024, phường đã họp", ".!?:"),
    ("Kết quả của Kế hoạch số 65/KH\n-UBND", ".!?:"),  # a number over two lines is no item
    ("Luật Đất đai ngày 18 tháng 01 năm 2024;¶\nCăn cứ Luật Nhà ở ngày 27 tháng 11 năm 2023", ".!?:"),
    ("Theo đề nghị của Chánh Văn phòng;¶\nỦy ban nhân dân tỉnh ban hành Quyết định", ".!?:"),
    ("ỦY BAN NHÂN DÂN TỈNH\n¶Căn cứ Luật Đất đai", ".!?:"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "signs"), CASES)
def test_where_a_sentence_ends(marked: str, signs: str) -> None:
    parts = marked.split("¶")
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts) - 1)]
    text = "".join(parts)
    assert list(sentence_ends(text, signs=signs)) == ends
    begins = sentence_start(text, len(text), len(text), signs)
    assert text[begins:] == text[(ends or [0])[-1] :].lstrip()


#: Wrapped lines of a page, and what stands below them.
_PAGE = "Phường đã tổ chức thực hiện các nội dung của Kế hoạch theo đúng\n"


@pytest.mark.parametrize(
    "marked",
    [
        "Kính gửi: Bộ Tư pháp¶\nThực hiện Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024",
        "Kết quả năm 2024¶\nThực hiện Kế hoạch số 21/KH-UBND của Ủy ban nhân dân huyện",
        f"{_PAGE}Hướng dẫn của Sở Nội vụ và các văn bản có liên quan của tỉnh",  # the word found no room
        "Luật\nThực hiện dân chủ ở cơ sở đã được phổ biến đến từng hộ dân",  # a name over two lines
        "Kế hoạch số 21/KH-UBND của\nỦy ban nhân dân huyện Tuy An về việc công khai",
        "KẾT QUẢ\nTHỰC HIỆN DÂN CHỦ Ở CƠ SỞ NĂM 2024",
        "Kiện toàn tổ¶\n2¶\nQuyết định số 45/QĐ-UBND¶\n3¶\nNghị quyết",  # the rows of a table
        f"{_PAGE}7\nhướng dẫn của cấp trên",  # the number of a page
        f"Ban hành Quy chế tiếp công dân¶\nHết hiệu lực¶\n{'Phường đã họp, ' * 20}",  # each line is a paragraph
        f"Ban hành Quy chế tiếp công dân\nvà nội quy¶\nHết hiệu lực¶\n{'Phường đã họp, ' * 20}",
    ],
)
def test_where_a_paragraph_ends(marked: str) -> None:
    parts = marked.split("¶")
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts) - 1)]
    assert list(paragraph_ends("".join(parts))) == ends


def test_a_sentence_is_looked_for_as_far_as_it_may_reach() -> None:
    text = "Một câu. Hai câu dài hơn"
    assert sentence_start(text, len(text), 100) == 9
    assert sentence_start(text, len(text), 5) == len(text) - 5


@pytest.mark.parametrize(
    ("text", "tight", "loose"),
    [
        ("QUYẾT ĐỊNH\nCăn cứ Luật A;\nCăn cứ Luật B;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành", 41, 41),
        ("Căn cứ Luật A;\nCăn cứ Luật B;\nTheo đề nghị;\n\n   Điều 1. Ban hành", 30, 45),
        ("Căn cứ Luật A, phường đã họp.\nĐiều 1. Ban hành", None, 30),
        ("Phường đã họp.", None, MOST_RECITALS),
    ],
)
def test_where_recitals_end(text: str, tight: int | None, loose: int) -> None:
    assert (recitals_end(text), provisions_start(text)) == (tight, loose)


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "a" + "\n" * n + "b", lambda n: "a." + " " * n + "b", lambda n: "a;" + " \n" * n + "b",
        lambda n: "." * n, lambda n: "a" + " " * n + "\n" + " " * n + "b",
    ],
)  # fmt: skip
def test_blanks_are_looked_at_once(shape: Callable[[int], str]) -> None:
    """By trying each way to part them, twice as many would take four times as long."""

    def measure(size: int) -> dict[str, float]:
        text = shape(size)
        assert recitals_end(text) is None and provisions_start(text) == MOST_RECITALS
        return {
            **spent(lambda: list(sentence_ends(text)), "sentences"),
            **spent(lambda: (recitals_end(text), provisions_start(text)), "recitals"),
        }

    assert list(sentence_ends(shape(100_000))) == []
    assert not grows_too_fast(measure, 25_000)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["\n", "\n\n", " ", "\t", "\r", "\x0c", ".", ";", ":", "- ", "*", '"', "Căn cứ",
                                 "căn cứ ", "Theo ", "a", "B", "3"]), max_size=40).map("".join))  # fmt: skip
def test_line_ends_that_are_passed_over_end_no_sentence(text: str) -> None:
    found = {signs: list(sentence_ends(text, signs=signs)) for signs in (".!?:", ".!?", ";.")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(structure, "_PAUSE", re.compile(r"[.!?:;]\s++|\n\s*+"))
        structure._pauses.cache_clear()
        assert found == {signs: list(sentence_ends(text, signs=signs)) for signs in found}
    structure._pauses.cache_clear()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["\n", "\n\n", " ", ".", ";", ":", "- ", "-", "Căn cứ", "Theo ", "a", "B", "3", "“"]),
                max_size=16).map("".join), st.data())  # fmt: skip
def test_the_ends_in_a_part_are_those_that_reading_it_alone_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for signs in (".!?:", ".!?;"):
        alone = structure._ends(text, structure._PAUSE.finditer(text, start, end), signs)
        assert list(sentence_ends(text, start, end, signs)) == list(alone)


_PROVISIONS = re.compile(r"^[^\S\n]*(?:Điều\s+1\b|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ ĐỊNH)\s*:)", re.MULTILINE)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Điều 1", "Điều  1", "Điều 12", "QUYẾT ĐỊNH", ":", " :", "\n", " ", "\t", "x", "NGHỊ ĐỊNH:", "\r\n"]
        )
    )
)
def test_recitals_end_at_the_first_line_of_what_is_decided(parts: list[str]) -> None:
    text = "".join(parts)
    found = _PROVISIONS.search(text)
    assert provisions_start(text) == (found.start() if found else MOST_RECITALS)
