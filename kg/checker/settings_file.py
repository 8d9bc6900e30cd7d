"""Where the settings of a folder are found: in its `kg.toml` or `pyproject.toml`, or in those of a folder above."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.checker.settings import ConfigError, Settings

FILE, PROJECT_FILE = "kg.toml", "pyproject.toml"


def find_settings(folder: Path) -> Settings:
    """The settings for a folder: of the nearest file, from it upward. Raises ConfigError."""
    for above in (folder.resolve(), *folder.resolve().parents):
        for path, table in ((above / FILE, None), (above / PROJECT_FILE, "kg")):
            if path.is_file() and (found := _read(path, table)) is not None:
                return found
    return Settings()


def _read(path: Path, tool: str | None) -> Settings | None:
    """The settings in a file; None when it is a project file that has none."""
    from kg.base.toml import read_toml

    try:
        table: Any = read_toml(path)
        if tool is not None:
            table = table.get("tool", {}).get(tool)
            if table is None:
                return None
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigError(path, "settings", " ".join(str(error).split())) from None
    from pydantic import ValidationError

    from kg.checker.settings_model import SettingsFile  # pydantic is slow to import, and most folders have no settings

    try:
        return SettingsFile.model_validate(table).settings(path)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(path, "settings", first["msg"].removeprefix("Value error, "), where) from None
