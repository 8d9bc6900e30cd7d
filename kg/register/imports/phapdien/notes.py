"""The note under each article of the code: which document it comes from, since when, and what changed it.

    (Điều 57 Luật số 777/2006/QH11 Nuôi ong ngày 29/11/2006 của Quốc hội, có hiệu lực thi hành kể từ ngày
    01/07/2007, có nội dung được sửa đổi bởi Điều 2 Luật số 726/2018/QH14 có hiệu lực thi hành kể từ ngày 01/01/2019)

Title, day of issue and issuer stand in the first note of a document in a subject only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.cite.clauses.phrases import DAY, day_of, verbs
from kg.cite.vocabulary import TYPES_IN_WORDS
from kg.model import DocType, Relation
from kg.naming import clean_symbol, fold
from kg.register.imports.phapdien.pages import Link
from kg.register.imports.spelling import spelling

_TYPE = (
    r"(?<!\w)(?P<type>Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết(?:\s+liên\s+tịch)?|Quyết\s+định|"
    r"Thông\s+tư(?:\s+liên\s+(?:tịch|bộ))?|Chỉ\s+thị|Sắc\s+lệnh|Lệnh)"
)
_NUMBER = (
    r"số\s*:?\s*(?P<joint>liên\s+tịch\s+)?(?:(?:Thông\s+tư|TT)\s+(?:số\s+)?)?"
    r"(?P<symbol>\d[^\s,;()]*(?:(?:(?<=[/-])\s+|\s+(?=[/-]\S))[^\s,;()]+)*)"
)
_TYPES = {fold(word): kind for word, kind in TYPES_IN_WORDS.items()} | {
    "sac lenh": "order",
    "thong tu lien bo": "joint_circular",
}
#: Some ordinances have no number ("Pháp lệnh Về Nuôi ong"); a law that changes may be named before its own.
_DOCUMENT = re.compile(
    rf"{_TYPE}\s+(?:(?:(?<=luật\s)(?:[^\W\d]\w*\s+){{1,12}}?)?{_NUMBER}|(?:số\s+Không\s+số\s+)?(?=[Vv]ề\s))",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(rf",?\s*có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+ngày\s+{DAY}")
#: The last day before the note goes on; a title may hold others.
_ISSUED = re.compile(
    rf"(?P<title>.*)(?:^|\s)ngày\s+{DAY}"
    r"(?:\s*của\s+(?P<issuer>(?:(?!\s(?:quy\s+định|hướng\s+dẫn|sửa\s+đổi|ban\s+hành|về)\s)[^;\d]){3,300}?))?"
    r"\s*[,)]*\s*$",
    re.DOTALL,
)
_ARTICLE = re.compile(r"(?<!\w)Điều\s+(\d+[a-zđ]{0,2}\d{0,2})(?!\w)", re.IGNORECASE)
_PLACES = re.compile(
    r"(?:(?:điểm|khoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ\s+lục)\s+[\w.]{1,6}(?:\s*(?:,|và)\s+|\s+(?:của\s+)?))+$"
)
#: The changes of a note part where each day of effect ends, or before the place of the next.
_PARTS = re.compile(r";\s*(?=(?:điểm|khoản|[Đđ]iều|[Mm]ục|[Cc]hương)\s)")
_BY = re.compile(r"(?:bởi|theo\s+quy\s+định\s+tại|theo)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedInNote:
    """A document as a note names it; `item` is its number in the national database."""

    type: DocType
    symbol: str | None
    title: str | None = None
    issuer: str | None = None  # as printed
    issued: date | None = None
    effective: date | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One thing that `by` did to the article: to all of it (scope "article") or to something in it ("content")."""

    relation: Relation
    scope: str
    by: NamedInNote
    place: str | None  # where in `by`: "Điều 2"


@dataclass(frozen=True, slots=True)
class Note:
    """A note read: the document that holds the article, the article's label there, and what changed it."""

    document: NamedInNote
    article: str | None
    changes: tuple[NoteChange, ...]


def read_note(text: str, links: Sequence[Link] = ()) -> Note | None:
    """The note in `text`; None when it names no document before its day of effect."""
    document = _DOCUMENT.search(text)
    if document is None:
        return None
    in_force = _IN_FORCE.search(text)
    if in_force and in_force.start() < document.start():
        return None
    end = in_force.start() if in_force else len(text.rstrip(" )\n"))
    named = _named(text, document, end, in_force, links)
    article = _ARTICLE.search(text, 0, document.start())
    changes = tuple(_changes(text, in_force.end(), links)) if in_force else ()
    return Note(named, article[1] if article else None, changes)


def _named(
    text: str, document: re.Match[str], end: int, in_force: re.Match[str] | None, links: Sequence[Link]
) -> NamedInNote:
    rest = text[document.end() : end]
    issued = _ISSUED.match(rest)
    title = spelling(issued["title"] if issued else rest).strip(" ,;")
    items = [link.item for link in links if link.start <= document.start()]
    kind = "thông tư liên tịch" if document["joint"] else document["type"]
    return NamedInNote(
        _TYPES[fold(kind)],
        clean_symbol(document["symbol"]) if document["symbol"] else None,
        title or None,
        spelling(issued["issuer"]) if issued and issued["issuer"] else None,
        day_of(issued.groups()[1:4]) if issued else None,
        day_of(in_force.groups()) if in_force else None,
        items[-1] if items else None,
    )


def _changes(text: str, start: int, links: Sequence[Link]) -> Iterator[NoteChange]:
    done: list[tuple[Relation, str]] = []
    while document := _DOCUMENT.search(text, start):
        by = None
        for by in _BY.finditer(text, start, document.start()):  # noqa: B007
            pass
        if by is not None:
            done = list(_actions(text[start : by.start()]))
        in_force = _IN_FORCE.search(text, document.end())
        part = _PARTS.search(text, document.end(), in_force.start() if in_force else len(text))
        if part is not None:
            in_force = None
        end = part.start() if part else in_force.start() if in_force else len(text.rstrip(" )\n"))
        named = _named(text, document, end, in_force, links)
        place = _PLACES.search(text, start, document.start())
        for relation, scope in done:
            yield NoteChange(relation, scope, named, spelling(place[0]).removesuffix(" của") if place else None)
        start = in_force.end() if in_force else end + 1


def _actions(words: str) -> Iterator[tuple[Relation, str]]:
    """What is done: "có nội dung được sửa đổi, có nội dung bị bãi bỏ" → amends, and repeals something in it."""
    found: dict[Relation, str] = {}
    for part in words.split(","):
        for verb in verbs("note", part):
            whole = verb.relation == "amends" or "nội dung" not in part
            if found.get(verb.relation) != "article":
                found[verb.relation] = "article" if whole else "content"
    if not found and not words.strip(" ,("):
        found["amends"] = "article"  # the code forgot to say what was done
    yield from found.items()
