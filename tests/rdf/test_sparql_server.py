"""kg push and kg sparql --endpoint with real servers: Oxigraph's own and rdflib's engine; and with bad ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import group
from kg.rdf.mapping import triples
from kg.rdf.sparql import push as pushing
from kg.rdf.sparql.push import push
from kg.rdf.sparql.query import SparqlError, read_query
from kg.rdf.sparql.remote import Endpoint, ask_endpoint, endpoint
from kg.rdf.terms import Triple
from tests.support.sparql_server import canned, oxigraph, rdflib_server

GRAPH = "https://example.org/g"
OTHER = "https://example.org/other"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("KG_SPARQL_USER", "KG_SPARQL_PASSWORD", "KG_SPARQL_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def ox() -> Iterator[str]:
    with oxigraph() as address:
        yield address


@pytest.fixture
def server(ox: str) -> str:
    """Oxigraph with nothing in it."""
    tell(f"{ox}/update", "CLEAR ALL")
    return ox


def tell(url: str, text: str) -> None:
    pushing._update(endpoint(url), text, 30)


def ask(url: str, text: str) -> list[list[str]]:
    with ask_endpoint(endpoint(url), read_query(text), "json", 30) as answer:
        found = json.load(answer)
    return [
        [row[name]["value"] for name in found["head"]["vars"] if name in row] for row in found["results"]["bindings"]
    ]


def graphs(url: str) -> dict[str, int]:
    return {g: int(n) for g, n in ask(url, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")}


def cli(*arguments: str, db: Path, color: bool = False) -> Result:
    return CliRunner().invoke(group, [*arguments, "--db", str(db), "--lang", "en"], prog_name="kg", color=color)


def test_what_was_pushed_is_there_word_for_word(server: str, slim: sqlite3.Connection) -> None:
    whole = {(str(s), str(p), str(o)) for s, p, o in triples(slim)}
    sent, held = push(slim, endpoint(f"{server}/update"), graph=GRAPH)
    assert sent == held == len(list(triples(slim)))
    assert graphs(f"{server}/query") == {GRAPH: sent}
    found = ask(f"{server}/query", f"SELECT ?s ?p ?o {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}")
    assert {(s, p, o) for s, p, o in found} == whole


def test_odd_letters_arrive(server: str, slim: sqlite3.Connection) -> None:
    title = 'Về "việc"\\u0041 \\ dấu\tnháy\'\n<script> 😀 {?x} } ; DROP ALL #'
    slim.execute("UPDATE document SET title = ? WHERE id = 1", (title,))
    slim.commit()
    push(slim, endpoint(f"{server}/update"))
    found = ask(f"{server}/query", 'SELECT ?t { ?x eli:title ?t FILTER(CONTAINS(STR(?t), "nháy")) }')
    assert found == [[title.replace("\t", "\t").replace("\n", "\n")]]


def test_again_replace_and_add(server: str, slim: sqlite3.Connection) -> None:
    update, query = endpoint(f"{server}/update"), f"{server}/query"
    tell(update.url, f"INSERT DATA {{ GRAPH <{OTHER}> {{ <a:b> <c:d> 1 }} GRAPH <{GRAPH}> {{ <a:b> <c:d> 2 }} }}")
    sent, held = push(slim, update, graph=GRAPH)
    assert held == sent + 1, "added to what was there"
    assert push(slim, update, graph=GRAPH) == (sent, sent + 1), "twice is once"
    assert push(slim, update, graph=GRAPH, replace=True) == (sent, sent)
    assert graphs(query) == {GRAPH: sent, OTHER: 1}, "other graphs stay"
    slim.execute("DELETE FROM edge")
    slim.commit()
    fewer, held = push(slim, update, graph=GRAPH, replace=True)
    assert fewer == held < sent


def test_interrupted_and_run_again(server: str, slim: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "_BATCH", 500)
    tell(f"{server}/update", f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:b> <c:d> 1 }} }}")

    def stop(count: int) -> None:
        if count > 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(slim, endpoint(f"{server}/update"), graph=GRAPH, replace=True, progress=stop)
    held = graphs(f"{server}/query")
    assert held.pop(f"{GRAPH}/incoming") > 1000
    assert held == {GRAPH: 1}, "nobody sees half of it"
    sent, _ = push(slim, endpoint(f"{server}/update"), graph=GRAPH, replace=True)
    assert graphs(f"{server}/query") == {GRAPH: sent}


def test_what_does_not_arrive_is_told(server: str, slim: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    true_batches = pushing._batches

    def lossy(conn: sqlite3.Connection) -> Iterator[tuple[int, str]]:
        for count, lines in true_batches(conn):
            yield count, lines.split("\n", 1)[1]

    monkeypatch.setattr(pushing, "_batches", lossy)
    with pytest.raises(SparqlError) as error:
        push(slim, endpoint(f"{server}/update"), graph=GRAPH)
    assert error.value.key == "not_all"
    assert GRAPH not in graphs(f"{server}/query")


def test_a_server_that_was_busy(server: str, slim: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "_WAIT", 0.0)
    true_send: Callable[..., object] = pushing.send
    failures = iter([503, 502])

    def flaky(to: Endpoint, *rest: object) -> object:
        if code := next(failures, None):
            raise SparqlError("http_error", url=to.url, code=code, why="busy")
        return true_send(to, *rest)

    monkeypatch.setattr(pushing, "send", flaky)
    sent, held = push(slim, endpoint(f"{server}/update"))
    assert sent == held


def test_the_commands(server: str, store_file: Path) -> None:
    done = cli("push", f"{server}/update", "--graph", GRAPH, "--replace", db=store_file)
    assert done.exit_code == 0, done.output
    assert GRAPH in done.stdout
    local = cli("sparql", "SELECT ?t { ?d eli:title ?t } ORDER BY ?t LIMIT 9", "--format", "csv", db=store_file)
    text = f"SELECT ?t FROM <{GRAPH}> {{ ?d eli:title ?t }} ORDER BY ?t LIMIT 9"
    remote = cli("sparql", text, "--format", "csv", "--endpoint", f"{server}/query", db=store_file)
    assert remote.stdout.splitlines() == local.stdout.splitlines()
    assert len(remote.stdout.splitlines()) == 10
    for form, sign in (("tsv", "?t"), ("xml", "<?xml"), ("json", "{"), ("table", "t\n")):
        assert cli("sparql", text, "--format", form, "--endpoint", f"{server}/query", db=store_file).stdout.startswith(
            sign
        )
    graph = cli(
        "sparql",
        f"CONSTRUCT {{ ?s a ?c }} FROM <{GRAPH}> {{ ?s a ?c }}",
        "--format",
        "nt",
        "--endpoint",
        f"{server}/query",
        db=store_file,
    )
    assert graph.stdout.count(" .\n") > 100


def test_another_engine(slim: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address for both, a named graph and the default one. Its parser is slow, so it gets the first documents."""
    true_triples = pushing.triples

    def documents(conn: sqlite3.Connection) -> Iterator[Triple]:
        return islice((one for one in true_triples(conn) if "/akn/" in one[0]), 80)

    monkeypatch.setattr(pushing, "triples", documents)
    with rdflib_server() as address:
        there = endpoint(address)
        tell(address, f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:b> <c:d> 1 }} }}")
        assert push(slim, there, graph=GRAPH, replace=True) == (80, 80)
        assert push(slim, there) == (80, 80)
        assert graphs(address) == {GRAPH: 80}
        assert ask(address, f"SELECT ?type {{ GRAPH <{GRAPH}> {{ ?d a vn:Act ; eli:type_document ?type }} }} LIMIT 1")


@pytest.mark.parametrize(
    ("url", "expected", "header"),
    [
        ("http://127.0.0.1:7878/query", "http://127.0.0.1:7878/query", None),
        ("https://example.org", "https://example.org/", None),
        ("https://a:b%40c@example.org:8443/x?y=1#z", "https://example.org:8443/x?y=1", "Basic YTpiQGM="),
        ("http://[::1]:80/x", "http://[::1]:80/x", None),
    ],
)
def test_addresses(url: str, expected: str, header: str | None) -> None:
    found = endpoint(url, {})
    assert (found.url, found.headers.get("Authorization")) == (expected, header)
    assert "b%40c" not in repr(found) and "YTpi" not in repr(found)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://",
        "http://a b/",
        "http://x/\n",
        "javascript:1",
        "http://x:port/",
        "http://[::1/",
    ],
)
def test_no_addresses(url: str) -> None:
    with pytest.raises(SparqlError) as error:
        endpoint(url, {})
    assert error.value.key == "no_url"


@pytest.mark.parametrize(
    ("environment", "url", "header"),
    [
        ({"KG_SPARQL_USER": "u", "KG_SPARQL_PASSWORD": "p"}, "http://x/", "Basic dTpw"),
        ({"KG_SPARQL_TOKEN": "t", "KG_SPARQL_USER": "u"}, "http://x/", "Bearer t"),
        ({"KG_SPARQL_TOKEN": "t"}, "http://a:b@x/", "Basic YTpi"),
        ({}, "http://x/", None),
    ],
)
def test_credentials(environment: dict[str, str], url: str, header: str | None) -> None:
    assert endpoint(url, environment).headers.get("Authorization") == header


JSON = "application/sparql-results+json"
BAD = [
    (404, {}, b"no such page", "refuses (404): no such page"),
    (401, {"Content-Type": "text/html"}, b"<html>log in", "refuses (401): Unauthorized"),
    (302, {"Location": "http://127.0.0.1:1/elsewhere"}, b"", "refuses (302)"),
    (308, {"Location": "file:///etc/passwd"}, b"", "refuses (308)"),
    (500, {}, "lỗi\n\x1b[31mđỏ".encode() * 300, "refuses (500)"),
    (200, {"Content-Type": "text/html"}, b"<html>", "is it a SPARQL server?"),
    (200, {"Content-Type": JSON}, b"{", "cannot be read"),
    (200, {"Content-Type": JSON}, b"[]", "cannot be read"),
    (200, {"Content-Type": JSON}, b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": 1}]}}', "cannot be read"),
    (200, {"Content-Type": JSON}, b"\xff\xfe\x00", "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "headers", "body", "said"), BAD, ids=[f"{bad[0]} {bad[3]}" for bad in BAD])
def test_servers_that_answer_badly(
    store_file: Path, status: int, headers: dict[str, str], body: bytes, said: str
) -> None:
    with canned(status, headers, body) as (address, came):
        url = address.replace("http://", "http://user:secret@")
        done = cli("sparql", "SELECT * { ?s ?p ?o }", "--endpoint", url, db=store_file, color=True)
        assert done.exit_code == 1  # of click's own runner; `main` makes it 2
        assert said in done.output
        assert done.output.count("\n") == 1 and "secret" not in done.output and "\x1b" not in done.output
        assert len(done.output) < 400
        assert came[0]["authorization"] == "Basic dXNlcjpzZWNyZXQ="
        assert len(came) == 1, "no redirect is followed"
        pushed = cli("push", url, db=store_file)
        assert pushed.exit_code == 1 and pushed.output.count("\n") == 1 and "secret" not in pushed.output


def test_a_server_that_does_not_answer_in_time(store_file: Path) -> None:
    with canned(200, {"Content-Type": JSON}, b"{}", delay=3) as (address, _):
        done = cli("sparql", "ASK { }", "--endpoint", address, "--timeout", "0.3", db=store_file)
    assert "no whole answer within 0.3 s" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["push", "http://127.0.0.1:1/x"], "cannot be reached"),
        (["sparql", "ASK { }", "--endpoint", "http://127.0.0.1:1/x"], "cannot be reached"),
        (["push", "http://127.0.0.1:1/x", "--graph", "no iri"], "--graph needs a whole IRI"),
        (["push", "http://127.0.0.1:1/x", "--graph", "a:b> } ; DROP ALL #"], "--graph needs a whole IRI"),
        (["push", "nothing"], "an http:// or https:// address"),
        (["sparql", "DROP ALL", "--endpoint", "http://127.0.0.1:1/x"], "DROP changes data"),
    ],
)
def test_one_line_for_what_is_wrong(store_file: Path, arguments: list[str], said: str) -> None:
    done = cli(*arguments, db=store_file)
    assert done.exit_code == 1 and said in done.output and done.output.count("\n") == 1, done.output
