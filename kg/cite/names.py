"""Laws, codes, ordinances and the Constitution cited by name.

A name counts when the list of names knows it (`data/law_names.json`, `data/law_aliases.json`); a name that the
list does not know counts only when its number, year or date follows. `kỷ luật`, `pháp luật`, `Luật này`, `Luật
sư` are no laws: the lower-case word counts only before a listed name and after no word that makes it another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.data import table

from kg.cite.words import SPACE_GAP, WORD, Trie, spell, words_of
from kg.model import DocType


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law's name in the text: its span from the type word to the name's end, and the name as listed."""

    start: int
    end: int
    type: DocType
    name: str
    listed: bool
    amending: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    years: frozenset[int]


def _entries() -> dict[DocType, list[tuple[str, _Entry]]]:
    years: dict[tuple[DocType, tuple[str, ...]], set[int]] = {}
    rows: list[tuple[DocType, str, str]] = []
    for row in table("law_names")["laws"]:
        rows.append((row["type"], row["name"], row["name"]))
        years.setdefault((row["type"], words_of(row["name"])), set()).update(
            int(symbol.split("/")[1]) for symbol in row["symbols"] if symbol.count("/") > 1
        )
    for row in table("law_aliases")["laws"]:
        rows += [(row["type"], alias, row["name"]) for alias in (row["name"], *row["aliases"])]
    out: dict[DocType, list[tuple[str, _Entry]]] = {"law": [], "code": [], "ordinance": []}
    for kind, alias, name in rows:
        known = years.get((kind, words_of(name)), set())
        out[kind].append((alias, _Entry(name, frozenset(known))))
    return out


_TRIES: dict[DocType, Trie[_Entry]] = {kind: Trie(rows) for kind, rows in _entries().items()}

#: The rare letters that every mention holds: L-uật, Pháp l-ệnh, Hi-ến pháp. Decomposed letters are matched too.
_TRIGGER = re.compile(
    r"u(?:ật|â\u0323t|a\u0323\u0302t|ạ\u0302t)(?!\w)|UẬT(?!\w)|háp\s{1,4}lệnh(?!\w)|iến\s{1,4}pháp(?!\w)"
)
#: Words that turn the lower-case "luật" after them into something else.
_NOT_BEFORE = frozenset(map(spell, "pháp kỷ kỉ quy qui âm".split()))
_AMENDS = re.compile(
    r"\s{1,8}[Ss]ửa\s{1,8}đổi(?:\s{0,4},\s{0,4}bổ\s{1,8}sung)?\s{1,8}(?:(?:một\s{1,8}số|các)\s{1,8}điều\s{1,8}(?:và\s+phụ\s+lục\s+)?"
    r"(?:của\s{1,8})?)?"
)
_JOINED = re.compile(
    r"(?:\s{0,8},\s{0,8}(?:và\s{1,8})?|\s{1,8}và\s{1,8}|\s{0,8};\s{0,8})(?=(?:Bộ\s+)?[Ll]uật\s|Pháp\s+lệnh\s)"
)
_NUMBER_SOON = re.compile(r"\s{1,8}số\s{0,4}:?\s{0,4}\d{1,4}\s?/|\s{1,8}năm\s{1,8}(?:19|20)\d\d|\s{1,8}ngày\s{1,8}\d")
_UNLISTED_REACH = 14  # words
_OPENERS = frozenset(map(spell, "này số sư gia sửa được có và của về đã là do bàn nước".split()))


def years_of(kind: DocType, name: str) -> frozenset[int]:
    """The years of the laws that bore this name, as far as the list of names knows their numbers."""
    matched = _TRIES[kind].match(name, 0)
    return matched[1].years if matched else frozenset()


def find_named(text: str) -> Iterator[NamedLaw]:
    """All laws of `text` that are cited by name, in their order; none inside another's name."""
    done = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < done:
            continue
        named = _at(text, trigger)
        if named is not None and named.start >= done:
            done = named.end
            yield named


def _word_start(text: str, pos: int) -> int:
    while pos > 0 and (text[pos - 1].isalpha() or text[pos - 1] in "\u0300\u0301\u0302\u0323"):
        pos -= 1
    return pos


def _at(text: str, trigger: re.Match[str]) -> NamedLaw | None:
    start = _word_start(text, trigger.start())
    word = spell(" ".join(text[start : trigger.end()].split()))
    if word == "hiến pháp":
        return NamedLaw(start, trigger.end(), "constitution", "Hiến pháp", True) if text[start] == "H" else None
    if word == "pháp lệnh":
        return _named(text, start, trigger.end(), "ordinance")
    if word != "luật":
        return None
    previous = _word_before(text, start)
    if previous is not None and spell(previous.group()) == "bộ":
        return _named(text, previous.start(), trigger.end(), "code")
    if previous is not None and text[start] == "l" and spell(previous.group()) in _NOT_BEFORE:
        return None
    return _named(text, start, trigger.end(), "law")


def _word_before(text: str, pos: int) -> re.Match[str] | None:
    window = text[max(0, pos - 16) : pos]
    if not window or not window[-1].isspace():
        return None
    word = None
    for found in WORD.finditer(text, max(0, pos - 16), pos):
        word = found
    return word if word is not None and not text[word.end() : pos].strip() else None


def _named(text: str, start: int, after: int, kind: DocType) -> NamedLaw | None:
    if amends := _AMENDS.match(text, after):
        return _amending(text, start, amends.end(), kind)
    gap = SPACE_GAP.match(text, after)
    if gap is None:
        return None
    matched = _TRIES[kind].match(text, gap.end())
    if matched is not None:
        end, entry = matched
        return NamedLaw(start, end, kind, entry.name, True)
    capital = text[start].isupper() and gap.end() < len(text) and text[gap.end()].isupper()
    return _unlisted(text, start, gap.end(), kind) if capital else None


def _unlisted(text: str, start: int, pos: int, kind: DocType) -> NamedLaw | None:
    """A name that the list does not know, bounded by the number, year or date that follows it."""
    first = WORD.match(text, pos)
    if first is None or spell(first.group()) in _OPENERS:
        return None
    begin = pos
    for _ in range(_UNLISTED_REACH):
        word = WORD.match(text, pos)
        if word is None:
            return None
        if _NUMBER_SOON.match(text, word.end()):
            return NamedLaw(start, word.end(), kind, " ".join(text[begin : word.end()].split()), False)
        gap = re.compile(r"\s{1,8}|\s{0,4},\s{1,4}|\s?-\s?").match(text, word.end())
        if gap is None or "\n\n" in gap.group():
            return None
        pos = gap.end()
    return None


def _amending(text: str, start: int, pos: int, kind: DocType) -> NamedLaw | None:
    """ "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B": one law, whose name holds the others' names."""
    end = None
    while trigger := _TRIGGER.search(text, pos, pos + 24):
        inner = _at(text, trigger)
        if inner is None or text[pos : inner.start].strip():
            break
        end = inner.end
        joined = _JOINED.match(text, end)
        if joined is None:
            break
        pos = joined.end()
    if end is None:
        return None
    name = " ".join(text[start:end].split()).split(" ", 1)[1]
    return NamedLaw(start, end, kind, name, False, amending=True)


def law_in_subject(subject: str) -> str | None:
    """The listed law whose subject a title speaks of without citing it ("Kết quả thực hiện dân chủ ở cơ sở"), or None.

    Only names of at least four words tell enough; "Giá" or "Đầu tư" stand in every other title.
    """
    best: tuple[int, str] | None = None
    for word in WORD.finditer(subject):
        matched = _TRIES["law"].match(subject, word.start())
        if matched is None:
            continue
        length = len(words_of(subject[word.start() : matched[0]]))
        if length >= _TELLING_WORDS and (best is None or length > best[0]):
            best = (length, matched[1].name)
    return best[1] if best else None


_TELLING_WORDS = 4
