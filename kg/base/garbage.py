"""How often Python looks for what nobody refers to any more."""

from __future__ import annotations

import gc

#: New objects between two looks (Python's own number is 700), and how many of these an older generation waits for.
_LOOKS = (200_000, 20, 20)


def look_rarely() -> None:
    """What a program of ours loads stays until its end: to look it over again and again is time lost."""
    gc.set_threshold(*_LOOKS)
