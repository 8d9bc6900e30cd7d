"""The LanguageTool protocol, `/v2`: LibreOffice, and whatever speaks it, underlines references while one writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.answers import json_response
from kg.serve.guard import Guard
from kg.serve.problems import Failed

#: Seconds that a writer's program waits, and so do we.
_SECONDS = 8.0
#: What programs send beside the text.
_KEYS = (
    "language", "username", "apiKey", "motherTongue", "preferredVariants", "enabledRules", "disabledRules",
    "enabledCategories", "disabledCategories", "enabledOnly", "level", "mode", "allowIncompleteResults", "useragent",
    "textSessionId", "c", "instanceId", "v",
)  # fmt: skip
_TAIL = re.compile(rf"&({'|'.join(_KEYS)})=([^&\s]*)$")
#: An encoded form holds nothing else: LibreOffice before 24.2 sends the text as it is.
_ENCODED = re.compile(rb"(?:[A-Za-z0-9*._~!'()/:;,@$?\[\]&=+-]|%[0-9A-Fa-f]{2})*")


async def check(request: Request) -> Response:
    """POST /v2/check."""
    fields = fields_of(await request.body())
    guard: Guard = request.app.state.guard
    if not guard.fits(fields.get("apiKey")) and not guard.knows(request.headers):
        raise Failed("no-token")
    text = fields.get("text")
    if text is None:
        raise Failed("missing-value", name="text")
    tongue = "en" if fields.get("motherTongue", "").lower().startswith("en") else "vi"
    language = fields.get("language", "auto").lower()
    disabled = tuple(fields.get("disabledRules", "").upper().split(","))
    vietnamese = language == "auto" or language.startswith("vi")
    data = await request.app.state.pool.run(
        "proofread", seconds=_SECONDS, text=text if vietnamese else "", lang=tongue, disabled=disabled
    )
    return json_response(data)


async def languages(request: Request) -> Response:
    """GET /v2/languages."""
    return json_response([{"name": "Vietnamese", "code": "vi", "longCode": code} for code in ("vi-VN", "vi")])


async def healthcheck(request: Request) -> Response:
    """GET /v2/healthcheck."""
    return Response("OK", media_type="text/plain")


def fields_of(body: bytes) -> Mapping[str, str]:
    """The fields of a form, encoded as forms are, or with the text as it is between the others. Raises Failed."""
    if _ENCODED.fullmatch(body):
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True))
    try:
        whole = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failed("bad-form", why=f"UTF-8: {error.start}") from None
    before, found, rest = whole.partition("text=")
    if not found or (before and not before.endswith("&")):
        return dict(parse_qsl(whole, keep_blank_values=True))
    fields = dict(parse_qsl(before, keep_blank_values=True))
    while tail := _TAIL.search(rest):
        fields[tail[1]] = tail[2]
        rest = rest[: tail.start()]
    return {**fields, "text": rest}
