"""What only a server is asked: which document a citation means, the states of many documents, jobs, rules, problems."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from kg.checker.finding import rule
from kg.contract.parts import DocumentOut, Out, StatusOut


class ResolveOut(Out):
    """Which document a citation means. `not_in_register` says nothing about whether it exists."""

    query: str
    as_of: date
    status: Literal["found", "several", "not_in_register", "no_citation"]
    documents: list[DocumentOut]


class DocumentStatusOut(Out):
    """The state of what was asked for; `before` is that on the day `since`, where one was given.

    `answer`: found, several (no state is told of any), not_in_register.
    """

    query: str
    answer: Literal["found", "several", "not_in_register"]
    document: str | None
    symbol: str | None
    title: str | None
    status: StatusOut | None
    before: StatusOut | None


class StatusesOut(Out):
    """The states of many documents; with `since`, those that changed between the two days, and how many did not."""

    as_of: date
    since: date | None
    documents: list[DocumentStatusOut]
    unchanged: int


class RuleOut(Out):
    """A rule of the check, in the language that was asked for."""

    code: str
    severity: Literal["error", "warning", "note"]
    profile: str
    fixable: bool
    name: str
    what: str
    why: str
    example: str
    instead: str
    silent: str
    references: list[str]


def rule_out(code: str, lang: str) -> RuleOut:
    """The rule of that code in the contract's form. Raises KeyError."""
    row = rule(code)
    return RuleOut(
        code=row["code"], severity=row["severity"], profile=row["profile"], fixable=row["fixable"],
        references=row["references"],
        **{key: told if isinstance(told := row[key], str) else told[lang]
           for key in ("name", "what", "why", "example", "instead", "silent")},
    )  # fmt: skip


class ProblemOut(BaseModel):
    """What went wrong (RFC 9457). `candidates`: the documents or bodies that fit; `near`: some that may be meant."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    candidates: list[dict[str, str | None]] | None = None
    near: list[dict[str, str | None]] | None = None


class JobFileOut(Out):
    """One file of a job, and what became of it."""

    number: int
    file: str
    state: Literal["waiting", "checked", "failed"]
    errors: int | None
    warnings: int | None
    notes: int | None
    problem: ProblemOut | None


class JobOut(Out):
    """How far a job is."""

    id: str
    state: Literal["working", "done"]
    done: int
    files: list[JobFileOut]


class HealthOut(Out):
    """That the server lives; `workers` are there, `waiting` tasks wait, `replaced` workers were ended or died."""

    status: Literal["ok"]
    version: str
    workers: int
    waiting: int
    replaced: int
