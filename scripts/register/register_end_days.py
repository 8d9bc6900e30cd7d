"""The days on which acts end others, where sources give that of something else: an issue, an exception, another act."""

from __future__ import annotations

import dataclasses
from typing import Any

from kg.naming import symbol_key
from scripts.register.register_facts import Doc
from scripts.register.register_rows import ClaimRow, FactRow

_ENDING = ("repeals", "replaces")
_ACTING = (*_ENDING, "amends", "supplements", "suspends")
_USUAL = ("01-01", "07-01")  # days on which laws take effect


class EndDays:
    """The part of the register that settles those days; the rest is in build_register.py."""

    by_key: dict[str, list[Doc]]
    relations: set[Any]
    claims: list[tuple[Doc, ClaimRow]]
    facts: set[FactRow]
    endings: dict[int, list[Any]]
    described: dict[int, Doc]
    ended_before: set[tuple[str, str]]  # acts and what they end but for an exception, which ends later
    places: dict[str, Any]
    awaited: Any
    held: Any
    day_of_effect: Any

    def end_with_their_act(self) -> None:
        """Ends on the day of the ender's issue, which takes effect later: the day of issue was taken for it.

        A day before the issue is a slip, but for that of a new law or of another act that it awaits.
        """
        late = {
            (symbol_key(doc.symbol), doc.issued): effect
            for docs in self.by_key.values() for doc in docs
            if doc.issued and (effect := self.day_of_effect(doc)) > doc.issued
        }  # fmt: skip
        for rel in [rel for rel in self.relations if rel.scope == "whole" and rel.relation in _ENDING]:
            if right := late.get((symbol_key(rel.subject), rel.effective)):
                self.relations.discard(rel)
                self.relations.add(dataclasses.replace(rel, effective=right))
        issued = {symbol_key(doc.symbol): doc.issued for docs in self.by_key.values() for doc in docs if doc.issued}
        for number, ends in self.endings.items():
            for n, one in enumerate(ends):
                if self.awaited(one.by, self.described[number].symbol) is not None:
                    continue
                day = late.get((symbol_key(one.by), one.day), one.day)
                slip = day < issued.get(symbol_key(one.by), "") and day[5:] not in _USUAL
                ends[n] = one._replace(day="" if slip and one.state != "lapsed_with_parent" else day)

    def act_after_their_issue(self) -> None:
        """No act changes or ends a part of another before it was issued, but on its own day of effect: that day then.

        The first days of January and July stay, for a new law may have ended the part on one (see below).
        """
        claimed = {symbol_key(doc.symbol): row.issued for doc, row in self.claims if row.issued}
        for rel in [rel for rel in self.relations if rel.relation in _ACTING and rel.effective]:
            usual = rel.effective[5:] in _USUAL and rel.relation in _ENDING
            docs = self.by_key[symbol_key(rel.subject)]
            if usual or len(docs) != 1:  # of a law and a resolution nobody knows whose day it is
                continue
            issued = docs[0].issued or claimed.get(symbol_key(rel.subject), "")
            since = self.day_of_effect(docs[0])
            if issued and rel.effective < issued and not (since and since <= rel.effective):
                self.relations.discard(rel)
                self.relations.add(dataclasses.replace(rel, effective=since))

    def end_before_exceptions(self) -> None:
        """Where what a clause excepts ends later, by a day of its own, the rest ends when the act takes effect."""
        for acting, target in sorted(self.ended_before):
            first, second = self.held(acting, ""), self.held(target, "")
            since = self.day_of_effect(first)
            for rel in [rel for rel in self.relations if (rel.subject, rel.object) == (first.symbol, second.symbol)]:
                if rel.scope == "whole" and rel.relation in _ENDING and since and since < rel.effective:
                    self.relations.add(
                        dataclasses.replace(rel, relation="repeals", scope="part", effective=since, location="")
                    )

    def end_before_their_act(self) -> None:
        """Ends on a day before the act that tells them was issued, where that is no slip: told as facts of their own.

        A new law takes effect on the first day of January or July, and what it made void is ended on that day by an act
        that came later ("hết hiệu lực từ ngày 01/7/2020", in an act of 2021). A slip is a year off the act's own day.
        """
        for rel in sorted(self.relations):
            if rel.scope != "whole" or rel.relation not in _ENDING or rel.effective[5:] not in _USUAL:
                continue
            acting = self.held(rel.subject, rel.subject_type, beside=rel.object)
            issued = next((row.issued for one, row in self.claims if one is acting and row.issued), acting.issued)
            year_on = str(int(rel.effective[:4]) + 1) + rel.effective[4:]
            if not issued or rel.effective >= issued or self.day_of_effect(acting) in (rel.effective, year_on):
                continue
            held = self.places.get(rel.source)
            state = "replaced" if rel.relation == "replaces" else "repealed"
            value = f"{rel.effective} {state} {rel.subject}"
            kind = held.kind if held else "text" if rel.source == "text" else "official_code"
            self.facts.add(FactRow(rel.object, rel.object_type, rel.object_when, "ended", value, rel.source, kind))
