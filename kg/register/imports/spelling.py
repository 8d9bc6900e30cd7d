"""One spelling for the names and numbers that the register's sources print."""

from __future__ import annotations

import re
import unicodedata

from kg.base.syllables import TONE_ON_FIRST

_TONE = re.compile(r"(?<![qQ])(" + "|".join(TONE_ON_FIRST) + r"|O[àáảãạèéẻẽẹ]|U[ỳýỷỹỵ])(?!\w)")


def spelling(text: str) -> str:
    """One spelling: NFC, Đ for Ð, the tone on the first vowel (Ủy, hòa), single spaces, no dot at the end."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    text = _TONE.sub(lambda m: TONE_ON_FIRST.get(m[1]) or TONE_ON_FIRST[m[1].lower()].capitalize(), text)
    return re.sub(r"\s+", " ", text).strip(" .")
