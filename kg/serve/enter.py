"""What takes the token from the page that asks for it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.answers import site_of
from kg.serve.guard import COOKIE, Guard
from kg.serve.problems import Failed
from kg.serve.uploads import form


async def take_token(request: Request) -> Response:
    """POST /token: the cookie for who knows the token."""
    guard: Guard = request.app.state.guard
    given = (await form(request)).fields.get("token", "").strip()
    if not guard.fits(given):
        raise Failed("no-token")
    site = site_of(request)
    response = RedirectResponse(site.url("/"), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, given, path=site.root or "/", httponly=True, samesite="strict", secure=secure)
    return response
