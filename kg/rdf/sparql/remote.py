"""Any SPARQL 1.1 server, over HTTP: the only place from which this program reaches the network, at the user's word.

Credentials are those in the URL (https://user:password@…), else $KG_SPARQL_USER and $KG_SPARQL_PASSWORD, or the
bearer token $KG_SPARQL_TOKEN. They are never printed, never sent on to another address (redirects are not followed).
"""

from __future__ import annotations

import base64
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from kg.rdf.sparql.answer import media_type
from kg.rdf.sparql.query import Query, SparqlError

_IN_MEMORY = 32 * 2**20
_CHUNK = 2**16
_SAID = 200  # of a server's own words about an error


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of a server without its credentials, and those apart."""

    url: str
    headers: Mapping[str, str] = field(repr=False)


def endpoint(url: str, environment: Mapping[str, str] | None = None) -> Endpoint:
    """What `url` and the environment say; SparqlError if it is no http or https address."""
    environment = os.environ if environment is None else environment
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise SparqlError("no_url") from None
    if parts.scheme not in ("http", "https") or not host or any(ord(one) <= 0x20 for one in url):
        raise SparqlError("no_url")
    user, password = environment.get("KG_SPARQL_USER"), environment.get("KG_SPARQL_PASSWORD", "")
    token = environment.get("KG_SPARQL_TOKEN")
    if parts.username is not None:
        user, password, token = unquote(parts.username), unquote(parts.password or ""), None
    headers = {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    elif user:
        headers["Authorization"] = f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"
    place = f"[{host}]" if ":" in host else host
    place = f"{place}:{port}" if port else place
    return Endpoint(urlunsplit((parts.scheme, place, parts.path or "/", parts.query, "")), headers)


def ask_endpoint(server: Endpoint, query: Query, form: str, seconds: float) -> IO[bytes]:
    """The server's answer in format `form`, as it sends it; SparqlError in one line for whatever goes wrong."""
    wanted = media_type(query, form)
    body = urlencode({"query": query.alone}).encode()
    return send(server, body, "application/x-www-form-urlencoded", wanted, seconds)


def send(server: Endpoint, body: bytes, kind: str, wanted: str, seconds: float) -> IO[bytes]:
    """POST `body` of media type `kind`; the answer, which must be of the type `wanted` ("*/*": whatever it is).

    SparqlError when the server cannot be reached, refuses, sends something else or takes longer than `seconds`.
    """
    headers = {**server.headers, "Content-Type": kind, "Accept": wanted, "User-Agent": "vn-legal-kg"}
    try:
        request = Request(server.url, data=body, headers=headers, method="POST")
    except ValueError:
        raise SparqlError("no_url") from None
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the caller reads and closes it)
    end = time.monotonic() + seconds
    try:
        with _OPENER.open(request, timeout=seconds) as answer:
            got = answer.headers.get_content_type()
            if wanted not in ("*/*", got):
                raise SparqlError("other_answer", url=server.url, wanted=wanted, got=got)
            while chunk := answer.read(_CHUNK):
                out.write(chunk)
                if time.monotonic() > end:
                    raise TimeoutError
    except HTTPError as error:
        with error:
            said = b"" if error.code in (301, 302, 303, 307, 308) else error.read(4096)
        words = " ".join(said.decode("utf-8", "replace").split())
        if "<" in words[:1]:  # a page for browsers
            words = ""
        raise SparqlError("http_error", url=server.url, code=error.code, why=words[:_SAID] or error.reason) from None
    except TimeoutError:
        raise SparqlError("server_slow", url=server.url, seconds=f"{seconds:g}") from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise SparqlError("server_slow", url=server.url, seconds=f"{seconds:g}") from None
        why = getattr(error.reason, "strerror", None) or error.reason
        raise SparqlError("no_server", url=server.url, why=" ".join(str(why).split())) from None
    except (OSError, HTTPException) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise SparqlError("no_server", url=server.url, why=" ".join(str(why).split())) from None
    out.seek(0)
    return out


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_OPENER = build_opener(ProxyHandler(), HTTPSHandler(), _NoRedirects())
