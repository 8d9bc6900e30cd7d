"""A program run outside this one, within limits of time and memory: what reads a hostile file may hang or crash."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.text.errors import UnreadableError


def run(
    command: Sequence[str],
    *,
    seconds: float,
    memory: int,
    data: bytes = b"",
    folder: str | Path | None = None,
    env: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """Run `command` with `data` as its standard input; its exit code (negative: a signal) and standard output.

    `memory` (bytes of address space) holds on Linux; elsewhere only the time is limited. Raises UnreadableError
    ("too_slow") when it takes more than `seconds`: it is ended then with all that it started. Raises OSError when
    there is no such program.
    """
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, **(env or {})},
        start_new_session=True,
    )
    limit_memory(memory, process.pid)
    try:
        out, _ = process.communicate(data, timeout=seconds)
    except BaseException as error:
        _end(process)
        if isinstance(error, subprocess.TimeoutExpired):
            raise UnreadableError("too_slow", round(seconds)) from None
        raise
    return process.returncode, out


def limit_memory(memory: int, pid: int = 0) -> None:
    """Let a process (0: this one) have no more than so many bytes of address space; only Linux can."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):  # only Linux has prlimit
        import resource

        # what this process starts may have more
        most = memory if pid else resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.prlimit(pid, resource.RLIMIT_AS, (memory, most))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program, which was not yet waited for, and its children."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)  # it leads a session, and so a group, of its own
        else:
            process.kill()
    with contextlib.suppress(OSError, ValueError):
        process.communicate()
