"""A store on a PostgreSQL server answers as one in a file does, and loses nothing when something goes wrong."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.bulk.frozen import reader_of
from kg.exchange import export
from kg.exchange import opened as opened_file
from kg.exchange.merge import merge
from kg.register.alone import register_alone
from kg.register.imports.run import new_source, open_reader, remove, run_import
from kg.register.opening import open_store
from kg.register.search import Filters, search
from kg.register.sources import sources
from kg.store import documents, graph, titles
from kg.store.errors import StoreError
from kg.store.migrate import SCHEMA_VERSION
from kg.store.opening import is_server, place_of
from kg.store.server import BadAddress, server_of
from kg.store.statistics import counts
from kg.store.transaction import one_state, transaction
from kg.store.version import version
from kg.trace.chain import chain
from kg.trace.impact import impact
from tests.register.test_search import FIRST
from tests.store.test_version import CHANGES
from tests.support import ROOT, SAMPLES
from tests.support.program import kg
from tests.support.reading import put, ward

pytest.importorskip("pg8000", reason="needs the extra postgres")

from kg.store.postgres.dialect import insert_of, translated
from kg.store.postgres.match import tsquery
from kg.store.postgres.wire import Wire
from tests.support.postgres import Cluster, fill

LAW, DECREE = "10/2022/QH15", "59/2023/NĐ-CP"


@pytest.fixture(scope="module")
def whole(cluster: Cluster, register: sqlite3.Connection) -> str:
    """The address of a store with the whole register, for reading."""
    address = cluster.address(cluster.database())
    fill(address, register)
    return address


@pytest.fixture
def server(address: str) -> Iterator[sqlite3.Connection]:
    with open_store(address) as store:
        yield store.conn


@pytest.fixture
def file(slim_sample_store: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The same store in a file."""
    copy = tmp_path / "same.sqlite"
    shutil.copy(slim_sample_store, copy)
    with open_store(copy) as store:
        yield store.conn


# -- the same answers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "filters", "symbol"), FIRST, ids=[f"{row[0]} {row[2]}" for row in FIRST])
def test_search_ranks_alike(
    whole_conn: sqlite3.Connection, register: sqlite3.Connection, query: str, filters: Filters, symbol: str
) -> None:
    found, other = (search(conn, query, filters, day=date(2026, 1, 1)) for conn in (whole_conn, register))
    assert found.hits[0].document.symbol == symbol
    assert [hit.document.iri for hit in found.hits] == [hit.document.iri for hit in other.hits]
    assert (found.more, found.unknown) == (other.more, other.unknown)


@pytest.fixture(scope="module")
def whole_conn(whole: str) -> Iterator[sqlite3.Connection]:
    with open_store(whole) as store:
        yield store.conn


def _iri(conn: sqlite3.Connection, symbol: str) -> str:
    return documents.by_symbol(conn, symbol)[0].iri


def _pairs(conn: sqlite3.Connection) -> list[tuple[int, ...]]:
    told: list[int] = []
    graph.stated_pairs(conn, ("based_on", "cites"), ("cites",), told.extend)
    return sorted(zip(*[iter(told)] * 3, strict=True))


QUESTIONS: dict[str, Callable[[sqlite3.Connection], Any]] = {
    "by number": lambda conn: documents.by_symbol(conn, "59/2023/nd-cp"),
    "by IRI": lambda conn: documents.document(conn, _iri(conn, LAW)),
    "by name": lambda conn: documents.laws_named(conn, "Luật Thực hiện dân chủ ở cơ sở"),
    "facts": lambda conn: sorted(map(str, documents.facts(conn, _iri(conn, LAW)))),
    "relations": lambda conn: documents.relations(conn, _iri(conn, LAW), incoming=True),
    "by kind": lambda conn: documents.relations_by_kind(conn, _iri(conn, DECREE)),
    "rows": lambda conn: sorted(documents.documents_in(conn, "id", range(1, 40))),
    "iris": lambda conn: sorted(documents.documents_in(conn, "iri", [_iri(conn, LAW), "/none"])),
    "none": lambda conn: list(documents.documents_in(conn, "id", [])),
    "resting": lambda conn: graph.resting(conn, ("based_on", "cites"), date(2030, 1, 1)).fetchall(),
    "pairs": _pairs,
    "read": lambda conn: sorted(graph.mentions(conn, graph.files_read(conn))),
    "titles": lambda conn: sorted(titles.matching(conn, 'title : ("dan" AND "chu" OR "co so")', 2000, 900)),
    "places": lambda conn: conn.execute("SELECT iri_code FROM place WHERE key LIKE 'XUAN%' ORDER BY id").fetchall(),
    "counts": counts,
    "sources": sources,
    "chain": lambda conn: chain(conn, _iri(conn, DECREE), as_of=date(2024, 1, 1)),
    "impact": lambda conn: impact(conn, _iri(conn, LAW), as_of=date(2024, 1, 1)),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_answer(server: sqlite3.Connection, file: sqlite3.Connection, question: str) -> None:
    ask = QUESTIONS[question]
    assert repr(ask(server)) == repr(ask(file))
    with one_state(server):
        assert repr(ask(server)) == repr(ask(file))


def test_the_commands_say_the_same(address: str, slim_sample_store: Path, tmp_path: Path) -> None:
    """Read, checked, imported, exported: whatever a command prints, and every byte of what it writes."""
    copy = tmp_path / "same.sqlite"
    shutil.copy(slim_sample_store, copy)
    text = tmp_path / "bao-cao.txt"
    text.write_text(ward("Thực hiện Nghị định số 59/2023/NĐ-CP và Kế hoạch số 12/KH-UBND của UBND thị xã Sông Cầu."),
                    encoding="utf-8")  # fmt: skip
    own = tmp_path / "list.csv"
    own.write_text("symbol,title,issued,issuer\n9/2020/QĐ-UBND,Quyết định về đèn đường,2020-03-04,UBND tỉnh Phú Yên\n"
                   f"{DECREE},,2023-08-14,Chính phủ\n", encoding="utf-8")  # fmt: skip
    for line in (
        ("ingest", text), ("ingest", text), ("check", text), ("show", LAW, "--format", "json"), ("stale",),
        ("register", "import", "csv", own), ("search", "den duong"), ("register", "remove", "list.csv"),
    ):  # fmt: skip
        one, other = (kg(*line, "--db", db, "--lang", "vi") for db in (address, copy))
        assert (one.returncode, one.stdout) == (other.returncode, other.stdout), (line, one.stderr)
        assert one.stderr == other.stderr
    written = []
    for number, db in enumerate((address, copy)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with open_store(db) as store:
            export(store.conn, folder / "all.csv")
            export(store.conn, folder / "all.nt")
        written.append({one.name: one.read_bytes() for one in folder.iterdir()})
    assert written[0] == written[1]
    assert len(written[0]) == 9


def test_of_a_server_the_register_alone_is_fetched_and_kept(
    address: str, slim_sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row for row that of the same store in a file; no word of what was read; and once, until it changes."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    fetched: list[bytes] = []
    get = Wire.get
    monkeypatch.setattr(
        Wire, "get", lambda wire, sql, take: get(wire, sql, lambda line: (fetched.append(line), take(line)))
    )
    copy = tmp_path / "same.sqlite"
    shutil.copy(slim_sample_store, copy)
    own = ward("Thực hiện Luật số 10/2022/QH15 và Kế hoạch số 909/KH-UBND của UBND tỉnh Phú Yên.")
    with open_store(address) as server, open_store(copy) as file:
        for conn in (server.conn, file.conn):
            put(own, conn)
        with closing(register_alone(server.conn)) as one, closing(register_alone(file.conn)) as other:
            assert reader_of(one) == reader_of(other)
        assert fetched
        told = b"".join(fetched)
        assert b"10/2022/QH15" in told
        assert b"909/KH-UBND" not in told
        fetched.clear()
        for place in (None, tmp_path / "register.sqlite"):
            with closing(register_alone(server.conn, place)) as again:
                assert reader_of(again) == reader_of(register_alone(file.conn))
        put(own.replace("909", "910"), server.conn)
        register_alone(server.conn).close()
        assert not fetched, "it is kept, whatever is read meanwhile"
        with transaction(server.conn):
            server.conn.execute("UPDATE claim SET title = 'Khác' WHERE document = (SELECT id FROM document WHERE iri = ?)",
                                (_iri(server.conn, LAW),))  # fmt: skip
        with closing(register_alone(server.conn)) as changed:
            assert changed.execute("SELECT 1 FROM claim WHERE title = 'Khác'").fetchall()
        assert fetched
    assert len(list((tmp_path / "state").rglob("*.register"))) == 1
    (tmp_path / "state").rename(tmp_path / "gone")
    (tmp_path / "state").touch()  # nothing can be kept here
    with open_store(address) as server, closing(register_alone(server.conn)) as alone:
        assert alone.execute("SELECT count(*) FROM document").fetchone()[0] > 10


def test_from_a_file_to_a_server_and_back(
    cluster: Cluster, slim_template: str, store_file: Path, tmp_path: Path
) -> None:
    """What `kg export` wrote of a file is read into a server, all of it once."""
    target = cluster.address(cluster.database(slim_template))
    with open_store(store_file) as store:
        put(ward("Thực hiện Luật số 10/2022/QH15 và Quyết định số 77/2023/QĐ-UBND của UBND tỉnh Phú Yên."), store.conn)
        export(store.conn, tmp_path / "a.nt")
    for first in (True, False):
        with opened_file(tmp_path / "a.nt") as staged, open_store(target) as store:
            assert merge(store.conn, staged).nothing is not first
            held = counts(store.conn)
    with open_store(target) as store, closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        store.conn.backup(copy)
    with open_store(tmp_path / "copy.sqlite") as store:
        assert counts(store.conn) == held
        assert search(store.conn, "dân chủ cơ sở").hits


@pytest.mark.parametrize("change", [one for one in CHANGES if "SELECT max(id) FROM document" not in one])
def test_each_change_draws_a_new_version(server: sqlite3.Connection, change: str) -> None:
    before = version(server)
    with transaction(server):
        server.execute(change)
    assert version(server) not in ("", before)


def test_what_another_connection_writes_is_seen(address: str) -> None:
    with open_store(address) as mine, open_store(address) as other:
        iri = _iri(mine.conn, LAW)
        with one_state(mine.conn):
            before = documents.document(mine.conn, iri)
            with transaction(other.conn):
                other.conn.execute("UPDATE document SET title = 'Khác' WHERE iri = ?", (iri,))
            assert documents.document(mine.conn, iri) == before
        changed = documents.document(mine.conn, iri)
        assert changed and changed.title == "Khác"


# -- who may what -----------------------------------------------------------------------------------------------


def test_roles_of_the_page(cluster: Cluster, slim_template: str, tmp_path: Path) -> None:
    """The statements of docs/postgres.md: a writer and a reader, who can do everything but write."""
    name = cluster.database(slim_template)
    page = (ROOT / "docs" / "postgres.md").read_text(encoding="utf-8")
    roles = next(block for block in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) if "kg_reader" in block)
    cluster.sql(*[one for one in roles.replace("vanban", name).split(";") if one.strip()], database=name)
    cluster.sql("ALTER ROLE an PASSWORD 'bi-mat-1'", "ALTER ROLE binh PASSWORD 'bi-mat-2'")
    writer, reader = (cluster.address(name, user, word) for user, word in (("an", "bi-mat-1"), ("binh", "bi-mat-2")))
    text = tmp_path / "a.txt"
    text.write_text(ward("Thực hiện Luật số 10/2022/QH15."), encoding="utf-8")
    assert kg("ingest", text, "--db", writer).returncode == 0
    for line in (("stats",), ("search", "dân chủ"), ("chain", DECREE), ("check", text), ("stale",),
                 ("export", "-o", tmp_path / "a.nt")):  # fmt: skip
        done = kg(*line, "--db", reader, "--lang", "en")
        assert done.returncode in (0, 1), (line, done.stderr)
    (tmp_path / "list.csv").write_text("symbol,title\n9/2020/QĐ-UBND,Quyết định\n", encoding="utf-8")
    for line in (("ingest", SAMPLES / "phuong-xuan-dai-2023.txt"), ("register", "import", "csv", tmp_path / "list.csv"),
                 ("import", tmp_path / "a.nt")):  # fmt: skip
        done = kg(*line, "--db", reader, "--lang", "en")
        assert done.returncode == 2
        assert "you may only read this store" in done.stderr
        assert "bi-mat" not in done.stdout + done.stderr
    with open_store(reader) as store, pytest.raises(sqlite3.Error, match="permission denied"):
        assert store.read_only
        store.conn.execute("DELETE FROM document")


def test_tables_of_an_older_version(cluster: Cluster, slim_template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner's next command brings them up to date, all of it or nothing; a reader is told, and nothing is done."""
    name = cluster.database(slim_template)
    address = cluster.address(name)
    cluster.sql("GRANT USAGE ON SCHEMA kg TO PUBLIC", "GRANT SELECT ON ALL TABLES IN SCHEMA kg TO PUBLIC",
                "DO $$ BEGIN CREATE ROLE doc LOGIN; EXCEPTION WHEN duplicate_object THEN END $$", database=name)  # fmt: skip
    old = SCHEMA_VERSION
    good, bad = "ALTER TABLE kg.source ADD COLUMN shelf text", "ALTER TABLE kg.no_such ADD COLUMN shelf text"
    monkeypatch.setattr("kg.register.on_server.SCHEMA_VERSION", old + 2)

    def held() -> tuple[str, str]:
        shelves = "SELECT count(*) FROM information_schema.columns WHERE column_name = 'shelf'"
        version = "SELECT value FROM kg.meta WHERE key = 'schema'"
        return cluster.sql(version, database=name), cluster.sql(shelves, database=name)

    monkeypatch.setattr("kg.register.on_server.STEPS", {old + 1: (good,), old + 2: (bad,)})
    with pytest.raises(StoreError):
        open_store(address)
    assert held() == (str(old), "0")
    with pytest.raises(StoreError) as stopped:
        open_store(cluster.address(name, "doc"))
    assert stopped.value.reason == "outdated"
    monkeypatch.setattr("kg.register.on_server.STEPS", {old + 1: (good,), old + 2: ()})
    for _ in range(2):
        with open_store(address) as store:
            assert documents.by_symbol(store.conn, LAW)
        assert held() == (str(old + 2), "1")


def test_what_cannot_be_opened(cluster: Cluster, slim_template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line each, and no password in any."""
    stranger = cluster.database()
    cluster.sql("CREATE SCHEMA kg", "CREATE TABLE kg.document (id int)", database=stranger)
    newer = cluster.database(slim_template)
    cluster.sql("UPDATE kg.meta SET value = '99' WHERE key = 'schema'", database=newer)
    cluster.sql("CREATE ROLE ai LOGIN PASSWORD 'dung-noi'")
    port = cluster.port
    for address, said in (
        (cluster.address(slim_template, "ai", "sai-roi"), "password"),
        (f"postgresql://ai@127.0.0.1:{port}/{slim_template}", "PGPASSWORD"),
        (cluster.address("khong_co"), "no such database"),
        (cluster.address(stranger), "no store of kg"),
        (cluster.address(newer), "newer kg"),
        ("postgresql://ai:dung-noi@127.0.0.1:1/x", "cannot be reached"),
        ("postgresql://ai:dung-noi@127.0.0.1:port/x", "no address"),
        ("postgresql://ai:dung-noi@127.0.0.1/x?ssl=on", "no address"),
        (cluster.address(cluster.database(), "ai", "dung-noi"), "may not make one"),
    ):
        done = kg("stats", "--db", address, "--lang", "en")
        assert done.returncode == 2, address
        assert done.stderr.count("\n") == 1, done.stderr
        assert said in done.stderr
        assert not re.search("dung-noi|sai-roi", done.stderr + done.stdout)
    monkeypatch.setenv("PGPASSWORD", "dung-noi")
    with pytest.raises(StoreError) as stopped:
        open_store(f"postgresql://ai@127.0.0.1:{port}/{slim_template}")
    assert stopped.value.reason == "no_entry", "it came in, and may not see the schema"
    assert kg("doctor", "--db", cluster.address(slim_template), "--lang", "en").returncode == 2


# -- addresses, statements, questions ---------------------------------------------------------------------------


def test_addresses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGPASSWORD", "PGSSLMODE"):
        monkeypatch.delenv(name, raising=False)
    found = server_of("postgresql://an:b%C3%AD@may-chu:6000/van%20ban?sslmode=verify-full")
    assert (found.user, found.host, found.port, found.database, found.ssl) == (
        "an",
        "may-chu",
        6000,
        "van ban",
        "verify-full",
    )
    assert found.password() == "bí"
    assert "bí" not in f"{found} {found!r}"
    assert server_of("postgresql:/an@h/d") == server_of("postgres://an@h/d"), "a path swallows a slash"
    assert server_of("postgresql://an@/d?host=/run/pg").local
    assert str(place_of("postgresql://an:x@h/d")) == "postgresql://an@h:5432/d"
    monkeypatch.setenv("KG_DB", "postgresql://an@h/d")
    assert str(place_of(None)) == "postgresql://an@h:5432/d"
    assert not is_server("postgresql.sqlite")
    for wrong in ("postgresql://an@h:0/d", "postgresql://an@h/d?sslmode=may-be", "postgresql://an@h/d?x=1"):
        with pytest.raises(BadAddress):
            server_of(wrong)
    kept = tmp_path / "pgpass"
    kept.write_text("# mine\nother:*:*:*:no\nh:5432:*:an:a\\:b\n", encoding="utf-8")
    monkeypatch.setenv("PGPASSFILE", str(kept))
    kept.chmod(0o644)
    assert server_of("postgresql://an@h/d").password() is None, "others may read it"
    kept.chmod(0o600)
    assert server_of("postgresql://an@h/d").password() == "a:b"


@pytest.mark.parametrize(
    ("sql", "wanted"),
    [
        ("SELECT a FROM t WHERE b = ? AND c = ?", "SELECT a FROM t WHERE b = $1 AND c = $2"),
        ("SELECT ?2, ?1, '?'", "SELECT $2, $1, '?'"),
        ("UPDATE t SET a = :a, b = COALESCE(min(b, :b), :a)", "UPDATE t SET a = $1, b = COALESCE(LEAST(b, $2), $1)"),
        ("INSERT OR IGNORE INTO t VALUES (?)", "INSERT INTO t VALUES ($1) ON CONFLICT DO NOTHING"),
        ("SELECT 1 WHERE a IS NOT b AND c IS NOT NULL AND d IS ?",
         "SELECT 1 WHERE a IS DISTINCT FROM b AND c IS NOT NULL AND d IS NOT DISTINCT FROM $1"),
        ("SELECT a FROM t ORDER BY a DESC, f(b, c) LIMIT -1",
         "SELECT a FROM t ORDER BY a DESC NULLS LAST , f(b, c) NULLS FIRST LIMIT ALL"),
        ("SELECT (SELECT a FROM t ORDER BY a LIMIT 1), b", "SELECT (SELECT a FROM t ORDER BY a NULLS FIRST LIMIT 1), b"),
        ("SELECT ' IS x' || main.t.a FROM temp.u", "SELECT ' IS x' || kg.t.a FROM pg_temp.u"),
    ],
)  # fmt: skip
def test_statements(sql: str, wanted: str) -> None:
    assert " ".join(translated(sql).text.split()) == wanted


def test_rows_that_are_copied() -> None:
    found = insert_of(translated("INSERT INTO edge(a, b, rule) VALUES (?, ?, 'x'), (?, ?, 'x')").text)
    assert found and (found.table, found.columns, found.values, found.rows) == (
        "edge",
        ("a", "b", "rule"),
        (0, 1, "x"),
        2,
    )
    assert insert_of(translated("INSERT INTO t(a) VALUES (lower(?))").text) is None
    assert insert_of(translated("INSERT INTO t(a) SELECT ?").text) is None


@pytest.mark.parametrize("value", ["a\tb", "a\\nb", "\\N", "a\nb\r", "", "🏛 Ủy ban", None])
def test_any_text_comes_back(server: sqlite3.Connection, value: str | None) -> None:
    with transaction(server):
        server.executemany("INSERT INTO document(iri, title, type, origin) VALUES (?, ?, 'law', 'cited')",
                           [(f"/x{n}", value) for n in range(9)])  # fmt: skip
        server.execute("INSERT INTO document(iri, title, type, origin) VALUES ('/y', ?, 'law', 'cited')", (value,))
    rows = server.execute("SELECT title FROM document WHERE iri LIKE '/x_' OR iri = '/y'").fetchall()
    assert rows == [(value,)] * 10


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ('"dat" AND "dai"', "('dat':ABCD & 'dai':ABCD)"),
        ('{title symbol issuer} : ("dan chu")', "('dan':ABC <-> 'chu':ABC)"),
        ('facets : ("law" OR "code") AND issuer : "bo"', "(('law':D | 'code':D) & 'bo':C)"),
        ('title : ("a"*)', "'a':*A"),
    ],
)
def test_questions(question: str, wanted: str) -> None:
    assert tsquery(question) == wanted


def test_an_import_goes_on_where_it_was_interrupted(server: sqlite3.Connection, tmp_path: Path) -> None:
    """Its draft lies beside, on this machine, until all of it is put on the server."""
    own = tmp_path / "list.csv"
    rows = "".join(f"{n}/2020/QĐ-UBND,Quyết định {n},2020-03-04,UBND tỉnh Phú Yên\n" for n in range(1, 30))
    own.write_text("symbol,title,issued,issuer\n" + rows, encoding="utf-8")
    before, place = counts(server), tmp_path / "server"
    source = new_source("csv", own)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import(server, place, open_reader("csv", own), source, stop)
    assert counts(server) == before
    assert run_import(server, place, open_reader("csv", own), source).published.new_documents == 29
    assert remove(server, place, "list.csv")
    assert counts(server) == before
