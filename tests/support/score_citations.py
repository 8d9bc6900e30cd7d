"""Score found citations against annotated passages: found, exact, and right in every field, by category.

A passage is a stretch of text of which every citation is annotated (tests/gold/README.md). Gold and found
mentions are paired one to one by the largest overlap. A found mention that lies within a passage and touches no
gold mention is false; one that touches a scored mention that is already paired is split. What touches only
unscored gold counts for nobody. A citation that was not found has all its fields wrong.

Standard library only: what was found comes in as the objects that `kg cite --format json` prints.
"""

from __future__ import annotations

import csv
import json
import tarfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support import GOLD

Row = Mapping[str, Any]
FIELDS = ("type", "symbol", "date", "year", "issuer", "pinpoint")


def load(name: str) -> list[Row]:
    """The passages of `tests/gold/NAME.jsonl`."""
    with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def referenced_texts(shared: Path, passages: Sequence[Row]) -> dict[str, str]:
    """The texts that passages refer to: by file name, with their line ends as they are on disk, or by register row."""
    wanted = {row["file"] for row in passages if "file" in row}
    texts = {name: (shared / name).read_bytes().decode("utf-8") for name in wanted if name.startswith("reports/")}
    with tarfile.open(shared / "texts" / "gazette-200.tar.xz") as archive:
        for member in archive:
            data = archive.extractfile(member) if member.name in wanted else None
            if data:
                texts[member.name] = data.read().decode("utf-8")
    with (shared / "texts" / "binh-duong-register.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for passage in passages:
        if "row" in passage:
            row = rows[passage["row"]]
            texts[passage["id"]] = f"{passage['kind']} số {row['symbol']} ngày {row['issued']} {row['title']}"
    return texts


def text_of(passage: Row, texts: Mapping[str, str]) -> str:
    """The whole text that a passage stands in."""
    return str(passage["text"]) if "text" in passage else texts[passage.get("file") or passage["id"]]


@dataclass(slots=True)
class Tally:
    """The counts of one category, or of all."""

    mentions: int = 0
    found: int = 0
    exact: int = 0
    judged_spans: int = 0
    false: int = 0  # found where there is nothing, or found twice
    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.mentions if self.mentions else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def exact_spans(self) -> float:
        return self.exact / self.judged_spans if self.judged_spans else 1.0

    def accuracy(self, name: str) -> float:
        """How often a field is right among the mentions that are judged on it."""
        return self.right[name] / self.judged[name] if self.judged[name] else 1.0


@dataclass(slots=True)
class Score:
    """All mentions, each category, the grouping into documents, and what went wrong."""

    total: Tally = field(default_factory=Tally)
    categories: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    documents: float = 1.0  # F1 of B-cubed, times recall
    negatives: int = 0  # passages without any scored mention
    negatives_false: int = 0  # and what was found in them
    misses: list[str] = field(default_factory=list)


def fold(name: str | None) -> str:
    """An issuer's name for comparing: spelling, brackets and the minister's own title do not matter."""
    text = unicodedata.normalize("NFC", name or "").split(" (")[0].casefold().replace("uỷ", "ủy")
    for long, short in (
        ("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("bộ trưởng bộ", "bộ"),
        ("thống đốc ngân hàng", "ngân hàng"), ("ban bí thư trung ương đảng", "ban bí thư"),
        ("ban chấp hành trung ương đảng", "ban chấp hành trung ương"),
    ):  # fmt: skip
        text = text.replace(long, short)
    for sign in ",;-–":
        text = text.replace(sign, " ")
    return " ".join(word for word in text.split() if word != "và")  # "Bộ Tài chính và Bộ Nội vụ" is a list


def _pinpoints(value: Any) -> list[dict[str, str]]:
    rows = [] if value is None else [value] if isinstance(value, Mapping) else value
    return [{key: str(part) for key, part in row.items() if part} for row in rows]


def _same_pinpoints(gold: Row, found: Any) -> bool:
    want, got = _pinpoints(gold["pinpoint"]), _pinpoints(found)
    if gold.get("range"):  # its two ends, or all of it
        return bool(got) and [got[0], got[-1]] == [want[0], want[-1]]
    return want == got


def right(gold: Row, found: Row, name: str) -> bool:
    """Whether a found mention has one field of the gold mention right."""
    if name == "pinpoint":
        return _same_pinpoints(gold, found.get("pinpoint"))
    if name == "issuer":
        return fold(gold["issuer"]) == fold(found.get("issuer"))
    if name == "symbol":
        accepted = (gold["symbol"], *gold.get("symbol_also", ()))
        return (found.get("symbol") or "").upper() in {(symbol or "").upper() for symbol in accepted}
    return bool(gold[name] == found.get(name))


def overlap(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def pair(gold: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """Gold index → found index, one to one, the largest overlaps first."""
    ranked = sorted(
        (-overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if overlap(g, f) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def score(passages: Sequence[Row], find: Callable[[Row], Sequence[Row]]) -> Score:
    """Score `find`, which gives the citations of the whole text that a passage stands in."""
    result = Score()
    keys: list[tuple[str, str]] = []
    for passage in passages:
        _score_passage(passage, find(passage), result, keys)
    precision, recall = b_cubed(keys)
    both = precision + recall
    result.documents = (2 * precision * recall / both if both else 0.0) * result.total.recall
    return result


def _score_passage(passage: Row, found: Sequence[Row], result: Score, keys: list[tuple[str, str]]) -> None:
    gold = passage["citations"]
    start, end = passage.get("start", 0), passage.get("end", len(passage.get("text", "")))
    near = [f for f in found if f["end"] > start and f["start"] < end]
    pairs = pair(gold, near)
    where = passage.get("id") or passage.get("file")
    present = {category for g in gold for category in g.get("categories", ())}
    result.negatives += not present
    for i, g in enumerate(gold):
        if not g["scored"]:
            continue
        tallies = [result.total, *(result.categories[category] for category in g["categories"])]
        match = near[pairs[i]] if i in pairs else None
        wrong = _count(g, match, tallies)
        if match is None:
            result.misses.append(f"{where} {g['start']}: not found: {g['type']} {g['symbol'] or g['document']}")
        else:
            keys.append((f"{where}|{g['document']}", f"{where}|{match.get('document')}"))
            for name in wrong:
                want = g[name] if name != "span" else [g["start"], g["end"]]
                got = match.get(name) if name != "span" else [match["start"], match["end"]]
                got = _pinpoints(got) if name == "pinpoint" else got
                result.misses.append(f"{where} {g['start']}: {name}: want {want} got {got} ({g['symbol']})")
    paired = set(pairs.values())
    for j, f in enumerate(near):
        touched = [g for g in gold if overlap(g, f) > 0]
        within = start <= f["start"] and f["end"] <= end
        if j not in paired and ((within and not touched) or any(g["scored"] for g in touched)):
            result.misses.append(
                f"{where} {f['start']}: {'split' if touched else 'false'}: {f['end'] - f['start']} chars"
            )
            result.negatives_false += not present
            for tally in (result.total, *(result.categories[category] for category in present)):
                tally.false += 1


def _count(gold: Row, found: Row | None, tallies: Sequence[Tally]) -> list[str]:
    """Add one mention to the tallies; the names of what is wrong with it."""
    unjudged = gold.get("unjudged", ())
    wrong = []
    judged = [name for name in FIELDS if name not in unjudged]
    good = {name for name in judged if found is not None and right(gold, found, name)}
    starts = {gold["start"], gold.get("start_also", gold["start"])}
    exact = found is not None and found["start"] in starts and found["end"] == gold["end"]
    if found is not None:
        wrong = [name for name in judged if name not in good]
        if not exact and "span" not in unjudged:
            wrong.append("span")
    for tally in tallies:
        tally.mentions += 1
        tally.found += found is not None
        if "span" not in unjudged:
            tally.judged_spans += 1
            tally.exact += exact
        tally.judged.update(judged)
        tally.right.update(good)
    return wrong


def b_cubed(keys: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """B-cubed precision and recall of a grouping, from (gold key, found key) of each mention."""
    by_gold: dict[str, set[int]] = defaultdict(set)
    by_found: dict[str, set[int]] = defaultdict(set)
    for n, (gold, found) in enumerate(keys):
        by_gold[gold].add(n)
        by_found[found].add(n)
    if not keys:
        return 1.0, 1.0
    shared = [(len(by_gold[g] & by_found[f]), len(by_found[f]), len(by_gold[g])) for g, f in keys]
    return (
        sum(same / there for same, there, _ in shared) / len(keys),
        sum(same / here for same, _, here in shared) / len(keys),
    )
