"""What a server says is told, even when the line to it breaks before it was closed."""

from __future__ import annotations

import pytest

pytest.importorskip("pg8000.native")

import pg8000.native as pg

from kg.store.postgres.wire import _said


def broken(said: bool) -> Exception:
    """As pg8000 raises it: the goodbye after a refusal finds that the server has hung up."""
    try:
        try:
            if said:
                raise pg.DatabaseError({"C": "3D000", "M": "no such database"})
        finally:
            try:
                raise BrokenPipeError(32, "Broken pipe")
            except OSError as error:
                raise pg.InterfaceError("network error") from error
    except pg.InterfaceError as error:
        return error


def test_the_refusal_is_found_behind_the_broken_line() -> None:
    found = _said(broken(True))
    assert isinstance(found, pg.DatabaseError) and found.args[0]["C"] == "3D000"
    hidden = broken(False)
    assert _said(hidden) is hidden
