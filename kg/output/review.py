"""A review as the lists with which it ends, for Word and for a workbook in which they are decided on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from kg.base.install import install_command
from kg.base.law_words import STATES, verb
from kg.base.printed_list import Column, Group, PrintedList, Row, Use, roman
from kg.base.source_names import source_name
from kg.base.spreadsheet import Cell, NoSheetWriter
from kg.base.state_words import state_text
from kg.base.status_words import certainty_text, status_rows
from kg.base.wording import day_text, flat
from kg.checker.complete import as_subject, law_name
from kg.cite.find import find_citations
from kg.model import BY_NAME, Document, Status
from kg.naming import kind_name
from kg.output import ReportError
from kg.output.review_words import IN_PART, NO_REASON, REASONS, UNNAMED, say
from kg.register.imports.decided import DECISIONS, KEYS, ON_PROPOSALS
from kg.trace.review import Fallen, Part, Proposal, Review, Reviewed

#: The lists in the order in which they are written; those in the second place only if there is anything in them.
_ALWAYS = ("ended", "partly", "in_force", "proposal", "unknown")
_SHOWN = ("ended", "partly", "suspended", "in_force", "not_yet", "proposal", "unknown")
#: Columns of each list: name, millimetres.
_COLUMNS: dict[str, tuple[tuple[str, int], ...]] = {
    "ended": (("number", 13), ("document", 105), ("reason", 85), ("expired", 29)),
    "partly": (("number", 13), ("document", 75), ("ended_part", 55), ("reason", 62), ("expired", 29)),
    "in_force": (
        ("number_in_force", 13), ("kind", 24), ("symbol_day", 45), ("title", 85), ("effective", 29), ("remarks", 38),
    ),
    "proposal": (
        ("number", 13), ("document", 75), ("treatment", 40), ("fallen_grounds", 62), ("office", 22), ("deadline", 20),
    ),
    "unknown": (("number", 13), ("document", 90), ("why_unknown", 80), ("proposed", 40)),
}  # fmt: skip
_COLUMNS["suspended"], _COLUMNS["not_yet"] = _COLUMNS["ended"], _COLUMNS["in_force"]
_CENTRED = frozenset(("number", "number_in_force", "expired", "effective"))
#: What is filled in of a row by who decides.
_DECIDE = (("decision", 24), ("decided_day", 26), ("decided_reason", 40), ("decided_part", 34), ("remark", 34))

#: One row of a list before it is numbered: field, cells after the number, certainty, document, proposed state.
_Line = tuple[str, tuple[Cell, ...], str, Reviewed, str]


def write_docx(found: Review, lang: str, *, sure: bool = True) -> bytes:
    """The lists as a Word file; without the column of how sure each row is if not `sure`."""
    from kg.base.word_list import docx

    lists = list(printed_lists(found, lang))
    return docx(lists, title=lists[0].title[0], made=datetime.now(UTC), sure=sure)


def write_xlsx(found: Review, lang: str) -> bytes:
    """The lists as a workbook in which each row can be decided on. Raises ReportError."""
    from kg.base.excel_list import xlsx_lists

    lists = list(printed_lists(found, lang))
    refused = say("not_listed", lang), say("not_listed_why", lang)
    try:
        return xlsx_lists(lists, title=lists[0].title[0], refused=refused)
    except NoSheetWriter:
        raise ReportError("needs_extra", install_command("xlsx")) from None


def printed_lists(found: Review, lang: str) -> Iterator[PrintedList]:
    """The lists: each that a review ends with, and those that have anything to tell."""
    lines = {
        "ended": [_ended(one, lang) for one in found.of("ended")],
        "partly": [line for one in found.partly for line in _partly(one, lang)],
        "suspended": [_ended(one, lang) for one in found.of("suspended")],
        "in_force": [_in_force(one, lang) for one in found.of("in_force")],
        "not_yet": [_in_force(one, lang) for one in found.of("not_yet")],
        "proposal": [_proposal(one, lang) for one in found.proposals],
        "unknown": [_unknown(one, found.as_of, lang) for one in found.of("unknown")],
    }
    for name in _SHOWN:
        if lines[name] or name in _ALWAYS:
            yield _list(name, lines[name], found, lang)


def counts(found: Review) -> dict[str, int]:
    """How many documents stand in each list."""
    return {
        "ended": len(found.of("ended")), "partly": len(found.partly), "suspended": len(found.of("suspended")),
        "in_force": len(found.of("in_force")), "not_yet": len(found.of("not_yet")),
        "proposal": len(found.proposals), "unknown": len(found.of("unknown")),
    }  # fmt: skip


def _list(name: str, lines: Sequence[_Line], found: Review, lang: str) -> PrintedList:
    columns = [Column(say(head, lang), width, centred=head in _CENTRED) for head, width in _COLUMNS[name]]
    choices = ON_PROPOSALS if name == "proposal" else DECISIONS
    words = tuple(pair[lang != "vi"] for pair in choices.values())
    decide: Use = "decide"
    columns += [
        Column(say("how_sure", lang), 34, "sure"),
        *(
            Column(say(head, lang), width, decide, words if head == "decision" else ())
            for head, width in (_DECIDE if name != "proposal" else (_DECIDE[0], _DECIDE[-1]))
        ),
        *(Column(key, 20, "key") for key in KEYS),
    ]
    made = day_text(date.today(), lang)
    about = say("draft_proposal" if name == "proposal" else "draft", lang, day=day_text(found.as_of, lang), made=made)
    total = len({line[3].document.iri for line in lines})
    return PrintedList(
        say(f"sheet_{name}", lang), (say(f"title_{name}", lang), *_period(found, lang)), (about,), tuple(columns),
        list(_groups(name, lines, found, lang)), say("total_all", lang, count=total),
        joined=2 if name == "partly" else 0,
    )  # fmt: skip


def _period(found: Review, lang: str) -> tuple[str, ...]:
    if found.period is None:
        return ()
    first, last = found.period
    return (say("in_year" if first == last else "in_period", lang, first=first, last=last),)


def _groups(name: str, lines: Sequence[_Line], found: Review, lang: str) -> Iterator[Group]:
    """The rows by field, in the order in which the fields were named, those without one last; numbered through."""
    fields: dict[str, list[_Line]] = {}
    shown: dict[str, str] = {}
    for line in lines:
        key = flat(line[0]).casefold()
        shown.setdefault(key, flat(line[0]))
        fields.setdefault(key, []).append(line)
    order = [key for key in fields if key] + ([""] if "" in fields else [])
    number = 0
    for n, key in enumerate(order, 1):
        rows = []
        last = ""
        for line in sorted(fields[key], key=lambda line: _order(line[3].document)):
            _, cells, sure, of, proposed = line
            continues = of.document.iri == last
            number += not continues
            last = of.document.iri
            decide = ("",) * (5 if name != "proposal" else 2)
            keys = _keys(name, of, proposed, found.as_of)
            rows.append(Row((number, *cells, sure, *decide, *keys), continues))
        heading = say("field", lang, name=_field(shown[key])) if key else say("no_field", lang)
        count = len({line[3].document.iri for line in fields[key]})
        alone = order == [""]
        yield Group("" if alone else f"{roman(n)}. {heading}", rows, "" if alone else say("total", lang, count=count))


def _field(name: str) -> str:
    upper = name.upper()
    return upper.removeprefix("LĨNH VỰC ")


def _order(doc: Document) -> tuple[date, str, str]:
    return doc.issued or date(doc.year or 1, 1, 1), doc.symbol or "", doc.iri


def _keys(name: str, of: Reviewed, proposed: str, as_of: date) -> tuple[str, ...]:
    """The hidden cells by which the row is known again, in the order of KEYS."""
    doc = of.document
    days = (doc.issued.isoformat() if doc.issued else "", doc.effective.isoformat() if doc.effective else "")
    return (
        name, as_of.isoformat(), doc.symbol or "", doc.type, flat(doc.title or ""), doc.issuer or "", *days,
        str(doc.year or ""), of.status.state, proposed,
    )  # fmt: skip


# -- the rows of each list ----------------------------------------------------------------------------------


def _ended(one: Reviewed, lang: str) -> _Line:
    state = one.status
    day = day_text(state.since, "vi") if state.since else ""
    return one.field, (listed(one.document), _reason(one), day), _sure(state, lang), one, ""


def _partly(one: Reviewed, lang: str) -> Iterator[_Line]:
    for part in one.parts:
        what = "\n".join(part.provisions) or say("whole_part", lang)
        amended = "amends" in part.relations  # "sửa đổi, bổ sung" says both
        acts = ", ".join(IN_PART[kind] for kind in part.relations if not (amended and kind == "supplements"))
        reason = f"Được {acts} một phần bởi {_by(part.by, part.symbol)}" if part.symbol else NO_REASON
        sure = _certainty(part.certainty, part.source, lang)
        day = day_text(part.day, "vi") if part.day else ""
        yield one.field, (listed(one.document), what, reason, day), sure, one, ""


def _in_force(one: Reviewed, lang: str) -> _Line:
    doc, state = one.document, one.status
    remarks = []
    if one.changed:
        names = "; ".join(dict.fromkeys(_changed_by(part, lang) for part in one.changed))
        remarks.append(say("changed", lang, names=names))
    if state.until and one.kind == "in_force":
        by = f" {say('by_list', lang, by=state.until_by)}" if state.until_by else ""
        remarks.append(say("ends_on", lang, day=day_text(state.until, lang), by=by))
    day = doc.effective or (state.until if one.kind == "not_yet" else None)
    number = f"{doc.symbol or ''}\n{_short_day(doc.issued) if doc.issued else doc.year or ''}".strip()
    cells = (
        kind_name(doc.type, doc.symbol), number, flat(doc.title or ""), day_text(day, "vi") if day else "",
        "\n".join(remarks),
    )  # fmt: skip
    return one.field, cells, _sure(state, lang), one, ""


def _changed_by(part: Part, lang: str) -> str:
    return f"{part.symbol or '?'} ({day_text(part.day, lang)})"


def _unknown(one: Reviewed, as_of: date, lang: str) -> _Line:
    proposed = one.proposed or ""
    why = [value for key, value in status_rows(one.status, as_of, lang) if key in ("why", "other_side")]
    told = "; ".join(dict.fromkeys((state_text(one.status, lang), *why)))
    cells = (listed(one.document), told, say(f"propose_{proposed or 'none'}", lang))
    return one.field, cells, _sure(one.status, lang), one, proposed


def _proposal(one: Proposal, lang: str) -> _Line:
    grounds = [_ground(ground, lang) for ground in one.grounds]
    if one.all_fell:
        grounds.append(say("and_all", lang))
    cells = (listed(one.of.document), say(f"treat_{one.treatment}", lang), "\n".join(grounds), "", "")
    sure = "\n".join(dict.fromkeys(_sure(ground.status, lang) for ground in one.grounds))
    return one.of.field, cells, sure, one.of, ""


def _ground(ground: Fallen, lang: str) -> str:
    told = say(
        "ground_ended", lang, way=verb(ground.edge, lang).capitalize(), name=listed(ground.document, title=False),
        state=STATES[ground.status.state][lang],
    )  # fmt: skip
    if ground.status.since:
        told += say("ground_since", lang, day=day_text(ground.status.since, lang))
    if ground.successor:
        told += say("ground_successor", lang, name=listed(ground.successor, title=False))
    return told


# -- documents, reasons, certainties -------------------------------------------------------------------------


def listed(doc: Document, *, title: bool = True) -> str:
    """A document as lists name it: kind, number, day, office and title: "Quyết định số 12/2019/QĐ-UBND ngày …".

    Laws by their names: "Luật Đất đai số 45/2013/QH13 ngày 29/11/2013 của Quốc hội". Others without their title if that
    is not wanted.
    """
    by_name = doc.type in BY_NAME and doc.title
    parts = [law_name(doc) if by_name else kind_name(doc.type, doc.symbol)]
    if doc.symbol:
        parts.append(f"số {doc.symbol}")
    if doc.issued:
        parts.append(f"ngày {_short_day(doc.issued)}")
    elif doc.year and not (doc.symbol and str(doc.year) in doc.symbol):
        parts.append(f"năm {doc.year}")
    if doc.issuer:
        parts.append(f"của {doc.issuer}")
    if title and not by_name and (subject := as_subject(doc)):
        parts.append(subject)
    return flat(" ".join(parts))


def _short_day(day: date) -> str:
    """ "13/02/2023", "15/6/2023": days below 10 and the months 1 and 2 have a zero (Nghị định 30/2020/NĐ-CP)."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def _by(doc: Document | None, symbol: str) -> str:
    """What ended or changed a document; its title only where that names no other document, which would be read back."""
    if doc is None:
        return UNNAMED.format(symbol=symbol)
    told = listed(doc)
    others = [one for one in find_citations(told) if one.symbol]
    return told if len(others) < 2 else listed(doc, title=False)


def _reason(one: Reviewed) -> str:
    """Why the document ended, as lists write it."""
    state = one.status
    if state.by:
        return REASONS.get(state.state, REASONS["expired"]).format(by=_by(one.by, state.by))
    return one.reason or NO_REASON


def _sure(state: Status, lang: str) -> str:
    return _certainty(state.certainty, state.source, lang)


def _certainty(certainty: str, source: str | None, lang: str) -> str:
    """How sure a row is, and who says so; a file that was read by its name alone."""
    told = certainty_text(certainty, lang)
    if not source:
        return told
    name = Path(source).name if Path(source).is_absolute() else source_name(source, lang)
    return f"{told}: {flat(name)}"
