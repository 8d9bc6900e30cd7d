"""VB6, the title of a paper and the line that says who issues it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2 (the issuer by its full name) and khoản 5 (the kind
in capitals, below it the subject; "V/v" in letters alone); Phụ lục III, Mẫu 1.1 and 1.2 ("QUYẾT NGHỊ:", "QUYẾT ĐỊNH:").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import CAPITALS, late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.checker.paper import Head, articles, body_end, grounds, head_of_paper, in_gazette, title_line
from kg.checker.parts import parts
from kg.checker.rules.vb6_head import at_span
from kg.model import Body, DocType
from kg.naming import fold, type_name

_SMALL = late(
    r"^[ \t*_|#]*(?P<word>(?:[Qq]uyết[ \t]+[Đđ]ịnh|[Nn]ghị[ \t]+[Qq]uyết|[Cc]hỉ[ \t]+[Tt]hị|[Kk]ế[ \t]+[Hh]oạch|"
    r"[Bb]áo[ \t]+[Cc]áo|[Tt]hông[ \t]+[Bb]áo|[Tt]ờ[ \t]+[Tt]rình|"
    r"[Hh]ướng[ \t]+[Dd]ẫn|[Cc]hương[ \t]+[Tt]rình|[Pp]hương[ \t]+[Áá]n|[Đđ]ề[ \t]+[Áá]n))[ \t*_|]*$",
    re.MULTILINE,
)
_ABOUT = late(r"[ \t*_|\n-]*(?P<word>V/v)(?!\w)")
#: A subject in capitals; who issues the paper is no subject.
_NO_SUBJECT = r"(?:ỦY|UỶ|HỘI|CHỦ|GIÁM|BỘ|TỔNG|CỤC|SỞ|BAN|TRƯỞNG|THỦ|VIỆN|CHÁNH|HIỆU|THỐNG|PHÒNG|TRUNG|CÔNG)(?!\w)"
_CAPITALS = late(
    rf"[ \t*_|\n]*(?P<words>(?!{_NO_SUBJECT})"
    rf"[{CAPITALS}]+(?:,?[ \t\n]+(?:[{CAPITALS}]+|[-–\d/.]+)){{4,40}})[ \t*_|]*\n"
)
#: What stands below the kind where the subject is missing.
_BELOW = late(
    r"[ \t*_|\n\-–—=.]*(?:Căn\s+cứ\s|"
    r"Thực\s+hiện\s+(?:Luật|Nghị|Kế\s+hoạch\s+số|Chỉ\s+thị|Công\s+văn|Quyết\s+định|Thông)|Kính\s+gửi|Điều\s+1\.|I\.\s|1\.\s|"
    r"(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG)\s+(?:ỦY|UỶ|UBND|SỞ|BỘ)|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN\s)"
)
#: The line above the grounds that says who issues, and the letterhead's, shortened.
_PLACE = r"(?:TỈNH|THÀNH|TP|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|ĐẶC)"
_ISSUES = late(
    rf"^[ \t*_|]*(?P<words>(?:CHỦ[ \t]+TỊCH[ \t]+)?(?P<short>UBND|HĐND)[ \t]+{_PLACE}[^\n|]{{2,60}})$",
    re.MULTILINE,
)
_LETTERHEAD = late(
    rf"^[ \t*_|]*(?P<words>(?P<short>UBND|HĐND)[ \t]+{_PLACE}[^\n|\t]{{2,50}})[^\n]*\n(?P<below>[^\n]*\n?[^\n]*)",
    re.MULTILINE,
)
_FULL = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
#: What an office below a committee is called: above it the committee's name may be shortened.
_BELOW_IT = late(r"^[ \t*_|]*(?:VĂN|SỞ|PHÒNG|BAN|TRUNG|TRƯỜNG|CHI|THANH|HỘI|TỔ|CÔNG|BQL|TRẠM|ĐÀI|KHO|QUỸ)(?!\w)")
_DECIDED = late(r"^[ \t*_|#]*(?P<word>QUYẾT[ \t]+(?:ĐỊNH|NGHỊ))[ \t*_|]*(?P<colon>:?)[ \t*_|]*$", re.MULTILINE)
_DECIDE: frozenset[DocType] = frozenset(("decision", "resolution"))
#: Where a paper can mean none but itself by "Quyết định này": what is issued with it, who carries it out, its effect.
_KINDS = (
    r"(?P<kind>Quyết\s+định|Nghị\s+quyết|Nghị\s+định|Thông\s+tư|Chỉ\s+thị|Kế\s+hoạch|"
    r"Thông\s+báo|Hướng\s+dẫn|Chương\s+trình|Tờ\s+trình)"
)
_ITSELF = late(
    r"(?:(?:chịu|có)\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)\s+|kèm\s+theo\s+)"
    rf"(?P<self>{_KINDS}\s+này)(?!\w)"
    rf"|(?P<acts>{_KINDS.replace('<kind>', '<other>')}\s+này)\s+"
    r"(?:có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ|thay\s+thế)\s"
)


_CALLED = late(rf"(?<!\w){_KINDS}\s+này(?!\w)")


def of_another_kind(ctx: Context) -> Iterator[Finding]:
    """VB630: the paper calls itself by a type that is not its own; said once."""
    paper = head_of_paper(ctx)
    kind = ctx.reading.report.type
    if paper is None or paper.kind is None or paper.kind != kind or not paper.complete or in_gazette(ctx.text):
        return
    own = type_name(paper.kind)
    for found in _ITSELF.finditer(ctx.text, paper.end, body_end(ctx.text)):
        name = "self" if found["self"] else "acts"
        called = " ".join((found["kind"] or found["other"]).split())
        if fold(own).startswith(fold(called)) or ctx.quoted(found.start()) or _named_before(ctx, found.start(), called):
            continue
        printed = " ".join(found[name].split())
        yield at_span(ctx, "VB630", *found.span(name), printed=printed, repaired=f"{own} này", title=own)
        return
    for found in _CALLED.finditer(ctx.text, paper.end, body_end(ctx.text)):
        called = " ".join(found["kind"].split())
        if fold(called) in fold(own) or ctx.quoted(found.start()) or _speaks_of(ctx.text, called, found.start()):
            continue
        printed = " ".join(found.group().split())
        yield at_span(ctx, "VB630", *found.span(), printed=printed, repaired=f"{own} này", title=own)
        return
    yield from _rules_of_another_kind(ctx)


def _rules_of_another_kind(ctx: Context) -> Iterator[Finding]:
    """VB630: a "Quy định" that goes with the paper calls itself "Quy chế này"; said once."""
    for part in parts(ctx)[1:]:
        if part.kind not in _RULES_KINDS:
            continue
        for found in _RULES_CALLED.finditer(ctx.text, part.start, part.end):
            called = " ".join(found["kind"].split())
            if fold(called) == fold(part.kind) or ctx.quoted(found.start()):
                continue
            if not _speaks_of(ctx.text, called, found.start()):
                printed, own = " ".join(found.group().split()), part.kind.capitalize()
                yield at_span(ctx, "VB630", *found.span(), printed=printed, repaired=f"{own} này", title=own)
                return


_RULES_KINDS = ("quy định", "quy chế", "điều lệ", "nội quy")
_RULES_CALLED = late(r"(?<!\w)(?P<kind>Quy\s+định|Quy\s+chế|Điều\s+lệ|Nội\s+quy)\s+này(?!\w)")


def _speaks_of(text: str, called: str, at: int) -> bool:
    """Whether the text names a paper of that type above, any at all: "này" may mean it."""
    pattern = r"\s+".join(map(re.escape, called.split()))
    return re.search(rf"(?<!\w){pattern}(?!\s+này)(?!\w)", text[:at], re.IGNORECASE) is not None


def _named_before(ctx: Context, at: int, called: str) -> bool:
    """Whether a document of that type is cited a few sentences before: "này" may mean it."""
    start = max(0, at - _NEAR)
    return any(
        start <= one.citation.start < at and fold(type_name(one.citation.type)) == fold(called) for one in ctx.cited
    )


_NEAR = 400


def title(ctx: Context) -> Iterator[Finding]:
    """VB628 and VB629, of a whole administrative paper."""
    paper = head_of_paper(ctx)
    if (
        paper is None or paper.number is None or paper.party or not paper.complete
        or not ctx.administrative or in_gazette(ctx.text)
    ):  # fmt: skip
        return
    yield from _kind(ctx, paper)
    yield from _letter(ctx, paper)
    yield from _issuer(ctx, paper)
    yield from _decided(ctx, paper)


def _kind(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB628: the kind in small letters, "V/v" below it, no subject."""
    number = paper.number
    assert number is not None
    line = title_line(ctx.text, number.end)
    if line is None:
        small = _SMALL.search(ctx.text, number.end, number.end + _REACH)
        if small:
            words = " ".join(small["word"].split())
            yield at_span(ctx, "VB628", *small.span("word"), printed=words, repaired=words.upper())
        return
    start, end = line
    if about := _ABOUT.match(ctx.text, end):
        yield at_span(ctx, "VB628", *about.span("word"), printed="V/v", repaired="Về việc")
    elif capitals := _CAPITALS.match(ctx.text, end):
        words = " ".join(capitals["words"].split())
        yield at_span(ctx, "VB628", *capitals.span("words"), other=words)
    elif _BELOW.match(ctx.text, end):
        yield at_span(ctx, "VB628", start, end, title=" ".join(ctx.text[start:end].split()))


def _letter(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB628: a letter that is addressed to somebody and does not say below its number what it is about."""
    number = paper.number
    assert number is not None
    if ctx.reading.report.type != "official_letter" or title_line(ctx.text, number.end) is not None:
        return
    to = _TO.search(ctx.text, number.end, number.end + _REACH)
    if to and (about := _ABOUT_OTHERWISE.search(ctx.text, number.end, to.start())):
        yield at_span(ctx, "VB628", *about.span("word"), printed=about["word"], repaired="V/v")
    if line := _LETTER.search(ctx.text, number.end, number.end + _REACH):
        yield at_span(ctx, "VB628", *line.span("word"), printed=" ".join(line["word"].split()))
    if to and not _SUBJECT.search(ctx.text, number.end, to.start()):
        yield at_span(ctx, "VB628", number.start, number.end, repaired="V/v …")


#: A letter bears no name of its type (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5).
_LETTER = late(r"^[ \t*_|]*(?P<word>CÔNG[ \t]+VĂN)[ \t*_|]*$", re.MULTILINE)
_TO = late(r"^[ \t*_|]*(?:Kính\s+gửi|KÍNH\s+GỬI)", re.MULTILINE)
_SUBJECT = late(r"(?<!\w)(?:[Vv]/[vV]|Về\s+việc|về\s+việc|VỀ\s+VIỆC)(?!\w)")
_ABOUT_OTHERWISE = late(r"^[ \t*_|]*(?P<word>V/V|v/v|V/v[ \t]*:|Về[ \t]+việc[ \t]*:?)(?!\w)", re.MULTILINE)
_REACH = 700


def _issuer(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB629: who issues the paper is named by short letters, in the letterhead or above the grounds."""
    body = ctx.reading.report.body
    number = paper.number
    assert number is not None
    if body is not None and body.head.startswith("Sở ") and paper.kind in _DECIDE:
        above = _ISSUES_IN_FULL.search(ctx.text, number.end, number.end + _BLOCK)
        if above is not None:
            words = " ".join(above["words"].split()).rstrip(" *_")
            yield at_span(ctx, "VB629", *above.span("words"), printed=words, issuer=body.name)
    if body is None or body.head not in ("UBND", "HĐND", "Chủ tịch UBND"):
        return
    yield from _of_another_place(ctx, number.end, body.unit, body.place)
    yield from _of_another_organ(ctx, number.end, body)
    above = _LETTERHEAD.search(ctx.text, 0, number.end)
    if above and not any(_BELOW_IT.match(line) for line in above["below"].split("\n")):
        yield _shortened(ctx, above)
    elif below := _ISSUES.search(ctx.text, number.end, number.end + _BLOCK):
        yield _shortened(ctx, below)


_BLOCK = 1200


def _of_another_place(ctx: Context, start: int, unit: str | None, place: str | None) -> Iterator[Finding]:
    """VB629: above the grounds stands the committee of another place than in the letterhead."""
    if not (unit and place) or fold(place) not in fold(" ".join(ctx.text[:start].split())):
        return
    found = _ISSUES_IN_FULL.search(ctx.text, start, start + _BLOCK)
    if found is not None and fold(found["unit"]) == fold(unit):
        words = " ".join(found["words"].split()).rstrip(" *_")
        if fold(place) not in fold(words):
            yield at_span(ctx, "VB629", *found.span("words"), printed=words, issuer=f"{unit} {place}")


def _of_another_organ(ctx: Context, start: int, body: Body) -> Iterator[Finding]:
    """VB629: above the grounds stands the committee, in the letterhead the council, or the reverse."""
    found = _ISSUES_IN_FULL.search(ctx.text, start, start + _BLOCK)
    if found is None or body.head not in ("UBND", "HĐND") or not (body.unit and body.place):
        return
    words = " ".join(found["words"].split()).rstrip(" *_")
    letterhead = fold(" ".join(ctx.text[:start].split()))
    council, committee = fold("Hội đồng nhân dân"), fold("Ủy ban nhân dân")
    own, other = (council, committee) if body.head == "HĐND" else (committee, council)
    if own in letterhead and other not in letterhead and other in fold(words) and own not in fold(words):
        yield at_span(ctx, "VB629", *found.span("words"), printed=words, issuer=f"{body.head} {body.unit} {body.place}")


def passed_by_another(ctx: Context) -> Iterator[Finding]:
    """VB629: a council's resolution that says that the council of another place has passed it."""
    paper, body = head_of_paper(ctx), ctx.reading.report.body
    if paper is None or not paper.complete or body is None or body.head != "HĐND" or not (body.unit and body.place):
        return
    found = _PASSED_BY.search(ctx.text, paper.end)
    if found is None or ctx.quoted(found.start()) or fold(found["unit"]) != fold(body.unit):
        return
    words = " ".join(found["words"].split())
    if fold(body.place) in fold(" ".join(ctx.text[: paper.end].split())) and fold(body.place) not in fold(words):
        yield at_span(ctx, "VB629", *found.span("words"), printed=words, issuer=f"{body.unit} {body.place}")


#: "Nghị quyết này đã được Hội đồng nhân dân tỉnh … thông qua".
_PASSED_BY = late(
    r"Nghị\s+quyết\s+này\s+(?:đã\s+)?được\s+(?P<words>Hội\s+đồng\s+nhân\s+dân\s+(?P<unit>tỉnh|thành\s+phố|xã|phường|đặc\s+khu)"
    rf"\s+[{CAPITALS}][^\W\d_]*(?:[ ](?!Khóa|Kỳ)[{CAPITALS}][^\W\d_]*){{0,3}})(?=[\s,])"
)


_ISSUES_IN_FULL = late(
    r"^[ \t*_|]*(?P<words>(?:CHỦ[ \t]+TỊCH[ \t]+)?(?:ỦY|UỶ|HỘI)[ \t]+(?:BAN|ĐỒNG)[ \t]+NHÂN[ \t]+DÂN[ \t]+"
    r"(?P<unit>TỈNH|THÀNH[ \t]+PHỐ|HUYỆN|QUẬN|THỊ[ \t]+XÃ|XÃ|PHƯỜNG|ĐẶC[ \t]+KHU)[ \t]+[^\n|]{2,60})$",
    re.MULTILINE,
)


def _shortened(ctx: Context, found: re.Match[str]) -> Finding:
    words = " ".join(found["words"].split()).rstrip(" *_")
    return at_span(
        ctx, "VB629", found.start("words"), found.end("words"),
        printed=words, repaired=words.replace(found["short"], _FULL[found["short"]]),
    )  # fmt: skip


def _decided(ctx: Context, paper: Head) -> Iterator[Finding]:
    """VB629: between the grounds and the first article stands no "QUYẾT ĐỊNH:", in a resolution "QUYẾT NGHỊ:"."""
    block = grounds(ctx)
    own = articles(ctx.text)
    if paper.kind not in _DECIDE or not block or not own or own[0].number != "1" or own[0].start < block[-1].end:
        return
    wanted = "QUYẾT NGHỊ:" if paper.kind == "resolution" else "QUYẾT ĐỊNH:"
    found = _DECIDED.search(ctx.text, block[-1].end, own[0].start)
    if found is None:
        if own[0].start - block[-1].end < _BETWEEN and not _DECIDES.search(ctx.text, block[-1].end, own[0].start):
            yield at_span(ctx, "VB629", own[0].start, own[0].line_end, title=wanted)
    elif (words := " ".join(found["word"].split())) != wanted.rstrip(":") or not found["colon"]:
        yield at_span(ctx, "VB629", *found.span("word"), printed=words, repaired=wanted)


_BETWEEN = 300
_DECIDES = late(r"QUYẾT\s+(?:ĐỊNH|NGHỊ)|(?:ban\s+hành|quyết\s+định|thông\s+qua)", re.IGNORECASE)

RULES = ((("VB628", "VB629"), title), (("VB629",), passed_by_another), (("VB630",), of_another_kind))
