"""VB9: what could not be checked, which is no fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.check.context import Context
from kg.check.finding import Finding
from kg.cite.words import spell
from kg.naming import strip_marks

#: A Vietnamese syllable without its marks: initial consonant, vowels, final consonant.
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")
#: A word as printed, whatever stands in it; numbers, symbols and addresses have other signs too.
_WORD = re.compile(r"(?<!\S)[(“\"'‘]*([^\s/@_.,;:()“”\"'-]*[^\W\d_][^\s/@_.,;:()“”\"'-]*)[)”\"'’.,;:!?…]*(?!\S)")
#: Signs and digits that recognition leaves inside words: "d§n", "th|c", "cu6c".
_BROKEN = re.compile(r"[^\W\d_](?:[§¶¬|\\~^{}<>=¦«»¤\ufffd]|\d)[^\W\d_]")
_FEWEST_WORDS = 80
#: Issued documents and reports stay below the first two shares and above the third.
_MOST_STRANGE, _MOST_BROKEN, _FEWEST_MARKED = 0.12, 0.01, 0.5
#: What is stranger than that and hardly marked is another language.
_FOREIGN_STRANGE, _FOREIGN_MARKED = 0.4, 0.1
_SAMPLE = 60_000


def not_checked(ctx: Context) -> Iterator[Finding]:
    """VB901, VB902: in no register, or not identified; said once for each document."""
    for one in ctx.first_mentions():
        if one.known:
            continue
        if one.citation.form == "named" or one.certainty == "candidates" or one.citation.symbol is None:
            yield ctx.finding("VB902", one, printed=" ".join(one.citation.text.split()))
        else:
            yield ctx.finding("VB901", one)


def poorly_recognised(ctx: Context) -> Iterator[Finding]:
    """VB903: the text reads like a bad recognition of a scan: too many words that no Vietnamese syllable is."""
    share = misread(ctx.text)
    if share:
        first = re.search(r"\S[^\n]{0,80}", ctx.text)
        assert first is not None
        yield Finding("VB903", first.start(), first.end(), first.group(), {"count": f"{share:.0%}"})


def misread(text: str) -> float:
    """The share of damaged words (0 to 1) of a Vietnamese text that was badly recognised; 0 for any other text."""
    printed = [found[1] for found in _WORD.finditer(text[:_SAMPLE])]
    words = [spell(word) for word in printed if len(word) > 1 and not word.isupper()]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    broken = sum(_BROKEN.search(word) is not None for word in words) / len(words)
    letters = [word for word in words if word.isalpha()]
    strange = sum(not _SYLLABLE.fullmatch(strip_marks(word)) for word in letters) / len(words)
    marked = sum(not word.isascii() for word in words) / len(words)
    if strange > _FOREIGN_STRANGE and marked < _FOREIGN_MARKED:
        return 0.0
    if strange > _MOST_STRANGE or broken > _MOST_BROKEN:
        return min(1.0, strange + broken)
    return 1 - marked if marked < _FEWEST_MARKED else 0.0


RULES = ((("VB901", "VB902"), not_checked), (("VB903",), poorly_recognised))
