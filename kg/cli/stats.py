"""kg stats"""

from __future__ import annotations

import click

from kg.cli.options import db_option, format_option, lang_option, print_json, store
from kg.cli.words import say


@click.command(epilog="\b\nExamples:\n  kg stats\n  kg stats --format json")
@format_option("text", "json")
@db_option
@lang_option
def command(form: str, db: str | None, lang: str) -> None:
    """Count what the store holds, by type, relation and source."""
    with store(db) as opened:
        conn = opened.conn
        counts: dict[str, dict[str, int]] = {
            "documents": dict(
                conn.execute("SELECT type, count(*) FROM document GROUP BY type ORDER BY 2 DESC, 1").fetchall()
            ),
            "relations": dict(
                conn.execute("SELECT relation, count(*) FROM edge GROUP BY relation ORDER BY 2 DESC, 1").fetchall()
            ),
            "sources": dict(
                conn.execute(
                    "SELECT s.kind, count(*) FROM document d JOIN source s ON s.id = d.source GROUP BY s.kind ORDER BY 2 DESC, 1"
                ).fetchall()
            ),
        }
        reports = conn.execute("SELECT count(*) FROM report").fetchone()[0]
        citations = conn.execute("SELECT count(*) FROM citation").fetchone()[0]
        path = str(opened.path)
    if form == "json":
        print_json({**counts, "reports": reports, "citations": citations, "store": path})
        return
    for key, rows in counts.items():
        click.echo(f"{say(key, lang)}: {sum(rows.values())}")
        for name, count in rows.items():
            click.echo(f"  {count:>7}  {name}")
    click.echo(f"{say('reports', lang)}: {reports}")
    click.echo(f"{say('citations', lang)}: {citations}")
    click.echo(f"{say('store', lang)}: {path}")
