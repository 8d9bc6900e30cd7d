"""Where the official code lags behind the law: what tells that its holding a document proves nothing by itself.

Two signs are kept as facts, each judged by `kg.register.validity.foundations`: the law whose name the document's
subject in the code bears, where something ended that law; and a later document of the same office and title.
"""

from __future__ import annotations

import collections
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.data import table
from kg.model import LAWS
from kg.naming import clean_symbol, fold, name_key, symbol_key
from scripts.register.register_facts import Doc, records
from scripts.register.register_rows import FactRow

#: What a title begins with before its subject.
_HEAD = re.compile(
    r"^(?:(?:thong tu lien tich|thong tu|nghi dinh|quyet dinh) )?(?:ve viec |ve )?(?:ban hanh )?(?:quy dinh )?"
    r"(?:chi tiet )?(?:ve )?(?:viec )?"
)
_CHANGES = re.compile(r"(?:sua doi|bo sung|bai bo|hop nhat|dinh chinh|gia han|phe chuan)\b")
#: A shorter title is that of many documents.
_SHORTEST = 30
#: Joint circulars are not made any more: a circular takes their place.
_OF_ONE_OFFICE = {"decree": "decree", "decision": "decision", "circular": "circular", "joint_circular": "circular"}
#: Words that a title may have or lack and be of the same subject, for they only join or tell what all such acts do.
_JOINING = frozenset(
    "và các việc về đối với trong khi của cho có được một số điều chi tiết hướng dẫn quy định ban hành thi thực hiện"
    " theo tại ngành lĩnh vực liên tịch thông tư nghị quyết biện pháp nội dung nhân dân việt nam công tác".split()
)
#: So few words that are left tell no subject.
_FEWEST = 4


class LagFacts:
    """The part of the register that tells where the code lags; the rest is in build_register.py."""

    folder: Path
    docs: dict[tuple[str, str], Doc]
    created: list[Doc]
    existing: list[Doc]
    related: list[tuple[str, str, str, str]]
    facts: set[FactRow]
    sightings: dict[int, dict[str, Any]]
    endings: dict[int, list[Any]]
    ends: Any

    def write_lag(self) -> None:
        """What tells, of documents that the code holds and nothing ends, that this proves nothing by itself."""
        sure = [fact for fact in self.facts if fact.field == "ended" and fact.certainty != "secondary"]
        told = {(symbol_key(fact.symbol), fact.type) for fact in sure}
        ended = {*self.ends(), *told}
        for doc, law in subject_laws(self.folder, self.docs, ended):
            if doc.key not in ended:
                self.facts.add(FactRow(doc.symbol, doc.type, doc.when, "subject_law", law, "code", "official_code"))
        known = {(row[0], row[1]) for row in self.related}
        for doc, later in later_of_same_title([*self.docs.values(), *self.existing, *self.created]):
            held = doc.key in self.docs or any(slot.startswith("codified") for slot in self.sightings.get(id(doc), ()))
            if not held or doc.when or doc.key in ended or id(doc) in self.endings:
                continue
            if (doc.symbol, doc.type) not in known and (since := later.effective or later.issued):
                self.related.append((doc.symbol, doc.type, later.symbol, since))


def subject_laws(
    folder: Path, docs: dict[tuple[str, str], Doc], ended: Collection[tuple[str, str]]
) -> Iterator[tuple[Doc, str]]:
    """Documents of which every subject in the code bears the name of a law that was ended, with that law's symbol.

    `ended` are the keys of laws that some act ended. Of two laws of a name the younger one is the subject's.
    """
    members: dict[str, list[Doc]] = collections.defaultdict(list)
    subjects: dict[int, list[str]] = {}
    by_key = collections.defaultdict(list)
    for doc in docs.values():
        by_key[doc.key[0]].append(doc)
    for row in records(folder / "documents.jsonl"):
        for doc in by_key[symbol_key(clean_symbol(row["number"]))]:
            subjects[id(doc)] = row["topics"]
            for topic in row["topics"]:
                members[topic].append(doc)
    laws: dict[str, Doc] = {}
    for topic, held in members.items():
        name = name_key(topic.partition(" ")[2])
        same = [doc for doc in held if doc.type in LAWS and doc.title and name_key(doc.title) == name]
        if same:
            laws[topic] = max(same, key=lambda doc: (doc.issued, doc.year or 0))
    for doc in docs.values():
        over = [laws.get(topic) for topic in subjects.get(id(doc), ())]
        if doc.type not in LAWS and over and all(law is not None and law.key in ended for law in over):
            yield doc, next(law.symbol for law in over if law is not None)


def later_of_same_title(docs: Iterable[Doc]) -> list[tuple[Doc, Doc]]:
    """(earlier, later) of documents of one type and office whose titles have the same words, but for those that join.

    The later one is the last of them. Of those that something is known to have ended, nine in ten were ended by it.
    """
    by_title: dict[tuple[str, tuple[str, ...]], list[Doc]] = collections.defaultdict(list)
    for doc in docs:
        subject = _HEAD.sub("", re.sub(r"[^a-z0-9]+", " ", fold(doc.title)).strip())
        if doc.type in _OF_ONE_OFFICE and len(subject) >= _SHORTEST and not _CHANGES.match(subject) and doc.issuer:
            words = re.findall(r"\w+", unicodedata.normalize("NFC", doc.title).lower())
            telling = tuple(sorted(word for word in words if word not in _JOINING))
            if len(telling) >= _FEWEST:
                by_title[_OF_ONE_OFFICE[doc.type], telling].append(doc)
    follows = _followers()
    found = []
    for same in by_title.values():
        same.sort(key=_age)
        for place, doc in enumerate(same):
            offices = {doc.issuer}.union(*(follows.get(one, {one}) for one in doc.issuer.split("; ")))
            later = [one for one in same[place + 1 :] if _age(one) > _age(doc) and one.issuer in offices]
            if later:
                found.append((doc, later[-1]))
    return found


def _age(doc: Doc) -> str:
    return doc.issued or doc.effective or str(doc.year or "")


def _followers() -> dict[str, set[str]]:
    """Each central body that is gone, with those that took its place, and itself."""
    return {
        row["name"]: {row["name"], *(one["name"] for one in row["successors"])}
        for row in table("bodies")["central"] if "successors" in row
    }  # fmt: skip
