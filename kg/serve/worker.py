"""A process that does tasks one after another, on a connection of its own that only reads the store."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.base.garbage import look_rarely
from kg.serve.problems import problem_of

if TYPE_CHECKING:
    from kg.checker.settings import Settings
    from kg.serve.held import Held
    from kg.store.server import Server

#: Bytes of address space that a task may take.
MEMORY = 2048 * 1024 * 1024


def main(line: Connection, folder: str, path: Path | Server, settings: Settings | None) -> None:
    """Do what comes over the line until it ends: (task, arguments) → (True, value) or (False, Problem)."""
    from kg.checker.settings import Settings
    from kg.serve import tasks  # heavy, and the server needs none of it
    from kg.serve.held import Held

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started us
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # programs outside are ended on the way
    tempfile.tempdir = folder
    _limit_memory()
    look_rarely()
    held = Held(path, settings or Settings())
    while True:
        try:
            name, arguments = line.recv()
        except (EOFError, OSError):
            return
        line.send(_answer(tasks.TASKS[name], held, arguments))


def _answer(task: Callable[..., Any], held: Held, arguments: dict[str, Any]) -> tuple[bool, Any]:
    try:
        return True, task(held, **arguments)
    except Exception as error:
        problem = problem_of(error, arguments.get("lang", "vi"), arguments.get("name", ""))
        if problem.key == "fault" and os.environ.get("KG_DEBUG"):
            traceback.print_exc()
        return False, problem


def _limit_memory() -> None:
    """The soft limit alone: what is started outside has limits of its own."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
