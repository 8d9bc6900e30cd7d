"""A corpus as partitions: some megabytes of texts each, named by the digest of what is in them and of who reads them.

    one file            texts.parquet: id and text, with path, symbol, type, title, issuer, issued where it has them
    a folder            content.parquet (id and text) and metadata.parquet (the catalogue), as the open data sets made
                        from vbpl.vn are, or any number of such files

A partition ends where an id says so, so that a text that is added, changed or taken away changes its own and perhaps
the next, and all others keep their names.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from kg.bulk.catalogue import COLUMNS
from kg.bulk.extract import TEXTS
from kg.text import UnreadableError

CONTENT, METADATA = "content.parquet", "metadata.parquet"
#: Where the text stands, if it is not said: the first column there is. What the name tells of its kind.
TEXT_COLUMNS = ("text", "content_html", "html", "content", "markdown", "noi_dung")
KINDS = {"content_html": ".html", "html": ".html", "markdown": ".md"}
#: A partition has at least so much text; then an id in sixteen ends it, and so much does at once.
_LEAST, _MOST = 2 << 20, 8 << 20
_A_ROW = 2048  # what a text costs beside its length
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Partition:
    """Texts to be read at once: a batch of `TEXTS`, and the name that nothing else has."""

    name: str
    batch: pa.RecordBatch


class Corpus:
    """The texts of a path. Raises UnreadableError: nothing there, damaged, no column of ids or texts."""

    def __init__(self, path: Path, key: str = "id", text: str | None = None) -> None:
        self.path, self._key = path, key
        self.files = _files(path)
        self._text = {file: self._text_column(file, text) for file in self.files}
        self.total = sum(_open(file).metadata.num_rows for file in self.files)
        metadata = path / METADATA
        self._catalogue = _Catalogue(metadata, key) if path.is_dir() and metadata.is_file() else None

    def partitions(self, reader: str) -> Iterator[Partition]:
        """The partitions, in the order of the texts, by the names that they have for `reader`."""
        waiting: list[dict[str, Any]] = []
        size = 0
        for row in self.rows():
            waiting.append(row)
            size += len(row["data"] or b"") + _A_ROW
            if size >= _MOST or (size >= _LEAST and zlib.crc32(row["id"].encode()) % 16 == 0):
                yield _partition(waiting, reader)
                waiting, size = [], 0
        if waiting:
            yield _partition(waiting, reader)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each text as a row of `TEXTS`."""
        for file in self.files:
            opened = _open(file)
            there = set(opened.schema_arrow.names)
            text = self._text[file]
            said = {name: _first(names, there) for name, names in COLUMNS.items()}
            wanted = [self._key, text, *({"path"} & there), *filter(None, said.values())]
            packed = _is_binary(opened.schema_arrow.field(text).type)  # whole files, as `kg bulk pack` makes them
            try:
                for batch in opened.iter_batches(_AT_ONCE, columns=list(dict.fromkeys(wanted))):
                    for row in batch.to_pylist():
                        yield self._row(row, text, said, packed, file)
            except (pa.ArrowException, OSError) as error:
                raise UnreadableError("bad_parquet", _first_line(error), str(file)) from None

    def _row(
        self, row: Mapping[str, Any], text: str, said: Mapping[str, str | None], packed: bool, file: Path
    ) -> dict[str, Any]:
        key, data = str(row[self._key]), row[text]
        catalogue = self._catalogue.row(key) if self._catalogue else {}
        own = {name: _printed(row[column]) for name, column in said.items() if column}
        return {
            "id": key,
            "path": row.get("path") or f"{file.name}#{key}",
            "data": data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data,
            "is_file": packed,
            "kind": KINDS.get(text),
            **dict.fromkeys(COLUMNS),
            "vbpl_id": key if catalogue else None,
            **own,
            **catalogue,
        }

    def _text_column(self, file: Path, text: str | None) -> str:
        there = _open(file).schema_arrow.names
        if self._key not in there:
            raise UnreadableError("no_column", self._key, str(file))
        found = _first((text,) if text else TEXT_COLUMNS, there)
        if found is None:
            raise UnreadableError("no_column", text or ", ".join(TEXT_COLUMNS), str(file))
        return found


class _Catalogue:
    """The rows of a catalogue by the ids of its texts."""

    def __init__(self, file: Path, key: str) -> None:
        opened = _open(file)
        there = opened.schema_arrow.names
        if key not in there:
            raise UnreadableError("no_column", key, str(file))
        self._said = {name: found for name, names in COLUMNS.items() for found in [_first(names, there)] if found}
        try:
            self._table = opened.read([key, *self._said.values()])
        except (pa.ArrowException, OSError) as error:
            raise UnreadableError("bad_parquet", _first_line(error), str(file)) from None
        self._at = {str(value): n for n, value in enumerate(self._table.column(key).to_pylist())}

    def row(self, key: str) -> dict[str, str | None]:
        at = self._at.get(key)
        if at is None:
            return {}
        return {name: _printed(self._table.column(column)[at].as_py()) for name, column in self._said.items()}


def _first(names: Iterable[str], there: Collection[str]) -> str | None:
    return next((name for name in names if name in there), None)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        content = path / CONTENT
        found = [content] if content.is_file() else sorted(p for p in path.glob("*.parquet") if p.name != METADATA)
        if not found:
            raise UnreadableError("nothing_packed", path=str(path))
        return found
    if not path.is_file():
        raise UnreadableError("missing", path=str(path))
    return [path]


def _open(file: Path) -> ParquetFile:
    try:
        return ParquetFile(file)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError("bad_parquet", _first_line(error), str(file)) from None


def _partition(rows: list[dict[str, Any]], reader: str) -> Partition:
    digest = hashlib.sha256(reader.encode())
    for row in rows:
        for value in row.values():
            data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return Partition(digest.hexdigest()[:32], pa.RecordBatch.from_pylist(rows, schema=TEXTS))


def _is_binary(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _printed(value: object) -> str | None:
    return None if value is None else str(value)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
