"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_file(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a text, bytes, or a text in pieces to a temporary file beside `path` and move it into place.

    An error leaves nothing behind.

    Text is written as UTF-8; characters that are no text (half of a surrogate pair in a file's name) become "?".
    Raises OSError.
    """
    pieces = (content,) if isinstance(content, (str, bytes)) else content
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces:
                out.write(piece.encode("utf-8", errors="replace") if isinstance(piece, str) else piece)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
