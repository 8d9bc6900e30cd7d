"""Sources side by side: what is taken, who is believed, and that nothing is ever half in or half out."""

from __future__ import annotations

import signal
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kg.model import Document
from kg.register.imports.publish import NewSource
from kg.register.imports.records import DocumentRecord, Reference, Refusal, RelationRecord
from kg.register.imports.run import preview, remove, run_import
from kg.register.imports.staging import BATCH, DraftBusyError, draft_path, open_draft, pending
from kg.register.opening import open_store
from kg.register.precedence import ranks
from kg.register.sources import sources
from kg.store.documents import document, facts
from kg.text import UnreadableError
from tests.support.import_records import DECREE_IRI, Records, carries_out, content, decree, many, plan, take
from tests.support.program import Ran, python

PLAN_1 = "/akn/vn-74/doc/ke-hoach/ubnd/2020-01-02/1-kh-ubnd"


def known(conn: sqlite3.Connection, iri: str) -> Document:
    found = document(conn, iri)
    assert found is not None, iri
    return found


def conflicts(conn: sqlite3.Connection, iri: str) -> set[tuple[str, str, str]]:
    return {(f.field, f.value, f.source) for f in facts(conn, iri) if f.certainty == "conflict"}


# -- who is believed ------------------------------------------------------------------------------------------

EFFECTS: list[tuple[str, str, int | None, str]] = [
    ("a national database does not outdo what was verified", "national_database", None, "2023-08-15"),
    ("nor does an office's list", "office_list", None, "2023-08-15"),
    ("a smaller rank does", "office_list", 5, "2023-09-01"),
    ("an equal rank without a day does not", "office_list", 10, "2023-08-15"),
]


@pytest.mark.parametrize(("why", "kind", "rank", "shown"), EFFECTS, ids=[row[0] for row in EFFECTS])
def test_precedence(
    slim: sqlite3.Connection, tmp_path: Path, why: str, kind: str, rank: int | None, shown: str
) -> None:
    take(slim, tmp_path, [decree(effective=date(2023, 9, 1))], kind=kind, rank=rank)
    told = {str(known(slim, DECREE_IRI).effective), *(value for _, value, _ in conflicts(slim, DECREE_IRI))}
    assert str(known(slim, DECREE_IRI).effective) == shown
    assert told == {"2023-08-15", "2023-09-01"}  # the other side is never lost


def test_two_imports_by_rank_and_then_by_day(slim: sqlite3.Connection, tmp_path: Path) -> None:
    for name, rank, day, effective in (
        ("cũ", 30, date(2024, 1, 1), date(2020, 2, 1)),
        ("mới", 30, date(2025, 1, 1), date(2020, 3, 1)),
        ("không ngày", 30, None, date(2020, 4, 1)),
        ("sau", 31, date(2026, 1, 1), date(2020, 5, 1)),
    ):
        take(slim, tmp_path, [plan(1, effective=effective)], name, rank=rank, day=day)
    assert known(slim, PLAN_1).effective == date(2020, 3, 1)
    assert known(slim, PLAN_1).source == "mới"
    assert {source for _, _, source in conflicts(slim, PLAN_1)} == {"cũ", "không ngày", "sau"}
    for gone, left in (("mới", date(2020, 2, 1)), ("cũ", date(2020, 4, 1)), ("không ngày", date(2020, 5, 1))):
        remove(slim, None, gone)
        assert known(slim, PLAN_1).effective == left


def test_gaps_of_one_source_are_filled_by_the_next(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, [plan(1, title=None, effective=None)], "ít", rank=1)
    take(slim, tmp_path, [plan(1, effective=date(2020, 2, 1))], "nhiều", rank=50)
    doc = known(slim, PLAN_1)
    assert (doc.source, doc.title, doc.effective) == ("ít", "Kế hoạch thứ 1", date(2020, 2, 1))


def test_who_only_mentions_a_document_does_not_own_it(slim: sqlite3.Connection, tmp_path: Path) -> None:
    named = Reference("1/2050/NĐ-CP", "decree", year=2050)
    take(slim, tmp_path, [decree(), RelationRecord(Reference("59/2023/NĐ-CP", "decree"), "amends", named)], "a", rank=1)
    take(slim, tmp_path, [DocumentRecord("1/2050/NĐ-CP", "decree", "Về thử nghiệm", year=2050)], "b", rank=60)
    row = slim.execute("SELECT d.certainty, s.name, d.title FROM document d JOIN source s ON s.id = d.source "
                       "WHERE d.symbol = '1/2050/NĐ-CP'").fetchall()  # fmt: skip
    assert row == [("national_database", "b", "Về thử nghiệm")]


def test_sources_stand_in_the_order_in_which_they_are_believed(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, many(3), "vừa", day=date(2025, 11, 30))
    listed = sources(slim)
    assert [one.rank for one in listed] == sorted(one.rank for one in listed)
    mine = next(one for one in listed if one.name == "vừa")
    assert (mine.rank, mine.kind, mine.day, mine.importer) == (
        30,
        "national_database",
        date(2025, 11, 30),
        "vbpl-dataset",
    )
    assert (mine.documents, mine.relations, mine.facts) == (4, 2, 6)


def test_every_source_has_the_rank_of_its_kind(slim: sqlite3.Connection) -> None:
    for name, kind, rank in slim.execute("SELECT name, kind, rank FROM source"):
        first, last = ranks()[kind]
        assert first <= rank <= last, name


# -- what comes in, and goes again ----------------------------------------------------------------------------


def test_counts_and_identity(slim: sqlite3.Connection, tmp_path: Path) -> None:
    refused = Refusal("7", "bad_day", "31/02/2020")
    done = take(
        slim, tmp_path, [*many(3), carries_out(2, 1), carries_out(2, 99), refused, plan(1, issued=date(2020, 1, 2))]
    )
    assert (done.published.documents, done.published.new_documents) == (4, 3)  # the decree was known
    assert (done.published.relations, done.published.unresolved, done.published.doubled) == (2, 1, 1)
    assert [(reason, times) for reason, times, _ in done.refused] == [("bad_day", 1), ("duplicate", 1)]
    assert done.refused[0][2] == ["7: 31/02/2020"]
    assert dict(done.flags) == {"x": 3, "no_effective": 4}
    assert slim.execute("SELECT count(*) FROM document WHERE symbol_key = '59/2023/ND-CP'").fetchone() == (1,)


def test_one_number_of_the_national_database_is_one_document(slim: sqlite3.Connection, tmp_path: Path) -> None:
    """An ordinance that one source files under the order that promulgated it; a relation to what another describes."""
    as_ordinance = DocumentRecord("31-L/CTN", "ordinance", issued=date(1994, 3, 15), external_id="9985")
    as_order = DocumentRecord("31-L/CTN", "order", issued=date(1994, 3, 15), external_id="9985")
    other = DocumentRecord("31-L/CTN", "order", issued=date(1995, 3, 15), external_id="9986")
    edge = RelationRecord(Reference(external_id="7"), "implements", Reference(external_id="9985"))
    take(slim, tmp_path, [as_ordinance], "một")
    done = take(slim, tmp_path, [as_order, other], "hai")
    assert (done.published.documents, done.published.new_documents) == (2, 1)
    done = take(slim, tmp_path, [plan(7), edge], "ba")
    assert (done.published.relations, done.published.unresolved, done.published.mentioned) == (1, 0, 1)
    for name in ("một", "hai"):
        remove(slim, None, name)
    assert slim.execute("SELECT type FROM document WHERE symbol = '31-L/CTN'").fetchall() == [("ordinance",)]  # "ba"


def test_two_records_of_one_document_keep_what_they_contradict(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, [plan(1, effective=date(2020, 2, 1)), plan(1, effective=date(2020, 3, 1), topics=("a",))])
    assert known(slim, PLAN_1).effective == date(2020, 2, 1)
    assert conflicts(slim, PLAN_1) == {("effective", "2020-03-01", "nguồn")}


def test_importing_again_changes_nothing(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, many(5))
    before = content(slim)
    take(slim, tmp_path, many(5))
    assert content(slim) == before


def test_a_later_state_replaces_the_earlier_one(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, many(5))
    take(slim, tmp_path, [plan(1, title="Tên mới")])
    assert known(slim, PLAN_1).title == "Tên mới"
    assert document(slim, PLAN_1.replace("/1-", "/2-")) is None
    assert slim.execute(
        "SELECT count(*) FROM edge e JOIN source s ON s.id = e.source WHERE s.name = 'nguồn'"
    ).fetchone() == (0,)


def test_removal_leaves_the_store_as_it_was(slim: sqlite3.Connection, tmp_path: Path) -> None:
    before = content(slim)
    take(
        slim,
        tmp_path,
        [*many(5), decree(title="Tên khác", expired=date(2030, 1, 1), expired_by="1/2030/NĐ-CP")],
        rank=1,
    )
    assert known(slim, DECREE_IRI).title == "Tên khác"
    assert remove(slim, None, "nguồn") == (5, 4, 12)
    assert content(slim) == before
    assert slim.execute("PRAGMA foreign_key_check").fetchall() == []


def test_shipped_sources_and_strangers_cannot_be_removed(slim: sqlite3.Connection) -> None:
    before = content(slim)
    for name in ("Bộ pháp điển điện tử (11/2025)", "không có"):
        assert remove(slim, None, name) is None
    assert content(slim) == before


def test_documents_that_reports_and_other_sources_know_stay(slim: sqlite3.Connection, tmp_path: Path) -> None:
    from kg.graph.ingest import ingest
    from kg.resolve.reading import read_document

    report = tmp_path / "bao-cao.txt"
    report.write_text(
        "UBND TỈNH BÌNH DƯƠNG\nSố: 9/BC-UBND\nBình Dương, ngày 05 tháng 3 năm 2020\nBÁO CÁO\nKết quả thực hiện\n\n"
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2020 của UBND tỉnh Bình Dương về cải cách hành chính.\n",
        encoding="utf-8",
    )
    ingest(slim, *read_document(str(report), slim))
    before = content(slim)
    assert known(slim, PLAN_1).origin == "cited"
    take(slim, tmp_path, many(3), "một")
    take(slim, tmp_path, [plan(2)], "hai")
    assert (known(slim, PLAN_1).origin, known(slim, PLAN_1).title) == ("register", "Kế hoạch thứ 1")
    remove(slim, None, "một")
    assert document(slim, PLAN_1.replace("/1-", "/2-")) is not None  # "hai" knows it
    assert document(slim, PLAN_1.replace("/1-", "/3-")) is None
    remove(slim, None, "hai")
    assert content(slim)["document"] == before["document"]


@pytest.mark.usefixtures("few")
def test_a_newer_shipped_register_keeps_imports(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file) as store:
        take(store.conn, tmp_path, [*many(4), decree(effective=date(2023, 9, 1))], rank=1)
        mine = {row[:2] for row in content(store.conn)["claim"] if row[1] == "nguồn"}
        shown = [row for row in content(store.conn)["document"] if row[14] == "nguồn"]
    for _ in range(2):
        with open_store(store_file) as store:
            before = content(store.conn)
            store.conn.execute("UPDATE meta SET value = 'older' WHERE key = 'register'")
            store.conn.commit()
    assert len(before["document"]) > 1_000
    assert {row[:2] for row in before["claim"] if row[1] == "nguồn"} == mine
    assert [row for row in before["document"] if row[14] == "nguồn"] == shown


def test_nothing_to_take_leaves_the_older_state(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, many(3))
    before = content(slim)
    with pytest.raises(UnreadableError, match="nothing in it can be taken"):
        take(slim, tmp_path, [Refusal("1", "bad_day"), Refusal("2", "bad_day")])
    assert content(slim) == before


# -- what it would change -------------------------------------------------------------------------------------


def test_preview_says_what_changes_and_changes_nothing(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file) as store:
        conn = store.conn
        take(conn, tmp_path, [plan(1), plan(2), carries_out(2, 1), plan(3, expired=date(2021, 1, 1))], rank=1)
        before = content(conn)
        after = [
            plan(1, effective=date(2020, 2, 2)),
            plan(2, expired=date(2022, 1, 1)),
            plan(4),
            carries_out(4, 2),
            carries_out(2, 4),
        ]
        source = NewSource("nguồn", "national_database", "vbpl-dataset", rank=1)
        _, changes = preview(conn, store.path, Records(tmp_path / "x", after), source)
        assert changes.counts == {
            "new_documents": 1, "gone_documents": 1, "changed_days": 1, "changed_names": 0, "new_ends": 1,
            "gone_ends": 1, "new_relations": 2, "gone_relations": 1,
        }  # fmt: skip
        (day,) = changes.examples["changed_days"]
        assert (day.symbol, day.field, day.before, day.after) == ("1/KH-UBND", "effective", None, "2020-02-02")
        assert content(conn) == before
        assert {path.name for path in tmp_path.iterdir() if path.suffix == ".import"} == set()
        run_import(conn, store.path, Records(tmp_path / "x", after), source)
        _, changes = preview(conn, store.path, Records(tmp_path / "x", after), source)
        assert set(changes.counts.values()) == {0}


# -- interrupted ----------------------------------------------------------------------------------------------

IMPORT = """
import sys
from pathlib import Path
from kg.register.opening import open_store
from kg.register.imports.run import run_import
from kg.register.imports.publish import NewSource
from tests.support.import_records import Records, many
import kg.register.imports.staging as draft, kg.register.imports.publish as publish, kg.register.imports.run as imports
import os, signal
imports.BATCH = 7
publish._CHUNK = 5
def kill(*a, **k): os.kill(os.getpid(), signal.SIGKILL)
def after(function, times):
    left = [times]
    def wrapped(*a, **k):
        found = function(*a, **k)
        left[0] -= 1
        if left[0] == 0:
            kill()
        return found
    return wrapped
db, folder, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
exec(where)
with open_store(db) as store:
    print(run_import(store.conn, db, Records(folder / "records", many(30)), NewSource("nguồn", "national_database", "vbpl-dataset")))
"""
DEATHS: list[tuple[str, str, int]] = [
    ("before anything was read", "draft.Staging.stage = kill", 0),
    ("in the first batch", "draft.Staging._write = kill", 0),
    ("in the third batch", "draft.Staging._write = after(draft.Staging._write, 3)", 14),
    ("between batches", "draft.Staging._set = after(draft.Staging._set, 4)", 21),
    ("when all was read", "imports.publish = kill", 60),
    ("in the middle of the documents", "publish._Publisher.place = after(publish._Publisher.place, 11)", 60),
    ("before the relations", "publish._Publisher.write_relations = kill", 60),
    ("in the middle of the relations", "publish._Publisher.referred = after(publish._Publisher.referred, 20)", 60),
    ("before it is settled", "publish.settle = kill", 60),
    ("after it was settled", "publish.release = after(publish.release, 1)", 60),
]


def start(db: Path, folder: Path, where: str = "", kill_after: float | None = None) -> Ran:
    return python(IMPORT, db, folder, where, kill_after=kill_after)


@pytest.fixture(scope="module")
def undisturbed(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    folder = tmp_path_factory.mktemp("undisturbed")
    path = folder / "kg.sqlite"
    path.write_bytes(slim_store.read_bytes())
    done = start(path, folder)
    with open_store(path) as store:
        assert len(sources(store.conn)) > 0, done.stderr
        return content(store.conn)


@pytest.mark.parametrize(("why", "where", "read"), DEATHS, ids=[row[0] for row in DEATHS])
def test_killed(
    store_file: Path, tmp_path: Path, undisturbed: dict[str, list[tuple[object, ...]]], why: str, where: str, read: int
) -> None:
    with open_store(store_file) as store:
        before = content(store.conn)
    killed = start(store_file, tmp_path, where)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with open_store(store_file) as store:
        assert content(store.conn) == before
        assert store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sum(items for _, items in pending(store_file)) == read
    done = start(store_file, tmp_path)
    with open_store(store_file) as store:
        assert content(store.conn) == undisturbed, done.stderr
    assert pending(store_file) == []


@pytest.mark.parametrize("keep", [1, 0.5])
def test_a_damaged_draft_is_no_damaged_store(
    store_file: Path, tmp_path: Path, undisturbed: dict[str, list[tuple[object, ...]]], keep: float
) -> None:
    start(store_file, tmp_path, "imports.publish = kill")
    (draft,) = tmp_path.glob(".*.import")
    data = bytearray(draft.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    draft.write_bytes(data[: int(len(data) * keep)])
    done = start(store_file, tmp_path)
    with open_store(store_file) as store:
        assert content(store.conn) == undisturbed, done.stderr


def test_killed_at_any_time(store_file: Path, tmp_path: Path, undisturbed: dict[str, list[tuple[object, ...]]]) -> None:
    with open_store(store_file) as store:
        before = content(store.conn)
    for wait in (0.01, 0.03, 0.06):
        start(store_file, tmp_path, kill_after=wait)
        with open_store(store_file) as store:
            assert content(store.conn) in (before, undisturbed)
    start(store_file, tmp_path)
    with open_store(store_file) as store:
        assert content(store.conn) == undisturbed


def test_interrupted_by_the_user(store_file: Path, tmp_path: Path) -> None:
    """Ctrl-C: what was read in whole batches is kept for the next run, the store is as it was."""

    class Stopped(Records):
        def items(self, start: int):  # type: ignore[no-untyped-def]
            for number, item in enumerate(super().items(start)):
                if number == BATCH + 5:
                    raise KeyboardInterrupt
                yield item

    items = [plan(number % 50 + 1) for number in range(BATCH + 20)]
    source = NewSource("nguồn", "national_database", "vbpl-dataset")
    with open_store(store_file) as store:
        before = content(store.conn)
        with pytest.raises(KeyboardInterrupt):
            run_import(store.conn, store.path, Stopped(tmp_path / "x", items), source)
        assert content(store.conn) == before
        assert pending(store_file) == [("nguồn", BATCH)]
        seen: list[int] = []
        done = run_import(store.conn, store.path, Records(tmp_path / "x", items), source, seen.append)
        assert seen[0] == BATCH + 20  # the first batch was not read again
        assert (done.published.documents, done.published.doubled) == (50, BATCH + 20 - 50)
        assert pending(store_file) == []


def test_another_input_is_not_gone_on_with(store_file: Path, tmp_path: Path) -> None:
    start(store_file, tmp_path, "imports.publish = kill")
    assert pending(store_file)
    with open_store(store_file) as store:
        run_import(
            store.conn, store.path, Records(tmp_path / "y", [plan(77)]), NewSource("nguồn", "office_list", "csv")
        )
        assert [one.documents for one in sources(store.conn) if one.importer] == [1]


def test_a_begun_import_can_be_thrown_away(store_file: Path, tmp_path: Path) -> None:
    start(store_file, tmp_path, "imports.publish = kill")
    with open_store(store_file) as store:
        assert remove(store.conn, store.path, "nguồn") == (0, 0, 0)
    assert pending(store_file) == []


def test_two_at_once(store_file: Path) -> None:
    with open_store(store_file) as one, open_store(store_file) as other, open_draft(one.conn, one.path, "x", "1"):
        with pytest.raises(DraftBusyError), open_draft(other.conn, other.path, "x", "1"):
            pass
        with open_draft(other.conn, other.path, "y", "1") as draft:
            assert draft.cursor == 0


def test_a_damaged_draft_is_thrown_away(store_file: Path, tmp_path: Path) -> None:
    draft_path(store_file, "nguồn").write_bytes(b"no database at all" * 100)
    with open_store(store_file) as store:
        run_import(store.conn, store.path, Records(tmp_path / "x", [plan(1)]), NewSource("nguồn", "office_list", "csv"))
        assert known(store.conn, PLAN_1).title == "Kế hoạch thứ 1"


def test_readers_see_nothing_of_an_import_under_way(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file) as store, open_store(store_file) as reader:
        before = content(reader.conn)
        seen: list[bool] = []
        items = Records(tmp_path / "x", many(10))
        source = NewSource("nguồn", "office_list", "csv")
        run_import(store.conn, store.path, items, source, lambda _: seen.append(content(reader.conn) == before))
        assert len(seen) >= 2 and all(seen)
        assert known(reader.conn, PLAN_1).title == "Kế hoạch thứ 1"
