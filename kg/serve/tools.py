"""What a worker answers an assistant: nine tools that only read, each answer small and with its certainty.

A list that does not fit is cut, and says how much was left out. Texts of documents are data: what would command a
terminal or a model's reader is taken out of them, and nothing in them is followed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from kg.base.law_words import describe, evidence_text
from kg.base.state_words import state_text
from kg.base.wording import day_text, flat
from kg.checker.complete import full_citation
from kg.checker.files import check_data
from kg.cite.find import find_citations
from kg.contract.checks import check_out
from kg.contract.tools import (
    CheckTextIn,
    CheckTextOut,
    CiteAsTextIn,
    CiteAsTextOut,
    DocumentStatusIn,
    DocumentStatusToolOut,
    FindCitationsIn,
    FindCitationsOut,
    FoundCitationOut,
    RegisterSourcesIn,
    RegisterSourcesOut,
    ResolveCitationIn,
    ResolveCitationOut,
    SearchDocumentsIn,
    SearchDocumentsOut,
    SideOut,
    SourceKindOut,
    StateOut,
    StatusesIn,
    StatusesToolOut,
    StatusLineOut,
    ToolOut,
    TraceChainIn,
    TraceChainOut,
    TraceGapOut,
    TraceStepOut,
)
from kg.model import BY_NAME, FALLEN, Document, Status
from kg.output.words import closing, tally
from kg.register.precedence import kind_row
from kg.register.search import Filters, search
from kg.register.sources import data_day, sources
from kg.register.typed import find_documents
from kg.register.validity.status import status
from kg.resolve import resolve_citations
from kg.serve.held import Held
from kg.serve.problems import Failed
from kg.serve.words import tool as say
from kg.store.transaction import one_state
from kg.trace.chain import chain

#: Bytes of an answer as JSON, letters of a text in it.
MOST_BYTES, _MOST_LETTERS = 8000, 300
_MOST_CANDIDATES = 5
Status3 = Literal["found", "several", "not_in_register"]


def check_text(held: Held, asked: CheckTextIn) -> ToolOut:
    """See `CheckTextIn`."""
    lang = asked.lang
    checked = check_data(asked.text.encode("utf-8", "replace"), "text.txt", held.conn, held.settings, asked.as_of)
    out = check_out(checked, lang)
    rows = out.findings[asked.offset :]
    for row in rows:
        row.quote, row.message = _short(row.quote), _short(row.message)
        row.suggestion = _short(row.suggestion) if row.suggestion else None
    shown, left = rows[: asked.limit], max(0, len(rows) - asked.limit)
    told = f"{tally(checked, lang)}. {closing(checked, lang)}"
    return CheckTextOut(
        sentence=told, data_day=checked.data.day, left_out=left, as_of=out.as_of, tally=tally(checked, lang),
        errors=out.summary.errors, warnings=out.summary.warnings, notes=out.summary.notes, findings=shown,
        next=asked.offset + len(shown) if left else None,
    )  # fmt: skip


def cited(held: Held, asked: FindCitationsIn) -> ToolOut:
    """See `FindCitationsIn`."""
    every = resolve_citations(asked.text, find_citations(asked.text), held.conn).citations
    rows = every[asked.offset : asked.offset + asked.limit]
    left = max(0, len(every) - asked.offset - len(rows))
    return FindCitationsOut(
        sentence=say("cited", asked.lang, count=len(every), shown=len(rows)), data_day=data_day(held.conn).day,
        left_out=left, next=asked.offset + len(rows) if left else None,
        citations=[
            FoundCitationOut(
                start=one.citation.start, end=one.citation.end, text=_short(one.citation.text),
                symbol=one.citation.symbol, date=one.citation.day,
                issuer=one.citation.issuer.name if one.citation.issuer else None, document=one.document,
                certainty=one.certainty, candidates=list(one.candidates[:_MOST_CANDIDATES]),
            )
            for one in rows
        ],
    )  # fmt: skip


def resolve_citation(held: Held, asked: ResolveCitationIn) -> ToolOut:
    """See `ResolveCitationIn`."""
    day, found = asked.as_of or date.today(), find_documents(held.conn, asked.citation)
    rows = [_state(held, doc, day, asked.lang) for doc in found[:10]]
    said: Literal["found", "several", "not_in_register", "no_citation"]
    said = "found" if len(found) == 1 else "several" if found else "not_in_register"
    if not found and not find_citations(asked.citation) and not any(map(str.isdigit, asked.citation)):
        said = "no_citation"
    return ResolveCitationOut(
        sentence=_about(found, asked.citation, asked.lang, rows) if said != "no_citation"
        else say("no_citation", asked.lang, typed=flat(asked.citation)),
        data_day=data_day(held.conn).day, left_out=len(found) - len(rows), as_of=day, status=said, documents=rows,
    )  # fmt: skip


def document_status(held: Held, asked: DocumentStatusIn) -> ToolOut:
    """See `DocumentStatusIn`."""
    day, lang = asked.as_of or date.today(), asked.lang
    found, said = _which(held, asked.document)
    looked = data_day(held.conn).day
    one = found[0] if said == "found" else None
    now = status(held.conn, one.iri, day) if one else None
    rows = [_state(held, doc, day, lang) for doc in found[:_MOST_CANDIDATES]]
    return DocumentStatusToolOut(
        sentence=_about(found, asked.document, lang, rows, day), data_day=looked,
        left_out=max(0, len(found) - len(rows)), as_of=day, status=said, document=rows[0] if one else None,
        sides=[
            SideOut(state=side.state, since=side.since, by=side.by, certainty=side.certainty, source=side.source)
            for side in (now.sides if now else ())
        ],
        register_age_days=(date.today() - looked).days if looked else None, candidates=[] if one else rows,
    )  # fmt: skip


def statuses(held: Held, asked: StatusesIn) -> ToolOut:
    """See `StatusesIn`."""
    day = asked.as_of or date.today()
    lines: list[StatusLineOut] = []
    unchanged = 0
    for typed in asked.documents:
        found, said = _which(held, typed)
        iri = found[0].iri if said == "found" else None
        now = status(held.conn, iri, day) if iri else None
        before = status(held.conn, iri, asked.since).state if iri and asked.since else None
        if now and asked.since and now.state == before:
            unchanged += 1
            continue
        lines.append(StatusLineOut(
            query=_short(typed), answer=said, id=iri, state=now.state if now else None,
            since=now.since if now else None, by=now.by if now else None,
            certainty=now.certainty if now else None, before=before,
        ))  # fmt: skip
    counts = Counter(line.answer for line in lines)
    told = say(
        "statuses", asked.lang, found=counts["found"], several=counts["several"], missing=counts["not_in_register"],
        unchanged=unchanged, day=day_text(day, asked.lang),
    )  # fmt: skip
    return StatusesToolOut(
        sentence=told, data_day=data_day(held.conn).day, left_out=0, as_of=day, since=asked.since, documents=lines,
        unchanged=unchanged,
    )  # fmt: skip


def search_documents(held: Held, asked: SearchDocumentsIn) -> ToolOut:
    """See `SearchDocumentsIn`."""
    day = asked.in_force_on or date.today()
    filters = Filters(asked.type, asked.issuer, None, asked.in_force_on)
    found = search(held.conn, asked.query, filters, asked.cursor + asked.limit, day)
    rows = [_state_out(hit.document, hit.status, asked.lang) for hit in found.hits[asked.cursor :]]
    key = "searched" if rows else "searched_none"
    return SearchDocumentsOut(
        sentence=say(key, asked.lang, typed=flat(asked.query), count=len(rows), unknown=found.unknown),
        data_day=data_day(held.conn).day, left_out=int(found.more), as_of=day, documents=rows,
        next=asked.cursor + len(rows) if found.more else None,
    )  # fmt: skip


def trace_chain(held: Held, asked: TraceChainIn) -> ToolOut:
    """See `TraceChainIn`."""
    day, lang = asked.as_of or date.today(), asked.lang
    found, said = _which(held, asked.document)
    looked = data_day(held.conn).day
    if said != "found":
        rows = [_state(held, doc, day, lang) for doc in found[:_MOST_CANDIDATES]]
        return TraceChainOut(
            sentence=_about(found, asked.document, lang, rows), data_day=looked, left_out=len(found) - len(rows),
            as_of=day, document=None, status=said, candidates=rows, steps=[], gaps=[], fallen=[],
        )  # fmt: skip
    down = asked.direction == "down"
    traced = chain(held.conn, found[0].iri, down=down, stated=asked.stated_only, as_of=day, most=asked.limit + 1)
    steps = []
    for hop in traced.hops[: asked.limit]:
        proof = evidence_text(hop.edge, lang)
        steps.append(TraceStepOut(
            from_=hop.edge.subject, to=hop.edge.object, to_symbol=traced.documents[hop.edge.object].symbol,
            to_state=hop.status.state, relation=hop.edge.relation, basis=hop.edge.basis,
            certainty=hop.edge.certainty or hop.edge.basis, evidence=_short(proof) if proof else None,
        ))  # fmt: skip
    fallen = [iri for iri, state in traced.statuses.items() if state.state in FALLEN]
    told = say(
        "traced_down" if down else "traced", lang, name=describe(found[0], lang), count=len(traced.hops),
        fallen=len(fallen), gaps=len(traced.gaps), day=day_text(day, lang),
    )  # fmt: skip
    return TraceChainOut(
        sentence=told, data_day=looked, left_out=max(0, len(traced.hops) - len(steps)) + int(traced.cut), as_of=day,
        document=found[0].iri, status=said, candidates=[], steps=steps,
        gaps=[TraceGapOut(level=gap.level, expected=gap.expected, after=gap.after) for gap in traced.gaps],
        fallen=fallen,
    )  # fmt: skip


def cite_as_text(held: Held, asked: CiteAsTextIn) -> ToolOut:
    """See `CiteAsTextIn`."""
    found, said = _which(held, asked.document)
    rows = [_state(held, doc, date.today(), asked.lang) for doc in found[:_MOST_CANDIDATES]]
    doc = found[0] if said == "found" else None
    wanted = ("title",) if doc and doc.type in BY_NAME else ("issued", "issuer", "title")
    missing = [name for name in wanted if doc and not getattr(doc, name)]
    text = flat(full_citation(doc)) if doc else None
    return CiteAsTextOut(
        sentence=text or _about(found, asked.document, asked.lang, rows), data_day=data_day(held.conn).day,
        left_out=max(0, len(found) - len(rows)), status=said, citation=text, missing=missing,
        candidates=[] if doc else rows,
    )  # fmt: skip


def register_sources(held: Held, asked: RegisterSourcesIn) -> ToolOut:
    """See `RegisterSourcesIn`."""
    kinds: dict[str, SourceKindOut] = {}
    for one in sources(held.conn):
        row = kinds.get(one.kind)
        if row is None:
            name, lacks = kind_row(one.kind)[asked.lang], kind_row(one.kind)["lacks"][asked.lang]
            row = kinds[one.kind] = SourceKindOut(
                kind=name, sources=0, documents=0, first_day=None, day=None, age_days=None, lacks=lacks
            )  # fmt: skip
        row.sources += 1
        row.documents += one.documents + one.mentioned
        if one.day:
            row.first_day = min(one.day, row.first_day or one.day)
            row.day = max(one.day, row.day or one.day)
            row.age_days = max(0, (date.today() - row.day).days)
    looked = data_day(held.conn).day
    return RegisterSourcesOut(
        sentence=say("sources", asked.lang, day=day_text(looked, asked.lang), count=len(kinds)), data_day=looked,
        left_out=0, kinds=list(kinds.values()),
    )  # fmt: skip


def _which(held: Held, typed: str) -> tuple[list[Document], Status3]:
    found = find_documents(held.conn, typed)
    return found, "found" if len(found) == 1 else "several" if found else "not_in_register"


def _about(found: Sequence[Document], typed: str, lang: str, rows: Sequence[StateOut], day: date | None = None) -> str:
    """The answer in a full sentence."""
    if not found:
        return say("not_in_register", lang, typed=flat(typed)[:200])
    if len(found) > 1:
        return say("several", lang, typed=flat(typed)[:200], count=len(found))
    one = rows[0]
    told = say(
        "found", lang, name=describe(found[0], lang), state=one.state_text, day=day_text(day or date.today(), lang)
    )
    return told + (say("by_source", lang, source=one.source) if one.source else "")


def _state(held: Held, doc: Document, day: date, lang: str) -> StateOut:
    return _state_out(doc, status(held.conn, doc.iri, day), lang)


def _state_out(doc: Document, now: Status, lang: str) -> StateOut:
    return StateOut(
        id=doc.iri, symbol=doc.symbol, type=doc.type, title=_short(doc.title) if doc.title else None, issuer=doc.issuer,
        issued=doc.issued, state=now.state, state_text=state_text(now, lang), since=now.since, by=now.by,
        certainty=now.certainty, source=now.source, looked_at=now.looked_at,
    )  # fmt: skip


def _short(text: str) -> str:
    told = flat(text)
    return told if len(told) <= _MOST_LETTERS else f"{told[: _MOST_LETTERS - 1]}…"


Tool = tuple[Callable[[Held, Any], ToolOut], type[BaseModel], type[ToolOut], str]
#: The tools: what does it, what it takes, what it gives, and the list in the answer that is cut where it is too long.
TOOLS: Mapping[str, Tool] = {
    "check_text": (check_text, CheckTextIn, CheckTextOut, "findings"),
    "find_citations": (cited, FindCitationsIn, FindCitationsOut, "citations"),
    "resolve_citation": (resolve_citation, ResolveCitationIn, ResolveCitationOut, "documents"),
    "document_status": (document_status, DocumentStatusIn, DocumentStatusToolOut, "sides"),
    "statuses": (statuses, StatusesIn, StatusesToolOut, "documents"),
    "search_documents": (search_documents, SearchDocumentsIn, SearchDocumentsOut, "documents"),
    "trace_chain": (trace_chain, TraceChainIn, TraceChainOut, "steps"),
    "cite_as_text": (cite_as_text, CiteAsTextIn, CiteAsTextOut, "candidates"),
    "register_sources": (register_sources, RegisterSourcesIn, RegisterSourcesOut, "kinds"),
}


def described(held: Held) -> list[dict[str, Any]]:
    """The tools with their schemas."""
    return [
        {
            "name": name, "description": " ".join((takes.__doc__ or "").split()),
            "inputSchema": takes.model_json_schema(),
            "outputSchema": gives.model_json_schema(mode="serialization"),
        }
        for name, (_, takes, gives, _) in TOOLS.items()
    ]  # fmt: skip


def use(held: Held, *, tool: str, given: Mapping[str, Any], lang: str = "vi") -> dict[str, Any]:
    """The answer of a tool. Raises Failed: no such tool, or the first wrong argument in one sentence."""
    if tool not in TOOLS:
        raise Failed("no-tool", value=flat(tool)[:40])
    run, takes, _, cut = TOOLS[tool]
    try:
        asked = takes.model_validate_json(json.dumps(given))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or tool
        raise Failed("bad-argument", name=flat(where)[:60], why=flat(first["msg"])[:200]) from None
    with one_state(held.conn):
        out = run(held, asked)
    return _fitting(out, cut, getattr(asked, "offset", getattr(asked, "cursor", 0)))


def _fitting(out: ToolOut, cut: str, begun: int) -> dict[str, Any]:
    """The answer as JSON has it, its list cut to what fits."""
    told: dict[str, Any] = out.model_dump(mode="json", by_alias=True)
    whole = len(told[cut])
    while len(json.dumps(told, ensure_ascii=False).encode()) > MOST_BYTES and told[cut]:
        del told[cut][-max(1, len(told[cut]) // 8) :]
    lost = whole - len(told[cut])
    told["left_out"] += lost
    if lost and "next" in told:
        told["next"] = begun + len(told[cut])
    return told


#: By the name under which a worker is asked.
TOOL_TASKS: Mapping[str, Callable[..., Any]] = {"tools": described, "use_tool": use}
