"""kg register pack, kg register update"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kg.base.wording import day_text, flat
from kg.cli.commands.register.imports import print_changes
from kg.cli.options import Day, db_option, format_option, lang_option, output_option, print_json, store
from kg.cli.words.register import tell


@click.command(
    "pack",
    short_help="Write what sources say as one file to hand on.",
    epilog="\b\nExamples:\n  kg register pack -o tuan-48.kgpack --since 2026-11-23\n"
    '  kg register pack -o danh-muc.kgpack --source danh-muc.csv --by "Sở Tư pháp tỉnh Bình Dương"',
)
@output_option("The pack.")
@click.option("--since", type=Day(), metavar="DATE", help="Only sources that were looked at on that day or later.")
@click.option("--source", "names", multiple=True, metavar="NAME", help="Only this source; may be given several times.")
@click.option("--day", type=Day(), metavar="DATE", help="The day of the pack; else today.")
@click.option("--by", metavar="TEXT", help="Who made it, for those who get it.")
@format_option("text", "json")
@db_option
@lang_option
def pack_(
    output: str,
    since: date | None,
    names: tuple[str, ...],
    day: date | None,
    by: str | None,
    form: str,
    db: str | None,
    lang: str,
) -> None:
    """Write all that the sources of the store say into one small file, for kg register update in other stores.

    Reports that were read are never in it. Sign it with minisign (minisign -S -m FILE) if those who get it are to know
    from whom it is.
    """
    from kg.register.packs.writing import NoSources, write_pack

    with store(db) as opened:
        try:
            done = write_pack(
                opened.conn, Path(output), day=day or date.today(), since=since, names=names, made_by=by or None
            )
        except NoSources:
            raise click.ClickException(tell("pack_nothing", lang)) from None
        except LookupError as error:
            raise click.ClickException(tell("no_source", lang, name=flat(str(error.args[0])))) from None
    if form == "json":
        from kg.contract.sources import pack_out

        print_json(pack_out(done, output).model_dump(mode="json"))
        return
    click.echo(
        tell(
            "packed", lang, name=done.name, day=day_text(done.day, lang), sources=len(done.sources),
            documents=done.documents, relations=done.relations, facts=done.facts, size=-(-done.size // 1000),
        )
    )  # fmt: skip
    click.echo(tell("pack_digest", lang, digest=done.sha256))
    if done.undated:
        click.echo(tell("pack_undated", lang, count=len(done.undated), names=flat("; ".join(done.undated))))


@click.command(
    "update",
    short_help="Take in a pack that kg register pack wrote.",
    epilog="\b\nExamples:\n  kg register update tuan-48.kgpack --dry-run\n  kg register update tuan-48.kgpack\n"
    "  kg register update https://example.org/tuan-48.kgpack --trust minisign.pub",
)
@click.argument("pack", metavar="FILE|URL")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--trust", metavar="KEY", help="Take it only if this minisign key signed it (the key, or its file).")
@format_option("text", "json")
@db_option
@lang_option
def update_(pack: str, dry_run: bool, trust: str | None, form: str, db: str | None, lang: str) -> None:
    """Take in a pack, from a file or an address: all of it or nothing, and show what changes.

    kg register remove with the name of the pack takes it back. With --trust, FILE.minisig must stand beside it.
    """
    from kg.register.packs.applying import apply_pack
    from kg.register.packs.fetching import fetch_pack

    found, signed = fetch_pack(pack, trust)
    with store(db, to_write=True) as opened:
        done = apply_pack(opened.conn, found, try_only=dry_run)
    if form == "json":
        from kg.contract.sources import update_out

        print_json(update_out(found, done, signed, not dry_run).model_dump(mode="json"))
        return
    head = found.head
    by = tell("pack_by", lang, made_by=flat(head.made_by)) if head.made_by else ""
    day = day_text(date.fromisoformat(head.day), lang)
    click.echo(tell("pack_would" if dry_run else "pack_updated", lang, name=flat(head.name), day=day, by=by))
    click.echo(f"  {tell('pack_signed', lang, comment=flat(signed)) if signed else tell('pack_unsigned', lang)}")
    for one in done.sources:
        state = tell(f"pack_{one.state}", lang)
        said = {"documents": one.documents, "relations": one.relations, "facts": one.facts}
        click.echo(f"  {tell('pack_source', lang, name=flat(one.name), state=state, **said)}")
    print_changes(done.changes, lang)
    if not dry_run and any(one.state != "unchanged" for one in done.sources):
        click.echo(tell("pack_back", lang, name=flat(head.name)))
