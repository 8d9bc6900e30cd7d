"""The function that every engine spreads: a batch of texts → a batch of rows, by a frozen register and nothing else.

It writes nothing, and what comes of a text depends on that text and the register alone.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import pyarrow as pa

from kg.bulk.catalogue import Catalogue
from kg.bulk.rows import batch_of, error_row, row_of
from kg.cite.find import find_citations
from kg.graph.records import records_of
from kg.resolve import resolve_citations
from kg.resolve.reading import understanding
from kg.text import Text, UnreadableError, read_bytes

#: A batch of texts: `data` is a file's bytes, or a string in UTF-8 that `kind` (a suffix) says more of; `is_file` tells
#: which. What a catalogue says of the document stands beside it, as the catalogue prints it.
TEXTS = pa.schema([
    ("id", pa.string()), ("path", pa.string()), ("data", pa.large_binary()), ("is_file", pa.bool_()),
    ("kind", pa.string()), ("symbol", pa.string()), ("type", pa.string()), ("title", pa.string()),
    ("issuer", pa.string()), ("issued", pa.string()), ("vbpl_id", pa.string()),
])  # fmt: skip
_TAG = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*</?(?:[a-z][a-z0-9]*[\s/>]|!doctype)", re.IGNORECASE | re.DOTALL)


def extract(texts: pa.RecordBatch, register: sqlite3.Connection, reader: str) -> pa.RecordBatch:
    """What each text of a batch of `TEXTS` brings, or why it cannot be read, as a batch of `kg.bulk.rows.SCHEMA`.

    `register` is the register alone (`kg.bulk.frozen`), `reader` what it and the program are known by. The rows come
    in the order of the texts.
    """
    catalogue = Catalogue(register)
    return batch_of(_row(one, register, catalogue, reader) for one in texts.to_pylist())


def _row(one: Mapping[str, Any], register: sqlite3.Connection, catalogue: Catalogue, reader: str) -> dict[str, Any]:
    key, path = one["id"], one["path"]
    try:
        data = one["data"] or b""
        nul_characters = 0 if one["is_file"] else data.count(b"\0")
        text = _text(data, one, path)
        with understanding(text):
            reading = resolve_citations(text.text, find_citations(text.text), register)
            reading = catalogue.identified(reading, one)
            return row_of(key, reader, records_of(text, reading, path), nul_characters)
    except UnreadableError as error:
        detail = "" if error.detail is None else str(error.detail)
        return error_row(key, path, reader, error.reason, detail)
    except Exception as error:  # whatever is the matter with this text, the next one may be well
        return error_row(key, path, reader, "fault", f"{type(error).__name__}: {error}"[:500])


def _text(data: bytes, one: Mapping[str, Any], path: str) -> Text:
    """The text of a row: of a file as `kg ingest` reads it; a string that begins with a tag is a page."""
    name = path
    if not one["is_file"]:
        data = data.replace(b"\0", b" ")
        name = f"text{one['kind'] or ('.html' if _TAG.match(data) else PurePath(path).suffix or '.txt')}"
    kind, source = read_bytes(data, name)
    return Text(source.text, kind, path, source)
