"""The store as tables, one for each kind of record: CSV for spreadsheets and Gephi, Parquet for data frames.

`graph.csv` becomes `graph-nodes.csv` and `graph-edges.csv`, as Gephi reads them, and beside them the tables of who
says what: sources, claims, facts, readings, citations. `graph-export.csv` tells how many rows each has.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from kg.base.spreadsheet import harmless
from kg.store.records import (
    FORMAT,
    KINDS,
    CitationRecord,
    ClaimRecord,
    Column,
    DocumentRecord,
    EdgeRecord,
    FactRecord,
    Head,
    Progress,
    ReadingRecord,
    Record,
    SourceRecord,
    StoreReader,
    columns,
)
from kg.text.errors import UnreadableError

#: Kind of record → the word in its file's name.
NAMES: dict[type[Record], str] = {
    Head: "export", SourceRecord: "sources", DocumentRecord: "nodes", ClaimRecord: "claims", FactRecord: "facts",
    ReadingRecord: "readings", CitationRecord: "citations", EdgeRecord: "edges",
}  # fmt: skip
# The words by which Gephi knows its columns; "Source" is then taken, so whoever says something has told it.
_WORDS: dict[type[Record], dict[str, str]] = {
    DocumentRecord: {"iri": "Id", "source": "told_by"},
    EdgeRecord: {"subject": "Source", "object": "Target", "source": "told_by"},
}
_EXTRA: dict[type[Record], dict[str, Callable[[Any], str]]] = {
    DocumentRecord: {"Label": lambda document: document.symbol or document.title or document.iri.rpartition("/")[2]},
    EdgeRecord: {"Type": lambda edge: "Directed"},
}
_COUNTED = tuple(kind for kind in KINDS if kind is not Head)
_LONGEST_CELL = 64 << 20
_BATCH = 20_000
_TOLD_EVERY = 5_000


def paths(path: Path) -> dict[type[Record], Path]:
    """The files of an export to `path`, by kind of record."""
    stem = path.name[: -len(path.suffix)]
    return {kind: path.with_name(f"{stem}-{name}{path.suffix}") for kind, name in NAMES.items()}


def given(path: Path) -> Path:
    """The path of the whole export that `path` names, by its own name or by that of one of its files."""
    stem = path.name[: -len(path.suffix)]
    for name in NAMES.values():
        if stem.endswith(f"-{name}") and path.exists():
            return path.with_name(f"{stem.removesuffix(f'-{name}')}{path.suffix}")
    return path


class _Writer(Protocol):
    def write(self, record: Record) -> None: ...

    def close(self) -> None: ...


def write_tables(store: StoreReader, files: dict[type[Record], Path]) -> int:
    """Write the store into `files`, all CSV or all Parquet; the number of rows.

    ModuleNotFoundError without pyarrow, OSError if a file cannot be written.
    """
    counts = dict.fromkeys(_COUNTED, 0)
    new: Callable[[type[Record], Path], _Writer] = _CsvWriter
    if files[Head].suffix.lower() == ".parquet":
        new = _ParquetWriter
    with ExitStack() as stack:
        writers = {}
        for kind in _COUNTED:
            writers[kind] = new(kind, files[kind])
            stack.callback(writers[kind].close)
        for source in store.sources():
            writers[SourceRecord].write(source)
            counts[SourceRecord] += 1
        for dossier in store.dossiers():
            for record in dossier.records():
                writers[type(record)].write(record)
                counts[type(record)] += 1
    with ExitStack() as stack:
        last = new(Head, files[Head])
        stack.callback(last.close)
        # Not a NamedTuple of its own: these numbers belong to the tables, not to the store.
        last.write((*store.head(), *counts.values()))  # type: ignore[arg-type]
    return sum(counts.values())


def read_tables(files: dict[type[Record], Path], progress: Progress = lambda share: None) -> Iterator[Record]:
    """The records of an export; `progress` is told now and then how much of it is read.

    Raises UnreadableError if a table is missing, damaged, cut short or of no export.
    """
    read = _read_parquet if files[Head].suffix.lower() == ".parquet" else _read_csv
    for path in files.values():
        if not path.is_file():
            raise UnreadableError("missing", path=str(path))
    heads = list(read(Head, files[Head]))
    if len(heads) != 1:
        raise UnreadableError("cut_exchange", path=str(files[Head]))
    head = heads[0]
    if head[0] != FORMAT:
        raise UnreadableError("other_exchange", head[0], str(files[Head]))
    yield Head(*head[: len(Head._fields)])
    counts = head[len(Head._fields) :]
    before = 0
    for kind, said in zip(_COUNTED, counts, strict=True):
        count = 0
        for row in read(kind, files[kind]):
            count += 1
            if count % _TOLD_EVERY == 0:
                progress(min(1, (before + count) / max(1, sum(counts))))
            yield kind(*row)
        before += count
        if count != said:
            raise UnreadableError("cut_exchange", path=str(files[kind]))


def _columns(kind: type[Record]) -> list[Column]:
    """The columns of a table; that of the whole export counts the rows of the others."""
    found = list(columns(kind))
    return found + [Column(NAMES[other], True, False) for other in _COUNTED] if kind is Head else found


def _headings(kind: type[Record]) -> list[str]:
    words = _WORDS.get(kind, {})
    names = [words.get(column.name, column.name) for column in _columns(kind)]
    return [*names, *_EXTRA.get(kind, {})]


def _row(kind: type[Record], record: Record) -> list[Any]:
    return [*record, *(make(record) for make in _EXTRA.get(kind, {}).values())]


# -- CSV --------------------------------------------------------------------------------------------------------


class _CsvWriter:
    def __init__(self, kind: type[Record], path: Path) -> None:
        self._kind = kind
        self._stream = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\r\n")
        self._writer.writerow(_headings(kind))

    def write(self, record: Record) -> None:
        self._writer.writerow([_cell(value) for value in _row(self._kind, record)])

    def close(self) -> None:
        self._stream.close()


def _cell(value: str | int | None) -> str | int:
    """A cell that no spreadsheet takes for a formula; an apostrophe of its own is doubled, so `_text` knows both."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith("'") else harmless(value)
    return "" if value is None else value


def _text(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


def _read_csv(kind: type[Record], path: Path) -> Iterator[list[Any]]:
    wanted = _columns(kind)
    usual = csv.field_size_limit(_LONGEST_CELL)
    line = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            if next(reader, None) != _headings(kind):
                raise UnreadableError("foreign_exchange", path=str(path))
            width = len(_headings(kind))
            for cells in reader:
                line = reader.line_num
                if len(cells) != width:
                    raise UnreadableError("cut_exchange", path=str(path))
                yield [_value(column, cell) for column, cell in zip(wanted, cells, strict=False)]
    except (csv.Error, ValueError) as error:
        raise UnreadableError("bad_exchange", f"{line}: {error}"[:200], str(path)) from None
    finally:
        csv.field_size_limit(usual)


def _value(column: Column, cell: str) -> str | int | None:
    if cell == "" and column.optional:
        return None
    return int(cell) if column.number else _text(cell)


# -- Parquet ----------------------------------------------------------------------------------------------------


class _ParquetWriter:
    def __init__(self, kind: type[Record], path: Path) -> None:
        import pyarrow
        from pyarrow import parquet

        self._arrow, self._kind = pyarrow, kind
        texts = [(name, pyarrow.string()) for name in _EXTRA.get(kind, {})]
        typed = [(name, pyarrow.int64() if column.number else pyarrow.string())
                 for name, column in zip(_headings(kind), _columns(kind), strict=False)]  # fmt: skip
        self._schema = pyarrow.schema([*typed, *texts])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[list[Any]] = []

    def write(self, record: Record) -> None:
        self._rows.append(_row(self._kind, record))
        if len(self._rows) == _BATCH:
            self._flush()

    def _flush(self) -> None:
        arrays = [
            self._arrow.array(values, type=field.type)
            for values, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.table(arrays, schema=self._schema))
        self._rows.clear()

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


def _read_parquet(kind: type[Record], path: Path) -> Iterator[list[Any]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UnreadableError("no_parquet_reader", path=str(path)) from None
    wanted = _columns(kind)
    try:
        with parquet.ParquetFile(path) as file:
            if file.schema_arrow.names != _headings(kind):
                raise UnreadableError("foreign_exchange", path=str(path))
            for batch in file.iter_batches(_BATCH, columns=_headings(kind)[: len(wanted)]):
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    yield [_checked(column, value) for column, value in zip(wanted, row, strict=True)]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise UnreadableError("bad_exchange", " ".join(str(error).split())[:200], str(path)) from None


def _checked(column: Column, value: object) -> object:
    if value is None and column.optional:
        return None
    if not isinstance(value, int if column.number else str):
        raise ValueError(f"{column.name}: {value!r}"[:80])
    return value
