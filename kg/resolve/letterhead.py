"""Who wrote a text, when, and under which number: the reporting body.

Read from the letterhead, the place-and-date line, the sentence that reports ("Ủy ban nhân dân Phường 4 báo cáo"),
the closing sentence and the recipients; where the letterhead is missing, the rest must do. A place counts only
with its unit ("phường Lam Sơn"); which of the places of that name it is, the other places of the text decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from sqlite3 import Connection
from typing import Literal

from kg.base.patterns import late
from kg.cite import dates
from kg.cite.bodies import any_body_at, body_at, central_body
from kg.cite.english import own_day
from kg.cite.own_number import in_one_line
from kg.cite.place_names import place_at
from kg.cite.structure import HEAD, ends_paragraph
from kg.cite.symbols import head_of
from kg.cite.vocabulary import TYPE_WORDS, Head
from kg.model import JUDICIAL, Body, Citation, DocType
from kg.register.identity import numbered, same_type
from kg.register.places import PARTY_UNITS, Place, at_place
from kg.resolve.writer import first_column, in_small_letters, writer_of
from kg.tuples import NamedTuple


class Report(NamedTuple):
    """The text itself, as a document: who wrote it, when and what; a named tuple, for one is made for each day that
    the text cites.

    `as_of` is the day to judge it on: its own day, else the last day of the printed month or of the year in
    its title (`precision` says which), else None. `places` runs from the body's own place upward.
    """

    type: DocType = "report"
    body: Body | None = None
    places: tuple[Place, ...] = ()
    symbol: str | None = None
    day: date | None = None
    as_of: date | None = None
    precision: Literal["day", "month", "year", ""] = ""
    title: str | None = None
    title_span: tuple[int, int] | None = None
    named: tuple[tuple[str, str], ...] = ()  # every place that the text names with its unit: ("tỉnh", "Lào Cai")

    def place(self, level: str, unit: str | None = None) -> Place | None:
        """The report's own or superior place of a level ("province"), or of a unit ("thành phố")."""
        for place in self.places:
            if (unit is None or place.unit == unit) and level in ("unknown", place.level):
                return place
        return None


#: Types that no office of a place issues.
_CENTRAL_TYPES = frozenset(("law", "code", "ordinance", "decree", "circular", "joint_circular"))
#: A year in their title is that of their subject, not the one they report on.
_NORMATIVE_TYPES = _CENTRAL_TYPES | {"resolution", "joint_resolution", "decision", "directive", "consolidated"}
_OWN_DAY = late(
    r"[Nn]gày\s{0,4}[.…]*\s{0,4}(\d{0,2})\s{0,4}[.…]*\s{0,4}th[áa]ng\s{0,4}[.…]*\s{0,4}(\d{0,2})\s{0,4}[.…]*\s{0,4}n[ăa]m\s{1,4}(\d{4})"
    r"|[Nn]gày\s{0,4}(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})(?!\d)"
)
#: A day that the writer left open, its year too: then no year of the title is the document's.
_OPEN_DAY = late(r"[Nn]gày[\s.…_]{0,40}tháng[\s.…_\d]{0,40}năm(?!\s{0,4}[.…_]{0,4}\s{0,4}\d{4})")
#: The day on which a page was published, as its head gives it: "Đăng ngày 17 - 05 - 2024", "Cập nhật 08:21, 16/4/2021".
_POSTED = late(
    r"(?:^|\n)[ \t(]*(?:(?=\d{1,2}[/.]\d{1,2}[/.]\d{4}[ \t]*(?:\r?\n|$))"
    r"|(?:(?:Ngày\s+)?[Đđ]ăng|Cập\s+nhật)(?:\s+(?:ngày|lúc))?|Thứ\s+\w+|Chủ\s+nhật|Xuất\s+bản)"
    r"[ \t]*[:,-]?[ \t]*(?:\d{1,2}:\d{2}[ \t]*[,-]?[ \t]*)?(?:ngày[ \t]+)?"
    r"(\d{1,2})[ \t]?[-/.][ \t]?(\d{1,2})[ \t]?[-/.][ \t]?(\d{4})(?!\d)"
)
_TYPES = (
    r"BÁO CÁO|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|THÔNG BÁO|TỜ TRÌNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|CHỈ THỊ|"
    r"ĐỀ ÁN|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN|CÔNG ĐIỆN|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|NGHỊ ĐỊNH|BỘ LUẬT|LUẬT|"
    r"PHÁP LỆNH"
)
_TITLE_TYPE = late(rf"(?:^|\n)[ \t#*_|]*({_TYPES})[ \t\r*_|]*(?=\n|$)")
#: The same in a letterhead of one line: behind the day, or the motto.
_TITLE_IN_LINE = late(rf"(?:\d{{4}}|[Pp]húc)[ \t*_|–—-]{{1,20}}({_TYPES})(?=[ \t*_|])")
_TITLE_REACH = 300
#: What ends a title there: the first ground, who is written to, the first part.
_TITLE_END = late(
    r"\s(?:Căn\s+(?:cứ\s)?|Theo\s|Thực\s+hiện\s+(?:[A-ZĐ]|\S+\s+\S+\s+số)|Kính\s+gửi|Điều\s+1|Chương\s|Phần\s|I\.)"
)
_AFTER_PLACE = late(
    r"(?:^|\n|\s{2,}|\||<br/?>|Hạnh\s[Pp]húc\s|[/-][A-ZĐ&]{2,12}\s)"
    r"[ \t*_|]*(?!Thứ\s|Chủ\s+nhật)[^\W\d_][^\s,;:]{0,14}(?:[^\S\n]{1,3}[^\s,;:]{1,14}){0,5}[^\S\n]{0,2},\s{0,4}$"
)
_PASSED_TYPES = frozenset(("law", "code", "ordinance", "resolution", "joint_resolution"))
_PASSED = late(
    r"này\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|[ỦU][ỷy]\s+ban\s+[Tt]hường\s+vụ|Hội\s+đồng\s+nhân\s+dân)[^.;]{0,200}?"
    r"thông\s+qua\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)
_CONSOLIDATED = late(r"VĂN BẢN HỢP NHẤT")
_CONTINUED = late(r"\(Tiếp\s+theo\s+Công\s+báo\s")
_FULL_LINE = late(r"[^\n]*\S[^\n]*")
#: What a number is taken for that names no type of document.
_GUESSED_TYPES = frozenset(("official_letter", "other"))
#: Who issues, in capitals on a line of its own between the title and the recitals; not where the title leads to it.
_ISSUER_LINE = late(
    r"[ \t*_]*(?:CHỦ TỊCH|[UỦ][ỶY] BAN|HỘI ĐỒNG NHÂN DÂN|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ[ \t*_]*$|QUỐC HỘI|THỐNG ĐỐC|"
    r"GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG (?:CỤC|KIỂM|THANH))"
)
_LEADS_ON = late(r"(?:,|(?<!\w)(?:CỦA|DO|VÀ|VỚI|CHO|TRONG|THUỘC|TẠI|GIỮA))\s*$")
_BELOW_TITLE = late(
    r"[ \t*_]*(?:Kính\s+gửi|Căn\s+cứ\s|Theo\s|Thi\s+hành\s|"
    r"(?:Thực\s+hiện|Triển\s+khai|Chấp\s+hành)\s+(?:[Cc]ông|[Kk]ế|[Cc]hỉ|[Nn]ghị|[Qq]uyết|"
    r"[Tt]hông|[Ll]uật|[Vv]ăn|[Hh]ướng)\s|(?:Phần\s+)?(?:[IVX]+|\d+)[.)/]\s|Chương\s|Điều\s+\d|\(|\||[-–—=_]{3})"
)
_WIDEST_TITLE = 120
_YEAR = late(r"(?<!\d)(?:năm\s{1,4})((?:19|20)\d{2})(?!\d)")


def read_report(text: str, citations: Sequence[Citation], conn: Connection) -> Report:
    """What the text says of itself. Whatever it does not say is None."""
    own = next((c for c in citations if c.form == "self"), None)
    zone_of = own
    own = own or _continued(text, citations)
    title_at = _TITLE_TYPE.search(text, 0, HEAD)
    if title_at is None and own is not None and in_one_line(text, own.start):
        title_at = _TITLE_IN_LINE.search(text, own.end, own.end + _TITLE_REACH)
    kind = own.type if own else "report"
    if title_at and (own is None or kind in _GUESSED_TYPES):  # "197-CP" tells no type: the title does
        kind = _type_of(title_at.group(1))
    if own is None and title_at and _CONSOLIDATED.search(text, 0, title_at.start()):
        kind = "consolidated"
    title, span, year = _title(text, title_at)
    inside = [(c.start, c.subject[1] if c.subject else c.end) for c in citations]
    cited = [(c.start, c.end) for c in citations if c.form != "self" and c.start < HEAD]
    day, as_of, precision = _day(
        text, title_at.start() if title_at else None, None if kind in _NORMATIVE_TYPES else year, cited
    )
    if as_of is None and own and own.form != "self" and own.day:
        day, as_of, precision = own.day, own.day, "day"
    if as_of is None and kind in _PASSED_TYPES and (passed := _passed(text)):
        day, as_of, precision = passed, passed, "day"
    if day is None and own and own.form == "self" and own.type in JUDICIAL and (printed := dates.after(text, own.end)):
        day, as_of, precision = printed.day, printed.day, "day"
    if as_of is None and own is None and title_at is None and (passed := _passed_at_the_end(text)):
        kind, day, as_of, precision = "resolution", passed, passed, "day"
    if precision != "day" and (signed := _signed_on(text, citations)):
        day, as_of, precision = signed, signed, "day"
    if as_of is None and own is None and title_at and (issued := _issued_with(text, citations, title_at.end())):
        day, as_of, precision = issued, issued, "day"
    if as_of is None and (held := _held(text)):
        day, as_of, precision = held, held, "day"
    zone = title_at.start() if title_at else _end_of_head(text, zone_of) if zone_of else _motto(text)
    body = own.issuer if own else None
    places: tuple[Place, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    if body is None and own and own.symbol and own.symbol.endswith("/TW"):
        body = _signing_body(text) or _known_issuer(conn, own, kind, day) or _central_body(text, zone)
    elif body is None and kind in JUDICIAL:
        body = _court(text, zone)
    elif body is None and kind in _CENTRAL_TYPES | {"consolidated"}:
        body = _central_body(text, zone)
    elif body is None:
        body, places, named = writer_of(text, inside, conn, as_of, zone, own.symbol if own else None)
        office = head_of(own.symbol) if own and own.symbol else None
        stands_for = body is not None and (body.head == _COMMITTEE or body.head.endswith("ủy"))
        if body is not None and stands_for and office is not None and _signs(office, body):
            # its own number knows better: "32/2023/NQ-HĐND"; which of several communes of one name it is, is not asked
            body = at_place(office.name, places[0]) if places else _of_the_place(office.name, body)
    symbol = own.symbol if own and own.symbol and not own.symbol.startswith("/") else None
    return Report(kind, body, places, symbol, day, as_of, precision, title, span, named)


def _signs(office: Head, body: Body) -> bool:
    """Whether the office of the text's own number may be below the name of `body`, as a Sở is below its UBND's."""
    return office.kind == "local" or (office.kind == "department" and office.level == body.level)


def _of_the_place(head: str, body: Body) -> Body:
    """Another office of the place that `body` names; the Party's hold their unit in their name, and stay unknown."""
    return body if head.endswith(tuple(PARTY_UNITS)) else body._replace(head=head)


_COMMITTEE = "UBND"


def _motto(text: str) -> int:
    """Where the national motto ends, which stands in every letterhead (Nghị định 30/2020/NĐ-CP Phụ lục I.II.1); 0."""
    found = _MOTTO.search(text, 0, HEAD)
    return found.end() if found is not None and "\n" in text[: found.start()].strip() else 0


_MOTTO = late(r"Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc")


def _end_of_head(text: str, own: Citation) -> int:
    """Where the letterhead of a text without a title in capitals ends: behind its number and its place and day."""
    line = text.find("\n", own.end)
    dated = _OWN_DAY.search(text, own.end, own.end + _HEAD_REACH)
    return max(dated.end() if dated else 0, line if line >= 0 else len(text))


_HEAD_REACH = 240


def _issued_with(text: str, citations: Sequence[Citation], title: int) -> date | None:
    """The day of the decision with which rules or a plan were issued, as the bracket below their title gives it."""
    found = _WITH.search(text, title, title + _HEAD_REACH * 3)
    by = next((c for c in citations if found and found.end() <= c.start <= found.end() + 2), None)
    return by.day if by else None


def _signed_on(text: str, citations: Sequence[Citation]) -> date | None:
    """The day that stands below or above a text without one in its letterhead, on a line of its own: "Vinh, ngày 5
    tháng 3 năm 2026." before the signature, "Ngày 5 tháng 3 năm 2026" and "Hôm nay, ngày …" at the head of a contract.

    None where the letterhead leaves the day open: then the writer has not signed.
    """
    if _LEFT_OPEN.search(text, 0, HEAD):
        return None
    tail = _DAY_LINE.finditer(text, max(_TOP, len(text) - _TAIL))
    lines = [*_DAY_LINE.finditer(text, 0, _TOP), *(line for line in tail if line[1])]
    for found in reversed(lines):
        if found[5] and not (found[1] or "").startswith(_TODAY):
            continue  # "Ngày 5 tháng 3 năm 1980 tại …": what happened then
        if not any(c.start < found.end() and found.start(2) < c.end for c in citations if c.form != "self"):
            with suppress(ValueError):
                return date(int(found[4]), int(found[3]), int(found[2]))
    return None


#: Where the head of a contract ends, and how far from the end of a text its signature may begin.
_TOP, _TAIL = 600, 2500
_DAY_LINE = late(
    r"(?:^|\n)[ \t*_|\[\]()>-]{0,8}(Hôm[ \t]nay,?[ \t]{1,4}|[^\W\d_][^\n,;:.|]{1,39},[ \t]{1,4})?[Nn]gày"
    r"[ \t]{1,4}(\d{1,2})[ \t]{1,4}tháng[ \t]{1,4}(\d{1,2})[ \t]{1,4}năm[ \t]{1,4}(\d{4})"
    r"(?:[ \t*_.)|]*(?=\r?\n|$)|[ \t,]{1,4}(?:tại|chúng[ \t]tôi)([ \t]))"
)
_TODAY = "Hôm"
_LEFT_OPEN = late(r"[Nn]gày[\s.…_]{1,40}tháng[\s.…_\d]{1,40}năm")
_WITH = late(r"\(\s*(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+")


def _held(text: str) -> date | None:
    """The day of the meeting that minutes are of, which print no place and day: "Thời gian: 8 giờ, ngày 18/6/2026"."""
    found = _HELD.search(text, 0, HEAD) if _MINUTES.search(text, 0, HEAD) else None
    with suppress(ValueError):
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    return None


_MINUTES = late(r"^[ \t*_|#]*BIÊN BẢN(?!\w)", re.MULTILINE)
_HELD = late(
    r"(?:Thời\s+gian|Hôm\s+nay|Vào\s+(?:hồi|lúc))[^\n]{0,80}?ngày\s{1,4}(\d{1,2})(?:\s{1,4}tháng\s{1,4}|[/.-])(\d{1,2})"
    r"(?:\s{1,4}năm\s{1,4}|[/.-])(\d{4})(?!\d)"
)


def _continued(text: str, citations: Sequence[Citation]) -> Citation | None:
    """The document that a later number of the gazette goes on with: the first it names, above "(Tiếp theo Công báo"."""
    found = _CONTINUED.search(text, 0, HEAD)
    above = (c for c in citations if found and c.symbol and c.start < found.start())
    return next(above, None)


def _central_body(text: str, zone: int) -> Body | None:
    """The central office that the letterhead names; consolidated texts print no number to tell it by."""
    for line in _LINE.finditer(text, 0, zone):
        office = body_at(text, line.start())
        if office and office[1].level in ("central", "ministry"):
            return office[1]
    return None


def _court(text: str, zone: int) -> Body | None:
    """The court that the letterhead names: "TÒA ÁN NHÂN DÂN⏎HUYỆN T"."""
    for line in _FULL_LINE.finditer(text, 0, zone):
        printed = first_column(line.group())
        beside = len(printed) < len(line.group().strip(" *_|"))  # the motto stands in the same line
        office = any_body_at(printed, 0) if beside else any_body_at(text, line.start())
        if office and office[1].head.casefold().startswith("tòa án") and len(office[1].head) > _BARE_COURT:
            named = in_small_letters(office[1]) if office[1].head.isupper() else office[1]
            return named if beside else _with_province(named, text, office[0])
    for court in _COURT.finditer(text, 0, HEAD):  # where a text layer has lost its lines
        office = any_body_at(text, court.start())
        if office and (office[1].unit or office[1].level == "central"):
            return office[1]
    return None


def _with_province(court: Body, text: str, end: int) -> Body:
    """A court of an area with its province, as it is named in full: "Tòa án nhân dân khu vực 3 - Đồng Tháp" (Luật
    81/2025/QH15; each province counts its areas from 1). The letterhead prints it on the next line.
    """
    if court.unit is not None or not court.head[-1].isdigit() or (below := _OF_PROVINCE.match(text, end)) is None:
        return court
    placed = place_at(text, below.end(), "tỉnh")
    city = "Thành phố " if below[1] == "THÀNH PHỐ" else ""
    return court._replace(head=f"{court.head} - {city}{placed[1]}") if placed is not None else court


_OF_PROVINCE = late(r"[\s*_|–-]{1,12}(TỈNH|THÀNH PHỐ)\s+")


_BARE_COURT = len("Tòa án")  # "Tòa án xét xử: …", a page's own line
_COURT = late(r"T(?:ÒA|OÀ) ÁN NHÂN DÂN (?!CỘNG)")


_LINE = late(r"(?:\A|(?<=\n))(?=\S)")
_SIGNED_FOR = late(r"T/?M[.:]?\s+(?=[A-ZĐ])")


def _signing_body(text: str) -> Body | None:
    """The Party's body for which a document of the centre is signed: "T/M BỘ CHÍNH TRỊ"."""
    for signed in _SIGNED_FOR.finditer(text, max(0, len(text) - HEAD)):
        office = body_at(text, signed.end())
        if office and office[1].level == "central":
            return office[1]
    return None


def _known_issuer(conn: Connection, own: Citation, kind: DocType, day: date | None) -> Body | None:
    """The body that issued a document of the Party's centre, where the register knows it by its number and day: the
    letterhead names the Central Committee on those of the Politburo and of the Secretariat too."""
    known = {d.issuer for d in numbered(conn, own.symbol or "", kind) if d.issued == day and same_type(d.type, kind)}
    issuer = known.pop() if day is not None and len(known) == 1 else None
    return central_body(issuer) if issuer is not None else None


def _type_of(word: str) -> DocType:
    matched = TYPE_WORDS.match(word, 0)
    return matched[1] if matched else "report"


def _title(text: str, at: re.Match[str] | None) -> tuple[str | None, tuple[int, int] | None, int | None]:
    """The subject below the type word, up to four lines; its span; the year it names.

    An empty line ends it, unless the sentence plainly goes on: pages and spaced lines put one anywhere. So does a
    paragraph that is wider than titles, which stand in the middle of the page, are set.
    """
    if at is None:
        return None, None, None
    if at.start() < at.start(1) and at.group()[0].isalnum():  # in a letterhead of one line
        stop = _TITLE_END.search(text, at.end(), at.end() + _TITLE_REACH)
        end = stop.start() if stop else at.end() + _TITLE_REACH
        printed = text[at.end() : end].partition("\n")[0].strip(" *_|")
        year = _YEAR.search(printed)
        start = text.find(printed, at.end())
        return printed or None, (start, start + len(printed)), int(year.group(1)) if year else None
    lines: list[re.Match[str]] = []
    for line in _FULL_LINE.finditer(text, at.end(), at.end() + 1200):
        if lines:
            apart = text.count("\n", lines[-1].end(), line.start()) > 1
            goes_on = lines[-1].group().rstrip().endswith(",") or line.group().lstrip()[0].islower()
            in_capitals = line.group().isupper() and not _LEADS_ON.search(lines[-1].group())
            issuer = in_capitals and _ISSUER_LINE.match(line.group())
            opens = ends_paragraph(text, lines[-1].end()) and len(line.group()) > _WIDEST_TITLE
            if len(lines) == 4 or (apart and not goes_on) or issuer or opens or _BELOW_TITLE.match(line.group()):
                break
        lines.append(line)
    title = " ".join(" ".join(line.group() for line in lines).replace("*", " ").replace("#", " ").split())
    year = _YEAR.search(title)
    span = (lines[0].start(), lines[-1].end()) if lines else None
    return title or None, span, int(year.group(1)) if year else None


def _day(
    text: str, title: int | None, year: int | None, cited: Sequence[tuple[int, int]]
) -> tuple[date | None, date | None, Literal["day", "month", "year", ""]]:
    """The report's own day, the day to judge it on, and how precise that is.

    Days inside citations are not its own, nor, where no title ends the letterhead, a day without its place before it.
    """
    end = HEAD if title is None else min(title + 40, HEAD)
    for found in _OWN_DAY.finditer(text, 0, end):
        if any(start < found.end() and found.start() < stop for start, stop in cited):
            continue
        worded, short = found.groups()[:3], found.groups()[3:]
        if (title is None or short[2]) and not _AFTER_PLACE.search(text[: found.start()][-60:]):
            continue
        return _own_day(*(short if short[2] else worded))
    if (printed := own_day(text, end)) is not None:
        return printed, printed, "day"
    if (posted := _POSTED.search(text, 0, end)) is not None:  # an article: the day on which it was published
        with suppress(ValueError):
            published = date(int(posted[3]), int(posted[2]), int(posted[1]))
            return None, published, "day"
    if year and not _OPEN_DAY.search(text, 0, end):
        return None, date(year, 12, 31), "year"
    return None, None, ""


def _own_day(day: str, month: str, year: str) -> tuple[date | None, date, Literal["day", "month", "year"]]:
    """The own day as printed; of one that is left open, the last day of its month or year."""
    with suppress(ValueError):
        if day and month:
            printed = date(int(year), int(month), int(day))
            return printed, printed, "day"
        if month:
            return None, _last_of_month(int(year), int(month)), "month"
    return None, date(int(year), 12, 31), "year"


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _passed_at_the_end(text: str) -> date | None:
    """The day on which a text without a head was passed, as its last sentence says; a page of the legal code, which
    holds the articles of many, has none."""
    return _passed(text[-_LAST_SENTENCE:]) if not _CODIFIED.search(text) else None


_LAST_SENTENCE = 600
#: The number of an article in the legal code: "Điều 1.1.LQ.5".
_CODIFIED = late(r"Điều\s+\d{1,2}\.\d{1,2}\.[A-ZĐ]{2}\.\d")


def _passed(text: str) -> date | None:
    """The day in the last sentence of a law or resolution: "Luật này được Quốc hội … thông qua ngày …"."""
    found = _PASSED.search(text)
    with suppress(ValueError):
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    return None
