"""Findings for machines: JSON and JSON lines, by the contract (kg/contract)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kg.checker.files import Checked
from kg.contract.checks import check_out


def write_json(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """One object for one file, an array of them for several."""
    values = [check_out(one, lang).model_dump(mode="json", by_alias=True) for one in files]
    return _encoded(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=1) + "\n")


def write_jsonl(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """One object a line for each file."""
    return _encoded("".join(f"{check_out(one, lang).model_dump_json(by_alias=True)}\n" for one in files))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
