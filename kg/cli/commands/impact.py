"""kg impact"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.base.law_words import describe, mark, name_of
from kg.base.status_words import status_text
from kg.base.wording import day_text, flat
from kg.cli.lists import FORMATS, PRINTED, form_of, print_table, printed_table_options
from kg.cli.options import as_of_option, db_option, json_text, lang_option, store, the_words
from kg.cli.words.chain import say
from kg.model import Pinpoint
from kg.register.typed import one_document
from kg.trace.impact import Affected, Impact

if TYPE_CHECKING:
    from kg.base.printed_list import PrintedList

#: Parts of a pinpoint, the smallest first, as Vietnamese and English name them.
_PARTS = (
    ("subpoint", "tiết", "subpoint"), ("point", "điểm", "point"), ("clause", "khoản", "clause"),
    ("article", "Điều", "Article"), ("section", "Mục", "Section"), ("chapter", "Chương", "Chapter"),
    ("part", "Phần", "Part"), ("appendix", "Phụ lục", "Appendix"),
)  # fmt: skip


@click.command(
    epilog="\b\nExamples:\n  kg impact 04/2015/NĐ-CP --as-of 2023-08-15\n"
    "  kg impact luật dân chủ ở cơ sở -o ra-soat.docx\n  kg impact 10/2022/QH15 --stated --format csv\n"
    "  kg impact 10/2022/QH15 --sum"
)
@click.argument("doc", nargs=-1, required=True, metavar="DOC")
@click.option("--stated", is_flag=True, help="Only what a text states; nothing inferred.")
@click.option("--sum", "counted", is_flag=True, help="Only count what rests on it, as kg rank does, by validity.")
@printed_table_options
@as_of_option("The day on which DOC falls; today if not given.")
@db_option
@lang_option
def command(
    doc: tuple[str, ...],
    stated: bool,
    counted: bool,
    form: str | None,
    output: str,
    as_of: date | None,
    db: str | None,
    lang: str,
) -> None:
    """List what must be reviewed when DOC falls: all that is in force, or of unknown validity, and rests on it."""
    from kg.trace.impact import impact

    form = form_of(form, output, lang, FORMATS if counted else PRINTED)
    with store(db) as opened:
        found = one_document(opened.conn, the_words(doc))
        if counted:
            from kg.cli.reach import print_reach

            print_reach(opened, found, as_of or date.today(), form, output, lang)
            return
        result = impact(opened.conn, found.iri, stated=stated, as_of=as_of or date.today())
    print_table(
        form, output, lang, text=lambda: (_text(result, lang),), rows=lambda: rows(result, lang),
        json=lambda: _json(result), sheet=say("impact_sheet", lang), printed=lambda: _printed(result, lang),
    )  # fmt: skip


def _json(result: Impact) -> str:
    from kg.contract.chains import impact_out

    return json_text(impact_out(result).model_dump(mode="json", by_alias=True))


def rows(result: Impact, lang: str) -> list[list[str | int]]:
    """The table: headings, then one document to review in a row, with two columns left for the reviewer."""
    heads = ("number", "document", "title", "issuer", "level", "issued", "status", "touched", "way", "steps", "basis",
             "evidence", "proposal", "deadline")  # fmt: skip
    table: list[list[str | int]] = [[*(say(f"col_{head}", lang) for head in heads), "IRI"]]
    for n, one in enumerate(result.affected, 1):
        doc = one.document
        table.append([
            n, flat(name_of(doc, lang)) if doc.symbol else flat(describe(doc, lang)), flat(doc.title or ""),
            flat(doc.issuer or ""), say(f"level_{doc.level}", lang),
            day_text(doc.issued, lang) if doc.issued else str(doc.year or ""), status_text(one.status, lang),
            _touched(result, one, lang), _through(result, one, lang), len(one.way), _basis(one, lang),
            _evidence(one, lang), "", "", doc.iri,
        ])  # fmt: skip
    return table


def _printed(result: Impact, lang: str) -> PrintedList:
    """The list as it is printed: by issuer with totals, numbered through, two columns left for the reviewer."""
    from kg.base.printed_list import Column, Group, PrintedList, Row, roman

    columns = tuple(
        Column(say(f"col_{head}", lang), width, "sure" if head == "basis" else "print", centred=head == "number")
        for head, width in (
            ("number", 13), ("document", 68), ("status", 32), ("touched", 42), ("way", 44), ("basis", 20),
            ("proposal", 25), ("deadline", 20),
        )
    )  # fmt: skip
    groups, number = [], 0
    for n, (issuer, members) in enumerate(groupby(result.affected, key=lambda one: one.document.issuer), 1):
        listed = []
        for one in members:
            number += 1
            told = describe(one.document, lang, whole=True)
            listed.append(Row((
                number, told, status_text(one.status, lang), _touched(result, one, lang), _through(result, one, lang),
                _basis(one, lang), "", "",
            )))  # fmt: skip
        heading = f"{roman(n)}. {flat(issuer or say('no_issuer', lang))}"
        groups.append(Group(heading, listed, say("impact_total", lang, count=len(listed))))
    fallen = describe(result.document, lang, whole=True)
    return PrintedList(
        say("impact_sheet", lang), (say("impact_title", lang),),
        (fallen, f"{status_text(result.status, lang)}, {say('as_of', lang, day=day_text(result.as_of, lang))}"),
        columns, groups, say("impact_total_all", lang, count=number),
    )  # fmt: skip


def _text(result: Impact, lang: str) -> str:
    """The list for reading: by issuer, each document with what it takes from the one that falls."""
    day = day_text(result.as_of, lang)
    from kg.cli.tree import sign

    lines = [
        f"{mark(result.status)} {describe(result.document, lang)}: {status_text(result.status, lang)}, "
        f"{say('as_of', lang, day=day)}"
    ]
    if result.successor:
        lines.append(f"{say('successor', lang)}: {describe(result.successor, lang)}")
    if not result.affected:
        lines.append(say("impact_none", lang))
    else:
        direct = sum(len(one.way) == 1 for one in result.affected)
        counts = {"count": len(result.affected), "direct": direct, "through": len(result.affected) - direct}
        inferred = sum(one.inferred for one in result.affected)
        lines.append(say("impact_sum", lang, day=day, inferred=inferred, **counts))
    for issuer, group in groupby(result.affected, key=lambda one: one.document.issuer):
        members = list(group)
        lines.append(f"\n{flat(issuer or say('no_issuer', lang))} ({len(members)})")
        for one in members:
            lines.append(f"  {sign(one.document, one.status)}{describe(one.document, lang)}")
            beyond = [flat(name_of(result.documents[edge.object], lang)) for edge in one.way[1:]]
            told = " → ".join([_touched(result, one, lang), *beyond])
            lines.append(f"      {told} ({_basis(one, lang)})" if one.inferred else f"      {told}")
    left_out = (("fallen_count", result.fallen), ("reports_count", result.reports))
    if any(count for _, count in left_out):
        lines += ["", *(say(key, lang, count=count) for key, count in left_out if count)]
    if result.cut:
        lines.append(say("impact_cut", lang))
    return "\n".join(lines) + "\n"


def _touched(result: Impact, one: Affected, lang: str) -> str:
    """What in the document is touched: its own relation to the document above, and the article that it names."""
    from kg.base.law_words import verb

    edge = one.way[0]
    where = "; ".join(_pinpoint(point, lang) for point in one.pinpoints)
    upper = flat(name_of(result.documents[edge.object], lang))
    return " ".join(part for part in (verb(edge, lang), where, upper) if part)


def _pinpoint(point: Pinpoint, lang: str) -> str:
    parts = [(vi if lang == "vi" else en, getattr(point, name)) for name, vi, en in _PARTS]
    return " ".join(f"{word} {value}" for word, value in parts if value)


def _through(result: Impact, one: Affected, lang: str) -> str:
    between = [flat(name_of(result.documents[edge.object], lang)) for edge in one.way[:-1]]
    return say("through", lang, names=" → ".join(between)) if between else say("direct", lang)


def _basis(one: Affected, lang: str) -> str:
    if not one.inferred:
        return say("stated", lang)
    sure = all(edge.certainty == "probable" for edge in one.way if edge.basis == "inferred")
    return f"{say('inferred', lang)}, {say('probable' if sure else 'possible', lang)}"


def _evidence(one: Affected, lang: str) -> str:
    from kg.base.law_words import evidence_text

    return evidence_text(one.way[0], lang) or ""
