"""Answers of every door: pages with their policy, files to save, problems as the asker understands them."""

from __future__ import annotations

import json
from html import escape
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.serve.asked import lang_of
from kg.serve.guard import App, Scope
from kg.serve.problems import Problem
from kg.serve.shell import Site, nav, policy_of, shell
from kg.serve.token_page import SCRIPT, token_form
from kg.serve.words import page as word

#: Types of the files that are given out, by suffix.
TYPES = {
    ".json": "application/json", ".csv": "text/csv; charset=utf-8", ".sarif": "application/sarif+json",
    ".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf", ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".jsonl": "application/x-ndjson",
}  # fmt: skip


def site_of(request: Request) -> Site:
    """How addresses are written in the answer to this request."""
    return Site(request.scope.get("root_path", ""), lang_of(request))


def page_response(page: str | bytes, status: int = 200) -> Response:
    """A page, its own policy in the header too."""
    text = page if isinstance(page, str) else page.decode()
    policy = policy_of(text[:20_000]) or "default-src 'none'"
    return HTMLResponse(
        text, status, headers={"content-security-policy": f"{policy}; frame-ancestors 'none'"}
    )  # fmt: skip


def own_page(
    request: Request, title: str, body: str, *, status: int = 200, script: str = "", refresh: int = 0
) -> Response:
    """A page of ours in the visitor's language."""
    site = site_of(request)
    here = request.scope["path"].removeprefix(site.root) or "/"
    way = nav(site, here, dict(request.query_params))
    return page_response(shell(site.lang, title, body, script=script, nav=way, refresh=refresh), status)


def json_response(data: bytes | Any, status: int = 200, kind: str = "application/json", **headers: str) -> Response:
    """JSON, made already or not."""
    body = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    return Response(body, status, media_type=kind, headers=headers)


def file_response(data: bytes, name: str, suffix: str) -> Response:
    """A file to save under this name."""
    plain = name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "") or "kg"
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=TYPES[suffix], headers={"content-disposition": told})


def problem_response(request: Request, problem: Problem) -> Response:
    """A problem: a page for a browser that opens a page, else RFC 9457."""
    lang = lang_of(request)
    headers = {"retry-after": "2"} if problem.status == 503 else {}
    if problem.key == "no-token":
        headers["www-authenticate"] = "Bearer"
    if not _wants_page(request):
        body = json.dumps(problem.body(lang), ensure_ascii=False).encode()
        headers["content-language"] = lang
        return Response(body, problem.status, headers, "application/problem+json")
    if problem.key == "no-token":
        form = token_form(site_of(request))
        response = own_page(request, word("token_title", lang), form, status=401, script=SCRIPT)
    else:
        again = site_of(request).link("/", word("again", lang))
        told = f'<p class="trouble" role="alert">{escape(problem.title(lang))}</p>'
        told += _documents(request, problem)
        told += f"<p>{escape(word('problem_help', lang, status=problem.status))} {again}</p>"
        response = own_page(request, word("problem", lang), told, status=problem.status)
    response.headers.update(headers)
    return response


def _documents(request: Request, problem: Problem) -> str:
    """The documents that a problem names: those that fit, or may have been meant."""
    site = site_of(request)
    named = [one for one in (*problem.more.get("candidates", ()), *problem.more.get("near", ())) if "symbol" in one]
    if not named:
        return ""
    key = "candidates" if problem.more.get("candidates") else "near"
    items = (
        "<li>" + site.link("/doc", one["symbol"] or one["title"] or one["id"], q=one["id"])
        + f" {escape(', '.join(filter(None, (one['issuer'], one['issued'], one['title'] if one['symbol'] else None))))}"
        "</li>"
        for one in named
    )  # fmt: skip
    return f"<p>{escape(word(key, site.lang))}</p><ul>{''.join(items)}</ul>"


def refuse(scope: Scope, problem: Problem) -> App:
    """The answer to a request that the guard refuses."""
    return problem_response(Request(scope), problem)


def _wants_page(request: Request) -> bool:
    path = request.url.path
    return "text/html" in request.headers.get("accept", "") and "/api/" not in path and "/v2/" not in path
