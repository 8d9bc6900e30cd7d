"""VB661 to VB664: what the eye sees of a Word document, against the nine parts of Appendix I of Decree 30/2020.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I khoản 1 to 5 and 7, Mục II khoản 1 to 9 (table of Mục V).
One finding a part; only under `--form`, and only where the file's own styles and sections say how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import late
from kg.checker.finding import Finding
from kg.text import Text
from kg.text.docx_look import Letters, Look, Section, Seen
from kg.tuples import NamedTuple

_FONT = "Times New Roman"
#: In millimetres: A4 with what printers and programs round, and the margins as the decree has them.
_SHORT, _LONG, _ROUNDED = 210.0, 297.0, 1.0
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_SLACK = 0.6


class _Part(NamedTuple):
    """A part of the form: its name, how its paragraph is known, and how its letters should look."""

    name: str
    known: re.Pattern[str]
    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None


_PARTS = (
    _Part("Quốc hiệu", late(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI"), (12, 13), bold=True, italic=False),
    _Part("Tiêu ngữ", late(r"Độc\s+lập\s*[-–]"), (13, 14), bold=True, italic=False),
    _Part(
        "Tên cơ quan",
        late(r"(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|(?:BỘ|SỞ|CỤC|CHI\s+CỤC)\s+[A-ZĐÀ-Ỹ]"), (12, 13),
    ),
    _Part("Số, ký hiệu", late(r"Số\s*:"), (13, 13), bold=False, italic=False),
    _Part("Địa danh và thời gian", late(r"[^\W\d_][^\n,]{1,40},\s+ngày\s[\s\d.…]*tháng"), (13, 14), italic=True),
    _Part(
        "Tên loại",
        late(r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|TỜ TRÌNH|CHỈ THỊ|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN)\s*$"),
        (13, 14), bold=True, italic=False,
    ),
    _Part("Căn cứ", late(r"(?:Căn\s+cứ|(?:Xét|Theo)\s+đề\s+nghị|Xét\s+Tờ\s+trình)\s"), (13, 14), italic=True),
    _Part("Quyền hạn, chức vụ của người ký", late(r"(?:TM|KT|TL|TUQ|Q)\.\s"), (13, 14), bold=True, italic=False),
    _Part("Nơi nhận", late(r"Nơi\s+nhận\s*:"), (12, 12), bold=True, italic=True),
)  # fmt: skip
#: The lines below "Nơi nhận:" (Mục II khoản 9).
_LISTED = _Part("Danh sách nơi nhận", late(r"[-–]\s*\S"), (11, 11), bold=False, italic=False)
#: Paragraphs of the body: long enough to be a sentence.
_SENTENCE = 80
_BODY = _Part("Nội dung", late(r""), (13, 14), italic=False)


def look_findings(text: Text, look: Look) -> Iterator[Finding]:
    """What of the paper, the margins, the font and the nine parts is otherwise than the decree has it."""
    if look.sections:
        yield from _paper(text, look.sections[0], look.paragraphs)
    yield from _fonts(text, look.paragraphs)
    for part in _PARTS:
        seen = next((one for one in look.paragraphs if part.known.match(one.text)), None)
        if seen is not None:
            yield from _as_wanted(text, part, seen)
    below = next((n for n, one in enumerate(look.paragraphs) if _PARTS[-1].known.match(one.text)), len(look.paragraphs))
    listed = next((one for one in look.paragraphs[below + 1 :] if _LISTED.known.match(one.text)), None)
    if listed is not None:
        yield from _as_wanted(text, _LISTED, listed)
    body = [one for one in look.paragraphs if len(one.text) > _SENTENCE and not _PARTS[6].known.match(one.text)]
    wrong = next((one for one in body if _differences(_BODY, one.letters)), None)
    if wrong is not None:
        yield from _as_wanted(text, _BODY, wrong)
    yield from _paragraphs(
        text, [one for one in body if not one.apart and not one.letters.bold and one.layout.align != "center"]
    )
    yield from _page_numbers(text, look)


#: Millimetres by which the first line is drawn in (1 cm or 1,27 cm), and how far apart lines may be.
_INDENT, _LINES, _ROUGHLY = (10.0, 12.7), (1.0, 1.5), 0.6
_BOTH_SIDES = ("both", "distribute")


def _paragraphs(text: Text, body: list[Seen]) -> Iterator[Finding]:
    """VB664: how most paragraphs of the body are set; said once, at the first that is set otherwise."""
    wrong = [(one, found) for one in body if (found := _set_otherwise(one))]
    if 2 * len(wrong) > len(body):
        yield _at(text, "VB664", wrong[0][0], printed="; ".join(wrong[0][1]))


def _set_otherwise(seen: Seen) -> list[str]:
    layout, found = seen.layout, []
    if layout.align is not None and layout.align not in _BOTH_SIDES:
        found.append("nội dung không canh đều cả hai lề")
    if layout.lines is not None and not _LINES[0] - 0.01 <= layout.lines <= _LINES[1] + 0.01:
        found.append(f"giãn dòng {layout.lines:g} ≠ 1-1,5".replace(".", ","))
    if layout.indent is not None and not _INDENT[0] - _ROUGHLY <= layout.indent <= _INDENT[1] + _ROUGHLY:
        found.append(f"lùi đầu dòng {layout.indent:.0f} mm ≠ 10 hoặc 12,7 mm")
    return found


def _page_numbers(text: Text, look: Look) -> Iterator[Finding]:
    """VB664: page numbers stand in the middle of the margin above, and not on the first page."""
    pages = look.pages
    wrong = (
        "không đánh số trang" if not (pages.above or pages.below) and pages.several
        else "số trang đặt ở lề dưới ≠ lề trên" if pages.below and not pages.above
        else "số trang không canh giữa" if pages.above and not pages.centred
        else "trang thứ nhất có số trang" if pages.on_first
        else None
    )  # fmt: skip
    if wrong and look.paragraphs:
        yield _at(text, "VB664", look.paragraphs[0], printed=wrong)


def _paper(text: Text, section: Section, paragraphs: tuple[Seen, ...]) -> Iterator[Finding]:
    sizes = sorted((section.width, section.height))
    wrong = []
    if section.width and (abs(sizes[0] - _SHORT) > _ROUNDED or abs(sizes[1] - _LONG) > _ROUNDED):
        wrong.append(f"{section.width:.0f} x {section.height:.0f} mm ≠ 210 x 297 mm")
    upright = section.width <= section.height
    for side, (least, most) in _MARGINS.items() if upright else ():
        margin = getattr(section, side)
        if margin and not least - _SLACK <= margin <= most + _SLACK:
            wrong.append(f"{_SIDES[side]} {margin:.0f} mm ≠ {least}-{most} mm")
    if wrong and paragraphs:
        yield _at(text, "VB661", paragraphs[0], printed="; ".join(wrong))


def _fonts(text: Text, paragraphs: tuple[Seen, ...]) -> Iterator[Finding]:
    other = next((one for one in paragraphs if one.letters.font and one.letters.font != _FONT), None)
    if other is not None:
        yield _at(text, "VB662", other, printed=other.letters.font)


def _as_wanted(text: Text, part: _Part, seen: Seen) -> Iterator[Finding]:
    if differences := _differences(part, seen.letters):
        yield _at(text, "VB663", seen, type=part.name, printed="; ".join(differences))


def _differences(part: _Part, letters: Letters) -> list[str]:
    least, most = part.sizes
    found = []
    if letters.size is not None and not least <= letters.size <= most:
        wanted = f"{least:.0f}" if least == most else f"{least:.0f}-{most:.0f}"
        found.append(f"{letters.size:g} pt ≠ {wanted} pt")
    for wanted_so, has, word in ((part.bold, letters.bold, "đậm"), (part.italic, letters.italic, "nghiêng")):
        if wanted_so is not None and bool(has) != wanted_so:
            found.append(f"{'không ' if wanted_so else ''}{word} ≠ {'' if wanted_so else 'không '}{word}")
    return found


def _at(text: Text, code: str, seen: Seen, **fields: str | None) -> Finding:
    """A finding on a paragraph, where its words stand in the text."""
    words = seen.text.split()
    found = re.search(r"\s+".join(map(re.escape, words[:12])), text.text)
    start, end = found.span() if found else (0, min(len(text.text), 1))
    return Finding(code, start, end, text.text[start:end], fields)
