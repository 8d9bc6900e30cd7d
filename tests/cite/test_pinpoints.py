"""Pinpoints: units, orders, lists and ranges, before and after the document they point into."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cite import pinpoints
from kg.cite.find import find_citations
from kg.cite.pinpoints import parse
from kg.model import Pinpoint
from tests.support.cite_cases import Want, cases, check, points, want

L = "Luật Đất đai"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Điều 5", "Điều 5"),
        ("điều 5", "Điều 5"),
        ("ĐIỀU 5", "Điều 5"),
        ("khoản 1 Điều 5", "khoản 1 Điều 5"),
        ("Khoản 1, Điều 5", "khoản 1 Điều 5"),
        ("khoản 1 của Điều 5", "khoản 1 Điều 5"),
        ("điểm a khoản 1 Điều 5", "điểm a khoản 1 Điều 5"),
        ("điểm đ, khoản 1, Điều 5", "điểm đ khoản 1 Điều 5"),
        ("điểm q2 khoản 2 Điều 6", "điểm q2 khoản 2 Điều 6"),
        ("Điều 12a", "Điều 12a"),
        ("Điều 3.2", "khoản 2 Điều 3"),
        ("điểm 2.2 Điều 3", "điểm 2.2 Điều 3"),
        ("Mục 2 Chương III", "Mục 2 Chương III"),
        ("Chương V", "Chương V"),
        ("Phần thứ hai", "Phần thứ hai"),
        ("Phần II", "Phần II"),
        ("Phụ lục I", "Phụ lục I"),
        ("Phụ lục số 2", "Phụ lục 2"),
        ("các Điều 5, 6 và 7", "Điều 5 | Điều 6 | Điều 7"),
        ("Khoản 3 Mục II Phần A", "khoản 3 Mục II Phần A"),
        ("Điều 5, 6", "Điều 5 | Điều 6"),
        ("Điều 5, Điều 6 và Điều 7", "Điều 5 | Điều 6 | Điều 7"),
        ("khoản 1 và khoản 2 Điều 5", "khoản 1 Điều 5 | khoản 2 Điều 5"),
        ("các khoản 1, 2 và 3 Điều 5", "khoản 1 Điều 5 | khoản 2 Điều 5 | khoản 3 Điều 5"),
        ("các điểm c, e và i khoản 2 Điều 26", "điểm c khoản 2 Điều 26 | điểm e khoản 2 Điều 26 | điểm i khoản 2 Điều 26"),
        ("điểm a và b khoản 1 Điều 5", "điểm a khoản 1 Điều 5 | điểm b khoản 1 Điều 5"),
        ("khoản 2, Điều 85 và điểm a, khoản 1, Điều 86", "khoản 2 Điều 85 | điểm a khoản 1 Điều 86"),
        ("Điều 5 và khoản 2 Điều 6", "Điều 5 | khoản 2 Điều 6"),
        ("khoản 1 Điều 5; khoản 2 Điều 6", "khoản 1 Điều 5 | khoản 2 Điều 6"),
        ("Điều 75 khoản 4", "khoản 4 Điều 75"),
        ("Điều 75, khoản 4, điểm b", "điểm b khoản 4 Điều 75"),
        ("từ Điều 3 đến Điều 9", "Điều 3-9"),
        ("Điều 3 đến Điều 9", "Điều 3-9"),
        ("các điều từ Điều 8 đến Điều 11", "Điều 8-11"),
        ("từ Điều 3 đến 9", "Điều 3-9"),
        ("Điều 3 - 9", "Điều 3-9"),
        ("từ khoản 1 đến khoản 3 Điều 5", "khoản 1-3 Điều 5"),
        ("khoản 2 Điều 4, từ Điều 8 đến Điều 11 và Điều 13", "khoản 2 Điều 4 | Điều 8-11 | Điều 13"),
        ("khoản 1\nĐiều 5", "khoản 1 Điều 5"),
        ("khoản 1\n\n12\n\nĐiều 5", "khoản 1 Điều 5"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("join", [" ", " của ", ", "])
def test_before_the_document(printed: str, read: str, join: str) -> None:
    check(f"theo {printed}{join}{L} thì", [want(f"{printed}{join}{L}", points=read, type="law")])


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (" Điều 75 khoản 4", "khoản 4 Điều 75"),
        (", Điều 5", "Điều 5"),
        (" (Điều 5)", "Điều 5"),
        (" tại khoản 2 Điều 5", "khoản 2 Điều 5"),
        (" ở Điều 5 và Điều 6", "Điều 5 | Điều 6"),
    ],
)
def test_after_the_document(printed: str, read: str) -> None:
    check(f"theo {L}{printed}.", [want(L, points=read)])
    check(f"theo Nghị định số 34/2016/NĐ-CP{printed};", [want("Nghị định số 34/2016/NĐ-CP", points=read)])


@cases(
    (f"khoản 1 Điều 5 {L}, Điều 6 Luật Nhà ở", [want(f"khoản 1 Điều 5 {L}", points="khoản 1 Điều 5"), want("Điều 6 Luật Nhà ở", points="Điều 6")]),
    (f"{L} và Điều 6 của Nghị định số 59/2023/NĐ-CP", [want(L, points=""), want("Điều 6 của Nghị định số 59/2023/NĐ-CP", points="Điều 6")]),
    (f"Căn cứ {L};\nĐiều 5. Hiệu lực thi hành", [want(L, points="")]),
    (f"theo {L}.\n\nĐiều 5. Hiệu lực", [want(L, points="")]),
    (f"quy định của {L}, Điều 5 Nghị định này", [want(L, points="")]),
    (f"Điều 5 Nghị định này và {L}", [want(L, points="")]),
    (f"nhấn mạnh một số quan điểm của {L}", [want(L, points="")]),
    (f"Điều kiện theo {L}", [want(L, points="")]),
    (f"các điều khoản của {L}", [want(L, points="")]),
    ("điểm a khoản 1 Điều 1 Thông tư số 01/2020/TT-BTC và khoản 3 Điều 2 Thông tư số 02/2021/TT-BTC", [want("điểm a khoản 1 Điều 1 Thông tư số 01/2020/TT-BTC", points="điểm a khoản 1 Điều 1"), want("khoản 3 Điều 2 Thông tư số 02/2021/TT-BTC", points="khoản 3 Điều 2")]),
)  # fmt: skip
def test_whose_pinpoint(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


def test_a_long_list_belongs_whole() -> None:
    articles = [f"khoản {n} Điều {n + 20}" for n in range(1, 25)]
    text = ", ".join(articles) + " Luật Đất đai"
    (found,) = find_citations(text)
    assert found.text == text
    assert points(found.pinpoints).split(" | ") == articles


def test_parse_takes_over_larger_units() -> None:
    assert points(parse("điểm a khoản 1, khoản 2 Điều 5 Mục 1 Chương II")) == (
        "điểm a khoản 1 Điều 5 Mục 1 Chương II | khoản 2 Điều 5 Mục 1 Chương II"
    )


_PLACES = st.sampled_from(
    ["Điều 5", "khoản 1 Điều 5", "điểm a khoản 1 Điều 5", "khoản 2, Điều 12a", "khoản 1 và khoản 2 Điều 7", "Chương II",
     "các điểm a, b và c khoản 3 Điều 9", "Mục 2", "Điều 1, 2 và 3", "từ Điều 3 đến Điều 9", "khoản 3"]
)  # fmt: skip
_BEFORE = st.sampled_from(
    ["", " ", "tại ", "theo quy định tại ", "Luật A; ", "và ", "(", "các ", "\n", "Điều 9. ", "số 4, "]
)


@pytest.mark.skipif(not pinpoints.__file__.endswith(".py"), reason="compiled modules are not patched")
@settings(deadline=None)
@given(
    st.lists(st.tuples(_BEFORE, _PLACES, st.sampled_from([" ", " của ", " \n", ", ", " và ", "; "])), min_size=1),
    st.data(),
)
def test_a_short_look_reads_what_a_long_one_reads(parts: list[tuple[str, str, str]], data: st.DataObject) -> None:
    text = "Căn cứ " + "".join("".join(part) for part in parts) + "Luật Đất đai"
    pos = text.index("Luật Đất đai")
    floor = data.draw(st.integers(0, pos))
    read = pinpoints.before(text, pos, floor)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pinpoints, "_one_before", lambda *_: None)
        patched.setattr(pinpoints, "_REACHES", (2560,))
        assert pinpoints.before(text, pos, floor) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("điểm c khoản 1, điểm a và điểm b khoản 2 Điều 11", "điểm c khoản 1 Điều 11 | điểm a khoản 2 Điều 11 | điểm b khoản 2 Điều 11"),
        ("khoản 1, điểm a khoản 2, khoản 3 Điều 106", "khoản 1 Điều 106 | điểm a khoản 2 Điều 106 | khoản 3 Điều 106"),
        ("điểm a, b khoản 1 và điểm c khoản 2 Điều 8", "điểm a khoản 1 Điều 8 | điểm b khoản 1 Điều 8 | điểm c khoản 2 Điều 8"),
        ("khoản 2 và điểm đ khoản 3 Điều 20", "khoản 2 Điều 20 | điểm đ khoản 3 Điều 20"),
        ("điểm a khoản 1, khoản 4, khoản 5 Điều 12", "điểm a khoản 1 Điều 12 | khoản 4 Điều 12 | khoản 5 Điều 12"),
        ("khoản 1, khoản 2, điểm a, điểm b khoản 3 Điều 9", "khoản 1 Điều 9 | khoản 2 Điều 9 | điểm a khoản 3 Điều 9 | điểm b khoản 3 Điều 9"),
        ("điểm a khoản 1 và khoản 2 Điều 5, điểm c khoản 1 Điều 6", "điểm a khoản 1 Điều 5 | khoản 2 Điều 5 | điểm c khoản 1 Điều 6"),
        ("khoản 1 và 2 Điều 5, khoản 3, điểm a khoản 4 Điều 6, Điều 7", "khoản 1 Điều 5 | khoản 2 Điều 5 | khoản 3 Điều 6 | điểm a khoản 4 Điều 6 | Điều 7"),
        ("điểm c, d khoản 1, điểm a khoản 2 Điều 6 Chương II", "điểm c khoản 1 Điều 6 Chương II | điểm d khoản 1 Điều 6 Chương II | điểm a khoản 2 Điều 6 Chương II"),
        ("Điều 75 khoản 4, Điều 76 khoản 1", "khoản 4 Điều 75 | khoản 1 Điều 76"),
        ("Điều 75 khoản 4, 5", "khoản 4 Điều 75 | khoản 5 Điều 75"),
        ("Điều 75 khoản 4 và khoản 5", "khoản 4 Điều 75 | khoản 5 Điều 75"),
        ("Mục 2, Điều 9, Điều 11", "Mục 2 | Điều 9 | Điều 11"),
        ("Điều 5, khoản 3, điểm a", "điểm a khoản 3 Điều 5"),
        ("Điều 2 Khoản 1 điểm a, b", "điểm a khoản 1 Điều 2 | điểm b khoản 1 Điều 2"),
        ("Điều 174, b, s khoản 1 Điều 51", "Điều 174 | điểm b khoản 1 Điều 51 | điểm s khoản 1 Điều 51"),
        ("Điều 173, i khoản 1, khoản 2 Điều 51", "Điều 173 | điểm i khoản 1 Điều 51 | khoản 2 Điều 51"),
        ("khoản1 Điều 212", "khoản 1 Điều 212"),
        ("khoản 3Điều 2", "khoản 3 Điều 2"),
        ("điểm a khoản 3Điều 2", "điểm a khoản 3 Điều 2"),
        ("khoản 2 Điều15", "khoản 2 Điều 15"),
        ("Điều 1050", "Điều 1050"),
        ("điểu a khoản 1 Điều 5", "điểm a khoản 1 Điều 5"),
        ("khỏan 2 Điểu 7", "khoản 2 Điều 7"),
        ("điểm a (mới) khoản 1 Điều 5", "điểm a khoản 1 Điều 5"),
        ("khoản 2 (đã được sửa đổi, bổ sung) Điều 5", "khoản 2 Điều 5"),
        ("điểm a [3] khoản 1 Điều 5", "điểm a khoản 1 Điều 5"),
        ("khoản 1\n12\nĐiều 5", "khoản 1 Điều 5"),
        ("điểm 2.2 Mục II", "điểm 2.2 Mục II"),
        ("khoản 2.1 Điều 5", "khoản 2.1 Điều 5"),
        ("điểm 5.1.2 Mục 5", "điểm 5.1.2 Mục 5"),
    ],
)  # fmt: skip
def test_units_share_the_next_larger_one(printed: str, read: str) -> None:
    check(f"Theo {printed} {L}", [want(f"{printed} {L}", points=read)])


@pytest.mark.parametrize(
    ("printed", "read", "span"),
    [
        ("Khoản 5, Điều 18 - Nghị định 99/2015/NĐ-CP", "khoản 5 Điều 18", None),
        ("Điều 100 – Luật Đất đai 2013", "Điều 100", None),
        ("Điều 51; của Bộ luật Hình sự", "Điều 51", None),
        ("mục 3 Phụ lục I kèm theo Thông tư số 05/2020/TT-BTC", "Mục 3 Phụ lục I", None),
        ("Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP", "Phụ lục II", None),
        ("điểm c Mục 2 Phần I Phụ lục II được ban hành kèm theo Nghị định số 30/2020/NĐ-CP", "điểm c Mục 2 Phần I Phụ lục II", None),
        ("Danh mục III, Nghị định số 91/2021/NĐ-CP", "", "Nghị định số 91/2021/NĐ-CP"),
        ("hạng mục 2 Luật Đất đai", "", "Luật Đất đai"),
        ("tài khoản 111, Thông tư số 05/2020/TT-BTC", "", "Thông tư số 05/2020/TT-BTC"),
        ("chuyển khoản 5 Luật Đất đai", "", "Luật Đất đai"),
        ("Điều 5; Luật Đất đai", "", "Luật Đất đai"),  # a list
        ("khoản 2 Điều 5 kèm theo Quyết định số 12/2020/QĐ-UBND", "", "Quyết định số 12/2020/QĐ-UBND"),
    ],
)  # fmt: skip
def test_what_joins_a_place_to_its_document(printed: str, read: str, span: str | None) -> None:
    check(f"Xem {printed}.", [want(span or printed, points=read)])


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        ("Điều 610-615", {"article": "610", "article_to": "615"}),
        ("từ Điều 3 đến Điều 9", {"article": "3", "article_to": "9"}),
        ("Điều 3 đến 9", {"article": "3", "article_to": "9"}),
        ("từ điểm a đến điểm d khoản 2 Điều 5", {"point": "a", "point_to": "d", "clause": "2", "article": "5"}),
        ("các khoản từ 1 đến 5 Điều 9", {"clause": "1", "clause_to": "5", "article": "9"}),
        ("khoản 1 – 3 Điều 9", {"clause": "1", "clause_to": "3", "article": "9"}),
        ("Chương II đến Chương IV", {"chapter": "II", "chapter_to": "IV"}),
        ("Điều 9", {"article": "9"}),
    ],
)
def test_a_range_has_both_its_ends(printed: str, fields: dict[str, str]) -> None:
    (one,) = find_citations(f"Theo {printed} {L}")[0].pinpoints
    assert one == Pinpoint(**fields)
    assert one.is_range == any(name.endswith("_to") for name in fields)


def test_what_follows_a_comma_is_the_next_ones() -> None:
    check(
        "Quyết định 595/QĐ-BHXH năm 2017, khoản 1 Điều 168 BLLĐ 2019",
        [
            want("Quyết định 595/QĐ-BHXH năm 2017", points=""),
            want("khoản 1 Điều 168 BLLĐ 2019", points="khoản 1 Điều 168"),
        ],
    )


def test_a_decree_by_number_and_year() -> None:
    check(
        "Nghị định số 123 năm 2020 về hóa đơn",
        [
            want(
                "Nghị định số 123 năm 2020", symbol="123/2020/NĐ-CP", year=2020, issuer="Chính phủ", rules=["completed"]
            )
        ],
    )


def test_the_one_appendix_that_a_document_has() -> None:
    check(
        "khoản 1 Mục III Phụ lục kèm theo Công văn số 4321/BNV-TCBC; Mẫu số 2 Phụ lục ban hành kèm theo Nghị định 40/2018/NĐ-CP",
        [
            want("khoản 1 Mục III Phụ lục kèm theo Công văn số 4321/BNV-TCBC", points="khoản 1 Mục III"),
            want("Nghị định 40/2018/NĐ-CP", points=""),
        ],
    )


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Chương IV (từ Điều 20 đến Điều 25)", "Điều 20-25 Chương IV"),
        ("Chương II (Điều 4, Điều 5)", "Điều 4 Chương II | Điều 5 Chương II"),
        ("Chương II (Điều 4, 5 và 6)", "Điều 4 Chương II | Điều 5 Chương II | Điều 6 Chương II"),
        ("Mục 2 Chương III (gồm Điều 30 và Điều 31)", "Điều 30 Mục 2 Chương III | Điều 31 Mục 2 Chương III"),
        ("Phần II (các Điều 4 đến 9)", "Điều 4-9 Phần II"),
        ("Điều 8 (khoản 1, khoản 2)", "khoản 1 Điều 8 | khoản 2 Điều 8"),
        (
            "Chương II (Điều 4, Điều 5) và Chương III (từ Điều 9 đến Điều 12)",
            "Điều 4 Chương II | Điều 5 Chương II | Điều 9-12 Chương III",
        ),
        ("khoản 1 (sửa đổi) Điều 5", "khoản 1 Điều 5"),
    ],
)
@pytest.mark.parametrize("join", [" ", " của "])
def test_places_in_a_bracket_are_of_the_one_before_it(printed: str, read: str, join: str) -> None:
    check(f"Thực hiện {printed}{join}{L} 2024", [want(f"{printed}{join}{L} 2024", points=read)])


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("tiết b điểm 2 khoản 3 Điều 5", "tiết b điểm 2 khoản 3 Điều 5"),
        ("tiết 1.1 điểm 1 Mục II", "tiết 1.1 điểm 1 Mục II"),
        ("tiết a, b điểm c khoản 2 Điều 8", "tiết a điểm c khoản 2 Điều 8 | tiết b điểm c khoản 2 Điều 8"),
        ("Tiết 2 điểm a khoản 1 Điều 3", "tiết 2 điểm a khoản 1 Điều 3"),
        (
            "tiết b1 điểm b và tiết c1 điểm c khoản 5 Điều 3",
            "tiết b1 điểm b khoản 5 Điều 3 | tiết c1 điểm c khoản 5 Điều 3",
        ),
        ("tiết ii khoản 2 Điều 6đ", "tiết ii khoản 2 Điều 6đ"),
        ("Đ.35", "Điều 35"),
        ("Đ. 35", "Điều 35"),
        ("Đ 35", "Điều 35"),
        ("Đ35", "Điều 35"),
        ("K.2 Đ.35", "khoản 2 Điều 35"),
        ("K2Đ35", "khoản 2 Điều 35"),
        ("K1 Đ 36", "khoản 1 Điều 36"),
        ("k.1 đ.8", "khoản 1 Điều 8"),
        ("đ.a k.2 Đ.5", "điểm a khoản 2 Điều 5"),
        ("điểm a K.1 Đ.36", "điểm a khoản 1 Điều 36"),
        ("khoản 3 Đ.12", "khoản 3 Điều 12"),
        ("K.1, Đ.7", "khoản 1 Điều 7"),
    ],
)
@pytest.mark.parametrize("law", ["BLLĐ 2019", "Bộ luật Lao động 2019", "Luật Đất đai 2024"])
def test_sub_points_and_units_by_their_letters(printed: str, read: str, law: str) -> None:
    check(f"theo {printed} {law}", [want(f"{printed} {law}", points=read)])


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("quy định chi tiết khoản 3 Điều 5 Luật Đất đai 2024", "khoản 3 Điều 5 Luật Đất đai 2024"),
        ("thời tiết xấu, khoản 3 Điều 5 Luật Đất đai 2024", "khoản 3 Điều 5 Luật Đất đai 2024"),
        ("theo QĐ 35 BLLĐ", "BLLĐ"),
        ("giá 5.000 đ 20 Luật Đất đai 2024", "Luật Đất đai 2024"),
    ],
)
def test_words_that_are_no_units(text: str, span: str) -> None:
    check(text, [want(span)])
