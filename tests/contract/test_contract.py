"""The machine contract: what the commands print fits the models, and the pages say what the models are."""

from __future__ import annotations

import dataclasses
import doctest
import inspect
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from pydantic import BaseModel, TypeAdapter

from kg import contract
from kg.contract.chains import ChainOut, ImpactOut, PathsOut
from kg.contract.checks import CheckOut
from kg.contract.citations import CitationOut
from kg.contract.documents import AuthorityOut, SearchOut, ShowOut, StatsOut
from kg.contract.graphs import ImportedOut, ValidateOut
from kg.contract.parts import Out
from kg.contract.ranks import CommunitiesOut, RankOut
from kg.contract.whole import ReachOut, StaleOut
from tests.support import ROOT, SAMPLES
from tests.support.program import Ran, kg

PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
REPORTS = sorted(SAMPLES.glob("*.txt"))
WARD = next(path for path in REPORTS if path.name.startswith("phuong"))

MODELS: dict[str, type[BaseModel]] = {
    name: model
    for room in iter_modules(contract.__path__)
    for name, model in inspect.getmembers(import_module(f"kg.contract.{room.name}"), inspect.isclass)
    if issubclass(model, Out) and model is not Out and not name.startswith("_")
}


def tables() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", section, flags=re.MULTILINE)
        yield section.split("\n", maxsplit=1)[0], rows


DOCUMENTED = dict(tables())


def test_every_model_is_documented_and_nothing_else() -> None:
    assert set(DOCUMENTED) == set(MODELS)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_fields_are_documented_in_their_order(name: str) -> None:
    fields = [info.serialization_alias or field for field, info in MODELS[name].model_fields.items()]
    assert [field for field, _ in DOCUMENTED[name]] == fields


@pytest.mark.parametrize("name", sorted(MODELS))
def test_what_may_be_null_is_said(name: str) -> None:
    schema = MODELS[name].model_json_schema(mode="serialization")
    for field, kind in DOCUMENTED[name]:
        entry = schema["properties"][field]
        nullable = any(option.get("type") == "null" for option in entry.get("anyOf", []))
        assert ("null" in kind) == nullable, f"{name}.{field}"


def test_links_of_the_page_lead_somewhere() -> None:
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)}
    for target in re.findall(r"\]\(#([^)]+)\)", PAGE):
        assert target in anchors, target


@pytest.fixture(scope="module")
def db(sample_store: Path) -> Path:
    return sample_store


def run(*arguments: str, db: Path, **environment: str) -> Ran:
    return kg(*arguments, **environment, KG_DB=db)


COMMANDS: list[tuple[list[str], object, int]] = [
    (["cite", str(WARD)], list[CitationOut], 0),
    (["show", "10/2022/QH15"], ShowOut, 0),
    (["show", "34/2007/PL-UBTVQH11", "--as-of", "30/6/2023"], ShowOut, 0),
    (["show", "65/KH-UBND", "Xuân", "Đài"], ShowOut, 0),
    (["show", "UBND thị xã Sông Cầu"], AuthorityOut, 0),
    (["show", "Bộ Giao thông vận tải"], AuthorityOut, 0),
    (["search", "dan chu co so", "--in-force-on", "2024-11-01"], SearchOut, 0),
    (["chain", "65/KH-UBND Xuân Đài 2023"], ChainOut, 0),
    (["chain", "--down", "10/2022/QH15"], ChainOut, 0),
    (["chain", "báo cáo xuân đài", "--stated"], ChainOut, 0),
    (["path", "65/KH-UBND Xuân Đài 2023", "10/2022/QH15"], PathsOut, 0),
    (["path", "--any", "59/2023/NĐ-CP", "34/2007/PL-UBTVQH11"], PathsOut, 0),
    (["impact", "59/2023/NĐ-CP", "--as-of", "2025-01-01"], ImpactOut, 0),
    (["impact", "10/2022/QH15", "--sum"], ReachOut, 0),
    (["stale", "--as-of", "2024-07-09"], StaleOut, 0),
    (["stale", "--unknown", "--depth", "1"], StaleOut, 0),
    (["check", str(WARD)], CheckOut, 1),
    (["check", str(WARD), "--as-of", "2026-01-01", "--lang", "vi"], CheckOut, 1),
    (["rank", "--top", "3"], RankOut, 0),
    (["rank", "--by", "pagerank", "--in-force"], RankOut, 0),
    (["rank", "--communities", "--top", "2"], CommunitiesOut, 0),
    (["stats"], StatsOut, 0),
    (["validate", "BROKEN"], ValidateOut, 1),
    (["import", "GRAPH"], ImportedOut, 0),
]


@pytest.mark.parametrize(("arguments", "model", "code"), COMMANDS, ids=[" ".join(c[0][:2])[-40:] for c in COMMANDS])
def test_json_of_commands_fits_its_model(
    db: Path, tmp_path: Path, arguments: list[str], model: object, code: int
) -> None:
    broken = tmp_path / "broken.nt"
    broken.write_text(
        "<https://example.org/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://data.europa.eu/eli/ontology#LegalResource> .\n"
    )
    files = {"BROKEN": broken, "GRAPH": tmp_path / "graph.csv"}
    if "GRAPH" in arguments:
        assert run("export", "-o", str(files["GRAPH"]), db=db).returncode == 0
    arguments = [str(files.get(argument, argument)) for argument in arguments]
    done = run(*arguments, "--format", "json", db=db)
    assert done.returncode == code, done.stderr
    assert done.stderr == ""
    value = json.loads(done.stdout)
    parsed = TypeAdapter(model).validate_python(value)
    again = TypeAdapter(model).dump_python(parsed, mode="json", by_alias=True)
    assert again == value, "every field is printed"
    assert "\\u" not in done.stdout, "unescaped"


def test_offsets_are_code_points_of_the_text_as_read(db: Path, tmp_path: Path) -> None:
    text = "\ufeff" + "😀 " + WARD.read_text(encoding="utf-8").replace("\n", "\r\n")
    path = tmp_path / "bao-cao.txt"
    path.write_bytes(text.encode("utf-8"))
    rows = json.loads(run("cite", str(path), "--format", "json", db=db).stdout)
    assert len(rows) > 15
    for row in rows:
        assert text[1:][row["start"] : row["end"]] == row["text"]
        assert row["start"] < row["end"]
    findings = json.loads(run("check", str(path), "--format", "json", db=db).stdout)["findings"]
    assert all(text[1:][f["start"] : f["end"]] == f["quote"] for f in findings)


@pytest.mark.parametrize("encoding", ["cp1258", "ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_output_is_utf8_whatever_the_terminal(db: Path, encoding: str, form: str) -> None:
    plain = run("cite", str(WARD), "--format", form, db=db)
    other = run("cite", str(WARD), "--format", form, db=db, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert other.returncode == 0 and other.stdout == plain.stdout
    assert "Kế hoạch số" in other.stdout


def test_standard_input_reads_like_the_file(db: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "cite", "-", "--format", "json"],
        input=WARD.read_bytes(), env={**os.environ, "KG_DB": str(db)}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.decode() == run("cite", str(WARD), "--format", "json", db=db).stdout


def test_chain_is_whole(db: Path) -> None:
    value = json.loads(run("chain", "65/KH-UBND Xuân Đài 2023", "--format", "json", db=db).stdout)
    assert {"from", "to"} <= set(value["hops"][0])
    ends = {value["document"]} | {hop["to"] for hop in value["hops"]}
    assert all(set(path) <= ends and path[0] == value["document"] for path in value["paths"])
    assert any(path[-1].endswith("10-2022-qh15") for path in value["paths"])
    stated = [hop for hop in value["hops"] if hop["basis"] == "stated" and hop["evidence"]["document"]]
    assert stated and all(hop["evidence"]["quote"] for hop in stated)


API_PAGES = [ROOT / "docs" / "api.md", *sorted((ROOT / "docs" / "api").glob("*.md"))]


@pytest.mark.parametrize("page", API_PAGES, ids=lambda page: page.stem)
def test_examples_of_the_api_pages(page: Path, whole_register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store in memory is here a copy of one that was made; how it is filled stands in tests/store."""

    def copied(conn: sqlite3.Connection, progress: bool) -> None:
        with closing(sqlite3.connect(whole_register)) as made:
            made.backup(conn)

    monkeypatch.setattr("kg.register.opening._make", copied)
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 4 and result.failed == 0


def _fields_on_api_pages() -> dict[str, list[str]]:
    """The fields that a section named after a result type lists."""
    found: dict[str, list[str]] = {}
    for page in API_PAGES[1:]:
        for section in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            table = section.partition("| field |")[2].partition("\n\n")[0]
            rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", table, flags=re.MULTILINE)
            found[section.split("\n", maxsplit=1)[0]] = [name for row in rows for name in re.findall(r"\w+", row)]
    return found


@pytest.mark.parametrize("name", ["Body", "Citation", "Pinpoint", "Place", "Reading", "Repair", "Report", "Resolved"])
def test_every_field_of_a_result_is_on_its_page(name: str) -> None:
    import kg

    kind = getattr(kg, name)
    fields = list(getattr(kind, "_fields", ())) or [field.name for field in dataclasses.fields(kind)]
    assert _fields_on_api_pages()[name] == fields


def test_every_rule_of_repair_is_on_its_page() -> None:
    page = (ROOT / "docs" / "api" / "find_citations.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page.partition("| rule | what was wrong |")[2].partition("\n\n")[0]))
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg" / "cite").glob("*.py"))
    assert told >= set(re.findall(r'Repair\("(\w+)"', source))
    assert told >= set(
        re.findall(r'"(lost_\w+|moved_\w+|party_separators|superscript|thousands|spacing|line_break)"', source)
    )


def test_public_names_are_all_on_the_api_pages() -> None:
    import kg

    pages = "".join(page.read_text(encoding="utf-8") for page in API_PAGES)
    for name in kg.__all__:
        assert getattr(kg, name).__name__ == name
        assert re.search(rf"\b{name}\b", pages) or inspect.isclass(getattr(kg, name)), name
        assert inspect.getdoc(getattr(kg, name)), f"{name} has no documentation"
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="nothing"):
        _ = kg.nothing
