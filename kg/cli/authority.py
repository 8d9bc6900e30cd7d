"""`kg show` of a body: what it is, where, until when, who came after it."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import click

from kg.base.law_words import LAW_WORDS
from kg.base.source_names import source_name
from kg.base.wording import day_text
from kg.cli.words.authority import AUTHORITY_KINDS, say
from kg.register.authorities import (
    Authority,
    Signed,
    Succession,
    came_after,
    came_before,
    code_signed,
    full_name,
    life_source,
    parent,
    signed,
)
from kg.register.places import Place, ancestors
from kg.register.validity.rules import OUTLIVES_ITS_BODY


def print_authority(conn: sqlite3.Connection, one: Authority, day: date, lang: str) -> None:
    """A body as a clerk reads it."""
    above, known = parent(conn, one), signed(conn, one)
    click.echo(one.name)
    rows = [("kind", AUTHORITY_KINDS[one.kind][lang != "vi"]), ("level", LAW_WORDS[f"level_{one.level}"][lang])]
    if one.place:
        rows.append(("place", _where(conn, one.place)))
    rows.append(("life", _life(one, day, lang)))
    if above:
        rows.append(("under", above.name))
    for key, places in (("succeeded_by", came_after(conn, one)), ("made_of", came_before(conn, one))):
        rows += [(key, _succession(conn, other, lang)) for other in places]
    if one.gone_since(day) and not came_after(conn, one):
        rows.append(("succeeded_by", say("unknown", lang)))
    if one.aliases:
        rows.append(("aliases", "; ".join(one.aliases)))
    if one.codes:
        rows.append(("codes", "; ".join(_code(conn, one, code, lang) for code in one.codes)))
    rows.append(("known_documents", _counted(known, lang)))
    if one.place_gone_since(day):
        rows.append(("why", say("outlives", lang, article=OUTLIVES_ITS_BODY.source)))
    if source := life_source(one):
        rows.append(("source", source_name(source, lang)))
    before = ""
    for key, value in rows:
        label = say(key, lang)
        click.echo(f"  {'' if label == before else label:<18}{value}")
        before = label


def _life(one: Authority, day: date, lang: str) -> str:
    """Whether it stands on the day, since when and until when; days told from both sides."""
    place = one.place
    if gone := one.gone_since(day):
        if place is None:
            return f"{say('gone', lang)} {_since(gone, lang)}"
        why = say("district_tier" if place.level == "district" else "rearranged", lang)
        return f"{say('gone', lang)} {_since(gone, lang)}: {why}"
    if place is None and one.until:
        return say("life_until", lang, day=day_text(one.until - timedelta(days=1), lang))
    if place is None:
        return say("life_unknown", lang)
    if place.valid_from and day < place.valid_from:
        return f"{say('to_come', lang)}; {_since(place.valid_from, lang)}"
    parts = [say("stands" if one.stands_on(day) else "place_stands", lang)]
    if place.valid_from:
        parts.append(_since(place.valid_from, lang))
    if place.valid_until:
        parts.append(say("to_the_end_of", lang, day=day_text(place.valid_until - timedelta(days=1), lang)))
    return " ".join(parts)


def _since(day: date, lang: str) -> str:
    return say("since", lang, day=day_text(day, lang))


def _where(conn: sqlite3.Connection, place: Place) -> str:
    return ", ".join((place.full_name, *(above.full_name for above in ancestors(conn, place))))


def _succession(conn: sqlite3.Connection, other: Succession, lang: str) -> str:
    """The body or place, and how much of it or how; of central bodies with the matter and the acts."""
    if other.authority:
        named = full_name(conn, other.authority)
    else:
        named = _where(conn, other.place) if other.place else say("unknown", lang)
    how = say(f"how_{other.how}" if other.how else "full" if other.part == "full" else "partial", lang)
    matter = f", {other.matter[lang != 'vi']}" if other.matter else ""
    return f"{named} ({how}{matter}{f': {other.by}' if other.by else ''})"


def _code(conn: sqlite3.Connection, one: Authority, code: str, lang: str) -> str:
    """A code; of a central body with the years in which it was in use: offices of places share theirs."""
    used = code_signed(conn, code) if one.place is None else Signed(0, None, None)
    return say("in_use", lang, code=code, count=used.documents, years=_years(used, lang)) if used.documents else code


def _counted(known: Signed, lang: str) -> str:
    return f"{known.documents} ({_years(known, lang)})" if known.first else str(known.documents)


def _years(known: Signed, lang: str) -> str:
    return str(known.first) if known.first == known.last else say("years", lang, first=known.first, last=known.last)
