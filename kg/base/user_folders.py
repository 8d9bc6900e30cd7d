"""Where a program keeps what it holds for a user, on each platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """For a user's data. Raises RuntimeError when the user has no home."""
    return _base("XDG_DATA_HOME", ".local/share") / "vn-legal-kg"


def state_folder() -> Path:
    """For what the program remembers of a user's files. Raises RuntimeError when the user has no home."""
    return _base("XDG_STATE_HOME", ".local/state") / "vn-legal-kg"


def cache_folder() -> Path:
    """For what the program can make anew. Raises RuntimeError when the user has no home."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "vn-legal-kg"
    return _base("XDG_CACHE_HOME", ".cache") / "vn-legal-kg"


def _base(variable: str, usual: str) -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get(variable) or home / usual)
