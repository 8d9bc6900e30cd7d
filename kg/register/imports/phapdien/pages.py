"""One page of the code: a subject (đề mục) and its articles, each with the note that says where it comes from.

The pages are made from a template. Each article is a run of paragraphs with a class of their own: `pDieu` (its number
in the code and its heading), `pGhiChu` (the note: document, dates, changes), `pNoiDung` (the text, with the markup of
whoever typed it), `pChiDan` (pointers to other articles). Between them stand the headings of chapters, `pChuong`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.register.imports.phapdien.markup import VisibleText
from kg.text.errors import UnreadableError
from kg.text.html import decode_page

_SECTIONS = frozenset(("pDieu", "pGhiChu", "pNoiDung", "pChiDan", "pChuong"))
_SUBJECT = re.compile(r"Đề\s+mục\s+(\d+\.\d+)\s+([^\n].*)", re.DOTALL)
_NUMBER = re.compile(r"\s*(Điều\s+[\w.]+?)\.?(?:\s+|$)")
_ITEM = re.compile(r"vbpl\.vn/.{0,200}?ItemID=(\d+)(?:#(\w*))?", re.IGNORECASE)
_END = re.compile(rb"</div>\s*\Z")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a note into the national database: the document's number there, for the words from `start` on."""

    start: int
    item: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the code. `number` is its number there ("Điều 41.12.QĐ.2.1"), `note` where it comes from."""

    number: str
    heading: str
    note: str
    links: tuple[Link, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """A subject of the code, "44.13 Thực hiện dân chủ ở cơ sở", with its articles in order."""

    subject: str
    articles: tuple[Article, ...]


def read_page(data: bytes) -> Page:
    """The page in `data`. Raises UnreadableError (no path) for what is empty, binary, cut short or another page."""
    if not data.strip():
        raise UnreadableError("empty")
    reader = _Reader()
    reader.feed(decode_page(data).text)
    reader.close()
    reader.cut("")
    if reader.subject is None:
        raise UnreadableError("no_code_page")
    if not _END.search(data):
        raise UnreadableError("cut_short")
    return Page(reader.subject, tuple(reader.articles))


class _Reader(VisibleText):
    """Cuts the visible text at the paragraphs of the template."""

    def __init__(self) -> None:
        super().__init__()
        self.section = ""
        self.subject: str | None = None
        self.articles: list[Article] = []
        self.heading = self.note = ""
        self.links: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h3" and self.subject is None:
            self.cut("h3")
        elif tag == "p" and (name := dict(attrs).get("class")) in _SECTIONS:
            self.cut(name or "")
        elif tag == "a" and self.section == "pGhiChu" and (found := _ITEM.search(dict(attrs).get("href") or "")):
            self.links.append(Link(sum(map(len, self.parts)), found[1]))
        else:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag == "h3" and self.section == "h3":
            self.cut("")

    def cut(self, section: str) -> None:
        """The end of a section, and the beginning of the next."""
        text = "".join(self.parts) if self.section else ""
        if self.section == "h3" and (found := _SUBJECT.search(text)):
            self.subject = f"{found[1]} {' '.join(found[2].split())}"
        elif self.section == "pDieu":
            self.heading, self.note = text, ""
        elif self.section == "pGhiChu":
            self.note = text
        elif self.section == "pNoiDung" and (found := _NUMBER.match(self.heading)):
            heading = " ".join(self.heading[found.end() :].split())
            self.articles.append(Article(found[1], heading, self.note, tuple(self.links), text.replace("\u00ad", "")))
            self.heading = ""
        if section == "pDieu":
            self.links = []
        self.parts = []
        self.section = section
