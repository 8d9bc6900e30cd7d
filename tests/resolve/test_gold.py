"""The annotated reports: floors for what is found and how it is understood."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.cite.find import find_citations
from kg.contract.citations import citation_out
from kg.resolve import resolve_citations

REPORTS = ("phuong-4-dong-ha-2024", "phuong-lam-son-bim-son-2023", "phuong-nguyen-nghiem-duc-pho-2023")
FLOORS = {"f1": 0.95, "symbol": 0.97, "date": 0.95, "issuer": 0.85, "document": 0.90}


@pytest.fixture(scope="module")
def conn(register: sqlite3.Connection) -> sqlite3.Connection:
    return register


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measures(score: ModuleType, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    """The scorer's figures for one report."""
    by_gold = dict(score.match(gold, found))
    matched = set(by_gold.values())
    scored = [i for i, row in enumerate(gold) if row["scored"]]
    hits = [(i, by_gold[i]) for i in scored if i in by_gold]
    wrong = [
        one
        for j, one in enumerate(found)
        if j not in matched
        and (
            not any(score.overlap(row, one) > 0 for row in gold)
            or any(score.overlap(row, one) > 0 and row["scored"] for row in gold)
        )
    ]
    precision = len(hits) / max(1, len(hits) + len(wrong))
    recall = len(hits) / len(scored)

    def rate(field: str, same: Any = lambda a, b: a == b, every: bool = True) -> float:
        rows = [i for i in scored if every or gold[i][field] is not None]
        good = [i for i, j in hits if i in set(rows) and same(gold[i].get(field), found[j].get(field))]
        return len(good) / len(rows) if rows else 1.0

    keys = [gold[i]["document"] for i, _ in hits], [found[j].get("document") for _, j in hits]
    p, r = score.b_cubed(*keys)
    return {
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "exact": sum((gold[i]["start"], gold[i]["end"]) == (found[j]["start"], found[j]["end"]) for i, j in hits)
        / len(scored),
        "symbol": rate("symbol", lambda a, b: (a or "").upper() == (b or "").upper(), every=False),
        "type": rate("type"),
        "date": rate("date"),
        "issuer": rate("issuer", lambda a, b: score.fold(a) == score.fold(b), every=False),
        "document": 2 * p * r / max(1e-9, p + r) * recall,
    }


@pytest.mark.parametrize("name", REPORTS)
def test_floors(name: str, shared: Path, conn: sqlite3.Connection) -> None:
    text = (shared / "reports" / f"{name}.txt").open(encoding="utf-8", newline="").read()
    gold = [json.loads(line) for line in (shared / "gold" / f"{name}.jsonl").open(encoding="utf-8") if line.strip()]
    reading = resolve_citations(text, find_citations(text), conn)
    found = [citation_out(one).model_dump(mode="json") for one in reading.citations]
    figures = measures(_scorer(shared), gold, found)
    assert {k: v for k, v in figures.items() if v < FLOORS.get(k, 0.9)} == {}, figures
