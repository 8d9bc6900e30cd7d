"""Text in XML and HTML: what cannot be in it, and how the rest is written."""

from __future__ import annotations

from kg.base.patterns import late

#: Characters that XML 1.0 cannot hold in any form.
_FORBIDDEN = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = late(r'[&<>"\t\n\r]')
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_IN_HTML = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))


def escape(text: str) -> str:
    """Text for an element or an attribute in double quotes; line ends stay what they are."""
    return text.translate(_ENTITIES) if _SPECIAL.search(text) else text


def escape_html(text: str) -> str:
    """As `html.escape`, whose module holds the names of two thousand letters."""
    for letter, written in _IN_HTML:  # several times as fast as `str.translate`
        if letter in text:
            text = text.replace(letter, written)
    return text


def clean(text: str) -> str:
    """Text with a space for each character that XML cannot hold; the same text where there is none."""
    plain = text.replace("\n", "").isprintable()  # most is, and no pattern is needed
    return text if plain else _FORBIDDEN.sub(" ", text)
