"""The rules by which reports are checked: `data/rules.json`."""

from __future__ import annotations

import string
from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from kg.tables.rows import Row, Sentence, Text

#: The named fields that a rule's message may hold; `kg.check` fills them (days as dd/mm/yyyy). `missing` is the key of
#: a note on a status (kg.base.law_words), told in the language of the message.
MESSAGE_FIELDS = frozenset({
    "symbol", "printed", "repaired", "type", "date", "known_date", "issuer", "known_issuer", "since", "by",
    "amended_by", "day", "source", "other", "count", "title", "article", "last", "year",
    "looked", "codified", "missing", "instead", "changed", "used_by",
})  # fmt: skip


class CheckRule(Row):
    """One check rule.

    `profile` tells whether it runs by itself, under "strict" only, or when form is asked for. `message` is a
    `str.format` template; `fallbacks` are templates with fewer fields, taken in order when a field of the one before
    is not known. `day` is the day of the report that holds `example`.
    """

    code: Annotated[str, StringConstraints(pattern=r"^VB[1-9]\d\d$")]
    severity: Literal["error", "warning", "note"]
    fixable: bool
    profile: Literal["default", "strict", "form"]
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
    def _templates(self) -> CheckRule:
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
    rules: list[CheckRule]

    @model_validator(mode="after")
    def _codes(self) -> RuleTable:
        codes = [rule.code for rule in self.rules]
        if codes != sorted(set(codes)):
            raise ValueError("the codes are not unique and in order")
        return self


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
