"""Parts of a document that had fallen on a day, where a source says which: a chapter, an article.

The official code numbers an article by its place in the code ("Điều 35.4.LQ.16": topic 35.4, law, article 16 of
it); people know it by the last part. An act that repeals something inside an article (scope "content"), or a part
without saying which (scope "part"), ends a part all the same (Luật 64/2025/QH15 Điều 57); where it only replaces one,
that may be mere words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.base.patterns import late
from kg.model import ProvisionEnd, State
from kg.register.validity.evidence import PRESUMPTION, Act
from kg.store.documents import as_day

#: The end of it is the article that people know: "Điều 35.4.LQ.16" is article 16.
CODE_NUMBER = late(r"Điều \d+(?:\.\d+)+\.[^\W\d_]+(?:\.\d+)*\.(\d+[a-zđ]*)")
_STATES: dict[str, State] = {"repeals": "repealed", "replaces": "replaced", "suspends": "suspended"}


def ended_provisions(acts: Iterable[Act], day: date) -> tuple[ProvisionEnd, ...]:
    """Of the acts on a document, the parts of it that they ended or suspended by `day`; the first end first.

    One part ended by one act is given once, by the best source that says it.
    """
    by_day = [act for act in acts if ends_a_part(act) and act.symbol and act.effective]
    by_day = [act for act in by_day if str(act.effective) <= day.isoformat()]
    named = {act.symbol for act in by_day if act.scope == "article" and act.location}
    found: dict[tuple[str | None, str, State], ProvisionEnd] = {}
    for act in sorted(by_day, key=_order):
        since = as_day(act.effective)
        provision, state = provision_name(act.location), _STATES[act.relation]
        if provision and act.scope == "content":
            provision = f"nội dung tại {provision}"
        if act.scope == "part" and act.symbol in named:
            continue  # which part it is, is told
        if since is not None and act.symbol and (provision, act.symbol, state) not in found:
            found[provision, act.symbol, state] = ProvisionEnd(
                provision, state, since, act.symbol, act.kind or "text", act.source
            )
    return tuple(found.values())


def ends_a_part(act: Act) -> bool:
    """Whether the act ends or suspends a part as such; one that is not named only by a repeal of the better grades."""
    if act.scope == "article":
        return True
    return act.scope in ("part", "content") and act.relation == "repeals" and act.kind not in (None, PRESUMPTION)


def _order(act: Act) -> tuple[str, int, str, int]:
    return act.effective or "", -1 if act.rank is None else act.rank, act.symbol or "", act.number


def provision_name(location: str | None) -> str | None:
    """What people call a part: "Điều 35.4.LQ.16" → "Điều 16"; what is no number of the code stays as it is."""
    if location is None:
        return None
    coded = CODE_NUMBER.fullmatch(location.strip())
    return f"Điều {coded[1]}" if coded else location.strip()
