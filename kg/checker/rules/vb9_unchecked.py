"""VB9: what could not be checked, which is no fault."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kg.base.law_words import LAW_WORDS
from kg.base.patterns import late
from kg.base.state_words import changes_since
from kg.base.syllables import is_bare_syllable
from kg.checker.context import Context, vn
from kg.checker.finding import Finding
from kg.checker.rules.vb2_renewed import renewed_by
from kg.cite.trie import spell
from kg.naming import strip_marks
from kg.tuples import NamedTuple

#: What may stand around a word, and what only numbers, symbols and addresses have in them.
_AROUND = "()[]“”\"'‘’.,:;!?…*|-–+•"
_NO_WORD = frozenset('/@_.,;:()“”"-')
_LETTER = late(r"[^\W\d_]")
#: Signs and digits that recognition leaves inside words: "d§n", "th|c", "cu6c".
_BROKEN = late(r"[^\W\d_](?:[§¶¬|\\~^{}<>=¦«»¤\ufffd]|\d)[^\W\d_]")
_FEWEST_WORDS = 80
#: Issued documents and reports stay below the first two shares and above the third.
_MOST_STRANGE, _MOST_BROKEN, _FEWEST_MARKED = 0.12, 0.01, 0.5
#: What is stranger than that and hardly marked is another language.
_FOREIGN_STRANGE, _FOREIGN_MARKED = 0.4, 0.1
_SAMPLE = 20_000


def not_checked(ctx: Context) -> Iterator[Finding]:
    """VB901, VB902: in no register, or not identified; said once for each document."""
    for one in ctx.first_mentions:
        if one.known:
            continue
        if one.citation.form == "named" or one.certainty == "candidates" or one.citation.symbol is None:
            yield ctx.finding("VB902", one, printed=" ".join(one.citation.text.split()))
        else:
            yield ctx.finding("VB901", one)


def not_proved(ctx: Context) -> Iterator[Finding]:
    """VB904, VB905: of unknown validity, or not looked at up to the day judged on; said once for each document."""
    for one in ctx.first_mentions:
        known = ctx.known(one) if one.known else None
        if known is None:
            continue
        now = ctx.state(one.document, ctx.day)
        if renewed_by(ctx, one) is not None:
            continue  # VB208 speaks
        names = ctx.names(one)
        symbol = names["symbol"] or f"“{known.title or ' '.join(one.citation.text.split())}”"
        if now.state == "unknown":
            note = f"note_{now.note}"
            yield ctx.finding(
                "VB904", one, symbol=symbol, missing=note if note in LAW_WORDS else None, source=now.source
            )
        elif now.state == "stood_when_looked":
            only_effect = now.only_effect
            day, coded = vn(now.looked_at), now.codified and not only_effect
            looked = None if only_effect or coded else day
            since = vn(now.since or now.looked_at) if only_effect else None
            changed = [f"{by} ({vn(day)})" if day else by for by, day in changes_since(now)]
            yield ctx.finding(
                "VB905", one, symbol=symbol, looked=looked, codified=day if coded else None, since=since,
                used_by=now.looked_by if looked else None, source=now.source, changed=", ".join(changed) or None,
            )  # fmt: skip
        elif now.state == "presumed_in_force":
            yield ctx.finding("VB905", one, symbol=symbol, source=now.source)


def poorly_recognised(ctx: Context) -> Iterator[Finding]:
    """VB903: the text reads like a bad recognition of a scan: too many words that no Vietnamese syllable is."""
    share = misread(ctx.text)
    if share:
        first = re.search(r"\S[^\n]{0,80}", ctx.text)
        assert first is not None
        yield Finding("VB903", first.start(), first.end(), first.group(), {"count": f"{share:.0%}"})


def misread(text: str) -> float:
    """The share of damaged words (0 to 1) of a Vietnamese text that was badly recognised; 0 for any other text."""
    total = strange = broken = marked = 0
    for token, times in Counter(text[:_SAMPLE].split()).items():
        if (look := _look(token)) is not None:
            total += times
            strange += look[0] * times
            broken += look[1] * times
            marked += look[2] * times
    if total < _FEWEST_WORDS:
        return 0.0
    if strange > _FOREIGN_STRANGE * total and marked < _FOREIGN_MARKED * total:
        return 0.0
    if strange > _MOST_STRANGE * total or broken > _MOST_BROKEN * total:
        return (strange + broken) / total
    return 1 - marked / total if marked < _FEWEST_MARKED * total else 0.0


class _Look(NamedTuple):
    """How a word looks: no Vietnamese syllable, broken by a sign or digit, with a letter that only Vietnamese has."""

    strange: bool
    broken: bool
    marked: bool


@lru_cache(maxsize=16384)
def _look(token: str) -> _Look | None:
    """How one printed word looks; None for what is no word, and for words in capitals, which are mostly short forms."""
    word = token.strip(_AROUND)
    if len(word) < 2 or word.isupper():
        return None
    if not word.isalpha() and not (_NO_WORD.isdisjoint(word) and _LETTER.search(word)):
        return None
    word = spell(word)
    if not word.isalpha():
        return _Look(False, _BROKEN.search(word) is not None, not word.isascii())
    return _Look(not is_bare_syllable(strip_marks(word)), False, not word.isascii())


RULES = ((("VB901", "VB902"), not_checked), (("VB904", "VB905"), not_proved), (("VB903",), poorly_recognised))
