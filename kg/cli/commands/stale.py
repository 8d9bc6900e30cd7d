"""kg stale"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import groupby

import click

from kg.base.law_words import STATES, describe, evidence_text, mark, name_of, verb
from kg.base.source_names import source_name
from kg.base.spreadsheet import Cell
from kg.base.status_words import status_text
from kg.base.wording import day_text, flat
from kg.cli.lists import form_of, print_table, table_options
from kg.cli.options import as_of_option, db_option, json_text, lang_option, store
from kg.cli.tree import sign
from kg.cli.whole import asking_all
from kg.cli.words.whole import say
from kg.model import Level
from kg.store.transaction import one_state
from kg.trace.stale import Shaky, Stale, stale

_LEVELS = ("central", "ministry", "province", "district", "commune")
#: At most so many documents are printed for reading.
_MOST = 100


@click.command(
    epilog="\b\nExamples:\n  kg stale --as-of 2025-01-01\n  kg stale --level province -o ra-soat.xlsx\n"
    "  kg stale --depth 1 --unknown --format csv"
)
@click.option("--level", type=click.Choice(_LEVELS), help="Only documents of this level.")
@click.option("--depth", type=click.IntRange(1, 50), metavar="N", help="What fell is at most so many steps away.")
@click.option("--unknown", is_flag=True, help="Also documents of which nobody knows whether they are in force.")
@table_options
@as_of_option("The day; today if not given.")
@db_option
@lang_option
def command(
    level: Level | None,
    depth: int | None,
    unknown: bool,
    form: str | None,
    output: str,
    as_of: date | None,
    db: str | None,
    lang: str,
) -> None:
    """List everything in force that rests on something that fell: what to review, in the whole store.

    Only steps that a source or a text states are followed.
    """
    form = form_of(form, output, lang)
    with store(db) as opened, one_state(opened.conn):
        with asking_all(lang) as progress:
            found = stale(
                opened, as_of=as_of or date.today(), level=level, depth=depth, unknown=unknown, progress=progress
            )
        conn = opened.conn
        print_table(
            form, output, lang, text=lambda: _text(found, conn, lang, unknown), rows=lambda: _rows(found, conn, lang),
            json=lambda: _json(found, conn), sheet=say("sheet", lang),
        )  # fmt: skip


def _json(found: Stale, conn: sqlite3.Connection) -> str:
    from kg.contract.whole import stale_out

    return json_text(stale_out(found, conn).model_dump(mode="json", by_alias=True))


def _rows(found: Stale, conn: sqlite3.Connection, lang: str) -> Iterator[list[Cell]]:
    """The table: headings, then a document and what fell in a row, with two columns left for the reviewer."""
    yield [
        *(say(f"col_{head}", lang) for head in ("number", "document", "title", "issuer", "level", "issued", "status")),
        *(say(f"col_{head}", lang) for head in ("relation", "fallen", "fallen_title", "fallen_state", "since", "by")),
        say("col_steps", lang), say("col_through", lang), say("col_evidence", lang), say("col_source", lang),
        say("col_proposal", lang), say("col_deadline", lang), "IRI", say("col_fallen_iri", lang),
    ]  # fmt: skip
    for n, one in enumerate(found.shaky(conn), 1):
        doc, fallen, state = one.document, one.fallen, one.fallen_status
        yield [
            n, flat(name_of(doc, lang)), flat(doc.title or ""), flat(doc.issuer or ""), say(f"level_{doc.level}", lang),
            day_text(doc.issued, lang) if doc.issued else str(doc.year or ""), status_text(one.status, lang),
            verb(one.edge, lang), flat(name_of(fallen, lang)), flat(fallen.title or ""), STATES[state.state][lang],
            day_text(state.since, lang) if state.since else "", state.by or "", one.steps,
            flat(name_of(one.through, lang)) if one.through else "", evidence_text(one.edge, lang) or "",
            source_name(state.source, lang) if state.source else "", "", "", doc.iri, fallen.iri,
        ]  # fmt: skip


def _text(found: Stale, conn: sqlite3.Connection, lang: str, unknown: bool) -> Iterator[str]:
    """The list for reading: each document with what fell under it."""
    day = day_text(found.as_of, lang)
    if len(found):
        key = "sum_with_unknown" if unknown else "sum"
        yield say(key, lang, day=day, count=len(found), direct=found.direct, farther=found.farther) + "\n"
        yield say("not_ended", lang) + "\n\n"
    else:
        yield say("none", lang, day=day) + "\n"
    for _, group in groupby(found.shaky(conn, _MOST), key=lambda one: one.document.iri):
        told = list(group)
        yield f"{sign(told[0].document, told[0].status)}{describe(told[0].document, lang)}\n"
        for one in told:
            yield f"    {_ground(one, lang)}\n"
    if len(found) > _MOST:
        yield "\n" + say("cut", lang, count=len(found) - _MOST) + "\n"
    if found.unknown:
        yield ("\n" if len(found) else "") + say("unknown_left_out", lang, count=found.unknown) + "\n"


def _ground(one: Shaky, lang: str) -> str:
    """What the document does with what fell: "căn cứ ✖ Luật 34/2007/QH11: hết hiệu lực từ 01/01/2021"."""
    fallen = f"{mark(one.fallen_status)} {flat(name_of(one.fallen, lang))}: {status_text(one.fallen_status, lang)}"
    if one.through is None:
        return f"{verb(one.edge, lang)} {fallen}"
    between = f"{verb(one.edge, lang)} {flat(name_of(one.through, lang))}"
    return f"{between} … {fallen} ({say('step_count', lang, count=one.steps)})"
