"""Laws cited by name, made citations: with the number, year or day after the name."""

from __future__ import annotations

import re

from kg.base.patterns import late
from kg.cite import dates
from kg.cite import own_number as own
from kg.cite.draft import Draft
from kg.cite.names import NamedLaw, numbers_of, years_of
from kg.cite.pinpoints import set_pinpoints
from kg.cite.surroundings import Right, right_of
from kg.cite.symbols import Symbol
from kg.model import Body, DocType, Repair
from kg.naming import type_name

#: What may stand between a law's name and its number: its year, "(sửa đổi)", a comma, a bracket, "số".
_LAW_NUMBER = late(
    r"(?:[\[(*_]{0,2}\d{0,2}[\])*_]{0,2})?(?:\s{1,8}\([Ss]ửa\s+đổi\))?(?:\s{1,8}(?:năm\s{1,8})?(?:19|20)\d\d)?"
    r"(?:\s{1,8}(?:của\s{1,4})?(?:nước\s{1,4})?(?:(?:CHXHCN|[Cc]ộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa)\s+)?Việt\s+Nam)?"
    r"(?:\s{1,8}(?:của|CỦA)\s{1,8}(?:Quốc\s+hội|QUỐC\s+HỘI)(?:,?\s{1,8}(?:[Kk]hóa|[Kk]hoá|KHÓA|KHOÁ)\s{1,4}[IVX]{1,5})?"
    r"(?:,?\s{1,4}(?:kỳ\s{1,4}họp|KỲ\s{1,4}HỌP)\s{1,4}(?:thứ|THỨ)\s{1,4}\w{1,8})?)?"
    r"\s{0,8},?\s{0,8}\(?\s?(?:(?:số|SỐ)\s{0,4}:?\s{0,8})?"
)
_LONGEST_LAW_GAP = 80
#: "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân (sửa đổi) ngày 21/6/1994".
_REVISED = late(r"(?: các cấp)? \([Ss]ửa\s+đổi(?:,\s+bổ\s+sung)?\)(?=,?\s{1,8}ngày\s{1,4}\d)")
_PASSED_REACH = 120
#: The year of a law whose name runs into it: "Luật Khiếu nại, tố cáonăm 1998".
_STUCK_YEAR = late(r"năm\s{1,4}((?:19|20)\d\d)(?!\d)")
#: Kinds of order that the symbols of laws bear; a decree's number is no law's.
_LAW_SYMBOLS: frozenset[DocType | None] = frozenset((None, "law", "code", "ordinance", "order"))
#: A bare day on the line after a law's name stands in a cell of its own: the day on which a decree began; a day that
#: begins its line with a capital is the page's.
_NEXT_LINE_DAY = late(r"[ \t]{0,8}\r?\n\s{0,8}(?:Ngày\s{1,4})?\d{1,2}\s{0,2}[/.\-]")
_DOING = late(
    r"(?:thực\s+hiện|triển\s+khai|thi\s+hành|tuyên\s+truyền|phổ\s+biến|quán\s+triệt|học\s+tập|sơ\s+kết|tổng\s+kết|kết\s+quả|về)"
    r"\s+(?:[^\W\d_]+\s+){0,3}$",
    re.IGNORECASE,
)
_DOING_REACH = 48
_ISSUED = late(r"\s{0,4},?\s{1,4}(?:được\s{1,4})?ban\s{1,4}hành\s{1,4}ngày\s")
_PARLIAMENT = Body("Quốc hội", level="central")
_STANDING_COMMITTEE = Body("Ủy ban Thường vụ Quốc hội", level="central")


def is_number_of(text: str, law: NamedLaw, symbol: Symbol) -> bool:
    """Whether `symbol` is the number of the law named before it: "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"."""
    if symbol.start - law.end > _LONGEST_LAW_GAP or not symbol.codes or symbol.type not in _LAW_SYMBOLS:
        return False
    gap = text[law.end : symbol.start]
    if gap == " số ":
        return True
    if "\n" in gap and "số" not in gap.lower() and symbol.text not in numbers_of(law.type, law.name):
        return False  # what opens the next line is another's, "Luật Đất đai⏎45/UBND-NC ngày …"
    return _LAW_NUMBER.fullmatch(gap) is not None and (law.listed or bool(gap.strip()))


def from_law(text: str, law: NamedLaw, number: Symbol | None, floor: int, own_law: bool) -> Draft:
    """The citation of a law by name, with its `number`, not before `floor`; `own_law` says that the text is a law."""
    end = number.end if number else law.end
    year = None
    printed = dates.YEAR_AFTER.match(text, law.end)
    if printed is not None and (number is None or printed.end() <= number.start):
        candidate = int(printed["year"])
        if number is not None or _is_its_year(text, law, candidate, printed):
            year, end = candidate, max(end, printed.end())
    if law.slip and number is None and (stuck := _STUCK_YEAR.match(text, law.end)) is not None:
        year, end = int(stuck[1]), stuck.end()
    if number is not None and text.startswith(" năm ", end) and (said := dates.NUMBER_YEAR.match(text, end)):
        end = said.end() if int(said[1]) == number.year else end  # "Luật Giao dịch điện tử số 20/2023/QH15 năm 2023"
    if own_law and own.is_title(text, law):
        draft = Draft(law.start, law.end, law.type, "self")
        draft.name = law.name
        draft.issuer, draft.basis = _lawgiver(law.type), "symbol"
        return draft
    by_assembly = text.find("Quốc", end, end + 26) >= 0 and text.find("thông qua", end, end + _PASSED_REACH) >= 0
    passed = dates.PASSED.match(text, end) if by_assembly else None
    if passed is not None and dates.after(text, passed.end()) is not None:
        right = right_of(text, passed.end())
    elif text.startswith((" (s", " (S", " các cấp ("), end) and (revised := _REVISED.match(text, end)) is not None:
        right = right_of(text, revised.end())
    else:
        on_next_line = number is None and "\n" in text[end : end + 10] and _NEXT_LINE_DAY.match(text, end) is not None
        right = Right(end) if on_next_line else right_of(text, end)
    if (
        right.day is not None and number is None and law.listed
        and right.day.year not in years_of(law.type, law.name) and _ISSUED.match(text, end) is not None
    ):  # fmt: skip
        right = Right(end)  # "Nghị định … thi hành Luật Đất đai, ban hành ngày 31/01/2026": the decree's
    if right.issuer is not None and right.issuer.level not in ("central", "ministry"):
        right.drop_issuer()  # "Luật Chất lượng sản phẩm, hàng hóa do UBND cấp tỉnh thực hiện": no office of a place
    draft = Draft(law.start, right.end, law.type, "named")
    if number is not None:
        draft.form = "full" if right.day and right.basis == "explicit" else "numbered"
        draft.symbol, draft.number, draft.repairs = number.text, (number.start, number.end), number.repairs
        opened = text[law.end : number.start].rfind("(") >= 0
        if opened and text[right.end : right.end + 1] == ")":
            draft.end += 1
    if law.slip:
        words = " ".join(text[law.start : law.end].split())
        draft.repairs = (*draft.repairs, Repair("name", words, f"{type_name(law.type)} {law.name}"))
    draft.name, draft.term, draft.bad_date, draft.day = law.name, right.term, right.bad_date, right.day
    draft.year = (number.year if number else None) or year or (right.day.year if right.day else right.year)
    if right.issuer is not None:
        draft.issuer, draft.basis = right.issuer, right.basis
    else:
        draft.issuer, draft.basis = _lawgiver(law.type), "symbol"
    set_pinpoints(text, draft, floor)
    return draft


def give_day_back(text: str, before: Draft, named: Draft, law: NamedLaw) -> None:
    """The day behind a title that ends with another law's name is the amending law's: "Luật số 85/2025/QH15 sửa đổi,
    bổ sung một số điều của Luật Hòa giải, đối thoại tại Tòa án ngày 25/6/2025"."""
    if named.day is None or before.day is not None or before.symbol is None or before.type not in _LAW_SYMBOLS:
        return
    if before.year not in (None, named.day.year) or not _AMENDING_TITLE.fullmatch(text, before.end, named.start):
        return
    before.day, before.year = named.day, named.day.year
    named.day, named.end = None, law.end
    if named.year == before.year and law.end == named.end:
        named.year = None


_AMENDING_TITLE = late(r"\s{1,8}(?:về\s+)?(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)[^.;\n]{0,120}?", re.IGNORECASE)


def _is_its_year(text: str, law: NamedLaw, year: int, printed: re.Match[str]) -> bool:
    """Whether a year, "năm 2023" or "2023", after a law's name is the law's year.

    Bare figures are, but on another line they may be another cell's ("Luật Dầu khí⏎2026"): then only a year that the
    list knows. "năm 2023" is when the list knows such a law, and where nothing is done: "thực hiện Luật Thực hiện dân
    chủ ở cơ sở năm 2023" tells the year of the doing, "căn cứ Luật Nhà ở năm 2023" that of a law which the list does
    not know yet.
    """
    known = years_of(law.type, law.name)
    if not printed["word"] and law.type != "constitution":
        return year in known or "\n" not in printed.group()
    if law.type == "constitution" or not known or year in known or year < min(known):
        return True
    return _DOING.search(text[max(0, law.start - _DOING_REACH) : law.start]) is None


def _lawgiver(kind: DocType) -> Body:
    return _STANDING_COMMITTEE if kind == "ordinance" else _PARLIAMENT
