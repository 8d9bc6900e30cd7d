"""The LanguageTool protocol: what editors send, and where they underline; and LibreOffice itself."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
import uvicorn
from starlette.testclient import TestClient

from kg.serve.languagetool import fields_of
from kg.serve.oxt import oxt
from kg.serve.proofread import units
from tests.support.serving import serving

BAD = "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ."
ENDED = "Theo Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007, phường công khai."
FORM = {"content-type": "application/x-www-form-urlencoded"}

BODIES: list[tuple[bytes, dict[str, str]]] = [
    (urlencode({"language": "vi-VN", "text": "Điều 1 & 50% + x=y"}).encode(), {"language": "vi-VN", "text": "Điều 1 & 50% + x=y"}),
    # LibreOffice 7.4 sends the text as it is
    ("text=Điều 1 & 50% + x=y&language=vi-VN".encode(), {"text": "Điều 1 & 50% + x=y", "language": "vi-VN"}),
    (b"text=A & text=B, language=C&language=vi", {"text": "A & text=B, language=C", "language": "vi"}),
    ("text=Điều 1&language=vi&username=a@b&apiKey=k=".encode(), {"text": "Điều 1", "language": "vi", "username": "a@b", "apiKey": "k="}),
    ("username=u&apiKey=k&text=Điều & điểm&language=vi-VN".encode(), {"username": "u", "apiKey": "k", "text": "Điều & điểm", "language": "vi-VN"}),
    ("text=Số 100%".encode(), {"text": "Số 100%"}),
    (b"text=100%&language=vi", {"text": "100%", "language": "vi"}),
    (b"text=&language=vi", {"text": "", "language": "vi"}),
    (b"", {}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "fields"), BODIES, ids=range(len(BODIES)))
def test_bodies_of_all_editors_are_read(body: bytes, fields: dict[str, str]) -> None:
    assert dict(fields_of(body)) == fields


def matches(client: TestClient, text: str, **more: str) -> list[dict[str, Any]]:
    got = client.post("/v2/check", content=urlencode({"language": "vi-VN", "text": text, **more}), headers=FORM)
    assert got.status_code == 200, got.text
    found: list[dict[str, Any]] = got.json()["matches"]
    return found


def taken(text: str, match: dict[str, Any]) -> str:
    """The text when the first fix is taken, as an editor counts."""
    coded = text.encode("utf-16-le")
    start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
    return (coded[:start] + match["replacements"][0]["value"].encode("utf-16-le") + coded[end:]).decode("utf-16-le")


@pytest.mark.parametrize("before", ["", "😀𝒳 ", "  ", "Điều 1.\n"])
def test_the_fix_stands_where_the_editor_counts(client: TestClient, before: str) -> None:
    (one,) = matches(client, before + BAD)
    assert one["rule"]["id"] == "VB101"
    assert taken(before + BAD, one) == (before + BAD).replace("NĐCP", "NĐ-CP")
    assert one["context"]["text"][one["context"]["offset"] :].startswith("Nghị định số 61") or before


def test_what_has_no_fix_has_a_message_alone(client: TestClient) -> None:
    (one,) = [one for one in matches(client, ENDED) if one["rule"]["id"] == "VB201"]
    assert one["replacements"] == [] and "10/2022/QH15" in one["message"]
    english = [one for one in matches(client, ENDED, motherTongue="en-US") if one["rule"]["id"] == "VB201"]
    assert "ceased to be in force" in english[0]["message"]


QUIET: list[tuple[str, dict[str, str]]] = [
    ("", {}),
    ("Phường có 2.874 hộ.", {}),
    (BAD, {"language": "en-US"}),
    (BAD, {"disabledRules": "VB101"}),
    ("Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND thị xã.", {}),  # not in the register: no fault of the writer
]


@pytest.mark.parametrize(("text", "more"), QUIET)
def test_where_nothing_is_underlined(client: TestClient, text: str, more: dict[str, str]) -> None:
    assert matches(client, text, **more) == []


def test_the_rest_of_the_protocol(client: TestClient) -> None:
    assert {one["longCode"] for one in client.get("/v2/languages").json()} == {"vi-VN", "vi"}
    assert client.get("/v2/healthcheck").text == "OK"
    assert client.post("/v2/check", content=b"language=vi", headers=FORM).status_code == 400
    assert client.post("/v2/check", content=b"text=\xff\xfe", headers=FORM).status_code == 400
    assert client.post("/v2/check", content=b"text=" + b"x" * 1_100_000, headers=FORM).status_code == 413
    assert units("a😀") == 3


def test_the_token_stands_in_the_form(sample_store: Path) -> None:
    with serving(sample_store, token="k" * 40) as client:
        body = {"language": "vi-VN", "text": BAD}
        assert client.post("/v2/check", data=body).status_code == 401
        assert client.post("/v2/check", data={**body, "apiKey": "k" * 39}).status_code == 401
        assert client.post("/v2/check", data={**body, "apiKey": "k" * 40}).status_code == 200
        assert client.post("/v2/check", data=body, headers={"authorization": "Bearer " + "k" * 40}).status_code == 200


def test_the_extension_names_the_server_that_gave_it(client: TestClient) -> None:
    got = client.get("/kg.oxt", headers={"host": "localhost:9000"})
    archive = zipfile.ZipFile(io.BytesIO(got.content))
    settings = archive.read("kg.xcu").decode()
    assert "<value>http://localhost:9000/v2</value>" in settings
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))
    assert got.content == oxt("http://localhost:9000/v2")


#: Asks LibreOffice's own checker about a paragraph, as its editor does, and prints what it would underline.
ASK = """
import json, sys, time, uno
from com.sun.star.lang import Locale
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for _ in range(120):
    try:
        remote = resolver.resolve(f"uno:pipe,name={sys.argv[1]};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
made = remote.ServiceManager.createInstanceWithContext
checker, locale = made("org.openoffice.lingu.LanguageToolGrammarChecker", remote), Locale("vi", "VN", "")
found = checker.doProofreading("1", sys.argv[2], locale, 0, len(sys.argv[2]), ())
errors = [[one.nErrorStart, one.nErrorLength, list(one.aSuggestions), one.aShortComment] for one in found.aErrors]
print(json.dumps([checker.hasLocale(locale), errors]))
try:
    made("com.sun.star.frame.Desktop", remote).terminate()
except Exception:
    pass
"""
#: The Python of the system, for which the bridge to LibreOffice is made.
PYTHON = "/usr/bin/python3"


def has_libreoffice() -> bool:
    """Whether LibreOffice is here, and Python's bridge to it (.ci/debian.sh)."""
    if not (shutil.which("unopkg") and shutil.which("soffice") and Path(PYTHON).exists()):
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def address(sample_store: Path) -> Iterator[str]:
    """A server on a real socket."""
    from kg.checker.settings import Settings
    from kg.serve.app import make_app
    from kg.serve.program import Place, listen

    with listen(Place(port=0)) as sock:
        server = uvicorn.Server(uvicorn.Config(make_app(sample_store, Settings(), workers=1), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]})
        thread.start()
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.mark.skipif(not has_libreoffice(), reason="needs LibreOffice and python3-uno (.ci/debian.sh)")
def test_libreoffice_underlines_and_offers_the_fix(address: str, tmp_path: Path) -> None:
    extension, shared = tmp_path / "kg.oxt", tmp_path / "shared"
    extension.write_bytes(oxt(f"{address}/v2"))
    shared.mkdir()
    where = [  # the user root may only install for all: here all have this folder
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", f"-env:UNO_SHARED_PACKAGES={shared.as_uri()}",
        f"-env:UNO_SHARED_PACKAGES_CACHE={shared.as_uri()}",
    ]  # fmt: skip
    add = ["unopkg", "add", "--shared", "-s", str(extension), *where]
    added = subprocess.run(add, capture_output=True, timeout=120, check=False)
    assert added.returncode == 0, added.stderr
    pipe, text = f"kg{os.getpid()}", f"Mục 1 & 2 (100%) + x=y: {BAD}"
    accept = ["soffice", "--headless", "--norestore", "--nodefault", *where, f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(accept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        asked = subprocess.run([PYTHON, "-c", ASK, pipe, text], capture_output=True, text=True, timeout=90, check=False)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
    assert asked.returncode == 0, asked.stderr
    knows_vietnamese, [[start, length, fixes, comment]] = json.loads(asked.stdout)
    assert knows_vietnamese and comment.startswith("VB101")
    assert text[:start] + fixes[0] + text[start + length :] == text.replace("NĐCP", "NĐ-CP")


def test_paragraph_rules_are_rules() -> None:
    from kg.checker.finding import rule_codes
    from kg.serve.proofread import RULES

    assert set(rule_codes()) >= RULES
    assert json.dumps(sorted(RULES)).count("VB") == 11 and not re.search("VB[59]", " ".join(RULES))
