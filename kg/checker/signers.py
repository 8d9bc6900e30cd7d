"""Who signs a paper: the offices printed in capitals at its end, each with the power before it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.base.patterns import CAPITALS, late
from kg.naming import strip_marks

_B, _C = r"[ \t]+", CAPITALS
_BODY = (
    rf"(?P<body>(?:ỦY|UỶ){_B}BAN{_B}NHÂN{_B}DÂN|(?:THƯỜNG{_B}TRỰC{_B})?HỘI{_B}ĐỒNG{_B}NHÂN{_B}DÂN|CHÍNH{_B}PHỦ|UBND|HĐND|"
    rf"BAN{_B}(?!HÀNH)[{_C}]+|SỞ{_B}[{_C}]+|BỘ{_B}(?!TRƯỞNG)[{_C}]+)"
)
_HEAD_OFFICE = (
    rf"(?P<head>(?:TỔNG{_B})?GIÁM{_B}ĐỐC|CHỦ{_B}TỊCH|BỘ{_B}TRƯỞNG|THỦ{_B}TƯỚNG|(?:TỔNG{_B})?CỤC{_B}TRƯỞNG|THỐNG{_B}ĐỐC|"
    rf"HIỆU{_B}TRƯỞNG|VIỆN{_B}TRƯỞNG|CHÁNH{_B}ÁN|CHỦ{_B}NHIỆM)"
)
_PERSON = (
    rf"(?P<deputy>PHÓ{_B}(?=[{_C}]{{3}})|THỨ{_B}(?=TRƯỞNG))?(?:{_HEAD_OFFICE}|(?P<officer>CHÁNH{_B}VĂN{_B}PHÒNG|TRƯỞNG{_B}PHÒNG)|"
    rf"CHÁNH{_B}THANH{_B}TRA|VỤ{_B}TRƯỞNG|TRƯỞNG)"
)
_OFFICE = late(
    r"(?<![\w.])(?:(?P<power>TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T\.M|K\.T|T\.L)[.:]?[ \t]*)?"
    rf"(?P<office>{_BODY}|{_PERSON})(?!\w)"
    rf"(?:{_B}(?!(?:KT|TL|TM|TUQ|PHÓ|CHỦ|Q)(?!\w))[{_C}][{_C},\-–]*){{0,9}}"
)
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Signer:
    """An office at the end of a paper: the power before it as it is to be written ("KT."; "" for none), its words.

    `body` tells a body from a person's office, `head_office` that of one who heads an agency, `officer` one below.
    """

    power: str
    office: str
    start: int
    end: int
    body: bool
    deputy: bool
    head_office: bool
    officer: bool


def signers(text: str, start: int) -> list[Signer]:
    """The offices of the first signature at the end of the paper's words (`start`), from the top down.

    It may stand above the recipients: behind the "./." it is looked for.
    """
    mark = text.rfind("./.", max(0, start - _LONGEST // 2), start)
    start = mark if mark >= 0 else start
    found: list[Signer] = []
    for one in _OFFICE.finditer(text, start, start + _LONGEST):
        if found and one.start() - found[-1].end > _APART:
            break
        line = text.rfind("\n", 0, one.start()) + 1
        before = text[line : one.start()]
        if before.strip(" \t*_|\u00a0") and not _CELL.search(before):
            continue  # in the midst of a line: a title, no signature
        power = strip_marks(one["power"] or "").replace("/", "").replace(".", "")
        office = " ".join(text[one.start("office") : one.end()].split())
        found.append(
            Signer(
                power and power + ".", office, one.start(), one.end(), one["body"] is not None,
                one["deputy"] is not None, one["head"] is not None and not one["deputy"],
                one["officer"] is not None and one["deputy"] is None,
            )
        )  # fmt: skip
    return found


_APART = 120
_CELL = late(r"(?:[|\t]|[ ]{2}|(?:ỦY|UỶ) BAN NHÂN DÂN|CHỦ TỊCH|TRƯỞNG|ĐỐC)[ *_]*$")
