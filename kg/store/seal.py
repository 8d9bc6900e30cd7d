"""What a store's file was when it was last closed, so that bytes which changed by themselves are not believed.

SQLite tells damage only where it breaks the structure of a page; a letter that became another one it gives out as it
is. So the user's own folder keeps a seal of each store: size, time and digest of the file, and the version of what it
says (`kg.store.version`), which changes with every write, whichever program does it. A file that is as it was left is
trusted, and read over once a week. One with other bytes and another version was written by somebody else: its
structure is looked over. One with other bytes and the same version was written by nobody: it is damaged. A file that
comes from elsewhere has no seal, but a mark in itself that tells the same (`kg.store.mark`).
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from kg.base.user_folders import state_folder
from kg.store.errors import StoreError
from kg.store.mark import digest_of, fits, own_of, put, said, unchanged
from kg.tuples import NamedTuple

_WEEK = 7 * 24 * 3600.0
#: Seals of stores that are gone are removed when there are more than so many.
_MOST = 200


class Seal(NamedTuple):
    """A file as it was left: size in bytes, time of the last change, number in its folder, its digest and the bytes
    that are not in that (`kg.store.mark`), version of what it says, and the time at which it was read over (seconds of
    the system's clock).
    """

    path: str
    size: int
    changed: int
    number: int
    digest: str
    own: str
    version: str
    looked: float

    def is_at(self, file: Path) -> bool:
        """Whether a file has the bytes that were sealed. Raises OSError."""
        return (self.digest, self.own) == digest_of(file)

    def fits(self, now: os.stat_result) -> bool:
        """Whether the file seems untouched, and was read over within a week; a clock that was set back says nothing."""
        same = (self.size, self.changed, self.number) == (now.st_size, now.st_mtime_ns, now.st_ino)
        return same and 0 <= time.time() - self.looked < _WEEK


class Look(NamedTuple):
    """What was seen of a file before it was opened: its seal, its digest and the bytes that are not in that, and what
    the system said of it.
    """

    held: Seal | None
    digest: str
    own: str
    before: os.stat_result


#: Stores that this process has open, and how often. To close a file of which a connection is open would end all its
#: locks (POSIX), so that none of these is read here: they were looked at when they were opened first.
_open: Counter[Path] = Counter()
_turn = Lock()


def take(file: Path) -> Look | None:
    """Say that a store will be opened, and look at its file if its seal asks for it; `let_go` says that it is closed.

    None: it is as it was left. Raises OSError.
    """
    with _turn:
        _open[file] += 1
        try:
            if _open[file] > 1 or not file.exists() or not (before := file.stat()).st_size:
                return None
            held = seal_of(file)
            return None if held is not None and held.fits(before) else Look(held, *digest_of(file), before)
        except BaseException:
            _open[file] -= 1
            raise


def let_go(file: Path, says: str | None = None) -> None:
    """Say that a store was closed; sealed when it was written to and `says` this version now.

    Where others have it open still, the seal goes, and whoever is last makes a new one.
    """
    with _turn, suppress(OSError):
        _open[file] -= 1
        if says is None:
            return
        if _open[file] > 0 or _has_log(file, empty=True):
            forget(file)
            return
        before = file.stat()
        digest, own = digest_of(file)
        if put(file, says, digest, before):
            own = own_of(file)
        elif not unchanged(before, file.stat()) or _has_log(file, empty=True):
            forget(file)  # another program came in meanwhile: what was read may be neither state
            return
        now = file.stat()
        _write(Seal(str(file), now.st_size, now.st_mtime_ns, now.st_ino, digest, own, says, time.time()))


def examine(conn: sqlite3.Connection, file: Path, look: Look) -> bool:
    """Judge what was seen of a store that is open now, and seal it if it is well; whether all of it is there and
    nothing tells that its bytes are those that were written, so that its rows are to be looked at.

    Raises StoreError: "altered" (other bytes, though nobody wrote to it), "damaged" (its structure, or rows that point
    to rows which are not there).
    """
    # written to since it was looked at: by another program, which had it open still
    quiet = not _has_log(file) and unchanged(look.before, file.stat())
    held, says = look.held, said(conn)
    known = held is not None and (held.digest, held.own) == (look.digest, look.own)
    if not known:
        # the mark of who closed it may be written after the seal, by whoever had it open then: that is no other content
        same = held is not None and held.digest == look.digest
        if held is not None and quiet and says == held.version and not same:
            raise StoreError("altered", file)
        marked = fits(conn, says, look.digest) if quiet and says is not None else None
        if marked is False and not same:
            raise StoreError("altered", file)
        known = marked is True
    if not known and (faults := look_over(conn)):
        raise StoreError("damaged", file, faults[0])
    after = file.stat()
    if quiet and says is not None and after.st_mtime_ns == look.before.st_mtime_ns:
        _write(
            Seal(str(file), after.st_size, after.st_mtime_ns, after.st_ino, look.digest, look.own, says, time.time())
        )
    return quiet and not known


def standing(file: Path, conn: sqlite3.Connection) -> str:
    """How a file, of which nobody has a connection open, stands to its seal, or to its mark if it has none: "fits" (or
    somebody wrote to it since), "changed" though nobody wrote to it, "none" if neither is there.

    `conn` tells the version of what it says, of the file or of a copy. Raises OSError.
    """
    held, says = seal_of(file), said(conn)
    if held is not None:
        return "fits" if held.is_at(file) or says != held.version else "changed"
    marked = None
    if says is not None and not _has_log(file):
        with suppress(sqlite3.Error):
            marked = fits(conn, says, digest_of(file)[0])
    return {True: "fits", False: "changed", None: "none"}[marked]


def look_over(conn: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """What is wrong with the structure of a store, a line each: pages, rows that point nowhere; `thorough`: indexes.

    Raises sqlite3.OperationalError where it could not be looked at: no room, no right, a disk that fails.
    """
    check = "integrity_check" if thorough else "quick_check"
    try:
        found = [str(line) for (line,) in conn.execute(f"PRAGMA {check}(20)") if line != "ok"]
        pointing = conn.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        return [" ".join(str(error).split())]
    lost: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in pointing:
        lost[table, parent] = lost.get((table, parent), 0) + 1
    found += [f"{count} × {table} → {parent} ∅" for (table, parent), count in sorted(lost.items())]
    return [" ".join(line.split()) for line in found]


def seal_of(file: Path) -> Seal | None:
    """The seal of a store; None if it has none, or that cannot be read."""
    try:
        found: Any = json.loads(_place(file).read_text(encoding="utf-8"))
        held = Seal(*found)
        return held if held.path == str(file) and held.looked >= 0 and held.size >= 0 else None
    except (OSError, ValueError, TypeError):
        return None


def forget(file: Path) -> None:
    """Take the seal of a store away: the next who opens it looks it over."""
    with suppress(OSError):
        _place(file).unlink(missing_ok=True)


def _has_log(file: Path, *, empty: bool = False) -> bool:
    """Whether a log stands beside the store, with something in it unless also an `empty` one counts."""
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size >= (0 if empty else 1)
    except OSError:
        return False


def _place(file: Path) -> Path:
    try:
        return state_folder() / "seals" / f"{zlib.crc32(os.fsencode(file)):08x}.seal"
    except RuntimeError as error:  # no home
        raise OSError(str(error)) from error


def _write(seal: Seal) -> None:
    with suppress(OSError):
        place = _place(Path(seal.path))
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(seal), encoding="utf-8")
        draft.replace(place)
        others = list(place.parent.glob("*.seal"))
        for other in others if len(others) > _MOST else ():
            with suppress(ValueError, IndexError, TypeError):
                if not os.path.exists(json.loads(other.read_text(encoding="utf-8"))[0]):
                    other.unlink(missing_ok=True)
