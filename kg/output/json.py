"""Findings for machines: JSON and JSON lines, by the contract (kg/contract)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic_core import PydanticSerializationError, to_json

from kg.checker.files import Checked
from kg.contract.checks import CheckOut, check_out


def write_json(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """One object for one file, an array of them for several."""
    found = [check_out(one, lang) for one in files]
    return _told(found[0] if len(found) == 1 else found, 1)


def write_jsonl(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """One object a line for each file."""
    return b"".join(_told(check_out(one, lang), None) for one in files)


def _told(found: CheckOut | list[CheckOut], indent: int | None) -> bytes:
    try:
        return to_json(found, indent=indent, by_alias=True) + b"\n"
    except PydanticSerializationError:  # half of a surrogate pair, as the text layer of a PDF may hold
        files = found if isinstance(found, list) else [found]
        plain = [one.model_dump(mode="json", by_alias=True) for one in files]
        close = (",", ":") if indent is None else None
        value = plain if isinstance(found, list) else plain[0]
        return json.dumps(value, ensure_ascii=False, indent=indent, separators=close).encode(
            "utf-8", "backslashreplace"
        ) + b"\n"  # fmt: skip
