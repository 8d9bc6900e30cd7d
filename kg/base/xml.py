"""Text in XML: what cannot be in it, and how the rest is written."""

from __future__ import annotations

import re

#: Characters that XML 1.0 cannot hold in any form.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r'[&<>"\t\n\r]')
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def escape(text: str) -> str:
    """Text for an element or an attribute in double quotes; line ends stay what they are."""
    return text.translate(_ENTITIES) if _SPECIAL.search(text) else text


def clean(text: str) -> str:
    """Text with a space for each character that XML cannot hold; the same text where there is none."""
    return _FORBIDDEN.sub(" ", text)
