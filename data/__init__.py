"""The tables that a lawyer would correct, and the shipped register.

Each JSON table has a schema (`kg.tables`) and a source for its facts; `table(name)` reads one.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Any:
    """The JSON table `name` (without suffix), read once."""
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
