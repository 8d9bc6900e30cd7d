"""REST: the same answers as the command, codes and problems as described."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from kg.contract import chains, checks, citations, documents, served, sources
from tests.support import SAMPLES
from tests.support.program import kg
from tests.support.serving import PAGE
from tests.support.text_files import docx, para, run

BAD = "Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ."
TEXT = {"content-type": "text/plain; charset=utf-8"}
DOC = "59/2023/NĐ-CP"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def printed(store: Path, *words: str | Path) -> Any:
    done = kg(*words, "--format", "json", "--db", store)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.txt")))
def test_command_rest_and_page_say_the_same(client: TestClient, sample_store: Path, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((SAMPLES / name).read_bytes())
    written = ("check", name, "--db", sample_store, "--lang", "vi", "-o")
    assert kg(*written, "told.json", cwd=tmp_path).returncode == kg(*written, "told.html", cwd=tmp_path).returncode == 1
    told = json.loads((tmp_path / "told.json").read_bytes())
    got = client.post(f"/api/v1/check?lang=vi&name={name}", content=path.read_bytes(), headers=TEXT)
    assert got.json() == told
    assert got.headers["content-type"] == "application/json"
    at = client.post("/check", files={"file": (name, path.read_bytes())}, headers=PAGE).headers["location"]
    assert json.loads(client.get(f"{at}/1/file?as=json").content) == told
    page = client.get(at, headers=PAGE).text
    offline = (tmp_path / "told.html").read_text(encoding="utf-8")
    assert re.sub('<nav class="bar">.*?</nav>', "", page, flags=re.DOTALL) == offline
    as_html = client.post(f"/api/v1/check?lang=vi&name={name}&format=html", content=path.read_bytes(), headers=TEXT)
    assert as_html.text == offline
    cited = client.post(f"/api/v1/cite?name={name}", content=path.read_bytes(), headers=TEXT).json()
    assert cited == printed(sample_store, "cite", path)


READ: list[tuple[str, list[str]]] = [
    (f"show?doc={DOC}&as_of=2024-11-01", ["show", DOC, "--as-of", "2024-11-01"]),
    (f"chain?doc={DOC}&as_of=01/11/2024", ["chain", DOC, "--as-of", "2024-11-01"]),
    (f"chain?doc={DOC}&down&depth=1&as_of=2024-11-01", ["chain", DOC, "--down", "--depth", "1", "--as-of", "2024-11-01"]),
    (f"path?doc={DOC}&other=10/2022/QH15&as_of=2024-11-01", ["path", DOC, "10/2022/QH15", "--as-of", "2024-11-01"]),
    ("impact?doc=04/2015/NĐ-CP&as_of=2023-08-15&stated=1", ["impact", "04/2015/NĐ-CP", "--as-of", "2023-08-15", "--stated"]),
    ("search?q=dan chu co so&type=decree&in_force_on=2024-11-01&limit=5",
     ["search", "dan chu co so", "--type", "decree", "--in-force-on", "2024-11-01", "--limit", "5"]),
    ("sources", ["register", "sources"]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "words"), READ, ids=[row[0] for row in READ])
def test_the_verbs_of_the_command(client: TestClient, sample_store: Path, asked: str, words: list[str]) -> None:
    got = client.get(f"/api/v1/{asked}")
    assert got.status_code == 200, got.text
    assert got.json() == printed(sample_store, *words)


PROBLEMS: list[tuple[str, int, str]] = [
    ("show", 400, "missing-value"),
    ("show?doc=%20", 400, "missing-value"),
    (f"show?doc={DOC}&as_of=2024-02-30", 400, "bad-value"),
    (f"show?doc={DOC}&as_of=٢٠٢٤-٠١-٠١", 400, "bad-value"),
    (f"show?doc={DOC}&when=today", 400, "unknown-value"),
    (f"show?doc={DOC}&lang=fr", 400, "bad-value"),
    ("show?doc=59999/2023/NĐ-CP", 404, "not-in-register"),
    ("show?doc=118/QĐ-UBND", 300, "several"),
    (f"chain?doc={DOC}&depth=0", 400, "bad-value"),
    (f"chain?doc={DOC}&down=maybe", 400, "bad-value"),
    ("search?q=x&type=novel", 400, "bad-value"),
    ("search?q=x&limit=201", 400, "bad-value"),
    ("rules/VB999", 404, "rule-unknown"),
    ("jobs/unknown", 404, "gone"),
    ("nowhere", 404, "no-page"),
    (f"show?doc={'x' * 2001}", 400, "bad-value"),
]


@pytest.mark.parametrize(("asked", "status", "kind"), PROBLEMS, ids=[row[0][:40] for row in PROBLEMS])
def test_problems_are_told_by_rfc_9457(client: TestClient, asked: str, status: int, kind: str) -> None:
    got = client.get(f"/api/v1/{asked}")
    assert (got.status_code, got.json()["type"], got.json()["status"]) == (status, f"urn:kg:{kind}", status)
    assert got.headers["content-type"] == "application/problem+json"
    assert got.json()["title"]


def test_what_is_not_in_the_register_is_not_said_not_to_exist(client: TestClient) -> None:
    told = client.get("/api/v1/show?doc=61/2099/NĐ-CP&lang=en").json()
    assert "this does not say that it does not exist" in told["title"]
    assert [one["symbol"] for one in told["near"]], "some that may have been meant"
    several = client.get("/api/v1/show?doc=118/QĐ-UBND&lang=en")
    assert len(several.json()["candidates"]) > 1
    assert all(one["id"].startswith("/akn/") for one in several.json()["candidates"])


RESOLVED: list[tuple[str, str, int]] = [
    ("Nghị định số 59/2023/NĐ-CP", "found", 1),
    ("118/QĐ-UBND", "several", 2),
    ("59999/2023/NĐ-CP", "not_in_register", 0),
    ("một câu không có gì", "no_citation", 0),
]


@pytest.mark.parametrize(("query", "status", "least"), RESOLVED)
def test_resolve_always_answers(client: TestClient, query: str, status: str, least: int) -> None:
    got = client.get("/api/v1/resolve", params={"q": query})
    assert got.status_code == 200
    told = served.ResolveOut.model_validate_json(got.text)
    assert told.status == status and len(told.documents) >= least


def test_statuses_of_many_and_of_what_changed(client: TestClient) -> None:
    docs = ["34/2007/PL-UBTVQH11", DOC, "59999/2023/NĐ-CP", "118/QĐ-UBND"]
    got = client.post("/api/v1/statuses", json={"docs": docs, "as_of": "2023-11-20"})
    told = served.StatusesOut.model_validate_json(got.text)
    assert [one.answer for one in told.documents] == ["found", "found", "not_in_register", "several"]
    assert told.documents[0].status and told.documents[0].status.state == "replaced"
    body = {"docs": docs[:2], "as_of": "2023-11-20", "since": "2023-10-01"}
    later = served.StatusesOut.model_validate_json(client.post("/api/v1/statuses", json=body).text)
    assert later.documents == [] and later.unchanged == 2
    body["since"] = "2023-06-01"
    changed = served.StatusesOut.model_validate_json(client.post("/api/v1/statuses", json=body).text)
    assert [one.symbol for one in changed.documents if one.before] == [docs[0], DOC]
    for wrong in ("[]", "{", '{"docs": []}', '{"docs": [1]}', '{"docs": ["x"], "as_of": 5}', '{"docs": ["x"], "y": 1}'):
        bad = client.post("/api/v1/statuses", content=wrong, headers={"content-type": "application/json"})
        assert bad.status_code == 400, wrong
    assert client.post("/api/v1/statuses", content='{"docs": ["x"]}', headers=TEXT).status_code == 415
    many = client.post("/api/v1/statuses", json={"docs": ["x"] * 501})
    assert many.status_code == 400 and "501" in many.json()["title"]


ACCEPTED: list[tuple[str, str, bytes]] = [
    ("*/*", "application/json", b"{"),
    ("text/html", "text/html; charset=utf-8", b"<!DOCTYPE"),
    ("application/sarif+json", "application/sarif+json", b"{"),
    ("text/csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
    (WORD, WORD, b"PK"),
]


@pytest.mark.parametrize(("accept", "kind", "head"), ACCEPTED)
def test_a_check_is_told_as_it_is_asked_for(client: TestClient, accept: str, kind: str, head: bytes) -> None:
    report = docx(para(run(BAD)))
    got = client.post("/api/v1/check?name=a.docx", content=report, headers={"content-type": WORD, "accept": accept})
    assert (got.status_code, got.headers["content-type"]) == (200, kind)
    assert got.content.startswith(head)


REFUSED: list[tuple[str, dict[str, str], bytes, int]] = [
    ("check", TEXT, b"", 400),
    ("check", TEXT, b"  \n", 400),
    ("check", {**TEXT, "accept": "image/png"}, b"x", 406),
    ("check", {"content-type": "application/x-www-form-urlencoded"}, b"text=x", 415),
    ("check", {"content-type": "application/json"}, b"{}", 415),
    ("jobs", {"content-type": "application/x-www-form-urlencoded"}, b"text=x", 415),
    ("check", TEXT, b"x" * (2 * 1024 * 1024 + 1), 413),
    ("check", {"content-type": "application/octet-stream"}, b"\xff\xfe\x00\xd8", 422),
    ("check?name=a.docx", {"content-type": WORD}, b"PK\x03\x04damaged", 422),
    ("check?select=XX", TEXT, b"x", 400),
    ("fix", {"content-type": "application/pdf"}, b"%PDF-1.4 nothing", 422),
    ("fix?track=1", TEXT, BAD.encode(), 422),
    ("check", {"content-type": "multipart/form-data; boundary=x"}, b"--x--", 400),
    ("check", {"content-type": "multipart/form-data"}, b"zzz", 400),
]


@pytest.mark.parametrize(("asked", "headers", "sent", "status"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_checked(
    client: TestClient, asked: str, headers: dict[str, str], sent: bytes, status: int
) -> None:
    got = client.post(f"/api/v1/{asked}", content=sent, headers=headers)
    assert got.status_code == status, got.text
    assert got.json()["status"] == status
    assert "/tmp" not in got.text and "kg-serve" not in got.text


def test_a_file_is_sent_as_curl_sends_it(client: TestClient) -> None:
    """`--data-binary` calls everything a form; `-F as_of=…` would be a parameter that nobody reads."""
    sent, headers = docx(para(run(BAD))), {"content-type": "application/x-www-form-urlencoded"}
    got = client.post("/api/v1/check?name=a.docx", content=sent, headers=headers)
    assert (got.status_code, got.json()["file"]) == (200, "a.docx"), got.text
    for address in ("check", "jobs"):
        got = client.post(f"/api/v1/{address}?lang=en", files={"file": ("a.docx", sent)}, data={"as_of": "2024-11-01"})
        assert (got.status_code, "as_of" in got.json()["title"]) == (400, True), got.text


def test_the_form_of_a_paper_is_checked_where_it_is_asked_for(client: TestClient) -> None:
    paper = (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 5/KH-UBND\nTân An, ngày 5 tháng 3 năm 2026\nKẾ HOẠCH\nNăm 2026\n\nI. VIỆC\n"
    )
    for asked, found in (("check?form", True), ("check", False)):
        got = client.post(f"/api/v1/{asked}", content=paper.encode(), headers=TEXT)
        assert any(one["code"].startswith("VB62") for one in got.json()["findings"]) is found, got.text


def test_a_bomb_is_refused_and_the_next_one_is_served(client: TestClient) -> None:
    bomb = docx(para(run("0" * 140_000_000)))
    assert len(bomb) < 1_000_000
    got = client.post("/api/v1/check?name=a.docx&lang=en", content=bomb, headers={"content-type": WORD})
    assert got.status_code == 422 and "unpacks to more than" in got.json()["title"]
    deep = docx("<w:p>" * 2000 + "</w:p>" * 2000)
    assert client.post("/api/v1/check?name=a.docx", content=deep, headers={"content-type": WORD}).status_code == 422
    assert client.post("/api/v1/check", content=BAD.encode(), headers=TEXT).status_code == 200


def test_fix_changes_the_file_and_says_how_much(client: TestClient) -> None:
    got = client.post("/api/v1/fix?name=a.txt", content=BAD.encode(), headers=TEXT)
    assert got.text == BAD.replace("NĐCP", "NĐ-CP") and got.headers["kg-changes"] == "1"
    report = docx(para(run(BAD)))
    tracked = client.post("/api/v1/fix?track", files={"file": ("a.docx", report)})
    assert tracked.status_code == 200 and tracked.headers["content-type"] == WORD


def test_a_job_of_many_files(client: TestClient) -> None:
    files = [("file", (f"{n}.txt", BAD.encode())) for n in range(3)] + [("file", ("x.docx", b"PK\x03\x04"))]
    begun = client.post("/api/v1/jobs", files=files)
    assert begun.status_code == 202
    at = begun.headers["location"]
    for _ in range(100):
        told = served.JobOut.model_validate_json(client.get(at).text)
        if told.state == "done":
            break
        time.sleep(0.05)
    assert [one.state for one in told.files] == ["checked", "checked", "checked", "failed"]
    assert told.files[3].problem and told.files[3].problem.type == "urn:kg:unreadable"
    events = client.get(f"{at}/events").text
    assert events.count("event: file") == 4 and events.rstrip().endswith('data: {"files": 4}')
    later = client.get(f"{at}/events", headers={"last-event-id": "3"}).text
    assert later.count("event: file") == 1 and "id: 4" in later
    found = client.get(f"{at}/result").json()
    assert [checks.CheckOut.model_validate(one).file for one in found] == ["0.txt", "1.txt", "2.txt"]
    assert client.get(f"{at}/result?format=xlsx").content[:2] == b"PK"
    assert client.delete(at).status_code == 204
    assert client.get(at).status_code == 404


def test_the_answers_are_models_of_the_contract(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    rooms = {
        name: model
        for room in (chains, checks, citations, documents, served, sources)
        for name, model in vars(room).items()
    }
    for name in ("CheckOut", "CitationOut", "ShowOut", "ChainOut", "ImpactOut", "SearchOut", "SourcesOut"):
        assert described["components"]["schemas"][name]["title"] == rooms[name].__name__
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            assert one["operationId"] and one["summary"], (path, method)
            names = [param["name"] for param in one["parameters"]]
            assert len(names) == len(set(names))
    text = json.dumps(described)
    for ref in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert ref in described["components"]["schemas"]
    assert served.HealthOut.model_validate_json(client.get("/api/v1/health").text).workers == 1
    assert sources.RegisterOut.model_validate_json(client.get("/api/v1/ready").text).day
    rules = client.get("/api/v1/rules?lang=en").json()
    assert rules[0] == client.get(f"/api/v1/rules/{rules[0]['code'].lower()}?lang=en").json()
    refused = client.put("/api/v1/jobs/x")
    assert refused.status_code == 405 and set(refused.headers["allow"].split(", ")) == {"GET", "HEAD", "DELETE"}
    bodies = client.get("/api/v1/authorities", params={"q": "UBND tỉnh Phú Yên"}).json()
    assert documents.AuthorityOut.model_validate(bodies[0]).name
