"""An office's own list of documents, as it keeps or publishes it: a workbook, or a CSV file.

The columns are known by their headings (`kg.register.imports.list_header`). A row with something wrong is refused,
with its number, the column and what is wrong; the others are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from kg.base.toml import read_toml
from kg.model import BY_NAME, DocType
from kg.register.imports.cells import oddities, read_day, read_state, read_type
from kg.register.imports.cited_cells import office, read_number, read_reason, read_title
from kg.register.imports.list_header import (
    Header,
    ListForm,
    fields,
    find_header,
    is_numbering,
    no_header,
    sub_heading,
)
from kg.register.imports.matching import type_of_title
from kg.register.imports.records import DocumentRecord, FactRecord, Item, Reference, Refusal, RelationRecord
from kg.register.imports.sheets import read_sheets
from kg.text import UnreadableError

_MOST_COLUMNS = 200
#: The fact in which the printed reason stands why a document ended, where it names no document.
END_REASON = "end_reason"
_FIELD = re.compile(r"(?:[\dIVXLC]+[.)]\s*)?lĩnh\s+vực\s+(.+)", re.IGNORECASE | re.DOTALL)
#: After these the document stands, changed or not applied for a while.
_STANDING = frozenset(("amends", "supplements", "suspends"))


def read_form(path: Path) -> ListForm:
    """A layout from a TOML file: tables `columns` and `values`, and `delimiter`. Raises UnreadableError."""
    from pydantic import BaseModel, ConfigDict, ValidationError

    class _Form(BaseModel):
        model_config = ConfigDict(extra="forbid")
        columns: dict[str, str] = {}
        values: dict[str, str] = {}
        delimiter: str | None = None

    try:
        read = _Form.model_validate(read_toml(path))
    except FileNotFoundError:
        raise UnreadableError("missing", path=str(path)) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnreadableError("bad_config", f"{where}: {first['msg']}", str(path)) from None
    except (OSError, ValueError) as error:
        raise UnreadableError("bad_config", (str(error).splitlines() or [""])[0], str(path)) from None
    if unknown := sorted({*read.columns, *read.values} - set(fields())):
        raise UnreadableError("bad_config", ", ".join(unknown), str(path))
    return ListForm(read.columns, read.values, read.delimiter)


class OfficeList:
    """Reads one CSV file or workbook. Raises UnreadableError if it is none, or no table has symbols or titles."""

    def __init__(self, path: Path, form: ListForm | None = None, today: date | None = None) -> None:
        self.files = [path]
        self._path, self._today = path, today or date.today()
        self.form = form = form or ListForm()
        heads = [(sheet, sheet.head()) for sheet in read_sheets(path, self._score, form.delimiter)]
        for _, rows in heads:
            if (width := max((len(cells) for cells in rows), default=0)) > _MOST_COLUMNS:
                raise UnreadableError("many_columns", width, str(path))
        found = [(sheet, find_header(rows, form)) for sheet, rows in heads]
        self._tables = [(sheet, header) for sheet, header in found if header is not None]
        self._left_out = [sheet.name for sheet, header in found if header is None]
        self.total: int | None = sum(max(0, sheet.length - header.rows) for sheet, header in self._tables)
        if not self._tables:
            raise no_header([rows for _, rows in heads], form, path)
        for name, heading in form.columns.items():
            if not any(name in header.columns for _, header in self._tables):
                raise UnreadableError("no_column", heading, str(path))

    def _score(self, rows: list[list[str]]) -> int:
        header = find_header(rows, self.form)
        return header.score if header else 0

    def items(self, start: int) -> Iterator[Item]:
        """Documents, relations and refusals in the order of the rows, from the `start`-th on.

        Blank rows, repeated headings and rows of column numbers are passed over.
        """
        return islice(self._items(), start, None)

    def _items(self) -> Iterator[Item]:
        several = len(self._tables) + len(self._left_out) > 1
        for name in self._left_out:
            yield Refusal(name, "no_list_heading")
        for sheet, header in self._tables:
            table_of = ListTable(header, self.form, self._today)
            try:
                for number, cells in islice(sheet.rows(), header.rows, None):
                    if any(cell.strip() for cell in cells):
                        yield from table_of.items(f"{sheet.name}!{number}" if several else str(number), cells)
            except UnreadableError as error:
                raise UnreadableError(error.reason, error.detail, str(self._path)) from None


class ListTable:
    """The rows of one table under its header; `decided`: of decisions, which whoever took them can take again."""

    def __init__(self, header: Header, form: ListForm, today: date, *, decided: bool = False) -> None:
        self._header, self._values, self._today, self._decided = header, dict(form.values), today, decided
        self._group: DocType | None = None  # the type that a sub-heading gave: "NGHỊ QUYẾT"
        self._field = ""  # the field that one gave: "II. LĨNH VỰC NỘI VỤ"
        self._begun = False

    def items(self, where: str, cells: list[str]) -> Iterator[Item]:
        """What one row says: a document and what ended it, or why the row is not taken."""
        if self._header.is_repeated_by(cells) or (not self._begun and is_numbering(cells)):
            return
        self._begun = True
        if any(cell.strip() for cell in cells[self._header.width :]):
            yield Refusal(where, "too_many_cells", f"{len(cells)} > {self._header.width}")
        elif (text := sub_heading(cells, self._header)) is not None:
            self._group = read_type(text.strip(" .:")) or self._group
            if found := _FIELD.match(text):
                self._field = found[1].strip(" .:")
            yield Refusal(where, "sub_heading", f"“{text[:60]}”" if text else "")
        else:
            said = {name: cells[at].strip() for name, at in self._header.columns.items() if at < len(cells)}
            yield from self.row(where, {name: value for name, value in said.items() if value})

    def row(self, where: str, own: Mapping[str, str]) -> Iterator[Item]:
        """What a row says, given as field → cell: a document and what ended it, or why the row is not taken."""
        said = {**self._values, **own}
        days: dict[str, date | None] = {}
        for name in ("issued", "effective", "expired"):
            try:
                days[name] = read_day(said.get(name))
            except ValueError as error:
                if name == "issued" or self._decided:  # which document it is hangs on it; or somebody can say it anew
                    yield Refusal(where, "bad_day", f"{self._header.heading(name)}: “{error}”")
                    return
                days[name], said["flags"] = None, "|".join(filter(None, (said.get("flags"), f"unread_{name}")))
        year = said.get("year", "")
        if year and not (year.isdigit() and len(year) == 4):
            yield Refusal(where, "bad_year", f"{self._header.heading('year')}: “{year}”")
            return
        title = " ".join(said.get("title", "").split())
        number = read_number(said.get("symbol", ""))
        if said.get("symbol") and not (number.symbol or number.rest):
            yield Refusal(where, "unread_number", f"“{' '.join(said['symbol'].split())[:80]}”")
            return
        if not number.symbol and (told := read_title(title)):
            number, title = told, told.rest or title
        title = title or number.rest
        if not number.symbol and not title:
            yield Refusal(where, "no_symbol")
            return
        kind = self._type(said.get("type", ""), number.type, title)
        if kind is None:
            printed = said.get("type", "")
            shown = printed or number.symbol or title
            yield Refusal(where, "bad_type" if printed else "no_type", f"“{shown[:60]}”")
            return
        days["issued"] = days["issued"] or number.day
        issuer = own.get("issuer") or office(number.issuer, said.get("issuer")) or said.get("issuer") or None
        record = DocumentRecord(
            number.symbol or None, kind, title or None, issuer, days["issued"], days["effective"], days["expired"],
            year=int(year) if year else None, external_id=said.get("external_id") or None,
            topics=_listed(said, "topics") or ((self._field,) if self._field else ()),
            articles=tuple(said.get("articles", "").split()),
        )  # fmt: skip
        yield from self._ended(record, said)

    def _ended(self, record: DocumentRecord, said: Mapping[str, str]) -> Iterator[Item]:
        """The document with what the row says of its state, and the relations by which it ended."""
        state, code = read_state(said.get("state", ""))
        part = " ".join(said.get("ended_part", "").split())
        printed = said.get("reason", "")
        reason = read_reason(printed, record.issuer)
        partly = bool(part) or any(one.partly and one.relation not in _STANDING for one in reason.enders)
        amended = bool(reason.enders) and all(one.relation in _STANDING for one in reason.enders)
        flags = [*_listed(said, "flags")]
        if printed and not reason.read:
            flags.append("unread_reason")
        until = record.expired
        if partly or amended:  # the day is that of the part: the whole stands
            record = replace(record, expired=None)
            state = state or ("partly_repealed" if partly else None)
        elif reason.by_itself and not until:
            state = state or "expired"
        by = read_number(said["expired_by"]).symbol if said.get("expired_by") else None
        unsaid = next((one.reference.symbol for one in reason.enders if one.relation is None), None)
        odd = oddities(record.symbol, record.issued, record.effective, record.expired, state, self._today)
        yield replace(
            record, expired_by=by or unsaid, state=state, state_code=said.get("state_code") or code,
            flags=tuple(dict.fromkeys((*flags, *odd))),
        )  # fmt: skip
        if record.symbol is None:
            return
        this = Reference(record.symbol, record.type, record.issued, record.year, issuer=record.issuer)
        if printed and not reason.enders:
            yield FactRecord(this, END_REASON, " ".join(printed.split())[:500])
        for one in reason.enders:
            if one.relation is not None and one.reference.symbol != record.symbol:
                yield RelationRecord(
                    one.reference, one.relation, this, "part" if partly else "whole", until, part[:200] or None,
                    " ".join(printed.split())[:500],
                )  # fmt: skip

    def _type(self, printed: str, by_symbol: DocType | None, title: str) -> DocType | None:
        if printed:
            return read_type(printed)
        by_title = type_of_title(title) if title else None
        # such a title says the type better than the number, which may be that of the order that promulgated it
        return by_title if by_title in BY_NAME else by_symbol or self._group or by_title


def _listed(said: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.get(name, "").split("|") if part.strip())
