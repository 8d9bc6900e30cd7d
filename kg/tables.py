"""Schemas of the tables in `data/`: what a row must hold, and what must hold between rows.

The tables are read with `kg.data.table` and not validated at run time; the tests validate every one of them,
and whoever corrects a table runs `python -m kg.tables`.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kg.model import DocType, Relation

#: The named fields that a rule's message may hold; `kg.check` fills them (days as dd/mm/yyyy).
MESSAGE_FIELDS = frozenset({
    "symbol", "printed", "repaired", "type", "date", "known_date", "issuer", "known_issuer", "since", "by",
    "by_title", "day", "source", "other", "count",
})  # fmt: skip

Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Symbol = Annotated[str, StringConstraints(pattern=r"^\d+[/-]\S+$")]
Slugged = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
Example = Annotated[str, StringConstraints(pattern=r"^[^⟦⟧]*⟦[^⟦⟧]+⟧[^⟦⟧]*$")]
NamedType = Literal["law", "code", "ordinance", "constitution"]
PlaceLevel = Literal["province", "district", "commune"]


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


class LawName(Row):
    """A law's name without its type word, and the symbols of the laws that bore it, oldest first."""

    type: NamedType
    name: Sentence
    symbols: list[Symbol]
    source: Sentence


class LawNameTable(Row):
    """`data/law_names.json`."""

    source: Sentence
    laws: list[LawName]

    @model_validator(mode="after")
    def _once(self) -> LawNameTable:
        _unique("law", (f"{row.type} {row.name}" for row in self.laws))
        return self


class LawAliases(Row):
    """What people write for a law's name."""

    type: NamedType
    name: Sentence
    aliases: list[Sentence]


class LawAliasTable(Row):
    """`data/law_aliases.json`."""

    source: Sentence
    laws: list[LawAliases]

    @model_validator(mode="after")
    def _once(self) -> LawAliasTable:
        _unique("law", (f"{row.type} {row.name}" for row in self.laws))
        _unique("alias", (f"{row.type} {alias}" for row in self.laws for alias in row.aliases))
        return self


class CentralBody(Row):
    """An office that exists once: its name, the codes its symbols bear, other ways to write it."""

    name: Sentence
    level: Literal["central", "ministry"]
    codes: list[Sentence]
    aliases: list[Sentence]


class LocalBody(Row):
    """An office that every place has; `level` is None where several levels have it."""

    head: Sentence
    level: PlaceLevel | None
    codes: list[Sentence]
    aliases: Annotated[list[Sentence], Field(min_length=1)]


class Unit(Row):
    """A kind of place. A "city" is a province or a district, as its name tells."""

    unit: Sentence
    level: PlaceLevel | Literal["city"]
    aliases: Annotated[list[Sentence], Field(min_length=1)]


class BodyTable(Row):
    """`data/bodies.json`."""

    source: Sentence
    central: list[CentralBody]
    local: list[LocalBody]
    departments: list[LocalBody]
    units: list[Unit]
    provinces: list[Sentence]
    party_codes: list[Sentence]
    drafter_codes: list[Sentence]

    @model_validator(mode="after")
    def _once(self) -> BodyTable:
        _unique("body", (row.name for row in self.central))
        _unique("office", (row.head for row in (*self.local, *self.departments)))
        _unique("unit", (row.unit for row in self.units))
        return self


class Cue(Row):
    """Words that state a relation; each example holds one citation in ⟦ ⟧, the one that the cue governs."""

    relation: Relation
    rule: Slugged
    cue: Sentence
    examples: Annotated[list[Example], Field(min_length=1)]


class CueTable(Row):
    """`data/cues.json`."""

    source: Sentence
    subject: list[Cue]
    passive: list[Cue]
    itself: list[Cue]
    opening: list[Cue]

    @model_validator(mode="after")
    def _patterns(self) -> CueTable:
        rows = (*self.subject, *self.passive, *self.itself, *self.opening)
        _unique("rule", (row.rule for row in rows))
        for row in rows:
            try:
                re.compile(row.cue)
            except re.error as error:
                raise ValueError(f"{row.rule}: {error}") from None
        return self


Pair = tuple[Sentence, Sentence]


class InferenceTable(Row):
    """`data/inference.json`: the words by which `kg.subject` tells what a title is about, with pairs of titles.

    `kept` are words of the matter that hold a neutral one. `persons` are names of laws that titles use for the people
    and bodies themselves. Each pair is (the title below, the one above): `alike` are of one subject, `unlike` not.
    """

    source: Sentence
    neutral: list[Sentence]
    kept: list[Sentence]
    acts: list[Sentence]
    carrying: list[Sentence]
    tails: list[Sentence]
    persons: list[Sentence]
    short: dict[Sentence, Sentence]
    alike: Annotated[list[Pair], Field(min_length=1)]
    unlike: Annotated[list[Pair], Field(min_length=1)]

    @model_validator(mode="after")
    def _once(self) -> InferenceTable:
        _unique("word", (*self.neutral, *self.acts))
        if loose := set(self.carrying) - set(self.neutral):
            raise ValueError(f"carrying, but not neutral: {', '.join(sorted(loose))}")
        return self


SCHEMAS: dict[str, type[Row]] = {
    "bodies": BodyTable,
    "cues": CueTable,
    "document_types": DocumentTypeTable,
    "inference": InferenceTable,
    "law_aliases": LawAliasTable,
    "law_names": LawNameTable,
    "rules": RuleTable,
}


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
