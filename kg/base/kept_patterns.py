"""What Python made of patterns in earlier runs: to compile the 150 of a check takes longer than to search for them.

`re` writes the code of a pattern in Python and lets C take it. That code is kept in a file of the user's cache folder,
one for each Python, and handed to C as it is. Only what equals, code and all, what `re.compile` makes is kept; a file
that is damaged, of another Python or not there is none: `re.compile` does it as ever. What takes the
code is no public part of `re`: a Python in which it is another one keeps nothing.

Only patterns of the program itself are kept (`kg.base.patterns.late`), none that was made from a text.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.base.user_folders import cache_folder

#: A file of more patterns than the program has holds those of programs that are gone: it is begun anew.
_MOST = 2_000
_new: dict[tuple[str, int], re.Pattern[str]] = {}


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`. Raises re.error."""
    key = pattern, int(flags)
    if (held := _held().get(key)) is not None:
        try:
            code, all_flags, groups, names = marshal.loads(held)
            return _of_code(pattern, list(memoryview(code).cast("I")), all_flags, groups, names)
        except Exception:  # whatever a private function of another Python may raise
            _held().clear()
    made = _new[key] = re.compile(pattern, flags)
    return made


def keep() -> None:
    """Keep for the next run what was compiled in this one; where that cannot be, nothing is kept."""
    if not _new:
        return
    held = {} if len(_held()) > _MOST else dict(_held())
    for (pattern, flags), made in _new.items():
        with suppress(Exception):  # as above: what cannot be made so is compiled each time
            held[pattern, flags] = _told(pattern, flags, made)
    _new.clear()
    told = marshal.dumps(held)
    with suppress(OSError, RuntimeError, ImportError, AttributeError):  # no home, nothing can be written, no such part
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            draft.write_bytes(zlib.crc32(told).to_bytes(4, "big") + told)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)


@cache
def _held() -> dict[tuple[str, int], bytes]:
    """By pattern and flags what is kept of each."""
    with suppress(OSError, RuntimeError, ValueError, EOFError, TypeError, ImportError, AttributeError):
        whole = _file().read_bytes()
        if zlib.crc32(told := memoryview(whole)[4:]) == int.from_bytes(whole[:4], "big"):
            found: dict[tuple[str, int], bytes] = marshal.loads(told)
            return found
    return {}


def _file() -> Path:
    tag = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{import_module('_sre').MAGIC}-{sys.byteorder}"
    return cache_folder() / f"patterns-{tag}.bin"


def _told(pattern: str, flags: int, made: re.Pattern[str]) -> bytes:
    """What is kept of a pattern. Raises ValueError where it would be another, and what `re`'s own parts raise."""
    parsed = import_module("re._parser").parse(pattern, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    names = dict(made.groupindex)
    if _of_code(pattern, code, made.flags, made.groups, names) != made:
        raise ValueError(pattern)
    return marshal.dumps((array("I", code).tobytes(), made.flags, made.groups, names))


def _of_code(pattern: str, code: list[int], flags: int, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: Any = import_module("_sre").compile(pattern, flags, code, groups, names, tuple(by_number))
    if not isinstance(made, re.Pattern):
        raise TypeError(pattern)
    return made
