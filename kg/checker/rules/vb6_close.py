"""VB6, the close of a paper: by what power it is signed, for whom it is, and its end mark.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7 (TM., KT., TL., TUQ., Q.) and khoản 9 (Nơi
nhận, Lưu: VT); Phụ lục III, Mục II, for the "./." behind the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import CAPITALS, late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.checker.paper import Head, articles, body_end, head_of_paper, in_gazette, recipients, signatures
from kg.checker.rules.vb6_head import NEVER_NORMATIVE, at_span
from kg.checker.rules.vb6_recipients import addressed, listed
from kg.checker.signers import Signer, signers
from kg.cite.symbols import is_normative
from kg.model import DocType
from kg.naming import strip_marks, type_name

_RIGHT_POWER = frozenset(("TM.", "KT.", "TL.", "TUQ.", "Q."))
_FILED = late(r"L[ưu]u\s*:?\s*VT|L[ưu]u\s*:?\s*V[ăa]n\s+th[ưu]", re.IGNORECASE)
_FILED_RIGHT = late(r"Lưu:\s*VT")
_HEAD_LINE = late(r"N[ơo]i\s+nhận\s*(?P<colon>:?)", re.IGNORECASE)
_END_MARK = "./."
_OTHER_WORD = late(r"^[ \t|*_]*(?:N[ơo]i\s+(?:gửi|phát\s+hành)|Gửi)\s*:", re.MULTILINE)
_AS_ABOVE = late(r"^[ \t|*_]*-\s*Như\s+(?:Điều|trên|kính)", re.MULTILINE)
#: "- Như Kính gửi", for which the decree has "Như trên" (Mục II khoản 9 điểm b).
_AS_ADDRESSED = late(r"^[ \t|*_]*-[ \t]*(?P<words>Như\s+[Kk]ính\s+gửi)", re.MULTILINE)
_LISTED = late(r"^[ \t|*_]*-\s*\w", re.MULTILINE)


def close(ctx: Context) -> Iterator[Finding]:
    """VB641 to VB643, for a whole paper: one that has a head and is signed."""
    paper = head_of_paper(ctx)
    if (
        paper is None
        or paper.party
        or paper.number is None
        or not paper.complete
        or ctx.consolidated
        or in_gazette(ctx.text)
    ):
        return
    if not (ctx.administrative or ctx.normative):
        return
    yield from _power(ctx, paper)
    yield from _recipients(ctx, paper)
    yield from _end_mark(ctx)


def _power(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB641: by what power the paper is signed."""
    for said in signatures(ctx.text):
        if said.power not in _RIGHT_POWER:
            right = strip_marks(said.power).upper().replace("/", "").replace(".", "").strip(" :") + "."
            yield at_span(ctx, "VB641", said.start, said.end, printed=said.power, repaired=right)
    start = body_end(ctx.text)
    signed = signers(ctx.text, start)
    found = recipients(ctx.text)
    if acting := _ACTING.search(ctx.text, start):
        words = " ".join(acting["words"].split())
        yield at_span(ctx, "VB641", *acting.span("words"), printed=words, repaired=words.replace("QUYỀN", "Q.", 1))
    if not signed:
        if found and not acting and not _UNREAD.search(ctx.text, start) and ctx.text[found[0] :].count("\n-") > 1:
            kind = paper.kind and type_name(paper.kind)
            yield at_span(ctx, "VB641", found[0], found[0] + _WORD, title=kind or "Văn bản")
        return
    for n, one in enumerate(signed):
        following = signed[n + 1] if n + 1 < len(signed) else None
        if (right_words := _set_right(one, following)) is not None:
            yield at_span(ctx, "VB641", one.start, one.end, printed=_shown(one, following), repaired=right_words)
    for one in signed:
        if one.power or not one.deputy:
            continue
        above = ctx.text[max(0, one.start - _ABOVE) : one.start]
        if not _FOR.search(above):
            yield at_span(ctx, "VB641", one.start, one.end, other=one.office)
    yield from _for_whom(ctx, paper, signed)
    body = ctx.reading.report.body
    if body is not None and (body.head in _NO_DEGREES or body.level == "ministry") and body.head not in _WITH_DEGREES:
        last = signed[-1].end
        if degree := _DEGREE.search(ctx.text, last, last + _ABOVE):
            name = " ".join(degree["name"].split())
            yield at_span(ctx, "VB641", *degree.span("words"), printed=" ".join(degree["words"].split()), repaired=name)


#: "QUYỀN GIÁM ĐỐC", which is written "Q. GIÁM ĐỐC".
_ACTING = late(
    r"^[ \t*_|]*(?P<words>QUYỀN[ \t]+(?:GIÁM[ \t]+ĐỐC|CHỦ[ \t]+TỊCH|(?:BỘ|CỤC|HIỆU|VIỆN)[ \t]+TRƯỞNG|TRƯỞNG[ \t]))",
    re.MULTILINE,
)
#: Offices before whose signers no degree stands; the forces, schools and hospitals have rules of their own.
_NO_DEGREES = frozenset(
    ("UBND", "HĐND", "Chủ tịch UBND", "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Công Thương")
)
_WITH_DEGREES = frozenset(("Bộ Quốc phòng", "Bộ Công an", "Bộ Y tế", "Bộ Giáo dục và Đào tạo"))
_DEGREE = late(
    r"^[ \t*_|]*(?P<words>(?:(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN|Tiến\s+sĩ|Thạc\s+sĩ)[.,]?[ \t]*){1,3}[ \t]"
    rf"(?P<name>[{CAPITALS}][^\W\d_]*(?:[ \t]+[{CAPITALS}][^\W\d_]*){{0,4}}))[ \t*_|]*$",
    re.MULTILINE,
)


_UNREAD = late(rf"(?:^|\s)(?:TM|KT|TL|TUQ|Q)\.|[{CAPITALS}]{{3,}}[ \t]+[{CAPITALS}]{{3,}}|\((?:[Đđ]ã\s+ký|[Kk]ý)")
_WORD = len("Nơi nhận")


def _shown(one: Signer, following: Signer | None) -> str:
    words = f"{one.power} {one.office}".strip()
    goes_on = (
        following is not None and not following.power and (one.power == "KT." or (one.body and one.power == "TM."))
    )
    return f"{words} / {following.office}" if following and goes_on else words


def _set_right(one: Signer, following: Signer | None) -> str | None:
    """What is written instead of a power that does not go with whom it names; None where it does.

    "TM." stands before a body, the others before an office; below "KT." stands a deputy.
    """
    if one.power == "TM.":
        if one.body and following is not None and not following.power and _not_of(one, following):
            return f"TL. CHỦ TỊCH / {following.office}"
        if one.body and _LED_BY_ONE.match(one.office) and following is not None and following.head_office:
            return following.office
        return one.office if one.head_office else None
    if one.power in ("KT.", "TL.", "TUQ.") and one.body:
        return f"TM. {one.office}"
    if one.power == "KT." and (following is None or (not following.power and following.office == one.office)):
        deputy = "THỨ TRƯỞNG" if one.office.startswith("BỘ TRƯỞNG") else f"PHÓ {one.office}"
        return f"KT. {one.office} / {deputy}"
    if one.power == "KT." and following is not None and not following.power and _BELOW_A_DEPUTY.match(following.office):
        return f"TL. {one.office} / {following.office}"
    if one.power in ("TL.", "TUQ.") and following is None:
        return f"{one.power} {one.office} / …"
    return None


#: Who heads a part of an agency signs by order of its head, not in his place: only a deputy does that.
_BELOW_A_DEPUTY = late(r"(?:VỤ\s+TRƯỞNG|CHÁNH\s+(?:VĂN\s+PHÒNG|THANH\s+TRA)|TRƯỞNG\s+PHÒNG)(?!\w)")
#: What works under one head is not signed for as a body (Nghị định 30/2020/NĐ-CP Điều 13 khoản 1).
_LED_BY_ONE = late(r"(?:SỞ|BỘ)\s")


def _not_of(body: Signer, below: Signer) -> bool:
    """Whether who signs "TM. ỦY BAN NHÂN DÂN" is no member who could: the head of its office or of a department."""
    return "NHÂN DÂN" in body.office and (below.officer or below.office.startswith("GIÁM ĐỐC"))


def _for_whom(ctx: Context, paper: Head, signed: list[Signer]) -> Iterator[Finding]:
    """VB641: a committee's paper is signed for it, a chairman's own is not, and an officer signs by order."""
    body = ctx.reading.report.body
    powers = {one.power for one in signed}
    normative = is_normative(ctx.reading.report.symbol or "") and paper.kind not in NEVER_NORMATIVE
    first = signed[0]
    if body is None:
        return
    chairman = body.head == "Chủ tịch UBND" or _OWN_OF_CHAIRMAN.search(ctx.text, 0, body_end(ctx.text))
    committee = body.head == "UBND" or chairman
    wrong = next((one for one in signed if one.power == "TM." and _another(one.office, body.head)), None)
    if wrong is not None:
        yield at_span(ctx, "VB641", wrong.start, wrong.end, printed=f"TM. {wrong.office}", repaired=_TAKEN[body.head])
    elif committee and first.officer and not powers & {"TL.", "TUQ.", "TM.", "KT."}:
        yield at_span(
            ctx, "VB641", first.start, first.end, printed=first.office, repaired=f"TL. CHỦ TỊCH / {first.office}"
        )
    elif chairman and not normative and "TM." in powers and paper.kind == "decision":
        one = next(one for one in signed if one.power == "TM.")
        yield at_span(ctx, "VB641", one.start, one.end, by="Chủ tịch Ủy ban nhân dân")
    elif body.head == "UBND" and not chairman and not powers & {"TM.", "TL.", "TUQ."} and first.office == "CHỦ TỊCH":
        if normative:
            yield at_span(ctx, "VB641", first.start, first.end, issuer=body.name)
        elif paper.kind in _OF_ALL or (paper.kind == "decision" and _OWN_OF_COMMITTEE.search(ctx.text)):
            yield at_span(ctx, "VB641", first.start, first.end, known_issuer="Ủy ban nhân dân")
    elif (wanted := _head_of(body.head)) and any(map(first.office.startswith, _HEADS)) and not powers & {"TL.", "TUQ."}:
        if not first.office.startswith(wanted):
            yield at_span(ctx, "VB641", first.start, first.end, printed=first.office, repaired=wanted)
    elif paper.kind == "circular" and body.level == "ministry" and _OF_A_PART.match(first.office):
        yield at_span(ctx, "VB641", first.start, first.end, printed=first.office, repaired="BỘ TRƯỞNG")
    elif body.head == "Chính phủ" and first.office.startswith("THỦ TƯỚNG") and "TM." not in powers:
        yield at_span(ctx, "VB641", first.start, first.end, known_issuer="Chính phủ")


#: Who heads a committee or council and who a department: neither signs the other's papers.
_HEADS = ("CHỦ TỊCH", "GIÁM ĐỐC")


def _head_of(head: str) -> str | None:
    if head in ("UBND", "HĐND", "Chủ tịch UBND"):
        return "CHỦ TỊCH"
    return "GIÁM ĐỐC" if head.startswith("Sở ") else None


#: Who heads a part of a ministry: a circular is the minister's (Luật 64/2025/QH15 Điều 4).
_OF_A_PART = late(r"(?:(?:TỔNG\s+)?CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG)(?!\w)")
#: Papers of a committee that its chairman signs for it.
_OF_ALL: frozenset[DocType] = frozenset(("plan", "report", "submission", "programme", "scheme"))
_OWN_OF_CHAIRMAN = late(r"^[ \t*_]*CHỦ\s+TỊCH\s+(?:(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|UBND)", re.MULTILINE)
_OWN_OF_COMMITTEE = late(r"^[ \t*_]*(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN[^\n]{0,60}\n\s*Căn\s+cứ", re.MULTILINE)
_TAKEN = {"HĐND": "TM. HỘI ĐỒNG NHÂN DÂN", "UBND": "TM. ỦY BAN NHÂN DÂN", "Chính phủ": "TM. CHÍNH PHỦ"}


def _another(office: str, head: str) -> bool:
    """Whether a paper of the one body is signed for the other: a council's for the committee."""
    council, committee = office.startswith("HỘI ĐỒNG NHÂN DÂN"), "BAN NHÂN DÂN" in office
    return (head == "HĐND" and committee) or (head == "UBND" and council)


_ABOVE = 160
#: A deputy signs for the head, or for a body that has no head of its own: "TM. THƯỜNG TRỰC …".
#: "Lưu: VT, KT." names the unit that drafted the paper.
_FOR = late(r"(?<!\w)(?<!, )(?<!,)(?:(?:KT|K/T|K\.T|TUQ)(?:[.:]\s?|\s)|TM\.?\s(?:THƯỜNG|BAN|ĐOÀN|HỘI ĐỒNG(?! NHÂN)))")


def _recipients(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB642: no "Nơi nhận", or one without "Lưu: VT"."""
    found = recipients(ctx.text)
    number = paper.number
    assert number is not None
    if found is None and _AS_ABOVE.search(ctx.text) and not _OTHER_WORD.search(ctx.text):
        return  # the word was lost, its lines were not
    if found is None:
        yield at_span(ctx, "VB642", number.start, number.end, repaired="Nơi nhận: …")
        return
    words = ctx.text[slice(*found)]
    yield from _addressed(ctx, paper, words, found)
    if ctx.administrative and (to := _TO_WITHOUT_COLON.search(ctx.text, number.end, number.end + _TO_REACH)):
        yield at_span(ctx, "VB642", *to.span("word"), repaired="Kính gửi:")
    head = _HEAD_LINE.match(words.lstrip(" \t*_|"))
    at = (found[0], found[0] + len(words.split("\n", 1)[0]))
    filed = _FILED.search(words)
    yield from listed(ctx, *found)
    if ctx.administrative:
        yield from addressed(ctx, number.end, number.end + _TO_REACH)
    if (head and head.group().strip(" :").isupper()) or (head and not head["colon"]):
        yield at_span(ctx, "VB642", *at, repaired="Nơi nhận:")
    if other := _AS_ADDRESSED.search(words):
        yield at_span(ctx, "VB642", found[0] + other.start("words"), found[0] + other.end(), repaired="Như trên")
    if filed is None and "\n" in words.strip() and _LISTED.search(words):
        yield at_span(ctx, "VB642", *at, repaired="Lưu: VT, …")
    elif filed is not None and not _FILED_RIGHT.search(filed.group()):
        yield at_span(ctx, "VB642", found[0] + filed.start(), found[0] + filed.end(), repaired="Lưu: VT, …")


def _addressed(ctx: Context, paper: Head, words: str, found: tuple[int, int]) -> Iterator[Finding]:
    """VB642: a letter or a submission, or what answers to "Như trên", that nobody is addressed in ("Kính gửi")."""
    if not ctx.administrative or _TO.search(ctx.text, 0, found[0]):
        return
    above = _AS_ABOVE.search(words)
    own = articles(ctx.text)
    if above and "trên" in above.group() and len(own) > 1 and paper.kind in _DECIDES:
        at = found[0] + above.start() + len(above.group()) - len(above.group().lstrip(" \t|*_"))
        yield at_span(ctx, "VB642", at, found[0] + above.end(), repaired=f"Như Điều {own[-1].number}")
        return
    letter = paper.kind == "submission" or (paper.kind is None and _ABOUT.search(ctx.text, 0, paper.end))
    if letter or (above and "trên" in above.group()):
        number = paper.number
        assert number is not None
        yield at_span(ctx, "VB642", number.start, number.end, repaired="Kính gửi: …")


#: What is decided in articles answers to nobody: it is sent to whom its last article names.
_DECIDES: frozenset[DocType] = frozenset(("decision", "resolution"))


_TO = late(r"[Kk]ính\s+(?:gửi|mời)|KÍNH\s+MỜI|KÍNH\s+GỬI|điện\s*:|[Gg]ửi\s*:")
#: "Kính gửi" as a line's first words, with no colon behind: "Kính gửi Sở Tư pháp".
_TO_WITHOUT_COLON = late(
    r"^[ \t*_|]*(?P<word>K(?:ính|ÍNH)\s+(?:gửi|GỬI))(?![\s*_]*(?:[:(\d]|[^\n:]{0,60}:))", re.MULTILINE
)
_TO_REACH = 1000
_ABOUT = late(r"^[ \t*_|]*V/v\s", re.MULTILINE)


def _end_mark(ctx: Context) -> Iterator[Finding]:
    """VB643: behind the last word of an administrative paper stands no "./."."""
    if not ctx.administrative:
        return
    end = body_end(ctx.text)
    words = ctx.text[:end].rstrip().rstrip("*_|-–—").rstrip()
    if words.endswith(_END_MARK) or words.replace(" ", "").endswith(_END_MARK) or not words:
        return
    start = words.rfind("\n") + 1
    shown = words.find(" ", len(words) - _SHOWN) + 1 if len(words) - start > _SHOWN else start
    yield at_span(ctx, "VB643", shown or start, len(words), other=" ".join(words[start:].split()[-4:]))


_SHOWN = 60
RULES = ((("VB641", "VB642", "VB643"), close),)
