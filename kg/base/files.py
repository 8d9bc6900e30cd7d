"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def write_file(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a text, bytes, or a text in pieces to a temporary file beside `path` and move it into place.

    An error leaves nothing behind.

    Text is written as UTF-8; characters that are no text (half of a surrogate pair in a file's name) become "?".
    Raises OSError.
    """
    pieces = (content,) if isinstance(content, (str, bytes)) else content
    with whole_file(path) as draft, draft.open("wb") as out:
        for piece in pieces:
            out.write(piece.encode("utf-8", errors="replace") if isinstance(piece, str) else piece)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to: moved there when all is well, and gone when it is not.

    Raises OSError; of a full disk with the name of `path`, which the user knows.
    """
    draft: Path | None = None
    try:
        name = path.with_name(f".{path.name}.{os.urandom(6).hex()}.part")
        os.close(os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        draft = name
        yield draft
        with draft.open("rb+") as written:
            os.fsync(written.fileno())  # else a power cut may leave an empty file under the name
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(path)
    except OSError as error:
        if error.errno and (draft is None or error.filename in (None, str(draft))):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
