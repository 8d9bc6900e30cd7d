"""Parts of a document that had fallen on a day, where a source says which: a chapter, an article.

The official code numbers an article by its place in the code ("Điều 35.4.LQ.16": topic 35.4, law, article 16 of
it); people know it by the last part. Words changed inside an article (scope "content") end no part of a document.
"""

from __future__ import annotations

import re
import sqlite3
from datetime import date

from kg.model import ProvisionEnd, State
from kg.register.memory import remembered

#: The end of it is the article that people know: "Điều 35.4.LQ.16" is article 16.
CODE_NUMBER = re.compile(r"Điều \d+(?:\.\d+)+\.[^\W\d_]+(?:\.\d+)*\.(\d+[a-zđ]*)")
_STATES: dict[str, State] = {"repeals": "repealed", "replaces": "replaced", "suspends": "suspended"}


def ended_provisions(conn: sqlite3.Connection, iri: str, day: date) -> tuple[ProvisionEnd, ...]:
    """The parts of a document that were no longer in force, or were suspended, on `day`; the first end first.

    One part ended by one act is given once, by the best source that says it.
    """
    return tuple(end for end in _ended(conn, iri) if end.since <= day)


@remembered
def _ended(conn: sqlite3.Connection, iri: str) -> tuple[ProvisionEnd, ...]:
    rows = conn.execute(
        "SELECT e.relation, e.location, e.effective, a.symbol, COALESCE(s.kind, 'text'), s.name FROM edge e "
        "JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "LEFT JOIN source s ON s.id = e.source "
        "WHERE b.iri = ? AND e.relation IN ('repeals', 'replaces', 'suspends') AND e.scope = 'article' "
        "AND e.basis = 'stated' AND a.symbol IS NOT NULL AND e.effective IS NOT NULL "
        "ORDER BY e.effective, s.rank, a.symbol, e.id",
        (iri,),
    )
    found: dict[tuple[str | None, str, State], ProvisionEnd] = {}
    for relation, location, effective, by, kind, name in rows:
        provision, state = provision_name(location), _STATES[relation]
        since = date.fromisoformat(effective)
        found.setdefault((provision, by, state), ProvisionEnd(provision, state, since, by, kind, name))
    return tuple(found.values())


def provision_name(location: str | None) -> str | None:
    """What people call a part: "Điều 35.4.LQ.16" → "Điều 16"; what is no number of the code stays as it is."""
    if location is None:
        return None
    coded = CODE_NUMBER.fullmatch(location.strip())
    return f"Điều {coded[1]}" if coded else location.strip()
