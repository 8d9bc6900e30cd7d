"""The page on which somebody decides what becomes of each finding, before the file is taken back."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.answers import own_page, site_of
from kg.serve.check_page import checked_item
from kg.serve.decided import Decided
from kg.serve.kept import Item, Visit
from kg.serve.outcome import Row
from kg.serve.uploads import form
from kg.serve.words import page as word

_LONGEST = 500


async def decide(request: Request) -> Response:
    """GET /check/{key}/{n}/decide."""
    site = site_of(request)
    visit, item = checked_item(request)
    assert item.outcome is not None
    rows: list[Row] = await request.app.state.pool.run("rows", kept=item.outcome.kept, lang=site.lang)
    decided = item.decided or Decided()
    n = request.path_params["n"]
    at = f"/check/{visit.key}/{n}"
    shown = "".join(_row(row, decided, site.lang) for row in rows if row.severity != "note" or row.new)
    notes = [row for row in rows if row.severity == "note" and not row.new]
    if notes:
        inside = "".join(_row(row, decided, site.lang) for row in notes)
        title = escape(word("notes_too", site.lang, count=len(notes)))
        shown += f"<details{'' if shown else ' open'}><summary>{title}</summary>{inside}</details>"
    back = site.link(f"/check/{visit.key}" if len(visit.items) == 1 else at, word("back", site.lang))
    saved = f'<p role="status" class="good">{escape(word("saved", site.lang))}</p>' if item.decided else ""
    if not rows:
        none = f"<p>{escape(word('no_findings', site.lang))}</p><p>{back}</p>"
        return own_page(request, word("decide_title", site.lang), none)
    body = (
        f"<p>{escape(item.upload.name)}: {escape(item.outcome.heading)}</p>{saved}"
        f"<p>{escape(word('decide_help', site.lang))}</p>"
        f'<form method="post" action="{escape(site.url(f"{at}/decide"))}">{shown}'
        f'<label for="who">{escape(word("who", site.lang))}</label>'
        f'<input id="who" name="who" maxlength="100" autocomplete="name" size="40" value="{escape(decided.who)}">'
        f'<p class="buttons">{_buttons(item, site.lang)}</p></form><p>{back}</p>'
    )
    return own_page(request, word("decide_title", site.lang), body)


async def decided(request: Request) -> Response:
    """POST /check/{key}/{n}/decide: keep what was decided, and lead to what is wanted next."""
    visit, item = checked_item(request)
    assert item.outcome is not None
    fields = (await form(request)).fields
    fates: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for name, value in fields.items():
        number = int(name[1:]) if name[1:].isdecimal() and len(name) < 8 else 0
        if number and name[0] == "f" and value in ("fixed", "by_hand", "left"):
            fates[number] = value
        elif number and name[0] == "r" and value.strip():
            reasons[number] = value.strip()[:_LONGEST]
    item.decided = Decided(fates, reasons, fields.get("who", "").strip()[:100], item.outcome.when)
    return RedirectResponse(_next(request, visit, fields.get("next", "")), 303)


def _next(request: Request, visit: Visit, wanted: str) -> str:
    site, at = site_of(request), f"/check/{visit.key}/{request.path_params['n']}"
    if wanted in ("docx", "pdf", "tracked", "corrected"):
        return site.url(f"{at}/file", **{"as": wanted})
    return site.url(f"{at}/record" if wanted == "record" else f"{at}/decide")


def _row(row: Row, decided: Decided, lang: str) -> str:
    fate = decided.fates.get(row.number, "fixed" if row.new and not decided.fates else "open")
    fates = ("fixed", "by_hand", "left", "open") if row.new else ("open", "by_hand", "left")
    choices = "".join(
        f'<label class="row"><input type="radio" name="f{row.number}" value="{one}"'
        f"{' checked' if one == fate else ''}> "
        f"{escape(word(f'fate_{one}', lang))}</label>"
        for one in fates
    )
    lines = [f"<p>{escape(row.where)}: “{escape(row.quote)}”</p>", f"<p>{escape(row.message)}</p>"]
    if row.new:
        would = escape(word("would_write", lang))
        lines.append(f"<p>{would}: <del>{escape(row.quote)}</del> <ins>{escape(row.new)}</ins></p>")
    elif row.suggestion:
        lines.append(f'<p class="muted">{escape(word("better", lang))}: {escape(row.suggestion)}</p>')
    reason = escape(decided.reasons.get(row.number, ""))
    lines.append(
        f'<p>{choices}</p><label class="row">{escape(word("reason", lang))} '
        f'<input name="r{row.number}" maxlength="{_LONGEST}" size="36" value="{reason}"></label>'
    )
    legend = f"{row.number}. {escape(row.code)}"
    return f'<fieldset class="{row.severity}"><legend>{legend}</legend>{"".join(lines)}</fieldset>'


def _buttons(item: Item, lang: str) -> str:
    """What can be taken of this file."""
    assert item.outcome is not None
    kind = item.outcome.kind
    offered = [("docx", "take_comments")] if kind == "docx" else []
    if item.outcome.fixable and kind == "docx":
        offered.append(("tracked", "take_tracked"))
    if item.outcome.fixable:
        offered.append(("corrected", "take_corrected"))
    offered += [("record", "take_record"), ("", "save")]
    return "".join(
        f'<button name="next" value="{value}"{" class=plain" if n else ""}>{escape(word(key, lang))}</button>'
        for n, (value, key) in enumerate(offered)
    )
