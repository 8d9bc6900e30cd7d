"""The page that asks for the token: by a form, or out of the address that the program printed."""

from __future__ import annotations

from html import escape

from kg.serve.shell import Site
from kg.serve.words import page as word

#: What stands behind `#t=` never goes over the line in an address.
SCRIPT = """"use strict";
{
  const given = new URLSearchParams(location.hash.slice(1)).get("t");
  if (given) {
    history.replaceState(null, "", location.pathname + location.search);
    document.getElementById("token").value = given;
    document.querySelector("form").requestSubmit();
  }
}
"""


def token_form(site: Site) -> str:
    """The form."""
    return (
        f'<form method="post" action="{escape(site.url("/token"))}">'
        f'<label for="token">{escape(word("token_label", site.lang))}</label>'
        '<input id="token" name="token" type="password" autocomplete="off" required size="50">'
        f'<p class="buttons"><button>{escape(word("enter", site.lang))}</button></p></form>'
    )
