"""Many files, one at a time: pages of the code as they were downloaded, texts; a folder, a .zip or a .tar.xz.

Nothing is unpacked to disk. An archive that no honest packer makes (paths that lead outside, links, more or larger
files than the code has) is refused as a whole; a page that cannot be read is refused alone.
"""

from __future__ import annotations

import io
import lzma
import os
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from kg.register.imports.records import Refusal
from kg.text.errors import UnreadableError

#: The largest page of 2025 has 4 MB; all 301 together have 146 MB.
LARGEST_PAGE = 64 << 20
LARGEST_ARCHIVE = 4 << 30
MOST_FILES = 20_000
_CHUNK = 1 << 20
PAGES = (".html", ".htm")
_OUTSIDE = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


def read_pages(path: Path, suffixes: Collection[str] = PAGES) -> Iterator[tuple[str, bytes] | Refusal]:
    """The name and the bytes of each page under `path`, in the order of the archive; in a folder by name.

    Pages are the files whose names end in one of the `suffixes`.
    Raises UnreadableError for what is no such archive, is damaged or is hostile; with a damaged archive the error
    may come after pages that were read before the damage.
    """
    try:
        found = False
        for page in _walk(path, suffixes):
            found = True
            yield page
        if not found:
            raise UnreadableError("no_pages")
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, str(path)) from None
    except FileNotFoundError:
        raise UnreadableError("missing", path=str(path)) from None
    except (tarfile.TarError, zipfile.BadZipFile, lzma.LZMAError, zlib.error, EOFError, NotImplementedError) as error:
        detail = " ".join(str(error).split()) or type(error).__name__
        raise UnreadableError("bad_archive", detail, str(path)) from None
    except OSError as error:
        raise UnreadableError("system", error.strerror or error, str(path)) from None


def _walk(path: Path, suffixes: Collection[str]) -> Iterator[tuple[str, bytes] | Refusal]:
    if path.is_dir():
        return _folder(path, suffixes)
    with path.open("rb") as file:
        head = file.read(6)
    if head.startswith(b"PK"):
        return _zip(path, suffixes)
    if head == b"\xfd7zXZ\x00":
        return _tar(path, suffixes)
    raise UnreadableError("no_pages" if head else "empty")


def _folder(path: Path, suffixes: Collection[str]) -> Iterator[tuple[str, bytes] | Refusal]:
    count = 0
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            count += 1
            _check_count(count)
            file = Path(folder, name)
            page = file.relative_to(path).as_posix()
            if not _is_page(page, suffixes):
                continue
            try:
                if file.is_symlink():
                    yield Refusal(page, "link")
                elif file.stat().st_size > LARGEST_PAGE:
                    yield Refusal(page, "too_large", str(LARGEST_PAGE >> 20))
                else:
                    yield page, file.read_bytes()
            except OSError as error:
                yield Refusal(page, "system", error.strerror or str(error))


def _zip(path: Path, suffixes: Collection[str]) -> Iterator[tuple[str, bytes] | Refusal]:
    left = LARGEST_ARCHIVE
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        _check_count(len(members))
        for member in members:
            _check_name(member.filename)
            if stat.S_ISLNK(member.external_attr >> 16):
                raise UnreadableError("archive_link", _short(member.filename))
            if member.is_dir() or not _is_page(member.filename, suffixes):
                continue
            if member.flag_bits & 1:
                yield Refusal(member.filename, "locked_page")
                continue
            _check_size(member.file_size, left)
            with archive.open(member) as file:
                data = file.read(LARGEST_PAGE + 1)  # the size in the list may be a lie
            _check_size(len(data), left)
            left -= len(data)
            yield member.filename, data


def _tar(path: Path, suffixes: Collection[str]) -> Iterator[tuple[str, bytes] | Refusal]:
    with lzma.open(path) as unpacked:
        stream = _Bounded(unpacked)
        with tarfile.open(fileobj=stream, mode="r:") as archive:
            count = 0
            while member := archive.next():
                count += 1
                _check_count(count)
                _check_name(member.name)
                if not (member.isdir() or member.isreg()):
                    raise UnreadableError("archive_link", _short(member.name))
                _check_size(member.size, LARGEST_ARCHIVE)
                file = archive.extractfile(member) if member.isreg() and _is_page(member.name, suffixes) else None
                if file is not None:
                    yield member.name, file.read()
        while stream.read(_CHUNK):
            pass  # to the end, where the checksum stands


class _Bounded(io.RawIOBase):
    """What an archive unpacks to, read forward only; no request and no sum of them beyond what pages can need."""

    def __init__(self, source: lzma.LZMAFile) -> None:
        self.source = source
        self.at = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > LARGEST_PAGE:
            raise UnreadableError("archive_bomb", LARGEST_PAGE >> 20)
        data = self.source.read(size)
        self.at += len(data)
        if self.at > LARGEST_ARCHIVE:
            raise UnreadableError("archive_bomb", LARGEST_ARCHIVE >> 20)
        return data

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or offset < self.at:
            raise UnreadableError("bad_archive", "it leads back")
        while self.at < offset and self.read(min(_CHUNK, offset - self.at)):
            pass
        return self.at


def _is_page(name: str, suffixes: Collection[str]) -> bool:
    return PurePosixPath(name).suffix.lower() in suffixes


def _check_count(count: int) -> None:
    if count > MOST_FILES:
        raise UnreadableError("archive_count", MOST_FILES)


def _check_name(name: str) -> None:
    if _OUTSIDE.search(name):
        raise UnreadableError("archive_path", _short(name))


def _check_size(size: int, left: int) -> None:
    if size > min(left, LARGEST_PAGE):
        raise UnreadableError("archive_bomb", min(left, LARGEST_PAGE) >> 20 or 1)


def _short(name: str) -> str:
    """A member's name as it may be printed."""
    return "".join(c if c.isprintable() else "?" for c in name)[:80]
