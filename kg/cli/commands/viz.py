"""kg viz"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kg.cli.options import as_of_option, db_option, lang_option, output_option, store, the_words
from kg.cli.words.viz import say
from kg.store.opening import Store

if TYPE_CHECKING:
    from kg.resolve import Reading
    from kg.text import Text
    from kg.viz.picture import Picture
    from kg.viz.view import Layout, View

_AROUND = 1000  # documents around the one of a diagram: all that it names are counted
_FORMATS = ("html", "svg", "png", "mermaid")


@click.command(
    epilog="\b\nExamples:\n  kg viz bao-cao.txt -o mang-luoi.html\n"
    "  kg viz 65/KH-UBND Xuân Đài 2023 --view chain -o chuoi.html\n"
    "  kg viz 10/2022/QH15 --view diagram -o luoc-do.html\n  kg viz --view map -o toan-canh.html\n"
    "  kg viz 59/2023/NĐ-CP --view chain --format svg -o chuoi.svg"
)
@click.argument("doc", nargs=-1, metavar="[DOC|FILE]")
@output_option("The file to write.")
@click.option(
    "--view",
    type=click.Choice(["network", "chain", "diagram", "map"]),
    default="network",
    show_default=True,
    help="What to draw: all around DOC; what it rests on, by level; its relations in groups; the whole graph by date.",
)
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="What to write; else by the name of the file, else html."
)
@click.option(
    "--layout",
    type=click.Choice(["auto", "graphviz", "own"]),
    default="auto",
    show_default=True,
    help="Who lays out an svg or png of network or chain; auto: Graphviz where installed and as readable.",
)
@click.option("--depth", type=click.IntRange(1, 4), default=2, show_default=True, help="How many steps around DOC.")
@click.option("--limit", type=click.IntRange(2, 1000), default=120, show_default=True, help="At most so many boxes.")
@click.option("--down", is_flag=True, help="With --view chain: what rests on DOC.")
@click.option("--stated", is_flag=True, help="With --view chain: leave out what is inferred.")
@as_of_option("The day to tell validity of; a report's own day, else today.")
@db_option
@lang_option
def command(
    doc: tuple[str, ...],
    output: str,
    view: Literal["network", "chain", "diagram", "map"],
    form: str | None,
    layout: Layout,
    depth: int,
    limit: int,
    down: bool,
    stated: bool,
    as_of: date | None,
    db: str | None,
    lang: str,
) -> None:
    """Draw a document, or a file and all it cites, as one HTML page that needs no network.

    A FILE is read into the store first. Without DOC or FILE: everything that was read; with --view map: everything
    that is known.
    """
    form = form or _form_of(output)
    if (view == "map" and form != "html") or ((down or stated) and view != "chain"):
        raise click.UsageError(say("viz_map_html" if view == "map" else "viz_chain_only", lang))
    if layout != "auto" and (form not in ("svg", "png") or view == "diagram"):
        raise click.UsageError(say("viz_layout_only", lang))
    typed = the_words(doc)
    if view in ("chain", "diagram") and not typed:
        raise click.UsageError(say("viz_needs_doc", lang))
    text = None
    with store(db, to_write=view != "map" and _is_file(typed)) as opened:
        if view == "map":
            from kg.viz.map import write_map

            write_map(opened.conn, output, as_of or date.today(), lang, progress=sys.stderr.isatty())
            click.echo(say("written", lang, path=output))
            return
        if not typed:
            picture = _of_everything(opened, as_of, limit, lang)
        elif _is_file(typed):
            text, reading = _read(opened, typed)
            day = as_of or reading.report.as_of or date.today()
            picture = _of_iri(opened, reading.iri, day, view, limit, down=down, stated=stated)
        else:
            from kg.register.typed import one_document

            found = one_document(opened.conn, typed)
            own_day = found.issued if found.origin == "report" else None  # a report is judged on its own day
            day = as_of or own_day or date.today()
            picture = _of_iri(opened, found.iri, day, view, limit, depth, down=down, stated=stated)
        _write(picture, output, form, view, layout, lang, (text, reading) if text else None)
    click.echo(say("written", lang, path=output))


def _form_of(output: str) -> str:
    """The format by the name of the file."""
    ending = Path(output).suffix.lower()
    return {".svg": "svg", ".png": "png", ".mmd": "mermaid", ".mermaid": "mermaid"}.get(ending, "html")


def _write(
    picture: Picture, output: str, form: str, view: View, layout: Layout, lang: str, read: tuple[Text, Reading] | None
) -> None:
    from kg.viz import view as views
    from kg.viz.graphviz import NoGraphviz
    from kg.viz.text_beside import text_beside

    if form in ("svg", "png"):
        from kg.viz.raster import NoRenderer, write_png

        write = views.write_svg if form == "svg" else write_png
        try:
            write(picture, output, lang, view=view, layout=layout)
        except NoRenderer:
            raise click.ClickException(say("no_png", lang)) from None
        except NoGraphviz:
            raise click.ClickException(say("no_graphviz", lang)) from None
    elif form == "mermaid":
        from kg.viz.mermaid import write_mermaid

        write_mermaid(picture, output, lang)
    else:
        beside = text_beside(read[0].text, read[1].citations, picture, lang) if read else ""
        views.write_page(picture, output, lang, view=view, text=beside)


def _is_file(typed: str) -> bool:
    """Whether a file is meant: there is one, or the name looks like one."""
    from kg.text import SUFFIXES

    return typed == "-" or Path(typed).exists() or Path(typed).suffix.lower() in SUFFIXES


def _of_everything(opened: Store, as_of: date | None, limit: int, lang: str) -> Picture:
    from kg.viz.picture import store_picture

    try:
        return store_picture(opened.conn, as_of or date.today(), limit)
    except LookupError:
        raise click.ClickException(say("nothing_read", lang)) from None


def _read(opened: Store, path: str) -> tuple[Text, Reading]:
    from kg.graph.ingest import ingest
    from kg.resolve.reading import read_document

    text, reading = read_document(path, opened.conn)
    ingest(opened.conn, text, reading)
    return text, reading


def _of_iri(
    opened: Store, iri: str, day: date, view: View, limit: int, depth: int | None = None, *, down: bool, stated: bool
) -> Picture:
    """The picture of a document; `depth` None: of a report, with all it cites."""
    if view == "chain":
        from kg.viz.chain_picture import chain_picture

        return chain_picture(opened.conn, iri, day, down=down, stated=stated, most=limit)
    from kg.viz.picture import neighbourhood, report_picture

    if depth is None:
        return report_picture(opened.conn, iri, day, limit)
    return neighbourhood(opened.conn, iri, day, depth=depth, limit=limit if view == "network" else _AROUND)
