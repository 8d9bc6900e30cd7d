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
from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kg.model import AuthorityKind, DocType, Relation, State
from kg.naming import fold

#: The named fields that a rule's message may hold; `kg.check` fills them (days as dd/mm/yyyy).
MESSAGE_FIELDS = frozenset({
    "symbol", "printed", "repaired", "type", "date", "known_date", "issuer", "known_issuer", "since", "by",
    "by_title", "amended_by", "day", "source", "other", "count", "title", "article", "last", "year",
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

    `profile` tells whether it runs by itself or under "strict" only. `message` is a `str.format` template;
    `fallbacks` are templates with fewer fields, taken in order when a field of the one before is not known.
    `day` is the day of the report that holds `example`.
    """

    code: Annotated[str, StringConstraints(pattern=r"^VB[1-9]\d\d$")]
    severity: Literal["error", "warning", "note"]
    fixable: bool
    profile: Literal["default", "strict"]
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
    """An office that exists once: its name, the office above it, the codes its symbols bear, other ways to write it."""

    name: Sentence
    kind: AuthorityKind
    level: Literal["central", "ministry"]
    under: Sentence | None
    codes: list[Sentence]
    aliases: list[Sentence]


class LocalBody(Row):
    """An office that every place has; `level` is None where several levels have it.

    `under` is the office above it: a local one of the same place, or the central one at the top of the line in which
    the office of each place stands under that of the place above.
    """

    head: Sentence
    kind: AuthorityKind
    level: PlaceLevel | None
    under: Sentence | None
    codes: list[Sentence]
    aliases: Annotated[list[Sentence], Field(min_length=1)]


class Unit(Row):
    """A kind of place. A "city" is a province or a district, as its name tells."""

    unit: Sentence
    level: PlaceLevel | Literal["city"]
    aliases: Annotated[list[Sentence], Field(min_length=1)]


class PlaceAlias(Row):
    """Other spellings of a place's name, older or abbreviated."""

    name: Sentence
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
    place_aliases: list[PlaceAlias]

    @model_validator(mode="after")
    def _once(self) -> BodyTable:
        central = {row.name for row in self.central}
        offices = {row.head for row in (*self.local, *self.departments)}
        for row in self.central:
            if row.under is not None and row.under not in central:
                raise ValueError(f"{row.name}: no such central body: {row.under}")
        for office in (*self.local, *self.departments):
            if office.under is not None and office.under not in central | offices:
                raise ValueError(f"{office.head}: no such body: {office.under}")
        _unique("place alias", (alias for row in self.place_aliases for alias in row.aliases))
        _unique("body", (row.name for row in self.central))
        _unique("office", (row.head for row in (*self.local, *self.departments)))
        _unique("unit", (row.unit for row in self.units))
        return self


class SourceNameTable(Row):
    """`data/source_names.json`: a source of the register as Vietnamese and English readers call it."""

    source: Sentence
    names: list[Text]

    @model_validator(mode="after")
    def _once(self) -> SourceNameTable:
        _unique("Vietnamese name", (row.vi for row in self.names))
        _unique("English name", (row.en for row in self.names))
        return self


class Cue(Row):
    """Words that state a relation; each example holds one citation in ⟦ ⟧, the one that the cue governs."""

    relation: Relation
    rule: Slugged
    cue: Sentence
    examples: Annotated[list[Example], Field(min_length=1)]


def _check_cues(*lists: list[Cue]) -> None:
    rows = [row for rows in lists for row in rows]
    _unique("rule", (row.rule for row in rows))
    for row in rows:
        try:
            re.compile(row.cue)
        except re.error as error:
            raise ValueError(f"{row.rule}: {error}") from None


class ClauseTable(Row):
    """`data/clauses.json`: the verbs of enforcement clauses, before and behind the document, and of notes."""

    source: Sentence
    before: list[Cue]
    behind: list[Cue]
    note: list[Cue]

    @model_validator(mode="after")
    def _patterns(self) -> ClauseTable:
        _check_cues(self.before, self.behind, self.note)
        return self


class CueTable(Row):
    """`data/cues.json`."""

    source: Sentence
    subject: list[Cue]
    passive: list[Cue]
    itself: list[Cue]
    opening: list[Cue]

    @model_validator(mode="after")
    def _patterns(self) -> CueTable:
        _check_cues(self.subject, self.passive, self.itself, self.opening)
        return self


class SourceKind(Row):
    """A kind of source: the rank of a new one of it (smaller wins), the last rank that is its own, and why."""

    kind: Slugged
    rank: int
    last: int
    vi: Sentence
    en: Sentence
    why: Text


class PrecedenceTable(Row):
    """`data/precedence.json`."""

    source: Sentence
    kinds: list[SourceKind]

    @model_validator(mode="after")
    def _in_order(self) -> PrecedenceTable:
        _unique("kind", (row.kind for row in self.kinds))
        ends = [end for row in self.kinds for end in (row.rank, row.last)]
        if ends != sorted(ends) or any(one.last >= other.rank for one, other in pairwise(self.kinds)):
            raise ValueError("the kinds are not in order, or share ranks")
        return self


class DatabaseRelation(Row):
    """A label of the national database: which relation it is, and which document of the row acts.

    `relation` None: it says too little, or there is no such relation here. `reads` begins with the document that acts.
    """

    label: Sentence
    number: int | None = None
    relation: Relation | None
    acts: Literal["this", "other"]
    scope: Literal["whole", "part"]
    reads: Text

    @model_validator(mode="after")
    def _acting_first(self) -> DatabaseRelation:
        heads = {"this": ("văn bản này ", "this document "), "other": ("văn bản kia ", "the other document ")}[
            self.acts
        ]
        if not (self.reads.vi.startswith(heads[0]) and self.reads.en.startswith(heads[1])):
            raise ValueError(f"{self.label}: `reads` does not begin with the document that acts")
        return self


class DatabaseState(Row):
    """A state of the national database: its code, ours (None: none of ours says it), and the labels it goes by."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+$")]
    state: State | None
    labels: Annotated[list[Sentence], Field(min_length=1)]


class NationalDatabaseTable(Row):
    """`data/national_database.json`."""

    source: Sentence
    relations: list[DatabaseRelation]
    states: list[DatabaseState]

    @model_validator(mode="after")
    def _once(self) -> NationalDatabaseTable:
        _unique("label", (fold(row.label).removeprefix("van ban ") for row in self.relations))
        _unique("number", (str(row.number) for row in self.relations if row.number is not None))
        _unique("code", (row.code for row in self.states))
        _unique("state label", (fold(label) for row in self.states for label in row.labels))
        return self


class ListColumn(Row):
    """A field of a document and the headings under which lists give it."""

    field: Slugged
    names: Annotated[list[Sentence], Field(min_length=1)]


class ListColumnTable(Row):
    """`data/list_columns.json`."""

    source: Sentence
    columns: list[ListColumn]

    @model_validator(mode="after")
    def _once(self) -> ListColumnTable:
        _unique("field", (row.field for row in self.columns))
        _unique("heading", (fold(name) for row in self.columns for name in row.names))
        return self


class LegacyExample(Row):
    """A text in a legacy encoding (its bytes written as ISO 8859-1), and what it says."""

    bytes: Sentence
    text: Sentence


class LegacyEncoding(Row):
    """An encoding from before Unicode: its letters by their one or two bytes, written as ISO 8859-1."""

    name: Sentence
    letters: dict[Annotated[str, StringConstraints(pattern=r"^[\x00-\xff]{1,2}$")], Annotated[str, Field(max_length=1)]]
    examples: Annotated[list[LegacyExample], Field(min_length=1)]

    @model_validator(mode="after")
    def _letters(self) -> LegacyEncoding:
        _unique("letter", self.letters.values())
        if shown := next((key for key in self.letters if key[-1] < "\x80"), None):
            raise ValueError(f"{self.name}: {shown!r} is ASCII")
        return self


class LegacyEncodingTable(Row):
    """`data/legacy_encodings.json`. Onsets and rhymes have no tone marks."""

    source: Sentence
    encodings: list[LegacyEncoding]
    onsets: list[Sentence]
    rhymes: list[Sentence]

    @model_validator(mode="after")
    def _once(self) -> LegacyEncodingTable:
        _unique("encoding", (row.name for row in self.encodings))
        _unique("onset", self.onsets)
        _unique("rhyme", self.rhymes)
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
    "clauses": ClauseTable,
    "cues": CueTable,
    "document_types": DocumentTypeTable,
    "inference": InferenceTable,
    "law_aliases": LawAliasTable,
    "law_names": LawNameTable,
    "legacy_encodings": LegacyEncodingTable,
    "list_columns": ListColumnTable,
    "national_database": NationalDatabaseTable,
    "precedence": PrecedenceTable,
    "rules": RuleTable,
    "source_names": SourceNameTable,
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
