"""Reading documents into the store: whole or not at all, each once, nothing left behind."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.ingest import Ingested, ingest
from kg.register.opening import open_store
from kg.resolve.reading import read_document
from kg.store.documents import document, relations
from kg.store.mentions import COUNT
from kg.store.opening import Store
from tests.support.program import Ran, kg

REPORT = """ỦY BAN NHÂN DÂN
PHƯỜNG {letterhead}
Số: {number}/BC-UBND

{ward}, ngày {day} tháng 11 năm 2023

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2023

{body}

Nơi nhận:
- UBND thị xã Sông Cầu;
- UBND tỉnh Phú Yên;
- Lưu: VT.
"""
PLAN = (
    "UBND phường ban hành Kế hoạch số 65/KH-UBND ngày 16/10/2023 về triển khai thực hiện "
    "Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu."
)
OTHER = "Thực hiện Kế hoạch số 18/KH-UBND ngày 17/01/2023 của UBND thị xã Sông Cầu về công tác dân vận."
CITY_PLAN = "/akn/vn-54-557/doc/ke-hoach/ubnd/2023-10-02/195-kh-ubnd"


@pytest.fixture
def store(slim_store: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    with open_store(path) as opened:
        yield opened


def report(path: Path, body: str, *, number: int = 212, day: int = 20, ward: str = "Xuân Đài") -> Path:
    path.write_text(
        REPORT.format(number=number, day=day, body=body, ward=ward, letterhead=ward.upper()), encoding="utf-8"
    )
    return path


def take(store: Store, path: Path | str) -> Ingested:
    return ingest(store.conn, *read_document(path, store.conn))


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    return {
        name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in ("document", "report", "citation", "edge", "source", "fact")
    }


def everything(conn: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What the reports brought, without row numbers."""
    rows: list[tuple[object, ...]] = []
    for sql in (
        "SELECT d.iri, d.symbol, d.title, d.issuer, d.issued, d.origin, d.certainty, s.name "
        "FROM document d JOIN source s ON s.id = d.source WHERE s.kind = 'report'",
        "SELECT d.iri, r.path, r.digest FROM report r JOIN document d ON d.id = r.document",
        "SELECT r.iri, c.start, c.end, c.more, d.iri FROM citation c JOIN document d ON d.id = c.document "
        "JOIN document r ON r.id = c.report",
        "SELECT a.iri, e.relation, b.iri, t.iri, e.ev_start, s.name FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object JOIN document t ON t.id = e.ev_document JOIN source s ON s.id = e.source",
        "SELECT name, kind FROM source WHERE kind = 'report'",
    ):
        rows += sorted(tuple(str(cell) for cell in row) for row in conn.execute(sql))
    return rows


def test_again_is_harmless(store: Store, tmp_path: Path) -> None:
    path = report(tmp_path / "a.txt", PLAN)
    first = take(store, path)
    before = everything(store.conn)
    again = take(store, path)
    assert first.changed and not again.changed
    assert (first.iri, first.citations, first.edges) == (again.iri, again.citations, again.edges)
    assert first.citations == 2 and first.edges >= 2
    assert everything(store.conn) == before


def test_a_page_of_the_web_is_called_as_it_calls_itself(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<title>Điểm mới về đất đai</title><p>Theo Luật Đất đai số 31/2024/QH15.</p>", encoding="utf-8")
    found = document(store.conn, take(store, page).iri)
    assert found is not None and found.title == "Điểm mới về đất đai"


def test_one_document_under_two_paths_is_one(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = report(tmp_path / "a.txt", PLAN)
    copy = report(tmp_path / "copy.txt", PLAN)
    take(store, path)
    before = everything(store.conn)
    assert not take(store, copy).changed
    monkeypatch.chdir(tmp_path)
    assert not take(store, "a.txt").changed, "a path from here is the same file"
    assert everything(store.conn) == before


def test_changed_file_replaces_its_own_edges_only(store: Store, tmp_path: Path) -> None:
    one = report(tmp_path / "one.txt", PLAN)
    two = report(tmp_path / "two.txt", PLAN.replace("65", "66"), number=9, ward="Xuân Yên")
    take(store, two)
    alone = everything(store.conn)
    take(store, one)
    both = everything(store.conn)
    report(one, OTHER)
    assert take(store, one).changed
    changed = everything(store.conn)
    assert set(alone) <= set(changed), "what the other report brought is untouched"
    assert not any("65-kh-ubnd" in str(cell) for row in changed for cell in row), "the old plan is gone"
    assert any("18-kh-ubnd" in str(cell) for row in changed for cell in row)
    report(one, PLAN)
    take(store, one)
    assert everything(store.conn) == both, "and back again"


def test_new_words_for_a_plan_replace_the_old(store: Store, tmp_path: Path) -> None:
    path = report(tmp_path / "a.txt", OTHER)
    take(store, path)
    report(path, OTHER.replace("công tác dân vận", "công tác cải cách hành chính"))
    take(store, path)
    plan = document(store.conn, "/akn/vn-54-557/doc/ke-hoach/ubnd/2023-01-17/18-kh-ubnd")
    assert plan is not None and plan.title is not None and "cải cách" in plan.title


@pytest.mark.parametrize("cited_elsewhere", [False, True])
def test_file_whose_identity_changed_leaves_nothing_behind(store: Store, tmp_path: Path, cited_elsewhere: bool) -> None:
    before = counts(store.conn)
    if cited_elsewhere:
        take(store, report(tmp_path / "two.txt", PLAN, number=9, ward="Xuân Yên"))
    alone = everything(store.conn)
    path = report(tmp_path / "one.txt", PLAN)
    first = take(store, path)
    report(path, OTHER, number=213)
    second = take(store, path)
    assert first.iri != second.iri and document(store.conn, first.iri) is None
    report(path, "Không viện dẫn gì.", number=214)
    third = take(store, path)
    own = {row for row in everything(store.conn) if third.iri in row or str(path) in row}
    assert sorted(set(everything(store.conn)) - own) == sorted(alone)
    if not cited_elsewhere:
        after = counts(store.conn)
        assert after == {**before, "document": before["document"] + 1, "report": 1, "source": before["source"] + 1}


def test_two_texts_from_standard_input_are_two(store: Store) -> None:
    for number in (1, 2):
        text, reading = read_of(
            store, REPORT.format(ward="Xuân Đài", letterhead="XUÂN ĐÀI", number=number, day=20, body=PLAN)
        )
        ingest(store.conn, text, reading)
    assert counts(store.conn)["report"] == 2


def read_of(store: Store, text: str):  # type: ignore[no-untyped-def]
    from kg.cite.find import find_citations
    from kg.resolve import resolve_citations
    from kg.text import Text

    return Text(text, "txt", "-"), resolve_citations(text, find_citations(text), store.conn)


def test_two_reports_that_cite_one_plan_give_one_node(store: Store, tmp_path: Path) -> None:
    one = take(store, report(tmp_path / "one.txt", PLAN))
    two = take(store, report(tmp_path / "two.txt", PLAN, number=9, ward="Xuân Yên"))
    plans = store.conn.execute("SELECT iri FROM document WHERE symbol_key = '195/KH-UBND'").fetchall()
    assert plans == [(CITY_PLAN,)]
    citing = {e.subject for e in relations(store.conn, CITY_PLAN, incoming=True)}
    told_by = {e.evidence.document for e in relations(store.conn, CITY_PLAN, incoming=True)}
    assert {one.iri, two.iri} <= citing | told_by


def test_a_document_issued_by_its_own_file_and_cited_by_another(store: Store, tmp_path: Path) -> None:
    """Whichever is read first: the plan's own file and the report that cites it meet in one node."""
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ SÔNG CẦU\nSố: 195/KH-UBND\n\nSông Cầu, ngày 02 tháng 10 năm 2023\n\nKẾ HOẠCH\n"
        "Triển khai thực hiện Luật Thực hiện dân chủ ở cơ sở\n\nCăn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 "
        "của Chính phủ; UBND thị xã Sông Cầu ban hành Kế hoạch như sau.\n\nNơi nhận:\n- UBND tỉnh Phú Yên;\n",
        encoding="utf-8",
    )
    citing = report(tmp_path / "bao-cao.txt", PLAN)
    results = []
    for order in ((plan, citing), (citing, plan)):
        for path in order:
            take(store, path)
        own = document(store.conn, CITY_PLAN)
        assert own is not None and own.origin == "report" and own.source == str(plan) and own.certainty == "report"
        assert any(e.evidence.source == str(citing) for e in relations(store.conn, CITY_PLAN, incoming=True))
        results.append(everything(store.conn))
        store.conn.executescript("DELETE FROM citation; DELETE FROM report; DELETE FROM edge WHERE ev_document > 0;")
        store.conn.executescript("DELETE FROM document WHERE origin IN ('cited', 'report');")
        store.conn.executescript("DELETE FROM source WHERE kind = 'report';")
    assert results[0] == results[1]


def run(*arguments: str, db: Path) -> Ran:
    return kg(*arguments, KG_DB=db)


def test_one_bad_file_does_not_stop_the_rest_and_is_named(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    report(folder / "a.txt", PLAN)
    (folder / "b.docx").write_bytes(b"PK\x03\x04 not really")
    (folder / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"))
    (folder / "~$b.docx").write_bytes(b"a lock of Word's")
    report(folder / "d.txt", PLAN, number=9, ward="Xuân Yên")
    done = run("ingest", str(folder), str(tmp_path / "none.txt"), db=store.path or Path())
    assert done.returncode == 2
    assert counts(store.conn)["report"] == 2
    named = [line.strip() for line in done.stderr.splitlines() if line.startswith("  ")]
    assert [Path(line.partition(": ")[0]).name for line in named] == ["b.docx", "c.doc", "none.txt"]
    assert "Traceback" not in done.stderr


def test_a_folder_without_documents_is_named(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    done = run("ingest", str(folder), db=store.path or Path())
    assert done.returncode == 2 and str(folder) in done.stderr


#: `kg` that writes three texts at once, where it writes more than the test has.
IN_THREES = """
import sys
from kg.cli import main
from kg.graph import many
many._GROUP = 3
main(sys.argv[1:])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_in_the_middle_leaves_whole_documents(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(60):
        report(folder / f"{n:02}.txt", PLAN.replace("65", str(100 + n)) * 20, number=n + 1)
    assert store.path
    process = subprocess.Popen(
        [sys.executable, "-c", IN_THREES, "ingest", str(folder), "--db", str(store.path)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout
    for _ in range(6):  # three documents are in
        process.stdout.readline()
    time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with open_store(store.path) as opened:
        assert opened.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        held = opened.conn.execute(
            f"SELECT r.path, {COUNT} FROM report r LEFT JOIN citation c ON c.report = r.document GROUP BY r.path"
        ).fetchall()
        assert 3 <= len(held) < 60
        assert {count for _, count in held} == {40}, "each document has all its citations"
        for path, _ in held:
            assert not ingest(opened.conn, *read_document(path, opened.conn)).changed


def test_two_processes_at_once(store: Store, tmp_path: Path) -> None:
    folders = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        for n in range(15):
            ward = "Xuân Đài" if name == "a" else "Xuân Yên"
            report(folder / f"{n}.txt", PLAN, number=n + 1, ward=ward)
        folders.append(folder)
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "kg", "ingest", str(folder), "--db", str(store.path)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for folder in folders
    ]  # fmt: skip
    for process in processes:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint
    assert counts(store.conn)["report"] == 30
    assert store.conn.execute("SELECT count(*) FROM document WHERE symbol_key = '195/KH-UBND'").fetchone() == (1,)
    assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_failure_in_the_middle_leaves_nothing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = report(tmp_path / "a.txt", PLAN)
    before = counts(store.conn)
    monkeypatch.setattr("kg.graph.ingest._edge_row", lambda *_: (None,) * 11)
    with pytest.raises(sqlite3.Error):
        take(store, path)
    assert counts(store.conn) == before


def test_a_changed_file_costs_what_it_holds_and_not_what_the_store_holds(store: Store, tmp_path: Path) -> None:
    take(store, report(tmp_path / "a.txt", PLAN))
    text, reading = read_document(report(tmp_path / "a.txt", PLAN.replace("65", "66")), store.conn)
    steps = [0]

    def step() -> int:
        steps[0] += 1
        return 0

    store.conn.set_progress_handler(step, 1000)
    assert ingest(store.conn, text, reading).changed
    assert steps[0] < 50, "thousand steps of SQLite; to look at each document and edge takes several hundred"


def test_a_file_that_was_moved_and_changed_costs_no_look_through_the_store(
    slim: sqlite3.Connection, tmp_path: Path
) -> None:
    """Its source takes the new name; with thirty thousand relations more the work is the same."""

    def sources() -> list[tuple[int, str]]:
        return slim.execute("SELECT id, name FROM source WHERE kind = 'report'").fetchall()

    def steps_of_reading(path: Path, body: str) -> int:
        steps = [0]
        text, reading = read_document(report(path, body), slim)

        def count() -> int:
            steps[0] += 1
            return 0

        slim.set_progress_handler(count, 10)
        ingest(slim, text, reading)
        slim.set_progress_handler(None, 0)
        return steps[0]

    steps_of_reading(tmp_path / "a.txt", PLAN)
    ((number, _),) = sources()
    (tmp_path / "a.txt").unlink()
    few = steps_of_reading(tmp_path / "b.txt", OTHER)
    assert sources() == [(number, str(tmp_path / "b.txt"))]
    (register,) = slim.execute("SELECT min(id) FROM source").fetchone()
    slim.executemany(
        "INSERT INTO edge(subject, relation, object, source) VALUES (?, 'cites', ?, ?)",
        ((1 + n % 50, 51 + n % 50, register) for n in range(30_000)),
    )
    slim.commit()
    (tmp_path / "b.txt").unlink()
    many = steps_of_reading(tmp_path / "c.txt", PLAN)
    assert sources() == [(number, str(tmp_path / "c.txt"))]
    assert many < 2 * few
