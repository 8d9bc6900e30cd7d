"""What enforcement clauses say: which documents one ends, replaces, amends, suspends or corrects, and since when.

    2. Nghị định này thay thế ⟦Nghị định số 719/2006/NĐ-CP …⟧ và các Thông tư hướng dẫn …     replaces, whole
    b) Bãi bỏ ⟦khoản 5 Điều 1, Điều 33 Thông tư số 704/2015/TT-BNNPTNT⟧ …                     repeals, part; article
    ⟦Thông tư số 719/2011/TT-BYT⟧ … hết hiệu lực kể từ ngày Thông tư này có hiệu lực.         repeals, whole
    Các văn bản sau đây hết hiệu lực: a) ⟦Thông tư số …⟧; b) ⟦Thông tư số …⟧                 repeals, whole

A document is ended as a whole only when nothing but a list stands between it and the verb; whatever else stands there
("các quy định tại", "Quy chế ban hành kèm theo") makes it a part. Documents that only stand in the title of another,
or in the list of its amendments, are no objects.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kg.base.patterns import late
from kg.cite.clauses.flow import ARTICLE, sentences
from kg.cite.clauses.phrases import (
    AMENDED_BY,
    ASIDE,
    CONDITION,
    DAY,
    EXCEPT,
    EXCEPT_BEHIND,
    ITEM,
    MASK,
    ON_EVENT,
    SUBJECT_ENDS,
    TAKES_EFFECT,
    WITH_EFFECT_OF,
    WORDS,
    Hold,
    Verb,
    day_of,
    day_of_clause,
    goes_on,
    hold,
    kind_of_mark,
    verbs,
)
from kg.cite.find import find_citations
from kg.model import Citation, Pinpoint, Relation
from kg.naming import clean_symbol
from kg.tuples import NamedTuple

#: A body without any of these says nothing of other documents; the first letter may be a capital.
_TRIGGERS = (
    "ết hiệu lực", "ứt hiệu lực", "òn hiệu lực", "ưng hiệu lực", "hay thế", "ãi bỏ", "ủy bỏ", "uỷ bỏ", "ính chính",
    "Sửa đổi", "Bổ sung",
)  # fmt: skip
_UNNAMED = late(r"\D{0,12}?(?:số\s|\d)")
_REST_OF_NUMBER = late(r"(?:[/&-]?[A-ZĐÐÂĂÊÔƠƯ0-9]+)*(?:\s?\([A-Z]\d+\))?")
_DAY_NEXT = late(rf"\s*,?\s*ngày\s+{DAY}")
_AND = late(r"\s*(?:,|và)\s*")
_LIST = late(r"\s*(?:,|;|và)\s*")
_AMENDS = late(r"(?:sửa\s+đổi|bổ\s+sung)")
_THIS = late(r"này\s*$")
_MOST_QUOTED = 600
_BEHIND_QUOTED = 160
_TITLE_REACH = 8


class Clause(NamedTuple):
    """One document that a clause acts on. `effective` is None when the clause takes effect with its own document.

    `start` and `end` are the offsets of the words that say so; `symbol` is "" for a law that is only named.
    """

    relation: Relation
    citation: Citation
    symbol: str
    issued: date | None
    scope: str  # whole | article | part
    location: str | None
    effective: date | None
    quote: str
    start: int
    end: int
    waits_for: Citation | None = None  # the other act with which it takes effect: "kể từ ngày Luật số … có hiệu lực"
    on_event: bool = False  # it takes effect on the day of an event that the text does not date


class Object(NamedTuple):
    """A document that the clause itself names: its whole number, its day, and where its title ends."""

    citation: Citation
    symbol: str
    issued: date | None
    end: int

    @property
    def start(self) -> int:
        return self.citation.start


class Marked:
    """A text whose documents are found: `masked` is the same text with them, their titles and quotations hidden."""

    def __init__(self, text: str, cited: Sequence[Citation], quoted: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        titles = [_title(text, one, cited[n + 1 : n + _TITLE_REACH]) for n, one in enumerate(cited)]
        covered = sorted([*filter(None, titles), *quoted, *(aside.span() for aside in ASIDE.finditer(text))])
        self.objects: list[Object] = []
        masked = list(text)
        for start, end in covered:
            masked[start:end] = MASK * (end - start)
        for one, title in zip(cited, titles, strict=True):
            if masked[one.start] == MASK:
                continue
            symbol, end, day = _whole_number(text, one)
            masked[one.start : end] = MASK * (end - one.start)
            self.objects.append(Object(one, symbol, one.day or day, max(end, title[1] if title else 0)))
        self.masked = "".join(masked)
        self.starts = [one.start for one in self.objects]

    def within(self, begin: int, end: int) -> list[Object]:
        """The documents that are named from `begin` to `end`."""
        return self.objects[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]


def read_clauses(text: str) -> Iterator[Clause]:
    """What the clauses in `text`, the body of an article with one line for each paragraph, do to other documents.

    Laws that are only named are left out: nobody outside the text knows which one is meant.
    """
    flat = " ".join(text.split())
    if not any(word in flat for word in _TRIGGERS):
        return
    cited = [one for one in find_citations(text) if one.form != "self"]
    if any(one.symbol for one in cited):
        yield from (clause for clause in clauses_in(Marked(text, cited), 0, len(text)) if clause.symbol)


def clauses_in(marked: Marked, start: int, end: int) -> Iterator[Clause]:
    """The same of a part of a flowing text that is marked."""
    return _Reader(marked).clauses(start, end)


class _Heading(NamedTuple):
    """What a heading ("Các văn bản sau đây hết hiệu lực:") does to the items under it, and the mark it has itself."""

    relation: Relation
    mark: str
    effective: date | None


class _Reader:
    def __init__(self, marked: Marked) -> None:
        self.text, self.masked, self.within = marked.text, marked.masked, marked.within

    def clauses(self, first: int, last: int) -> Iterator[Clause]:
        heading: _Heading | None = None
        for start, end in sentences(self.text, self.masked, first, last):
            mark = ITEM.match(self.masked, start, end)
            label = mark[0].strip() if mark else ""
            article = None if mark else ARTICLE.match(self.masked, start, end)
            begin = mark.end() if mark else article.end() if article else start
            inside = self.within(begin, end)
            if heading and not self._is_item(heading, label, inside, begin):
                heading = None
            found = self._heading(begin, end, label, inside)
            if inside:
                yield from self._unit(begin, end, inside, heading)
            heading = found or heading

    def _is_item(self, heading: _Heading, label: str, inside: Sequence[Object], begin: int) -> bool:
        """Whether a unit still belongs to the list under a heading."""
        if label and kind_of_mark(label) == kind_of_mark(heading.mark):
            return False
        return bool(label) or bool(inside and hold(self.masked[begin : inside[0].start]) == "whole")

    def _heading(self, begin: int, end: int, label: str, inside: Sequence[Object]) -> _Heading | None:
        if not self.masked[begin:end].rstrip().endswith(":"):
            return None
        found = [
            verb
            for verb in (*verbs("before", self.masked, begin, end), *verbs("behind", self.masked, begin, end))
            if verb.relation != "amends" or not self.masked[begin : verb.start].strip(" " + MASK)
        ]
        if not found:
            return None
        last = max(found, key=lambda verb: verb.start)
        if any(one.symbol and one.start > last.start for one in inside):
            return None
        return _Heading(self._does(last, end), label, day_of_clause(self.masked, begin, last.start, end))

    def _does(self, verb: Verb, end: int) -> Relation:
        """What a verb does to what follows it; taking out or exchanging words amends what they stand in."""
        words = verb.relation in ("repeals", "replaces") and WORDS.search(self.masked, verb.end, end)
        return "amends" if words else verb.relation

    def _unit(self, begin: int, end: int, inside: Sequence[Object], heading: _Heading | None) -> Iterator[Clause]:
        before, behind = verbs("before", self.masked, begin, end), verbs("behind", self.masked, begin, end)
        acting = [verb for verb in before if verb.relation != "amends"]
        if CONDITION.match(self.masked, begin):
            before, behind = [], []  # "Trường hợp có văn bản thay thế Thông tư số 1 thì …" ends nothing
        relation: Relation | None = None
        day: date | None = None
        waits: Citation | None = None
        event = False
        held: Hold = "whole"
        last, amended, titled = begin, False, False
        for one in inside:
            # "… sửa đổi Thông tư số 1/2013/TT-BTC;⟦2/2014/TT-BTC⟧ để cải cách": a bare number goes on with a title
            if titled and one.citation.text[:1].isdecimal() and not verbs("before", self.masked, last, one.start):
                continue
            titled = one.end > one.citation.end
            gap = self.masked[last : one.start]
            verb = _last(before, last, one.start)
            ended = _first(behind, last) is not _first(behind, one.start)
            after = _first(behind, one.citation.end)
            last = one.end
            # "đã được sửa đổi, bổ sung theo ⟦Luật số 1⟧, ⟦Luật số 2⟧, Luật Nhà ở số 3": 3 has a name, so it is the next
            amended = bool(AMENDED_BY.search(gap)) or bool(
                amended and _AND.fullmatch(gap) and one.citation.name is None and _UNNAMED.match(one.citation.text)
            )
            if amended or (not held and _AND.fullmatch(gap)):
                continue  # "cấp theo Thông tư số 1 và ⟦Thông tư số 2⟧": no more an object than the one before
            if verb and relation and goes_on(gap) and hold(self.masked[verb.end : one.start]) != "whole":
                verb = None  # a word of the last document's title
            if verb is not None:
                held = hold(self.masked[verb.end : one.start])
                relation, day = self._does(verb, one.start), day_of_clause(self.masked, begin, verb.start, end, one.end)
                waits, event = None, False
                if verb.relation == "amends" and self.masked[begin : verb.start].strip(" " + MASK):
                    relation = None
            elif relation is None or ended:
                held = hold(gap[gap.rfind(";") + 1 :])
                blocking = _first(acting, one.citation.end)
                if after and not (blocking and blocking.start < after.start):
                    excepted = inside[-1] is one and EXCEPT_BEHIND.search(self.text, after.end, end)
                    held = "inside" if excepted and held == "whole" and not _THIS.search(excepted["place"]) else held
                    relation, day = after.relation, day_of_clause(self.masked, begin, after.start, end)
                    waits = None if day else self._waits_for(after, inside)
                    event = not day and not waits and ON_EVENT.match(self.text, after.end, end) is not None
                elif heading is not None:
                    relation, day, waits, event = heading.relation, heading.effective, None, False
                else:
                    continue
            elif not goes_on(gap):
                if ";" not in gap:
                    continue  # in the title of the last one
                held = hold(gap[gap.rindex(";") + 1 :])
            elif held != "inside":
                held = "whole"
            if not held:
                relation = None
            if relation is not None:
                for clause in self._clauses_on(one, relation, held == "whole", day, begin, end):
                    yield clause._replace(waits_for=waits, on_event=event) if waits or event else clause

    def _waits_for(self, verb: Verb, inside: Sequence[Object]) -> Citation | None:
        """The act behind the verb whose day of effect is that of the clause, where it is not the text's own."""
        n = bisect_left(inside, verb.end, key=lambda one: one.start)
        other = inside[n] if n < len(inside) else None
        named = other and WITH_EFFECT_OF.fullmatch(self.masked, verb.end, other.start)
        return other.citation if other and named and TAKES_EFFECT.match(self.text, other.citation.end) else None

    def _clauses_on(
        self, one: Object, relation: Relation, whole: bool, day: date | None, begin: int, end: int
    ) -> Iterator[Clause]:
        start = begin if one.citation.end - begin < _MOST_QUOTED else one.start
        stop = min(end, one.end + _BEHIND_QUOTED)
        quote = " ".join(self.text[start:stop].split())
        excepted = EXCEPT.match(self.text, one.end)
        places: list[tuple[str, str | None]]
        if one.citation.pinpoints:
            places = [_place(place, whole) for place in one.citation.pinpoints]
        elif excepted and not _THIS.search(excepted["place"]):
            places = [("part", " ".join(excepted[0].strip(" ,(").split()))]
        else:
            places = [("whole" if whole and relation != "amends" else "part", None)]
        for scope, location in places:
            yield Clause(relation, one.citation, one.symbol, one.issued, scope, location, day, quote, start, stop)


def _title(text: str, one: Citation, following: Iterable[Citation]) -> tuple[int, int] | None:
    """The title of a document, without what the clause says of it and without the next of its kind.

    "Thông tư số 1 hướng dẫn Nghị định số 2 và ⟦Thông tư số 3 …⟧": a circular details decrees, so 3 is no part of the
    title of 1. "Thông tư số 1 của Bộ Y tế sửa đổi Thông tư số 2 về ong và Thông tư số 3 về mật": what the clause itself
    names has its office beside it, as 1 has and 3 has not, so 1 amends 3. Where 2 has its office too, the days decide:
    what is younger than 1 cannot be amended by it. Where the clause ends but a part of 1, the list goes on over its
    semicolons: "⟦Điều 6 Thông tư số 1 sửa đổi Thông tư số 2 về ong; Thông tư số 3 về mật⟧".
    """
    if one.subject is None:
        return None
    start, end = one.subject[0], _cut(text, *one.subject)
    inside: Citation | None = None
    amending = one.issuer_basis == "explicit" and _AMENDS.match(text, start)
    for other in following:
        if other.start >= end:
            listed = (
                amending
                and inside
                and other.type == inside.type
                and (other.issuer_basis != "explicit" or (inside.issuer_basis == "explicit" and _older(other, one)))
            )
            joined = _LIST if one.pinpoints and not other.pinpoints else _AND
            if not listed or not joined.fullmatch(text[end : other.start]):
                break
            end = _cut(text, *other.subject) if other.subject else other.end
        next_of_kind = inside and other.subject and other.type == one.type != inside.type
        if next_of_kind and inside and goes_on(text[inside.end : other.start]):
            return start, other.start
        inside = other
    return start, end


def _older(one: Citation, other: Citation) -> bool:
    """Whether `one` is surely of an earlier day, or else year, than `other`."""
    if one.day and other.day:
        return one.day < other.day
    return bool(one.year and other.year and one.year < other.year)


def _cut(text: str, start: int, end: int) -> int:
    """Where a title ends that the finder follows into the words of the clause."""
    ends = SUBJECT_ENDS.search(text, start, end)
    return ends.start() if ends else end


def _whole_number(text: str, one: Citation) -> tuple[str, int, date | None]:
    """The whole number of a citation, where the citation ends with it, and the day printed behind that.

    Old numbers go on where the finder's grammar ends: "2231/QĐ" of "2231/QĐ/GTVT".
    """
    symbol, printed = one.symbol or "", one.printed_symbol or ""
    found = text.find(printed, one.start, one.end) if printed else -1
    at = found + len(printed) if found >= 0 else one.end  # a number that the line end cuts is not printed as it reads
    rest = _REST_OF_NUMBER.match(text, at)
    if not printed or rest is None or not rest[0].strip("-/"):
        return symbol, one.end, None
    day = _DAY_NEXT.match(text, rest.end())
    end = max(one.end, day.end() if day else rest.end())
    return clean_symbol(symbol + rest[0].partition("(")[0]), end, day_of(day.groups()) if day else None


def _first(found: Sequence[Verb], at: int) -> Verb | None:
    """The first verb that starts at `at` or behind."""
    n = bisect_left(found, at, key=lambda verb: verb.start)
    return found[n] if n < len(found) else None


def _last(found: Sequence[Verb], at: int, end: int) -> Verb | None:
    """The last verb that starts from `at` on and before `end`."""
    n = bisect_left(found, end, key=lambda verb: verb.start)
    return found[n - 1] if n and found[n - 1].start >= at else None


def _place(place: Pinpoint, whole: bool) -> tuple[str, str | None]:
    """The scope and the words of a pinpoint: a whole article, or some part."""
    parts = (
        ("điểm", place.point), ("khoản", place.clause), ("Điều", place.article), ("Mục", place.section),
        ("Chương", place.chapter), ("Phần", place.part), ("Phụ lục", place.appendix),
    )  # fmt: skip
    article = whole and place.article and not (place.clause or place.point)
    return "article" if article else "part", " ".join(f"{word} {label}" for word, label in parts if label) or None
