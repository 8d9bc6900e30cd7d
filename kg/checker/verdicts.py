"""One verdict for each citation, for the sum of a check: right, no longer in force, wrong day, in no register, …"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Literal

from kg.checker import CheckResult
from kg.model import FALLEN
from kg.register.validity.status import status
from kg.resolve import Resolved

Verdict = Literal[
    "ended", "suspended", "not_yet", "likely_ended", "changed", "wrong_day", "wrong_identity", "wrong_place",
    "contradictory", "damaged", "incomplete", "poor_ground", "out_of_form",
    "past", "unclear", "no_data", "unknown", "stood_when_looked",
    "presumed_in_force", "right",
]  # fmt: skip

#: What a finding makes of its citation; a rule that is not here leaves it right. The gravest comes first.
_OF_RULE: dict[str, Verdict] = {
    "VB201": "ended", "VB204": "suspended", "VB203": "not_yet", "VB208": "likely_ended", "VB206": "likely_ended",
    "VB209": "likely_ended",
    "VB202": "changed", "VB301": "wrong_day", "VB107": "wrong_day", "VB506": "wrong_day", "VB302": "wrong_identity",
    "VB304": "wrong_identity", "VB305": "wrong_identity", "VB307": "wrong_identity", "VB108": "wrong_identity",
    "VB401": "wrong_place",
    "VB501": "contradictory", "VB502": "contradictory", "VB503": "contradictory", "VB101": "damaged",
    "VB102": "damaged", "VB103": "incomplete", "VB104": "incomplete",
    "VB111": "incomplete", "VB303": "unclear",
    **dict.fromkeys(("VB601", "VB602", "VB603", "VB604", "VB605", "VB606", "VB607"), "poor_ground"),
    **dict.fromkeys((f"VB{n}" for n in range(611, 670)), "out_of_form"),
}  # fmt: skip
#: What a state makes of a citation that nothing was found against; the others leave it right.
_OF_STATE: dict[str, Verdict] = {
    "unknown": "unknown", "stood_when_looked": "stood_when_looked", "presumed_in_force": "presumed_in_force",
    **dict.fromkeys((*FALLEN, "probably_lapsed"), "past"),
}  # fmt: skip
_GRAVITY = {verdict: n for n, verdict in enumerate(dict.fromkeys(_OF_RULE.values()))}
#: Rules that speak once of a document, wherever else the text cites it.
_OF_THE_DOCUMENT = frozenset(("VB203", "VB204", "VB208", "VB209", "VB303"))


def verdicts(result: CheckResult, conn: sqlite3.Connection) -> Counter[Verdict]:
    """How many citations are what, on the day of the check: see `judged`."""
    return Counter(verdict for _, verdict in judged(result, conn))


def judged(result: CheckResult, conn: sqlite3.Connection) -> Iterator[tuple[str, Verdict]]:
    """Each citation's document (its IRI) and what the citation is on the day of the check, in the text's order.

    A citation is `right` only when its document is known, nothing was found against it, and a source had its state on
    that day in view. It is `past` where that has ended, or may have, or is suspended, and the text is not to be
    reproached with it: it says so itself, amends it, names it in a title, or was written while it stood, on a day that
    is guessed. Otherwise it is `stood_when_looked` where one looked before that day, `presumed_in_force` where
    nothing better than a secondary source says so, `unknown`, or `no_data` where no register holds the document. None
    of these is a fault.
    """
    at: dict[int, list[Verdict]] = defaultdict(list)
    of: dict[str, list[Verdict]] = defaultdict(list)
    for finding in result.findings:
        verdict = _OF_RULE.get(finding.code)
        if verdict and finding.code in _OF_THE_DOCUMENT and finding.document:
            of[finding.document].append(verdict)
        elif verdict:
            at[finding.start].append(verdict)
    states: dict[str, str] = {}
    for one in result.reading.citations:
        if one.citation.form == "self":
            continue
        against = at[one.citation.start] + of[one.document]
        if against:
            yield one.document, min(against, key=_GRAVITY.__getitem__)
        elif not one.known:
            yield one.document, "unclear" if _unclear(one) else "no_data"
        else:
            if one.document not in states:
                states[one.document] = status(conn, one.document, result.used_on or result.as_of).state
            yield one.document, _OF_STATE.get(states[one.document], "right")


def _unclear(one: Resolved) -> bool:
    return one.citation.form == "named" or one.certainty == "candidates" or one.citation.symbol is None
