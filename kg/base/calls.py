"""What the public calls have in common: the connection stands first, and an argument of a wrong kind is named at once.

A call that once took `conn` further on still takes it there. What is wanted of each argument, its annotation tells.
"""

from __future__ import annotations

import functools
import inspect
import sqlite3
import types
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

R = TypeVar("R")
#: An annotation that nothing is known of.
_UNTOLD = object()
_WORDS = {
    sqlite3.Connection: "a sqlite3.Connection (store.conn)", date: "a datetime.date", str: "a str", int: "an int",
    bool: "a bool", type(None): "None",
}  # fmt: skip


def public(function: Callable[..., R]) -> Callable[..., R]:
    """`function` with `conn` as its first argument, wherever it has it itself; both orders are understood.

    Raises TypeError, in one line that names the argument and what is wanted, for an argument of a wrong kind.
    """
    old = inspect.signature(function)
    new = old.replace(parameters=sorted(old.parameters.values(), key=lambda one: (one.kind, one.name != "conn")))
    at = list(old.parameters).index("conn")
    wanted = {name: _evaluated(function, one.annotation) for name, one in old.parameters.items()}
    told = f"kg.{function.__name__}({', '.join(new.parameters)})"

    @functools.wraps(function)
    def call(*args: Any, **given: Any) -> R:
        as_once = at > 0 and any(map(_is_open, args[at : at + 1]))
        order = old if as_once and not _is_open(args[0]) else new
        try:
            bound = order.bind(*args, **given).arguments
        except TypeError as error:
            raise TypeError(f"{told}: {error}") from None
        for name, value in bound.items():
            if wanted[name] is not _UNTOLD and not _fits(value, wanted[name]):
                raise TypeError(f"{told}: {name} must be {_in_words(wanted[name])}, not {type(value).__name__}")
        arguments = inspect.BoundArguments(old, OrderedDict((n, bound[n]) for n in old.parameters if n in bound))
        return function(*arguments.args, **arguments.kwargs)

    call.__signature__ = new  # type: ignore[attr-defined]
    return call


def _is_open(value: Any) -> bool:
    return isinstance(value, sqlite3.Connection)


def _evaluated(function: Callable[..., Any], annotation: Any) -> Any:
    """The annotation as a type; `_UNTOLD` where it cannot be told here (names that only a type checker imports)."""
    if not isinstance(annotation, str):
        return _UNTOLD if annotation is inspect.Parameter.empty else annotation
    names: dict[str, Any] = getattr(inspect.unwrap(function), "__globals__", {})
    try:
        return eval(annotation, {**names, "Connection": sqlite3.Connection})  # our own source
    except NameError:
        return _UNTOLD


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of the kind; of what is inside a collection nothing is asked, but no text is one."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return any(_fits(value, one) for one in get_args(wanted))
    if origin is Literal:
        return value in get_args(wanted)
    if wanted is None:
        return value is None
    kind = origin or wanted
    if not isinstance(kind, type):
        return True
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if issubclass(kind, Iterable) and kind is not str and isinstance(value, (str, bytes)):
        return issubclass(kind, (bytes, bytearray)) and isinstance(value, bytes)
    return isinstance(value, kind)


def _in_words(wanted: Any) -> str:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_in_words(one) for one in get_args(wanted)))
    if origin is Literal:
        return "one of " + ", ".join(map(repr, get_args(wanted)))
    kind = type(None) if wanted is None else origin or wanted
    if kind in _WORDS:
        return _WORDS[kind]
    if isinstance(kind, type) and issubclass(kind, Iterable) and not issubclass(kind, Mapping) and get_args(wanted):
        article = "an" if kind.__name__[0] in "IO" else "a"
        inside = " or ".join(_name(one) for one in get_args(wanted) if one is not ...)
        return f"{article} {kind.__name__.lower()} of {inside}"
    return f"a {_name(kind)}" if isinstance(kind, type) else str(wanted)


def _name(kind: Any) -> str:
    module = getattr(kind, "__module__", "")
    name = getattr(kind, "__qualname__", str(kind))
    return f"kg.{name}" if module.startswith("kg.") else name
