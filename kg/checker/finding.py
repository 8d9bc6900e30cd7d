"""Findings: what a rule found, and the words in which it says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from kg.base.law_words import LAW_WORDS
from kg.base.source_names import source_name
from kg.data import table
from kg.tuples import NamedTuple

Severity = Literal["error", "warning", "note"]


class Finding(NamedTuple):
    """One finding of one rule on one span of the text; a named tuple, as a citation is, for there may be thousands.

    `fields` fill the rule's message; `suggestion` is what to write instead of the quoted span, if that is known, with
    all faults of form set right that were found there; `fix` is the quoted span with this one fault of form set right,
    letters and digits the same; `source` says where the facts behind the finding come from.
    """

    code: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, str | None]
    document: str | None = None
    suggestion: str | None = None
    source: str | None = None
    fix: str | None = None

    @property
    def severity(self) -> Severity:
        severity: Severity = rule(self.code)["severity"]
        return severity

    def message(self, lang: str) -> str:
        """The finding in the words of `lang` ("vi" or "en"): the fullest message whose facts are all known."""
        row = rule(self.code)
        texts = [template[lang] for template in (row["message"], *row["fallbacks"])]
        if not self.fields.get("symbol"):  # a law by its name alone, of which no number is known
            texts += [text.replace("{type} {symbol}", "{type}") for text in texts]
        for text in texts:
            if all(self.fields.get(name) for name in _names(text)):
                values = {name: value or "" for name, value in self.fields.items()}
                told = {"source": source_name(values.get("source", ""), lang), "missing": _missing(self.fields, lang)}
                return str(text.format_map(values | told))
        raise ValueError(f"{self.code}: no message for the fields {sorted(k for k, v in self.fields.items() if v)}")


def _missing(fields: Mapping[str, str | None], lang: str) -> str:
    """What a verdict lacks, told by the note on the status that it rests on."""
    note = fields.get("missing")
    return LAW_WORDS[note][lang] if note else ""


@cache
def _rules() -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in table("rules")["rules"]}


def rule(code: str) -> dict[str, Any]:
    """The row of a rule in `data/rules.json`. KeyError for an unknown code."""
    return _rules()[code]


def rule_codes() -> list[str]:
    """All rule codes, in order."""
    return sorted(_rules())


@cache
def _names(template: str) -> tuple[str, ...]:
    """The fields of a template, which has no other braces (`kg.tables.rules.template_fields`)."""
    return tuple(part.partition("}")[0] for part in template.split("{")[1:])
