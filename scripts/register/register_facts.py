"""What the register's sources say, as records: documents, relations, and how a sentence is read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg.data import table
from kg.naming import clean_symbol, fold, symbol_key, symbol_year

TYPE_OF = {fold(row["vi"]): row["type"] for row in table("document_types")["types"]} | {"sac lenh": "order"}
CODE_TYPES = {symbol_key(code): row["type"] for row in table("document_types")["types"] for code in row["codes"]}
_WORDS = (
    r"(bộ luật|luật|pháp lệnh|nghị định|nghị quyết liên tịch|nghị quyết|quyết định"
    r"|thông tư liên tịch|thông tư liên bộ|thông tư|chỉ thị|sắc lệnh|lệnh)"
)
_WORD_OF_TYPE = re.compile(_WORDS, re.IGNORECASE)
TYPE_WORDS = re.compile(rf"{_WORDS}\s+(?:[^.;,()]{{0,90}}\s)?số\s*:?\s*$", re.IGNORECASE)


DAY_AFTER = re.compile(r"\s*,?\s*ngày\s+(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})")


#: What a closing clause says of its own act.
_IN_FORCE = re.compile(
    r"(?:Thông tư|Nghị định|Luật|Quyết định|Nghị quyết|Pháp lệnh)(?: liên tịch)? này có hiệu lực (?:thi hành )?(?:kể )?"
    r"từ ngày (\d{1,2}) ?(?:/|tháng) ?(\d{1,2}) ?(?:/|năm) ?(\d{4})"
)


def type_from_code(symbol: str) -> str:
    """The type that the symbol's own code names, else "other" (QHnn holds laws and resolutions alike)."""
    for part in re.split(r"[/-]", symbol_key(symbol))[1:]:
        if part in CODE_TYPES:
            return CODE_TYPES[part]
    return "resolution" if "UBTVQH" in symbol and "PL" not in symbol else "other"


@dataclass(slots=True)
class Doc:
    """One document on its way into documents.csv or existing.csv."""

    symbol: str
    type: str
    title: str = ""
    issuer: str = ""
    issued: str = ""
    effective: str = ""
    year: int | None = None
    vbpl: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    source: str = ""
    certainty: str = "existence"
    records: int = 1
    last_article: int | None = None  # where the code surely holds all of them
    apart: bool = False  # another document of the same type bears the same number

    @property
    def key(self) -> tuple[str, str]:
        return symbol_key(self.symbol), self.type

    @property
    def when(self) -> str:
        """What tells documents of one symbol apart: nothing if it holds its year, else day or year."""
        return "" if symbol_year(self.symbol) and not self.apart else self.issued or str(self.year or "")


@dataclass(frozen=True, slots=True, order=True)
class Rel:
    subject: str
    subject_type: str
    subject_when: str
    relation: str
    object: str
    object_type: str
    object_when: str
    scope: str
    effective: str
    location: str
    snapshots: str
    source: str


#: What stands before a title that was cut from a sentence: "ngày 01 tháng 7 năm 2016 của Chính phủ quy định …".
_BEFORE_TITLE = re.compile(
    r"(?:ngày \d{1,2}(?:/| tháng |-)\d{1,2}(?:/| năm |-)\d{4}\s*)?"
    r"(?:[Cc]ủa (?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|(?:Bộ trưởng |Thống đốc )?(?:Bộ|Ngân hàng|Hội đồng|Tòa án)"
    r"(?:(?! (?:hướng dẫn|quy định|sửa đổi|ban hành|về|số) )[^:;])*))?\s*:?\s*"
    r"(?:số \S+ ngày \d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4}\s*)?"
)
#: What is no title but the middle of a sentence, or somebody's own remark behind it.
_NO_TITLE = re.compile(
    r"(?:(?:theo quy định|tại|của|và|này|được) |Luật (?:theo|này) |"
    r".*\bthực hiện theo quy định tại (?:Nghị định|Thông tư)$|$)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*(?:\(slug \d+\)|— ƯU TIÊN .*)$")


def title_itself(text: str) -> str:
    """A title without what was cut out with it; "" where it is none."""
    begins = _BEFORE_TITLE.match(text)
    title = _REMARK.sub("", text[begins.end() if begins else 0 :])
    return "" if _NO_TITLE.match(title) else title


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            if line.strip():
                yield json.loads(line)


def issuer_code(symbol: str) -> str:
    """What a symbol says of its issuer: the part after number and year ("NĐ-CP", "QH15" without its term)."""
    found = re.match(r"\d+(?:\.\d+)?[A-Za-z]?/(?:\d{4}/)?(.+)$", symbol)
    return re.sub(r"(QH)\d+$", r"\1", found[1]) if found else ""


def whole_article(evidence: str) -> bool:
    """Does the code's note end the article itself, rather than something in it ("có nội dung bị bãi bỏ")?"""
    return bool(re.search(r"(?<!nội dung )(?:bị|được) bãi bỏ bởi", evidence))


_ITEM = r"(?P<type>Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư)(?: số)?"
_REST = r"(?:(?:, | và |; )(?:và )?(?:Điều \d+ của )?(?P=type)(?: số)?)"
_SYMBOL = r" [\d]+[\w/.&-]*(?: ngày \d+(?:/| tháng )\d+(?:/| năm )\d+)?(?: của (?:Chính phủ|Quốc hội|Bộ [^,;]{3,40}))?"
#: What stands before a number that a clause names without ending its document.
_NAMED_ONLY = tuple(
    re.compile(pattern + "$")
    for pattern in (
        # the amendments of what is ended: "Luật … đã được sửa đổi, bổ sung theo Luật số 1, Luật số 2 và Luật số ⎵"
        rf"sửa đổi(?:, bổ sung)?[^;.]{{0,40}}? (?:theo|bởi) {_ITEM}(?:{_SYMBOL}{_REST})* ",
        # what the ended title speaks of: "… về việc lùi hiệu lực thi hành của Bộ luật A số 1, Bộ luật B số ⎵"
        r"(?: về|quy định|hướng dẫn) [^.;]* của (?:Bộ luật|Luật) (?:(?!Nghị|Thông|Quyết|Pháp lệnh|sửa đổi)[^.;])* ",
        # a part: "Bãi bỏ Điều 2 của Luật … số ⎵", "Chương IX … của Luật … số ⎵", "các quy định về … tại … số ⎵"
        r"(?:^|^\d+\. ?|^\w\) ?|; |[Bb]ãi bỏ |thay thế |, )(?:các |nội dung |những )?"
        r"(?:[Cc]ác (?!Luật|Nghị|Thông|Quyết|Pháp|văn)|[Đđ]iều \d+\w*|[Kk]hoản [\d, và]+|[Cc]hương [IVXL]+|"
        r"[Pp]hần |[Bb]ảng \d+|[Pp]hụ lục |[Qq]uy định(?: khác)? về|một số điều(?:, khoản)?)"
        r"(?:(?! số \d|hết hiệu lực|thay thế |bãi bỏ |, [Cc]ác (?:Luật|Nghị|Thông|Quyết))[^;.])*"
        r" (?:của|tại) (?:(?! số \d|thay thế |bãi bỏ | và (?:Nghị|Thông|Quyết))[^;.])*",
        # a term: "… đến khi Nghị quyết số ⎵ hết hiệu lực"
        r" đến khi [^.;]*",
    )
)  # fmt: skip
#: "… sửa đổi, bổ sung Thông tư 1, Thông tư ⎵": named by the title of what is ended, unless it has a day of its own.
_AMENDED = re.compile(rf"sửa đổi(?:, bổ sung)?(?: một số điều)?(?: của)?(?: các)? {_ITEM}(?:{_SYMBOL}{_REST})+ $")
_DRAFT = re.compile(r"từ ngày …")


def ends_whole(evidence: str, symbol: str) -> bool:
    """Whether a clause that names `symbol` ends that document itself, and not only a part of it or another one."""
    text = re.sub(r"(?<=\w) ?([/-]) ?(?=\w)", r"\1", evidence)
    at = text.find(re.sub(r"\s", "", symbol))
    if _DRAFT.search(text):
        return False
    if at < 0:
        return True
    before, after = text[:at], text[at + len(symbol) :]
    if any(pattern.search(before) for pattern in _NAMED_ONLY):
        return False
    return not (_AMENDED.search(before) and not re.match(r" ?(?:ngày|của|\(sau đây gọi chung)", after))


def type_in(evidence: str, symbol: str) -> str:
    """The type word that stands before `symbol` in a sentence, as our type; "" if none does."""
    at = evidence.find(symbol)
    before = evidence[max(0, at - 130) : at] if at > 0 else ""
    words = [word.start() for word in _WORD_OF_TYPE.finditer(before)]  # the last one that reaches the number is its own
    found = next(filter(None, (TYPE_WORDS.match(before, start) for start in reversed(words))), None)
    kind = (
        TYPE_OF.get(fold(found[1]), "joint_circular" if found and "liên" in found[1].lower() else "") if found else ""
    )
    # Elsewhere the symbol's own code is the better witness.
    if symbol_year(clean_symbol(symbol)) is None:
        return kind
    return kind if kind in ("law", "code", "resolution") and re.search(r"/QH\d+$", symbol) else ""


def day_after(evidence: str, symbol: str) -> str:
    """The day printed right behind `symbol` in a sentence, as an ISO day; "" if none."""
    at = evidence.find(symbol)
    found = DAY_AFTER.match(evidence, at + len(symbol)) if at >= 0 else None
    if not found:
        return ""
    day, month, year = map(int, found.groups())
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def stated_effect(evidence: str) -> str:
    """The day from which a closing clause says that its own act is in force, as an ISO day; "" if it says none."""
    found = _IN_FORCE.search(evidence)
    if not found:
        return ""
    day, month, year = map(int, found.groups())
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return ""


def short_where(where: str) -> str:
    """The article of a note or clause without its heading."""
    found = re.match(r"Điều [\w.đĐ]+", where)
    return found[0].strip(".") if found else ""
