"""What items of amending acts end without naming a document, and of which document: a heading above them says."""

from __future__ import annotations

from datetime import date

import pytest

from kg.cite.clauses.acts import Marked
from kg.cite.clauses.flow import flowing, own_part
from kg.cite.clauses.nested import nested_ends
from kg.cite.clauses.own import own_clauses
from kg.cite.find import find_citations

_BEFORE, _BEHIND = "Điều 1. Phạm vi điều chỉnh\n1. Nghị định này quy định về giá.\n", "Điều 9. Hiệu lực thi hành\n"


def _read(text: str, title: str = "") -> list[tuple[str, str, str]]:
    whole = f"{title}\n{_BEFORE}{text}\n{_BEHIND}"
    flow = flowing(whole)
    own = own_part(flow)
    marked = Marked(flow, [one for one in find_citations(whole) if one.form != "self"], own.quoted)
    found = list(nested_ends(marked, own.start, own.end, (0, len(title)) if title else None))
    assert all(one.relation == "repeals" and one.quote and one.scope != "whole" for one, _ in found)
    return [(one.symbol, one.location or "", article) for one, article in found]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        (
            "Điều 2. Thay thế, bãi bỏ một số khoản của Nghị định số 785/2024/NĐ-CP\n"
            "4. Bãi bỏ một số cụm từ, khoản như sau:\na) Bãi bỏ cụm từ “, Bộ Kế hoạch” tại khoản 2 Điều 22;\n"
            "b) Bãi bỏ khoản 3 Điều 22.",
            [("785/2024/NĐ-CP", "khoản 3 Điều 22", "Điều 2")],
        ),
        (
            "Điều 2. Sửa đổi, bổ sung một số luật\n1. Sửa đổi, bổ sung một số điều của Luật Giá số 716/2023/QH15 như sau:\n"
            "a) Sửa đổi khoản 1 Điều 3 như sau:\n“1. Giá do Nhà nước định. Bãi bỏ Điều 4.”;\nb) Bãi bỏ Điều 7.\n"
            "2. Sửa đổi Điều 5 của Luật Phí số 797/2015/QH13 như sau:\n“Điều 5. Phí”.",
            [("716/2023/QH15", "Điều 7", "Điều 2")],  # nothing of the law that the second item names
        ),
        (
            "Điều 2. Sửa đổi, bổ sung một số điều của Nghị định số 785/2024/NĐ-CP\n"
            "1. Sửa đổi, bổ sung, bãi bỏ một số khoản của Điều 13 như sau:\na) Bãi bỏ điểm b khoản 1;",
            [("785/2024/NĐ-CP", "điểm b khoản 1 Điều 13", "Điều 2")],
        ),
        (
            "Điều 2. Bãi bỏ các khoản, điều sau đây của Nghị định số 785/2024/NĐ-CP:\n1. Khoản 2 Điều 4;\n2. Điều 6.",
            [("785/2024/NĐ-CP", "khoản 2 Điều 4", "Điều 2"), ("785/2024/NĐ-CP", "Điều 6", "Điều 2")],
        ),
        ("Điều 2. Bãi bỏ các giấy phép\n1. Bãi bỏ khoản 2 Điều 4 của hợp đồng.", []),  # no document is named
        (
            "Điều 2. Sửa đổi Nghị định số 785/2024/NĐ-CP và Nghị định số 786/2024/NĐ-CP\n1. Bãi bỏ khoản 2 Điều 4.",
            [],  # of two documents nobody can say which one is meant
        ),
        ("Điều 2. Áp dụng Nghị định số 785/2024/NĐ-CP\n1. Bãi bỏ khoản 2 Điều 4.", []),  # it changes nothing there
    ],
)  # fmt: skip
def test_an_item_ends_a_part_of_what_its_heading_names(text: str, ended: list[tuple[str, str, str]]) -> None:
    assert _read(text) == ended


def test_an_amending_act_ends_parts_of_what_its_title_names() -> None:
    title = "Sửa đổi, bổ sung một số điều của Thông tư số 752/2025/TT-BTC về hải quan"
    article = "Điều 3. Bãi bỏ Điều 7"
    assert _read(article, title) == [("752/2025/TT-BTC", "Điều 7", "Điều 3")]
    assert _read(article, "Hướng dẫn Thông tư số 752/2025/TT-BTC về hải quan") == []


_CHAPTER = (
    "Chương I\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 762/2016/NĐ-CP NGÀY 01 THÁNG 7 NĂM 2016 CỦA CHÍNH PHỦ QUY ĐỊNH "
    "VỀ NUÔI ONG (ĐƯỢC SỬA ĐỔI, BỔ SUNG BỞI NGHỊ ĐỊNH SỐ 735/2018/NĐ-CP NGÀY 24 THÁNG 10 NĂM 2018; NGHỊ ĐỊNH SỐ "
    "736/2020/NĐ-CP NGÀY 23 THÁNG 7 NĂM 2020 CỦA CHÍNH PHỦ)\nĐiều 2. Sửa đổi, bổ sung khoản 2 Điều 5\n“2. Bãi bỏ Điều 9.”.\n"
)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Điều 3. Bãi bỏ Điều 6.", [("762/2016/NĐ-CP", "Điều 6", "Điều 3")]),
        (
            "Điều 3. Bãi bỏ một số điều, khoản\n1. Bãi bỏ khoản 2 Điều 4.\n2. Bãi bỏ Điều 7, Điều 8.",
            [("762/2016/NĐ-CP", place, "Điều 3") for place in ("khoản 2 Điều 4", "Điều 7", "Điều 8")],
        ),
        (
            "Điều 3. Bãi bỏ điểm và biểu mẫu\n1. Điểm c khoản 1 Điều 57.\n2. Mẫu số 07, Mẫu số 08 Phụ lục I ban hành kèm theo "
            "Nghị định này.",
            [
                ("762/2016/NĐ-CP", "điểm c khoản 1 Điều 57", "Điều 3"),
                ("762/2016/NĐ-CP", "Mẫu số 07", "Điều 3"),
                ("762/2016/NĐ-CP", "Mẫu số 08 Phụ lục I", "Điều 3"),
            ],
        ),
        ("Chương II\nTỔ CHỨC THI HÀNH\nĐiều 3. Bãi bỏ Điều 6.", []),  # another chapter, of no document
        ("Điều 3. Bãi bỏ quy định của Nghị định số 799/2017/NĐ-CP\n1. Bãi bỏ Điều 6.", [("799/2017/NĐ-CP", "Điều 6", "Điều 3")]),
    ],
)  # fmt: skip
def test_a_chapter_that_amends_a_document_names_it_for_its_articles(
    text: str, ended: list[tuple[str, str, str]]
) -> None:
    assert _read(_CHAPTER + text) == ended


def test_what_amended_the_document_is_not_what_is_ended() -> None:
    plain = "Điều 2. Sửa đổi Thông tư số 713/2016/TT-BCT được sửa đổi, bổ sung bởi Thông tư số 718/2018/TT-BCT, Thông tư số 709/2024/TT-BCT"
    two = "Điều 2. Sửa đổi Thông tư số 713/2016/TT-BCT (được sửa đổi bởi Thông tư số 718/2018/TT-BCT) và Thông tư số 709/2024/TT-BCT"
    assert _read(f"{plain}\n1. Bãi bỏ Điều 4.") == [("713/2016/TT-BCT", "Điều 4", "Điều 2")]
    assert _read(f"{two}\n1. Bãi bỏ Điều 4.") == []


def test_the_first_item_of_an_article_is_no_heading_of_the_next_ones() -> None:
    text = (
        "Điều 2. Sửa đổi, bổ sung một số điều của Thông tư số 713/2016/TT-BCT\nSửa đổi khoản 2 Điều 9 như sau:\n“2. Ong”.\n"
        "2. Bãi bỏ khoản 3."
    )
    assert _read(text) == [("713/2016/TT-BCT", "khoản 3", "Điều 2")]


def test_an_own_clause_takes_effect_with_its_article() -> None:
    text = (
        f"{_BEFORE}{_CHAPTER}Điều 3. Bãi bỏ Điều 6.\nĐiều 4. Bãi bỏ Điều 7.\nĐiều 5. Hiệu lực thi hành\n1. Nghị định này có hiệu lực "
        "thi hành từ ngày 15 tháng 01 năm 2026.\n2. Điều 4 của Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.\n"
    )
    cited = [one for one in find_citations(text) if one.form != "self"]
    told = [(one.symbol, one.location, one.effective) for one in own_clauses(text, cited, date(2026, 1, 13)).clauses]
    assert [one for one in told if one[1]] == [
        ("762/2016/NĐ-CP", "Điều 6", None), ("762/2016/NĐ-CP", "Điều 7", date(2026, 7, 1)),
    ]  # fmt: skip
