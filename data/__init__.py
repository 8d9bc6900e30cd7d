"""The tables that a lawyer would correct, and the shipped register.

Each JSON table has a schema (`kg.tables`) and a source for its facts; `table(name)` reads one.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any


@cache
def table(name: str) -> Any:
    """The JSON table `name` (without suffix), read once."""
    return json.loads(shipped(f"{name}.json"))


def shipped(name: str) -> bytes:
    """The bytes of the file `name` of this folder ("register/manifest.json")."""
    # by the package's own loader: importlib.resources would be a third of the finder's import time
    loader: Any = __spec__.loader
    return bytes(loader.get_data(os.path.join(os.path.dirname(__file__), *name.split("/"))))
