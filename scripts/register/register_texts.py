"""What issued texts at hand do to other documents, and the parts of them that end by their own words.

    Điều 7. Thay thế, bãi bỏ một số cụm từ, khoản của Nghị định số 85/2024/NĐ-CP     names the document
    4. Bãi bỏ một số cụm từ, khoản như sau:
    b) Bãi bỏ khoản 3 Điều 22.                                                       ends a part of it

The clause reader acts on documents that the clause itself names. What an item ends without naming a document belongs to
the one that its heading, its article's heading or the title of an amending act names.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.cite.clauses.acts import Marked, Object
from kg.cite.clauses.consolidated import joined_acts
from kg.cite.clauses.flow import ARTICLE, flowing, own_part, sentences
from kg.cite.clauses.own import OwnClauses, own_clauses
from kg.cite.clauses.phrases import ITEM, kind_of_mark
from kg.cite.find import find_citations
from kg.graph.learned import is_consolidated
from kg.model import Citation
from kg.naming import symbol_key
from kg.register.imports.archive import read_pages
from kg.register.imports.records import Refusal
from kg.resolve.letterhead import Report, read_report
from kg.store.schema import statements
from scripts.register.register_facts import part_named, parts_ended
from scripts.register.register_provenance import Provenance, provenance

ARCHIVE = "gazette-200.tar.xz"
#: What the place of reading is called; its day is that of all copies of the gazette (register_provenance.py).
_GAZETTE = "Công báo điện tử (congbao.chinhphu.vn)"
_VERB = r"(?:[Ss]ửa đổi|[Bb]ổ sung|[Tt]hay thế|[Bb]ãi bỏ|[Đđ]iều chỉnh|[Hh][ủu][ỷy] bỏ|[Hh]ợp nhất)"
#: The beginning of a heading, or of a title, that changes a document.
_CHANGES = re.compile(rf"\W*(?:(?:Luật|Nghị định|Nghị quyết|Quyết định|Thông tư|[Vv]ề việc|[Vv]ề) )*{_VERB}")
#: A heading that only ends what stands under it.
_ENDS_ALL = re.compile(r"\W*[Bb]ãi bỏ(?:(?!sửa đổi|bổ sung|thay thế|cụm từ|từ ngữ)[^:])*:\s*$")
_ENDS = re.compile(r"\W*[Bb]ãi bỏ\s+(?:(?:toàn bộ|các|những|nội dung|quy định tại|quy định của)\s+)*")
_PART = re.compile(r"(?:tiết|điểm|khoản|điều|mục|chương|phụ lục)\s+\w", re.IGNORECASE)
#: Behind this no more parts are ended, but words in them.
_BEHIND_PARTS = re.compile(
    r"[;:\x00]|cụm\s+từ|(?<!\w)từ\s+(?:ngữ|\x00)|đoạn\s|câu\s|(?:và|,)\s+(?:thay|sửa|bổ)\s|đối\s+với"
)
_ARTICLE_NAMED = re.compile(r"\bĐiều (\d+[a-zđ]?)\b")
_OF_ARTICLE = re.compile(
    r"(?:điểm|khoản|nội dung|quy định)[^:]{0,60}?\b(?:của|tại|,)?\s*Điều (\d+[a-zđ]?)\b", re.IGNORECASE
)
#: A note of a consolidated text: "Khoản này được bãi bỏ theo quy định tại khoản 2 Điều 1 Nghị định số …".
_NOTE = re.compile(
    r"(?:Tiết|Điểm|Khoản|Điều|Mục|Chương|Phụ\s+lục|Mẫu(?:\s+số\s+\S+)?|Nội\s+dung|Quy\s+định)\s+này\s+(?:được|bị)\s+bãi\s+bỏ\s+"
    r"(?:theo|bởi)\s"
)
_UP_TO_ACT = re.compile(
    r"\s*(?:quy\s+định\s+)?(?:tại\s+)?(?:(?:tiết|điểm|khoản|Điều|của|và|,)|[\w.]{1,4}|\s)*", re.IGNORECASE
)
_NOTE_REACH = 120
_DEPTH = {"number": 1, "letter": 2, "dash": 3}


@dataclass(frozen=True, slots=True)
class PartEnd:
    """A part of `target`, a number as it is printed, that an item ends; `article` is the act's own that says so."""

    target: Object
    scope: str
    location: str
    article: str


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a heading says of the items under it: of which document, of which article, and whether they are ended."""

    target: Object | None
    article: str = ""
    ends: bool = False


def nested_ends(text: str, title: tuple[int, int] | None) -> Iterator[PartEnd]:
    """Ends of a part by items that name no document; `title` is the span of the act's title."""
    flow = flowing(text)
    own = own_part(flow)
    marked = Marked(flow, [one for one in find_citations(text) if one.form != "self"], own.quoted)
    yield from _Items(marked, title).ends(own.start, own.end)


class _Items:
    def __init__(self, marked: Marked, title: tuple[int, int] | None) -> None:
        self.marked, self.text, self.masked = marked, marked.text, marked.masked
        self.of_title = self._target(*title) if title and _CHANGES.match(self.text, *title) else None

    def ends(self, start: int, end: int) -> Iterator[PartEnd]:
        above: dict[int, _Heading] = {}  # by depth: 0 the article, then its items
        article, depth = "", 0
        for begin, stop in sentences(self.text, self.masked, start, end):
            head, mark = ARTICLE.match(self.masked, begin, stop), ITEM.match(self.masked, begin, stop)
            if head:
                article, depth, at = f"Điều {head[1]}", 0, head.end()
            elif mark:
                depth, at = _DEPTH.get(kind_of_mark(mark[0]), 3), mark.end()
            else:
                at = begin  # a sentence that goes on with its item
            if head or mark:
                above = {level: held for level, held in above.items() if level < depth}
            if head or self.masked[at:stop].rstrip().endswith(":"):
                above[depth] = self._heading(at, stop, above, is_article=bool(head))
            if not self.marked.within(at, stop):
                yield from self._ended(at, stop, above, article)

    def _target(self, start: int, end: int) -> Object | None:
        """The one document that is named there; None for several."""
        named = [one for one in self.marked.within(start, end) if one.symbol]
        return named[0] if len(named) == 1 else None

    def _heading(self, at: int, stop: int, above: dict[int, _Heading], *, is_article: bool) -> _Heading:
        named = self.marked.within(at, stop)
        changes = _CHANGES.match(self.masked, at, stop)
        inherited = above[max(above)].target if above else self.of_title if changes else None
        ends = bool(_ENDS_ALL.match(self.masked, at, stop))
        if named:
            return _Heading(self._target(at, stop) if changes else None, "", ends)
        inside = _OF_ARTICLE.search(self.masked, at, stop)
        return _Heading(inherited, inside[1] if inside and not is_article else "", ends)

    def _ended(self, at: int, stop: int, above: dict[int, _Heading], article: str) -> Iterator[PartEnd]:
        if not above:
            return
        nearest = above[max(above)]
        verb = _ENDS.match(self.masked, at, stop)
        begin = verb.end() if verb else at
        if nearest.target is None or not (verb or nearest.ends) or not _PART.match(self.masked, begin, stop):
            return
        behind = _BEHIND_PARTS.search(self.masked, begin, stop)
        parts = " ".join(self.text[begin : behind.start() if behind else stop].split()).rstrip(" .,;")
        if nearest.article and not _ARTICLE_NAMED.search(parts):
            parts = f"{parts} Điều {nearest.article}"
        printed = nearest.target.citation.text
        for scope, location in parts_ended(f"Bãi bỏ {parts} {printed}", nearest.target.symbol):
            yield PartEnd(nearest.target, scope, location, article)


def noted_ends(text: str) -> Iterator[tuple[str, str, date]]:
    """(act, document, day) for each note of a consolidated text that calls a part of its first act ended by another.

    The day is that on which the text says that the later act took effect; notes on acts that it joins not are left out.
    """
    named = [one for one in find_citations(text) if one.form != "self" and one.symbol]
    acts = joined_acts(text, named)
    days = {symbol_key(one.act.symbol): one.effective for one in acts[1:]}
    for note in _NOTE.finditer(text):
        acting = next((one for one in named if note.end() <= one.start < note.end() + _NOTE_REACH), None)
        if acting is None or not _UP_TO_ACT.fullmatch(text, note.end(), acting.start):
            continue
        if day := days.get(symbol_key(acting.symbol or "")):
            yield acting.symbol or "", acts[0].act.symbol, day


class TextFacts:
    """The part of the register that reads issued texts themselves; the rest is in build_register.py."""

    source: Path
    places: dict[str, Provenance]
    described: dict[int, Any]
    tally: Any
    by_key: dict[str, list[Any]]
    held: Any
    fact: Any
    join: Any

    def read_texts(self) -> None:
        """What the gazette's texts end in part, themselves included; a whole end that no source before told."""
        archive = self.source / "texts" / ARCHIVE
        if not archive.exists():
            return
        found = provenance(_GAZETTE, "A")
        place = self.places.setdefault(found.key, found)
        conn = sqlite3.connect(":memory:")
        for statement in statements()[0]:
            conn.execute(statement)
        for page in read_pages(archive, (".txt",)):
            if isinstance(page, Refusal):
                continue
            text = page[1].decode("utf-8")
            cited = find_citations(text)
            if is_consolidated(text):
                for acting, target, day in noted_ends(text):
                    self._end_part(acting, target, "part", day, "", place)
            elif (report := read_report(text, cited, conn)).symbol:
                self._take_text(text, cited, report, place)

    def _take_text(self, text: str, cited: Sequence[Citation], report: Report, place: Provenance) -> None:
        own = own_clauses(text, [one for one in cited if one.form != "self"], report.day, report.title_span)
        whole = next((one for one in own.effects if one.part is None), None)
        since, until = (whole.day, whole.until) if whole else (None, None)
        for clause in own.clauses:
            if clause.relation == "repeals" and clause.scope != "whole" and clause.symbol:
                day = clause.effective or (None if clause.waits_for or clause.on_event else since)
                location = part_named(clause.scope, clause.location)
                self._end_part(report.symbol or "", clause.symbol, clause.scope, day, location, place)
        for part in nested_ends(text, report.title_span):
            day = _day_of_article(own, part.article) or since
            self._end_part(report.symbol or "", part.target.symbol, part.scope, day, part.location, place)
        for effect in own.effects:
            if effect.part and effect.until and effect.until != until:
                doc = self.held(report.symbol, "", report.day.isoformat() if report.day else "")
                self.described[id(doc)] = doc
                self.fact(doc, "ended", f"{effect.until.isoformat()} partly_repealed -", place)

    def _end_part(
        self, acting: str, target: str, scope: str, day: date | None, location: str, place: Provenance
    ) -> None:
        if not self.by_key[symbol_key(target)]:
            return  # a number in a clause may be a slip
        self.tally["ends of a part that issued texts tell"] += 1
        self.join(acting, "repeals", target, scope, day.isoformat() if day else "", location, place)


def _day_of_article(own: OwnClauses, article: str) -> date | None:
    """The day on which an article takes effect apart from the whole."""
    for effect in own.effects:
        if effect.part and re.search(rf"(?<!khoản \d )(?<!khoản \d\d )\b{article}\b(?! khoản)", effect.part):
            return effect.day
    return None
