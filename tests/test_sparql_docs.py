"""The worked queries of docs/sparql.md answer what stands under them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scripts.docs import build_sparql

pytest.importorskip("pyoxigraph")

PAGE = build_sparql.PAGE.read_text(encoding="utf-8")
QUERIES = list(build_sparql.QUERY.finditer(PAGE))


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    answering: Callable[[str], str] = build_sparql.answering(tmp_path_factory.mktemp("sparql"))
    return answering


def test_there_are_ten() -> None:
    assert [int(one["title"].split(".")[0]) for one in QUERIES] == list(range(1, 11))
    assert len(re.findall("^```sparql$", PAGE, flags=re.MULTILINE)) == 10


@pytest.mark.parametrize("found", QUERIES, ids=[one["title"] for one in QUERIES])
def test_it_answers_what_the_page_says(answer: Callable[[str], str], found: re.Match[str]) -> None:
    wanted = answer(found["query"])
    assert len(wanted.splitlines()) > 2, "it finds something"
    assert found["output"] == f"\n```text\n{wanted}```\n", "run scripts/docs/build_sparql.py"


def test_the_page_is_filled() -> None:
    page = "### 1. x\n\n*y*\n\n```sparql\nASK\n```\n\n```text\nold\n```\n\n### 2. z\n\n```sparql\nB\n```\nend\n"
    filled = build_sparql.filled(page, lambda query: query.lower())
    assert filled.count("```text") == 2 and "ask\n```" in filled and "b\n```\nend" in filled and "old" not in filled
    assert build_sparql.filled(filled, lambda query: query.lower()) == filled
