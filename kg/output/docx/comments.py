"""The user's own Word document with the findings as comments at the words in question.

No character of it changes: a run in which a citation begins or ends is parted in two that look alike. A finding in a
page header or footer, where Word allows no comment, is told at the beginning of the body. Comments of an earlier check
give way to those of this one; what people wrote beside them stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from kg.base.wording import flat
from kg.checker import Finding
from kg.checker.files import Checked
from kg.output import ReportError, original
from kg.output.docx.archive import Archive, at_end
from kg.output.docx.runs import Part
from kg.output.words import NAMED_TOGETHER, remarks, summary_lines
from kg.text.package import Package
from kg.text.source_map import RunSpan

_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = {
    _TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IDS = re.compile(rb"""<(?:[\w.-]+:)?comment\s[^>]*?\bid=["'](\d{1,9})""")
#: The initials of our comments, by which the next check knows them. Those of older versions begin with a rule's code.
_OURS = "kg.VB"
_COMMENT = re.compile(rb"<((?:[\w.-]+:)?)comment\s([^>]*[^/>])>.*?</\1comment>", re.DOTALL)
_ID = re.compile(rb"""\bid\s*=\s*["'](\d{1,9})["']""")
_TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")
_CODE = re.compile(rb"VB[1-9]\d\d ")
#: What ties a comment to its words: the two ends of its range, and the run that shows its mark.
_TIE = re.compile(
    rb"<((?:[\w.-]+:)?)commentRange(?:Start|End)\s[^>]*/>|"
    rb"<((?:[\w.-]+:)?)r(?:\s[^>]*)?>(?:<\2rPr(?:\s[^>]*)?>(?:(?!</\2rPr>).){0,2000}</\2rPr>|<\2rPr/>)?"
    rb"<\2commentReference\s[^>]*/></\2r>",
    re.DOTALL,
)
#: Parts that hold comments beside the body.
_NOTES = re.compile(r"(?:foot|end)notes")


def write_docx(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """The document with comments by `author`. Raises ReportError, UnreadableError."""
    (checked,) = files
    data = original(checked, "docx")
    archive = Archive(data)
    document = _Commented(archive, Package(data).main)
    places = _by_place(checked.result.findings)
    if not document.has_text:
        raise ReportError("other_kind", checked.path)
    document.add_at_start(summary_lines(checked, lang))
    for (start, end), findings in places:
        lines = list(remarks(findings, lang))
        spans = [place for place in checked.text.places(start, end) if isinstance(place, RunSpan)]
        if not spans or not document.add(spans, lines):
            document.add_at_start([f"“{flat(findings[0].quote)}”", *lines])
    return document.written(author)


def _by_place(findings: Sequence[Finding]) -> list[tuple[tuple[int, int], list[Finding]]]:
    """The findings by the words they are about; what is not known is told once, in the summary."""
    told = [finding for finding in findings if finding.code not in NAMED_TOGETHER]
    return [(place, list(same)) for place, same in groupby(told, key=lambda f: (f.start, f.end))]


class _Commented:
    """A document while comments are added to it."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._main = archive, main
        body = archive.read(main) or b""
        self._space = _STRICT if _STRICT in body[:4096] and _TRANSITIONAL not in body[:4096] else _TRANSITIONAL
        self._parts = {main: Part(main, body)}
        self._name = archive.related(main, "comments")
        self._old = (archive.read(self._name) if self._name else None) or b""
        self._next = 1 + max(map(int, _IDS.findall(self._old)), default=-1)
        self._first = next((n for n, run in self._parts[main].runs.items() if run.outer is None), None)
        self._comments: list[tuple[int, Sequence[str]]] = []
        self._forget()

    def _forget(self) -> None:
        """Take the comments of an earlier check away, and what tied them to their words."""
        gone: set[bytes] = set()
        kept: list[bytes] = []
        at = 0
        for found in _COMMENT.finditer(self._old):
            number = _ID.search(found[2])
            if number and (b'initials="%s"' % _OURS.encode() in found[2] or _is_a_finding(found.group())):
                gone.add(number[1])
                kept.append(self._old[at : found.start()])
                at = found.end()
        if not gone:
            return
        self._old = b"".join((*kept, self._old[at:]))
        for name in self._archive.names():
            if name != self._main and not _NOTES.search(name):
                continue
            if name not in self._parts:
                self._parts[name] = Part(name, self._archive.read(name) or b"")
            self._parts[name].remove(_TIE, lambda tie: bool((number := _ID.search(tie)) and number[1] in gone))

    @property
    def has_text(self) -> bool:
        """Whether the body has a run to which a comment can be tied."""
        return self._first is not None

    def add(self, spans: Sequence[RunSpan], lines: Sequence[str]) -> bool:
        """A comment on these characters; False where Word allows none."""
        name = spans[0].part
        spans = [span for span in spans if span.part == name]
        if name not in self._parts:
            if not _NOTES.search(name):
                return False
            self._parts[name] = Part(name, self._archive.read(name) or b"")
        number = self._number(lines)
        first, last = spans[0], spans[-1]
        self._parts[name].mark(first.run, first.start, self._element("commentRangeStart", number), ends=False)
        self._parts[name].mark(last.run, last.end, self._end_of(number), ends=True)
        return True

    def add_at_start(self, lines: Sequence[str]) -> None:
        """A comment on the first run of the body, for what concerns the whole."""
        assert self._first is not None
        number = self._number(lines)
        part = self._parts[self._main]
        part.mark(self._first, 0, self._element("commentRangeStart", number) + self._end_of(number), ends=True)

    def written(self, author: str) -> bytes:
        """The document."""
        for name, part in self._parts.items():
            self._archive.write(name, part.written())
        when = datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M:%SZ")
        rows = b"".join(self._comment(number, lines, author, when) for number, lines in self._comments)
        if self._name and self._old:
            self._archive.write(self._name, at_end(self._old, rows))
        else:
            self._add_comments(rows)
        return self._archive.packed()

    def _add_comments(self, rows: bytes) -> None:
        folder = self._main.rpartition("/")[0]
        name = self._archive.free_name(f"{folder}/comments.xml" if folder else "comments.xml")
        data = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="%s">%s</w:comments>'
        self._archive.add_part(
            self._main, name, data % (self._space, rows), relation=_RELATION[self._space], content_type=_CONTENT_TYPE
        )

    def _number(self, lines: Sequence[str]) -> int:
        number, self._next = self._next, self._next + 1
        self._comments.append((number, lines))
        return number

    def _element(self, name: str, number: int) -> bytes:
        return b'<w:%s xmlns:w="%s" w:id="%d"/>' % (name.encode(), self._space, number)

    def _end_of(self, number: int) -> bytes:
        reference = b'<w:r xmlns:w="%s"><w:commentReference w:id="%d"/></w:r>' % (self._space, number)
        return self._element("commentRangeEnd", number) + reference

    def _comment(self, number: int, lines: Sequence[str], author: str, when: str) -> bytes:
        paragraphs = "".join(
            f"<w:p>{'' if n else '<w:r><w:annotationRef/></w:r>'}"
            f'<w:r><w:t xml:space="preserve">{_escaped(line)}</w:t></w:r></w:p>'
            for n, line in enumerate(lines)
        )
        name = _escaped(author)
        return (
            f'<w:comment xmlns:w="{self._space.decode()}" w:id="{number}" w:author="{name}" w:date="{when}" '
            f'w:initials="{_OURS}">{paragraphs}</w:comment>'
        ).encode()


def _is_a_finding(comment: bytes) -> bool:
    text = _TEXT.search(comment)
    return text is not None and _CODE.match(text[1]) is not None


def _escaped(text: str) -> str:
    return html.escape(_NO_XML.sub("", text))
