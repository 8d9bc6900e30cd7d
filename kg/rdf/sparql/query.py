"""A query before it is asked: what it returns, which prefixes it needs, and that it only reads, and only here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from kg.rdf.terms import PREFIXES

Form: TypeAlias = Literal["select", "ask", "construct", "describe"]

_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
#: The tokens of SPARQL, as far as they are needed to tell a keyword from a name, a string or a comment.
_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
    | (?P<name>(?P<prefix>(?:[^\W\d_][\w.-]*)?|_):(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<word>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})")


class SparqlError(Exception):
    """A query that cannot be asked or answered: a key of `kg.cli.words.sparql` and what to fill in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Query:
    """A query that reads; `prefixes` are those of the known ones that it uses and does not declare."""

    text: str
    form: Form
    prefixes: dict[str, str]

    @property
    def alone(self) -> str:
        """The query with its prefixes declared, as a server must get it; its lines keep their numbers."""
        return "".join(f"PREFIX {name}: <{iri}> " for name, iri in self.prefixes.items()) + self.text


def read_query(text: str) -> Query:
    """`text` as a query. SparqlError when it is empty, an update, or asks another server (SERVICE).

    Nothing else of the grammar is looked at: that is for whoever answers.
    """
    words: list[str] = []
    used: dict[str, None] = {}
    declared: set[str] = set()
    # An escaped letter stands for itself anywhere (SPARQL 1.1, 19.2), in a keyword too.
    for token in _TOKEN.finditer(_CODE_POINT.sub(_letter, text)):
        if token["word"]:
            words.append(token["word"].upper())
        elif token["name"] and words[-1:] == ["PREFIX"] and token["name"].endswith(":"):
            declared.add(token["prefix"])
            words.append("")
        elif token["name"]:
            used[token["prefix"]] = None
    if "SERVICE" in words:
        raise SparqlError("no_service")
    verb = next((word for word in words if word and word not in ("PREFIX", "BASE", "VERSION")), None)
    if verb is None:
        raise SparqlError("no_query")
    if verb in _UPDATES:
        raise SparqlError("no_update", verb=verb)
    if verb not in _FORMS:
        raise SparqlError("no_form", verb=verb)
    known = {name: str(PREFIXES[name]) for name in used if name in PREFIXES and name not in declared}
    return Query(text, cast(Form, verb.lower()), known)


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def short(iri: str) -> str:
    """The IRI with a prefix, where one of the known ones fits and the rest is a plain name; else as it is."""
    for name, space in PREFIXES.items():
        if iri.startswith(str(space)) and re.fullmatch(r"[\w.-]+", iri[len(str(space)) :]):
            return f"{name}:{iri[len(str(space)) :]}"
    return iri
