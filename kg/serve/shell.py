"""The frame of our own pages: one file, everything inline, nothing loaded, text never markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote, urlencode

from kg.base.html_page import asset, fill, policy
from kg.serve.words import page as word

#: The policy that a page carries; what is served has it in a header too.
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


#: The pages that each page leads to.
_WAYS = (
    ("/", "nav_check"), ("/search", "nav_search"), ("/map", "nav_map"), ("/sources", "nav_sources"),
    ("/rules", "nav_rules"), ("/help", "nav_help"),
)  # fmt: skip


class Site:
    """How addresses are written for one visitor: below which path, in which language."""

    def __init__(self, root: str, lang: str) -> None:
        self.root, self.lang = root.rstrip("/"), lang

    def url(self, path: str, **asked: object) -> str:
        """An address of ours, the language in it unless it is Vietnamese."""
        given = {name: str(value) for name, value in asked.items() if value not in (None, "")}
        if self.lang != "vi":
            given.setdefault("lang", self.lang)
        return f"{self.root}{quote(path)}{'?' + urlencode(given) if given else ''}"

    def link(self, path: str, text: str, **asked: object) -> str:
        """A link with this text."""
        return f'<a href="{escape(self.url(path, **asked))}">{escape(text)}</a>'


def shell(lang: str, title: str, body: str, *, script: str = "", nav: str = "", refresh: int = 0) -> str:
    """A page. `body` and `nav` are markup of ours, `title` is text; `refresh`: seconds until it is asked for again."""
    style = asset(__package__, "serve.css")
    codes = [script] if script else []
    blanks = {
        "lang": lang,
        "policy": policy(codes, style, "connect-src 'self'", forms="'self'"),
        "title": escape(title),
        "style": style,
        "refresh": f'<meta http-equiv="refresh" content="{refresh}">' if refresh else "",
        "nav": nav,
        "body": body,
        "scripts": f"<script>{script}</script>" if script else "",
    }
    return fill(asset(__package__, "shell.html"), blanks, lambda key: word(key, lang))


def policy_of(page: str) -> str | None:
    """The policy that a page of ours carries."""
    found = _POLICY.search(page)
    return found[1].replace("&#x27;", "'") if found else None


def nav(site: Site, here: str, asked: Mapping[str, str]) -> str:
    """The way to the other pages, and to this page in the other language: `here` is its path, `asked` its query."""
    items = [
        f'<a href="{escape(site.url(path))}"{" aria-current=page" if path == here else ""}>'
        f"{escape(word(key, site.lang))}</a>"
        for path, key in _WAYS
    ]
    return f'<nav aria-label="{escape(word("nav", site.lang))}">{"".join(items)}{switch(site, here, asked)}</nav>'


def switch(site: Site, here: str, asked: Mapping[str, str] | None = None) -> str:
    """The link to the page at `here` in the other language."""
    other = Site(site.root, "en" if site.lang == "vi" else "vi")
    name = {"vi": "Tiếng Việt", "en": "English"}[other.lang]
    given = {key: value for key, value in (asked or {}).items() if key != "lang"}
    address = escape(other.url(here, **given))
    return f'<a class="switch" href="{address}" lang="{other.lang}" hreflang="{other.lang}">{name}</a>'
