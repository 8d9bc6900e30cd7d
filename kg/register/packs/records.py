"""What a pack holds, and what it may hold: every line is checked against these models, and nothing else is taken.

A pack is one line of JSON, the head, and an xz stream of JSON lines: the sources, the documents, and then what each
source says (claims, facts, relations), each line with its kind as the first item. Documents go by their IRI, sources by
their number in the pack.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from kg.data import table
from kg.model import DocType, Level, Relation
from kg.text import UnreadableError, limits

FORMAT = "vn-legal-kg-pack"
VERSION = 1
#: Bytes of a pack, of one unpacked, of a line of it; and how many lines.
LARGEST = 64 * limits.MB
LARGEST_UNPACKED = 256 * limits.MB
LONGEST_LINE = limits.MB
MOST_LINES = 1_000_000
LONGEST_HEAD = 64 * 1024

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def _is_day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("not a day")
    return text


def _is_plain(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("control characters")
    return text


def _is_kind(text: str) -> str:
    if text not in {row["kind"] for row in table("precedence")["kinds"]} - {"report"}:
        raise ValueError("not a kind of source")
    return text


def _is_certainty(text: str) -> str:
    if text not in {row["kind"] for row in table("precedence")["kinds"]} | {"inferred", "conflict", "flag", "unknown"}:
        raise ValueError("not a certainty")
    return text


IsoDay = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_is_day)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(_is_plain)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_is_plain)]
Iri = Annotated[str, StringConstraints(pattern=r"^/akn/[^\s<>\"{}|\\^`\x00-\x1f]+$", max_length=2000)]
Place = Annotated[str, StringConstraints(pattern=r"^\d{2}(-\d{3,5})?(-\d{5})?$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Year = Annotated[int, Field(ge=1000, le=2200)]
Certainty = Annotated[str, AfterValidator(_is_certainty)]
Number = Annotated[int, Field(ge=0, le=100_000)]
_RELATIONS = tuple(name for name in get_args(Relation) if name != "issued_by")


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PackHead(_Line):
    """The first line: what the pack is called, from which day it is, who made it of what; and what must follow.

    `sha256` and `bytes` are of the unpacked lines.
    """

    format: Literal["vn-legal-kg-pack"]
    version: int
    name: Name
    day: IsoDay
    made_by: Name | None
    program: Name
    sha256: Digest
    bytes: Annotated[int, Field(ge=0, le=LARGEST_UNPACKED)]
    lines: Annotated[int, Field(ge=0, le=MOST_LINES)]


class PackSource(_Line):
    """A source; `sha256` is of all that it says, so that a store which has the same can tell."""

    number: Number
    name: Name
    kind: Annotated[str, AfterValidator(_is_kind)]
    rank: Annotated[int, Field(ge=0, le=999)]
    day: IsoDay | None
    importer: Name | None
    sha256: Digest


class PackDocument(_Line):
    """A document as the store that made the pack shows it: by this the other store knows it."""

    iri: Iri
    type: DocType
    symbol: Name | None
    title: Text | None
    issuer: Name | None
    level: Level
    place: Place | None
    issued: IsoDay | None
    year: Year | None
    vbpl_id: Name | None


class PackClaim(_Line):
    """How a source describes a document."""

    source: Number
    document: Iri
    certainty: Certainty
    symbol: Name | None
    title: Text | None
    issuer: Name | None
    level: Level | None
    issued: IsoDay | None
    effective: IsoDay | None
    year: Year | None
    vbpl_id: Name | None


class PackFact(_Line):
    """One more thing that a source says of a document."""

    source: Number
    document: Iri
    field: FieldName
    value: Text
    certainty: Certainty


class PackRelation(_Line):
    """A relation of two documents, the acting one first."""

    source: Number
    subject: Iri
    relation: Literal[_RELATIONS]  # type: ignore[valid-type]
    object: Iri
    scope: Literal["whole", "article", "content", "part"]
    effective: IsoDay | None
    location: Text | None
    subject_location: Text | None
    quote: Text | None


Line = PackSource | PackDocument | PackClaim | PackFact | PackRelation
#: The word at the head of a line → its model, sources and documents stand before what is said.
KINDS: dict[str, type[Line]] = {
    "source": PackSource, "document": PackDocument, "claim": PackClaim, "fact": PackFact, "relation": PackRelation,
}  # fmt: skip
_ADAPTERS: dict[str, TypeAdapter[Any]] = {word: TypeAdapter(model) for word, model in KINDS.items()}


def canonical(value: object) -> bytes:
    """A value as JSON in the one form of which digests are made, with the end of its line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def checked(word: object, values: object, number: int) -> Line:
    """A line as its model. Raises UnreadableError that names the line and what is wrong with it."""
    if not isinstance(word, str) or word not in KINDS or not isinstance(values, dict):
        raise UnreadableError("bad_pack_line", f"{number}: {str(word)[:40]}")
    try:
        line: Line = _ADAPTERS[word].validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnreadableError("bad_pack_line", f"{number}: {word} {where}: {first['msg']}"[:200]) from None
    return line
