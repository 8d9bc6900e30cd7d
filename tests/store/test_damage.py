"""A byte or a page of a store that is another: the commands answer as ever, or say in one line that it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import _run
from tests.support import SAMPLES
from tests.support.damage import campaign


@pytest.mark.parametrize("sealed", [True, False], ids=["closed here", "from elsewhere"])
def test_no_other_answer_in_silence(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], sealed: bool
) -> None:
    def told(command: list[str]) -> tuple[int, str, str]:
        code = _run([*command, "--lang", "en"])
        return code, *capsys.readouterr()

    report = min(SAMPLES.glob("*.txt"))
    assert told(["ingest", str(report), "--db", str(store_file)])[0] == 0
    found = campaign(store_file, report, tmp_path, told, damages=6, seed=7, sealed=sealed)
    assert found["refused"] > 0 and found["fault"] == 0
    if sealed:
        assert found.keys() == {"refused"}, "every byte counts"
    else:
        assert found.keys() <= {"refused", "same"}
