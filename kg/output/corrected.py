"""Faults of form set right in a copy of the file: separators, white space and case of a symbol, and nothing else.

Only what a rule calls fixable and knows the fix of is touched, and only when the letters and digits stay the same
one by one: substance is never changed. The copy is read again, and what it says must be the text with just these
changes.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from kg.base.wording import flat
from kg.checker import Finding
from kg.checker.files import Checked
from kg.checker.finding import rule
from kg.output import ReportError, original
from kg.output.terminal import Lines
from kg.text import read_bytes
from kg.text.source_map import ByteSpan, RunSpan, SourceSpan

#: Characters of the text that a diff shows before and after a change.
_AROUND = 50
#: Kinds of files that can be written so.
WRITABLE = ("txt", "md", "html", "docx")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the text give way to `new`."""

    start: int
    end: int
    new: str


def correctable(checked: Checked) -> list[Finding]:
    """The findings that are set right, in the order of the text; of two that overlap only the first."""
    found: list[Finding] = []
    at = 0
    for finding in sorted(checked.result.findings, key=lambda f: f.start):
        if finding.start >= at and _of_form(finding):
            found.append(finding)
            at = finding.end
    return found


def by_hand(checked: Checked) -> list[Finding]:
    """The findings of rules that set right only form whose fix would change a letter or a figure: "ND" for "NĐ"."""
    return [
        one
        for one in checked.result.findings
        if rule(one.code)["fixable"] and one.fix is not None and not _of_form(one)
    ]


def edits(checked: Checked) -> list[list[Edit]]:
    """The changes, those of one finding together, in the order of the text."""
    return [_smallest(one.start, one.quote, one.fix) for one in correctable(checked) if one.fix is not None]


def applied(text: str, changes: Sequence[Edit]) -> str:
    """The text with the changes."""
    parts: list[str] = []
    at = 0
    for one in changes:
        parts += (text[at : one.start], one.new)
        at = one.end
    return "".join((*parts, text[at:]))


def diff(checked: Checked, changes: Sequence[Sequence[Edit]]) -> str:
    """The changes as a diff that people can read: of each line, which may be a long paragraph, the words around."""
    if not changes:
        return ""
    lines = Lines(checked)
    out = [f"--- {checked.path}", f"+++ {checked.path} (--fix)"]
    for group in changes:
        start, end = group[0].start, group[-1].end
        first, last = max(start - _AROUND, 0), end + _AROUND
        text = checked.text.text[first:last]
        new = applied(text, [Edit(edit.start - first, edit.end - first, edit.new) for edit in group])
        before, after = "…" * (first > 0), "…" * (last < len(checked.text.text))
        out += [
            f"@@ {lines.line(start)} @@",
            *(f"{sign}{before}{flat(one)}{after}" for sign, one in (("-", text), ("+", new))),
        ]
    return "".join(f"{line}\n" for line in out)


def fixed_file(checked: Checked, changes: Sequence[Sequence[Edit]], *, track: str | None = None) -> tuple[bytes, int]:
    """The file with those changes that can be made in it, and how many findings that sets right.

    `track` makes them tracked changes by this author, which Word's reviewer accepts one by one; for .docx alone.
    Raises ReportError ("cannot_fix", "cannot_track") for a format that cannot be written so, or changed meanwhile.
    """
    if track is not None and checked.text.kind != "docx":
        raise ReportError("cannot_track", checked.path)
    try:
        data = original(checked, *WRITABLE)
    except ReportError as error:
        raise ReportError("cannot_fix" if str(error) == "other_kind" else str(error), error.value) from None
    done: list[Edit] = []
    file = _Document(data, track) if checked.text.kind == "docx" else _Bytes(data, checked.text.kind)
    if track is not None:
        changes = [_one_change(checked, group, file) for group in changes]
    count = 0
    for group in changes:
        located = [(edit, _places(checked, edit)) for edit in group]
        if all(places and file.can(edit, places) for edit, places in located):
            for edit, places in located:
                file.make(edit, places)
            done += group
            count += 1
    new = file.written()
    if read_bytes(new, checked.path)[1].text != applied(checked.text.text, done):
        raise ReportError("cannot_fix", checked.path)  # better none than one that was not asked for
    return new, count


def _one_change(checked: Checked, group: Sequence[Edit], file: _Bytes | _Document) -> Sequence[Edit]:
    """The edits of a finding as one that a reviewer decides on, where the file allows that."""
    start, end = group[0].start, group[-1].end
    whole = Edit(start, end, applied(checked.text.text[:end], group)[start:])
    places = _places(checked, whole)
    return (whole,) if len(group) > 1 and places and file.can(whole, places) else group


def _of_form(finding: Finding) -> bool:
    if not rule(finding.code)["fixable"] or finding.fix is None:
        return False
    return _essence(finding.quote) == _essence(finding.fix)


def _essence(text: str) -> str:
    """The letters with their marks and the figures of a text, whatever their case; the Icelandic Ð is set for Đ."""
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold().replace("ð", "đ") if c.isalnum())


def _smallest(start: int, old: str, new: str) -> list[Edit]:
    """What must change, character by character, to make `old` into `new`."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Edit(start + i, start + j, new[m:n]) for kind, i, j, m, n in steps if kind != "equal"]


def _places(checked: Checked, edit: Edit) -> list[SourceSpan]:
    """Where the characters that go stand in the file, one by one; for an insertion, that before it. Else none."""
    if edit.start == edit.end:
        return checked.text.places(edit.start - 1, edit.start) if edit.start else []
    places: list[SourceSpan] = []
    for at in range(edit.start, edit.end):
        found = checked.text.places(at, at + 1)
        if not found:  # a line end of the reader's own: nothing to take away
            return []
        places += found
    return places


class _Bytes:
    """A .txt, .md or .html file."""

    def __init__(self, data: bytes, kind: str) -> None:
        from kg.text.html import decode_page
        from kg.text.plain import decode

        decoded = decode_page(data) if kind == "html" else decode(data)
        self._data, self._kind = data, kind
        #: In an encoding whose letters are one byte or two only ASCII can be written.
        self._encoding = "ascii" if decoded.starts is not None else decoded.encoding
        self._edits: list[tuple[int, int, bytes]] = []

    def can(self, edit: Edit, places: Sequence[SourceSpan]) -> bool:
        try:
            edit.new.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True

    def make(self, edit: Edit, places: Sequence[SourceSpan]) -> None:
        new = (html.escape(edit.new) if self._kind == "html" else edit.new).encode(self._encoding)
        for place in places:
            assert isinstance(place, ByteSpan)
            self._edits.append((place.end if edit.start == edit.end else place.start, place.end, new))
            new = b""

    def written(self) -> bytes:
        parts: list[bytes] = []
        at = 0
        for first, last, new in sorted(self._edits, key=lambda one: one[:2]):
            parts += (self._data[at:first], new)
            at = max(at, last)
        return b"".join((*parts, self._data[at:]))


class _Document:
    """A Word document."""

    def __init__(self, data: bytes, author: str | None) -> None:
        from kg.output.docx.archive import Archive
        from kg.output.docx.runs import Part

        self._archive, self._parts, self._part = Archive(data), dict[str, Part](), Part
        self._change: bytes | None = None
        if author is not None:
            when = datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M:%SZ")
            self._change = f'w:id="%d" w:author="{html.escape(author)}" w:date="{when}"'.encode()

    def can(self, edit: Edit, places: Sequence[SourceSpan]) -> bool:
        """Whether these are plain characters of the file; letters of an old font can only be taken away."""
        for place in places:
            assert isinstance(place, RunSpan)
            if place.part not in self._parts:
                self._parts[place.part] = self._part(place.part, self._archive.read(place.part) or b"")
            if "\ufffc" in self._parts[place.part].characters(place.run, place.start, place.end):
                return False
        if self._change is not None:
            return all(
                self._parts[part].can_track(run, start, end) for part, run, start, end in _stretches(edit, places)
            )
        return edit.new.isascii() or edit.start < edit.end

    def make(self, edit: Edit, places: Sequence[SourceSpan]) -> None:
        new = edit.new
        if self._change is not None:
            for part, run, start, end in _stretches(edit, places):
                self._parts[part].track(run, start, end, new, self._change)
                new = ""
            return
        for place in places:
            assert isinstance(place, RunSpan)
            start = place.end if edit.start == edit.end else place.start
            self._parts[place.part].replace(place.run, start, place.end, new)
            new = ""

    def written(self) -> bytes:
        for name, part in self._parts.items():
            self._archive.write(name, part.written())
        return self._archive.packed()


def _stretches(edit: Edit, places: Sequence[SourceSpan]) -> list[tuple[str, int, int, int]]:
    """The characters of an edit by their runs: part, run, start and end in the run; of an insertion, its place."""
    found: list[tuple[str, int, int, int]] = []
    for place in places:
        assert isinstance(place, RunSpan)
        start = place.end if edit.start == edit.end else place.start
        if found and found[-1][:2] == (place.part, place.run) and found[-1][3] == start:
            found[-1] = (*found[-1][:3], place.end)
        else:
            found.append((place.part, place.run, start, place.end))
    return found
