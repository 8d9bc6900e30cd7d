"""What the register's sources are called in the reader's language (`data/source_names.json`)."""

from __future__ import annotations

from functools import cache

from kg.base.patterns import late
from kg.data import table

_OF_DAY = late(r" ngày (\d\d)/(\d\d)/(\d{4})$", one_of=(" ngày ",))
#: The name that somebody gave to a collection of texts on the web, and no site of an office: "(VN-legal-agent)".
_COLLECTION = late(
    r"(?<=toàn văn )\((?=[^()]*[A-Za-z])[\w-]+(?:(?:\.[\w-]+)?\.io)?\)"
    r"|\((?=[^()]*[a-z])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+\)",
    one_of=("(",),
)
_NUMBERED = late(r"(\D+) (\d+)")


@cache
def _english() -> dict[str, str]:
    return {row["vi"]: row["en"] for row in table("source_names")["names"]}


@cache
def _shown() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in table("source_names")["shown"]}


def source_name(source: str, lang: str) -> str:
    """A source's name as the store holds it (Vietnamese), as a reader of `lang` knows it.

    A place in it may follow after a comma. What is named by a name that only its makers know is told by what it is.
    Symbols and places in the law ("10/2022/QH15 Điều 90") are cited in Vietnamese in every language.
    """
    plain = _COLLECTION.sub(_SOME_COLLECTION, source)
    if lang != "vi":
        plain = _in_english(plain)
    plain = "; ".join(_told(part, lang) for part in plain.split("; "))
    return plain.replace(_SOME_COLLECTION, f"({table('source_names')['collection'][lang]})")


#: Stands for such a name until the words of the language are put in.
_SOME_COLLECTION = "(\0)"


def _told(part: str, lang: str) -> str:
    if (shown := _shown().get(part)) is not None:
        return shown[lang]
    numbered = _NUMBERED.fullmatch(part) if part[-1:].isdecimal() else None
    if numbered is not None and (shown := _shown().get(numbered[1])) is not None:
        return f"{shown[lang]} {numbered[2]}"
    return part


def _in_english(source: str) -> str:
    known = _english()
    if source in known:
        return known[source]
    name, comma, place = source.rpartition(", ")
    if comma:
        return f"{_in_english(name)}, {place}"
    head, paren, site = source.partition(" (")
    return f"{known[head]} ({site}" if paren and head in known else _OF_DAY.sub(r" of \3-\2-\1", source)
