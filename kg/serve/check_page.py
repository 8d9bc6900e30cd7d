"""The pages of a check: drop, wait, read the findings, decide on each, take the files back."""

from __future__ import annotations

import asyncio
import io
import time
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.base.html_page import asset
from kg.base.wording import flat
from kg.serve.answers import TYPES, file_response, own_page, page_response, site_of
from kg.serve.asked import day_of
from kg.serve.decided import Decided
from kg.serve.kept import Item, Shelf, Visit, seconds_for
from kg.serve.pool import Pool
from kg.serve.problems import Failed, Problem, failed
from kg.serve.shell import Site, switch
from kg.serve.uploads import Upload, form
from kg.serve.words import page as word

#: Seconds that the answer to an upload waits for the result, so that most visitors see no other page between.
PATIENCE = 1.5

#: What can be taken of a check: form, suffix of the file, words behind its name.
FILES: Mapping[str, tuple[str, str]] = {
    "docx": (".docx", "nhan-xet"), "pdf": (".pdf", "nhan-xet"), "xlsx": (".xlsx", "ket-qua"),
    "csv": (".csv", "ket-qua"),
    "json": (".json", "ket-qua"), "sarif": (".sarif", "ket-qua"), "html": (".html", "ket-qua"),
    "tracked": (".docx", "theo-doi"), "corrected": ("", "da-sua"),
}  # fmt: skip
_DROP_WORDS = (
    "drop_here",
    "drop_kinds",
    "paste",
    "options",
    "as_of",
    "day_hint",
    "strict",
    "of_form",
    "check",
    "sending",
    "stays",
)
_ZIPPED = {"docx": ("docx",), "tracked": ("docx",), "corrected": ("docx", "txt", "md", "html"), "pdf": ("pdf",)}


async def drop(request: Request) -> Response:
    """GET /: drop, choose or paste."""
    site = site_of(request)
    told = {key: escape(word(key, site.lang)) for key in _DROP_WORDS}
    kinds = ".docx,.pdf,.txt,.md,.html,.htm,.doc,.odt,.rtf,image/png,image/jpeg,image/tiff"
    body = f"""<form method="post" action="{escape(site.url("/check"))}" enctype="multipart/form-data">
<div class="drop"><strong>{told["drop_here"]}</strong><label for="files">{told["drop_kinds"]}</label>
<input id="files" type="file" name="file" multiple accept="{kinds}"></div>
<label for="text">{told["paste"]}</label><textarea id="text" name="text" spellcheck="false"></textarea>
<details><summary>{told["options"]}</summary><label for="as_of">{told["as_of"]}</label>
<input id="as_of" name="as_of" placeholder="{told["day_hint"]}" autocomplete="off" size="12">
<p><label class="row"><input type="checkbox" name="strict" value="1"> {told["strict"]}</label></p>
<p><label class="row"><input type="checkbox" name="form" value="1"> {told["of_form"]}</label></p></details>
<p class="buttons"><button id="go">{told["check"]}</button>
<span id="told" role="status" data-sending="{told["sending"]}"></span></p>
<p class="muted">{told["stays"]}</p></form>"""
    return own_page(request, word("drop_title", site.lang), body, script=asset(__package__, "drop.js"))


async def send(request: Request) -> Response:
    """POST /check: take the files, begin, and lead to the results."""
    site = site_of(request)
    sent = await form(request)
    uploads = list(sent.files)
    text = sent.fields.get("text", "").replace("\r\n", "\n")
    if text.strip():
        uploads.append(Upload(word("pasted", site.lang), text.encode("utf-8", "replace")))
    if not uploads:
        raise Failed("no-file")
    given = sent.fields.get("as_of", "").strip()
    as_of = day_of("as_of", given) if given else None
    shelf: Shelf = request.app.state.shelf
    wanted = {argument: bool(sent.fields.get(name)) for name, argument in (("strict", "strict"), ("form", "layout"))}
    visit = shelf.add(tuple(uploads), site.lang, as_of, **wanted)
    assert visit.work is not None
    await asyncio.wait([visit.work], timeout=PATIENCE)
    return RedirectResponse(site.url(f"/check/{visit.key}"), 303)


async def results(request: Request) -> Response:
    """GET /check/{key}: the findings on the file, a table for several, or how far the work is."""
    visit = _visit(request)
    if not visit.is_done:
        return _waiting(request, visit)
    if len(visit.items) == 1:
        return await _findings(request, visit, 1)
    return _table(request, visit)


async def findings(request: Request) -> Response:
    """GET /check/{key}/{n}: the findings on one of several files."""
    visit = _visit(request)
    _item(request, visit)
    return await _findings(request, visit, int(request.path_params["n"]))


async def take(request: Request) -> Response:
    """GET /check/{key}/{n}/file?as=…: a file to take home."""
    _, item = checked_item(request)
    wanted = request.query_params.get("as", "")
    if wanted not in FILES:
        raise Failed("not-acceptable", value=flat(wanted)[:40])
    data, name, suffix = await _made(request, item, wanted)
    return file_response(data, name, suffix)


async def take_all(request: Request) -> Response:
    """GET /check/{key}/all?as=…: the files of all that were sent, in a zip; one table of all for xlsx."""
    visit, site = _visit(request), site_of(request)
    wanted = request.query_params.get("as", "")
    done = [item for item in visit.items if item.outcome]
    if wanted == "xlsx" and done:
        kept = [item.outcome.kept for item in done if item.outcome]
        data = await _pool(request).run("render", seconds=120, kept=kept, form="xlsx", lang=site.lang)
        return file_response(data, "ket-qua.xlsx", ".xlsx")
    fit = [item for item in done if item.outcome and item.outcome.kind in _ZIPPED.get(wanted, ())]
    if not fit:
        raise Failed("not-acceptable", value=flat(wanted)[:40])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, item in enumerate(fit, 1):
            data, name, _ = await _made(request, item, wanted)
            archive.writestr(f"{n:03} {name}" if len(fit) > 1 else name, data)
    return file_response(packed.getvalue(), f"kg-{FILES[wanted][1]}.zip", ".zip")


async def record(request: Request) -> Response:
    """GET /check/{key}/{n}/record: the printable record."""
    visit, item = checked_item(request)
    assert item.outcome is not None
    decided = item.decided or Decided(when=item.outcome.when)
    site = site_of(request)
    data = await _pool(request).run(
        "render", kept=[item.outcome.kept], form="record", lang=site.lang, decided=decided,
        bar=site.link(f"/check/{visit.key}/{request.path_params['n']}", word("back", site.lang)),
    )  # fmt: skip
    return page_response(data)


async def erase_page(request: Request) -> Response:
    """GET /check/{key}/erase: asks before it is done."""
    site, visit = site_of(request), _visit(request)
    body = f"<p>{escape(word('erase_help', site.lang))}</p>{_eraser(site, visit, 'erase')}"
    body += f"<p>{site.link(f'/check/{visit.key}', word('back', site.lang))}</p>"
    return own_page(request, word("erase", site.lang), body)


async def erase(request: Request) -> Response:
    """POST /check/{key}/erase."""
    site = site_of(request)
    request.app.state.shelf.drop(request.path_params["key"])
    return own_page(request, word("erased", site.lang), f"<p>{site.link('/', word('again', site.lang))}</p>")


async def _findings(request: Request, visit: Visit, n: int) -> Response:
    site, item = site_of(request), visit.items[n - 1]
    if item.problem is not None:
        return _not_checked(request, item.upload.name, item.problem)
    assert item.outcome is not None
    bar = _bar(site, visit, n, item)
    page = await _pool(request).run("render", kept=[item.outcome.kept], form="page", lang=site.lang, bar=bar)
    return page_response(page)


def _bar(site: Site, visit: Visit, n: int, item: Item) -> str:
    """What can be done with a check, as links."""
    assert item.outcome is not None
    at, kind, lang = f"/check/{visit.key}/{n}", item.outcome.kind, site.lang
    links = [site.link(f"{at}/decide", word("decide_link" if item.outcome.fixable else "decide_short", lang))]
    if kind in ("docx", "pdf"):
        key = "with_comments" if kind == "docx" else "with_notes"
        links.append(site.link(f"{at}/file", word(key, lang), **{"as": kind}))
    if item.outcome.fixable and kind == "docx":
        links.append(site.link(f"{at}/file", word("tracked", lang), **{"as": "tracked"}))
    links += [
        site.link(f"{at}/file", word("as_xlsx", lang), **{"as": "xlsx"}),
        site.link(f"{at}/record", word("record_link", lang)),
        site.link(f"{at}/network", word("network", lang)),
        site.link(f"/check/{visit.key}/erase", word("erase", lang)),
        site.link("/", word("again", lang)),
        switch(site, at),
    ]
    if len(visit.items) > 1:
        links.insert(0, site.link(f"/check/{visit.key}", word("back", lang)))
    return "".join(links)


def _not_checked(request: Request, name: str, problem: Problem) -> Response:
    site = site_of(request)
    body = f'<p class="trouble" role="alert">{escape(name)}: {escape(problem.title(site.lang))}</p>'
    body += f"<p>{site.link('/', word('again', site.lang))}</p>"
    return own_page(request, word("failed", site.lang), body, status=problem.status)


def _waiting(request: Request, visit: Visit) -> Response:
    site = site_of(request)
    seconds = round(time.monotonic() - visit.begun)
    told = word("waited", site.lang, done=visit.done, all=len(visit.items), seconds=seconds)
    body = f'<p role="status">{escape(told)}</p><p class="muted">{escape(word("waiting_help", site.lang))}</p>'
    return own_page(
        request, word("waiting", site.lang), body + _eraser(site, visit, "cancel"), refresh=1 if seconds < 10 else 3
    )


def _eraser(site: Site, visit: Visit, key: str) -> str:
    address = escape(site.url(f"/check/{visit.key}/erase"))
    return f'<form method="post" action="{address}"><button>{escape(word(key, site.lang))}</button></form>'


def _table(request: Request, visit: Visit) -> Response:
    """Several files: one row for each."""
    site = site_of(request)
    heads = "".join(
        f'<th scope="col">{escape(word(f"col_{key}", site.lang))}</th>'
        for key in ("file", "text", "errors", "warnings", "notes", "result")
    )
    rows = []
    for n, item in enumerate(visit.items, 1):
        if (done := item.outcome) is None:
            told = escape((item.problem or Problem("gone")).title(site.lang))
            cells = f'<td>{escape(item.upload.name)}</td><td colspan="5" class="error">{told}</td>'
        else:
            numbers = "".join(
                f'<td class="num" data-label="{escape(word(f"col_{key}", site.lang))}">{count}</td>'
                for key, count in (("errors", done.errors), ("warnings", done.warnings), ("notes", done.notes))
            )
            cells = f"<td>{site.link(f'/check/{visit.key}/{n}', done.name)}</td><td>{escape(done.heading)}</td>"
            cells += f"{numbers}<td>{escape(done.tally)}. {escape(done.closing)}</td>"
        rows.append(f"<tr>{cells}</tr>")
    kinds = {item.outcome.kind for item in visit.items if item.outcome}
    offered = [
        site.link(f"/check/{visit.key}/all", word(key, site.lang), **{"as": form})
        for form, key in (("docx", "zip_comments"), ("tracked", "zip_tracked"), ("corrected", "zip_corrected"))
        if kinds.intersection(_ZIPPED[form])
    ]
    if kinds:
        offered.append(site.link(f"/check/{visit.key}/all", word("as_xlsx", site.lang), **{"as": "xlsx"}))
    offered.append(site.link(f"/check/{visit.key}/erase", word("erase", site.lang)))
    body = '<div class="scroll" tabindex="0">'
    body += f"<table class='cards'><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    body += f'<h2>{escape(word("sum_all", site.lang))}</h2><p class="buttons">{" · ".join(offered)}</p>'
    return own_page(request, word("files_title", site.lang, count=len(visit.items)), body)


async def _made(request: Request, item: Item, wanted: str) -> tuple[bytes, str, str]:
    """A file in this form, its name and its suffix. Raises Failed."""
    assert item.outcome is not None
    stem, own = PurePath(item.upload.name).stem, PurePath(item.upload.name).suffix
    suffix, more = FILES[wanted]
    suffix = suffix or (own.lower() if own.lower() in TYPES else ".txt")
    data = await _pool(request).run(
        "render", seconds=seconds_for(item.upload), kept=[item.outcome.kept], originals=[item.upload.data], form=wanted,
        lang=site_of(request).lang, decided=item.decided, author=item.decided.who if item.decided else "",
    )  # fmt: skip
    return data, f"{stem}-{more}{suffix}", suffix


def _visit(request: Request) -> Visit:
    shelf: Shelf = request.app.state.shelf
    return shelf.get(request.path_params["key"])


def _item(request: Request, visit: Visit) -> Item:
    """The file of that number, checked. Raises Failed."""
    n = int(request.path_params["n"])
    if not 1 <= n <= len(visit.items):
        raise Failed("no-page")
    item = visit.items[n - 1]
    if item.outcome is None and item.problem is None:
        raise Failed("busy")
    return item


def checked_item(request: Request) -> tuple[Visit, Item]:
    """The file that an address names, if it could be checked. Raises Failed: what was wrong with it."""
    visit = _visit(request)
    item = _item(request, visit)
    if item.problem is not None:
        raise failed(item.problem)
    return visit, item


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


async def network(request: Request) -> Response:
    """GET /check/{key}/{n}/network: the file and all it cites, as a picture."""
    _, item = checked_item(request)
    page = await _pool(request).run(
        "network", seconds=seconds_for(item.upload), data=item.upload.data, name=item.upload.name,
        lang=site_of(request).lang,
    )  # fmt: skip
    return page_response(page)
