"""What the register's sources are called in the reader's language (`data/source_names.json`)."""

from __future__ import annotations

from functools import cache

from kg.base.patterns import late
from kg.data import table

_OF_DAY = late(r" ngày (\d\d)/(\d\d)/(\d{4})$")


@cache
def _english() -> dict[str, str]:
    return {row["vi"]: row["en"] for row in table("source_names")["names"]}


def source_name(source: str, lang: str) -> str:
    """A source's name as the store holds it (Vietnamese), in `lang`; a place in it may follow after a comma.

    Symbols and places in the law ("10/2022/QH15 Điều 90") are cited in Vietnamese in every language.
    """
    if lang == "vi":
        return source
    known = _english()
    if source in known:
        return known[source]
    name, comma, place = source.rpartition(", ")
    if comma:
        return f"{source_name(name, lang)}, {place}"
    head, paren, site = source.partition(" (")
    return f"{known[head]} ({site}" if paren and head in known else _OF_DAY.sub(r" of \3-\2-\1", source)
