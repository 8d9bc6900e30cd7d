"""Which document a citation means, by what stands beside it in the text and what the register knows.

What tells documents apart is decided in `kg.register.identity`; here the text helps: a number that it prints with its
day once means the same document everywhere in it, a law named with its number is the one named without it afterwards.
What is not known stays out of the identity, and doubt is a list of candidates, never a silent choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from sqlite3 import Connection

from kg.base.patterns import late
from kg.cite.symbols import codes_of, is_normative, is_party
from kg.cite.vocabulary import TYPE_CODES
from kg.model import LAWS, Certainty, Citation, Document
from kg.naming import fold, name_key, symbol_key, symbol_year
from kg.register.identity import Described, cited_iri, is_local, numbered, same_type, stored
from kg.register.places import Place
from kg.register.validity.status import law_in_force
from kg.resolve.issuers import Issued
from kg.resolve.laws import AMENDED, AMENDS, AMENDS_SOME, amending, known_by_name, last_issued, youngest_settled
from kg.resolve.letterhead import Report
from kg.resolve.said import itself_of, own_document, said_of
from kg.store.aliases import renamed
from kg.store.documents import by_symbol, constitutions, read_ahead, read_ahead_by_iri, relations
from kg.tuples import NamedTuple


class Resolved(NamedTuple):
    """A citation and the document it resolved to; a named tuple for the reason that `kg.model.Citation` is one.

    `document` is an IRI, also of documents that no register holds (`known` is False). `candidates` are the
    IRIs that fit equally well when certainty is "candidates"; `document` is then the least specific identity.
    `said` is what the text says of the document.
    """

    citation: Citation
    document: str
    certainty: Certainty
    candidates: tuple[str, ...] = ()
    place: Place | None = None
    known: bool = False
    said: Described | None = None


class _Found(NamedTuple):
    iri: str
    certainty: Certainty
    candidates: tuple[str, ...] = ()
    known: bool = False
    day: date | None = None  # the day that the text prints with another mention of the document


#: A citation that begins with its number: the type was not printed.
_NO_TYPE = late(r"(?:[Ss]ố\s|\d)")
#: "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số …": the number is that of the amending law.
_AMENDING = late(r"(?:sửa\s+đổi|bổ\s+sung)[^.;\n]{0,60}\scủa\s+$", re.IGNORECASE, one_of=("sửa", "sung"))
_LONGEST_QUOTATION = 4000

#: (number, issuer) → the days that the text prints with it; an empty issuer stands for the number alone.
_Days = dict[tuple[str, str], set[date]]


class _AtHand(NamedTuple):
    """What tells the documents of a text apart: the register, the days of numbers, what was looked up under numbers."""

    conn: Connection
    days: _Days
    under: Mapping[str, Sequence[Document]]


#: (type, name) of a law → what the text has named with its number so far: the document, and whether it is known.
_Laws = dict[tuple[str, str], set[tuple[str, bool]]]


def identify(text: str, issued: Sequence[Issued], report: Report, conn: Connection) -> list[Resolved]:
    """The document of each citation, in the same order."""
    laws: _Laws = {}
    dated: dict[tuple[str, str], set[str]] = {}  # the same of those that no register knows, with their day
    out: list[Resolved] = []
    cache: dict[tuple[object, ...], _Found] = {}
    itself = itself_of(text, issued, report)
    all_said = [said_of(one, itself) for one in issued]
    at_hand = _AtHand(conn, _printed_days(issued), _read_ahead(conn, all_said))
    own_key = symbol_key(report.symbol) if report.symbol is not None and report.body is not None else None
    for n, (one, said) in enumerate(zip(issued, all_said, strict=True)):
        citation = one.citation
        key: tuple[object, ...]
        if citation.form == "named":
            governing = _governing(issued, n)
            before = laws.get(_law_key(citation), ()) if governing is None and _bare(citation) else ()
            if len(before) == 1:
                ((iri, known),) = before
                found = _Found(iri, "probable", known=known)
            else:
                when = (issued[governing].citation.day if governing is not None else None) or report.as_of
                above = out[governing].document if governing is not None else None
                key = (citation.type, citation.name, citation.year, citation.day, when, above)
                found = cache.get(key) or _detailed_by(conn, above, _law(conn, citation, said, when))
                if found.certainty == "unknown" and not found.known:
                    found = _as_dated_before(dated.setdefault(_law_key(citation), set()), citation, found)
                cache[key] = found
        elif citation.form == "self" or (
            own_key is not None
            and citation.symbol is not None
            and symbol_key(citation.symbol) == own_key
            and _is_own(citation, report)
        ):
            found = _Found(own_document(text, report, citation).iri, "certain")
        elif is_local(citation.symbol or "", said.level):
            key = (said, citation.issuer, citation.issuer_basis, one.place is None, one.candidates)
            if (earlier := cache.get(key)) is None:
                earlier = cache[key] = _of_places(at_hand, one, said)
            found = earlier
        else:
            subject = text[slice(*citation.subject)] if citation.subject else ""
            key = (citation.symbol, citation.type, citation.day, citation.issuer, citation.term, subject)
            if (earlier := cache.get(key)) is None:
                earlier = cache[key] = _central(at_hand, citation, said, subject)
            found = earlier
        if citation.name and citation.symbol and not _within_other_words(text, issued, n):
            laws.setdefault(_law_key(citation), set()).add((found.iri, found.known))
        iri, certainty, candidates, known, day = found
        out.append(
            Resolved(citation, iri, certainty, candidates, one.place, known, said._replace(day=day) if day else said)
        )
    return _as_stored(conn, _settle(out))


def _as_dated_before(dated: set[str], citation: Citation, found: _Found) -> _Found:
    """A law that no register knows: without its day it is the one that the text has named with it, if one only."""
    if not _bare(citation):
        dated.add(found.iri)
        return found
    return found._replace(iri=next(iter(dated))) if len(dated) == 1 else found


def _read_ahead(conn: Connection, all_said: Sequence[Described]) -> Mapping[str, Sequence[Document]]:
    """Look up at once what is asked for one by one: those of local offices by IRI, and the documents under the numbers,
    which are the answer."""
    numbers = read_ahead(conn, {said.symbol for said in all_said if said.symbol})
    read_ahead_by_iri(
        conn,
        {
            cited_iri(said)
            for said in set(all_said)
            if said.symbol and (is_local(said.symbol, said.level) or not numbers[said.symbol])
        },
    )
    return numbers


def _is_own(citation: Citation, report: Report) -> bool:
    """Whether a citation by the text's own number is of it, as the heading of a page that gives it: "Quyết định
    2895/QĐ-UBND năm 2017 về …" above the letterhead."""
    return (
        citation.issuer == report.body
        and citation.type == report.type
        and citation.day in (None, report.day)
        and (citation.year is None or report.as_of is None or citation.year == report.as_of.year)
    )


def _as_stored(conn: Connection, resolved: list[Resolved]) -> list[Resolved]:
    """The same, with the IRIs that the store has for these documents now."""
    unknown = {one.document for one in resolved if not one.known}
    now = renamed(conn, unknown) if unknown else {}
    if not now:
        return resolved
    return [one._replace(document=now[one.document]) if one.document in now else one for one in resolved]


def _settle(resolved: list[Resolved]) -> list[Resolved]:
    """A law named without its year is the one of its candidates that the same text names for certain, or cites by its
    number alone: "Law No. 47/2010/QH12 on Credit Institutions"."""
    if not any(one.candidates and one.citation.form == "named" for one in resolved):
        return resolved
    certain = [one for one in resolved if one.certainty == "certain" and one.citation.type in _NAMED]
    named = {one.document for one in certain if one.citation.form == "named"}
    numbered = {one.document for one in certain if one.citation.form != "named"}
    out = []
    for one in resolved:
        said: set[str] = set()
        if one.candidates and one.citation.form == "named":
            said = named.intersection(one.candidates) or numbered.intersection(one.candidates)
        if len(said) == 1:
            one = one._replace(document=next(iter(said)), certainty="probable", candidates=(), known=True)  # noqa: PLW2901
        out.append(one)
    return out


_NAMED = (*LAWS, "constitution")


# Laws by name


def _bare(citation: Citation) -> bool:
    return citation.day is None and citation.year is None


def _law_key(citation: Citation) -> tuple[str, str]:
    return citation.type, name_key(citation.name or "")


def _within_other_words(text: str, issued: Sequence[Issued], n: int) -> bool:
    """Whether a citation stands in a quotation, or in the title of another document: it is then not the text's own."""
    start = issued[n].citation.start
    for one in issued[max(0, n - 6) : n]:
        subject = one.citation.subject
        if subject and subject[0] <= start < subject[1]:
            return True
    before = text[max(0, start - _LONGEST_QUOTATION) : start]
    if before.rfind("“") > before.rfind("”"):
        return True
    line = before[before.rfind("\n") + 1 :]
    return line.count('"') % 2 == 1 or bool(_AMENDING.search(before[-120:]))


def _law(conn: Connection, citation: Citation, said: Described, day: date | None) -> _Found:
    if citation.type == "constitution":
        return _constitution(conn, citation, day)
    name = citation.name or ""
    known = known_by_name(conn, citation.type, name)
    if _bare(citation) and name[:1] in ("s", "S") and AMENDS_SOME.match(name) is not None:
        return _amending_alone(known, said, day)
    if citation.day is not None:
        fitting = [d for d in known if d.issued == citation.day] or [d for d in known if d.year == citation.day.year]
    elif citation.year is not None:
        fitting = [d for d in known if d.year == citation.year]
    elif day is not None:
        fitting = [d for d in law_in_force(conn, name, day) if d.type == citation.type] or last_issued(known, day)
    else:
        fitting = known
    if not fitting and citation.year is not None:
        if AMENDS.match(name) is not None:
            fitting = amending(conn, name, citation)
        elif AMENDED.search(citation.text) is not None:
            fitting = amending(conn, f"Luật {name}", citation._replace(type="law"))
    if len(fitting) > 1 and day is not None and not citation.year and not citation.day:
        fitting = youngest_settled(fitting, day)
    if len(fitting) == 1:
        return _Found(fitting[0].iri, "certain" if citation.year or len(known) == 1 else "probable", known=True)
    if fitting:
        return _Found(said.iri, "candidates", tuple(d.iri for d in fitting))
    return _Found(said.iri, "unknown")


def _amending_alone(known: list[Document], said: Described, day: date | None) -> _Found:
    """Which law amends another, where neither its day nor its year is told: laws of that name come again and again."""
    before = [d for d in known if day is None or (d.issued or date.min) <= day]
    if len(before) == 1 and day is not None:
        return _Found(before[0].iri, "probable", known=True)
    return _Found(said.iri, "candidates" if before else "unknown", tuple(d.iri for d in before))


def _constitution(conn: Connection, citation: Citation, day: date | None) -> _Found:
    """The constitution of the printed year; without one the one in force on the day, or the last of all."""
    year = citation.year or (citation.day.year if citation.day else None)
    for one in constitutions(conn):  # the youngest first
        began = one.effective or one.issued or date(one.year or 1, 12, 31)
        if one.year == year or (year is None and (day is None or began <= day)):
            return _Found(one.iri, "certain" if year else "probable", known=True)
    return _Found(Described("constitution", year=year).iri, "probable")


def _governing(issued: Sequence[Issued], n: int) -> int | None:
    """The dated document in whose subject the n-th citation stands: a decree of 2013 details the law of 2013."""
    start = issued[n].citation.start
    for m in range(n - 1, max(-1, n - 7), -1):
        subject = issued[m].citation.subject
        if subject and subject[0] <= start < subject[1] and issued[m].citation.day:
            return m
    return None


def _detailed_by(conn: Connection, governing: str | None, found: _Found) -> _Found:
    """Of laws of one name the one that the governing document details or guides, where the register knows it."""
    if governing is None or found.certainty != "candidates":
        return found
    known = {e.object for e in relations(conn, governing) if e.relation in ("details", "guides")}
    said = known.intersection(found.candidates)
    return _Found(said.pop(), "probable", known=True) if len(said) == 1 else found


# Numbered central and Party documents


def _central(at_hand: _AtHand, citation: Citation, said: Described, subject: str) -> _Found:
    symbol = citation.symbol or ""
    conn, days, held = at_hand
    normative = is_normative(symbol)
    sure: Certainty = "certain"
    day: date | None = None
    if not normative and citation.day is None and len(printed := days.get((symbol_key(symbol), ""), set())) == 1:
        (day,) = printed
        sure, citation, said = "probable", citation._replace(day=day), said._replace(day=day)
    under = numbered(conn, symbol, citation.type, held)
    known = [d for d in under if d.origin == "register"]
    known = [d for d in known if d.symbol and symbol_key(d.symbol) == symbol_key(symbol)] or known
    same = [d for d in known if same_type(d.type, citation.type)]
    others = [] if is_party(symbol) or _numbered_apart(citation) else known
    known = same or [d for d in known if d.type == "other"] or others
    if not known and normative and symbol.endswith(_ASSEMBLY):  # "326/2016/NQ-UBTVQH": the term was left out
        of_terms = (d for term in _TERMS for d in numbered(conn, f"{symbol}{term}", citation.type))
        fitting = (d for d in of_terms if d.origin == "register" and same_type(d.type, citation.type))
        known = list({d.iri: d for d in fitting}.values())
    if normative and len(known) == 1:
        return _Found(known[0].iri, "certain", known=True)
    if known:
        found = _narrow(known, citation, said, subject)
        return found._replace(day=day, certainty=sure if found.certainty == "certain" else found.certainty)
    other = stored(conn, said, under)  # of the same symbol and type
    iri = other[0].iri if len(other) == 1 else cited_iri(said)
    if normative:
        return _Found(iri, "unknown" if citation.type == "other" else "certain")
    return _Found(iri, "probable" if citation.day else "unknown", day=day)


#: The codes of the National Assembly and its Standing Committee, and the terms since their symbols name them.
_ASSEMBLY, _TERMS = ("/QH", "UBTVQH"), range(8, 21)


def _numbered_apart(citation: Citation) -> bool:
    """Whether the symbol names no type and the citation does: law 33/2009/QH12 and resolution 33/2009/QH12 are two."""
    codes = codes_of(citation.symbol or "")
    return bool(codes) and codes[0] not in TYPE_CODES and not _NO_TYPE.match(citation.text)


def _narrow(known: list[Document], citation: Citation, said: Described, subject: str) -> _Found:
    """The one of several documents with this number that the cited day, issuer and subject leave."""
    if citation.day is not None:
        exact = [d for d in known if d.issued == citation.day]
        if len(exact) == 1:
            return _Found(exact[0].iri, "certain", known=True)
        known = exact or [d for d in known if (d.year or citation.day.year) == citation.day.year]
    elif citation.year is not None and symbol_year(citation.symbol or "") is None:
        known = [d for d in known if d.year in (None, citation.year)]  # "Quyết định 1651/QĐ-TTg năm 2022"
    issuer = citation.issuer.name if citation.issuer else None
    if issuer is not None:
        of_it = [d for d in known if d.issuer is None or _one_office(d.issuer, issuer)]
        # of another office, and of no day that could be a slip: it is another document of this number
        known = of_it or [d for d in known if citation.day is None or d.year is not None]
    if not known:
        return _Found(said.iri, "probable")
    if len(known) > 1 and subject:
        ranked = sorted(((containment(subject, d.title or ""), d) for d in known), key=lambda pair: -pair[0])
        if ranked[0][0] >= 0.5 and ranked[0][0] > ranked[1][0] + 0.2:
            return _Found(ranked[0][1].iri, "probable", known=True)
    if len(known) == 1:
        return _Found(known[0].iri, "probable", known=True)
    return _Found(said.iri, "candidates", tuple(d.iri for d in known))


def _one_office(one: str, other: str) -> bool:
    """Whether two names are of one office, or one leaves the end of the other's out."""
    return fold(one).startswith(fold(other)) or fold(other).startswith(fold(one))


def containment(one: str, other: str) -> float:
    """How much of the shorter of two titles stands in the other, word by word: 0 to 1."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


# Documents of local offices


def _printed_days(issued: Sequence[Issued]) -> _Days:
    """The days printed with each number and issuer, so that a mention without a day finds its document."""
    days: _Days = {}
    for one in issued:
        citation = one.citation
        if citation.symbol and citation.day and citation.form != "self":
            number, issuer = _number_key(citation)
            days.setdefault((number, issuer), set()).add(citation.day)
            if issuer:
                days.setdefault((number, ""), set()).add(citation.day)
    return days


def _number_key(citation: Citation) -> tuple[str, str]:
    return symbol_key(citation.symbol or ""), fold(citation.issuer.name) if citation.issuer else ""


def _of_places(at_hand: _AtHand, one: Issued, said: Described) -> _Found:
    """The same where several places may be meant: the document of each is a candidate."""
    found = _local(at_hand, one, said)
    if not one.candidates:
        return found
    office = one.citation.issuer.head if one.citation.issuer else None
    there = [
        _local(
            at_hand,
            one._replace(place=place),
            said._replace(office=office, place=place.iri_code, level=place.level),
        ).iri
        for place in one.candidates
    ]
    return _Found(found.iri, "candidates", tuple(there))


def _local(at_hand: _AtHand, one: Issued, said: Described) -> _Found:
    citation, place = one.citation, one.place
    conn, days, under = at_hand
    if is_normative(said.symbol or ""):
        sure: Certainty = "certain" if place else "probable"
    elif said.day is None:
        printed = days.get(_number_key(citation), set())
        if len(printed) != 1:
            fitting = sorted(said._replace(day=day).iri for day in printed)
            return _Found(said.iri, "candidates" if fitting else "unknown", tuple(fitting))
        (day,) = printed
        sure, said = "probable", said._replace(day=day)
    else:
        sure = "certain" if place and citation.issuer_basis == "explicit" else "probable"
    held = stored(conn, said, numbered(conn, said.symbol or "", said.type, under))
    if len(held) == 1:
        return _Found(held[0].iri, sure, known=held[0].origin == "register", day=said.day)
    if place is None and citation.day and (alike := _elsewhere(conn, said)):
        return _Found(said.iri, "candidates", alike)
    return _Found(said.iri, sure, day=said.day)


def _elsewhere(conn: Connection, said: Described) -> tuple[str, ...]:
    """Documents that others know with this number and day and with their place: this may be one of them."""
    return tuple(
        d.iri
        for d in by_symbol(conn, said.symbol or "")
        if d.type == said.type and d.issued == said.day and d.place is not None
    )
