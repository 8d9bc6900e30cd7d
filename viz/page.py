"""The shell of every page: one HTML file, everything inline, nothing loaded, data never markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.base import html_page
from kg.base.html_page import embedded_json, fill, policy
from kg.base.law_words import LANGUAGES
from kg.base.patterns import places
from kg.base.xml import clean, escape_html
from kg.tuples import NamedTuple
from kg.viz.words import word


class TableCell(NamedTuple):
    """A cell of a table; `node` is the id of the document it opens, `sort` what it is ordered by, if not its text."""

    text: str
    node: str | None = None
    sort: str | None = None


class Table(NamedTuple):
    """A table of the page: the same data as the picture, for screen readers and for Excel."""

    key: str
    columns: Sequence[str]
    rows: Sequence[Sequence[TableCell]]


def page(
    *,
    lang: str,
    title: str,
    heading: str,
    summary: str,
    data: Mapping[str, Any],
    legend: str,
    tables: Iterable[Table],
    scripts: Sequence[str],
    stage: str = "",
    text: str = "",
    standby: str = "",
    tail: str = "",
) -> str:
    """The whole page.

    `legend`, `stage` (the picture itself), `standby` (what is printed in place of it), `text` (what was read, marked
    up) and `tail` (after the scripts) are markup of ours; everything else that is passed is text and is escaped.
    `scripts` run in order after the data (JSON, read by `page.js`). The Content-Security-Policy names each
    script and the style by its hash and forbids all else but pictures that the page itself makes (PNG).
    Raises ValueError for another language.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no words for language {lang!r}")
    style = asset("page.css")
    codes = list(scripts)
    for code in codes:
        if "<!--" in code or any(code[at : at + 8].lower() == "</script" for at in places("</", code)):
            raise ValueError("a script to be embedded holds text that would end it")
    blanks = {
        "lang": lang,
        "policy": policy(codes, style, "img-src blob:"),
        "title": clean(escape_html(title)),
        "heading": clean(escape_html(heading)),
        "summary": clean(escape_html(summary)),
        "style": style,
        "legend": clean(legend),
        "stage": stage,
        "text": clean(text),
        "layout": "with-text" if text else "plain",
        "standby": standby,
        "tail": tail,
        "tables": clean("\n".join(_table(table, lang) for table in tables)),
        "data": embedded_json(data),
        "scripts": "\n".join(f"<script>{code}</script>" for code in codes),
    }
    return fill(asset("page.html"), blanks, lambda key: word(key, lang))


def asset(name: str) -> str:
    """A file of this package, with the line ends that a browser hashes."""
    return html_page.asset(__package__, "assets", name)


def _table(table: Table, lang: str) -> str:
    head = "".join(
        f'<th scope="col"><button type="button" class="sort">{escape_html(column)}</button></th>'
        for column in table.columns
    )
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    title, copy, printed = (escape_html(word(key, lang)) for key in (table.key, "copy", "print_too"))
    label = f'aria-labelledby="{table.key}-title"'
    return (
        f'<section {label}><div class="bar"><h2 id="{table.key}-title">{title}</h2>'
        f'<button type="button" class="copy" data-table="{table.key}">{copy}</button>'
        f'<label><input type="checkbox" class="print"> {printed}</label></div>'
        f'<div class="scroll" tabindex="0" role="group" {label}><table id="{table.key}">'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div></section>"
    )


def _cell(cell: TableCell) -> str:
    text = escape_html(cell.text)
    if cell.sort is not None:
        return f'<td data-sort="{escape_html(cell.sort)}">{text}</td>'
    if cell.node is None:
        return f"<td>{text}</td>"
    return f'<td><a href="#" data-node="{escape_html(cell.node)}">{text}</a></td>'
