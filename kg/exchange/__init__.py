"""The whole store as a file that others read, and back: `export` and `read_into`.

    records.py     the store as typed records, document by document
    rdf_write.py   … as N-Triples, N-Quads, Turtle, TriG, JSON-LD, RDF/XML      rdf_records.py  and back
    graph_xml.py   … as GraphML and GEXF, both ways
    tables.py      … as CSV and Parquet, both ways
    stage.py       a file's records, checked, in tables of their own
    merge.py       … and from there into a store

Every format holds all of it, so that nothing is lost on the way.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from kg.exchange.merge import Imported, merge
from kg.exchange.stage import staged
from kg.store.records import Progress, Record, StoreReader
from kg.store.transaction import one_state
from kg.text.errors import UnreadableError

__all__ = ["SUFFIXES", "Imported", "export", "kind_of", "merge", "opened"]

_RDF = (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf")
_GRAPHS = {".graphml": "graphml", ".gexf": "gexf"}
_TABLES = (".csv", ".parquet")
#: Known suffixes. All but those of tables may be followed by .gz.
SUFFIXES = (*_RDF, *_GRAPHS, *_TABLES)


def kind_of(path: Path) -> tuple[str, bool]:
    """The known suffix of a path, and whether it is compressed. ValueError if no format has it."""
    name, packed = path.name.lower(), path.suffix.lower() == ".gz"
    suffix = Path(name.removesuffix(".gz")).suffix
    if suffix not in SUFFIXES or (packed and suffix in _TABLES):
        raise ValueError(
            f"{path.name}: unknown suffix {''.join(path.suffixes[-1 - packed :])!r}; known are {', '.join(SUFFIXES)}"
        )
    return suffix, packed


def export(
    conn: sqlite3.Connection, path: Path | str, *, paths: bool = False, progress: Callable[[int], None] | None = None
) -> tuple[int, list[Path]]:
    """Write the store to `path` in the format of its suffix: how many triples, nodes and edges, or rows, and the files.

    The files appear whole or not at all. Of files that were read only the names are told, with `paths` the folders
    too. `progress` is told now and then how many documents are written. ValueError for an unknown suffix or a store
    that has no form in RDF, OSError if the folder cannot be written, ModuleNotFoundError without a writer of Parquet.
    """
    target = Path(path)
    suffix, packed = kind_of(target)
    targets = _targets(target, suffix)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    try:
        drafts = [folder / file.name for file in targets]
        with one_state(conn):
            store = StoreReader(conn, paths=paths, progress=progress)
            if suffix in _TABLES:
                from kg.exchange.tables import NAMES, write_tables

                count = write_tables(store, dict(zip(NAMES, drafts, strict=True)))
            else:
                with _text(drafts[0], packed) as stream:
                    count = _writer(suffix)(store, stream)
        for draft, file in zip(drafts, targets, strict=True):
            os.replace(draft, file)
    except OSError as error:
        if error.errno and (error.filename is None or str(error.filename).startswith(str(folder))):
            raise OSError(error.errno, error.strerror, str(target)) from error  # the name that the user knows
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return count, targets


@contextmanager
def opened(path: Path, progress: Progress = lambda share: None) -> Iterator[Path]:
    """The records of a file that `export` wrote, checked and staged for `merge`, while the context lasts.

    `progress` is told now and then how much of the file is read. Raises UnreadableError, with the path, if the file is
    none, is damaged, or is not whole.
    """
    try:
        with staged(_records(path, progress)) as stage:
            yield stage
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, error.path or str(path)) from None


def _records(path: Path, progress: Progress) -> Iterator[Record]:
    try:
        suffix, packed = kind_of(path)
    except ValueError:
        raise UnreadableError("exchange_suffix", path.suffix) from None
    if path.is_dir():
        raise UnreadableError("folder")
    if suffix in _TABLES:
        from kg.exchange.tables import given, paths, read_tables
        from kg.store.records import Head

        files = paths(given(path))
        if not files[Head].is_file():
            raise UnreadableError("foreign_exchange" if path.is_file() else "missing")
        yield from read_tables(files, progress)
        return
    if not path.is_file():
        raise UnreadableError("missing")
    if path.stat().st_size == 0:
        raise UnreadableError("empty")
    try:
        with path.open("rb") as file:
            # RDF is read, then sorted, and only then become records of it
            told = cast(BinaryIO, _Told(file, progress if suffix in _GRAPHS else lambda share: progress(share / 2)))
            with gzip.open(told) if packed else nullcontext(told) as stream:
                yield from _reader(suffix, cast(BinaryIO, stream), lambda share: progress(0.5 + share / 2))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError("bad_exchange", str(error)) from None


def _targets(target: Path, suffix: str) -> list[Path]:
    if suffix not in _TABLES:
        return [target]
    from kg.exchange.tables import paths

    return list(paths(target).values())


def _writer(suffix: str) -> Callable[[StoreReader, TextIO], int]:
    if suffix in _GRAPHS:
        from kg.exchange.graph_xml import write_gexf, write_graphml

        return write_graphml if suffix == ".graphml" else write_gexf
    from kg.exchange.rdf_write import write_rdf

    return lambda store, stream: write_rdf(store, stream, suffix)


class _Told:
    """A file that tells how much of it has been read."""

    def __init__(self, file: BinaryIO, progress: Progress) -> None:
        self._file, self._progress = file, progress
        self._size, self._done = os.fstat(file.fileno()).st_size, 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._done += len(data)
        self._progress(self._done / self._size)
        return data


def _reader(suffix: str, stream: BinaryIO, progress: Progress) -> Iterator[Record]:
    if suffix in _GRAPHS:
        from kg.exchange.graph_xml import read_graph_xml

        return read_graph_xml(stream, _GRAPHS[suffix])
    from kg.exchange.rdf_records import read_rdf

    return read_rdf(stream, suffix, progress)


def _text(path: Path, packed: bool) -> AbstractContextManager[TextIO]:
    if packed:
        return gzip.open(path, "wt", compresslevel=6, encoding="utf-8", newline="\n")
    return path.open("w", encoding="utf-8", newline="\n", buffering=1 << 20)
