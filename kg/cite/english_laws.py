"""Laws by their English names, as translations and English papers write them.

    Law on Grassroots Democracy · Law on the State Budget · State Budget Law · 2019 Labour Code
    Law on Public debt management dated June 17th 2009    a name that the list does not know: before its day or number,
    the June 12, 1999 Law on Vietnam Fatherland Front     or behind them

The list (`english` in data/law_aliases.json) holds one name of each; "the", the spelling of the two sides of the
Atlantic, hyphens, and "Accounting Law" for "Law on Accounting" are one name here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.base.patterns import late, rare
from kg.cite.vocabulary import ENGLISH_LAWS
from kg.model import DocType
from kg.naming import type_name
from kg.tuples import NamedTuple

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_THE = late(r"\bthe ")
_SPELLINGS = (("labour", "labor"), ("isation", "ization"), ("defence", "defense"), ("'", ""))
_MOST_TURNED = 5  # words of a name that is written with "Law" at its end too


class EnglishLaw(NamedTuple):
    """A law's name in the text: its span with the year before it, its type and listed name, or how it is printed."""

    start: int
    name_start: int
    end: int
    year: int | None
    type: DocType
    name: str | None
    printed: str


def _key(printed: str) -> str:
    """One spelling for one name."""
    plain = " ".join(printed.lower().replace("’", "'").replace("-", " ").split())
    for one, other in _SPELLINGS:
        plain = plain.replace(one, other)
    return _THE.sub("", plain)


@cache
def listed() -> dict[str, tuple[DocType, str]]:
    """The laws of the list by every English name that is read as one of them; made when a text first names one."""
    known: dict[str, tuple[DocType, str]] = {}
    for name, law in ENGLISH_LAWS.items():
        known[_key(name)] = law
    for key, law in tuple(known.items()):
        kind, _, words = key.partition(" on ")
        if words and len(words.split()) <= _MOST_TURNED:
            known.setdefault(f"{words} {kind}", law)
    return known


def _pattern(key: str) -> str:
    words = (
        word.replace("labor", "labou?r").replace("ization", "i[sz]ation").replace("defense", "defen[sc]e")
        for word in key.split()
    )
    return r"[\s-]+(?:the\s+)?".join(re.sub(r"s(?!\w)", "['’]?s['’]?", word) for word in words)


_ANOTHER = rf"(?:Article|Clause|Point|Decree|Circular|Decision|Resolution|Law|Code|Chapter|{_MONTHS}\s+\d)"
_TITLE_CASE = (
    r"[A-Z][\w'’-]+(?:(?:,?\s+(?:and|of|on|the|for|to|in|against|at|by|with|from)){0,2}\s+"
    rf"(?!Law\b|{_MONTHS}\s+\d)[A-Z][\w'’-]+){{0,9}}"
)
#: In small letters, as bad translations write it, a law is named where its number or day follows.
_LAW = late(r"w(?:(?<=Law)(?!\w)|(?<=law)\son\s)")
_TOLD = late(rf",?\s+(?:dated\s|(?:on|of)\s+(?:{_MONTHS}\s+\d|\d{{1,2}}\s)|[Nn]o\.?\s*\d)")
_CODE = late(r"C(?:ode|onstitution)(?!\w)")
_ORDINANCE = late(r"Ordinance(?!\w)")
_ON = late(r"^(?:\d{4} )?(?:Law|Ordinance) on ")
_NAME_BEFORE, _NAME_BEHIND = 58, 140


def _any_law() -> str:
    """A law by any of its names, with the year that may stand before it."""
    names = "|".join(map(_pattern, sorted(listed(), key=len, reverse=True)))
    return (
        r"(?<![\w-])(?:(?P<before>(?:19|20)\d\d)\s+)?(?:"
        rf"(?P<listed>(?i:{names}))|(?P<constitution>Constitution)"
        rf"|(?P<other>(?:Law|Ordinance)\s+on\s+(?:the\s+)?[A-Z](?:(?!\s(?:and|of|under)\s+(?:the\s+)?{_ANOTHER})[\w'’,\s-]){{2,90}}?"
        rf"(?=,?\s+(?:[Nn]o\.?\s*\d|(?:of\s+)?(?:19|20)\d\d(?!\d)|dated\s|of\s+(?:{_MONTHS})\s+\d)))"
        rf"|(?P<titled>(?:Law|Ordinance)\s+on\s+(?:the\s+)?{_TITLE_CASE}))(?!\w)"
    )


_LAWS = late(_any_law)


#: "Law amending and supplementing a number of articles of the …", "Law on Amendments to the …".
_AMENDING = late(
    r"(?<![\w-])(?:(?P<year>(?:19|20)\d\d)\s+)?(?P<word>[Ll]aw|Ordinance)\s+(?:on\s+)?(?:the\s+)?[Aa]mend(?:ing|ments?)(?:\s*(?:,|and|/|&)\s*(?:[Ss]upplement(?:ing|s|ation)?))*"
    r"(?:\s+(?:to|of)?\s*(?i:(?:a\s+number|some|certain|several)(?:\s+of)?\s+(?:the\s+)?)?(?:[Aa]rticles?|[Pp]rovisions))?(?:\s+(?:of|to))?\s+(?:the\s+)?$"
)
_AND = late(r"(?:\s*,)?(?:\s+and)?\s+(?:the\s+)?(?=[A-Z])")
_MOST_AMENDED = 12


def _amended(text: str, first: re.Match[str]) -> tuple[str, int]:
    """The name of a law that amends the law of that match and those that follow it, as our list would write it."""
    names: list[str] = []
    match: re.Match[str] | None = first
    end = first.end()
    while match is not None and len(names) < _MOST_AMENDED:
        end = match.end()
        kind, name = listed().get(_key(match["listed"] or ""), ("law", _ON.sub("", " ".join(match.group().split()))))
        names.append(f"{type_name(kind)} {name}")
        joined = _AND.match(text, end)
        match = _LAWS.match(text, joined.end()) if joined is not None and joined.end() > end + 1 else None
    listed_names = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]
    return f"sửa đổi, bổ sung một số điều của {listed_names}", end


def english_laws(text: str) -> Iterator[EnglishLaw]:
    """The laws that `text` names in English, each looked for around the word that every name of one holds."""
    done = 0
    for sign in sorted((*_CODE.finditer(text), *_ORDINANCE.finditer(text), *rare(_LAW, "w", text)), key=re.Match.start):
        while sign.start() >= done:  # a name in capitals may stand before it
            match = _LAWS.search(text, max(done, sign.start() - _NAME_BEFORE), sign.end() + _NAME_BEHIND)
            if match is None or match.start() > sign.start():
                break
            done = match.end()
            name = match.start(match.lastgroup or 0)
            if _OWN_TITLE.match(text, name) is not None:
                continue
            amending = _AMENDING.search(text, max(0, match.start() - _NAME_BEHIND), match.start())
            if amending is None:
                if text[name] != "l" or _TOLD.match(text, done) is not None:
                    yield _named(match)
                continue
            names, done = _amended(text, match)
            amends: DocType = "ordinance" if amending["word"] == "Ordinance" else "law"
            year = int(amending["year"]) if amending["year"] else None
            yield EnglishLaw(amending.start(), amending.start("word"), done, year, amends, names, names)


#: The title of a law itself, its type on a line of its own.
_OWN_TITLE = late(r"LAW[ \t]*\r?\n")


def _named(match: re.Match[str]) -> EnglishLaw:
    name, done = match.start(match.lastgroup or 0), match.end()
    year = int(match["before"]) if match["before"] else None
    printed = " ".join(match.group().split())
    if match["listed"]:
        kind, named = listed()[_key(match["listed"])]
        return EnglishLaw(match.start(), name, done, year, kind, named, printed)
    if match["constitution"]:
        return EnglishLaw(match.start(), name, done, year, "constitution", "Hiến pháp", printed)
    kind = "ordinance" if match.group(match.lastgroup or 0).startswith("Ord") else "law"
    return EnglishLaw(match.start(), name, done, year, kind, None, _ON.sub("", printed))
