"""kg path"""

from __future__ import annotations

from datetime import date

import click

from kg.base.law_words import describe, name_of
from kg.base.wording import flat
from kg.cli.options import as_of_option, db_option, format_option, lang_option, print_json, store
from kg.cli.words.chain import say
from kg.register.typed import one_document
from kg.trace.path import Paths


@click.command(
    epilog='\b\nExamples:\n  kg path "65/KH-UBND Đông Hà 2024" 10/2022/QH15\n'
    "  kg path 04/2015/NĐ-CP 59/2023/NĐ-CP --any --evidence\n  kg path 59/2023/NĐ-CP 10/2022/QH15 --format mermaid"
)
@click.argument("docs", nargs=-1, required=True, metavar="DOC DOC2")
@click.option("--any", "every", is_flag=True, help="Through every relation, both ways: cites, replaces, repeals …")
@click.option("--stated", is_flag=True, help="Only what a text states; nothing inferred.")
@click.option("--evidence", is_flag=True, help="Print the sentence or the rule behind each step.")
@as_of_option("The day to tell validity of; today if not given.")
@format_option("text", "json", "mermaid")
@db_option
@lang_option
def command(
    docs: tuple[str, ...],
    every: bool,
    stated: bool,
    evidence: bool,
    as_of: date | None,
    form: str,
    db: str | None,
    lang: str,
) -> None:
    """Find all ways between DOC and DOC2, the shortest first: which of the two rests on the other, through what."""
    from kg.trace.path import path

    if len(docs) != 2:
        raise click.UsageError(say("two_documents", lang))
    with store(db) as opened:
        one, other = (one_document(opened.conn, typed).iri for typed in docs)
        result = path(opened.conn, one, other, stated=stated, every=every, as_of=as_of or date.today())
    if form == "json":
        from kg.contract.chains import paths_out

        print_json(paths_out(result).model_dump(mode="json", by_alias=True))
    elif form == "mermaid":
        from kg.cli.diagram import mermaid_of

        edges = {(h.edge.subject, h.edge.relation, h.edge.object): h.edge for way in result.ways for h in way}
        click.echo(mermaid_of(result.documents.values(), edges.values(), lang), nl=False)
    else:
        _print(result, lang, evidence=evidence)


def _print(result: Paths, lang: str, *, evidence: bool) -> None:
    from kg.base.law_words import evidence_text, verb
    from kg.cli.tree import sign

    one, other = (flat(name_of(result.documents[iri], lang)) for iri in (result.document, result.other))
    if result.document == result.other:
        click.echo(say("one_document", lang, one=describe(result.documents[result.document], lang)))
        return
    if not result.ways:
        click.echo(say("no_way", lang, one=one, other=other))
        if result.direction != "any":
            click.echo(say("no_way_hint", lang))
        return
    lower, upper = (other, one) if result.direction == "down" else (one, other)
    start = result.other if result.direction == "down" else result.document
    inferred = all(any(hop.edge.basis == "inferred" for hop in way) for way in result.ways)
    key = "ways_any" if result.direction == "any" else "ways_up_inferred" if inferred else "ways_up"
    click.echo(say(key, lang, lower=lower, upper=upper, count=len(result.ways)))
    for number, way in enumerate(result.ways, 1):
        click.echo(f"\n{say('way', lang, number=number, count=len(way))}")
        at = start
        click.echo(f"  {sign(result.documents[at], result.statuses[at])}{describe(result.documents[at], lang)}")
        for hop in way:
            turned = hop.edge.subject != at
            at = hop.edge.subject if turned else hop.edge.object
            how = verb(hop.edge, lang, down=turned)
            if hop.edge.basis == "inferred":
                how += f" ({say('inferred', lang)}, {say(hop.edge.certainty, lang)})"
            line = "──" if hop.edge.basis == "stated" else "┄┄"
            marked = sign(result.documents[at], result.statuses[at])
            click.echo(f"  └{line} {marked}{how}: {describe(result.documents[at], lang)}")
            if evidence and (proof := evidence_text(hop.edge, lang)):
                click.echo(f"       {proof}")
    if result.cut:
        click.echo(say("ways_cut", lang))
