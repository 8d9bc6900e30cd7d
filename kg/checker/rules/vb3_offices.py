"""VB3: did the issuer exist on the day of the document?

Provinces, districts and communes changed on 2025-07-01: the district tier ended and communes were merged. A place
is judged by all the places of its name and kind in the lists; days are half-open, and a name in no list is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.checker.context import Context, vn
from kg.checker.finding import Finding
from kg.data import table
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


RULES = ((("VB305",), no_such_office),)
