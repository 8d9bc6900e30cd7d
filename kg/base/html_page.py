"""One HTML file with everything inline: a template with blanks, nothing loaded, data never markup."""

from __future__ import annotations

import binascii
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from kg.base.xml import escape_html

_BLANK = re.compile(r"\{\{(word )?(\w+)\}\}")
_JSON_ESCAPES = [(c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029"]


def asset(package: str, *path: str) -> str:
    """A file of a package, with the line ends that a browser hashes."""
    module = import_module(package)
    loader: Any = module.__spec__.loader  # type: ignore[union-attr]  # as `kg.data`: importlib.resources loads much
    data = loader.get_data(os.path.join(os.path.dirname(str(module.__file__)), *path))
    return str(data, "utf-8").replace("\r\n", "\n")


def fill(template: str, blanks: Mapping[str, str], word: Callable[[str], str]) -> str:
    """`template` with its blanks filled: {{name}} with markup from `blanks`, {{word key}} with an escaped word.

    Raises KeyError for a blank that nothing fills.
    """

    def filled(blank: re.Match[str]) -> str:
        return escape_html(word(blank[2])) if blank[1] else blanks[blank[2]]

    return _BLANK.sub(filled, template)


def policy(scripts: Iterable[str], style: str, *more: str, forms: str = "'none'") -> str:
    """A Content-Security-Policy that names each script and the style by its hash and forbids all else but `more`.

    `forms` says where a form may be sent: nowhere, or to who served the page ("'self'").
    """
    hashes = " ".join(map(_hash_source, scripts)) or "'none'"
    allowed = ("default-src 'none'", f"script-src {hashes}", f"style-src {_hash_source(style)}", *more)
    return "; ".join((*allowed, "base-uri 'none'", f"form-action {forms}"))


def embedded_json(data: object) -> str:
    """JSON that stays inside its script element whatever the strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter, written in _JSON_ESCAPES:  # many times as fast as `str.translate`
        text = text.replace(letter, written)
    return text


def _hash_source(text: str) -> str:
    digest = binascii.b2a_base64(hashlib.sha256(text.encode("utf-8")).digest(), newline=False).decode("ascii")
    return f"'sha256-{digest}'"
