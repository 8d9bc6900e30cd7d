#!/usr/bin/env python3
"""docs/ontology.md, made of ontology/ and of the words in scripts/docs/ontology_page.md.

python -m scripts.docs.build_ontology_page            write the page
python -m scripts.docs.build_ontology_page --check    write nothing; exit 1 when it differs
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Node, URIRef
from rdflib.namespace import SH

from kg.model import Relation
from kg.rdf.mapping import context
from kg.rdf.terms import BASE, PREFIXES, VN, properties, read

ROOT = Path(__file__).resolve().parents[2]

PAGE = ROOT / "docs" / "ontology.md"
TEMPLATE = ROOT / "scripts" / "docs" / "ontology_page.md"
GENERATED = (
    "<!-- Made by scripts/docs/build_ontology_page.py; change ontology/ or scripts/docs/ontology_page.md instead. -->\n"
)

ONTOLOGY = read("vnlegal")
SHAPES = read("shapes")
_SPACES = {**{name: str(space) for name, space in PREFIXES.items()}, "owl": str(OWL), "list": f"{BASE}/list/",
           "status": f"{BASE}/status/", "vbpl": f"{BASE}/vbpl-status/"}  # fmt: skip


def short(node: Node) -> str:
    """An IRI by its prefix: "eli:amends"."""
    for prefix, space in _SPACES.items():
        if str(node).startswith(space):
            return f"{prefix}:{str(node)[len(space) :]}"
    return str(node)


def code(nodes: Iterable[Node]) -> str:
    return ", ".join(f"`{short(node)}`" for node in sorted(nodes))


def said(node: Node, path: URIRef, lang: str, graph: Graph = ONTOLOGY) -> str:
    texts = (str(v) for v in graph.objects(node, path) if isinstance(v, Literal) and v.language == lang)
    return " · ".join(sorted(texts)).replace("|", "\\|")


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def table(heads: str, rows: Iterable[str]) -> str:
    names = heads.split("|")
    return "\n".join([row(*names), "|" + "---|" * len(names), *rows])


def ours(*kinds: URIRef) -> list[Node]:
    found = {node for kind in kinds for node in ONTOLOGY.subjects(RDF.type, kind) if str(node).startswith(str(VN))}
    return sorted(found)


def about() -> str:
    """What the ontology says of itself."""
    (one,) = ONTOLOGY.subjects(RDF.type, OWL.Ontology)
    version = ONTOLOGY.value(one, OWL.versionInfo)
    return f"{said(one, DCTERMS.description, 'en')}\n\n{said(one, DCTERMS.description, 'vi')}\n\nVersion {version}."


def classes() -> str:
    return table(
        "class|under|tên|what|là gì",
        (
            row(f"`{short(node)}`", code(ONTOLOGY.objects(node, RDFS.subClassOf)), said(node, RDFS.label, "vi"),
                said(node, SKOS.definition, "en"), said(node, SKOS.definition, "vi"))
            for node in ours(OWL.Class)
        ),
    )  # fmt: skip


def _properties(nodes: Iterable[Node]) -> str:
    return table(
        "property|under|from → to|tên · name|what|là gì",
        (
            row(f"`{short(node)}`", code(ONTOLOGY.objects(node, RDFS.subPropertyOf)), _ends(node),
                f"{said(node, RDFS.label, 'vi')} · {said(node, RDFS.label, 'en')}", _definition(node, "en"),
                _definition(node, "vi"))
            for node in nodes
        ),
    )  # fmt: skip


def _ends(node: Node) -> str:
    """Its domain and range, those of the property above it if it has none of its own."""
    line = list(ONTOLOGY.transitive_objects(node, RDFS.subPropertyOf))
    ends = ((code(ONTOLOGY.objects(one, end)) for one in line) for end in (RDFS.domain, RDFS.range))
    return " → ".join(next(filter(None, end), "any") for end in ends)


def _definition(node: Node, lang: str) -> str:
    return " ".join(filter(None, (said(node, SKOS.definition, lang), said(node, SKOS.scopeNote, lang))))


def _is_relation(node: Node) -> bool:
    return any(ONTOLOGY.objects(node, RDFS.subPropertyOf))


def relations() -> str:
    return _properties(node for node in ours(OWL.ObjectProperty) if _is_relation(node))


def attributes() -> str:
    return _properties(n for n in ours(OWL.ObjectProperty, OWL.DatatypeProperty) if not _is_relation(n))


def mapping() -> str:
    """From the store's relations to the exported ones."""
    rows = [row("(issuer)", "`vn:issuedBy`", "`eli:passed_by`")]
    for relation in sorted(set(get_args(Relation)) - {"issued_by"}):
        ways: dict[tuple[URIRef, ...], str] = {}
        for kind, scope, words in (
            ("decree", "whole", ""),
            ("plan", "whole", ", on a `vn:WorkingDocument`"),
            ("decree", "part", ", a part"),
        ):
            ways.setdefault(properties(relation, kind, scope), words)
        for (first, *above), words in ways.items():
            rows.append(row(f"`{relation}`{words}", f"`{short(first)}`", ", ".join(f"`{short(one)}`" for one in above)))
    return table("in the store|exported as|and above it", rows)


def others() -> str:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    nodes = {node for kind in kinds for node in ONTOLOGY.subjects(RDF.type, kind) if said(node, RDFS.label, "vi")}
    return table(
        "term|tên|name",
        (
            row(f"`{short(node)}`", said(node, RDFS.label, "vi"), said(node, RDFS.label, "en"))
            for node in sorted(nodes, key=short)
            if not str(node).startswith(str(VN))
        ),
    )


def lists() -> str:
    parts = []
    for scheme in sorted(ONTOLOGY.subjects(RDF.type, SKOS.ConceptScheme)):
        members = sorted(ONTOLOGY.subjects(SKOS.inScheme, scheme))
        parts.append(
            f"### {said(scheme, RDFS.label, 'en')} · {said(scheme, RDFS.label, 'vi')}\n\n"
            f"{said(scheme, SKOS.definition, 'en')} {said(scheme, SKOS.definition, 'vi')}\n\n"
            + table("concept|notation|tên|name|what|là gì|near", (_concept(node) for node in members))
        )
    return "\n\n".join(parts)


def _concept(node: Node) -> str:
    also = said(node, SKOS.altLabel, "vi")
    near = []
    for path in (SKOS.broader, SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch, SKOS.broadMatch):
        if others_ := code(ONTOLOGY.objects(node, path)):
            near.append(f"{short(path).removeprefix('skos:')} {others_}")
    return row(
        f"`{short(node)}`", f"`{ONTOLOGY.value(node, SKOS.notation)}`",
        said(node, SKOS.prefLabel, "vi") + (f" ({also})" if also else ""), said(node, SKOS.prefLabel, "en"),
        said(node, SKOS.definition, "en"), said(node, SKOS.definition, "vi"), "; ".join(near),
    )  # fmt: skip


def shapes() -> str:
    """The messages, by what they look at."""
    rows = set()
    for shape in set(SHAPES.subjects(SH.message)):
        path = SHAPES.value(shape, SH.path)
        at = f"`{short(path)}`" if isinstance(path, URIRef) else ""
        rows.add((_target(shape), at, *(said(shape, SH.message, lang, SHAPES) for lang in ("vi", "en"))))
    return table("of|at|lời báo|message", (row(*cells) for cells in sorted(rows) if cells[0]))


def _target(shape: Node) -> str:
    """What a shape is about: its own targets, or those of the shape that it stands in."""
    for kind in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf):
        if found := code(SHAPES.objects(shape, kind)):
            return found
    outer = [node for path in (SH.property, SH.sparql) for node in SHAPES.subjects(path, shape)]
    return next(filter(None, map(_target, outer)), "")


def example() -> str:
    """One document, as the context has it."""
    law = "https://w3id.org/vn-legal-kg/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
    made = Graph()
    made.parse(data=f"""
        @prefix vn: <{VN}> . @prefix type: <{BASE}/type/> . @prefix eli: <{PREFIXES["eli"]}> .
        @prefix level: <{BASE}/level/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <{law}> a eli:LegalResource, vn:Act ; eli:id_local "10/2022/QH15" ; eli:type_document type:law ;
            eli:date_document "2022-11-10"^^xsd:date ; eli:first_date_entry_in_force "2023-07-01"^^xsd:date ;
            vn:level level:central ; vn:issuedBy <{BASE}/body/quoc-hoi> ;
            vn:replaces <{BASE}/akn/vn/act/phap-lenh/uy-ban-thuong-vu-quoc-hoi/2007-04-20/34-2007-pl-ubtvqh11> .
        """, format="turtle")  # fmt: skip
    node = json.loads(made.serialize(format="json-ld", context=context(), sort_keys=True))
    node["type"] = sorted(node["type"])
    return json.dumps(
        {"@context": "…", **{k: v for k, v in node.items() if k != "@context"}}, ensure_ascii=False, indent=2
    )


def context_words() -> str:
    terms = context()
    return table(
        "word|property|value",
        (row(f"`{word}`", f"`{term['@id']}`", _value(term)) for word, term in terms.items() if isinstance(term, dict)),
    )


def _value(term: dict[str, str]) -> str:
    if "@language" in term:
        return f"text, `{term['@language']}`"
    kind = term.get("@type", "")
    return "an IRI" if kind == "@id" else f"`{kind}`" if kind else "text"


PARTS: dict[str, Callable[[], str]] = {
    "ontology": about, "classes": classes, "relations": relations, "mapping": mapping, "attributes": attributes,
    "others": others, "lists": lists, "example": example, "context": context_words, "shapes": shapes,
}  # fmt: skip


def page() -> str:
    """The page as it must be now."""
    template = TEMPLATE.read_text(encoding="utf-8")
    return GENERATED + re.sub(r"\{\{(\w+)\}\}", lambda found: PARTS[found[1]](), template)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the page differs")
    options = parser.parse_args(arguments)
    text = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{'differs' if options.check else 'wrote'}: {PAGE.relative_to(ROOT)}")
    if options.check:
        return 1
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
