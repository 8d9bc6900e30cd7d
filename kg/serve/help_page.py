"""The page that says what this program can do, and how other programs ask it."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.answers import own_page, site_of
from kg.serve.words import page as word

_TEXT = (
    ("help_check", "help_check_text", ""),
    ("help_left", "help_left_text", ""),
    ("help_unknown", "help_unknown_text", ""),
    ("help_office", "help_office_text", ""),
    ("help_rest", "help_rest_text", "curl -F file=@bao-cao.docx {address}api/v1/check"),
)


async def help_page(request: Request) -> Response:
    """GET /help."""
    site = site_of(request)
    address = f"{request.url.scheme}://{request.headers.get('host', '127.0.0.1')}{site.root}/"
    parts = []
    for title, text, example in _TEXT:
        parts.append(f"<h2>{escape(word(title, site.lang))}</h2><p>{escape(word(text, site.lang))}</p>")
        if example:
            parts.append(f"<pre tabindex='0'>{escape(example.format(address=address))}</pre>")
    parts.append(f"<p>{site.link('/kg.oxt', word('help_oxt', site.lang))}</p>")
    described = escape(site.root + "/api/v1/openapi.json")
    parts.append(f'<p><a href="{described}">{escape(word("help_openapi", site.lang))}</a></p>')
    return own_page(request, word("help_title", site.lang), "".join(parts))
