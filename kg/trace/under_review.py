"""What an office puts under review: its list and the documents at hand, read into a copy of the store.

They go in by the same doors as `kg register import csv` and `kg ingest`, so that they are judged together with all that
the store knows; the store itself is not touched.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.graph.ingest import put_all
from kg.graph.many import in_groups, read_all
from kg.register.imports.list_header import ListForm
from kg.register.imports.run import Summary, new_source, open_reader, run_import
from kg.register.own_documents import documents_of
from kg.store.copies import copied


@dataclass(slots=True)
class UnderReview:
    """The documents under review, in the order in which they were named, each with its field ("": none is told).

    `conn` is the copy of the store in which they are. `lists` says what was taken of each list; `unread` are the files
    that could not be read, each with its error.
    """

    conn: sqlite3.Connection
    fields: dict[str, str] = field(default_factory=dict)
    lists: list[tuple[Path, Summary]] = field(default_factory=list)
    unread: list[tuple[str, Exception]] = field(default_factory=list)


@contextmanager
def under_review(
    conn: sqlite3.Connection,
    lists: Sequence[Path],
    texts: Sequence[tuple[str, str]],
    *,
    form: ListForm | None = None,
    day: date | None = None,
    jobs: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Iterator[UnderReview]:
    """Read the lists and the texts; a text is its file and its field.

    `form` says how the lists are laid out, `day` to which day they are known to be true, `jobs` how many processes read
    texts. `progress` gets the number of texts that were read. Raises UnreadableError for a list that is none.
    """
    with copied(conn) as (copy, file):
        found = UnderReview(copy)
        for path in lists:
            source = new_source("csv", path, None, day)
            done = run_import(copy, file, open_reader("csv", path, form, day), source)
            found.lists.append((path, done))
            for iri, of in documents_of(copy, done.published.source):
                found.fields[iri] = found.fields.get(iri) or of or ""
        _read(found, texts, jobs, progress)
        yield found


def _read(
    found: UnderReview, texts: Sequence[tuple[str, str]], jobs: int, progress: Callable[[int], None] | None
) -> None:
    left, count = iter(texts), 0
    with closing(read_all([file for file, _ in texts], found.conn, jobs)) as read:
        for group in in_groups(read):
            for one in put_all(found.conn, group):
                file, of = next(left)
                if isinstance(one, Exception):
                    found.unread.append((file, one))
                else:
                    found.fields[one.identity] = found.fields.get(one.identity) or of
            count += len(group)
            if progress:
                progress(count)


def field_of(file: str, folder: str) -> str:
    """The field of a document in a folder: the name of the subfolder in which it lies; "" for none."""
    below = Path(os.path.relpath(file, folder)).parts
    return below[0] if len(below) > 1 else ""
