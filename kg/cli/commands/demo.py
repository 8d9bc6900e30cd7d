"""kg demo"""

from __future__ import annotations

import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import click

from kg.cli.options import db_option, lang_option, output_option, store
from kg.cli.words.common import say

_SAMPLE = "phuong-xuan-dai-2023.txt"
_PLAN = "65/KH-UBND"


@click.command(epilog="\b\nExamples:\n  kg demo\n  kg demo --lang vi -o mang-luoi.html")
@output_option("The page to write; kg-demo.html in the current folder if not given.", default="kg-demo.html")
@db_option
@lang_option
def command(output: str, db: str | None, lang: str) -> None:
    """Read the sample reports that ship, print a chain and a check, write a page.

    Works on a store of its own, so that yours stays as it is; --db keeps it.
    """
    from datetime import date

    from kg.checker.files import check_file
    from kg.checker.settings import Settings
    from kg.cli.tree import print_chain
    from kg.graph.ingest import ingest
    from kg.output.terminal import report_lines
    from kg.resolve.reading import read_document
    from kg.trace.chain import chain
    from kg.viz.picture import report_picture
    from kg.viz.text_beside import text_beside
    from kg.viz.view import write_page

    page = Path(output).resolve()
    with (
        tempfile.TemporaryDirectory() as folder,
        as_file(files("kg.data.samples")) as samples,
        store(db or str(Path(folder) / "demo.sqlite"), to_write=True) as opened,
    ):
        _heading(say("demo_read", lang))
        for sample in sorted(samples.glob("*.txt")):
            text, reading = read_document(sample, opened.conn)
            done = ingest(opened.conn, text, reading)
            click.echo(say("ingested", lang, path=sample.name, citations=done.citations, edges=done.edges))
        text, reading = read_document(samples / _SAMPLE, opened.conn)
        day = reading.report.as_of or date.today()
        plan = next(one.document for one in reading.citations if one.citation.symbol == _PLAN)
        _heading(say("demo_chain", lang, doc=f"{_PLAN} Xuân Đài 2023"))
        print_chain(chain(opened.conn, plan, as_of=day), lang, evidence=True)
        _heading(say("demo_check", lang, file=_SAMPLE))
        for line in report_lines(check_file(str(samples / _SAMPLE), opened.conn, Settings()), lang):
            click.echo(line)
        picture = report_picture(opened.conn, reading.iri, day)
        write_page(picture, page, lang, text=text_beside(text.text, reading.citations, picture, lang))
    _heading(say("demo_page", lang))
    click.echo(page)


def _heading(text: str) -> None:
    click.echo("\n" + click.style(text, bold=True))
