"""A question to the full-text index as FTS5 takes it, turned into one for PostgreSQL.

The words of a document lie in one tsvector, with a weight for each column of SQLite's index; a filter on columns
becomes a filter on weights.
"""

from __future__ import annotations

import re

#: The columns of the index, and the weight by which PostgreSQL keeps them apart.
WEIGHTS = {"title": "A", "symbol": "B", "issuer": "C", "facets": "D"}
_TOKEN = re.compile(r'\s*(?:"([^"]*)"(\s*\*)?|([{}():])|(\w+))')
_WORD = re.compile(r"[^\W_]+")


def tsquery(question: str) -> str:
    """The same question as a tsquery. ValueError for one that is not understood.

    `"a b"` are words side by side, `AND`, `OR`, `NOT` and brackets join them; `{title symbol} : (…)` and `issuer : "…"`
    ask these columns alone.
    """
    tokens = [found.groups() for found in _TOKEN.finditer(question)]
    parser = _Parser(tokens)
    said = parser.any_of("".join(WEIGHTS.values()))
    if parser.at != len(tokens):
        raise ValueError(question)
    return said


class _Parser:
    def __init__(self, tokens: list[tuple[str | None, ...]]) -> None:
        self.tokens, self.at = tokens, 0

    def next_is(self, *words: str) -> bool:
        return self.at < len(self.tokens) and (self.tokens[self.at][2] or self.tokens[self.at][3]) in words

    def take(self) -> tuple[str | None, ...]:
        if self.at == len(self.tokens):
            raise ValueError("the question breaks off")
        self.at += 1
        return self.tokens[self.at - 1]

    def any_of(self, weights: str) -> str:
        parts = [self.all_of(weights)]
        while self.next_is("OR"):
            self.at += 1
            parts.append(self.all_of(weights))
        return parts[0] if len(parts) == 1 else f"({' | '.join(parts)})"

    def all_of(self, weights: str) -> str:
        parts = [self.one(weights)]
        while self.next_is("AND", "NOT"):
            without = self.take()[3] == "NOT"
            said = self.one(weights)
            parts.append(f"!{said}" if without else said)
        return parts[0] if len(parts) == 1 else f"({' & '.join(parts)})"

    def one(self, weights: str) -> str:
        phrase, prefix, sign, word = self.take()
        if phrase is not None:
            return _phrase(phrase, weights, prefix is not None)
        if sign == "(":
            said = self.any_of(weights)
            if self.take()[2] != ")":
                raise ValueError("a bracket is open")
            return said
        names = [word] if word else []
        if sign == "{":
            while not self.next_is("}"):
                names.append(str(self.take()[3]))
            self.at += 1
        if not names or self.take()[2] != ":":
            raise ValueError("no column")
        return self.one("".join(WEIGHTS[str(name)] for name in names))


def _phrase(text: str, weights: str, prefix: bool) -> str:
    """Words side by side; the last one may go on with `prefix`. No word at all fits nothing."""
    words = [word.lower() for word in _WORD.findall(text)] or ["_none"]
    said = [f"'{word}':{'*' if prefix and word is words[-1] else ''}{weights}" for word in words]
    return said[0] if len(said) == 1 else f"({' <-> '.join(said)})"
