"""Every command that reads or writes documents does on a server what it does on a file: each line, each byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.cli import _run
from kg.register.opening import open_store
from kg.store.records import StoreReader
from kg.store.transaction import one_state
from tests.support.reading import ward

pytest.importorskip("pg8000", reason="needs the extra postgres")

from kg.store.postgres import connection
from kg.store.postgres.wire import Wire

LAW, DECREE, DAY = "10/2022/QH15", "59/2023/NĐ-CP", "2025-03-01"
#: Command lines; `{out}` is a folder of this store's own, whose files are compared too. They follow one another.
READS = [
    ["cite", "{text}"], ["cite", "{text}", "--format", "json"],
    ["check", "{text}"], ["check", "{text}", "--format", "json"], ["check", "{text}", "-o", "{out}/seiten.html"],
    ["show", LAW], ["show", DECREE, "--format", "json"], ["search", "dân chủ cơ sở"], ["search", "nghị định", "--type", "decree"],
    ["chain", DECREE], ["chain", LAW, "--down"], ["chain", DECREE, "--format", "dot"], ["path", DECREE, LAW],
    ["impact", LAW], ["impact", LAW, "--sum"], ["stale", "--as-of", DAY], ["rank"], ["rank", "--communities"],
    ["review", "{own}", "--period", "2020"], ["review", "{own}", "--period", "2020", "-o", "{out}/review.json"],
    ["viz", "-o", "{out}/all.html"], ["viz", "{text}", "-o", "{out}/text.html"], ["viz", DECREE, "-o", "{out}/around.html"],
    ["viz", DECREE, "--view", "chain", "-o", "{out}/chain.svg"], ["viz", LAW, "--view", "diagram", "-o", "{out}/d.html"],
    ["viz", "--view", "map", "-o", "{out}/map.html"], ["viz", DECREE, "--format", "mermaid", "-o", "{out}/m.mmd"],
    *(["export", "-o", f"{{out}}/all.{kind}"] for kind in ("csv", "graphml", "gexf", "ttl", "trig", "jsonld")),
    ["sparql", "SELECT (count(*) AS ?n) WHERE { ?s a ?kind }"], ["validate"],
    ["register", "sources"], ["register", "export", "-o", "{out}/docs.csv"], ["register", "diff", "csv", "{own}"],
]  # fmt: skip
WRITES = [
    ["ingest", "{text}"], ["ingest", "{text}"], ["register", "import", "csv", "{own}"], ["search", "den duong"],
    ["register", "pack", "--source", "list.csv", "-o", "{out}/list.kgpack"], ["register", "remove", "list.csv"],
    ["register", "update", "{out}/list.kgpack"], ["import", "{out}/all.nt"], ["register", "sources"], ["stale", "--as-of", DAY],
]  # fmt: skip


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("inputs")
    text, own = folder / "bao-cao.txt", folder / "list.csv"
    text.write_text(ward("Thực hiện Nghị định số 59/2023/NĐ-CP và Kế hoạch số 12/KH-UBND của UBND thị xã Sông Cầu."),
                    encoding="utf-8")  # fmt: skip
    own.write_text("symbol,title,issued,issuer\n9/2020/QĐ-UBND,Quyết định về đèn đường,2020-03-04,UBND tỉnh Phú Yên\n"
                   f"{DECREE},,2023-08-14,Chính phủ\n", encoding="utf-8")  # fmt: skip
    return {"text": text, "own": own}


class Both:
    """The same store on a server and in a file, and what a command line does with each."""

    def __init__(self, places: list[str], folder: Path, inputs: dict[str, Path], capsys: pytest.CaptureFixture[str]):
        self.places, self.inputs, self.capsys = places, inputs, capsys
        self.folders = [folder / str(n) / "out" for n in range(2)]
        for one in self.folders:
            one.mkdir(parents=True)

    def done(self, line: list[str]) -> list[tuple[int, str, str, dict[str, bytes]]]:
        told = []
        for db, out in zip(self.places, self.folders, strict=True):
            words = [word.replace("{out}", str(out)) for word in line]
            for name, path in self.inputs.items():
                words = [word.replace(f"{{{name}}}", str(path)) for word in words]
            code = _run([*words, "--db", db, "--lang", "en"])
            said = [text.replace(str(out), "OUT") for text in self.capsys.readouterr()]
            files = {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}
            told.append((code, said[0], said[1], files))
        return told


@pytest.fixture
def both(
    address: str, slim_sample_store: Path, tmp_path: Path, inputs: dict[str, Path], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Both:  # fmt: skip
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    copy = shutil.copy(slim_sample_store, tmp_path / "same.sqlite")
    return Both([address, str(copy)], tmp_path, inputs, capsys)


def test_what_is_read_is_the_same(both: Both) -> None:
    for line in READS:
        one, other = both.done(line)
        assert one[:3] == other[:3], line
        assert one[3] == other[3] and one[0] in (0, 1), (line, one[2])


def test_what_is_written_is_the_same(both: Both) -> None:
    for line in WRITES:
        if line[0] == "import":
            assert both.done(["export", "-o", "{out}/all.nt"])[0][0] == 0
        one, other = both.done(line)
        assert one == other and one[0] in (0, 1), (line, one[:3], other[:3])
    one, other = both.done(["export", "-o", "{out}/all.csv"])
    assert one == other


def test_an_export_is_read_bit_by_bit(address: str, slim_sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer of the server is larger than what is fetched at once, and all of it comes."""
    run, sizes = Wire.run, list[int]()

    def counted(wire: Wire, sql: str) -> tuple[list[object], int]:
        rows, count = run(wire, sql)
        sizes.append(len(rows))
        return rows, count

    with open_store(slim_sample_store) as store, one_state(store.conn):
        reader = StoreReader(store.conn)
        whole, relations = list(reader.dossiers()), list(reader.edges())
    monkeypatch.setattr(connection, "_FETCHED", 25)
    with open_store(address) as store, one_state(store.conn):
        reader = StoreReader(store.conn)
        monkeypatch.setattr(Wire, "run", counted)
        assert list(reader.dossiers()) == whole
        assert list(reader.edges()) == relations
    assert max(sizes) == 25 < len(whole)
