"""A store damaged at random, and eleven commands on each: no other answer in silence.

    nice .venv/bin/python -m scripts.fuzz.damage [DAMAGES] [SEED] [DAMAGES_ELSEWHERE]

Once with a store that was closed here, once as if it came from elsewhere. Exit code 1: an answer was another, or the
damage was called a fault of the program, in a store that was closed here.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from kg.cli import _run
from tests.support import SAMPLES
from tests.support.damage import campaign


def told(command: list[str]) -> tuple[int, str, str]:
    """`kg` run here: exit code, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = _run([*command, "--lang", "en"])
    return code, out.getvalue(), err.getvalue()


def main(damages: int, seed: int, elsewhere: int) -> bool:
    """Run both campaigns; whether the store that was closed here gave no other answer."""
    fine = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        store = folder / "kg.sqlite"
        reports = sorted(SAMPLES.glob("*.txt"))
        assert told(["ingest", *map(str, reports), "--db", str(store)])[0] == 0
        for sealed, count in ((True, damages), (False, elsewhere)):
            found = campaign(store, reports[0], folder, told, damages=count, seed=seed, sealed=sealed)
            where = "closed here" if sealed else "from elsewhere"
            told_of = ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()))
            print(f"{count} damages, {sum(found.values())} commands, {where}: {told_of}", flush=True)
            fine = fine and not (sealed and (found["other"] or found["fault"]))
    return fine


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:4]]
    sys.exit(0 if main(*numbers, *(420, 1, 420)[len(numbers) :]) else 1)
