"""The symbol (số ký hiệu) of a document: found by its slash, read in its shapes, repaired when damaged.

    normative        59/2023/NĐ-CP   10/2022/QH15          number/year/type-issuer
    administrative   65/KH-UBND      1089/UBND-NV          number/type-issuer, number/issuer-drafter
    Party            120-KL/TW       309-CV/ĐU             number-type/issuer
    before 1997      24/CP   48-CP   21-LCT/HĐNN8          number/issuer, number-issuer, number-order/issuer

Sources: Luật 80/2015/QH13 Điều 10, Luật 64/2025/QH15 Điều 7; Nghị định 30/2020/NĐ-CP Phụ lục I, Phần I, Mục II,
điểm 3; Hướng dẫn 36-HD/VPTW (Party).

Every slash that a letter or a year follows is tried, and every hyphen between a figure and a capital; what
stands before and after it is read within a bounded window, so that the cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.base.patterns import late, places
from kg.cite.codes import Codes, codes_at, plain_codes
from kg.cite.number_forms import IN_SERIES, THOUSANDS, plausible_point, plausible_suffix
from kg.cite.vocabulary import DRAFTER_CODES, PARTY_CODES, TYPE_CODES, Head, body_of_code, canonical_code, split_code
from kg.model import DocType, Repair
from kg.tuples import NamedTuple

_S = r"\s{0,6}"
#: The last slash of a symbol: a code follows it, or a year (whose own slash may be lost, or which ends the symbol);
#: not the last slash of a day, 05/3/2024.
_SLASH = late(rf"/(?:(?=[^\W\d_])|\s{{1,6}}(?=[^\W\d_])|(?<!/\d/)(?<!/\d\d/){_S}(?=(?:19|20)\d\d(?!\d|\s{{0,3}}/)))")
#: A hyphen that could stand for the slash: "48-CP", "54-KL-TW"; a figure stands right before it, not as in "NĐ-CP".
_DASH = late(r"-(?:(?<=\d-)|(?<=\d -))\s{0,2}(?=[A-ZĐÐ]{2})(?![^\W_]{1,10}\s{0,3}/)")

#: A number that has lost all its marks: figures, perhaps a year, and the letters of a type and an office. The first
#: figure is searched for by its range, which is far faster than by its class.
_LOST = late(
    r"([0-9](?<![\w/.,\-]\d)\d{0,8}+)\s?(?:\s((?:19|20)\d\d)\s?)?([A-ZĐ][A-ZĐrg]{0,4}(?:\s[A-ZĐ]{2,5}g?|[A-ZĐ]{1,5}g?))(?![\w/\-&])"
)
_LONGEST_NUMBER = 5

# What stands to the left is read backwards, from the slash to the first figure, on the reversed window: so a
# match is anchored and a window without a number is refused at its first character.
_NUMBER = (
    r"((?:sib|[A-Za-zĐđÐ]{1,2})?(?:\s?\^\s?)?(?:\d{1,3}\.(?=\d))?\d{1,5})"
    r"(?![\d/,]|\.(?!o[Nn]|[ốo][Ss]))"  # "No.128/2004/ND-CP"
)
_YEAR_BACKWARDS = r"(\d\d(?:91|02))"
_LEFT = late(rf"{_S}(?:{_YEAR_BACKWARDS}{_S}([/.\-]){_S})?{_NUMBER}")
_LEFT_PARTY = late(rf"{_S}([^\W\d_]{{1,8}}(?:-[^\W\d_]{{2,8}}(?=-)){{0,3}})\s{{0,3}}[-‐‑–]\s{{0,3}}{_NUMBER}")
_LEFT_SPACED = late(rf"([A-ZĐ]{{2,6}}) {_NUMBER}")
_LEFT_BLANK = late(rf"{_S}(?:{_YEAR_BACKWARDS}{_S}/)?[\s.…_]{{0,24}}:?\s{{0,3}}(?:ố|Ố)[sS](?!\w)")
_LEFT_REACH = 34
#: A slash of a symbol has a figure near before it, or the "số" of a blank number.
_NEAR = late(r"[\d.…_:ốỐ]")
_NEAR_REACH = 24
_YEAR_CODE = late(r"((?:19|20)\d\d)(\s{0,2}/?\s{0,3}|-)(?=[^\W\d_])")
_YEAR_ONLY = late(r"((?:19|20)\d\d)(?!\d|\s{0,3}/)")
_YEAR_AT_END = late(r"\s?/\s?((?:19|20)\d\d)(?![\d/])")
_COMPACT = late(r"\s+|\^")
#: Symbols of the National Assembly and its Standing Committee name no type (Luật 80/2015/QH13 Điều 10 khoản 2, in force
#: since 1/7/2016, before the first act of the 14th Assembly): "76/2025/NQ-UBTVQH15" is 76/2025/UBTVQH15.
_ASSEMBLY, _TYPES_OF_ASSEMBLY, _NO_TYPE_SINCE = frozenset(("QH", "UBTVQH")), frozenset(("NQ", "PL", "L")), 2016
#: Bodies and kinds of order that symbols before 1997 named alone, after a hyphen.
_ALONE = frozenset({"CP", "HĐBT", "TTg", "CT", "HĐCP", "SL", "HĐNN", "CTN", "LCT"})


class Symbol(NamedTuple):
    """A symbol in the text: its span, how it reads when nothing is wrong with it, and what was repaired.

    `known` says that the codes are in the tables; a symbol that is not, and one of shape "old", "year" or
    "number", needs a type word beside it to count.
    """

    start: int
    end: int
    text: str
    type: DocType | None
    year: int | None
    codes: tuple[str, ...]
    known: bool
    shape: str  # normative | administrative | party | old | blank | year
    repairs: tuple[Repair, ...]


def find_symbols(text: str) -> list[Symbol]:
    """All symbols of `text` in their order."""
    symbols: list[Symbol] = []
    done = 0
    marks = list(_SLASH.finditer(text))
    if lost := list(_lost_numbers(text)):
        marks = sorted(marks + lost, key=re.Match.start)
    if dashes := list(_DASH.finditer(text)):
        marks = sorted(marks + dashes, key=re.Match.start)
    for mark in marks:
        start, after = mark.span()
        if start < done:
            continue
        if text[start] == "/":
            symbol = (_plain(text, start, done) if after == start + 1 else None) or _read(text, start, after, done)
        elif text[start] == "-":
            symbol = _read_dashed(text, start, after, done)
        else:
            symbol = _read_lost(mark)
        if symbol is not None:
            done = symbol.end
            symbols.append(symbol)
    return symbols


#: Letters that only a number without its marks holds, in texts that keep them elsewhere, each by its rarest letter and
#: how far that stands behind the first; and the longest such number.
_STUCK_CODES, _LONGEST_LOST = (("QTW", "W", 2), ("NĐCP", "P", 3)), 16


def _lost_numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers that have lost their marks; in a text that has slashes only those with the commonest codes."""
    if "/" not in text:
        yield from _LOST.finditer(text)
        return
    for codes, letter, behind in _STUCK_CODES:
        for place in places(letter, text):
            at = place - behind
            if (
                text[at : place + 1] == codes
                and text[at - 1 : at] not in _MARKS
                and (lost := _LOST.search(text, max(0, at - _LONGEST_LOST), at + 8))
            ):
                yield lost


_MARKS = frozenset("/-")


def _read_lost(found: re.Match[str]) -> Symbol | None:
    """ "48NQTW", "592023NĐCP", "12 QĐ UBND": a number that has lost its marks; its type word must stand before it."""
    number, printed_year, letters = found.groups()
    if printed_year is None and len(number) > _LONGEST_NUMBER and number[-4:] in _YEARS:
        number, printed_year = number[:-4], number[-4:]
    halves = split_code("".join(letters.split()))
    if halves is None or len(number) > _LONGEST_NUMBER:
        return None
    party = halves[1] in PARTY_CODES
    if party and printed_year is not None:
        return None
    fixed = f"{number}-{halves[0]}/{halves[1]}" if party else "/".join(
        part for part in (number, printed_year, "-".join(halves)) if part
    )  # fmt: skip
    return Symbol(
        found.start(), found.end(), fixed, TYPE_CODES[halves[0]], int(printed_year) if printed_year else None, halves,
        True, "lost", tuple(Repair(rule, found.group(), fixed) for rule in ("lost_slash", "lost_hyphen")),
    )  # fmt: skip


def _backwards(text: str, pos: int, floor: int) -> str:
    begin = pos - _LEFT_REACH
    return text[begin if begin > floor else floor : pos][::-1]


def _read(text: str, slash: int, after: int, floor: int) -> Symbol | None:
    if _NEAR.search(text, slash - _NEAR_REACH if slash - _NEAR_REACH > floor else floor, slash) is None:
        return None  # "trên các cổng/trang", "(b/c)"
    left = _backwards(text, slash, floor)
    state = _LEFT.match(left)
    if text[after] in "12":
        return _read_year(text, slash, state, after) if state is not None and state[1] is None else None
    if state is not None:
        if not plausible_suffix(number := state[3][::-1]):
            return _read_stuck_party(text, slash - state.end(3), number, after) if state[1] is None else None
        codes = codes_at(text, after)
        if codes is None:
            return None
        year = int(state[1][::-1]) if state[1] else None
        if "." in number and not plausible_point(number, year if state[2] == "/" else None, codes):
            return None
        return _build(text, slash - state.end(3), number, year, codes, moved=state[2] not in (None, "/"))
    party = _LEFT_PARTY.match(left)
    if party is not None and "." not in party[2] and plausible_suffix(number := party[2][::-1]):
        return _read_party(text, slash - party.end(2), number, party[1][::-1], after)
    spaced = _LEFT_SPACED.match(left) if left[:1].isupper() and party is None else None
    if spaced is not None and plausible_suffix(number := spaced[2][::-1]):
        return _read_spaced(text, slash - spaced.end(2), number, spaced[1][::-1], after)
    blank = _LEFT_BLANK.match(left)
    if blank is not None and (codes := codes_at(text, after)) is not None and codes.known:
        year = int(blank[1][::-1]) if blank[1] else None
        symbol = f"/{year}/" if year else "/"
        start = slash - blank.end()
        return Symbol(
            start, codes.end, symbol + "-".join(codes.codes), codes.type, year,
            codes.codes, True, "blank", (),
        )  # fmt: skip
    return None


def _plain(text: str, slash: int, floor: int) -> Symbol | None:
    """The common case of `_read`: figures after a space, single slashes and known codes without a flaw; else None.

    Without it citations are found a tenth slower.
    """
    begin = slash - _LONGEST_PLAIN
    start = text.rfind(" ", begin if begin > floor else floor, slash) + 1
    if start == 0:
        return None
    if text[start] == "\n":
        start += 1
    year = code = None
    if slash - start > _YEAR and text[slash - _YEAR] == "/":
        number, year = text[start : slash - _YEAR], _YEARS.get(text[slash - _YEAR + 1 : slash])
        if year is None:
            return None
    else:
        number = text[start:slash]
    if not number.isdigit():
        number, _, code = number.partition("-")
        if year is not None or code not in TYPE_CODES or not number.isdigit():
            return None
    elif year is None and number in _YEARS:
        return None
    if len(number) > 5 or not number.isascii() or (codes := plain_codes(text, slash + 1)) is None:
        return None
    end, (names, kind, _, known, party) = codes
    printed = text[start:end]
    if code is not None:  # the common case of `_read_party`: "120-KL/TW"
        if names[0] not in PARTY_CODES:
            return None
        return _new(Symbol, (start, end, printed, TYPE_CODES[code], None, (code, *names), True, "party", ()))
    if year is None:  # the separators of the Party's are others
        return None if party else _new(Symbol, (start, end, printed, kind, None, names, known, "administrative", ()))
    if names[0] in _TYPES_OF_ASSEMBLY and names[-1][-1].isdigit():
        return None  # one code too many, perhaps
    return _new(Symbol, (start, end, printed, kind, year, names, known, "normative", ()))


_new = tuple.__new__  # in a third of the time that `Symbol` takes: there are thousands of them
_LONGEST_PLAIN, _YEAR = len("12345/2023") + 2, len("/2023")
_YEARS = {str(year): year for year in range(1900, 2100)}


def _read_party(text: str, start: int, number: str, kind: str, after: int) -> Symbol | None:
    """ "120-KL/TW"; "65-KH/UBND", whose separators changed places; "81-TC/TCT", a ministry's before 1997."""
    if "-" in kind:
        return _read_joint(text, start, number, kind, after)
    code = canonical_code(kind) or kind.replace("Ð", "Đ")
    if code not in TYPE_CODES and not (code.isupper() and len(code) > 1):
        return None
    codes = codes_at(text, after)
    if codes is None:
        return None
    if code in TYPE_CODES and "lost_hyphen" in codes.rules and codes.codes[0] in TYPE_CODES:
        whole = text[after : codes.end]  # "08-TB/TTCT": behind a type no other stands, but an office's letters
        codes = codes._replace(codes=(whole,), rules=(), known=body_of_code(whole) is not None)
    if code in TYPE_CODES and len(codes.codes) == 1 and codes.codes[0] in ("UBND", "HĐND", "CP", "TTg"):
        joined = codes._replace(codes=(code, *codes.codes), type=TYPE_CODES[code])
        return _build(text, start, number, None, joined, moved=True)
    fixed = f"{number}-{code}/{'-'.join(codes.codes)}"
    rules = codes.rules + (("letters",) if code != kind else ())
    known = codes.known and code in TYPE_CODES
    shape = "party" if code in TYPE_CODES else "old"
    return _symbol(text, start, codes.end, fixed, TYPE_CODES.get(code), None, (code, *codes.codes), known, shape, rules)


def _read_joint(text: str, start: int, number: str, offices: str, after: int) -> Symbol | None:
    """ "01-TANDTC-VKSNDTC/TTLT": a joint circular of before 1997, its offices before its type."""
    codes = codes_at(text, after)
    if codes is None or not (codes.type or "").startswith("joint_") or not offices.replace("-", "").isupper():
        return None
    fixed = f"{number}-{offices}/{'-'.join(codes.codes)}"
    names = (*codes.codes, *offices.split("-"))
    return _symbol(text, start, codes.end, fixed, codes.type, None, names, True, "administrative", codes.rules)


def _read_stuck_party(text: str, start: int, number: str, after: int) -> Symbol | None:
    """ "49NQ/TW": a Party symbol without its hyphen."""
    figures = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
    if not figures.isdigit() or (kind := canonical_code(number[len(figures) :])) not in TYPE_CODES:
        return None
    codes = codes_at(text, after)
    if codes is None or codes.codes[0] not in PARTY_CODES:
        return None
    fixed = f"{figures}-{kind}/{'-'.join(codes.codes)}"
    names, rules = (kind, *codes.codes), ("lost_hyphen", *codes.rules)
    return _symbol(text, start, codes.end, fixed, TYPE_CODES[kind], None, names, True, "party", rules)


def _read_spaced(text: str, start: int, number: str, kind: str, after: int) -> Symbol | None:
    """ "10 NQ/TW", "15 QĐ/UBND": a blank where the hyphen of a type known by its code belongs."""
    code = canonical_code(kind)
    if code not in TYPE_CODES or len(kind) == 1 or not kind.isupper() or not number.isdigit():
        return None
    symbol = _read_party(text, start, number, kind, after)
    if symbol is None:
        return None
    if not symbol.known or (symbol.codes[-1] not in PARTY_CODES and body_of_code(symbol.codes[-1]) is None):
        if not symbol.codes[1].isupper() or len(symbol.codes[1]) < _SHORTEST_UNKNOWN:
            return None
        symbol = symbol._replace(shape="lost")  # "15 KH/ĐTN": its type word must stand before it
    rules = dict.fromkeys(("lost_hyphen", *(repair.rule for repair in symbol.repairs if repair.rule != "spacing")))
    return symbol._replace(repairs=tuple(Repair(rule, text[start : symbol.end], symbol.text) for rule in rules))


_SHORTEST_UNKNOWN = 3


def _read_dashed(text: str, dash: int, after: int, floor: int) -> Symbol | None:
    """ "48-CP", "17-HĐBT" as before 1997; "54-KL-TW", "65-KH-UBND", "59-2023-NĐ-CP" with hyphens for slashes."""
    state = _LEFT.match(_backwards(text, dash, floor))
    if state is None or "." in state[3] or not plausible_suffix(number := state[3][::-1]):
        return None
    codes = codes_at(text, after)
    if codes is None or not codes.known or text[codes.end : codes.end + 1] == "/":
        return None
    start = dash - state.end(3)
    year = int(state[1][::-1]) if state[1] else None
    if len(codes.codes) == 1:
        if year or codes.codes[0] not in _ALONE:
            return None
        fixed = f"{number}-{codes.codes[0]}"
        return _symbol(text, start, codes.end, fixed, None, None, codes.codes, True, "old", codes.rules)
    if codes.type is None:
        return None
    symbol = _build(text, start, number, year, codes, moved=True)
    return symbol._replace(shape="old") if symbol.shape != "party" else symbol


def _build(text: str, start: int, number: str, year: int | None, codes: Codes, moved: bool = False) -> Symbol:
    names, rules, end = codes.codes, codes.rules, codes.end
    if not number.isdigit():
        if "^" in number:
            rules = ("superscript", *rules)
        number = _COMPACT.sub("", number)
        if THOUSANDS.fullmatch(number):
            number, rules = number.replace(".", ""), ("thousands", *rules)
    kind = codes.type
    if len(names) == 2 and names[0] in _TYPES_OF_ASSEMBLY and year is not None and _is_of_assembly(names[1], year):
        names, rules = names[1:], ("surplus_type", *rules)
    if kind is not None and len(names) == 2 and year is None:
        if names[1] in PARTY_CODES:
            rules = ("party_separators", *(rule for rule in rules if rule != "moved_separators"))
            fixed = f"{number}-{names[0]}/{names[1]}"
            return _symbol(text, start, end, fixed, kind, None, names, True, "party", rules)
        if (last := _YEAR_AT_END.match(text, end)) and (head := body_of_code(names[1])) and head.kind == "central":
            year, end, moved = int(last[1]), last.end(), True  # 59/NĐ-CP/2023
    if moved:
        rules = ("moved_separators", *(rule for rule in rules if rule != "moved_separators"))
    fixed = f"{number}/{year}/{'-'.join(names)}" if year else f"{number}/{'-'.join(names)}"
    shape = "normative" if year else "administrative"
    known = codes.known and (kind is not None or body_of_code(names[0]) is not None)
    return _symbol(text, start, end, fixed, kind, year, names, known, shape, rules)


def _is_of_assembly(code: str, year: int) -> bool:
    """Whether the code is that of the Assembly or its committee, from when on their symbols name no type."""
    if year < _NO_TYPE_SINCE or code.rstrip("0123456789") not in _ASSEMBLY:
        return False
    return year > _NO_TYPE_SINCE or code.endswith("14")


def _symbol(
    text: str,
    start: int,
    end: int,
    fixed: str,
    kind: DocType | None,
    year: int | None,
    codes: tuple[str, ...],
    known: bool,
    shape: str,
    rules: tuple[str, ...],
) -> Symbol:
    """The symbol with its repairs: one for each rule, and one for the white space in it when nothing else is wrong.

    A line break inside a symbol is the typesetter's; other white space is the writer's.
    """
    repairs: tuple[Repair, ...] = ()
    if end - start != len(fixed) or rules:
        printed = text[start:end]
        if not rules and _COMPACT.search(printed):
            rules = ("line_break",) if "\n" in printed else ("spacing",)
        repairs = tuple(Repair(rule, printed, fixed) for rule in rules)
    return Symbol(start, end, fixed, kind, year, codes, known, shape, repairs)


def _read_year(text: str, slash: int, state: re.Match[str], after: int) -> Symbol | None:
    """A symbol whose last slash stands before the year: "343/2016TT-BTC", "59/2023 NĐ-CP", or "59/2023" alone."""
    number = state[3][::-1]
    if not plausible_suffix(number):
        return None
    start = slash - state.end(3)
    if text.endswith(("tháng ", "Tháng "), 0, start):
        return None  # "tháng 6/2024"
    glued = _YEAR_CODE.match(text, after)
    if glued is not None and "/" not in glued[2]:
        codes = codes_at(text, glued.end())
        # "tháng 6/2020 UBND tỉnh" is a month; an issuer alone needs its figures: 10/2022 QH15
        if (
            codes is not None
            and codes.known
            and (codes.type or codes.codes[0][-1].isdigit())
            and ("." not in number or IN_SERIES.fullmatch(number))
        ):
            rule = "moved_separators" if "-" in glued[2] else "lost_slash"
            return _build(text, start, number, int(glued[1]), codes._replace(rules=(rule, *codes.rules)))
    alone = _YEAR_ONLY.match(text, after)
    if alone is None or "." in number:
        return None
    fixed = f"{_COMPACT.sub('', number)}/{alone[1]}"
    return Symbol(start, alone.end(), fixed, None, int(alone[1]), (), False, "year", ())


@lru_cache(maxsize=65536)
def codes_of(symbol: str) -> tuple[str, ...]:
    """The codes of a symbol, its number and year left out: "54-KL/TW" → ("KL", "TW")."""
    return _codes_behind(symbol.lstrip("0123456789"))


@lru_cache(maxsize=4096)
def _codes_behind(rest: str) -> tuple[str, ...]:  # of a thousand numbers there are a dozen such endings
    parts = rest.replace("-", "/").split("/")
    return tuple(part for part in parts[1:] if part and not part.isdigit())


@lru_cache(maxsize=65536)
def head_of(symbol: str) -> Head | None:
    """The local office that a symbol names: "65/KH-UBND" → UBND, "309-CV/ĐU" → Đảng ủy; None for the Party's centre."""
    codes = codes_of(symbol)
    named = codes[1:] if codes and codes[0] in TYPE_CODES else codes
    return body_of_code(named[0]) if named else None


@lru_cache(maxsize=65536)
def is_normative(symbol: str) -> bool:
    """Whether a symbol holds its year, as those of normative documents do: 59/2023/NĐ-CP, 32/2023/NQ-HĐND."""
    parts = symbol.split("/")
    return len(parts) == 3 and parts[1].isdigit()


@lru_cache(maxsize=65536)
def is_party(symbol: str) -> bool:
    """Whether a symbol is written as the Party writes them: 120-KL/TW."""
    return "/" in symbol and "-" in symbol.split("/", maxsplit=1)[0]


def drafter(codes: tuple[str, ...]) -> str | None:
    """The drafting unit named in an official letter's symbol (1089/UBND-NV → "NV"), or None."""
    return codes[1] if len(codes) == 2 and codes[1] in DRAFTER_CODES else None
