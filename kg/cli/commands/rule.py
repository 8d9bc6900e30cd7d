"""kg rule"""

from __future__ import annotations

import sys

import click

from kg.checker.finding import rule, rule_codes
from kg.cli.options import lang_option
from kg.cli.words.common import say
from kg.output.words import say as tell

_HEADINGS = {
    "what": ("Quy tắc làm gì", "What it does"),
    "why": ("Vì sao quan trọng", "Why it matters"),
    "example": ("Ví dụ", "Example"),
    "instead": ("Viết thế này", "Use instead"),
    "silent": ("Khi nào im lặng", "When it is silent"),
    "references": ("Căn cứ", "References"),
}


@click.command(epilog="\b\nExamples:\n  kg rule\n  kg rule VB201 --lang vi")
@click.argument("code", required=False)
@lang_option
def command(code: str | None, lang: str) -> None:
    """Explain a check rule; without CODE, list them all."""
    if code is None:
        for one in rule_codes():
            row = rule(one)
            click.echo(f"{one}  {tell(row['severity'], lang):<9} {row['name'][lang]}")
        return
    try:
        row = rule(code.upper())
    except KeyError:
        click.echo(f"kg: {say('no_rule', lang, code=code, codes=', '.join(rule_codes()))}", err=True)
        sys.exit(2)
    click.echo(f"{row['code']} {row['name'][lang]} ({tell(row['severity'], lang)})")
    for key, headings in _HEADINGS.items():
        value = row[key]
        body = value if isinstance(value, str) else value[lang] if isinstance(value, dict) else "\n".join(value)
        click.echo(f"\n{headings[lang != 'vi']}\n" + "\n".join(f"  {line}" for line in body.splitlines()))
