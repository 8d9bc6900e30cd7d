"""The open national data sets made from vbpl.vn: three Parquet files in one folder.

`metadata.parquet` describes documents, `relationships.parquet` names relations between them by Vietnamese labels;
`content.parquet` (the texts) is not needed. What the labels mean is `data/national_database.json`. Public users of
the data read the labels in both directions, so each relation is turned so that the younger document acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.data import table
from kg.model import DocType
from kg.naming import fold
from kg.register.imports.cells import oddities, read_day, read_state, read_type
from kg.register.imports.matching import read_symbol, type_of_title
from kg.register.imports.records import DocumentRecord, Item, Reference, Refusal, RelationRecord
from kg.text import UnreadableError

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

METADATA = "metadata.parquet"
RELATIONS = "relationships.parquet"
_COLUMNS = ("id", "title", "so_ky_hieu", "ngay_ban_hanh", "loai_van_ban", "ngay_co_hieu_luc", "ngay_het_hieu_luc",
            "nganh", "linh_vuc", "co_quan_ban_hanh", "tinh_trang_hieu_luc")  # fmt: skip
_RELATION_COLUMNS = ("doc_id", "other_doc_id", "relationship")
_BATCH = 20_000
_DAYS = {"issued": "ngay_ban_hanh", "effective": "ngay_co_hieu_luc", "expired": "ngay_het_hieu_luc"}


class NationalDatabase:
    """Reads the folder. Raises UnreadableError: no such file, no reader, damaged, a missing column, unknown labels."""

    def __init__(self, folder: Path, today: date | None = None) -> None:
        if not folder.is_dir():
            raise UnreadableError("no_folder", path=str(folder))
        self.files = [folder / METADATA, folder / RELATIONS]
        self._today = today or date.today()
        self._documents = _open(self.files[0], _COLUMNS)
        self._relations = _open(self.files[1], _RELATION_COLUMNS)
        self._check_labels()
        self.total: int | None = self._documents.metadata.num_rows + self._relations.metadata.num_rows

    def items(self, start: int) -> Iterator[Item]:
        """The documents, then the relations, one item for each row, from the `start`-th on."""
        documents = self._documents.metadata.num_rows
        for number, row in _rows(self._documents, _COLUMNS, start, self.files[0]):
            yield self._document(number, row)
        days = self._days()
        for number, row in _rows(self._relations, _RELATION_COLUMNS, max(0, start - documents), self.files[1]):
            yield self._relation(number, row, days)

    def _check_labels(self) -> None:
        import pyarrow.compute as pc

        known = _labels()
        unknown: set[str] = set()
        for batch in self._relations.iter_batches(_BATCH * 5, columns=["relationship"]):
            unknown |= {
                str(label) for label in pc.unique(batch.column(0)).to_pylist() if _label_key(label) not in known
            }
        if unknown:
            raise UnreadableError("unknown_label", "; ".join(f"“{label}”" for label in sorted(unknown)),
                                  str(self.files[1]))  # fmt: skip

    def _days(self) -> dict[str, tuple[date | None]]:
        """The day of issue of each document that the data set describes."""
        found = {}
        for batch in self._documents.iter_batches(_BATCH, columns=["id", "ngay_ban_hanh"]):
            for key, printed in zip(*(batch.column(name).to_pylist() for name in ("id", "ngay_ban_hanh")), strict=True):
                try:
                    found[str(key)] = (read_day(printed),)
                except ValueError:
                    found[str(key)] = (None,)
        return found

    def _document(self, number: int, row: tuple[Any, ...]) -> Item:
        said = dict(zip(_COLUMNS, row, strict=True))
        title = _text(said["title"])
        symbol, by_symbol = read_symbol(_text(said["so_ky_hieu"]))
        if not symbol and not title:
            return Refusal(f"{METADATA} {number}", "no_symbol", _text(said["id"]))
        days: dict[str, date | None] = {}
        flags = []
        for field, column in _DAYS.items():
            try:
                days[field] = read_day(said[column])
            except ValueError:  # never drop the document: the worst-dated are those that repeal others
                days[field] = None
                flags.append(f"unreadable_{field}")
        printed = _text(said["loai_van_ban"])
        kind: DocType | None = read_type(printed) if printed else None
        if kind is None:
            kind = by_symbol or type_of_title(title) or "other"
            flags.append("unlisted_type")
        state, code = read_state(_text(said["tinh_trang_hieu_luc"]))
        flags += oddities(symbol, days["issued"], days["effective"], days["expired"], state, self._today)
        topics = [_text(said[name]) for name in ("nganh", "linh_vuc")]
        return DocumentRecord(
            symbol or None, kind, title or None, _text(said["co_quan_ban_hanh"]) or None,
            days["issued"], days["effective"], days["expired"], state=state, state_code=code,
            external_id=_text(said["id"]), topics=tuple(dict.fromkeys(filter(None, topics))), flags=tuple(flags),
        )  # fmt: skip

    def _relation(self, number: int, row: tuple[Any, ...], days: dict[str, tuple[date | None]]) -> Item:
        this, other, label = _text(row[0]), _text(row[1]), row[2]
        where = f"{RELATIONS} {number}"
        meant = _labels()[_label_key(label)]
        if this not in days or other not in days:
            return Refusal(where, "unknown_document", this if this not in days else other)
        if this == other:
            return Refusal(where, "self_relation", this)
        if meant["relation"] is None:
            return Refusal(where, "vague_relation", _text(label))
        acting, target = (this, other) if meant["acts"] == "this" else (other, this)
        (acted,), (was,) = days[acting], days[target]
        if acted and was and acted < was:  # the label was read the other way round
            acting, target = target, acting
        return RelationRecord(
            Reference(external_id=acting), meant["relation"], Reference(external_id=target), meant["scope"]
        )


@cache
def _labels() -> dict[str, dict[str, Any]]:
    return {_label_key(row["label"]): row for row in table("national_database")["relations"]}


def _label_key(label: object) -> str:
    return fold(str(label)).removeprefix("van ban ")


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _open(path: Path, columns: tuple[str, ...]) -> ParquetFile:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UnreadableError("no_parquet_reader", path=str(path)) from None
    if not path.is_file():
        raise UnreadableError("missing", path=str(path))
    try:
        opened = ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise UnreadableError("bad_parquet", _first_line(error), str(path)) from None
    if missing := [name for name in columns if name not in opened.schema_arrow.names]:
        raise UnreadableError("no_column", ", ".join(missing), str(path))
    return opened


def _rows(
    opened: ParquetFile, columns: tuple[str, ...], start: int, path: Path
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows from the `start`-th on, each with its number (the first is 1); row groups before it are not read."""
    import pyarrow

    first = 0
    groups: list[int] = []
    for group in range(opened.metadata.num_row_groups):
        size = opened.metadata.row_group(group).num_rows
        if first + size <= start and not groups:
            first += size
        else:
            groups.append(group)
    number = first
    try:
        for batch in opened.iter_batches(_BATCH, row_groups=groups, columns=list(columns)) if groups else ():
            cells = [batch.column(name).to_pylist() for name in columns]
            for row in zip(*cells, strict=True):
                number += 1
                if number > start:
                    yield number, row
    except (pyarrow.ArrowException, OSError) as error:
        raise UnreadableError("bad_parquet", _first_line(error), str(path)) from None


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
