"""The parts of the paper that is checked: its grounds (căn cứ), its articles, its annexes, its close.

A ground is a line of its own above what is decided, as Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6
điểm a and Nghị định 78/2025/NĐ-CP Điều 62 have it; "Căn cứ Kế hoạch …, phường báo cáo" in a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.context import Context
from kg.cite.structure import HEAD, MOST_RECITALS, provisions_start
from kg.cite.vocabulary import TYPE_WORDS
from kg.model import Citation, DocType
from kg.naming import strip_marks
from kg.resolve import Resolved
from kg.tuples import NamedTuple

_BLANK = r"[ \t\u00a0*_|]*"
_GROUND = late(
    rf"^{_BLANK}(?P<dash>[-–—+•]{_BLANK})?(?P<word>Căn[ \t]+cứ)(?!\w|[ \t]+pháp[ \t]+lý\s*:?)",
    re.MULTILINE,
    one_of=("Căn",),
)
#: A star before a line, with a blank behind it: without one it makes letters bold.
_STAR = late(r"[ \t\u00a0]*\*[ \t\u00a0]")
#: What stands below the last ground: who proposed, who issues, what is decided.
_BELOW = late(
    rf"^{_BLANK}(?:[-–—+•]{_BLANK})?(?P<word>(?:Theo\s+đề\s+nghị|Xét\s|Trên\s+cơ\s+sở|Sau\s+khi|"
    r"Thực\s+hiện\s|Theo\s+(?:ý\s+kiến|kết\s+quả|Tờ\s+trình))|"
    r"(?P<end>QUYẾT\s+(?:ĐỊNH|NGHỊ)|NGHỊ\s+QUYẾT|Điều\s+1|Chương\s+I(?!\w)|Phần\s+thứ|I\.\s|1\.\s|"
    r"(?:Bộ\s+trưởng|Thủ\s+tướng|Chính\s+phủ|Quốc\s+hội|[ỦU][ỷy]\s+ban|Hội\s+đồng|Tổng|Thống\s+đốc|Chánh\s+án|Viện\s+trưởng|"
    r"Chủ\s+tịch|Giám\s+đốc|UBND|HĐND)\s))",
    re.MULTILINE,
)
#: The head of a page in the gazette, which breaks a line: "CÔNG BÁO/Số 441 + 442/Ngày 27-3-2024".
_PAGE = late(r"CÔNG BÁO/Số|Ký bởi:|Người ký:")
_ARTICLE = late(
    rf"^{_BLANK}Điều[ \t]+(?P<number>\d{{1,4}}[a-zđ]?)(?P<sign>[ \t]*[.:])?(?=\D)(?P<head>[^\n]*)", re.MULTILINE
)
_ANNEX = late(
    rf"^{_BLANK}(?:PHỤ[ \t]+LỤC|Phụ[ \t]+lục)(?:[ \t]+(?:số[ \t]*)?(?P<number>[IVXLC]{{1,6}}|\d{{1,2}}|[A-Z])"
    rf"(?!\w))?{_BLANK}(?=[.:\n(]|$)",
    re.MULTILINE,
)
#: Whom a paper is for and who signs it.
_RECIPIENTS = late(
    rf"^{_BLANK}N[ơo]i\s+nhận(?:{_BLANK}:|{_BLANK}$)|(?<=\s)N[ơo]i\s+nhận:", re.MULTILINE | re.IGNORECASE
)
_POWER = late(
    rf"(?:^{_BLANK}|[ \t|]{{2,}})(?P<power>(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T\.M|K\.T|T\.L)\s?[.:]?|Q\.)\s{{0,3}}"
    r"(?P<office>[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ ,\-–]{3,80})",
    re.MULTILINE,
)
SELF_KINDS = (
    r"(?:Quyết\s+định|Nghị\s+quyết|Nghị\s+định|Thông\s+tư(?:\s+liên\s+tịch)?|Quy\s+chế|Quy\s+định|"
    r"Chỉ\s+thị|Kế\s+hoạch|Báo\s+cáo|Chương\s+trình|Phương\s+án|Đề\s+án|Hướng\s+dẫn|Tờ\s+trình|Thông\s+báo)"
)
SELF = rf"{SELF_KINDS}\s+này"
#: "kể từ ngày ký", "… được Hội đồng nhân dân tỉnh thông qua".
_SIGNED = (
    r"ngày\s+(?:ký|ban\s+hành|(?:được\s+)?(?:(?:Hội\s+đồng\s+nhân\s+dân|HĐND)(?:\s+[^\s.,;]+){0,5}?\s+)?thông\s+qua)"
)
OWN_EFFECT = late(
    rf"{SELF}\s+(?:này\s+)?(?:(?:đã\s+)?được\s[^.;]{{0,240}}?\sthông\s+qua\s[^.;]{{0,80}}?)?có\s+hiệu\s+lực"
    rf"(?:\s+thi\s+hành)?\s*,?\s*(?:kể\s+)?từ\s+(?:(?P<signed>{_SIGNED})|"
    r"ngày\s+(?P<day>\d{1,2})\s*(?:tháng|/|-)\s*(?P<month>\d{1,2})\s*(?:năm|/|-)\s*(?P<year>\d{4}))",
    re.IGNORECASE,
)
#: A day that the writer left open.
BLANK_DAY = late(r"ngày[\s.…_]{0,12}tháng[\s.…_]{0,6}\d{0,2}[\s.…_]{0,6}năm\s{0,4}\d{0,4}")
_LONGEST_GROUND = 1500
#: The end mark of a ground that goes on on the next page.
BROKEN = "…"


class Ground(NamedTuple):
    """One ground: from "Căn cứ" to its last word, its end mark ("" for none), what it cites."""

    start: int
    end: int
    mark: str
    dash: bool
    cited: tuple[Resolved, ...]
    proposal: bool = False  # "Theo đề nghị của …", "Xét Tờ trình …": it closes the block and is no ground itself
    closes: bool = False  # below it stands what is decided: "QUYẾT ĐỊNH:", "Điều 1."


class Article(NamedTuple):
    """An article by its number ("5", "5a"), the span of its line and where it ends."""

    number: str
    start: int
    line_end: int
    end: int
    head: str
    sign: str


class Signature(NamedTuple):
    """For whom the paper is signed: "TM." with "ỦY BAN NHÂN DÂN"."""

    start: int
    end: int
    power: str
    office: str


def grounds(ctx: Context) -> list[Ground]:
    """The block of grounds with the lines that close it; empty for a paper that has none."""
    limit = min(provisions_start(ctx.text), MOST_RECITALS, len(ctx.text))
    heads = [
        (one.start("word"), one["dash"] is not None or _STAR.match(one.group()) is not None, False)
        for one in _GROUND.finditer(ctx.text, 0, limit)
    ]
    if not heads:
        return []
    stop, decided = limit, limit < min(MOST_RECITALS, len(ctx.text))
    for one in _BELOW.finditer(ctx.text, heads[0][0], limit):
        if not _opens_line(ctx.text, one):
            continue
        if one["end"] is not None and one.start() > heads[-1][0]:
            stop = min(stop, one.start())
            decided = one["end"].startswith(("QUYẾT", "NGHỊ", "Điều"))
            break
        if one["end"] is None:
            heads.append((one.start("word"), False, True))
    heads = sorted(head for head in heads if head[0] < stop)
    found = []
    for n, (start, dash, proposal) in enumerate(heads):
        following = heads[n + 1][0] if n + 1 < len(heads) else stop
        end, mark = _end(ctx.text, start, min(following, start + _LONGEST_GROUND))
        cited = tuple(one for one in _cited(ctx, start, end))
        found.append(Ground(start, end, mark, dash, cited, proposal, decided and n + 1 == len(heads)))
    told = [one for one in found if not one.proposal]
    block = len(told) > 1 or (told and told[0].mark in (";", "."))
    return found if block else []


def _opens_line(text: str, found: re.Match[str]) -> bool:
    """Whether the words begin a line of the block and go on with none: "… của⏎Thủ tướng Chính phủ" does."""
    return text[: found.start()][-_BEFORE:].rstrip(" \t\n*_|\u00a0")[-1:] in _CLOSES or found["word"].isupper()


_BEFORE, _CLOSES = 200, tuple(";,.:)")


def _end(text: str, start: int, limit: int) -> tuple[int, str]:
    """Where a ground's last word ends, and its mark: that of its last line, page heads left out."""
    page = _PAGE.search(text, start, limit)
    lines = text[start : page.start() if page else limit].rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip(" \t*_|-–—•+") or lines[-1].strip().isdigit()):
        lines.pop()
    whole = "\n".join(lines).rstrip(" \t*_|-–—•+\u00a0")
    mark = whole[-1:] if whole[-1:] in ";.,:" else BROKEN if page else ""
    return start + len(whole.rstrip(";.,: \t")), mark


def _cited(ctx: Context, start: int, end: int) -> Iterator[Resolved]:
    for one in ctx.after(start):
        if one.citation.start >= end:
            return
        if one.citation.form != "self":
            yield one


def main_of(ctx: Context, ground: Ground) -> Resolved | None:
    """The document that a ground is about: the first it cites, when nothing but its place stands before it."""
    first = next(iter(ground.cited), None)
    if first is None or ctx.outer(first):
        return first
    before = ctx.text[ground.start : first.citation.start].split()
    return first if len(before) <= _MOST_BEFORE else None


#: "Căn cứ khoản 2 Điều 5 …", "Căn cứ vào các quy định tại …": so many words at most.
_MOST_BEFORE = 12


def articles(text: str) -> list[Article]:
    """The articles of the paper itself, up to its first annex or to the recipients."""
    stop = body_end(text)
    found = [one for one in _ARTICLE.finditer(text, 0, stop) if one["sign"] or not one["head"].strip()]
    return [
        Article(
            one["number"], one.start() + len(one.group()) - len(one.group().lstrip(" \t*_|\u00a0")), one.end(),
            found[n + 1].start() if n + 1 < len(found) else stop, one["head"].strip(" .:*_"),
            (one["sign"] or "").strip(),
        )
        for n, one in enumerate(found)
    ]  # fmt: skip


def body_end(text: str) -> int:
    """Where the paper's own words end: at its recipients, its signature or its first annex."""
    ends = [len(text)]
    start = provisions_start(text) if "Điều 1" in text else 0
    start = start if start < len(text) else 0
    if recipients := _RECIPIENTS.search(text, start):
        ends.append(recipients.start())
    if (signed := _POWER.search(text, start)) and _signs(signed):
        ends.append(signed.start())
    ends += [one.start() for one in _ANNEX.finditer(text, start) if _heads(text, one)][:1]
    return min(ends)


def annexes(text: str) -> list[tuple[str | None, int]]:
    """The annexes printed with the paper: number, if any, and where each begins."""
    return [(one["number"], one.start()) for one in _ANNEX.finditer(text) if _heads(text, one)]


def _heads(text: str, found: re.Match[str]) -> bool:
    """Whether the line heads an annex; no sentence goes on with it: "quy định tại⏎Phụ lục VIII⏎ban hành kèm theo"."""
    before = text[max(0, found.start() - _BEFORE) : found.start()].rstrip(" \t*_|\u00a0")
    above = before.rstrip()[-1:]
    after = text[found.end() :].lstrip(" .:\n\t*_|\u00a0")[:1]
    return (before.endswith("\n\n") or not above or above in _ENDS_LINE or not above.isalnum()) and not after.islower()


_ENDS_LINE = frozenset('.;:/)”"…_-')


def in_gazette(text: str) -> bool:
    """Whether the text is a reprint of the gazette, which leaves out recipients and may go on in another issue."""
    return _GAZETTE.search(text) is not None


_GAZETTE = late(r"CÔNG\s+BÁO\s*/\s*Số|\((?:Xem\s+tiếp|Tiếp\s+theo)\s+Công\s+báo")


def recipients(text: str) -> tuple[int, int] | None:
    """The span of "Nơi nhận" with its lines, if the paper has them; not those of a form in its annexes."""
    start = provisions_start(text) if "Điều 1" in text else 0
    found = _RECIPIENTS.search(text, start if start < len(text) else 0)
    annexed = annexes(text)
    if found is None or (annexed and annexed[0][1] < found.start()):
        return None
    return found.start(), min([one for _, one in annexed[:1]] + [found.start() + _LONGEST_RECIPIENTS])


_LONGEST_RECIPIENTS = 1500


def signatures(text: str) -> list[Signature]:
    """By what power the paper is signed, at its end."""
    return [
        Signature(one.start("power"), one.end("office"), one["power"].strip(), " ".join(one["office"].split()))
        for one in _POWER.finditer(text) if _signs(one)
    ]  # fmt: skip


def _signs(found: re.Match[str]) -> bool:
    office = strip_marks(found["office"]).upper()
    return any(word in office for word in _OFFICES)


_OFFICES = (
    "UY BAN", "HOI DONG", "CHU TICH", "BO TRUONG", "THU TRUONG", "GIAM DOC", "CUC TRUONG", "TRUONG", "CHANH", "BAN ",
    "CHINH PHU", "THU TUONG", "THUONG TRUC", "DOAN", "UBND", "HDND",
)  # fmt: skip


class Head(NamedTuple):
    """The head of a paper: its own number, the name of the State and the motto (spans), its kind and title.

    `start` and `end` hold all of it; `party` tells a paper of the Party, `complete` one that is also signed.
    """

    start: int
    end: int
    number: Citation | None
    nation: tuple[int, int] | None
    motto: tuple[int, int] | None
    kind: DocType | None
    title: str | None
    party: bool
    complete: bool


_NATION = late(
    r"^.*?(?P<words>C[ộôo]n?g?\s+h(?:òa|oà|oa|ào|à|òà|ò)\s+(?:x[ãa]?\s+h[ộôo]i?\s+ch[ủùu]\s+ng?h?[ĩi]?[ãa]|XHCN)\s+vi[ệêe]t?\s+na?m[.,;]?)",
    re.IGNORECASE | re.MULTILINE,
)
_MOTTO = late(r"Đ[ộo]c\s?[lL][ậa]p\s*[-–—,.]?\s*T[ựu]\s?[dD]o\s*[-–—,.]?\s*H[ạa]nh\s?[pP]h[úu]c[.,;]?", re.IGNORECASE)
_PARTY = late(
    r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|^[ \t*_|]*(?:ĐẢNG\s+(?:BỘ|ỦY|UỶ)|(?:TỈNH|THÀNH|HUYỆN|ĐẢNG)\s+(?:ỦY|UỶ)|CHI\s+BỘ)",
    re.MULTILINE,
)
_KIND = late(
    r"^[ \t*_|#]*(?P<word>NGHỊ\s+ĐỊNH|NGHỊ\s+QUYẾT|QUYẾT\s+ĐỊNH|THÔNG\s+TƯ(?:\s+LIÊN\s+TỊCH)?|"
    r"CHỈ\s+THỊ|KẾ\s+HOẠCH|BÁO\s+CÁO|THÔNG\s+BÁO|TỜ\s+TRÌNH|"
    r"HƯỚNG\s+DẪN|CHƯƠNG\s+TRÌNH|ĐỀ\s+ÁN|QUY\s+CHẾ|QUY\s+ĐỊNH|KẾT\s+LUẬN)[ \t*_|]*(?:\n|$)",
    re.MULTILINE,
)


def head_of_paper(ctx: Context) -> Head | None:
    """The head of the paper; None for a passage that has none: neither number nor motto."""
    text = ctx.text
    own = next((one.citation for one in ctx.reading.citations if one.citation.form == "self"), None)
    nation = next((one for one in _NATION.finditer(text, 0, HEAD) if _stands_alone(text, one)), None)
    motto = _MOTTO.search(text, 0, HEAD)
    if own is None and nation is None and motto is None:
        return None
    if own is not None and own.start > HEAD:
        own = None
    first = min(
        one for one in (own and own.start, nation and nation.start("words"), motto and motto.start()) if one is not None
    )
    kind = _KIND.search(text, own.end if own else first, HEAD)
    report = ctx.reading.report
    below = kind.start() if kind else min(len(text), (own.end if own else first) + _BELOW_NUMBER)
    matched = TYPE_WORDS.match(kind["word"], 0) if kind else None
    return Head(
        0, below, own, nation and nation.span("words"), motto and motto.span(), matched[1] if matched else None,
        report.title, _PARTY.search(text, 0, below) is not None, bool(recipients(text) or signatures(text)),
    )  # fmt: skip


_BELOW_NUMBER = 300


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether the name of the State is a line of the head: in capitals, or with no words of a sentence around it."""
    if found["words"].isupper():
        return True
    line = text[text.rfind("\n", 0, found.start("words")) + 1 : text.find("\n", found.end()) % (len(text) + 1)]
    around = line.replace(found["words"], "", 1)
    return not any(map(str.isalpha, around)) or _CELL.search(around) is not None


_CELL = late(r"\||\t|[ ]{3}")


def title_line(text: str, start: int) -> tuple[int, int] | None:
    """The span of the line in capitals, behind the paper's own number, that names its kind."""
    found = _KIND.search(text, start, HEAD)
    return found.span("word") if found else None


def own_effect(ctx: Context) -> date | None:
    """The day from which the paper says that it is in force; None where it names none."""
    found = OWN_EFFECT.search(ctx.text)
    if found is None:
        return None
    if found["signed"]:
        return ctx.reading.report.day
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
