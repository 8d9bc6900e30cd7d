"""Servers and corpora on a store that lies on a PostgreSQL server: `kg serve`, `kg mcp`, `kg bulk merge`."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("pg8000", reason="needs the extra postgres")

from kg.exchange import export
from kg.register.opening import open_store
from tests.support import ROOT
from tests.support.program import environment, kg

DECREE = "59/2023/NĐ-CP"
TOOLS = [("document_status", {"document": DECREE, "as_of": "2024-01-01"}), ("resolve_citation", {"citation": DECREE})]


@contextmanager
def _serving(db: str) -> Iterator[str]:
    """The address of `kg serve` on this store, ended as by Ctrl-C."""
    command = [sys.executable, "-u", "-m", "kg", "serve", "--no-browser", "--port", "0", "--db", db, "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
                          env=environment()) as running:  # fmt: skip
        try:
            assert running.stdout is not None
            found = re.search(r"http://[\w.:]+", running.stdout.readline())
            assert found
            yield found[0]
        finally:
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=60)
    assert running.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_pages_of_a_store_on_a_server(address: str, slim_sample_store: Path) -> None:
    """A document's page has the same words as that of the same store in a file."""
    pytest.importorskip("starlette")
    from tests.support.serving import PAGE, serving, visible

    page = f"/doc?q={quote(DECREE)}"
    with _serving(address) as base, urllib.request.urlopen(f"{base}{page}", timeout=60) as answer:
        told = visible(answer.read().decode())
    with serving(slim_sample_store) as client:
        assert told == visible(client.get(page, headers=PAGE).text)
    assert DECREE in told


def test_tools_for_models(address: str, slim_sample_store: Path) -> None:
    mcp = pytest.importorskip("mcp")
    from tests.serve.test_mcp import with_client

    async def ask(client: Any) -> list[Any]:
        return [(await client.call_tool(*tool)).structured_content for tool in TOOLS]

    async def on_server() -> list[Any]:
        command = mcp.StdioServerParameters(
            command=sys.executable, args=["-m", "kg", "mcp", "--db", address],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=str(ROOT),
        )  # fmt: skip
        async with mcp.Client(mcp.stdio_client(command)) as client:
            return await ask(client)

    told = asyncio.run(on_server())
    assert told == with_client(slim_sample_store, ask)
    assert all(DECREE in json.dumps(one, ensure_ascii=False) for one in told)


def test_a_corpus_is_merged_into_a_server(
    address: str, slim_sample_store: Path, slim_store: Path, tmp_path: Path
) -> None:
    """The same graph as in a file, to the last character of its export; again, and nothing changes."""
    pytest.importorskip("pyarrow.parquet")
    from kg.register.alone import register_alone
    from tests.graph.test_order import TEXTS
    from tests.support.corpus import extract_here

    copy = tmp_path / "same.sqlite"
    shutil.copy(slim_sample_store, copy)
    texts = [(f"t{n}", text) for n, text in enumerate(TEXTS)]
    with open_store(slim_store) as opened, closing(register_alone(opened.conn)) as register:
        out = extract_here(texts, [2], tmp_path / "out", register)
    exported = []
    for db in (address, str(copy)):
        first, again = (kg("bulk", "merge", out, "--into", db, "--lang", "en") for _ in range(2))
        assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
        folder = tmp_path / str(len(exported))
        folder.mkdir()
        with open_store(db) as store:
            export(store.conn, folder / "all.csv")
        exported.append(({one.name: one.read_bytes() for one in folder.iterdir()}, first.stderr, again.stderr))
    assert exported[0] == exported[1]
