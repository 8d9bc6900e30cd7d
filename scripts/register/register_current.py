"""What was gathered of the years to 2026: documents, their ends, what used them as in force, relations, grounds.

The older material says what the official code held in 2024 and 2025; this says who has looked since. Each fact
keeps the source it was read in, that source's grade (A an official text, B a full copy, C anything else) and the
day on which it was looked at.
"""

from __future__ import annotations

import collections
import re
from pathlib import Path
from typing import Any

from kg.model import LAWS
from kg.naming import slug, symbol_key, symbol_year
from kg.register.imports.spelling import spelling
from scripts.register.register_corrections import Corrections
from scripts.register.register_csv import rows
from scripts.register.register_facts import (
    Doc,
    falls_with_what_it_amends,
    title_itself,
    type_by_title,
    type_from_code,
    type_in_iri,
)
from scripts.register.register_joined import JoinedFacts
from scripts.register.register_lag import LagFacts
from scripts.register.register_laws import law_title
from scripts.register.register_looked_up import TABLE, CheckedFacts
from scripts.register.register_provenance import NO_END_FOUND, SEARCHED_TO, Provenance, provenance
from scripts.register.register_rows import ClaimRow, Ending, FactRow

_TYPES = {"dispatch": "official_letter", "decree_law": "other", "": ""}
_SIGHTING = re.compile(
    r"(cited as current in|legal basis of|listed in force by QĐ|amended by) (\S+) \((\d{4}-\d\d-\d\d)\)"
    r"|verified in force [^;]*\((\d{4}-\d\d-\d\d)\)"
)
_CONSTITUTION = "Hiến pháp "
_NUMBER = re.compile(rf"\d|{_CONSTITUTION}\d")
_CODIFIED = re.compile(r"codified in Bộ pháp điển \((\d{4}-\d\d-\d\d)\)")
_ENDS_LATER = re.compile(r"^ends (\d{4}-\d\d-\d\d) by (\S*)")
_ENDED = frozenset(("repealed", "replaced", "expired", "lapsed_with_parent"))
_ENDING = ("repeals", "replaces")
#: What an order of the President announced bears the order's number: one document, whatever people call it.
_ANNOUNCED = {*LAWS, "order", "other"}


class CurrentFacts(JoinedFacts, Corrections, CheckedFacts, LagFacts):
    """The part of the register that reads the folder of 2026; the rest is in build_register.py."""

    docs: dict[tuple[str, str], Doc]
    by_key: dict[str, list[Doc]]
    tally: collections.Counter[str]
    issuers: Any
    relations: set[Any]
    existing: list[Doc]
    verified: list[dict[str, str]]
    created: list[Doc]  # known from the folder alone
    titled: dict[int, str]
    places: dict[str, Provenance]
    full: Any
    is_refused: Any
    awaited: Any
    add_what_pages_say: Any
    add_parts: Any
    read_texts: Any
    read_titles_of: Any
    of_assembly: dict[str, str]

    def start_current(self, folder: Path) -> None:
        self.current = folder
        self.claims: list[tuple[Doc, ClaimRow]] = []
        self.facts: set[FactRow] = set()
        self.endings: dict[int, list[Ending]] = collections.defaultdict(list)
        self.sightings: dict[int, dict[str, tuple[str, str, Provenance]]] = collections.defaultdict(dict)
        self.described: dict[int, Doc] = {}
        self.merely_cited: set[tuple[int, str]] = set()  # documents, each with a text that rests not on it
        #: "Quyết định" and "Quy định" of the Party bear one code.
        self.party_kinds = {
            row["symbol"]: kind
            for name in ("party", "most-cited")
            for row in rows(folder / f"{name}.csv")
            if "QĐ/TW" in row["symbol"]
            and (kind := row.get("type") or type_in_iri(row["iri_or_symbol"])) == "regulation"
        }
        #: Numbers that a sentence made a law's: "Luật theo yêu cầu tại Nghị quyết số 190/2025/QH15".
        self.no_laws = {
            row["symbol"]
            for name in ("laws", "national-documents")
            for row in rows(folder / f"{name}.csv")
            if row["type"] in LAWS and row["title"] and not title_itself(row["title"])
        } | self.laws_by_mistake(folder)
        checked = rows(TABLE)
        self.none_such = {row["symbol"] for row in checked if row["field"] == "none_such"}
        self.not_used = {(row["value"], row["symbol"]) for row in checked if row["field"] == "not_used"}
        self.slipped: dict[str, list[str]] = collections.defaultdict(list)  # numbers, each with texts that slipped
        for text, symbol in self.not_used:
            self.slipped[symbol].append(slug(text))
        self.by_title = self.named_in_titles() | self.not_used
        self.granted = self.granted_under()
        for row in self.verified:  # without a day or a year in the number: "217-QĐ/TW"
            if not symbol_year(row["symbol"]) and not row["issued"] and not self.by_key[symbol_key(row["symbol"])]:
                year = int(row["year"]) if row["year"] else None
                doc = Doc(row["symbol"], row["type"], year=year, source=f"verified:{row['source']}")
                self.by_key[doc.key[0]].append(doc)
        # "14/2014/TTLT/BTC-BTP" and "14/2014/TTLT-BTC-BTP" are one number; the first spelling stands for both
        self.spelled: dict[str, str] = {}
        for key in list(self.by_key):
            self.spelled.setdefault(key.replace("/", "-"), key)

    def read_current(self, folder: Path) -> None:
        """Everything of the folder; what it says of documents first, then what joins them."""
        self.start_current(folder)
        self.read_numbers_borne_twice()
        self.drop_what_is_told_in_part()
        self.correct_days()
        self.none_such |= self.slips_of_the_pen()
        for name in ("national-documents", "laws", "documents", "party"):
            self.read_described(name)
        for name in ("laws", "most-cited", "lapsed", "wrong_today", "wrong_today_2"):
            self.read_states(name)
        for name in ("national-relations", "relations"):
            self.read_joined(name)
        self.join_constitutions()
        self.read_grounds()
        self.drop_changes_by_grounds()
        self.drop_titles_of_amendments()
        self.read_titles_of([doc for doc in self.created if doc.title and symbol_year(doc.symbol)])
        self.read_titles_of(
            [doc for doc in self.existing if doc.title and symbol_year(doc.symbol)], only=("amends", "repeals")
        )
        self.read_wrong_scopes()
        self.read_conflicts()
        self.add_what_pages_say()
        self.add_parts()
        self.read_texts()
        self.end_before_exceptions()
        self.end_with_their_act()
        self.act_after_their_issue()
        self.end_before_their_act()
        self.read_checked()
        self.write_exceptions()
        self.write_endings()
        self.write_sightings()
        self.write_lag()
        for doc in self.created:
            if doc.source == "claims":  # named by others, described by nobody
                doc.source, doc.records = "named", 0
                self.existing.append(doc)

    def laws_by_mistake(self, folder: Path) -> set[str]:
        """Numbers called a law's that only a resolution is known to bear, and no law of that number has a title.

        Laws and resolutions are numbered apart, so that both may bear one (93/2015/QH13); but a citation in passing
        often says "Luật" where the title that it follows begins so.
        """
        called, laws = set(), {doc.symbol for doc in self.docs.values() if doc.type in LAWS}
        for name in ("laws", "national-documents"):
            for row in rows(folder / f"{name}.csv"):
                if row["type"] in LAWS and re.search(r"/QH\d+$", row["symbol"]):
                    (laws if row["title"] else called).add(row["symbol"])
        return {
            symbol for symbol in called - laws
            if (types := {doc.type for doc in self.by_key[symbol_key(symbol)]}) and "resolution" in types
            and types.isdisjoint(LAWS)
        }  # fmt: skip

    def put_source(self, described: str, grade: str, day: str = "", told: str = "") -> Provenance:
        found = provenance(described, grade or "C", day, told)
        return self.places.setdefault(found.key, found)

    # -- documents ---------------------------------------------------------------------------------------

    def read_numbers_borne_twice(self) -> None:
        """Two documents under one number of one year: told apart by their days, in relations by who names them."""
        self.twice: dict[str, list[tuple[Doc, str]]] = collections.defaultdict(list)
        for row in rows(Path(__file__).with_name("register_twice.csv")):
            key = symbol_key(row["symbol"])
            for doc in self.by_key[key]:  # known by its number alone: of which of the two nobody can say
                if doc in self.existing:
                    self.existing.remove(doc)
            doc = self.docs.get((key, row["type"]))
            if doc is None or doc.issued != row["issued"]:
                year = symbol_year(row["symbol"])
                doc = Doc(row["symbol"], row["type"], issued=row["issued"], year=year, source="claims", apart=True)
            self.twice[key].append((doc, row["named_by"]))
            self.by_key[key] = [doc for doc, _ in self.twice[key]]
            self.claim(doc, row, self.put_source(row["source"], row["grade"]))

    def held(self, symbol: str, kind: str, issued: str = "", beside: str = "") -> Doc:
        """The document that a row of the folder means, known from now on; `beside` is the other one of a relation."""
        if symbol.startswith(_CONSTITUTION):
            return self.constitution(symbol)
        if "NQ-QH" in symbol:
            kind = "resolution"
        symbol = self.full(symbol, issued)
        if kind in LAWS and symbol in self.no_laws:
            kind = "resolution"
        kind = self.party_kinds.get(symbol, kind) if kind in ("", "decision") else kind
        kind = _TYPES.get(kind, kind) or type_from_code(symbol)
        key = symbol_key(symbol)
        of_number = self.by_key[self.spelled.setdefault(key.replace("/", "-"), key)]
        if re.search(r"/QH\d+$", symbol) and kind not in ("law", "code", "resolution", "ordinance"):
            kind = of_number[0].type if of_number else self.of_assembly.get(symbol, "other")
        if twins := self.twice.get(symbol_key(symbol)):
            fitting = [doc for doc, by in twins if doc.issued == issued or (by and re.search(by, beside))]
            return fitting[0] if fitting else twins[0][0]
        if symbol_year(symbol):
            same = [doc for doc in of_number if doc.type == kind]
            if not same and not re.search(r"/QH\d+$", symbol):
                same = [doc for doc in of_number if "other" in (doc.type, kind)] or of_number[:1]
            elif not same and kind in ("law", "code"):
                same = [doc for doc in of_number if doc.type in ("law", "code")]
            elif not same and kind == "other":
                same = of_number[:1]
            elif not same and issued:  # "Nghị quyết 92/2015/QH13" of the code's own day
                same = [doc for doc in of_number if doc.issued == issued]
        else:
            exact = self.by_key[key] if issued else []
            same = [doc for doc in exact if (doc.type, doc.issued) == (kind, issued)]
            same = same or [doc for doc in of_number if doc.type == kind and (doc.issued == issued or not issued)]
            if not same and issued:
                same = [d for d in of_number if d.type == kind and not d.issued and str(d.year or "") == issued[:4]]
            if not same and {kind, *(doc.type for doc in of_number)} <= _ANNOUNCED:
                of_day = [doc for doc in of_number if not issued or doc.issued == issued]
                same = of_day if len(of_day) == 1 else []
        if same:
            return same[0]
        year = symbol_year(symbol) or (int(issued[:4]) if issued else None)
        doc = Doc(symbol, kind, issued="" if symbol_year(symbol) else issued, year=year, source="claims")
        of_number.append(doc)
        self.created.append(doc)
        return doc

    def constitution(self, name: str) -> Doc:
        """A Constitution, which bears no number: "Hiến pháp 2013" is known by its year."""
        held = self.by_key[symbol_key(name)]
        if not held:
            held.append(Doc(name, "constitution", issuer="Quốc hội", year=int(name[-4:]), source="claims"))
            self.created.append(held[0])
        return held[0]

    def claim(self, doc: Doc, row: dict[str, str], source: Provenance) -> None:
        """Keep what `row` says of the document and no source before it did."""
        issued, effective = row["issued"], row["effective"]
        if issued and symbol_year(doc.symbol) and int(issued[:4]) != symbol_year(doc.symbol):
            self.tally["days of issue that the number denies, left out"] += 1
            issued = ""
        title = "" if doc.title else law_title(title_itself(spelling(row["title"])))
        issuer = "" if doc.issuer else self.issuers.canonical(row.get("issuer") or "")
        if doc.source != "claims":
            issued = "" if issued == doc.issued else issued
            effective = "" if effective == doc.effective else effective
            if not (title or issuer or issued or effective):
                return
        when = doc.when
        self.claims.append((doc, ClaimRow(doc.symbol, doc.type, when, title, issuer, issued, effective, source.key)))
        if issued or effective:
            self.settle_flags(doc, issued or doc.issued, effective or doc.effective)
        if title:
            self.titled.setdefault(id(doc), source.key)
        doc.title, doc.issuer = doc.title or title, doc.issuer or issuer
        self.described[id(doc)] = doc
        if doc.source == "claims" and doc.type != "constitution":
            doc.issued, doc.effective = issued or doc.issued, effective or doc.effective
            doc.source = source.key
        elif doc.source == "claims":  # known by its year alone
            doc.effective, doc.source = effective, source.key

    def settle_flags(self, doc: Doc, issued: str, effective: str) -> None:
        """A better source's days take away the doubt that a worse one's had raised."""
        if issued and effective and effective >= issued:
            doc.flags = [
                f for f in doc.flags if f not in ("effective_before_issued", "issued_year_differs_from_number")
            ]

    def read_described(self, name: str) -> None:
        for row in rows(self.current / f"{name}.csv"):
            if not _NUMBER.match(row["symbol"]) or row["symbol"] in self.none_such:
                continue
            if any(text in row["source"] for text in self.slipped[row["symbol"]]):
                row["issued"] = ""  # no more than the slip tells it
            if _is_stub(row):
                row["effective"] = ""  # the page has no text: its day of effect is the day of issue once more
            row.setdefault("effective", "")
            grade = row.get("grade") or ("B" if name == "party" and "," in row["source"] else "C")
            doc = self.held(row["symbol"], type_by_title(row["symbol"], row["type"], row["title"]), row["issued"])
            source = self.put_source(row["source"], grade, row.get("snapshot", "")[:10], row["issued"])
            self.claim(doc, row, source)
            if name == "national-documents":
                self.read_state(doc, row, row["status"], row["status_grade"], row["status_basis"],
                                row["status_source"] or row["source"], row["expired"], row["expired_by"])  # fmt: skip

    # -- states ------------------------------------------------------------------------------------------

    def read_states(self, name: str) -> None:
        columns = {
            "laws": ("state_2026_11_20", "state_grade", "state_basis", "source", "expired", "expired_by"),
            "most-cited": ("state", "grade", "basis", "source", "since", "by"),
            "wrong_today_2": ("state", "grade", "basis", "source", "since", "by"),
            "lapsed": ("relation", "grade", "note", "source", "expired", "by"),
            "wrong_today": ("product_state", "grade", "title", "source", "lapsed_on", "by"),
        }[name]
        states = {"repeals": "repealed", "replaces": "replaced", "lapses_with_parent": "lapsed_with_parent",
                  "in_force": "repealed", "partly_repealed": "repealed"}  # fmt: skip
        for row in rows(self.current / f"{name}.csv"):
            state, grade, basis, source, day, by = (row[column] for column in columns)
            if not _NUMBER.match(row["symbol"]) or not state or row["symbol"] in self.none_such:
                continue
            if name in ("lapsed", "wrong_today"):
                state = states[state]
            kind = row.get("type", "") or type_in_iri(row.get("iri_or_symbol") or row.get("iri") or "")
            if name == "wrong_today" and row["title"].startswith(("Luật ", "Bộ luật ")):
                kind = "law"
            doc = self.held(row["symbol"], kind, row.get("issued", ""))
            if name == "most-cited" and doc.source == "claims":
                self.claim(doc, row, self.put_source(source, grade))
            self.read_state(doc, row, state, grade, basis, source, day, by)

    def read_state(
        self, doc: Doc, row: dict[str, str], state: str, grade: str, basis: str, described: str, day: str, by: str
    ) -> None:  # fmt: skip
        """An end, or who used the document as in force and when; of grade C the presumption that nothing ended it."""
        source = self.put_source(described, grade or "C", row.get("snapshot", "")[:10], row.get("issued", ""))
        by = self.full(by) if by else ""
        day = self.right_day(by, day)
        if by and state in _ENDED and (awaited := self.awaited(by, doc.symbol)) is not None:
            day = awaited
        if day and symbol_year(by) and day[:4] < str(symbol_year(by)):
            day = ""  # before the act itself was issued
        if later := _ENDS_LATER.match(basis):
            ender = later[2].strip(";")
            self.endings[id(doc)].append(Ending(grade, later[1], "repealed" if ender else "expired", ender, source))
            self.described[id(doc)] = doc
        if by:
            self.note_exception(by, row["symbol"], basis)
        if falls_with_what_it_amends(basis, row.get("title", "") or doc.title):
            self.tally["ends with what others than the title names, left out"] += 1
        elif state in _ENDED and not self.is_refused(by, doc.symbol, source.key):
            if not by and state in ("repealed", "replaced"):
                state = "expired"  # that it has ended is all that is told
            if state == "lapsed_with_parent" or by or day:
                self.endings[id(doc)].append(Ending(grade or "C", day, state, by, source))
            else:
                self.endings[id(doc)].append(Ending(grade or "C", "", state, "", source))
            self.described[id(doc)] = doc
        if held := _CODIFIED.search(basis):
            place = Provenance("official_code", held[1], "Bộ pháp điển điện tử", f"code-{held[1]}")
            self.places.setdefault(place.key, place)
            self.see(doc, "codified", held[1], "", place)
        seen = _SIGHTING.search(basis)
        if seen and (seen[2], row["symbol"]) in self.granted:
            self.tally["acts under which something was once granted, left out"] += 1
            return
        if seen and seen[1] == "cited as current in" and (seen[2], row["symbol"]) in self.by_title:
            self.tally["uses in the title of another document, left out"] += 1
            grade = "C"
        elif seen:
            if seen[1] == "cited as current in":
                self.merely_cited.add((id(doc), seen[2]))
            trusted = grade if state == "in_force" and not basis.startswith("presumed") else "B"
            self.see(doc, "in_force_on", seen[3] or seen[4], seen[2] or "-", self.put_source(described, trusted))
        if state == "in_force" and basis.startswith("document of") and (row["effective"] or doc.effective):
            own = row["effective"] or doc.effective
            if own <= SEARCHED_TO:
                self.see(doc, "in_force_on", own, doc.symbol, source)
        if state == "in_force" and grade == "C" and not later:
            self.places.setdefault(NO_END_FOUND.key, NO_END_FOUND)
            self.see(doc, "presumed", SEARCHED_TO, "-", NO_END_FOUND)

    def see(self, doc: Doc, field: str, day: str, by: str, source: Provenance) -> None:
        """Somebody used the document as in force on a day: the last one of each field and grade counts."""
        slot = f"{field}:{source.kind}"
        held = self.sightings[id(doc)].get(slot)
        if held is None or (day, by) > held[:2]:
            self.sightings[id(doc)][slot] = (day, by, source)
            self.described[id(doc)] = doc

    # -- out ---------------------------------------------------------------------------------------------

    def claim_rows(self) -> list[ClaimRow]:
        """The claims, with the issuers that the symbols of documents known from them alone have told since."""
        new = {id(doc) for doc in self.created}
        return sorted({row._replace(issuer=row.issuer or doc.issuer * (id(doc) in new)) for doc, row in self.claims})

    def fact(self, doc: Doc, field: str, value: str, source: Provenance, certainty: str = "") -> None:
        self.facts.add(FactRow(doc.symbol, doc.type, doc.when, field, value, source.key, certainty or source.kind))

    def write_endings(self) -> None:
        """Ends that no edge tells: an edge of the same two documents with a day says all that the fact would.

        But for an end on the day on which a third act took effect: that may be before its own act was issued, which
        in an edge counts as a slip.
        """
        edges: dict[tuple[str, str], set[tuple[str, str]]] = collections.defaultdict(set)
        for rel in self.relations:
            if rel.relation in _ENDING and rel.scope == "whole":
                edges[symbol_key(rel.object), rel.object_type].add((symbol_key(rel.subject), rel.effective))
        checked = {(fact.symbol, *fact.value.split()[::2]) for fact in self.facts if fact.field == "ended"}
        for number, told in self.endings.items():
            doc = self.described[number]
            known = edges[doc.key]
            best: dict[tuple[str, str], Ending] = {}
            ends = [self.without_charted_day(one) for one in told]
            for one in sorted(ends, key=lambda e: (e.grade, e.day == "", e.day)):
                best.setdefault((symbol_key(one.by), one.day), one)
            days = {one.day for one in best.values() if one.day}
            for (by, day), one in best.items():
                told_by_edge = (by, day) in known and (not by or self.awaited(one.by, doc.symbol) is None)
                if told_by_edge or (not day and (days or known)) or (doc.symbol, day, one.by) in checked:
                    continue
                self.fact(doc, "ended", f"{day or 'unknown'} {one.state} {one.by or '-'}", one.source)

    def write_sightings(self) -> None:
        self.drop_early_looks()
        fallen = self.fallen_foundations()
        for number, seen in self.sightings.items():
            doc = self.described[number]
            for slot, (day, by, source) in seen.items():
                field = slot.partition(":")[0]
                if (number, by) in self.merely_cited and doc.key in fallen and fallen[doc.key] <= day:
                    self.tally["mentions of what had lost its foundation, left out"] += 1
                    continue
                if field == "codified":
                    self.fact(doc, "codified", day, source)
                elif field == "presumed":
                    self.fact(doc, "in_force_on", f"{day} -", source)
                else:
                    self.fact(doc, "in_force_on", f"{day} {by}", source)


def _is_stub(row: dict[str, str]) -> bool:
    """Whether a row is of a page that holds a number and a day of a resolution or decision, and no text."""
    same = row.get("effective") and row["effective"] == row["issued"]
    return bool(same and "github.io" in row["source"] and not symbol_year(row["symbol"]))
