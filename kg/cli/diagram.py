"""A chain as a drawing in text (Mermaid, Graphviz) and as a table of its steps (CSV)."""

from __future__ import annotations

from collections.abc import Iterable

from kg.base.law_words import evidence_text, mark, name_of, verb
from kg.base.spreadsheet import csv_text
from kg.base.status_words import status_text
from kg.base.wording import day_text, flat
from kg.cli.words.chain import gap_text, say
from kg.model import FALLEN, Document, Edge
from kg.trace.chain import Chain
from kg.viz.mermaid import arrow_line, quoted

_LONGEST = 70


def mermaid(result: Chain, lang: str) -> str:
    """The chain as a Mermaid flowchart, the law on top; inferred steps and missing levels dashed."""
    edges = [hop.edge for hop in result.hops]
    return mermaid_of(result.documents.values(), edges, lang, chain=result)


def mermaid_of(documents: Iterable[Document], edges: Iterable[Edge], lang: str, *, chain: Chain | None = None) -> str:
    """Documents and steps as a Mermaid flowchart; with `chain`, its missing levels and marks of validity too."""
    lines = ["flowchart BT"]
    number: dict[str, str] = {}
    for n, doc in enumerate(documents):
        number[doc.iri] = f"d{n}"
        state = _class(chain, doc.iri)
        label = "<br/>".join(quoted(line) for line in _label(doc, lang, chain))
        lines.append(f'  d{n}["{label}"]{f":::{state}" if state else ""}')
    for edge in edges:
        ends = number[edge.subject], number[edge.object]
        lines.append(arrow_line(*ends, _how(edge, lang), dashed=edge.basis == "inferred"))
    for n, gap in enumerate(chain.gaps if chain else []):
        lines.append(f'  g{n}["∅ {quoted(gap_text(gap, lang))}"]:::gap')
        lines.append(f"  {number[gap.after]} -.- g{n}")
        if gap.before in number:
            lines.append(f"  g{n} -.- {number[gap.before]}")
    lines += [
        "  classDef fallen stroke:#b00020,stroke-width:2px",
        "  classDef shaky stroke:#b36b00,stroke-width:2px",
        "  classDef gap stroke-dasharray:4 4,fill:none",
    ]
    return "\n".join(lines) + "\n"


def dot(result: Chain, lang: str) -> str:
    """The chain as a Graphviz graph, the law on top."""
    lines = ["digraph chain {", "  rankdir=BT;", '  node [shape=box, fontname="sans-serif"];']
    number = {iri: f"d{n}" for n, iri in enumerate(result.documents)}
    colours = {"fallen": ", color=red", "shaky": ", color=orange"}
    for iri, doc in result.documents.items():
        label = "\\n".join(_dot(line) for line in _label(doc, lang, result))
        lines.append(f'  {number[iri]} [label="{label}"{colours.get(_class(result, iri), "")}];')
    for hop in result.hops:
        style = ", style=dashed" if hop.edge.basis == "inferred" else ""
        ends = f"{number[hop.edge.subject]} -> {number[hop.edge.object]}"
        lines.append(f'  {ends} [label="{_dot(_how(hop.edge, lang))}"{style}];')
    for n, gap in enumerate(result.gaps):
        lines.append(f'  g{n} [label="∅ {_dot(gap_text(gap, lang))}", style=dashed];')
        lines.append(f"  {number[gap.after]} -> g{n} [style=dotted, dir=none];")
        if gap.before in number:
            lines.append(f"  g{n} -> {number[gap.before]} [style=dotted, dir=none];")
    return "\n".join([*lines, "}"]) + "\n"


def table(result: Chain, lang: str) -> str:
    """The steps of the chain as CSV, one in a row; a missing level is a row without an upper document."""
    rows: list[list[str]] = [
        ["basis", "from", "from_issuer", "from_issued", "relation", "to", "to_issuer", "to_issued", "to_status",
         "rule", "certainty", "evidence", "from_iri", "to_iri"]
    ]  # fmt: skip
    for hop in result.hops:
        edge = hop.edge
        lower, upper = result.documents[edge.subject], result.documents[edge.object]
        rows.append([
            edge.basis, *_three(lower, lang), edge.relation, *_three(upper, lang),
            status_text(hop.status, lang), edge.rule, edge.certainty if edge.basis == "inferred" else "",
            evidence_text(edge, lang) or "", edge.subject, edge.object,
        ])  # fmt: skip
    for gap in result.gaps:
        lower = result.documents[gap.after]
        told = [gap_text(gap, lang), gap.expected, "", "", gap.why, "", "", gap.after, gap.before or ""]
        rows.append(["gap", *_three(lower, lang), "", *told])
    return csv_text(rows)


def _three(doc: Document, lang: str) -> tuple[str, str, str]:
    return flat(name_of(doc, lang)), flat(doc.issuer or ""), day_text(doc.issued, lang) if doc.issued else ""


def _class(chain: Chain | None, iri: str) -> str:
    if chain is None:
        return ""
    if chain.statuses[iri].state in FALLEN:
        return "fallen"
    return "shaky" if iri in chain.fallen else ""


def _label(doc: Document, lang: str, chain: Chain | None) -> list[str]:
    """The lines of a box: mark and name, issuer and day, title."""
    name = _short(name_of(doc, lang))
    if chain is not None and doc.type != "report":
        name = f"{mark(chain.statuses[doc.iri])}{'⚠' if doc.iri in chain.fallen else ''} {name}"
    when = day_text(doc.issued, lang) if doc.issued else str(doc.year or "")
    lines = [name, ", ".join(part for part in (flat(doc.issuer or ""), when) if part)]
    if doc.title and doc.symbol:
        lines.append(_short(doc.title))
    return [line for line in lines if line]


def _how(edge: Edge, lang: str) -> str:
    how = verb(edge, lang)
    return f"{how} ({say('inferred', lang)}, {say(edge.certainty, lang)})" if edge.basis == "inferred" else how


def _short(text: str) -> str:
    line = flat(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _dot(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
