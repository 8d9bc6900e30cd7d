"""Citations in English text, as translations and English papers write them.

    Decree No. 59/2023/ND-CP dated August 14, 2023 of the Government
    Clause 2, Article 5 of Circular 39/2016/TT-NHNN · Article 5.2 of the 2019 Labor Code
    Law on Grassroots Democracy No. 10/2022/QH15

Numbers are found as in Vietnamese text; here they get their English surroundings, and laws are found by their English
names (`english` in data/law_aliases.json, data/document_types.json and data/bodies.json).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kg.base.patterns import late, rare
from kg.cite.draft import Draft
from kg.cite.pinpoints import parse
from kg.cite.vocabulary import ENGLISH_BODIES, ENGLISH_LAWS, ENGLISH_TYPES
from kg.model import Body, DocType, Pinpoint
from kg.naming import strip_marks

#: A letter that Vietnamese has not, and English has some fifteen times in a thousand; addresses of pages have a few.
_FOREIGN, _RARELY = "w", 5000
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"({'|'.join(name if name == 'May' else f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)})\.?"
_DAY = (
    rf"(?:{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(\d{{4}})|(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s+(\d{{4}})"
    r"|(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}))(?!\d)"
)


def _words(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")


def _any_of(phrases: Iterator[str]) -> str:
    return "|".join(map(_words, sorted(phrases, key=len, reverse=True)))


_TYPE = _any_of(iter(ENGLISH_TYPES))
_LEFT = late(rf"(?<!\w)({_TYPE})(?:\s+on\s+[^.;()\d\n]{{3,90}}?)?\s*,?\s*\(?\s*(?:[Nn](?:o|O|umber)\.?\s*:?\s*)?$")
_LEFT_REACH = 130
_DATED = late(rf"\s*,?\s*\(?(?:dated|date|of|issued\s+on|promulgated\s+on|adopted\s+on|on)\s+(?:the\s+)?{_DAY}\)?")
_PLACE = (
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w'’ -]{1,40}?"
    r"(?=[,.;)]|\s+(?:on|dated|and|to|in|for|providing|guiding|amending)\s|$))?"
)
_ISSUER = late(
    rf"\s*,?\s+(?:of|by|issued\s+by|promulgated\s+by|from)\s+(?:the\s+)?(?:Minister\s+of\s+the\s+)?({_any_of(iter(ENGLISH_BODIES))})(?!\w)"
    rf"|\s*,?\s+(?:of|by|issued\s+by)\s+(?:the\s+)?((?:Provincial\s+|Municipal\s+)?People['’]s\s+(?:Committee|Council)){_PLACE}"
)
_LAWS = late(
    rf"(?<![\w-])(?:(?P<before>(?:19|20)\d\d)\s+)?(?:(?P<listed>{_any_of(iter(ENGLISH_LAWS))})|(?P<constitution>Constitution)"
    r"|(?P<other>Law\s+on\s+[A-Z][\w'’,\- ]{2,80}?(?=,?\s+(?:No\.?\s*\d|(?:19|20)\d\d(?!\d)))))(?!\w)"
)
_YEAR = late(r"\s+(?:of\s+(?:the\s+year\s+)?|year\s+)?((?:19|20)\d\d)(?![\d/])|\s*\(((?:19|20)\d\d)\)")
_TO_NUMBER = late(r"\s*,?\s*\(?(?:[Nn](?:o|umber)\.?\s*:?\s*)?")
_LONGEST_GAP = 12
_LABEL = r"(?:\d{1,4}(?:\.\d{1,3})*(?:\.?[a-z])?|[a-zđ](?!\w)|[IVXLC]{1,6})\)?"
_UNIT = (
    r"(?:[Pp]oints?|[Ii]tems?|[Cc]lauses?|[Pp]aragraphs?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]arts?"
    r"|[Aa]ppendix|[Aa]nnex|Art\.)"
)
_PLACES = (
    rf"{_UNIT}\s+{_LABEL}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s*[-–]\s*)(?!{_UNIT}){_LABEL})*"
)
_SEQUENCE = late(
    rf"(?<!\w)({_PLACES}(?:\s*[,;]?\s+(?:and\s+|or\s+|of\s+|in\s+|under\s+|to\s+)?(?:the\s+)?{_PLACES})*)"
    r"\s*,?\s+(?:(?:of|in|under|to|from)\s+)?(?:the\s+)?$"
)
_SEQUENCE_REACH = 240
_VIETNAMESE = {
    "point": "điểm", "item": "điểm", "clause": "khoản", "paragraph": "khoản", "article": "Điều", "art.": "Điều",
    "section": "Mục", "chapter": "Chương", "part": "Phần", "appendix": "Phụ lục", "annex": "Phụ lục",
    "and": "và", "or": "hoặc", "to": "đến", "through": "đến",
}  # fmt: skip
_DOTTED = late(r"[Aa]rticle\s+(\d{1,3})\.(\d{1,3})(?:\.?([a-z])(?!\w))?")
_WORD = re.compile(r"[A-Za-z.]+\.?|[^A-Za-z]+")
_LOCAL = late(r"\s+of\s+(?:the\s+)?")


def with_english(text: str, found: list[Draft]) -> list[Draft]:
    """The citations of an English text: those found by number in their English surroundings, and the laws by name."""
    if text.count(_FOREIGN) * _RARELY < len(text) - _RARELY:
        return found
    starts = [draft.start for draft in found]
    taken: set[int] = set()
    more: list[Draft] = []
    for match in _named(text):
        here = bisect_left(starts, match.start())
        if here and found[here - 1].end > match.start():
            continue
        number = found[here] if here < len(found) and _is_next(text, match.end(), found[here]) else None
        if (law := _law(text, match, number)) is not None:
            more.append(law)
            if number is not None:
                taken.add(id(number))
    for draft in found:
        if id(draft) not in taken and draft.number is not None and draft.form != "self":
            _complete(text, draft)
    merged = sorted([d for d in found if id(d) not in taken] + more, key=lambda d: (d.start, -d.end))
    return [d for n, d in enumerate(merged) if n == 0 or d.start >= merged[n - 1].end]


def _named(text: str) -> Iterator[re.Match[str]]:
    """The laws that `text` names in English, each looked for around the word that every name of one holds."""
    done = 0
    for sign in sorted((*_CODE.finditer(text), *rare(_LAW, "w", text)), key=re.Match.start):
        if sign.start() < done:
            continue
        match = _LAWS.search(text, max(done, sign.start() - _NAME_BEFORE), sign.end() + _NAME_BEHIND)
        if match is not None and match.start() <= sign.start():
            done = match.end()
            yield match


_LAW = late(r"w(?<=Law)(?!\w)")
_CODE = late(r"C(?:ode|onstitution)(?!\w)")
_NAME_BEFORE, _NAME_BEHIND = 58, 140


def _is_next(text: str, end: int, draft: Draft) -> bool:
    number = draft.number
    if number is None or draft.start - end > _LONGEST_GAP or draft.typed or "/QH" not in (draft.symbol or "/QH"):
        return False
    return _TO_NUMBER.fullmatch(text, end, draft.start) is not None


def _law(text: str, match: re.Match[str], number: Draft | None) -> Draft | None:
    """The citation of a law by its English name, with its `number`."""
    printed = _YEAR.match(text, match.end())
    year = match["before"] or (printed and (printed[1] or printed[2]))
    if match["constitution"] and not year:
        return None
    kind: DocType = "law"
    name: str | None = None
    if match["listed"]:
        kind, name = ENGLISH_LAWS[_plain(match["listed"])]
    elif match["constitution"]:
        kind, name = "constitution", "Hiến pháp"
    draft = Draft(match.start(), printed.end() if printed else match.end(), kind, "named")
    draft.issuer, draft.basis = Body("Quốc hội", level="central"), "symbol"
    draft.name, draft.year = name, int(year) if year else None
    if number is not None:
        draft.symbol, draft.number, draft.form, draft.end = number.symbol, number.number, "numbered", number.end
        draft.year = draft.year or number.year
    elif name is None:
        draft.name = _plain(match["other"]).removeprefix("Law on ")
    _set_right(text, draft)
    _set_pinpoints(text, draft)
    return draft


#: How an English citation ends before its number: "No. ", or a type word.
_BEFORE_NUMBER = (
    *("o. ", "o.", "o ", "o: ", "umber ", "NO. ", "\n"),
    *(f"{word[-4:]}{mark}" for word in ENGLISH_TYPES for mark in (" ", " (")),
)


def _complete(text: str, draft: Draft) -> None:
    """Give a numbered citation its English type word, day, issuer and pinpoints; none of it makes it a damaged one."""
    if draft.typed:
        return  # its type word is Vietnamese
    begin, end = max(0, draft.start - _LEFT_REACH), draft.end
    window = text[begin : draft.start]
    left = _LEFT.search(window) if not draft.pinpoints and window.endswith(_BEFORE_NUMBER) else None
    if left is not None:
        draft.start = begin + left.start(1)
        draft.typed = True
        kind = ENGLISH_TYPES[_plain(left[1])]
        if draft.type in ("other", "official_letter") or kind in ("law", "code", "resolution"):
            draft.type = kind
    _set_right(text, draft)
    if left is None and draft.end == end:
        return
    _set_pinpoints(text, draft)
    if draft.number is not None and text[slice(*draft.number)] == strip_marks(draft.symbol or ""):
        draft.repairs = ()  # "ND-CP": English has no Đ


def _set_right(text: str, draft: Draft) -> None:
    for _ in range(2):  # in either order
        if draft.day is None and (dated := _DATED.match(text, draft.end)):
            draft.day, draft.end = _day(dated), dated.end()
            draft.bad_date = None if draft.day else dated.group().strip(" ,")
            draft.year = draft.day.year if draft.day else draft.year
        if draft.basis != "explicit" and (issuer := _ISSUER.match(text, draft.end)):
            draft.issuer, draft.basis, draft.end = _body(issuer), "explicit", issuer.end()
    if draft.day is not None and draft.basis == "explicit" and draft.number is not None:
        draft.form = "full"


def _body(match: re.Match[str]) -> Body:
    if match[1]:
        name, level = ENGLISH_BODIES[_plain(match[1])]
        return Body(name, level=level)
    head = "UBND" if "Committee" in match[2] else "HĐND"
    place = _LOCAL.split(match.group()[match.group().index(match[2]) + len(match[2]) :])[-1].strip()
    unit = "tỉnh" if "rovinc" in match.group() else None
    name = re.sub(r"\s*(?:[Pp]rovince|[Cc]ity)$", "", place)
    return Body(head, unit or ("thành phố" if place.endswith(("City", "city")) else None), name or None)


def _day(match: re.Match[str]) -> date | None:
    month, day, year, day2, month2, year2, day3, month3, year3 = match.groups()
    names = [name[:3] for name in _MONTHS]
    try:
        if month:
            return date(int(year), names.index(month[:3]) + 1, int(day))
        if month2:
            return date(int(year2), names.index(month2[:3]) + 1, int(day2))
        return date(int(year3), int(month3), int(day3))
    except ValueError:
        return None


def _set_pinpoints(text: str, draft: Draft) -> None:
    begin = max(0, draft.start - _SEQUENCE_REACH)
    sequence = _SEQUENCE.search(text[begin : draft.start])
    if sequence is not None:
        draft.start, draft.pinpoints = begin + sequence.start(1), _places(sequence[1])


@lru_cache(maxsize=1024)
def _places(sequence: str) -> tuple[Pinpoint, ...]:
    """The pinpoints of an English sequence, read as its Vietnamese one: "Article 5.2" is khoản 2 Điều 5."""
    plain = _DOTTED.sub(
        lambda m: (f"point {m[3]} " if m[3] else "") + f"clause {m[2]} article {m[1]}", " ".join(sequence.split())
    )
    words: list[str] = []
    for word in _WORD.findall(plain.replace(")", "")):
        lower = word.lower()
        words.append(
            _VIETNAMESE.get(lower) or _VIETNAMESE.get(lower.removesuffix("s")) or ("" if lower in _LINKS else word)
        )
    return parse(" ".join("".join(words).split()))


_LINKS = frozenset(("of", "the", "in", "under"))


def _plain(printed: str) -> str:
    return " ".join(printed.split()).replace("’", "'")
