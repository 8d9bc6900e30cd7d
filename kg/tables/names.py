"""The words and names of documents: their types, the names of laws, and what people write for these."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from kg.model import DocType
from kg.tables.rows import Row, Sentence, Text, unique

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Symbol = Annotated[str, StringConstraints(pattern=r"^\d+[/-]\S+$")]
NamedType = Literal["law", "code", "ordinance", "constitution"]


class DocumentType(Row):
    """A type of document: its names, its IRI part, the words that announce it and the codes in its symbol."""

    type: DocType
    vi: Sentence
    en: Sentence
    slug: Slug
    akn: Literal["act", "doc"]
    words: list[Sentence]
    codes: list[Sentence]
    english: list[Sentence] = Field(default_factory=list)  # what translations call it besides `en`


class KindOfOther(Text):
    """What is called by a name of its own among the documents of the type "other", by the code in its symbol."""

    codes: Annotated[list[Sentence], Field(min_length=1)]


class DocumentTypeTable(Row):
    """`data/document_types.json`."""

    source: Sentence
    types: list[DocumentType]
    kinds_of_other: list[KindOfOther]

    @model_validator(mode="after")
    def _complete(self) -> DocumentTypeTable:
        unique("type", (row.type for row in self.types))
        unique("slug", (row.slug for row in self.types))
        unique("word", (word for row in self.types for word in row.words))
        unique("code", (code for row in self.types for code in row.codes))
        unique("code of a kind", (code for row in self.kinds_of_other for code in row.codes))
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
        unique("law", (f"{row.type} {row.name}" for row in self.laws))
        return self


class LawAliases(Row):
    """What people write for a law's name."""

    type: NamedType
    name: Sentence
    aliases: list[Sentence]
    english: list[Sentence] = Field(
        default_factory=list
    )  # its names in English, with their type word: "Land Law", "Law on Land"


class LawAliasTable(Row):
    """`data/law_aliases.json`."""

    source: Sentence
    laws: list[LawAliases]

    @model_validator(mode="after")
    def _once(self) -> LawAliasTable:
        unique("law", (f"{row.type} {row.name}" for row in self.laws))
        unique("alias", (f"{row.type} {alias}" for row in self.laws for alias in row.aliases))
        unique("English name", (name for row in self.laws for name in row.english))
        return self
