"""The register's way out: a request over HTTP at the user's word, within limits of size and time.

Nobody is sent on from https to http, and nothing but http and https is asked. No credentials are sent.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from kg.text import UnreadableError

AGENT = "vn-legal-kg (+https://pypi.org/project/vn-legal-kg/)"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, whatever its status."""

    status: int
    kind: str  # media type
    retry_after: str | None
    data: bytes


def is_url(text: str) -> bool:
    """Whether what was given for a file is an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def ask(url: str, *, most: int, seconds: float, body: bytes | None = None, accept: str = "*/*") -> Answer:
    """GET `url`, or POST the JSON `body` to it. At most `most` bytes, within `seconds`.

    Raises UnreadableError ("web_failed") if there is no answer, or one that is longer.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(ord(one) <= 0x20 for one in url):
        raise UnreadableError("web_failed", "http, https", url[:200])
    headers = {"User-Agent": AGENT, "Accept": accept}
    if body is not None:
        headers["Content-Type"] = "application/json"
    end = time.monotonic() + seconds
    try:
        request = Request(url, data=body, headers=headers)
        with _OPENER.open(request, timeout=seconds) as answer:
            return _answer(answer, answer.status, answer.headers, most, end, url)
    except HTTPError as error:
        with error:
            return _answer(error, error.code, error.headers, min(most, 1 << 16), end, url, cut=True)
    except URLError as error:
        why = getattr(error.reason, "strerror", None) or error.reason
    except (OSError, HTTPException, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    raise UnreadableError("web_failed", " ".join(str(why).split())[:120], url[:200]) from None


def download(url: str, most: int, seconds: float = 300) -> bytes:
    """What stands at `url`. Raises UnreadableError."""
    answer = ask(url, most=most, seconds=seconds)
    if answer.status != 200:
        raise UnreadableError("web_failed", f"HTTP {answer.status}", url[:200])
    return answer.data


def _answer(
    stream: IO[bytes], status: int, headers: Message, most: int, end: float, url: str, *, cut: bool = False
) -> Answer:
    data = b""
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > most:
            if cut:
                break
            raise UnreadableError("web_failed", f"> {most >> 20} MB", url[:200])
        if time.monotonic() > end:
            raise TimeoutError("timed out")
    return Answer(status, headers.get_content_type(), headers.get("Retry-After"), data)


class _Redirects(HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Go on to the same kind of address, or from http to https; never with a body."""
        schemes = (urlsplit(req.full_url).scheme, urlsplit(newurl).scheme)
        if schemes not in (("http", "http"), ("https", "https"), ("http", "https")) or req.data is not None:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = build_opener(ProxyHandler(), HTTPSHandler(), _Redirects())
