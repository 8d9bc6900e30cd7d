"""What a check found, in the form that somebody wants: one module for each.

    terminal       text for people          table    csv, xlsx
    json, sarif    for programs             page     one offline HTML page
    docx.comments  the user's own .docx with comments
    corrected      the user's own file with the faults of form set right
    pdf            the user's own .pdf with highlights and notes

Those that put remarks into the user's own file take one file and give one; the others take any number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from kg.checker.files import Checked, stamp_of
from kg.tuples import NamedTuple

#: Bytes of an output for these files, in a language, by an author.
Writer = Callable[[Sequence[Checked], str, str], bytes]


class ReportError(Exception):
    """An output cannot be made; `str()` is a key of the commands' words, `value` fills it."""

    def __init__(self, why: str, value: object = "") -> None:
        super().__init__(why)
        self.value = value


class Format(NamedTuple):
    """A form of output: where it is written, the suffixes of its files, whether one output holds several files."""

    module: str
    function: str
    suffixes: tuple[str, ...]
    many: bool = True
    binary: bool = False

    @property
    def write(self) -> Writer:
        writer: Writer = getattr(import_module(f"kg.output.{self.module}"), self.function)
        return writer


FORMATS: dict[str, Format] = {
    "text": Format("terminal", "write_text", (".txt",)),
    "sum": Format("terminal", "write_sum", ()),
    "json": Format("json", "write_json", (".json",)),
    "jsonl": Format("json", "write_jsonl", (".jsonl", ".ndjson")),
    "sarif": Format("sarif", "write_sarif", (".sarif",)),
    "csv": Format("table", "write_csv", (".csv",)),
    "xlsx": Format("table", "write_xlsx", (".xlsx",), binary=True),
    "html": Format("page", "write_html", (".html", ".htm")),
    "docx": Format("docx.comments", "write_docx", (".docx",), many=False, binary=True),
    "pdf": Format("pdf", "write_pdf", (".pdf",), many=False, binary=True),
}


def format_of(path: str) -> str | None:
    """The format that the suffix of a file's name means; None for an unknown one."""
    suffix = Path(path).suffix.lower()
    return next((name for name, form in FORMATS.items() if suffix in form.suffixes), None)


def original(checked: Checked, *kinds: str) -> bytes:
    """The bytes of the file that was checked. Raises ReportError: not of these kinds, or changed since."""
    if checked.text.kind not in kinds:
        raise ReportError("other_kind", checked.path)
    if checked.original is not None:
        return checked.original
    if checked.stamp is None:
        raise ReportError("not_stdin")
    if checked.stamp != stamp_of(checked.path):
        raise ReportError("changed", checked.path)
    return Path(checked.path).read_bytes()
