"""What a store carries in itself of how it was left, so that damage is seen where no seal of it is kept.

A store that was copied to another machine has no seal there (`kg.store.seal`). So `PRAGMA user_version`, a number that
SQLite keeps for programs in the first page, holds 16 bits of the digest of the file and 16 bits of the version of what
it says (`kg.store.version`). Whoever writes changes the version: then the mark says nothing. Where the version is the
one of the mark and the bytes are others, nobody wrote them: of 65,536 damages one is not seen so.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path

from kg.store.version import version

#: What a write or SQLite's own backup changes in the first page, this mark included: whether there is a log beside it,
#: the count of changes, that of changes of the schema, the mark, for which count the number of pages holds, and which
#: SQLite wrote last (https://www.sqlite.org/fileformat.html, 1.3).
_OWN = ((18, 20), (24, 28), (40, 44), (60, 64), (92, 100))


def said(conn: sqlite3.Connection) -> str | None:
    """The version of what a store says (`kg.store.version`), and that of its schema, which VACUUM changes too; None
    where it tells none.
    """
    try:
        (schema,) = conn.execute("PRAGMA schema_version").fetchone()
        return f"{version(conn)}.{schema}"
    except (sqlite3.Error, TypeError):  # of an older format, or damaged
        return None


def own_of(file: Path) -> str:
    """The bytes of a file that every write changes in its first page. Raises OSError."""
    with file.open("rb") as handle:
        head = handle.read(100)
    return b"".join(head[start:end] for start, end in _OWN).hex()


def digest_of(file: Path) -> tuple[str, str]:
    """SHA-256 of a file without what every write changes in its first page, and these bytes. Raises OSError."""
    import hashlib

    with file.open("rb") as handle:
        head = bytearray(handle.read(100))
        own = b"".join(head[start:end] for start, end in _OWN)
        for start, end in _OWN:
            head[start:end] = bytes(len(head[start:end]))
        digest = hashlib.sha256(head)
        buffer = bytearray(1 << 20)
        while count := handle.readinto(buffer):
            digest.update(memoryview(buffer)[:count])
    return digest.hexdigest(), own.hex()


def fits(conn: sqlite3.Connection, says: str, digest: str) -> bool | None:
    """Whether a file of this digest is as its mark says; None if it has none, or was written to since."""
    (held,) = conn.execute("PRAGMA user_version").fetchone()
    ours = _mark(says, digest)
    if not held or (held ^ ours) & 0xFFFF0000:
        return None
    return bool(held == ours)


def unchanged(before: os.stat_result, now: os.stat_result) -> bool:
    """Whether nobody wrote to a file between two looks at it, as far as the system tells."""
    return (before.st_mtime_ns, before.st_size) == (now.st_mtime_ns, now.st_size)


def put(file: Path, says: str, digest: str, before: os.stat_result) -> bool:
    """Mark a store that nobody has open, whose version and digest are these; not if somebody wrote to it since.

    `before` is what the system said of the file before it was read for its digest.
    """
    with suppress(sqlite3.Error), closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = NORMAL")  # a mark that a power cut takes away is none
        conn.execute("BEGIN IMMEDIATE")
        if not unchanged(before, file.stat()) or said(conn) != says:
            return False
        if os.path.exists(log := f"{file}-wal") and os.stat(log).st_size:
            return False
        conn.execute(f"PRAGMA user_version = {_mark(says, digest)}")
        conn.execute("COMMIT")
        return True
    return False


def _mark(says: str, digest: str) -> int:
    """As SQLite has it, a number of 32 bits with its sign; never 0, which is no mark."""
    found = (zlib.crc32(says.encode()) & 0xFFFF) << 16 | int(digest[:4], 16)
    return (found or 1) - (1 << 32 if found >> 31 else 0)
