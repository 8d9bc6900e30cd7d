"""What a worker can tell of documents: the verbs of the command, each as the contract's JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import TypeAdapter

from kg.checker.finding import rule_codes
from kg.contract.chains import chain_out, impact_out, paths_out
from kg.contract.documents import AuthorityOut, SearchOut, authority_out, hit_out, show_out, stats_out
from kg.contract.parts import DocumentOut, Out, StatusOut, status_out
from kg.contract.served import DocumentStatusOut, ResolveOut, RuleOut, StatusesOut, rule_out
from kg.contract.sources import register_out, sources_out
from kg.model import DocType
from kg.register.authorities import find_authorities
from kg.register.search import Filters, search
from kg.register.sources import data_day, sources
from kg.register.typed import find_documents, one_document
from kg.register.validity.status import status
from kg.serve.held import Held
from kg.serve.problems import Failed
from kg.store.statistics import counts
from kg.store.transaction import one_state
from kg.trace.chain import chain
from kg.trace.impact import impact
from kg.trace.path import path


def _json(out: Out) -> bytes:
    return out.model_dump_json(by_alias=True).encode()


def show(held: Held, *, doc: str, lang: str, as_of: date | None = None) -> bytes:
    """As `kg show --format json` of a document."""
    with one_state(held.conn):
        return _json(show_out(held.conn, one_document(held.conn, doc), as_of or date.today()))


def the_chain(
    held: Held, *, doc: str, lang: str, as_of: date | None = None, down: bool = False, stated: bool = False,
    depth: int = 12, limit: int = 1000,
) -> bytes:  # fmt: skip
    """As `kg chain --format json`, of `limit` documents at most."""
    with one_state(held.conn):
        iri = one_document(held.conn, doc).iri
        found = chain(
            held.conn, iri, down=down, stated=stated, as_of=as_of or date.today(), depth=depth, most=limit
        )  # fmt: skip
        return _json(chain_out(found))


def the_path(
    held: Held, *, doc: str, other: str, lang: str, as_of: date | None = None, every: bool = False,
    stated: bool = False,
) -> bytes:  # fmt: skip
    """As `kg path --format json`."""
    with one_state(held.conn):
        one, two = (one_document(held.conn, typed).iri for typed in (doc, other))
        return _json(paths_out(path(held.conn, one, two, stated=stated, every=every, as_of=as_of or date.today())))


def the_impact(held: Held, *, doc: str, lang: str, as_of: date | None = None, stated: bool = False) -> bytes:
    """As `kg impact --format json`."""
    with one_state(held.conn):
        found = impact(held.conn, one_document(held.conn, doc).iri, stated=stated, as_of=as_of or date.today())
        return _json(impact_out(found))


def the_search(
    held: Held, *, query: str, lang: str, kind: DocType | None = None, issuer: str | None = None,
    year: int | None = None, in_force_on: date | None = None, limit: int = 20, skip: int = 0,
) -> bytes:  # fmt: skip
    """As `kg search --format json`, without the first `skip` hits."""
    day = in_force_on or date.today()
    with one_state(held.conn):
        found = search(held.conn, query, Filters(kind, issuer, year, in_force_on), skip + limit, day)
    hits = [hit_out(hit.document, hit.status) for hit in found.hits[skip:]]
    return _json(SearchOut(query=query, as_of=day, hits=hits, more=found.more, unknown=found.unknown))


def resolve(held: Held, *, query: str, lang: str, as_of: date | None = None) -> bytes:
    """Which document one citation means."""
    day = as_of or date.today()
    with one_state(held.conn):
        found = find_documents(held.conn, query)
        said: Literal["found", "several", "not_in_register", "no_citation"]
        if found:
            said = "found" if len(found) == 1 else "several"
        else:
            said = "not_in_register" if _names_a_document(query) else "no_citation"
        documents = [DocumentOut.of(doc, status(held.conn, doc.iri, day)) for doc in found[:50]]
    return _json(ResolveOut(query=query, as_of=day, status=said, documents=documents))


def _names_a_document(query: str) -> bool:
    from kg.cite.find import find_citations
    from kg.register.typed import split_type

    return bool(find_citations(query)) or split_type(query)[0] is not None or any(map(str.isdigit, query))


def statuses(
    held: Held, *, docs: Sequence[str], lang: str, as_of: date | None = None, since: date | None = None
) -> bytes:
    """The state of each; with `since`, of those whose state was another one then."""
    day = as_of or date.today()
    with one_state(held.conn):
        every = [_status_of(held, typed, day, since) for typed in docs]
    changed = [one for one in every if since is None or one.status is None or one.status.state != _state(one.before)]
    return _json(StatusesOut(as_of=day, since=since, documents=changed, unchanged=len(every) - len(changed)))


def _state(told: StatusOut | None) -> str | None:
    return told.state if told else None


def _status_of(held: Held, typed: str, day: date, since: date | None) -> DocumentStatusOut:
    fit = find_documents(held.conn, typed)  # not `one_document`, which also looks for what may have been meant
    said: Literal["found", "several", "not_in_register"]
    said = "several" if len(fit) > 1 else "found" if fit else "not_in_register"
    found = fit[0] if said == "found" else None
    now = status_out(status(held.conn, found.iri, day)) if found else None
    before = status_out(status(held.conn, found.iri, since)) if found and since else None
    return DocumentStatusOut(
        query=typed, answer=said, document=found.iri if found else None, symbol=found.symbol if found else None,
        title=found.title if found else None, status=now, before=before,
    )  # fmt: skip


def authorities(held: Held, *, query: str, lang: str, as_of: date | None = None) -> bytes:
    """As `kg show --format json` of bodies: all that the name may mean."""
    day = as_of or date.today()
    with one_state(held.conn):
        found = [authority_out(held.conn, one, day) for one in find_authorities(held.conn, query, day)[:50]]
    return TypeAdapter(list[AuthorityOut]).dump_json(found, by_alias=True)


def the_sources(held: Held, *, lang: str) -> bytes:
    """As `kg register sources --format json`."""
    with one_state(held.conn):
        return _json(sources_out(sources(held.conn), []))


def stats(held: Held, *, lang: str) -> bytes:
    """As `kg stats --format json`, without the path of the store."""
    with one_state(held.conn):
        return _json(stats_out(counts(held.conn), None, data_day(held.conn)))


def ready(held: Held, *, lang: str) -> bytes:
    """The day of the data: what can say so can say everything."""
    return _json(register_out(data_day(held.conn)))


def rules(held: Held, *, lang: str, code: str | None = None) -> bytes:
    """The rules of the check, or that of one code. Raises Failed."""
    if code is None:
        every = [rule_out(one, lang) for one in rule_codes()]
        return TypeAdapter(list[RuleOut]).dump_json(every, by_alias=True)
    try:
        return _json(rule_out(code.upper(), lang))
    except KeyError:
        raise Failed("rule-unknown", value=code) from None


def openapi(held: Held, *, root: str) -> bytes:
    """The description of the REST interface."""
    from kg.serve.openapi import described

    return json.dumps(described(root), ensure_ascii=False).encode()


#: By the name under which a worker is asked.
READING: Mapping[str, Callable[..., Any]] = {
    "show": show, "chain": the_chain, "path": the_path, "impact": the_impact, "search": the_search,
    "resolve": resolve, "statuses": statuses, "authorities": authorities, "sources": the_sources, "stats": stats,
    "rules": rules, "ready": ready, "openapi": openapi,
}  # fmt: skip
