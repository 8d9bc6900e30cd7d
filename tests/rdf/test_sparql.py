"""kg sparql on the store: what it takes and refuses, the view in step with the store, the answers' formats."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from kg.base.install import install_command
from kg.cli import group, main
from kg.cli.sparql_table import lines
from kg.rdf.sparql.answer import ask_view
from kg.rdf.sparql.query import SparqlError, read_query, short
from kg.rdf.sparql.view import open_view
from kg.rdf.terms import PREFIXES
from kg.register.opening import open_store
from kg.store.opening import Store

pytest.importorskip("pyoxigraph")

DECREE = 'SELECT ?d { ?d eli:id_local "59/2023/NĐ-CP" }'
COUNT = "SELECT (COUNT(*) AS ?n) { ?d eli:id_local ?symbol }"

FORMS = [
    (DECREE, "select", ["eli"]),
    ("ask{?a vn:implements ?b}", "ask", ["vn"]),
    ("# WITH, a comment\nCONSTRUCT WHERE { ?s a vn:Act }", "construct", ["vn"]),
    ("BASE <http://x/> PREFIX e: <http://y/> DESCRIBE e:a", "describe", []),
    ("PREFIX vn: <http://mine/> SELECT * { ?s vn:x ?o ; eli:cites ?c }", "select", ["eli"]),
    ('SELECT * { ?service vn:x "SERVICE <x> {" ; ex:SERVICE <http://service/SERVICE> } # SERVICE', "select", ["vn"]),
    ("SELECT * { ?s ?p '''DELETE \" INSERT''' } ORDER BY ?s", "select", []),
    ('SELECT * { ?s rdfs:label "Bộ Nội vụ"@vi FILTER(?a<3&&?b>4) }', "select", ["rdfs"]),
    ("SELECT (COUNT(*) AS ?load) { ?s type:law/skos:prefLabel ?clear }", "select", ["type", "skos"]),
]
REFUSED = [
    ("", "no_query"),
    ("  # only a comment", "no_query"),
    ("PREFIX a: <b>", "no_query"),
    ("INSERT DATA { <a:b> <c:d> 1 }", "no_update"),
    ("prefix a: <http://x/> with a:g delete { ?s ?p ?o } where { ?s ?p ?o }", "no_update"),
    ("DROP ALL", "no_update"),
    ("load <http://x/y.ttl>", "no_update"),
    ("hello { }", "no_form"),
    ("SELECT * { SERVICE <http://127.0.0.1/x> { ?s ?p ?o } }", "no_service"),
    ("SELECT * { service silent ?x { } }", "no_service"),
    ("SELECT * { \\u0053ERVICE <http://x> { } }", "no_service"),
    ("SELECT * { \\U00000053ervice <http://x> { } }", "no_service"),
    ("SELECT * { ?s ?p 1e5SERVICE <http://x> { } }", "no_service"),
    ("SELECT * { ?s ?p 'a'SERVICE<http://x>{} }", "no_service"),
    ("SELECT * { { } # '\n SERVICE <http://x> { } # '\n }", "no_service"),
    ("SELECT * { ?s ?p '\\'' . SERVICE <http://x> { } . ?t ?u '' }", "no_service"),
]


@pytest.mark.parametrize(("text", "form", "prefixes"), FORMS)
def test_what_is_taken(text: str, form: str, prefixes: list[str]) -> None:
    query = read_query(text)
    assert (query.form, list(query.prefixes)) == (form, prefixes)
    assert query.alone.endswith(text)
    assert query.alone.count("PREFIX") - text.count("PREFIX") == len(prefixes)


@pytest.mark.parametrize(("text", "key"), REFUSED)
def test_what_is_refused(text: str, key: str) -> None:
    with pytest.raises(SparqlError) as error:
        read_query(text)
    assert error.value.key == key


@given(st.text(max_size=40), st.sampled_from(["SERVICE", "service", "Service SILENT", "\\u0053ERVICE"]))
def test_no_service_gets_through(noise: str, word: str) -> None:
    """Whatever stands before it: what the engine would take as SERVICE is refused, or it is no query at all."""
    import pyoxigraph

    text = f"SELECT * {{ {noise} {word} <nowhere:x> {{ ?s ?p ?o }} }}"
    try:
        read_query(text)
    except SparqlError:
        return
    try:
        list(pyoxigraph.Store().query(text))
    except SyntaxError:
        return
    # The only way to be taken by both: the word is inside a comment, a string or an IRI. An empty store answers then;
    # asking "nowhere:" would have been an OSError.


@given(st.text())
def test_any_text(text: str) -> None:
    try:
        query = read_query(text)
    except SparqlError:
        return
    assert query.form in ("select", "ask", "construct", "describe")


@pytest.mark.parametrize(
    ("iri", "expected"),
    [(f"{space}Thing", f"{name}:Thing") for name, space in PREFIXES.items()]
    + [("http://x/y", "http://x/y"), (f"{PREFIXES['vn']}a b", f"{PREFIXES['vn']}a b"), (str(PREFIXES["vn"]), str(PREFIXES["vn"]))],
)  # fmt: skip
def test_short(iri: str, expected: str) -> None:
    assert short(iri) == expected


def ask(store: Store, text: str = COUNT) -> list[dict[str, dict[str, str]]]:
    view, _ = open_view(store)
    with ask_view(view, read_query(text), "json", 60) as found:
        bindings: list[dict[str, dict[str, str]]] = json.load(found)["results"]["bindings"]
    return bindings


def count(store: Store) -> int:
    return int(ask(store)[0]["n"]["value"])


def views(path: Path) -> list[str]:
    return sorted(one.name for one in path.with_name(f"{path.name}.sparql").iterdir())


def test_the_view_keeps_step(store_file: Path) -> None:
    with open_store(store_file) as store:
        before = count(store)
        (first,) = views(store_file)
        assert count(store) == before
        assert views(store_file) == [first]
        store.conn.execute(
            "UPDATE document SET symbol = NULL WHERE id = (SELECT min(id) FROM document WHERE symbol IS NOT NULL)"
        )
        store.conn.commit()
        assert count(store) == before - 1
        (second,) = views(store_file)
        assert second != first, "the old one is gone"
    with open_store(store_file) as store:
        assert count(store) == before - 1
        assert views(store_file) == [second]


def test_the_view_is_what_the_export_is(store_file: Path) -> None:
    from kg.rdf.mapping import triples

    with open_store(store_file) as store:
        view, kept = open_view(store)
        assert kept
        told = {
            (s.n3(), p.n3(), rdflib.Literal(o).n3() if isinstance(o, rdflib.Literal) else o.n3())
            for s, p, o in triples(store.conn)
        }
        found = set()
        for quad in view:
            value = quad.object
            if hasattr(value, "datatype"):
                plain = str(value.datatype.value).endswith(("#string", "#langString"))
                kind = None if plain else rdflib.URIRef(value.datatype.value)
                end = rdflib.Literal(value.value, lang=value.language, datatype=kind, normalize=False).n3()
            else:
                end = f"<{value.value}>"
            found.add((f"<{quad.subject.value}>", f"<{quad.predicate.value}>", end))
        assert found == told


def test_a_damaged_view_is_made_anew(store_file: Path) -> None:
    with open_store(store_file) as store:
        before = count(store)
        (name,) = views(store_file)
        place = store_file.with_name(f"{store_file.name}.sparql") / name
        for inner in place.iterdir():
            inner.unlink()
        assert count(store) == before
        assert views(store_file) == [name]


def test_without_a_place_it_is_in_memory(store_file: Path) -> None:
    store_file.with_name(f"{store_file.name}.sparql").write_text("a file of the user's own")
    with open_store(store_file) as store:
        _, kept = open_view(store)
        assert not kept
        assert count(store) > 100
    assert store_file.with_name(f"{store_file.name}.sparql").read_text() == "a file of the user's own"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize(("file", "folder"), [(0o600, 0o700), (0o640, 0o750), (0o644, 0o755)])
def test_who_may_not_read_the_store_may_not_read_the_view(store_file: Path, file: int, folder: int) -> None:
    store_file.chmod(file)
    before = os.umask(0)
    try:
        with open_store(store_file) as store:
            count(store)
    finally:
        os.umask(before)
    assert store_file.with_name(f"{store_file.name}.sparql").stat().st_mode & 0o777 == folder


def test_what_is_not_ours_stays(store_file: Path) -> None:
    folder = store_file.with_name(f"{store_file.name}.sparql")
    (folder / "mine").mkdir(parents=True)
    fresh, dead = folder / ".1.ab.new", folder / ".2.cd.new"
    fresh.mkdir()
    dead.mkdir()
    long_ago = time.time() - 7200
    os.utime(dead, (long_ago, long_ago))
    with open_store(store_file) as store:
        count(store)
    left = views(store_file)
    assert "mine" in left and ".1.ab.new" in left and ".2.cd.new" not in left


ASK = """
import sys
from kg.register.opening import open_store
from kg.rdf.sparql.view import open_view
with open_store(sys.argv[1]) as store:
    view, kept = open_view(store)
    print(len(view), kept)
"""


def test_several_at_once(store_file: Path) -> None:
    with open_store(store_file):  # a store's first opening is tested elsewhere
        pass
    running = [
        subprocess.Popen([sys.executable, "-c", ASK, str(store_file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    answers = [process.communicate(timeout=120) for process in running]
    assert len({out for out, _ in answers}) == 1, answers
    assert answers[0][0].endswith(b" True\n") or answers[0][0].endswith(b" True\r\n"), answers
    assert len(views(store_file)) == 1


def test_a_store_in_memory(slim_store: Path) -> None:
    memory = sqlite3.connect(":memory:")
    with open_store(slim_store) as on_disk:
        on_disk.conn.backup(memory)
    view, kept = open_view(Store(memory, None))
    assert not kept and len(view) > 1000
    memory.close()


def run(store_file: Path, *arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(group, ["sparql", *arguments, "--db", str(store_file)], input=given, prog_name="kg")


def parsed(form: str, text: str) -> object:
    if form == "json":
        return [row["d"]["value"] for row in json.loads(text)["results"]["bindings"]]
    if form == "xml":
        return [one.text for one in ElementTree.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}uri")]
    if form == "csv":
        return [row["d"] for row in csv.DictReader(io.StringIO(text))]
    return [line.strip("<>") for line in text.splitlines()[1:]]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_formats_of_a_table(store_file: Path, form: str) -> None:
    done = run(store_file, DECREE, "--format", form)
    assert parsed(form, done.stdout) == [
        "https://w3id.org/vn-legal-kg/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
    ]


@pytest.mark.parametrize(
    ("form", "kind"), [("ttl", "turtle"), ("nt", "nt"), ("json", "json-ld"), ("xml", "xml"), (None, "turtle")]
)
def test_formats_of_a_graph(store_file: Path, form: str | None, kind: str) -> None:
    text = 'CONSTRUCT { ?d a ?c } WHERE { ?d eli:id_local "59/2023/NĐ-CP" ; a ?c }'
    done = run(store_file, text, *(["--format", form] if form else []))
    assert done.exit_code == 0, done.output
    assert len(rdflib.Graph().parse(data=done.stdout, format=kind)) == 2


@pytest.mark.parametrize(("lang", "yes", "no"), [("vi", "có", "không"), ("en", "yes", "no")])
def test_yes_and_no(store_file: Path, lang: str, yes: str, no: str) -> None:
    for text, word in (("ASK { ?d eli:id_local ?s }", yes), ('ASK { ?d eli:id_local "nothing" }', no)):
        assert run(store_file, text, "--lang", lang).stdout == f"{word}\n"
    assert json.loads(run(store_file, "ASK { }", "--format", "json").stdout)["boolean"] is True


def test_the_table_names_documents(store_file: Path) -> None:
    done = run(
        store_file,
        'SELECT ?d ?type ?day { ?d eli:id_local "59/2023/NĐ-CP" ; eli:type_document ?type ; eli:date_document ?day }',
        "--lang",
        "vi",
    )
    assert done.stdout.splitlines()[2].split("  ") == ["Nghị định 59/2023/NĐ-CP", "type:decree", "2023-08-14"]


def test_from_a_file_and_from_standard_input(store_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "câu hỏi.rq"
    file.write_bytes(b"\xef\xbb\xbf" + DECREE.encode())
    answers = [run(store_file, DECREE), run(store_file, str(file)), run(store_file, "-", given=DECREE)]
    assert len({done.stdout for done in answers}) == 1
    assert "59/2023" in answers[0].stdout


WRONG = [
    (["SELECT {"], "line 1, column"),
    (["SELECT ?x {\n ?x vn:a [\n}"], "line 3, column 1, at “}”"),
    (["SELECT ?x { ?x nope:y 1 }"], "not declared"),
    (["SELECT ?x { ?x nope:y 1 }", "--lang", "vi"], "câu truy vấn sai cú pháp ở dòng 1, cột"),
    (["SELECT ?a ?b { } GROUP BY ?a"], "GROUP BY does not keep"),
    ([""], "empty"),
    (["DELETE WHERE { ?s ?p ?o }"], "DELETE changes data"),
    (["SELECT * { SERVICE <http://127.0.0.1:1/> { } }"], "SERVICE is refused"),
    (["nothing.rq"], "No such file"),
    (["ASK { }", "--format", "csv"], "ASK has no answer as csv"),
    (["CONSTRUCT WHERE { ?s ?p ?o }", "--format", "table"], "choose one of: ttl"),
    (["SELECT * { }", "--format", "nt"], "choose one of: table, json"),
    (["ASK { }", "--timeout", "0"], "--timeout must be a number"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[said for _, said in WRONG])
def test_one_line_for_what_is_wrong(
    store_file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    lang = [] if "--lang" in arguments else ["--lang", "en"]
    with pytest.raises(SystemExit) as stop:
        main(["sparql", *arguments, *lang, "--db", str(store_file)])
    told = capsys.readouterr()
    assert stop.value.code == 2
    assert told.out == ""
    assert said in told.err and told.err.count("\n") == 1, told.err


def test_giving_up_ends_the_program(store_file: Path) -> None:
    """The engine goes on computing, and is left alone with it."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    done = subprocess.run(
        [sys.executable, "-m", "kg", "sparql", endless, "--timeout", "0.3", "--lang", "en", "--db", str(store_file)],
        capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr == "kg: no answer within 0.3 s; narrow the query or raise --timeout\n"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00binary", b"{ " * 600_000], ids=["binary", "huge"])
def test_a_file_that_is_no_query(store_file: Path, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.rq"
    file.write_bytes(data)
    done = run(store_file, str(file))
    assert done.exit_code != 0 and done.stdout == ""


def test_without_oxigraph(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    done = run(store_file, "ASK { }", "--lang", "en")
    assert done.exit_code == 1  # of click's own runner; `main` makes it 2
    assert install_command("sparql") in done.output


@given(
    st.lists(st.lists(st.text(alphabet="ab ữ", max_size=30), min_size=2, max_size=2), max_size=4),
    st.integers(20, 60),
)
def test_no_line_of_a_table_is_too_wide(cells: list[list[str]], width: int) -> None:
    table = list(lines(["a", "b"], cells, width))
    assert all(len(line) <= width for line in table)
    for column in (0, 1):
        words = "".join(row[column].replace(" ", "") for row in cells)
        assert sorted(words + "".join(row[1 - column].replace(" ", "") for row in cells)) == sorted(
            "".join(table[2:]).replace(" ", "")
        )


def test_the_store_stays_as_it_is(store_file: Path) -> None:
    with open_store(store_file):
        pass
    before = store_file.read_bytes()
    run(store_file, DECREE)
    assert store_file.read_bytes() == before
    shutil.rmtree(store_file.with_name(f"{store_file.name}.sparql"))
