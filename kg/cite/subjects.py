"""The subject (trích yếu) printed after a citation: "… về việc thực hiện dân chủ ở cơ sở năm 2024;"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.base.patterns import late
from kg.cite.draft import Draft
from kg.cite.structure import ends_paragraph

#: The words that open a subject, besides "về", "V/v" and a quotation mark.
_OPENERS = (
    "quy định|hướng dẫn|sửa đổi|ban hành|bãi bỏ|thay thế|triển khai|thực hiện|tự kiểm tra|khắc phục|phối hợp|"
    "phê duyệt|tiếp tục|đẩy mạnh|tăng cường|kế hoạch|hợp nhất|đính chính|thi hành|xây dựng"
).split("|")
_EITHER_CASE = "|".join(f"[{one[0].upper()}{one[0]}]{one[1:]}" for one in _OPENERS).replace(" ", r"\s+")
#: What may stand before a subject, "về việc" and the like with it, and the words that open one.
_OPENS = late(
    r"\s{0,8}(?:,\s{0,8})?(?:\([^()]{0,80}\)\s{0,4})?(?:(?:[Vv]ề(?:\s+việc)?|[Vv]/v|[Vv]v)\s+"
    rf"|(?=[Vv]ề|[Vv]/?v|{_EITHER_CASE}|[“\"]))"
)
#: The letters with which these words begin: a citation that others follow has no subject.
_BEGINNINGS = frozenset(form[:2] for one in (*_OPENERS, "về", "v/v", "vv") for form in (one, one.capitalize()))
#: A semicolon does not end it before the act that amends the law just named: both are what the document details.
_END = late(
    r";(?!\s+Luật\s+sửa\s+đổi)|\.\.{0,7}(?:\s|$)|\n\s*\n\s*(?=[-+*#\d]|•|[A-ZÂÊÔ](?![A-ZĐ])|[ĐĂ](?![A-ZĐ])|[ƠƯ](?![A-ZĐ]))|\)|,\s+(?=(?:UBND|HĐND|[Ủủ]y\s+ban|[Uu]ỷ\s+ban|[Đđ]ảng\s+)\s)"
)
_CLOSED = frozenset(";.:)")
_LIST_JOIN = late(r"(?:[,;]|\svà|\shoặc)\s{0,8}$")
_LONGEST_JOIN = 16
_REACH = 480
_MOST_INSIDE = 7


def set_subjects(text: str, drafts: Sequence[Draft]) -> None:
    """Give each citation the span of its subject (from its first word, "về việc" left out)."""
    length = len(text)
    for n, draft in enumerate(drafts):
        end = draft.end
        if end == length or draft.form == "self":
            continue
        if text[end] == " ":
            letters = text[end + 1 : end + 3]
            if letters not in _BEGINNINGS and letters[:1].isalnum():
                continue
        elif text[end] in _CLOSED:
            continue
        if (opens := _OPENS.match(text, end)) is not None:
            draft.subject = _span(text, opens.end(), drafts, n)


def _span(text: str, start: int, drafts: Sequence[Draft], n: int) -> tuple[int, int] | None:
    limit = start + _REACH if start + _REACH < len(text) else len(text)
    stop = _END.search(text, start, limit)
    end = stop.start() if stop else limit
    inside = None  # the end of the last citation that the subject itself names
    for other in drafts[n + 1 : n + 1 + _MOST_INSIDE]:
        if other.start >= end:
            break
        begin = other.start - _LONGEST_JOIN
        joined = _LIST_JOIN.search(text, begin if begin > drafts[n].end else drafts[n].end, other.start)
        if joined is not None and (inside is None or text[inside : joined.start()].strip()):
            end = joined.start()
            break
        inside = other.end
    line = text.find("\n", start, end)
    while line >= 0 and (text[line + 1 : line + 2].islower() or not ends_paragraph(text, line)):
        line = text.find("\n", line + 1, end)
    end = line if line >= 0 else end
    end = start + len(text[start:end].rstrip(" \n\t,"))
    return (start, end) if end > start else None
