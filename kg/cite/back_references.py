"""Back references: mentions of a document that the text has cited before, and of the text itself.

    Nghị định số 59/2023/NĐ-CP … Nghị định 59, Quyết định số 53        a short form: its number alone
    Chỉ thị 05 của Bộ Chính trị, Công văn số 12 ngày 5/6/2024           a number without codes, cited for the first time
    … Luật số 10/2022/QH15 (sau đây gọi tắt là Luật THDC) … Luật THDC   a name that the text itself gives
    … Kế hoạch số 65/KH-UBND … kế hoạch nêu trên                        nêu trên, nói trên, kể trên, dẫn trên
    Luật này, Nghị định này                                             the text itself, not where it quotes another

The first, and laws by a given name, are citations like any other (`with_short_forms`). The rest name nothing by
themselves, and a law says "Luật này" hundreds of times: they are found when asked for (`with_pointers`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kg.base.patterns import late, places
from kg.cite import common_form as plain
from kg.cite import pinpoints
from kg.cite.dates import NUMBER_YEAR
from kg.cite.draft import Draft
from kg.cite.english import english_alone, set_pinpoints, short_numbers
from kg.cite.structure import sentence_start
from kg.cite.surroundings import left_of, right_of, type_apart
from kg.cite.trie import spell
from kg.model import LAWS, Body, DocType, Repair

#: The type words that need no "số", without their first letter, which may be a capital. As words of a text they are
#: found several times faster than by any pattern.
_SHORT: dict[DocType, str] = {
    "decree": "ghị định", "resolution": "ghị quyết", "directive": "hỉ thị", "circular": "hông tư",
    "ordinance": "háp lệnh",
}  # fmt: skip
_FIRST_LETTERS = frozenset("NnCcTtPp")
_SHORT_NUMBER = late(r"\s{1,4}(?:số\s{1,3})?(?P<number>\d{1,4}+(?:\.\d{1,2}(?!\.?\d))?)(?![\w/.,\-]\w|[\w/]|\s?[/%])")
_DECISION = "Quyết định "
_DECISION_NUMBER = late(r"(?P<number>\d{2,5}+)(?![\w/.,\-]\w|[\w/]|\s?[/%])")
#: Those that are the only ones of their number in most texts.
_TELLING: frozenset[DocType] = frozenset(("decree", "resolution", "directive", "circular"))
_OF_SHORT: tuple[DocType, ...] = ("decree", "resolution", "directive")
#: Any other type needs its "số".
_NUMBERED = late(r"số (?P<number>\d{1,4}+(?:\.\d{1,2}(?!\.?\d))?)(?![\w/.,\-]\w|[\w/]|\s?[/%\-–])")
#: What makes a bare number a document's own: its day or its issuer.
_SAYS_MORE = late(
    r",?\s{1,8}(?:(?:ngày|của|do)\s|(?:(?:được|đã)\s{1,4}){0,2}(?:ký|tuyên|xử|ban\s{1,4}hành)\s{1,4}ngày\s|năm\s{1,4}(?:19|20)\d\d(?!\d))"
)
_DATED = late(r",?\s{1,8}(?:(?:(?:được|đã)\s{1,4}){0,2}(?:ký|tuyên|xử|ban\s{1,4}hành)\s{1,4})?ngày\s{1,4}\d")
#: What does so with "số" and a capital: "Chỉ thị số 17 về việc …".
_ABOUT = late(r",?\s{1,8}(?:về|v/v|quy\s{1,8}định|hướng\s{1,8}dẫn|phê\s{1,8}duyệt|ban\s{1,8}hành)\s")
#: Since 1997 the symbols of decrees hold their year (Luật Ban hành văn bản quy phạm pháp luật 1996).
_FIRST_YEAR_IN_SYMBOLS = 1997
_GOVERNMENT = Body("Chính phủ", level="central")
_LEADING = late(r"0*(\d+(?:\.\d+)?)")

#: "(sau đây gọi tắt là Luật THDC)": the name that a text gives to what it has just cited.
_GIVEN = late(
    r"gọi(?:\s{1,4}tắt|\s{1,4}chung)?\s{1,4}là:?\s{1,4}[“\"'‘]?"
    r"(?P<name>[^\W\d_][^()“”\"';,.:/]{1,60}?)[”\"'’]?\s{0,4}[);,.]"
)
_GIVEN_WORDS = len("gọi    chung    là")
_GIVEN_REACH = 700
#: A text gives few names and points to what stands near: bounds that keep the cost linear in the length.
_MOST_GIVEN = 40
_MOST_BACK = 60
_OF_LAW: frozenset[DocType] = frozenset(LAWS)
#: Types whose documents a text names by their number.
_BY_NUMBER: frozenset[DocType] = frozenset(
    ("decision", "notice", "plan", "conclusion", "official_letter", "regulation")
)
#: What a decision approves or issues is called by its own kind: "(sau đây gọi là Đề án 06)".
_ISSUED_WITH: frozenset[DocType] = frozenset(("scheme", "programme", "plan", "rules", "regulation"))

_ABOVE = late(r"(?:nêu|nói|kể|dẫn)\s{1,4}(?:ở\s{1,4})?trên(?!\w)")
_ABOVE_WORDS = ("nêu", "nói", "kể", "dẫn")
_THIS = "này"
_SEVERAL = frozenset(map(spell, "các những mấy nhiều hai ba bốn năm".split()))
_LONGEST_TYPE = 24


def with_short_forms(text: str, found: list[Draft], english: bool = False) -> list[Draft]:
    """The citations with those of a number alone: "Nghị định 59" after it was cited in full, "Chỉ thị 05 của Bộ
    Chính trị" with its day or issuer; and with the laws that the text calls by a name of its own."""
    numbers = [*_numbers(text, found), *(short_numbers(text) if english else ())]
    full: dict[tuple[DocType, str], Draft] = {}
    several: set[tuple[DocType, str]] = set()
    for draft in found if numbers else ():
        kind, symbol = draft.type, draft.symbol
        if symbol is not None and draft.form != "self" and (number := _leading(symbol)):
            first = full.setdefault((kind, number), draft)
            if first.symbol != symbol:
                several.add((kind, number))
    more: list[Draft] = []
    for kind, start, printed in numbers:
        key = (kind, printed["number"].lstrip("0"))
        one = full.get(key)
        more_said = _SAYS_MORE.match(text, printed.end()) is not None
        ahead = one is not None and one.end > start  # cited in full only afterwards, as below a heading
        meant = one if key not in several and not (ahead and len(printed["number"]) == 1) else None
        if (
            meant is not None
            and not (more_said and (ahead or kind not in _TELLING))
            and (not ahead or kind in _TELLING)
        ):
            more.append(_reference(meant, start, printed.end(), printed.span("number")))
        elif several_numbers := _listed(text, kind, start, printed.span("number")):
            more += several_numbers
        elif (alone := _number_alone(text, kind, start, printed.span("number"))) is not None:
            if meant is not None and kind in _TELLING and alone.day in (None, meant.day):
                alone.symbol, alone.year = meant.symbol, meant.year
            more.append(alone)
            full.setdefault(key, alone)
    _share_back(text, numbers, more)
    _complete_years(found)
    more += _by_given_names(text, found, _OF_LAW)
    return _merged(text, found, more) if more else found


def _numbers(text: str, found: list[Draft]) -> Iterator[tuple[DocType, int, re.Match[str]]]:
    """The type words with a bare number: type, start offset, the match with its `number`."""
    for kind in _OF_SHORT:
        yield from _after_words(text, kind)
    for match in _NUMBERED.finditer(text):
        left = left_of(text, match.start("number"), 0)
        if left.type is not None and left.type not in _OF_SHORT and left.type not in _OF_LAW:
            yield left.type, left.start, match
        elif left.type is None and left.has_number_word and _DATED.match(text, match.end("number")) is not None:
            apart = type_apart(text, left, 0)  # "Bản án dân sự sơ thẩm số 12 ngày 3/4/2020"
            if apart is not None and apart[1] != "other":
                of_court = apart[1] == "decision" and _OF_COURTS.search(text, apart[0], left.number_start) is not None
                yield "court_decision" if of_court else apart[1], apart[0], match
    if any(draft.type == "decision" and draft.symbol is not None for draft in found):
        yield from _decisions(text, found)
    if "ordinance" in {draft.type for draft in found if draft.symbol is not None}:
        yield from _after_words(text, "ordinance")
    circular = next((draft.end for draft in found if draft.type == "circular"), None)
    if circular is not None:
        yield from _after_words(text, "circular", circular)


def _decisions(text: str, found: list[Draft]) -> Iterator[tuple[DocType, int, re.Match[str]]]:
    """The bare numbers behind "Quyết định": of one that is cited in full elsewhere, or with a day of its own."""
    after = len(_DECISION)
    printed = [(at, number) for at in places(_DECISION, text) if (number := _DECISION_NUMBER.match(text, at + after))]
    decisions = (draft for draft in found if draft.type == "decision" and draft.symbol is not None)
    decided = {_leading(draft.symbol or "") for draft in decisions} if printed else ()
    for start, number in printed:
        # and not one that is named so: "(gọi tắt là Quyết định 1456)"
        if text[start - 3 : start] != "là " and (number["number"] in decided or _DATED.match(text, number.end())):
            yield "decision", start, number


def _after_words(text: str, kind: DocType, start: int = 0) -> Iterator[tuple[DocType, int, re.Match[str]]]:
    """The bare numbers right behind the words of that type."""
    words = _SHORT[kind]
    for at in places(words, text, start=start):
        if text[at - 1 : at] in _FIRST_LETTERS and (number := _SHORT_NUMBER.match(text, at + len(words))) is not None:
            yield kind, at - 1, number


#: What a court decides in: "Quyết định giám đốc thẩm", "Quyết định công nhận sự thỏa thuận của các đương sự".
_OF_COURTS = late(
    r"giám\s+đốc\s+thẩm|tái\s+thẩm|(?:sơ|phúc)\s+thẩm|đương\s+sự|vụ\s+án|phiên\s+(?:tòa|toà|họp)"
    r"|thuận\s+tình\s+ly\s+hôn",
    re.IGNORECASE,
)
_LISTED = late(r"(?:,\s{1,3}\d{1,4}){0,8}(?:,?\s{1,3}và\s{1,3}\d{1,4})?(?=\s{1,4}của\s)")
_JOIN = late(r"\s{0,3}(?:,|;|,?\s{1,3}và)\s{1,4}(?:các\s{1,3})?")
_FIGURES = late(r"\d{1,4}")


def _listed(text: str, kind: DocType, start: int, number: tuple[int, int]) -> list[Draft]:
    """The documents of one office under one type word, "các Nghị quyết số 57, 59 và 68 của Bộ Chính trị"."""
    if text[number[1] : number[1] + 1] != "," and text[number[1] : number[1] + 4] != " và ":
        return []
    listed = _LISTED.match(text, number[1])
    if listed is None or not listed.group() or (right := right_of(text, listed.end())).issuer is None:
        return []
    spans = [number, *(found.span() for found in _FIGURES.finditer(text, number[1], listed.end()))]
    drafts: list[Draft] = []
    for n, span in enumerate(spans):
        last = n == len(spans) - 1
        draft = Draft(start if n == 0 else span[0], right.end if last else span[1], kind)
        draft.symbol, draft.number, draft.typed = text[slice(*span)], span, n == 0
        draft.issuer, draft.basis, draft.term = right.issuer, "explicit", right.term
        drafts.append(draft)
    return drafts


def _share_back(text: str, numbers: list[tuple[DocType, int, re.Match[str]]], more: list[Draft]) -> None:
    """Give the issuer at the end of a list of numbers alone to those before it, each under its own type word:
    "Nghị quyết 57, Nghị quyết 59 và Nghị quyết 68 của Bộ Chính trị"."""
    by_start = {draft.start: draft for draft in more}
    for kind, start, printed in sorted(numbers, key=lambda one: -one[1]):
        if start in by_start:
            continue
        join = _JOIN.match(text, printed.end("number"))
        last = by_start.get(join.end()) if join is not None else None
        if last is None or last.type != kind or last.issuer is None or last.basis != "explicit":
            continue
        draft = Draft(start, printed.end("number"), kind)
        draft.symbol, draft.number = printed["number"], printed.span("number")
        draft.issuer, draft.basis = last.issuer, "explicit"
        by_start[start] = draft
        more.append(draft)


def _number_alone(text: str, kind: DocType, start: int, number: tuple[int, int]) -> Draft | None:
    """A document cited by its number without codes, where its day, issuer or subject follows: no short form then."""
    if text.startswith(_ENGLISH, start):
        return english_alone(text, kind, start, number)
    named = kind != "other" and text[start].isupper() and "số" in text[start : number[0]]
    about = named and _ABOUT.match(text, number[1]) is not None
    if not about and not _SAYS_MORE.match(text, number[1]):
        return None
    year = NUMBER_YEAR.match(text, number[1])
    right = right_of(text, year.end() if year else number[1])
    if right.day is None and right.basis != "explicit" and not about and not (year and kind == "decree"):
        return None
    draft = Draft(start, right.end, kind, "full" if right.day and right.basis == "explicit" else "numbered")
    draft.symbol, draft.number = text[slice(*number)], number
    draft.day, draft.bad_date, draft.term = right.day, right.bad_date, right.term
    draft.year = right.day.year if right.day else int(year[1]) if year else right.year
    draft.issuer, draft.basis = right.issuer, right.basis
    if kind == "decree" and draft.year is not None and draft.year >= _FIRST_YEAR_IN_SYMBOLS:
        printed, draft.symbol = draft.symbol, f"{draft.symbol}/{draft.year}/NĐ-CP"
        draft.repairs = (Repair("completed", printed, draft.symbol),)
        if draft.issuer is None:
            draft.issuer, draft.basis = _GOVERNMENT, "symbol"
    return draft


def _complete_years(found: list[Draft]) -> None:
    """Give a number and year alone, "Thông tư 39/2016", what the text cites once in full, "39/2016/TT-NHNN"."""
    short = [one for one in found if one.symbol and one.symbol[-5:-4] == "/" and one.symbol[-4:].isdigit()]
    whole: dict[tuple[DocType, str], Draft | None] = {}
    for one in found if short else ():
        number, _, rest = (one.symbol or "").partition("/")
        if rest[4:5] == "/" and rest[:4].isdigit():
            key = one.type, f"{number.lstrip('0')}/{rest[:4]}"
            first = whole.setdefault(key, one)
            if first is not None and first.symbol != one.symbol:
                whole[key] = None  # of two offices
    for draft in short:
        printed = draft.symbol or ""
        full = whole.get((draft.type, printed.lstrip("0")))
        if full is None or full.symbol is None or draft.day not in (None, full.day):
            continue
        draft.symbol = full.symbol
        if draft.basis in ("", "symbol"):
            draft.issuer, draft.basis = full.issuer, "symbol"
        if full.start < draft.start:
            draft.form = "bare"
        else:
            draft.repairs = (*draft.repairs, Repair("completed", printed, full.symbol))


@lru_cache(maxsize=4096)
def _leading(symbol: str) -> str | None:
    """The number of a symbol without its zeros, "05-CT/TW" → "5"; None when it begins with none."""
    number = _LEADING.match(symbol)
    return number[1] if number else None


def with_pointers(text: str, found: list[Draft]) -> list[Draft]:
    """The citations with those that only point: "kế hoạch nêu trên", "Đề án 06" as the text calls it, "Luật này"."""
    pointers = [*_by_given_names(text, found, _ISSUED_WITH), *_above(text, found), *_itself(text, found)]
    return _merged(text, found, pointers) if pointers else found


def _reference(full: Draft, start: int, end: int, number: tuple[int, int] | None = None) -> Draft:
    draft = Draft(start, end, full.type, "bare")
    draft.symbol, draft.number, draft.year, draft.name = full.symbol, number, full.year, full.name
    if full.basis == "symbol" or number is None:
        draft.issuer, draft.basis = full.issuer, full.basis
    if number is None:  # nothing else tells it from another of this number
        draft.day = full.day
    return draft


# Names that the text gives


def _by_given_names(text: str, found: list[Draft], kinds: frozenset[DocType]) -> Iterator[Draft]:
    """The mentions by a name that the text has given; given twice, the last time before the mention counts."""
    given: dict[str, list[tuple[int, Draft]]] = {}
    starts: list[int] = []
    done = 0
    for at in places("gọi", text):
        match = _GIVEN.match(text, at) if at >= done and text.find("là", at, at + _GIVEN_WORDS) >= 0 else None
        if match is None:
            continue
        done = match.end()
        name = " ".join(match["name"].split())
        kind = _type_of(name)
        numbered = kinds is _OF_LAW and kind in _BY_NUMBER and name[-1].isdigit()  # "(gọi tắt là Quyết định 1456)"
        if (
            kind is None
            or not (numbered or kind in kinds)
            or " " not in name
            or (kind in _OF_LAW and name.split()[-1].islower())
        ):
            continue  # "(sau đây gọi là Luật)" alone, or the law's own words, are found or meant otherwise
        starts = starts or [draft.start for draft in found]
        last = bisect_right(starts, match.start())
        of = _meant(text, found[max(0, last - _MOST_BACK) : last], match.start(), kind)
        if of is not None and (name in given or len(given) < _MOST_GIVEN):
            given.setdefault(name, []).append((match.end(), of))
    for name, meant in given.items():
        words = r"\s{1,4}".join(map(re.escape, name.split()))
        for match in re.compile(rf"(?<!\w){words}(?![\w/])").finditer(text, meant[0][0]):
            of = meant[bisect_right(meant, match.start(), key=_offset) - 1][1]
            yield _reference(of, match.start(), match.end())


def _offset(given: tuple[int, Draft]) -> int:
    return given[0]


def _type_of(name: str) -> DocType | None:
    first, _, rest = name.partition(" ")
    return plain.WORDS.get(f"{first} {rest.split(' ', 1)[0]}") or plain.WORDS.get(first)


def _meant(text: str, before: list[Draft], pos: int, kind: DocType) -> Draft | None:
    """The citation that a name given at `pos` stands for: the first of its type in the sentence."""
    begin = sentence_start(text, pos, _GIVEN_REACH, ".")
    here = [draft for draft in before if draft.start >= begin - 1 and draft.form != "self"]
    wanted = {kind} if kind in _OF_LAW else {kind, "decision"}
    return next((draft for draft in here if draft.type in wanted), None)


# What only points


def _word_before(text: str, start: int) -> str:
    window = text[max(0, start - 12) : start].split()
    return window[-1] if window else ""


def _above(text: str, found: list[Draft]) -> Iterator[Draft]:
    """ "Kế hoạch nêu trên": the last plan that was cited before, unless several are meant."""
    starts = [draft.start for draft in found]
    for word in _ABOVE_WORDS:
        at = text.find(word)
        while at >= 0:
            match = _ABOVE.match(text, at)
            left = plain.left(text, at, max(0, at - _LONGEST_TYPE)) if match else None
            if match and left and spell(_word_before(text, left[0])) not in _SEVERAL:
                last = bisect_right(starts, left[0] - 1)
                before = found[max(0, last - _MOST_BACK) : last]
                of = next((draft for draft in reversed(before) if draft.type == left[2]), None)
                if of is not None and of.form != "self" and not _word_before(text, left[0]).isdigit():
                    yield _reference(of, left[0], match.end())
            at = text.find(word, at + 1)


def _itself(text: str, found: list[Draft]) -> Iterator[Draft]:
    """ "Luật này" in a law's own words; what stands in quotation marks is another law's."""
    own = next((draft for draft in found if draft.form == "self"), None)
    if own is None:
        return
    quoted = _quotations(text)
    at = text.find(_THIS, own.end)
    while at >= 0:
        end = at + len(_THIS)
        left = plain.left(text, at, max(own.end, at - _LONGEST_TYPE))
        if left and left[2] == own.type and text[left[0]].isupper() and not text[end : end + 1].isalpha():
            inside = bisect_right(quoted, (at, len(text))) - 1
            if inside < 0 or quoted[inside][1] < at:
                draft = Draft(left[0], end, own.type, "self")
                draft.symbol, draft.year, draft.name = own.symbol, own.year, own.name
                draft.issuer, draft.basis = own.issuer, own.basis
                yield draft
        at = text.find(_THIS, end)


def _quotations(text: str) -> list[tuple[int, int]]:
    """The spans from each “ to the next ”."""
    spans: list[tuple[int, int]] = []
    at = text.find("“")
    while at >= 0 and (close := text.find("”", at)) >= 0:
        spans.append((at, close))
        at = text.find("“", close)
    return spans


_ENGLISH = ("Decree", "Resolution", "Directive", "Circular", "Decision")


def _merged(text: str, found: list[Draft], more: list[Draft]) -> list[Draft]:
    """All in their order; what is cited by itself stands before what only refers to it."""
    merged: list[Draft] = []
    added = set(map(id, more))
    for draft in sorted([*found, *more], key=lambda d: (d.start, id(d) in added, -d.end)):
        floor = merged[-1].end if merged else 0
        if floor > draft.start:
            if id(merged[-1]) not in added or id(draft) in added:
                continue
            merged.pop()  # a reference in the way of a citation
            floor = merged[-1].end if merged else 0
        if id(draft) in added and (pinpointed := pinpoints.before(text, draft.start, floor)):
            draft.start, draft.pinpoints = pinpointed
        elif draft.form == "bare" and text.startswith(_ENGLISH, draft.start):
            set_pinpoints(text, draft)
        merged.append(draft)
    return merged
