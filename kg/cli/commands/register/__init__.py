"""kg register: the group; what its commands do stands in the modules beside."""

from __future__ import annotations

import click

from kg.cli.commands.register.fetch import fetch_
from kg.cli.commands.register.imports import diff_, import_
from kg.cli.commands.register.packs import pack_, update_
from kg.cli.commands.register.sources import export_, remove_, sources_
from kg.cli.commands.register.watch import watch_


@click.group(
    invoke_without_command=True,
    epilog='\b\nExamples:\n  kg register import csv danh-muc.csv --set issuer="UBND tỉnh Bình Dương"\n'
    "  kg register import vbpl-dataset thu-muc/ --day 2025-11-30\n"
    "  kg register diff phapdien trang-phap-dien.tar.xz\n  kg register sources\n"
    "  kg register remove danh-muc.csv",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Grow the register: import sources of facts about documents, compare them, take them out again.

    Facts of several sources live side by side. Of what they say differently, the source with the smaller rank shows.
    """
    ctx.default_map = dict.fromkeys(command.commands, ctx.default_map or {})
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _one in (import_, diff_, sources_, remove_, export_, pack_, update_, fetch_, watch_):
    command.add_command(_one)
