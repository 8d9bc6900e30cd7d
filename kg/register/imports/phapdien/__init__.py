"""The official legal code (Bộ pháp điển điện tử, Ministry of Justice), read from its pages as downloaded.

archive → pages → notes, enforcement → gather → records
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.register.imports.archive import read_pages
from kg.register.imports.phapdien.gather import Gathered
from kg.register.imports.phapdien.pages import read_page
from kg.register.imports.records import Item, Refusal
from kg.text.errors import UnreadableError


def read_phapdien(path: Path, on_page: Callable[[str], None] | None = None) -> Iterator[Item]:
    """What the pages under `path` (a folder, a .zip or a .tar.xz) say.

    One page is in memory at a time. A page that cannot be read comes as a Refusal, when it is met; documents and
    then relations follow after the last page, for many pages speak of one document. `on_page` hears the name of each
    page once it is read. Raises UnreadableError for a damaged or hostile archive, before any record is given.
    """
    gathered = Gathered()
    for page in read_pages(path):
        if isinstance(page, Refusal):
            yield page
            continue
        name, data = page
        try:
            gathered.add(read_page(data))
        except UnreadableError as error:
            yield Refusal(name, error.reason, error.detail)
        if on_page is not None:
            on_page(name)
    yield from gathered.documents()
    yield from gathered.relations()


__all__ = ["read_phapdien"]
