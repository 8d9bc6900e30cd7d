"""The settings of a folder: `kg.toml`, or `[tool.kg]` in `pyproject.toml`, in it or in a folder above.

    lang = "vi"                       # vi or en, else the locale
    select = ["VB1", "VB201"]         # rules, or the beginnings of their codes; else the usual ones
    ignore = ["VB104"]
    strict = true                     # all rules on references, and notes count too
    profile = "form"                  # the form of the paper itself too: grounds, articles, signature, page
    author = "Phòng Tư pháp"          # of comments in Word and PDF files
    baseline = "kg-baseline.json"     # findings that were there before

    [[accept]]                        # findings that somebody has looked at and lets stand
    citation = "34/2007/PL-UBTVQH11"
    reason = "Nêu quá trình triển khai trước đây"
    date = 2026-01-05                 # when that was decided
    rules = ["VB201"]                 # else every rule
    until = 2027-01-05                # else for good

The command line goes before the file. Nothing in it can name a program or an address.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.naming import fold, symbol_key
from kg.tuples import NamedTuple

if TYPE_CHECKING:
    from kg.checker import CheckResult, Finding


class ConfigError(Exception):
    """The settings, or a baseline, cannot be used; the message is one line for a person and begins with the file."""

    def __init__(self, path: object, reason: Literal["settings", "no_baseline"], why: str, where: str = "") -> None:
        super().__init__(path, reason, why, where)
        self.path, self.reason, self.why, self.where = path, reason, why, where

    def message(self, lang: str = "en") -> str:
        """The file, the setting if one is meant, and what is the matter with it."""
        from kg.base.complaints import complaint_text

        told = complaint_text(self.why, lang)
        if self.reason == "no_baseline":
            words = "không phải tệp --baseline do kg ghi" if lang == "vi" else "no baseline of kg"
            return f"{self.path}: {words} ({told})"
        return ": ".join(filter(None, (str(self.path), self.where, told)))

    def __str__(self) -> str:
        return self.message()


class Accepted(NamedTuple):
    """Findings on one citation that somebody lets stand: `rules` are codes or their beginnings; none means all."""

    citation: str
    reason: str
    date: datetime.date
    rules: tuple[str, ...] = ()
    until: datetime.date | None = None

    def covers(self, finding: Finding, today: datetime.date) -> bool:
        """Whether it lets this finding stand on `today`."""
        if (self.until is not None and today > self.until) or (self.rules and not finding.code.startswith(self.rules)):
            return False
        symbol = (finding.fields.get("symbol") or "").removeprefix("số ")
        if symbol and symbol_key(symbol) == symbol_key(self.citation):
            return True
        return fold(self.citation) == fold(finding.quote)


class Settings(NamedTuple):
    """What is to be looked for and how it is told; `file` is where that was read, if anywhere."""

    file: Path | None = None
    lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    form: bool = False
    author: str = "kg"
    baseline: str | None = None
    accept: tuple[Accepted, ...] = ()

    def codes(self) -> frozenset[str]:
        """The rules that are wanted: those of `select`, else of the profile, without those of `ignore`.

        Where both name a rule, the longer beginning of its code wins. With `strict` the profile is all rules on
        references, with `form` those on the paper's own form come to it.
        """
        return _codes(self.select, self.ignore, self.strict, self.form)

    def sift(self, result: CheckResult, today: datetime.date) -> tuple[tuple[Finding, ...], int]:
        """The findings that are wanted, and how many more are let stand by `accept`."""
        codes = self.codes()
        wanted = [finding for finding in result.findings if finding.code in codes]
        kept = [one for one in wanted if not any(accepted.covers(one, today) for accepted in self.accept)]
        return tuple(kept), len(wanted) - len(kept)


@lru_cache(maxsize=64)
def _codes(select: tuple[str, ...], ignore: tuple[str, ...], strict: bool, form: bool) -> frozenset[str]:
    from kg.checker import selected

    profiles = {"default"} | ({"strict"} if strict else set()) | ({"form"} if form else set())
    chosen = selected(frozenset(select) or None, frozenset(profiles))
    return frozenset(code for code in chosen if _named(code, ignore) < (_named(code, select) or 1))


def _named(code: str, beginnings: Sequence[str]) -> int:
    """How much of a code the longest of these beginnings gives; 0 when none does."""
    return max((len(one) for one in beginnings if code.startswith(one)), default=0)


def known_codes(codes: Sequence[str]) -> tuple[str, ...]:
    """Rule codes, or beginnings of them, in capitals. Raises ValueError for one that fits no rule."""
    from kg.checker.finding import rule_codes

    wanted = tuple(code.strip().upper() for code in codes if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in rule_codes()):
            raise ValueError(code)
    return wanted
