"""What the enforcement clauses of the code say: which documents one ends, replaces, amends or corrects, and since when.

    2. Nghị định này thay thế ⟦Nghị định số 19/2006/NĐ-CP …⟧ và các Thông tư hướng dẫn …           replaces, whole
    b) Bãi bỏ ⟦khoản 5 Điều 1, Điều 33 Thông tư số 04/2015/TT-BNNPTNT⟧ …                            repeals, part and article
    ⟦Thông tư số 19/2011/TT-BYT⟧ … hết hiệu lực kể từ ngày Thông tư này có hiệu lực.                repeals, whole
    Các văn bản sau đây hết hiệu lực: a) ⟦Thông tư số …⟧; b) ⟦Thông tư số …⟧                        repeals, whole

A document is ended as a whole only when nothing but a list stands between it and the verb; whatever else stands there
("các quy định tại", "Quy chế ban hành kèm theo") makes it a part. Documents that only stand in the title of another,
or in the list of its amendments, are no objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.cite.find import find_citations
from kg.model import Citation, Pinpoint, Relation
from kg.register.phapdien.notes import DAY, day_of
from kg.register.spelling import clean_symbol

#: A body without any of these says nothing of other documents; the first letter may be a capital.
_TRIGGERS = ("ết hiệu lực", "hay thế", "ãi bỏ", "ủy bỏ", "uỷ bỏ", "ính chính", "gưng hiệu lực", "ứt hiệu lực", "ửa đổi")
_VERBS: tuple[tuple[str, Relation], ...] = (
    (r"thay\s+thế(?:\s+cho)?", "replaces"),
    (r"bãi\s+bỏ", "repeals"),
    (r"h(?:ủy|uỷ)\s+bỏ", "repeals"),
    (r"đính\s+chính", "corrects"),
    (r"(?:tạm\s+)?ngưng\s+hiệu\s+lực(?:\s+thi\s+hành)?", "suspends"),
    (r"sửa\s+đổi(?:\s*,\s*bổ\s+sung)?|bổ\s+sung", "amends"),
)
_ACTIVE = re.compile(
    r"(?<!\w)(?<!được )(?<!bị )(?:" + "|".join(f"(?P<v{n}>{verb})" for n, (verb, _) in enumerate(_VERBS)) + r")(?!\w)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?<!\w)(?:(?P<ends>(?:hết|chấm\s+dứt|không\s+còn)\s+hiệu\s+lực(?:\s+thi\s+hành)?)"
    r"|(?:được|bị)\s+(?:(?P<replaced>thay\s+thế)|(?P<suspended>(?:tạm\s+)?ngưng\s+hiệu\s+lực)"
    r"|(?P<repealed>bãi\s+bỏ|h(?:ủy|uỷ)\s+bỏ)))(?!\w)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:[-+–*•]|\(?(?:[^\W\d_]{1,2}\d?|\d{1,3}(?:\.\d{1,2})*)[.)]|\d{1,3}\s(?=[A-ZĐ]))\s*")
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_])|(?<=\d{4})|(?<=[)”\"]))\.\s+(?=[A-ZĐÂĂÊÔƠƯ“\x00]|\d{1,2}\.\s)")
_CONDITION = re.compile(r"\s*(?:Trường\s+hợp|Khi|Nếu|Trong\s+(?:thời|quá|khi)|Đối\s+với|Cho\s+đến|Đến)(?!\w)")
_SELF = r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư(?:\s+liên\s+tịch)?|Chỉ\s+thị)\s+này"
#: What may stand before the first document of a list without making it less than whole.
_LEAD = re.compile(
    r"(?:\s|[,;:]|toàn\s+bộ|các|những|văn\s+bản|quy\s+phạm\s+pháp\s+luật|sau\s+đây|sau|gồm|như|là|cho|và|thì|đồng\s+thời|"
    r"chấm\s+dứt|(?:có\s+)?hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+của)?|"
    + rf"kể\s+từ\s+ngày\s+(?:{_SELF}\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?|"
    rf"(?:kể\s+)?từ\s+ngày\s+{DAY}|{_SELF}|"
    r"(?:\(?(?:[a-zđ]|\d{1,2})[.)]|[-+–•]))*",
    re.IGNORECASE,
)
#: "các Thông tư sau của Bộ Tài chính:" before a list of them.
_KINDS = re.compile(
    r"(?:các|những)\s+(?!quy\s+định|nội\s+dung|điều|khoản|điểm|phụ\s+lục|mẫu)[^:;,.\x00]{1,90}:", re.IGNORECASE
)
#: What the finder leaves before a number: the type word, and the name of a law that is not well known.
_OWN_NAME = re.compile(
    r"(?:(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+[^;,.:\x00]{3,120}|(?:Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư)\s+số\s*)$"
)
#: What stands between two documents of a list ends so; before it may stand the rest of a title.
_NEXT = re.compile(
    r"(?:^|[,;.:]|(?<!\w)và)(?:\s|[,;]|và|cùng|các|toàn\s+bộ|(?:\(?(?:[a-zđ]|\d{1,2})[.)]|[-+–•])\s)*$", re.IGNORECASE
)
#: The list of what amended a document: "đã được sửa đổi, bổ sung theo ⟦Luật số …⟧".
_AMENDED_BY = re.compile(
    r"(?:được|bị|đã|là)\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)[^;.]{0,60}?\s(?:theo|bởi|tại|bằng)(?:\s+quy\s+định\s+tại)?\s*$",
    re.IGNORECASE,
)
#: What makes the document the place of what is ended: all that follow in the list are (tại), or this one (kèm theo).
_INSIDE = re.compile(r"(?<!\w)(?:tại|của|trong|thuộc)\s+(?:các\s+)?$", re.IGNORECASE)
_ENCLOSED = re.compile(r"(?<!\w)(?:ban\s+hành|kèm)(?:\s+kèm)?(?:\s+theo)?\s+(?:các\s+)?$", re.IGNORECASE)
_UNDER = re.compile(r"(?<!\w)(?:theo|tại)\s+quy\s+định\s+(?:tại|của)\s+$", re.IGNORECASE)
_EXCEPT = re.compile(
    r"[,(]?\s*(?:ngoại\s+)?trừ\s+(?:các\s+)?(?:quy\s+định\s+(?:tại|của)\s+)?(?P<place>(?:điểm|khoản|Điều|Chương|Mục|Phụ\s+lục)\s[^.;)]{1,80})",
    re.IGNORECASE,
)
#: Quoted provisions, and short names given in brackets.
_ASIDE = re.compile(r"“[^”]{0,20000}”|\((?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s[^()]{0,200}\)")
_SUBJECT_ENDS = re.compile(
    r"\s(?:(?:cũng\s+|sẽ\s+|đều\s+)?(?:hết|chấm\s+dứt|không\s+còn)\s+hiệu\s+lực|(?:được|bị)\s+(?:bãi|h[ủu][ỷy])\s+bỏ|(?:được|bị)\s+thay\s+thế\s+b|kể\s+từ\s+ngày|"
    r"và\s+(?:thay\s+thế|bãi\s+bỏ|h[ủu][ỷy]\s+bỏ)\s+(?=(?:các\s+)?(?:Nghị|Thông|Quyết|Chỉ|Pháp|Luật|Bộ\s+luật)))"
)
_UNNAMED = re.compile(r"[^\d]{0,12}?(?:số\s|\d)")
_REST = re.compile(r"(?:[/&-]?[A-ZĐÐÂĂÊÔƠƯ0-9]+)*(?:\s?\([A-Z]\d+\))?")
_MOST_ASIDE = 600


@dataclass(frozen=True, slots=True)
class Clause:
    """One document that a clause acts on. `effective` is None when the clause takes effect with its own document."""

    relation: Relation
    citation: Citation
    symbol: str
    scope: str  # whole | article | part
    location: str | None
    effective: date | None
    quote: str


def read_clauses(text: str) -> Iterator[Clause]:
    """What the clauses in `text`, the body of an article, do to other documents."""
    flat = " ".join(text.split()) if "\xa0" in text else text.replace("\n", " ")
    if not any(word in flat for word in _TRIGGERS):
        return
    cited = [one for one in find_citations(text) if one.form != "self"]
    if not any(one.symbol for one in cited):
        return
    yield from _Reader(text, cited).clauses()


@dataclass(frozen=True, slots=True)
class _Governing:
    """The verb that a heading ends with ("… hết hiệu lực:"), and the mark that heading has."""

    relation: Relation
    mark: str
    effective: date | None
    start: int


class _Reader:
    def __init__(self, text: str, cited: Sequence[Citation]) -> None:
        self.text = text
        quoted = [m.span() for m in _ASIDE.finditer(text)]
        subjects = [self._subject(one, cited[n + 1 : n + 8]) for n, one in enumerate(cited)]
        covered = [*subjects, *quoted]
        self.cited = [one for one in cited if not any(a <= one.start < b for a, b in covered)]
        # Verbs in titles, quotations and citations govern nothing.
        masked = list(text)
        for start, end in (*covered, *((one.start, self._symbol(one)[1]) for one in self.cited)):
            masked[start:end] = "\x00" * (end - start)
        self.masked = "".join(masked)
        self.subject_end = {one.start: max(one.end, end) for one, (_, end) in zip(cited, subjects, strict=True)}

    def _subject(self, one: Citation, following: Sequence[Citation]) -> tuple[int, int]:
        """The title of a document, without what the clause says of it and without the next of its kind.

        "Thông tư số 1 hướng dẫn Nghị định số 2 và ⟦Thông tư số 3 …⟧": a circular details decrees, so 3 is no part
        of the title of 1.
        """
        if one.subject is None:
            return (0, 0)
        start, end = one.subject
        if ends := _SUBJECT_ENDS.search(self.text, start, end):
            end = ends.start()
        inside = None
        for other in following:
            if other.start >= end:
                break
            joined = inside and other.subject and other.type == one.type != inside.type
            if joined and _NEXT.search(self.text[inside.end : other.start]):
                return (start, other.start)
            inside = other
        return (start, end)

    def _symbol(self, one: Citation) -> tuple[str, int]:
        """The whole number, and where the citation ends with it.

        Old numbers go on where the finder's grammar ends: "2231/QĐ" of "2231/QĐ/GTVT".
        """
        symbol, printed = one.symbol or "", one.printed_symbol or ""
        at = self.text.find(printed, one.start, one.end) + len(printed) if printed else one.end
        rest = _REST.match(self.text, at)
        if not printed or rest is None or not rest[0].strip("-/"):
            return symbol, one.end
        return clean_symbol(symbol + rest[0].partition("(")[0]), max(one.end, rest.end())

    def clauses(self) -> Iterator[Clause]:
        governing: _Governing | None = None
        for start, end in self._units():
            mark = _MARK.match(self.masked, start, end)
            label = mark[0].strip() if mark else ""
            begin = mark.end() if mark else start
            inside = [one for one in self.cited if begin <= one.start < end]
            if governing and not self._is_item(governing, label, inside, begin):
                governing = None
            heading = self._heading(begin, end, label, inside)
            if heading is not None and not inside:
                governing = heading
                continue
            yield from self._unit(begin, end, inside, governing)
            if heading is not None:
                governing = heading

    def _units(self) -> Iterator[tuple[int, int]]:
        """Lines, and the sentences in them; a full stop inside a citation ends none."""
        at = 0
        for line in self.text.splitlines(keepends=True):
            start, stop = at, at + len(line)
            at = stop
            for full_stop in _SENTENCE.finditer(self.masked, start, stop):
                yield start, full_stop.start() + 1
                start = full_stop.end()
            if self.text[start:stop].strip():
                yield start, stop

    def _is_item(self, governing: _Governing, label: str, inside: Sequence[Citation], begin: int) -> bool:
        """Whether a unit still belongs to the list under a heading."""
        if label and _kind(label) == _kind(governing.mark):
            return False
        return bool(label) or bool(inside and _LEAD.fullmatch(self.masked, begin, inside[0].start))

    def _heading(self, begin: int, end: int, label: str, inside: Sequence[Citation]) -> _Governing | None:
        line = self.masked[begin:end].rstrip()
        if not line.endswith(":"):
            return None
        last: tuple[int, Relation] | None = None
        for found in _ACTIVE.finditer(self.masked, begin, end):
            last = (found.start(), _relation(found))
        for found in _PASSIVE.finditer(self.masked, begin, end):
            last = (found.start(), _relation_passive(found))
        if last is None or last[1] == "amends" or any(one.start > last[0] for one in inside):
            return None
        return _Governing(last[1], label, self._day(last[0], end, begin), begin)

    def _day(self, verb: int, end: int, begin: int) -> date | None:
        """The day that the clause itself names: behind its verb, or in front of everything."""
        after = re.compile(rf"[^;.\x00]{{0,30}}?(?:kể\s+)?từ\s+(?:ngày\s+)?{DAY}").match(self.masked, verb, end)
        if after:
            return day_of(after.groups())
        before = re.compile(rf"\s*(?:Kể\s+)?[Tt]ừ\s+ngày\s+{DAY}").match(self.masked, begin, end)
        return day_of(before.groups()) if before else None

    def _unit(self, begin: int, end: int, inside: Sequence[Citation], governing: _Governing | None) -> Iterator[Clause]:
        actives = list(_ACTIVE.finditer(self.masked, begin, end))
        passives = list(_PASSIVE.finditer(self.masked, begin, end))
        conditional = _CONDITION.match(self.masked, begin)
        last_end, relation, day, amended = begin, None, None, False
        hold = "whole"
        for one in inside:
            gap_start = last_end
            verb = None
            for found in actives:
                if gap_start <= found.start() < one.start:
                    verb = found
            gap = self.masked[gap_start : one.start]
            after = next((p for p in passives if p.start() >= one.end), None)
            passed = next((p for p in passives if gap_start <= p.start() < one.start), None)
            if _AMENDED_BY.search(gap):
                amended = True
            elif amended and not (re.fullmatch(r"\s*(?:,|và)\s*", gap) and _UNNAMED.match(one.text)):
                amended = False
            last_end = self.subject_end[one.start]
            if amended:
                continue
            if verb and relation and _NEXT.search(gap) and _hold(self.masked[verb.end() : one.start]) != "whole":
                verb = None  # a word of the last document's title
            if verb is not None:
                relation, day = _relation(verb), self._day(begin, begin, begin)
                hold = _hold(self.masked[verb.end() : one.start])
                if relation == "amends" and self.masked[begin : verb.start()].strip(" \x00"):
                    relation = None
            elif relation is None or passed is not None:
                hold = _hold(gap)
                if (
                    after is not None
                    and not conditional
                    and not any(one.end <= v.start() < after.start() and _relation(v) != "amends" for v in actives)
                ):
                    relation, day = _relation_passive(after), self._day(after.start(), end, begin)
                elif governing is not None:
                    relation, day = governing.relation, governing.effective
                else:
                    continue
            elif not _NEXT.search(_OWN_NAME.sub("", gap)):
                if ";" not in gap:
                    continue  # in the title of the last one
                hold = _hold(gap[gap.rindex(";") + 1 :])
            elif hold != "inside":
                hold = "whole"
            if hold == "":
                relation = None
            if relation is None or one.symbol is None:
                continue
            yield from self._records(one, relation, hold == "whole", day, begin, end)

    def _records(
        self, one: Citation, relation: Relation, whole: bool, day: date | None, begin: int, end: int
    ) -> Iterator[Clause]:
        quote_start = begin if one.end - begin < _MOST_ASIDE else one.start
        quote = " ".join(self.text[quote_start : min(end, max(self.subject_end[one.start], one.end) + 160)].split())
        symbol, _ = self._symbol(one)
        excepted = _EXCEPT.match(self.text, self.subject_end[one.start])
        if one.pinpoints:
            for place in one.pinpoints:
                scope = "article" if place.article and not (place.clause or place.point) and whole else "part"
                yield Clause(relation, one, symbol, scope, _location(place), day, quote)
        elif excepted and not re.search(r"này\s*$", excepted["place"]):
            yield Clause(relation, one, symbol, "part", " ".join(excepted[0].split()), day, quote)
        else:
            scope = "whole" if whole and relation != "amends" else "part"
            yield Clause(relation, one, symbol, scope, None, day, quote)


def _hold(gap: str) -> str:
    """How what stands before a document holds it: "whole", "inside" or "enclosed" (a part of it), or "" (not at all).

    "thay thế ⟦Nghị định …⟧", "các quy định về phí tại ⟦Thông tư …⟧", "Quy chế ban hành kèm theo ⟦Quyết định …⟧",
    "giấy phép cấp theo ⟦Thông tư …⟧".
    """
    if _LEAD.fullmatch(_OWN_NAME.sub("", _KINDS.sub(" ", gap))):
        return "whole"
    if _ENCLOSED.search(gap):
        return "enclosed"
    return "inside" if _INSIDE.search(gap) and not _UNDER.search(gap) else ""


def _relation(found: re.Match[str]) -> Relation:
    return next(relation for n, (_, relation) in enumerate(_VERBS) if found[f"v{n}"])


def _relation_passive(found: re.Match[str]) -> Relation:
    return "replaces" if found["replaced"] else "suspends" if found["suspended"] else "repeals"


def _kind(mark: str) -> str:
    """What sort of mark opens an item: a number, a letter or a dash."""
    bare = mark.strip("().")
    return "number" if bare[:1].isdigit() else "letter" if bare[:1].isalpha() else "dash" if bare else ""


def _location(place: Pinpoint) -> str | None:
    parts = (
        ("điểm", place.point), ("khoản", place.clause), ("Điều", place.article), ("Mục", place.section),
        ("Chương", place.chapter), ("Phần", place.part), ("Phụ lục", place.appendix),
    )  # fmt: skip
    return " ".join(f"{word} {label}" for word, label in parts if label) or None
