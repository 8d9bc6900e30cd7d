"""kg chain"""

from __future__ import annotations

from datetime import date

import click

from kg.chain import Chain, Hop
from kg.cli.options import (
    as_of_option,
    db_option,
    format_option,
    lang_option,
    print_json,
    store,
    the_document,
    the_words,
)
from kg.cli.words import RELATION_HEADINGS, day_text, describe, flat, mark, say, status_text
from kg.register.source_names import source_name


@click.command(
    epilog="\b\nExamples:\n  kg chain 59/2023/NĐ-CP\n  kg chain 65/KH-UBND Đông Hà 2024 --evidence\n"
    "  kg chain luật dân chủ ở cơ sở --down"
)
@click.argument("doc", nargs=-1, required=True, metavar="DOC")
@click.option("--down", is_flag=True, help="What rests on the document instead.")
@click.option("--stated", is_flag=True, help="Only what a text states; nothing inferred.")
@click.option("--evidence", is_flag=True, help="Print the sentence behind each stated step.")
@as_of_option("The day to tell validity of; today if not given.")
@format_option("text", "json")
@db_option
@lang_option
def command(
    doc: tuple[str, ...],
    down: bool,
    stated: bool,
    evidence: bool,
    as_of: date | None,
    form: str,
    db: str | None,
    lang: str,
) -> None:
    """Trace what DOC rests on, level by level up to the law, each step with its evidence, missing levels named."""
    from kg.chain import chain

    day = as_of or date.today()
    with store(db) as opened:
        found = the_document(opened.conn, the_words(doc), lang)
        result = chain(opened.conn, found.iri, down=down, stated=stated, as_of=day)
        if form == "json":
            from kg.contract import chain_out

            print_json(chain_out(result).model_dump(mode="json", by_alias=True))
            return
        print_chain(result, lang, evidence=evidence)


def print_chain(result: Chain, lang: str, *, evidence: bool = False) -> None:
    """A chain as a tree that a clerk reads: marks of validity, inferred steps dashed, gaps in their place."""
    root = result.documents[result.document]
    click.echo(describe(root, lang))
    if not result.hops:
        click.echo("  " + say("nothing_below" if result.down else "nothing_above", lang))
    _branches(result, result.document, "", {result.document}, set(), lang, evidence)
    if result.hops:
        legend = say("chain_legend", lang, day=day_text(result.as_of, lang))
        click.echo(say("down_legend", lang) if result.down else legend)
    if result.cut:
        click.echo(say("paths_cut", lang))


def _branches(result: Chain, iri: str, indent: str, path: set[str], shown: set[str], lang: str, evidence: bool) -> None:
    steps = [hop for hop in result.hops if (hop.edge.object if result.down else hop.edge.subject) == iri]
    loose = [gap for gap in result.gaps if gap.after == iri and gap.before is None]
    last_index = len(steps) + len(loose) - 1
    for n, hop in enumerate(steps):
        end = hop.edge.subject if result.down else hop.edge.object
        last = n == last_index
        between = [g for g in result.gaps if g.after == hop.edge.subject and g.before == hop.edge.object]
        for gap in between:
            click.echo(f"{indent}│  ∅ {say('gap', lang, expected=gap.expected)}")
        click.echo(indent + _step(result, hop, end, last, lang))
        deeper = indent + ("   " if last else "│  ")
        if evidence:
            _quote(hop, deeper, lang)
        if end in path:
            continue
        if end in shown:
            if any(end == h.edge.subject for h in result.hops) and not result.down:
                click.echo(f"{deeper}… {say('see_above', lang)}")
            continue
        shown.add(end)
        _branches(result, end, deeper, path | {end}, shown, lang, evidence)
    for gap in loose:
        click.echo(f"{indent}└─ ∅ {say('gap', lang, expected=gap.expected)}")


def _step(result: Chain, hop: Hop, end: str, last: bool, lang: str) -> str:
    line = "┄┄" if hop.edge.basis == "inferred" else "──"
    verb = RELATION_HEADINGS[hop.edge.relation][result.down][lang != "vi"].lower()
    if hop.edge.basis == "inferred":
        verb += f", {say('inferred', lang)}"
    status = "" if result.down else f"{mark(hop.status)} "
    told = "" if result.down or hop.status.state in ("in_force", "unknown") else f" [{status_text(hop.status, lang)}]"
    return f"{'└' if last else '├'}{line} {status}{verb}: {describe(result.documents[end], lang)}{told}"


def _quote(hop: Hop, indent: str, lang: str) -> None:
    evidence = hop.edge.evidence
    if evidence.quote:
        click.echo(f"{indent}  “{flat(evidence.quote)}”")
    elif evidence.source:
        click.echo(f"{indent}  {say('source', lang).lower()}: {source_name(evidence.source, lang)}")
