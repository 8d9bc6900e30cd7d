"""An office's own list of documents: a CSV file as a spreadsheet saves it.

The columns are known by their headings (`data/list_columns.json`) or named by the user; encoding and delimiter are
found out. A row with something wrong is refused, with its number, the column and what is wrong; the others are taken.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from kg.data import table
from kg.model import DocType
from kg.naming import fold
from kg.register.imports.cells import oddities, read_day, read_state, read_type
from kg.register.imports.matching import read_symbol, type_of_title
from kg.register.imports.records import DocumentRecord, Item, Refusal
from kg.text import UnreadableError
from kg.text.plain import decode

DELIMITERS = (",", ";", "\t", "|")
_MOST_COLUMNS = 200
_BLOCK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Types whose title says them better than their number, which may be that of the order that promulgated them.
_BY_TITLE = frozenset(("law", "code", "ordinance", "constitution"))


@dataclass(frozen=True, slots=True)
class ListForm:
    """How a list is laid out, as far as it must be told: headings of fields, and what holds for every row.

    `columns` {"symbol": "Số ký hiệu"}, `values` {"issuer": "UBND tỉnh Bình Dương"}; `delimiter` None: found out.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    delimiter: str | None = None


def fields() -> tuple[str, ...]:
    """The fields that a list may give, in the order in which this program writes them."""
    return tuple(row["field"] for row in table("list_columns")["columns"])


def read_form(path: Path) -> ListForm:
    """A layout from a TOML file: tables `columns` and `values`, and `delimiter`. Raises UnreadableError."""
    import tomllib

    from pydantic import BaseModel, ConfigDict, ValidationError

    class _Form(BaseModel):
        model_config = ConfigDict(extra="forbid")
        columns: dict[str, str] = {}
        values: dict[str, str] = {}
        delimiter: str | None = None

    try:
        read = _Form.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
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
    """Reads one CSV file. Raises UnreadableError if it is none, or has no column for symbol or title."""

    def __init__(self, path: Path, form: ListForm | None = None, today: date | None = None) -> None:
        self.files = [path]
        self._path, self._today = path, today or date.today()
        self.form = form = form or ListForm()
        self._encoding, lines = _examine(path)
        self.total: int | None = max(0, lines - 1)
        header = _header(path, self._encoding)
        self._delimiter = form.delimiter or _delimiter(header, form)
        try:
            cells = next(csv.reader(StringIO(header), delimiter=self._delimiter), [])
        except csv.Error:
            raise UnreadableError("bad_csv", 1, str(path)) from None
        except TypeError:
            raise UnreadableError("bad_delimiter", self._delimiter, str(path)) from None
        headings = [" ".join(cell.split()) for cell in cells]
        if len(headings) > _MOST_COLUMNS:
            raise UnreadableError("many_columns", len(headings), str(path))
        self._width = len(headings)
        self._headings = headings
        self._columns = _columns(headings, form, path)
        self._values = dict(form.values)
        if not {"symbol", "title"} & {*self._columns, *self._values}:
            shown = ", ".join(headings)
            raise UnreadableError("no_heading", shown if len(shown) <= 200 else shown[:199] + "…", str(path))

    def items(self, start: int) -> Iterator[Item]:
        """The rows as documents or refusals, in their order, from the `start`-th on; blank rows are passed over."""
        count = 0
        for number, cells in self._rows():
            if any(cell.strip() for cell in cells):
                count += 1
                if count > start:
                    yield self._item(str(number), cells)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows below the header, with their numbers as a spreadsheet counts them."""
        with self._path.open(encoding=self._encoding, newline="") as handle:
            reader = csv.reader(handle, delimiter=self._delimiter)
            try:
                next(reader)
                yield from enumerate(reader, 2)
            except csv.Error:
                raise UnreadableError("bad_csv", reader.line_num, str(self._path)) from None

    def _item(self, where: str, cells: list[str]) -> Item:
        if any(cell.strip() for cell in cells[self._width :]):
            return Refusal(where, "too_many_cells", f"{len(cells)} > {self._width}")
        said = {name: cells[at].strip() if at < len(cells) else "" for name, at in self._columns.items()}
        said = {**self._values, **{name: value for name, value in said.items() if value or name not in self._values}}
        days: dict[str, date | None] = {}
        for name in ("issued", "effective", "expired"):
            try:
                days[name] = read_day(said.get(name))
            except ValueError as error:
                return Refusal(where, "bad_day", f"{self._heading(name)}: “{error}”")
        year = said.get("year", "")
        if year and not (year.isdigit() and len(year) == 4):
            return Refusal(where, "bad_year", f"{self._heading('year')}: “{year}”")
        title = " ".join(said.get("title", "").split())
        symbol, by_symbol = read_symbol(said.get("symbol", ""))
        if not symbol and not title:
            return Refusal(where, "no_symbol")
        kind = self._type(said.get("type", ""), by_symbol, title)
        if kind is None:
            printed = said.get("type", "")
            return Refusal(where, "bad_type" if printed else "no_type", f"“{printed or symbol or title[:60]}”")
        state, code = read_state(said.get("state", ""))
        odd = oddities(symbol, days["issued"], days["effective"], days["expired"], state, self._today)
        by = said.get("expired_by", "")
        return DocumentRecord(
            symbol or None, kind, title or None, said.get("issuer") or None,
            days["issued"], days["effective"], days["expired"],
            expired_by=read_symbol(by)[0] if by else None, state=state, state_code=said.get("state_code") or code,
            year=int(year) if year else None, external_id=said.get("external_id") or None,
            topics=_listed(said, "topics"), articles=tuple(said.get("articles", "").split()),
            flags=tuple(dict.fromkeys((*_listed(said, "flags"), *odd))),
        )  # fmt: skip

    @staticmethod
    def _type(printed: str, by_symbol: DocType | None, title: str) -> DocType | None:
        if printed:
            return read_type(printed)
        by_title = type_of_title(title) if title else None
        return by_title if by_title in _BY_TITLE else by_symbol or by_title

    def _heading(self, name: str) -> str:
        return self._headings[self._columns[name]] if name in self._columns else name


def _listed(said: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.get(name, "").split("|") if part.strip())


def _examine(path: Path) -> tuple[str, int]:
    """The encoding of the file, all of which is read once, and its number of lines."""
    with path.open("rb") as handle:
        head = handle.read(4)
        encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "")
        handle.seek(0)
        if not encoding:
            encoding = _without_mark(handle.read(_BLOCK), path)
            handle.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        done = lines = 0
        last = "\n"
        while block := handle.read(_BLOCK):
            if encoding == "utf-8" and b"\0" in block:
                raise UnreadableError("binary", path=str(path))
            try:
                text = decoder.decode(block)
            except UnicodeDecodeError as error:
                reason = "not_utf16" if encoding.startswith("utf-16") else "not_utf8"
                raise UnreadableError(reason, done + error.start, str(path)) from None
            lines += text.count("\n")
            last = text[-1:] or last
            done += len(block)
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            reason = "not_utf16" if encoding.startswith("utf-16") else "not_utf8"
            raise UnreadableError(reason, done, str(path)) from None
    if not done or (done <= 3 and not lines):
        raise UnreadableError("empty", path=str(path))
    return encoding, lines + (last != "\n")


def _without_mark(block: bytes, path: Path) -> str:
    """The encoding of a file that does not say it: UTF-16 where its first block is, else UTF-8."""
    if b"\0" not in block:
        return "utf-8"
    try:
        return decode(block).encoding
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, str(path)) from None


def _header(path: Path, encoding: str) -> str:
    """The first record of the file as text, with the line breaks that its quoted headings may hold."""
    with path.open(encoding=encoding, newline="") as handle:
        header = handle.readline()
        while header.count('"') % 2 and len(header) < _BLOCK and (more := handle.readline()):
            header += more
    return header


def _delimiter(header: str, form: ListForm) -> str:
    """The delimiter that makes the most known headings of the header, else the most columns."""
    known = {*_known(), *(fold(" ".join(name.split())) for name in form.columns.values())}

    def score(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader(StringIO(header), delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(fold(cell) in known for cell in cells), len(cells)

    return max(DELIMITERS, key=score)


def _columns(headings: list[str], form: ListForm, path: Path) -> dict[str, int]:
    """Field → column. What the user named must be there; of two columns for one field the first counts."""
    at = {fold(heading): number for number, heading in reversed(list(enumerate(headings)))}
    found = {_known()[heading]: number for heading, number in reversed(at.items()) if heading in _known()}
    for name, heading in form.columns.items():
        number = at.get(fold(" ".join(heading.split())))
        if number is None:
            raise UnreadableError("no_column", heading, str(path))
        found[name] = number
    return found


@cache
def _known() -> dict[str, str]:
    """Folded heading → field."""
    return {fold(name): row["field"] for row in table("list_columns")["columns"] for name in row["names"]}
