"""kg chain"""

from __future__ import annotations

from datetime import date

import click

from kg.cli.options import (
    as_of_option,
    db_option,
    format_option,
    lang_option,
    print_json,
    store,
    the_words,
)
from kg.register.typed import one_document


@click.command(
    epilog="\b\nExamples:\n  kg chain 59/2023/NĐ-CP\n  kg chain 65/KH-UBND Đông Hà 2024 --evidence\n"
    "  kg chain luật dân chủ ở cơ sở --down --depth 2\n  kg chain 59/2023/NĐ-CP --format mermaid"
)
@click.argument("doc", nargs=-1, required=True, metavar="DOC")
@click.option("--down", is_flag=True, help="What rests on the document instead.")
@click.option("--stated", is_flag=True, help="Only what a text states; nothing inferred.")
@click.option("--evidence", is_flag=True, help="Print the sentence or the rule behind each step.")
@click.option(
    "--depth", type=click.IntRange(1, 50), default=12, show_default=True, metavar="N", help="At most so many steps."
)
@as_of_option("The day to tell validity of; today if not given.")
@format_option("text", "json", "mermaid", "dot", "csv")
@db_option
@lang_option
def command(
    doc: tuple[str, ...],
    down: bool,
    stated: bool,
    evidence: bool,
    depth: int,
    as_of: date | None,
    form: str,
    db: str | None,
    lang: str,
) -> None:
    """Trace what DOC rests on, level by level up to the law, each step with its evidence, missing levels named."""
    from kg.trace.chain import chain

    with store(db) as opened:
        found = one_document(opened.conn, the_words(doc))
        result = chain(
            opened.conn, found.iri, down=down, stated=stated, as_of=as_of or date.today(), depth=depth
        )  # fmt: skip
    if form == "json":
        from kg.contract.chains import chain_out

        print_json(chain_out(result).model_dump(mode="json", by_alias=True))
    elif form == "text":
        from kg.cli.tree import print_chain

        print_chain(result, lang, evidence=evidence)
    else:
        from kg.cli.diagram import dot, mermaid, table

        click.echo({"mermaid": mermaid, "dot": dot, "csv": table}[form](result, lang), nl=False)
