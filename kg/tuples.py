"""Named tuples whose classes are made at once.

`typing.NamedTuple` looks each annotation over when a class is made, and of one that is text it makes a reference: a
quarter of a millisecond a class, of which a command loads eighty. Here an annotation stays what it is.
"""

from __future__ import annotations

from collections import namedtuple
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
            defaults = [body.pop(field) for field in later]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for key, value in body.items():
                setattr(made, key, value)
            made.__annotations__ = fields
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {"__doc__": "As `typing.NamedTuple`."})

__all__ = ["NamedTuple"]
