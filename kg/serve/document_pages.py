"""The pages of documents: search, facts, diagram, chain; of sources and of rules."""

from __future__ import annotations

from html import escape
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.base.html_page import asset
from kg.model import DocType
from kg.naming import type_name
from kg.serve.answers import own_page, page_response, site_of
from kg.serve.asked import day_of
from kg.serve.problems import Failed
from kg.serve.words import page as word

#: Seconds for a picture.
_PICTURE = 60.0
_FARTHEST = 1000


async def search(request: Request) -> Response:
    """GET /search?q=: a form, and what fits; with `part`, what fits alone, for who types."""
    site, asked = site_of(request), request.query_params
    query = asked.get("q", "").strip()[:200]
    kind = asked.get("type") if asked.get("type") in get_args(DocType) else None
    day = _day(request, "in_force_on")
    skip = int(asked.get("cursor", "0")) if asked.get("cursor", "0").isdecimal() else 0
    if skip > _FARTHEST:
        raise Failed("bad-value", name="cursor", value=str(skip)[:20])
    found = ""
    if query or kind:
        found = await _ask(request, "hits", query=query, root=site.root, kind=kind, in_force_on=day, skip=skip)
    if asked.get("part"):
        return HTMLResponse(found)
    types = "".join(
        f'<option value="{one}"{" selected" if one == kind else ""}>{escape(type_name(one, site.lang))}</option>'
        for one in get_args(DocType)
    )
    body = (
        f'<form method="get" action="{escape(site.root)}/search" role="search">'
        + (f'<input type="hidden" name="lang" value="{site.lang}">' if site.lang != "vi" else "")
        + f'<label for="q">{escape(word("search_label", site.lang))}</label>'
        f'<input id="q" name="q" type="search" autocomplete="off" spellcheck="false" value="{escape(query)}" size="44">'
        f'<p class="buttons"><label class="row">{escape(word("search_type", site.lang))} <select name="type" id="type">'
        f'<option value=""></option>{types}</select></label><label class="row">{escape(word("search_day", site.lang))} '
        f'<input type="date" name="in_force_on" id="day" value="{day.isoformat() if day else ""}"></label>'
        f'<button>{escape(word("look", site.lang))}</button></p></form><div id="found" aria-live="polite">{found}</div>'
    )
    return own_page(request, word("nav_search", site.lang), body, script=asset(__package__, "search.js"))


async def document(request: Request) -> Response:
    """GET /doc?q=&as_of=."""
    title, body = await _ask(
        request, "facts", doc=_typed(request), root=site_of(request).root, as_of=_day(request, "as_of")
    )
    return own_page(request, title, body, script=asset(__package__, "copy.js"))


async def diagram(request: Request) -> Response:
    """GET /diagram?q=: the diagram (lược đồ), with a slider for the day."""
    return page_response(
        await _ask(request, "diagram", seconds=_PICTURE, doc=_typed(request), as_of=_day(request, "as_of"))
    )


async def chain(request: Request) -> Response:
    """GET /chain?q=&down=: the chain as a picture."""
    down = bool(request.query_params.get("down"))
    return page_response(
        await _ask(
            request, "chain_view", seconds=_PICTURE, doc=_typed(request), as_of=_day(request, "as_of"), down=down
        )
    )


async def sources(request: Request) -> Response:
    """GET /sources."""
    return own_page(request, word("nav_sources", site_of(request).lang), await _ask(request, "sources_body"))


async def rules(request: Request) -> Response:
    """GET /rules."""
    site = site_of(request)
    return own_page(request, word("nav_rules", site.lang), await _ask(request, "rules_body", root=site.root))


async def rule(request: Request) -> Response:
    """GET /rules/{code}."""
    found = await _ask(request, "rule_body", code=request.path_params["code"])
    if found is None:
        raise Failed("rule-unknown", value=request.path_params["code"][:20])
    return own_page(request, *found)


async def _ask(request: Request, task: str, *, seconds: float = 30.0, **given: Any) -> Any:
    return await request.app.state.pool.run(task, seconds=seconds, lang=site_of(request).lang, **given)


def _typed(request: Request) -> str:
    typed = request.query_params.get("q", "").strip()[:500]
    if not typed:
        raise Failed("missing-value", name="q")
    return typed


def _day(request: Request, name: str) -> Any:
    given = request.query_params.get(name, "").strip()
    return day_of(name, given) if given else None
