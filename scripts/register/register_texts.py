"""What issued texts at hand do to other documents, and the parts of them that end by their own words.

Also what the notes of consolidated texts say of parts that others ended: "Khoản này được bãi bỏ theo …".
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kg.cite.clauses.consolidated import joined_acts
from kg.cite.clauses.own import own_clauses
from kg.cite.find import find_citations
from kg.graph.learned import is_consolidated
from kg.model import Citation
from kg.naming import symbol_key
from kg.register.imports.archive import read_pages
from kg.register.imports.records import Refusal
from kg.resolve.letterhead import Report, read_report
from kg.store.schema import statements
from scripts.register.register_facts import part_named
from scripts.register.register_provenance import Provenance, provenance

ARCHIVE = "gazette-200.tar.xz"
#: What the place of reading is called; its day is that of all copies of the gazette (register_provenance.py).
_GAZETTE = "Công báo điện tử (congbao.chinhphu.vn)"
#: A note of a consolidated text: "Khoản này được bãi bỏ theo quy định tại khoản 2 Điều 1 Nghị định số …".
_NOTE = re.compile(
    r"(?:Tiết|Điểm|Khoản|Điều|Mục|Chương|Phụ\s+lục|Mẫu(?:\s+số\s+\S+)?|Nội\s+dung|Quy\s+định)\s+này\s+(?:được|bị)\s+bãi\s+bỏ\s+"
    r"(?:theo|bởi)\s"
)
_UP_TO_ACT = re.compile(
    r"\s*(?:quy\s+định\s+)?(?:tại\s+)?(?:(?:tiết|điểm|khoản|Điều|của|và|,)|[\w.]{1,4}|\s)*", re.IGNORECASE
)
_NOTE_REACH = 120


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
