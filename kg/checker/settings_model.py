"""The models of `kg.toml`: see `kg.checker.settings` for what each key means."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kg.checker.settings import Accepted, Settings, known_codes


def _codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return known_codes(codes)
    except ValueError as error:
        raise ValueError(f"no rule {error}") from None


Codes = Annotated[tuple[str, ...], AfterValidator(_codes)]
Words = Annotated[str, Field(min_length=1, max_length=500)]


class AcceptRow(BaseModel):
    """One `[[accept]]`. A reason and a day are asked for: the next reader wants to know why."""

    model_config = ConfigDict(extra="forbid")

    citation: Words
    reason: Words
    date: datetime.date
    rules: Codes = ()
    until: datetime.date | None = None


class SettingsFile(BaseModel):
    """The whole table."""

    model_config = ConfigDict(extra="forbid")

    lang: Literal["vi", "en"] | None = None
    select: Codes = ()
    ignore: Codes = ()
    strict: bool = False
    profile: Literal["default", "form"] = "default"
    author: Words = "kg"
    baseline: Words | None = None
    accept: tuple[AcceptRow, ...] = ()

    def settings(self, path: Path) -> Settings:
        """The same as the rest of the program has it; the baseline stands beside the file."""
        accept = tuple(Accepted(row.citation, row.reason, row.date, row.rules, row.until) for row in self.accept)
        baseline = str(path.parent / self.baseline) if self.baseline else None
        form = self.profile == "form"
        return Settings(path, self.lang, self.select, self.ignore, self.strict, form, self.author, baseline, accept)
