"""kg show"""

from __future__ import annotations

import sqlite3
from datetime import date

import click

from kg.base.law_words import ENDING, RELATION_HEADINGS, RELATIONS, describe, in_part, mark, name_of
from kg.base.source_names import source_name
from kg.base.status_words import status_rows
from kg.base.wording import day_text
from kg.cli.options import (
    as_of_option,
    db_option,
    format_option,
    lang_option,
    print_json,
    store,
    the_words,
)
from kg.cli.words.common import say
from kg.model import Document, Status
from kg.register.typed import one_document

_MOST = 12
_LONGEST_QUOTE = 300
#: Relations of which the text's own words are shown, where the text was read.
_ENDS = frozenset(("replaces", "repeals", "suspends"))
#: Relations of which the day counts for the reader.
_FROM_A_DAY = frozenset(("amends", "supplements", "replaces", "repeals", "suspends", "corrects"))


@click.command(
    epilog="\b\nExamples:\n  kg show 59/2023/NĐ-CP\n  kg show 34/2007/PL-UBTVQH11 --as-of 2023-06-30\n"
    "  kg show luật dân chủ ở cơ sở --format json\n  kg show UBND thành phố Đông Hà"
)
@click.argument("doc", nargs=-1, required=True, metavar="DOC")
@as_of_option("The day to tell the status of; today if not given.")
@format_option("text", "json")
@db_option
@lang_option
def command(doc: tuple[str, ...], as_of: date | None, form: str, db: str | None, lang: str) -> None:
    """Show a document or a body.

    Of a document: facts with their sources, status on a day, relations as in a lược đồ. Of a body: what it was, where,
    until when, who succeeded it.
    """
    from kg.cli.authority import print_authority
    from kg.model import ENDED
    from kg.register.authorities import one_body
    from kg.register.validity.status import status
    from kg.store.documents import relations_by_kind

    day = as_of or date.today()
    with store(db) as opened:
        if body := one_body(opened.conn, the_words(doc), day):
            if form == "json":
                from kg.contract.documents import authority_out

                print_json(authority_out(opened.conn, body, day).model_dump(mode="json"))
            else:
                print_authority(opened.conn, body, day, lang)
            return
        found = one_document(opened.conn, the_words(doc))
        if form == "json":
            from kg.contract.documents import show_out

            print_json(show_out(opened.conn, found, day).model_dump(mode="json"))
            return
        now = status(opened.conn, found.iri, day)
        click.echo(name_of(found, lang))
        rows = [
            ("title", found.title or say("unknown", lang)),
            ("issuer", found.issuer or say("unknown", lang)),
            ("issued", day_text(found.issued, lang)),
            ("effective", _effective(opened.conn, found, lang)),
            *_own_words(opened.conn, found, lang),
            *status_rows(now, day, lang),
            *(() if now.state in ENDED else _issuer_gone(opened.conn, found, day, lang)),
            ("source", _sources(found, now, lang)),
        ]
        for key, value in rows:
            click.echo(f"  {say(key, lang):<18}{value}")
        click.echo(f"  {'IRI':<18}{found.iri}")
        for (relation, incoming), members in relations_by_kind(opened.conn, found.iri).items():
            click.echo(f"\n{RELATION_HEADINGS[relation][incoming][lang != 'vi']} ({len(members)})")
            for edge, other in members[:_MOST]:
                sign = "" if edge.basis == "stated" else f" ({say('inferred', lang)})"
                if edge.scope != "whole" and relation in ENDING:
                    sign += f" [{in_part(lang)}]"
                if edge.effective and relation in _FROM_A_DAY:
                    sign += f" [{say('since', lang, day=day_text(edge.effective, lang))}]"
                if edge.fault:
                    sign += f" [{say('day_before_issue', lang, day=day_text(edge.fault, lang))}]"
                state = status(opened.conn, other.iri, day)
                click.echo(f"  {mark(state)} {describe(other, lang)}{sign}")
                if relation in _ENDS and edge.evidence.document and edge.evidence.quote:
                    click.echo(f"      “{_shortened(edge.evidence.quote)}”")
            if len(members) > _MOST:
                click.echo(f"  {say('more', lang, count=len(members) - _MOST)}")


def _issuer_gone(conn: sqlite3.Connection, doc: Document, day: date, lang: str) -> list[tuple[str, str]]:
    """That the body that issued the document is gone ends no document: a line that says so, if it is."""
    from kg.register.authorities import issuer_of
    from kg.register.validity.rules import OUTLIVES_ITS_BODY

    body = issuer_of(conn, doc)
    gone = body.place_gone_since(day) if body else None
    article = OUTLIVES_ITS_BODY.source
    return [("why", say("issuer_gone", lang, day=day_text(gone, lang), article=article))] if gone else []


def _own_words(conn: sqlite3.Connection, doc: Document, lang: str) -> list[tuple[str, str]]:
    """What the document's own text, where it was read, says of its day of effect, and of the days of its parts."""
    from kg.store.documents import facts

    rows = []
    for fact in facts(conn, doc.iri):
        if fact.field == "effect_said":
            rows.append(("in_its_words", f"“{_shortened(fact.value)}”"))
        elif fact.field == "effect_of_part":
            day, _, part = fact.value.partition(" ")
            since = say("unknown", lang) if day == "unknown" else day_text(date.fromisoformat(day), lang)
            rows.append(("part_effective", f"{since}: {part}"))
    return list(dict.fromkeys(rows))


def _shortened(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[: _LONGEST_QUOTE - 1]}…"


def _effective(conn: sqlite3.Connection, doc: Document, lang: str) -> str:
    """The day of effect, and who moved it; where none is known, the first day that the law allows, with its article."""
    from kg.register.validity.rules import earliest_effect
    from kg.register.validity.status import knowledge_of, moved_effect

    if moved := moved_effect(conn, doc.iri):
        return f"{day_text(moved[0], lang)} ({say('moved_by', lang, by=moved[1])})"
    told = day_text(doc.effective, lang)
    if doc.effective:
        return told
    known = knowledge_of(conn).known(doc.iri)
    begun = known.begun if known else None
    if not (earliest := earliest_effect(doc, begun.day if begun else None)):
        if begun is None:
            return told
        acted = say(
            "begun",
            lang,
            day=day_text(begun.day, lang),
            relation=RELATIONS[begun.relation][lang][0],
            target=begun.target,
        )
        return f"{told}; {say('inferred', lang)}: {acted}"
    day, rule = earliest
    return f"{told}; {say('inferred', lang)}: {say('earliest', lang, day=day_text(day, lang))} ({rule.source})"


def _sources(doc: Document, now: Status, lang: str) -> str:
    """Who says what the document is, and who says what its state is."""
    sources = [source for source in (doc.source, now.source) if source]
    if len(sources) > 1 and sources[1].startswith(sources[0]):  # the same one, with the place in it
        del sources[0]
    return " · ".join(source_name(source, lang) for source in sources) or say("unknown", lang)
