"""kg cite"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from kg.base.law_words import describe
from kg.base.wording import flat
from kg.cli.files import matching
from kg.cli.options import db_option, format_option, lang_option, print_json, store, the_words
from kg.cli.words.common import say
from kg.model import Document
from kg.resolve import Resolved


@click.command(
    epilog="\b\nExamples:\n  kg cite bao-cao.txt\n  kg cite bao-cao.docx --format json\n"
    "  cat bao-cao.txt | kg cite - --format json\n  kg cite --as-text 59/2023/NĐ-CP"
)
@click.argument("file", nargs=-1, required=True, metavar="FILE")
@click.option("--as-text", is_flag=True, help="FILE is a document (DOC): print its full citation, ready to paste.")
@click.option("--back-references", is_flag=True, help="Also what only points: “Luật này”, “kế hoạch nêu trên”.")
@format_option("text", "json")
@db_option
@lang_option
def command(file: tuple[str, ...], as_text: bool, back_references: bool, form: str, db: str | None, lang: str) -> None:
    """Find the citations of FILE and tell which document each is.

    With --as-text, tell instead how a document is cited in full, as the rules on clerical work want it (Decree
    30/2020/NĐ-CP): type, symbol, day, issuer and subject; laws by name and year. What is not known is not made up:
    it is left out and named on stderr.

    JSON: an array of {start, end, text, type, symbol, printed_symbol, date, year, issuer, issuer_basis, pinpoint,
    form, name, document, certainty, candidates, repairs}; offsets count Unicode code points, ends exclusive.
    """
    from kg.register.typed import one_document
    from kg.resolve.reading import read_document
    from kg.store.documents import document

    if not as_text and len(file := tuple(one for name in file for one in matching(name))) > 1:
        raise click.UsageError(say("one_file", lang, value=file[1]))
    with store(db) as opened:
        if as_text:
            _print_citation(one_document(opened.conn, the_words(file)), lang)
            return
        _, reading = read_document(file[0], opened.conn, back_references=back_references)
        if form == "json":
            from kg.contract.citations import citation_out

            print_json([citation_out(one).model_dump(mode="json") for one in reading.citations])
            return
        as_cited = _as_cited(reading.citations)
        for one in reading.citations:
            click.echo(f"{one.citation.start:>7}  {flat(one.citation.text)}")
            click.echo(f"         → {_target(one, lambda iri: document(opened.conn, iri), as_cited, lang)}")
        if not reading.citations:
            click.echo(say("no_citations", lang))


def _print_citation(doc: Document, lang: str) -> None:
    from kg.checker.complete import full_citation
    from kg.model import BY_NAME

    click.echo(flat(full_citation(doc)))
    wanted = {"issued": doc.issued, "issuer": doc.issuer, "title": doc.title}
    if doc.type in BY_NAME:
        wanted = {"title": doc.title}
    if missing := [say(name, lang).lower() for name, value in wanted.items() if not value]:
        click.echo(f"kg: {say('citation_lacks', lang, what=', '.join(missing))}", err=True)


def _target(one: Resolved, known: Callable[[str], Document | None], as_cited: dict[str, Document], lang: str) -> str:
    """Which document a citation means, in one line."""
    citation = one.citation
    if citation.form == "self":
        return say("is_itself", lang)
    if one.certainty == "candidates":
        names = [describe(doc, lang) if (doc := known(iri)) else iri for iri in one.candidates]
        if len(names) == 1:
            return say("perhaps", lang, name=names[0])
        return say("candidates", lang, count=len(names), names="; ".join(names))
    return describe(known(one.document) or as_cited[one.document], lang)


def _as_cited(citations: Sequence[Resolved]) -> dict[str, Document]:
    """What the text itself tells of each document that it cites: its fullest citation."""
    best: dict[str, Document] = {}
    for one in citations:
        c = one.citation
        if one.document not in best or (c.day and not best[one.document].issued):
            issuer = c.issuer.name if c.issuer else None
            best[one.document] = Document(one.document, c.symbol, c.type, c.name, issuer, issued=c.day, year=c.year)
    return best
