"""A text's own clauses: when it takes effect, what it ends, and what it only quotes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.cite.clauses.consolidated import joined_acts
from kg.cite.clauses.flow import flowing, own_part
from kg.cite.clauses.own import own_clauses
from kg.cite.find import find_citations

ISSUED = date(2026, 5, 15)
HEAD = "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\nTheo đề nghị của Bộ trưởng Bộ Y tế;\n"
FOOT = "\n\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\n"


def read(text: str, issued: date | None = ISSUED, title: str | None = None):
    span = None
    if title:
        text = f"{title}\n{text}"
        span = (0, len(title))
    cited = [one for one in find_citations(text) if one.form != "self"]
    return own_clauses(text, cited, issued, span)


def effect(text: str, issued: date | None = ISSUED) -> str:
    """The day of the whole, with its end if it has one: "2026-07-01", "2026-05-15 until 2028-01-01", "unknown", "-"."""
    whole = next((one for one in read(text, issued).effects if one.part is None), None)
    if whole is None:
        return "-"
    return f"{whole.day or 'unknown'}{f' until {whole.until}' if whole.until else ''}"


def acts(text: str, title: str | None = None) -> list[str]:
    """Each act in short: "repeals 12/2019/TT-BYT whole", "repeals 12/2019/TT-BYT article Điều 5 2026-07-01"."""
    return [
        " ".join(filter(None, (one.relation, one.symbol, one.scope, one.location, str(one.effective or ""))))
        for one in read(text, title=title).clauses
    ]


def decree(closing: str) -> str:
    return f"{HEAD}Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về nuôi ong.\n{closing}{FOOT}"


EFFECTS = [
    ("Điều 2. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.", "2026-07-01"),
    ("Điều 2. Nghị định này có hiệu lực kể từ ngày 01/7/2026 và thay thế Nghị định số 12/2019/NĐ-CP.", "2026-07-01"),
    ("Điều 2. Hiệu lực\nNghị định này có hiệu lực thi hành kể từ ngày ký.", "2026-05-15"),
    ("Điều 2. Nghị định này có hiệu lực từ ngày ký ban hành.", "2026-05-15"),
    ("Điều 2. Nghị định này có hiệu lực từ ngày ban hành.", "2026-05-15"),
    ("Điều 2. Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký.", "2026-06-29"),
    ("Điều 2. Nghị định này có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày, kể từ ngày ký ban hành.", "2026-06-29"),
    ("Điều 2. Nghị định này có hiệu lực sau mười lăm ngày kể từ ngày ký.", "2026-05-30"),
    ("Điều 2. Nghị định này có hiệu lực sau 15 ngày, kể từ ngày đăng Công báo.", "unknown"),
    ("Điều 2. Nghị định này có hiệu lực kể từ ngày Luật Nuôi ong số 12/2025/QH15 có hiệu lực.", "unknown"),
    ("Điều 2. Nghị định này có hiệu lực kể từ 0 giờ 00 ngày 20 tháng 5 năm 2026.", "2026-05-20"),
    ("Điều 2. Nghị định này thay thế Nghị định số 12/2019/NĐ-CP và có hiệu lực kể từ ngày 01 tháng 6 năm 2026.", "2026-06-01"),
    ("Điều 2. Từ ngày 01 tháng 6 năm 2026, Nghị định này có hiệu lực thi hành.", "2026-06-01"),
    ("Điều 2. Nghị định này có hiệu lực từ ngày 01-6-2026.", "2026-06-01"),
    ("Điều 2. Nghị định này có hiệu lực kể từ ngày 15 tháng 02.năm 2027.", "2027-02-15"),
    ("Điều 2. Nghị định này có hiệu lực kể từ ngày ngày 15 tháng 02 năm 2027.", "2027-02-15"),
    ("Điều 2. Nghị quyết này có hiệu lực từ ngày ký đến hết ngày 31 tháng 12 năm 2027.", "2026-05-15 until 2028-01-01"),
    ("Điều 2. Nghị quyết này có hiệu lực từ ngày 01 tháng 6 năm 2026 đến trước ngày 01 tháng 3 năm 2027.",
     "2026-06-01 until 2027-03-01"),
    ("Điều 2. Nghị quyết này có hiệu lực từ ngày 01 tháng 6 năm 2026 và được thực hiện đến hết năm 2027.",
     "2026-06-01 until 2028-01-01"),
    ("Điều 2. Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 5 thông qua ngày 10 tháng 5 năm 2026 và có "
     "hiệu lực từ ngày 20 tháng 5 năm 2026.", "2026-05-20"),
    ("Điều 2. Nghị quyết này có hiệu lực sau 10 ngày kể từ ngày Hội đồng nhân dân tỉnh thông qua.", "2026-05-25"),
    ("Điều 2. Nghị quyết này có hiệu lực từ ngày được thông qua.", "2026-05-15"),
    ("Điều 3. Quyết định có hiệu lực thi hành kể từ ngày ký. Chánh Văn phòng chịu trách nhiệm thi hành.", "2026-05-15"),
    ("Điều 2. Quyết định có hiệu lực kể từ ngày ký.\nĐiều 3. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026.", "2026-07-01"),
    ("Điều 2. Nghị quyết này thay thế Nghị quyết số 12/2019/NQ-HĐND về ong. Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua "
     "ngày 10 tháng 5 năm 2026 và có hiệu lực từ ngày 20 tháng 5 năm 2026./.", "2026-05-20"),
    ("Điều 2: Quyết định này có hiệu lực từ 07 giờ 00 phút ngày 20 tháng 5 năm 2026.", "2026-05-20"),
    ("Điều 2.- Nghị định này có hiệu lực kề từ ngày ban hành. Những quy định trái với Nghị định này đều bãi bỏ.", "2026-05-15"),
    ("Điều 2. Điều khoản thi hành\n1.Nghị định này có hiệu lực từ ngày 01/6/2026 và áp dụng từ năm ngân sách 2027.", "2026-06-01"),
    ("Điều 2. Nghị định này có hiệu lực từ năm ngân sách 2027.", "2027-01-01"),
    ("Điều 3. Hiệu lực thi hành\nQuyết định có hiệu lực thi hành kể từ ngày ký.", "2026-05-15"),
    # what speaks of another day, or of other things
    ("Điều 2. Hồ sơ đã nộp trước ngày Nghị định này có hiệu lực thi hành được giải quyết tiếp.", "-"),
    ("Điều 2. Giấy phép có hiệu lực kể từ ngày ký. Hợp đồng có hiệu lực từ ngày 01 tháng 6 năm 2026.", "-"),
    ("Điều 2. Trong 03 năm kể từ ngày Nghị định này có hiệu lực, cơ sở nuôi ong phải đăng ký.", "-"),
    ("Điều 2. Quy định tại khoản 1 Điều 1 Nghị định này có hiệu lực từ ngày 01 tháng 6 năm 2026.", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("closing", "told"), EFFECTS, ids=[closing[:60] for closing, _ in EFFECTS])
def test_own_effect(closing: str, told: str) -> None:
    assert effect(decree(closing)) == told


def test_effect_counted_from_an_unknown_issue_is_unknown() -> None:
    assert effect(decree("Điều 2. Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký."), None) == "unknown"


def test_parts_have_days_of_their_own() -> None:
    told = read(decree(
        "Điều 9. Hiệu lực thi hành\n"
        "1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026, trừ các quy định sau đây có hiệu lực từ ngày 01 tháng 6 năm "
        "2026:\na) Khoản 2 Điều 3;\nb) Điều 5.\n"
        "2. Quy định tại Điều 7 Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2027 đến hết ngày 31 tháng 12 năm 2027.\n"
        "3. Các cơ quan chịu trách nhiệm thi hành Nghị định này."
    )).effects  # fmt: skip
    assert [(str(one.day), one.part, one.until and str(one.until)) for one in told] == [
        ("2026-07-01", None, None),
        ("2026-06-01", "Khoản 2 Điều 3", None),
        ("2026-06-01", "Điều 5", None),
        ("2027-01-01", "Quy định tại Điều 7 Nghị định này", "2028-01-01"),
    ]


def test_old_documents_have_no_articles() -> None:
    text = (
        "Để thống nhất việc nuôi ong, Bộ hướng dẫn như sau:\nI. ĐỐI TƯỢNG\n1. Các hộ nuôi ong.\nII. TỔ CHỨC THỰC HIỆN\n"
        "Thông tư này có hiệu lực kể từ ngày 01/01/1996, thay thế Thông tư số 12-TT/LB ngày 20-3-1990.\n\nKT. BỘ TRƯỞNG\n"
        "THỨ TRƯỞNG\n"
    )
    assert effect(text, date(1995, 12, 1)) == "1996-01-01"


ACTS = [
    ("Điều 2. Nghị định số 12/2019/NĐ-CP ngày 03 tháng 4 năm 2019 của Chính phủ về mật ong và Nghị định số 13/2020/NĐ-CP ngày "
     "05 tháng 5 năm 2020 của Chính phủ về sáp ong hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
     ["repeals 12/2019/NĐ-CP whole", "repeals 13/2020/NĐ-CP whole"]),
    ("Điều 2. Bãi bỏ Điều 5 của Nghị định số 12/2019/NĐ-CP ngày 03 tháng 4 năm 2019 của Chính phủ về mật ong.",
     ["repeals 12/2019/NĐ-CP article Điều 5"]),
    ("Điều 2. Bãi bỏ Nghị định số 12/2019/NĐ-CP kể từ ngày 01 tháng 9 năm 2026.", ["repeals 12/2019/NĐ-CP whole 2026-09-01"]),
    ("Điều 2. Hiệu lực\n3. Kể từ thời điểm ngày 01 tháng 9 năm 2026, các quy định về đăng ký mật ong của Bộ Y tế không còn được "
     "áp dụng; Thông tư số 12/2019/TT-BYT ngày 03 tháng 4 năm 2019 của Bộ trưởng Bộ Y tế và Thông tư số 13/2020/TT-BYT hết "
     "hiệu lực.", ["repeals 12/2019/TT-BYT whole 2026-09-01", "repeals 13/2020/TT-BYT whole 2026-09-01"]),
    ("Điều 2. Bãi bỏ các văn bản sau đây từ ngày 15 tháng 8 năm 2026:\na) Nghị định số 12/2019/NĐ-CP;\nb) Khoản 3 Điều 9 Nghị "
     "định số 13/2020/NĐ-CP.", ["repeals 12/2019/NĐ-CP whole 2026-08-15", "repeals 13/2020/NĐ-CP part khoản 3 Điều 9 2026-08-15"]),
    ("Điều 2. Luật Nuôi ong số 12/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực, trừ Điều 7 và Phụ lục IV.",
     ["repeals 12/2019/QH14 part"]),
    ("Điều 2. Luật Nuôi ong số 12/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực, trừ trường hợp quy định tại Điều 9 "
     "của Luật này.", ["repeals 12/2019/QH14 whole"]),
    ("Điều 2. Nghị định số 12/2019/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 13/2020/NĐ-CP và Nghị định số "
     "14/2021/NĐ-CP hết hiệu lực.", ["repeals 12/2019/NĐ-CP whole"]),
    ("Điều 2. Quyết định này thay thế các Quyết định số 12/2010/QĐ-UBND ngày 01/02/2010, số 13/2011/QĐ-UBND ngày 02/03/2011 và số "
     "14/2012/QĐ-UBND ngày 03/04/2012 của UBND tỉnh.",
     ["replaces 12/2010/QĐ-UBND whole", "replaces 13/2011/QĐ-UBND whole", "replaces 14/2012/QĐ-UBND whole"]),
    ("Điều 2. Các quy định sau đây hết hiệu lực:\na) Thông tư số 12/2019/TT-BYT;\nb) Điều 3 Thông tư số 13/2020/TT-BYT;\nc) Mục II "
     "Phụ lục ban hành kèm theo Thông tư số 14/2021/TT-BYT.",
     ["repeals 12/2019/TT-BYT whole", "repeals 13/2020/TT-BYT article Điều 3", "repeals 14/2021/TT-BYT part Mục II"]),
    ("Điều 2. Nghị định này thay thế Nghị định số 12/2019/NĐ-CP ngày 03 tháng 4 năm 2019 của Chính phủ về mật ong; bãi bỏ Nghị định "
     "số 13/2020/NĐ-CP, Điều 5 Nghị định số 14/2021/NĐ-CP và Quyết định số 15/2022/QĐ-TTg.",
     ["replaces 12/2019/NĐ-CP whole", "repeals 13/2020/NĐ-CP whole", "repeals 14/2021/NĐ-CP article Điều 5",
      "repeals 15/2022/QĐ-TTg whole"]),
    ("Điều 2. Chương IV, bao gồm các điều 11, 12 của Nghị định số 12/2019/NĐ-CP hết hiệu lực.",
     ["repeals 12/2019/NĐ-CP part Điều 11", "repeals 12/2019/NĐ-CP part Điều 12"]),
    # nothing is ended
    ("Điều 2. Trường hợp các văn bản dẫn chiếu tại Nghị định này được sửa đổi, bổ sung hoặc thay thế thì áp dụng văn bản mới, "
     "như Nghị định số 12/2019/NĐ-CP.", []),
    ("Điều 2. Hình thức xử phạt bổ sung:\na) Đình chỉ hoạt động quy định tại Điều 9 Nghị định số 12/2019/NĐ-CP.", []),
    # new wording of another document is that document's, not this one's
    ("Điều 2. Sửa đổi Điều 30 của Nghị định số 12/2019/NĐ-CP như sau:\n“Điều 30. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày "
     "01 tháng 7 năm 2019.\n2. Nghị định số 13/2010/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.”.",
     ["amends 12/2019/NĐ-CP article Điều 30"]),
]  # fmt: skip


@pytest.mark.parametrize(("closing", "told"), ACTS, ids=[closing[:60] for closing, _ in ACTS])
def test_acts_on_others(closing: str, told: list[str]) -> None:
    assert acts(decree(closing)) == told


def test_a_quoted_day_of_effect_is_not_this_documents_own() -> None:
    quoted = (
        "Điều 2. Sửa đổi Điều 30 của Nghị định số 12/2019/NĐ-CP như sau:\n“Điều 30. Hiệu lực\nNghị định này có hiệu lực từ ngày "
        "01 tháng 7 năm 2019.”.\nĐiều 3. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026."
    )
    assert effect(decree(quoted)) == "2026-07-01"


def test_the_clause_of_effect_in_new_words_moves_the_effect_of_the_amended_document() -> None:
    text = (
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Nuôi ong số 12/2025/QH15\n1. Sửa đổi, bổ sung khoản 1 Điều 52 như sau:\n"
        "“1. Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2026.”.\nĐiều 2. Luật này có hiệu lực từ ngày 01 tháng 6 năm "
        "2026.\n\nCHỦ TỊCH QUỐC HỘI\n"
    )
    told = read(text, title="Sửa đổi, bổ sung một số điều của Luật Nuôi ong số 12/2025/QH15")
    assert [(move.target.symbol, str(move.day)) for move in told.moves] == [("12/2025/QH15", "2026-08-01")]
    assert effect(text) == "2026-06-01"


def test_an_effect_that_is_put_off() -> None:
    text = decree(
        "Điều 2. Lùi hiệu lực thi hành của Luật Nuôi ong số 12/2025/QH15 từ ngày 01 tháng 7 năm 2026 đến ngày 01 tháng 01 năm 2027."
    )
    assert [(move.target.symbol, str(move.day)) for move in read(text).moves] == [("12/2025/QH15", "2027-01-01")]


def test_a_correction_ends_nothing() -> None:
    text = (
        "Điều 1. Đính chính khoản 2 Điều 9 Thông tư số 12/2026/TT-BYT như sau:\nThông tư số 13/2010/TT-BYT hết hiệu lực kể từ ngày "
        "Thông tư này có hiệu lực.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n\nKT. BỘ TRƯỞNG\n"
    )
    assert acts(text, title="Về việc đính chính Thông tư số 12/2026/TT-BYT") == ["corrects 12/2026/TT-BYT whole"]
    assert effect(text) == "2026-05-15"


def test_a_decision_may_say_in_its_title_alone_what_it_ends() -> None:
    text = "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\nBộ trưởng ban hành Thông tư.\n"
    assert acts(text, title="Bãi bỏ Thông tư số 12/2019/TT-BYT ngày 03 tháng 4 năm 2019 của Bộ trưởng Bộ Y tế") == [
        "repeals 12/2019/TT-BYT whole"
    ]


def test_documents_that_an_annex_lists() -> None:
    text = (
        "Điều 1. Bãi bỏ toàn bộ 02 văn bản quy phạm pháp luật do Ủy ban nhân dân tỉnh ban hành (Danh mục kèm theo).\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nDANH MỤC\nVĂN BẢN BỊ BÃI BỎ\n"
        "1. Quyết định số 12/2015/QĐ-UBND ngày 03/4/2015 của Ủy ban nhân dân tỉnh về nuôi ong;\n"
        "2. Quyết định số 13/2016/QĐ-UBND ngày 04/5/2016 của Ủy ban nhân dân tỉnh sửa đổi Quyết định số 11/2014/QĐ-UBND.\n"
    )
    assert acts(text) == ["repeals 12/2015/QĐ-UBND whole", "repeals 13/2016/QĐ-UBND whole"]


def test_forms_behind_the_signature_are_no_clauses() -> None:
    text = decree("Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026.") + (
        "\nPHỤ LỤC\nMẫu số 01\nQUYẾT ĐỊNH:\nĐiều 1. Cấp giấy phép.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế "
        "Quyết định số 12/QĐ-BYT ngày 01/02/2020.\n"
    )
    assert effect(text) == "2026-07-01"
    assert acts(text) == []


BROKEN = """Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 12/2019/NĐ-CP
1. Sửa đổi khoản 2 Điều 3 như sau:
“2. Cơ sở nuôi ong theo quy định tại “Quy chế đàn ong” thì nộp hồ sơ.
3. Hồ sơ nộp trước ngày này.”.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày 01 tháng
7 năm 2026.
Ký bởi: CỔNG THÔNG TIN
Ngày ký: 2026-05-16 09:00:00 +07:00
Điều 3. Trách nhiệm thi hành
Bộ trưởng Bộ Y tế chịu trách nhiệm thi hành.

TM. CHÍNH PHỦ
"""


def test_a_text_keeps_its_offsets_and_joins_its_lines() -> None:
    flow = flowing(BROKEN)
    assert len(flow) == len(BROKEN)
    assert "từ ngày 01 tháng 7 năm 2026." in flow
    assert "Ngày ký" not in flow
    own = own_part(flow)
    (quote,) = own.quoted
    assert flow[slice(*quote)].startswith("“2. Cơ sở") and flow[slice(*quote)].endswith("này.”")
    assert flow[own.start : own.end].startswith("Điều 1.") and "TM." not in flow[own.start : own.end]


def test_a_quotation_that_nobody_closes_ends_with_the_documents_next_article() -> None:
    text = re.sub("này.”.", "này.", BROKEN.replace("“Quy chế đàn ong”", "“Quy chế đàn ong” và “Sổ đàn ong”"))
    text = text.replace("nộp hồ sơ.", "nộp hồ sơ.”")
    assert effect(text) == "2026-07-01"


def test_a_consolidated_text_names_the_acts_it_joins_with_their_days() -> None:
    text = (
        "VĂN BẢN HỢP NHẤT\nTHÔNG TƯ\nQuy định về mật ong theo Quyết định số 11/2010/QĐ-TTg\n\n"
        "Thông tư số 12/2019/TT-BYT ngày 03 tháng 4 năm 2019 của Bộ trưởng Bộ Y tế quy định về mật ong, có hiệu lực kể từ ngày 20 "
        "tháng 5 năm 2019, được sửa đổi, bổ sung bởi:\n"
        "1. Thông tư số 13/2020/TT-BYT ngày 05 tháng 5 năm 2020 của Bộ trưởng Bộ Y tế sửa đổi, bổ sung một số điều của Thông tư số "
        "12/2019/TT-BYT và Thông tư số 10/2018/TT-BYT, có hiệu lực kể từ ngày 01 tháng 7 năm 2020;\n"
        "2. Thông tư số 14/2021/TT-BYT ngày 06 tháng 6 năm 2021 của Bộ trưởng Bộ Y tế, có hiệu lực kể từ ngày 06 tháng 5 năm 2021.\n"
        "Căn cứ Luật Dược số 105/2016/QH13;\n"
    )
    found = joined_acts(text, [one for one in find_citations(text) if one.form != "self"])
    assert [(one.act.symbol, one.basic, one.effective and str(one.effective)) for one in found] == [
        ("12/2019/TT-BYT", True, "2019-05-20"),
        ("13/2020/TT-BYT", False, "2020-07-01"),
        ("14/2021/TT-BYT", False, None),  # before its own issue: a slip of the text
    ]


def test_a_consolidated_text_that_names_no_act_joins_none() -> None:
    assert joined_acts("VĂN BẢN HỢP NHẤT\nTHÔNG TƯ\nQuy định về mật ong\n\nĐiều 1. Phạm vi\n", []) == []
    assert joined_acts("", []) == []
    assert own_clauses("", [], None).effects == ()
