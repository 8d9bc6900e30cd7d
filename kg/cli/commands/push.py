"""kg push"""

from __future__ import annotations

import re

import click

from kg.cli.options import db_option, lang_option, store


@click.command(
    epilog="\b\nExamples:\n  kg push http://127.0.0.1:7878/update\n"
    "  kg push https://example.org/sparql --graph https://example.org/van-ban --replace"
)
@click.argument("url", metavar="URL")
@click.option("--graph", metavar="IRI", help="The named graph to fill; else the server's default graph.")
@click.option("--replace", is_flag=True, help="Remove what the graph holds; else it is added to.")
@click.option("--query-url", metavar="URL", help="Where the server answers queries, if that is not beside URL.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 86_400), default=300, show_default=True, metavar="SECONDS",
    help="Give up when one request takes longer.",
)  # fmt: skip
@db_option
@lang_option
def command(
    url: str, graph: str | None, replace: bool, query_url: str | None, timeout: float, db: str | None, lang: str
) -> None:
    """Send the whole graph to a SPARQL 1.1 server, whose updates go to URL.

    It is put in place when all of it has arrived and was counted; run it again after an interruption. Credentials stand
    in URL, or in $KG_SPARQL_USER and $KG_SPARQL_PASSWORD, or in $KG_SPARQL_TOKEN. Files that were read are sent with
    their names and quoted sentences: send them only where they may be read.
    """
    from kg.cli.commands.sparql import counting, in_one_line
    from kg.cli.words.sparql import say
    from kg.rdf.sparql.push import push
    from kg.rdf.sparql.query import SparqlError
    from kg.rdf.sparql.remote import endpoint

    with in_one_line(lang):
        server = endpoint(url)
        asked = endpoint(query_url) if query_url else None
        if graph is not None and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+", graph):
            raise SparqlError("bad_graph")
        with store(db) as opened, counting("sending", lang) as tell:
            sent, held = push(
                opened.conn, server, graph=graph, replace=replace, query_at=asked, seconds=timeout, progress=tell
            )
    where = f"<{graph}>" if graph else say("default_graph", lang, url=server.url)
    click.echo(say("pushed", lang, sent=sent, held=held, graph=where))
