"""What every rule looks at: the text, its reading, the day to judge on, and the documents behind the citations."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice

from kg.base.patterns import late, places
from kg.checker.finding import Finding
from kg.checker.kinds import kind_of, of_the_assembly
from kg.cite.structure import HEAD
from kg.cite.symbols import is_normative, is_party
from kg.cite.vocabulary import TYPE_WORDS
from kg.graph.relate import stated
from kg.model import BY_NAME, MAY_STAND, Citation, DocType, Document, Edge, Relation, Status
from kg.naming import kind_name, symbol_key, type_name
from kg.register.validity.status import amendments, status
from kg.resolve import Reading, Resolved
from kg.store.documents import by_symbol, document

#: Sources whose word counts against a report.
SURE = frozenset(("verified", "issued_text", "official_code", "official_list", "copied_text"))
#: Sources that describe a document: its title, day and office.
DESCRIBED = SURE - {"official_list"}
#: Nghị định 30/2020/NĐ-CP is in force from this day (its Điều 37).
DECREE_30 = date(2020, 3, 5)
#: Nghị định 78/2025/NĐ-CP, on normative documents, is in force from this day.
DECREE_78 = date(2025, 4, 1)
_NORMATIVE: frozenset[DocType] = frozenset(
    ("law", "code", "ordinance", "decree", "circular", "joint_circular", "joint_resolution")
)
#: A number with its year, also one that no reader of symbols knows: "Số: 66.19/2026/NQ-CP".
_NORMATIVE_NUMBER = late(r"(?<!\w)Số\s{0,3}:\s{0,3}[\d.]{1,10}\s{0,3}/\s{0,3}(?:19|20)\d{2}\s{0,3}/")
#: How many citations a subject can hold at most, with the one that it belongs to.
_MOST_INSIDE = 8
_LONGEST_TITLE = 480
#: Quotation marks; a straight one goes over no end of a line.
_QUOTES = '“”«»"'
_OPENS = {"“": "”", "«": "»"}
_LONGEST_QUOTATION = 20_000
#: The head of a consolidated text, or the words above its signature.
_CONSOLIDATED = late(r"VĂN\s+BẢN\s+HỢP\s+NHẤT", one_of=("NHẤT",))
#: How a consolidated text begins below its title: the document, its day of effect, and what amended it.
_CONSOLIDATES = late(r"có\s+hiệu\s+lực[^;:]{0,80},\s+được\s+sửa\s+đổi,\s+bổ\s+sung\s+bởi\s*:", one_of=("bởi",))
#: Its own number, on a line of its own or behind a colon; "Căn cứ Văn bản hợp nhất số 15/VBHN-VPQH" is another's.
_CONSOLIDATED_NUMBER = late(
    r"(?:^[ \t*_|]*[Ss]ố\s{0,3}:?|[Ss]ố\s{0,3}:)\s{0,3}\d{1,5}\s{0,3}/\s{0,3}VBHN", re.MULTILINE
)
#: "Độc lập - Tự do - Hạnh phúc" without its hyphens.
_MOTTO_WITHOUT = late(r"Độc\s+lập\s+Tự\s+do\s+Hạnh\s+phúc", one_of=("phúc",))
_BODY = late(r"^[ \t*_]*(?:Căn\s+cứ\s|Điều\s+\d+\s*\.|Chương\s+[IVX]+\s*$)", re.MULTILINE)
_NATION = late(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|SOCIALIST\s+REPUBLIC\s+OF\s+VIET", one_of=("NGHĨA", "VIET"))
#: The title of a list of documents that were examined: those that lapsed are in it on purpose.
_LISTS = late(
    r"danh\s+mục\s+(?:các\s+)?(?:văn\s+bản|VBQPPL|thông\s+tư|nghị\s+quyết|quyết\s+định)|hệ\s+thống\s+hóa|hệ\s+thống\s+hoá|rà\s+soát\s+(?:các\s+)?văn\s+bản|"
    r"hết\s+hiệu\s+lực|bãi\s+bỏ\s+(?:(?:toàn\s+bộ|một\s+số|một\s+phần|các)\s+)*(?:văn\s+bản|thông\s+tư|nghị\s+định|nghị\s+quyết|quyết\s+định)",
    re.IGNORECASE,
)
#: A word of each of these.
_OF_LISTS = ("danh", "thống", "soát", "hiệu", "bãi")
#: A legal basis, which is never a row; a table's cells on one line; what stands before the first citation of a row.
_RECITAL = late(r"[ \t]*Căn\s+cứ(?!\w)", re.IGNORECASE)
_LINE_END = late(r"\n")
_CELLS = late(r"\t|\|")
_ROW = late(r"[ \t]*(?:\d{1,4}|[a-zđ])(?:[.)\]/]|[ \t]*[-–:]?)[ \t]*|[ \t]*[-–+•*][ \t]*", re.IGNORECASE)
_ANNEX = late(r"^[ \t]*(?:DANH\s+MỤC|PHỤ\s+LỤC|Phụ\s+lục(?:\s+(?:số\s+)?[IVX\d]+)?[ \t]*$)", re.MULTILINE)
_AFTER_TITLE = 600
_ORDINAL, _ABOVE = late(r"\n[ \t]*\d{1,4}\.?$"), 40
ARTICLE_HEAD = late(r"\n[ \t]*Điều\s+\d+[a-z]?\s*[.:]")


class Context:
    """`day` is the day the report is judged on; `today` the day after which VB207 asks.

    `day_guessed`: the text gives no day, and it is judged on the last one of the youngest year it cites; `day_asked`:
    somebody asked for that day.
    """

    def __init__(  # and no dataclass, whose class takes half a millisecond at every start
        self, text: str, reading: Reading, conn: sqlite3.Connection, day: date, today: date, *,
        day_guessed: bool = False, day_asked: bool = False,
    ) -> None:  # fmt: skip
        self.text, self.reading, self.conn, self.day, self.today = text, reading, conn, day, today
        self.day_guessed, self.day_asked = day_guessed, day_asked
        self._documents: dict[str, Document | None] = {}
        self._states: dict[tuple[str, date], Status] = {}
        self._amendments: dict[str, list[Edge]] = {}
        self._has_cells: dict[int, bool] = {}  # by the number of the line
        #: The citation that was spoken of last, and how.
        self._named: tuple[Resolved, dict[str, str | None]] | None = None

    @cached_property
    def normative(self) -> bool:
        """Whether the text is itself a legal normative document: other rules on citing hold for it."""
        report = self.reading.report
        if report.type in _NORMATIVE:
            return True
        if kind_of(self.text) in ("contract", "court"):
            return False  # their numbers hold the year too
        numbered = report.symbol is not None and is_normative(report.symbol)
        return numbered or _NORMATIVE_NUMBER.search(self.text, 0, HEAD) is not None

    @cached_property
    def administrative(self) -> bool:
        """Whether the text is an administrative document under Nghị định 30/2020/NĐ-CP: no law, no Party paper, no
        judgment, contract, article or table of data.
        """
        report = self.reading.report
        party = report.symbol is not None and is_party(report.symbol)
        other = self.normative or party or self.consolidated or of_the_assembly(self.text) or self.day < DECREE_30
        return not other and kind_of(self.text) == "administrative"

    @cached_property
    def consolidated(self) -> bool:
        """Whether the text is a consolidated one ("văn bản hợp nhất"), by its type or its seal of authenticity."""
        if self.reading.report.type == "consolidated":
            return True
        own_number = "VBHN" in self.text and _CONSOLIDATED_NUMBER.search(self.text)
        opening = _CONSOLIDATES.search(self.text, 0, HEAD)
        return bool(own_number or opening) or _CONSOLIDATED.search(self.text) is not None

    @cached_property
    def without_hyphens(self) -> bool:
        """Whether all hyphens of the text are lost, as some PDF files lose them: the motto shows it."""
        return _MOTTO_WITHOUT.search(self.text, 0, HEAD) is not None

    @cached_property
    def lists(self) -> bool:
        """Whether the text lists documents that were examined, or ends many: by its title."""
        report = self.reading.report
        title = self.text[slice(*report.title_span)] if report.title_span else ""
        words = title.lower()
        return any(word in words for word in _OF_LISTS) and _LISTS.search(title) is not None

    def in_own_title(self, offset: int) -> bool:
        """Whether the words at `offset` belong to the subject of the text itself."""
        span = self.reading.report.title_span
        return span is not None and span[0] <= offset < span[1]

    @cached_property
    def relies(self) -> bool:
        """Whether the text stands by all that it cites, in the form in which it cites it.

        A consolidated text repeats the words of another day, a list gives documents in a form of its own.
        """
        return not self.consolidated and not self.lists

    @cached_property
    def relied(self) -> tuple[Resolved, ...]:
        """The citations that the text stands by on its day: those whose validity is judged.

        Left out are those of a consolidated text, which repeats the words of another day, and the rows of a list of
        documents that were examined, which holds the lapsed ones on purpose. Its own legal basis and prose count.
        """
        if self.consolidated:
            return ()
        return tuple(one for one in self.cited if not (self.lists and self._in_a_row(one)))

    @cached_property
    def first_relied(self) -> tuple[Resolved, ...]:
        """The first of those citations of each document."""
        return _firsts(self.relied)

    def _in_a_row(self, one: Resolved) -> bool:
        """Whether a citation stands in a row of a list: in an annex, in a table, or behind an ordinal or a dash."""
        start = one.citation.start
        number = bisect_left(self._line_ends, start)
        line = self._line_ends[number - 1] + 1 if number else 0
        if _RECITAL.match(self.text, line):
            return False
        if number not in self._has_cells:
            end = self._line_ends[number] if number < len(self._line_ends) else len(self.text)
            self._has_cells[number] = _CELLS.search(self.text, line, end) is not None
        if self._has_cells[number] or _ROW.fullmatch(self.text, line, start):
            return True
        if line == start and _ORDINAL.search(self.text[max(0, line - _ABOVE) : line].rstrip()):
            return True  # a cell of its own, below that of its number
        return self._annex is not None and start > self._annex

    @cached_property
    def _annex(self) -> int | None:
        """Where the list itself begins, below the text that publishes it."""
        found = _ANNEX.search(self.text, _AFTER_TITLE)
        return found.start() if found else None

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in _LINE_END.finditer(self.text)]

    @cached_property
    def article_heads(self) -> list[int]:
        """Where articles begin: the end of the line before each."""
        return [found.start() for found in ARTICLE_HEAD.finditer(self.text)]

    @cached_property
    def cited(self) -> tuple[Resolved, ...]:
        """The citations but for those of the report itself: its number, and "ban hành kèm theo" in its annexes.

        A mention that only points ("kế hoạch nêu trên") prints nothing that could be wrong; what is the matter with its
        document is told where that is cited.
        """
        own = self.reading.report
        key = symbol_key(own.symbol) if own.symbol and is_normative(own.symbol) else None
        head = self._head
        return tuple(
            one for one in self.reading.citations
            if one.citation.form not in ("self", "bare") and one.document != self.reading.iri
            and one.citation.start >= head
            and (key is None or one.citation.symbol is None or symbol_key(one.citation.symbol) != key)
        )  # fmt: skip

    @cached_property
    def _head(self) -> int:
        """Where the head of the paper begins; what a library's page says above it, of what replaced it and what else
        there is, are no words of the paper.
        """
        number = next((one.citation.start for one in self.reading.citations if one.citation.form == "self"), None)
        nation = _NATION.search(self.text, 0, HEAD) if number is not None else None
        if number is None or nation is None:
            return 0
        head = min(number, nation.start())
        return 0 if _BODY.search(self.text, 0, head) else head  # a layout that prints the head behind the body

    def after(self, offset: int) -> Iterator[Resolved]:
        """The citations that begin at `offset` or later, the report's own among them."""
        citations = self.reading.citations
        return (citations[n] for n in range(self._place(offset), len(citations)))

    def next_after(self, offset: int) -> Resolved | None:
        """The first of them."""
        n = self._place(offset)
        return self.reading.citations[n] if n < len(self.reading.citations) else None

    def before(self, offset: int) -> Iterator[Resolved]:
        """The citations that begin before `offset`, the last one first."""
        return (self.reading.citations[n] for n in range(self._place(offset) - 1, -1, -1))

    def _place(self, offset: int) -> int:
        """How many citations begin before `offset`."""
        return bisect_left(self._starts, offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.citation.start for one in self.reading.citations]

    def quoted(self, offset: int) -> bool:
        """Whether the words at `offset` stand between quotation marks: another's words, which nobody may mend."""
        if not self._quotations:
            return False
        place = bisect_right(self._quotations, (offset, len(self.text) + 1)) - 1
        return place >= 0 and offset < self._quotations[place][1]

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        """The quotations of the text, in its order: a curly one up to its own end mark, a straight one in its line."""
        found: list[tuple[int, int]] = []
        opened: int | None = None
        mark = ""
        for at, sign in sorted((at, mark) for mark in _QUOTES for at in places(mark, self.text)):
            lost = opened is not None and (
                opened < at - _LONGEST_QUOTATION or (mark == '"' and self.text.find("\n", opened, at) >= 0)
            )
            if opened is None or lost:  # where its end mark was forgotten, it is over
                opened, mark = (at + 1, _OPENS.get(sign, sign)) if sign in _OPENS or sign == '"' else (None, "")
            elif sign == mark:
                found.append((opened, at))
                opened = None
        return found

    def in_subject(self, offset: int) -> bool:
        """Whether the words at `offset` belong to the subject of a citation."""
        before = self._place(offset)
        for one in self.reading.citations[max(0, before - _MOST_INSIDE) : before]:
            subject = one.citation.subject
            if subject is not None and subject[0] <= offset < subject[1]:
                return True
        return False

    def next_said_whose(self, offset: int, most: int) -> tuple[Resolved, ...]:
        """The next citations, at most so many, up to the first that names its issuer in words; none if none does."""
        first = self._place(offset)
        place = bisect_left(self._said_whose, first)
        last = self._said_whose[place] if place < len(self._said_whose) else first + most
        return self.reading.citations[first : last + 1] if last < first + most else ()

    @cached_property
    def _said_whose(self) -> list[int]:
        """The citations that name their issuer in words, by their index."""
        return [n for n, one in enumerate(self.reading.citations) if one.citation.issuer_basis == "explicit"]

    def outer(self, one: Resolved) -> list[Resolved]:
        """The citations in whose subject or title another stands, the nearest first."""
        return self._outer.get(one.citation.start, [])

    @cached_property
    def _outer(self) -> dict[int, list[Resolved]]:
        found: dict[int, list[Resolved]] = {}
        for one in reversed(self.reading.citations):
            start, end = one.citation.subject or (0, 0)
            for inner in range(self._place(start), self._place(end)) if end else ():
                found.setdefault(self._starts[inner], []).append(one)
            known = self.known(one) if one.known else None
            if known and known.title and "/" in known.title:
                title, at = symbol_key(known.title), one.citation.end  # the next ground's is no part of it
                reach = len(self.text[at : at + _LONGEST_TITLE].partition(";\n")[0])
                for other in islice(self.after(max(end, one.citation.end)), _MOST_INSIDE):
                    symbol, away = other.citation.symbol, other.citation.start - one.citation.end
                    if symbol and away < reach and known.iri != other.document and symbol_key(symbol) in title:
                        found.setdefault(other.citation.start, []).append(one)
        return found

    @cached_property
    def stated(self) -> list[Edge]:
        """What the text states between the documents it cites and itself, "cites" left out."""
        return stated(self.text, self.reading)

    def done_to(self, iri: str) -> set[Relation]:
        """What the text says is done to a document, by whatever act: "amends", "replaces" …"""
        return self._done.get(iri, set())

    def does_to(self, iri: str) -> set[Relation]:
        """What the text itself does to a document."""
        return self._does.get(iri, set())

    @cached_property
    def _done(self) -> dict[str, set[Relation]]:
        return _by_object(self.stated)

    @cached_property
    def _does(self) -> dict[str, set[Relation]]:
        return _by_object(edge for edge in self.stated if edge.subject == self.reading.iri)

    @cached_property
    def first_mentions(self) -> tuple[Resolved, ...]:
        """The first citation of each document."""
        return _firsts(self.cited)

    def known(self, one: Resolved) -> Document | None:
        """The register's document behind a citation; None when no register holds it."""
        if not one.known:
            return None
        return self.document(one.document)

    def document(self, iri: str) -> Document | None:
        """The store's document of that IRI."""
        if iri not in self._documents:
            self._documents[iri] = document(self.conn, iri)
        return self._documents[iri]

    def amendments(self, iri: str) -> list[Edge]:
        """The acts that amend the document or end articles of it, oldest first."""
        if iri not in self._amendments:
            self._amendments[iri] = amendments(self.conn, iri)
        return self._amendments[iri]

    def state(self, iri: str, day: date) -> Status:
        key = (iri, day)
        if key not in self._states:
            self._states[key] = status(self.conn, iri, day)
        return self._states[key]

    def instead(self, ended: Document | None, day: date) -> Document | None:
        """What is to be cited on `day` in place of what `ended` brought to its end: itself, or what took its place.

        None where it, or the last of its successors, has fallen without one. A document that has fallen is never
        advised, nor one that is suspended or not yet in force.
        """
        seen: set[str] = set()
        one = ended
        while one is not None and one.iri not in seen:
            seen.add(one.iri)
            state = self.state(one.iri, day)
            if state.state in MAY_STAND or state.state == "unknown":
                return one
            found = by_symbol(self.conn, state.by) if state.by and state.state == "replaced" else []
            one = found[0] if len(found) == 1 else None
        return None

    def finding(
        self, code: str, one: Resolved, *, suggestion: str | None = None, fix: str | None = None, **fields: str | None
    ) -> Finding:
        """A finding on the whole span of a citation; what mends one fault of form is suggested, if nothing else is."""
        start, end, text = one.citation[:3]
        told = {**self.names(one), "day": self._printed_day, **fields}
        return Finding(code, start, end, text, told, one.document, suggestion or fix, fields.get("source"), fix)

    @cached_property
    def _printed_day(self) -> str | None:
        return vn(self.day)

    def names(self, one: Resolved) -> dict[str, str | None]:
        """How messages speak of a citation: type and symbol, or a law's type and name with its number."""
        if self._named is None or self._named[0] is not one:
            self._named = one, self._names(one)
        return self._named[1]

    def _names(self, one: Resolved) -> dict[str, str | None]:
        citation = one.citation
        kind, printed = _kind_of(citation), citation.printed_symbol
        number = f"số {citation.symbol}" if citation.symbol else None
        if citation.name and (citation.form == "named" or citation.type in BY_NAME):
            if citation.form == "named" or not citation.symbol:
                number, printed = _number_of(citation, self.known(one)), citation.text
            kind = kind if citation.name == kind else f"{kind} {citation.name}".strip()
        return {"type": kind, "symbol": number, "printed": printed}


def _kind_of(citation: Citation) -> str:
    """What a document is called: by its symbol, else by the type word printed, which "other" documents have many of."""
    if citation.type != "other":
        return type_name(citation.type)
    kind = kind_name(citation.type, citation.symbol)
    if kind == type_name("other") and (word := TYPE_WORDS.match(citation.text, 0)):
        printed = " ".join(citation.text[: word[0]].split())
        return printed[:1].upper() + printed[1:]
    return kind


def _number_of(citation: Citation, known: Document | None) -> str | None:
    symbol = known.symbol if known else citation.symbol
    return f"số {symbol}" if symbol else str(citation.year) if citation.year else None


def vn(day: date | None) -> str | None:
    """A day as Vietnamese documents write it: 09/07/2024."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else None


def _firsts(citations: Iterable[Resolved]) -> tuple[Resolved, ...]:
    first: dict[str, Resolved] = {}
    for one in citations:
        first.setdefault(one.document, one)
    return tuple(first.values())


def _by_object(edges: Iterable[Edge]) -> dict[str, set[Relation]]:
    found: dict[str, set[Relation]] = {}
    for edge in edges:
        found.setdefault(edge.object, set()).add(edge.relation)
    return found
