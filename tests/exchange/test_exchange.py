"""`kg export` and `kg import`: nothing is lost on the way, nothing is half written, nothing bad comes in."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import PROV, SH

from kg.exchange import SUFFIXES, Imported, export, graph_xml, merge, opened
from kg.graph.ingest import ingest
from kg.model import DocType, Level
from kg.naming import symbol_key
from kg.rdf import read as rdf_read
from kg.rdf.mapping import to_graph
from kg.rdf.terms import OA, VN, read
from kg.register.imports.run import new_source, open_reader, remove, run_import
from kg.register.opening import open_store
from kg.resolve.reading import read_document
from kg.store.records import (
    CitationRecord,
    ClaimRecord,
    DocumentRecord,
    EdgeRecord,
    FactRecord,
    ReadingRecord,
    Record,
    SourceRecord,
    StoreReader,
    columns,
    source_iri,
)
from kg.text import UnreadableError
from tests.support import ROOT, SAMPLES
from tests.support.examples import examples

SCHEMA = (ROOT / "kg" / "store" / "schema.sql").read_text(encoding="utf-8")
REPORTS = sorted(SAMPLES.glob("*.txt"))
LAW, DECREE, PLAN, REPORT = (
    "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15",
    "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp",
    "/akn/vn-45-461/doc/ke-hoach/ubnd/2024-03-05/65-kh-ubnd",
    "/akn/vn-45-461-19333/doc/bao-cao/ubnd/2024-11-12/vie",  # ends as the IRI of an expression does
)


# -- stores made of records -----------------------------------------------------------------------------------


def store_of(records: list[Record]) -> sqlite3.Connection:
    """A store in memory that holds the records; names of report sources are paths."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.executescript(SCHEMA)
    conn.execute("INSERT INTO meta VALUES ('register', 'one')")
    conn.execute("PRAGMA foreign_keys = ON")
    documents: dict[str | None, int] = {}
    sources: dict[str | None, int] = {}
    for record in records:
        said: dict[str, Any] = dict(zip(record._fields, record, strict=True))
        if isinstance(record, SourceRecord):
            sources[said.pop("iri")] = len(sources) + 1
            put(conn, "source", **said, id=len(sources))
        elif isinstance(record, DocumentRecord):
            documents[record.iri] = 100 - len(documents)
            key = symbol_key(record.symbol) if record.symbol else None
            put(conn, "document", **{**said, "source": sources.get(record.source)}, id=documents[record.iri],
                symbol_key=key)  # fmt: skip
    for record in records:
        said = dict(zip(record._fields, record, strict=True))
        for name in ("document", "report", "subject", "object", "ev_document"):
            if name in said:
                said[name] = documents.get(said[name])
        if "source" in said:
            said["source"] = sources.get(said["source"])
        if isinstance(record, ReadingRecord):
            del said["source"]
            put(conn, "report", **said)
        elif isinstance(record, ClaimRecord | FactRecord | CitationRecord | EdgeRecord):
            put(conn, type(record).__name__.removesuffix("Record").lower(), **said)
    return conn


def put(conn: sqlite3.Connection, table: str, **said: object) -> None:
    names = ", ".join(f'"{name}"' for name in said)
    conn.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(said))})", list(said.values()))


def told(conn: sqlite3.Connection, *, paths: bool = False) -> list[Record]:
    """All that a store tells, by IRIs."""
    store = StoreReader(conn, paths=paths)
    return [*store.sources(), *(record for dossier in store.dossiers() for record in dossier.records())]


def source(name: str, kind: str = "office_list", **more: Any) -> SourceRecord:
    said = {"rank": 50, "day": None, "key": None, "importer": None, "digest": None, **more}
    return SourceRecord(source_iri(kind, said["key"], name), name, kind, **said)


def document(iri: str, kind: str = "law", **more: Any) -> DocumentRecord:
    said = dict.fromkeys((c.name for c in columns(DocumentRecord)), None)
    said |= {"iri": iri, "type": kind, "level": "central", "origin": "register", "certainty": "office_list", **more}
    return DocumentRecord(**said)  # type: ignore[arg-type]


def claim(iri: str, by: SourceRecord, **said: Any) -> ClaimRecord:
    empty = dict.fromkeys((c.name for c in columns(ClaimRecord)), None)
    return ClaimRecord(**(empty | {"document": iri, "source": by.iri, "certainty": "office_list", **said}))  # type: ignore[arg-type]


def edge(subject: str, relation: str, other: str, by: SourceRecord | None = None, **said: Any) -> EdgeRecord:
    empty = dict.fromkeys((c.name for c in columns(EdgeRecord)), None)
    return EdgeRecord(**(empty | {"subject": subject, "relation": relation, "object": other, "basis": "stated", "rule": "",
                            "scope": "whole", "source": by.iri if by else None, **said}))  # type: ignore[arg-type]  # fmt: skip


def through(conn: sqlite3.Connection, path: Path, into: sqlite3.Connection, **how: Any) -> Imported:
    """The store by way of the file into another."""
    export(conn, path, **how)
    return read_in(path, into)


def read_in(path: Path, into: sqlite3.Connection) -> Imported:
    with opened(path) as stage:
        return merge(into, stage)


# -- nothing is lost ------------------------------------------------------------------------------------------

NASTY = [
    "", "'", '"', "=1+2", "'=1+2", "  @x", "\t", "a\nb\r\nc\rd", "\x00", "\x0c trang 2 \x1f", "\x7f\x85\x9f", "\ufffe\uffff",
    "]]>", "<a & b>", "\\u0041\\", "{\"a\": 1}", "Quyết định", "Quye\u0302\u0301t \u0111i\u0323nh", "⚖\ufe0f🇻🇳",
    "\u05e2\u05d1\u05e8\u05d9\u05ea \u200fRTL\u202e", "a,b;c|d", "\ufeffbom", "\U00020000", "null", "-1", "@vi", "^^", "…/vie",
]  # fmt: skip
TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=12))
SOME = st.one_of(st.none(), TEXT.filter(bool))
DAY = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))
YEAR = st.one_of(st.none(), st.integers(1, 9999))
CERTAINTY = st.sampled_from(["verified", "office_list", "conflict", "flag", "existence", "report", "inferred"])


@st.composite
def stores(draw: st.DrawFn) -> list[Record]:
    """The records of a small store, each kind of them with odd text."""
    names = draw(
        st.lists(TEXT.filter(lambda name: bool(name) and "/" not in name and "\\" not in name), max_size=2, unique=True)
    )
    sources = [source(name, draw(st.sampled_from(["office_list", "verified"])), rank=draw(st.integers(-5, 99)), day=draw(DAY),
                      importer=draw(st.sampled_from([None, "csv"])), digest=draw(SOME)) for name in names]  # fmt: skip
    sources.append(source("/nhà/của ai/" + draw(st.sampled_from(["a.txt", "b c.docx", "x\x0b.pdf"])), "report"))
    said_by = st.sampled_from(sources).map(lambda one: one.iri)
    iris = draw(st.lists(st.sampled_from([LAW, DECREE, PLAN, REPORT]), min_size=1, unique=True))
    told_of = st.sampled_from(iris)
    found: list[Record] = [*sources]
    for iri in iris:
        found.append(DocumentRecord(
            iri, draw(st.sampled_from(get_args(DocType))), draw(SOME), draw(SOME), draw(SOME), draw(st.sampled_from(get_args(Level))),
            draw(SOME), draw(DAY), draw(DAY), draw(YEAR), draw(SOME), draw(st.sampled_from(["register", "report", "cited"])),
            draw(st.one_of(st.none(), said_by)), draw(CERTAINTY),
        ))  # fmt: skip
        shown = found[-1]
        for one in draw(st.sets(said_by)):
            if draw(st.booleans()):
                found.append(
                    ClaimRecord(iri, one, shown.certainty, *(getattr(shown, c.name) for c in columns(ClaimRecord)[3:]))
                )
            else:
                found.append(ClaimRecord(iri, one, draw(CERTAINTY), draw(SOME), draw(SOME), draw(SOME),
                                   draw(st.one_of(st.none(), st.sampled_from(get_args(Level)))), draw(DAY), draw(DAY), draw(YEAR),
                                   draw(SOME)))  # fmt: skip
    fact = st.builds(
        FactRecord,
        told_of,
        st.one_of(st.sampled_from(["title", "issued", "expired", "codified"]), TEXT),
        TEXT,
        said_by,
        CERTAINTY,
    )
    found += draw(st.lists(fact, max_size=3, unique=True))
    reader = draw(st.one_of(st.none(), told_of))
    if reader is not None:
        found.append(ReadingRecord(reader, sources[-1].iri, sources[-1].name, draw(TEXT), draw(st.integers(0, 2**40))))
        for start in draw(st.sets(st.integers(0, 99), max_size=2)):
            found.append(
                CitationRecord(
                    reader, start, start + 5, draw(TEXT), draw(told_of), draw(st.sampled_from(["certain", "unknown"]))
                )
            )
    relation = st.sampled_from(
        ["implements", "based_on", "cites", "replaces", "repeals", "details", "issues", "amends"]
    )
    for _ in range(draw(st.integers(0, 3))):
        passage = draw(st.booleans())
        span = (draw(told_of), *draw(st.sampled_from([(None, None), (0, 7)]))) if passage else (None, None, None)
        found.append(EdgeRecord(
            draw(told_of), draw(relation), draw(told_of), draw(st.sampled_from(["stated", "inferred"])), draw(TEXT),
            draw(st.sampled_from(["whole", "article", "part"])), draw(SOME), draw(DAY), draw(st.one_of(st.none(), said_by)),
            draw(SOME), *span, draw(SOME),
        ))  # fmt: skip
    return found


@settings(
    deadline=None,
    max_examples=examples(9, 45),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    records=stores(),
    paths=st.booleans(),
    suffixes=st.lists(st.sampled_from((*SUFFIXES, ".ttl.gz")), min_size=4, max_size=4, unique=True),
)
def test_whatever_a_store_holds_comes_back(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record], paths: bool, suffixes: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("back")
    with closing(store_of(records)) as conn:
        assert told(conn), "the store says something"
        for suffix in suffixes:
            with closing(store_of([])) as other:
                done = through(conn, folder / f"g{suffix}", other, paths=paths)
                assert told(other, paths=paths) == told(conn, paths=paths), suffix
                assert done.documents == len([r for r in records if isinstance(r, DocumentRecord)])
                assert other.execute("SELECT count(*) FROM report r JOIN source s ON s.name = r.path").fetchone() == \
                    conn.execute("SELECT count(*) FROM report r JOIN source s ON s.name = r.path").fetchone()  # fmt: skip
                before = list(other.iterdump())
                assert read_in(folder / f"g{suffix}", other).nothing, suffix
                assert list(other.iterdump()) == before, "a second time it changes nothing"
        before = list(conn.iterdump())
        assert read_in(folder / f"g{suffixes[0]}", conn).nothing
        assert list(conn.iterdump()) == before, "nor does a store's own export"


def with_more(path: Path) -> sqlite3.Connection:
    """The store at `path` with the sample reports and an imported list, one row of which is at odds with the register."""
    office = path.with_name("danh-muc.csv")
    office.write_text(
        "symbol,issued,title,issuer,topics\n"
        "59/2023/NĐ-CP,15/08/2023,Một tên khác hẳn,Chính phủ,dân chủ\n"
        "77/2029/QĐ-UBND,03/01/2029,Về một việc,UBND tỉnh Quảng Trị,đất đai\n",
        encoding="utf-8",
    )
    conn = open_store(path).conn
    for sample in REPORTS:
        ingest(conn, *read_document(str(sample), conn))
    run_import(conn, None, open_reader("csv", office), new_source("csv", office))
    return conn


def copy_of(path: Path, to: Path) -> Path:
    to.write_bytes(path.read_bytes())
    return to


@pytest.fixture(scope="module")
def full(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A store with a part of the shipped register, an imported list and reports that were read."""
    conn = with_more(copy_of(slim_store, tmp_path_factory.mktemp("full") / "kg.sqlite"))
    yield conn
    conn.close()


def answers(conn: sqlite3.Connection) -> dict[str, set[tuple[Any, ...]]]:
    """What the program itself asks of a store, beyond the records: keys for look-up, views, words."""
    return {
        sql: set(conn.execute(sql))
        for sql in (
            "SELECT iri, symbol_key, name_key FROM document",
            "SELECT d.iri, t.field, t.value, t.certainty FROM told t JOIN document d ON d.id = t.document",
            "SELECT d.iri FROM document_search s JOIN document d ON d.id = s.rowid WHERE document_search MATCH 'ubnd'",
        )
    }


# What a store makes of the rest by itself, and the row numbers; places are shipped.
DERIVED = {"document": {"id", "symbol_key", "name_key"}, "source": {"id"}, "edge": {"id"},
           "report": {"passages"}, "citation": {"more"}}  # fmt: skip
NAMES = {
    "report": ReadingRecord,
    "document": DocumentRecord,
    "claim": ClaimRecord,
    "fact": FactRecord,
    "citation": CitationRecord,
    "edge": EdgeRecord,
    "source": SourceRecord,
}


def test_every_column_of_the_store_is_told() -> None:
    conn = store_of([])
    held = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert held == {*NAMES, "alias", "meta", "place", "place_successor"}, "older IRIs are told as facts"
    for name, kind in NAMES.items():
        there = {row[1] for row in conn.execute(f"PRAGMA table_info({name})")} - DERIVED.get(name, set())
        made = {"iri"} if kind is SourceRecord else {"source"} if kind is ReadingRecord else set()
        assert there == {column.name for column in columns(kind)} - made, name


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".nq.gz"])
def test_register_list_and_reports_come_back(
    full: sqlite3.Connection, slim_store: Path, tmp_path: Path, suffix: str
) -> None:
    with closing(open_store(copy_of(slim_store, tmp_path / "kg.sqlite")).conn) as conn:
        done = through(full, tmp_path / f"g{suffix}", conn)
        assert told(conn) == told(full)
        assert answers(conn) == answers(full)
        assert done.readings == len(REPORTS) and done.citations > 50 and not done.other_register
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert read_in(tmp_path / f"g{suffix}", conn).nothing
        again = ingest(conn, *read_document(str(REPORTS[0]), conn))
        assert not again.changed, "the same text is the same reading, wherever its file lies"


def test_an_imported_list_can_be_taken_out_again(full: sqlite3.Connection, slim_store: Path, tmp_path: Path) -> None:
    there = sqlite3.connect(tmp_path / "there.sqlite")
    full.backup(there)
    with closing(there), closing(open_store(copy_of(slim_store, tmp_path / "kg.sqlite")).conn) as conn:
        through(there, tmp_path / "g.nt", conn)
        for one in (there, conn):
            assert remove(one, None, "danh-muc.csv") is not None
        assert told(conn) == told(there)


def test_the_register_comes_back(much: sqlite3.Connection, tmp_path: Path) -> None:
    with closing(store_of([])) as other:
        other.execute(
            "UPDATE meta SET value = (SELECT ?)",
            much.execute("SELECT value FROM meta WHERE key = 'register'").fetchone(),
        )
        through(much, tmp_path / "g.csv", other)
        assert told(other) == told(much)


# -- stores that know different things --------------------------------------------------------------------------

A, B = source("danh-muc-a.csv", importer="csv", rank=50), source("danh-muc-b.csv", importer="csv", rank=40)
FILE_1, FILE_2 = source("/home/one/bc.txt", "report", rank=80), source("/home/two/bc.txt", "report", rank=80)


def merged(first: list[Record], second: list[Record], path: Path) -> sqlite3.Connection:
    """The second store's export put into the first."""
    into = store_of(first)
    with closing(store_of(second)) as other:
        through(other, path, into)
    before = told(into)
    assert read_in(path, into).nothing
    assert told(into) == before
    return into


def test_what_sources_say_stands_side_by_side_and_the_best_is_shown(tmp_path: Path) -> None:
    ours: list[Record] = [A, document(LAW, title="Luật A", issued="2022-11-10", source=A.iri),
                          claim(LAW, A, title="Luật A", issued="2022-11-10", level="central")]  # fmt: skip
    theirs: list[Record] = [B, document(LAW, title="Luật B", issued="2022-11-11", source=B.iri),
                            claim(LAW, B, title="Luật B", issued="2022-11-11", level="central"),
                            FactRecord(LAW, "expired", "2030-01-01", B.iri, "office_list")]  # fmt: skip
    for first, second in ((ours, theirs), (theirs, ours)):
        conn = merged(first, second, tmp_path / "g.nt")
        assert conn.execute("SELECT title, issued FROM document").fetchall() == [("Luật B", "2022-11-11")]
        assert conn.execute("SELECT title FROM claim ORDER BY 1").fetchall() == [("Luật A",), ("Luật B",)]
        assert conn.execute("SELECT value FROM told WHERE field = 'title'").fetchall() == [("Luật A",)]
        assert conn.execute("SELECT count(*) FROM fact").fetchone() == (1,)


def test_of_one_source_in_two_states_the_first_stands_and_the_other_beside_it(tmp_path: Path) -> None:
    first: list[Record] = [A, document(LAW, title="Luật", issued="2022-11-10", source=A.iri),
                           claim(LAW, A, title="Luật", issued="2022-11-10", level="central")]  # fmt: skip
    second: list[Record] = [A, document(LAW, title="Luật", issued="2022-11-12", year=2022, source=A.iri),
                            claim(LAW, A, title="Luật", issued="2022-11-12", year=2022, level="central")]  # fmt: skip
    conn = merged(first, second, tmp_path / "g.csv")
    assert conn.execute("SELECT issued, year FROM document").fetchall() == [("2022-11-10", 2022)]
    assert conn.execute("SELECT field, value, certainty FROM fact").fetchall() == [("issued", "2022-11-12", "conflict")]


def test_what_reports_say_of_a_document_fills_gaps_and_contradicts_nothing_away(tmp_path: Path) -> None:
    def read(by: SourceRecord, **said: Any) -> list[Record]:
        return [by, document(PLAN, "plan", origin="cited", certainty="report", source=by.iri, **said)]

    conn = merged(
        read(FILE_1, title="triển khai"), read(FILE_2, title="thực hiện", issued="2024-03-05"), tmp_path / "g.gexf"
    )
    assert conn.execute("SELECT title, issued FROM document").fetchall() == [("triển khai", "2024-03-05")]
    assert conn.execute("SELECT field, value, certainty FROM fact").fetchall() == [("title", "thực hiện", "report")]
    listed: list[Record] = [
        A,
        document(PLAN, "plan", title="ban hành", source=A.iri),
        claim(PLAN, A, title="ban hành", level="central"),
    ]
    for first, second in ((read(FILE_1, title="triển khai"), listed), (listed, read(FILE_1, title="triển khai"))):
        conn = merged(first, second, tmp_path / "g.parquet")
        assert conn.execute("SELECT title, origin FROM document").fetchall() == [("ban hành", "register")]
        assert conn.execute("SELECT title FROM claim ORDER BY 1").fetchall() == [("ban hành",), ("triển khai",)]


def a_reading(by: SourceRecord, digest: str, *starts: int) -> list[Record]:
    return [
        by, document(REPORT, "report", origin="report", certainty="report", source=by.iri),
        document(LAW), ReadingRecord(REPORT, by.iri, by.name, digest, 100),
        *(CitationRecord(REPORT, start, start + 5, "Luật", LAW, "certain") for start in starts),
        *(edge(REPORT, "cites", LAW, by, ev_document=REPORT, ev_start=start, ev_end=start + 5) for start in starts),
    ]  # fmt: skip


def test_a_report_that_both_have_read_stays_as_the_store_read_it(tmp_path: Path) -> None:
    conn = merged(a_reading(FILE_1, "one", 1), a_reading(FILE_2, "two", 7, 8), tmp_path / "g.trig")
    assert conn.execute("SELECT start FROM citation").fetchall() == [(1,)]
    assert conn.execute("SELECT ev_start FROM edge").fetchall() == [(1,)]
    assert conn.execute("SELECT name FROM source").fetchall() == [(FILE_1.name,)], (
        "the other file has nothing to say here"
    )
    with opened(tmp_path / "g.trig") as stage:
        assert merge(conn, stage).readings_kept == 1


def test_files_of_one_name_stay_apart_without_their_folders(tmp_path: Path) -> None:
    both = [FILE_1, FILE_2, document(REPORT, "report", source=FILE_1.iri), document(PLAN, "plan", source=FILE_2.iri),
            ReadingRecord(REPORT, FILE_1.iri, FILE_1.name, "1", 1), ReadingRecord(PLAN, FILE_2.iri, FILE_2.name, "2", 2)]  # fmt: skip
    conn = merged([], both, tmp_path / "g.jsonld")
    names = [name for (name,) in conn.execute("SELECT name FROM source")]
    assert len(set(names)) == 2 and all(name.endswith("/bc.txt") and "home" not in name for name in names)
    third = merged([], [], tmp_path / "h.nt")
    through(conn, tmp_path / "h.nt", third)
    assert told(third) == told(conn) == told(store_of(both))
    with closing(store_of([])) as other:
        through(store_of(both), tmp_path / "p.nt", other, paths=True)
        assert {name for (name,) in other.execute("SELECT path FROM report")} == {FILE_1.name, FILE_2.name}


def test_what_another_shipped_register_says_is_not_mixed_with_ours(tmp_path: Path) -> None:
    shipped = source("Bộ pháp điển điện tử (11/2023)", "official_code", key="code", rank=2)
    records: list[Record] = [
        shipped, A, document(LAW, title="Luật cũ", source=shipped.iri, certainty="official_code"),
        claim(LAW, shipped, title="Luật cũ", certainty="official_code"), claim(LAW, A, title="Luật theo danh mục"),
        document(DECREE, "decree", title="chỉ có trong danh bạ cũ", source=shipped.iri),
        claim(DECREE, shipped, title="chỉ có trong danh bạ cũ"), FactRecord(LAW, "codified", "old", shipped.iri, "official_code"),
        FactRecord(LAW, "topic", "x", A.iri, "office_list"),
    ]  # fmt: skip
    with closing(store_of(records)) as conn, closing(store_of([])) as other:
        other.execute("UPDATE meta SET value = 'two'")
        done = through(conn, tmp_path / "g.nq", other)
        assert done.other_register
        assert other.execute("SELECT title, certainty FROM document").fetchall() == [
            ("Luật theo danh mục", "office_list")
        ]
        assert other.execute("SELECT field FROM fact").fetchall() == [("topic",)]
        assert other.execute("SELECT name FROM source").fetchall() == [(A.name,)]


# -- files for other programs -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small() -> sqlite3.Connection:
    return store_of([*a_reading(FILE_1, "one", 1, 9), A, document(DECREE, "decree", title="=HYPERLINK(1)\x0c", symbol="59/2023/NĐ-CP", source=A.iri),
                     claim(DECREE, A, title="tên khác", symbol="59/2023/NĐ-CP"), FactRecord(DECREE, "topic", "dân chủ", A.iri, "office_list"),
                     edge(DECREE, "based_on", LAW, A), edge(DECREE, "details", LAW, A, ev_quote="chi tiết")])  # fmt: skip


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_networkx_reads_the_same_graph(small: sqlite3.Connection, tmp_path: Path, suffix: str) -> None:
    import networkx as nx

    export(small, tmp_path / f"g{suffix}")
    read = nx.read_graphml if suffix == ".graphml" else nx.read_gexf
    graph = read(tmp_path / f"g{suffix}")
    assert set(graph) == {REPORT, LAW, DECREE} and graph.is_directed()
    assert sorted(data["relation"] for _, _, data in graph.edges(data=True)) == [
        "based_on",
        "cites",
        "cites",
        "details",
    ]
    assert graph.nodes[DECREE]["symbol"] == graph.nodes[DECREE]["label"] == "59/2023/NĐ-CP"


def test_gephi_knows_the_columns_and_no_spreadsheet_finds_a_formula(small: sqlite3.Connection, tmp_path: Path) -> None:
    import csv

    _, written = export(small, tmp_path / "g.csv")
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in written}
    with (tmp_path / "g-nodes.csv").open(encoding="utf-8-sig", newline="") as nodes, \
            (tmp_path / "g-edges.csv").open(encoding="utf-8-sig", newline="") as edges:  # fmt: skip
        named, joined = list(csv.DictReader(nodes)), list(csv.DictReader(edges))
    assert {row["Id"] for row in named} == {REPORT, LAW, DECREE} and all(row["Label"] for row in named)
    assert {(row["Source"], row["Target"], row["Type"]) for row in joined} == {
        (REPORT, LAW, "Directed"),
        (DECREE, LAW, "Directed"),
    }
    assert [row["title"] for row in named if row["Id"] == DECREE] == ["'=HYPERLINK(1)\x0c"]


def test_parquet_has_types(small: sqlite3.Connection, tmp_path: Path) -> None:
    from pyarrow import parquet

    export(small, tmp_path / "g.parquet")
    edges = parquet.read_table(tmp_path / "g-edges.parquet")
    assert edges.num_rows == 4 and str(edges.schema.field("ev_start").type) == "int64"


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_each_source_is_a_named_graph(small: sqlite3.Connection, tmp_path: Path, suffix: str) -> None:
    from rdflib import RDF, Dataset, URIRef

    from kg.rdf.terms import BASE, ELI, VN, rdf_iri

    export(small, tmp_path / f"g{suffix}")
    data = Dataset()
    data.parse(tmp_path / f"g{suffix}", format={".nq": "nquads", ".trig": "trig"}[suffix])
    listed, report = (data.graph(URIRef(BASE + one.iri)) for one in (A, FILE_1))
    assert (rdf_iri(DECREE), VN.legalBasis, rdf_iri(LAW)) in listed
    assert (rdf_iri(REPORT), ELI.cites, rdf_iri(LAW)) in report
    assert len(set(report.subjects(RDF.type, VN.Citation))) == 2
    assert (rdf_iri(DECREE), RDF.type, VN.Act) in data.default_graph


# Class, property without which a node of it is unsound, and the beginning of the message that a person reads.
UNSOUND: list[tuple[URIRef, URIRef, str]] = [
    (VN.Claim, VN.about, "Lời kê khai phải nói về đúng một văn bản."),
    (VN.Claim, VN.certainty, "Lời kê khai phải có đúng một độ tin cậy, lấy trong danh mục."),
    (VN.Claim, PROV.wasDerivedFrom, "Lời kê khai phải của đúng một nguồn."),
    (VN.Reading, VN.about, "Lần đọc phải của đúng một văn bản."),
    (VN.Reading, VN.fileName, "Lần đọc phải có tên tệp."),
    (VN.Reading, VN.digest, "Lần đọc phải có mã băm."),
    (VN.Reading, VN.length, "Lần đọc phải có độ dài."),
    (VN.Citation, OA.hasBody, "Viện dẫn phải chỉ tới đúng một văn bản."),
    (VN.Citation, OA.hasTarget, "Viện dẫn phải có đúng một chỗ trong văn bản đã đọc."),
    (VN.Citation, VN.citationCertainty, "Viện dẫn phải ghi việc nhận diện chắc đến đâu."),
]


def test_claims_readings_and_citations_are_sound_and_their_shapes_tell(small: sqlite3.Connection) -> None:
    graph, shapes = to_graph(small), read("shapes")
    assert {VN.Claim, VN.Reading, VN.Citation} <= set(graph.objects(None, RDF.type))
    conforms, _, text = validate(graph, shacl_graph=shapes)
    assert conforms, text
    for kind, name, _ in UNSOUND:
        graph.remove((min(graph.subjects(RDF.type, kind)), name, None))
    results = validate(graph, shacl_graph=shapes)[1]
    assert isinstance(results, Graph)
    said = {str(message) for message in results.objects(None, SH.resultMessage)}
    assert {message for _, _, message in UNSOUND} <= said


# -- whole or not at all ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("trouble", [KeyboardInterrupt, OSError])
def test_an_export_that_ends_early_leaves_the_older_file(
    small: sqlite3.Connection, tmp_path: Path, suffix: str, trouble: type[BaseException]
) -> None:
    export(small, tmp_path / f"g{suffix}")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def stop(_: int) -> None:
        raise trouble

    with pytest.raises(trouble):
        export(small, tmp_path / f"g{suffix}", progress=stop)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert not small.in_transaction


BILLION = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FOREIGN = '<https://example.org/a> <https://example.org/b> "Luật" .\n'
HOSTILE: list[tuple[str, str, str | bytes]] = [
    *((suffix, "empty", b"") for suffix in SUFFIXES),
    *((suffix, "bad_exchange", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe") for suffix in SUFFIXES if suffix not in (".csv", ".parquet")),
    (".nt", "foreign_exchange", FOREIGN), (".ttl", "foreign_exchange", FOREIGN), (".nq", "foreign_exchange", FOREIGN),
    (".trig", "foreign_exchange", FOREIGN), (".jsonld", "foreign_exchange", '{"@id": "https://example.org/a", "https://example.org/b": "x"}'),
    (".rdf", "bad_exchange", f'<?xml version="1.0"?>{BILLION}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'),
    (".graphml", "bad_exchange", f'<?xml version="1.0"?>{BILLION}<graphml><graph><data key="graph-about">&b;</data></graph></graphml>'),
    (".gexf", "bad_exchange", f'<?xml version="1.0"?>{BILLION}<gexf/>'), (".gexf", "foreign_exchange", "<graphml/>"),
    (".graphml", "foreign_exchange", '<graphml><graph><node id="a"/></graph></graphml>'),
    (".graphml", "foreign_exchange", '<graphml><graph><data key="graph-about">{}</data></graph></graphml>'),
    (".graphml", "bad_exchange", "<graphml>" + "<a>" * 1000), (".jsonld", "bad_exchange", "[" * 100_000), (".ttl", "bad_exchange", "(" * 100_000),
    (".jsonld", "bad_exchange", '{"@context": "https://example.org/context", "@graph": []}'), (".nt.gz", "bad_exchange", b"\x1f\x8b\x08"),
    (".nt.gz", "bad_exchange", b"no gzip"), (".nt.gz", "bad_exchange", gzip.compress(FOREIGN.encode() * 999)[:-9]),
    (".ttl.zip", "exchange_suffix", "x"), (".docx", "exchange_suffix", "x"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("suffix", "reason", "content"), HOSTILE, ids=[f"{row[0]} {row[1]} {n}" for n, row in enumerate(HOSTILE)]
)
def test_a_bad_file_is_one_line(tmp_path: Path, suffix: str, reason: str, content: str | bytes) -> None:
    path = tmp_path / f"g{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnreadableError) as error, opened(path):
        pass
    if suffix not in (".csv", ".parquet"):  # a table alone is no export
        assert error.value.reason == reason, error.value
    for lang in ("vi", "en"):
        line = error.value.message(lang)
        assert line.startswith(str(tmp_path)) and "\n" not in line and len(line) < 600


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_cut_anywhere_is_refused(small: sqlite3.Connection, tmp_path: Path, suffix: str) -> None:
    _, written = export(small, tmp_path / f"g{suffix}")
    for path in written:
        whole = path.read_bytes()
        lines = whole.splitlines(keepends=True)
        middle = len(lines) // 2
        cuts = [whole[: len(whole) * n // 9] for n in range(9)]
        if suffix not in (
            ".graphml",
            ".gexf",
            ".rdf",
            ".jsonld",
            ".parquet",
        ):  # the others are sewn together by brackets
            cuts += [b"".join(lines[:-1]), b"".join(lines[:middle] + lines[middle + 1 :])]
        for cut in cuts:
            path.write_bytes(cut)
            with pytest.raises(UnreadableError), opened(tmp_path / f"g{suffix}"):
                pytest.fail(f"{path.name}: {len(cut)} of {len(whole)} bytes were taken for the whole")
        path.write_bytes(whole)
    with opened(tmp_path / f"g{suffix}"):
        pass


@pytest.mark.parametrize(("old", "new"), [
    (">decree<", ">decreee<"), (LAW, "/etc/passwd"), (f'source="{DECREE}"', 'source="/akn/vn/act/luat/none"'),
    (">1<", ">-1<"), (">1<", ">one<"), ('"certainty":"certain"', '"certainty":"sure"'), ('"start":1', '"start":"1"'),
    ('"start":1', '"start":9999999999999999999999'), ('"length":100', '"length":null'), (">details<", ">issued_by<"),
    (">stated<", ">said<"), ('"format":"1"', '"format":"2"'), ('"start":9', '"start":1'), (A.iri, "/source/x"),
])  # fmt: skip
def test_a_record_that_no_store_can_hold_is_refused(
    small: sqlite3.Connection, tmp_path: Path, old: str, new: str
) -> None:
    export(small, tmp_path / "g.graphml")
    text = (tmp_path / "g.graphml").read_text(encoding="utf-8").replace("&quot;", '"')
    assert old in text
    (tmp_path / "g.graphml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UnreadableError) as error, opened(tmp_path / "g.graphml"):
        pass
    assert error.value.reason in ("bad_record", "bad_exchange", "other_exchange")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_is_more_than_one_line(
    small: sqlite3.Connection, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    suffix = data.draw(st.sampled_from(SUFFIXES))
    folder = tmp_path_factory.mktemp("damaged")
    path = data.draw(st.sampled_from(export(small, folder / f"g{suffix}")[1]))
    whole = path.read_bytes()
    start, length = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 40))
    new = data.draw(
        st.one_of(
            st.binary(max_size=8), st.sampled_from([b'"', b"<", b"[", b"{", b"null", b"-1", b"\\", b"\r\n", b"'"])
        )
    )
    path.write_bytes(whole[:start] + new + whole[start + length :])
    try:
        with opened(folder / f"g{suffix}") as stage, closing(store_of([])) as other:
            merge(other, stage)  # what is still an export is taken, whole
    except UnreadableError as error:
        assert "\n" not in error.message("vi")


def test_several_exports_in_one_file_are_not_one(small: sqlite3.Connection, tmp_path: Path) -> None:
    export(small, tmp_path / "a.nt")
    with closing(store_of([])) as other:
        export(other, tmp_path / "b.nt")
    (tmp_path / "a.nt").write_bytes((tmp_path / "a.nt").read_bytes() + (tmp_path / "b.nt").read_bytes())
    with pytest.raises(UnreadableError) as error, opened(tmp_path / "a.nt"):
        pass
    assert error.value.reason == "cut_exchange"


def test_a_text_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room, suffix, start in (
        (rdf_read, ".nt", '<a:b> <c:d> "'),
        (graph_xml, ".graphml", "<graphml><graph><node id='"),
    ):
        monkeypatch.setattr(room, "_MOST_BYTES", 1 << 20)
        path = tmp_path / f"g{suffix}"
        path.write_text(start + "x" * (1 << 21), encoding="utf-8")
        with pytest.raises(UnreadableError, match="1 MB"), opened(path):
            pass


def test_the_order_of_triples_does_not_matter(small: sqlite3.Connection, tmp_path: Path) -> None:
    export(small, tmp_path / "g.nt")
    lines = (tmp_path / "g.nt").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "g.nt").write_text("".join(sorted(lines)), encoding="utf-8")
    with closing(store_of([])) as other:
        read_in(tmp_path / "g.nt", other)
        assert told(other) == told(small)


def test_jsonld_has_one_object_for_a_document(small: sqlite3.Connection, tmp_path: Path) -> None:
    export(small, tmp_path / "g.jsonld")
    nodes = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))["@graph"]
    (decree,) = [node for node in nodes if node["id"].endswith("59-2023-nd-cp")]
    assert decree["symbol"] == "59/2023/NĐ-CP" and decree["legal_basis"].endswith("10-2022-qh15")
