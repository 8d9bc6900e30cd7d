"""What `kg serve` and `kg mcp` begin with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.checker.settings import Settings


def prepared(db: str | None) -> tuple[Path, Settings | None]:
    """The store's file, made if it was not there, and the settings of this folder, if it has any."""
    from kg.cli.options import store
    from kg.store.opening import default_path

    with store(db) as opened:
        path = opened.path
    return path or default_path(), _settings(Path.cwd())


def _settings(here: Path) -> Settings | None:
    """What kg.toml or pyproject.toml says here or in a folder above; the checker is loaded only where one does."""
    for folder in (here, *here.parents):
        with suppress(OSError):
            if (folder / "kg.toml").exists() or b"[tool.kg" in (folder / "pyproject.toml").read_bytes():
                from kg.checker.settings_file import find_settings

                return find_settings(here)
    return None
