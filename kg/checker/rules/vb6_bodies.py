"""VB651: a body spoken of as acting, on a day on which it was gone; with who came after it and who says so.

Ministries end as `data/bodies.json` says (Nghị quyết 176/2025/QH15), departments of provinces with the ministry whose
field they have; places and their councils and committees as the register's lists say, the tier of districts on
2025-07-01 (Luật 72/2025/QH15). Silent for what is past, for titles and cited documents, and where "(cũ)" is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.base.patterns import CAPITALS, late
from kg.checker.context import Context, vn
from kg.checker.finding import Finding
from kg.cite.structure import HEAD, sentence_start
from kg.cite.symbols import is_party
from kg.data import table
from kg.naming import fold
from kg.register.places import PLACES_SOURCE, find_places, successors

#: From this day on there are provinces and communes alone.
NO_DISTRICTS = date(2025, 7, 1)
_TIER_SOURCE = "Luật 72/2025/QH15"
#: A body does something: what stands behind it, what before it.
_DOES = late(
    r"\s*,?\s*(?:(?:chưa|sẽ|cần|phải|sớm)\s+)?(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|chủ\s+trì|phối\s+hợp|chỉ\s+đạo|tổ\s+chức|thực\s+hiện|triển\s+khai|hướng\s+dẫn|"
    r"ban\s+hành|xây\s+dựng|quyết\s+định|xem\s+xét|tham\s+mưu|kiểm\s+tra|rà\s+soát|báo\s+cáo|bố\s+trí|theo\s+dõi|tiếp\s+tục|căn\s+cứ|phê\s+duyệt|thẩm\s+định|"
    r"tiếp\s+nhận|giải\s+quyết|xử\s+lý|tiến\s+hành|cấp\s|tổng\s+hợp|cử\s|phân\s+công|thông\s+báo|niêm\s+yết|quản\s+lý|thành\s+lập|kiện\s+toàn|lập\s|gửi\s|chuyển\s|"
    r"[^.\n]{0,400}?\s(?:chịu|có)\s+trách\s+nhiệm\s+thi\s+hành|"
    r"(?:,[^.;\n]{0,80}?|\s+)(?:và\s+)?(?:các\s+)?(?:cơ\s+quan|tổ\s+chức|đơn\s+vị)[^.;\n]{0,80}?\s"
    r"(?:chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|thực\s+hiện|thi\s+hành))"
)
_IS_TOLD = late(
    r"(?:(?<!\w)(?:giao(?:\s+cho)?|chỉ\s+đạo|đôn\s+đốc|phân\s+công|(?:xin|lấy|hỏi)\s+ý\s+kiến(?:\s+của)?|(?:đề|kiến)\s+nghị(?:\s+với)?|yêu\s+cầu|kính\s+gửi\s*:?|phối\s+hợp\s+(?:chặt\s+chẽ\s+)?với|báo\s+cáo(?:\s+kết\s+quả)?(?:\s+(?:với|cho|về))?|trình|gửi(?:(?:\s+[^\W\d_]+){0,3}?\s+(?:về|cho|đến|tới))?"
    r"|khởi\s+kiện\s+(?:ra|tại|đến)|(?:nộp|liên\s+hệ)(?:\s+hồ\s+sơ)?\s+(?:tại|với|đến|về|cho))\s+(?:các\s+)?"
    r"|(?:(?:theo|phù\s+hợp(?:\s+với)?|có|chờ|xin|lấy|được)\s+(?:sự\s+)?(?:đề\s+nghị|ý\s+kiến|phê\s+duyệt|chấp\s+thuận|thẩm\s+định|chỉ\s+đạo|hướng\s+dẫn)|và\s+(?:sự\s+)?(?:chỉ\s+đạo|hướng\s+dẫn))"
    r"(?:\s+[^\W\d_]+){0,4}?\s+của\s+(?:Giám\s+đốc\s+|Chủ\s+tịch\s+|Trưởng\s+)?|"
    r"(?:^|\n)[ \t]*(?:[-+•]|\d{1,2}[.)]|[a-zđ]\))\s+)"
    rf"(?:(?-i:[{CAPITALS}])[^.;:()\n]{{2,60}}?(?:\s+(?:hoặc|và)|,)\s+)?"
    r"(?:Giám\s+đốc\s+|Chủ\s+tịch\s+|Bộ\s+trưởng\s+|Trưởng\s+|Chi\s+cục\s+trưởng\s+|Bí\s+thư\s+|Ban\s+Thường\s+vụ\s+|Thường\s+trực\s+)?$",
    re.IGNORECASE,
)
#: "- Bảo hiểm xã hội ⟦tỉnh Bình Thuận⟧": an office of the place, among those that a paper is sent to.
_OFFICE_OF_PLACE = late(
    r"(?:^|\n)[ \t]*[-+•]\s+(?:(?:Giám\s+đốc|Thường\s+trực|Chủ\s+tịch|Văn\s+phòng)\s+)?"
    r"(?:Sở|Ban|Công\s+an|Cục|Chi\s+cục|Bảo\s+hiểm|Kho\s+bạc|T[òo][àa]\s+án|Viện\s+kiểm|Thanh\s+tra|Hội|Liên\s+đoàn|Mặt\s+trận|Văn\s+phòng|"
    r"Bộ\s+Chỉ\s+huy|Đoàn|Thuế|Đài|Báo)(?:\s[^.;:,()\n]{2,50})?\s$"
)
#: What is over, was once, or bears an old name on purpose.
_PAST = late(
    r"(?<!\w)(?:đã|từng|trước\s+đây|trước\s+ngày|trước\s+khi|sau\s+khi|nguyên|sáp\s+nhập|hợp\s+nhất|giải\s+thể|chuyển\s+(?:từ|giao)|kết\s+thúc\s+hoạt\s+động|"
    r"cũ|giai\s+đoạn|(?:dự\s+án|công\s+trình|địa\s+chỉ)(?=[^,;]{0,40}$))(?!\w)",
    re.IGNORECASE,
)
_OLD = late(r"\s*\(?\s*(?:cũ|trước\s+đây|nay\s+là)", re.IGNORECASE)
_NAME = rf"[{CAPITALS}][^\W\d_]*(?:[ ][{CAPITALS}][^\W\d_]*){{0,3}}"
_OFFICE = r"(?:Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|UBND|Hội\s+đồng\s+nhân\s+dân|HĐND)"
_LOCAL = late(
    rf"(?<!\w)(?P<office>{_OFFICE}\s+)?(?P<unit>tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|phường|xã)\s+(?P<name>{_NAME})(?!\w)"
)
_TIER = late(
    rf"(?<!\w)(?:{_OFFICE}\s+(?:các\s+|cấp\s+)?(?:huyện|quận|thị\s+xã|thị\s+trấn)(?:\s*,\s*(?:huyện|quận|thị\s+xã|thị\s+trấn|thành\s+phố))*"
    rf"|[Pp]hòng\s+Lao\s+động\s*-\s*Thương\s+binh\s+và\s+Xã\s+hội)(?!\s+[{CAPITALS}])(?!\w)"
)
#: The Party's committees of districts, with the district's name or without, and one place's or several's.
_PARTY_TIER = late(
    rf"(?<!\w)(?:[Hh]uyện|[Qq]uận|[Tt]hị)\s+(?:ủy|uỷ)(?:(?:\s*,\s*(?:huyện|quận|thị|thành)\s+(?:ủy|uỷ))+|\s+{_NAME})?(?!\w)"
)
_DISTRICT = r"(?:huyện|quận|thị\s+xã|thị\s+trấn)"
#: "các xã, phường, thị trấn": of these, towns are gone with the districts.
_TOWNS = late(
    rf"(?<!\w)(?:{_OFFICE}\s+(?:các\s+)?|(?:Công\s+an|Đảng\s+ủy)\s+(?:các\s+)?|[Cc]ác\s+)(?:xã|phường)(?:\s*,\s*(?:xã|phường))?"
    rf"\s*,\s*thị\s+trấn(?!\s+[{CAPITALS}])(?!\w)"
)
_SENTENCE = 300
#: "Giám đốc các Sở: Kế hoạch và Đầu tư, Tài chính": the fields behind the word that names all of them.
_OF_SEVERAL = late(
    rf"(?<!\w)[Cc]ác\s+(?P<lead>[Ss]ở|[Bb]ộ)(?!\w)\s*:?\s*(?:[{CAPITALS}][^.;:()\n]{{2,160}}?(?:,|\s+và)\s+)?$"
)
_SEVERAL = 200
#: A line of those whom a paper is for: "- Các sở: Tài chính, ⟦Giao thông vận tải⟧, Nội vụ;".
_DEPARTMENTS = late(r"(?:^|\n)[ \t]*[-+•]\s+(?:Giám\s+đốc\s+)?[Cc]ác\s+[Ss]ở\s*:[^.;\n]{0,160}$")
#: What several of a list are told to do stands behind the last of them.
_REST_OF_LIST = late(
    r"(?:\s*,\s*|\s+và\s+)[^.;:\n]{2,160}?(?=\s+(?:chủ\s+trì|phối\s+hợp|có\s+trách\s+nhiệm|hướng\s+dẫn|thẩm\s+định|kiểm\s+tra|thực\s+hiện|tổ\s+chức|tham\s+mưu))"
)
#: How papers shorten the fields of the ministries that are gone.
_SHORT = {
    "Giao thông vận tải": ("GTVT",),
    "Tài nguyên và Môi trường": ("TNMT", "TN&MT"),
    "Lao động - Thương binh và Xã hội": ("LĐTBXH", "LĐ-TBXH", "LĐTB&XH", "LĐ-TB&XH", "LĐ-TB và XH", "LĐTB và XH"),
    "Nông nghiệp và Phát triển nông thôn": ("NN&PTNT", "NNPTNT", "NN-PTNT"),
    "Thông tin và Truyền thông": ("TT&TT", "TTTT"),
    "Kế hoạch và Đầu tư": ("KH&ĐT", "KHĐT"),
}


@cache
def _gone() -> tuple[re.Pattern[str], dict[str, tuple[str, date, str, str]]]:
    """Bodies without a place that are gone: one pattern, and by folded name who came after, since when, by what."""
    found: dict[str, tuple[str, date, str, str]] = {}
    names: list[str] = []
    for row in table("bodies")["central"]:
        if "until" not in row or not row.get("successors"):
            continue
        until, after = date.fromisoformat(row["until"]), row["successors"][0]
        if not row["name"].startswith("Bộ "):
            names.append(row["name"])
            found[fold(row["name"])] = after["name"], until, after["by"].replace("; ", ", "), row["source"]
            continue
        for lead in ("Bộ", "Sở"):
            name, heir = (lead + one.removeprefix("Bộ") for one in (row["name"], after["name"]))
            short = [f"{lead} {one}" for one in _SHORT.get(row["name"].removeprefix("Bộ "), ())]
            for one in (name, *short):
                names.append(one)
                found[fold(one)] = heir, until, after["by"].replace("; ", ", "), row["source"]
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", "[-–]") for name in names)
    return late(rf"(?<!\w)(?:{pattern})(?!\w)"), found


@cache
def _agencies() -> re.Pattern[str]:
    """Agencies that are gone, each a group of the pattern by its place in the table: "Thanh tra Sở Công Thương" too."""
    own = sorted({row["head"] for row in table("bodies")["departments"] if row["head"].startswith("Sở ")}, reverse=True)
    fields = "|".join(re.escape(head.removeprefix("Sở ")).replace(r"\ ", r"\s+") for head in own)
    several = rf"(?:các\s+)?[Ss]ở(?:\s+(?:{fields}|{_NAME}))?"
    names = (
        row["name"].replace(" ", r"\s+").replace("sở", several).replace("tỉnh", rf"(?:tỉnh|thành\s+phố)(?:\s+{_NAME})?")
        for row in table("bodies")["agencies"]
    )
    return late(r"(?<!\w)(?:" + "|".join(f"(?P<n{n}>{name})" for n, name in enumerate(names)) + r")(?!\w)")


@cache
def _fields() -> re.Pattern[str]:
    """The fields of the ministries that are gone, as they stand in a list behind "các Sở"."""
    names = [row["name"].removeprefix("Bộ ") for row in table("bodies")["central"] if row.get("until")]
    pattern = "|".join(
        re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", "[-–]")
        for name in names
        if name[:4] not in ("Ủy b", "Tổng")
    )
    return late(rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def _of_districts() -> tuple[re.Pattern[str], dict[str, tuple[str, date, str]]]:
    """Offices of districts, with or without the district's name: one pattern, and by folded name who came after, since
    when, by what.
    """
    rows = table("bodies")["district"]
    heads = "|".join(
        (
            rf"(?:Phòng|(?<=Trưởng\s)phòng)\s+[{CAPITALS}](?:(?!\s(?:hoặc|Phòng)\s)[^\n.;,:()]){{2,60}}?"
            if row["name"] == "Phòng"
            else row["name"].replace(" ", r"\s+")
        )
        for row in rows
    )
    of = rf"(?:các\s+|cấp\s+|của\s+)?{_DISTRICT}(?!\w)(?:(?:\s*,\s*|\s+và\s+){_DISTRICT})*(?:\s+{_NAME})?"
    found = {fold(row["name"]): (row["successor"] or "", date.fromisoformat(row["until"]), row["by"]) for row in rows}
    return late(rf"(?<!\w)(?P<head>{heads})\s+{of}"), found


@cache
def _of_cities() -> re.Pattern[str]:
    """Offices of districts, of a city by its name."""
    heads = "|".join(row["name"].replace(" ", r"\s+") for row in table("bodies")["district"] if row["name"] != "Phòng")
    return late(rf"(?<!\w)(?P<head>{heads})\s+thành\s+phố\s+(?P<name>{_NAME})(?!\w)")


def gone(ctx: Context) -> Iterator[Finding]:
    """VB651: said once for each body."""
    party = is_party(ctx.reading.report.symbol or "")
    if not (ctx.administrative or ctx.normative or party) or ctx.consolidated or ctx.lists:
        return
    first = min((row[1] for row in _gone()[1].values()), default=NO_DISTRICTS)
    if ctx.day < first:
        return
    said: set[str] = set()
    last = 0
    if (own := _own_issuer(ctx)) is not None:
        yield own
    for start, end, heir, since, source in sorted(_named(ctx), key=lambda one: (one[0], -one[1])):
        name = fold(ctx.text[start:end])
        if start < last or name in said or not _acts(ctx, start, end, since):
            continue
        last = end
        said.add(name)
        words = " ".join(ctx.text[start:end].split())
        if _fields().fullmatch(words):  # named in a list, without its own "Sở"
            words = f"{heir.partition(' ')[0]} {words}"
        fields = {"printed": words, "since": vn(since), "other": heir or None, "source": source}
        yield Finding("VB651", start, end, ctx.text[start:end], fields, source=source)


def _own_issuer(ctx: Context) -> Finding | None:
    """The paper's own issuer, in its letterhead, where its place was gone on the paper's day."""
    report = ctx.reading.report
    body = report.body
    if body is None or body.head not in _OF_A_PLACE or not (body.unit and body.place):
        return None
    if report.day is None or ctx.day < NO_DISTRICTS:
        return None
    found = re.compile(rf"(?<!\w){body.unit}\s+{re.escape(body.place)}(?!\w)", re.IGNORECASE).search(ctx.text, 0, HEAD)
    if found is None:
        return None
    places = find_places(ctx.conn, body.place, unit=body.unit)
    tier = body.unit in _DISTRICT_UNITS
    if not tier and (not places or any(place.valid_until is None or place.valid_until > ctx.day for place in places)):
        return None
    since = NO_DISTRICTS if tier else max(place.valid_until for place in places if place.valid_until)
    heirs = sorted({after.full_name for place in places for after, _ in successors(ctx.conn, place)})
    source = _TIER_SOURCE if tier else PLACES_SOURCE
    names = ", ".join(heirs) if 0 < len(heirs) <= _FEW and not tier else None
    words = " ".join(found.group().split())
    fields = {"printed": words, "since": vn(since), "other": names, "source": source}
    return Finding("VB651", *found.span(), found.group(), fields, source=source)


#: Bodies that end with their place; a school may keep its name.
_OF_A_PLACE = frozenset(("UBND", "Chủ tịch UBND", "HĐND", "Thường trực HĐND"))
_DISTRICT_UNITS = ("huyện", "quận", "thị xã", "thị trấn")


def _named(ctx: Context) -> Iterator[tuple[int, int, str, date, str]]:
    """The bodies that the text names and that were gone on its day: span, who came after, since when, who says so."""
    pattern, rows = _gone()
    for one in pattern.finditer(ctx.text):
        heir, since, by, _ = rows[fold(one.group().replace("–", "-"))]
        if ctx.day >= since:
            yield one.start(), one.end(), heir, since, by
    several = any(word in ctx.text for word in _SEVERAL_WORDS)
    for one in _fields().finditer(ctx.text) if several else ():
        if lead := _OF_SEVERAL.search(ctx.text, max(0, one.start() - _SEVERAL), one.start()):
            office = lead["lead"].capitalize()
            heir, since, by, _ = rows[fold(f"{office} {one.group().replace('–', '-')}")]
            if ctx.day >= since:
                yield one.start(), one.end(), heir, since, by
    agencies = table("bodies")["agencies"]
    heads = {row["name"].rpartition(" ")[0] for row in agencies}
    for one in _agencies().finditer(ctx.text) if any(head in ctx.text for head in heads) else ():
        row = agencies[int((one.lastgroup or "n0")[1:])]
        if ctx.day >= (since := date.fromisoformat(row["until"])):
            yield one.start(), one.end(), row["successor"] or "", since, row["by"]
    tier = any(word in ctx.text for word in _TIER_WORDS)  # looked for as plain text first
    offices, of_districts = _of_districts()
    for one in offices.finditer(ctx.text) if tier else ():
        heir, since, by = of_districts.get(fold(one["head"])) or of_districts["phong"]
        if ctx.day >= since:
            yield one.start(), one.end(), heir, since, by
    if ctx.day < NO_DISTRICTS:
        return
    city = "thành phố" in ctx.text and any(row["name"] in ctx.text for row in table("bodies")["district"])
    for one in _of_cities().finditer(ctx.text) if city else ():
        heir, since, by = of_districts[fold(one["head"])]
        places = find_places(ctx.conn, one["name"], unit="thành phố")
        if places and all(place.level == "district" for place in places):
            yield one.start(), one.end(), heir, since, by
    for one in _TOWNS.finditer(ctx.text) if "thị trấn" in ctx.text else ():
        yield one.start(), one.end(), "", NO_DISTRICTS, _TIER_SOURCE
    party = any(word in ctx.text for word in _PARTY_WORDS)
    for pattern in (_TIER, _PARTY_TIER) if party else (_TIER,):
        for one in pattern.finditer(ctx.text):
            yield one.start(), one.end(), "", NO_DISTRICTS, _TIER_SOURCE
    for one in _LOCAL.finditer(ctx.text):
        if one["office"] is None and one["unit"] in ("xã", "phường"):
            continue
        unit = " ".join(one["unit"].split())
        places = find_places(ctx.conn, one["name"], unit=unit)
        if not places and one["office"] and unit in _DISTRICT_UNITS:
            yield one.start(), one.end(), "", NO_DISTRICTS, _TIER_SOURCE  # whichever it was, its tier is gone
        if not places or any(place.valid_until is None or place.valid_until > ctx.day for place in places):
            continue
        heirs = {after.full_name for place in places for after, _ in successors(ctx.conn, place)}
        office = " ".join((one["office"] or "").split())
        names = ", ".join(sorted(f"{office} {heir}".strip() for heir in heirs)) if len(heirs) <= _FEW else ""
        since = max(place.valid_until for place in places if place.valid_until)
        yield one.start(), one.end(), names, since, PLACES_SOURCE


_FEW = 3
_PARTY_WORDS = ("uyện ủy", "uận ủy", "hị ủy", "uyện uỷ", "uận uỷ", "hị uỷ")
_SEVERAL_WORDS = ("ác Sở", "ác sở", "ác Bộ", "ác bộ")
_TIER_WORDS = ("huyện", "quận", "thị xã", "thị trấn")


def _acts(ctx: Context, start: int, end: int, since: date) -> bool:
    """Whether the text speaks of the body as one that does something, now or from now on."""
    if ctx.quoted(start) or ctx.in_subject(start) or _in_citation(ctx, start) or _OLD.match(ctx.text, end):
        return False
    title = ctx.reading.report.title_span
    if title and title[0] <= start < title[1]:
        return False
    before = ctx.text[sentence_start(ctx.text, start, _SENTENCE, ".!?;") : start]
    *_, before = _ITEM.split(before)  # the item above ends where this one begins, whatever its mark
    after = ctx.text[end : end + _AFTER]
    if _PAST.search(before):
        return False
    if re.match(r"\s*(?:đã|từng|được\s+sáp)(?!\w)", after):
        return _speaks_of_now(ctx.text[sentence_start(ctx.text, start, _SENTENCE, ".!?") : start], since)
    if ctx.text[end : end + 1] == "/":
        return False
    if _fields().fullmatch(ctx.text, start, end):
        if _DEPARTMENTS.search(ctx.text, max(0, start - _SEVERAL), start):
            return True
        rest = _REST_OF_LIST.match(ctx.text, end)
        end = rest.end() if rest else end
    before = ctx.text[max(0, start - _BEFORE) : start]
    return bool(_DOES.match(ctx.text, end) or _IS_TOLD.search(before) or _OFFICE_OF_PLACE.search(before))


def _speaks_of_now(before: str, since: date) -> bool:
    """Whether the sentence is about a year after the one in which the body ended: "Trong 6 tháng đầu năm 2026, …"."""
    years = [int(found[1]) for found in _YEAR.finditer(before)]
    return bool(years) and min(years) > since.year


_YEAR = late(r"(?<!\w)(?:năm\s+|\d{1,2}/)((?:19|20)\d{2})(?!\d)")


def _in_citation(ctx: Context, at: int) -> bool:
    return any(
        one.citation.start <= at < max(one.citation.end, (one.citation.subject or (0, 0))[1])
        for one in ctx.reading.citations
    )


_AFTER, _BEFORE = 20, 120
_ITEM = late(r"[.;]\n(?=[ \t]*(?:[-+•]|\d{1,2}[.)]|[a-zđ]\))\s)")

RULES = ((("VB651",), gone),)
