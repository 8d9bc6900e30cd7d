"""Slips in the code of a number: "45/2015/TT-LĐTBXH" is 45/2015/TT-BLĐTBXH, for no body has that code."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable

_OF_TERM = re.compile(r"(\w+/(\d{4})/.*QH)(\d{1,2})")
#: The first and the last year of each term of the National Assembly.
_TERMS = {
    8: (1987, 1992), 9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016),
    14: (2016, 2021), 15: (2021, 2026), 16: (2026, 2031),
}  # fmt: skip
_NUMBER = re.compile(r"0*(\d+)/(\d{4})/(.+)$")
#: A code of which this many times as many numbers are known is the true one.
_MANY = 5
#: So common a code is the true one of a number that is its own only witness.
_COMMON = 100
_RARE = 2
#: A code so long that is one letter away from a common one is a slip also where nobody prints the number right.
_LONG = 9
#: What some register wrote behind a number: "05/2009/NĐ-CP VĂN BẢN TRÙNG", "22/2023/NĐ-CP (1)".
_REMARK = re.compile(
    r"(\d+[A-Z]?/\d{4}/(?:[A-ZĐ]+-[A-ZĐ]+\d*|[a-zđ]+-[a-zđ]+))(?: (?=[^/-]*[( a-zà-ỹđ])[^/-]*|vb [^/]*)$"
)
#: What a sentence glued to a number: "146/2025/QH15-Kho" of "… - Khoản", "148/2024/NĐ-CP-Đi" of "… - Điều".
_GLUED = re.compile(r"(/QH(?:9|1[0-6])|-CP|-TTg)-[A-ZĐ]?[a-zà-ỹđ]+$|(?<=/QH15)-[A-Z]$")
#: A word of the sentence without a joint: "36/2017/NĐ-CPng" of "… NĐ-CP ngày", "01/TB-BSTT-NNTban" of "… ban hành".
_WORD_GLUED = re.compile(r"([/-](?:TTg|[A-ZĐƯ&]{2,}))([^\W\d_]+)$")
_LOWERED = re.compile(r"\d+/\d{4}/[^\W\d_]+(?:-[^\W\d_]+)+")
#: Since numbers bear their years, nobody but the Government makes decrees (Luật 17/2008/QH12 Điều 2 khoản 4).
_DECREE_CUT = re.compile(r"\d+/\d{4}/NĐ")
_UNDER = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")  # "50/2022/NĐ_CP"
_YEAR_TWICE = re.compile(r"^(\d+/)(\d{4}/)\2")


def number_itself(symbol: str) -> str:
    """A number without a remark behind it, what a sentence glued to it, a year that stands twice, joints at its end."""
    symbol = _UNDER.sub("-", symbol)
    itself = _GLUED.sub(lambda glued: glued[1] or "", _REMARK.sub(r"\1", symbol))
    itself = _YEAR_TWICE.sub(r"\1\2", _WORD_GLUED.sub(_without_word, itself)).rstrip("-/")
    if _DECREE_CUT.fullmatch(itself):
        return f"{itself}-CP"
    if _LOWERED.fullmatch(itself) and itself.islower():  # "55/2018/tt-bgtvt"
        return re.sub(r"-TTG$", "-TTg", itself.upper())
    return itself


def _without_word(glued: re.Match[str]) -> str:
    """The code without small letters behind it; one alone is a word's only behind "-CP", for it may be a slip."""
    code, word = glued.groups()
    if not word.islower() or code + word == f"{code[:-2]}TTg":
        return glued[0]
    return code if len(word) > 1 or code == "-CP" else glued[0]


def true_term(symbol: str) -> str:
    """A number of the National Assembly with the term to which its year belongs: "67/2014/QH14" is 67/2014/QH13."""
    found = _OF_TERM.fullmatch(symbol)
    if found is None:
        return symbol
    terms = [term for term, (first, last) in _TERMS.items() if first <= int(found[2]) <= last]
    return f"{found[1]}{terms[0]}" if len(terms) == 1 else symbol


def slips(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Numbers of which the code has one letter too few or too many, each with the number of the true code.

    `told` are numbers with their days of issue ("" where none is told). Two of one year are one document if the code
    of the one is rare beside that of the other, and both were issued on one day, or the rare code stands nowhere else.
    A long code that stands once or twice, one letter or two letters in the wrong order away from one common code, is
    a slip for that one also where the true number is not told ("06/2018/TT-BNNPTN").
    """
    days: dict[str, set[str]] = collections.defaultdict(set)
    for symbol, day in told:
        if _NUMBER.match(symbol):
            days[symbol].update(filter(None, [day]))
    parts = {symbol: found for symbol in days if (found := _NUMBER.match(symbol))}
    known = collections.Counter(re.sub(r"\d+$", "", found[3]) for found in parts.values())
    of_number: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    for symbol, found in parts.items():
        of_number[found[1], found[2]].append(symbol)
    mended = {}
    for same in of_number.values():
        for slip in same:
            for true in same:
                rare, common = (known[re.sub(r"\d+$", "", parts[one][3])] for one in (slip, true))
                if slip == true or not _one_letter_apart(parts[slip][3], parts[true][3]):
                    continue
                glued = rare == common == 1 and parts[true][3].count("-") > parts[slip][3].count("-")
                same_day = bool(days[slip] & days[true]) and (rare * _MANY < common or glued)
                if same_day or (rare == 1 and common >= _COMMON and not (days[slip] and days[true])):
                    mended[slip] = true
    usual = [code for code, count in known.items() if count >= _COMMON and len(code) >= _LONG]
    for slip, found in parts.items():
        code = found[3]
        if slip in mended or len(code) < _LONG or not 0 < known[code] <= _RARE:
            continue
        meant = [one for one in usual if _one_letter_apart(code, one) or _swapped(code, one)]
        if len(meant) != 1:
            continue
        held = next((one for one in of_number[found[1], found[2]] if parts[one][3] == meant[0]), "")
        if not (held and days[slip] and days[held]) or days[slip] & days[held]:
            mended[slip] = held or slip.removesuffix(code) + meant[0]
    return mended


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters stand in the other order."""
    if len(one) != len(other):
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) + 1 == len(long) and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
