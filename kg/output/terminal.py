"""Findings as text: each with its line, the words in question marked, and what to write instead."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from kg.base.wording import day_text, flat
from kg.checker import Finding
from kg.checker.files import Checked
from kg.output.words import (
    NAMED_TOGETHER,
    closing,
    counted,
    data_day,
    heading,
    judged_on,
    named_together,
    say,
    so_often,
    source_beside,
    tally,
    times_cited,
    unplaced,
    unread_pages,
)
from kg.text import lines as text_lines
from kg.tuples import NamedTuple

_AROUND = 46
_MOST_NAMED = 60
#: So many places of which the same is said are told together, below what is said of one.
_FEWEST_ALIKE = 4
#: A place with more letters stands on a line of its own.
_LONG_PLACE = 20
_COLORS = {"error": "31;1", "warning": "33;1", "note": "1"}


def write_text(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """The text of all files, without colours."""
    texts = ("\n".join(report_lines(one, lang, first=not n)) for n, one in enumerate(files))
    return "\n\n".join(texts).encode("utf-8", "replace") + b"\n"


def write_sum(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """One line for each file."""
    return "".join(f"{sum_line(one, lang)}\n" for one in files).encode("utf-8", "replace")


def sum_line(checked: Checked, lang: str) -> str:
    """The file and its sum."""
    return f"{flat(checked.path)}: {tally(checked, lang)}"


def report_lines(checked: Checked, lang: str, *, color: bool = False, first: bool = True) -> Iterator[str]:
    """The findings on a file, line by line; `color` puts the codes in colours of a terminal.

    The `first` of several files says up to which day the data reach.
    """
    result = checked.result
    if first:
        yield f"{data_day(checked, lang)}."
    yield f"{flat(checked.path)}: {heading(result, lang)}"
    yield f"{judged_on(result, lang)}."
    if place := unplaced(result, lang):
        yield f"{place}."
    if unread := unread_pages(checked, lang):
        yield f"{unread}."
    lines = Lines(checked)
    told = [finding for finding in result.findings if finding.code not in NAMED_TOGETHER]
    alike: dict[tuple[str, ...], list[list[Finding]]] = {}
    places = [list(same_place) for _, same_place in groupby(told, key=lambda f: (f.start, f.end))]
    for findings in places:
        if (words := _said_of_any(findings, lang)) is not None:
            alike.setdefault(words, []).append(findings)
    many = {words: same for words, same in alike.items() if len(same) >= _FEWEST_ALIKE}
    for findings in places:
        if _said_of_any(findings, lang) not in many:
            yield from _at_one_place(lines, findings, lang, color)
    for words, same in many.items():
        yield from _at_many_places(lines, same, words, lang, color)
    for head, groups in named_together(checked, lang):
        yield f"\n{head}"
        for reason, findings in groups:
            names = _names(findings, checked, lang)
            more = [say("and_more", lang, count=len(names) - _MOST_NAMED)] if len(names) > _MOST_NAMED else []
            listed = "; ".join((*names[:_MOST_NAMED], *more))
            yield f"  {reason}: {listed}" if reason else f"  {listed}"
    yield ""
    yield tally(checked, lang)
    if documents := counted(checked, lang):
        yield documents
    yield closing(checked, lang)


class Lines(text_lines.Lines):
    """Where in a checked file something stands, in words."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(checked.text)
        self.path = checked.path

    def where(self, start: int, end: int, lang: str) -> str:
        """ "dòng 12"; "trang 3" of a file with pages; "đoạn 12, dưới “II. KẾT QUẢ”" of a Word file."""
        if (page := self.page(start, end)) is not None:
            return say("of_page", lang, page=page)
        if (paragraph := self.paragraph(start, end)) is None:
            return f"{say('line', lang)} {self.line(start)}"
        if paragraph.part != "body":
            return say(f"of_{paragraph.part}", lang, number=paragraph.number)
        heading = self.heading(start)
        told = say("of_paragraph", lang, number=paragraph.number)
        return told + say("under_heading", lang, heading=flat(heading)) if heading else told

    def excerpt(self, start: int, end: int) -> tuple[str, str, str]:
        """The words in question on one line, with what stands before and after them on theirs."""
        text = self.text
        end = min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        line_end = next((n for n in range(end, min(len(text), end + _AROUND)) if text[n] in "\r\n"), end + _AROUND)
        first = max(line_start, start - _AROUND)
        before, after = text[first:start], text[end:line_end]
        lead = ("…" if first > line_start else "") + flat(before) + (" " if before[-1:].isspace() else "")
        tail = (" " if after[:1].isspace() and after.strip() else "") + flat(after)
        return lead, flat(text[start:end]), tail + ("…" if line_end == end + _AROUND < len(text) else "")


def _at_one_place(lines: Lines, findings: list[Finding], lang: str, color: bool) -> Iterator[str]:
    """The findings on one place: the place once, then what each has to say."""
    start, end = findings[0].start, findings[0].end
    lead, quote, after = lines.excerpt(start, end)
    where = lines.where(start, end, lang)
    head = f"{where}: "
    if len(where) > _LONG_PLACE:
        yield f"\n{where}:"
        head = "  "
    yield f"{head}{lead}{quote}{after}" if head == "  " else f"\n{head}{lead}{quote}{after}"
    yield f"{' ' * (len(head) + _width(lead))}{'^' * _width(quote)}"
    for n, finding in enumerate(findings, 1):
        yield f"  {_code(finding, lang, color)}: {flat(finding.message(lang))}"
        if finding.suggestion and all(finding.suggestion != later.suggestion for later in findings[n:]):
            yield f"    {say('write', lang)}: {flat(finding.suggestion)}"
        if source := source_beside(finding, lang):
            yield f"    {say('by_source', lang)}: {source}"


def _code(finding: Finding, lang: str, color: bool) -> str:
    code = f"{finding.code} {say(finding.severity, lang)}"
    return f"\x1b[{_COLORS[finding.severity]}m{code}\x1b[0m" if color else code


def _said_of_any(findings: list[Finding], lang: str) -> tuple[str, ...] | None:
    """What is said of a place, without the name of its document; None where more is known of it than its name."""
    said = []
    for finding in findings:
        name, message = f"{finding.fields.get('type')} {finding.fields.get('symbol')}", flat(finding.message(lang))
        if finding.suggestion or finding.source or not message.startswith(f"{name} "):
            return None
        said.append(f"{finding.code}{message.removeprefix(name)}")
    return tuple(said)


def _at_many_places(
    lines: Lines, places: list[list[Finding]], words: tuple[str, ...], lang: str, color: bool
) -> Iterator[str]:
    """What is said alike of many documents: how many they are, the words once, then each place with its document."""
    yield f"\n{say('alike', lang, count=len(places))}"
    for finding, said in zip(places[0], words, strict=True):
        yield f"  {_code(finding, lang, color)}: {say('each', lang)}{said.removeprefix(finding.code)}"
    for findings in places:
        one = findings[0]
        yield f"    {lines.where(one.start, one.end, lang)}: {flat(one.quote)}"


def _names(findings: list[Finding], checked: Checked, lang: str) -> list[str]:
    """The documents of the findings in a few words, with day and issuer where one name stands for several."""
    cited = {one.citation.start: one.citation for one in checked.result.reading.citations}
    short = {f.start: flat(f"{f.fields['type']} {(f.fields['symbol'] or '').removeprefix('số ')}") for f in findings}
    counts, times = Counter(short.values()), times_cited(checked)
    names = []
    for finding in findings:
        name, citation = short[finding.start], cited.get(finding.start)
        if counts[name] > 1 and citation:
            name += f" {say('of_day', lang, day=day_text(citation.day, lang))}" if citation.day else ""
            name += f" ({citation.issuer.name})" if citation.issuer else ""
        names.append(so_often(times, finding, name, lang))
    return names


def _width(text: str) -> int:
    """How many columns `text` takes: marks written apart from their letter take none, East Asian letters two."""
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    return 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Sums(NamedTuple):
    """What is kept of a file for the end of a run: its sums by name, and its findings by rule."""

    path: str
    counts: Mapping[str, int]
    codes: Counter[str]


def sums_of(checked: Checked) -> Sums:
    """The sums of a file."""
    return Sums(checked.path, checked.result.summary(), Counter(one.code for one in checked.result.findings))


def summary_table(files: Sequence[Sums], lang: str) -> Iterator[str]:
    """A row for each file, and one for all of them."""
    names = [flat(one.path) for one in files] + [say("all_files", lang, count=len(files))]
    keys = ("citations", "errors", "warnings", "notes")
    rows = [[one.counts[key] for key in keys] for one in files]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    heads = [say(key, lang) for key in keys]
    widths = [max(len(head), *(len(str(row[n])) for row in rows)) for n, head in enumerate(heads)]
    first = max(map(_width, [*names, say("file", lang)]))
    yield _pad(say("file", lang), first) + "".join(f"  {h:>{w}}" for h, w in zip(heads, widths, strict=True))
    for name, row in zip(names, rows, strict=True):
        yield _pad(name, first) + "".join(f"  {n:>{w}}" for n, w in zip(row, widths, strict=True))


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def statistics(files: Sequence[Sums], lang: str) -> Iterator[str]:
    """Findings by rule, the commonest first."""
    from kg.checker.finding import rule

    counts = sum((one.codes for one in files), Counter[str]())
    for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        row = rule(code)
        yield f"{count:>6}  {code}  {say(row['severity'], lang):<8} {row['name'][lang]}"
