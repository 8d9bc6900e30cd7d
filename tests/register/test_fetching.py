"""The national database's JSON, fetched from a server of our own that answers in its form."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.contract.watch import FetchOut
from kg.register.fetching import ANSWERS, Fetched, Fetcher
from kg.register.imports.records import DocumentRecord
from kg.register.imports.vbpl_json import SavedAnswers
from kg.text import UnreadableError
from tests.support.program import kg
from tests.support.web import Reply, answering

SINCE = date(2026, 11, 1)


def document(number: int) -> dict[str, Any]:
    """The younger the smaller the number: two each day back from 28/11/2026."""
    return {
        "id": f"id-{number}", "docNum": f"{900 - number}/2026/NĐ-CP", "title": f"Nghị định {900 - number}/2026/NĐ-CP Về việc {number}",
        "docType": {"code": "NĐ", "name": "Nghị định"}, "issueDate": f"2026-{11 if number < 56 else 10}-{28 - number % 56 // 2:02d}T00:00:00",
        "effFrom": None, "effTo": None, "effStatus": {"code": "CHL", "name": "Còn hiệu lực"},
    }  # fmt: skip


class Database:
    """The server: `trouble` may answer in its place."""

    def __init__(self, count: int = 80, robots: str = "") -> None:
        self.rows = [document(number) for number in range(count)]
        self.robots = robots
        self.asked: list[str] = []
        self.trouble: Callable[[str], Reply | None] = lambda path: None

    def __call__(self, method: str, path: str, body: bytes) -> Reply:
        self.asked.append(path)
        if path == "/robots.txt":
            return (200, "text/plain", {}, self.robots.encode()) if self.robots else (404, "text/html", {}, b"<html>")
        if wrong := self.trouble(path):
            return wrong
        if path.endswith("/doc/all"):
            asked = json.loads(body)
            assert method == "POST" and (asked["sortBy"], asked["sortDirection"]) == ("issueDate", "desc")
            first = (asked["pageNumber"] - 1) * asked["pageSize"]
            page = self.rows[first : first + asked["pageSize"]]
            return self.json(
                {
                    "current": asked["pageNumber"],
                    "total": len(self.rows),
                    "pageNumber": 0,
                    "pageSize": 50,
                    "items": page,
                }
            )
        found = next((row for row in self.rows if path.endswith(f"/doc/{row['id']}")), None)
        if found is None:
            return 404, "application/json", {}, b'{"success": false}'
        return self.json({**found, "agencyName": "Chính phủ", "references": []})

    @staticmethod
    def json(data: Any) -> Reply:
        told = {"success": True, "statusCode": 200, "data": data}
        return 200, "application/json", {}, json.dumps(told).encode()


def fetch(database: Database, folder: Path, waits: list[float] | None = None) -> Fetched:
    with answering(database) as at:
        return Fetcher(folder, f"{at}/api", wait=(waits if waits is not None else []).append).run(SINCE)


def test_all_since_a_day_and_only_once(tmp_path: Path) -> None:
    database, waits = Database(), list[float]()
    assert fetch(database, tmp_path, waits) == Fetched(56, 56, 0, 0)
    assert len(waits) == len(database.asked) == 59  # robots.txt, two pages, the documents
    assert all(0.5 < wait <= 1 for wait in waits[1:])
    records = list(SavedAnswers(tmp_path, date(2026, 11, 30)).items(0))
    assert len(records) == 56 and isinstance(records[0], DocumentRecord)
    assert (records[0].symbol, records[0].issuer, records[0].issued) == (
        "900/2026/NĐ-CP",
        "Chính phủ",
        date(2026, 11, 28),
    )
    assert fetch(Database(), tmp_path) == Fetched(56, 0, 56, 0)


def test_stopped_in_the_middle_and_gone_on_with(tmp_path: Path) -> None:
    database = Database()
    database.trouble = lambda path: (200, "text/html", {}, b"<html>captcha</html>") if path.endswith("/id-20") else None
    with pytest.raises(UnreadableError, match="perhaps a captcha"):
        fetch(database, tmp_path)
    file = tmp_path / ANSWERS
    assert len(file.read_bytes().splitlines()) == 20
    file.write_bytes(file.read_bytes()[:-10])  # as a power cut leaves it
    assert fetch(Database(), tmp_path) == Fetched(56, 37, 19, 0)
    assert len({json.loads(line)["id"] for line in file.read_bytes().splitlines()}) == 56


def test_it_waits_as_it_is_told(tmp_path: Path) -> None:
    database, waits, busy = Database(3, "User-agent: *\nCrawl-delay: 4\n"), list[float](), [429, 503]
    database.trouble = lambda path: (busy.pop(), "application/json", {"Retry-After": "30"}, b"{}") if busy else None
    assert fetch(database, tmp_path, waits).fetched == 3
    assert waits.count(30.0) == 2 and sum(3 < wait <= 4 for wait in waits) >= 4


TROUBLE: list[tuple[str, Reply, str]] = [
    ("a captcha", (403, "text/html", {}, b"<html>"), "perhaps a captcha"),
    ("a page with a good status", (200, "application/json", {}, b" <!doctype html>"), "perhaps a captcha"),
    ("refused", (403, "application/json", {}, b"{}"), r"the server refuses \(HTTP 403\)"),
    ("an error", (500, "application/json", {}, b"{}"), r"HTTP 500"),
    ("busy for an hour", (429, "application/json", {"Retry-After": "3600"}, b""), "asks to wait 3600 s"),
    ("busy for ever", (503, "application/json", {"Retry-After": "x"}, b""), "asks to wait 10 s"),
    ("no JSON", (200, "application/json", {}, b"abc"), "not of the form that is known"),
    ("another form", (200, "application/json", {}, b'{"data": []}'), "not of the form that is known"),
    ("another form of rows", (200, "application/json", {}, b'{"data": {"total": 1, "items": [{"x": 1}]}}'), "not of the form that is known"),
    ("away", (302, "text/plain", {"Location": "file:///etc/passwd"}, b""), "HTTP 302"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "reply", "line"), TROUBLE, ids=[row[0] for row in TROUBLE])
def test_what_ends_a_run(tmp_path: Path, why: str, reply: Reply, line: str) -> None:
    database = Database(3)
    database.trouble = lambda path: reply
    with pytest.raises(UnreadableError, match=line) as caught:
        fetch(database, tmp_path)
    assert all("\n" not in caught.value.message(lang) for lang in ("vi", "en"))


def test_robots_are_obeyed(tmp_path: Path) -> None:
    database = Database(3, "User-agent: *\nDisallow: /api/\n")
    with pytest.raises(UnreadableError, match=r"robots\.txt forbids /api/doc/all"):
        fetch(database, tmp_path)
    assert database.asked == ["/robots.txt"]


def test_a_listing_in_another_order_is_not_believed(tmp_path: Path) -> None:
    database = Database(6)
    database.rows.reverse()
    with pytest.raises(UnreadableError, match="not in the order"):
        fetch(database, tmp_path)


def test_a_document_that_is_not_to_be_had(tmp_path: Path) -> None:
    database = Database(3)
    database.trouble = lambda path: (404, "application/json", {}, b"{}") if path.endswith("/id-1") else None
    assert fetch(database, tmp_path) == Fetched(3, 2, 0, 1)


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ANSWERS).write_text("của tôi\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="was not written by this command"):
        fetch(Database(3), tmp_path)
    assert (tmp_path / ANSWERS).read_text(encoding="utf-8") == "của tôi\n"


def test_the_command(tmp_path: Path) -> None:
    words = ["register", "fetch", "--since", "2026-11-28", "-o", str(tmp_path / "vbpl")]
    with answering(Database(1)) as at:
        done = kg(*words, "--endpoint", f"{at}/api", "--lang", "vi")
        assert done.stdout.startswith("Văn bản ban hành từ ngày 28/11/2026: 1; tải về 1,"), done.stderr
        told = json.loads(kg(*words, "--endpoint", f"{at}/api", "--format", "json").stdout)
    assert FetchOut.model_validate(told).model_dump(mode="json") == told and told["held"] == 1
    gone = kg(*words, "--endpoint", f"{at}/api", "--lang", "en")
    assert (
        (gone.returncode, gone.stdout) == (2, "")
        and "cannot be fetched" in gone.stderr
        and gone.stderr.count("\n") == 1
    )
