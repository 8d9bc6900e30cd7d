"""Stores to which anything is done in any order: ingest, lists, packs, exports and imports, a newer register, doctor.

    nice .venv/bin/python -m scripts.fuzz.stateful [RUNS] [STEPS]

RUNS (200) of up to STEPS (30) commands each; what must hold after each of them is in `tests/support/store_machine.py`.
Exit code 1: it did not; the shortest run that shows it is printed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support import store_machine


def main(runs: int, steps: int) -> None:
    """Run it, and print how many commands there were."""
    done: Counter[str] = Counter()
    usual = store_machine.told

    def told(*words: Any) -> tuple[int, str, str]:
        done[str(words[0])] += 1
        return usual(*words)

    store_machine.told = told
    started = time.process_time()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = f"{name}/state"
        folder = Path(name) / "made"
        folder.mkdir()
        with store_machine.prepared(folder) as material:
            run_state_machine_as_test(  # type: ignore[no-untyped-call]
                store_machine.machine(material),
                settings=settings(
                    max_examples=runs, stateful_step_count=steps, deadline=None, database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )  # fmt: skip
    told_of = ", ".join(f"{number} {word}" for word, number in sorted(done.items()))
    print(f"{runs} runs of up to {steps} steps: {told_of}; {time.process_time() - started:.0f} s")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    main(*numbers, *(200, 30)[len(numbers) :])
