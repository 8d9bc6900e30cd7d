"""Hold our reader of the legal code against another's: `python -m scripts.register.compare_phapdien SHARED [SAMPLES]`.

SHARED/register holds the pages, and documents.jsonl and relations.jsonl, which another parser made from them and from
an older snapshot. Only rows that it read from these pages count ("new"). Printed are the shares that agree, what is
only here or only there, and SAMPLES (5) of each difference.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.naming import clean_symbol, symbol_key, symbol_year
from kg.register.imports.phapdien import read_phapdien
from kg.register.imports.phapdien.hierarchy import above
from kg.register.imports.records import DocumentRecord, Refusal, RelationRecord
from scripts.register.register_facts import ends_whole, records

PAGES = "phapdien-pages-2025h2.tar.xz"
_SHORTEST = 9
_ENDS = ("repeals", "replaces")


def key(symbol: str) -> str:
    """A number without its joints: the other parser cuts and joins old numbers in ways of its own."""
    return re.sub(r"[/&-]", "", symbol_key(clean_symbol(symbol)))


@dataclass(slots=True)
class Tally:
    """One comparison: how many rows, how many agree, and the others by what is different."""

    name: str
    rows: int = 0
    agree: int = 0
    others: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def share(self) -> float:
        return self.agree / self.rows if self.rows else 1.0

    def differ(self, how: str, what: str) -> None:
        self.others[how].append(what)

    def lines(self, samples: int) -> Iterable[str]:
        yield f"{self.name}: {self.agree} of {self.rows} ({100 * self.share:.2f} %)"
        for how, found in sorted(self.others.items(), key=lambda item: -len(item[1])):
            yield f"  {len(found):5} {how}"
            yield from (f"          {one}" for one in random.Random(1).sample(found, min(samples, len(found))))


def compare_documents(rows: Iterable[dict[str, Any]], ours: Sequence[DocumentRecord]) -> tuple[Tally, ...]:
    """What `rows` says was seen in the pages: found here; with the same days; of those whose days are printed there."""
    by_key: dict[str, list[DocumentRecord]] = defaultdict(list)
    for one in ours:
        by_key[key(one.symbol or "")].append(one)
    found, same = Tally("documents found"), Tally("documents with the same days")
    printed = Tally("the same, of rows whose day of issue these pages print")
    for row in rows:
        if "new" not in row["seen_in"]:
            continue
        number = key(row["number"])
        here = by_key.get(number) or [one for other in by_key if _cut(number, other) for one in by_key[other]]
        found.rows += 1
        found.agree += bool(here)
        if not here:
            found.differ("only there", row["number"])
        # The day of issue stands beside the title; without it, the row has its day from the older snapshot.
        older = bool(here) and "old" in row["seen_in"] and not any(one.issued or one.title for one in here)
        how = _days(row, here)
        for tally in (same, *([] if older and how != "same" else [printed])):
            tally.rows += 1
            if how == "same":
                tally.agree += 1
            else:
                days = [f"{one.issued} {one.effective}" for one in here]
                tally.differ(how, f"{row['number']}: {row['issued']} {row['effective']} there, {days} here")
    return found, same, printed


def _days(row: dict[str, Any], here: Sequence[DocumentRecord]) -> str:
    for one in here:
        doubted = {value for name, value in one.conflicts if name == "issued" and one.issued is None}
        issued = {str(one.issued or ""), *doubted}
        if (row["issued"] or "") in issued and (row["effective"] or "") == str(one.effective or ""):
            return "same"
    if not here:
        return "only there"
    if row["issued"] and not any(one.issued for one in here):
        return "no day of issue here"
    if any(one.issued for one in here) and not row["issued"]:
        return "no day of issue there"
    return "other days"


def plausible(row: dict[str, Any]) -> bool:
    """Whether the rules that the shipped register applies to the other parser's rows let this one through."""
    first, second = clean_symbol(row["source"]), clean_symbol(row["target"])
    years = symbol_year(first), symbol_year(second)
    if (years[0] and years[1] and years[0] < years[1]) or above(second, first):
        return False
    evidence = re.sub(r"\s+", " ", row["evidence"])
    return row["scope"] != "whole" or row["relation"] not in _ENDS or ends_whole(evidence, row["target"])


def compare_relations(rows: Iterable[dict[str, Any]], ours: Sequence[RelationRecord]) -> tuple[Tally, Tally, Tally]:
    """(all whole and article rows, those that the register's rules let through, our whole endings that are new)."""
    by_numbers: dict[tuple[str, str], list[tuple[str, str, RelationRecord]]] = defaultdict(list)
    for one in ours:
        first, second = key(one.subject.symbol or ""), key(one.object.symbol or "")
        by_numbers[_number(first), _number(second)].append((first, second, one))
    every, ruled, more = (
        Tally("relations, scope whole and article"),
        Tally("the same without rows that the register's own rules refuse"),
        Tally("our documents ended as a whole that stand there too"),
    )
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if "new" not in row["snapshots"]:
            continue
        first, second = key(row["source"]), key(row["target"])
        pairs = by_numbers[_number(first), _number(second)]
        here = [one for a, b, one in pairs if _like(a, first) and _like(b, second)]
        if row["relation"] in _ENDS:
            seen.update((a, b) for a, b, one in pairs if one in here)
        if row["scope"] not in ("whole", "article"):
            continue
        scopes = ("whole",) if row["scope"] == "whole" else ("article", "content", "whole")
        relations = _ENDS if row["scope"] == "whole" and row["relation"] in _ENDS else (row["relation"],)
        agree = any(one.scope in scopes and one.relation in relations for one in here)
        for tally in (every, *([ruled] if plausible(row) else [])):
            tally.rows += 1
            if agree:
                tally.agree += 1
                continue
            reading = f"{here[0].relation} {here[0].scope} here" if here else "nothing here"
            how = f"{row['scope']} there, {reading}"
            tally.differ(how, f"{row['source']} {row['relation']} {row['target']}: {_around(row)}")
    for pairs in by_numbers.values():
        for a, b, one in pairs:
            if one.scope == "whole" and one.relation in _ENDS:
                more.rows += 1
                if (a, b) in seen:
                    more.agree += 1
                else:
                    more.differ("only here", f"{one.subject.symbol} {one.relation} {one.object.symbol}: {one.quote}")
    return every, ruled, more


def _around(row: dict[str, Any]) -> str:
    text = " ".join(row["evidence"].split())
    at = max(0, text.find(row["target"]))
    return text[max(0, at - 130) : at + 40]


def _number(symbol: str) -> str:
    found = re.match(r"\d+", symbol)
    return found[0] if found else symbol


def _cut(number: str, ours: str) -> bool:
    """Whether `number` is one of ours that the other parser cut at its "&": "01/2006/TTLT-BGD" of "…-BGD&ĐT-BTC"."""
    return len(number) >= _SHORTEST and ours.startswith(number)


def _like(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def compare(
    ours: Iterable[DocumentRecord | RelationRecord | Refusal], register: Path, subjects: Collection[str] | None = None
) -> list[Tally]:
    """All comparisons with the rows under `register`, or with those of some subjects of the code only ("44.13")."""
    ours = list(ours)

    def within(numbers: list[str]) -> bool:
        return subjects is None or (bool(numbers) and all(number in subjects for number in numbers))

    documents = (
        row for row in records(register / "documents.jsonl") if within([topic.split(" ")[0] for topic in row["topics"]])
    )
    relations = (
        row
        for row in records(register / "relations.jsonl")
        if within(re.findall(r"Điều (\d+\.\d+)\.", row["where"])[:1])
    )
    return [
        *compare_documents(documents, [one for one in ours if isinstance(one, DocumentRecord)]),
        *compare_relations(relations, [one for one in ours if isinstance(one, RelationRecord)]),
    ]


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    register = Path(arguments[0]) / "register"
    ours = list(read_phapdien(register / PAGES))
    refused = [one for one in ours if isinstance(one, Refusal)]
    samples = int(arguments[1]) if len(arguments) > 1 else 5
    print(f"pages refused: {len(refused)}", *(one.message() for one in refused), sep="\n  ")
    for tally in compare(ours, register):
        print(*tally.lines(samples), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
