"""Pages with pictures that a worker makes: network of an upload, diagram and chain of a document, map of them all."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from typing import Any

from kg.serve.guard import MB
from kg.serve.held import Held
from kg.serve.problems import Failed
from kg.store.connection import Connection
from kg.store.transaction import one_state

#: Bytes of a store that is copied into memory, so that an upload can be read into the copy.
_MOST_COPIED = 512 * MB
#: Documents around the one of a diagram, as `kg viz` has it; boxes of a network or a chain.
_AROUND, _BOXES = 1000, 120


def network(held: Held, *, data: bytes, name: str, lang: str, as_of: date | None = None) -> bytes:
    """An upload and all it cites, with its text beside it, as `kg viz FILE` draws it; the store stays as it is."""
    from kg.graph.ingest import ingest
    from kg.resolve.reading import read_data
    from kg.viz.picture import report_picture
    from kg.viz.text_beside import text_beside
    from kg.viz.view import view_page

    with _copy(held) as conn:
        text, reading = read_data(data, name, conn)
        ingest(conn, text, reading)
        day = as_of or reading.report.as_of or date.today()
        picture = report_picture(conn, reading.iri, day, _BOXES)
        beside = text_beside(text.text, reading.citations, picture, lang)
        return view_page(picture, lang, text=beside).encode()


def diagram(held: Held, *, doc: str, lang: str, as_of: date | None = None) -> bytes:
    """The diagram (lược đồ) of a document, as `kg viz DOC --view diagram` draws it."""
    from kg.register.typed import one_document
    from kg.viz.picture import neighbourhood
    from kg.viz.view import view_page

    with one_state(held.conn):
        iri = one_document(held.conn, doc).iri
        picture = neighbourhood(held.conn, iri, as_of or date.today(), depth=2, limit=_AROUND)
    return view_page(picture, lang, view="diagram").encode()


def chain_view(
    held: Held, *, doc: str, lang: str, as_of: date | None = None, down: bool = False, stated: bool = False
) -> bytes:
    """The chain of a document, as `kg viz DOC --view chain` draws it."""
    from kg.register.typed import one_document
    from kg.viz.chain_picture import chain_picture
    from kg.viz.view import view_page

    with one_state(held.conn):
        iri = one_document(held.conn, doc).iri
        picture = chain_picture(held.conn, iri, as_of or date.today(), down=down, stated=stated, most=_BOXES)
    return view_page(picture, lang, view="chain").encode()


def national_map(held: Held, *, day: date, lang: str) -> bytes:
    """Every document of the store, as `kg viz --view map` draws it, deflated: it is kept while the store stays."""
    from kg.viz.map import map_page, read_atlas

    with one_state(held.conn):
        atlas = read_atlas(held.conn, day)
    return zlib.compress(map_page(atlas, lang).encode(), 1)


@contextmanager
def _copy(held: Held) -> Iterator[sqlite3.Connection]:
    """A copy of the store in memory, which may be written."""
    if held.size > _MOST_COPIED:
        raise Failed("no-memory")
    with closing(sqlite3.connect(":memory:", factory=Connection)) as conn:
        held.conn.backup(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        yield conn


#: By the name under which a worker is asked.
PICTURES: Mapping[str, Callable[..., Any]] = {
    "network": network,
    "diagram": diagram,
    "chain_view": chain_view,
    "national_map": national_map,
}
