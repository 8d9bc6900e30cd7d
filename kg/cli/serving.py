"""What `kg serve` and `kg mcp` begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.checker.settings import Settings


def prepared(db: str | None) -> tuple[Path, Settings]:
    """The store's file, made if it was not there, and the settings of this folder."""
    from kg.checker.settings_file import find_settings
    from kg.cli.options import store
    from kg.store.opening import default_path

    with store(db) as opened:
        path = opened.path
    return path or default_path(), find_settings(Path.cwd())
