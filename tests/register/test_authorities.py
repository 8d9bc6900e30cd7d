"""Bodies: resolved from what people write, with their place, life, superiors and successors."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from rdflib import URIRef

from kg.cite.symbols import codes_of
from kg.cite.vocabulary import body_of_code, canonical_code
from kg.data import table
from kg.model import AuthorityKind, Document
from kg.naming import fold, place_key
from kg.rdf.terms import BASE, body_iri
from kg.register.authorities import (
    Authority,
    came_after,
    came_before,
    code_signed,
    find_authorities,
    issuer_of,
    life_source,
    parent,
    signed,
)
from kg.tables.bodies import BodyTable
from tests.support.program import Ran, kg

TODAY = date(2026, 1, 1)

ONE: list[tuple[str, str, str | None]] = [
    ("UBND thành phố Đông Hà", "UBND thành phố Đông Hà", "45-461"),
    ("ubnd thanh pho dong ha", "UBND thành phố Đông Hà", "45-461"),
    ("Ủy ban nhân dân TP. Đông Hà", "UBND thành phố Đông Hà", "45-461"),
    ("Uỷ ban nhân dân TP.Đông Hà, tỉnh Quảng Trị", "UBND thành phố Đông Hà", "45-461"),
    ("“UBND TP Hạ Long”", "UBND thành phố Hạ Long", "22-193"),
    ("UBND phường 4 Đông Hà", "UBND phường 4", "45-19345"),
    ("ubnd p.4 tp dong ha", "UBND phường 4", "45-19345"),
    ("UBND P. 4, TP Đông Hà, tỉnh Quảng Trị", "UBND phường 4", "45-19345"),
    ("UBND phường 4 thuộc thành phố Đông Hà", "UBND phường 4", "45-19345"),
    ("HĐND TX Đức Phổ", "HĐND thị xã Đức Phổ", "51-534"),
    ("Hội đồng nhân dân thị xã Đức Phổ", "HĐND thị xã Đức Phổ", "51-534"),
    ("Chủ tịch UBND huyện Đồng Phú", "Chủ tịch UBND huyện Đồng Phú", "70-695"),
    ("Sở Tư pháp Quảng Ninh", "Sở Tư pháp tỉnh Quảng Ninh", "22"),
    ("Phòng Tư pháp thị xã Bỉm Sơn", "Phòng Tư pháp thị xã Bỉm Sơn", "38-381"),
    ("Thành ủy Hạ Long", "Thành ủy Hạ Long", "22-193"),
    ("Huyện ủy Đồng Phú", "Huyện ủy Đồng Phú", "70-695"),
    ("Đảng ủy phường 4 Đông Hà", "Đảng ủy phường 4", "45-19345"),
    ("UBMTTQVN phường Nguyễn Nghiêm, TX Đức Phổ", "Ủy ban MTTQ Việt Nam phường Nguyễn Nghiêm", "51-21439"),
    # older and other spellings
    ("UBND TPHCM", "UBND thành phố Hồ Chí Minh", "79"),
    ("UBND TP.HCM", "UBND thành phố Hồ Chí Minh", "79"),
    ("UBND tp Qui Nhơn", "UBND thành phố Quy Nhơn", "52-540"),
    ("UBND thành phố Mĩ Tho", "UBND thành phố Mỹ Tho", "82-815"),
    ("UBND tỉnh Đắc Lắc", "UBND tỉnh Đắk Lắk", "66"),
    ("UBND tỉnh Bắc Cạn", "UBND tỉnh Bắc Kạn", "06"),
    ("UBND tỉnh Thừa Thiên Huế", "UBND tỉnh Thừa Thiên Huế", "46"),
    ("UBND tỉnh Hoà Bình", "UBND tỉnh Hòa Bình", "17"),
    ("UBND tỉnh Bà Rịa – Vũng Tàu", "UBND tỉnh Bà Rịa - Vũng Tàu", "77"),
    # one name before and after a merger
    ("UBND tỉnh Quảng Trị", "UBND tỉnh Quảng Trị", "44"),
    ("UBND phường Đông Hà", "UBND phường Đông Hà", "44-19333"),
    # central
    ("Chính phủ", "Chính phủ", None),
    ("Bộ GTVT", "Bộ Giao thông vận tải", None),
    ("bo giao thong van tai", "Bộ Giao thông vận tải", None),
    ("BGTVT", "Bộ Giao thông vận tải", None),
    ("Bộ Lao động, Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội", None),
    ("Thủ tướng", "Thủ tướng Chính phủ", None),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "name", "code"), ONE, ids=[row[0] for row in ONE])
def test_one_body(register: sqlite3.Connection, typed: str, name: str, code: str | None) -> None:
    (found,) = find_authorities(register, typed, TODAY)
    assert (found.name, found.place.iri_code if found.place else None) == (name, code)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("UBND phường 4", 20),
        ("UBND P.4", 20),
        ("UBND Đông Hà", 4),  # a city, two communes, today's ward: the unit was not said
        ("UBND phường Lam Sơn", 3),
        # not a body's name, or not all of it
        ("UBND", 0),
        ("Sở Nội vụ", 0),
        ("báo cáo phường 4", 0),
        ("kế hoạch UBND phường 4", 0),
        ("UBND phường 4 năm 2024", 0),
        ("65/KH-UBND", 0),
        ("UBND xã Không Có Đâu", 0),
        ("UBND phường 4, thành phố Hà Nội", 0),
        ("Huyện ủy Hạ Long", 0),  # a city has no "Huyện ủy"
        ("Sở Tư pháp thành phố Hạ Long", 0),  # a city of a province has no "Sở"
        ("", 0),
        ("x" * 5000, 0),
        ("UBND " + "phường " * 300, 0),
    ],
)
def test_candidates_and_nothing(register: sqlite3.Connection, typed: str, count: int) -> None:
    assert len(find_authorities(register, typed, TODAY)) == count


@pytest.mark.parametrize(("day", "code"), [("2025-06-30", "45"), ("2025-07-01", "44")])
def test_one_name_borne_twice(register: sqlite3.Connection, day: str, code: str) -> None:
    (found,) = find_authorities(register, "UBND tỉnh Quảng Trị", date.fromisoformat(day))
    assert found.place and found.place.iri_code == code
    assert len(find_authorities(register, "UBND tỉnh Quảng Trị")) == 2


@pytest.mark.parametrize(
    ("typed", "day", "stands"),
    [
        ("UBND thành phố Đông Hà", "2025-06-30", True),
        ("UBND thành phố Đông Hà", "2025-07-01", False),
        ("UBND phường Nam Đông Hà", "2025-06-30", False),
        ("UBND phường Nam Đông Hà", "2025-07-01", True),
        ("UBND thành phố Hà Nội", "2025-07-01", True),
        ("Phòng Tư pháp thị xã Bỉm Sơn", "2025-06-30", None),  # its place stood; of the office nobody says
        ("Phòng Tư pháp thị xã Bỉm Sơn", "2025-07-01", False),
        ("Bộ Giao thông vận tải", "2025-02-28", None),  # until when is known, since when is not
        ("Bộ Giao thông vận tải", "2025-03-01", False),
        ("Bộ Tài chính", "2026-01-01", None),
    ],
)
def test_life(register: sqlite3.Connection, typed: str, day: str, stands: bool | None) -> None:
    (found,) = find_authorities(register, typed)
    assert found.stands_on(date.fromisoformat(day)) is stands


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("UBND phường 4 Đông Hà", ["UBND thành phố Đông Hà", "UBND tỉnh Quảng Trị", "Chính phủ"]),
        ("UBND phường Nam Đông Hà", ["UBND tỉnh Quảng Trị", "Chính phủ"]),
        ("Chủ tịch UBND huyện Đồng Phú", ["UBND huyện Đồng Phú", "UBND tỉnh Bình Phước", "Chính phủ"]),
        ("Phòng Tư pháp thị xã Bỉm Sơn", ["UBND thị xã Bỉm Sơn", "UBND tỉnh Thanh Hóa", "Chính phủ"]),
        ("HĐND thị xã Đức Phổ", []),
        ("Thường trực HĐND thị xã Đức Phổ", ["HĐND thị xã Đức Phổ"]),
        ("Đảng ủy phường 4 Đông Hà", ["Thành ủy Đông Hà", "Tỉnh ủy Quảng Trị", "Ban Chấp hành Trung ương Đảng"]),
        ("Ban Thường vụ Huyện ủy Đồng Phú", ["Huyện ủy Đồng Phú", "Tỉnh ủy Bình Phước", "Ban Chấp hành Trung ương Đảng"]),
        ("Ủy ban MTTQ Việt Nam phường Nguyễn Nghiêm, Đức Phổ", ["Ủy ban MTTQ Việt Nam thị xã Đức Phổ", "Ủy ban MTTQ Việt Nam tỉnh Quảng Ngãi", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"]),
        ("Bộ Nội vụ", ["Chính phủ"]),
        ("Ủy ban Thường vụ Quốc hội", ["Quốc hội"]),
    ],
)  # fmt: skip
def test_parents(register: sqlite3.Connection, typed: str, line: list[str]) -> None:
    (one,) = find_authorities(register, typed)
    names: list[str] = []
    above: Authority | None = one
    while above := parent(register, above):
        names.append(above.name)
    assert names == line


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("UBND thành phố Đông Hà", {("UBND phường Đông Hà", "partial"), ("UBND phường Nam Đông Hà", "partial")}),
        ("UBND phường 4 Đông Hà", {("UBND phường Đông Hà", "full")}),
        ("HĐND huyện Cô Tô", {("HĐND đặc khu Cô Tô", "full")}),
        ("UBND huyện Côn Đảo", set()),  # it had no communes, and the lists tell only what became of these
        ("Thành ủy Đông Hà", {("phường Đông Hà", "partial"), ("phường Nam Đông Hà", "partial")}),  # the place alone
        ("UBND thành phố Hà Nội", set()),
        ("Bộ Giao thông vận tải", {("Bộ Xây dựng", "full")}),
        ("Bộ Xây dựng", set()),
    ],
)
def test_successors(register: sqlite3.Connection, typed: str, after: set[tuple[str, str]]) -> None:
    (one,) = find_authorities(register, typed)
    named = {
        (s.authority.name if s.authority else s.place.full_name if s.place else "", s.part)
        for s in came_after(register, one)
    }
    assert named == after


def test_predecessors(register: sqlite3.Connection) -> None:
    (one,) = find_authorities(register, "UBND tỉnh Quảng Trị", TODAY)
    before = came_before(register, one)
    assert {(s.authority.name, s.part) for s in before if s.authority} == {
        ("UBND tỉnh Quảng Bình", "full"), ("UBND tỉnh Quảng Trị", "full"),
    }  # fmt: skip


#: What went to whom on 2025-03-01: the former body, the later one, "full" or "partial", the decree on the later one.
MINISTRIES = [
    ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ", "full", "25/2025/NĐ-CP"),
    ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", "full", "29/2025/NĐ-CP"),
    ("Bộ Giao thông vận tải", "Bộ Xây dựng", "full", "33/2025/NĐ-CP"),
    ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường", "full", "35/2025/NĐ-CP"),
    ("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường", "full", "35/2025/NĐ-CP"),
    ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ", "partial", "55/2025/NĐ-CP"),
    ("Bộ Thông tin và Truyền thông", "Bộ Văn hóa, Thể thao và Du lịch", "partial", "43/2025/NĐ-CP"),
    ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", "full", "41/2025/NĐ-CP"),
]


@pytest.mark.parametrize(("before", "after", "part", "decree"), MINISTRIES, ids=[f"{r[0]}-{r[1]}" for r in MINISTRIES])
def test_ministries_of_2025(register: sqlite3.Connection, before: str, after: str, part: str, decree: str) -> None:
    (former,), (later,) = find_authorities(register, before), find_authorities(register, after)
    assert former.gone_since(date(2025, 3, 1)) == date(2025, 3, 1) and former.gone_since(date(2025, 2, 28)) is None
    assert later.gone_since(TODAY) is None and life_source(former) and life_source(former) == life_source(later)
    # what outlives a body by law is said of places' bodies alone
    assert former.place_gone_since(TODAY) is None
    assert (after, part) in {(s.authority.name, s.part) for s in came_after(register, former) if s.authority}
    (taken,) = (s for s in came_before(register, later) if s.authority == former)
    assert taken.part == part and taken.by == f"176/2025/QH15; {decree}"


def test_no_ministry_ends_but_these() -> None:
    assert {row["name"] for row in table("bodies")["central"] if row.get("until")} == {row[0] for row in MINISTRIES}
    assert sum(len(row.get("successors", ())) for row in table("bodies")["central"]) == len(MINISTRIES)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"source": None}, "go together"),
        ({"until": None}, "go together"),
        ({"successors": []}, "go together"),
        ({"successors": [{"name": "Bộ Không Có", "how": "merged", "by": "1/2025/QH15"}]}, "no other central body"),
        ({"successors": [{"name": "Bộ Giao thông vận tải", "how": "merged", "by": "1/2025/QH15"}]}, "no other"),
        ({"successors": [{"name": "Bộ Xây dựng", "how": "eaten", "by": "1/2025/QH15"}]}, "how"),
    ],
)
def test_the_end_of_a_body_is_told_whole(change: dict[str, object], complaint: str) -> None:
    bodies = table("bodies")
    rows = [row | change if row["name"] == "Bộ Giao thông vận tải" else row for row in bodies["central"]]
    BodyTable.model_validate(bodies)
    with pytest.raises(ValueError, match=complaint):
        BodyTable.model_validate(bodies | {"central": rows})


def test_the_iri_is_that_of_the_rdf_export(register: sqlite3.Connection) -> None:
    for typed in ("UBND thành phố Đông Hà", "Bộ Giao thông vận tải"):
        (one,) = find_authorities(register, typed)
        place = one.place.iri_code if one.place else None
        assert str(body_iri(one.name, one.level, place, URIRef("x"))) == f"{BASE}{one.iri}"


def test_documents_of_a_body(conn: sqlite3.Connection) -> None:
    insert = (
        "INSERT INTO document(iri, type, issuer, place, issued, year, origin) VALUES (?, 'plan', ?, ?, ?, ?, 'cited')"
    )
    rows = [
        ("/a", "UBND thành phố Hồ Chí Minh", "79", "2025-06-30", 2025),
        ("/b", "UBND thành phố Hồ Chí Minh", "79", "2025-07-01", 2025),
        ("/c", "UBND thành phố Hồ Chí Minh", "79", None, 2019),
        ("/d", "UBND thành phố Hồ Chí Minh", "79", None, None),  # of which life nobody knows
        ("/e", "UBND phường 4", "45-19345", "2024-01-01", 2024),
    ]
    conn.executemany(insert, rows)
    counts = {
        place.valid_until is None: signed(conn, one)
        for one in find_authorities(conn, "UBND thành phố Hồ Chí Minh")
        if (place := one.place)
    }
    assert (counts[False].documents, counts[False].first, counts[False].last) == (3, 2019, 2025)
    assert counts[True].documents == 2
    (ward,) = find_authorities(conn, "UBND phường 4 Đông Hà")
    assert signed(conn, ward).documents == 1


@pytest.mark.parametrize(
    ("issuer", "place", "issued", "name", "gone"),
    [
        ("UBND phường 4", "45-19345", date(2024, 1, 1), "UBND phường 4", date(2025, 7, 1)),
        ("Chủ tịch UBND thành phố Đông Hà", "45-461", None, "Chủ tịch UBND thành phố Đông Hà", date(2025, 7, 1)),
        ("UBND thành phố Hồ Chí Minh", "79", date(2025, 6, 30), "UBND thành phố Hồ Chí Minh", date(2025, 7, 1)),
        ("UBND thành phố Hồ Chí Minh", "79", date(2025, 7, 1), "UBND thành phố Hồ Chí Minh", None),
        ("Thành ủy Đông Hà", "45-461", date(2024, 1, 1), "Thành ủy Đông Hà", date(2025, 7, 1)),
        ("Bộ Giao thông vận tải", None, date(2024, 1, 1), "Bộ Giao thông vận tải", date(2025, 3, 1)),
        ("Bộ Tài chính", None, date(2024, 1, 1), "Bộ Tài chính", None),
        ("Bộ Y tế; Bộ Nội vụ", None, date(2024, 1, 1), None, None),
        ("UBND xã nào đó", "45-461-xa-nao-do", date(2024, 1, 1), None, None),
        (None, None, None, None, None),
    ],
)
def test_issuer_of(
    register: sqlite3.Connection, issuer: str | None, place: str | None, issued: date | None, name: str | None,
    gone: date | None,
) -> None:  # fmt: skip
    found = issuer_of(register, Document("/x", None, "plan", issuer=issuer, place=place, issued=issued))
    assert (found.name if found else None, found.gone_since(TODAY) if found else None) == (name, gone)
    assert found is None or gone is None or found.gone_since(gone - timedelta(days=1)) is None


def test_codes_and_the_years_they_were_in_use(register: sqlite3.Connection) -> None:
    used = code_signed(register, "BGTVT")
    assert used.documents > 900 and used.first == 1997 and used.last == 2025  # until it was merged on 2025-03-01
    assert code_signed(register, "BCN").last == 2007  # the Ministry of Industry, merged in that year
    assert code_signed(register, "QH").documents > 500  # QH9 … QH15
    assert code_signed(register, "KHONGCO").documents == 0
    (one,) = find_authorities(register, "Bộ Giao thông vận tải")
    assert signed(register, one).documents > 900


@pytest.mark.usefixtures("whole_run")
def test_every_issuer_of_the_register_is_a_body_with_its_documents(register: sqlite3.Connection) -> None:
    issuers = {
        name
        for (joined,) in register.execute("SELECT DISTINCT issuer FROM document WHERE issuer IS NOT NULL")
        for name in joined.split("; ")
    }
    assert len(issuers) > 40
    for name in issuers:
        (one,) = find_authorities(register, name)
        found = signed(register, one)
        assert found.documents > 0, name


def test_every_row_of_the_table_is_a_body() -> None:
    bodies = table("bodies")
    for row in (*bodies["central"], *bodies["local"], *bodies["departments"]):
        assert row["kind"] in get_args(AuthorityKind)
    assert {row["kind"] for row in (*bodies["central"], *bodies["local"], *bodies["departments"])} == set(
        get_args(AuthorityKind)
    )


def test_place_aliases_are_other_spellings_of_places_there_are(register: sqlite3.Connection) -> None:
    for row in table("bodies")["place_aliases"]:
        assert register.execute("SELECT 1 FROM place WHERE key = ?", (place_key(row["name"]),)).fetchone(), row
        for alias in row["aliases"]:
            assert place_key(alias) != place_key(row["name"])


def test_codes_name_the_issuers_that_the_code_counted(shared: Path) -> None:
    """Symbol codes against who signed under them, over the official code: at least 99 of 100 documents."""
    right = total = 0
    with (shared / "codes" / "symbol_to_issuer_phapdien.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["symbol"].startswith("TTLT") or " và " in row["main_issuer"]:
                continue  # joint: several codes, several offices
            code = (codes_of(f"1/{row['symbol']}") or ("",))[-1]
            head = body_of_code(canonical_code(code) or code)
            total += int(row["main_count"])
            if head and fold(row["main_issuer"]) in (fold(head.name), fold(head.name.removesuffix(" Việt Nam"))):
                right += int(row["main_count"])
    assert total > 3000 and right / total >= 0.99, (right, total)


# -- the command ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def db(whole_store: Path) -> Path:
    return whole_store


def show(*arguments: str, db: Path) -> Ran:
    return kg("show", *arguments, KG_DB=db)


def test_a_body_that_is_gone(db: Path) -> None:
    done = show("UBND thành phố Đông Hà", "--as-of", "2026-01-01", "--lang", "vi", db=db)
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "thành phố Đông Hà, tỉnh Quảng Trị", "không còn từ ngày 01/07/2025: cấp huyện kết thúc",
        "UBND phường Nam Đông Hà, tỉnh Quảng Trị (một phần", "Văn bản đã biết   0",
        "vẫn áp dụng cho đến khi có quyết định khác", "Luật 64/2025/QH15 Điều 54 khoản 2",
    ):  # fmt: skip
        assert words in done.stdout
    before = show("UBND", "thành phố Đông Hà", "--as-of", "2025-06-30", "--lang", "en", db=db)
    assert "exists to the end of 2025-06-30" in before.stdout and "lapse" not in before.stdout


def test_json_of_a_body(db: Path) -> None:
    out = json.loads(show("UBND thành phố Đông Hà", "--as-of", "2026-01-01", "--format", "json", db=db).stdout)
    assert (out["kind"], out["level"], out["stands"], out["valid_until"]) == (
        "committee",
        "district",
        False,
        "2025-07-01",
    )
    assert out["place"]["within"] == ["tỉnh Quảng Trị"]
    assert {(s["name"], s["part"]) for s in out["successors"]} == {
        ("UBND phường Đông Hà", "partial"), ("UBND phường Nam Đông Hà", "partial"),
    }  # fmt: skip
    assert out["documents_outlive_it"] == "Luật 64/2025/QH15 Điều 54 khoản 2"


@pytest.mark.parametrize(
    ("typed", "lang", "words"),
    [
        ("Bộ Kế hoạch và Đầu tư", "vi", ["✖ không còn từ ngày 01/03/2025", "Nay thuộc         Bộ Tài chính (hợp nhất, sáp nhập: 176/2025/QH15; 29/2025/NĐ-CP)", "Nguồn             Bản chép trên mạng"]),
        ("Bộ Tài chính", "en", ["Took over from    Bộ Kế hoạch và Đầu tư (merged: 176", "Source            a copy on the web (sieu"]),
        ("Bộ Thông tin và Truyền thông", "en", ["(most of its tasks: 176", "(a part of its tasks, the press: 176"]),
        ("Bộ Y tế", "en", ["unknown whether it exists"]),
    ],
)  # fmt: skip
def test_a_ministry(db: Path, typed: str, lang: str, words: list[str]) -> None:
    done = show(typed, "--as-of", "2026-01-01", "--lang", lang, db=db)
    assert (done.returncode, done.stderr) == (0, "")
    assert [part for part in words if part not in done.stdout] == []
    assert "64/2025/QH15" not in done.stdout


def test_a_ministry_before_its_end(db: Path) -> None:
    done = show("Bộ Kế hoạch và Đầu tư", "--as-of", "2024-05-05", "--lang", "en", db=db)
    assert "? to the end of 2025-02-28; since when is not known" in done.stdout
    out = json.loads(show("BTTTT", "--as-of", "2025-03-01", "--format", "json", db=db).stdout)
    assert (out["stands"], out["valid_until"], out["documents_outlive_it"]) == (False, "2025-03-01", None)
    assert [(s["name"], s["place"], s["matter"]) for s in out["successors"]] == [
        ("Bộ Khoa học và Công nghệ", None, None), ("Bộ Văn hóa, Thể thao và Du lịch", None, "quản lý báo chí"),
    ]  # fmt: skip


def test_candidates_are_listed(db: Path) -> None:
    done = show("UBND phường Lam Sơn", "--lang", "vi", db=db)
    assert (done.returncode, done.stdout) == (2, "")
    assert "có 3 cơ quan ứng với" in done.stderr and "thị xã Bỉm Sơn" in done.stderr
