"""Pieces of documents as they are shown to people, whatever the command or the format."""

from __future__ import annotations

from datetime import date

#: Control characters, and those that turn the direction of writing.
_COMMANDING = frozenset(map(chr, (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def flat(text: str) -> str:
    """A piece of a document on one line, without characters that would command the terminal."""
    return "".join(c for c in " ".join(text.split()) if c not in _COMMANDING)


def day_text(day: date | None, lang: str) -> str:
    """A day as people of `lang` write it; "unknown" for None."""
    if day is None:
        return "chưa rõ" if lang == "vi" else "unknown"
    return day.strftime("%d/%m/%Y") if lang == "vi" else day.isoformat()
