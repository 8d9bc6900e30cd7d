"""What an import changes: the store before and after it, compared inside one transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class StoreChange:
    """One thing that changes in one document: `before` and `after` are None where there is or was nothing."""

    document: str  # IRI
    symbol: str | None
    title: str | None
    field: str  # issued | effective | title | issuer | expired, or a relation
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """How much changes, by kind, and the first examples of each."""

    counts: dict[str, int]
    examples: dict[str, list[StoreChange]]


_ENDS = (
    "SELECT document, min(value) AS value FROM fact "
    "WHERE field = 'expired' AND certainty <> 'conflict' GROUP BY document"
)
_EDGES = "SELECT DISTINCT subject, relation, object, scope FROM edge"
_BEFORE = {
    "before_document": "SELECT id, iri, symbol, title, issuer, issued, effective FROM document",
    "before_end": _ENDS,
    "before_edge": _EDGES,
}
_SHOWN = "d.iri, d.symbol, d.title"
_EDGE = f"{_SHOWN}, e.relation"
#: Kind of change → rows of (iri, symbol, title, field, before, after).
_QUERIES = {
    "new_documents": f"SELECT {_SHOWN}, 'document', NULL, d.issued FROM document d "
    "WHERE NOT EXISTS (SELECT 1 FROM before_document b WHERE b.id = d.id) ORDER BY d.id",
    "gone_documents": f"SELECT {_SHOWN}, 'document', d.issued, NULL FROM before_document d "
    "WHERE NOT EXISTS (SELECT 1 FROM document n WHERE n.id = d.id) ORDER BY d.id",
    "changed_days": " UNION ALL ".join(
        f"SELECT {_SHOWN}, '{field}', b.{field}, d.{field} FROM before_document b JOIN document d ON d.id = b.id "
        f"WHERE b.{field} IS NOT d.{field}"
        for field in ("issued", "effective")
    ),
    "changed_names": " UNION ALL ".join(
        f"SELECT {_SHOWN}, '{field}', b.{field}, d.{field} FROM before_document b JOIN document d ON d.id = b.id "
        f"WHERE b.{field} IS NOT d.{field}"
        for field in ("title", "issuer")
    ),
    "new_ends": f"SELECT {_SHOWN}, 'expired', b.value, n.value FROM ({_ENDS}) n JOIN document d ON d.id = n.document "
    "LEFT JOIN before_end b ON b.document = n.document WHERE b.value IS NOT n.value ORDER BY d.id",
    "gone_ends": f"SELECT {_SHOWN}, 'expired', b.value, NULL FROM before_end b "
    "JOIN before_document d ON d.id = b.document "
    f"WHERE b.document NOT IN (SELECT document FROM ({_ENDS}) n) ORDER BY d.id",
    "new_relations": f"SELECT {_EDGE}, NULL, o.iri FROM ({_EDGES} EXCEPT SELECT * FROM before_edge) e "
    "JOIN document d ON d.id = e.subject JOIN document o ON o.id = e.object ORDER BY e.relation, d.id, o.id",
    "gone_relations": f"SELECT {_EDGE}, o.iri, NULL FROM (SELECT * FROM before_edge EXCEPT {_EDGES}) e "
    "JOIN before_document d ON d.id = e.subject JOIN before_document o ON o.id = e.object "
    "ORDER BY e.relation, d.id, o.id",
}  # fmt: skip


def remember(conn: sqlite3.Connection) -> None:
    """Keep what the store shows now, for `compare`; the transaction that is under way will be rolled back."""
    for name, query in _BEFORE.items():
        conn.execute(f"CREATE TEMP TABLE {name} AS {query}")
    conn.execute("CREATE UNIQUE INDEX temp.before_row ON before_document(id)")
    conn.execute("CREATE UNIQUE INDEX temp.before_end_row ON before_end(document)")


def compare(conn: sqlite3.Connection) -> Changes:
    """What is otherwise than it was at `remember`."""
    counts, examples = {}, {}
    for kind, query in _QUERIES.items():
        rows = iter(conn.execute(query))
        examples[kind] = [StoreChange(*row) for _, row in zip(range(EXAMPLES), rows, strict=False)]
        counts[kind] = len(examples[kind]) + sum(1 for _ in rows)
    return Changes(counts, examples)
