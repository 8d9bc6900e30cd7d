"""Bodies and places: `data/bodies.json`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kg.model import AuthorityKind
from kg.tables.rows import Row, Sentence, Text, unique

PlaceLevel = Literal["province", "district", "commune"]


class Successor(Row):
    """The central body that took over: all (merged, renamed), most (mostly) or a part (split) of the former's tasks."""

    name: Sentence
    how: Literal["merged", "renamed", "mostly", "split"]
    by: Sentence  # the symbols of the acts
    matter: Text | None = None  # of a part: the tasks, where the source names them


class CentralBody(Row):
    """An office that exists once: its name, the office above it, the codes its symbols bear, other ways to write it.

    Of one that is gone: the first day without it, who took over, and who says so.
    """

    name: Sentence
    kind: AuthorityKind
    level: Literal["central", "ministry"]
    under: Sentence | None
    codes: list[Sentence]
    aliases: list[Sentence]
    english: list[Sentence] = Field(default_factory=list)
    until: date | None = None
    successors: list[Successor] = Field(default_factory=list)
    source: Sentence | None = None

    @model_validator(mode="after")
    def _ended(self) -> CentralBody:
        if bool(self.until) != bool(self.successors) or bool(self.until) != bool(self.source):
            raise ValueError(f"{self.name}: a day, successors and a source go together")
        return self


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


class GoneBody(Row):
    """A kind of office that is gone: the first day without it, who took over.

    Those of districts stand by the words before the district's name, agencies by their own. `successor` is None where
    no single kind of office did; `by` is the act, `source` where that was read.
    """

    name: Sentence
    until: date
    successor: Sentence | None
    by: Sentence
    source: Sentence


class Unit(Row):
    """A kind of place. A "city" is a province or a district, as its name tells."""

    unit: Sentence
    level: PlaceLevel | Literal["city"]
    aliases: Annotated[list[Sentence], Field(min_length=1)]


class FormerProvince(Row):
    """A province that became one of another unit or name, with the same code: the first day without it, by what act."""

    unit: Sentence
    name: Sentence
    code: Sentence
    until: date
    by: Sentence
    source: Sentence


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
    district: list[GoneBody]
    agencies: list[GoneBody]
    units: list[Unit]
    provinces: list[Sentence]
    former_provinces: list[FormerProvince]
    forms: list[Sentence]  # the words with which the names of offices begin that stand in no table
    title_openers: list[Sentence]  # two words that begin a title, where a place's name could go on
    roles: list[Sentence]  # the heads of offices: "Giám đốc Sở …" signs for the office
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
            for successor in row.successors:
                if successor.name not in central or successor.name == row.name:
                    raise ValueError(f"{row.name}: no other central body: {successor.name}")
            unique(f"successor of {row.name}", (successor.name for successor in row.successors))
        for office in (*self.local, *self.departments):
            if office.under is not None and office.under not in central | offices:
                raise ValueError(f"{office.head}: no such body: {office.under}")
        for former in self.former_provinces:
            if former.name not in self.provinces:
                raise ValueError(f"{former.name}: no such province")
        unique("former province", (former.name for former in self.former_provinces))
        unique("place alias", (alias for row in self.place_aliases for alias in row.aliases))
        unique("body", (row.name for row in self.central))
        unique("office", (row.head for row in (*self.local, *self.departments)))
        unique("form of a body", self.forms)
        unique("opening of a title", self.title_openers)
        unique("role", self.roles)
        unique("unit", (row.unit for row in self.units))
        return self
