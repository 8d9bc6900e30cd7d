"""What a normative text tells the register, with the sentences that say so.

Of itself: number, type, title, issuer, day, its own day of effect (as a whole, in parts, until when). Of others: what
it repeals, replaces, amends, corrects or suspends, wholly or in part, and from which day; whose day of effect it moves.
A consolidated text tells of the acts that it joins instead. Reports, plans and drafts tell the register nothing: what
they write of other documents is what is to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kg.base.patterns import late, places
from kg.cite.clauses.acts import Clause, Object
from kg.cite.clauses.consolidated import Joined, joined_acts
from kg.cite.clauses.own import OwnClauses, own_clauses
from kg.cite.clean_view import View, letters_of, view_of
from kg.cite.find import find_citations
from kg.graph.relate import as_printed, stated
from kg.model import DocType, Edge, Evidence, Relation
from kg.naming import symbol_key
from kg.resolve import Reading, Report, Resolved, reading_in
from kg.tuples import NamedTuple

#: What tells the register something of itself.
_NORMATIVE: frozenset[DocType] = frozenset(
    ("law", "code", "ordinance", "constitution", "decree", "resolution", "joint_resolution", "decision", "directive",
     "circular", "joint_circular", "order")
)  # fmt: skip
#: What the clauses of a text say of its own acts, better than the shapes of `kg.graph.relate` do.
ACTS: frozenset[Relation] = frozenset(("repeals", "replaces", "suspends", "corrects"))
_DRAFT = late(r"(?:^|\n)[ \t|*_]*(?:DỰ THẢO|Dự\s+thảo)(?:\s+\d+)?[ \t|*_]*(?:\n|$)")
_CONSOLIDATED = late(r"VĂN BẢN HỢP NHẤT\s|(?:Văn\s+bản|văn\s+bản)\s+này\s+được\s+hợp\s+nhất\s+từ")
#: What stands below a consolidated text, above its annexes; and in its head, where other texts have their recitals.
_ATTESTED, _IN_FORCE = (
    "XÁC THỰC VĂN BẢN HỢP NHẤT",
    late(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+ngày\s+\d"),
)
_OWN_CONSOLIDATED = late(r"[Ss]ố\s*:\s*(\d{1,5}/VBHN-[A-ZĐ]{2,12}(?:-[A-ZĐ]{2,12})?)\b")
_HEAD = 3000
_UNTIL = late(r"đến\s+(?P<how>hết|trước)?\s*(?:ngày\s+)?(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})")
_MOST_QUOTED = 1600


_ENDED: dict[Relation, str] = {"repeals": "repealed", "replaces": "replaced"}


def _ends_some_day(clause: Clause) -> bool:
    """Whether a clause ends a document with the effect of another act, or on an event: on a day not in the text."""
    waits = clause.waits_for is not None or clause.on_event
    return waits and clause.effective is None and clause.scope == "whole" and clause.relation in _ENDED


class Fact(NamedTuple):
    """One thing that a text says of a document (its IRI), in the form of the store's table `fact`."""

    document: str
    field: str
    value: str


class ToldOf(NamedTuple):
    """A document that the text describes: itself, or an act that a consolidated text joins."""

    iri: str
    symbol: str | None
    type: DocType
    title: str | None = None
    issuer: str | None = None
    level: str | None = None
    place: str | None = None
    issued: date | None = None
    effective: date | None = None


class Learned(NamedTuple):
    """All that a text tells the register: documents, relations with their evidence, and facts beside them."""

    documents: tuple[ToldOf, ...]
    edges: tuple[Edge, ...]
    facts: tuple[Fact, ...]


def learn(text: str, reading: Reading) -> Learned | None:
    """What `text` tells the register, as `reading` understands it; None if it is no text that tells it anything."""
    if (view := letters_of(text)) is not None:
        learned = learn(view.text, reading_in(reading, view))
        return learned and learned._replace(edges=tuple(as_printed(learned.edges, text, view)))
    if is_consolidated(text):
        return _Learner(text, reading).of_consolidated()
    report = reading.report
    if report.type not in _NORMATIVE or not report.symbol or _DRAFT.search(text, 0, _HEAD):
        return None
    return _Learner(text, reading).of_normative()


def is_consolidated(text: str) -> bool:
    """Whether a text is a consolidated one, which says what other acts say."""
    return bool(
        (_may_say_so(text) and _CONSOLIDATED.search(text, 0, _HEAD))
        or (_ATTESTED in text and _IN_FORCE.search(text, 0, _HEAD))
    )


def _may_say_so(text: str) -> bool:
    """Whether the head of a text holds what all words that call it consolidated hold: seen much sooner."""
    return text.find(_TITLE, 0, _HEAD) >= 0 or any(_MERGED.match(text, at) for at in places("hợp", text, _HEAD))


_TITLE = "VĂN BẢN HỢP NHẤT"
_MERGED = late(r"hợp\s+nhất\s+từ")


class _Learner:
    def __init__(self, text: str, reading: Reading) -> None:
        self.text, self.reading, self.report = text, reading, reading.report
        self.view: View | None = view_of(text)
        self.clean = self.view.text if self.view else text
        self.cited = [one for one in find_citations(self.clean) if one.form != "self"]
        self.resolved = {one.citation.start: one for one in reading.citations if one.citation.form != "self"}

    # -- a normative text --------------------------------------------------------------------------------------

    def of_normative(self) -> Learned:
        report = self.report
        own = own_clauses(self.clean, self.cited, report.day, self._in_view(report.title_span))
        whole = next((one for one in own.effects if one.part is None), None)
        effective = whole.day if whole else None
        itself = _itself(self.reading, effective)
        facts = list(self._effect_facts(own, itself.iri))
        edges = {(e.relation, e.object, e.scope, e.location): e for e in self._acts(own, effective)}
        acted = {(e.relation, e.object) for e in edges.values()}
        rest = [
            edge._replace(effective=effective if edge.relation in ("amends", "supplements") else None)
            for edge in stated(self.text, self.reading)
            if edge.subject == self.reading.iri
            and edge.relation not in ACTS
            and (edge.relation, edge.object) not in acted
        ]
        facts += self._other_facts(own, effective)
        return Learned((itself,), (*edges.values(), *rest), tuple(dict.fromkeys(facts)))

    def _effect_facts(self, own: OwnClauses, iri: str) -> Iterator[Fact]:
        for one in own.effects:
            said = _words(self.clean[one.start : one.end])
            if one.part is None:
                yield Fact(iri, "effect_said", said)
                if one.until:
                    yield Fact(iri, "expired", one.until.isoformat())
            else:
                yield Fact(iri, "effect_of_part", f"{one.day.isoformat() if one.day else 'unknown'} {one.part}")

    def _acts(self, own: OwnClauses, effective: date | None) -> Iterator[Edge]:
        for clause in own.clauses:
            one = self._resolved(Object(clause.citation, clause.symbol, clause.issued, clause.end))
            if one is None or one.document == self.reading.iri or not self._possible(one) or _ends_some_day(clause):
                continue
            waits = clause.waits_for or clause.on_event
            yield Edge(
                self.reading.iri, clause.relation, one.document, rule=f"clause:{clause.relation}", scope=clause.scope,
                effective=clause.effective or (None if waits else effective),
                evidence=self._evidence(clause.start, clause.end), location=clause.location,
            )  # fmt: skip

    def _other_facts(self, own: OwnClauses, effective: date | None) -> Iterator[Fact]:
        by = self.report.symbol or "-"
        for clause in own.clauses:
            one = self._resolved(Object(clause.citation, clause.symbol, clause.issued, clause.end))
            since = clause.effective or effective
            if one and one.document != self.reading.iri and _ends_some_day(clause) and self._possible(one):
                yield Fact(one.document, "ended", f"unknown {_ENDED[clause.relation]} {by}")
            if one and clause.relation == "suspends" and clause.scope == "whole" and since:
                until = _until(self.clean[clause.start : clause.end])
                yield Fact(one.document, "suspended", f"{since.isoformat()} {until.isoformat() if until else '-'} {by}")
        for move in own.moves:
            one = self._resolved(move.target)
            if one and one.document != self.reading.iri:
                yield Fact(one.document, "effect_moved", f"{move.day.isoformat()} {by}")

    def _possible(self, one: Resolved) -> bool:
        """Nobody acts on a document that is younger."""
        day, own = one.citation.day, self.report.day
        if day and own:
            return day <= own
        return not (one.citation.year and own and one.citation.year > own.year)

    # -- a consolidated text -----------------------------------------------------------------------------------

    def of_consolidated(self) -> Learned:
        acts = [(one, act) for act in joined_acts(self.clean, self.cited) if (one := self._resolved(act.act))]
        documents = [_joined(one, act) for one, act in acts]
        edges = []
        if acts:
            basic = acts[0][0]
            quoted = self._evidence(acts[0][1].start, acts[0][1].end)
            edges.append(Edge(self.reading.iri, "consolidates", basic.document, rule="consolidated", evidence=quoted))
            edges += [
                Edge(
                    one.document, "amends", basic.document, rule="consolidated", scope="part", effective=act.effective,
                    evidence=self._evidence(act.start, act.end),
                )
                for one, act in acts[1:]
                if one.document != basic.document
            ]  # fmt: skip
        return Learned(tuple(documents), tuple(edges), ())

    # -- places in the text ------------------------------------------------------------------------------------

    def _resolved(self, named: Object) -> Resolved | None:
        """Which document the reading says is named there; None for a number that only the clause reads to its end."""
        citation = named.citation
        one = self.resolved.get(self.view.raw(citation.start) if self.view else citation.start)
        whole = not named.symbol or symbol_key(named.symbol) == symbol_key(citation.symbol or "")
        return one if one and whole else None

    def _evidence(self, start: int, end: int) -> Evidence:
        end = min(end, start + _MOST_QUOTED)
        raw = (self.view.raw(start), self.view.raw_end(end)) if self.view else (start, end)
        return Evidence(self.reading.iri, *raw, self.text[slice(*raw)])

    def _in_view(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """A span of the text near its head as a span of the view."""
        if span is None or self.view is None:
            return span
        raw = self.view.raw
        start = next((n for n in range(span[0] + 1) if raw(n) >= span[0]), None)
        end = next((n for n in range(span[1] + 1) if raw(n) >= span[1]), None)
        return (start, end) if start is not None and end is not None else None


def own_number_of_consolidated(text: str) -> str | None:
    """The number of a consolidated text, which may stand at its end: "03/VBHN-BTC"."""
    found = _OWN_CONSOLIDATED.search(text)
    return found[1] if found else None


def _itself(reading: Reading, effective: date | None) -> ToldOf:
    report: Report = reading.report
    body = report.body
    place = report.places[0].iri_code if report.places else None
    return ToldOf(
        reading.iri, report.symbol, report.type, report.title, body.name if body else None,
        body.level if body and body.level != "unknown" else None, place, report.day, effective,
    )  # fmt: skip


def _joined(one: Resolved, act: Joined) -> ToldOf:
    citation = one.citation
    body = citation.issuer
    return ToldOf(
        one.document, act.act.symbol, citation.type, None, body.name if body else None,
        body.level if body and body.level != "unknown" else None, one.place.iri_code if one.place else None,
        act.act.issued, act.effective,
    )  # fmt: skip


def _until(said: str) -> date | None:
    """The first day after a suspension "đến hết ngày …"."""
    found = _UNTIL.search(said)
    if found is None:
        return None
    try:
        last = date(int(found[4]), int(found[3]), int(found[2]))
    except ValueError:
        return None
    return last if found["how"] == "trước" else last + timedelta(1)


def _words(text: str) -> str:
    return " ".join(text.split())
