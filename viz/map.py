"""The map: every document of the store by its date and its level, for a plain canvas.

What is needed for the first sight travels as typed arrays (base64, little endian) in the data of the page; names,
sentences and validity over time come after the scripts, deflated, and are opened while the points are already seen.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import sys
import zlib
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from kg.base.files import write_file
from kg.base.law_words import RELATIONS, STATES, state_in_full
from kg.base.xml import escape_html
from kg.model import FALLEN, GROUNDS, DocType, Relation, State, Status
from kg.naming import type_name
from kg.register.validity.status import read_ahead
from kg.register.validity.status import status as register_status
from kg.store.graph import all_evidence, all_shown
from kg.viz.content import CHANGES, FAMILIES, MENTIONS, TONES, family_of, shown_source, states, status_facts
from kg.viz.grid import BANDS
from kg.viz.grounds import StatusOf, history
from kg.viz.page import Table, asset, page
from kg.viz.words import WORDS, word

_EPOCH = date(1970, 1, 1).toordinal()
UNDATED = -(2**31)  # the day of a document of which not even the year is known
_STATES: tuple[State, ...] = get_args(State)
_FAMILIES = tuple(FAMILIES)
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
#: Characters of quoted sentences that a page carries at most, the shortest first.
QUOTES = 4_000_000
_AHEAD = 1000  # documents of which all that is said is read at once
_WORDS = (
    "panel_empty", "search_found", "search_none", "copied", "copy", "out_links", "in_links", "no_links", "rests_on",
    "perhaps_on", "in_text", "as_of_day", "undated", "loading", "column_title", "column_issuer",
    "column_level", "column_issued", "fact_since", "unknown", "day_own", "stated", "inferred", "in_part", "rows_seen",
    "rows_found", "rows_most", "rows_none", "page_before", "page_after", "no_quote",
)  # fmt: skip


@dataclass(slots=True)
class Atlas:
    """The columns of the map, one entry for each document, then one for each relation and each span of validity."""

    day: date
    days: array[int] = field(default_factory=lambda: array("i"))
    height: array[int] = field(default_factory=lambda: array("H"))  # place inside its level, 0 to 65535
    band: bytearray = field(default_factory=bytearray)
    family: bytearray = field(default_factory=bytearray)
    state: bytearray = field(default_factory=bytearray)  # on the first day
    degree: array[int] = field(default_factory=lambda: array("H"))
    iris: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    types: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    issuers: list[int] = field(default_factory=list)
    exact: bytearray = field(default_factory=bytearray)  # 1: the day is known, 0: only the year
    issuer_names: list[str] = field(default_factory=list)
    span_count: bytearray = field(default_factory=bytearray)
    span_day: array[int] = field(default_factory=lambda: array("i"))
    span_status: array[int] = field(default_factory=lambda: array("I"))
    span_since: array[int] = field(default_factory=lambda: array("i"))
    statuses: list[Status] = field(default_factory=list)
    source: array[int] = field(default_factory=lambda: array("I"))
    target: array[int] = field(default_factory=lambda: array("I"))
    relation: bytearray = field(default_factory=bytearray)  # number of the relation, +64 inferred, +128 of a part
    quotes: list[str] = field(default_factory=list)
    said: array[int] = field(default_factory=lambda: array("I"))  # number in `sayers`
    sayers: list[tuple[str, bool]] = field(
        default_factory=list
    )  # what states a relation; True: the rule that infers it


def write_map(
    conn: sqlite3.Connection,
    path: Path | str,
    day: date,
    lang: str = "vi",
    *,
    status: StatusOf = register_status,
    progress: bool = False,
) -> None:
    """Write the map of a whole store as one HTML file that needs no network; validity is first that of `day`.

    Raises LookupError for an empty store, OSError if the file cannot be written.
    """
    write_file(Path(path), map_page(read_atlas(conn, day, status=status, progress=progress), lang))


def read_atlas(
    conn: sqlite3.Connection, day: date, *, status: StatusOf = register_status, progress: bool = False
) -> Atlas:
    """All documents and relations of a store. Raises LookupError if it holds none."""
    rows = all_shown(conn)
    if not rows:
        raise LookupError("the store is empty")
    edges = all_evidence(conn)
    degree = Counter(end for edge in edges for end in edge[:2])
    atlas = Atlas(day)
    issuers: dict[str, int] = {}
    known: dict[Status, int] = {}
    index = {}
    types = get_args(DocType)
    for number, iri, symbol, kind, title, issuer, level, issued, year in _counted(rows, progress):
        if not len(atlas.iris) % _AHEAD:
            read_ahead(conn, [row[1] for row in rows[len(atlas.iris) : len(atlas.iris) + _AHEAD]])
        index[number] = len(atlas.iris)
        chance = zlib.crc32(iri.encode())  # the same on every run
        # of which only the year is known: somewhere in it
        when = date.fromisoformat(issued) if issued else date(year, 1, 1) if year else None
        shift = 0 if issued else (chance >> 16) % 365
        atlas.days.append(when.toordinal() - _EPOCH + shift if when else UNDATED)
        atlas.exact.append(bool(issued))
        atlas.height.append(chance & 0xFFFF)
        atlas.band.append(BANDS.index("report" if kind == "report" else level))
        atlas.family.append(_FAMILIES.index(family_of(cast(DocType, kind))))
        atlas.degree.append(min(degree[number], 0xFFFF))
        atlas.iris.append(iri)
        atlas.labels.append(symbol or title or iri.rsplit("/", 1)[-1])
        atlas.types.append(types.index(kind))
        atlas.titles.append(title or "")
        atlas.issuers.append(issuers.setdefault(issuer or "", len(issuers)))
        spans = [] if kind == "report" else history(conn, iri, status)
        atlas.span_count.append(min(len(spans), 255))
        for span in spans[:255]:
            told = span.status
            atlas.span_day.append(span.since.toordinal() - _EPOCH)
            atlas.span_since.append(told.since.toordinal() - _EPOCH if told.since else UNDATED)
            bare = Status(told.state, None, told.by, told.certainty, told.source, told.note, told.against)
            atlas.span_status.append(known.setdefault(bare, len(known)))
        place = bisect_right(spans, day, key=lambda span: span.since)
        atlas.state.append(_STATES.index(spans[max(place - 1, 0)].status.state) if spans else 255)
    atlas.issuer_names, atlas.statuses = list(issuers), list(known)
    room = QUOTES
    sayers: dict[tuple[str, bool], int] = {}
    for subject, target, relation, basis, scope, quote, rule, sayer in edges:
        if subject == target:
            continue
        inferred = basis == "inferred"
        atlas.said.append(sayers.setdefault((rule if inferred else sayer or "", inferred), len(sayers)))
        atlas.source.append(index[subject])
        atlas.target.append(index[target])
        atlas.relation.append(_RELATIONS.index(relation) + 64 * (basis == "inferred") + 128 * (scope != "whole"))
        words = (quote or "")[:600]
        room -= len(words)
        atlas.quotes.append(words if room > 0 else "")
    atlas.sayers = list(sayers)
    return atlas


def map_page(atlas: Atlas, lang: str = "vi") -> str:
    """The HTML of `write_map`."""
    data = {
        "view": "map",
        "focus": atlas.iris[max(range(len(atlas.iris)), key=atlas.degree.__getitem__)],
        "day": atlas.day.isoformat(),
        "lang": lang,
        "words": {key: word(key, lang) for key in _WORDS},
        "states": states(lang),
        "stateNames": _STATES,
        "families": _FAMILIES,
        "bands": [[word(f"strip_{band}", lang).partition("\n")[0], word(f"level_{band}", lang)] for band in BANDS],
        "types": [type_name(kind, lang) for kind in get_args(DocType)],
        "relations": [[*RELATIONS[relation][lang], _kind(relation)] for relation in _RELATIONS],
        "fallen": sorted(FALLEN),
        "ground": [relation in GROUNDS for relation in _RELATIONS],
        "undated": UNDATED,
        "count": len(atlas.iris),
        "arrays": {
            name: _packed(getattr(atlas, name)) for name in ("days", "height", "band", "family", "state", "degree")
        },
    }
    later = {
        "iris": atlas.iris,
        "labels": atlas.labels,
        "titles": atlas.titles,
        "issuerNames": atlas.issuer_names,
        "statuses": [
            [one.state, shown_source(one.source, lang) or "", status_facts(one, lang)] for one in atlas.statuses
        ],
        "quotes": atlas.quotes,
        "saidNames": [_sayer(*one, lang) for one in atlas.sayers],
        "arrays": {
            "types": _packed(bytes(atlas.types)),
            "issuers": _packed(array("I", atlas.issuers)),
            **{
                _camel(name): _packed(getattr(atlas, name))
                for name in (
                    "exact", "span_count", "span_day", "span_status", "span_since", "source", "target", "relation",
                    "said",
                )
            },
        },
    }  # fmt: skip
    packed = base64.b64encode(zlib.compress(json.dumps(later, ensure_ascii=False).encode("utf-8", "replace"), 6))
    columns = ("document", "type", "title", "issuer", "level", "issued", "state", "state_source")
    relation_columns = ("from", "relation", "to", "basis", "quote", "stated_in")
    return page(
        lang=lang,
        title=word("title_map", lang),
        heading=word("heading_map", lang),
        summary=word("counts", lang, documents=len(atlas.iris), links=len(atlas.source)),
        data=data,
        legend=_legend(atlas, lang),
        tables=[
            Table(key, [word(f"column_{column}", lang) for column in found], ())
            for key, found in (("documents", columns), ("relations", relation_columns))
        ],
        scripts=[
            asset(f"{name}.js")
            for name in ("shared", "atlas", "pager", "page", "search", "save", "gestures", "lists", "map")
        ],
        stage='<canvas id="points"></canvas><canvas id="over"></canvas><div id="tip" hidden></div>',
        tail=f'<script type="application/octet-stream" id="later">{packed.decode("ascii")}</script>',
    )


def _legend(atlas: Atlas, lang: str) -> str:
    """Filters for kinds and states, each state with the shape of its points."""

    def item(sort: str, value: str, look: str, text: str, tone: str = "") -> str:
        told = f'<span class="state {tone}">{escape_html(text)}</span>' if tone else escape_html(text)
        return (
            f'<li><label><input type="checkbox" checked data-filter="{sort}" value="{value}">{look}'
            f'<span>{told} <span class="count"></span></span></label></li>'
        )

    def group(title: str, items: Iterable[str], after: str = "") -> str:
        return f"<h2>{escape_html(word(title, lang))}</h2><ul>{''.join(items)}</ul>{after}"

    used = {one.state for one in atlas.statuses}
    present = set(atlas.family)
    marks = [
        item("state", state, f'<span class="dot {TONES[state]}"></span>', state_in_full(state, lang), TONES[state])
        for state in STATES
        if state in used
    ]
    shaky = escape_html(word("shaky", lang))
    marks.append(f'<li><span class="dot shaky"></span><span class="state shaky">⚠ {shaky}</span></li>')
    kinds = [
        item("family", name, "", word(f"family_{name}", lang))
        for number, name in enumerate(_FAMILIES)
        if number in present
    ]
    unknown = f"<p>{escape_html(word('legend_unknown', lang))}</p>"
    day = f'<li><span class="dayline"></span>{escape_html(word("legend_day", lang))}</li>'
    return (
        f"<p>{escape_html(word('legend_filter', lang))}</p>"
        + group("legend_states", [*marks, day], unknown)
        + group("legend_types", kinds)
        + f"<p>{escape_html(word('legend_size', lang))}</p>"
    )


def _sayer(name: str, inferred: bool, lang: str) -> str:
    """Where a relation is stated, or the rule that infers it, in words."""
    if not inferred:
        return shown_source(name, lang) or ""
    rule = f"rule_{name}"
    return f"{word('rule', lang)}: {word(rule, lang) if rule in WORDS else name}"


def _kind(relation: Relation) -> str:
    return "change" if relation in CHANGES else "cite" if relation in MENTIONS else "basis"


def _packed(values: array[int] | bytes | bytearray) -> str:
    if isinstance(values, array) and sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return base64.b64encode(bytes(values)).decode("ascii")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _counted(rows: Sequence[Any], progress: bool) -> Iterator[Any]:
    """The rows, with a bar on standard error that counts them."""
    if not progress:
        yield from rows
        return
    import click

    with click.progressbar(rows, file=sys.stderr) as bar:
        yield from bar
