"""A full disk and too little memory: said as what they are, and the next request is served."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support import ROOT
from tests.support.serving import serving

TEXT = {"content-type": "text/plain"}
BAD = "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ."
OLD = rb"{\rtf1\ansi Nghi dinh 61/2023/ND-CP}"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes for what is temporary."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", folder], check=False).returncode:
        pytest.skip("needs the right to mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def checked(client: TestClient, name: str, data: bytes) -> tuple[int, str]:
    told = client.post(f"/api/v1/check?name={name}&lang=en", content=data, headers={"content-type": "application/rtf"})
    return told.status_code, told.json().get("type", "")


@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="needs LibreOffice")
def test_a_full_disk(slim_store: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs room is refused, what needs none is answered; nothing is left, and nobody waits."""
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    with serving(slim_store) as client:
        assert client.get("/api/v1/ready").status_code == 200
        with (small_disk / "fill").open("wb", buffering=0) as fill:
            try:
                while fill.write(bytes(4096)):
                    pass
            except OSError:
                pass
        for _ in range(2):
            assert checked(client, "a.rtf", OLD) == (507, "urn:kg:no-disk")
        page = client.post("/api/v1/check?name=a.txt&lang=en", content=BAD.encode(), headers=TEXT)
        assert page.status_code == 200 and [one["code"] for one in page.json()["findings"]][:1] == ["VB101"]
        assert client.get("/api/v1/show?doc=59/2023/NĐ-CP").status_code == 200
        assert client.post("/v2/check", data={"language": "vi-VN", "text": BAD}).json()["matches"]
        health = client.get("/api/v1/health").json()
        assert (health["status"], health["replaced"]) == ("ok", 0)
        (small_disk / "fill").unlink()
        assert checked(client, "a.rtf", OLD)[1] != "urn:kg:no-disk"
    assert not list(small_disk.glob("kg-*")), "nothing is left of the workers"


GREEDY = """
from kg.serve import worker
worker.MEMORY = 1024 * 1024 * 1024
worker._limit_memory()
def greedy(held, **_):
    return bytearray(2 * worker.MEMORY)
for task in (greedy, lambda held, **_: "next"):
    done, value = worker._answer(task, None, {})
    print(done, value if done else (value.key, value.status))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux alone")
def test_too_much_memory() -> None:
    """A task that wants more than it may is told so, and the same process does the next."""
    done = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines() == ["False ('no-memory', 507)", "True next"]
