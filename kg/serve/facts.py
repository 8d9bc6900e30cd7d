"""What a worker shows of documents as pages: hits of a search, facts of a document, sources, rules. Markup of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from html import escape
from typing import Any

from kg.base.law_words import ENDING, RELATION_HEADINGS, describe, evidence_text, in_part, mark, name_of, state_in_full
from kg.base.source_names import source_name
from kg.base.status_words import STATUS_WORDS, status_rows, status_text
from kg.base.wording import day_text, flat
from kg.checker.complete import full_citation
from kg.checker.finding import rule, rule_codes
from kg.model import DocType, Document
from kg.naming import offices_in_words
from kg.register.precedence import kind_row
from kg.register.search import Filters, Found, search
from kg.register.sources import sources
from kg.register.typed import one_document
from kg.register.validity.facts import Knowledge
from kg.register.validity.history import history
from kg.register.validity.status import moved_effect, status
from kg.serve.held import Held
from kg.serve.shell import Site
from kg.serve.words import page as word
from kg.store.documents import relations_by_kind
from kg.store.transaction import one_state

#: Related documents of one kind on a page.
_MOST = 50
#: Sources looked at longer ago than so many days are shown as old.
_OLD = 180
_PARTS = ("what", "why", "example", "instead", "silent", "references")


def hits(
    held: Held, *, query: str, lang: str, root: str, kind: DocType | None = None, in_force_on: date | None = None,
    skip: int = 0, limit: int = 20,
) -> str:  # fmt: skip
    """The documents that fit, as a list, with a way to the next ones."""
    day = in_force_on or date.today()
    with one_state(held.conn):
        found = search(held.conn, query, Filters(kind, None, None, in_force_on), skip + limit, day)
    return _hits(found, Site(root, lang), query, kind, in_force_on, skip, limit)


def _hits(
    found: Found, site: Site, query: str, kind: str | None, in_force_on: date | None, skip: int, limit: int
) -> str:
    lang = site.lang
    items = []
    for hit in found.hits[skip:]:
        doc = hit.document
        more = " · ".join(
            filter(
                None,
                (
                    offices_in_words(doc.issuer or "", lang),
                    day_text(doc.issued, lang) if doc.issued else str(doc.year or ""),
                ),
            )
        )
        title = f"<br>{escape(flat(doc.title))}" if doc.title and doc.symbol else ""
        items.append(
            f"<li>{site.link('/doc', flat(name_of(doc, lang)), q=doc.iri)} "
            f'<span class="state">{escape(mark(hit.status))} {escape(status_text(hit.status, lang))}</span>{title}'
            f'<br><span class="muted">{escape(more)}</span></li>'
        )
    if not items:
        return f'<p role="status">{escape(word("search_none", lang))}</p>'
    told = f'<ol class="hits" start="{skip + 1}">{"".join(items)}</ol>'
    if found.more:
        asked = {"q": query, "type": kind, "in_force_on": in_force_on, "cursor": skip + limit}
        told += f"<p>{site.link('/search', word('search_more', lang), **asked)}</p>"
    if found.unknown:
        told += f'<p class="muted">{escape(word("search_unknown", lang, count=found.unknown))}</p>'
    return told


def facts(held: Held, *, doc: str, lang: str, root: str, as_of: date | None = None) -> tuple[str, str]:
    """The page of a document: its title and its body."""
    day, site = as_of or date.today(), Site(root, lang)
    with one_state(held.conn):
        found = one_document(held.conn, doc)
        now = status(held.conn, found.iri, day)
        moved = moved_effect(held.conn, found.iri)
        rows = [
            (word("title", lang), found.title),
            (word("issuer", lang), found.issuer),
            (word("issued", lang), day_text(found.issued, lang)),
            (word("effective", lang), day_text(moved[0] if moved else found.effective, lang)),
            *((STATUS_WORDS(key, lang), value) for key, value in status_rows(now, day, lang)),
            (word("source", lang), source_name(now.source or found.source or "", lang)),
            ("IRI", found.iri),
        ]
        listed = _listed(rows, lang)
        times = _times(held, found, lang)
        related = _related(held, found, day, site)
    cited = flat(full_citation(found))
    asked = {"q": found.iri, "as_of": as_of}
    links = " · ".join(
        site.link(path, word(key, lang), **asked, **more)
        for path, key, more in (
            ("/diagram", "doc_diagram", {}), ("/chain", "doc_chain", {}), ("/chain", "doc_chain_down", {"down": 1}),
        )
    )  # fmt: skip
    body = (
        f"<p>{links}</p>{listed}{_day_form(site, found, day)}"
        f'<h2 id="cite-title">{escape(word("cite_as", lang))}</h2>'
        f'<p><textarea id="cite" class="cite" readonly aria-labelledby="cite-title" rows="3">{escape(cited)}</textarea>'
        f'</p><p><button type="button" id="copy" class="plain" hidden>{escape(word("copy", lang))}</button>'
        f'<span id="copied" role="status" data-word="{escape(word("copied", lang))}"></span></p>'
        f"{times}{related}"
    )
    return flat(name_of(found, lang)), body


def _listed(rows: Iterable[tuple[str, str | None]], lang: str) -> str:
    return "<dl>" + "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(flat(value or word('unknown', lang)))}</dd>" for name, value in rows
    ) + "</dl>"  # fmt: skip


def _day_form(site: Site, doc: Document, day: date) -> str:
    hidden = f'<input type="hidden" name="lang" value="{site.lang}">' if site.lang != "vi" else ""
    return (
        f'<form method="get" action="{escape(site.root)}/doc" class="buttons"><input type="hidden" name="q" '
        f'value="{escape(doc.iri)}">{hidden}<label for="as_of">{escape(word("on_day", site.lang))}</label>'
        f'<input id="as_of" type="date" name="as_of" value="{day.isoformat()}"> '
        f'<button class="plain">{escape(word("look", site.lang))}</button></form>'
    )


def _times(held: Held, doc: Document, lang: str) -> str:
    """The states through all time, each with the days on which it held."""
    spans = history(Knowledge(held.conn), doc.iri)
    rows = []
    for n, (since, state) in enumerate(spans):
        until = spans[n + 1][0] - timedelta(1) if n + 1 < len(spans) else None
        first = "" if since == date.min else day_text(since, lang)
        last = day_text(until, lang) if until else ""
        rows.append(
            f"<tr><td>{escape(first)}</td><td>{escape(last)}</td><td>{escape(state_in_full(state, lang))}</td></tr>"
        )
    heads = "".join(f'<th scope="col">{escape(word(key, lang))}</th>' for key in ("from_day", "to_day", "state"))
    return (
        f"<h2>{escape(word('times', lang))}</h2><div class='scroll' tabindex='0'><table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _related(held: Held, doc: Document, day: date, site: Site) -> str:
    parts = []
    for (relation, incoming), members in relations_by_kind(held.conn, doc.iri).items():
        heading = f"{RELATION_HEADINGS[relation][incoming][site.lang != 'vi']} ({len(members)})"
        items = []
        for edge, other in members[:_MOST]:
            signs = [in_part(site.lang)] if edge.scope != "whole" and relation in ENDING else []
            if edge.basis != "stated":
                signs.append(STATUS_WORDS("inferred", site.lang))
            if edge.effective:
                signs.append(STATUS_WORDS("since", site.lang, day=day_text(edge.effective, site.lang)))
            proof = evidence_text(edge, site.lang)
            items.append(
                f"<li>{escape(mark(status(held.conn, other.iri, day)))} "
                f"{site.link('/doc', describe(other, site.lang), q=other.iri)}"
                + (f" [{escape('; '.join(signs))}]" if signs else "")
                + (f'<br><span class="muted">{escape(proof)}</span>' if proof else "")
                + "</li>"
            )
        if len(members) > _MOST:
            items.append(f"<li>{escape(word('and_more', site.lang, count=len(members) - _MOST))}</li>")
        opened = " open" if len(members) <= _MOST and not (relation == "cites" and incoming) else ""
        parts.append(f"<details{opened}><summary><b>{escape(heading)}</b></summary><ul>{''.join(items)}</ul></details>")
    return f"<h2>{escape(word('related', site.lang))}</h2>{''.join(parts)}" if parts else ""


def sources_body(held: Held, *, lang: str) -> str:
    """The sources, the one believed first on top; an old one is marked by a word and a colour."""
    with one_state(held.conn):
        found = sources(held.conn)
    rows = []
    for one in found:
        age = (date.today() - one.day).days if one.day else None
        told = word("age_days", lang, count=max(age, 0)) if age is not None else word("age_unknown", lang)
        old = age is not None and age > _OLD
        kind = kind_row(one.kind)
        cells = (
            f"{escape(source_name(flat(one.name), lang))}<br><span class='muted'>{escape(kind[lang])}</span>",
            escape(day_text(one.day, lang)),
            f'<span class="error">{escape(told)}{escape(word("age_old", lang))}</span>' if old else escape(told),
            f"{one.documents + one.mentioned:,} · {one.relations:,} · {one.facts:,}".replace(",", "\u202f"),
            escape(kind["lacks"][lang]),
        )
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    keys = ("col_source", "col_day", "col_age", "col_says", "col_lacks")
    heads = "".join(f'<th scope="col">{escape(word(key, lang))}</th>' for key in keys)
    return (
        f"<p>{escape(word('sources_help', lang))}</p><div class='scroll' tabindex='0'><table><thead><tr>{heads}</tr>"
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def rules_body(held: Held, *, lang: str, root: str) -> str:
    """All rules of the check, as links to their pages."""
    site = Site(root, lang)
    items = (
        f"<li>{site.link(f'/rules/{code}', code)} {escape(rule(code)['name'][lang])} "
        f'<span class="{rule(code)["severity"]}">{escape(word(rule(code)["severity"], lang))}</span></li>'
        for code in rule_codes()
    )
    return f"<ul>{''.join(items)}</ul>"


def rule_body(held: Held, *, code: str, lang: str) -> tuple[str, str] | None:
    """The page of a rule: its title and body; None: there is no such rule."""
    try:
        row = rule(code.upper())
    except KeyError:
        return None
    parts = [f'<p class="{row["severity"]}">{escape(word(row["severity"], lang))}</p>']
    for key in _PARTS:
        value = row[key]
        text = value if isinstance(value, str) else value[lang] if isinstance(value, dict) else "\n".join(value)
        told = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
        parts.append(f"<h2>{escape(word(f'rule_{key}', lang))}</h2>{told}")
    return f"{row['code']} {row['name'][lang]}", "".join(parts)


#: By the name under which a worker is asked.
FACTS: Mapping[str, Callable[..., Any]] = {
    "hits": hits, "facts": facts, "sources_body": sources_body, "rules_body": rules_body, "rule_body": rule_body,
}  # fmt: skip
