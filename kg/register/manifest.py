"""What the shipped register says of itself."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any

from kg.data import shipped


@cache
def manifest() -> dict[str, Any]:
    """The digest of the register's files and of the law names, and the days of its snapshots."""
    loaded: dict[str, Any] = json.loads(shipped("register/manifest.json"))
    loaded["digest"] += f"-{zlib.crc32(shipped('law_names.json')):08x}"
    return loaded
