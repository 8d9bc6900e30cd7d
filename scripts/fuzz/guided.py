"""Every target of `scripts.fuzz.fuzz` with inputs that atheris chooses, by the branches of this program they reach.

    pip install atheris
    nice .venv/bin/python -m scripts.fuzz.guided SECONDS [TARGET …]

Each target has so many seconds, in a process of its own, for libFuzzer ends it. Prints how many inputs each had; an
input that nobody caught is printed as it is. Exit code 1: there was one. For a night, no part of the tests.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from types import ModuleType

_RUNS = re.compile(r"Done (\d+) runs in|#(\d+)\s+DONE")
_LONGEST = 20_000


def guided(fuzz: ModuleType, name: str, seconds: int) -> bool:
    """Try one target for so long; whether all that came was caught."""
    with tempfile.TemporaryDirectory() as held:
        folder, told = Path(held), Path(held) / "told"
        if not (child := os.fork()):
            try:
                _try(fuzz, name, folder, told, seconds)
            finally:
                os._exit(70)  # libFuzzer has not ended it
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said = told.read_text(encoding="utf-8", errors="replace")
        runs = [one for pair in _RUNS.findall(said) for one in pair if one]
        bad = sorted((folder / "bad").iterdir())
        print(f"{name}: {runs[-1] if runs else 'unknown'} inputs, {len(bad)} uncaught", flush=True)
        for path in bad:
            print(f"  {path.name}: {path.read_bytes()[:2000]!r}", flush=True)
        if code:
            print(said[-3000:], flush=True)
        return code == 0 and bool(runs)


def _try(fuzz: ModuleType, name: str, folder: Path, told: Path, seconds: int) -> None:
    """What runs in the process of a target."""
    import atheris  # type: ignore[import-not-found, unused-ignore]

    out = os.open(told, os.O_WRONLY | os.O_CREAT)
    os.dup2(out, 1), os.dup2(out, 2)
    for inside in ("seeds", "bad", "work"):
        (folder / inside).mkdir()
    targets = fuzz.Targets(folder / "work")
    for number, seed in enumerate(targets.seeds(name)):
        (folder / "seeds" / str(number)).write_bytes(seed)
    longest = max(_LONGEST, *(path.stat().st_size for path in (folder / "seeds").iterdir()))
    limits = [f"-max_total_time={seconds}", f"-max_len={longest}", "-timeout=60"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/bad/", f"{folder}/seeds"], targets.target(name))
    atheris.Fuzz()


def main(seconds: int, names: list[str]) -> int:
    """Try the targets, all if none is named; the exit code."""
    import atheris

    with atheris.instrument_imports(include=["kg"]):
        from scripts.fuzz import fuzz
    fuzz.take_its_place()
    caught = [guided(fuzz, name, seconds) for name in names or fuzz.NAMES]
    return 0 if all(caught) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
