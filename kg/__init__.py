"""A knowledge graph of Vietnamese legal citations: the verbs of the command `kg` for Python.

    import kg

    with kg.open_store() as store:
        text, reading = kg.read_document("bao-cao.docx", store.conn)
        for one in reading.citations:
            print(one.citation.text, one.document)

Every name below is imported when it is first used, so that `import kg` costs nothing. docs/api.md has an example
of each.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path
    from typing import overload

    from kg.checker import CheckResult, Finding
    from kg.cite.find import find_citations
    from kg.graph.ingest import Ingested, ingest
    from kg.model import Body, Citation, Document, Edge, Evidence, Pinpoint, Repair, Status
    from kg.output.annotate import annotate, annotate_html
    from kg.register.authorities import Authority, find_authorities
    from kg.register.opening import open_store
    from kg.register.places import Place
    from kg.register.search import Filters, Found, Hit, search
    from kg.register.typed import find_documents
    from kg.register.validity.status import status
    from kg.resolve import Reading, Report, Resolved
    from kg.store.errors import StoreError
    from kg.store.opening import Store
    from kg.text import Text, UnreadableError, read_text
    from kg.trace.chain import Chain, Fallen, Gap, Hop, chain
    from kg.trace.impact import Affected, Impact, impact
    from kg.trace.network import to_networkx
    from kg.trace.path import Paths, path

    # The three whose connection stood further on: it stands first, and where it stood is understood too.
    @overload
    def check(
        conn: sqlite3.Connection,
        text: str,
        reading: Reading,
        *,
        as_of: date | None = None,
        today: date | None = None,
        select: frozenset[str] | None = None,
    ) -> CheckResult: ...
    @overload
    def check(
        text: str,
        reading: Reading,
        conn: sqlite3.Connection,
        *,
        as_of: date | None = None,
        today: date | None = None,
        select: frozenset[str] | None = None,
    ) -> CheckResult: ...
    def check(*args: Any, **given: Any) -> CheckResult: ...
    @overload
    def read_document(
        conn: sqlite3.Connection, path: str | Path, *, back_references: bool = False
    ) -> tuple[Text, Reading]: ...
    @overload
    def read_document(
        path: str | Path, conn: sqlite3.Connection, *, back_references: bool = False
    ) -> tuple[Text, Reading]: ...
    def read_document(*args: Any, **given: Any) -> tuple[Text, Reading]: ...
    @overload
    def resolve_citations(conn: sqlite3.Connection, text: str, citations: Sequence[Citation]) -> Reading: ...
    @overload
    def resolve_citations(text: str, citations: Sequence[Citation], conn: sqlite3.Connection) -> Reading: ...
    def resolve_citations(*args: Any, **given: Any) -> Reading: ...


__all__ = [
    "Affected", "Authority", "Body", "Chain", "CheckResult", "Citation", "Document", "Edge", "Evidence",
    "Fallen", "Filters", "Finding", "Found", "Gap", "Hit", "Hop", "Impact", "Ingested", "Paths", "Pinpoint",
    "Place", "Reading", "Repair", "Report", "Resolved", "Status", "Store", "StoreError", "Text",
    "UnreadableError", "annotate", "annotate_html", "chain", "check", "find_authorities", "find_citations",
    "find_documents", "impact", "ingest", "open_store", "path", "read_document", "read_text",
    "resolve_citations", "search", "status", "to_networkx",
]  # fmt: skip

_HOMES = {
    "kg.output.annotate": ("annotate", "annotate_html"),
    "kg.trace.chain": ("Chain", "Fallen", "Gap", "Hop", "chain"),
    "kg.checker": ("CheckResult", "Finding", "check"),
    "kg.cite.find": ("find_citations",),
    "kg.graph.ingest": ("Ingested", "ingest"),
    "kg.store.errors": ("StoreError",),
    "kg.store.opening": ("Store",),
    "kg.register.opening": ("open_store",),
    "kg.trace.impact": ("Affected", "Impact", "impact"),
    "kg.model": ("Body", "Citation", "Document", "Edge", "Evidence", "Pinpoint", "Repair", "Status"),
    "kg.trace.network": ("to_networkx",),
    "kg.trace.path": ("Paths", "path"),
    "kg.resolve.reading": ("read_document",),
    "kg.register.authorities": ("Authority", "find_authorities"),
    "kg.register.places": ("Place",),
    "kg.register.typed": ("find_documents",),
    "kg.register.search": ("Filters", "Found", "Hit", "search"),
    "kg.register.validity.status": ("status",),
    "kg.resolve": ("Reading", "Report", "Resolved", "resolve_citations"),
    "kg.text": ("Text", "UnreadableError", "read_text"),
}
#: Calls that take the store's connection: it stands first in all of them, and wrong kinds are named.
_CALLS = frozenset((
    "chain", "check", "find_authorities", "find_documents", "impact", "ingest", "path", "read_document",
    "resolve_citations", "search", "status", "to_networkx",
))  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    if name in _CALLS:
        from kg.base.calls import public

        value = public(value)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
