"""What the tables of citation cases share: how a case is written, and how it is compared.

A case is a text and the citations it holds, in order; a citation is its span's text and the facts that the
case is about. Facts that a case does not name are not compared, but the number of citations always is.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg.cite.find import find_citations
from kg.model import Citation, Pinpoint

Want = tuple[str, dict[str, object]]
Case = tuple[str, list[Want]]

_UNITS = (
    ("subpoint", "tiết"), ("point", "điểm"), ("clause", "khoản"), ("article", "Điều"), ("section", "Mục"), ("chapter", "Chương"),
    ("part", "Phần"), ("appendix", "Phụ lục"),
)  # fmt: skip


def want(text: str, **facts: object) -> Want:
    """One expected citation: its span's text, then type, symbol, day (ISO), issuer, points, form, rules, …"""
    return text, facts


def points(pinpoints: Iterable[Pinpoint]) -> str:
    """Pinpoints as people read them: "điểm a khoản 1 Điều 86 | khoản 2 Điều 85", ranges as "Điều 3-9"."""
    return " | ".join(
        " ".join(
            f"{word} {value}" + (f"-{to}" if (to := getattr(one, f"{unit}_to")) is not None else "")
            for unit, word in _UNITS
            if (value := getattr(one, unit)) is not None
        )
        for one in pinpoints
    )


_FACTS = {
    "type": lambda c: c.type,
    "symbol": lambda c: c.symbol,
    "printed": lambda c: c.printed_symbol,
    "day": lambda c: c.day.isoformat() if c.day else None,
    "year": lambda c: c.year,
    "issuer": lambda c: c.issuer.name if c.issuer else None,
    "basis": lambda c: c.issuer_basis,
    "level": lambda c: c.issuer.level if c.issuer else None,
    "points": lambda c: points(c.pinpoints),
    "form": lambda c: c.form,
    "name": lambda c: c.name,
    "rules": lambda c: [repair.rule for repair in c.repairs],
    "term": lambda c: c.term,
    "bad_date": lambda c: c.bad_date,
}


def facts_of(citation: Citation, names: Iterable[str]) -> dict[str, object]:
    """The named facts of a citation."""
    return {name: _FACTS[name](citation) for name in names}


def check(text: str, wanted: list[Want], *, back_references: bool = False) -> None:
    """Assert that `text` holds exactly the wanted citations."""
    found = find_citations(text, back_references=back_references)
    spans = [c.text for c in found]
    assert spans == [span for span, _ in wanted], f"{text!r} holds {spans}"
    for citation, (_, facts) in zip(found, wanted, strict=True):
        read = facts_of(citation, facts)
        assert read == facts, f"{text!r}: {citation.text!r} reads {read}, wanted {facts}"


def cases(*rows: Case) -> pytest.MarkDecorator:
    """The rows as parameters of a test with the arguments `text` and `wanted`."""
    return pytest.mark.parametrize(("text", "wanted"), rows, ids=[row[0][:60] for row in rows])
