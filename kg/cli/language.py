"""In which language the command speaks: as the command line says, else the settings of the folder, else the locale."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress


def language() -> str:
    """vi or en: as the settings of the folder say, else by the locale."""
    if said := _language_of_folder():
        return said
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "vi" if value.lower().startswith("vi") else "en"
    import locale  # where nothing else tells

    return "vi" if (locale.getlocale()[0] or "").lower().startswith(("vi", "vietnam")) else "en"


def _language_of_folder() -> str | None:
    """The `lang` of kg.toml or pyproject.toml here or in a folder above; what is wrong in it `kg check` tells."""
    folder, above = os.getcwd(), ""  # no Path: `kg --help` has no other use for pathlib
    while folder != above:
        for name, mark in (("kg.toml", b"lang"), ("pyproject.toml", b"[tool.kg")):
            with suppress(OSError), open(os.path.join(folder, name), "rb") as file:
                if mark in file.read():
                    return _lang_of_settings()
        folder, above = os.path.dirname(folder), folder
    return None


def _lang_of_settings() -> str | None:
    from pathlib import Path

    from kg.checker.settings import ConfigError  # the checker is heavy, and most folders say nothing
    from kg.checker.settings_file import find_settings

    with suppress(ConfigError):
        return find_settings(Path.cwd()).lang
    return None


def asked_for(words: Sequence[str]) -> str:
    """vi or en for a whole command line: its `--lang`, else `language()`."""
    for word, following in zip(words, (*words[1:], ""), strict=True):
        said = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if said in ("vi", "en"):
            return said
    return language()
