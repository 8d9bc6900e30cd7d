"""The command that brings a missing package, as it works where the user stands.

Packages are named, not the extra of pyproject.toml: they can be fetched whether `kg` came from a clone, a wheel, pipx
or uv. In the words of the program it stands as `{install[EXTRA]}`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

#: The packages of each extra of pyproject.toml.
EXTRAS = {
    "bulk": ("pyarrow",),
    "graph": ("numpy",),
    "mcp": ("mcp",),
    "parquet": ("pyarrow",),
    "pdf": ("pypdfium2", "pypdf"),
    "png": ("resvg-py",),
    "postgres": ("pg8000",),
    "rank": ("scipy",),
    "rdf": ("pyoxigraph", "pyshacl"),
    "signed": ("PyNaCl",),
    "spark": ("pyspark", "pandas", "pyarrow"),
    "sparql": ("pyoxigraph",),
    "web": ("starlette", "uvicorn", "python-multipart"),
    "xlsx": ("XlsxWriter", "python-calamine"),
}


def install_command(extra: str) -> str:
    """The line for a shell that installs what `extra` needs here; KeyError for an unknown one."""
    names = " ".join(EXTRAS[extra])
    if Path(sys.prefix, "pipx_metadata.json").is_file():
        return f"pipx inject vn-legal-kg {names}"
    from importlib.util import find_spec

    if find_spec("pip") is None:  # an environment made by uv
        return f"uv pip install --python {_python()} {names}"
    return f"{_python()} -m pip install {names}"


def _python() -> str:
    """The interpreter as a shell takes it, from the current folder on where it lies below it."""
    path = sys.executable or "python"
    here = os.path.join(os.getcwd(), "")
    if path.startswith(here):
        path = path.removeprefix(here)
    return f'"{path}"' if " " in path else path


class _Install:
    """`"{install[pdf]}".format(install=INSTALL)`: asked only when a line with it is said."""

    def __getitem__(self, extra: str) -> str:
        return install_command(extra)


INSTALL = _Install()
