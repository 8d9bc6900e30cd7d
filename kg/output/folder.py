"""The check of a whole folder: what is kept of each file, and the workbook that sums it all up.

Of a file that was checked a short record is kept, made where it was checked, so that neither its text nor its reading
travels or stays in memory. The workbook is written row by row from the records: findings, then sums by file, by rule,
by cited document and by the office that issued the files.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.base.files import write_file
from kg.base.install import install_command
from kg.base.long_book import LongSheet, write_book
from kg.base.source_names import source_name
from kg.base.spreadsheet import Cell, NoSheetWriter, csv_pieces
from kg.base.wording import Wording, day_text, flat
from kg.checker.baseline import Baseline
from kg.checker.files import Checked
from kg.checker.finding import rule
from kg.naming import kind_name
from kg.output import ReportError
from kg.output.terminal import Lines
from kg.output.words import closing, say, tally, verdict_name
from kg.tuples import NamedTuple

_COLUMNS = (
    ("file", 40), ("place", 18), ("code", 8), ("severity", 10), ("quote", 40), ("message", 48), ("suggestion", 40),
    ("document", 30), ("source", 24),
)  # fmt: skip
_SUMS = (
    ("file", 44), ("office", 28), ("judged_day", 12), ("data", 12), ("citations", 10), ("documents", 10),
    ("errors", 8), ("warnings", 8), ("notes", 8), ("summary", 60),
)  # fmt: skip
_FILLS = {"error": "#FFDEDE", "warning": "#FFEAC2"}
_SEVERITIES = ("error", "warning", "note")

words = Wording({
    "office": ("Cơ quan ban hành", "Issued by"),
    "no_office": ("(không rõ cơ quan ban hành)", "(issuer not told)"),
    "by_rule": ("Theo quy tắc", "By rule"),
    "by_document": ("Theo văn bản được dẫn", "By cited document"),
    "by_office": ("Theo cơ quan", "By office"),
    "rule_name": ("Quy tắc", "Rule"),
    "findings": ("Số phát hiện", "Findings"),
    "files": ("Số tệp", "Files"),
    "files_with_faults": ("Số tệp có lỗi hoặc chỗ cần xem", "Files with errors or warnings"),
    "cited": ("Văn bản được dẫn", "Cited document"),
    "what": ("Các viện dẫn là gì", "What the citations are"),
})  # fmt: skip


class Told(NamedTuple):
    """A finding as it is told: where, by which rule, the words in question, and what to say of them."""

    where: str
    code: str
    severity: str
    quote: str
    message: str
    suggestion: str
    document: str | None
    source: str


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What is kept of a checked file; `cited` has for each document its name and what its citations are, how often."""

    path: str
    office: str
    judged: str
    data: str
    citations: int
    documents: int
    told: str
    findings: tuple[Told, ...]
    cited: Mapping[str, tuple[str, Mapping[str, int]]]

    def count(self, severity: str) -> int:
        """How many findings are of this severity."""
        return sum(one.severity == severity for one in self.findings)


def record_of(checked: Checked, lang: str) -> bytes:
    """What is kept of a file that was checked, for `read_record`; words in `lang`."""
    lines, sums = Lines(checked), checked.result.summary()
    body = checked.result.reading.report.body
    findings = [
        Told(
            lines.where(one.start, one.end, lang), one.code, one.severity, flat(one.quote), flat(one.message(lang)),
            flat(one.suggestion or ""), one.document, source_name(flat(one.source), lang) if one.source else "",
        )
        for one in checked.result.findings
    ]  # fmt: skip
    names: dict[str, str] = {}
    for one in checked.result.reading.citations:
        names.setdefault(one.document, _name(one.citation.type, one.citation.symbol, one.citation.text, lang))
    cited: dict[str, tuple[str, Counter[str]]] = {}
    for document, verdict in checked.judged:
        cited.setdefault(document, (names.get(document, document), Counter()))[1][verdict] += 1
    kept = (
        flat(body.name) if body else "", day_text(checked.result.as_of, lang), day_text(checked.data.day, lang),
        sums["citations"], sums["documents"], f"{tally(checked, lang)}. {closing(checked, lang)}", findings, cited,
    )  # fmt: skip
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"), 1)


def read_record(path: str, record: bytes) -> FileRecord:
    """The record of a file."""
    office, judged, data, citations, documents, told, findings, cited = json.loads(zlib.decompress(record))
    found = tuple(Told(*one) for one in findings)
    return FileRecord(path, office, judged, data, citations, documents, told, found, cited)


def _name(kind: str, symbol: str | None, text: str, lang: str) -> str:
    return f"{kind_name(kind, symbol, lang)} {symbol}" if symbol else flat(text)  # type: ignore[arg-type]


#: The records of a run, in the order of its files, asked for more than once.
Records = Callable[[], Iterator[FileRecord]]


@dataclass(slots=True)
class Totals:
    """Sums over all files: by severity, by rule, by document, by office. Of each the count and the files with it."""

    files: int = 0
    faulty: int = 0
    citations: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    rules: dict[str, list[int]] = field(default_factory=dict)
    documents: dict[str, tuple[str, Counter[str], list[int]]] = field(default_factory=dict)
    offices: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, one: FileRecord) -> None:
        """Count a file in."""
        self.files += 1
        self.citations += one.citations
        by = Counter(finding.severity for finding in one.findings)
        self.severities.update(by)
        faulty = bool(by["error"] or by["warning"])
        self.faulty += faulty
        for code, times in Counter(finding.code for finding in one.findings).items():
            row = self.rules.setdefault(code, [0, 0])
            row[0] += times
            row[1] += 1
        against = Counter(f.document for f in one.findings if f.document and f.severity != "note")
        errors = Counter(f.document for f in one.findings if f.document and f.severity == "error")
        for iri, (name, verdicts) in one.cited.items():
            known = self.documents.setdefault(iri, (name, Counter(), [0, 0, 0]))
            known[1].update(verdicts)
            known[2][0] += 1
            known[2][1] += against[iri]
            known[2][2] += errors[iri]
        office = self.offices.setdefault(one.office, Counter())
        office.update(by)
        office.update({"files": 1, "citations": one.citations, "faulty": int(faulty)})


def fresh(records: Records, baseline: Baseline | None) -> Records:
    """The records without the findings that a baseline remembers."""
    if baseline is None:
        return records

    def without_old() -> Iterator[FileRecord]:
        for one in records():
            found = baseline.new(one.path, one.findings)
            yield FileRecord(
                one.path, one.office, one.judged, one.data, one.citations, one.documents, one.told, found, one.cited
            )

    return without_old


def totals_of(records: Records) -> Totals:
    """The sums over all files."""
    found = Totals()
    for one in records():
        found.add(one)
    return found


def write_folder_csv(path: Path, records: Records, lang: str) -> None:
    """A row for each finding. Raises OSError."""
    heads: list[Cell] = [say(name, lang) for name, _ in _COLUMNS]
    write_file(path, csv_pieces(row for rows in ([heads], _findings(records, lang)) for row in rows))


def write_folder_xlsx(path: Path, records: Records, totals: Totals, lang: str, author: str) -> None:
    """The workbook: findings, and sums by file, by rule, by cited document, by office. Raises ReportError, OSError."""
    fills = {say(severity, lang): fill for severity, fill in _FILLS.items()}
    try:
        write_book(path, _sheets(records, totals, lang), fills=fills, author=author, title=say("title", lang))
    except NoSheetWriter:
        raise ReportError("needs_extra", install_command("xlsx")) from None


def _sheets(records: Records, totals: Totals, lang: str) -> Iterator[LongSheet]:
    severities = [(say(f"{name}s", lang), 9) for name in _SEVERITIES]
    yield LongSheet(say("findings", lang), _heads(_COLUMNS, lang), _findings(records, lang))
    yield LongSheet(say("summary", lang), _heads(_SUMS, lang), _sums(records, lang))
    yield LongSheet(
        words("by_rule", lang),
        [(say("code", lang), 9), (say("severity", lang), 12), (words("rule_name", lang), 60),
         (words("findings", lang), 14), (words("files", lang), 10)],
        _rules(totals, lang),
    )  # fmt: skip
    yield LongSheet(
        words("by_document", lang),
        [(words("cited", lang), 48), (say("citations", lang), 10), (words("files", lang), 10),
         (words("findings", lang), 14), (words("what", lang), 60), ("IRI", 48)],
        _documents(totals, lang),
    )  # fmt: skip
    yield LongSheet(
        words("by_office", lang),
        [(words("office", lang), 48), (words("files", lang), 10), (words("files_with_faults", lang), 18),
         (say("citations", lang), 10), *severities],
        _offices(totals, lang),
    )  # fmt: skip


def _heads(columns: tuple[tuple[str, int], ...], lang: str) -> list[tuple[str, int]]:
    return [(words(name, lang) if name == "office" else say(name, lang), width) for name, width in columns]


def _findings(records: Records, lang: str) -> Iterator[list[Cell]]:
    for one in records():
        for found in one.findings:
            yield [
                flat(one.path), found.where, found.code, say(found.severity, lang), found.quote, found.message,
                found.suggestion, found.document or "", found.source,
            ]  # fmt: skip


def _sums(records: Records, lang: str) -> Iterator[list[Cell]]:
    for one in records():
        counts: list[Cell] = [one.count(severity) for severity in _SEVERITIES]
        yield [
            flat(one.path), one.office, one.judged, one.data, one.citations, one.documents, *counts, one.told,
        ]  # fmt: skip


def _rules(totals: Totals, lang: str) -> Iterator[list[Cell]]:
    """The commonest first."""
    for code, (count, files) in sorted(totals.rules.items(), key=lambda row: (-row[1][0], row[0])):
        row = rule(code)
        yield [code, say(row["severity"], lang), row["name"][lang], count, files]


def _documents(totals: Totals, lang: str) -> Iterator[list[Cell]]:
    """The worst first: those with the most errors, of these with the most warnings, then the most cited."""
    rows = sorted(totals.documents.items(), key=lambda row: (-row[1][2][2], -row[1][2][1], -row[1][1].total(), row[0]))
    for iri, (name, verdicts, (files, against, _)) in rows:
        what = ", ".join(f"{count} {verdict_name(verdict, lang)}" for verdict, count in verdicts.most_common())
        yield [name, verdicts.total(), files, against, what, iri]


def _offices(totals: Totals, lang: str) -> Iterator[list[Cell]]:
    """Those with the most errors first."""
    rows = sorted(totals.offices.items(), key=lambda row: (-row[1]["error"], -row[1]["warning"], row[0]))
    for office, counts in rows:
        yield [
            office or words("no_office", lang), counts["files"], counts["faulty"], counts["citations"],
            *(counts[severity] for severity in _SEVERITIES),
        ]  # fmt: skip
