"""The record of a check: who checked what when, by data of which day, and what became of each finding. For print."""

from __future__ import annotations

from datetime import datetime
from html import escape

from kg.base.source_names import source_name
from kg.base.wording import flat
from kg.checker.files import Checked
from kg.output.terminal import Lines
from kg.output.words import closing, data_day, heading, judged_on, say, tally
from kg.serve.decided import Decided
from kg.serve.shell import shell
from kg.serve.words import page as word


def record_page(checked: Checked, decided: Decided, author: str, lang: str, bar: str = "") -> str:
    """The record as a page; `bar` are links, which are not printed."""
    lines = Lines(checked)
    when = decided.when or datetime.now().astimezone()
    facts = [
        (word("file", lang), checked.path),
        (word("checked_text", lang), heading(checked.result, lang)),
        (word("checked_by", lang), decided.who or author or "………………………………"),
        (word("checked_at", lang), when.strftime("%H:%M %d/%m/%Y" if lang == "vi" else "%Y-%m-%d %H:%M %z")),
        (word("judged", lang), judged_on(checked.result, lang)),
        (word("data", lang), data_day(checked, lang)),
        (word("result", lang), f"{tally(checked, lang)}. {closing(checked, lang)}"),
    ]
    head = "".join(f"<dt>{escape(name)}</dt><dd>{escape(flat(value))}</dd>" for name, value in facts)
    rows = []
    for n, one in enumerate(checked.result.findings, 1):
        fate = decided.fates.get(n, "open")
        reason = decided.reasons.get(n, "")
        told = [flat(one.message(lang))]
        if one.suggestion:
            told.append(f"{say('suggestion', lang)}: {flat(one.suggestion)}")
        if one.source:
            told.append(f"{say('source', lang)}: {source_name(flat(one.source), lang)}")
        cells = (
            str(n),
            f"{one.code} {say(one.severity, lang)}",
            f"{lines.where(one.start, one.end, lang)}: “{flat(one.quote)}”",
            "\n".join(told),
            "\n".join(part for part in (word(f"fate_{fate}", lang), flat(reason)) if part),
        )
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    names = ("number", "code", "place", "remark", "fate")
    heads = "".join(f'<th scope="col">{escape(word(f"col_{name}", lang))}</th>' for name in names)
    none = f"<p>{escape(closing(checked, lang))}</p>"
    table = f'<table class="record"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    sign = escape(word("signature", lang))
    body = f'<p class="no-print">{bar}</p><dl>{head}</dl>{table if rows else none}<p class="sign">{sign}</p>'
    return shell(lang, word("record", lang), body)
