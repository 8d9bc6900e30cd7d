"""A store to which anything is done in any order: a state machine for hypothesis, by the commands that a user gives.

`prepare` makes what the commands read, on a register of few rows which may become newer once; `machine` is the class.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kg.cli import _run
from kg.register import doctor, shipped
from kg.register.opening import open_store
from kg.store.seal import forget
from kg.store.transaction import transaction
from tests.support.few_rows import few_rows
from tests.support.reading import district, ward

OWN_TEXT = """CHÍNH PHỦ
Số: 959/2024/NĐ-CP

Hà Nội, ngày 05 tháng 11 năm 2024

NGHỊ ĐỊNH
Quy định về tiếp công dân tại trụ sở

Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;
Chính phủ ban hành Nghị định này. Nghị định này thay thế Nghị định số 964/2014/NĐ-CP ngày 26 tháng 6 năm 2014.
"""
#: Texts by the names of their files; some are of one document in other words.
TEXTS = (
    ("nghi-dinh.txt", OWN_TEXT),
    ("nghi-dinh.txt", OWN_TEXT.replace("tại trụ sở", "tại trụ sở cơ quan")),
    ("ban-sao.txt", OWN_TEXT),
    ("a.txt", ward("Căn cứ Nghị định số 959/2024/NĐ-CP ngày 05/11/2024 của Chính phủ; Kế hoạch số 12/KH-UBND ngày "
                   "03/4/2024 của UBND tỉnh thực hiện Nghị định số 959/2024/NĐ-CP.")),
    ("a.txt", ward("Quyết định số 903/2022/QĐ-UBND của UBND tỉnh hướng dẫn Nghị định số 959/2024/NĐ-CP.")),
    ("b.txt", district("Thực hiện Nghị định 959/2024/NĐ-CP và Quyết định số 903/2022/QĐ-UBND ngày 11/02/2022.")),
)  # fmt: skip
LISTS = (
    "symbol,issuer,issued,title,state,expired\n"
    "903/2022/QĐ-UBND,UBND tỉnh Phú Yên,11/02/2022,Về công tác tiếp công dân,expired,01/03/2024\n",
    "symbol,issuer,issued,title\n959/2024/NĐ-CP,Chính phủ,05/11/2024,Về tiếp công dân\n"
    "903/2022/QĐ-UBND,UBND tỉnh Phú Yên,11/02/2022,Tên khác\n",
)
#: How much of the small register is loaded, again and again; and what it says of the decree, first and in a newer state.
_FEWER = {"documents": 40, "existing": 20, "sources": None, "verified": None, "places": None}
_SHIPPED = ("964/2014/NĐ-CP,decree,Chính phủ,2014-06-26,2014,99997,1,,vbpl", "959/2024/NĐ-CP,decree,Chính phủ,,2024,99999,1,,vbpl")  # fmt: skip
_NEWER = (*_SHIPPED[:1], "959/2024/NĐ-CP,decree,Chính phủ,2024-11-05,2024,99999,1,,vbpl")
#: Documents that nothing names any more, and files that say nothing.
_LEFT_OVER = (
    "SELECT iri FROM document d WHERE origin <> 'register' AND NOT EXISTS (SELECT 1 FROM report WHERE document = d.id) "
    "AND NOT EXISTS (SELECT 1 FROM citation WHERE document = d.id) "
    "AND NOT EXISTS (SELECT 1 FROM edge WHERE subject = d.id OR object = d.id) "
    "UNION SELECT name FROM source s WHERE kind = 'report' AND name NOT IN (SELECT path FROM report) "
    + " ".join(
        f"AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.source = s.id)"
        for table in ("document", "claim", "fact", "edge")
    )
)
SUFFIXES = ("csv", "nt", "graphml")


@dataclass(slots=True)
class Material:
    """A store as it is first, and what commands put into it; `rows` are what the register says of the decree now."""

    folder: Path
    rows: tuple[str, ...] = _SHIPPED

    def register(self, name: str) -> Iterator[list[str]]:
        if name in _FEWER:
            yield from few_rows(name)[: _FEWER[name]]
        if name == "existing":
            yield from csv.reader(self.rows)

    def becomes(self, rows: tuple[str, ...]) -> None:
        self.rows = rows
        doctor._shipped.cache_clear()


def told(*words: object) -> tuple[int, str, str]:
    """`kg` run here: exit code, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = _run([*map(str, words), "--lang", "en"])
    return code, out.getvalue(), err.getvalue()


def _do(*words: object) -> str:
    code, out, err = told(*words)
    assert code == 0, (words, out, err)
    return out


@contextmanager
def prepared(folder: Path) -> Iterator[Material]:
    """What the commands read, in `folder`; the register is small until the end."""
    made = Material(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "_rows", made.register)
        patch.setattr(shipped, "table", lambda name: {"laws": []})
        made.becomes(_SHIPPED)
        first, other = folder / "first.sqlite", folder / "other.sqlite"
        open_store(first).close()
        shutil.copy(first, other)
        for number, text in enumerate(LISTS):
            (folder / f"{number}.csv").write_text(text, encoding="utf-8")
        for name, text in (TEXTS[0], TEXTS[4]):
            (folder / name).write_text(text, encoding="utf-8")
            _do("ingest", folder / name, "--db", other)
        _do("register", "import", "csv", folder / "0.csv", "--name", "tuan", "--day", "2026-11-20", "--db", other)
        for suffix in SUFFIXES:
            _do("export", "-o", folder / f"x.{suffix}", "--db", other)
        _do("register", "pack", "-o", folder / "tuan.kgpack", "--source", "tuan", "--day", "2026-11-29", "--by", "Sở",
            "--db", other)  # fmt: skip
        yield made
    doctor._shipped.cache_clear()


def machine(material: Material) -> type[RuleBasedStateMachine]:
    """The machine that begins with the store of `material`."""

    class StoreMachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.held = tempfile.TemporaryDirectory()
            self.folder = Path(self.held.name)
            self.store = self.folder / "kg.sqlite"
            shutil.copy(material.folder / "first.sqlite", self.store)
            material.becomes(_SHIPPED)
            self.sources: set[str] = set()
            self.texts: dict[str, str] = {}

        def do(self, *words: object) -> str:
            return _do(*words, "--db", self.store)

        @rule(number=st.integers(0, len(TEXTS) - 1))
        def ingest(self, number: int) -> None:
            name, text = TEXTS[number]
            (self.folder / name).write_text(text, encoding="utf-8")
            self.do("ingest", self.folder / name)
            self.texts[name] = text
            before = self.says()
            self.do("ingest", self.folder / name)
            assert self.says() == before

        @rule(number=st.integers(0, len(LISTS) - 1))
        def list_imported(self, number: int) -> None:
            self.do("register", "import", "csv", material.folder / f"{number}.csv", "--name", "danh-muc")
            self.sources.add("danh-muc")

        @precondition(lambda self: "danh-muc" in self.sources)
        @rule()
        def list_removed(self) -> None:
            self.do("register", "remove", "danh-muc")
            self.sources.discard("danh-muc")

        @rule()
        def updated(self) -> None:
            before = self.says()
            code, _, err = told("register", "update", material.folder / "tuan.kgpack", "--db", self.store)
            if code:  # the same source came with an export: it is this store's own
                assert "imported itself" in err and self.says() == before
            else:
                self.do("register", "update", material.folder / "tuan.kgpack")

        @rule(suffix=st.sampled_from(SUFFIXES))
        def other_store_imported(self, suffix: str) -> None:
            self.do("import", material.folder / f"x.{suffix}")
            self.nothing_new(material.folder / f"x.{suffix}")

        @rule(suffix=st.sampled_from(SUFFIXES))
        def exported_and_back(self, suffix: str) -> None:
            self.do("export", "-o", self.folder / f"own.{suffix}")
            self.nothing_new(self.folder / f"own.{suffix}")

        def nothing_new(self, path: Path) -> None:
            before = self.says()
            found = json.loads(self.do("import", path, "--format", "json"))
            assert {
                value for name, value in found.items() if name not in ("file", "other_register", "readings_kept")
            } == {0}
            assert self.says() == before

        @precondition(lambda self: material.rows == _SHIPPED)
        @rule()
        def register_becomes_newer(self) -> None:
            material.becomes(_NEWER)
            with open_store(self.store) as opened, transaction(opened.conn):
                shipped.load_register(opened.conn)

        @rule()
        def comes_from_elsewhere(self) -> None:
            forget(self.store)
            before = self.says()
            self.do("stats")
            assert self.says() == before, "nothing was amiss"

        @rule(repair=st.booleans())
        def looked_over(self, repair: bool) -> None:
            before = self.says()
            assert "The store is well." in self.do("doctor", *(["--repair"] if repair else []))
            assert self.says() == before

        @rule()
        def checked(self) -> None:
            (self.folder / "bc.txt").write_text(TEXTS[3][1], encoding="utf-8")
            before = self.says()
            assert told("check", self.folder / "bc.txt", "--db", self.store)[0] in (0, 1)
            assert self.says() == before

        def says(self) -> list[list[tuple[object, ...]]]:
            with closing(sqlite3.connect(self.store)) as conn:
                return [
                    sorted(conn.execute(query).fetchall(), key=repr)
                    for query in (
                        "SELECT iri, symbol, type, title, issuer, issued, origin, certainty FROM document",
                        "SELECT d.iri, f.field, f.value FROM fact f JOIN document d ON d.id = f.document",
                        "SELECT a.iri, e.relation, b.iri, e.ev_start FROM edge e JOIN document a ON a.id = e.subject "
                        "JOIN document b ON b.id = e.object",
                        "SELECT path, digest FROM report",
                    )
                ]

        @invariant()
        def is_whole(self) -> None:
            with closing(sqlite3.connect(self.store)) as conn:
                assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
                conn.execute("INSERT INTO document_search(document_search, rank) VALUES ('integrity-check', 1)")
                conn.rollback()
                assert conn.execute(_LEFT_OVER).fetchall() == []
                twice = "SELECT subject, relation, object, ev_document, ev_start, source, location FROM edge GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING count(*) > 1"  # fmt: skip
                assert conn.execute(twice).fetchall() == []
                digests = {digest for (digest,) in conn.execute("SELECT digest FROM report")}
                assert {hashlib.sha256(text.encode()).hexdigest() for text in self.texts.values()} <= digests
            assert {path.name for path in self.folder.glob("kg.sqlite*")} == {"kg.sqlite"}

        def teardown(self) -> None:
            self.held.cleanup()

    return StoreMachine
