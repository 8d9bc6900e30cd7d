"""TOML files that a user writes: settings, layouts of lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

#: A key of so many parts joined by full stops nobody writes, and Python's reader takes the square of their number.
_MOST_PARTS = 64
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_ENDLESS = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file says. Raises OSError, and ValueError for what is no TOML or is nested without end."""
    import tomllib

    text = path.read_text(encoding="utf-8")
    if _ENDLESS.search(text):
        raise ValueError(f"a key of more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
