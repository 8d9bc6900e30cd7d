"""Citations in English text, as translations and English papers write them.

    Decree No. 59/2023/ND-CP dated August 14, 2023 of the Government · Decree 59/2023, Decree 59
    Clause 2, Article 5 of Circular 39/2016/TT-NHNN · Article 5.2 of the 2019 Labor Code
    Law on Grassroots Democracy No. 10/2022/QH15 · the June 19, 2015 Law on Organization of the Government

Numbers are found as in Vietnamese text; here they get their English surroundings, and laws are found by their English
names (`english` in data/law_aliases.json, data/document_types.json and data/bodies.json; a "Law on Accounting" is an
"Accounting Law" too).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from kg.base.patterns import late, places
from kg.cite.draft import Draft
from kg.cite.english_laws import EnglishLaw, english_laws
from kg.cite.pinpoints import parse
from kg.cite.vocabulary import ENGLISH_BODIES, ENGLISH_TYPES
from kg.model import LAWS, Body, DocType, Level, Pinpoint, Repair
from kg.naming import strip_marks

#: A letter that Vietnamese has not, and English has some fifteen times in a thousand; addresses of pages have a few.
_FOREIGN, _RARELY = "w", 5000
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?i:({'|'.join(name if name == 'May' else f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)})\.?)"
_MONTH_NAMES = [name[:3].lower() for name in _MONTHS]
_YEAR_BEHIND = r"(?:\s*,\s*|\s+)(\d{4})"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{_MONTH}\s+{_ORDINAL}{_YEAR_BEHIND}|{_ORDINAL}\s+(?:of\s+)?{_MONTH}{_YEAR_BEHIND}"
    r"|(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|[Dd]ay\s+(\d{1,2})\s+[Mm]onth\s+(\d{1,2})\s+[Yy]ear\s+(\d{4}))(?!\d)"
)
_DAY_BEFORE = late(rf"(?<!\w){_DAY}[ \t]*(?:[ \t]|\r?\n)[ \t]*\Z")
_DAY_REACH = 32
#: "Hanoi, April 29th 2011", "Ha Noi , Day 27 month 05 year 2004" in the letterhead of a translation.
_OWN_DAY = late(rf"(?:^|[\n|]|\s{{2,}})[ \t]*[A-Z][\w' -]{{1,30}}?\s?,\s+{_DAY}")


@lru_cache(maxsize=1)
def _capital_bodies() -> dict[str, tuple[str, Level]]:
    return {name.upper(): body for name, body in ENGLISH_BODIES.items()}


def _words(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(_words, sorted(phrases, key=len, reverse=True)))


#: Type words of one word, as a bad translation writes them: "resolution No. 51/2001/QH10".
_IN_SMALL_LETTERS: dict[str, DocType] = {word.lower(): kind for word, kind in ENGLISH_TYPES.items() if word.isalpha()}
_LEFT = late(
    lambda: (
        rf"(?<!\w)({_any_of(ENGLISH_TYPES)})s?(?:\s+(?:on|of)\s+[^.;()\d\n]{{3,90}}?)?\s*,?\s*\(?\s*(?:[Nn](?:o|O|umber)\.?\s*:?\s*|#)?$"
        rf"|(?<!\w)({_any_of(_IN_SMALL_LETTERS)})s?\s+[Nn](?:o|umber)\.?\s*:?\s*$"
    )
)
_LEFT_REACH = 130
_DATED = late(
    r"(?:\s*\((?=[JFMASOND]|\d{1,2}\s+[A-Z])|\s*,?\s*\(?(?:dated(?:\s+on|\s?:)?|DATED|date|of|OF|issued\s+on|promulgated\s+on|adopted\s+on"
    rf"|passed\s+on|on)\s+(?:the\s+)?){_DAY}\)?"
)
#: "Circular 26/2015/TT-BTC (“Circular 26”) dated 27 February 2015".
_DAY_BEHIND_NAME = late(rf"\s\([“\"][^)”\"\n]{{2,40}}[”\"]\)\s+dated\s+(?:on\s+)?{_DAY}")
_PLACE = (
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w'’ -]{1,40}?"
    r"(?=[,.;)]|\s+(?:on|dated|and|to|in|for|providing|guiding|amending)\s|$))?"
)
_ISSUER = late(
    lambda: (
        r"\s*,?\s+(?:of|by|(?:issued|promulgated|passed|adopted)\s+by|from)\s+(?:[Tt]he\s+)?"
        r"(?:(?:\w{2,8}\s?)?[Pp]lenum\s+of\s+the\s+(?:[IVX]{1,5}(?:st|nd|rd|th)?\s?|\d{1,2}(?:st|nd|rd|th)\s?)?(?:Party\s+)?)?"
        rf"(?:Minister\s+of\s+the\s+)?({_any_of(ENGLISH_BODIES)})"
        r"(?!\w)(?:\s+of\s+(?:the\s+)?Communist\s+Party)?(?:\s+of\s+Viet\s?[Nn]am(?!\w))?"
        rf"|\s*,?\s+(?:of|by|issued\s+by)\s+(?:[Tt]he\s+)?((?:Provincial\s+|Municipal\s+)?People['’]s\s+(?:Committee|Council)){_PLACE}"
    )
)
#: The same in a title in capitals.
_ISSUER_IN_CAPITALS = late(
    lambda: rf"\s*,?\s+(?:OF|BY)\s+(?:THE\s+)?({_any_of(_capital_bodies())})(?!\w)(?:\s+OF\s+VIET\s?NAM(?!\w))?"
)
#: A day whose year the reader knows, before the issuer: "dated February 11 of the Politburo".
_WITHOUT_YEAR = late(rf"\s+dated\s+(?:{_MONTH}\s+{_ORDINAL}|{_ORDINAL}\s+(?:of\s+)?{_MONTH})(?=\s+(?:of|by)\s)")
_YEAR = late(
    r"(?:\s\([A-Z]{2,6}\))?\s+(?:of\s+(?:the\s+year\s+)?|year\s+)?((?:19|20)\d\d)(?![\d/])"
    r"|\s*\(((?:19|20)\d\d)(?:,?\s+(?:as\s+)?amended[^()\n]{0,40})?\)"
)
_TO_NUMBER = late(
    r"(?:\s\([A-Z]{2,6}\))?\s*,?\s*(?:(?:\(|(?<=,\s))(?:(?:Law|Code|Ordinance)\s+)?)?(?:[Nn](?:o|umber)\.?\s*:?\s*)?"
)
#: Behind the number of another law: "the Law on Enterprises, Law No. 61/2020/QH14 on Investment".
_OF_ANOTHER = late(r"\s+on\s+(?:the\s+)?[A-Z]")
_LONGEST_GAP = 18
_LABEL = r"(?:\d{1,4}(?:\.\d{1,3})*(?:\.?[a-z](?!\w))?(?:\([\da-zđ]{1,3}\)){0,2}|[a-zđ](?!\w)|[IVXLC]{1,6}(?!\w))\)?"
_UNIT = (
    r"(?:[Pp]oints?|[Ii]tems?|[Cc]lauses?|[Pp]aragraphs?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]arts?"
    r"|[Aa]ppendix|[Aa]nnex|Art\.)"
)
_PLACES = (
    rf"{_UNIT}\s+{_LABEL}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s*[-–]\s*)(?!{_UNIT}){_LABEL})*"
)
_SEQUENCE = late(
    rf"(?<!\w)({_PLACES}(?:\s*[,;]?\s+(?:and\s+|or\s+|of\s+|in\s+|under\s+|to\s+)?(?:the\s+)?{_PLACES})*)"
    r"\s*,?\s+(?:(?:of|in|under|to|from)\s+)?(?:the\s+)?"
    r"(?:(?:Government|Prime\s+Minister|National\s+Assembly"
    r"|(?:Ministry|Minister)\s+of\s+[A-Z][A-Za-z, ]{2,50}?|State\s+Bank(?:\s+of\s+Vietnam)?)"
    r"(?:['’]s|['’])\s+)?$"
)
_SEQUENCE_REACH = 240
_VIETNAMESE = {
    "point": "điểm", "item": "điểm", "clause": "khoản", "paragraph": "khoản", "article": "Điều", "art.": "Điều",
    "section": "Mục", "chapter": "Chương", "part": "Phần", "appendix": "Phụ lục", "annex": "Phụ lục",
    "and": "và", "or": "hoặc", "to": "đến", "through": "đến",
}  # fmt: skip
_DOTTED = late(r"(?:[Aa]rticle|Art\.)\s+(\d{1,3})(?:\.(\d{1,3})|\((\d{1,3})\))(?:\.?([a-zđ])(?!\w)|\(([a-zđ])\))?")
_WORD = late(r"[A-Za-z.]+\.?|[^A-Za-z]+")
_LOCAL = late(r"\s+of\s+(?:the\s+)?")


#: "Decree 145", "Decree No. 145": the number alone of what was cited before.
_SHORT_FORM = late(
    r"(D(?<!\wD)(?:ecree|irective|ecision)|R(?<!\wR)esolution|C(?<!\wC)ircular|O(?<!\wO)L)\s+(?:[Nn]o\.?\s*)?(?P<number>\d{1,4})"
    r"(?![\w/.,\-]\w|[\w/]|\s?[/%])"
)


def is_english(text: str) -> bool:
    """Whether English stands in the text: it may be all of it, or a part."""
    enough = -(-(len(text) - _RARELY) // _RARELY)
    return enough <= 0 or next(islice(places(_FOREIGN, text), enough - 1, None), None) is not None


def short_numbers(text: str) -> Iterator[tuple[DocType, int, re.Match[str]]]:
    """The English type words with a bare number, "Decree 145": type, start offset, the match with its `number`."""
    for match in _SHORT_FORM.finditer(text) if " of " in text or " the " in text else ():
        yield ENGLISH_TYPES[match[1]], match.start(), match


def english_alone(text: str, kind: DocType, start: int, number: tuple[int, int]) -> Draft:
    """A document that an English text names by its number alone, "Decree 135", and cites nowhere in full."""
    draft = Draft(start, number[1], kind)
    draft.symbol, draft.number, draft.english = text[slice(*number)], number, True
    if kind == "decree":
        draft.issuer, draft.basis = Body("Chính phủ", level="central"), "symbol"
        if (year := _YEAR.match(text, number[1])) is not None:
            draft.year, draft.end = int(year[1] or year[2]), year.end()
            printed, draft.symbol = draft.symbol, f"{draft.symbol}/{draft.year}/NĐ-CP"
            draft.repairs = (Repair("completed", printed, draft.symbol),)
    _set_right(text, draft)
    set_pinpoints(text, draft)
    return draft


def with_english(text: str, found: list[Draft]) -> list[Draft]:
    """The citations of an English text: those found by number in their English surroundings, and the laws by name."""
    starts = [draft.start for draft in found]
    taken: set[int] = set()
    more: list[Draft] = []
    for named in english_laws(text):
        here = bisect_left(starts, named.start)
        if here and found[here - 1].end > named.start:
            continue
        number = found[here] if here < len(found) and _is_next(text, named.end, found[here]) else None
        if (law := _law(text, named, number)) is not None:
            more.append(law)
            if number is not None:
                taken.add(id(number))
    last: Draft | None = None
    for draft in found:
        if id(draft) in taken or draft.number is None:
            continue
        if draft.form != "self":
            listed = last is not None and last.english and _LISTED.fullmatch(text, last.end, draft.start) is not None
            _complete(text, draft, listed)
            last = draft
        elif text[draft.start] in "Nn":
            _drop_marks(text, draft)
    merged = sorted([d for d in found if id(d) not in taken] + more, key=lambda d: (d.start, -d.end))
    return [d for n, d in enumerate(merged) if n == 0 or d.start >= merged[n - 1].end]


def _is_next(text: str, end: int, draft: Draft) -> bool:
    number = draft.number
    if number is None or draft.typed or draft.type not in ("law", "code", "ordinance", "other"):
        return False
    if number[0] - end > _LONGEST_GAP or _TO_NUMBER.fullmatch(text, end, number[0]) is None:
        return False
    return text[end : end + 2] != ", " or _OF_ANOTHER.match(text, number[1]) is None


def _law(text: str, law: EnglishLaw, number: Draft | None) -> Draft | None:
    """The citation of a law by its English name, with its `number`."""
    printed = _YEAR.match(text, law.end)
    before = _DAY_BEFORE.search(text[max(0, law.start - _DAY_REACH) : law.name_start])
    year = law.year or (printed and int(printed[1] or printed[2]))
    if law.type == "constitution" and not year and before is None and not _is_vietnams(text, law):
        return None
    draft = Draft(law.start, printed.end() if printed else law.end, law.type, "named")
    lawgiver = "Ủy ban Thường vụ Quốc hội" if law.type == "ordinance" else "Quốc hội"
    draft.issuer, draft.basis = Body(lawgiver, level="central"), "symbol"
    draft.name, draft.year = law.name or law.printed, year
    if before is not None and (day := _day(before)) is not None:
        draft.start, draft.day, draft.year = law.name_start - len(before.group()), day, day.year
    if number is not None:
        draft.symbol, draft.number, draft.form, draft.end = number.symbol, number.number, "numbered", number.end
        draft.year = draft.year or number.year
        if text[draft.end : draft.end + 1] == ")" and "(" in text[law.end : number.start]:
            draft.end += 1  # "the 2020 Law on Investment (Law No. 61/2020/QH14)"
    _set_right(text, draft)
    _day_of_opening(text, draft)
    if law.type == "constitution" and (state := _OF_THE_STATE.match(text, draft.end)) is not None:
        draft.end = state.end()
    if law.name is None and number is None and draft.day is None and draft.year is None:
        return None  # a name of no list, without what tells it from words
    set_pinpoints(text, draft)
    return draft


def _is_vietnams(text: str, law: EnglishLaw) -> bool:
    """Whether "the Constitution" without its year is the country's: of no other country, and nobody's own."""
    if text[law.name_start - 4 : law.name_start].lower() != "the ":
        return False
    return _OF_THE_STATE.match(text, law.end) is not None or _OF_OTHERS.match(text, law.end) is None


_OF_OTHERS = late(r"\s+(?:of|for)\s")
_OF_THE_STATE = late(r"\s+of\s+(?:the\s+)?(?:Socialist\s+Republic\s+of\s+)?Viet\s?[Nn]am(?!\w)")


def own_day(text: str, end: int) -> date | None:
    """The day in the letterhead of a translation, which ends at `end`: "Hanoi, April 29th 2011"."""
    found = _OWN_DAY.search(text, 0, end)
    return _day(found) if found is not None else None


#: A sentence that opens with its day: "On December 14, 2020, the Government issued Decree No. 145/2020/ND-CP".
_OPENING_DAY = late(
    rf"(?:^|[.;:\n(]\s{{0,4}})[Oo]n\s+(?:the\s+)?{_DAY}\s*,?\s+(?:the\s+|[A-Z])[^.;\d]{{2,90}}?\s(?:issued|promulgated|passed|adopted"
    r"|approved|released|signed|enacted|ratified)\s+(?:the\s+|its\s+|a\s+)?(?:[a-z]+\s+){0,2}$"
)
_OPENING_REACH = 170
_ISSUING = ("issued", "gated", "assed", "opted", "roved", "leased", "igned", "acted", "tified")


def _day_of_opening(text: str, draft: Draft) -> None:
    """Give an undated citation the day that opens its sentence, where it is what was issued then."""
    if draft.day is not None or draft.bad_date is not None:
        return
    window = text[max(0, draft.start - _OPENING_REACH) : draft.start]
    if any(word in window[-40:] for word in _ISSUING) and (opening := _OPENING_DAY.search(window)) is not None:
        day = _day(opening)
        if day is not None and draft.year in (None, day.year):
            draft.day, draft.year = day, day.year


#: How an English citation ends before its number: "No. ", or a type word.
_BEFORE_NUMBER = (
    *("o. ", "o.", "o ", "o: ", "umber ", "NO. ", "#", "\n"),
    *(f"{word[-4:]}{mark}" for word in ENGLISH_TYPES for mark in (" ", " (", "s ")),
)


_LISTED = late(r"\s{0,4}(?:[,;]|[,;]?\s{1,4}and)\s{1,4}(?:[Nn]o\.?\s{0,4})?")


def _complete(text: str, draft: Draft, listed: bool) -> None:
    """Give a numbered citation its English type word, day, issuer and pinpoints; none of it makes it a damaged one.

    The type word of a list (`listed`) is that of each of its members.
    """
    if draft.typed:
        return  # its type word is Vietnamese
    end, known = draft.end, draft.english or listed
    if not known:
        begin = max(0, draft.start - _LEFT_REACH)
        window = text[begin : draft.start]
        left = _LEFT.search(window) if not draft.pinpoints and window.endswith(_BEFORE_NUMBER) else None
        if left is not None:
            known, draft.start = True, begin + left.start(left.lastindex or 0)
            kind = ENGLISH_TYPES[_plain(left[1])] if left[1] else _IN_SMALL_LETTERS[left[2]]
            if draft.type in ("other", "official_letter") or kind in ("law", "code", "resolution"):
                draft.type = kind
    draft.typed = draft.english = known
    if known and draft.type in LAWS and (words := _NAME_BEFORE.search(text[max(0, draft.start - 48) : draft.start])):
        draft.start -= len(words.group())
    _set_right(text, draft)
    if draft.type in LAWS and draft.day is None and text[draft.start - 5 : draft.start - 1].isdecimal():
        before = _DAY_BEFORE.search(text[max(0, draft.start - _DAY_REACH) : draft.start])
        if before is not None and (day := _day(before)) is not None:  # "June 16, 2010 Law No. 46/2010/QH12"
            draft.start, draft.day, draft.year = draft.start - len(before.group()), day, day.year
    if known:
        _day_of_opening(text, draft)
    if not known and draft.end == end:
        return
    set_pinpoints(text, draft)
    _drop_marks(text, draft)


def _drop_marks(text: str, draft: Draft) -> None:
    if draft.number is not None and text[slice(*draft.number)] == strip_marks(draft.symbol or ""):
        draft.repairs = ()  # "ND-CP": English has no Đ


#: The name of a law that no list has, before its type word: "Radiation and Isotopes Law No. 18/2008/QH12".
_NAME_BEFORE = late(
    r"(?<![\w.])(?!(?:The|This|That|Pursuant|Under|According|Based|New|Amended|And|In|To|See|Vietnam|Vietnamese)\s)"
    r"[A-Z][a-z]{2,}(?:,?\s(?:(?:and|of)\s)?[A-Z][a-z]{2,}){0,3}\s$"
)
#: The letters that "dated", "of", "issued", "promulgated", "adopted", "from", "by" begin with.
_OPENING_RIGHT = "dDoOBipafb"


def _set_right(text: str, draft: Draft) -> None:
    behind = text[draft.end : draft.end + 4]
    if behind.lstrip(" ,(\n\r\t")[:1] not in _OPENING_RIGHT and not behind.startswith(" ("):
        return
    if draft.day is None and behind.startswith((" (“", ' ("')) and (far := _DAY_BEHIND_NAME.match(text, draft.end)):
        draft.day = _day(far)
        draft.year = draft.day.year if draft.day else draft.year
    for _ in range(2):  # in either order
        if draft.day is None and (dated := _DATED.match(text, draft.end)):
            draft.day, draft.end = _day(dated), dated.end() - (dated.group().endswith(")") and "(" not in dated.group())
            draft.bad_date = None if draft.day else dated.group().strip(" ,")
            draft.year = draft.day.year if draft.day else draft.year
        end = draft.end
        if draft.day is None and text.startswith(" dated ", end) and (dated := _WITHOUT_YEAR.match(text, end)):
            end = dated.end()
        if draft.basis != "explicit" and (issuer := _ISSUER.match(text, end)):
            draft.issuer, draft.basis, draft.end = _body(issuer), "explicit", issuer.end()
        elif text.startswith((" OF ", " BY "), end) and (issuer := _ISSUER_IN_CAPITALS.match(text, end)):
            name, level = _capital_bodies()[_plain(issuer[1])]
            draft.issuer, draft.basis, draft.end = Body(name, level=level), "explicit", issuer.end()
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
    month, day, year, day2, month2, year2, *figures = match.groups()
    try:
        if month or month2:
            named = _MONTH_NAMES.index((month or month2)[:3].lower()) + 1
            return date(int(year or year2), named, int(day or day2))
        first, second, third = (int(n) for n in figures if n is not None)
        return date(third, second, first)
    except ValueError:
        return None


def set_pinpoints(text: str, draft: Draft) -> None:
    """Give a citation the English pinpoints before it: "Clause 2, Article 5 of"."""
    begin = max(0, draft.start - _SEQUENCE_REACH)
    sequence = _SEQUENCE.search(text[begin : draft.start])
    if sequence is not None:
        draft.start, draft.pinpoints = begin + sequence.start(1), _places(sequence[1])


@lru_cache(maxsize=1024)
def _places(sequence: str) -> tuple[Pinpoint, ...]:
    """The pinpoints of an English sequence, read as its Vietnamese one: "Article 5.2" is khoản 2 Điều 5."""
    plain = _DOTTED.sub(
        lambda m: (f"point {m[4] or m[5]} " if m[4] or m[5] else "") + f"clause {m[2] or m[3]} article {m[1]}",
        " ".join(sequence.split()),
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
