"""Patterns that are compiled late: what is looked for before them can hide nothing that they would find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from kg.base.patterns import _Compiled, _Late, late


def test_a_text_without_any_of_the_words_compiles_nothing() -> None:
    pattern = late(r"kèm\s+theo|gửi\s+kèm", re.IGNORECASE, one_of=("kèm",))
    assert pattern.search("Quyết định") is None
    assert list(pattern.finditer("Quyết định")) == []
    assert pattern.search("gửi KÈM theo", 9) is None
    assert isinstance(pattern, _Late)
    found = pattern.search("gửi KÈM theo")
    assert found is not None
    assert found.span() == (0, 7)
    assert not isinstance(pattern, _Late)
    assert isinstance(pattern, _Compiled)
    assert pattern.search("Quyết định") is None


def test_a_text_without_any_of_the_words_stays_as_it_is() -> None:
    pattern = late(r"\s+kèm\s+theo", re.IGNORECASE, one_of=("kèm",))
    assert pattern.sub("", "Quyết định") == "Quyết định"
    assert isinstance(pattern, _Late)
    assert pattern.sub("!", "gửi KÈM theo, kèm theo") == "gửi!,!"
    assert isinstance(pattern, _Compiled)
    assert pattern.sub(lambda found: found[0].upper(), "gửi kèm theo, kèm theo", 1) == "gửi KÈM THEO, kèm theo"


def _late_patterns() -> Iterator[tuple[str, _Late]]:
    """The patterns of the rooms that a check uses; they keep what they were made of."""
    for room in ("base", "cite", "checker", "graph", "register.validity", "resolve"):
        package = import_module(f"kg.{room}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, _Compiled):
                    yield f"{module.name}.{name}", value  # type: ignore[misc]


def _holds_one(parsed: Any, words: tuple[str, ...], lower: bool) -> bool:
    """Whether whatever a parsed pattern matches holds one of the words, letter by letter."""
    run = ""
    for operation, value in parsed:
        if operation is code.LITERAL:
            run += chr(value).lower() if lower else chr(value)
            if any(word in run for word in words):
                return True
            continue
        run = ""
        inner: list[Any] = []
        if operation is code.SUBPATTERN:
            inner = [value[-1]]
        elif operation is code.BRANCH:
            inner = value[1]
        elif operation is code.IN:
            inner = [[one] for one in value]
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT) and value[0] > 0:
            inner = [value[2]]
        if inner and all(_holds_one(one, words, lower) for one in inner):
            return True
    return False


@pytest.mark.parametrize(
    ("pattern", "words", "held"),
    [
        (r"sửa\s+đổi|bổ\s+sung", ("sửa", "sung"), True),
        (r"sửa\s+đổi|bổ\s+sung", ("sửa",), False),
        (r"(?:sửa\s+đổi)?\s*theo", ("sửa",), False),
        (r"(?=sửa)\w+", ("sửa",), False),
        (r"[Kk]ính\s+gửi", ("ính",), True),
        (r"[Kk]ính\s+gửi", ("Kính",), False),
        (r"[,(]|và", (",", "(", "và"), True),
        (r"[,(]|và", (",", "và"), False),
    ],
)
def test_how_it_is_told(pattern: str, words: tuple[str, ...], held: bool) -> None:
    assert _holds_one(parser.parse(pattern), words, False) is held


def test_every_match_of_a_pattern_holds_one_of_the_words_looked_for_first() -> None:
    looked_for = {name: pattern for name, pattern in _late_patterns() if pattern._one_of}
    assert len(looked_for) > 15
    for name, late_one in looked_for.items():
        pattern, flags = late_one._made_of
        parsed = parser.parse(pattern if isinstance(pattern, str) else pattern(), flags)
        assert _holds_one(parsed, late_one._one_of, bool(flags & re.IGNORECASE)), name
