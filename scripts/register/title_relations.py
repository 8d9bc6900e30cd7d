"""What a document's own title says of its relation to a law or decree.

"Quy định chi tiết một số điều của Luật X" → details; "Hướng dẫn thi hành …" → guides; "Sửa đổi, bổ sung một
số điều của Nghị định 59/2012/NĐ-CP" → amends; "Hợp nhất …" → consolidates; "Bãi bỏ Thông tư số 338/2016/TT-BTC",
with nothing but "toàn bộ" between → repeals. Only the object of the title's first verb counts, never what that
object's own title names in turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.naming import fold

_TYPE_WORDS = {
    "bo luat": "code", "luat": "law", "phap lenh": "ordinance", "nghi dinh": "decree",
    "nghi quyet": "resolution", "nghi quyet lien tich": "joint_resolution", "quyet dinh": "decision",
    "thong tu": "circular", "thong tu lien tich": "joint_circular", "chi thi": "directive",
}  # fmt: skip
_NAMED_TYPES = {"code", "law", "ordinance"}

_TYPES = "|".join(sorted(_TYPE_WORDS, key=len, reverse=True))
_SYMBOL = r"\d+[a-z]?/(?:\d{4}/)?[a-z]+\d*(?:[-/][a-z]+\d*)*"
_HEAD = re.compile(
    rf"^(?:(?:{_TYPES})\s+(?:(?:so\s+)?{_SYMBOL}\s+)?)?"
    r"(?:ve\s+viec\s+|ve\s+|v/v\s+)?(?:ban hanh quy dinh\s+)?"
)
_VERBS = (
    (re.compile(r"quy dinh chi tiet\b"), "details"),
    (re.compile(r"huong dan\b"), "guides"),
    (re.compile(r"sua doi\b"), "amends"),
    (re.compile(r"hop nhat\b"), "consolidates"),
)
#: A whole document by its number: "bãi bỏ một phần Thông tư số …", "bãi bỏ Điều 22 Thông tư số …" end none.
_REPEALS = re.compile(rf"bai bo (?:toan bo )?(?=(?:{_TYPES}) (?:so\s*:?\s*)?{_SYMBOL})")
# Words that may stand between the verb and its object; any other word ends the search.
_PATH = frozenset(
    [
        "thi",
        "hanh",
        "thuc",
        "hien",
        "mot",
        "so",
        "cac",
        "nhung",
        "noi",
        "dung",
        "dieu",
        "khoan",
        "diem",
        "chuong",
        "muc",
        "phan",
        "tiet",
        "cua",
        "tai",
        "theo",
        "trong",
        "va",
        "quy",
        "dinh",
        "bien",
        "phap",
        "de",
        "to",
        "chuc",
        "huong",
        "dan",
        "ap",
        "dung",
        "viec",
        "chi",
        "tiet",
        "bo",
        "sung",
        "sua",
        "doi",
        "bai",
        "thay",
        "the",
        "phu",
        "luc",
        "cum",
        "tu",
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
        "xi",
        "xii",
    ]
)
_WORD = re.compile(r"[a-z]+|\d+[a-z]?")
_NUMBERED = re.compile(rf"({_TYPES})\s+(?:so\s*:?\s*)?({_SYMBOL})")
_NAMED = re.compile(r"(bo luat|luat|phap lenh)\s+")
_ENCLOSED = re.compile(rf"\bban hanh(?: kem)? theo (?=(?:{_TYPES})\s+(?:so\s*:?\s*)?{_SYMBOL})")
_DAY = r"(?:\s*,?\s*ngay\s+(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} thang \d{1,2} nam \d{4}))?"
_BY = r"(?:\s+cua\s+(?:chinh phu|thu tuong chinh phu|quoc hoi|uy ban thuong vu quoc hoi))?"
_AND = re.compile(rf"{_DAY}{_BY}\s*(?:,|;|va\b|,\s*va\b)\s*")
# What may follow the name of a law; a longer name that we do not know must not be cut to a shorter one.
_AFTER_NAME = re.compile(
    r"\s*(?:$|[.,;()“”\"-]|(?:ve|nam|so|ngay|doi voi|cho|trong|lien quan|duoc|tai|do|quy dinh|"
    r"va (?:cac )?(?:luat|bo luat|phap lenh|nghi dinh|nghi quyet|bien phap|"
    r"huong dan|quy dinh|thi hanh|to chuc))\b)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The object of a title: a type, and a folded symbol or a folded name."""

    relation: str
    type: str
    symbol: str | None = None
    name: str | None = None


def flat(text: str) -> str:
    """`text` folded, typographic dashes made plain; the form in which titles are read."""
    return fold(text.replace("–", "-").replace("−", "-"))


#: (type, folded text) → the longest known name of that type with which the text begins, and its length there.
LongestName = Callable[[str, str], "tuple[str, int] | None"]


def read_title(title: str, longest_name: LongestName) -> Iterator[Named]:
    """The documents that `title` says its own document details, guides, amends or consolidates."""
    text = flat(title)
    head = _HEAD.match(text)
    rest = text[head.end() :] if head else text
    if ends := _REPEALS.match(rest):
        yield from _objects(rest, ends.end(), "repeals", longest_name)
        return
    for pattern, relation in _VERBS:
        verb = pattern.match(rest)
        if verb:
            yield from _objects(rest, verb.end(), relation, longest_name)
            return


def _objects(text: str, position: int, relation: str, longest_name: LongestName) -> Iterator[Named]:
    at = _first_object(text, position)
    if at is None and relation == "amends" and (enclosed := _ENCLOSED.search(text, position)):
        at = enclosed.end()  # "Sửa đổi một số điều của Quy chế thi ban hành kèm theo Thông tư số …": what brought it
    while at is not None:
        numbered = _NUMBERED.match(text, at)
        if numbered:
            yield Named(relation, _TYPE_WORDS[numbered[1]], symbol=numbered[2])
            end = numbered.end()
        else:
            named = _NAMED.match(text, at)
            if not named:
                return
            kind = _TYPE_WORDS[named[1]]
            found = longest_name(kind, text[named.end() :])
            if found is None or not _AFTER_NAME.match(text, named.end() + found[1]):
                return
            name, end = found[0], named.end() + found[1]
            by_number = re.compile(rf"\s+so\s+({_SYMBOL})").match(text, end)
            if by_number:
                yield Named(relation, kind, symbol=by_number[1])
                end = by_number.end()
            else:
                yield Named(relation, kind, name=name)
        joined = _AND.match(text, end)
        at = joined.end() if joined and joined.end() < len(text) else None


def _first_object(text: str, position: int) -> int | None:
    while position < len(text):
        if _NUMBERED.match(text, position) or _NAMED.match(text, position):
            return position
        word = _WORD.match(text, position)
        if word:
            if word[0] not in _PATH and not word[0][0].isdigit() and len(word[0]) > 1:
                return None
            position = word.end()
        elif text[position] in " ,":
            position += 1
        else:
            return None
    return None
