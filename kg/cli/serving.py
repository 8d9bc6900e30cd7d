"""What `kg serve` and `kg mcp` begin with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.checker.settings import Settings
    from kg.store.server import Server


def prepared(db: str | None) -> tuple[Path | Server, Settings | None]:
    """Where the store is, made if it was not there, and the settings of this folder, if it has any."""
    from kg.cli.options import store
    from kg.store.opening import place_of

    with store(db) as opened:
        place = opened.place
    return place or place_of(None), _settings(Path.cwd())


def token_file(place: Path | Server) -> Path:
    """Where the token of `kg serve` is kept: beside the store, or for one on a server with this user's own data."""
    from kg.base.user_folders import data_folder

    return place.with_name("serve.token") if isinstance(place, Path) else data_folder() / "serve.token"


def _settings(here: Path) -> Settings | None:
    """What kg.toml or pyproject.toml says here or in a folder above; the checker is loaded only where one does."""
    for folder in (here, *here.parents):
        with suppress(OSError):
            if (folder / "kg.toml").exists() or b"[tool.kg" in (folder / "pyproject.toml").read_bytes():
                from kg.checker.settings_file import find_settings

                return find_settings(here)
    return None
