"""Whose text it is: the office that its letterhead, its closing sentence or its own words name as the writer.

Every place that the text names with its unit ("phường Lam Sơn") is weighed as the writer's own: most by the letterhead,
then by the sentence that reports ("Ủy ban nhân dân Phường 4 báo cáo"), the closing sentence and the recipients. Which
of the places of that name it is, the other places of the text decide. A place that is only mentioned writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from sqlite3 import Connection

from kg.base.patterns import late, places, rare
from kg.cite.bodies import any_body_at, body_at
from kg.cite.place_names import place_at
from kg.cite.structure import HEAD
from kg.cite.symbols import codes_of, head_of
from kg.cite.trie import SPACE_GAP, spell
from kg.cite.vocabulary import FORMS, HEADS, TYPE_CODES, UNITS
from kg.data import table
from kg.model import Body
from kg.naming import fold
from kg.register.places import PARTY_UNITS, Place, ancestors, at_place, find_places, unlisted_in
from kg.tuples import NamedTuple

#: How much each (unit, name) of the text weighs as the writer's own place.
Weights = dict[tuple[str, str], float]


class Writer(NamedTuple):
    """The writer of a text and its places, from its own upward; and every place that the text names, (unit, name)."""

    body: Body | None
    places: tuple[Place, ...]
    named: tuple[tuple[str, str], ...] = ()


_TAIL = 2200
#: The words for units; "đặc khu" apart, for the search is twice as fast when all begin with letters of ASCII.
_UNIT_WORD = late(
    r"(?:t(?:ỉnh|hành\s+phố|hị\s+(?:xã|trấn))|T(?:ỉnh|ỈNH|hành\s+phố|HÀNH PHỐ|hị\s+(?:xã|trấn)|HỊ (?:XÃ|TRẤN)|[PX]\.?)|"
    r"h(?:uyện)|H(?:uyện|UYỆN)|q(?:uận)|Q(?:uận|UẬN)|p(?:hường)|P(?:hường|HƯỜNG)|x(?:ã)|X(?:ã|Ã))(?=\s)"
)
_SPECIAL_UNIT = late(r"[Đđ]ặc\s+khu(?=\s)|ĐẶC KHU(?=\s)", one_of=("ặc", "ẶC"))
_BODY_WORD = late(
    r"[UHỦĐSP](?<!\w.)(?:(?<=U)BND|(?<=H)ĐND|(?<=[ỦU])(?:(?:[yY](?=\s)|[Ỷỷ])\s+[Bb]an\s+nhân\s+dân|[YỶ] BAN NHÂN DÂN)|"
    r"(?<=H)(?:ội\s+đồng\s+nhân\s+dân|ỘI ĐỒNG NHÂN DÂN)|(?<=Đ)(?:ảng\s+[uủ][ỷy]|ẢNG [UỦ][YỶ])|"
    r"(?<=S)[ởỞ]\s|(?<=P)(?:hòng|HÒNG)\s)"
)
_REPORTS = late(r"\s{1,8}(?:kính\s+)?(?:trân\s+trọng\s+)?báo\s+cáo")
_RECIPIENTS = late(r"[Nn]ơi\s+nhận")
_CLOSING = late(r"Trên\s+đây\s+là")
#: White space is taken as a whole and once, as in every search over a text that may be blank for pages.
_PLACE_AND_DAY = late(
    r"(?:^|\n|(?<!\s)\s{2,}+|\|)[ \t*_|]{0,60}+([^\s,;:|][^\n,;:|]{0,39}?),\s{0,4}[Nn]gày(?=[\s.…\d])"
)


def writer_of(
    text: str, inside: list[tuple[int, int]], conn: Connection, day: date | None, zone: int, symbol: str | None
) -> Writer:
    """The writer of `text`, whose letterhead ends at `zone` and whose own number is `symbol`.

    `inside` are the spans of what it cites, in order; `day` is its own day. None where nothing but mentions is there:
    an article, a letter without a head.
    """
    found = _mentions(text, inside, zone)
    named = tuple(pair for pair in found.named if pair[0])
    named += tuple(pair for pair in _party_places(text) if pair not in found.named)
    if symbol is not None and _is_unlisted(symbol):
        # "12/KH-THCSLTV": no office of the tables signs so, and least of all the committee above it
        body = _printed_office(text, zone)
        places = _ranked_place(found, conn, day) if body else ()
        return Writer(body, places, named)
    office = head_of(symbol) if symbol else None
    head = found.heads.most_common(1)[0][0] if found.heads else _COMMITTEE
    own = [pair for pair in found.named if pair in found.own]
    if not own:
        level = office.level if office is not None and office.kind != "central" else None
        place = _dated_place(text, conn, day, level) if level is not None else None
        if place is None:
            return Writer(None, (), named)
        assert office is not None
        return Writer(at_place(head if found.heads else office.name, place), (place, *ancestors(conn, place)), named)
    body, places = _placed(found, head, own, conn, day)
    return Writer(body, places, named)


#: The second word of "Tỉnh ủy" by its rarest letter, before a name.
_COMMITTEE_LETTERS = "ủỦỷ"
_COMMITTEE_WORD = late(rf"[{_COMMITTEE_LETTERS}](?:(?<=[ủỦ])y|(?<=[uU]ỷ))\s{{1,4}}(?=[A-ZĐ])")


def _party_places(text: str) -> dict[tuple[str, str], None]:
    """The places that the names of Party committees hold, in the order of the text: "Tỉnh ủy Yên Bái"."""
    found: dict[tuple[str, str], None] = {}
    words = [word for letter in _COMMITTEE_LETTERS for word in rare(_COMMITTEE_WORD, letter, text)]
    for word in sorted(words, key=re.Match.start):
        start = word.start() - (text[word.start()] == "ỷ")
        for committee, unit in PARTY_UNITS.items():
            if (
                text[start - 1 : start].isspace()
                and text.endswith(committee.partition(" ")[0], 0, start - 1)
                and (placed := place_at(text, word.end(), unit)) is not None
            ):
                found[unit, placed[1]] = None
    return found


def _is_unlisted(symbol: str) -> bool:
    """Whether a symbol names an office by a code that no table knows."""
    codes = codes_of(symbol)
    return len(codes) > 1 and codes[0] in TYPE_CODES and head_of(symbol) is None and "TW" not in codes


def _placed(
    found: _Mentions, head: str, own: list[tuple[str, str]], conn: Connection, day: date | None
) -> tuple[Body | None, tuple[Place, ...]]:
    named = found.named
    ranked = sorted(own, key=lambda pair: -(named[pair] + (_OWN_UNIT if pair[0] == found.own_unit else 0)))
    for unit, name in ranked[:_MOST_TRIED]:
        place = _which(conn, unit, name, named, day)
        if place is not None:
            return at_place(head, place), (place, *ancestors(conn, place))
        if named[unit, name] >= _SURELY_OWN:
            # It names itself, if not which of that name it is: none of the others is the writer.
            if unlisted := _unlisted(conn, unit, name, named, own, day):
                return at_place(head, unlisted), (unlisted, *ancestors(conn, unlisted))
            break
    unit, name = ranked[0]
    same = find_places(conn, name, unit=unit)
    if not same and unit == "tỉnh" and named[unit, name] >= _SURELY_OWN and name in table("bodies")["provinces"]:
        return Body(head, unit, name, "province"), ()  # one of before the lists begin
    if not same and unit in _DISTRICTS and named[unit, name] >= _SURELY_OWN:
        return Body(head, unit, name, "district"), ()  # "Quận 9", gone before the lists begin
    return (Body(head, unit, name, same[0].level), ()) if same else (None, ())


_DISTRICTS = ("quận", "huyện", "thị xã")


def _ranked_place(found: _Mentions, conn: Connection, day: date | None) -> tuple[Place, ...]:
    own = [pair for pair in found.named if pair in found.own]
    return _placed(found, _COMMITTEE, own, conn, day)[1] if own else ()


def _printed_office(text: str, zone: int) -> Body | None:
    """The office on the last line of the letterhead that names one: under "UBND HUYỆN TUY AN" stands the school."""
    body: Body | None = None
    for line in _LINE.finditer(text, 0, zone):
        printed = first_column(text[line.start() : text.find("\n", line.start()) % (len(text) + 1)])
        found = any_body_at(printed, 0)
        if found is not None and not printed[found[0] :].strip():
            body = found[1]
    return in_small_letters(body) if body is not None and body.head.isupper() else body


def first_column(line: str) -> str:
    """What a line of a letterhead prints in its first column."""
    return _COLUMN.split(line.strip(" *_|"))[0]


def in_small_letters(body: Body) -> Body:
    """An office that a letterhead prints in capitals, as names are written: "TRƯỜNG …" → "Trường …"."""
    form = FORMS.match(body.head, 0, SPACE_GAP)
    end, words = form or (0, "")
    name = " ".join((words, *map(_lowered, body.head[end:].split()))).strip()
    return Body(
        name.replace(" Nhân Dân", " nhân dân").replace(" Khu Vực", " khu vực"), body.unit, body.place, body.level
    )


def _lowered(word: str) -> str:
    """A word of a name in capitals as names are written: "TRƯỜNG" → "Trường", "THPT" stays."""
    if word in ("VÀ", "CỦA"):
        return word.lower()
    return word if len(word) > 1 and not set(fold(word)) & set("aeiouy") else word.capitalize()


def _dated_place(text: str, conn: Connection, day: date | None, level: str) -> Place | None:
    """The place whose name stands before the day, "Hải Phòng, ngày …", where only one can be meant.

    Offices of a province print its name there (Nghị định 30/2020/NĐ-CP Phụ lục I.II.4).
    """
    signed = _PLACE_AND_DAY.search(text, 0, HEAD)
    if signed is None:
        return None
    name = " ".join(signed.group(1).split())
    found = find_places(conn, name, day=day) or find_places(conn, name)
    fitting = [p for p in found if level in ("unknown", p.level)]
    provinces = [p for p in fitting if p.level == "province"]
    for of_level in (provinces, fitting):
        if len({p.iri_code for p in of_level}) == 1:
            return of_level[0]
    return None


_COLUMN = late(r"\s{2,}|[|\t]")


def _unlisted(
    conn: Connection, unit: str, name: str, named: Weights, own: list[tuple[str, str]], day: date | None
) -> Place | None:
    """A commune that no list holds, in the district that the text names most, or in the province of its letterhead.

    One was merged before our lists begin, the other is as its paper prints it.
    """
    if unit not in ("xã", "phường", "thị trấn", "đặc khu"):
        return None
    around = [pair for pair in named if pair[0] in ("huyện", "quận", "thị xã", "thành phố")]
    for pair in sorted(around, key=lambda pair: -named[pair])[:_MOST_TRIED]:
        district = _which(conn, *pair, named, day)
        if district is not None and district.level == "district":
            return None if find_places(conn, name, unit=unit, within=district) else unlisted_in(district, unit, name)
    above = [pair for pair in own if pair[0] in ("tỉnh", "thành phố") and named[pair] >= _IN_LETTERHEAD]
    provinces = [one for pair in above for one in find_places(conn, pair[1], pair[0], "province", day)]
    if len(provinces) != 1 or find_places(conn, name, unit=unit, within=provinces[0]):
        return None
    return unlisted_in(provinces[0], unit, name)


#: Whose text it is when nothing names the office.
_COMMITTEE = "UBND"
#: What it adds that "UBND phường" without a name stands in the text, and how many places are tried.
_OWN_UNIT, _MOST_TRIED = 4, 4
#: The weight of a letterhead's body, or of one that says "báo cáo".
_SURELY_OWN = 8
#: The weight of a place that the letterhead names and that is not the writer's.
_IN_LETTERHEAD = 2


class _Mentions(NamedTuple):
    """Named places with their weight as the writer's own, those that are surely its or those above it, heads."""

    named: Weights
    own: set[tuple[str, str]]
    own_unit: str | None  # the unit that the text names most without a place: "UBND phường"
    heads: Counter[str]


def _mentions(text: str, inside: list[tuple[int, int]], zone: int) -> _Mentions:
    named: Weights = defaultdict(float)
    own: set[tuple[str, str]] = set()
    unnamed: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    recipients = _RECIPIENTS.search(text, max(0, len(text) - _TAIL))
    tail_to = recipients.start() if recipients else len(text)
    closing = _CLOSING.search(text, max(0, tail_to - 900), tail_to)
    tail_from = closing.start() if closing else max(0, tail_to - 200)
    cited = iter(inside)
    span = next(cited, None)
    plain = _plain_units()
    issuing = _issuing_lines(text)
    for found in _unit_words(text):
        start = found.start()
        before = text[start - 1 : start]
        if before.isalnum() or before == "_":
            continue
        while span is not None and span[1] <= start:
            span = next(cited, None)
        in_citation = span is not None and span[0] <= start
        if unit := plain.get(text[start : found.end()], ""):
            after = found.end()
        elif (unit_match := UNITS.match(text, start, SPACE_GAP)) is not None:
            after, (unit, _) = unit_match
        else:
            continue
        gap = SPACE_GAP.match(text, after)
        placed = place_at(text, gap.end(), unit) if gap else None
        body = None if in_citation else _body_before(text, start)
        if placed is None:
            if body and not in_citation:
                unnamed[unit] += 1
            continue
        end, name = placed
        weight = 0.25
        if not in_citation:
            if body and _REPORTS.match(text, end):
                weight = 8.0
                heads[body] += 8
                own.add((unit, name))
            elif start in issuing and _LINE_END.match(text, end):
                weight = _SURELY_OWN
                own.add((unit, name))
            elif start < zone and not _REGARDS.search(text[max(0, start - 40) : start]):
                alone = _LINE_START.search(text[max(0, start - 60) : start])
                # "UBND PHƯỜNG X" is the writer; "THỊ XÃ Y" on the line above it is its superior
                weight = 10.0 if body else 5.0 if alone else 2.0
                own.add((unit, name))
            elif tail_from <= start < tail_to:
                weight = 3.0
                if closing:
                    own.add((unit, name))
            elif body:
                weight = 1.0
        if recipients and start > recipients.start():
            weight = 0.5
        named[unit, name] += weight
    for line in _LINE.finditer(text, 0, zone):
        office = body_at(text, line.start())
        if office is None:
            continue
        head, place = office[1].head, office[1].place
        if head.startswith(_DEPARTMENTS) or head.endswith("ủy"):
            heads[head] += 9  # a department stands under the name of its committee
        for ending, unit_of in PARTY_UNITS.items():
            if place and head.endswith(ending):
                named[unit_of, place] += 7
                own.add((unit_of, place))
    merged, spelling = _merge_spellings(named)
    own = {spelling[unit, spell(name)] for unit, name in own}
    own_unit = unnamed.most_common(1)[0][0] if unnamed else None
    if zone and unnamed and unnamed[own_unit or ""] >= _OFTEN:
        # a letterhead that names no place, and a text that speaks of its own "UBND phường" all along
        own |= {pair for pair in merged if pair[0] == own_unit and merged[pair] >= 1}
    if signed := _PLACE_AND_DAY.search(text, 0, HEAD):
        for unit, name in merged:
            if fold(signed.group(1)).endswith(fold(name)):
                merged[unit, name] += 3
        merged["", " ".join(signed.group(1).split())] = 2  # the superior's name stands there, without its unit
    return _Mentions(merged, own, own_unit, heads)


#: Who issues, in capitals on a line of its own above the grounds: "CHỦ TỊCH ỦY BAN NHÂN DÂN QUẬN 9", "HỘI ĐỒNG NHÂN DÂN
#: QUẬN TÂN PHÚ KHÓA I, KỲ HỌP THỨ 7"; and the end of a title that goes on with an office.
_ISSUING = late(
    r"\n[ \t*_|]*(?:CHỦ[ \t]+TỊCH[ \t]+)?"
    r"(?:[ỦU][ỶY][ \t]+BAN[ \t]+NHÂN[ \t]+DÂN|HỘI[ \t]+ĐỒNG[ \t]+NHÂN[ \t]+DÂN)[ \t]+(?=[A-ZĐ])",
    one_of=("DÂN",),
)
_LINE_END = late(r"[ \t*_|]*(?:\r?\n|$)|,?[ \t]+KH(?:ÓA|OÁ)[ \t]")
_GOES_ON = late(r"(?:,|(?<!\w)(?:CỦA|DO|VÀ|VỚI|CHO|TRONG|THUỘC|TẠI|GIỮA|TRÊN|BÀN))\s*$")


def _issuing_lines(text: str) -> set[int]:
    """Where the places begin of the offices that stand on the line of who issues."""
    head = f"\n{text[:HEAD]}"  # a line is found soonest by what ends the one above it
    lines = _ISSUING.finditer(head)
    return {line.end() - 1 for line in lines if not _GOES_ON.search(head[max(0, line.start() - 40) : line.start()])}


#: How often a text says "UBND phường" without a name when it speaks of its own.
_OFTEN = 2
_LINE = late(r"(?:\A|(?<=\n))(?=\S)")
_DEPARTMENTS = ("Sở ", "Phòng ", "Thanh tra ", "Công an", "Ban ", "Văn phòng ", "Hội ", "Ủy ban MTTQ")
_LINE_START = late(r"(?:^|\n|\s{3,})[ \t*_|#]*$")
_REGARDS = late(r"[Kk]ính\s+gửi", one_of=("gửi",))


def _merge_spellings(named: Weights) -> tuple[Weights, dict[tuple[str, str], tuple[str, str]]]:
    """The weights with the spellings of one name added up, and the first spelling of each."""
    merged: Weights = defaultdict(float)
    spelling: dict[tuple[str, str], tuple[str, str]] = {}
    for (unit, name), weight in named.items():
        merged[spelling.setdefault((unit, spell(name)), (unit, name))] += weight
    return merged, spelling


def _body_before(text: str, pos: int) -> str | None:
    """The office whose name ends right before `pos` ("Ủy ban nhân dân ⎵phường"), or None."""
    begin = max(0, pos - 40)
    if text[begin:pos].islower():
        return None  # "trên địa bàn tỉnh"
    for found in _BODY_WORD.finditer(text, begin, pos):
        start = found.start()
        office = _alone_before_unit().get(text[start:pos])
        if office is None:
            body = body_at(text, start)
            office = body[1].head if body and body[0] >= pos else None
        if office is not None and not text[start - 1 : start].isalpha():
            return office
    return None


def _unit_words(text: str) -> Iterable[re.Match[str]]:
    """The words for units in their order, also where they are parts of other words."""
    found = _UNIT_WORD.finditer(text)
    starts = [at - 1 for letter in "ặẶ" for at in places(letter, text) if text[at - 1 : at] in ("đ", "Đ")]
    special = [match for at in starts if (match := _SPECIAL_UNIT.match(text, at)) is not None]
    return sorted((*found, *special), key=re.Match.start) if special else found


@cache
def _plain_units() -> dict[str, str]:
    """The units by their words as they are mostly printed, but for those that begin the words for another."""
    found: dict[str, str] = {}
    for phrase in (phrases := tuple(UNITS.phrases())):
        match = UNITS.match(phrase, 0)
        if match and match[0] == len(phrase) and not any(other.startswith(f"{phrase} ") for other in phrases):
            found.update(dict.fromkeys((phrase, phrase.capitalize(), phrase.upper()), match[1][0]))
    return found


@cache
def _alone_before_unit() -> dict[str, str]:
    """Offices as they mostly stand before a unit ("UBND ⎵phường"), where no unit makes their name longer."""
    found: dict[str, str] = {}
    for printed in ("UBND", "HĐND", "Ủy ban nhân dân", "ủy ban nhân dân", "Hội đồng nhân dân", "Đảng ủy"):
        names = {HEADS.match(f"{printed} {unit}", 0) for unit in UNITS.phrases()}
        named = HEADS.match(printed, 0)
        if named is not None and names == {named} and named[1].kind != "central":
            found[f"{printed} "] = named[1].name
    return found


def _which(conn: Connection, unit: str, name: str, named: Weights, day: date | None) -> Place | None:
    """Which place of that name: the one whose superiors the text names most; None when nothing decides.

    Places of the day come first; one that was merged since is meant where the text names its superiors.
    """
    mentioned = {(u, fold(n)): w for (u, n), w in named.items()}

    def weight_of(place: Place) -> float:
        return mentioned.get((place.unit, fold(place.name)), 0) + mentioned.get(("", fold(place.name)), 0)

    def best(places: list[Place]) -> tuple[float, Place | None]:
        scored = [(sum(weight_of(p) for p in ancestors(conn, one)), one) for one in places]
        top = max((score for score, _ in scored), default=0.0)
        first = [place for score, place in scored if score == top]
        return top, first[0] if len({place.iri_code for place in first}) == 1 else None

    score, place = best(find_places(conn, name, unit=unit, day=day))
    if not score:
        earlier, other = best(find_places(conn, name, unit=unit))
        if earlier or place is None:
            return other
    return place
