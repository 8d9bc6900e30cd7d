"""Any order, any partition and any number of workers give one graph, to the last character of its export."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

pytest.importorskip("pyarrow.parquet")

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kg.bulk.rows import batch_of, records_of_row, row_of
from kg.graph.ingest import ingest, put_all, take_back
from kg.graph.many import read_all
from kg.graph.records import records_of
from kg.register.alone import register_alone
from kg.register.identity import is_version
from kg.register.opening import open_store
from kg.text import Text
from tests.graph.test_order import DECREE, LAW, TEXTS
from tests.support.corpus import copied, exported, extract_here, merge_into, run
from tests.support.examples import examples
from tests.support.forty_reports import REPORT
from tests.support.reading import read

#: Two ids with one text; a consolidated text, of which the register learns.
_TEXTS = [*((f"t{n}", text) for n, text in enumerate(TEXTS)), ("copy", LAW)]


@pytest.fixture(scope="module")
def usual(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The texts read in one partition, in their order, and the export of a store into which that is merged."""
    folder = tmp_path_factory.mktemp("usual")
    with open_store(slim_store) as opened, closing(register_alone(opened.conn)) as register:
        out = extract_here(_TEXTS, [], folder / "out", register)
    store = copied(slim_store, folder / "store.sqlite")
    done = merge_into(store, out)
    assert (done.new, done.copies, done.failed) == (len(_TEXTS) - 1, 1, [])
    again = merge_into(store, out)
    assert (again.new, again.same) == (0, len(_TEXTS) - 1), "merging again changes nothing"
    return out, exported(store, folder)


@settings(
    max_examples=examples(3, 8),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    order=st.permutations(range(len(_TEXTS))),
    cuts=st.sets(st.integers(1, len(_TEXTS) - 1), max_size=6),
    twice=st.booleans(),
)
def test_any_order_and_any_partition_give_one_graph(
    slim_store: Path, usual: tuple[Path, dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory,
    order: list[int], cuts: set[int], twice: bool,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("bulk")
    first, wanted = usual
    with open_store(slim_store) as opened, closing(register_alone(opened.conn)) as register:
        other = extract_here([_TEXTS[n] for n in order], sorted(cuts), folder / "other", register)
    store = copied(slim_store, folder / "store.sqlite")
    merge_into(store, *([other, first] if twice else [other]))  # what is there twice is there once
    assert exported(store, folder) == wanted
    again = merge_into(store, other)
    assert (again.new, again.same) == (0, len(_TEXTS) - 1), "merging again changes nothing"


@pytest.mark.usefixtures("forked")
def test_a_corpus_gives_what_reading_its_files_gives(slim_store: Path, tmp_path: Path, reports: Path) -> None:
    from kg.bulk.pack import pack

    files = sorted(map(str, reports.iterdir()))
    (reports / "law.txt").write_text(LAW, encoding="utf-8")
    (reports / "decree.html").write_text(f"<html><body><pre>{DECREE}</pre></body></html>", encoding="utf-8")
    files += [str(reports / "law.txt"), str(reports / "decree.html")]
    read_one_by_one = copied(slim_store, tmp_path / "0.sqlite")
    with open_store(read_one_by_one) as opened:
        put_all(opened.conn, list(read_all(files, opened.conn, 1)))
    usual = exported(read_one_by_one, tmp_path)
    assert pack(files[::-1], tmp_path / "packed.parquet") == (len(files), [])
    for workers in (1, 2):
        store = copied(slim_store, tmp_path / f"{workers}.sqlite")
        pace = run(tmp_path / "packed.parquet", tmp_path / f"out{workers}", store, workers)
        assert (pace.total, pace.done, pace.before) == (len(files), len(files), 0)
        merge_into(store, tmp_path / f"out{workers}")
        assert exported(store, tmp_path) == usual


@pytest.mark.parametrize("text", TEXTS)
def test_a_row_holds_all_that_a_reading_brings(slim_store: Path, text: str) -> None:
    with open_store(slim_store) as opened:
        records = records_of(Text(text, "txt", "p"), read(text, opened.conn), "p")
    (row,) = batch_of([row_of("1", "r", records)]).to_pylist()
    assert records_of_row(row) == records


def test_other_words_under_one_identity_are_kept_and_told(slim_store: Path, tmp_path: Path) -> None:
    """Also where a corpus has one id twice."""
    texts = [("a", DECREE), ("a", DECREE + "\nThêm một dòng."), ("b", DECREE + "\nThêm hai dòng.")]
    store = copied(slim_store, tmp_path / "s.sqlite")
    with open_store(store) as opened, closing(register_alone(opened.conn)) as register:
        out = extract_here(texts, [1], tmp_path / "out", register)
    done = merge_into(store, out)
    assert (done.new, done.same) == (3, 0)
    ((_, paths),) = done.alike.items()
    assert len(paths) == 3 and "c#b" in paths
    with open_store(store) as opened:
        assert opened.conn.execute("SELECT count(DISTINCT digest) FROM report").fetchone() == (3,)


@settings(
    max_examples=examples(2, 6),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    corpora=st.lists(st.dictionaries(st.sampled_from(range(6)), st.integers(0, 2), min_size=1), min_size=2, max_size=3)
)
@example(corpora=[{5: 1, 1: 0, 2: 0, 4: 1}, {4: 1, 1: 1, 0: 0, 5: 1, 3: 2, 2: 0}, {3: 1, 0: 2, 4: 1, 1: 0, 5: 1, 2: 2}])
def test_a_corpus_that_changed_is_merged_as_from_nothing(
    slim_store: Path, tmp_path_factory: pytest.TempPathFactory, corpora: list[dict[int, int]]
) -> None:
    """Texts come, change and go; some are versions of one document.

    Which of several texts that cite a document is named as its source is the one that was there first, so it may differ.
    """
    folder = tmp_path_factory.mktemp("bulk")
    kept, anew = (copied(slim_store, folder / f"{name}.sqlite") for name in ("kept", "anew"))
    out = folder / "out"
    with open_store(slim_store) as opened, closing(register_alone(opened.conn)) as register:
        for number, corpus in enumerate(corpora):
            texts = [(f"k{n}", _report(n, edition)) for n, edition in sorted(corpus.items())]
            extract_here(texts, [], out, register)
            merge_into(kept, out)
            last = extract_here(texts, [], folder / f"last{number}", register)
    merge_into(anew, last)
    assert _without_tellers(exported(kept, folder)) == _without_tellers(exported(anew, folder))


def _without_tellers(files: dict[str, bytes]) -> dict[str, object]:
    """An export without the source of each document that is only cited."""

    def lines(data: bytes) -> list[dict[str, str]]:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        return [{**row, "told_by": ""} if row.get("origin") == "cited" else row for row in rows]

    return {name: lines(data) if name.endswith("-nodes.csv") else data for name, data in files.items()}


def _report(number: int, edition: int) -> str:
    """Three and three are of one number; an edition names another plan."""
    if number == 5:
        return DECREE + "\nThêm." * edition
    text = REPORT.format(number=1 + number % 3, plan=100 + number, above=200 + edition, letter=300)
    return f"{text}\n{number}"


def test_a_version_whose_document_is_gone_takes_its_place(slim: sqlite3.Connection, tmp_path: Path) -> None:
    """Also of a text that tells the register: no document is left that nobody tells of."""
    first, second = sorted((DECREE, DECREE + "\nThêm."), key=lambda text: sha256(text.encode()).digest())
    for name, text in (("a", first), ("b", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ingest(slim, Text(text, "txt", str(tmp_path / name)), read(text, slim))
    named = "SELECT iri FROM document WHERE symbol = '959/2024/NĐ-CP'"
    assert len(slim.execute(named).fetchall()) == 2
    assert take_back(slim, [str(tmp_path / "a")]) == 1
    ((iri,),) = slim.execute(named).fetchall()
    assert not is_version(iri)
    assert take_back(slim, [str(tmp_path / "a"), str(tmp_path / "b")]) == 1
    assert slim.execute(named).fetchall() == []
    assert slim.execute("SELECT name FROM source WHERE name = '' OR name LIKE ?", (f"{tmp_path}%",)).fetchall() == []
