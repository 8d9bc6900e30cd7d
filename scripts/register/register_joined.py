"""What joins the documents of the folder of 2026: what ends, changes or guides what, and what rests on what."""

from __future__ import annotations

import collections
import re
from pathlib import Path
from typing import Any

from kg.model import LAWS
from kg.naming import name_key, symbol_key, symbol_year
from scripts.register.register_csv import rows
from scripts.register.register_facts import (
    Doc,
    day_after,
    day_of_exception,
    grounds_only,
    places_in,
    type_in,
    words_only,
)
from scripts.register.register_provenance import CHART, Provenance

_ENDING = ("repeals", "replaces")
_NUMBER = re.compile(r"\d|Hiến pháp \d")
_NUMBERS = re.compile(r"\d+/\d{4}/[\wĐ-]+\w|\d+/[A-ZĐ][\w-]+\w")
_AMENDS = re.compile(
    r"(?:(?:luật|nghị định|nghị quyết|quyết định|thông tư) )?(?:về )?(?:sửa đổi|bổ sung)", re.IGNORECASE
)
#: "Điều chỉnh lương hưu, trợ cấp bảo hiểm xã hội và trợ cấp hằng tháng".
_ADJUSTS = re.compile(r"điều chỉnh\b.*\b(?:lương hưu|trợ cấp)", re.IGNORECASE)
_CITED = re.compile(r"(?:cited as current in|legal basis of|amended by) (\S+) \(")


class JoinedFacts:
    """The part of the register that reads relations and legal grounds; the rest is in build_register.py."""

    current: Path
    by_key: dict[str, list[Doc]]
    relations: set[Any]
    told: dict[tuple[Any, Any], list[Any]]
    tally: collections.Counter[str]
    endings: dict[int, list[Any]]
    described: dict[int, Doc]
    none_such: set[str]  # numbers that no document bears
    full: Any
    spelled: dict[str, str]  # numbers with one joint for all, each with the spelling that stands for them
    slipped: dict[str, list[str]]  # numbers, each with the texts that slipped in it
    is_day_of_issue: Any
    ended_before: set[tuple[str, str]]  # acts and what they end but for an exception, which ends later
    held: Any
    is_refused: Any
    note_exception: Any
    put_source: Any
    relate_documents: Any
    right_day: Any
    see: Any
    type_of_day: Any
    type_of_ground: Any
    doubt_days_of_effect: Any

    def named_in_titles(self) -> set[tuple[str, str]]:
        """(text, document) where the text may name the document in no more than the title of another one.

        It ends that other one, whole or in part, or uses what details this one. What a text amends is named as itself
        beside its amendments. Neither are these what the text acts on or rests on. Amendments of what a text ends are
        added, for it names them beside that.
        """
        titles: dict[str, str] = {doc.symbol: doc.title for docs in self.by_key.values() for doc in docs if doc.title}
        cited: dict[str, set[str]] = collections.defaultdict(set)
        ends: dict[str, set[str]] = collections.defaultdict(set)
        wholly: dict[str, set[str]] = collections.defaultdict(set)
        amends: dict[str, set[str]] = collections.defaultdict(set)
        meant: set[tuple[str, str]] = set()
        for name, basis, ender in (("national-documents", "status_basis", "expired_by"), ("most-cited", "basis", "by")):
            for row in rows(self.current / f"{name}.csv"):
                titles.setdefault(row["symbol"], row["title"])
                for text in _CITED.findall(row[basis]):
                    cited[text].add(row["symbol"])
                if row[ender]:
                    ends[row[ender].strip(";")].add(row["symbol"])
                    wholly[row[ender].strip(";")].add(row["symbol"])
        for name in ("national-relations", "relations", "based-on"):
            for row in rows(self.current / f"{name}.csv"):
                meant.add((row["from"], row["to"]))
                if row.get("relation") in _ENDING:
                    ends[row["from"]].add(row["to"])
                    if row.get("scope") == "whole":
                        wholly[row["from"]].add(row["to"])
                elif row.get("relation") == "amends":
                    amends[row["from"]].add(row["to"])
        named = {
            (text, number) for text in cited.keys() | ends.keys() for other in cited[text] | ends[text]
            if not _AMENDS.match(titles.get(other, "")) or other in ends[text]
            for number in _NUMBERS.findall(titles.get(other, "")) if number != other
        }  # fmt: skip
        return (named | self.in_chains(cited, ends, wholly, amends, titles)) - meant

    def in_chains(
        self, cited: dict[str, set[str]], ends: dict[str, set[str]], wholly: dict[str, set[str]],
        amends: dict[str, set[str]], titles: dict[str, str],
    ) -> set[tuple[str, str]]:  # fmt: skip
        """(text, document) where the document amends what the text ends, as its title says or as a whole.

        "Bãi bỏ điểm c khoản 2 Điều 6 Thông tư số 1 đã được sửa đổi theo Thông tư số ⎵" is no use of the amending act,
        nor is "Thông tư số 1 đã được sửa đổi theo Thông tư số ⎵ hết hiệu lực".
        """
        amends, ends, wholly = (
            collections.defaultdict(set, {text: set(others) for text, others in told.items()})
            for told in (amends, ends, wholly)
        )
        for rel in self.relations:
            if rel.relation == "amends":
                amends[rel.subject].add(rel.object)
            elif rel.relation in _ENDING:
                ends[rel.subject].add(rel.object)
                if rel.scope == "whole":
                    wholly[rel.subject].add(rel.object)
        return {
            (text, number) for text, numbers in cited.items() for number in numbers
            if amends[number] & wholly[text]
            or (amends[number] & ends[text] and _AMENDS.match(titles.get(number, "")))
        }  # fmt: skip

    def granted_under(self) -> set[tuple[str, str]]:
        """(text, document) where a text that adjusts allowances names the act under which they were once granted.

        Most of these have long ended. What such a text rests on is left out.
        """
        titles = {
            row["symbol"]: row["title"]
            for name in ("documents", "national-documents") for row in rows(self.current / f"{name}.csv")
        }  # fmt: skip
        rests = {(row["from"], row["to"]) for row in rows(self.current / "based-on.csv")}
        cited = {
            (text, row["symbol"])
            for name, basis in (("national-documents", "status_basis"), ("most-cited", "basis"))
            for row in rows(self.current / f"{name}.csv") for text in _CITED.findall(row[basis])
        }  # fmt: skip
        return {(text, named) for text, named in cited - rests if _ADJUSTS.search(titles.get(text, ""))}

    def fallen_foundations(self) -> dict[tuple[str, str], str]:
        """Documents of which all that they detail or guide had ended, each with the day on which the last of it did.

        Where such a document is named in a later text that does not rest on it, that tells what was, or carries on what
        was begun under it.
        """
        ended: dict[tuple[str, str], str] = {}
        for rel in self.relations:
            if rel.relation in _ENDING and rel.scope == "whole" and rel.effective:
                key = symbol_key(rel.object), rel.object_type
                ended[key] = min(rel.effective, ended.get(key, rel.effective))
        for number, told in self.endings.items():
            if days := [one.day for one in told if one.day and one.grade != "C"]:
                key = self.described[number].key
                ended[key] = min(*days, ended.get(key, days[0]))
        grounds: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
        for rel in self.relations:
            if rel.relation in ("details", "guides") and rel.scope == "whole":
                grounds[symbol_key(rel.subject), rel.subject_type].append(
                    ended.get((symbol_key(rel.object), rel.object_type), "")
                )
        return {key: max(days) for key, days in grounds.items() if all(days)}

    def read_joined(self, name: str) -> None:
        checked = {
            (row["symbol"], row["value"].split(" ")[-1])
            for row in rows(Path(__file__).with_name("register_checked.csv")) if row["field"] == "ended"
        }  # fmt: skip
        table = rows(self.current / f"{name}.csv")
        kinds: dict[tuple[str, str], str] = {}
        for row in table:  # a law and a resolution may bear one number: the words before it tell which one is meant
            if re.search(r"/QH\d+$", row["to"]) and (kind := type_in(row["quote"], row["to"]) or self.type_named(row)):
                kinds[row["from"], row["to"]] = kind
        for row in table:
            if {row["from"], row["to"]} & self.none_such:
                continue
            if any(text in row["source"] for text in self.slipped[row["from"]]):
                continue  # told by a text that slipped in the number
            scope = row["scope"]
            if row["relation"] == "moves_effective_day" or (row["to"], row["from"]) in checked:
                continue  # register_checked.csv has them
            if words_only(row["quote"], row["to"]) or (
                row["relation"] == "amends" and grounds_only(row["quote"], row["to"])
            ):
                self.tally["relations read in struck words or in grounds, left out"] += 1
                continue
            places = [(scope, "")]
            if row["relation"] in (*_ENDING, "suspends") and scope != "whole":
                places = places_in(row["quote"], row["to"])
            elif scope == "partial" or (scope == "article" and row["relation"] == "amends"):
                places = [("part", "")]
            self.note_exception(row["from"], row["to"], row["quote"])
            source = self.put_source(row["source"], row["grade"], told=row["effective"])
            kind = kinds.get((row["from"], row["to"]), "")
            if scope == "whole" and day_of_exception(row["quote"], row["to"]):
                self.ended_before.add((row["from"], row["to"]))
            day = row["effective"]
            if day and f"-{CHART}-" in source.key and self.is_day_of_issue(row["from"], day):
                day = ""  # the chart has no day of its own: that of the act stands for it
            issued = self.day_that_tells(row["to"], row["quote"])
            for scope, location in places:
                self.join(row["from"], row["relation"], row["to"], scope, day, location, source, kind, issued=issued)

    def day_that_tells(self, number: str, quote: str) -> str:
        """The day of issue that a sentence prints behind a number without a year, where it tells which one is meant."""
        day = "" if symbol_year(number) else day_after(quote, number)
        whole = self.full(number)
        key = symbol_key(whole)
        known = any(doc.issued for doc in self.by_key[self.spelled.get(key.replace("/", "-"), key)])
        return day if day and (known or self.full(number, day) != whole) else ""

    def type_named(self, row: dict[str, str]) -> str:
        """The type of a document of the National Assembly that a sentence names by its title, without its number."""
        laws = [doc for doc in self.by_key[symbol_key(row["to"])] if doc.type in LAWS and doc.title]
        return next((doc.type for doc in laws if name_key(doc.title) in name_key(row["quote"])), "")

    def join(
        self, acting: str, relation: str, target: str, scope: str, day: str, location: str, source: Provenance,
        kind: str = "", acting_kind: str = "", issued: str = "",
    ) -> None:  # fmt: skip
        """A relation that no source has told yet; one that was told without its day gets it.

        `kind` and `acting_kind` are the types, of numbers that two documents bear; `issued` is the target's day, of
        numbers that begin anew every year.
        """
        first, second = self.held(acting, acting_kind, beside=target), self.held(target, kind, issued, beside=acting)
        if scope == "whole" and relation in _ENDING and self.is_refused(first.symbol, second.symbol, source.key):
            return
        day = self.right_day(first.symbol, day)
        if first.issued and day and day < first.issued:
            self.tally["days of a relation before its own document, left out"] += 1
            day = ""
        told = self.told[first.key, second.key]
        for rel in told:
            if scope != rel.scope or (relation != rel.relation and not {relation, rel.relation} <= {*_ENDING}):
                continue
            if scope != "whole" and relation in _ENDING and relation != rel.relation:
                continue  # what replaces a part may be mere words, and no end of it
            if scope != "whole" and relation in _ENDING and location and location != rel.location:
                if not rel.location and (rel.effective == day or not rel.effective):
                    self.relations.discard(rel)  # the same, without saying which part it is
                continue  # another part
            mined = rel.source in ("text", "title") and source.kind != "secondary"
            if relation not in _ENDING or (not mined and (not day or rel.effective == day)):
                return
            if not rel.effective or mined:
                self.relations.discard(rel)  # without a day, or read by machine where a better source has the day
                day, location = day or rel.effective, location or rel.location
        if rel := self.relate_documents(first, second, relation, scope, day, location, "", source.key):
            told.append(rel)

    def join_constitutions(self) -> None:
        """What amended a Constitution, and which took its place."""
        for row in rows(self.current / "laws.csv"):
            if row["type"] != "constitution":
                continue
            source = self.put_source(row["source"], row["grade"], told=row["issued"])
            for amending in filter(None, row["amended_by"].split("; ")):
                self.join(amending, "amends", row["symbol"], "part", "", "", source)
            if row["expired_by"]:
                self.join(row["expired_by"], "replaces", row["symbol"], "whole", row["expired"], "", source)

    def read_grounds(self) -> None:
        """The legal grounds of central documents; each also shows its ground in force on the day of issue."""
        used: dict[int, dict[str, tuple[str, Provenance]]] = collections.defaultdict(dict)
        for row in rows(self.current / "based-on.csv"):
            if not _NUMBER.match(row["to"]) or row["to"] in self.none_such:
                continue
            source = self.put_source(row["source"], row["grade"], told=row["from_issued"])
            kind = self.type_of_ground(row["to"], row["from"], row["from_issued"])
            if kind is None:
                self.tally["grounds of which a law and a resolution bear the number, left out"] += 1
                continue
            issued = "" if symbol_year(row["to"]) else day_behind(row["quote"], row["to"])
            if not symbol_year(row["to"]) and not issued and len(self.by_key[symbol_key(row["to"])]) > 1:
                self.tally["grounds of which several documents bear the number, without a day, left out"] += 1
                continue
            if row["how"] != "constitution":  # every law rests on it: an edge would end all chains in one place
                resting = self.type_of_day(row["from"], row["from_issued"])
                self.join(row["from"], "based_on", row["to"], "whole", "", "", source, kind, resting, issued)
            if row["from_issued"]:
                ground = self.held(row["to"], kind, issued, beside=row["from"])
                self.see(ground, "in_force_on", row["from_issued"], row["from"], source)
                if row["grade"] in ("A", "B"):  # official texts and full copies
                    used[id(ground)][row["from_issued"]] = row["from"], source
        self.doubt_days_of_effect(used)


def day_behind(quote: str, symbol: str) -> str:
    """The day that stands right behind the number in the quoted ground, ISO; "" where none does."""
    found = re.search(
        rf"(?<!\d){re.escape(symbol)},? ngày (\d{{1,2}})(?: tháng |/)(\d{{1,2}})(?: năm |/)(\d{{4}})", quote
    )
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""
