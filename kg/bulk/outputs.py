"""A folder of rows: one Parquet file a partition, under the name that its texts and its reader give it.

A file is written as a draft and moved, so that one that is there is whole. `run.json` names the files of the last run
that came to its end: those are what is merged. Until a run ends, the one before it stands, and whatever ends it, what
is there is not read again.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import ParquetFile, ParquetWriter

from kg.base.files import whole_file, write_file
from kg.bulk.rows import SCHEMA
from kg.text import UnreadableError

RUN = "run.json"
_FORMAT = 1
_OURS = re.compile(r"run\.json|[0-9a-f]{32}\.parquet|\..*\.part|\.spark-.*")
#: Rows that are read at once where a folder is merged.
_GROUP = 128
_FORGOTTEN = 3600  # seconds after which a draft is one of a run that was killed


@dataclass(frozen=True, slots=True)
class Run:
    """A run that came to its end: who read, which files it made or found, and the paths of texts that are gone."""

    reader: str
    files: tuple[str, ...]
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How far a folder is.

    `done` files are those of the last whole run, `waiting` those of one that has not come to its end; `stale` are those
    of either that another program or register read. `texts` and what was `refused` (error → how many, with the path
    and the detail of the first) are those of the last whole run, else of all that is there.
    """

    done: int
    waiting: int
    stale: int
    texts: int
    refused: dict[str, tuple[int, str, str]]


def file_of(folder: Path, name: str) -> Path:
    """The file of a partition."""
    return folder / f"{name}.parquet"


def make_folder(folder: Path) -> None:
    """Make the folder where it is not there. Raises OSError; UnreadableError where something else is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if strangers := sorted(name for name in os.listdir(folder) if not _OURS.fullmatch(name)):
        raise UnreadableError("other_folder", strangers[0], str(folder))


def write_rows(folder: Path, name: str, rows: pa.RecordBatch) -> None:
    """Write the rows of a partition, whole or not at all. Raises OSError."""
    with whole_file(file_of(folder, name)) as draft, ParquetWriter(draft, SCHEMA, compression="zstd") as out:
        out.write_table(pa.Table.from_batches([rows]), row_group_size=_GROUP)


def last_run(folder: Path) -> Run | None:
    """The last run that came to its end. Raises UnreadableError where what is there is none of ours."""
    file = folder / RUN
    if not file.is_file():
        return None
    try:
        said = json.loads(file.read_bytes())
        if said["format"] != _FORMAT:
            raise UnreadableError("other_exchange", said["format"], str(file))
        return Run(said["reader"], tuple(said["files"]), tuple(said["removed"]))
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError("bad_run", _first_line(error), str(file)) from None


def end_run(folder: Path, reader: str, files: Sequence[str]) -> Run:
    """Let the run that made `files` be the one that is merged, and drop what only older ones had.

    Texts of the run before that are not among them any more are `removed`: a merge takes them out of its store.
    """
    before, now = last_run(folder), dict.fromkeys(files)
    gone = [name for name in before.files if name not in now] if before else []
    there = set[str]()
    removed = set(before.removed) if before else set[str]()
    if gone or removed:
        there = set(_paths(folder, now))
        removed = (removed | set(_paths(folder, gone))) - there
    run = Run(reader, tuple(now), tuple(sorted(removed)))
    said = {"format": _FORMAT, "reader": run.reader, "files": run.files, "removed": run.removed}
    write_file(folder / RUN, json.dumps(said, ensure_ascii=False, indent=0))
    keep = set(run.files)
    for file in folder.glob("*.parquet"):
        if _OURS.fullmatch(file.name) and file.stem not in keep:
            file.unlink(missing_ok=True)
    _drop_drafts(folder, keep)
    return run


def _drop_drafts(folder: Path, done: set[str]) -> None:
    """Remove what was left by processes and runs that were killed."""
    for draft in folder.glob(".*.part"):
        try:
            if draft.name[1:33] in done or time.time() - draft.stat().st_mtime > _FORGOTTEN:
                draft.unlink()
        except OSError:  # somebody else did
            continue


def status_of(folder: Path, reader: str) -> Status:
    """How far a folder is, for who reads now. Raises UnreadableError if there is none, or nothing in it."""
    run = last_run(folder) if folder.is_dir() else None
    files = sorted(file.stem for file in folder.glob("*.parquet") if _OURS.fullmatch(file.name))
    if run is None and not files:
        raise UnreadableError("nothing_extracted", path=str(folder))
    if run and (missing := set(run.files) - set(files)):
        raise UnreadableError("parts_missing", len(missing), str(folder))
    of_run = set(run.files) if run else set[str]()
    stale = texts = 0
    refused: dict[str, tuple[int, str, str]] = {}
    for name in files:
        by = ""
        for table in rows_in(folder, [name], ["path", "reader", "error", "detail"]):
            by = by or str(table.column("reader")[0].as_py())
            if run is not None and name not in of_run:
                continue
            texts += table.num_rows
            for row in table.filter(pc.is_valid(table.column("error"))).to_pylist():
                count, path, detail = refused.get(row["error"], (0, row["path"], row["detail"] or ""))
                refused[row["error"]] = (count + 1, path, detail)
        stale += by != reader
    return Status(len(of_run), len(files) - len(of_run), stale, texts, refused)


def rows_in(folder: Path, names: Sequence[str], columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows of these files. Raises UnreadableError where one is missing or damaged."""
    for name in names:
        file = file_of(folder, name)
        try:
            opened = ParquetFile(file)
            for batch in opened.iter_batches(_GROUP * 8, columns=list(columns) if columns else None):
                yield pa.Table.from_batches([batch])
        except FileNotFoundError:
            raise UnreadableError("parts_missing", 1, str(folder)) from None
        except (pa.ArrowException, OSError) as error:
            raise UnreadableError("bad_parquet", _first_line(error), str(file)) from None


def _paths(folder: Path, names: Sequence[str] | dict[str, None]) -> Iterator[str]:
    for table in rows_in(folder, [name for name in names if file_of(folder, name).is_file()], ["path"]):
        yield from table.column("path").to_pylist()


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
