"""How Vietnamese syllables are spelled: onset, rhyme, tone mark, and the two places where a tone mark may stand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.base.patterns import late
from kg.data import table

#: The five tone marks, as combining characters.
TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
#: The tone mark on the second vowel ("hoà") → on the first ("hòa").
TONE_ON_FIRST = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
TONE_ON_SECOND = {first: second for second, first in TONE_ON_FIRST.items()}
_STOPPED = ("c", "ch", "p", "t")
_TONES_OF_STOPPED = "\u0301\u0323"
#: Codes of symbols, which no text of offices is without: NĐ-CP, QĐ-UBND.
_CODES = frozenset(("đ", "nđ", "qđ", "hđnd", "tđ"))
_BARE = late(r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")


@cache
def _syllable() -> re.Pattern[str]:
    data = table("legacy_encodings")
    onsets, rhymes = ("|".join(sorted(data[key], key=len, reverse=True)) for key in ("onsets", "rhymes"))
    return re.compile(f"(?:{onsets})?(?:{rhymes})")


def is_syllable(word: str) -> bool:
    """Whether `word` is spelled as a Vietnamese syllable: an onset, a rhyme, at most one tone mark that they allow."""
    if word.lower() in _CODES:
        return True
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in apart if c in TONE_MARKS]
    plain = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONE_MARKS))
    if len(tones) > 1 or not _syllable().fullmatch(plain):
        return False
    return not (plain.endswith(_STOPPED) and (not tones or tones[0] not in _TONES_OF_STOPPED))


def is_bare_syllable(word: str) -> bool:
    """Whether letters in lower case without any marks ("nghi") could be a syllable's; faster than `is_syllable`."""
    return _BARE.fullmatch(word) is not None
