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
from kg.store.aliases import row_of
from kg.store.common_words import COMMON_WORDS
from kg.store.documents import relations
from kg.store.graph import evidence, files_read, mentions, rows_by
from kg.store.mentions import Rows, places, words
from kg.store.passages import packed, words_of
from kg.store.records import StoreReader
from kg.store.statistics import counts
from kg.store.transaction import one_state

_TEXT = "Căn cứ Luật số 10/2022/QH15;\n\U0001f600 “Điều 3”: 12:5 7\ud800 " * 5


@given(st.lists(st.tuples(st.integers(0, len(_TEXT) - 1), st.integers(1, 40)), max_size=30))
def test_each_place_has_its_words(spans: list[tuple[int, int]]) -> None:
    places = [(start, min(start + length, len(_TEXT)), _TEXT[start : start + length]) for start, length in spans]
    passages, beside = packed(places)
    assert beside == set()
    for start, end, printed in places:
        assert words_of(passages, start, end) == printed


def test_words_that_are_not_in_the_text_are_kept_beside() -> None:
    places = [(0, 6, "Căn cứ"), (4, 10, "xx Luậ"), (30, 33, "too long"), (40, 40, "")]
    passages, beside = packed(places)
    assert beside == set(places[1:])
    assert words_of(passages, 0, 6) == "Căn cứ" and words_of(passages, 1, 3) == "ăn"
    assert words_of(passages, 30, 33) is None and words_of(passages, None, None) is None


def test_damaged_passages_have_no_words() -> None:
    passages, _ = packed([(0, 6, "Căn cứ")])
    changed = bytes([*passages[:-6], passages[-6] ^ 1, *passages[-5:]])
    assert words_of(passages, 0, 6) == "Căn cứ"
    assert [words_of(one, 0, 6) for one in (passages[:-3], changed, b"", b"\0")] == [None] * 4


def test_the_common_words_never_change() -> None:
    assert zlib.adler32(COMMON_WORDS) == 0x73BC31C8, "stores that are out there are read with these words"


def test_a_store_has_the_words_once_and_gives_them_out_everywhere(
    slim: sqlite3.Connection, reports: Path, tmp_path: Path
) -> None:
    for path in sorted(reports.iterdir())[:8]:
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(f"{text}\n{text.partition('Kính gửi')[2] or text[200:]}", encoding="utf-8")
    found = [one for one in read_all(sorted(map(str, tmp_path.iterdir())), slim, 1) if isinstance(one, Records)]
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
        held = list[tuple[str, int, int, str]]()
        for dossier in StoreReader(slim).dossiers():
            for mention in dossier.citations:
                held.append((mention.report, mention.start, mention.end, mention.certainty))
                assert mention.text == texts[mention.report][mention.start : mention.end] != ""
            assert all(edge.ev_quote for edge in dossier.edges if edge.ev_document in texts)
    assert all(row[5] for row in evidence(slim, list(rows_by(slim, "id"))) if row[10] in texts)
    assert sorted(held) == sorted((one.iri, m.start, m.end, m.certainty) for one in found for m in one.mentions)
    (rows,) = slim.execute("SELECT count(*) FROM citation").fetchone()
    assert counts(slim).citations == len(held) > rows, "a document that is cited again has no row of its own"
    assert sorted(mentions(slim, files_read(slim))) == sorted(
        (row_of(slim, one.iri), row_of(slim, m.document)) for one in found for m in one.mentions
    )


def test_mentions_of_one_document_are_one_row() -> None:
    rows = Rows()
    for start, beside, document, certainty in (
        (3, "", 1, "certain"), (9, "", 2, "certain"), (15, "", 1, "certain"), (21, "", 1, "probable"),
        (27, "x", 1, "certain"), (33, "", 1, "certain"),
    ):  # fmt: skip
        rows.add(start, start + 5, beside, document, certainty)
    found = list(rows.all())
    assert found == [
        (3, 8, "", 1, "certain", "15:5 33:5"), (9, 14, "", 2, "certain", None), (21, 26, "", 1, "probable", None),
        (27, 32, "x", 1, "certain", None),
    ]  # fmt: skip
    assert list(places(3, 8, "15:5 33:5")) == [(3, 8), (15, 20), (33, 38)]
    assert list(words(3, 8, "a", "15:5", None)) == [(3, 8, "a"), (15, 20, "")]
