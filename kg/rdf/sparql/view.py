"""An Oxigraph view of the store, on disk beside it and never the truth: made anew when the store has changed.

`kg.sqlite` has its views in the folder `kg.sqlite.sparql/`, each in a folder named by the store's version and by the
program that made it. A view is made under another name and moved there in one step, so that no process ever opens
half of one; an older one goes when a newer has come. Without a place to write, the view is made in memory.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.base.program import digest_of
from kg.rdf.sparql.query import SparqlError
from kg.store.opening import Store
from kg.store.transaction import one_state
from kg.store.version import version

if TYPE_CHECKING:
    import pyoxigraph as ox

_STALE_SECONDS = 3600
_NAME = re.compile(r"[0-9a-f]{20}")
_DRAFT = re.compile(r"\.\d+\.[0-9a-f]+\.new")
_TOLD_EVERY = 5000

#: Called with the number of triples so far.
Progress = Callable[[int], None]


def open_view(store: Store, progress: Progress | None = None) -> tuple[ox.Store, bool]:
    """The store as RDF, for reading, and whether it is kept on disk for the next time.

    SparqlError if pyoxigraph is not installed; ValueError as `kg.rdf.triples`.
    """
    try:
        import pyoxigraph as ox
    except ImportError:
        raise SparqlError("no_oxigraph") from None
    with one_state(store.conn):
        if store.path is not None:
            folder = store.path.with_name(f"{store.path.name}.sparql")
            place = folder / _stamp(store.conn, ox.__version__)
            with suppress(OSError):  # damaged, or another process has just put a newer one in its place
                if place.is_dir():
                    return ox.Store.read_only(str(place)), True
            with suppress(OSError):
                # What it quotes is for those who may read the store.
                readers = store.path.stat().st_mode & 0o044
                folder.mkdir(mode=0o700 | readers | readers >> 2, exist_ok=True)
                _build(store.conn, place, progress)
                return ox.Store.read_only(str(place)), True
        view = ox.Store()
        view.bulk_extend(_quads(store.conn, progress))
        return view, False


def _stamp(conn: sqlite3.Connection, engine: str) -> str:
    told = f"{version(conn)} {digest_of(*MAKERS)} {engine}"
    return hashlib.sha256(told.encode()).hexdigest()[:20]


#: What turns the store into RDF: a newer program does not answer from an older one's view.
MAKERS = ("tuples", "model", "naming", "base", "tables", "cite", "store", "register", "rdf", "exchange", "ontology")


def _build(conn: sqlite3.Connection, place: Path, progress: Progress | None) -> None:
    """Make the view in a draft and move it to `place`; if another process was faster, its view stands."""
    import pyoxigraph as ox

    draft = place.with_name(f".{os.getpid()}.{time.monotonic_ns():x}.new")
    try:
        view = ox.Store(str(draft))
        view.bulk_extend(_quads(conn, progress))
        view.flush()
        del view  # closes its files
        try:
            draft.rename(place)
        except OSError:
            try:
                ox.Store.read_only(str(place))
            except OSError:  # what stands there is damaged
                shutil.rmtree(place)
                draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _sweep(place)


def _sweep(place: Path) -> None:
    """Remove the views of older states, and the drafts of processes that died long ago; who reads one has it open."""
    for other in place.parent.iterdir():
        old = _NAME.fullmatch(other.name) and other != place
        if not old and _DRAFT.fullmatch(other.name):
            with suppress(OSError):
                old = time.time() - other.stat().st_mtime > _STALE_SECONDS
        if old:
            shutil.rmtree(other, ignore_errors=True)


def _quads(conn: sqlite3.Connection, progress: Progress | None) -> Iterator[ox.Quad]:
    import pyoxigraph as ox
    from rdflib import Literal

    from kg.rdf.mapping import triples

    node = lru_cache(maxsize=100_000)(ox.NamedNode)
    for count, (subject, predicate, value) in enumerate(triples(conn), 1):
        if not isinstance(value, Literal):
            end: ox.NamedNode | ox.Literal = node(str(value))
        elif value.language:
            end = ox.Literal(str(value), language=value.language)
        elif value.datatype:
            end = ox.Literal(str(value), datatype=node(str(value.datatype)))
        else:
            end = ox.Literal(str(value))
        yield ox.Quad(node(str(subject)), node(str(predicate)), end)
        if progress is not None and count % _TOLD_EVERY == 0:
            progress(count)
