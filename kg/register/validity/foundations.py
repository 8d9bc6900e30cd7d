"""What a document stands on: what it details or guides, or, if it only amends, what it amends.

By rule of law a document lapsed with its parents until 2025-03-31. Since then, and for what only amends, no rule says
so; but the official code, which lags behind the law, proves nothing of a document whose foundations have fallen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.base.patterns import late
from kg.model import LAWS
from kg.naming import clean_symbol, name_key
from kg.register.validity.contest import believed, changed_after
from kg.register.validity.endings import all_ends, counting
from kg.register.validity.evidence import End, Known
from kg.register.validity.facts import Knowledge
from kg.register.validity.rules import LAPSE_WITH_PARENT
from kg.tuples import NamedTuple

#: The whole number of an act with its year, as titles print it.
_NUMBER = late(r"\d+/\d{4}/\w+(?:-\w+)*")
#: A law by its name, in the title of one that amends it.
_LAW = late(r"(?<!pháp )\bluật\b(?! sửa đổi)", re.IGNORECASE)
_DEPTH = 4  # a circular guides a decree that details a law …


class Doubt(NamedTuple):
    """Why a place in the code proves nothing from `since` on: a key of the words, and the document behind it."""

    note: str
    since: date
    by: str | None


def lapsed_parent(knowledge: Knowledge, known: Known, depth: int = 0) -> End | None:
    """The end with which this document lapsed because all that it details or guides had lapsed.

    Sources often give one parent of several: what else the title names has to have ended as well.
    """
    last: End | None = None
    for iri in (*known.parents, *_named_in_title(knowledge, known, known.parents)) if known.parents else ():
        parent = knowledge.known(iri)
        end = _own_or_parents_end(knowledge, parent, depth) if parent else None
        if end is None or end.day is None or not LAPSE_WITH_PARENT.holds_on(end.day):
            return None
        if last is None or last.day is None or end.day > last.day:
            last = end
    if last is None or last.day is None:
        return None
    held = known.last_look
    if (held and held.manner != "effect" and held.day >= last.day) or changed_after(last, known):
        return None
    return last


def _named_in_title(knowledge: Knowledge, known: Known, beside: Sequence[str]) -> list[str]:
    """The IRIs of what else the title names by number than `beside`; acts that only amend go with what they amend."""
    named: list[str] = []
    title = known.doc.title or ""
    for number in _NUMBER.findall(title) if "/" in title else ():
        docs = knowledge.numbered(clean_symbol(number))
        if {known.doc.iri, *beside, *named} & {doc.iri for doc in docs}:
            continue
        other = knowledge.known(docs[0].iri) if docs else None
        if other and not other.amending:
            named.append(other.doc.iri)
    return named


def _own_or_parents_end(knowledge: Knowledge, known: Known, depth: int) -> End | None:
    found = counting(known, date.max)
    if found:
        return found[0] if believed(found[0], known) else None
    return lapsed_parent(knowledge, known, depth + 1) if depth < _DEPTH else None


def doubt(knowledge: Knowledge, known: Known, depth: int = 0) -> Doubt | None:
    """Why the official code alone proves nothing of this document, and since when; None where it may be believed.

    All that it details, guides or only amends has fallen, if only probably; or for certain the law whose name its
    subject in the code bears, for then nobody has brought that subject up to date; or a later document bears the same
    title; or the period is over for which its title says that it was made. A source of another kind that held it in
    force on a later day takes the doubt away.
    """
    over = known.period_end
    found = (
        _fallen(knowledge, known, depth) or _subject_fell(knowledge, known)
        or (Doubt("same_subject", *known.same_subject) if known.same_subject else None)
        or (Doubt("period_over", over, None) if over else None)
    )  # fmt: skip
    if found is None or any(look.manner != "codified" and look.day >= found.since for look in known.firm_looks):
        return None
    return found


def ground_fell(knowledge: Knowledge, known: Known) -> Doubt | None:
    """The fall of all that the document stands on after the last source, other than the code, held it in force.

    Since 2025-04-01 what details a document outlives it only where it does not contradict the new one (Luật
    64/2025/QH15 Điều 57 khoản 2), which no source says of it: that it was used before then is no more than that.
    """
    titled = _amended_by_title(knowledge, known) if known.amending else []
    found = _fallen(knowledge, known, 0, titled) or _subject_fell(knowledge, known)
    if found is None or any(look.manner != "codified" and look.day >= found.since for look in known.firm_looks):
        return None
    return found


def amended_gone(knowledge: Knowledge, known: Known) -> Doubt | None:
    """The day from which nothing is left that this document amends: each such document has ended for certain.

    What only amends lives in what it amends. No rule says that it ends with it (its own last articles may still speak
    of papers begun under it), so that a lapse is inferred from this, and never stated. None where a source of another
    kind than the code held the document in force since.
    """
    named = _amended_by_title(knowledge, known) if known.amending else []
    if not named or (known.doc.type in LAWS and len(_LAW.findall(known.doc.title or "")) > len(named)):
        return None  # the title has to tell all that it amends
    last: Doubt | None = None
    for iri in named:
        one = knowledge.known(iri)
        end = next((end for end in counting(one, date.max) if end.day), None) if one else None
        if one is None or end is None or end.day is None or not believed(end, one):
            return None
        if last is None or end.day > last.since:
            last = Doubt("amended_gone", end.day, one.doc.symbol)
    if last is None or any(look.manner != "codified" and look.day >= last.since for look in known.firm_looks):
        return None
    return None if _named_in_title(knowledge, known, known.amended) else last


def _amended_by_title(knowledge: Knowledge, known: Known) -> list[str]:
    """The IRIs of those of the documents it amends that its title names: the others it only changes beside them."""
    title = known.doc.title or ""
    name = name_key(title)
    documents = filter(None, map(knowledge.document, known.amended))
    return [
        doc.iri for doc in documents
        if (doc.symbol and doc.symbol in title) or (doc.type in LAWS and doc.title and name_key(doc.title) in name)
    ]  # fmt: skip


def _fallen(knowledge: Knowledge, known: Known, depth: int, grounds: Sequence[str] = ()) -> Doubt | None:
    """The last of all foundations, or of the `grounds`, to fall; None where one of them stands."""
    last: Doubt | None = None
    for iri in grounds or (known.amended if known.amending else known.parents):
        ground = knowledge.known(iri)
        since = _fell(knowledge, ground, depth) if ground else None
        if ground is None or since is None:
            return None
        if last is None or since > last.since:
            last = Doubt("amended_ended" if known.amending else "parent_ended", since, ground.doc.symbol)
    return last


def _subject_fell(knowledge: Knowledge, known: Known) -> Doubt | None:
    laws = [doc for doc in knowledge.numbered(known.subject_law or "") if doc.type in LAWS]
    law = knowledge.known(laws[0].iri) if laws else None
    since = next((end.day for end in counting(law, date.max) if end.day), None) if law else None
    return Doubt("subject_law_ended", since, known.subject_law) if since else None


def _fell(knowledge: Knowledge, known: Known, depth: int) -> date | None:
    """The day from which a foundation does not hold any more, by an end of any grade or because its own have fallen."""
    ends = [*counting(known, date.max), *(end for end in all_ends(known) if end.presumed)]
    if ends:
        return ends[0].day or ends[0].seen or (date(ends[0].year, 12, 31) if ends[0].year else date.min)
    if known.dropped and not any(look.day > knowledge.snapshots[1] for look in known.firm_looks):
        return knowledge.snapshots[1]
    deeper = doubt(knowledge, known, depth + 1) if depth < _DEPTH else None
    return deeper.since if deeper else None
