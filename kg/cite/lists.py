"""Lists of citations, and what their members share.

    các Nghị định số 1/2020/NĐ-CP, số 2/2021/NĐ-CP và 3/2022/NĐ-CP ngày … của Chính phủ
    Quyết định số 123, 124 và 125/QĐ-UBND            one tail for several numbers

Members share the issuer at the end of the list, those with a day of their own too; and its day where the type word
stands once for all of them and the symbol's year allows it.
"""

from __future__ import annotations

from kg.base.patterns import late
from kg.cite.draft import Draft
from kg.cite.surroundings import left_of
from kg.cite.symbols import Symbol, head_of, is_party
from kg.model import DocType, Repair

_GAP = late(r"\s{0,8}(?:,|;|và|hoặc|,\s*và)?\s{0,8}(?:(?:các\s+)?(?:[^\W\d_]+\s+){0,3})?(?:số\s{0,4}:?\s{0,4})?")
#: Between members that have days or kinds of their own: "thực hiện" there would begin another office's document.
_JOIN = late(
    r"\s{0,8}(?:,\s*và|,|;|và|hoặc|cùng|cùng\s+với)\s{1,8}(?:các\s+)?(?:[Vv]ăn\s+bản\s+)?(?:số\s{0,4}:?\s{0,4})?"
)
_LONGEST_GAP = 24
_NUMBER = r"(?:số\s{0,3}:?\s{0,3})?\d{1,5}[A-Za-z]?"
_MEMBERS = late(
    rf"(?<![\w/.,\-])((?:{_NUMBER}\s{{0,3}}/?\s{{0,3}}(?:,\s{{0,3}}(?:và\s{{1,3}})?|;\s{{0,3}}|\s{{0,3}}và\s{{1,3}})){{1,12}})(?:số\s{{0,3}}:?\s{{0,3}})?$"
)
_MEMBER = late(rf"({_NUMBER})\s{{0,3}}/?")
_MEMBERS_REACH = 120
_OWN_NUMBER = late(r"[^/\-]+")


def numbers_before(text: str, symbol: Symbol, floor: int) -> tuple[DocType, list[tuple[int, int, str]]] | None:
    """The numbers that share the tail of `symbol`, when a type word stands before the first of them.

    Gives the type and (start, end, number) of each, the first beginning with the type word.
    """
    window = text[max(floor, symbol.start - 8) : symbol.start].split()
    if window and window[-1] in ("số", "số:"):
        window.pop()
    if not window or not (window[-1] == "và" or window[-1].endswith((",", ";"))):
        return None
    begin = max(floor, symbol.start - _MEMBERS_REACH)
    found = _MEMBERS.search(text[begin : symbol.start])
    if found is None:
        return None
    first = begin + found.start(1)
    left = left_of(text, first, floor)
    if left.type is None:
        return None
    members: list[tuple[int, int, str]] = []
    for member in _MEMBER.finditer(text, first, begin + found.end(1)):
        digits = member[1].lstrip("số: \t\r\n")
        start = left.start if not members else member.end(1) - len(digits)
        members.append((start, member.end(1), digits))
    return left.type, members


def drafts_of(symbol: Symbol, kind: DocType, members: list[tuple[int, int, str]]) -> list[Draft]:
    """The citations of numbers that share the tail of `symbol`: 123 of "123, 124 và 125/QĐ-UBND" is 123/QĐ-UBND."""
    digits = _OWN_NUMBER.match(symbol.text)
    tail = symbol.text[digits.end() :] if digits else ""
    out: list[Draft] = []
    for start, end, number in members:
        draft = Draft(start, end, kind)
        draft.symbol, draft.number = number + tail, (end - len(number), end)
        draft.repairs = (Repair("shared_tail", number, draft.symbol),)
        draft.year = symbol.year
        draft.typed = not out
        out.append(draft)
    return out


def share(text: str, found: list[Draft]) -> None:
    """Give the day and issuer at the end of a list to the members before it."""
    for n in range(len(found) - 2, -1, -1):
        one, following = found[n], found[n + 1]
        if following.start - one.end >= _LONGEST_GAP or one.symbol is None or following.symbol is None:
            continue
        if one.form == "self" or one.basis == "explicit":
            continue
        same = one.symbol.rsplit("/", 1)[-1] == following.symbol.rsplit("/", 1)[-1]
        if one.type != following.type and is_party(one.symbol) and one.symbol.endswith("/TW"):
            continue  # the Party's bodies all sign "/TW": a resolution and a conclusion need not be of one office
        dated = one.day is not None or one.bad_date is not None
        join = _GAP if same and not dated else _JOIN
        if not (same or _of_one_office(one, following)) or not join.fullmatch(text, one.end, following.start):
            continue
        if following.basis == "explicit" and (same or one.basis != "symbol"):
            one.issuer, one.basis, one.term = following.issuer, "explicit", one.term or following.term
            if one.day is not None:
                one.form = "full"
        undated = same and not dated and not following.typed
        if undated and following.day is not None and one.year in (None, following.day.year):
            one.day, one.year = following.day, following.day.year


def _of_one_office(one: Draft, other: Draft) -> bool:
    """Whether two symbols name one office of a place: 12/UBND-NC and 16/UBND-TH, 7/QĐ-UBND and 8/KH-UBND."""
    heads = head_of(one.symbol or ""), head_of(other.symbol or "")
    return heads[0] is not None and heads[0].kind != "central" and heads[0] == heads[1]
