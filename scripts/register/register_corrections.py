"""What is known to be wrong in the gathered material, each corrected by the text itself, and the days that lost."""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kg.model import LAWS
from kg.naming import clean_symbol, name_key, symbol_key
from scripts.register.register_csv import rows
from scripts.register.register_end_days import EndDays
from scripts.register.register_facts import Doc, keeps_something
from scripts.register.register_looked_up import TABLE as CHECKED
from scripts.register.register_provenance import CHART, NO_END_FOUND, SEARCHED_TO
from scripts.register.register_rows import ClaimRow, Ending, FactRow

_ENDING = ("repeals", "replaces")
_AMENDS_A_LAW = re.compile(r"(?:Luật )?[Ss]ửa đổi, bổ sung một số điều của ((?:Bộ l|L)uật [^,;]+)$")
_LONGEST = timedelta(300)
#: Texts rest on an act that is to come into force together with them, but not so long before.
_RESTED_ON_BEFORE = timedelta(90)
_MONTH = timedelta(30)
_WAITS = timedelta(45)
_WITNESSES = 2
_READ_IN_TEXTS = re.compile("congbao|code-cited|code-clause")
_TAKEN = re.compile(r"taken: (\d{4}-\d\d-\d\d)")
_ONE_PAGE = "phapdien/A"  # the header of a page of the code, which its articles deny at times
_STANDARD = re.compile(r"quy chuẩn|tiêu chuẩn", re.I)
#: The gazette's chart of relations, or the head of a list: "bãi bỏ một số quy định tại các Thông tư sau: …".
_TOLD_IN_PART = re.compile(
    r"lược đồ: [^:]*một phần:|[^…]*bãi bỏ một số (?:quy định|điều|nội dung)[^…]* sau(?: đây)?: …"
)


class Corrections(EndDays):
    """The part of the register that corrects it; the rest is in build_register.py."""

    current: Path
    by_key: dict[str, list[Doc]]
    relations: set[Any]
    refused: set[tuple[str, str]]
    in_part: set[tuple[str, str]]
    twice: dict[str, list[tuple[Doc, str]]]
    told: dict[tuple[Any, Any], list[Any]]
    tally: collections.Counter[str]
    header_days: dict[tuple[str, str], str]  # by the act's number and the day in the header
    claims: list[tuple[Doc, ClaimRow]]
    facts: set[FactRow]
    endings: dict[int, list[Any]]
    sightings: dict[int, dict[str, Any]]
    described: dict[int, Doc]
    excepting: set[tuple[str, str]]  # acts and what they end, but for something
    places: dict[str, Any]
    full: Any
    held: Any
    join: Any
    fact: Any
    put_source: Any

    def drop_what_is_told_in_part(self) -> None:
        """Whole ends that were read in a list, where the gazette's own chart or the list's head tells a part."""
        in_part = {
            (symbol_key(clean_symbol(row["from"])), symbol_key(clean_symbol(row["to"])))
            for name in ("national-relations", "relations")
            for row in rows(self.current / f"{name}.csv")
            if row["relation"] in _ENDING and row["scope"] != "whole" and _TOLD_IN_PART.match(row["quote"])
        }
        self.refused |= in_part
        self.in_part = in_part
        for rel in list(self.relations):
            pair = symbol_key(rel.subject), symbol_key(rel.object)
            if pair in in_part and rel.scope == "whole" and rel.relation in _ENDING:
                self.relations.discard(rel)
                self.relations.add(dataclasses.replace(rel, scope="part"))

    def drop_changes_by_grounds(self) -> None:
        """Changes by an act that the changed document itself rests on: named among its grounds, it changes it not."""
        grounds = {(rel.object, rel.subject) for rel in self.relations if rel.relation == "based_on"}
        wrong = {
            rel for rel in self.relations
            if rel.relation in ("amends", "supplements") and (rel.subject, rel.object) in grounds
        }  # fmt: skip
        self.tally["changes by a document's own ground, left out"] += len(wrong)
        self.relations -= wrong

    def correct_days(self) -> None:
        """Days that the code's clauses or page headers give wrongly, each corrected by the article itself."""
        self.header_days = {}
        right = {
            (symbol_key(row["by"]), symbol_key(row["target"])): row["right_day"]
            for row in rows(self.current / "end-errors-in-register.csv") if row["kind"] == "day"
        }  # fmt: skip
        for rel in list(self.relations):
            day = right.get((symbol_key(rel.subject), symbol_key(rel.object)))
            if day and rel.scope == "whole" and rel.relation in _ENDING:
                self.relations.discard(rel)
                self.relations.add(dataclasses.replace(rel, effective=day))
        for row in rows(self.current / "code-header-errors.csv"):
            if row["kind"] == "clear":
                self.correct_header(clean_symbol(row["symbol"]), row)
        for symbol, day, since in self.effects_of_parts():
            self.correct_relations(symbol, day, since)
        for symbol, day, since in self.outvoted_days():
            self.correct_header(symbol, {"phap_dien_header_day": day, "enforcement_article_day": since})
        self.told = collections.defaultdict(list)
        for rel in sorted(self.relations):
            ends = (symbol_key(rel.subject), rel.subject_type), (symbol_key(rel.object), rel.object_type)
            self.told[ends].append(rel)

    def note_exception(self, acting: str, target: str, words: str) -> None:
        """Remember it if the clause by which one ends the other excepts something."""
        if keeps_something(words, target):
            self.excepting.add((symbol_key(self.full(acting)), symbol_key(self.full(target))))

    def write_exceptions(self) -> None:
        """Ends that except something: the document has ended, but for that. Each is told once, by the first source."""
        told: dict[tuple[str, str, str], FactRow] = {}
        for rel in sorted(self.relations):
            pair = symbol_key(rel.subject), symbol_key(rel.object)
            if pair in self.excepting and rel.relation in _ENDING and rel.scope == "whole":
                held = self.places.get(rel.source)
                kind = held.kind if held else "text" if rel.source == "text" else "official_code"
                row = FactRow(
                    rel.object, rel.object_type, rel.object_when, "ended_but_for", rel.subject, rel.source, kind
                )
                told.setdefault((rel.object, rel.object_type, rel.subject), row)
        for number, ends in self.endings.items():
            doc = self.described[number]
            for one in ends:
                if (symbol_key(one.by), doc.key[0]) in self.excepting:
                    row = FactRow(
                        doc.symbol, doc.type, doc.when, "ended_but_for", one.by, one.source.key, one.source.kind
                    )
                    told.setdefault((doc.symbol, doc.type, one.by), row)
        self.facts.update(told.values())

    def drop_titles_of_amendments(self) -> None:
        """Titles "Luật sửa đổi, bổ sung một số điều của Luật A" of laws that end law A as a whole: not theirs."""
        named = {doc.key: name_key(doc.title) for docs in self.by_key.values() for doc in docs if doc.title}
        ended: dict[tuple[str, str], set[str]] = collections.defaultdict(set)
        for rel in self.relations:
            if rel.relation in _ENDING and rel.scope == "whole" and rel.object_type in LAWS:
                name = named.get((symbol_key(rel.object), rel.object_type), "")
                ended[symbol_key(rel.subject), rel.subject_type].add(name.removeprefix("luat "))
        for place, (doc, row) in enumerate(self.claims):
            amends = _AMENDS_A_LAW.match(row.title)
            if amends and doc.type in LAWS and name_key(amends[1]).removeprefix("luat ") in ended[doc.key]:
                self.tally["titles of amending laws at laws that replace what they name, left out"] += 1
                self.claims[place] = doc, row._replace(title="")
                doc.title = ""

    def drop_end(self, doc: Doc, acting: str, named: tuple[str, str]) -> None:
        """Take away that the act ends the whole document, by whatever source; `named` is its number as it is told."""
        pair = symbol_key(acting), doc.key
        self.relations -= {
            rel for rel in self.relations
            if rel.relation in _ENDING and rel.scope == "whole"
            and symbol_key(rel.subject) == pair[0]
            and (symbol_key(rel.object), rel.object_type) in (doc.key, named)
        }  # fmt: skip
        told = self.endings.get(id(doc), [])
        told[:] = [one for one in told if symbol_key(one.by) != pair[0]]
        if not told:
            self.endings.pop(id(doc), None)

    def doubt_days_of_effect(self, used: dict[int, dict[str, tuple[str, Any]]]) -> None:
        """Days of effect before which official texts had long rested on the act: a slip.

        No day is known then, but that the act was in force when the first of them was issued. `used` are, by the act's
        identity, the days of the texts that rest on it, each with such a text and its source. Laws are rested on before
        they take effect: their details are made ready. Where the act is told to have waited the better part of a year,
        one text that used it is enough; a day that was only read in the running text of the act or of another one is
        then no day at all, technical standards left out: they do wait.
        """
        for place, (doc, row) in enumerate(self.claims):
            if not row.effective or doc.type in LAWS:
                continue
            own = symbol_key(doc.symbol)
            seen = self.sightings.get(id(doc), {})
            days = used.get(id(doc), {}) | {
                day: (by, source) for slot, (day, by, source) in seen.items()
                if slot.startswith("in_force_on:") and source.kind != "secondary" and symbol_key(by) != own
            }  # fmt: skip
            issued = row.issued or doc.issued
            waited = issued and date.fromisoformat(row.effective) - date.fromisoformat(issued) > _LONGEST
            margin, needed = (_MONTH, 1) if waited else (_RESTED_ON_BEFORE, _WITNESSES)
            if waited and _READ_IN_TEXTS.search(row.source) and not _STANDARD.search(row.title or doc.title):
                needed = 0
            before = (date.fromisoformat(row.effective) - margin).isoformat()
            if sum(day < before for day in days) < needed:
                continue
            self.tally["days of effect that came long after the act, or after it was used, left out"] += 1
            self.claims[place] = doc, row._replace(effective="")
            doc.effective = "" if doc.effective == row.effective else doc.effective
            self.undate_what_it_does(doc.symbol, row.effective)
            for slot in [slot for slot, (day, by, _) in seen.items() if (day, symbol_key(by)) == (row.effective, own)]:
                del seen[slot]
            self.facts.add(FactRow(doc.symbol, doc.type, doc.when, "effective", row.effective, row.source, "conflict"))
            if days and min(days) < row.effective:
                self.fact(doc, "in_force_on", f"{min(days)} {days[min(days)][0]}", days[min(days)][1])

    def undate_what_it_does(self, symbol: str, day: str) -> None:
        """Acts of a document on its day of effect, read in the same running texts, where that is no such day."""
        wrong = {
            rel for rel in self.relations
            if (rel.subject, rel.effective) == (symbol, day) and _READ_IN_TEXTS.search(rel.source)
        }  # fmt: skip
        self.relations -= wrong
        self.relations |= {dataclasses.replace(rel, effective="") for rel in wrong}

    def correct_header(self, symbol: str, row: dict[str, str]) -> None:
        """The day of effect that only the header of the code's page gives, and all that was dated by it."""
        header, article = row["phap_dien_header_day"], row["enforcement_article_day"]
        docs = self.by_key[symbol_key(symbol)]
        if not all(_takes_effect_so(doc, header, article) for doc in docs):
            self.tally["days in articles of the code that cannot be, left out"] += 1
            return
        for doc in docs:
            if doc.effective == header:
                doc.effective = article
        self.correct_relations(symbol, header, article)

    def correct_relations(self, symbol: str, day: str, right: str) -> None:
        """What the act is said to do on `day` it does on the right one, whoever says so."""
        self.header_days[symbol_key(symbol), day] = right
        for rel in [rel for rel in self.relations if rel.effective == day and rel.subject == symbol]:
            self.relations.discard(rel)
            self.relations.add(dataclasses.replace(rel, effective=right))

    def outvoted_days(self) -> Iterator[tuple[str, str, str]]:
        """(act, day, right day) of effect where the gazette's own page has another one, or two sources or more do."""
        for row in rows(CHECKED):
            if row["field"] == "effective":
                for day in {doc.effective for doc in self.by_key[symbol_key(row["symbol"])]} - {"", row["value"]}:
                    yield row["symbol"], day, row["value"]
        told: dict[str, dict[str, list[str]]] = collections.defaultdict(dict)
        for row in rows(self.current / "conflicts.csv"):
            taken = _TAKEN.search(row["decision"])
            if row["field"] == "effective" and taken:
                told[row["symbol"]].setdefault(taken[1], [])
                if row["value"] == taken[1]:
                    told[row["symbol"]][taken[1]] = row["families"].split("+")
        for row in rows(self.current / "conflicts.csv"):
            docs = self.by_key[symbol_key(row["symbol"])]
            if row["field"] != "effective" or len(docs) > 1:  # of a law and a resolution nobody knows whose day it is
                continue
            for right, families in told[row["symbol"]].items():
                held = {doc.effective for doc in docs}
                alone = row["families"] == _ONE_PAGE and row["value"] in held and len(families) > 1
                if row["value"] != right and (alone or right in held):
                    yield row["symbol"], row["value"], right

    def effects_of_parts(self) -> Iterator[tuple[str, str, str]]:
        """(act, day, right day) where a machine took the day of effect of a part of the act for that of the whole.

        Somebody read the act and gives the earlier day, that of its issue.
        """
        days = {
            row["symbol"]: row["effective"] for row in rows(self.current / "documents.csv")
            if row["effective"] and row["effective"] == row["issued"]
        }  # fmt: skip
        for row in rows(self.current / "conflicts.csv"):
            right = days.get(row["symbol"])
            if row["field"] == "effective" and right and row["value"] > right and row["families"].startswith("text:"):
                yield clean_symbol(row["symbol"]), row["value"], right

    def slips_of_the_pen(self) -> set[str]:
        """Numbers that texts print with a day of issue in another year than theirs, and that nobody else knows."""
        cited = {
            row["symbol"] for row in rows(self.current / "conflicts.csv")
            if row["field"] == "issued" and row["decision"] == "year" and row["families"].startswith("cite/")
        }  # fmt: skip
        return {symbol for symbol in cited if not self.by_key[symbol_key(self.full(symbol))]}

    def day_of_effect(self, doc: Doc) -> str:
        """The day on which the document took effect, whoever tells it; "" if nobody does."""
        return doc.effective or self.claimed("effective").get(id(doc), "")

    def claimed(self, column: str) -> dict[int, str]:
        """The days that claims tell, the first of each document; asked for when all of them are known."""
        told: dict[int, str] = {}
        for doc, row in self.claims:
            if day := getattr(row, column):
                told.setdefault(id(doc), day)
        return told

    def is_day_of_issue(self, symbol: str, day: str) -> bool:
        """Whether the act was issued on `day` and nobody tells when it took effect."""
        doc = self.held(symbol, "")
        return doc.issued == day and not self.day_of_effect(doc)

    def without_charted_day(self, end: Ending) -> Ending:
        """The end, without a day that the gazette's chart took from the act's issue."""
        charted = f"-{CHART}-" in end.source.key and self.is_day_of_issue(end.by, end.day)
        return end._replace(day="") if charted else end

    def drop_early_looks(self) -> None:
        """Uses of a decree or circular, whose day of effect nobody tells, in the weeks in which it waits for it.

        In force no sooner than 45 days after the issue, but for the shortened procedure (Luật 80/2015/QH13 Điều 151
        khoản 1, Luật 64/2025/QH15 Điều 53): such a use tells that the act was there. What is left is the presumption.
        """
        effects = self.claimed("effective")
        for number, seen in self.sightings.items():
            doc = self.described[number]
            if doc.type not in ("decree", "circular") or not doc.issued or doc.effective or effects.get(number):
                continue
            begins = (date.fromisoformat(doc.issued) + _WAITS).isoformat()
            early = [slot for slot, look in seen.items() if slot.startswith("in_force_on") and look[0] < begins]
            for slot in early:
                del seen[slot]
            if early and not seen:
                self.places.setdefault(NO_END_FOUND.key, NO_END_FOUND)
                seen["presumed:secondary"] = SEARCHED_TO, "-", NO_END_FOUND
                self.tally["uses before an act can have taken effect, left out"] += 1

    def right_day(self, acting: str, day: str) -> str:
        """The day of what an act does, where it was taken from a header of the code that gives another one."""
        return self.header_days.get((symbol_key(acting), day), day)

    def type_of_ground(self, symbol: str, resting: str, day: str) -> str | None:
        """Which one is rested on, where a law and a resolution of the National Assembly bear one number.

        Once the law is in effect, it is the law; before it was issued, the resolution. Between the two days it is the
        one whose title shares more words with that of what rests on it (a resolution two or more, for most
        rest on laws), and None where nobody can tell.
        """
        docs = self.by_key[symbol_key(symbol)]
        laws = [doc for doc in docs if doc.type in ("law", "code")]
        others = [doc for doc in docs if doc.type == "resolution"]
        if not laws or not others:
            return "resolution" if others else ""
        law, other = laws[0], others[0]
        if not day or not law.issued or day >= (law.effective or law.issued):
            return law.type
        if day < law.issued:
            return other.type
        said = _words_of(doc.title for doc in self.by_key[symbol_key(resting)])
        shared = len(said & _words_of((law.title,))) - len(said & _words_of((other.title,)))
        return law.type if shared > 0 else other.type if shared < -1 else None

    def type_of_day(self, symbol: str, day: str) -> str:
        """The type of the document of that number that was issued on `day`, where the number is borne by two."""
        docs = self.by_key[symbol_key(symbol)]
        fitting = {doc.type for doc in docs if doc.issued == day} if len(docs) > 1 else set()
        return next(iter(fitting)) if len(fitting) == 1 else ""

    def read_wrong_scopes(self) -> None:
        """Ends of whole documents that were read as those of a part."""
        for row in rows(self.current / "end-errors-in-register.csv"):
            if row["kind"] == "scope":
                source = self.put_source(row["source"], "A", told=row["right_day"])
                self.join(row["by"], "repeals", row["target"], "whole", row["right_day"], "", source)

    def read_conflicts(self) -> None:
        """The days that lost: kept beside the one that is believed."""
        for row in rows(self.current / "conflicts.csv"):
            if row["field"] not in ("issued", "effective") or not row["source"]:
                continue
            doc = self.held(row["symbol"], "")
            believed = doc.issued if row["field"] == "issued" else doc.effective
            if (
                believed
                and row["value"] != believed
                and doc.symbol not in {d.symbol for d, _ in self.twice.get(doc.key[0], ())}
            ):
                self.fact(doc, row["field"], row["value"], self.put_source(row["source"], "B"), "conflict")


def _words_of(titles: Iterable[str]) -> set[str]:
    """What titles are about: their words but for those that stand in any title."""
    return {word for title in titles for word in name_key(title or "").split()} - _IN_ANY_TITLE


#: "Quy định chi tiết một số điều của Luật …", "Về việc sửa đổi, bổ sung …", folded.
_IN_ANY_TITLE = frozenset(
    "quy dinh chi tiet va huong dan thi hanh mot so dieu cua luat bo nghi quyet ve viec sua doi bo sung theo tai cac "
    "cho thuc hien chinh phu viet nam nam ban hanh quoc hoi phap lenh doi voi trong".split()
)


def _takes_effect_so(doc: Doc, header: str, article: str) -> bool:
    """Whether the day in the article can be that of effect: an article may name the day of a later change, or slip.

    Documents other than laws take effect within months, unless the header's day is impossible itself.
    """
    if not doc.issued:
        return True
    if article < doc.issued:
        return False
    waits = date.fromisoformat(article) - date.fromisoformat(doc.issued)
    return waits <= _LONGEST or doc.type in LAWS or header < doc.issued
