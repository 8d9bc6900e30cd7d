"""The text of a Markdown file: its marks of emphasis, headings, tables, links and code are left out.

"Nghị định số **59/2023**/NĐ\\-CP" is one symbol. What is left of the file stays as it is, line by line.
"""

from __future__ import annotations

import html
import re

from kg.text.plain import decode
from kg.text.source_map import ByteSpan, Fragment, SourceMap

#: Each alternative looks a bounded way ahead, and marks need no partner: a mark that touches no word ("19 * 2",
#: "Số: ____/BC") is left alone.
_MARKUP = re.compile(
    r"(?P<rule>^[ \t]*\|[-|: \t]+$)"
    r"|(?P<row>^[ \t]*\|[ \t]*)"
    r"|(?P<cell>[ \t]{0,99}\|[ \t]*)"
    r"|(?P<heading>^[ \t]{0,3}(?:>[ \t]?|\#{1,6}[ \t]+)+)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<star>(?<!\*)\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?!\*))"
    r"|(?P<line>(?<!\w)_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w))"
    r"|(?P<wave>~~(?=\S)|(?<=\S)~~)"
    r"|(?P<code>`+)"
    r"|!?\[(?P<link>[^\[\]\n]{1,300})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.MULTILINE,
)


def read_markdown(data: bytes) -> SourceMap:
    """The text of the Markdown file in `data`. Raises UnreadableError."""
    file = decode(data)
    return SourceMap(_fragments(file.text), file.located)


def _fragments(text: str) -> list[Fragment]:
    out: list[Fragment] = []

    def keep(start: int, end: int) -> None:
        out.append((text[start:end], ByteSpan(start, end)))

    at = row_end = 0
    while match := _MARKUP.search(text, at):
        start, end = match.span()
        keep(at, start)
        at = end
        match match.lastgroup:
            case "row":
                row_end = text.find("\n", end)
                row_end = len(text) if row_end < 0 else row_end
            case "cell":
                out.append(("\n", None)) if start < row_end else keep(start, end)
            case "escape":
                keep(end, at := end + 1)
            case "link":  # the words may hold marks of their own
                at = match.start("link")
                out += _fragments_between(text, at, match.end("link"))
                at = end
            case "tag":
                if re.match(r"</?(?:br|p|div|li|tr|td|th|h[1-6])\b", match.group(), re.IGNORECASE):
                    out.append(("\n", None))
            case "entity":
                out.append((html.unescape(match.group()), ByteSpan(start, end)))
    keep(at, len(text))
    return out


def _fragments_between(text: str, start: int, end: int) -> list[Fragment]:
    """The fragments of a piece of the text, at its place in the whole."""
    return [
        (shown, ByteSpan(place.start + start, place.end + start) if isinstance(place, ByteSpan) else None)
        for shown, place in _fragments(text[start:end])
    ]
