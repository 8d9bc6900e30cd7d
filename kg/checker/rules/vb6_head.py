"""VB6, the head of a paper: its number against its kind, who may issue it, motto, place and day.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1 to 4; Luật 64/2025/QH15 Điều 4 and 7 (who issues
what, and that a normative number holds its year); for Party papers Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.context import DECREE_30, Context
from kg.checker.finding import Finding
from kg.checker.kinds import kind_of
from kg.checker.paper import Head, head_of_paper, in_gazette
from kg.checker.rules.vb3_offices import departments, differ
from kg.cite.structure import provisions_start
from kg.cite.symbols import codes_of, head_of, is_normative, is_party
from kg.cite.vocabulary import TYPE_CODES, TYPE_WORDS
from kg.model import DocType
from kg.naming import fold, type_name

#: Always normative, and never.
_ALWAYS: frozenset[DocType] = frozenset(("decree", "circular", "joint_circular"))
NEVER_NORMATIVE: frozenset[DocType] = frozenset(
    ("plan", "report", "notice", "official_letter", "submission", "guidance", "programme", "scheme", "directive")
)
#: What a single case is about, and what sets rules, by how the title begins.
_CASE = late(
    r"(?:Về\s+(?:việc\s+)?|V/v\s+)?(?:bổ\s+nhiệm|miễn\s+nhiệm|điều\s+động|kiện\s+toàn|thành\s+lập|công\s+nhận|khen\s+thưởng|tặng|cử|giao\s+(?:chỉ\s+tiêu|kế|dự|đất)|"
    r"phê\s+duyệt|xử\s+phạt|thu\s+hồi|cho\s+phép|nâng\s+(?:bậc|lương)|ban\s+hành\s+(?:Kế\s+hoạch|Chương\s+trình)|công\s+bố)",
    re.IGNORECASE,
)
_RULES_SET = late(
    r"(?:Về\s+(?:việc\s+)?)?(?:ban\s+hành\s+)?(?:Quy\s+định|Bảng\s+giá)\s+(?!chức\s+năng|về\s+chức|tạm)", re.IGNORECASE
)
_ON_MAKING_RULES = late(r"Căn\s+cứ\s+Luật\s+[Bb]an\s+hành\s+(?:VBQPPL|văn\s+bản\s+quy\s+phạm\s+pháp\s+luật)(?!\w)")
_ON_TEXTS = late(r"văn\s+bản|VBQPPL|quy\s+phạm|pháp\s+luật|danh\s+mục|kế\s+hoạch|chương\s+trình", re.IGNORECASE)
_NATION = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_NATION_RIGHT = late(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = late(r"doc\s?lap\W{0,6}tu\s?do\W{0,6}hanh\s?phuc")
_NATION_WANTED = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO_RIGHT = "Độc lập - Tự do - Hạnh phúc"
#: A word processor makes a dash of the hyphen, which nobody sees in print.
_MOTTO_AS_PRINTED = late(r"Độc lập [-–] Tự do [-–] Hạnh phúc")
#: The place and day of the head, however they are written.
_UNIT_CUT = r"(?:TP|Tp|T|H|Q|P|X|TX|TT)\.[ ]?"
_PLACE_DAY = late(
    rf"(?:^|\||\t|[ \t]{{2,}}|[-_*]\s)[ \t*_|]*(?P<place>(?:{_UNIT_CUT})?[^\W\d_]+(?:[ .-][^\W\d_]+){{0,4}}?)"
    r"(?P<comma>[ \t]*[,;.])?[ \t]+(?P<word>[Nn]gày)[ \t]+(?P<day>\d{1,2})\s*(?:(?P<worded>tháng)\s*(?P<month>\d{1,2})"
    r"\s*năm\s*(?P<year>\d{2,4})|(?P<short>[/.\-]\d{1,2}[/.\-]\d{2,4}))",
    re.MULTILINE,
)
_SHORT_UNIT = late(_UNIT_CUT)
_DAY_ALONE = late(
    r"^[ \t*_]*(?P<day>[Nn]gày[ \t]+\d{1,2}[ \t]+tháng[ \t]+\d{1,2}[ \t]+năm[ \t]+\d{4})[ \t*_]*$", re.MULTILINE
)
#: "Đắk Lắk, 30 tháng 6 năm 2026", without its "ngày".
_WITHOUT_WORD = late(
    r"(?:^|\||\t|[ \t]{2,})[ \t*_|]*(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,4}[ \t]*,[ \t]*"
    r"(?P<day>\d{1,2})[ \t]+tháng[ \t]+\d{1,2}[ \t]+năm[ \t]+\d{4})[ \t*_|]*$",
    re.MULTILINE,
)
#: "Hòa Bình, 12/6/2026", a line of its own.
_DAY_IN_FIGURES = late(
    r"^[ \t*_|]*(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,4}[ \t]*,[ \t]*"
    r"\d{1,2}[ \t]*[/.-][ \t]*\d{1,2}[ \t]*[/.-][ \t]*\d{4})[ \t*_|]*$",
    re.MULTILINE,
)
_CHAIRMAN = late(r"^[ \t*_]*CHỦ\s+TỊCH\s+(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN", re.MULTILINE)
_CHAIRMAN_ISSUES = late(
    r"^[ \t*_]*Chủ\s+tịch\s+(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân[^\n;.]{0,60}\sban\s+hành\s+Quyết\s+định", re.MULTILINE
)
_OWN_NUMBER = late(r"Số\s*(?P<colon>:?)\s*(?P<number>\d+)(?=\s*/)")


def head(ctx: Context) -> Iterator[Finding]:
    """VB621 to VB627."""
    paper = head_of_paper(ctx)
    if paper is None or ctx.consolidated:
        return
    if paper.number is not None and kind_of(ctx.text) == "administrative":
        yield from _number_and_kind(ctx, paper)
        yield from _who_issues(ctx, paper)
        yield from _number_as_written(ctx, paper)
    yield from _party_or_state(ctx, paper)
    if not paper.party and kind_of(ctx.text) in ("administrative", "court"):
        yield from _motto(ctx, paper)
    if ctx.administrative or ctx.normative:
        yield from _place_and_day(ctx, paper)


def at_span(ctx: Context, code: str, start: int, end: int, **fields: str | None) -> Finding:
    """A finding on some words of the paper."""
    return Finding(code, start, end, ctx.text[start:end], fields)


def _number_and_kind(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB621, VB622, VB623: the year in the number, its code, its separators."""
    number = paper.number
    assert number is not None
    symbol = number.symbol or ""
    at = (number.start, number.end)
    printed = " ".join(number.text.split())
    of_type = (number.printed_symbol or "").rpartition("/")[2] in TYPE_CODES  # "01-TANDTC-VKSNDTC/TTLT" of 1988
    if is_party(number.printed_symbol or "") and not of_type and not paper.party and paper.nation is not None:
        yield at_span(ctx, "VB623", *at, printed=printed)
        return
    kind = paper.kind
    codes = codes_of(symbol)
    named = TYPE_CODES.get(codes[0]) if codes else None
    if (
        kind
        and named
        and named != kind
        and not (named == "decision" and kind in ("rules", "regulation"))
        and not paper.party
    ):
        yield at_span(ctx, "VB622", *at, printed=printed, type=type_name(kind), other=type_name(named))
        return
    if kind and not named and not paper.party and kind != "official_letter" and not is_normative(symbol):
        yield at_span(ctx, "VB622", *at, printed=printed, title=type_name(kind))
        return
    if kind and named and _NO_OFFICE.fullmatch(symbol) and not paper.party and (body := ctx.reading.report.body):
        yield at_span(ctx, "VB622", *at, printed=printed, issuer=body.name)
        return
    if codes and codes[0] == "CV" and kind is None and not paper.party:
        yield at_span(ctx, "VB622", *at, printed=printed, symbol=symbol)
        return
    if (body := ctx.reading.report.body) and not paper.party and _of_another_office(codes, body.head):
        yield at_span(ctx, "VB622", *at, printed=printed, known_issuer=body.name)
        return
    if (own := _of_another_department(ctx, symbol, number.start)) is not None:
        yield at_span(ctx, "VB622", *at, printed=printed, known_issuer=own)
        return
    letter = kind is None and named is None and _ABOUT.search(ctx.text, number.end, paper.end)
    if is_normative(symbol) and letter:
        yield at_span(ctx, "VB621", *at, printed=printed, type=type_name("official_letter"))
        return
    kind = kind or named
    if is_normative(symbol):
        case = kind in ("decision", "resolution") and paper.title and _CASE.match(paper.title)
        if kind in NEVER_NORMATIVE or case:
            yield at_span(ctx, "VB621", *at, printed=printed, type=type_name(kind) if kind else None)
    elif kind in _ALWAYS or (kind in ("decision", "resolution") and _sets_rules(ctx, paper)):
        yield at_span(ctx, "VB621", *at, printed=printed, other=type_name(kind) if kind else None)


#: Offices below a committee, whose papers bear their own code and never the committee's.
_BELOW_COMMITTEE = ("Sở ", "Phòng ", "Chi cục ", "Thanh tra ")


def _of_another_office(codes: tuple[str, ...], head: str) -> bool:
    """Whether a number names the committee or the council, and the letterhead an office below it."""
    return head.startswith(_BELOW_COMMITTEE) and not {"UBND", "HĐND", "CTUBND"}.isdisjoint(codes)


_ABOUT = late(r"^[ \t*_|]*V/v\s", re.MULTILINE)
_DEPARTMENT = late(r"^[ \t*_|]*(?P<name>SỞ[ \t]+[^\n|\t]{3,50}?)[ \t*_|]*$", re.MULTILINE)


def _of_another_department(ctx: Context, symbol: str, at: int) -> str | None:
    """The department of the letterhead, where the number is that of another department."""
    office, line = head_of(symbol), _DEPARTMENT.search(ctx.text, 0, at)
    if office is None or line is None:
        return None
    named = next((name for name in departments() if fold(name) == fold(" ".join(line["name"].split()))), None)
    return named if named and differ(named, office) else None


#: "318/BC": the type's code, and nothing of who issues.
_NO_OFFICE = late(r"\d+/[A-ZĐ]+[a-z]?")


def _sets_rules(ctx: Context, paper: Head) -> bool:
    """Whether a paper of a council or committee sets rules, by its title or its grounds.

    A province's, by its title; any, that rests on the law by which rules are made, and neither decides a single case
    nor is about texts, as a list of those that have lapsed is.
    """
    body = ctx.reading.report.body
    if body is None or paper.title is None or body.head not in ("UBND", "HĐND"):
        return False
    if body.level == "province" and _RULES_SET.match(paper.title):
        return True
    local = body.level in ("province", "district", "commune")
    if not local or _CASE.match(paper.title) or _ON_TEXTS.search(paper.title):
        return False
    return _ON_MAKING_RULES.search(ctx.text, 0, provisions_start(ctx.text)) is not None


def _who_issues(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB624: a kind of paper that this office does not issue."""
    number = paper.number
    assert number is not None
    symbol = number.symbol or ""
    codes = codes_of(symbol)
    at = (number.start, number.end)
    body = ctx.reading.report.body
    issuer = body.name if body else None
    if paper.kind == "joint_circular" and ctx.day >= _LAW_80 and codes and not _OUTSIDE.intersection(codes):
        yield at_span(ctx, "VB624", *at, issuer="Bộ, cơ quan ngang bộ với nhau", type="Thông tư liên tịch")
    elif paper.kind == "resolution" and "UBND" in codes and "HĐND" not in codes:
        yield at_span(ctx, "VB624", *at, issuer=issuer or "UBND", type="Nghị quyết")
    elif paper.kind == "decision" and "HĐND" in codes and is_normative(symbol):
        yield at_span(ctx, "VB624", *at, issuer=issuer or "HĐND", type="Quyết định")
    elif is_normative(symbol) and paper.kind == "decision" and "UBND" in codes:
        chairman = _CHAIRMAN.search(ctx.text, number.end, paper.end + _ISSUER_LINES) or _CHAIRMAN_ISSUES.search(
            ctx.text, number.end, provisions_start(ctx.text)
        )
        if chairman:
            yield at_span(
                ctx, "VB624", chairman.start(), chairman.end(), issuer="Chủ tịch UBND",
                type="Quyết định quy phạm pháp luật",
            )  # fmt: skip
    elif is_normative(symbol) and paper.kind and body and body.head.startswith(("Sở ", "Phòng ", "Chi cục ")):
        yield at_span(ctx, "VB624", *at, issuer=issuer or body.head, type="văn bản quy phạm pháp luật")


_ISSUER_LINES = 600
#: From this day on ministries join only with courts, procuracy and audit (Luật 80/2015/QH13 Điều 4 khoản 8).
_LAW_80 = date(2016, 7, 1)
_OUTSIDE = frozenset(("TANDTC", "VKSNDTC", "VKSTC", "KTNN"))


def _number_as_written(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB627: a number below 10 without its zero, or no colon behind "Số"."""
    number = paper.number
    assert number is not None
    found = _OWN_NUMBER.search(ctx.text, max(0, number.start - 12), number.end)
    if number.repairs and number.symbol and number.printed_symbol and not ctx.without_hyphens:
        yield at_span(ctx, "VB627", number.start, number.end, printed=number.printed_symbol, symbol=number.symbol)
        return
    if found is None or ctx.normative:
        return
    if len(found["number"]) > 2 and found["number"].startswith("0"):
        bare = found["number"].lstrip("0").rjust(2, "0")
        yield at_span(ctx, "VB627", found.start(), number.end, printed=found["number"], symbol=bare)
    elif len(found["number"]) == 1:
        yield at_span(ctx, "VB627", found.start(), number.end, printed=found["number"], repaired=f"0{found['number']}")
    elif not found["colon"]:
        yield at_span(ctx, "VB627", found.start(), number.end)


_PARTY_NAME = late(r"^[ \t*_|]*(?P<words>ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)", re.MULTILINE)


def _party_or_state(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB625: the name of the State above a Party paper, that of the Party above a paper of a committee or council."""
    symbol = paper.number.symbol if paper.number is not None else None
    body = ctx.reading.report.body
    if symbol is None or body is None or not paper.complete:
        return
    of_party = _PARTY_NAME.search(ctx.text, 0, paper.end)
    if is_party(symbol) and paper.party and paper.nation is not None and of_party is None:
        words = " ".join(ctx.text[slice(*paper.nation)].split())
        yield at_span(ctx, "VB625", *paper.nation, printed=words, repaired="ĐẢNG CỘNG SẢN VIỆT NAM")
    elif not is_party(symbol) and body.head in ("UBND", "HĐND") and of_party is not None and paper.nation is None:
        words = " ".join(of_party["words"].split())
        yield at_span(
            ctx, "VB625", *of_party.span("words"), printed=words, repaired=f"{_NATION_WANTED} / {_MOTTO_RIGHT}"
        )


#: The name of the State with a word left out, above the motto: "CỘNG HÒA XÃ HỘI VIỆT NAM".
_TORN_NATION = late(r"(?<!\w)C[ỘO]NG\s+H[ÒO][AÀ](?:[ \t]+[^\W\d_]+){1,6}")
_ABOVE = 160


def _motto(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB625: the name of the State and the motto, written otherwise or left out."""
    if paper.nation is None and paper.motto is None:
        head = ctx.text[: paper.number.start] if paper.number else ""
        if paper.number is not None and paper.complete and ctx.administrative and any(map(str.isalpha, head)):
            yield at_span(ctx, "VB625", paper.number.start, paper.number.end)
        return
    if paper.nation is None and paper.motto is not None and paper.complete and not in_gazette(ctx.text):
        if torn := _TORN_NATION.search(ctx.text, max(0, paper.motto[0] - _ABOVE), paper.motto[0]):
            yield at_span(ctx, "VB625", *torn.span(), printed=" ".join(torn.group().split()), repaired=_NATION_WANTED)
        else:
            words = ctx.text[slice(*paper.motto)]
            wanted = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / {_MOTTO_RIGHT}"
            yield at_span(ctx, "VB625", *paper.motto, printed=words, repaired=wanted)
    if paper.motto is None and paper.nation is not None and paper.complete and not in_gazette(ctx.text):
        words = " ".join(ctx.text[slice(*paper.nation)].replace("*", "").split())
        yield at_span(ctx, "VB625", *paper.nation, printed=words, repaired=f"{words} / {_MOTTO_RIGHT}")
    for span, right in ((paper.nation, _NATION_RIGHT), (paper.motto, _MOTTO_AS_PRINTED)):
        if span is None or (ctx.without_hyphens and "-" not in ((paper.number and paper.number.printed_symbol) or "")):
            continue  # what lost the hyphens of the motto in a file lost those of the number too
        words = " ".join(ctx.text[slice(*span)].replace("*", "").split())
        if not right.fullmatch(words):
            wanted = _MOTTO_RIGHT if span == paper.motto else _NATION_WANTED
            yield at_span(ctx, "VB625", *span, printed=words, repaired=wanted)


def _place_and_day(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB626: the line of place and day."""
    found = next((one for one in _PLACE_DAY.finditer(ctx.text, paper.start, paper.end) if _is_head(ctx, one)), None)
    if found is None:
        alone = _DAY_ALONE.search(ctx.text, paper.start, paper.end)
        if alone and not ctx.text[: alone.start()].rstrip(" \t\n*_|").endswith(","):
            yield at_span(ctx, "VB626", *alone.span("day"), printed=alone["day"], repaired=f"…, {alone['day']}")
        elif alone is None and (figures := _DAY_IN_FIGURES.search(ctx.text, paper.start, paper.end)):
            printed = " ".join(figures["words"].split())
            yield at_span(ctx, "VB626", *figures.span("words"), printed=printed, repaired="ngày … tháng … năm …")
        elif alone is None and (bare := _WITHOUT_WORD.search(ctx.text, paper.start, paper.end)):
            printed, day = " ".join(bare["words"].split()), bare["day"]
            repaired = printed.replace(day, f"ngày {day.zfill(2)}", 1)
            yield at_span(ctx, "VB626", *bare.span("words"), printed=printed, repaired=repaired)
        elif alone is None and _nowhere(ctx, paper):
            number = paper.number
            assert number is not None
            yield at_span(ctx, "VB626", number.start, number.end, other=" ".join(number.text.split()))
        return
    at = (found.start("place"), found.end())
    printed = " ".join(ctx.text[slice(*at)].split())
    if found["short"]:
        yield at_span(ctx, "VB626", *at, printed=printed, repaired="ngày … tháng … năm …")
    elif len(found["day"]) == 1:
        yield at_span(ctx, "VB626", *at, printed=printed, repaired=f"ngày 0{found['day']}")
    elif found["month"] in ("1", "2"):
        yield at_span(ctx, "VB626", *at, printed=printed, repaired=f"tháng 0{found['month']}")
    elif ctx.day >= DECREE_30 and (found["month"] or "")[:1] == "0" and found["month"] not in ("01", "02"):
        yield at_span(ctx, "VB626", *at, printed=printed, repaired=f"tháng {found['month'][1]}")
    elif _no_day(found):
        yield at_span(ctx, "VB626", *at, printed=printed, repaired="ngày … tháng … năm …")
    elif _SHORT_UNIT.match(found["place"]):
        yield at_span(ctx, "VB626", *at, printed=printed, repaired=_SHORT_UNIT.sub("", found["place"]))
    elif (found["comma"] or "").strip() != ",":
        yield at_span(ctx, "VB626", *at, printed=printed, repaired=f"{found['place'].strip(' *_')}, ngày")
    elif found["place"].strip(" *_")[:1].islower() and found["comma"]:
        yield at_span(ctx, "VB626", *at, printed=printed, repaired=found["place"].strip(" *_").title())
    elif (body := _of_another_place(ctx, found)) is not None:
        yield at_span(ctx, "VB626", *at, printed=found["place"].strip(" *_"), issuer=body)


def _of_another_place(ctx: Context, found: re.Match[str]) -> str | None:
    """The issuer, where the place before the day is another than the one that its own letterhead names."""
    body = ctx.reading.report.body
    if body is None or not body.place or not body.head.startswith(_OF_A_PLACE):
        return None
    place, own = fold(found["place"]), fold(body.place)
    printed = fold(" ".join(ctx.text[: found.start("place")].split()))
    if own not in printed or place in own or own in place or body.place.isdigit():
        return None
    return body.name


#: Offices that stand in the place that they are named by (Phụ lục I, Phần I, Mục II, khoản 4 điểm a).
_OF_A_PLACE = ("UBND", "HĐND", "Chủ tịch UBND", "Sở ")


def _nowhere(ctx: Context, paper: Head) -> bool:
    """Whether a whole paper has no day in its head at all; drafts and scans may leave it blank."""
    return (
        paper.number is not None and paper.complete and paper.nation is not None and not in_gazette(ctx.text)
        and ctx.reading.report.day is None and not _SOME_DAY.search(ctx.text, paper.start, paper.end)
    )  # fmt: skip


_SOME_DAY = late(r"[Nn]g[àa]y|tháng|năm\s+20|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|DỰ\s+THẢO")


def _no_day(found: re.Match[str]) -> bool:
    """Whether the day is not in the calendar, or its year is cut short."""
    try:
        date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return True
    return len(found["year"]) < len("2025")


def _is_head(ctx: Context, found: re.Match[str]) -> bool:
    """Whether a place stands before the day, and no words of a sentence or of a citation."""
    first, last = fold(found["place"]).split()[0], fold(found["place"]).split()[-1]
    if last in _LEADING or TYPE_WORDS.match(found["place"], 0) or first in _LEADING:
        return False
    at = found.start("day")
    return not any(
        one.citation.start <= at < one.citation.end for one in ctx.reading.citations if one.citation.form != "self"
    )


_LEADING = frozenset(("tu", "den", "truoc", "sau", "vao", "ngay", "theo", "thuc", "can", "ke", "trong", "ban", "kem"))

RULES = ((("VB621", "VB622", "VB623", "VB624", "VB625", "VB626", "VB627"), head),)
