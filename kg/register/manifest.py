"""What the shipped register says of itself."""

from __future__ import annotations

import json
import sqlite3
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


def has_older_register(conn: sqlite3.Connection) -> bool:
    """Whether the register in the store is another one than ours, and not a later one."""
    meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta").fetchall())
    ours = manifest()
    later = meta.get("snapshot_new", "") > ours["snapshots"]["new"]
    return meta.get("register") != ours["digest"] and not later


def is_replaceable(conn: sqlite3.Connection) -> bool:
    """Whether the register in the store is ours, or one that ours takes the place of."""
    (held,) = conn.execute("SELECT value FROM meta WHERE key = 'register'").fetchone() or (None,)
    return held == manifest()["digest"] or has_older_register(conn)
