"""How many examples hypothesis tries of a property of which each example takes long."""

from __future__ import annotations

import os

#: Set by `pytest --whole` for all processes of the run.
WHOLE = "KG_TESTS_WHOLE"


def examples(few: int, whole: int) -> int:
    """`few`, or with `--whole`, as CI asks, as many as `whole`."""
    return whole if os.environ.get(WHOLE) else few
