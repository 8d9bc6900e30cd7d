"""The finder compiled, for who asks: `KG_COMPILE=1 pip install .` (needs a C compiler); without it nothing is built.

The same modules, turned into machine code by mypyc; everything else about the package stands in pyproject.toml.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from setuptools import setup

#: `vocabulary` holds tables; `find`, what the public sees, keeps its documentation, which compiling takes away.
_NOT_COMPILED = ("__init__.py", "find.py", "vocabulary.py")
_COMPILER = "mypy>=1.18"


def _modules() -> list[str]:
    return sorted(path.as_posix() for path in Path("kg/cite").glob("*.py") if path.name not in _NOT_COMPILED)


#: An editable install stays as it is: compiled files in the tree would hide what is edited.
if not os.environ.get("KG_COMPILE") or "editable_wheel" in sys.argv:
    setup()
elif find_spec("mypyc") is None:  # asked for what the build needs
    setup(setup_requires=[_COMPILER])
else:
    from mypyc.build import mypycify

    # the types of the whole were checked before: here only the modules that are compiled are looked at
    options = ["--python-version=3.11", "--ignore-missing-imports", "--follow-imports=silent"]
    setup(setup_requires=[_COMPILER], ext_modules=mypycify([*options, *_modules()], opt_level="3"))
