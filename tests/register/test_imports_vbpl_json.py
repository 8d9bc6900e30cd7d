"""Answers of the national database as they were saved: what is understood, what is refused by name, and hostile files."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.register.imports.records import DocumentRecord, Item, Reference, Refusal, RelationRecord
from kg.register.imports.run import new_source, open_reader, run_import
from kg.register.imports.staging import pending
from kg.register.imports.vbpl_json import SavedAnswers
from kg.text import UnreadableError
from tests.support.import_records import content
from tests.support.program import kg, python

TODAY = date(2026, 11, 20)
IN_FORCE = {"id": "x", "code": "CHL", "name": "Còn hiệu lực"}
DECREE: dict[str, Any] = {
    "id": "200001", "docNum": "61/2026/NĐ-CP", "title": "Nghị định 61/2026/NĐ-CP Quy định thử nghiệm", "docAbs": None,
    "docType": {"id": "0d", "code": "NĐ", "name": "Nghị định"}, "issueDate": "2026-05-01T00:00:00", "effFrom": "2026-06-15T00:00:00",
    "effTo": None, "effStatus": IN_FORCE, "agencyName": "Chính phủ", "documentMajors": [{"majorType": {"name": "Tư pháp"}, "fieldType": None}],
    "documentContent": {"content": "<p>…</p>"},
    "references": [
        {"referenceType": 12, "targetDocument": {"id": "150001", "docNum": "34/2016/NĐ-CP", "title": "Nghị định 34/2016/NĐ-CP"}},
        {"referenceType": 3, "targetDocument": {"id": "150002", "docNum": "63/2025/QH15", "title": "Luật Tổ chức Chính phủ số 63/2025/QH15"}},
    ],
}  # fmt: skip
RECORD = DocumentRecord(
    "61/2026/NĐ-CP", "decree", "Quy định thử nghiệm", "Chính phủ", date(2026, 5, 1), date(2026, 6, 15),
    state="in_force", state_code="CHL", external_id="200001", topics=("Tư pháp",),
)  # fmt: skip
RELATIONS = [
    RelationRecord(Reference(external_id="200001"), "replaces", Reference("34/2016/NĐ-CP", "decree", external_id="150001")),
    RelationRecord(Reference(external_id="200001"), "based_on", Reference("63/2025/QH15", "law", external_id="150002")),
]  # fmt: skip


def listing(*rows: Any) -> dict[str, Any]:
    return {
        "success": True,
        "statusCode": 200,
        "data": {"current": 1, "total": len(rows), "pageNumber": 0, "pageSize": 20, "items": list(rows)},
    }


def read(folder: Path, answer: Any, name: str = "a.json") -> list[Item]:
    path = folder / name
    path.write_text(answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    return list(SavedAnswers(path, TODAY).items(0))


@pytest.mark.parametrize(
    "answer", [{"success": True, "data": DECREE}, listing(DECREE), {"data": [DECREE]}, DECREE, {"id": "200001", "fetchedAt": "2026-11-29", "data": DECREE}],
    ids=["one", "listing", "list", "bare", "wrapped"],
)  # fmt: skip
def test_the_shapes_of_an_answer(tmp_path: Path, answer: Any) -> None:
    assert read(tmp_path, answer) == [RECORD, *RELATIONS]


def changed(**how: Any) -> dict[str, Any]:
    return {**DECREE, "references": [], **how}


def related(number: Any, **target: Any) -> dict[str, Any]:
    return {**DECREE, "references": [{"referenceType": number, "targetDocument": target}]}


CASES: list[tuple[str, Any, dict[str, Any]]] = [
    # why, answer, fields of the record that differ
    ("an instant is a day in Vietnam", changed(issueDate="2026-04-30T17:00:00Z"), {}),
    ("no number at all", changed(docNum=None, agencyName="Quốc hội", title="Luật Thử nghiệm", docType={"name": "Luật"}), {"symbol": None, "type": "law", "title": "Luật Thử nghiệm", "issuer": "Quốc hội"}),
    ("a law's number after its name", changed(docNum="99/2026/QH16", title="Luật Thử nghiệm số 99/2026/QH16", docType={"name": "Luật"}, agencyName="Quốc hội"), {"symbol": "99/2026/QH16", "type": "law", "title": "Luật Thử nghiệm", "issuer": "Quốc hội"}),
    ("an office by its object", changed(agencyName=None, organization={"code": "CP", "name": "Chính phủ"}), {}),
    ("the issuer is in the number of central documents", changed(agencyName=None), {"issuer": None}),
    ("a day that is none", changed(effFrom="sắp tới"), {"effective": None, "flags": ("unreadable_effective",)}),
    ("a state nobody knows", changed(effStatus={"code": "XYZ", "name": "Lơ lửng"}), {"state": None, "state_code": "Lơ lửng", "flags": ("unknown_state",)}),
    ("a type nobody knows", changed(docType={"code": "LVB-VBK", "name": "Văn bản khác thường"}), {"flags": ("unlisted_type",)}),
    ("ended", changed(effTo="2026-10-01T00:00:00", effStatus={"code": "HHL", "name": "Hết hiệu lực toàn bộ"}), {"expired": date(2026, 10, 1), "state": "expired", "state_code": "HHL"}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "row", "differs"), CASES, ids=[case[0] for case in CASES])
def test_documents(tmp_path: Path, why: str, row: Any, differs: dict[str, Any]) -> None:
    (found,) = read(tmp_path, {"data": row})
    said = {name: getattr(RECORD, name) for name in RECORD.__dataclass_fields__} | differs
    assert found == DocumentRecord(**said)


REFUSED: list[tuple[str, Any, Refusal]] = [
    ("a local number without its office", listing(changed(docNum="12/QĐ-UBND", agencyName=None)), Refusal("a.json", "no_issuer", "12/QĐ-UBND")),
    ("neither number nor title", {"data": changed(docNum="", title=None)}, Refusal("a.json", "no_symbol", "200001")),
    ("an error", {"success": False, "message": "entity.not.found"}, Refusal("a.json", "vbpl_failed", "entity.not.found")),
    ("a code of an error", {"statusCode": 500}, Refusal("a.json", "vbpl_failed", "500")),
    ("another answer", {"data": {"documentNamesByType": {"1": []}}}, Refusal("a.json", "vbpl_shape", "documentNamesByType")),
    ("a page", "<!doctype html><title>Xác nhận</title>", Refusal("a.json", "vbpl_page")),
    ("a number for a title", {"data": changed(title=5)}, Refusal("a.json", "vbpl_shape", "200001: title: Input should be a valid string")),
    ("nothing", "null", Refusal("a.json", "vbpl_shape", "NoneType")),
    ("cut short", '{"data": {"id": "1"', Refusal("a.json", "bad_json", "Expecting ',' delimiter: line 1 column 20 (char 19)")),
    ("deep", "[" * 200_000, Refusal("a.json", "bad_json", "maximum recursion depth exceeded while decoding a JSON array from a unicode string")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "answer", "refusal"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_not_understood_is_named(tmp_path: Path, why: str, answer: Any, refusal: Refusal) -> None:
    (found,) = read(tmp_path, answer)
    assert isinstance(found, Refusal) and (found.page, found.reason) == (refusal.page, refusal.reason)
    assert why == "deep" or found.detail == refusal.detail
    assert found.reason == "no_symbol" or all("\n" not in found.message(lang) for lang in ("vi", "en"))


TIES: list[tuple[str, Any, RelationRecord | Refusal]] = [
    ("an unknown number", related(13, id="1", docNum="34/2016/NĐ-CP"), Refusal("a.json", "vbpl_relation", "61/2026/NĐ-CP: referenceType 13")),
    ("no number", related(None, id="1", docNum="34/2016/NĐ-CP"), Refusal("a.json", "vbpl_relation", "61/2026/NĐ-CP: referenceType None")),
    ("a number that says nothing here", related(2, id="1", docNum="34/2016/NĐ-CP"), Refusal("a.json", "vague_relation", "được công bố")),
    ("no other document", related(12), Refusal("a.json", "no_symbol", "61/2026/NĐ-CP: được thay thế")),
    ("itself", related(12, id="200001", docNum="61/2026/NĐ-CP"), Refusal("a.json", "self_relation", "61/2026/NĐ-CP")),
    ("a local one, by its key alone", related(1, id="7", docNum="12/2020/QĐ-UBND"), RelationRecord(Reference(external_id="200001"), "repeals", Reference(external_id="7"))),
    ("the younger acts", related("12", id="7", docNum="99/2027/NĐ-CP"), RelationRecord(Reference("99/2027/NĐ-CP", "decree", external_id="7"), "replaces", Reference(external_id="200001"))),
]  # fmt: skip


@pytest.mark.parametrize(("why", "row", "meant"), TIES, ids=[case[0] for case in TIES])
def test_relations(tmp_path: Path, why: str, row: Any, meant: Item) -> None:
    assert read(tmp_path, {"data": row}) == [RECORD, meant]


def test_a_folder_lines_and_an_archive_say_the_same(tmp_path: Path) -> None:
    rows = [changed(id=str(n), docNum=f"{n}/2026/NĐ-CP") for n in range(1, 6)]
    folder = tmp_path / "f"
    folder.mkdir()
    for row in rows:
        (folder / f"{row['id']}.json").write_text(json.dumps({"data": row}), encoding="utf-8-sig")
    (folder / "ghi-chu.txt").write_text("x", encoding="utf-8")
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n\n".join(json.dumps(row) for row in rows) + "\nrác\n", encoding="utf-8")
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(folder.iterdir()):
            out.write(file, f"x/{file.name}")
    found = [list(SavedAnswers(path, TODAY).items(0)) for path in (folder, archive, lines)]
    assert found[0] == found[1] == found[2][:-1] and len(found[0]) == 5
    assert isinstance(found[2][-1], Refusal) and (found[2][-1].page, found[2][-1].reason) == ("a.jsonl 10", "bad_json")
    for start in range(6):
        assert list(SavedAnswers(archive, TODAY).items(start)) == found[0][start:]


def test_hostile_archives(tmp_path: Path) -> None:
    whole = tmp_path / "a.zip"
    with zipfile.ZipFile(whole, "w") as out:
        out.writestr("a.json", json.dumps(DECREE))
    path = tmp_path / "b.zip"
    for data, line in (
        (whole.read_bytes()[:-30], "a damaged archive"),
        (b"PK\x03\x04" + bytes(90), "a damaged archive"),
        (b"", "a damaged archive"),
    ):
        path.write_bytes(data)
        with pytest.raises(UnreadableError, match=line):
            list(SavedAnswers(path, TODAY).items(0))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out, out.open("bomb.json", "w", force_zip64=True) as part:
        for _ in range(5):
            part.write(b" " * (1 << 24))
    assert list(SavedAnswers(path, TODAY).items(0)) == [Refusal("bomb.json", "too_large", "64")]
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("a.txt", "x")
    with pytest.raises(UnreadableError, match="neither a"):
        list(SavedAnswers(path, TODAY).items(0))
    (tmp_path / "f").mkdir()
    for where, line in ((tmp_path / "không có", "no such file"), (tmp_path / "f", "neither a")):
        with pytest.raises(UnreadableError, match=line):
            SavedAnswers(where, TODAY)


def test_what_comes_into_the_store(conn: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"data": DECREE}), encoding="utf-8")
    done = run_import(conn, None, open_reader("vbpl-json", path, today=TODAY), new_source("vbpl-json", path, day=TODAY))
    assert (done.published.documents, done.published.relations, done.published.unresolved) == (1, 2, 0)
    rows = conn.execute(
        "SELECT a.symbol, e.relation, b.symbol FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object WHERE e.source = ? ORDER BY 2", (done.published.source,)
    ).fetchall()  # fmt: skip
    assert rows == [("61/2026/NĐ-CP", "based_on", "63/2025/QH15"), ("61/2026/NĐ-CP", "replaces", "34/2016/NĐ-CP")]


#: Kills itself once two answers are in the draft.
KILLED = """
import os, signal, sys
import kg.register.imports.run as imports, kg.register.imports.staging as draft
imports.BATCH = 1
write = draft.Staging._write
done = []
def some(self, batch):
    if len(done) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(batch)
    write(self, batch)
draft.Staging._write = some
from kg.cli import main
main(sys.argv[1:])
"""


def test_killed_in_the_middle_and_gone_on_with(store_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps(changed(id=str(n), docNum=f"{n}/2027/NĐ-CP")) + "\n" for n in range(1, 6)), encoding="utf-8"
    )
    words = ["--db", str(store_file), "register", "import", "vbpl-json", str(path)]
    done = python(KILLED, *words)
    assert done.returncode == -9, done.stderr
    with sqlite3.connect(store_file) as conn:
        before = content(conn)
    assert not any("2027/NĐ-CP" in str(row) for row in before["document"])
    assert [count for _, count in pending(store_file)] == [2]
    again = kg(*words)
    assert (
        again.returncode == 0
        and "going on after 2 rows" in again.stderr
        and "  5 documents, 5 of them new" in again.stdout
    )
