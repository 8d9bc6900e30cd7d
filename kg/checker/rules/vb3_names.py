"""VB307: a law by a name that no law has, one word or two that belong together short of the name of one that there is;
VB304: by its number with the year of another.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b: laws are cited by their name. The names are
those of `data/law_names.json` and `data/law_aliases.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.base.patterns import late
from kg.checker.complete import law_name
from kg.checker.context import DESCRIBED, Context
from kg.checker.finding import Finding
from kg.cite.names import numbers_of
from kg.cite.structure import MOST_RECITALS
from kg.data import table
from kg.model import BY_NAME, MAY_STAND
from kg.naming import symbol_key
from kg.store.documents import by_symbol, issued_on, laws_named

_LAW = "Luật "
_WORD = late(r"\w+")
_NEXT = late(r"[^\W\d_]+(?:,?\s+[^\W\d_]+){1,11}")
_DRAFT = late(r"(?:[Dd]ự\s+(?:án|thảo)|[Tt]rường|[Kk]hoa|[Đđ]ại\s+học)\s+$")
_FEWEST, _MOST, _BEFORE = 2, 11, 14
_OPENING = late(r"(\w+)\W+(\w+)")  # the fewest
#: Of so many words two may be missing and the rest still tell which law is meant.
_LONG = 7


@cache
def _one_short() -> dict[tuple[str, ...], str]:
    """The names of laws with an inner word left out, of long ones with two; each with the whole name, and only what
    means one law.
    """
    names = {row["name"] for row in table("law_names")["laws"] if row["type"] == "law"}
    names |= {row["name"] for row in table("law_aliases")["laws"] if row["type"] == "law"}
    other = {alias for row in table("law_aliases")["laws"] for alias in row["aliases"]}
    known = {_words(name) for name in names | other}
    found: dict[tuple[str, ...], str | None] = {}
    for name in names:
        words = _words(name)
        cuts = [(n, 1) for n in range(1, len(words) - 1)]
        if len(words) >= _LONG:
            cuts += [(n, 2) for n in range(1, len(words) - 2)]
        for n, left_out in cuts:
            short = words[:n] + words[n + left_out :]
            if short not in known:
                found[short] = name if found.get(short, name) == name else None
    return {short: name for short, name in found.items() if name is not None}


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(name))


def no_such_name(ctx: Context) -> Iterator[Finding]:
    """VB307: said once for each name."""
    if ctx.consolidated:
        return
    said: set[str] = set()
    at = ctx.text.find(_LAW)
    while at >= 0:
        found = _NEXT.match(ctx.text, at + len(_LAW))
        if found and found.group()[0].isupper() and not _cited(ctx, at) and (named := _named(found)):
            end, right = named
            printed = " ".join(ctx.text[at:end].split())
            if right not in said and not ctx.quoted(at) and not _DRAFT.search(ctx.text[max(0, at - _BEFORE) : at]):
                said.add(right)
                fields = {"printed": printed, "title": f"Luật {right}"}
                yield Finding("VB307", at, end, ctx.text[at:end], fields, suggestion=f"Luật {right}")
        at = ctx.text.find(_LAW, at + 1)


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    """The first words of what these names become."""
    return frozenset(short[:_FEWEST] for short in _one_short())


def _named(found: re.Match[str]) -> tuple[int, str] | None:
    """Where the longest name ends that lacks one word, and the whole name."""
    opening = _OPENING.match(found.string, found.start(), found.end())
    if opening is None or tuple(map(str.casefold, opening.groups())) not in _openings():
        return None
    words = list(_WORD.finditer(found.string, found.start(), found.end()))
    folded = tuple(one.group().casefold() for one in words)
    for count in range(min(_MOST, len(words)), _FEWEST - 1, -1):
        right = _one_short().get(folded[:count])
        if right is not None:
            return words[count - 1].end(), right
    return None


def name_goes_on(ctx: Context) -> Iterator[Finding]:
    """VB307 too: "Luật Thủy lợi và đê điều ngày 19 tháng 6 năm 2017", a law's own day behind a name that goes on."""
    for one in ctx.first_mentions:
        citation, known = one.citation, ctx.known(one)
        if citation.type not in BY_NAME or citation.form != "named" or citation.day or citation.pinpoints:
            continue
        behind = ctx.text[citation.end : citation.end + _AND_REACH].lstrip()
        found = _GOES_ON.match(ctx.text, citation.end) if behind.startswith(("và", ",")) else None
        if found is None or ctx.quoted(citation.start):
            continue
        printed = "-".join(found[name].zfill(2) for name in ("year", "month", "day"))
        named = [known] if known else laws_named(ctx.conn, citation.name or "")
        if any(law.issued and law.issued.isoformat() == printed for law in named):
            start, end = citation.start, found.end("words")
            words = " ".join(ctx.text[start:end].split())
            right = " ".join(citation.text.split())
            yield Finding(
                "VB307", start, end, ctx.text[start:end], {"printed": words, "title": right}, suggestion=right
            )


_AND_REACH = 100
_GOES_ON = late(
    r"(?P<words>(?:\s+và|,)\s+(?!luật|pháp|nghị|quyết|các|ngày)[a-zđà-ỹ]+(?:\s+[a-zđà-ỹ]+){0,4})"
    r"\s+ngày\s+(?P<day>\d{1,2})\s*(?:tháng|/|-)\s*(?P<month>\d{1,2})\s*(?:năm|/|-)\s*(?P<year>\d{4})"
)


def _cited(ctx: Context, at: int) -> bool:
    """Whether a citation, or the subject of one, holds the words."""
    here = next(ctx.after(at), None)
    if here is not None and here.citation.start == at:
        listed = here.citation.name is not None and bool(numbers_of(here.citation.type, here.citation.name))
        return here.known or here.citation.symbol is not None or bool(here.candidates) or listed
    if ctx.in_subject(at):
        return True
    before = next(ctx.before(at), None)
    return before is not None and at < before.citation.end


def number_of_another_year(ctx: Context) -> Iterator[Finding]:
    """VB304: no law bears the number, and but for its year it is that of the law named: "Luật Quản lý ngoại thương số
    05/2018/QH14" for 05/2017/QH14. The laws of one Assembly are numbered through its term (Luật 80/2015/QH13 Điều 10
    khoản 2), so that no other law can have it.
    """
    for one in ctx.cited:
        citation = one.citation
        if citation.type not in BY_NAME or not citation.name or not citation.symbol or one.known:
            continue
        parts = symbol_key(citation.symbol).split("/")
        for number in numbers_of(citation.type, citation.name):
            if _differs_in_year(parts, number):
                yield ctx.finding("VB304", one, instead=number)


def _differs_in_year(parts: list[str], number: str) -> bool:
    """Whether a law's number is that of another but for its year."""
    listed = symbol_key(number).split("/")
    return len(parts) == len(listed) == _PARTS and parts[::2] == listed[::2] and parts[1] != listed[1]


_PARTS = 3


#: The laws of the fourteenth National Assembly and after are known all; of older ones some are in no source.
_KNOWN_WHOLE = 2016


def of_no_year(ctx: Context) -> Iterator[Finding]:
    """VB307 too: "Luật Phí và lệ phí năm 2017", a year before the text's own in which no law of the name was made, nor
    any that amends the one that there is; said once for each."""
    said: set[str] = set()
    for one in ctx.first_mentions:
        citation = one.citation
        year = citation.year
        if citation.type not in BY_NAME or citation.form != "named" or citation.symbol or citation.day or year is None:
            continue
        if one.certainty not in ("unknown", "candidates") or citation.name in said:
            continue
        if not _KNOWN_WHOLE <= year < ctx.day.year:
            continue
        known = [law for law in laws_named(ctx.conn, citation.name or "") if law.origin == "register" and law.issued]
        years = {law.issued.year for law in known if law.issued} | {
            law.effective.year for law in known if law.effective
        }
        standing = [law for law in known if ctx.state(law.iri, ctx.day).state in MAY_STAND]
        if year in years or len(standing) != 1 or standing[0].certainty not in DESCRIBED or ctx.outer(one):
            continue
        amending = (ctx.document(edge.subject) for law in known for edge in ctx.amendments(law.iri))
        before = ctx.text[max(0, citation.start - _BEFORE) : citation.start]
        if any(law and year in (law.year, law.effective and law.effective.year) for law in amending):
            continue
        if ctx.quoted(citation.start) or _DRAFT.search(before):
            continue
        said.add(citation.name or "")
        right = f"{law_name(standing[0])} năm {standing[0].issued.year if standing[0].issued else standing[0].year}"
        yield ctx.finding("VB307", one, printed=" ".join(citation.text.split()), title=right)


#: The first year of the Assemblies whose laws the register has from the first number on.
_FIRST_YEAR = {"QH14": 2016, "QH15": 2021}
_TERM = 5


def of_another_year(ctx: Context) -> Iterator[Finding]:
    """VB304 too: "Luật số 59/2021/QH14", the number of a law of that Assembly with another year.

    The laws of one Assembly are numbered through its term (Luật 80/2015/QH13 Điều 10 khoản 2), so that no other law
    bears it. Of a number that none bears nothing is said: the register may not have that law.
    """
    said: set[str] = set()
    for one in ctx.cited:
        citation = one.citation
        if citation.type not in ("law", "code") or not citation.symbol or one.known or ctx.quoted(citation.start):
            continue
        parts = symbol_key(citation.symbol).split("/")
        if len(parts) != _PARTS or parts[2] not in _FIRST_YEAR or citation.symbol in said or not parts[0].isdigit():
            continue
        own = numbers_of(citation.type, citation.name) if citation.name else ()
        if by_symbol(ctx.conn, citation.symbol) or any(_differs_in_year(parts, number) for number in own):
            continue  # resolutions have a series of their own; of a slip in the year the rule above speaks
        said.add(citation.symbol)
        if (instead := _law_numbered(ctx, parts[0], parts[2])) is not None:
            yield ctx.finding("VB304", one, printed=citation.symbol, repaired=instead)


def _law_numbered(ctx: Context, number: str, assembly: str) -> str | None:
    """The number with its year that a law of the Assembly bears, if one does."""
    first = _FIRST_YEAR[assembly]
    for year in range(first, first + _TERM + 1):
        for law in by_symbol(ctx.conn, f"{number}/{year}/{assembly}"):
            if law.type in ("law", "code") and law.origin == "register":
                return law.symbol
    return None


def of_its_day(ctx: Context) -> Iterator[Finding]:
    """VB307 too: "Luật Khen thưởng, kỷ luật ngày 15 tháng 6 năm 2022", a name that no law bears, with the day of the
    one law of whose name it has two words that follow each other.
    """
    for one in ctx.first_mentions:
        citation = one.citation
        if citation.type != "law" or citation.form != "named" or citation.symbol or citation.day is None or one.known:
            continue
        if one.certainty != "unknown" or not citation.name or ctx.outer(one) or ctx.quoted(citation.start):
            continue
        begun = _NEXT.match(ctx.text, citation.start + len(_LAW))
        if laws_named(ctx.conn, citation.name) or "sửa đổi" in citation.name.lower() or (begun and _named(begun)):
            continue
        said = set(pairwise(_words(citation.name)))
        made = issued_on(ctx.conn, one.document, citation.day)
        alike = [law for law in made if law.certainty in DESCRIBED and said & set(pairwise(_words(law.title or "")))]
        if len(alike) == 1 and not _AMENDS.search(alike[0].title or ""):
            yield ctx.finding("VB307", one, printed=f"Luật {citation.name}", title=law_name(alike[0]))


def cut_short(ctx: Context) -> Iterator[Finding]:
    """VB307 too: "Luật Ban hành văn bản số 64/2025/QH15", the first words alone of that law's name."""
    for one in ctx.first_mentions:
        citation, known = one.citation, ctx.known(one)
        if citation.type != "law" or not citation.symbol or not citation.name or known is None:
            continue
        if known.certainty not in DESCRIBED or ctx.outer(one) or ctx.quoted(citation.start):
            continue
        said, own = _words(citation.name), _words((known.title or "").removeprefix(_LAW))
        begins = _FEWEST <= len(said) < len(own) and own[: len(said)] == said and not _AMENDS.search(known.title or "")
        if begins and not laws_named(ctx.conn, citation.name):
            yield ctx.finding("VB307", one, printed=f"{_LAW}{citation.name}", title=law_name(known))


def by_its_letters(ctx: Context) -> Iterator[Finding]:
    """VB307 too: "Căn cứ Luật TCCQĐP", a law among the grounds by the first letters of its name."""
    for found in _IN_LETTERS.finditer(ctx.text, 0, MOST_RECITALS):
        name = _initials().get(found["letters"])
        if name is not None and not ctx.quoted(found.start()):
            start, end = found.span("law")
            fields = {"printed": found["law"], "title": f"{_LAW}{name}"}
            yield Finding("VB307", start, end, ctx.text[start:end], fields)


_IN_LETTERS = late(
    r"Căn\s+cứ\s+(?:vào\s+)?(?P<law>Luật\s+(?P<letters>[A-ZĐ]{3,12}))(?!\w|[ \t]*[-–&])", one_of=("Căn",)
)


@cache
def _initials() -> dict[str, str]:
    """The first letters of the names of laws, where these are one law's alone."""
    found: dict[str, str | None] = {}
    for name in {row["name"] for row in table("law_names")["laws"] if row["type"] == "law"}:
        letters = "".join(word[0].upper() for word in _words(name))
        found[letters] = name if found.get(letters, name) == name else None
    return {letters: name for letters, name in found.items() if name is not None}


_AMENDS = late(r"sửa\s+đổi", re.IGNORECASE)


RULES = (
    (("VB307",), no_such_name),
    (("VB307",), name_goes_on),
    (("VB307",), of_no_year),
    (("VB307",), of_its_day),
    (("VB307",), cut_short),
    (("VB307",), by_its_letters),
    (("VB304",), number_of_another_year),
    (("VB304",), of_another_year),
)
