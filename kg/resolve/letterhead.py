"""Who wrote a text, when, and under which number: the reporting body.

Read from the letterhead, the place-and-date line, the sentence that reports ("Ủy ban nhân dân Phường 4 báo cáo"),
the closing sentence and the recipients; where the letterhead is missing, the rest must do. A place counts only
with its unit ("phường Lam Sơn"); which of the places of that name it is, the other places of the text decide.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection
from typing import Literal

from kg.base.patterns import late
from kg.cite.bodies import body_at
from kg.cite.place_names import place_at
from kg.cite.structure import HEAD
from kg.cite.symbols import head_of
from kg.cite.trie import SPACE_GAP, spell
from kg.cite.vocabulary import TYPE_WORDS, UNITS
from kg.model import Body, Citation, DocType
from kg.naming import fold
from kg.register.places import PARTY_UNITS, Place, ancestors, at_place, find_places, unlisted_in


@dataclass(frozen=True, slots=True)
class Report:
    """The text itself, as a document: who wrote it, when and what.

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
#: How much each (unit, name) of the text weighs as the writer's own place.
Weights = dict[tuple[str, str], float]

_TAIL = 2200
#: The words for units by their rarest letter (see `kg.cite.names`), and how far it stands from the first.
_UNIT_WORD = late(
    r"[ỉỈàÀịỊPXệỆậẬờỜãÃặẶ](?:(?<=[Tt]ỉ)nh|(?<=TỈ)NH|(?<=[Tt]hà)nh\s+phố|(?<=THÀ)NH PHỐ|(?<=[Tt]hị)\s+(?:xã|trấn)|"
    r"(?<=THỊ) (?:XÃ|TRẤN)|(?<=T[PX])\.?|(?<=[Hh]uyệ)n|(?<=HUYỆ)N|(?<=[Qq]uậ)n|(?<=QUẬ)N|(?<=[Pp]hườ)ng|(?<=PHƯỜ)NG|"
    r"(?<=[Xx]ã)|(?<=XÃ)|(?<=[Đđ]ặ)c\s+khu|(?<=ĐẶ)C KHU)(?=\s)"
)
_RAREST_AT = {"ỉ": 1, "à": 2, "ị": 2, "p": 1, "x": 1, "ệ": 3, "ậ": 2, "ờ": 3, "ã": 1, "ặ": 1}
_BEFORE_WORD = re.compile(r"(?<!\w)")
_BODY_WORD = late(
    r"[UHỦĐSP](?<!\w.)(?:(?<=U)BND|(?<=H)ĐND|(?<=[ỦU])(?:[ỷyYỶ]\s+[Bb]an\s+nhân\s+dân|[YỶ] BAN NHÂN DÂN)|"
    r"(?<=H)(?:ội\s+đồng\s+nhân\s+dân|ỘI ĐỒNG NHÂN DÂN)|(?<=Đ)(?:ảng\s+[uủ][ỷy]|ẢNG [UỦ][YỶ])|"
    r"(?<=S)[ởỞ]\s|(?<=P)(?:hòng|HÒNG)\s)"
)
_OWN_DAY = late(
    r"ngày\s{0,4}[.…]*\s{0,4}(\d{0,2})\s{0,4}[.…]*\s{0,4}tháng\s{0,4}[.…]*\s{0,4}(\d{0,2})\s{0,4}[.…]*\s{0,4}năm\s{1,4}(\d{4})"
)
_TITLE_TYPE = late(
    r"(?:^|\n)[ \t#*_|]*(BÁO CÁO|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|THÔNG BÁO|TỜ TRÌNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|CHỈ THỊ|"
    r"ĐỀ ÁN|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN|CÔNG ĐIỆN|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|NGHỊ ĐỊNH|BỘ LUẬT|LUẬT|"
    r"PHÁP LỆNH)[ \t\r*_|]*(?=\n|$)"
)
_AFTER_PLACE = late(r"(?:^|\n|\s{2,})[ \t*_|]*[^\W\d_][^\n,;:]{1,40},\s{0,4}$")
_PASSED_TYPES = frozenset(("law", "code", "ordinance", "resolution", "joint_resolution"))
_PASSED = late(
    r"này\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|[ỦU][ỷy]\s+ban\s+[Tt]hường\s+vụ|Hội\s+đồng\s+nhân\s+dân)[^.;]{0,200}?"
    r"thông\s+qua\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)
_CONSOLIDATED = late(r"VĂN BẢN HỢP NHẤT")
_CONTINUED = late(r"\(Tiếp\s+theo\s+Công\s+báo\s")
_FULL_LINE = late(r"[^\n]*\S[^\n]*")
_BELOW_TITLE = late(
    r"[ \t*_]*(?:Kính\s+gửi|Căn\s+cứ\s|Theo\s|Thi\s+hành\s|Thực\s+hiện\s+(?:[Cc]ông|[Kk]ế|[Cc]hỉ|[Nn]ghị|[Qq]uyết|"
    r"[Tt]hông|[Ll]uật|[Vv]ăn|[Hh]ướng)\s|(?:Phần\s+)?(?:[IVX]+|\d+)[.)/]\s|Chương\s|Điều\s+\d|\(|\||[-–—=_]{3})"
)
_YEAR = late(r"(?<!\d)(?:năm\s{1,4})((?:19|20)\d{2})(?!\d)")
_REPORTS = late(r"\s{1,8}(?:kính\s+)?(?:trân\s+trọng\s+)?báo\s+cáo")
_RECIPIENTS = late(r"[Nn]ơi\s+nhận")
_CLOSING = late(r"Trên\s+đây\s+là")
_PLACE_AND_DAY = late(r"(?:^|\n|\s{2,})[ \t*_|]*([^\n,;:]{1,40}?),\s{0,4}ngày(?=[\s.…\d])")


def read_report(text: str, citations: Sequence[Citation], conn: Connection) -> Report:
    """What the text says of itself. Whatever it does not say is None."""
    own = next((c for c in citations if c.form == "self"), None) or _continued(text, citations)
    title_at = _TITLE_TYPE.search(text, 0, HEAD)
    kind = own.type if own else _type_of(title_at.group(1)) if title_at else "report"
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
    body = own.issuer if own else None
    places: tuple[Place, ...] = ()
    if body is None and kind in _CENTRAL_TYPES | {"consolidated"}:
        body = _central_body(text)
    elif body is None:
        body, places = _body(text, inside, conn, as_of)
        office = head_of(own.symbol) if own and own.symbol else None
        if body is not None and places and body.head == _COMMITTEE and office is not None and office.kind == "local":
            body = at_place(office.name, places[0])  # its own number knows better: "32/2023/NQ-HĐND"
    symbol = own.symbol if own and own.symbol and not own.symbol.startswith("/") else None
    return Report(kind, body, places, symbol, day, as_of, precision, title, span)


def _continued(text: str, citations: Sequence[Citation]) -> Citation | None:
    """The document that a later number of the gazette goes on with: the first it names, above "(Tiếp theo Công báo"."""
    found = _CONTINUED.search(text, 0, HEAD)
    above = (c for c in citations if found and c.symbol and c.start < found.start())
    return next(above, None)


def _central_body(text: str) -> Body | None:
    """The central office that the letterhead names; consolidated texts print no number to tell it by."""
    for line in _LINE.finditer(text, 0, _own_zone(text)):
        office = body_at(text, line.start())
        if office and office[1].level in ("central", "ministry"):
            return office[1]
    return None


def _type_of(word: str) -> DocType:
    matched = TYPE_WORDS.match(word, 0)
    return matched[1] if matched else "report"


def _title(text: str, at: re.Match[str] | None) -> tuple[str | None, tuple[int, int] | None, int | None]:
    """The subject below the type word, up to four lines; its span; the year it names.

    An empty line ends it, unless the sentence plainly goes on: pages and spaced lines put one anywhere.
    """
    if at is None:
        return None, None, None
    lines: list[re.Match[str]] = []
    for line in _FULL_LINE.finditer(text, at.end(), at.end() + 1200):
        if lines:
            apart = text.count("\n", lines[-1].end(), line.start()) > 1
            goes_on = lines[-1].group().rstrip().endswith(",") or line.group().lstrip()[0].islower()
            if len(lines) == 4 or (apart and not goes_on) or _BELOW_TITLE.match(line.group()):
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
    dates = _OWN_DAY.finditer(text, 0, HEAD if title is None else min(title + 40, HEAD))
    free = (d for d in dates if not any(start < d.end() and d.start() < end for start, end in cited))
    found = next((d for d in free if title is not None or _AFTER_PLACE.search(text[: d.start()][-60:])), None)
    if found:
        printed_day, month, printed_year = found.groups()
        try:
            if printed_day and month:
                day = date(int(printed_year), int(month), int(printed_day))
                return day, day, "day"
            if month:
                last = calendar.monthrange(int(printed_year), int(month))[1]
                return None, date(int(printed_year), int(month), last), "month"
        except ValueError:
            pass
        return None, date(int(printed_year), 12, 31), "year"
    if year:
        return None, date(year, 12, 31), "year"
    return None, None, ""


def _passed(text: str) -> date | None:
    """The day in the last sentence of a law or resolution: "Luật này được Quốc hội … thông qua ngày …"."""
    found = _PASSED.search(text)
    with suppress(ValueError):
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    return None


def _body(
    text: str, inside: list[tuple[int, int]], conn: Connection, day: date | None
) -> tuple[Body | None, tuple[Place, ...]]:
    named, unnamed, heads = _mentions(text, inside)
    if not any(unit for unit, _ in named):
        return None, ()
    own_unit = unnamed.most_common(1)[0][0] if unnamed else None
    ranked = sorted(
        (pair for pair in named if pair[0]), key=lambda pair: -(named[pair] + (_OWN_UNIT if pair[0] == own_unit else 0))
    )
    head = heads.most_common(1)[0][0] if heads else _COMMITTEE
    for unit, name in ranked[:_MOST_TRIED]:
        place = _which(conn, unit, name, named, day)
        if place is not None:
            return at_place(head, place), (place, *ancestors(conn, place))
        if named[unit, name] >= _SURELY_OWN:
            # It names itself, if not which of that name it is: none of the others is the writer.
            if unlisted := _unlisted(conn, unit, name, named, day):
                return at_place(head, unlisted), (unlisted, *ancestors(conn, unlisted))
            break
    unit, name = ranked[0]
    same = find_places(conn, name, unit=unit)
    return (Body(head, unit, name, same[0].level), ()) if same else (None, ())


def _unlisted(conn: Connection, unit: str, name: str, named: Weights, day: date | None) -> Place | None:
    """A commune that was merged before our lists begin, in the district that the text names most."""
    if unit not in ("xã", "phường", "thị trấn"):
        return None
    around = [pair for pair in named if pair[0] in ("huyện", "quận", "thị xã", "thành phố")]
    for pair in sorted(around, key=lambda pair: -named[pair])[:_MOST_TRIED]:
        district = _which(conn, *pair, named, day)
        if district is not None and district.level == "district":
            return None if find_places(conn, name, unit=unit, within=district) else unlisted_in(district, unit, name)
    return None


#: Whose text it is when nothing names the office.
_COMMITTEE = "UBND"
#: What it adds that "UBND phường" without a name stands in the text, and how many places are tried.
_OWN_UNIT, _MOST_TRIED = 4, 4
#: The weight of a letterhead's body, or of one that says "báo cáo".
_SURELY_OWN = 8


def _mentions(text: str, inside: list[tuple[int, int]]) -> tuple[Weights, Counter[str], Counter[str]]:
    """Named places with their weight as the writer's own, unit words without a name, heads of the writer."""
    named: Weights = defaultdict(float)
    unnamed: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    recipients = _RECIPIENTS.search(text, max(0, len(text) - _TAIL))
    tail_to = recipients.start() if recipients else len(text)
    closing = _CLOSING.search(text, max(0, tail_to - 900), tail_to)
    tail_from = closing.start() if closing else max(0, tail_to - 200)
    head_zone = _own_zone(text)
    cited = iter(inside)
    span = next(cited, None)
    for found in _UNIT_WORD.finditer(text):
        start = found.start() - _RAREST_AT[text[found.start()].lower()]
        if not _BEFORE_WORD.match(text, start):
            continue
        while span is not None and span[1] <= start:
            span = next(cited, None)
        in_citation = span is not None and span[0] <= start
        unit_match = UNITS.match(text, start, SPACE_GAP)
        if unit_match is None:
            continue
        unit = unit_match[1][0]
        gap = SPACE_GAP.match(text, unit_match[0])
        placed = place_at(text, gap.end()) if gap else None
        body = None if in_citation else _body_before(text, start)
        if placed is None:
            if body and not in_citation:
                unnamed[unit] += 1
            continue
        end, name = placed
        weight = 0.25
        if not in_citation:
            if body and _REPORTS.match(text, end):
                weight = 8
                heads[body] += 8
            elif start < head_zone and not _REGARDS.search(text[max(0, start - 40) : start]):
                alone = _LINE_START.search(text[max(0, start - 60) : start])
                # "UBND PHƯỜNG X" is the writer; "THỊ XÃ Y" on the line above it is its superior
                weight = 10 if body else 5 if alone else 2
            elif tail_from <= start < tail_to:
                weight = 3
            elif body:
                weight = 1
        if recipients and start > recipients.start():
            weight = 0.5
        named[unit, name] += weight
    for line in _LINE.finditer(text, 0, head_zone):
        office = body_at(text, line.start())
        if office is None:
            continue
        head, place = office[1].head, office[1].place
        if head.startswith(_DEPARTMENTS) or head.endswith("ủy"):
            heads[head] += 9  # a department stands under the name of its committee
        for ending, unit_of in PARTY_UNITS.items():
            if place and head.endswith(ending):
                named[unit_of, place] += 7
    merged = _merge_spellings(named)
    if signed := _PLACE_AND_DAY.search(text, 0, HEAD):
        for unit, name in merged:
            if fold(signed.group(1)).endswith(fold(name)):
                merged[unit, name] += 3
        merged["", " ".join(signed.group(1).split())] = 2  # the superior's name stands there, without its unit
    return merged, unnamed, heads


_LINE = late(r"(?:\A|(?<=\n))(?=\S)")
_DEPARTMENTS = ("Sở ", "Phòng ", "Thanh tra ", "Công an", "Ban ", "Văn phòng ", "Hội ", "Ủy ban MTTQ")
_LINE_START = late(r"(?:^|\n|\s{3,})[ \t*_|#]*$")
_REGARDS = late(r"[Kk]ính\s+gửi")


def _own_zone(text: str) -> int:
    """The end of the letterhead: where the title's type stands in capitals."""
    title = _TITLE_TYPE.search(text, 0, HEAD)
    return title.start() if title else 0


def _merge_spellings(named: Weights) -> Weights:
    merged: Weights = defaultdict(float)
    spelling: dict[tuple[str, str], tuple[str, str]] = {}
    for (unit, name), weight in named.items():
        merged[spelling.setdefault((unit, spell(name)), (unit, name))] += weight
    return merged


def _body_before(text: str, pos: int) -> str | None:
    """The office whose name ends right before `pos` ("Ủy ban nhân dân ⎵phường"), or None."""
    for found in _BODY_WORD.finditer(text, max(0, pos - 40), pos):
        body = body_at(text, found.start())
        if body and body[0] >= pos and not text[found.start() - 1 : found.start()].isalpha():
            return body[1].head
    return None


def _which(conn: Connection, unit: str, name: str, named: Weights, day: date | None) -> Place | None:
    """Which place of that name: the one whose superiors the text names most; None when nothing decides.

    Places of the day come first; one that was merged since is meant where the text names its superiors.
    """
    mentioned = {(u, fold(n)): w for (u, n), w in named.items()}

    def weight_of(place: Place) -> float:
        return mentioned.get((place.unit, fold(place.name)), 0) + mentioned.get(("", fold(place.name)), 0)

    def best(places: list[Place]) -> tuple[float, Place | None]:
        scored = [(sum(weight_of(p) for p in ancestors(conn, one)), one) for one in places]
        top = max((score for score, _ in scored), default=0.0)
        first = [place for score, place in scored if score == top]
        return top, first[0] if len({place.iri_code for place in first}) == 1 else None

    score, place = best(find_places(conn, name, unit=unit, day=day))
    if not score:
        earlier, other = best(find_places(conn, name, unit=unit))
        if earlier or place is None:
            return other
    return place
