"""VB3: whose the document is: by its own symbol, and did the issuer exist on its day?

Provinces, districts and communes changed on 2025-07-01: the district tier ended and communes were merged. A place
is judged by all the places of its name and kind in the lists; days are half-open, and a name in no list is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.base.patterns import late
from kg.checker.context import DESCRIBED, Context, vn
from kg.checker.finding import Finding
from kg.checker.rules.vb3_identity import of_the_outer, same_office
from kg.cite.symbols import head_of
from kg.cite.vocabulary import Head
from kg.data import table
from kg.naming import fold
from kg.register.places import Place, find_places


def no_such_office(ctx: Context) -> Iterator[Finding]:
    """VB305: a ministry, or a committee of a place, that was gone on the day of the document; said once each.

    A place that the lists show from a later day on may have stood before they begin: nobody is accused for that.
    """
    for one in ctx.first_mentions:
        issuer, day = one.citation.issuer, one.citation.day
        if issuer is None or day is None or one.citation.issuer_basis != "explicit":
            continue
        if issuer.level == "ministry" and (ended := _ministry_ended(issuer.head)) and day >= ended:
            yield ctx.finding("VB305", one, issuer=issuer.name, date=vn(day), since=vn(ended))
            continue
        if not (issuer.unit and issuer.place) or issuer.level not in ("province", "district", "commune"):
            continue
        places = find_places(ctx.conn, issuer.place, unit=issuer.unit)
        if not places or any(place.stands_on(day) for place in places):
            continue
        if ended := _ended_before(places, day):
            yield ctx.finding("VB305", one, issuer=issuer.name, date=vn(day), since=vn(ended))


@cache
def _ends() -> dict[str, date]:
    return {row["name"]: date.fromisoformat(row["until"]) for row in table("bodies")["central"] if row.get("until")}


def _ministry_ended(head: str) -> date | None:
    """The first day without a ministry, as `data/bodies.json` says."""
    return _ends().get(head)


def _ended_before(places: list[Place], day: date) -> date | None:
    """The day on which the last of the places was gone, if all of them were gone by `day`."""
    ends = [place.valid_until for place in places if place.valid_until and place.valid_until <= day]
    return max(ends) if len(ends) == len(places) else None


def of_another_office(ctx: Context) -> Iterator[Finding]:
    """VB302: a document of which the register is not sure, and its symbol is that of another office than the text says.

    "999/QĐ-BTC … của Bộ Nội vụ", "594/NQ-UBTVQH15 … của Quốc hội", "Giám đốc Sở Y tế tại Tờ trình số 12/TTr-STC".
    """
    for one in ctx.cited:
        citation = one.citation
        known = ctx.known(one)
        if not citation.symbol or citation.type in _JOINT or (known is not None and known.certainty in DESCRIBED):
            continue
        office = head_of(citation.symbol)
        if office is None or of_the_outer(ctx, one):
            continue
        if citation.issuer is not None and citation.issuer_basis == "explicit":
            said = citation.issuer.head.removeprefix("Bộ trưởng ")
        else:
            said = _who_proposes(ctx.text, citation.start) or ""
        if said and differ(said, office):
            yield ctx.finding("VB302", one, issuer=said, known_issuer=office.name)


_JOINT = frozenset(("joint_circular", "joint_resolution"))
#: "Theo đề nghị của Giám đốc Sở Tài chính tại ⟦Tờ trình số …⟧": one office, and its paper.
_PROPOSES = late(
    r"(?:đề\s+nghị|trình)\s+của\s+(?:Giám\s+đốc\s+)?(?P<office>Sở\s+[^;.\n]{3,60}?)\s+tại\s+$", one_of=("tại",)
)
_REACH = 140


def _who_proposes(text: str, at: int) -> str | None:
    found = _PROPOSES.search(text, max(0, at - _REACH), at)
    return " ".join(found["office"].split()) if found else None


@cache
def departments() -> frozenset[str]:
    """The departments of provinces, by the names that they have had."""
    return frozenset(row["head"] for row in table("bodies")["departments"] if row["head"].startswith("Sở "))


def differ(said: str, office: Head) -> bool:
    """Whether both are offices of one tier that the tables name, of different names, of which none took over."""
    central = {row["name"] for row in table("bodies")["central"]}
    if {said, office.name} <= central:
        apart = not _merged(said, office.name)
    elif {said, office.name} == _COUNCIL_AND_COMMITTEE:
        return True  # "Quyết định số 35/2025/QĐ-UBND … của Hội đồng nhân dân tỉnh"
    elif {said, office.name} <= departments():
        apart = not _merged(*(name.replace("Sở ", "Bộ ", 1) for name in (said, office.name)))
    else:
        return False
    return apart and fold(said) != fold(office.name) and not same_office(said, office.name)


_COUNCIL_AND_COMMITTEE = {"HĐND", "UBND"}


def _merged(one: str, other: str) -> bool:
    """Whether the one took over from the other, or both went into one."""
    rows = {row["name"]: {after["name"] for after in row.get("successors", ())} for row in table("bodies")["central"]}
    first, second = ({name} | rows.get(name, set()) for name in (one, other))
    return not first.isdisjoint(second)


RULES = ((("VB305",), no_such_office), (("VB302",), of_another_office))
