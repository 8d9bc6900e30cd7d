"""The subject (trích yếu) of a document: as its title has it, and alike in each place of the report.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b: the first citation gives the subject. A
subject that is cut short, abbreviated or led into otherwise is the same; other words in its midst are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kg.base.patterns import late
from kg.checker.context import SURE, Context
from kg.checker.finding import Finding
from kg.checker.past import in_a_title, of_the_past
from kg.cite.trie import WORD, spell, words_of
from kg.model import BY_NAME
from kg.resolve import Resolved
from kg.tuples import NamedTuple

#: Words that come and go in a subject that is told by heart.
_LIGHT = frozenset(
    words_of(
        "về việc của các những một số và trong cho đối với tại trên địa bàn ngày tháng năm theo được bị là thì mà để "
        "do kèm ban quy định hướng dẫn phê duyệt nghị quyết thông tư chính phủ thủ tướng quốc hội bộ trưởng khóa khoản "
        "sau đây hai ba bốn sáu bảy tám chín mười"
    )
)
#: A running head, numbers and days: a document cited in a subject may be named with more or less of them.
_DETAIL = late(r"(?:\d{1,4}\s+)?CÔNG BÁO/Số.{0,40}?Ngày\s+[\d-]+(?:\s+\d{1,4})?(?!\S)|\S*[\d/]\S*")
#: "TNHH MTV", "KH&CN": what the one abbreviates the other may write in full.
_BEFORE_MARK = late(r"\s+(?=[,;])")
_SHORT_FORM = late(r"(?<!\w)(?![IVX]+(?!\w))[A-ZĐ]{2,}[a-zđ]?[A-ZĐ]*(?!\w)")
#: Where a subject ends and the text goes on about its document, or names others beside it.
_RUNS_ON = late(
    r"\(|[,\s]+(?:(?:đã\s+)?được\s+(?:sửa|bổ|thay|bãi|hợp)|sau\s+đây|gọi\s+tắt|và\s+các\s+(?:văn\s+bản|quy\s+định)|"
    r"(?:có|hết|còn)\s+hiệu\s+lực|thì\s|bao\s+gồm|trừ\s|đến\s+khi|kèm\s+theo)",
    re.IGNORECASE,
)
#: A document cited in a subject, which may be told at more or less length.
_CITES = late(r"\d/")
#: Two words that every hand turns round.
_TURNED = late(r"đảm(\s+)bảo", re.IGNORECASE)
#: Syllables of one consonant and y are written with i as well.
_Y_AS_I, _SHORT = str.maketrans("yỳýỷỹỵ", "iìíỉĩị"), 2
_QUOTED = str.maketrans(dict.fromkeys('“”"«»'))
#: How many words must agree again behind a difference, and how many may differ.
_AGREE, _MOST_APART = 3, 9
#: What a subject goes on with where it was cut before: whose, where, between whom, and no verb.
_GOES_ON = late(r"\s*(?:giữa|của|trên\s+địa\s+bàn|thuộc|giai\s+đoạn|đối\s+với|cho|trong)\s", re.IGNORECASE)
_VERB = late(r"(?<!\w)(?:đã|được|là|nhằm|để|đến|thì|theo|sẽ|có)(?!\w)", re.IGNORECASE)
#: What surely ends a subject.
_ENDS = frozenset((".", ";", ")"))
_SHOWN = 120


def other_subject(ctx: Context) -> Iterator[Finding]:
    """VB306: the subject lacks words in the midst of the title, or has others for them; said once for each document.

    The register's titles are as the code prints them or shortened by hand: words more than theirs are no fault, and
    other words count only against a title that was verified.
    """
    if not ctx.relies:
        return
    said: set[str] = set()
    for one in ctx.cited:
        if one.citation.subject is None or one.document in said or one.citation.type in BY_NAME:
            continue
        known = ctx.known(one)
        if known is None or not known.title or known.certainty not in SURE:
            continue
        printed = _subject(ctx, one)
        apart = _apart(printed, known.title)
        if not apart or not apart.other or of_the_past(ctx, one):
            continue
        if known.certainty == "verified" if apart.one else len(apart.other) > 1:
            said.add(one.document)
            shown = _short(printed, apart.at[0]), _short(known.title, apart.at[1])
            title = _BEFORE_MARK.sub("", shown[1])
            yield ctx.finding("VB306", one, other=shown[0], title=title, source=known.source)


def told_twice(ctx: Context) -> Iterator[Finding]:
    """VB501 and VB105: two mentions of a document differ in their subjects, or the first has it cut short."""
    full = ctx.administrative and ctx.relies
    for first, *later in _with_subjects(ctx):
        known = ctx.known(first)
        if known is None or not known.title:
            yield from _two_subjects(ctx, first, later)
        if full:
            yield from _cut_at_first(ctx, first, later)


def _two_subjects(ctx: Context, first: Resolved, later: list[Resolved]) -> Iterator[Finding]:
    """VB501 for a document whose title no register knows: said once."""
    for one in later:
        printed = _subject(ctx, first), _subject(ctx, one)
        apart = None if any(map(_CITES.search, printed)) else _apart(*printed)
        if apart:
            other = "; ".join(f"“{_short(words, at)}”" for words, at in zip(printed, apart.at, strict=True))
            yield ctx.finding("VB501", one, count="2", other=other)
            return


def _cut_at_first(ctx: Context, first: Resolved, later: list[Resolved]) -> Iterator[Finding]:
    """VB105 for a first citation whose subject a later one prints with more words behind it."""
    if not _ended(ctx, first):
        return
    for one in later:
        whole = _subject(ctx, one)
        rest = _rest(_subject(ctx, first), whole)
        if rest and _ended(ctx, one) and _GOES_ON.match(rest) and not _VERB.search(rest):
            yield ctx.finding("VB105", first, other=_short(whole))
            return


def _with_subjects(ctx: Context) -> Iterator[list[Resolved]]:
    """The citations of each document that is cited with a subject more than once; no laws, no titles of others."""
    found: dict[str, list[Resolved]] = defaultdict(list)
    for one in ctx.cited:
        if one.citation.subject and one.citation.type not in BY_NAME and one.certainty != "candidates":
            found[one.document].append(one)
    for mentions in found.values():
        own = [one for one in mentions if not in_a_title(ctx, one)] if len(mentions) > 1 else []
        if len(own) > 1:
            yield own


def _subject(ctx: Context, one: Resolved) -> str:
    """The printed subject, in one line."""
    subject = one.citation.subject
    return _in_one_line(ctx.text[slice(*subject)]) if subject else ""


@lru_cache(maxsize=1024)
def _in_one_line(subject: str) -> str:
    return " ".join(_RUNS_ON.split(subject, 1)[0].split())


def _ended(ctx: Context, one: Resolved) -> bool:
    """Whether the subject goes on to a full stop, a semicolon or a bracket, and not into the sentence."""
    subject = one.citation.subject
    return subject is not None and ctx.text[subject[1] : subject[1] + 1] in _ENDS


def _rest(start: str, whole: str) -> str | None:
    """What `whole` has behind the words that `start` has too; None when they are not its first words."""
    said, full = list(WORD.finditer(start)), list(WORD.finditer(whole))
    if len(said) < _AGREE or len(said) >= len(full) or words_of(start) != words_of(whole)[: len(said)]:
        return None
    return whole[full[len(said) - 1].end() :]


@lru_cache(maxsize=1024)
def _content(subject: str) -> tuple[tuple[str, ...], tuple[int, ...], str]:
    """The words of a subject that tell it apart, where each begins, and the subject without its details."""
    bare = _DETAIL.sub(lambda found: " " * len(found.group()), _TURNED.sub(r"bảo\1đảm", subject))
    words = [(word, found.start()) for found in WORD.finditer(bare) if (word := _spelled(found.group())) not in _LIGHT]
    return tuple(word for word, _ in words), tuple(start for _, start in words), bare


def _spelled(word: str) -> str:
    """A word in one spelling, "sĩ" for "sỹ" and "kĩ" for "kỹ" too."""
    word = spell(word)
    return word[0] + word[1].translate(_Y_AS_I) if len(word) == _SHORT else word


class _Apart(NamedTuple):
    """The words that only the one and only the other of two subjects has, between words that both have, and where."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    at: tuple[int, int]


def _apart(one: str, other: str) -> _Apart | None:
    """Where two subjects that begin alike first differ, if they agree again behind: neither is the other cut short."""
    if one == other or one[1:].startswith(other[1:]) or other[1:].startswith(one[1:]):
        return None  # as nearly always
    (mine, offsets, bare), (its, its_offsets, its_bare) = _content(one), _content(other)
    same = 0
    while same < min(len(mine), len(its)) and mine[same] == its[same]:
        same += 1
    if same == min(len(mine), len(its)) or (same == 0 and words_of(one)[:1] != words_of(other)[:1]):
        return None
    at = offsets[same], its_offsets[same]
    mine, its = mine[same:], its[same:]
    for length in range(1, 2 * _MOST_APART):
        for n in range(max(0, length - _MOST_APART), min(length, _MOST_APART) + 1):
            again = mine[n : n + _AGREE]
            if len(again) == _AGREE and again == its[length - n : length - n + _AGREE]:
                stretches = bare[at[0] : offsets[same + n]], its_bare[at[1] : its_offsets[same + length - n]]
                short = [_SHORT_FORM.search(words) is not None for words in stretches]
                return _Apart(mine[:n], its[: length - n], at) if short[0] == short[1] else None
    return None


def _short(subject: str, at: int = 0) -> str:
    """A subject as messages quote it, on both sides of what is at `at`, without its own quotation marks."""
    start = subject.rfind(" ", 0, max(0, at - _SHOWN // 2)) + 1
    end = subject.find(" ", start + _SHOWN)
    shown = subject[start : end if end > 0 else None].translate(_QUOTED).strip()
    return f"{'… ' if start else ''}{shown}{' …' if end > 0 else ''}"


RULES = ((("VB306",), other_subject), (("VB501", "VB105"), told_twice))
