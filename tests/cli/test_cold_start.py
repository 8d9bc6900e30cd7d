"""What a command loads: the large packages only where their own work is asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import SAMPLES
from tests.support.program import environment

HEAVY = [
    "IPython", "jinja2", "networkx", "numpy", "pg8000", "pyarrow", "pydantic", "pyoxigraph", "pypdf", "pypdfium2", "pyshacl",
    "pyvis", "rdflib", "scipy", "xlsxwriter",
]  # fmt: skip
#: What a check of a text with a store that is as it was left has no use for either: they take as long as one of its rules.
SMALL = [
    "click._termui_impl", "csv", "hashlib", "kg.cli.folder", "kg.cli.trouble", "kg.graph.ingest",
    "kg.register.shipped", "subprocess", "tempfile", "tomllib", "zipfile",
]  # fmt: skip
#: Patterns that the check of a text with 9 citations compiles: of 560, those that can match something in it.
MOST_COMPILED = 145
WARD = str(SAMPLES / "phuong-xuan-dai-2023.txt")
LINES: list[tuple[list[str], set[str]]] = [
    (["cite", WARD], set()),
    (["check", WARD], set()),
    (["show", "59/2023/NĐ-CP"], set()),
    (["search", "dân chủ"], set()),
    (["chain", "59/2023/NĐ-CP"], set()),
    (["path", "59/2023/NĐ-CP", "10/2022/QH15"], set()),
    (["impact", "10/2022/QH15"], set()),
    (["stats"], set()),
    (["viz", "-o", "network.html"], set()),
    (["viz", WARD, "-o", "report.html"], set()),
    (["viz", "59/2023/NĐ-CP", "-o", "around.html"], set()),
    (["viz", "59/2023/NĐ-CP", "--view", "chain", "-o", "chain.svg"], set()),
    (["viz", "--view", "map", "-o", "map.html"], set()),
    (["cite", WARD, "--format", "json"], {"pydantic"}),
    (["check", WARD, "--format", "sarif"], {"pydantic"}),  # holds the register in the form that the JSON has
    (["stale"], {"numpy"}),
    (["impact", "10/2022/QH15", "--sum"], {"numpy"}),
    (["rank"], {"networkx"}),
    (["export", "-o", "all.csv"], set()),
]
#: Lines that need none of these follow one another in one process, so that what one loads is seen beside it; each other
#: line has a child of that process.
EACH = f"""
import json, os, sys
from kg.cli import main
def run(line, looked_for={HEAVY}):
    try: main(line)
    except SystemExit as stop: return [stop.code, [name for name in looked_for if name in sys.modules]]
answers, out = os.dup(1), os.open(os.devnull, os.O_WRONLY)
os.dup2(out, 1)
for line in (["stats"], ["check", {WARD!r}]):  # the first one looks the store over
    if not os.fork():
        answer = run(line, {SMALL})
        if line[0] == "check":
            import gc
            from kg.base.patterns import _Compiled
            compiled = sum(type(one) is _Compiled for one in gc.get_objects())
            os.write(answers, json.dumps([*answer, compiled]).encode() + b"\\n")
        os._exit(0)
    os.wait()
for line, light in json.load(sys.stdin):
    if light:
        os.write(answers, json.dumps(run(line)).encode() + b"\\n")
    elif not os.fork():
        os.write(answers, json.dumps(run(line)).encode() + b"\\n")
        os._exit(0)
    else: os.wait()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_only_what_is_used_is_loaded(slim_sample_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "kg.sqlite"
    store.write_bytes(slim_sample_store.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", EACH], input=json.dumps([(line, not needed) for line, needed in LINES]), cwd=tmp_path,
        env=environment(KG_DB=store), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    of_a_check, *answers = [json.loads(line) for line in done.stdout.splitlines()]
    *seen, compiled = of_a_check
    assert seen == [1, []]
    assert compiled <= MOST_COMPILED, (
        "a pattern that is compiled for every text takes as long as many that are searched"
    )
    assert {code for code, _ in answers} <= {0, 1}, done.stderr
    loaded = {" ".join(line): set(names) for (line, _), (_, names) in zip(LINES, answers, strict=True)}
    assert loaded == {" ".join(line): needed for line, needed in LINES}
