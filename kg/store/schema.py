"""The tables of a store as statements: `schema.sql`, which says what each is."""

from __future__ import annotations

import re

_INDEX = re.compile(r"^\s*CREATE (?:UNIQUE )?INDEX", re.MULTILINE)

#: The tables in an order in which none points to one behind it.
TABLES = (
    "meta", "source", "document", "alias", "claim", "fact", "edge", "report", "citation", "place", "place_successor",
)  # fmt: skip


def statements() -> tuple[list[str], list[str]]:
    """Those that make tables and views, and those that make indexes: cheaper when the rows are there."""
    from importlib.resources import files

    schema = files("kg.store").joinpath("schema.sql").read_text(encoding="utf-8")
    found = [one for one in re.sub(r"--[^\n]*", "", schema).split(";") if one.strip()]
    return [one for one in found if not _INDEX.match(one)], [one for one in found if _INDEX.match(one)]
