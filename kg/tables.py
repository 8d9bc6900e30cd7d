"""Schemas of the tables in `data/`: what a row must hold, and what must hold between rows.

The tables are read with `kg.data.table` and not validated at run time; the tests validate every one of them,
and whoever corrects a table runs `python -m kg.tables`.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from kg.model import DocType

#: The named fields that a rule's message may hold; `kg.check` fills them (days as dd/mm/yyyy).
MESSAGE_FIELDS = frozenset({
    "symbol", "printed", "repaired", "type", "date", "known_date", "issuer", "known_issuer", "since", "by",
    "by_title", "day", "source", "other", "count",
})  # fmt: skip

Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Row(BaseModel):
    """A part of a table: nothing missing, nothing unknown, nothing to change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Row):
    """One text in both languages."""

    vi: Sentence
    en: Sentence


class Rule(Row):
    """One check rule.

    `message` is a `str.format` template; `fallbacks` are templates with fewer fields, taken in order when a
    field of the one before is not known. `day` is the day of the report that holds `example`.
    """

    code: Annotated[str, StringConstraints(pattern=r"^VB[1-9]\d\d$")]
    severity: Literal["error", "warning", "note"]
    fixable: bool
    name: Text
    message: Text
    fallbacks: list[Text]
    what: Text
    why: Text
    day: date
    example: Sentence
    instead: Sentence
    silent: Text
    references: list[Sentence]

    @model_validator(mode="after")
    def _templates(self) -> Rule:
        before: frozenset[str] | None = None
        for text in (self.message, *self.fallbacks):
            fields = template_fields(text.vi)
            if unknown := fields - MESSAGE_FIELDS:
                raise ValueError(f"{self.code}: no such message field: {', '.join(sorted(unknown))}")
            if fields != template_fields(text.en):
                raise ValueError(f"{self.code}: the Vietnamese and the English message hold different fields")
            if fields == before:
                raise ValueError(f"{self.code}: a fallback needs other fields than the message before it")
            before = fields
        if not self.references:
            raise ValueError(f"{self.code}: a rule needs a reference")
        return self


class RuleTable(Row):
    """`data/rules.json`."""

    source: Sentence
    rules: list[Rule]

    @model_validator(mode="after")
    def _codes(self) -> RuleTable:
        codes = [rule.code for rule in self.rules]
        if codes != sorted(set(codes)):
            raise ValueError("the codes are not unique and in order")
        return self


class DocumentType(Row):
    """A type of document: its names, its IRI part, the words that announce it and the codes in its symbol."""

    type: DocType
    vi: Sentence
    en: Sentence
    slug: Slug
    akn: Literal["act", "doc"]
    words: list[Sentence]
    codes: list[Sentence]


class DocumentTypeTable(Row):
    """`data/document_types.json`."""

    source: Sentence
    types: list[DocumentType]

    @model_validator(mode="after")
    def _complete(self) -> DocumentTypeTable:
        _unique("type", (row.type for row in self.types))
        _unique("slug", (row.slug for row in self.types))
        _unique("word", (word for row in self.types for word in row.words))
        _unique("code", (code for row in self.types for code in row.codes))
        if missing := set(get_args(DocType)) - {row.type for row in self.types}:
            raise ValueError(f"types without a row: {', '.join(sorted(missing))}")
        return self


SCHEMAS: dict[str, type[Row]] = {"document_types": DocumentTypeTable, "rules": RuleTable}


def template_fields(template: str) -> frozenset[str]:
    """The named fields of a `str.format` template; ValueError when one has no name or a conversion."""
    fields = set()
    for _, name, spec, conversion in string.Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"only plain named fields are allowed: {{{name}}}")
        fields.add(name)
    return frozenset(fields)


def validate(name: str) -> Row:
    """The table `name` ("rules", "document_types") as a model.

    KeyError when it has no schema; pydantic.ValidationError (a ValueError) when it breaks it.
    """
    schema = SCHEMAS[name]
    return schema.model_validate_json(files("kg.data").joinpath(f"{name}.json").read_text(encoding="utf-8"))


def _unique(what: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what} used twice: {json.dumps(value, ensure_ascii=False)}")
        seen.add(value)


def main() -> int:
    """Validate every table; 1 when one is broken."""
    broken = 0
    for name in SCHEMAS:
        try:
            validate(name)
        except ValueError as error:
            broken = 1
            print(f"{name}: {error}")
        else:
            print(f"{name}: ok")
    return broken


if __name__ == "__main__":
    raise SystemExit(main())
