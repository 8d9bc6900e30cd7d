"""A part of a Word document taken as the bytes it is, so that marks go in between its runs and no other byte changes.

The reader's own walk (kg.text.docx) numbers the runs and their characters, and the parser says at which byte each of
them stands. A mark inside a run parts it in two that look alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from kg.text.docx import Walk

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(rb"</?([^\s/>]+)")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,99}encoding\s*=\s*["']([\w.-]{2,20})["']""")
_SPACE = b' xml:space="preserve"'
_INSERTION = re.compile(rb"</?(?:[\w.-]+:)?ins(?:\s[^>]*)?>")
#: Numbers of changes begin here, beyond those of a document's own.
_FIRST_CHANGE = 900_000


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `start` to `end` of a run and their bytes. `text` is the start of their `w:t`; None for a tab.

    `plain`: each character is its own UTF-8 bytes (no entity), so that it can be parted anywhere.
    """

    start: int
    end: int
    first: int
    last: int
    text: int | None
    plain: bool
    verbatim: bool = False  # in a CDATA section, which nothing can part


@dataclass(slots=True)
class _Run:
    """The bytes of a run: from its start tag to after its end tag, its `w:rPr`, and its characters.

    `outer` is the run that holds it, when it stands in a text box.
    """

    start: int
    end: int = 0
    properties: bytes = b""
    outer: _Run | None = None
    depth: int = 0
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def outermost(self) -> _Run:
        return self.outer.outermost if self.outer else self


class Part:
    """A part of a Word document (XML as UTF-8), its runs by the reader's numbers, and what is to be put into it."""

    def __init__(self, name: str, data: bytes) -> None:
        self._data = _utf8(data)
        walk = _Locator(name, self._data)
        self.runs = walk.runs
        self._marks: dict[tuple[int, int], list[tuple[bool, bytes]]] = defaultdict(list)
        self._edits: list[tuple[int, int, bytes]] = []
        self._tracked = 0
        self._spaced: set[int] = set()

    def mark(self, run: int, at: int, mark: bytes, *, ends: bool) -> None:
        """Put elements before character `at` of a run (what ends something before what begins there).

        Around a run in a text box they go round the run that holds the box: Word takes no comments inside.
        """
        found = self.runs[run]
        if found.outer is not None:
            found = found.outermost
            at = found.pieces[-1].end if ends and found.pieces else 0
            run = next(number for number, one in self.runs.items() if one is found)
            if ends:
                self._edits.append((found.end, found.end, mark))
                return
        self._marks[run, at].append((not ends, mark))

    def remove(self, pattern: re.Pattern[bytes], whether: Callable[[bytes], bool]) -> None:
        """Take out each stretch of XML that fits the pattern and the test; it must hold no character of the text."""
        for found in pattern.finditer(self._data):
            if whether(found.group()):
                self._edits.append((found.start(), found.end(), b""))

    def track(self, run: int, start: int, end: int, text: str, change: bytes) -> bool:
        """Write `text` for characters `start` to `end` of a run as a change that Word's reviewer accepts or rejects.

        `change` holds the attributes of the change (id, author, date), "%d" for its number. False where that cannot
        be: no plain text in one piece, or inside somebody's own tracked insertion.
        """
        found, piece = self.runs[run], self._trackable(run, start, end)
        if piece is None or piece.text is None:
            return False
        first, last = self._byte(piece, start), self._byte(piece, end)
        tag, text_tag = _tag(self._data, found.start), _tag(self._data, piece.text)
        name, text_name = _name(tag), _name(text_tag)
        prefix = name.rpartition(b":")[0] + b":" if b":" in name else b""
        opening, closing = tag + found.properties, b"</%s>" % name
        parts = [b"</%s>%s" % (text_name, closing)]
        for kind, holder, content in (
            (b"del", b"delText", self._data[first:last]), (b"ins", b"t", escape(text).encode())
        ):  # fmt: skip
            if content:
                self._tracked += 1
                numbered = change.replace(b"%d", b"%d" % (_FIRST_CHANGE + self._tracked))
                inner = b"<%s%s%s>%s</%s%s>" % (prefix, holder, _SPACE, content, prefix, holder)
                parts.append(
                    b"<%s%s %s>%s%s%s</%s%s>" % (prefix, kind, numbered, opening, inner, closing, prefix, kind)
                )
        parts.append(b"%s<%s%s>" % (opening, text_name, _SPACE))
        if b"xml:space" not in text_tag and piece.text not in self._spaced:
            self._spaced.add(piece.text)
            self._insert(piece.text + 1 + len(text_name), _SPACE)
        self._edits.append((first, last, b"".join(parts)))
        return True

    def can_track(self, run: int, start: int, end: int) -> bool:
        """Whether `track` can write there."""
        return self._trackable(run, start, end) is not None

    def _trackable(self, run: int, start: int, end: int) -> _Piece | None:
        found = self.runs[run]
        piece = next((p for p in found.pieces if p.text is not None and p.start <= start and end <= p.end), None)
        fits = piece is not None and piece.plain and not piece.verbatim and not self._is_inserted(found.start)
        return piece if fits else None

    def _is_inserted(self, at: int) -> bool:
        """Whether the bytes at `at` stand in a tracked insertion."""
        depth = 0
        for found in _INSERTION.finditer(self._data, 0, at):
            depth += -1 if found.group().startswith(b"</") else not found.group().endswith(b"/>")
        return depth > 0

    def replace(self, run: int, start: int, end: int, text: str) -> bool:
        """Write `text` for characters `start` to `end` of a run; whether that can be done.

        They must be text, and in one piece of it; an empty stretch goes after the character before it, if any.
        """
        for piece in self.runs[run].pieces:
            if piece.text is None or not (piece.start <= start and end <= piece.end):
                continue
            if piece.verbatim or (not piece.plain and (start, end) != (piece.start, piece.end)):
                continue
            first, last = self._byte(piece, start), self._byte(piece, end)
            self._edits.append((first, last, text.encode()))
            return True
        return False

    def characters(self, run: int, start: int, end: int) -> str:
        """The characters of a run as the part has them, "\\ufffc" for each that is no plain text."""
        found = []
        for piece in self.runs[run].pieces:
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                plain = piece.plain and piece.text is not None
                raw = self._data[self._byte(piece, first) : self._byte(piece, last)] if plain else b""
                found.append(raw.decode() if plain else "\ufffc" * (last - first))
        return "".join(found)

    def written(self) -> bytes:
        """The part with all that was put into it."""
        spaced = self._spaced
        for (number, at), marks in self._marks.items():
            self._place(self.runs[number], at, b"".join(mark for _, mark in sorted(marks)), spaced)
        out: list[bytes] = []
        done = 0
        for first, last, new in sorted(self._edits, key=lambda edit: edit[:2]):
            out += (self._data[done:first], new)
            done = max(done, last)
        return b"".join((*out, self._data[done:]))

    def _place(self, run: _Run, at: int, mark: bytes, spaced: set[int]) -> None:
        tag = _tag(self._data, run.start)
        closing, opening = b"</%s>" % _name(tag), tag + run.properties
        before = next((p for p in run.pieces if p.start < at <= p.end), None)
        after = next((p for p in run.pieces if p.start <= at < p.end), None)
        if before is None:
            self._insert(run.start, mark)
        elif after is None:
            self._insert(run.end, mark)
        elif before.text is None or after.text is None or before.text != after.text:
            self._insert(after.first if after.text is None else after.text, closing + mark + opening)
        elif before.verbatim or after.verbatim:
            self._insert(run.start, mark)
        else:
            text = _tag(self._data, after.text)
            name = _name(text)
            if b"xml:space" not in text and after.text not in spaced:
                spaced.add(after.text)
                self._insert(after.text + 1 + len(name), _SPACE)
            again = b"<%s%s>" % (name, _SPACE)
            self._insert(self._byte(after, at), b"</%s>%s%s%s%s" % (name, closing, mark, opening, again))

    def _insert(self, at: int, new: bytes) -> None:
        self._edits.append((at, at, new))

    def _byte(self, piece: _Piece, at: int) -> int:
        if at == piece.start:
            return piece.first
        if at == piece.end:
            return piece.last
        return piece.first + len(self._data[piece.first : piece.last].decode()[: at - piece.start].encode())


class _Locator(Walk):
    """The reader's walk, which also notes at which byte each run and each of its characters stands."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name)
        self.runs: dict[int, _Run] = {}
        self._data, self._parser = data, expat.ParserCreate(namespace_separator="}")
        self._stack: list[_Run] = []
        self._properties = self._text_at = 0
        self._verbatim = False
        parser = self._parser
        parser.ordered_attributes = True
        parser.buffer_text = False
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.data
        parser.StartCdataSectionHandler = lambda: setattr(self, "_verbatim", True)
        parser.EndCdataSectionHandler = lambda: setattr(self, "_verbatim", False)
        parser.Parse(data, True)

    def start(self, tag: str, attributes: list[str]) -> None:
        at, runs = self._parser.CurrentByteIndex, len(self._run)
        if tag.endswith("}t"):
            self._text_at = at
        super().start(tag, attributes)
        if len(self._run) > runs:
            run = _Run(at, outer=self._stack[-1] if self._stack else None, depth=self._depth)
            self._stack.append(run)
            self.runs[self._run[-1].number] = run
        elif self._stack and tag.endswith("}rPr") and self._depth == self._stack[-1].depth + 1:
            self._properties = at

    def end(self, tag: str) -> None:
        after, runs, depth = self._after_end(), len(self._run), self._depth
        if self._stack and tag.endswith("}rPr") and depth == self._stack[-1].depth + 1:
            self._stack[-1].properties = self._data[self._properties : after]
        super().end(tag)
        if len(self._run) < runs:
            self._stack.pop().end = after

    def _write(self, text: str, length: int) -> None:
        if self._stack and length:
            at, first = self._run[-1].at, self._parser.CurrentByteIndex
            self._stack[-1].pieces.append(self._piece(text, at, length, first))
        super()._write(text, length)

    def _piece(self, text: str, at: int, length: int, first: int) -> _Piece:
        if not self._in_text:
            return _Piece(at, at + length, first, first + len(_tag(self._data, first)), None, False)
        written = text.encode("utf-8", "surrogatepass")
        plain = self._data.startswith(written, first) and not self._verbatim
        if self._data.startswith(written, first):
            last = first + len(written)
        elif self._data[first : first + 1] == b"&":
            last = self._data.index(b";", first) + 1
        else:  # a line end of two characters
            last = first + (2 if self._data[first : first + 2] == b"\r\n" else 1)
        return _Piece(at, at + length, first, last, self._text_at, plain, self._verbatim)

    def _after_end(self) -> int:
        at = self._parser.CurrentByteIndex
        return at + len(_tag(self._data, at))


def _tag(data: bytes, at: int) -> bytes:
    found = _TAG.match(data, at)
    return found.group() if found else b""


def _name(tag: bytes) -> bytes:
    found = _NAME.match(tag)
    return found.group(1) if found else b""


def _utf8(data: bytes) -> bytes:
    """The XML as UTF-8; hardly any program writes another encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        declared = _ENCODING.match(data)
        encoding = declared.group(1).decode() if declared else "utf-8"
    if encoding.lower() in ("utf-8", "us-ascii", "ascii"):
        return data
    return re.sub(r"^<\?xml[^>]*\?>", "", data.decode(encoding)).encode()
