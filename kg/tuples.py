"""Named tuples whose classes are made at once.

`typing.NamedTuple` looks each annotation over when a class is made, and of one that is text it makes a reference: a
quarter of a millisecond a class, of which a command loads eighty. Here an annotation stays what it is, and what makes a
tuple is compiled once for all classes of as many fields, and given their names.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Maker(type):
        """Makes of a class statement, with fields, defaults and methods, the named tuple that it describes."""

        def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> type[tuple[Any, ...]]:
            fields = body.pop("__annotations__", {})
            later = [field for field in fields if field in body]
            if later != list(fields)[len(fields) - len(later) :]:
                raise TypeError(f"{name}: a field without a default stands behind one that has one")
            defaults = {field: body.pop(field) for field in later}
            told = {"__doc__": f"{name}({', '.join(fields)})", "__annotations__": fields}
            return type(name, (tuple,), {**_members(tuple(fields), defaults), **told, **body})

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {"__doc__": "As `typing.NamedTuple`."})


@cache
def _model(count: int) -> type[tuple[Any, ...]]:
    """A named tuple of so many fields, from which those with other names take what is theirs too."""
    return namedtuple("_model", [f"field{n}" for n in range(count)])


def _members(fields: tuple[str, ...], defaults: dict[str, Any]) -> dict[str, Any]:
    """What makes a class with these fields a named tuple, as `collections.namedtuple` does."""
    model: dict[str, Any] = dict(vars(_model(len(fields))))
    new = model["__new__"].__func__
    made = FunctionType(
        new.__code__.replace(co_varnames=("_cls", *fields)), new.__globals__, "__new__", tuple(defaults.values())
    )
    shown = f"({', '.join(f'{field}=%r' for field in fields)})"
    places = {field: n for n, field in enumerate(fields)}

    def _replace(self: Any, /, **changed: Any) -> Any:
        values = [*self]
        try:
            for field, value in changed.items():  # one or two, of up to seventeen
                values[places[field]] = value
        except KeyError:
            raise ValueError(f"Got unexpected field names: {[one for one in changed if one not in places]!r}") from None
        return tuple.__new__(type(self), values)

    def __repr__(self: Any) -> str:
        return f"{self.__class__.__name__}{shown % self}"

    own: dict[str, Callable[..., Any]] = {"_replace": _replace, "__repr__": __repr__}
    if "__replace__" in model:
        own["__replace__"] = _replace
    return {
        "__slots__": (), "_fields": fields, "__match_args__": fields, "_field_defaults": defaults, "__new__": made,
        **{name: model[name] for name in ("_make", "_asdict", "__getnewargs__")}, **own,
        **{field: model[f"field{n}"] for n, field in enumerate(fields)},
    }  # fmt: skip


__all__ = ["NamedTuple"]
