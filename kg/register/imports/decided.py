"""A workbook of `kg review` that people have decided on, read back as their office's own list.

Only rows with a decision are read. What they say goes in by the door of an office's list (`ListTable.row`); that a
document is in force is what the office decided on the day of the review. A proposal is no fact, decided or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from kg.naming import fold
from kg.register.imports.cells import read_day
from kg.register.imports.list_header import Header, ListForm
from kg.register.imports.office_list import ListTable
from kg.register.imports.records import DocumentRecord, FactRecord, Item, Reference, Refusal
from kg.register.imports.sheets import Sheet, read_sheets
from kg.text import UnreadableError

#: What a reader of the workbook may choose, Vietnamese and English. `agreed`: as the row says.
DECISIONS = {
    "agreed": ("Đồng ý", "Agreed"),
    "in_force": ("Còn hiệu lực", "In force"),
    "ended": ("Hết hiệu lực toàn bộ", "Ended as a whole"),
    "partly": ("Hết hiệu lực một phần", "Ended in part"),
    "left_out": ("Không đưa vào danh mục", "Leave out"),
}
#: On a proposal.
ON_PROPOSALS = {"agreed": DECISIONS["agreed"], "left_out": ("Không đồng ý", "Not agreed")}
#: Headings of columns that are read back.
HEADINGS = {
    "expired": ("Ngày hết hiệu lực", "Ended on"),
    "reason": ("Lý do hết hiệu lực", "Reason"),
    "ended_part": ("Nội dung, quy định hết hiệu lực", "What of it ended"),
    "decision": ("Quyết định", "Decision"),
    "decided_day": ("Ngày hết hiệu lực theo quyết định", "Ended on, as decided"),
    "decided_reason": ("Lý do theo quyết định", "Reason, as decided"),
    "decided_part": ("Phần hết hiệu lực theo quyết định", "Part that ended, as decided"),
}
#: Headings of the hidden columns by which a row is known again.
KEYS = ("list", "review_day", "symbol", "type", "title", "issuer", "issued", "effective", "year", "state", "proposed")
_OF_DOCUMENT = ("symbol", "type", "title", "issuer", "issued", "effective", "year")
_WORDS = {fold(word): key for table in (DECISIONS, ON_PROPOSALS) for key, words in table.items() for word in words}
#: Lists of `kg review` → what agreeing to a row of it says of its document.
_MEANS = {"ended": "ended", "suspended": "suspended", "partly": "partly", "in_force": "in_force"}


@dataclass(frozen=True, slots=True)
class Decided:
    """How many rows were decided on, and how (by the keys of DECISIONS, proposals apart), and how many were not."""

    counts: Mapping[str, int]
    proposals: Mapping[str, int]
    undecided: int


class DecidedList:
    """Reads one workbook. Raises UnreadableError if it is none, or none of `kg review`."""

    #: How it is laid out is the program's own matter.
    form: ListForm | None = None

    def __init__(self, path: Path, today: date | None = None) -> None:
        self.files = [path]
        self._today = today or date.today()
        sheets = [(sheet, _columns(sheet)) for sheet in read_sheets(path, len)]
        self._sheets = [(sheet, *found) for sheet, found in sheets if found]
        if not self._sheets:
            raise UnreadableError("no_review", path=str(path))
        self.total: int | None = sum(sheet.length for sheet, _, _ in self._sheets)
        self.day = next((day for _, said in self._rows() if (day := _day(said.get("review_day")))), None)
        if self.day is None:
            raise UnreadableError("no_review", path=str(path))

    def items(self, start: int) -> Iterator[Item]:
        """What the decided rows say, from the `start`-th item on."""
        return islice(self._items(), start, None)

    def decided(self) -> Decided:
        """How many rows were decided on."""
        counts: dict[str, int] = {}
        proposals: dict[str, int] = {}
        undecided = 0
        for _, said in self._rows():
            key = _WORDS.get(fold(said.get("decision", "")))
            if key is None:
                undecided += not said.get("decision")
                continue
            into = proposals if said.get("list") == "proposal" else counts
            into[key] = into.get(key, 0) + 1
        return Decided(counts, proposals, undecided)

    def _rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The rows with a document, as where they stand and column → cell."""
        for sheet, first, columns in self._sheets:
            for number, cells in islice(sheet.rows(), first, None):
                said = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
                if said.get("list"):
                    yield f"{sheet.name}!{number}", {name: value for name, value in said.items() if value}

    def _items(self) -> Iterator[Item]:
        table = ListTable(Header(0, (), {}, 0), ListForm(), self._today, decided=True)
        for where, said in self._rows():
            printed = said.get("decision", "")
            decision = _WORDS.get(fold(printed))
            if said["list"] == "proposal" or not printed or decision == "left_out":
                continue
            if decision is None:
                yield Refusal(where, "bad_decision", f"“{printed[:60]}”")
                continue
            means = decision if decision != "agreed" else _MEANS.get(said["list"]) or said.get("proposed", "")
            if not means:
                yield Refusal(where, "nothing_proposed")
                continue
            for item in table.row(where, _row_of(said, means, agreed=decision == "agreed")):
                yield item
                if isinstance(item, DocumentRecord) and means in ("in_force", "partly") and item.symbol:
                    this = Reference(item.symbol, item.type, item.issued, item.year, issuer=item.issuer)
                    yield FactRecord(this, "decided_in_force", str(self.day))


def _row_of(said: Mapping[str, str], means: str, *, agreed: bool) -> dict[str, str]:
    """The row of an office's list that says the same: field → cell."""
    row = {name: said[name] for name in _OF_DOCUMENT if name in said}
    ends = {"expired": said.get("decided_day"), "reason": said.get("decided_reason")}
    part = said.get("decided_part")
    if agreed:
        ends = {name: value or said.get(name) for name, value in ends.items()}
        part = part or said.get("ended_part")
    if means == "in_force":
        return row | {"state": "partly_repealed" if agreed and said.get("state") == "partly_repealed" else "in_force"}
    row |= {name: value for name, value in ends.items() if value}
    if means == "partly":
        return row | {"state": "partly_repealed"} | ({"ended_part": part} if part else {})
    return row | {"state": "suspended" if agreed and said.get("state") == "suspended" else "expired"}


def _columns(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The number of rows down to the headings, and column by name; None for a sheet of another kind."""
    known = {fold(word): name for name, words in HEADINGS.items() for word in words}
    for number, cells in enumerate(sheet.head(), 1):
        at = {text: n for n, cell in reversed(list(enumerate(cells))) if (text := fold(" ".join(cell.split())))}
        if "review_day" in {cell.strip() for cell in cells}:
            columns = {name: n for n, cell in enumerate(cells) if (name := cell.strip()) in KEYS}
            return number, columns | {known[text]: n for text, n in at.items() if text in known}
    return None


def _day(text: str | None) -> date | None:
    with suppress(ValueError):
        return read_day(text)
    return None
