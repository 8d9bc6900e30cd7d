"""The register alone: a copy of a store without what the texts that were read in brought to it.

Texts are read against this, so that none is understood otherwise because another was read before it: any order of
reading, and any number of processes, give one graph. What texts say of one another is joined when they are put in.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from kg.register.precedence import forget_touched, release, settle, touch
from kg.store.connection import MOST, Connection


class Frozen(Connection):
    """A connection to a register that nobody writes to any more: what it answered once holds."""

    frozen = False

    def answers(self) -> dict[object, Any] | None:
        """What was answered; None until the register is whole."""
        if not self.frozen:
            return None
        if len(self._answers) > MOST:
            self._answers = {}
        return self._answers


_OF_TEXTS = "source IN (SELECT id FROM source WHERE kind IN ('report', 'text') AND importer IS NULL AND key IS NULL)"


def register_alone(conn: sqlite3.Connection, file: Path | None = None) -> Frozen:
    """The register as the store of `conn` has it now, in a new `file` (None: in memory), for reading.

    Raises sqlite3.Error, also where the disk is full.
    """
    copy = sqlite3.connect(file or ":memory:", factory=Frozen)
    try:
        copy.execute("PRAGMA synchronous = OFF")  # whoever loses it makes another
        conn.backup(copy)
        copy.execute("PRAGMA journal_mode = OFF")
        if copy.execute("SELECT 1 FROM report UNION ALL SELECT 1 FROM citation LIMIT 1").fetchone():
            _strip(copy)
        copy.commit()
        copy.execute("PRAGMA query_only = ON")
        copy.frozen = True
    except BaseException:
        copy.close()
        raise
    return copy


def open_alone(file: Path) -> Frozen:
    """That `file` opened by another process. Raises sqlite3.Error."""
    opened = sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True, factory=Frozen)
    opened.frozen = True
    return opened


def _strip(copy: sqlite3.Connection) -> None:
    for (trigger,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        copy.execute(f"DROP TRIGGER {trigger}")  # nobody searches here
    copy.execute("PRAGMA foreign_keys = OFF")
    copy.execute("DELETE FROM citation")
    copy.execute("DELETE FROM edge WHERE ev_document IS NOT NULL")
    copy.execute("DELETE FROM report")
    forget_touched(copy)
    touch(copy, f"SELECT document FROM claim WHERE {_OF_TEXTS}")
    copy.execute(f"DELETE FROM fact WHERE {_OF_TEXTS}")
    copy.execute(f"DELETE FROM claim WHERE {_OF_TEXTS}")
    settle(copy)
    release(copy)
    copy.execute("DELETE FROM document WHERE origin <> 'register'")
    copy.execute("DELETE FROM alias WHERE document NOT IN (SELECT id FROM document)")
    forget_touched(copy)
