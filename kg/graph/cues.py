"""The cue phrases of `data/cues.json`, and the shapes of sentence in which they stand between two citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kg.base.patterns import late
from kg.cite.structure import sentence_ends
from kg.data import table
from kg.model import Citation, DocType, Relation
from kg.resolve import Resolved
from kg.tuples import NamedTuple


class Cue(NamedTuple):
    """A phrase that states a relation; `before` matches what ends where the governed citation starts.

    It matches small letters alone. Such text ends with one of the cue's `words` (a number is "0"), and holds one of
    each of `needed(phrase)`: that is seen many times sooner than the pattern tells it.
    """

    relation: Relation
    rule: str
    phrase: str
    before: re.Pattern[str]
    words: frozenset[str]


@cache
def cues(kind: str) -> tuple[Cue, ...]:
    """The cues of a kind ("subject", "passive", "itself", "opening"), in the order of the table."""
    return tuple(
        Cue(row["relation"], f"{kind}:{row['rule']}", cue, _pattern(cue.replace(" ", r"\s+")), _words(cue))
        for row in table("cues")[kind]
        for cue in (row["cue"].lower(),)
    )


@cache
def endings(kind: str) -> dict[str, tuple[Cue, ...]]:
    """Word → the cues of a kind that may end with it: the word before a citation tells of most that there is none."""
    words = {word for cue in cues(kind) for word in cue.words}
    return {word: tuple(cue for cue in cues(kind) if word in cue.words) for word in words}


def _words(cue: str) -> frozenset[str]:
    return frozenset("0" if word == r"\d" else word for word in _WORD.findall(cue))


@cache
def needed(cue: str) -> tuple[tuple[str, ...], ...]:
    """The words of a cue without which none of its forms is there, one of each tuple; what is rarest stands first.

    What may be left out ("( chi tiết)?") is no such word, nor is what a class of letters stands for.
    """
    while (shorter := _LEFT_OUT.sub(" ", cue)) != cue:
        cue = shorter
    forms = _FORM.findall(cue)
    if len(forms) > 1:  # one form or another: the first such word of each
        firsts = [needed(form)[:1] for form in forms]
        return (tuple(word for first in firsts for word in first[0]),) if all(firsts) else ()
    found: list[tuple[str, ...]] = []
    for part in _PART.finditer(_CLASS.sub(" ", cue)):
        words = tuple(max(_LITERAL.findall(form), key=len, default="") for form in (part[1] or part[0]).split("|"))
        if "" not in words:
            found.append(words)
    return tuple(sorted(found, key=lambda words: (len(words), -len(words[0]))))


#: In the language of the cues: a group that may be left out; what stands between two "|" outside groups; a class of
#: letters with its number; a group, or a word outside one.
_LEFT_OUT = late(r"\((?:\?:)?(?:[^()]|\([^()]*\))*\)[?*]")
_FORM = late(r"(?:[^()|]|\((?:[^()]|\([^()]*\))*\))+")
_CLASS = late(r"\[[^\]]*\]\{\d+,\d+\}\??")
_PART = late(r"\((?:\?:)?((?:[^()]|\([^()]*\))*)\)|[^()\s]+")
_LITERAL = late(r"[^\W\d_]+")


def _pattern(cue: str) -> re.Pattern[str]:
    return late(rf"(?<!\w)(?:{cue})\s*$")


def last_word(text: str, start: int, end: int) -> str:
    """The word with which text[start:end] ends, blanks behind it left out; empty if it ends otherwise.

    In small letters, and "0" for a number.
    """
    words = _last_words(text)
    if end not in words:
        words[end] = _word_from(text, max(0, end - _REACH), end)
    at, stop, word = words[end]
    if at >= start:
        return word
    return _word_from(text, max(0, start), end)[2] if stop > start else ""


def words_before(text: str, offsets: Iterable[int]) -> Mapping[int, tuple[int, int, str]]:
    """The word that ends right before each offset, as `last_word` from the text's beginning: where it begins, where it
    ends, and the word. One that is none of `endings(kind)` ends no cue of that kind, unless a citation ends amid it."""
    words = _last_words(text)
    for end in offsets:
        if end not in words:
            words[end] = _word_from(text, max(0, end - _REACH), end)
    return words


@lru_cache(maxsize=4)
def _last_words(text: str) -> dict[int, tuple[int, int, str]]:
    """The last words that were asked for in a text: at one citation each shape of sentence and many a rule asks."""
    return {}


def _word_from(text: str, start: int, end: int) -> tuple[int, int, str]:
    """That word, where it begins and where it ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    at = end
    while at > start and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
    return at, end, "0" if at < end and text[end - 1].isdecimal() else text[at:end].lower()


_WORD = late(r"\\d|\w+")
LIST = late(r"\s*(?:[,;]|,?\s*(?:và|hoặc|cùng))?\s*(?:các\s+)?")
#: What stands between two members of a list that a cue governs.
CLOSE = late(r"\s*(?:,|,?\s*(?:và|hoặc))\s*(?:các\s+)?")
#: What may stand before the cue when it follows the acting document at once: "… có hiệu lực từ ngày ký và thay thế".
_RUNS_ON = late(
    r"\s*(?:\([^()]{0,80}\)\s*)?(?:(?:về\s+việc|về|v/v|vv|đã|cũng|để|nhằm|và|có\s+hiệu\s+lực[^.;]{0,60}\svà)\s+)*",
    re.IGNORECASE,
)
#: "(Kèm theo Quyết định số …)" says where a text is printed, not what it follows.
_ENCLOSED = late(r"kèm\s+theo\s+(?:\w+\s+)?$", one_of=("kèm",))
_REACH = 130

#: Which types can change which: not a decree a law. Source: Luật 80/2015/QH13 Điều 12, Luật 64/2025/QH15 Điều 8.
_RANK: dict[DocType, int] = {
    "constitution": 1, "law": 1, "code": 1, "resolution": 1, "ordinance": 1, "joint_resolution": 2, "order": 2,
    "decree": 2, "decision": 3, "directive": 3, "circular": 4, "joint_circular": 4,
}  # fmt: skip
#: Types that bring other documents into force with themselves.
_ISSUING: frozenset[DocType] = frozenset(("decision", "resolution", "decree", "circular", "directive", "order"))
_CHANGES = frozenset(("amends", "supplements", "replaces", "repeals", "corrects"))


def cue_before(text: str, floor: int, pos: int, kind: str) -> tuple[Cue, int] | None:
    """The cue of that kind that ends at `pos`, and where it starts; nothing before `floor` counts."""
    start = floor if floor > pos - _REACH else pos - _REACH
    cues = _ending_with(kind, last_word(text, start, pos))
    if not cues:
        return None
    window = _lowered(text[start:pos])
    for cue, wanted in cues:
        for words in wanted:
            for word in words:
                if word in window:
                    break
            else:
                break  # it lacks what every form of the cue holds, as most do, and needs no pattern
        else:
            if found := cue.before.search(window):
                return None if kind == "opening" and _ENCLOSED.search(window) else (cue, start + found.start())
    return None


@lru_cache(maxsize=4096)
def _ending_with(kind: str, word: str) -> tuple[tuple[Cue, tuple[tuple[str, ...], ...]], ...]:
    """The cues of a kind that may end with a word, each with the words that it needs."""
    return tuple((cue, needed(cue.phrase)) for cue in endings(kind).get(word, ()))


def _lowered(window: str) -> str:
    """In small letters, each where it stood: searched several times as fast as without regard to case."""
    small = window.lower()
    return small if len(small) == len(window) else "".join(map(_small, window))


def _small(letter: str) -> str:
    return letter.lower()[0]


def older(one: Citation, other: Citation) -> bool:
    """Whether `one` is surely of an earlier year than `other`."""
    return bool(one.year and other.year and one.year < other.year)


def passive(text: str, cited: Sequence[Resolved]) -> dict[int, tuple[int, Cue]]:
    """Which citations acted on which: index of the actor → index of the document acted on, and the cue.

    "Luật A đã được sửa đổi, bổ sung theo Luật số B, Luật số C và Luật số D, Luật E": B, C and D acted; "và" closes
    the list, and a name opens another.
    """
    acting: dict[int, tuple[int, Cue]] = {}
    words, ends = words_before(text, [one.citation.start for one in cited]), endings("passive")
    for n in range(1, len(cited)):
        before, one = cited[n - 1].citation, cited[n].citation
        at, stop, word = words[one.start]
        if word not in ends and not at < before.end < stop and n - 1 not in acting:
            continue
        if n - 1 in acting:
            target = cited[acting[n - 1][0]].citation
            closed = n - 2 in acting and "và" in text[cited[n - 2].citation.end : before.start]
            listed = CLOSE.fullmatch(text[before.end : one.start])
            if listed and not closed and one.name is None and not older(one, target):
                acting[n] = acting[n - 1]
                continue
        found = cue_before(text, before.end, one.start, "passive")
        if found and found[0].relation == "issues" and cue_before(text, before.end, one.start, "subject"):
            continue  # "sửa đổi quy chế ban hành kèm theo": amended, not issued
        # a cue in capitals opens a cell of a table: what it speaks of stands elsewhere
        if found and not text[found[1]].isupper() and not any(sentence_ends(text, before.end, one.start)):
            target_at = _acted_on(cited, n, found[0].relation)
            if target_at is not None:
                acting[n] = (target_at, found[0])
    return acting


def _acted_on(cited: Sequence[Resolved], actor: int, relation: Relation) -> int | None:
    """The nearest document before the actor that it can act on: of a decree and the law in its subject, the decree."""
    by = cited[actor].citation
    if relation == "issues" and by.type not in _ISSUING:
        return None  # "Báo cáo số 33 kèm theo Công văn số 210": sent with it, not issued by it
    at = cited[actor - 1].citation.start
    for n in range(actor - 1, max(-1, actor - 4), -1):
        target = cited[n].citation
        governs = n == actor - 1 or (target.subject and target.subject[0] <= at < target.subject[1])
        able = relation not in _CHANGES or _RANK.get(by.type, 9) <= _RANK.get(target.type, 9)
        if governs and able and not (relation in _CHANGES and older(by, target)):
            return n
    return None


def active(text: str, cited: Sequence[Resolved]) -> Iterator[tuple[int, int, Cue]]:
    """Documents that act on the very next one: (index of the actor, index of the other, cue).

    "Quyết định số 09/2024/QĐ-UBND có hiệu lực từ ngày 01/7/2024 và thay thế Quyết định số 15/2018/QĐ-UBND"; nothing
    but the cue and what leads to it may stand between them, no comma above all.
    """
    words, ends = words_before(text, [one.citation.start for one in cited]), endings("subject")
    for n in range(1, len(cited)):
        first, second = cited[n - 1].citation, cited[n].citation
        at, stop, word = words[second.start]
        if word not in ends and not at < first.end < stop:
            continue
        gap = text[first.end : second.start]
        if not gap.strip() or len(gap) > _REACH:
            continue
        found = cue_before(text, first.end, second.start, "subject")
        if found is None or (found[0].relation == "issues" and first.type not in _ISSUING):
            continue
        if _RUNS_ON.fullmatch(text[first.end : found[1]]):
            yield n - 1, n, found[0]


def goes_on(text: str, last: int, actor: Citation, governed: Citation, other: Citation) -> bool:
    """Whether `other` goes on with the list of what `actor` acts on, of which `governed` is the first.

    A semicolon ends it, and so does a document younger than the actor; what is detailed or amended is of one type.
    """
    alike = _RANK.get(governed.type, 9) == _RANK.get(other.type, 9) or actor.type not in _RANK
    return alike and not older(actor, other) and bool(CLOSE.fullmatch(text[last : other.start]))
