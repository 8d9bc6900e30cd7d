"""One spelling for the names and numbers that the register's sources print."""

from __future__ import annotations

import re
import unicodedata

_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_TONE = re.compile(r"(?<![qQ])(" + "|".join(_TONES) + r"|O[àáảãạèéẻẽẹ]|U[ỳýỷỹỵ])(?!\w)")


def spelling(text: str) -> str:
    """One spelling: NFC, Đ for Ð, the tone on the first vowel (Ủy, hòa), single spaces, no dot at the end."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    text = _TONE.sub(lambda m: _TONES[m[1]] if m[1] in _TONES else _TONES[m[1].lower()].capitalize(), text)
    return re.sub(r"\s+", " ", text).strip(" .")
