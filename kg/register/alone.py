"""The register alone: a copy of a store without what the texts that were read in brought to it.

Texts are read against this, so that none is understood otherwise because another was read before it: any order of
reading, and any number of processes, give one graph. What texts say of one another is joined when they are put in.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.base.program import digest_of
from kg.register.precedence import forget_touched, release, settle, touch
from kg.store.connection import MOST, Connection, on_server
from kg.store.transaction import one_state


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


_IS_TEXT = "(kind IN ('report', 'text') AND importer IS NULL AND key IS NULL)"
_TEXTS = f"SELECT id FROM source WHERE {_IS_TEXT}"
_OF_TEXTS = f"source IN ({_TEXTS})"


#: Of a store on a server, what is fetched: the rest is what texts brought, however much that is.
_OF_REGISTER = {
    "meta": "key <> 'version'",
    "source": f"NOT {_IS_TEXT} OR id IN (SELECT c.source FROM claim c "
    "JOIN document d ON d.id = c.document WHERE d.origin = 'register')",
    "document": "origin = 'register'",
    "alias": "document IN (SELECT id FROM document WHERE origin = 'register')",
    "claim": "document IN (SELECT id FROM document WHERE origin = 'register')",
    "fact": f"source NOT IN ({_TEXTS})",
    "edge": "ev_document IS NULL",
    "report": "FALSE",
    "citation": "FALSE",
}
#: All that has a part in what is kept of it.
_MAKERS = ("tuples", "model", "naming", "data", "store", "register")


def register_alone(conn: sqlite3.Connection, file: Path | None = None) -> Frozen:
    """The register as the store of `conn` has it now, in a new `file` (None: wherever it can be read), for reading.

    That of a server is fetched once, and kept on this machine until it changes. Raises sqlite3.Error, also where the
    disk is full.
    """
    if on_server(conn):
        with one_state(conn), suppress(OSError, sqlite3.OperationalError):
            if kept := _fetched(conn):
                return open_alone(kept if file is None else Path(shutil.copyfile(kept, file)))
    return _copied(conn, file)


def _fetched(conn: sqlite3.Connection) -> Path | None:
    """The file on this machine that holds the register of a server; None where none can be kept.

    Its name says which rows it was made from, by the word of the server, and which program made it.
    """
    from kg.register.on_server import kept_here
    from kg.store.postgres.connection import ServerConnection

    assert isinstance(conn, ServerConnection)
    beside = kept_here(conn.server)
    if beside is None:
        return None
    word = f"{digest_of(*_MAKERS)[:12]}-{conn.digest_rows(_OF_REGISTER)[:20]}"
    kept = beside.with_name(f"{beside.name}.{word}.register")
    if kept.exists():
        return kept
    draft = kept.with_suffix(f".{os.getpid()}")
    try:
        _copied(conn, draft, lasting=True).close()
        draft.replace(kept)
    finally:
        draft.unlink(missing_ok=True)
    for other in beside.parent.glob(f"{beside.name}.*.register"):
        if other != kept:
            with suppress(OSError):  # somebody reads it
                other.unlink()
    return kept


def _copied(conn: sqlite3.Connection, file: Path | None, *, lasting: bool = False) -> Frozen:
    copy = sqlite3.connect(file or ":memory:", factory=Frozen)
    try:
        copy.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'OFF'}")  # whoever loses it makes another
        server = on_server(conn)
        if server:
            conn.copy_rows(copy, _OF_REGISTER)  # type: ignore[attr-defined]
        else:
            conn.backup(copy)
        copy.execute("PRAGMA journal_mode = OFF")
        if server or copy.execute("SELECT 1 FROM report UNION ALL SELECT 1 FROM citation LIMIT 1").fetchone():
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
    copy.execute(f"DELETE FROM source WHERE {_IS_TEXT}")
