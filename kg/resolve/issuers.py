"""The issuer of each citation, completed from its surroundings.

What the text prints beside a citation comes first ("của UBND thành phố" in a ward's report is its own city's).
Where nothing is printed: another mention of the same document; the body that the sentence says issued it; the
scope that the subject names; a letter with a drafter's code comes from above; and last the reporting body.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from sqlite3 import Connection

from kg.base.patterns import late
from kg.cite.bodies import any_body_at
from kg.cite.symbols import codes_of, drafter, head_of
from kg.cite.trie import SPACE_GAP
from kg.cite.vocabulary import HEADS, PARTY_CODES, TYPE_CODES, UNITS, Head
from kg.data import table
from kg.model import JUDICIAL, Body, Citation, IssuerBasis, Level
from kg.naming import fold, symbol_key
from kg.register.places import NEW_ERA, PARTY_UNITS, Place, ancestors, at_place, find_places, on_day, province_then
from kg.resolve.issued_by import bodies_named, issuing_body
from kg.resolve.letterhead import Report
from kg.tuples import NamedTuple


class Issued(NamedTuple):
    """A citation with its issuer as far as it can be concluded, and the issuer's place, or the places it may be."""

    citation: Citation
    place: Place | None
    candidates: tuple[Place, ...] = ()


_SCOPE = late(r"(?<!\w)(?:tỉnh|thành\s+phố|TP|thị\s+xã|TX|huyện|quận|phường|xã|thị\s+trấn)(?=\s)", re.IGNORECASE)
_OFFICE_LETTERS = frozenset({"VP", "ĐC", "TP", "VHXH"})  # what a commune's own office signs with
_ISSUER = Citation._fields.index("issuer")  # its basis is the next field
_PARTY_COMMITTEE = "Đảng ủy"  # of a commune, of an office, of a province's offices: the name alone says nothing
_TIER: dict[Level, int] = {"commune": 0, "district": 1, "province": 2}


def complete_issuers(text: str, citations: Sequence[Citation], report: Report, conn: Connection) -> list[Issued]:
    """Each citation with its issuer completed, in the same order."""
    explicit = _explicit_by_key(citations)
    out: list[Issued] = []
    times: dict[tuple[date | None, int | None], Report] = {}
    own_at = _own_at(citations)
    for citation in citations:
        if citation.form == "self":
            own = citation.issuer or _own_head(report, citation)
            own_place = report.places[0] if report.places and citation.issuer is None else None
            out.append(Issued(citation._replace(issuer=own, issuer_basis="reporting body"), own_place))
            continue
        body: Body | None
        if (then := times.get(time := (citation.day, citation.year))) is None:
            then = times[time] = _at_its_time(citation, report, conn)
        if citation.start < own_at and symbol_key(citation.symbol or "") != symbol_key(report.symbol or ""):
            then = then._replace(body=None, places=())  # a page links to it, above the text that it shows
        if citation.issuer is not None:
            body, place = _placed(citation.issuer, then, conn)
            out.append(Issued(citation if body == citation.issuer else citation._replace(issuer=body), place))
            continue
        body, place, basis = _conclude(text, citation, then, explicit, out, conn)
        if body is not None or basis != citation.issuer_basis:  # put together at once: most are completed
            citation = Citation._make((*citation[:_ISSUER], body, basis, *citation[_ISSUER + 2 :]))  # noqa: PLW2901
        out.append(Issued(citation, place))
    return _around(text, out, report, conn) if report.body is None else out


def _own_at(citations: Sequence[Citation]) -> int:
    """Where the text's own number stands, if another is cited above it; else 0."""
    if not citations or citations[0].form == "self":
        return 0
    return next((one.start for one in citations if one.form == "self"), 0)


def _around(text: str, issued: list[Issued], report: Report, conn: Connection) -> list[Issued]:
    """Offices without their place in a text without a letterhead: "UBND tỉnh" is of the one province that it names."""
    last = report.as_of or max((one.citation.day for one in issued if one.citation.day), default=None)
    out: list[Issued] = []
    there: dict[tuple[Body, date | None], tuple[Place, ...]] = {}
    for one in issued:
        citation, body = one.citation, one.citation.issuer
        if body is None or one.place is not None or body.place is not None or citation.form == "self":
            out.append(one)
            continue
        if (places := there.get(key := (body, citation.day or last))) is None:
            places = there[key] = _named_places(*key, report, conn) or _province(text, *key, conn)
        if len(places) == 1:
            citation = citation._replace(issuer=at_place(body.head, places[0]), issuer_basis="context")
            out.append(Issued(citation, places[0]))
        else:
            out.append(Issued(citation, None, places) if places else one)
    return out


def _named_places(body: Body, day: date | None, report: Report, conn: Connection) -> tuple[Place, ...]:
    """The places of the text whose office `body` may be, on `day`; in a province that it names, if any is."""
    unit = body.unit or next((u for ending, u in PARTY_UNITS.items() if body.head.endswith(ending)), None)
    units = (unit,) if unit else ("tỉnh", "thành phố") if body.level == "province" else ()
    provinces = {fold(name) for unit, name in report.named if unit in ("tỉnh", "thành phố")}
    found: list[Place] = []
    for unit, name in report.named:
        if unit not in units:
            continue
        here = find_places(conn, name, unit, None, day) or find_places(conn, name, unit)
        here = [p for p in here if body.level in ("unknown", p.level)]
        near = [p for p in here if any(fold(above.name) in provinces for above in ancestors(conn, p))]
        found += near or here
    return tuple({p.iri_code: p for p in found[:_MOST_CANDIDATES]}.values())


_MOST_CANDIDATES = 12
_BARE_PROVINCE = late(lambda: "|".join(map(re.escape, table("bodies")["provinces"])).join((r"(?<!\w)(?:", r")(?!\w)")))


def _province(text: str, body: Body, day: date | None, conn: Connection) -> tuple[Place, ...]:
    """The provinces of the one name that the text has, for an office of a province: that of today, where it bore the
    name before 1/7/2025 too and nothing tells the day."""
    name = _bare_province(text) if body.level == "province" else None
    found = find_places(conn, name, None, "province", day) if name is not None else []
    return tuple(p for p in found if len(found) == 1 or day is not None or p.era == "new")


@lru_cache(maxsize=4)
def _bare_province(text: str) -> str | None:
    """The one province that a text names without its unit, "trên địa bàn Lào Cai"; None where it names several."""
    named = {found.group() for found in _BARE_PROVINCE.finditer(text)} - {"Hồ Chí Minh"}  # who is a man without "TP"
    return named.pop() if len(named) == 1 else None


def _at_its_time(citation: Citation, report: Report, conn: Connection) -> Report:
    """The writer as it was when the cited document was issued: before 1/7/2025 a ward lay in another province.

    The document's own day chooses, else the year that its symbol holds; else the report's own day.
    """
    day = citation.day
    if day is None and citation.year and citation.year != NEW_ERA.year:
        day = date(citation.year, 12, 31)
    if day is None or day == report.as_of:
        return report
    if not report.places or report.places[0].stands_on(day):
        return report._replace(as_of=day)
    own = on_day(conn, report.places[0], day)
    if own is None or report.body is None:
        return report._replace(as_of=day)
    return report._replace(as_of=day, places=(own, *ancestors(conn, own)), body=at_place(report.body.head, own))


def _explicit_by_key(citations: Sequence[Citation]) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.symbol and citation.issuer is not None and citation.issuer_basis == "explicit":
            found.setdefault(symbol_key(citation.symbol), []).append(citation)
    return found


def _own_head(report: Report, citation: Citation) -> Body | None:
    head = head_of(citation.symbol or "")
    if report.body is None:
        return None
    if head is None or head.kind == "central":
        return report.body
    return at_place(head.name, report.places[0]) if report.places else report.body._replace(head=head.name)


def _placed(body: Body, report: Report, conn: Connection) -> tuple[Body, Place | None]:
    """A printed body with its place: one of the report's own, or the one place of that name that can be meant."""
    if body.level in ("central", "ministry"):
        return body, None
    if body.place is not None:
        for place in report.places:
            if place.name.casefold() == body.place.casefold() and body.unit in (None, place.unit):
                return at_place(body.head, place), place
        elsewhere = _named_elsewhere(conn, body, report)
        return (at_place(body.head, elsewhere), elsewhere) if elsewhere else (body, None)
    superior = _superior(body, report)
    if superior is None:
        return _of_printed_place(body, report), None
    return at_place(body.head, superior), superior


def _of_printed_place(body: Body, report: Report) -> Body:
    """An office of the writer's own unit or tier, with the writer's place as printed: no list holds tỉnh Hà Tây."""
    own = report.body
    if own is None or report.places or own.place is None or body.head.endswith(tuple(PARTY_UNITS)):
        return body
    same = body.unit == own.unit if body.unit is not None else body.level == own.level and body.level in _TIER
    return body._replace(unit=own.unit, place=own.place, level=own.level) if same else body


def _named_elsewhere(conn: Connection, body: Body, report: Report) -> Place | None:
    """The only place of that name in the report's province, else in the country, as it was on the report's day."""
    if body.place is None or (body.unit is None and body.level != "province"):
        return None
    level = None if body.unit else body.level
    found = find_places(conn, body.place, body.unit, level, report.as_of) or find_places(
        conn, body.place, body.unit, level
    )
    if report.places:
        province = report.places[-1].id
        near = [p for p in found if p.id == province or any(a.id == province for a in ancestors(conn, p))]
        found = near or found
    if len(found) == 2 and {p.era for p in found} == {"old", "new"} and report.as_of is None:
        found = [p for p in found if p.era == "new"]  # one place in both eras
    return found[0] if len(found) == 1 else None


def _superior(body: Body, report: Report) -> Place | None:
    if body.unit is not None:
        place = report.place("unknown", body.unit)
        if place is None and report.places:
            then = province_then(report.places[-1], report.as_of)
            place = then if then.unit == body.unit else None
        return place
    if body.head.endswith("Thành ủy"):
        return report.place("unknown", "thành phố")
    if body.level in _TIER:
        place = report.place(body.level)
        return place and province_then(place, report.as_of)
    if body.head.endswith("Đảng ủy"):  # of a commune, or of an office that has no place
        return report.place("commune")
    listed = HEADS.match(body.head, 0)
    # a school, a company by its form alone: where it is, nothing says
    return report.places[0] if report.places and listed is not None and listed[0] == len(body.head) else None


def _conclude(
    text: str,
    citation: Citation,
    report: Report,
    explicit: dict[str, list[Citation]],
    before: Sequence[Issued],
    conn: Connection,
) -> tuple[Body | None, Place | None, IssuerBasis]:
    symbol = citation.symbol or ""
    elsewhere = [other for other in explicit.get(symbol_key(symbol), ()) if other.issuer]
    for other in elsewhere:
        if other.issuer and other.day == citation.day:
            return *_placed(other.issuer, report, conn), "context"
    head = head_of(symbol)
    codes = codes_of(symbol)
    issuing = None
    if head is not None and (elsewhere or head.kind != "central"):
        issuing = issuing_body(text, citation, head)
    for other in elsewhere:
        if other.issuer and issuing is None and (citation.day is None or other.day is None):
            return *_placed(other.issuer, report, conn), "context"
    if report.type in JUDICIAL and report.body is not None and _is_courts(citation, report, codes):
        return report.body, None, "reporting body"
    if len(codes) == 1 and codes[0] in TYPE_CODES and report.body is not None:
        return *_placed(Body(report.body.head), report, conn), "reporting body"  # 3815/QĐ: the office left itself out
    if head is None or head.kind == "central":
        return None, None, ""
    if set(codes) & PARTY_CODES and head.name.endswith("ủy"):
        spoken = issuing or (_spoken_of(text, citation, head) if head.name == _PARTY_COMMITTEE else None)
        if spoken is not None:
            return *_placed(spoken, report, conn), "context"
        return *_placed(Body(head.name, level=head.level), report, conn), "context" if report.places else "symbol"
    if head.kind == "department":
        return *_placed(Body(head.name, level=head.level), report, conn), "symbol"
    if issuing is not None:
        if (
            issuing.place
            and (_is_word(issuing.place) or _is_person(issuing))
            and not find_places(conn, issuing.place, unit=issuing.unit)
        ):
            issuing = issuing._replace(place=None)  # "UBND phường Kịp thời ban hành": a capital, but no place
        body, place = _placed(issuing, report, conn)
        own = place is not None and report.places and place == report.places[0]
        return body, place, "reporting body" if own else "context"
    letter = drafter(codes)
    above = report.places[1] if len(report.places) > 1 else None
    if letter and letter not in _OFFICE_LETTERS and report.body and report.body.level == "commune" and above:
        beside = _listed_with(text, citation, before)
        upper = beside or above
        return at_place(head.name, upper), upper, "symbol"
    if (scope := _scope(text, citation, report)) is not None:
        return at_place(head.name, scope), scope, "context"
    if report.body is None:
        if (spoken := _spoken_of(text, citation, head) or _only_spoken_of(text, head.name)) is not None:
            return *_placed(spoken, report, conn), "context"
        return Body(head.name), None, "symbol"
    body, place = _placed(Body(head.name), report, conn)
    return body, place, "reporting body"


def _spoken_of(text: str, citation: Citation, head: Head) -> Body | None:
    """The office of the symbol that the text spoke of last, in a text that nobody's letterhead heads:
    "UBND huyện Bình Chánh thu hồi đất. … Quyết định số 5120/QĐ-UBND". It must bear its unit.
    """
    starts, named = _offices(text)
    for n in range(bisect_left(starts, citation.start) - 1, -1, -1):
        if citation.start - starts[n] > _SPOKEN_REACH:
            return None
        end, body = named[n]
        if end > citation.start:
            continue
        if not (body.head.startswith if head.name == _PARTY_COMMITTEE else body.head.endswith)(head.name):
            continue
        if body.unit is not None or body.place is not None or body.head != head.name:
            return body
    return None


@lru_cache(maxsize=4)
def _only_spoken_of(text: str, head: str) -> Body | None:
    """The office of the symbol, where a text without a letterhead speaks of one alone: of "UBND tỉnh", and of no other
    committee; None where it speaks of several."""
    named = {body for _, body in _offices(text)[1] if body.head == head and body.unit is not None}
    alone = len({body.unit for body in named}) == 1 and len({body.place for body in named} - {None}) <= 1
    return max(named, key=lambda body: body.place or "") if alone else None


@lru_cache(maxsize=4)
def _offices(text: str) -> tuple[array[int], list[tuple[int, Body]]]:
    """Where the offices stand that a text speaks of, and up to where which, read once: each citation asks for the last.

    Those of one word without unit and place are left out: "UBND" stands in every symbol, and names nobody's.
    """
    starts, named = array("q"), list[tuple[int, Body]]()
    for at in bodies_named(text):
        found = any_body_at(text, at) if _ALONE.match(text, at) is None else None
        if found is not None and (found[1].unit is not None or found[1].place is not None or " " in found[1].head):
            starts.append(at)
            named.append(found)
    return starts, named


_SPOKEN_REACH = 900
#: A committee behind which stands no word: in a number, in a cell of a table. It has neither unit nor place.
_ALONE = late(r"UBND[\s,\-–—&./]*+(?:[^\w(\s]|\Z)")


def _is_courts(citation: Citation, report: Report, codes: tuple[str, ...]) -> bool:
    """Whether a judgment cites a paper of its own court: its own number, a decision or a notice in the case before it.

    The judgment that it reviews is another court's, which the text names.
    """
    if citation.type in JUDICIAL and symbol_key(citation.symbol or "") == symbol_key(report.symbol or ""):
        return citation.type == report.type
    return citation.type == "court_decision" or codes[-1:] == ("TA",)


def _is_word(place: str) -> bool:
    """Whether a place's name is one word, as the first of a clause is too; "huyện T" hides a name."""
    return " " not in place and len(place.rstrip("0123456789")) > 1


def _is_person(body: Body) -> bool:
    """Whether a chairman's place may be his name: "Chủ tịch UBND tỉnh Lê Văn An"."""
    return body.head.startswith("Chủ tịch") and body.place is not None and " " in body.place


def _listed_with(text: str, citation: Citation, before: Sequence[Issued]) -> Place | None:
    """The place of the document named just before in the same list, when its issuer is printed."""
    for one in reversed(before[-4:]):
        end = one.citation.subject[1] if one.citation.subject else one.citation.end
        if one.place is not None and one.citation.issuer_basis == "explicit" and end <= citation.start:
            return one.place if text[end : citation.start].strip(" \n,;") in ("", "và") else None
    return None


def _scope(text: str, citation: Citation, report: Report) -> Place | None:
    """A superior place that the subject names as its scope: "… trên địa bàn tỉnh Quảng Ngãi"."""
    if citation.subject is None:
        return None
    found: Place | None = None
    for unit in _SCOPE.finditer(text, *citation.subject):
        matched = UNITS.match(text, unit.start(), SPACE_GAP)
        gap = SPACE_GAP.match(text, matched[0]) if matched else None
        if matched is None or gap is None:
            continue
        for place in report.places:
            if (
                place.unit == matched[1][0]
                and text[gap.end() : gap.end() + len(place.name)].casefold() == place.name.casefold()
            ):
                found = place
    return found if found and report.places and found != report.places[0] else None
