"""Whatever is done to a store, and in whichever order: it is whole, holds what was told as read, and `kg doctor` is content."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.store_machine import machine, prepared


def test_a_store_is_whole_whatever_is_done(tmp_path: Path) -> None:
    """Few runs here; `scripts.fuzz.stateful` makes as many as one likes."""
    with prepared(tmp_path) as material:
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            machine(material),
            settings=settings(
                max_examples=4, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
