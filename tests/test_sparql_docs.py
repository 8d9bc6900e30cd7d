"""The worked queries of docs/sparql.md answer what stands under them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.register.opening import open_store
from scripts.docs import build_sparql

pytest.importorskip("pyoxigraph")

PAGE = build_sparql.PAGE.read_text(encoding="utf-8")
QUERIES = list(build_sparql.QUERY.finditer(PAGE))


@pytest.fixture(scope="module")
def answer(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    copy = shutil.copyfile(sample_store, tmp_path_factory.mktemp("sparql") / "kg.sqlite")
    with open_store(copy) as store:
        yield build_sparql.answering(store)


def test_there_are_ten() -> None:
    assert [int(one["title"].split(".")[0]) for one in QUERIES] == list(range(1, 11))
    assert len(re.findall("^```sparql$", PAGE, flags=re.MULTILINE)) == 10


@pytest.mark.parametrize("found", QUERIES, ids=[one["title"] for one in QUERIES])
def test_it_answers_with_the_columns_of_the_page(answer: Callable[[str], str], found: re.Match[str]) -> None:
    """Here of a small register; that the whole one answers what the page says, `build_sparql --check` tells in CI."""
    lines = answer(found["query"]).splitlines()
    assert len(lines) > 2, "it finds something"
    assert lines[0].split() == found["output"].split("```text\n")[1].splitlines()[0].split()


def test_the_page_is_filled() -> None:
    page = "### 1. x\n\n*y*\n\n```sparql\nASK\n```\n\n```text\nold\n```\n\n### 2. z\n\n```sparql\nB\n```\nend\n"
    filled = build_sparql.filled(page, lambda query: query.lower())
    assert filled.count("```text") == 2 and "ask\n```" in filled and "b\n```\nend" in filled and "old" not in filled
    assert build_sparql.filled(filled, lambda query: query.lower()) == filled
