"""Which document a citation means.

Central documents are told apart by their symbol, which holds the year; laws by name and day; Party documents by
symbol, issuer and day, since their numbers repeat; the documents of local offices by symbol, issuer, place and
day. What is not known stays out of the identity, and doubt is a list of candidates, never a silent choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from sqlite3 import Connection
from typing import NamedTuple

from kg.cite.symbols import codes_of, head_of, is_normative
from kg.cite.vocabulary import PARTY_CODES, TYPE_CODES, Head
from kg.model import Certainty, Citation, DocType, Document
from kg.naming import document_iri, fold, symbol_key
from kg.register.places import Place
from kg.register.validity.status import law_in_force
from kg.resolve.issuers import Issued
from kg.resolve.letterhead import Report
from kg.store.documents import by_symbol, laws_named, relations


@dataclass(frozen=True, slots=True)
class Resolved:
    """A citation and the document it resolved to.

    `document` is an IRI, also of documents that no register holds (`known` is False). `candidates` are the
    IRIs that fit equally well when certainty is "candidates"; `document` is then the least specific identity.
    """

    citation: Citation
    document: str
    certainty: Certainty
    candidates: tuple[str, ...] = ()
    place: Place | None = None
    known: bool = False


class _Found(NamedTuple):
    iri: str
    certainty: Certainty
    candidates: tuple[str, ...] = ()
    known: bool = False


#: A citation that begins with its number: the type was not printed.
_NO_TYPE = re.compile(r"(?:[Ss]ố\s|\d)")
#: One document under two type words: people write "Quyết định" and "Quy định", "Công văn" and "Văn bản".
_SAME_TYPE: dict[DocType, DocType] = {"code": "law", "regulation": "decision", "other": "official_letter"}


def identify(text: str, issued: Sequence[Issued], report: Report, conn: Connection) -> list[Resolved]:
    """The document of each citation, in the same order."""
    days = _days_of_local(issued)
    out: list[Resolved] = []
    cache: dict[tuple[object, ...], _Found] = {}
    for n, one in enumerate(issued):
        citation = one.citation
        if citation.form == "named":
            governing = _governing(issued, n)
            when = (issued[governing].citation.day if governing is not None else None) or report.as_of
            above = out[governing].document if governing is not None else None
            key: tuple[object, ...] = (citation.type, citation.name, citation.year, citation.day, when, above)
            found = cache.get(key) or _detailed_by(conn, above, _law(conn, citation, when))
        elif citation.form == "self":
            key, found = (), _Found(own_iri(text, report, citation), "certain")
        elif _is_local(citation):
            key, found = (), _of_places(conn, one, days)
        else:
            subject = text[slice(*citation.subject)] if citation.subject else ""
            key = (citation.symbol, citation.type, citation.day, citation.issuer, citation.term, subject)
            found = cache.get(key) or _central(conn, citation, subject)
        if key:
            cache[key] = found
        out.append(Resolved(citation, found.iri, found.certainty, found.candidates, one.place, found.known))
    return _settle(out)


def _settle(resolved: list[Resolved]) -> list[Resolved]:
    """A law named without its year is the one of its candidates that the same text names for certain."""
    certain = {one.document for one in resolved if one.certainty == "certain" and one.citation.form == "named"}
    out = []
    for one in resolved:
        said = certain.intersection(one.candidates) if one.citation.form == "named" else frozenset()
        if len(said) == 1:
            one = replace(one, document=next(iter(said)), certainty="probable", candidates=(), known=True)  # noqa: PLW2901
        out.append(one)
    return out


def _is_local(citation: Citation) -> bool:
    """Whether the document's office has a place: its number then starts anew in each office and each year."""
    if citation.issuer is not None and citation.issuer.level in ("central", "ministry"):
        return False
    codes = codes_of(citation.symbol or "")
    if "TW" in codes:
        return False
    head: Head | None = head_of(citation.symbol or "")
    return head is None or head.kind != "central" or bool(set(codes) & (PARTY_CODES - {"TW"}))


# Laws by name


def _law(conn: Connection, citation: Citation, day: date | None) -> _Found:
    if citation.type == "constitution":
        year = citation.year
        return _Found(document_iri("constitution", None, "Quốc hội", year=year, name="hien-phap"), "probable")
    name = citation.name or ""
    known = [d for d in laws_named(conn, name) if d.type == citation.type and d.origin == "register"]
    if citation.day is not None:
        fitting = [d for d in known if d.issued == citation.day] or [d for d in known if d.year == citation.day.year]
    elif citation.year is not None:
        fitting = [d for d in known if d.year == citation.year]
    elif day is not None:
        fitting = [d for d in law_in_force(conn, name, day) if d.type == citation.type]
    else:
        fitting = known
    if len(fitting) > 1 and day is not None and not citation.year and not citation.day:
        fitting = _youngest_settled(fitting, day)
    if len(fitting) == 1:
        return _Found(fitting[0].iri, "certain" if citation.year or len(known) == 1 else "probable", known=True)
    general = document_iri(
        citation.type, None, citation.issuer.head if citation.issuer else None,
        citation.day, citation.year, name=name,
    )  # fmt: skip
    if fitting:
        return _Found(general, "candidates", tuple(d.iri for d in fitting))
    return _Found(general, "unknown")


def _youngest_settled(laws: list[Document], day: date) -> list[Document]:
    """Of laws of one name whose validity nothing decides, the youngest, once a year old: by then it is in force."""
    youngest = max(laws, key=lambda law: law.issued or date(law.year or 1, 12, 31))
    issued = youngest.issued or date(youngest.year or 1, 12, 31)
    return [youngest] if (day - issued).days > 365 else laws


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


def _central(conn: Connection, citation: Citation, subject: str) -> _Found:
    symbol = citation.symbol or ""
    known = [d for d in by_symbol(conn, symbol) if d.origin == "register"]
    same_type = [d for d in known if _same_kind(d.type, citation.type)]
    others = [] if _is_party(symbol) or _numbered_apart(citation) else known
    known = same_type or [d for d in known if d.type == "other"] or others
    if is_normative(symbol):
        if len(known) == 1:
            return _Found(known[0].iri, "certain", known=True)
        if known:
            return _narrow(known, citation, subject)
        return _Found(_minted(citation, citation.year), "unknown" if citation.type == "other" else "certain")
    if known:
        return _narrow(known, citation, subject)
    return _Found(_minted(citation, None), "probable" if citation.day else "unknown")


def _numbered_apart(citation: Citation) -> bool:
    """Whether the symbol names no type and the citation does: law 33/2009/QH12 and resolution 33/2009/QH12 are two."""
    codes = codes_of(citation.symbol or "")
    return bool(codes) and codes[0] not in TYPE_CODES and not _NO_TYPE.match(citation.text)


def _same_kind(one: DocType, other: DocType) -> bool:
    return _SAME_TYPE.get(one, one) == _SAME_TYPE.get(other, other)


def _is_party(symbol: str) -> bool:
    return "-" in symbol.split("/", maxsplit=1)[0]


def _minted(citation: Citation, year: int | None) -> str:
    head = citation.issuer.head if citation.issuer else None
    if year is not None:
        return document_iri(citation.type, citation.symbol, head, None, year)
    return document_iri(citation.type, citation.symbol, head, citation.day, citation.year)


def _narrow(known: list[Document], citation: Citation, subject: str) -> _Found:
    """The one of several documents with this number that the cited day, issuer and subject leave."""
    if citation.day is not None:
        exact = [d for d in known if d.issued == citation.day]
        if len(exact) == 1:
            return _Found(exact[0].iri, "certain", known=True)
        known = exact or [d for d in known if (d.year or citation.day.year) == citation.day.year]
        if not known:
            return _Found(_minted(citation, None), "probable")
    issuer = citation.issuer.name if citation.issuer else None
    if issuer is not None:
        known = [d for d in known if d.issuer is None or fold(d.issuer).startswith(fold(issuer))] or known
    if len(known) > 1 and subject:
        ranked = sorted(((containment(subject, d.title or ""), d) for d in known), key=lambda pair: -pair[0])
        if ranked[0][0] >= 0.5 and ranked[0][0] > ranked[1][0] + 0.2:
            return _Found(ranked[0][1].iri, "probable", known=True)
    if len(known) == 1:
        return _Found(known[0].iri, "probable", known=True)
    return _Found(_minted(citation, None), "candidates", tuple(d.iri for d in known))


def containment(one: str, other: str) -> float:
    """How much of the shorter of two titles stands in the other, word by word: 0 to 1."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


# Documents of local offices


def _days_of_local(issued: Sequence[Issued]) -> dict[tuple[str, str], set[date]]:
    """The days printed with each local number and issuer, so that a mention without a day finds its document."""
    days: dict[tuple[str, str], set[date]] = {}
    for one in issued:
        citation = one.citation
        if citation.symbol and citation.day and citation.form != "self":
            days.setdefault(_local_key(citation), set()).add(citation.day)
    return days


def _local_key(citation: Citation) -> tuple[str, str]:
    return symbol_key(citation.symbol or ""), fold(citation.issuer.name) if citation.issuer else ""


def _of_places(conn: Connection, one: Issued, days: dict[tuple[str, str], set[date]]) -> _Found:
    """The same where several places may be meant: the document of each is a candidate."""
    found = _local(conn, one, days)
    if not one.candidates:
        return found
    there = [_local(conn, one._replace(place=place), days).iri for place in one.candidates]
    return _Found(found.iri, "candidates", tuple(there))


def _local(conn: Connection, one: Issued, days: dict[tuple[str, str], set[date]]) -> _Found:
    citation, place = one.citation, one.place
    actor = _actor(citation)
    code = place.iri_code if place else None
    symbol = citation.symbol or ""
    if is_normative(symbol):
        iri = document_iri(citation.type, symbol, actor, None, citation.year, code)
        return _Found(iri, "certain" if place else "probable")
    day = citation.day
    if day is None:
        printed = days.get(_local_key(citation), set())
        if len(printed) == 1:
            (day,) = printed
            return _Found(document_iri(citation.type, symbol, actor, day, None, code), "probable")
        general = document_iri(citation.type, symbol, actor, None, citation.year, code)
        fitting = sorted(document_iri(citation.type, symbol, actor, d, None, code) for d in printed)
        return _Found(general, "candidates" if fitting else "unknown", tuple(fitting))
    iri = document_iri(citation.type, symbol, actor, day, None, code)
    if place is None and (alike := _elsewhere(conn, citation, iri)):
        return _Found(iri, "candidates", alike)
    return _Found(iri, "certain" if place and citation.issuer_basis == "explicit" else "probable")


def _actor(citation: Citation) -> str | None:
    """The office whose numbers these are: decisions of a committee and of its chairman share one series."""
    head = head_of(citation.symbol or "")
    if head is not None and head.kind != "central":
        return head.name
    return citation.issuer.head if citation.issuer else None


def _elsewhere(conn: Connection, citation: Citation, iri: str) -> tuple[str, ...]:
    """Documents that other texts cite with this number and day and with their place: this may be one of them."""
    return tuple(
        d.iri
        for d in by_symbol(conn, citation.symbol or "")
        if d.iri != iri and d.type == citation.type and d.issued == citation.day and d.place is not None
    )


def own_iri(text: str, report: Report, citation: Citation | None) -> str:
    """The identity of the text itself. Without a number its title stands in; without an office, its own words."""
    issuer = citation.issuer if citation and citation.issuer else report.body
    place = report.places[0] if report.places and (citation is None or citation.issuer in (None, report.body)) else None
    day = report.day
    year = report.as_of.year if report.as_of else citation.year if citation else None
    name = report.title or "van-ban"
    if issuer is None and report.symbol is None:
        import hashlib  # loads OpenSSL, which few texts need

        name = f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]} {name}"
    return document_iri(
        report.type, report.symbol, issuer.head if issuer else None, day, None if day else year,
        place.iri_code if place else None, name=name,
    )  # fmt: skip
