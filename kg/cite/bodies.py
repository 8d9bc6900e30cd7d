"""The grammar of issuing bodies: an office, then perhaps a unit and its name.

body   = head [unit [place]]
head   = Chính phủ | Bộ Tài chính | UBND | Chủ tịch UBND | Ban Thường vụ Tỉnh ủy | Phòng Nội vụ | …
unit   = tỉnh | thành phố | thị xã | huyện | quận | phường | xã | thị trấn | đặc khu
place  = one to four capitalised words, or a number ("phường 4")
"""

from __future__ import annotations

from typing import cast

from kg.base.patterns import late
from kg.cite.body_forms import form_at, role_before, with_field
from kg.cite.dates import MARKS
from kg.cite.place_names import BLANK_LINE, abbreviated, lower_case_province, place_at
from kg.cite.trie import SPACE_GAP
from kg.cite.vocabulary import HEADS, MINISTRIES, PROVINCES, UNITS
from kg.model import Body, Level

#: "của", "do" and the like, before the issuer of a citation.
_OF = late(rf"{MARKS}?\s{{0,24}}(?:[,(|]\s{{0,8}})?(?:của|Của|do|giữa|CỦA)\s{{1,24}}(?:liên\s{{1,8}})?")
_PLAIN_OF = late(r"\s{1,24}của\s{1,24}(?!liên\s|\s)")
#: "của" as a scan is read, before a name.
_OF_SLIP = late(r"\s{1,8}(?:cảu|c(?:ù|ũ|ú|ụ|ử|ưả|uả|u|ua|ủạ|úả)(?:a|à|á|ạ)?)\s{1,8}(?=[A-ZĐỦ])")
_TERM = late(
    r"\s{0,8}\(?\s?(?:[Kk]hóa|[Kk]hoá|[Nn]hiệm\s+kỳ)\s{1,8}([IVXLC]{1,6}|[ivx]{1,6}(?=\))|\d{1,2})(?!\w)(?:,\s?[IVXLC]{1,6}(?!\w)){0,3}(?:\s?\))?"
)
#: "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng", "Hội nghị Trung ương 6": the Central Committee in session.
_SESSION = late(
    r"[Hh]ội\s+nghị\s+(?:lần\s+thứ\s+\w{1,8}\s+)?(?:của\s+)?(?:(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+)?(?:Trung\s+ương|TW|TƯ)"
    r"(?:\s+Đảng)?(?:\s?\d{1,2}(?!\w)|\s+lần\s+thứ\s+\w{1,8})?"
)
_BEFORE_SESSION = late(r"\s{0,8}(?:,\s{0,8}|\s)(?=Hội\s+nghị\s)")
_CENTRAL_COMMITTEE = Body("Ban Chấp hành Trung ương Đảng", level="central")
_JOINED = late(r"\s{0,8}(?:,|;|-|–|,?\s{1,8}(?:và|với))\s{1,8}")
_LONGEST_ABBREVIATION = 3
_IN_LETTERS = late(r"\([A-ZĐ]{2,6}\)\s{1,4}(?=\w)")
_OF_EVERY_TIER = frozenset(("UBND", "HĐND", "Chủ tịch UBND", "Thường trực HĐND"))
_CITY_IN_LETTERS = ("TPHCM", "TpHCM", "tpHCM")
_DISTRICT_CITY: Level = "unknown"  # "thành phố" is a province's or a district's: only the place decides


def body_at(text: str, pos: int) -> tuple[int, Body] | None:
    """The body named at `pos`: (end offset, body), or None."""
    matched = HEADS.match(text, pos)
    if matched is None:
        # "Chánh Văn phòng UBND tỉnh": the office, for which its head signs
        office = role_before(text, pos)
        matched = HEADS.match(text, office) if office > pos else None
        if matched is None:
            return None
        pos = office
    end, head = matched
    if head.kind == "central":
        return end, Body(head.name, level=head.level)
    gap = SPACE_GAP.match(text, end)
    if not gap:
        return end, Body(head.name, level=head.level)
    if text.startswith("(", gap.end()) and (letters := _IN_LETTERS.match(text, gap.end())) is not None:
        gap = letters  # "Ủy ban nhân dân (UBND) tỉnh Vĩnh Long"
    unit_match = UNITS.match(text, gap.end(), SPACE_GAP)
    if unit_match is None:
        # "Tỉnh ủy Quảng Ngãi", "Thành ủy Hà Nội": the place follows the office itself
        if head.name.endswith("ủy") and (
            place := place_at(text, gap.end(), _PARTY_UNIT.get(" ".join(head.name.split()[-2:])))
        ):
            return place[0], Body(head.name, None, place[1], head.level)
        # "Sở Tư pháp Nghệ An": whether it is a province or a city, the register of places tells
        capital = text[gap.end() : gap.end() + 1].isupper() and (
            head.level == "province" or head.name in _OF_EVERY_TIER
        )
        if capital and (province := PROVINCES.match(text, gap.end())):
            return province[0], Body(head.name, None, province[1], "province")
        if text.startswith(_CITY_IN_LETTERS, gap.end()) and (city := abbreviated(text, gap.end() + 2)) is not None:
            return city[0], Body(head.name, "thành phố", city[1], _DISTRICT_CITY)  # "UBND TPHCM"
        return end, Body(head.name, level=head.level)
    end, (unit, level_name) = unit_match
    level = _DISTRICT_CITY if level_name == "city" else cast(Level, level_name)
    if text.startswith(".", end) and end - gap.end() <= _LONGEST_ABBREVIATION and text[gap.end() : end].lower() != unit:
        gap = SPACE_GAP.match(text, end + 1)  # "TP. Hồ Chí Minh"
        placed = place_at(text, gap.end() if gap else end + 1, unit)
        return (
            (placed[0], Body(head.name, unit, placed[1], level))
            if placed
            else (end, Body(head.name, unit, None, level))
        )
    gap = SPACE_GAP.match(text, end)
    if gap and not BLANK_LINE.search(gap.group()):
        place = place_at(text, gap.end(), unit) or (
            lower_case_province(text, gap.end()) if text[pos].islower() else None
        )
        if place:
            return place[0], Body(head.name, unit, place[1], level)
    return end, Body(head.name, unit, None, level)


def any_body_at(text: str, pos: int) -> tuple[int, Body] | None:
    """The body named at `pos`, also one that stands in no table: (end offset, body), or None."""
    known = body_at(text, pos)
    if (
        known is not None
        and known[1].unit is None
        and known[1].head.startswith(_OF_A_TIER)
        and text.find("Trung", known[0], known[0] + 13) >= 0
        and (central := _OF_THE_CENTRE.match(text, known[0])) is not None
    ):
        return central.end(), Body(f"{known[1].head} Trung ương", level="central")
    if known is not None and known[1].head.endswith(_COMMITTEE) and known[1].unit is None:
        return _committee_of(text, pos, known)
    longer = _MAY_GO_ON.get(known[1].head) if known is not None and known[1].unit is None else None
    if known is not None and longer is None:
        return known
    formed = form_at(text, role_before(text, pos))
    if known is None or formed is None or formed[0] <= known[0]:
        return known or formed
    # "Ban Chỉ đạo phòng, chống thiên tai tỉnh": the table knows the beginning only
    return formed if longer == "always" or formed[1].unit else known


#: "Hội đồng Thi đua - Khen thưởng Trung ương": an office of the centre, where the table knows those of every tier.
_OF_THE_CENTRE = late(r"\s{1,8}Trung\s{1,8}ương(?!\s+(?:Đảng|Đoàn|Hội|khóa|khoá)|\w)")
_OF_A_TIER = ("Hội đồng", "Ban", "Ủy ban", "Tổ", "Hội ")
_COMMITTEE = "Đảng ủy"
#: Forms of offices with which names of places begin too: "Đảng ủy Hội An".
_MAY_BE_PLACE = frozenset("Hội Đoàn Đội Báo Đài Đồn Ban Quỹ".split())


def _committee_of(text: str, pos: int, known: tuple[int, Body]) -> tuple[int, Body]:
    """A Party committee, or its standing board, with the office whose it is: "Đảng ủy UBND tỉnh Gia Lai"."""
    matched = HEADS.match(text, pos)
    if matched is None:
        return known
    end, head = matched
    gap = SPACE_GAP.match(text, end)
    at = gap.end() if gap else end
    if gap is not None and HEADS.match(text, at) is not None:
        office = any_body_at(text, at)
    elif (formed := form_at(text, text.rfind(text[end - 7 : end].split(maxsplit=1)[0], pos, end))) is not None:
        office = formed[0], formed[1]._replace(head=formed[1].head.split(" ", 2)[2])
    else:
        office = form_at(text, at) if gap is not None else None
        if office is not None and office[1].head.split()[0] in _MAY_BE_PLACE:
            office = None
    if office is None or office[1].head.endswith("ủy"):
        return known
    return office[0], office[1]._replace(head=f"{head.name} {office[1].head}")


#: Offices of the tables whose names often go on, and when they surely do.
_MAY_GO_ON = {
    "Ban Chỉ đạo": "to a unit", "Ban Quản lý": "always", "Thanh tra": "to a unit", "Tòa án nhân dân": "always",
    "Viện kiểm sát nhân dân": "always", "Văn phòng UBND": "to a unit", "Công đoàn": "to a unit",
    "Ban Tổ chức": "to a unit",
}  # fmt: skip
#: The unit that the name of a Party committee holds.
_PARTY_UNIT = {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố"}


def issuer_after(text: str, pos: int, joint: bool = False) -> tuple[int, Body] | None:
    """The issuer named after a citation that ends at `pos` ("… của UBND tỉnh Quảng Trị"), or None.

    A document of several offices (`joint`) takes all that are listed: "Bộ Tài chính, Bộ Nội vụ và Bộ Y tế".
    """
    of = _PLAIN_OF.match(text, pos) or _OF.match(text, pos) or _OF_SLIP.match(text, pos)
    if of is None:
        before = _BEFORE_SESSION.match(text, pos) if text.startswith((",", " Hội "), pos) else None
        session = _SESSION.match(text, before.end()) if before else None
        return (session.end(), _CENTRAL_COMMITTEE) if session else None
    at = of.end()
    if text.startswith(("Hội", "hội"), at) and (session := _SESSION.match(text, at)):
        return session.end(), _CENTRAL_COMMITTEE
    found = any_body_at(text, at)
    if found is None and text.startswith(_TOGETHER, at):
        found = any_body_at(text, at + len("Liên "))
    if found is None:
        return None
    if text[found[0] : found[0] + 2] in _DASHES and (above := _OF_POLICE.match(text, found[0])) and not found[1].unit:
        force = any_body_at(text, above.end())
        if force is not None and force[1].head.startswith("Công an"):
            return force[0], force[1]._replace(head=f"{found[1].head} - {force[1].head}")
    if found[1].head.startswith(_JUDICIARY) and text.startswith(", ", found[0]):
        found = _with_province(text, *found)
    if joint or _is_politburo(text, found) or of.group().split()[-1] == "giữa":
        return _all_of(text, found)
    return with_field(text, found)


#: "của Liên Bộ Y tế và Bộ Tài nguyên và Môi trường": no office is called so.
_TOGETHER = ("Liên Bộ ", "Liên bộ ")
#: Courts and procuracies are named with the province behind their place: "Tòa án nhân dân huyện Bát Xát, tỉnh Lào Cai".
_JUDICIARY = ("Tòa án nhân dân", "Viện kiểm sát nhân dân")
_PROVINCE_BEHIND = late(r",\s{1,4}([Tt]ỉnh|[Tt]hành\s{1,4}phố)\s{1,4}(?=[A-ZĐ])")


def _with_province(text: str, end: int, body: Body) -> tuple[int, Body]:
    """A court with the end of the province that its name gives; which court it is its own place tells."""
    behind = _PROVINCE_BEHIND.match(text, end)
    placed = place_at(text, behind.end(), " ".join(behind[1].lower().split())) if behind is not None else None
    return (placed[0], body) if placed is not None else (end, body)


#: A unit of the police with the force whose it is: "Phòng Kỹ thuật hình sự - Công an tỉnh Lạng Sơn".
_DASHES = (" -", " –")
_OF_POLICE = late(r"\s{1,4}[-–]\s{1,4}(?=Công\s+an\s)")


def session_in_brackets(text: str, pos: int) -> tuple[int, Body, str | None] | None:
    """The session of the Central Committee that a bracket behind a number names, "(Nghị quyết Hội nghị lần thứ tám Ban
    Chấp hành Trung ương Đảng khóa XI)": (end offset, body, term)."""
    opened = _SESSION_OPENS.match(text, pos)
    session = _SESSION.match(text, opened.end()) if opened is not None else None
    if session is None:
        return None
    term = _TERM.match(text, session.end() + 1 if text[session.end() : session.end() + 1] == "," else session.end())
    end = term.end() if term is not None else session.end()
    if text[end - 1] != ")":
        if not text.startswith(")", end):
            return None
        end += 1
    return end, _CENTRAL_COMMITTEE, term[1].upper() if term is not None else None


_SESSION_OPENS = late(r"\s{1,4}\(\s?(?:(?:[Nn]ghị\s+quyết|NQ|[Kk]ết\s+luận)\s+)?(?=[Hh]ội\s+nghị\s)")
_SECRETARIAT = late(r"\s{0,8}(?:,|,?\s{1,8}và)\s{1,8}Ban\s{1,8}Bí\s{1,8}thư(?!\w)")


def _is_politburo(text: str, found: tuple[int, Body]) -> bool:
    """Whether the Politburo stands here together with the Secretariat, without a symbol that says so."""
    together = found[1].head == "Bộ Chính trị" and text.find("Ban", found[0], found[0] + 30) >= 0
    return together and _SECRETARIAT.match(text, found[0]) is not None


def _all_of(text: str, first: tuple[int, Body]) -> tuple[int, Body]:
    end, body = first
    listed = [body]
    while len(listed) < _MOST_JOINT and (joined := _JOINED.match(text, end)):
        if other := any_body_at(text, joined.end()):
            end = other[0]
            listed.append(other[1])
        elif ministry := MINISTRIES.match(text, joined.end()):
            end = ministry[0]
            listed.append(Body(ministry[1].name, level="ministry"))
        else:
            break
    return (end, joint_body([one.name for one in listed], body.level)) if len(listed) > 1 else first


def joint_body(names: list[str], level: Level) -> Body:
    """Several offices as one issuer: "A, B và C"."""
    return Body(names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1], level=level)


def central_body(names: str) -> Body:
    """The body, or bodies, that a register names as "Bộ Chính trị; Ban Bí thư", under the names of our tables."""
    listed = [one[1].name if (one := body_at(name, 0)) is not None else name for name in names.split("; ")]
    return joint_body(listed, "central")


_MOST_JOINT = 12


def term_after(text: str, pos: int) -> tuple[int, str] | None:
    """A term after the issuer: "(khóa XI)", "khóa VIII" → (end offset, "XI")."""
    term = _TERM.match(text, pos)
    return (term.end(), term.group(1).upper()) if term else None
