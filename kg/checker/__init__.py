"""The checker: is every reference of a report right, on the report's day and today?"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter

from kg.checker.complete import completed
from kg.checker.context import Context
from kg.checker.day import presumed_day
from kg.checker.finding import Finding, rule, rule_codes
from kg.checker.rules import (
    vb1_first_citation as first,
)
from kg.checker.rules import (
    vb1_form as form,
)
from kg.checker.rules import (
    vb1_subject as subjects,
)
from kg.checker.rules import (
    vb2_related as related,
)
from kg.checker.rules import (
    vb2_renewed as renewed,
)
from kg.checker.rules import (
    vb2_validity as validity,
)
from kg.checker.rules import (
    vb3_identity as identity,
)
from kg.checker.rules import (
    vb3_names as names,
)
from kg.checker.rules import (
    vb3_offices as offices,
)
from kg.checker.rules import (
    vb4_provisions as provisions,
)
from kg.checker.rules import (
    vb5_contradictions as inside,
)
from kg.checker.rules import (
    vb5_numbering as numbers,
)
from kg.checker.rules import (
    vb6_bodies as bodies,
)
from kg.checker.rules import (
    vb6_grounds as grounds,
)
from kg.checker.rules import (
    vb9_unchecked as unchecked,
)
from kg.cite.clean_view import letters_of
from kg.register.validity.status import read_ahead
from kg.resolve import Reading, reading_in
from kg.store.transaction import one_state
from kg.tuples import NamedTuple

_Rules = tuple[tuple[tuple[str, ...], Callable[[Context], Iterator[Finding]]], ...]

#: Each rule with the codes that it gives out.
_RULES: _Rules = (
    *form.RULES, *first.RULES, *provisions.RULES, *validity.RULES, *renewed.RULES, *related.RULES, *identity.RULES,
    *offices.RULES, *names.RULES, *subjects.RULES, *inside.RULES, *numbers.RULES, *grounds.RULES, *bodies.RULES,
    *unchecked.RULES,
)  # fmt: skip
#: By where they begin, then by code.
_IN_ORDER = itemgetter(Finding._fields.index("start"), Finding._fields.index("code"))
_CODES = frozenset(code for codes, _ in _RULES for code in codes)


def _rules(wanted: frozenset[str]) -> _Rules:
    """The rules, with those on the paper's own form where one of them is wanted: most checks never load them."""
    if wanted <= _CODES:
        return _RULES
    from kg.checker.rules import (
        vb6_annexes,
        vb6_articles,
        vb6_block,
        vb6_close,
        vb6_head,
        vb6_numbering,
        vb6_title,
    )

    of_form = (vb6_block, vb6_head, vb6_title, vb6_articles, vb6_numbering, vb6_annexes, vb6_close)
    return (*_RULES, *(row for module in of_form for row in module.RULES))


class CheckResult(NamedTuple):
    """The findings on a text, in its order; `as_of` is the day it was judged on, `own_day` whether that is its own.

    `presumed`: the text prints no day, and its own number or what it cites told one. `used_on` is set where that was
    no more than the youngest year that an article cites: the day of the check, on which somebody may want to use it.
    `administrative`: whether the rules on administrative papers bind the text (`Context.administrative`).
    """

    reading: Reading
    as_of: date
    own_day: bool
    findings: tuple[Finding, ...]
    presumed: bool = False
    used_on: date | None = None
    administrative: bool = False

    @property
    def faults(self) -> int:
        """Errors and warnings; notes are no faults."""
        return sum(f.severity != "note" for f in self.findings)

    def summary(self) -> dict[str, int]:
        """How many citations and documents there are, and findings by severity."""
        by = Counter(f.severity for f in self.findings)
        cited = [one for one in self.reading.citations if one.citation.form != "self"]
        return {
            "citations": len(cited), "documents": len({one.document for one in cited}),
            "errors": by["error"], "warnings": by["warning"], "notes": by["note"],
        }  # fmt: skip


def check(
    text: str,
    reading: Reading,
    conn: sqlite3.Connection,
    *,
    as_of: date | None = None,
    today: date | None = None,
    select: frozenset[str] | None = None,
) -> CheckResult:
    """Judge `text` on `as_of` (its own day if None; today if it has none), and beside that on `today`.

    `select` names the rules to run by code or by how codes begin ("VB201", "VB2"); None: those of the default
    profile. ValueError when it names one that no rule has.
    """
    if (view := letters_of(text)) is not None:  # letters in pieces, blanks of other kinds: the same findings
        seen = check(view.text, reading_in(reading, view), conn, as_of=as_of, today=today, select=select)
        found_there = (one._replace(start=view.raw(one.start), end=view.raw_end(one.end)) for one in seen.findings)
        return seen._replace(reading=reading, findings=tuple(found_there))
    today = today or date.today()
    own = reading.report.as_of
    if own is not None and reading.report.precision != "day" and own > today:
        own = today  # a draft, a plan for the year that runs: its period is not over
    told = as_of or own
    presumed, guessed = (None, False) if told else presumed_day(text, reading, conn, today)
    day = told or presumed or today
    wanted = selected(select)
    with one_state(conn):
        read_ahead(conn, (one.document for one in reading.citations))
        ctx = Context(text, reading, conn, day, today, day_guessed=guessed, day_asked=as_of is not None)
        found = [
            finding
            for codes, run in _rules(wanted) if wanted.intersection(codes)
            for finding in run(ctx) if finding.code in wanted
        ]  # fmt: skip
        found = completed(ctx, found)
    found.sort(key=_IN_ORDER)
    own_day = as_of is None and own is not None and own == reading.report.as_of
    used_on = today if guessed else None
    return CheckResult(reading, day, own_day, tuple(found), presumed is not None, used_on, ctx.administrative)


@lru_cache(maxsize=64)
def selected(
    select: frozenset[str] | None = None, profiles: frozenset[str] = frozenset(("default",))
) -> frozenset[str]:
    """The codes that `select` means, by code or by how codes begin; None: those of the `profiles`.

    ValueError when a part of it fits no rule.
    """
    if select is None:
        return frozenset(code for code in rule_codes() if rule(code)["profile"] in profiles)
    if unknown := sorted(part for part in select if not any(code.startswith(part) for code in rule_codes())):
        raise ValueError(f"no such rule: {', '.join(unknown)}")
    return frozenset(code for code in rule_codes() if code.startswith(tuple(select)))


__all__ = ["CheckResult", "Finding", "check", "selected"]
