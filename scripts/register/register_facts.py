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

from kg.cite.clauses.acts import read_clauses
from kg.data import table
from kg.naming import clean_symbol, fold, slug, symbol_key, symbol_year

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
    r"(?:.*\s)?(?:Nghị định|Thông tư|Nghị quyết|Quyết định)$|[^\w“\"(]|_|$|Xác minh từ |Dải \d|(?:\w+\.)+vn\b"
    r"|(?:[!-~]+ ){3,}[!-~]+$)",  # … or without its diacritics
    re.IGNORECASE,
)
#: What somebody who kept a list of documents wrote behind a title, or behind his own word for it.
_REMARK = re.compile(
    r"\s*(?:\(slug \d+\)|\(chưa rõ [^)]*\).*|(?P<dash> — .*)|\bĐược (?:bãi bỏ|thay thế|sửa đổi) bởi\b.*"
    r"|; (?:hiệu lực|căn cứ) .*|; thay thế (?:các |quy định|Nghị định |Thông tư |NĐ |TT ).*"
    r"|; (?:gồm )?\d+ [Cc]hương\b.*|; (?:đối tượng|áp dụng): .*"
    r"|(?<=[a-zà-ỹ])\. (?=[A-ZĐ]).*|(?<=-\d\d)\. (?=[A-ZĐ]).*)$"
)
_BEGINS_A_TITLE = re.compile(
    r"(?:Quy|Hướng dẫn|Sửa đổi|Bổ sung|Ban hành|Bãi bỏ|Thay thế|Công bố|Phê duyệt|Về|Định mức)\b", re.I
)
#: What titles begin with, where the first letter was lost.
_LOST_LETTER = re.compile(r"(?:(?P<S>ửa đổi)|(?P<V>ề việc)|(?P<Q>uy định)|(?P<H>ướng dẫn)|(?P<B>an hành))\b")
#: The rest of a number that was cut at its "&", or a hyphen of a list.
_REST_OF_NUMBER = re.compile(r"(?:&[A-ZĐ][\w-]*|[-–])\s+")


def title_itself(text: str) -> str:
    """A title without what was cut out with it; "" where it is none."""
    text = _REST_OF_NUMBER.sub("", text, count=1) if _REST_OF_NUMBER.match(text) else text
    if lost := _LOST_LETTER.match(text):
        text = f"{lost.lastgroup}{text}"
    begins = _BEFORE_TITLE.match(text)
    title = text[begins.end() if begins else 0 :]
    if remark := _REMARK.search(title):
        title = title[: remark.start()]
        if remark["dash"] and not _BEGINS_A_TITLE.match(title):
            return ""  # not the title but what the list calls the document
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
_SOME = (
    r"(?:thay thế|[Bb]ãi bỏ|hủy bỏ) (?:một số|cụm từ)(?: (?:quy định|điều|phụ lục|cụm từ|nội dung|khoản|điểm))?"
    r"(?! (?:văn bản|nghị|thông|quyết|luật|pháp))"
)
#: What stands before a number that a clause names without ending its document.
_NAMED_ONLY = tuple(
    re.compile(pattern + "$", re.IGNORECASE if pattern.startswith("^") else 0)
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
        # a clause that changes "một số quy định", or a heading of it, ends none of those that it names …
        rf"^(?:\d+\. ?|\w\) ?)?(?:(?:sửa đổi|bổ sung|thay thế|hủy bỏ)(?:, | và ))*{_SOME}"
        r"(?:(?!hết hiệu lực|thay thế |bãi bỏ (?!phụ lục|biểu|mẫu|cụm từ))[^.])*",
        # … nor does a title that says so: "Thông tư số 1 bãi bỏ một số quy định tại Thông tư số 2 và Thông tư số ⎵"
        rf"{_SOME}(?:(?!hết hiệu lực|thay thế |bãi bỏ )[^.;,])*",
    )
)  # fmt: skip
#: A heading of an article that changes parts; a clause of it that has no verb of its own is the heading once more.
_OF_PARTS = re.compile(_SOME, re.IGNORECASE)
_VERB = re.compile(r"bãi bỏ|thay thế|hủy bỏ|hết hiệu lực", re.IGNORECASE)
#: "… Thông tư ⎵ (gọi tắt là Thông tư số 2)": named by the title of 2; "…, đối với các nội dung …": a part.
_TITLE_OF = re.compile(r"[^;()]{0,200}\((?:sau đây )?(?:gọi|viết) (?:tắt|gọn) là [^)]*?số (\d[^\s)]*/[^\s)]*)")
#: The short name of what was named before, where parts of it are meant: "(sau đây gọi là Thông tư số ⎵) và Điều …".
_SHORT_NAME = re.compile(r"\((?:sau đây )?(?:viết|gọi) (?:tắt |gọn |chung )*là [^)]*$")
_PARTS_FOLLOW = re.compile(r"\)(?::| và (?:điểm|khoản|Điều) )")
_IN_PART = re.compile(r"(?: ngày| của)[^;()]*?, đối với (?:các |những )?(?:nội dung|quy định)")
#: "…, trừ quy định về … hết hiệu lực từ ngày …": a day behind an exception is that of the exception.
_EXCEPTION = re.compile(r"(?:(?!hết hiệu lực)[^.;])*?, trừ (?:các |những )?(?:quy định|nội dung|điều|khoản|điểm) ")
#: "A, Luật sửa đổi, bổ sung một số điều của Luật A số ⎵ và … hết hiệu lực": the amending law is one of the list.
_LISTED = re.compile(
    r"(?:^|, |\. | và )(?:Luật|Pháp lệnh) sửa đổi(?:, bổ sung)? (?:một số điều|Điều \d+) của (?:Bộ luật|Luật|Pháp lệnh)"
    r" [^\d.;]{2,90} số $"
)
_LIST_ENDS = re.compile(r"(?:(?! theo | bởi )[^.;])*? hết hiệu lực")
#: "… sửa đổi, bổ sung Thông tư 1, Thông tư ⎵": named by the title of what is ended, unless it has a day of its own.
_AMENDED = re.compile(rf"sửa đổi(?:, bổ sung)?(?: một số điều)?(?: của)?(?: các)? {_ITEM}(?:{_SYMBOL}{_REST})+ $")
_DRAFT = re.compile(r"từ ngày …")
#: "… hết hiệu lực thi hành, trừ quy định tại khoản 3 Điều này": an end that excepts something, behind the number or in
#: the head of the list in which it stands.
_EXCEPTS = (
    r"(?:ngoại )?trừ (?:các |những )?(?:(?:trường hợp|quy định|nội dung|[Đđ]iều|khoản|điểm|[Pp]hụ lục|[Cc]hương|[Mm]ục"
    r"|chuẩn mực|chế độ)\b|[^\W\d_]*$)"  # or the sentence was cut
)
#: "a) Nghị định số …, trừ các Điều 10, 61": an item that says what it keeps.
_PLACE_KEPT = r"(?:ngoại )?trừ (?:các )?(?:[Đđ]iều|khoản|điểm|[Pp]hụ lục|[Cc]hương|[Mm]ục) ?[\dIVXa-zđ]"
_GOES_ON = r"(?:(?!\. [A-ZĐ])[^;:])*?"
_KEPT_BEHIND = re.compile(
    rf"{_GOES_ON}hết hiệu lực{_GOES_ON}[,( ] ?{_EXCEPTS}"
    rf"|(?:(?!\. [A-ZĐ]|hết hiệu lực)[^;:])*?[,(] ?{_EXCEPTS}(?:(?!\. [A-ZĐ])[^;])*?hết hiệu lực"
    rf"|(?:(?!\. [A-ZĐ]|hết hiệu lực|\d/\d{{4}}/)[^;:])*?[,( ] ?{_PLACE_KEPT}"
)
_KEPT_BEFORE = re.compile(
    rf"(?:hết hiệu lực|này có hiệu lực(?: thi hành)?){_GOES_ON}[,( ] ?{_EXCEPTS}{_GOES_ON}:(?:(?!\d\. [A-ZĐ]).)*$"
)


def ends_whole(evidence: str, symbol: str, heading: str = "") -> bool:
    """Whether a clause that names `symbol` ends that document itself, and not only a part of it or another one.

    `heading` is that of the article in which the clause stands.
    """
    text, at = _found(evidence, symbol)
    if _DRAFT.search(text):
        return False
    if at < 0:
        return True
    before, after = text[:at], text[at + len(symbol) :]
    if any(pattern.search(before) for pattern in _NAMED_ONLY) or _IN_PART.match(after):
        return False
    if _SHORT_NAME.search(before) and _PARTS_FOLLOW.match(after):
        return False
    if _OF_PARTS.search(heading) and not _VERB.search(before):
        return False
    short = _TITLE_OF.match(after)
    if short and symbol_key(clean_symbol(short[1])) != symbol_key(clean_symbol(symbol)):
        return False
    return not (_AMENDED.search(before) and not re.match(r" ?(?:ngày|của|\(sau đây gọi chung)", after))


def ends_in_list(evidence: str, symbol: str) -> bool:
    """Whether `symbol` is an amending law that a list of ended laws names beside the one that it amended."""
    text, at = _found(evidence, symbol)
    return at > 0 and bool(_LISTED.search(text[:at]) and _LIST_ENDS.match(text, at + len(symbol)))


def day_of_exception(evidence: str, symbol: str) -> bool:
    """Whether a day told with this end is that of what it leaves out: then the whole has ended.

    What it does not leave out ends before, when its own act takes effect.
    """
    text, at = _found(evidence, symbol)
    return at >= 0 and bool(_EXCEPTION.match(text, at + len(symbol)))


def keeps_something(evidence: str, symbol: str) -> bool:
    """Whether the sentence that ends `symbol` excepts something: what it keeps of the document, or cases."""
    text, at = _found(evidence, symbol)
    if at < 0:
        return False
    return bool(_KEPT_BEHIND.match(text, at + len(symbol)) or _KEPT_BEFORE.search(text[:at]))


def _found(evidence: str, symbol: str) -> tuple[str, int]:
    """The sentence with its numbers written without blanks, and where `symbol` stands in it, or -1."""
    text = re.sub(r"(?<=\w) ?([/-]) ?(?=\w)", r"\1", evidence)
    return text, text.find(re.sub(r"\s", "", symbol))


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


_GROUNDS = re.compile(r"(?:có căn cứ ban hành|[Cc]ăn cứ Hiến pháp)")
_SEVERAL = re.compile(r"của (\d+) (?:luật|pháp lệnh|nghị định|thông tư)", re.IGNORECASE)
_STRUCK_WORDS = re.compile(r"cụm từ[^“”\"]*[“\"][^”\"]*$")
#: "… có hiệu lực đến ngày các quy định tại Nghị quyết số ⎵ hết hiệu lực": a term, no end of what it names.
_TERM = re.compile(r" đến (?:hết )?(?:khi|ngày|lúc|thời điểm) (?:mà )?(?!\d)[^.;]*$")
_PLACE = re.compile(
    r"(?P<inner>(?:[Cc]ác )?(?:[Đđ]iểm|[Kk]hoản)[^.;…]{1,60}?)?(?P<article>Điều \d+[a-zđ]?|Chương [IVXL]+\b|Mục \d+)"
    r"(?: và (?P<second>Điều \d+[a-zđ]?))?"
    r"\s+(?:của\s+)?(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư(?: liên tịch)?)[^.;…]{0,90}$"
)


def words_only(quote: str, symbol: str) -> bool:
    """Whether the number stands among words struck out of a third document: 'bãi bỏ cụm từ "Nghị định số …"'."""
    text, at = _found(quote, symbol)
    return at >= 0 and bool(_STRUCK_WORDS.search(text[:at]))


def grounds_only(quote: str, symbol: str) -> bool:
    """Whether the act that is named behind the number is one of its grounds: "Luật số 7/2025 có căn cứ ban hành …"."""
    text, at = _found(quote, symbol)
    return at >= 0 and bool(_GROUNDS.search(text, at))


def falls_with_what_it_amends(basis: str, title: str) -> bool:
    """Whether an amending text is said to have fallen with others than those, or not all, that its title names."""
    if not basis.startswith("every law it amends has ended"):
        return False
    told = set(re.findall(r"\d+/\d{4}/[\wĐ-]+", basis))
    named = re.findall(r"\d+/\d{4}/[\wĐ-]+", title)
    count = _SEVERAL.search(title)
    return bool((named and named[0] not in told) or (count and int(count[1]) > len(told)))


def type_by_title(symbol: str, kind: str, title: str) -> str:
    """The type, where a table calls a law of the National Assembly a resolution: its title says what it is."""
    if kind != "resolution" or "/QH" not in symbol:
        return kind
    head = title.casefold()
    return "law" if head.startswith("luật ") else "code" if head.startswith("bộ luật ") else kind


def type_in_iri(iri: str) -> str:
    """The type that an IRI names: "/akn/vn/act/luat/…"."""
    found = re.match(r"/akn/vn/\w+/([a-z-]+)/", iri)
    kind = next((kind for name, kind in TYPE_OF.items() if found and slug(name) == found[1]), "")
    return kind if kind in ("law", "code", "regulation") else ""


def places_in(quote: str, symbol: str) -> list[tuple[str, str]]:
    """The parts that an end takes, each with its scope: by the clause reader, else by the words before the number."""
    return [read for read in parts_ended(quote, symbol) if read[1]] or [_place_in(quote, symbol)]


def parts_ended(evidence: str, symbol: str) -> list[tuple[str, str]]:
    """The parts of `symbol` that our own reader sees ended in a clause, each with its scope; [] where it sees none."""
    key = symbol_key(clean_symbol(symbol))
    text, at = _found(evidence, symbol)
    if at >= 0 and _TERM.search(text[:at]):
        return []
    found = [one for one in read_clauses(evidence) if symbol_key(one.symbol) == key]
    if any(one.scope == "whole" for one in found):
        return []
    named = [(one.scope, part_named(one.scope, one.location)) for one in found if one.relation == "repeals"]
    return list(dict.fromkeys(named))


def part_named(scope: str, location: str | None) -> str:
    """A part as it is cited: of an article its number alone, without the chapter that it stands in."""
    return short_where(location or "") or location or "" if scope == "article" else location or ""


def _place_in(quote: str, symbol: str) -> tuple[str, str]:
    """The scope of an end and the part that falls, as the words before the number say: a whole article, or less."""
    number = quote.find(symbol)
    found = _PLACE.search(re.sub(r"\s+số\s*$", "", quote[:number])) if number > 0 else None
    if not found:
        return "part", ""
    if found["inner"]:
        return "content", found["article"]
    return "article", found["article"]
