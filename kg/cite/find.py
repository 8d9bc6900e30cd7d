"""The finder: from raw text to citations.

One pass over the laws named and the symbols printed; each is then completed to the left (type word, pinpoint)
and to the right (year, day, issuer, term) within bounded windows. The text is never changed: every span is a
span of the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from kg.cite import bodies, dates, pinpoints
from kg.cite.names import NamedLaw, find_named, years_of
from kg.cite.subjects import with_subjects
from kg.cite.symbols import Symbol, find_symbols
from kg.cite.vocabulary import TYPE_CODES, TYPE_WORDS, body_of_code
from kg.cite.words import WORD, spell
from kg.model import Body, Citation, DocType, Form, Pinpoint, Repair

_NUMBER_WORD = re.compile(r"(?:[Ss]ố|SỐ)\s{0,4}:?\s{0,8}$")
_LAW_NUMBER = re.compile(r"\s{0,8},?\s{0,8}\(?\s?(?:[Ll]uật\s+)?số\s{0,4}:?\s{0,8}$")
_SELF_LINE = re.compile(r"(?:^|\n)[ \t|*_#>]*$")
_LINE_END = re.compile(r"[ \t|*_]*(?:\r?\n|$)")
_SENTENCE_START = re.compile(r"[.;:!?]\s|\n\s*\n|\n\s*[-+*•]")
_LIST_GAP = re.compile(
    r"\s{0,8}(?:,|;|và|hoặc|,\s*và)?\s{0,8}(?:(?:các\s+)?(?:[^\W\d_]+\s+){0,3})?(?:số\s{0,4}:?\s{0,4})?"
)
_HEAD_OF_DOCUMENT = 2500
#: Words before a number that make it the number of a form, a table or a house, not of a document.
_NO_DOCUMENT = frozenset(map(spell, "mẫu biểu bảng phụ nhà đường ngõ tổ ô lô thửa khai".split()))
_YEAR_TYPES: frozenset[DocType] = frozenset(
    ("law", "code", "ordinance", "decree", "circular", "joint_circular", "resolution", "decision", "directive")
)
_SENTENCE_REACH = 400


def find_citations(text: str) -> list[Citation]:
    """Every citation of `text`, in order: numbered documents, laws by name, and the text's own number.

    Offsets are code points of `text`. Issuers are those that the text prints beside the citation or the symbol
    names beyond doubt; the rest is for `resolve_citations`, which knows the reporting body and the register.
    """
    found = _share(text, list(_drafts(text)))
    return with_subjects(text, found)


def _drafts(text: str) -> Iterator[Citation]:
    named = list(find_named(text))
    symbols = list(find_symbols(text))
    done = i = j = 0
    previous: Citation | None = None
    while i < len(named) or j < len(symbols):
        citation: Citation | None
        if j >= len(symbols) or (i < len(named) and named[i].start <= symbols[j].start):
            law = named[i]
            i += 1
            if law.start < done:
                continue
            while j < len(symbols) and symbols[j].end <= law.end:
                j += 1
            number = symbols[j] if j < len(symbols) and _is_number_of(text, law, symbols[j]) else None
            j += number is not None
            citation = _from_law(text, law, number, done)
        else:
            symbol = symbols[j]
            j += 1
            if symbol.start < done:
                continue
            citation = _from_symbol(text, symbol, done, previous)
        if citation is not None:
            done = citation.end
            previous = citation
            yield citation


def _is_number_of(text: str, law: NamedLaw, symbol: Symbol) -> bool:
    gap = text[law.end : symbol.start]
    return len(gap) < 24 and bool(_LAW_NUMBER.match(gap) or (law.listed and not gap.strip()))


def _from_law(text: str, law: NamedLaw, number: Symbol | None, floor: int) -> Citation:
    end = number.end if number else law.end
    year = None
    if number is None and (printed := dates.YEAR_AFTER.match(text, end)):
        candidate = int(printed.group(1))
        known = years_of(law.type, law.name)
        if law.type == "constitution" or not known or candidate in known or "năm" not in printed.group():
            year, end = candidate, printed.end()
    right = _right(text, end)
    issuer, basis = right.issuer, right.basis
    if issuer is None:
        issuer = Body("Ủy ban Thường vụ Quốc hội" if law.type == "ordinance" else "Quốc hội", level="central")
        basis = "symbol"
    start, points = _pinpoints(text, law.start, floor)
    form: Form = "named" if number is None else "full" if right.day and basis == "explicit" else "numbered"
    return Citation(
        start, right.end, text[start : right.end], law.type,
        symbol=number.text if number else None,
        printed_symbol=text[number.start : number.end] if number else None,
        day=right.day, year=number.year if number and number.year else year or (right.day.year if right.day else None),
        issuer=issuer, issuer_basis=basis, pinpoints=points, form=form, name=law.name,
        repairs=number.repairs if number else (), term=right.term, bad_date=right.bad_date,
    )  # fmt: skip


def _from_symbol(text: str, symbol: Symbol, floor: int, previous: Citation | None) -> Citation | None:
    start = symbol.start
    before = text[max(floor, start - 24) : start]
    number_word = _NUMBER_WORD.search(before)
    word_end = start - (len(before) - number_word.start()) if number_word else start
    typed = TYPE_WORDS.match_before(text, _skip_back(text, word_end), 64)
    if typed is not None and (typed[0] < floor or not text[typed[0]].isalpha()):
        typed = None
    if symbol.shape == "blank":
        head = symbol.start < _HEAD_OF_DOCUMENT and _LINE_END.match(text, symbol.end)
        own = head and _SELF_LINE.search(text[max(0, symbol.start - 80) : symbol.start])
        return _own_number(text, symbol, word_end) if own else None
    if typed is None and _is_own_number(text, start, number_word, symbol):
        return _own_number(text, symbol, word_end)
    if typed is None and not _counts_alone(text, symbol, word_end, number_word is not None):
        return None
    if symbol.shape == "year" and (typed is None or typed[1] not in _YEAR_TYPES):
        return None
    kind = typed[1] if typed else _type_of(symbol, previous)
    fixed, repairs = symbol.text, symbol.repairs
    if symbol.shape == "year" and kind == "decree":
        fixed += "/NĐ-CP"
        repairs = (*repairs, Repair("completed", symbol.text, fixed))
    right = _right(text, symbol.end)
    issuer, basis = right.issuer, right.basis
    if issuer is None and (named := _issuer_of(symbol.codes, kind)):
        issuer, basis = named, "symbol"
    begin, points = _pinpoints(text, typed[0] if typed else start, floor)
    day = right.day or (None if right.bad_date else _day_of_sentence(text, begin))
    year = symbol.year or (day.year if day else None)
    form: Form = "full" if right.day and right.basis == "explicit" else "numbered"
    return Citation(
        begin, right.end, text[begin : right.end], kind, symbol=fixed, printed_symbol=text[symbol.start : symbol.end],
        day=day, year=year, issuer=issuer, issuer_basis=basis, pinpoints=points, form=form,
        repairs=repairs, term=right.term, bad_date=right.bad_date,
    )  # fmt: skip


def _skip_back(text: str, pos: int) -> int:
    while pos > 0 and text[pos - 1].isspace():
        pos -= 1
    return pos


def _is_own_number(text: str, start: int, number_word: re.Match[str] | None, symbol: Symbol) -> bool:
    """Whether "Số: 140/BC-UBND" stands on a line of its own near the head of the text."""
    if number_word is None or start > _HEAD_OF_DOCUMENT or not _LINE_END.match(text, symbol.end):
        return False
    word_at = start - len(number_word.group())
    return bool(_SELF_LINE.search(text[max(0, word_at - 80) : word_at]))


def _own_number(text: str, symbol: Symbol, word_start: int) -> Citation:
    start = symbol.start if symbol.shape == "blank" else word_start
    kind = symbol.type or _type_of(symbol, None)
    return Citation(
        start, symbol.end, text[start : symbol.end], kind, symbol=symbol.text,
        printed_symbol=text[symbol.start : symbol.end], year=symbol.year, form="self", repairs=symbol.repairs,
        issuer=_issuer_of(symbol.codes, kind), issuer_basis="symbol" if _issuer_of(symbol.codes, kind) else "",
    )  # fmt: skip


def _counts_alone(text: str, symbol: Symbol, word_end: int, has_number_word: bool) -> bool:
    """Whether a symbol without a type word before it is a document all the same."""
    if not symbol.known or symbol.shape == "year":
        return False
    word = None
    for found in WORD.finditer(text, max(0, word_end - 20), word_end):
        word = found
    if word is not None and spell(word.group()) in _NO_DOCUMENT and word_end - word.end() < 8:
        return False
    complete = symbol.shape in ("normative", "party") or (
        len(symbol.codes) > 1 and symbol.codes[0] in TYPE_CODES and body_of_code(symbol.codes[1]) is not None
    )
    return complete or (has_number_word and len(symbol.codes) > 1)


def _type_of(symbol: Symbol, previous: Citation | None) -> DocType:
    """The type that the symbol's codes name; a number in a list follows the one before it."""
    if symbol.type is not None:
        return symbol.type
    first = symbol.codes[0] if symbol.codes else ""
    if symbol.year is None:
        return "official_letter"
    if previous is not None and previous.symbol and previous.symbol.rsplit("/", 1)[-1] == first:
        return previous.type
    if first.startswith("UBTVQH"):
        return "resolution"
    return "law" if first.startswith("QH") else "other"


def _issuer_of(codes: tuple[str, ...], kind: DocType) -> Body | None:
    """The central bodies that a symbol names; a local office's place is not in its symbol."""
    if not codes:
        return Body("Chính phủ", level="central") if kind == "decree" else None
    named = [h for code in (codes[1:] if codes[0] in TYPE_CODES else codes[:1]) if (h := body_of_code(code))]
    if not named or any(head.kind != "central" for head in named):
        return None
    names = [head.name for head in named]
    joined = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]
    return Body(joined, level=named[0].level)


class _Right:
    """What stands to the right of a citation's core: day, issuer, term."""

    __slots__ = ("bad_date", "basis", "day", "end", "issuer", "term")

    def __init__(self, end: int) -> None:
        self.end = end
        self.day: date | None = None
        self.bad_date: str | None = None
        self.issuer: Body | None = None
        self.basis: Literal["explicit", "symbol", ""] = ""
        self.term: str | None = None


def _right(text: str, end: int) -> _Right:
    right = _Right(end)
    while True:
        if right.day is None and right.bad_date is None and (day := dates.after(text, right.end)):
            right.day, right.end = day.day, day.end
            right.bad_date = None if day.day else day.text
        elif right.issuer is None and (issuer := bodies.issuer_after(text, right.end)):
            right.end, right.issuer = issuer
            right.basis = "explicit"
            if term := bodies.term_after(text, right.end):
                right.end, right.term = term
        else:
            return right


def _pinpoints(text: str, start: int, floor: int) -> tuple[int, tuple[Pinpoint, ...]]:
    found = pinpoints.before(text, start)
    return found if found and found[0] >= floor else (start, ())


def _day_of_sentence(text: str, pos: int) -> date | None:
    """The day that opens the sentence of an undated citation: "Ngày 30/8/2024, UBND đã ban hành … số 01/2024/QĐ-UBND"."""
    floor = max(0, pos - _SENTENCE_REACH)
    start = floor
    for found in _SENTENCE_START.finditer(text, floor, pos):
        start = found.end()
    opening = dates.OPENING.match(text, start, pos)
    if opening is None or not re.search(r"ban\s+hành", text[opening.end() : pos]):
        return None
    return dates.read(opening).day


def _share(text: str, found: list[Citation]) -> list[Citation]:
    """Give the issuer at the end of a list to the members before it: "Quyết định 217-QĐ/TW và 218-QĐ/TW của Bộ Chính trị".

    Only members that end with their number share it: a day printed after one closes it.
    """
    for n in range(len(found) - 2, -1, -1):
        one, following = found[n], found[n + 1]
        if (
            one.issuer is None
            and following.issuer is not None
            and following.issuer_basis == "explicit"
            and one.day is None
            and one.form != "self"
            and one.symbol
            and following.symbol
            and one.symbol.rsplit("/", 1)[-1] == following.symbol.rsplit("/", 1)[-1]
            and len(gap := text[one.end : following.start]) < 24
            and _LIST_GAP.fullmatch(gap)
        ):
            found[n] = replace(one, issuer=following.issuer, issuer_basis="explicit", term=one.term or following.term)
    return found
