"""`kg` run as its users run it, in a process of its own, without starting Python and importing anew each time.

A server imports what the commands need and forks for every call: arguments, environment, folder, files and exit code
are those of a new process. What concerns the start of Python itself (encodings of the terminal, imports, signals) is
tested with `python -m kg`. `python` runs any program so.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from tests.support import ROOT

#: A line of standard input is one call as JSON; the answer is its exit code and the processor's seconds it took:
#: on a machine that is busy the same moment of a run comes later by the clock.
_SERVER = """
import json, os, select, signal, sys, time, traceback
from importlib import import_module
sys.path.append(sys.argv[1])  # where `tests` is
from kg.cli import _COMMANDS, main
for name in (*(f"kg.cli.commands.{name}" for name in _COMMANDS), "kg.checker", "kg.checker.settings", "kg.contract.checks", "kg.exchange",
             "kg.store.errors", "kg.graph.ingest", "kg.resolve.reading", "kg.store.documents", "kg.output", "kg.text.plain"):
    import_module(name)
if sys.argv[2:]:
    import_module("tests.support.few_rows").take_its_place()
    import_module("kg.register.opening").open_store(":memory:").close()  # what is read once is read
for line in sys.stdin:
    call = json.loads(line)
    ended, told = os.pipe()
    child = os.fork()
    if not child:
        os.close(ended)
        os.environ.clear()
        os.environ.update(call["environment"])
        os.chdir(call["folder"])
        for number, name in enumerate(call["files"]):
            os.dup2(os.open(name, os.O_WRONLY if number else os.O_RDONLY), number)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, "w" if number else "r", encoding="utf-8", errors=errors, closefd=False)
            for number, errors in enumerate(("strict", "strict", "backslashreplace"))
        )
        if call["most_bytes"]:
            import resource
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (call["most_bytes"], call["most_bytes"]))
            sys.dont_write_bytecode = True  # Python would keep what it compiled cut off
        if call["dies"]:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python's own way is to go on with an error
        if call["group"]:
            import kg.graph.many
            kg.graph.many._GROUP = call["group"]
        sys.argv = ["kg", *call["arguments"]]
        code = 0
        try:
            exec(call["code"], {"__name__": "__main__"}) if call["code"] else main(call["arguments"])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else bool(stop.code)
        except BaseException:
            traceback.print_exc()
            code = 1
        sys.stdout.flush(), sys.stderr.flush()
        os._exit(code)
    os.close(told)
    start = time.perf_counter()
    def worked():
        try:  # the clock of a process by its number, as clock_getcpuclockid has it on Linux
            return time.clock_gettime((~child << 3) | 2)
        except OSError:
            return time.perf_counter() - start
    while call["kill_after"] is not None:
        left = call["kill_after"] - worked()
        if left <= 0:
            os.kill(child, signal.SIGKILL)
            break
        if select.select([ended], [], [], left)[0]:
            break
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    took = worked()
    _, status = os.waitpid(child, 0)
    os.close(ended)
    print(os.waitstatus_to_exitcode(status), took, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call gave: the exit code (of a signal: negative), what it printed, and the processor's seconds it took."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float


class Here(NamedTuple):
    """What a command gave that ran in this process."""

    code: int
    out: str
    err: str


Run = Callable[..., Here]
#: Seconds by the clock after which a call is given up; whoever runs on a machine that is busy sets more.
patience = 120.0


class _Server:
    def __init__(self, few: bool) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kg-program-")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVER, str(ROOT), *(["few"] if few else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        atexit.register(self.close)

    def run(self, call: dict[str, object], text: str, seconds: float) -> Ran:
        folder = Path(self._folder.name)
        files = [folder / name for name in ("in", "out", "err")]
        files[0].write_text(text, encoding="utf-8")
        for file in files[1:]:
            file.write_bytes(b"")
        code, took = self.call(call, files, seconds)
        out, err = (file.read_text(encoding="utf-8") for file in files[1:])  # line ends as `subprocess` gives them
        return Ran(code, out, err, took)

    def call(self, call: dict[str, object], files: Sequence[Path], seconds: float) -> tuple[int, float]:
        """The exit code, and the processor's seconds; `files` are what the call reads and writes."""
        pipes = self._process
        assert pipes.stdin and pipes.stdout
        pipes.stdin.write(json.dumps({**call, "files": list(map(str, files))}) + "\n")
        pipes.stdin.flush()
        assert select.select([pipes.stdout], [], [], seconds)[0], f"not ended after {seconds} s: {call['arguments']}"
        code, took = pipes.stdout.readline().split()
        return int(code), float(took)

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()
        self._folder.cleanup()


_servers: dict[tuple[int, bool], _Server] = {}  # by the process that started it, and whether its register is small


def environment(**more: object) -> dict[str, str]:
    """The environment of a call: ours, in UTF-8 and English, without what would change what is printed."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "KG_DEBUG", "LANGUAGE")}
    return {**inherited, "LC_ALL": "C.UTF-8", **{name: str(value) for name, value in more.items()}}


def kg(
    *arguments: object, cwd: Path | None = None, text: str = "", most_bytes: int | None = None, dies: bool = False,
    kill_after: float | None = None, seconds: float | None = None, few: bool = False, group: int | None = None,
    **more: object,
) -> Ran:  # fmt: skip
    """Run `kg` with these arguments and `text` as its standard input; `more` are variables of its environment.

    No file may grow beyond `most_bytes`; the write that would make one `dies`, or is an error to the program. After
    `kill_after` seconds of its own processor time it is killed with SIGKILL. With `few` the shipped register is that of tests.support.few_rows.
    `kg ingest` commits `group` texts at once, if it is given.
    """
    called = list(map(str, arguments))
    where: Mapping[str, str] = environment(**more)
    if not hasattr(os, "fork") or any(name.startswith("PYTHON") for name in more):  # these speak to Python as it starts
        assert most_bytes is None and kill_after is None and not few
        done = subprocess.run(
            [sys.executable, "-m", "kg", *called], env=where, cwd=cwd, input=text, capture_output=True,
            encoding="utf-8", timeout=seconds or patience, check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr, 0.0)
    call = {
        "code": None, "arguments": called, "environment": dict(where), "folder": str(cwd or Path.cwd()),
        "most_bytes": most_bytes, "dies": dies, "kill_after": kill_after, "group": group,
    }  # fmt: skip
    return _server(few).run(call, text, seconds or patience)


def on_terminal(*arguments: object, few: bool = False, **more: object) -> str:
    """What `kg` shows on a terminal, which POSIX has."""
    leader, follower = os.openpty()
    shown = bytearray()

    def read() -> None:
        try:
            while piece := os.read(leader, 65536):
                shown.extend(piece)
        except OSError:  # nobody holds the other end
            pass

    reader = Thread(target=read)
    reader.start()
    call = {
        "code": None, "arguments": list(map(str, arguments)), "environment": environment(TERM="xterm", **more),
        "folder": str(Path.cwd()), "most_bytes": None, "dies": False, "kill_after": None, "group": None,
    }  # fmt: skip
    try:
        _server(few).call(call, [Path(os.ttyname(follower))] * 3, patience)
    finally:
        os.close(follower)
        reader.join()
        os.close(leader)
    return shown.decode("utf-8")


def python(
    code: str, *arguments: object, kill_after: float | None = None, most_bytes: int | None = None, few: bool = False,
    **more: object,
) -> Ran:  # fmt: skip
    """Run a program of Python's with these arguments; `kg` and `tests` are there to be imported.

    After `kill_after` seconds of its own processor time it is killed with SIGKILL, or in the write that would make a
    file larger than `most_bytes`. `few` and `more` as above.
    """
    called = list(map(str, arguments))
    if not hasattr(os, "fork"):
        assert kill_after is None and most_bytes is None and not few
        done = subprocess.run(
            [sys.executable, "-c", code, *called], env=environment(PYTHONPATH=ROOT, **more), capture_output=True,
            encoding="utf-8", timeout=patience, check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr, 0.0)
    call = {
        "code": code, "arguments": called, "environment": environment(**more), "folder": str(Path.cwd()),
        "most_bytes": most_bytes, "dies": most_bytes is not None, "kill_after": kill_after, "group": None,
    }  # fmt: skip
    return _server(few).run(call, "", patience)


def _server(few: bool) -> _Server:
    own = os.getpid(), few
    if own not in _servers:
        _servers[own] = _Server(few)
    return _servers[own]
