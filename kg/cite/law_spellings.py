"""Names of laws as people spell them: with offices abbreviated, by initials, and with a slip.

Luật Tổ chức HĐND và UBND       Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Luật GTĐB 2008, LTM 2005        Luật Giao thông đường bộ, Luật Thương mại
Luật Thuê thu nhập cá nhân      Luật Thuế thu nhập cá nhân
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from kg.cite.trie import GAP, THREE_WORDS, WORD, spell, words_of
from kg.data import table
from kg.model import DocType
from kg.naming import fold

_OFFICES = (
    ("Hội đồng nhân dân", "HĐND"), ("Ủy ban nhân dân", "UBND"), ("Tòa án nhân dân", "TAND"),
    ("Viện kiểm sát nhân dân", "VKSND"), ("văn bản quy phạm pháp luật", "VBQPPL"),
    ("quy phạm pháp luật", "QPPL"), ("đại biểu Quốc hội", "ĐBQH"),
    ("nhà nước", "NN"), ("doanh nghiệp", "DN"), ("vi phạm hành chính", "VPHC"),
)  # fmt: skip
_FEWEST, _MOST = 2, 7
#: Initials that stand for something else too.
_NOT_INITIALS = frozenset(("CT", "TT", "KT", "TTHC", "QH", "CP"))
_MOST_WORDS = 20
_MOST_SLIPS = 2
_LONG = 4
_OPENING = 3


def variants(name: str) -> Iterator[str]:
    """Other ways to write a name: each of its offices in full or as its abbreviation."""
    parts = [(office, short) for office, short in _OFFICES if office in name]
    if not parts:
        return
    for chosen in product((False, True), repeat=len(parts)):
        if any(chosen):
            written = name
            for (office, short), instead in zip(parts, chosen, strict=True):
                written = written.replace(office, short) if instead else written
            yield written


@cache
def initials() -> dict[str, str]:
    """The initials that stand for the name of one law alone: "ĐĐ" → "Đất đai"."""
    found: dict[str, set[str]] = {}
    taken = {alias for row in table("law_aliases")["laws"] for alias in row["aliases"]} | _NOT_INITIALS
    for row in table("law_names")["laws"]:
        if row["type"] != "law" or row["name"].count(" ") > 2 * _MOST:
            continue
        words = [word for word in WORD.findall(row["name"]) if word != "và"]
        letters = "".join(word[0] for word in words).upper()
        if _FEWEST <= len(words) <= _MOST and letters not in taken:
            found.setdefault(letters, set()).add(row["name"])
    return {letters: next(iter(names)) for letters, names in found.items() if len(names) == 1}


@cache
def letters() -> dict[str, str]:
    """What stands behind "L" for a law cited by its letters, "LTM 2005": initials, and abbreviations of the tables."""
    known = {
        alias: row["name"]
        for row in table("law_aliases")["laws"]
        for alias in row["aliases"]
        if row["type"] == "law" and alias.isupper() and alias.isalpha() and len(alias) <= _MOST
    }
    return initials() | known


def near(kind: DocType, text: str, pos: int) -> tuple[int, str] | None:
    """The listed name that stands at `pos` but for a slip: (end offset, name as listed), or None.

    A slip is a mark too many, too few or wrong on at most two words, or one letter of one long word.
    """
    bare, gapped, openings = _index(kind)
    opening = THREE_WORDS.match(text, pos)
    if opening is not None and "\n\n" not in opening.group():
        one, two, three = map(fold, opening.groups())
        # what `_gaps` makes of them, for this is asked at each "Luật"
        if openings.isdisjoint(((one, two), ("", two, three), (one, "", three), (one, two, ""))):
            return None
    words: list[tuple[str, int]] = []
    printed: list[str] = []
    while len(words) < _MOST_WORDS and (found := WORD.match(text, pos)):
        words.append((found.group(), found.end()))
        printed.append(fold(found.group()))
        between = GAP.match(text, found.end())
        if between is None or "\n\n" in between.group():
            break
        pos = between.end()
    for count in range(len(words), 1, -1):
        key, end = tuple(printed[:count]), words[count - 1][1]
        name = bare.get(key)
        if name is not None and _slips(words[:count], name) <= _MOST_SLIPS:
            return end, name
        if count == _FEWEST:
            continue
        for at in range(count):
            if len(key[at]) < _LONG:
                continue
            for word, listed in gapped.get((*key[:at], "", *key[at + 1 :]), ()):
                if _one_letter_apart(key[at], word):
                    return end, listed
    return None


def stuck(kind: DocType, text: str, pos: int) -> tuple[int, str] | None:
    """The listed name at `pos` that has lost blanks, as at the ends of lines: "Hội đồngnhân dân"; the longest."""
    squashed = ""
    found: tuple[int, str] | None = None
    names, ordered = _squashed(kind), _in_order(kind)
    for _ in range(_MOST_WORDS):
        word = WORD.match(text, pos)
        if word is None:
            break
        squashed += spell(word.group())
        if squashed in names:
            found = word.end(), names[squashed]
        elif (follows := word.group()[-4:]).endswith(_STUCK_BEHIND):  # "Luật Khiếu nại, tố cáonăm 1998"
            follows = next(one for one in _STUCK_BEHIND if follows.endswith(one))
            if len(word.group()) > len(follows) and (bare := squashed.removesuffix(follows)) in names:
                return word.end() - len(follows), names[bare]
        following = bisect_left(ordered, squashed)
        if following == len(ordered) or not ordered[following].startswith(squashed):
            break  # no name begins so
        between = GAP.match(text, word.end())
        if between is None:
            break
        pos = between.end()
    return found


#: What follows a law's name: its year, its day, its number, its giver.
_STUCK_BEHIND = ("năm", "ngày", "số", "của")


@cache
def _squashed(kind: DocType) -> dict[str, str]:
    """The names of some length without their blanks and marks of punctuation."""
    names = (row["name"] for row in table("law_names")["laws"] if row["type"] == kind)
    return {"".join(words_of(name)): name for name in names if len(words_of(name)) > _FEWEST}


@cache
def _in_order(kind: DocType) -> list[str]:
    return sorted(_squashed(kind))


def _slips(words: Iterable[tuple[str, int]], name: str) -> int:
    printed = words_of(" ".join(word for word, _ in words))
    return sum((Counter(printed) - Counter(words_of(name))).values())


@cache
def _index(
    kind: DocType,
) -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], list[tuple[str, str]]], set[tuple[str, ...]]]:
    """Names by their words without marks; by these with one word left out, with that word; their openings."""
    bare: dict[tuple[str, ...], str] = {}
    gapped: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row in table("law_names")["laws"]:
        words = tuple(map(fold, WORD.findall(row["name"])))
        if row["type"] != kind or len(words) < _FEWEST:
            continue
        bare.setdefault(words, row["name"])
        for at, word in enumerate(words):
            if len(word) >= _LONG:
                gapped.setdefault((*words[:at], "", *words[at + 1 :]), []).append((word, row["name"]))
    openings = {opening for words in bare if len(words) > _FEWEST for opening in _gaps(words[:_OPENING])}
    openings.update(words for words in bare if len(words) == _FEWEST)
    return bare, gapped, openings


def _gaps(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words with one left out: a slip in a name spares all others of its first words."""
    return ((*words[:at], "", *words[at + 1 :]) for at in range(len(words)))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a word becomes the other by one letter changed, left out or put in."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[same:] == other[same + 1 :] or one[same + 1 :] == other[same + 1 :]
