"""Whether a store is well, and what can be saved of one that is not.

    diagnose(file)      its structure, its indexes, its seal, and its register row by row against the shipped one
    repair(file)        the same store made anew of all that can be read; the damaged file stays beside it

Neither opens it as `open_store` does, which refuses a damaged one. The register is made anew from this program's own
tables; what was read from files is lost where its pages are, and those files are named: they are to be read again.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.register.filling import make_empty
from kg.register.manifest import manifest
from kg.register.opening import open_store
from kg.register.shipped import load_register
from kg.store.errors import StoreError, store_error
from kg.store.migrate import SCHEMA_VERSION
from kg.store.opening import PAGE, refuse_strangers, schema_version
from kg.store.register_rows import REGISTER_SAYS, register_rows_kept
from kg.store.salvage import Salvage, salvage
from kg.store.seal import forget, look_over, standing
from kg.store.transaction import transaction


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found: faults of structure and of indexes, a line each; how the file stands to its seal ("fits",
    "changed", "none"); of each table of the register how many rows are missing and how many are others, None if the
    store has another version of the register; whether its rows are those that were loaded, None if nobody kept that;
    how many files were read into it.
    """

    path: str
    faults: tuple[str, ...]
    seal: str
    register: dict[str, tuple[int, int]] | None
    rows_kept: bool | None
    reports: int | None

    @property
    def well(self) -> bool:
        ours = self.rows_kept is not False and not any(map(any, (self.register or {}).values()))
        return ours and not self.faults and self.seal != "changed"


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair: what was saved, and where the damaged file is now."""

    salvage: Salvage
    kept: str


def diagnose(file: Path) -> Diagnosis:
    """Look at all of a store, without changing it. Raises StoreError: no store, newer than this program, not there."""
    with _copied(file) as copy, closing(sqlite3.connect(copy)) as conn:
        faults = [*_version_faults(conn, file), *look_over(conn, thorough=True), *_search_faults(conn)]
        seal = standing(file, conn)
        found = tuple(dict.fromkeys(faults))
        return Diagnosis(str(file), found, seal, _register(conn), _rows_kept(conn), _count(conn, "report"))


def repair(file: Path) -> Repaired:
    """Make the store anew of all that can be read, whole or not at all. Raises StoreError, OSError.

    The damaged file is kept beside it, its name with ".damaged" behind; nobody else may have the store open.
    """
    with _copied(file) as copy:
        made = file.with_name(f".{file.name}.repaired")
        made.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(made)) as new:
                new.execute(f"PRAGMA page_size = {PAGE}")
                new.execute("PRAGMA foreign_keys = OFF")
                with transaction(new):
                    make_empty(new)
                    saved = salvage(old, new)
                    load_register(new)
                if faults := look_over(new, thorough=True):
                    raise StoreError("damaged", file, faults[0])
            kept = _free_name(file)
            for ending in ("", "-wal", "-journal"):  # first there twice, so that at no moment it is nowhere
                with suppress(FileNotFoundError):
                    _keep(file.with_name(file.name + ending), kept.with_name(kept.name + ending))
            for ending in ("-wal", "-shm", "-journal"):  # else SQLite would put the log's pages into the new file
                file.with_name(file.name + ending).unlink(missing_ok=True)
            made.replace(file)
        except sqlite3.DatabaseError as error:
            raise store_error(error, file) from error
        finally:
            made.unlink(missing_ok=True)
    forget(file)
    open_store(file).close()  # its register, its format, its seal
    return Repaired(saved, str(kept))


@contextmanager
def _copied(file: Path) -> Iterator[Path]:
    """A copy of the store to look at, with what is still in its log; only ours is taken."""
    if not file.exists():
        raise StoreError("no_place", file, "∅")
    if not file.is_file():
        raise StoreError("folder" if file.is_dir() else "no_file", file)
    with suppress(sqlite3.DatabaseError):
        refuse_strangers(file)
    with tempfile.TemporaryDirectory(prefix="kg-doctor-") as name:
        for ending in ("", "-wal", "-journal"):
            with suppress(FileNotFoundError):
                shutil.copy(file.with_name(file.name + ending), Path(name) / f"kg.sqlite{ending}")
        yield Path(name) / "kg.sqlite"


def _version_faults(conn: sqlite3.Connection, file: Path) -> Iterator[str]:
    try:
        version = schema_version(conn, file)
    except sqlite3.DatabaseError as error:
        yield " ".join(str(error).split())
    except StoreError as error:
        if error.reason != "damaged":
            raise
        yield str(error.detail)
    else:
        if version is None:
            yield "schema ∅"


def _search_faults(conn: sqlite3.Connection) -> Iterator[str]:
    """What the index of titles holds against the titles."""
    try:
        conn.execute("INSERT INTO document_search(document_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield f"document_search: {' '.join(str(error).split())}"
    finally:
        with suppress(sqlite3.DatabaseError):
            conn.rollback()


def _register(conn: sqlite3.Connection) -> dict[str, tuple[int, int]] | None:
    """Of each table how many rows of the shipped register are missing, and how many there are that it does not have."""
    try:
        meta = dict(conn.execute("SELECT key, value FROM meta").fetchall())
    except sqlite3.DatabaseError:
        return None
    if meta.get("register") != manifest()["digest"] or meta.get("schema") != str(SCHEMA_VERSION):
        return None
    found = {}
    for table, ours in _shipped().items():
        try:
            theirs = Counter(conn.execute(REGISTER_SAYS[table]).fetchall())
        except sqlite3.DatabaseError:
            theirs = Counter()
        found[table] = (ours - theirs).total(), (theirs - ours).total()
    return found


def _rows_kept(conn: sqlite3.Connection) -> bool | None:
    try:
        return register_rows_kept(conn)
    except sqlite3.DatabaseError:
        return None


@cache
def _shipped() -> dict[str, Counter[tuple[object, ...]]]:
    """What a store says that holds the shipped register and nothing else."""
    with open_store(":memory:") as fresh:
        return {table: Counter(fresh.conn.execute(query).fetchall()) for table, query in REGISTER_SAYS.items()}


def _count(conn: sqlite3.Connection, table: str) -> int | None:
    try:
        return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def _keep(file: Path, name: Path) -> None:
    """The same file under another name too, or a copy where a disk gives a file but one."""
    try:
        os.link(file, name)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(file, name)


def _free_name(file: Path) -> Path:
    name = file.with_name(f"{file.name}.damaged")
    number = 1
    while os.path.lexists(name):
        number += 1
        name = file.with_name(f"{file.name}.damaged-{number}")
    return name
