"""What one source says of documents and of the relations between them: what every importer yields.

A record is the source's own word, with nothing added: what it does not say is None. Records of several sources
live side by side in the store; which of them counts is decided there, never here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import DocType, Relation, State
from kg.text.errors import REASONS


@dataclass(frozen=True, slots=True)
class Reference:
    """One document as a source refers to it: by its own key for it, or by symbol, type and, if known, day or year."""

    symbol: str | None = None
    type: DocType | None = None
    issued: date | None = None
    year: int | None = None
    external_id: str | None = None
    issuer: str | None = None  # canonical name: without it the number of a local document says too little


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What one source says of one document. `expired` is the first day on which it is no longer in force."""

    symbol: str | None
    type: DocType
    title: str | None = None
    issuer: str | None = None  # canonical names; several offices joined by "; "
    issued: date | None = None
    effective: date | None = None
    expired: date | None = None
    expired_by: str | None = None  # symbol
    state: State | None = None  # as the source gives it, on the source's own day
    year: int | None = None
    external_id: str | None = None  # the source's key for it, e.g. its number in the national database
    topics: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # labels of the articles it holds: "1", "2", "3a"
    last_article: int | None = None  # the last article of the document, where the source surely shows them all
    flags: tuple[str, ...] = ()  # what the importer saw to be wrong: "effective_before_issued"
    conflicts: tuple[tuple[str, str], ...] = ()  # (field, the other value) where the source contradicts itself
    state_code: str | None = None  # the source's own code or words for `state`: "CHL", "HHL1P"


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """A relation as one source gives it, acting document first."""

    subject: Reference
    relation: Relation
    object: Reference
    scope: str = "whole"  # whole | article | content | part
    effective: date | None = None
    location: str | None = None  # where in the source, or which part of the object
    quote: str | None = None  # the words that say so
    subject_location: str | None = None  # the article of the subject that does it, where the source tells
    with_effect_of: str | None = None  # the symbol of the other act on whose day of effect it takes effect


@dataclass(frozen=True, slots=True)
class FactRecord:
    """One more thing that a source says of a document which it may not describe: a suspension, a day that is moved."""

    document: Reference
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """One part of a source that was left out, and why: `reason` is a key of `kg.text.errors.REASONS`."""

    page: str
    reason: str
    detail: str = ""

    def message(self, lang: str = "en") -> str:
        """The page and what is the matter with it, in one line."""
        return f"{self.page}: {REASONS[self.reason][lang != 'vi'].format(detail=self.detail)}"


#: What a reader yields; a bundle is what one file says, taken in together.
Item = DocumentRecord | RelationRecord | FactRecord | Refusal
Bundle = tuple[Item, ...]
