"""Every target of `scripts.fuzz.fuzz` with inputs that atheris chooses, by the branches of this program they reach.

    pip install atheris
    nice .venv/bin/python -m scripts.fuzz.guided SECONDS [TARGET …]

Each target has so many seconds and a process of its own, for libFuzzer ends it. Prints how many inputs each had; an
input that no one caught is printed whole. Exit code 1: there was one. For a night, no part of the tests.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

_RUNS = re.compile(r"Done (\d+) (?:runs )?in|#(\d+)\s+DONE")


def guided(name: str, seconds: int) -> bool:
    """Try one target for so long; whether all that came was caught."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "scripts.fuzz.guided", "--child", name, folder]
        ran = subprocess.run(
            [*command, f"-max_total_time={seconds}", "-max_len=20000", "-timeout=60", f"-artifact_prefix={folder}/"],
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
        found = [one for pair in _RUNS.findall(ran.stderr) for one in pair if one]
        bad = sorted(path for path in Path(folder).glob("*-*") if path.is_file())
        print(f"{name}: {found[-1] if found else 'unknown'} inputs, {len(bad)} uncaught", flush=True)
        for path in bad:
            print(f"  {path.name}: {path.read_bytes()[:2000]!r}", flush=True)
        if ran.returncode:
            print(ran.stdout[-3000:], ran.stderr[-3000:], flush=True)
        return ran.returncode == 0 and bool(found)


def child(name: str, folder: str, options: list[str]) -> None:
    """What runs in the process of a target; libFuzzer ends it."""
    import atheris  # type: ignore[import-not-found, unused-ignore]

    with atheris.instrument_imports(include=["kg"]):
        from scripts.fuzz import fuzz
    fuzz.take_its_place()
    targets = fuzz.Targets(Path(folder))
    seeds = Path(folder) / "seeds"
    seeds.mkdir()
    for number, seed in enumerate(targets.seeds(name)):
        (seeds / str(number)).write_bytes(seed)
    atheris.Setup([sys.argv[0], *options, str(seeds)], targets.target(name))
    atheris.Fuzz()


def main(seconds: int, names: list[str]) -> int:
    """Try the targets, all if none is named; the exit code."""
    from scripts.fuzz.fuzz import NAMES

    caught = [guided(name, seconds) for name in names or NAMES]
    return 0 if all(caught) else 1


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        child(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
