"""The server in this process: its application with one real worker, asked as a browser or a program asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from kg.checker.settings import Settings
from kg.serve.app import make_app
from kg.serve.guard import Guard

BASE = "http://127.0.0.1:8765"
#: What a browser that opens a page says.
PAGE = {"accept": "text/html,application/xhtml+xml", "sec-fetch-site": "same-origin", "origin": BASE}


@contextmanager
def serving(store: Path, **options: Any) -> Iterator[TestClient]:
    """A client of a server on this store."""
    guard: Guard = make_app(store, Settings(), **{"workers": 1, **options})
    with TestClient(guard, base_url=BASE, follow_redirects=False) as client:
        yield client


def visible(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL).split())
