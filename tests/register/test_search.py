"""`kg search`: words with and without diacritics, filters, rank, and an index that follows the documents."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.contract.documents import SearchOut
from kg.model import MAY_STAND
from kg.register.authorities import find_authorities
from kg.register.search import Filters, search
from kg.store.search_index import build_search_index, without_search_index
from tests.support.program import Ran, kg

FIRST: list[tuple[str, Filters, str]] = [
    ("dân chủ cơ sở", Filters(), "10/2022/QH15"),
    ("dan chu co so", Filters(), "10/2022/QH15"),
    ("DAN CHU CO SO", Filters(), "10/2022/QH15"),
    ("dân chủ cơ sở", Filters(type="decree", in_force_on=date(2024, 11, 1)), "59/2023/NĐ-CP"),
    ("nghị định dân chủ cơ sở", Filters(in_force_on=date(2024, 11, 1)), "59/2023/NĐ-CP"),
    ("dân chủ xã phường", Filters(in_force_on=date(2023, 6, 30)), "34/2007/PL-UBTVQH11"),
    ("dat dai", Filters(type="law", in_force_on=date(2020, 1, 1)), "45/2013/QH13"),
    ("luật hòa giải", Filters(), "35/2013/QH13"),
    ("hoà giải ở cơ sở", Filters(), "35/2013/QH13"),  # the older place of the mark
    ("công khai ngân sách", Filters(issuer="bo tai chinh", year=2016), "343/2016/TT-BTC"),
    ("Đường sắt", Filters(type="law", year=2017), "06/2017/QH14"),
    ("59/2023/NĐ-CP", Filters(), "59/2023/NĐ-CP"),
    ("59/2023/nd-cp", Filters(), "59/2023/NĐ-CP"),
    ("nghị định số 59 năm 2023", Filters(), "59/2023/NĐ-CP"),
    ("59/2023", Filters(type="decree"), "59/2023/NĐ-CP"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "filters", "symbol"), FIRST, ids=[f"{row[0]} {row[2]}" for row in FIRST])
def test_the_likeliest_comes_first(register: sqlite3.Connection, query: str, filters: Filters, symbol: str) -> None:
    found = search(register, query, filters)
    assert found.hits[0].document.symbol == symbol


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("không có văn bản nào như thế này đâu", Filters()),
        ("59/2023/NĐ-CP", Filters(type="circular")),
        ("59/2023/NĐ-CP", Filters(in_force_on=date(2023, 8, 14))),
        ("34/2007/PL-UBTVQH11", Filters(in_force_on=date(2023, 7, 1))),
        ("dân chủ", Filters(year=1900)),
        ('" OR title:*', Filters()),
        ("AND NOT (", Filters(type="constitution")),
        ("", Filters()),
        ("!!! ---", Filters()),
    ],
)
def test_nothing_found_is_nothing(register: sqlite3.Connection, query: str, filters: Filters) -> None:
    assert search(register, query, filters).hits == []


def test_filters_hold_for_every_hit(register: sqlite3.Connection) -> None:
    day = date(2018, 1, 1)
    found = search(register, "hướng dẫn", Filters("circular", "Bộ Y tế", 2015, day), limit=50)
    assert found.hits
    for hit in found.hits:
        assert (hit.document.type, hit.document.year) == ("circular", 2015)
        assert "Bộ Y tế" in (hit.document.issuer or "")
        assert hit.status.state in MAY_STAND


def test_filters_alone_give_the_latest_first(register: sqlite3.Connection) -> None:
    found = search(register, "", Filters(type="law", year=2024), limit=50)
    days = [str(hit.document.issued or hit.document.year) for hit in found.hits]
    assert len(days) > 5 and days == sorted(days, reverse=True)


def test_unknown_is_counted_and_never_called_ended(register: sqlite3.Connection) -> None:
    found = search(register, "Đất đai", Filters(type="law", in_force_on=date(2024, 6, 1)))
    assert "31/2024/QH15" not in {hit.document.symbol for hit in found.hits}
    assert found.unknown >= 1


def test_more(register: sqlite3.Connection) -> None:
    few, all_ = search(register, "dân chủ ở cơ sở", limit=2), search(register, "dân chủ ở cơ sở", limit=900)
    assert (len(few.hits), few.more, all_.more) == (2, True, False)
    assert [hit.document.iri for hit in all_.hits[:2]] == [hit.document.iri for hit in few.hits]
    iris = [hit.document.iri for hit in all_.hits]
    assert len(iris) == len(set(iris))


def test_a_broad_query_brings_the_weightiest_types_first_and_every_hit_once(register: sqlite3.Connection) -> None:
    held = register.execute('SELECT count(*) FROM document_search(\'title : ("quy" AND "dinh")\')').fetchone()[0]
    assert held > 600, "too few to be broad"
    found = search(register, "quy định", Filters(type="circular"), limit=1000, day=date(2024, 1, 1))
    assert len({hit.document.iri for hit in found.hits}) == len(found.hits) > 600
    assert {hit.document.type for hit in search(register, "quy định", limit=5).hits} <= {
        "law",
        "code",
        "decree",
        "resolution",
        "ordinance",
    }


INSERT = "INSERT INTO document(iri, symbol, type, title, issuer, year, origin) VALUES (?, ?, ?, ?, ?, ?, 'register')"
OWN = ("/x", "9001/2025/QĐ-UBND", "decision", "Quy chế đèn đường Đồng Ðăng", "UBND phường 4", 2025)
LAMPS = "den duong dong dang"


def symbols(conn: sqlite3.Connection, query: str) -> list[str | None]:
    return [hit.document.symbol for hit in search(conn, query).hits]


def test_the_index_follows_the_documents(conn: sqlite3.Connection) -> None:
    conn.execute(INSERT, OWN)
    assert symbols(conn, LAMPS) == ["9001/2025/QĐ-UBND"]  # đ, and eth in place of it
    assert symbols(conn, "đèn đường ubnd") == ["9001/2025/QĐ-UBND"]
    conn.execute("UPDATE document SET title = 'Quy chế cây xanh' WHERE iri = '/x'")
    assert symbols(conn, LAMPS) == []
    conn.execute("UPDATE document SET type = 'plan', year = 2024 WHERE iri = '/x'")
    assert [h.document.iri for h in search(conn, "quy chế cây xanh", Filters("plan", None, 2024)).hits] == ["/x"]
    conn.execute("DELETE FROM document WHERE iri = '/x'")
    assert "9001/2025/QĐ-UBND" not in symbols(conn, "quy che cay xanh")
    conn.execute("INSERT INTO document_search(document_search, rank) VALUES ('integrity-check', 1)")


def test_many_at_once(conn: sqlite3.Connection) -> None:
    conn.commit()
    with without_search_index(conn):
        conn.execute(INSERT, OWN)
        assert symbols(conn, LAMPS) == []
    assert symbols(conn, LAMPS) == ["9001/2025/QĐ-UBND"]
    conn.rollback()
    assert symbols(conn, LAMPS) == []
    conn.execute(INSERT, OWN)
    assert symbols(conn, LAMPS) == ["9001/2025/QĐ-UBND"], "the triggers are back"


def test_build_again_changes_nothing(conn: sqlite3.Connection) -> None:
    before = symbols(conn, "dân chủ cơ sở")
    build_search_index(conn)
    assert symbols(conn, "dân chủ cơ sở") == before


@given(st.text(max_size=60), st.sampled_from(["", "a b", '"', "đ", "NEAR(x"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_a_query(register: sqlite3.Connection, query: str, issuer: str) -> None:
    search(register, query, Filters(issuer=issuer), limit=3, day=date(2024, 1, 1))
    for body in find_authorities(register, query):
        assert body.name


# -- the command ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def db(whole_store: Path) -> Path:
    return whole_store


def run(*arguments: str, db: Path) -> Ran:
    return kg("search", *arguments, KG_DB=db)


def test_text(db: Path) -> None:
    done = run(
        "dân chủ cơ sở", "--type", "nghị định", "--in-force-on", "1/11/2024", "--limit", "1", "--lang", "vi", db=db
    )
    assert done.returncode == 0
    assert done.stdout.startswith("✔ Nghị định 59/2023/NĐ-CP, Chính phủ, 14/08/2023, ")
    assert done.stdout.count("\n") == 1
    assert "--limit" in done.stderr


def test_json(db: Path) -> None:
    done = run("dan chu co so", "--type", "decree", "--in-force-on", "2024-11-01", "--format", "json", db=db)
    out = SearchOut.model_validate(json.loads(done.stdout))
    assert (done.returncode, done.stderr, out.as_of) == (0, "", date(2024, 11, 1))
    assert out.hits[0].symbol == "59/2023/NĐ-CP" and out.hits[0].status.state == "in_force"


def test_csv(db: Path) -> None:
    done = run("dân chủ cơ sở", "--format", "csv", "--limit", "3", db=db)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 3
    assert rows[0]["symbol"] == "10/2022/QH15" and rows[0]["state"] == "stood_when_looked"  # asked for today


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--lang", "en"], 2, "give words"),
        (["--lang", "vi"], 2, "ghi từ cần tìm"),
        (["x", "--type", "foo", "--lang", "en"], 2, "--type must be one of: law, code"),
        (["x", "--type", "nghị", "--lang", "vi"], 2, "--type phải là một trong: law, code"),
        (["x", "--limit", "0", "--lang", "vi"], 2, "--limit phải là số từ 1 đến 1000"),
        (["x", "--year", "năm nay", "--lang", "en"], 2, "--year must be a number from 1900 to 2999"),
        (["x", "--in-force-on", "31/2/2024", "--lang", "en"], 2, "31/2/2024 is not a day of the calendar"),
        (["không có đâu nhé", "--lang", "vi"], 0, "không thấy văn bản nào"),
    ],
)
def test_what_goes_wrong_is_one_line(db: Path, arguments: list[str], code: int, told: str) -> None:
    done = run(*arguments, db=db)
    assert done.returncode == code
    assert done.stdout == "" and done.stderr.count("\n") == 1
    assert told in done.stderr
