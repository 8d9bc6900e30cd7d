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
    # by the package's own loader: importlib.resources would be a third of the finder's import time
    loader: Any = __spec__.loader
    return json.loads(loader.get_data(os.path.join(os.path.dirname(__file__), f"{name}.json")))
