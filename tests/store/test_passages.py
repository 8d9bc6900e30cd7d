"""The words of a text are kept once and read again as they are, whatever places it has."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.ingest import put_all
from kg.graph.many import read_all
from kg.graph.records import Records
from kg.store.common_words import COMMON_WORDS
from kg.store.documents import relations
from kg.store.graph import evidence, rows_by
from kg.store.passages import Place, packed, words_of
from kg.store.records import StoreReader
from kg.store.transaction import one_state

_TEXT = "Căn cứ Luật số 10/2022/QH15;\n\U0001f600 “Điều 3”: 12:5 7\ud800 " * 5


@given(st.lists(st.tuples(st.integers(0, len(_TEXT) - 1), st.integers(1, 40)), max_size=30))
def test_each_place_has_its_words(spans: list[tuple[int, int]]) -> None:
    places = [Place(start, min(start + length, len(_TEXT)), _TEXT[start : start + length]) for start, length in spans]
    passages, beside = packed(places)
    assert beside == set()
    for place in places:
        assert words_of(passages, place.start, place.end) == place.words


def test_words_that_are_not_in_the_text_are_kept_beside() -> None:
    places = [Place(0, 6, "Căn cứ"), Place(4, 10, "xx Luậ"), Place(30, 33, "too long"), Place(40, 40, "")]
    passages, beside = packed(places)
    assert beside == set(places[1:])
    assert words_of(passages, 0, 6) == "Căn cứ" and words_of(passages, 1, 3) == "ăn"
    assert words_of(passages, 30, 33) is None and words_of(passages, None, None) is None


def test_damaged_passages_have_no_words() -> None:
    passages, _ = packed([Place(0, 6, "Căn cứ")])
    changed = bytes([*passages[:-6], passages[-6] ^ 1, *passages[-5:]])
    assert words_of(passages, 0, 6) == "Căn cứ"
    assert [words_of(one, 0, 6) for one in (passages[:-3], changed, b"", b"\0")] == [None] * 4


def test_the_common_words_never_change() -> None:
    assert zlib.adler32(COMMON_WORDS) == 0x73BC31C8, "stores that are out there are read with these words"


def test_a_store_has_the_words_once_and_gives_them_out_everywhere(slim: sqlite3.Connection, reports: Path) -> None:
    paths = sorted(map(str, reports.iterdir()))
    found = [one for one in read_all(paths, slim, 1) if isinstance(one, Records)]
    put_all(slim, found)
    assert slim.execute("SELECT count(*) FROM citation WHERE text <> ''").fetchone() == (0,)
    assert slim.execute("SELECT count(*) FROM edge WHERE ev_document > 0 AND ev_quote IS NOT NULL").fetchone() == (0,)
    texts = {one.iri: Path(one.path).read_text(encoding="utf-8") for one in found}
    told = [edge for iri in texts for edge in relations(slim, iri) if edge.evidence.document in texts]
    assert told
    for edge in told:
        assert edge.evidence.document is not None
        assert edge.evidence.quote == texts[edge.evidence.document][edge.evidence.start : edge.evidence.end]
    with one_state(slim):
        for dossier in StoreReader(slim).dossiers():
            for mention in dossier.citations:
                assert mention.text == texts[mention.report][mention.start : mention.end] != ""
            assert all(edge.ev_quote for edge in dossier.edges if edge.ev_document in texts)
    assert all(row[5] for row in evidence(slim, list(rows_by(slim, "id"))) if row[10] in texts)
