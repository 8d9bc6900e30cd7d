"""Provinces, districts and communes, before and after 2025-07-01, when the district tier ended.

Names are compared without diacritics, spaces and punctuation; units may be written out or abbreviated
("TP Hạ Long", "TX Đức Phổ", "P. 4"). A name alone is seldom enough: many towns have a "Phường 4".
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from kg.base.patterns import late
from kg.data import table
from kg.model import Body, Level
from kg.naming import fold, place_key, slug
from kg.store.connection import remembered
from kg.store.documents import as_day
from kg.tuples import NamedTuple

#: The day from which there are no districts, and fewer provinces and communes (Nghị quyết 202/2025/QH15).
NEW_ERA = date(2025, 7, 1)
#: Units as folded words or abbreviations, longest first where one begins another.
_UNITS = (
    ("thanh pho", "thành phố"), ("thi tran", "thị trấn"), ("dac khu", "đặc khu"), ("thi xa", "thị xã"),
    ("phuong", "phường"), ("huyen", "huyện"), ("quan", "quận"), ("tinh", "tỉnh"), ("xa", "xã"),
    ("tp", "thành phố"), ("tx", "thị xã"), ("tt", "thị trấn"), ("p", "phường"), ("q", "quận"), ("h", "huyện"),
    ("x", "xã"), ("t", "tỉnh"),
)  # fmt: skip
#: Party committees whose name holds the kind of unit.
PARTY_UNITS = {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố", "Thị ủy": "thị xã", "Huyện ủy": "huyện", "Quận ủy": "quận"}
#: The lists of units and of what became of them, by their makers' names (data/register/NOTICE).
PLACES_SOURCE = "danh mục đơn vị hành chính: VietnamAdminUnits, thanglequoc, dvhcvn"
_ABBREVIATION = late(r"^(t\.?p|t\.?x|t\.?t|p|q|h|x|t)(?:\.\s*|\s+)(?=\S)")
_ABBREVIATED = frozenset("tp tx tt p q h x t".split())
_MOST_WORDS = 8  # of one place, with its unit: "thành phố Phan Rang - Tháp Chàm"
_UNLISTED = late(r"(\d{2}(?:-\d{3})?)-(?!\d).+")
_COLUMNS = "p.id, p.era, p.level, p.code, p.iri_code, p.unit, p.name, p.parent, p.valid_from, p.valid_until"
_RANK = "CASE p.level WHEN 'province' THEN 0 WHEN 'district' THEN 1 ELSE 2 END"


class Place(NamedTuple):
    """One unit in one era. Codes of the eras collide: `id` is the identity within a store."""

    id: int
    era: str  # old (until 2025-07-01) | new | later (a unit of another kind since a day of 2026)
    level: Level
    code: str  # national code
    iri_code: str  # locality in an IRI: "45", "45-461", "45-19333"
    unit: str
    name: str
    parent: int | None
    valid_from: date | None  # None: before our lists begin
    valid_until: date | None  # the first day on which it was gone; None: it stands

    @property
    def full_name(self) -> str:
        return f"{self.unit} {self.name}"

    def stands_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day < (self.valid_until or date.max)


def split_unit(name: str) -> tuple[str | None, str]:
    """The unit that a printed name begins with, and the rest: "TP Hạ Long" → ("thành phố", "Hạ Long")."""
    text = " ".join(name.split())
    folded = fold(text)
    if len(folded) != len(text):  # decomposed letters: offsets would not fit
        text = folded
    begins = "." in folded[:4] or folded.partition(" ")[0] in _ABBREVIATED
    short = _ABBREVIATION.match(folded) if begins else None
    if short:
        return dict(_UNITS)[short[1].replace(".", "")], text[short.end() :]
    for word, unit in _UNITS:
        if len(word) > 2 and folded.startswith(word + " "):
            return unit, text[len(word) + 1 :]
    if folded.startswith("xa "):
        return "xã", text[3:]
    return None, text


def find_places(
    conn: sqlite3.Connection,
    name: str,
    unit: str | None = None,
    level: Level | None = None,
    day: date | None = None,
    within: Place | None = None,
) -> list[Place]:
    """Places of that name, provinces first; `name` may begin with its unit.

    `unit` ("phường"), `level` and `day` narrow the choice; `within` keeps what lies in that place. Only
    context decides between the many places of one name: the caller gets them all.
    """
    printed, proper = split_unit(name)
    wanted = unit or printed
    found = _named(conn, proper, wanted)
    if not found and printed and not unit:
        found = _named(conn, name, None)  # "Xã Đàn": the unit's word was part of the name
    return [
        place for place in found
        if (level is None or place.level == level)
        and (day is None or place.stands_on(day))
        and (within is None or any(is_same(above, within) for above in ancestors(conn, place)))
    ]  # fmt: skip


def is_same(one: Place, other: Place) -> bool:
    """Whether both are one place, if need be before and after it became a unit of another kind in 2026."""
    if one.id == other.id:
        return True
    renamed = "later" in (one.era, other.era) and (one.level, one.code, one.name) == (
        other.level,
        other.code,
        other.name,
    )
    return renamed and (one.valid_until == other.valid_from or other.valid_until == one.valid_from)


def _named(conn: sqlite3.Connection, name: str, unit: str | None) -> list[Place]:
    key = place_key(name)
    found = (*_of_key(conn, key), *(former for former in _former() if place_key(former.name) == key))
    return [p for p in found if fold(p.unit) == fold(unit)] if unit else list(found)


@cache
def _former() -> tuple[Place, ...]:
    """Provinces that the lists no longer hold, for they took another unit or name; their ids are no row's."""
    return tuple(
        Place(
            -n, "old", "province", code := row["code"], code, row["unit"], row["name"], None, None, as_day(row["until"])
        )
        for n, row in enumerate(table("bodies")["former_provinces"], 1)
    )


def province_then(province: Place, day: date | None) -> Place:
    """The province as it was on `day`: what is the city of Huế was the province of Thừa Thiên Huế until 2025."""
    if day is None or province.level != "province":
        return province
    return next((one for one in _former() if one.code == province.code and one.stands_on(day)), province)


@remembered
def _of_key(conn: sqlite3.Connection, key: str) -> tuple[Place, ...]:
    rows = conn.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.key = ? ORDER BY {_RANK}, p.era DESC, p.code", (key,))
    return tuple(_place(row) for row in rows)


@remembered
def place(conn: sqlite3.Connection, number: int) -> Place | None:
    """The place of that id."""
    row = conn.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?", (number,)).fetchone()
    return _place(row) if row else None


def by_code(conn: sqlite3.Connection, iri_code: str, day: date | None = None) -> list[Place]:
    """The places of an IRI's locality ("45-461"); of both eras, unless `day` chooses."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.iri_code = ? ORDER BY p.era DESC", (iri_code,))
    found = [_place(row) for row in rows]
    return [p for p in found if day is None or p.stands_on(day)]


def unlisted_in(around: Place, unit: str, name: str) -> Place:
    """A commune that our lists do not hold: the code of its district, or of its province, and its own name stand for
    its code."""
    code = f"{around.iri_code}-{slug(name if around.level == 'district' else f'{unit} {name}')}"
    return Place(0, around.era, "commune", "", code, unit, name, around.id, None, around.valid_until)


def places_above(conn: sqlite3.Connection, iri_code: str, day: date | None = None) -> list[Place]:
    """The places above the one of that locality, the nearest first, as they were on `day`."""
    own = by_code(conn, iri_code, day) or by_code(conn, iri_code)
    if own:
        return ancestors(conn, own[0])
    unlisted = _UNLISTED.fullmatch(iri_code)
    around = by_code(conn, unlisted[1], day) or by_code(conn, unlisted[1]) if unlisted else []
    return [around[0], *ancestors(conn, around[0])] if around else []


def ancestors(conn: sqlite3.Connection, place_: Place) -> list[Place]:
    """What the place lies in, the nearest first: district (in the old era), province."""
    above: list[Place] = []
    parent = place_.parent
    while parent is not None:
        found = place(conn, parent)
        if found is None:
            break
        above.append(found)
        parent = found.parent
    return above


def successors(conn: sqlite3.Connection, place_: Place) -> list[tuple[Place, str]]:
    """What became of a place, on 2025-07-01 or since, each with "full" (all of it went there) or "partial".

    A district has no successor of its own: what its communes went into is given, "full" if all of it is one.
    """
    if place_.level == "district":
        rows = conn.execute(
            f"SELECT DISTINCT {_COLUMNS} FROM place_successor s JOIN place c ON c.id = s.old "
            "JOIN place p ON p.id = s.new WHERE c.parent = ? ORDER BY p.code",
            (place_.id,),
        ).fetchall()
        return [(_place(row), "full" if len(rows) == 1 else "partial") for row in rows]
    rows = conn.execute(
        f"SELECT {_COLUMNS}, s.part FROM place_successor s JOIN place p ON p.id = s.new WHERE s.old = ? "
        "ORDER BY s.part, p.code",
        (place_.id,),
    ).fetchall()
    return [(_place(row[:-1]), row[-1]) for row in rows]


def codes_within(conn: sqlite3.Connection, place: Place) -> list[str]:
    """The IRI codes of the places right under this one."""
    return [code for (code,) in conn.execute("SELECT DISTINCT iri_code FROM place WHERE parent = ?", (place.id,))]


def predecessors(conn: sqlite3.Connection, place_: Place) -> list[tuple[Place, str]]:
    """What a place was made of, on 2025-07-01 or since, each with "full" (all of it came here) or "partial"."""
    rows = conn.execute(
        f"SELECT {_COLUMNS}, s.part FROM place_successor s JOIN place p ON p.id = s.old WHERE s.new = ? "
        "ORDER BY s.part, p.code",
        (place_.id,),
    ).fetchall()
    return [(_place(row[:-1]), row[-1]) for row in rows]


def written_places(conn: sqlite3.Connection, text: str) -> list[Place]:
    """The places that a written-out place may be: "phường 4, thành phố Đông Hà", "P.4 TP Đông Hà", "phuong 4 dong ha".

    A smaller place stands before the one it lies in; all of the text must be read so, else the list is empty. Older
    and abbreviated spellings count where the usual one names no place ("Qui Nhơn", "TPHCM").
    """
    words = re.sub(r"(?<=[^\W\d])\.(?=\S)", ". ", text).replace(",", " ").split()
    return _written(conn, words, find_places) or _written(conn, words, _in_any_spelling)


def _written(
    conn: sqlite3.Connection, words: list[str], find: Callable[[sqlite3.Connection, str], list[Place]]
) -> list[Place]:
    words = words[words[:1] in (["thuộc"], ["thuoc"]) :]
    if len(words) > 3 * _MOST_WORDS:  # a commune, its district, its province
        return []
    for cut in range(min(len(words), _MOST_WORDS), 0, -1):
        found = find(conn, " ".join(words[:cut]))
        if found and cut == len(words):
            return found
        around = _written(conn, words[cut:], find) if found else []
        if inside := [p for p in found if any(is_same(a, one) for a in ancestors(conn, p) for one in around)]:
            return inside
    return []


def _in_any_spelling(conn: sqlite3.Connection, text: str) -> list[Place]:
    if found := find_places(conn, text):
        return found
    unit, name = split_unit(text)
    for row in table("bodies")["place_aliases"]:
        if place_key(name) in map(place_key, row["aliases"]):
            return find_places(conn, row["name"], unit) or find_places(conn, row["name"])
    rows = conn.execute(  # i and y are one letter to many writers: Qui Nhơn, Mĩ Tho
        f"SELECT {_COLUMNS} FROM place p WHERE replace(p.key, 'y', 'i') = ? ORDER BY {_RANK}, p.era DESC, p.code",
        (place_key(name).replace("y", "i"),),
    )
    return [p for p in map(_place, rows) if unit in (None, p.unit)]


def on_day(conn: sqlite3.Connection, place_: Place, day: date) -> Place | None:
    """The place of that unit and name that stood there on `day`: the place itself, or the one of the other era.

    None if none did: many were merged under another's name.
    """
    if place_.stands_on(day):
        return place_
    others = successors(conn, place_) if place_.era == "old" else predecessors(conn, place_)
    same = [p for p, _ in others if (p.unit, p.name) == (place_.unit, place_.name) and p.stands_on(day)]
    return same[0] if len(same) == 1 else None


def at_place(head: str, place_: Place) -> Body:
    """An office of a place; "Huyện ủy" holds its unit, so that the place's name follows at once."""
    return _office(head, place_.unit, place_.name, place_.level)


@lru_cache(maxsize=4096)
def _office(head: str, unit: str, name: str, level: Level) -> Body:
    if level == "province" and unit == "thành phố":
        head = head.replace("Tỉnh ủy", "Thành ủy")  # "TU" is the code of both
    holds_unit = head.endswith(tuple(PARTY_UNITS)) and name != _NAMED_AFTER
    return Body(head, None if holds_unit else unit, name, level)


#: The city that bears a man's name, and so its unit wherever it is named: "Thành ủy Thành phố Hồ Chí Minh".
_NAMED_AFTER = "Hồ Chí Minh"


def _place(row: tuple[Any, ...]) -> Place:
    number, era, level, code, iri_code, unit, name, parent, start, until = row
    return Place(
        number, era, level, code, iri_code, unit, name, parent, as_day(start), as_day(until),
    )  # fmt: skip
