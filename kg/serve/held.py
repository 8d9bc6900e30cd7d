"""The store as a worker holds it: read only, and opened anew when its file was replaced."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from kg.checker.settings import Settings
from kg.register.opening import open_store
from kg.store.connection import Connection
from kg.store.errors import StoreError
from kg.store.opening import Store

if TYPE_CHECKING:
    from kg.store.server import Server


class Held:
    """The store as a task finds it: opened anew when its file was replaced, never written."""

    def __init__(self, path: Path | Server, settings: Settings) -> None:
        self.path, self.settings = path, settings
        self._store: Store | None = None

    @property
    def conn(self) -> sqlite3.Connection:
        """The connection. Raises StoreError: the store is gone, or is none any more."""
        if isinstance(self.path, Path):
            try:
                now = self.path.stat()
            except OSError:
                self._close()
                raise StoreError("gone", self.path) from None
            if self._store is not None and not os.path.samestat(now, self._store.opened or now):
                self._close()
        if self._store is None:
            self._store = open_store(self.path)
            self._store.conn.execute("PRAGMA query_only = ON")
        return self._store.conn

    @property
    def size(self) -> int:
        """How large the store is, in bytes, about."""
        conn = self.conn
        return conn.size if isinstance(conn, Connection) else 0

    def _close(self) -> None:
        if self._store is not None:
            self._store.conn.close()
            self._store = None
