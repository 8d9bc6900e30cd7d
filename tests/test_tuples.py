"""Our named tuples are those of `typing`, made faster."""

from __future__ import annotations

import pickle
import typing

import pytest

from kg.tuples import NamedTuple


class Ours(NamedTuple):
    """A place."""

    start: int
    words: str | None = None
    more: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return len(self.words or "")

    def __str__(self) -> str:
        return f"{self.start}: {self.words}"


class Theirs(typing.NamedTuple):
    """A place."""

    start: int
    words: str | None = None
    more: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return len(self.words or "")

    def __str__(self) -> str:
        return f"{self.start}: {self.words}"


def test_they_are_those_of_typing() -> None:
    one, other = Ours(3, "Luật"), Theirs(3, "Luật")
    assert one == other == (3, "Luật", ())
    assert repr(one).replace("Ours", "Theirs") == repr(other) and str(one) == str(other) and one.length == 4
    assert one._replace(words=None).length == 0 and one._asdict() == other._asdict()
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__slots__", "__bases__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert (Ours.__name__, Ours.__qualname__) == ("Ours", "Ours")
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert pickle.loads(pickle.dumps(one)) == one and type(pickle.loads(pickle.dumps(one))) is Ours
    assert not hasattr(one, "__dict__")


def test_what_has_no_default_comes_first() -> None:
    with pytest.raises(TypeError):

        class Wrong(NamedTuple):
            first: int = 0
            second: int  # type: ignore[misc]
