"""Write the shipped register: `python -m scripts.register.build_register SOURCE_DIR [OUT_DIR]`.

SOURCE_DIR holds `register/` (and, if there, `rules/`) and `places/`; OUT_DIR is data/register. Facts only go
out: numbers, names, types, issuers, days, relations, and where each was read. The same input always gives the
same bytes. Only spelling is mended (issuers by data/register/issuers.csv, Ð → Đ in symbols); what contradicts
itself in a source stays visible as a flag or a conflict and loses certainty.
"""

from __future__ import annotations

import collections
import re
import sys
from pathlib import Path
from typing import Any

from kg.cite.symbols import head_of
from kg.naming import clean_symbol, fold, symbol_key, symbol_year
from kg.register.imports.phapdien.hierarchy import above
from kg.register.imports.phapdien.issuer_names import Issuers, shipped_issuers
from kg.register.imports.spelling import spelling
from scripts.register.register_code import CodeFacts
from scripts.register.register_csv import put, put_manifest
from scripts.register.register_current import CurrentFacts
from scripts.register.register_doubles import joined, typed_twins
from scripts.register.register_facts import (
    TYPE_OF,
    Doc,
    Rel,
    issuer_code,
    records,
    title_itself,
    type_from_code,
)
from scripts.register.register_places import write_places
from scripts.register.register_provenance import Provenance
from scripts.register.register_rows import ClaimRow, FactRow
from scripts.register.register_texts import TextFacts
from scripts.register.register_titles import TitleFacts
from scripts.register.register_verified import VerifiedFacts

ROOT = Path(__file__).resolve().parents[2]
#: To these days the two snapshots of the code are known to be true.
OLD_DAY, NEW_DAY = "2024-12-31", "2025-11-30"
SOURCES = (  # key, kind, rank (smaller wins), day, name
    ("code", "official_code", 20, NEW_DAY, "Bộ pháp điển điện tử (11/2025)"),
    ("code-old", "official_code", 21, OLD_DAY, "Bộ pháp điển điện tử (2024)"),
    ("title", "title", 40, "", "Tên gọi của văn bản"),
    ("text", "text", 50, "", "Điều khoản thi hành, đọc tự động"),
    ("vbpl", "existence", 90, NEW_DAY, "Cơ sở dữ liệu quốc gia về pháp luật, số hiệu (11/2025)"),
    ("named", "existence", 91, "", "Được văn bản khác nêu tên"),
    ("party", "existence", 92, "", "Số hiệu văn bản của Đảng trùng nhau qua các năm"),
)
#: The number of a procedure or standard that a document encloses, "QTKĐ: 22-2016/BLĐTBXH": an office, and no type.
_OF_NO_TYPE = re.compile(r"\d+/\d{4}/B[A-ZĐ]+")
_CHANGES = frozenset(("amends", "supplements", "repeals", "replaces", "suspends"))
#: Types whose symbols name several offices, or the President who announced a law: "24-L/CTN".
_SIGNED_BY_ANOTHER = frozenset(("law", "code", "ordinance", "joint_circular", "joint_resolution"))


def _is_older(first: Doc, second: Doc, relation: str) -> bool:
    """Whether the act is older than what it is said to act on, by its year, or where it changes that by its day."""
    if first.year and second.year and first.year != second.year:
        return first.year < second.year
    return relation in _CHANGES and bool(first.issued and second.issued) and first.issued < second.issued


class Register(CodeFacts, TitleFacts, VerifiedFacts, CurrentFacts, TextFacts):
    """All facts of the sources, gathered; `write` puts them out."""

    def __init__(self, source: Path, issuers: Issuers) -> None:
        self.folder = source / "register"
        self.source = source
        self.issuers = issuers
        self.docs: dict[tuple[str, str], Doc] = {}
        self.existing: list[Doc] = []
        self.by_key: dict[str, list[Doc]] = collections.defaultdict(list)
        self.party: dict[tuple[str, str], Doc] = {}
        self.relations: set[Rel] = set()
        self.created: list[Doc] = []
        self.verified: list[dict[str, str]] = []
        self.lapses: list[list[Any]] = []
        self.related: list[tuple[str, str, str, str]] = []
        self.titles: dict[tuple[str, str], tuple[Doc, str, str, str]] = {}
        self.titled: dict[int, str] = {}
        self.places: dict[str, Provenance] = {}
        self.tally: collections.Counter[str] = collections.Counter()

    # -- documents ---------------------------------------------------------------------------------------

    def not_seen_again(self) -> tuple[set[str], set[str]]:
        """Numbers and topics whose pages the new snapshot does not hold, or holds empty: not dropped, only not seen."""
        rows_ = list(records(self.folder / "documents.jsonl"))
        here = {topic for row in rows_ if "new" in row["seen_in"] for topic in row["topics"]} - self.emptied
        kept = {
            row["number"] for row in records(self.folder / "status_derived.jsonl")
            if row["status"] == "codified_in_force_2024"
        }  # fmt: skip
        return kept, {topic for row in rows_ if row["number"] in kept for topic in row["topics"]} - here | self.emptied

    def read_documents(self) -> None:
        kept, absent = self.not_seen_again()
        rows_ = list(records(self.folder / "documents.jsonl"))
        numbers = {clean_symbol(row["number"]) for row in rows_}
        for row in rows_:
            symbol = self.full(row["number"])
            if (symbol in numbers and symbol != clean_symbol(row["number"])) or self.uncut(
                row["number"]
            ) in self.doubles:
                self.tally["cut numbers beside the whole one, and doubles, left out"] += 1
                continue
            kind = TYPE_OF[fold(row["type"])]
            others = [(name, str(value)) for name, value in row["conflicts"]]
            other_types = {TYPE_OF.get(fold(v), "other") for n, v in others if n == "type"}
            coded = type_from_code(symbol)
            twin = next(iter(other_types - {kind}), "") if re.search(r"/QH\d+$", symbol) else ""
            if coded in other_types and coded != kind:
                others = [("type", row["type"]), *((n, v) for n, v in others if n != "type")]
                kind = coded
            in_new = any(s.startswith("new") for s in row["seen_in"])
            doc = Doc(
                symbol, kind,
                title=title_itself(spelling(row["title"] or "")),
                issuer=self.issuers.canonical(row["issuer"]),
                issued=row["issued"] or "",
                effective=row["effective"] or "",
                vbpl=[row["vbpl_id"]] if row["vbpl_id"] else [],
                seen=sorted({s for s in row["seen_in"] if ":" not in s}, reverse=True),
                flags=list(row["flags"]),
                source="code-old" if row["seen_in"] and not in_new else "code",
            )  # fmt: skip
            if doc.seen == ["old"] and row["number"] not in kept and not absent & set(row["topics"]):
                doc.seen.append("dropped")
            if row["issuer"] and not doc.issuer:
                doc.flags.append("issuer_unreadable")
            if twin:
                # Laws and resolutions of the National Assembly are numbered apart (Luật 80/2015/QH13 Điều 10
                # khoản 2): one number, two types, two documents.
                self.split_twin(doc, twin, others)
                others = []
            doc.conflicts = [f"{name}={spelling(value)}" for name, value in others]
            doc.last_article = self.last_articles.get(doc.key)
            self.add(doc)

    def split_twin(self, doc: Doc, kind: str, others: list[tuple[str, str]]) -> None:
        values: dict[str, list[str]] = collections.defaultdict(list)
        for name, value in others:
            values[name].append(value)

        def single(name: str) -> str:
            return values[name][0] if len(values[name]) == 1 else ""

        twin = Doc(
            doc.symbol, kind, title_itself(spelling(single("title"))), doc.issuer, single("issued"),
            single("effective"),
            vbpl=values["vbpl_id"], source=doc.source, flags=["split_by_type"],
            # Ids stand in the headings of codified articles alone: a twin with one is in the code itself.
            seen=list(doc.seen) if values["vbpl_id"] else [],
            conflicts=[f"{n}={v}" for n in ("issued", "effective") if len(values[n]) > 1 for v in values[n]],
        )  # fmt: skip
        doc.flags.append("split_by_type")
        self.add(twin)

    def add(self, doc: Doc) -> None:
        doc.year = symbol_year(doc.symbol)
        if doc.issued and doc.year and int(doc.issued[:4]) != doc.year:
            # The number holds the year: such a day cannot be the day of issue. Kept as the source's word.
            doc.conflicts.append(f"issued={doc.issued}")
            doc.flags.append("issued_year_differs_from_number")
            doc.issued = ""
        if doc.issued and doc.effective and doc.effective < doc.issued:
            doc.flags.append("effective_before_issued")
        doc.year = doc.year or (int(doc.issued[:4]) if doc.issued else None)
        doc.flags = sorted(set(doc.flags))
        doubtful = {"effective_before_issued", "issued_year_differs_from_number"} & set(doc.flags)
        if (doc.issued or doc.effective) and not doubtful:
            doc.certainty = "official_code"
        if doc.key in self.docs:
            raise SystemExit(f"two documents under {doc.key}")
        self.docs[doc.key] = doc
        self.by_key[doc.key[0]].append(doc)

    def exist(self, doc: Doc) -> Doc:
        self.existing.append(doc)
        self.by_key[doc.key[0]].append(doc)
        return doc

    def fill_issuers(self) -> None:
        """Issuers that the symbol's code settles: all documents of that code with an issuer have the same, or the
        table of codes names one central body for it (Luật 80/2015/QH13 Điều 10: a symbol holds its issuer's code)."""
        by_code: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        for doc in self.docs.values():
            if doc.issuer:
                by_code[issuer_code(doc.symbol)][doc.issuer] += 1
        by_code.pop("", None)
        for doc in (*self.docs.values(), *self.existing, *self.created):
            if doc.issuer:
                continue
            found = by_code.get(issuer_code(doc.symbol))
            if found and len(found) == 1 and found.total() >= 3:
                doc.issuer = next(iter(found))
            elif doc.type not in _SIGNED_BY_ANOTHER and (head := head_of(doc.symbol)) and head.kind == "central":
                name = self.issuers.names.get(fold(spelling(head.name)), head.name)
                doc.issuer = name if not found or set(found) == {name} else ""
            if doc.issuer:
                if doc.source in ("code", "code-old"):  # elsewhere nothing but the symbol is known anyway
                    doc.flags = sorted({*doc.flags, "issuer_from_symbol"})
                self.tally["issuers read from the symbol"] += 1

    def read_numbers(self) -> None:
        known = collections.defaultdict(list)
        for key, kind in self.docs:
            known[key].append(kind)
        several = {symbol for symbol, _ in self.party}
        spelled: dict[tuple[str, str], Doc] = {}  # a blank stands for any mark: "100 TC/QLCS" is 100/TC-QLCS
        for row in records(self.folder / "vbpl-numbers.jsonl"):
            symbol = self.full(row["number"])
            if not re.match(r"\d", symbol):
                self.tally["numbers that are none (“Không số”)"] += 1
                continue
            kind, key = TYPE_OF[fold(row["type"])], symbol_key(symbol)
            if known[key] and (kind in known[key] or not re.search(r"QH\d+$", symbol)):
                doc = self.docs[key, kind if kind in known[key] else known[key][0]]
                doc.vbpl.append(row["vbpl_id"])
                doc.seen.append("vbpl")
                continue
            if symbol in several:
                self.tally["Party numbers without a year, left out beside those with one"] += 1
                continue
            held = [d for d in self.by_key[key] if d.type == kind]
            as_joined = re.sub(r"[ /-]", "-", key), kind
            if not held and " " in key and not symbol_year(symbol) and as_joined in spelled:
                held = [spelled[as_joined]]
                self.by_key[key] += held
            doc = held[0] if held else self.exist(Doc(symbol, kind, year=symbol_year(symbol), source="vbpl", records=0))
            spelled.setdefault(as_joined, doc)
            doc.vbpl.append(row["vbpl_id"])
            doc.records += 1

    def named(self, symbol: str, kind: str = "", issued: str = "") -> Doc:
        """The document under `symbol`; known from now on, at the least by this mention.

        A symbol without a year begins anew every year: there only the day tells documents apart.
        """
        if (whole := self.full(symbol, issued)) != clean_symbol(symbol) and "NQ-QH" in symbol:
            kind = "resolution"  # the number alone may be a law's as well
        symbol = whole
        year = symbol_year(symbol)
        found = [doc for doc in self.by_key[symbol_key(symbol)] if kind in ("", doc.type)]
        if year:
            issued = ""
        elif issued:
            kind = kind or (found[0].type if len({doc.type for doc in found}) == 1 else "")
            found = [doc for doc in found if doc.issued == issued]
            year = int(issued[:4])
        else:
            found = sorted(found, key=lambda doc: doc.issued != "") if len(found) > 1 else found
        if found:
            return found[0]
        kind = kind or self.of_assembly.get(symbol, "") or type_from_code(symbol)
        return self.exist(Doc(symbol, kind, issued=issued, year=year, source="named"))

    # -- verified facts ----------------------------------------------------------------------------------

    def relate(
        self, a: str, a_type: str, relation: str, b: str, b_type: str, scope: str, day: str, where: str,
        snapshots: str, source: str, b_issued: str = "",
    ) -> None:  # fmt: skip
        self.relate_documents(
            self.named(a, a_type), self.named(b, b_type, b_issued), relation, scope, day, where, snapshots, source
        )

    def relate_documents(
        self, first: Doc, second: Doc, relation: str, scope: str, day: str, where: str, snapshots: str, source: str
    ) -> Rel | None:  # fmt: skip
        """The relation, if it can be: no document acts on itself, a younger one, or a higher office's."""
        if not re.search(r"[^\W\d_]", second.symbol) and second.type != "constitution":
            self.tally["relations to a mere figure, left out"] += 1
        elif _OF_NO_TYPE.fullmatch(second.symbol):
            self.tally["relations to the number of an annex, left out"] += 1
        elif first is second:
            self.tally["relations of a document to itself, left out"] += 1
        elif _is_older(first, second, relation):
            self.tally["relations of an older act to a newer document, left out"] += 1
        elif relation in ("amends", "repeals", "replaces") and above(second.symbol, first.symbol):
            self.tally["changes of a higher office's document, left out"] += 1
        else:
            rel = Rel(first.symbol, first.type, first.when, relation, second.symbol, second.type, second.when,
                      scope, day, where, snapshots, source)  # fmt: skip
            self.relations.add(rel)
            return rel
        return None

    def read_lists(self) -> None:
        for row in records(self.folder / "official-expired.jsonl"):
            doc = self.named(row["number"], TYPE_OF[fold(row["type"])])
            by_type, by = row["by"][0]
            acting = self.named(by, TYPE_OF[fold(by_type)])
            relation = "replaces" if "thay thế" in row["reason"] else "repeals"
            expired, flag = row["expired"], ""
            if expired < row["issued"]:
                expired, flag = "", f"expired_before_issued={row['expired']}"
            if not doc.issued and doc.source in ("vbpl", "named"):
                doc.issued, doc.source = row["issued"], f"list:{row['list']}"
            self.lapses.append(
                [
                    doc.symbol,
                    doc.type,
                    expired,
                    acting.symbol,
                    acting.type,
                    relation,
                    flag,
                    row["list"],
                    row["list_date"],
                ]
            )

    def ends(self) -> dict[tuple[str, str], list[str]]:
        """For each document the days (or, if no more is known, the years) on which something ends it."""
        ends: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
        for rel in self.relations:
            if rel.scope == "whole" and rel.relation in ("repeals", "replaces"):
                acting = self.named(rel.subject, rel.subject_type, rel.subject_when if "-" in rel.subject_when else "")
                ends[symbol_key(rel.object), rel.object_type].append(
                    rel.effective or acting.effective or str(acting.year or "")
                )
        for row in self.verified:
            if row["expired"]:
                ends[symbol_key(row["symbol"]), row["type"]].append(row["expired"])
        return ends

    def link_successors(self) -> None:
        """What took a verified document's place, where no clause itself says "repeals" or "replaces"."""
        stated = {(r.subject, r.object) for r in self.relations if r.scope == "whole"}
        issuers = {r["symbol"]: r["issuer"] for r in self.verified}
        for row in self.verified:
            by = self.named(row["expired_by"]) if row["expired_by"] and row["expired_certainty"] == "verified" else None
            if by and (by.symbol, row["symbol"]) not in stated:
                same = (issuers.get(by.symbol) or by.issuer) == row["issuer"]
                relation = "replaces" if same else "repeals"
                self.relate(by.symbol, by.type, relation, row["symbol"], row["type"], "whole",
                            row["expired"], row["where"], "", f"verified:{row['source']}")  # fmt: skip

    # -- out ---------------------------------------------------------------------------------------------

    def join_untyped(self) -> None:
        """What is told of a document of no known type goes to the one with a type that bears its number on its day."""
        twins = typed_twins([*self.docs.values(), *self.existing, *self.created])
        self.existing = [doc for doc in self.existing if (doc.symbol, doc.type, doc.when) not in twins]
        self.relations = {joined(rel, twins) for rel in self.relations}
        for row in list(self.facts):
            if doc := twins.get(row[:3]):
                self.facts.remove(row)
                self.facts.add(row._replace(symbol=doc.symbol, type=doc.type))
        self.claims = [
            (held, row._replace(symbol=doc.symbol, type=doc.type)) if (doc := twins.get(row[:3])) else (held, row)
            for held, row in self.claims
        ]
        self.tally["documents without a type, joined with those of their number and day"] = len(twins)

    def write(self, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        verified_sources = sorted({r["source"] for r in self.verified if r["certainty"] == "verified"})
        other_sources = sorted({r["source"] for r in self.verified} - set(verified_sources))
        lists = sorted({(r[-2], r[-1], "/".join(r[-1].split("-")[::-1])) for r in self.lapses})
        put(out / "sources.csv", ("key", "kind", "rank", "day", "name"), [
            *((f"verified:{s}", "verified", 10, "", s) for s in verified_sources),
            *((f"verified:{s}", "existence", 80, "", s) for s in other_sources),
            *((f"list:{k}", "official_list", 25, day, f"{k} ngày {printed}") for k, day, printed in lists),
            *SOURCES,
            *(place.row() for _, place in sorted(self.places.items())),
        ])  # fmt: skip
        put(out / "claims.csv", ClaimRow._fields, self.claim_rows())
        put(out / "facts.csv", FactRow._fields, sorted(self.facts))
        put(out / "documents.csv", (
            "symbol", "type", "title", "issuer", "issued", "effective", "year", "vbpl", "seen", "flags",
            "conflicts", "source", "certainty", "last_article",
        ), [
            (d.symbol, d.type, d.title, d.issuer, d.issued, d.effective, d.year or "",
             " ".join(dict.fromkeys(d.vbpl)),
             " ".join(dict.fromkeys(d.seen)), "|".join(d.flags), "|".join(d.conflicts), d.source, d.certainty,
             d.last_article or "")
            for _, d in sorted(self.docs.items())
        ])  # fmt: skip
        shipped = {(r["symbol"], r["year"]) for r in self.verified}
        party = [d for d in self.party.values() if (d.symbol, str(d.year)) not in shipped]
        existing = [*(doc for doc in self.existing if not _OF_NO_TYPE.fullmatch(doc.symbol)), *party]
        put(out / "existing.csv", (
            "symbol", "type", "issuer", "issued", "year", "vbpl", "records", "flags", "source",
        ), [
            (d.symbol, d.type, d.issuer, d.issued, d.year or "", " ".join(dict.fromkeys(d.vbpl)), d.records,
             "|".join(d.flags), d.source)
            for d in sorted(existing, key=lambda d: (d.key, d.when))
        ])  # fmt: skip
        put(out / "verified.csv", tuple(self.verified[0]), [tuple(r.values()) for r in self.verified])
        names = ("subject", "subject_type", "subject_when", "relation", "object", "object_type", "object_when",
                 "scope", "effective", "location", "snapshots", "source")  # fmt: skip
        put(out / "relations.csv", names, [tuple(getattr(r, n) for n in names) for r in sorted(self.relations)])
        put(out / "lapses.csv", ("symbol", "type", "expired", "by", "by_type", "relation", "flag", "source"),
            [(*r[:-2], f"list:{r[-2]}") for r in sorted(self.lapses)])  # fmt: skip
        put(out / "same_subject.csv", ("symbol", "type", "other", "day"), sorted(self.related))


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    source, out = Path(arguments[0]), Path((*arguments, ROOT / "data" / "register")[1])
    issuers = shipped_issuers()
    register = Register(source, issuers)
    register.read_pages()
    register.read_documents()
    register.read_party()
    register.read_numbers()
    register.read_verified()
    register.read_relations()
    register.read_lists()
    register.read_titles()
    register.fill_issuers()
    register.link_successors()
    register.read_current(register.folder / "2026")
    register.fill_issuers()
    register.join_untyped()
    register.write(out)
    write_places(source, out)
    put_manifest(out, {"old": OLD_DAY, "new": NEW_DAY})
    counted = ("docs", "existing", "verified", "relations", "lapses")
    print(", ".join(f"{name} {len(getattr(register, name))}" for name in counted))
    print(*(f"{count:6} {text}" for text, count in sorted(register.tally.items())), sep="\n")
    print(*(f"{n:6} {a!r} → {b!r}" for (a, b), n in sorted(issuers.mended.items()) if "; " not in b), sep="\n")
    print(*(f"{n:6} issuer refused: {a!r}" for a, n in sorted(issuers.refused.items())), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
