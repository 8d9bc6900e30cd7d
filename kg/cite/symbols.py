"""The symbol (số ký hiệu) of a document: found by its slash, read in its three shapes, repaired when damaged.

    normative        59/2023/NĐ-CP   10/2022/QH15          number/year/type-issuer
    administrative   65/KH-UBND      1089/UBND-NV          number/type-issuer, number/issuer-drafter
    Party            120-KL/TW       309-CV/ĐU             number-type/issuer

Sources: Luật 80/2015/QH13 Điều 10, Luật 64/2025/QH15 Điều 7; Nghị định 30/2020/NĐ-CP Phụ lục I, Phần I, Mục II,
điểm 3; Hướng dẫn 36-HD/VPTW (Party).

Every slash that a letter or a year follows is tried; what stands before and after it is read within a bounded
window, so that the cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.cite.vocabulary import (
    DRAFTER_CODES,
    PARTY_CODES,
    TYPE_CODES,
    body_of_code,
    canonical_code,
    split_code,
)
from kg.cite.words import spell
from kg.model import DocType, Repair

_S = r"\s{0,6}"
#: The last slash of a symbol: a code follows it, or a year (whose own slash may be lost, or which ends the symbol).
_SLASH = re.compile(rf"/{_S}(?=[^\W\d_]|(?:19|20)\d\d(?![\d/.\-]))")
_NUMBER = r"\d{1,5}(?:\s?\^\s?)?(?:bis|[A-Za-zĐđÐ]{1,2})?"
_YEAR = r"(?:19|20)\d{2}"
_LEFT_STATE = re.compile(rf"(?<![\d/.,])({_NUMBER})(?:{_S}[/.\-]{_S}({_YEAR}))?{_S}$")
_LEFT_PARTY = re.compile(rf"(?<![\d/.,])({_NUMBER})\s{{0,3}}[-–]\s{{0,3}}([^\W\d_]{{1,5}}){_S}$")
_LEFT_BLANK = re.compile(r"[Ss]ố\s{0,3}:?[\s.…_]{0,24}$")
_LEFT_REACH = 34
_GROUP = r"[^\W\d_](?:[^\W_]|&(?=[^\W\d_])){0,19}"
_CODE = re.compile(_GROUP)
_HYPHEN = re.compile(r"(\s{0,6})[-–—_](\s{0,6})(?=[^\W\d_])")
_YEAR_CODE = re.compile(rf"({_YEAR})(\s{{0,2}}/?\s{{0,3}})(?={_GROUP})")
_YEAR_ONLY = re.compile(rf"({_YEAR})(?![\d/])")
_COMPACT = re.compile(r"\s+|\^")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in the text: its span, how it reads when nothing is wrong with it, and what was repaired.

    `known` says that the codes are in the tables; a symbol that is not needs a type word beside it to count.
    """

    start: int
    end: int
    text: str
    type: DocType | None
    year: int | None
    codes: tuple[str, ...]
    known: bool
    shape: str  # normative | administrative | party | blank | year
    repairs: tuple[Repair, ...]


def find_symbols(text: str) -> Iterator[Symbol]:
    """All symbols of `text` in their order."""
    done = 0
    for slash in _SLASH.finditer(text):
        if slash.start() < done:
            continue
        symbol = _read(text, slash.start(), slash.end(), done)
        if symbol is not None:
            done = symbol.end
            yield symbol


def _read(text: str, slash: int, after: int, floor: int) -> Symbol | None:
    left_from = max(floor, slash - _LEFT_REACH)
    left_text = text[left_from:slash]
    stripped = left_text.rstrip()
    if not stripped:
        return None
    if text[after].isdigit():
        return _read_year(text, left_text, left_from, after)
    state = _LEFT_STATE.search(left_text)
    if state is not None:
        groups = _groups(text, after)
        if groups is None or not _plausible_suffix(state.group(1)):
            return None
        year = int(state.group(2)) if state.group(2) else None
        return _build(text, left_from + state.start(), state.group(1), year, groups)
    party = _LEFT_PARTY.search(left_text)
    if party is not None and canonical_code(party.group(2)) in TYPE_CODES:
        groups = _groups(text, after)
        if groups is not None:
            return _build_party(text, left_from + party.start(), party.group(1), party.group(2), groups)
    blank = _LEFT_BLANK.search(left_text)
    if blank is not None:
        groups = _groups(text, after)
        if groups is not None and groups.known:
            start = left_from + blank.start()
            symbol = "/" + "-".join(groups.codes)
            return Symbol(start, groups.end, symbol, groups.type, None, groups.codes, True, "blank", ())
    return None


def _plausible_suffix(number: str) -> bool:
    """Whether the letters after the digits are a suffix (19a, 19^A, 3bis) and not a word or a unit."""
    letters = number.lstrip("0123456789 ^")
    return len(letters) <= 1 or letters in ("bis", "QĐ") or "^" in number


@dataclass(frozen=True, slots=True)
class _Groups:
    end: int
    codes: tuple[str, ...]
    known: bool
    repairs: tuple[Repair, ...]
    type: DocType | None


def _groups(text: str, pos: int) -> _Groups | None:
    """The hyphenated codes that start at `pos`, each in its known spelling; None when they are plain words."""
    codes: list[str] = []
    repairs: list[Repair] = []
    known = True
    end = pos
    while found := _CODE.match(text, pos):
        printed = found.group().replace("Ð", "Đ").replace("ð", "đ")
        code = canonical_code(printed)
        halves = split_code(printed) if code is None and not codes else None
        if halves:
            codes += halves
            repairs.append(Repair("lost_hyphen", found.group(), "-".join(halves)))
        elif code is not None and _is_code_case(printed, code):
            codes.append(code)
            if code != found.group():
                repairs.append(Repair("letters", found.group(), code))
        elif _is_capitals(printed):
            codes.append(printed)
            known = known and bool(codes[:-1])
        else:
            break
        end = found.end()
        hyphen = _HYPHEN.match(text, end)
        if hyphen is None:
            break
        if any(hyphen.groups()):
            if not _goes_on(text, hyphen, codes):
                break
            repairs.append(Repair(_gap_rule(hyphen.group()), text[end : hyphen.end()], "-"))
        pos = hyphen.end()
    if not codes:
        return None
    kind = TYPE_CODES.get(codes[0])
    return _Groups(end, tuple(codes), known, tuple(repairs), kind)


def _goes_on(text: str, hyphen: re.Match[str], codes: list[str]) -> bool:
    """Whether a code goes on after a hyphen with white space: "KH - UBND", "UBND -GD", "NĐ-⏎CP".

    A dash between two clauses has space on both sides and follows a symbol that is complete already.
    """
    found = _CODE.match(text, hyphen.end())
    if found is None:
        return False
    following = canonical_code(found.group().replace("Ð", "Đ"))
    tight = not all(hyphen.groups())
    if len(codes) == 1 and codes[0] in TYPE_CODES:
        return following is not None and (tight or body_of_code(following) is not None)
    return tight and (following is not None or _is_capitals(found.group()))


def _is_code_case(printed: str, code: str) -> bool:
    """Lower-case words are codes only when longer than a syllable could be mistaken ("nđ", "ubnd"; not "l", "tb")."""
    if printed.isupper() or printed == code or any(c.isupper() for c in printed[1:]):
        return True
    if printed[0].isupper():
        return len(printed) <= 3 and len(code) > 1
    return spell(printed) in _LOWER_CASE_CODES


_LOWER_CASE_CODES = frozenset(
    {"nđ", "nd", "qđ", "qd", "tt", "nq", "ct", "cp", "ttg", "ubnd", "hđnd", "kh", "btc", "qh", "tw"}
)


def _is_capitals(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return len(word) > 1 and capitals * 2 > len(word)


def _gap_rule(printed: str) -> str:
    """A line break inside a symbol is the typesetter's; other white space is the writer's."""
    return "line_break" if "\n" in printed else "spacing"


def _compact(number: str) -> str:
    return _COMPACT.sub("", number)


def _build(text: str, start: int, number: str, year: int | None, groups: _Groups) -> Symbol | None:
    number, codes, repairs = _compact(number), groups.codes, list(groups.repairs)
    printed = text[start : groups.end]
    if year is None and len(codes) == 2 and codes[0] in TYPE_CODES and codes[1] in PARTY_CODES:
        fixed = f"{number}-{codes[0]}/{codes[1]}"
        repairs.append(Repair("party_separators", printed, fixed))
        return Symbol(start, groups.end, fixed, groups.type, None, codes, True, "party", tuple(repairs))
    if "^" in printed:
        repairs.append(Repair("superscript", printed.split("/")[0], number))
    middle = f"/{year}" if year else ""
    fixed = f"{number}{middle}/{'-'.join(codes)}"
    if not repairs and _COMPACT.sub("", printed) != printed:
        repairs.append(Repair(_gap_rule(printed), printed, fixed))
    shape = "normative" if year else "administrative"
    known = groups.known and (groups.type is not None or body_of_code(codes[0]) is not None)
    return Symbol(start, groups.end, fixed, groups.type, year, codes, known, shape, tuple(repairs))


def _build_party(text: str, start: int, number: str, kind: str, groups: _Groups) -> Symbol:
    code = canonical_code(kind) or kind
    fixed = f"{_compact(number)}-{code}/{'-'.join(groups.codes)}"
    repairs = list(groups.repairs)
    printed = text[start : groups.end]
    if not repairs and printed.replace("Ð", "Đ") != fixed:
        repairs.append(Repair(_gap_rule(printed) if _COMPACT.search(printed) else "letters", printed, fixed))
    return Symbol(
        start,
        groups.end,
        fixed,
        TYPE_CODES.get(code),
        None,
        (code, *groups.codes),
        groups.known,
        "party",
        tuple(repairs),
    )


def _read_year(text: str, left_text: str, left_from: int, after: int) -> Symbol | None:
    """A symbol whose last slash stands before the year: "343/2016TT-BTC", "59/2023 NĐ-CP", or "59/2023" alone."""
    left = _LEFT_STATE.search(left_text)
    if left is None or left.group(2) or not _plausible_suffix(left.group(1)):
        return None
    start = left_from + left.start()
    glued = _YEAR_CODE.match(text, after)
    if glued is not None and "/" not in glued.group(2):
        groups = _groups(text, glued.end())
        if groups is not None and groups.known and (groups.type or body_of_code(groups.codes[0])):
            symbol = _build(text, start, left.group(1), int(glued.group(1)), groups)
            if symbol is not None:
                lost = Repair("lost_slash", text[start : groups.end], symbol.text)
                return Symbol(
                    symbol.start, symbol.end, symbol.text, symbol.type, symbol.year, symbol.codes, symbol.known,
                    symbol.shape, (*symbol.repairs, lost),
                )  # fmt: skip
    alone = _YEAR_ONLY.match(text, after)
    if alone is None:
        return None
    fixed = f"{_compact(left.group(1))}/{alone.group(1)}"
    return Symbol(start, alone.end(), fixed, None, int(alone.group(1)), (), False, "year", ())


def drafter(codes: tuple[str, ...]) -> str | None:
    """The drafting unit named in an official letter's symbol (1089/UBND-NV → "NV"), or None."""
    return codes[1] if len(codes) == 2 and codes[1] in DRAFTER_CODES else None
