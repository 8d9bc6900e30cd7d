"""What a run over many files has finished: kept in a file of its own, so that a run that was ended goes on from there.

One row a file: what came of it, and for which state of the file and of all else that decides. Each row is written for
good before the next one; whoever is killed loses nothing that was finished (a power cut, the last moments).
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from kg.text import UnreadableError

#: SQLite's application_id of these files ("kgrn"), so that a stranger's database is known as one.
_APPLICATION_ID = 0x6B67726E
_SCHEMA = """
CREATE TABLE done (
    path TEXT PRIMARY KEY, changed INTEGER NOT NULL, size INTEGER NOT NULL, key TEXT NOT NULL, record BLOB NOT NULL
) WITHOUT ROWID;
"""


class RunJournal:
    """A journal at `path`, made if it is not there; None: one of this run alone. Use as a context manager.

    Raises UnreadableError if the file is something else, OSError if it cannot be written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._own = tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) if path is None else None
        self.path = path if path is not None else Path(self._own.name if self._own else "", "run.sqlite")
        self._refuse_strangers()
        try:
            self._conn = sqlite3.connect(self.path, isolation_level=None)
            self._conn.execute("PRAGMA journal_mode = WAL")
            self._conn.execute("PRAGMA synchronous = NORMAL")
            (version,) = self._conn.execute("PRAGMA application_id").fetchone()
            if not version:
                self._conn.executescript(f"BEGIN; PRAGMA application_id = {_APPLICATION_ID}; {_SCHEMA} COMMIT;")
        except sqlite3.OperationalError as error:
            raise OSError(0, str(error), str(self.path)) from error
        except sqlite3.DatabaseError:
            raise UnreadableError("no_journal", path=str(self.path)) from None

    def _refuse_strangers(self) -> None:
        """Raise UnreadableError for a file that is none of ours; nothing is written to it."""
        if self.path.is_dir():
            raise UnreadableError("folder", path=str(self.path))
        if not self.path.exists() or not self.path.stat().st_size:
            return
        with self.path.open("rb") as file:
            head = file.read(72)
        if head[:16] != b"SQLite format 3\0" or int.from_bytes(head[68:72], "big") != _APPLICATION_ID:
            raise UnreadableError("no_journal", path=str(self.path))

    def holds(self, path: str, stamp: tuple[int, int] | None, key: str) -> bool:
        """Whether the file was finished in the state `stamp` (changed when, how large), under the same `key`."""
        if stamp is None:
            return False
        row = self._conn.execute("SELECT changed, size, key FROM done WHERE path = ?", (_absolute(path),)).fetchone()
        return bool(row == (*stamp, key))

    def put(self, path: str, stamp: tuple[int, int] | None, key: str, record: bytes) -> None:
        """Keep what came of a file. Raises sqlite3.Error."""
        changed, size = stamp or (0, -1)
        self._conn.execute(
            "INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)", (_absolute(path), changed, size, key, record)
        )

    def records(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What came of these files, in their order; files that were not finished are left out."""
        for path in paths:
            row = self._conn.execute("SELECT record FROM done WHERE path = ?", (_absolute(path),)).fetchone()
            if row:
                yield path, row[0]

    def close(self) -> None:
        """Close it; one of this run alone is gone."""
        self._conn.close()
        if self._own:
            self._own.cleanup()

    def __enter__(self) -> RunJournal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _absolute(path: str) -> str:
    return os.path.abspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
