"""Rules of law by which the register concludes what no source states, each with its article and its own life.

They stand here and nowhere else. Whatever is concluded by one of them is marked `inferred` and names the article.
Texts: Luật 80/2015/QH13, in force 2016-07-01 to 2025-03-31, and Luật 64/2025/QH15, in force from 2025-04-01 (its
Điều 71 khoản 1 and 3).
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.model import Document, Level
from kg.tuples import NamedTuple

_OLD_LAW = date(2016, 7, 1)
_NEW_LAW = date(2025, 4, 1)


class LegalRule(NamedTuple):
    """A rule of law used for inference, itself in force from `since` until (not including) `until`."""

    source: str
    since: date
    until: date = date.max

    def holds_on(self, day: date) -> bool:
        """Was the rule in force on `day`?"""
        return self.since <= day < self.until


class EarliestEffect(NamedTuple):
    """By `rule`, a normative document takes effect no sooner than `days` after the day it was passed or signed.

    One made by the shortened procedure may take effect at once: what follows from the rule is a presumption.
    """

    rule: LegalRule
    days: int
    levels: frozenset[Level]


#: A document that details or guides another lapses with it. Luật 64/2025/QH15 Điều 57 khoản 2, since 2025-04-01,
#: says the contrary: it stays in force where it does not contradict the new document.
LAPSE_WITH_PARENT = LegalRule("Luật 80/2015/QH13 Điều 154 khoản 4", _OLD_LAW, _NEW_LAW)

_CENTRAL: frozenset[Level] = frozenset(("central", "ministry"))
_PROVINCE: frozenset[Level] = frozenset(("province",))
_BELOW: frozenset[Level] = frozenset(("district", "commune"))
_1 = LegalRule("Luật 80/2015/QH13 Điều 151 khoản 1", _OLD_LAW, _NEW_LAW)
_2 = LegalRule("Luật 64/2025/QH15 Điều 53", _NEW_LAW)
EARLIEST_EFFECTS = (
    EarliestEffect(_1, 45, _CENTRAL),
    EarliestEffect(_1, 10, _PROVINCE),
    EarliestEffect(_1, 7, _BELOW),
    EarliestEffect(_2, 45, _CENTRAL),
    EarliestEffect(_2, 10, _PROVINCE | _BELOW),
)

#: When units are divided or merged, the normative documents of the old unit stay in force until it is decided
#: otherwise: by the new units where one was divided, by the merged unit where several became one.
OUTLIVES_ITS_BODY = LegalRule("Luật 64/2025/QH15 Điều 54 khoản 2", _NEW_LAW)

#: A new document "of the same body" replaces, another body's act repeals (Luật 80/2015/QH13 Điều 154 khoản 2
#: and 3); a law may take the place of an ordinance (Điều 16 khoản 1).
TAKES_PLACE = frozenset({("Quốc hội", "Ủy ban Thường vụ Quốc hội")})


def earliest_effect(doc: Document, begun: date | None = None) -> tuple[date, LegalRule] | None:
    """The first day on which a normative document of unknown effect can have taken effect, and the rule.

    None where no rule speaks: the day of issue or the level is unknown, the symbol is not that of a normative
    document ("65/KH-UBND"), or it ended or changed another document on the day `begun`, which is sooner.
    """
    from kg.cite.symbols import is_normative

    if doc.issued is None or doc.symbol is None or not is_normative(doc.symbol):
        return None
    for rule, days, levels in EARLIEST_EFFECTS:
        if doc.level in levels and rule.holds_on(doc.issued):
            earliest = doc.issued + timedelta(days=days)
            return None if begun and begun < earliest else (earliest, rule)
    return None
