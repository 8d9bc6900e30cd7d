"""The places inside a document that a citation points to: how they are written, and whether they are still there.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục II mục V.7 (which units take a capital letter); Nghị định 34/2016/NĐ-CP
Điều 75 khoản 4, in force until Nghị định 78/2025/NĐ-CP took its place on 2025-04-01 (from the small to the large).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.context import DECREE_78, SURE, Context, vn
from kg.checker.finding import Finding
from kg.checker.past import of_the_past, said_amended
from kg.cite.symbols import is_normative
from kg.model import MAY_STAND, Edge, Pinpoint
from kg.register.validity.provisions import provision_name
from kg.resolve import Resolved
from kg.store.documents import last_article

_DECREE_34 = date(2016, 7, 1)
_LABEL = r"(?=\s+(?:\d{1,3}[a-zđ]?|[IVXLC]{1,6}|[a-zđ]|thứ\s+\w+)(?!\w))"
_TO_CAPITAL = late(rf"(?<!\w)(?:(?:điều|chương|phần|mục){_LABEL}|(?:phần|mục)(?=\s+[A-ZĐ](?!\w)))")
_SUB_SECTION = late(r"[Tt]iểu\s+$", one_of=("iểu",))
_TO_SMALL = late(rf"(?<!\w)(?:Khoản|Điểm){_LABEL}", one_of=("Khoản", "Điểm"))
_OPENS_SENTENCE = late(r"(?:^|[.:;!?\n\r|(“\"•*+–-]|\w\))\s*$")
_LARGE_TO_SMALL = late(
    r"(?<!\w)Điều\s+\d+[a-zđ]?,?\s+[Kk]hoản\s+\d+[a-zđ]?(?!\w)(?!\s*(?:,|;|và)?\s*(?:\d|Điều))"
    r"|(?<!\w)[Kk]hoản\s+\d+[a-zđ]?,?\s+[Đđ]iểm\s+[a-zđ](?!\w)(?!\s*(?:,|;|và)?\s*(?:\w\s|[Kk]hoản))"
)
#: Letters of the Vietnamese alphabet, in which points are lettered; f, j, w and z are none.
_NO_POINT = frozenset("fjwz")


def written_wrong(ctx: Context) -> Iterator[Finding]:
    """VB110: "điều 5" for "Điều 5", "Khoản 1" in a sentence; in normative texts "Điều 5 khoản 1" too."""
    large_first = ctx.normative and _DECREE_34 <= ctx.day < DECREE_78
    for one in ctx.cited:
        citation = one.citation
        if not citation.pinpoints or ctx.quoted(citation.start):
            continue
        head = citation.text.find(citation.printed_symbol) if citation.printed_symbol else len(citation.text)
        if ctx.administrative and (mended := _mended(ctx, one, head)) != citation.text:
            yield ctx.finding("VB110", one, repaired=" ".join(mended[:head].split()), fix=mended)
        elif (
            large_first and citation.text.count("Điều", 0, head) < 2 and _LARGE_TO_SMALL.search(citation.text, 0, head)
        ):
            yield ctx.finding("VB110", one)


def _mended(ctx: Context, one: Resolved, head: int) -> str:
    """The words of a citation with the letters of its units as they should be."""
    words = list(one.citation.text)
    for found in _TO_CAPITAL.finditer(one.citation.text, 0, head):
        at = one.citation.start + found.start()
        if not _SUB_SECTION.search(ctx.text[max(0, at - 8) : at]):
            words[found.start()] = words[found.start()].upper()
    for found in _TO_SMALL.finditer(one.citation.text, 0, head):
        at = one.citation.start + found.start()
        if not _OPENS_SENTENCE.search(ctx.text[max(0, at - 8) : at]):
            words[found.start()] = words[found.start()].lower()
    return "".join(words)


def fallen(ctx: Context) -> Iterator[Finding]:
    """VB202: the cited article or chapter was repealed; or, in administrative documents, amended without a word of it.

    What was amended is told once. A chapter that fell accuses an article only where the citation names both: no source
    lists the articles of a chapter.
    """
    said: set[tuple[str, str]] = set()
    named = {one.document for one in ctx.cited}
    for one in ctx.relied:
        if not one.citation.pinpoints:
            continue
        places = [parts_of(place) for place in one.citation.pinpoints]
        parts = {part for place in places for part in place}
        if ctx.known(one) is None or not parts or one.certainty not in ("certain", "probable"):
            continue
        if ctx.state(one.document, ctx.day).state not in MAY_STAND:
            continue
        for edge in ctx.amendments(one.document):
            part = part_ended(edge)
            if part is None or part not in parts or not edge_counts(edge, ctx.day):
                continue
            if edge.relation == "repeals":
                silent = of_the_past(ctx, one)
            else:
                silent = not ctx.administrative or said_amended(ctx, one) or edge.subject in named
                silent |= (one.document, part) in said
            if not silent:
                if edge.relation == "repeals":  # an article and its chapter are one place
                    parts.difference_update(*(place for place in places if part in place))
                said.add((one.document, part))
                by = ctx.document(edge.subject)
                actor = {"by" if edge.relation == "repeals" else "amended_by": by.symbol if by else None}
                yield ctx.finding(
                    "VB202", one, article=part, since=vn(edge.effective), source=edge.evidence.source, **actor
                )


def parts_of(place: Pinpoint) -> list[str]:
    """The article and the chapter that a pinpoint names: "Điều 61", "Chương V"; chapters in Roman numerals."""
    article = [f"Điều {place.article}"] if place.article else []
    return [*article, f"Chương {_roman(place.chapter)}"] if place.chapter else article


def part_ended(edge: Edge) -> str | None:
    """The article or chapter of the object that an act amends or ends, as `parts_of` names it; else None."""
    where = edge.evidence.source if edge.scope == "article" else None
    return provision_name(where.rpartition(", ")[2]) if where else None


def _roman(label: str) -> str:
    """A chapter's label in Roman numerals, up to 39, whichever way it was written: "5" and "v" → "V"."""
    if not label.isdecimal() or len(label) > 2:
        return label.upper()
    tens, ones = divmod(int(label), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def edge_counts(edge: Edge, day: date) -> bool:
    """Whether a sure source says that the act had taken effect by `day`."""
    return edge.certainty in SURE and edge.effective is not None and edge.effective <= day


def no_such_place(ctx: Context) -> Iterator[Finding]:
    """VB401: an article behind the document's last one, an article 0, or a point whose letter no point bears.

    A number without its year or day may be another year's, of which no register knows: nothing is said of it.
    """
    for one in ctx.cited:
        citation = one.citation
        if not citation.pinpoints or one.certainty == "candidates" or (known := ctx.known(one)) is None:
            continue
        if citation.symbol and not is_normative(citation.symbol) and citation.day is None:
            continue
        last = last_article(ctx.conn, one.document)
        for place in one.citation.pinpoints:
            beyond = next((label for label in (place.article, place.article_to) if _no_article(label, last)), None)
            if beyond is not None:
                yield ctx.finding(
                    "VB401", one, article=f"Điều {beyond}", last=str(last) if last else None,
                    source=known.source if last else None,
                )  # fmt: skip
                break
            letter = next((label for label in (place.point, place.point_to) if label in _NO_POINT), None)
            if letter is not None and is_normative(one.citation.symbol or ""):
                yield ctx.finding("VB401", one, article=f"điểm {letter}")
                break


def _no_article(label: str | None, last: int | None) -> bool:
    """Whether no document of `last` articles has one of that label; both ends of a range are looked at."""
    number = re.match(r"\d+", label or "")
    return number is not None and (int(number.group()) == 0 or (last is not None and int(number.group()) > last))


RULES = ((("VB110",), written_wrong), (("VB202",), fallen), (("VB401",), no_such_place))
