"""One citation, one suggestion: whatever the rules of form find in it is set right in one text, ready to paste.

Each rule alone would put the others' faults back: the symbol mended in one suggestion and damaged in the next. Only
what a source tells is added; what nobody knows (a letter's day, its subject) is left for the writer to look up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.base.patterns import late
from kg.checker.context import Context
from kg.checker.finding import Finding
from kg.model import BY_NAME, Document
from kg.naming import kind_name, offices_in_words, type_name
from kg.resolve import Resolved

#: Rules on how one citation is written.
_OF_FORM = frozenset(("VB101", "VB102", "VB103", "VB104", "VB105", "VB110", "VB111"))
#: Those of them on its symbol.
_OF_SYMBOL = frozenset(("VB101", "VB102", "VB111"))
#: A title that begins so follows the issuer as it is ("của Chính phủ quy định chi tiết …"); before others stands "về".
_FOLLOWS = late(
    r"(?:về|quy\s+định|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|ban\s+hành|phê\s+duyệt|công\s+bố|đính\s+chính|"
    r"hợp\s+nhất|chi\s+tiết|triển\s+khai|thi\s+hành|ngưng\s+hiệu\s+lực|kéo\s+dài|điều\s+chỉnh|thành\s+lập|giao|cho\s+phép|v/v)\s",
    re.IGNORECASE,
)
#: What a source adds to a title in its own words: "… của Bộ Nội vụ (thay thế Nghị định số …)", "… — mua bán hàng hóa".
_REMARK = late(r"\s+—\s.*$|\s*\((?:thay\s+thế|sửa\s+đổi|bãi\s+bỏ|hết\s+hiệu\s+lực|đã\s|nay\s)[^()]*\)\s*$")
#: What is said of a citation only while its document is the one to cite.
_OF_WHAT_STANDS = frozenset(("VB105", "VB205", "VB606", "VB611", "VB614", "VB615", "VB616", "VB617"))
#: A number and its day in two cells of a table: a mark between them, or a day alone on the next line.
_OVER_CELLS = late(r"[|\t]|\n\s{0,8}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_LONG = ("‐", "‑", "–", "—")
#: What a source's own print leaves in a title: "pháp luật , hòa giải", "101/2024/NĐ–CP".
_BEFORE_MARK, _LONG_DASH = late(r"\s+(?=[,;])"), late(r"(?<=[A-ZĐ])[‐‑–—](?=[A-ZĐ]{2,}(?!\w))", one_of=_LONG)
_DASHES = late(r"[‐‑–—]", one_of=_LONG)
#: "NĐ 123/2020": an abbreviated type word.
_SHORT_TYPE = late(r"[A-ZĐ][A-ZĐa-z]{0,4}\.?\s{0,3}(?:số\s{0,3})?")
_ACRONYM = late(r"[A-ZĐ]{2}")
#: Law names: a type word before the name, a year behind it.
_TYPE_WORD = late(r"^(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?!sư$)", re.IGNORECASE)
_YEAR_AT_END = late(r"\s+(?:năm\s+)?(?:19|20)\d{2}$")


#: "Quyết định 569/QĐ-TTg năm 2022": the day says it.
_YEAR_BEHIND = late(r"^\s*,?\s*năm\s+\d{4}(?!\d)")


def completed(ctx: Context, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those of form on one citation with one and the same suggestion.

    Where another document is to be cited instead, nothing is said of this one's subject, of what amended it and of its
    place among the grounds: whoever follows that cites the other in full.
    """
    found = list(findings)
    ended = {one.start: one.suggestion for one in found if one.code == "VB201"}
    found = [one for one in found if one.code not in _OF_WHAT_STANDS or one.start not in ended]
    codes: defaultdict[int, dict[str, Finding]] = defaultdict(dict)
    for one in found:
        if one.code in _OF_FORM:
            codes[one.start][one.code] = one
    whole = {
        one.citation.start: _written(ctx, one, codes[one.citation.start])
        for one in ctx.cited if one.citation.start in codes
    } | ended  # fmt: skip
    return [
        one if one.code not in _OF_FORM or (now := whole.get(one.start, one.suggestion)) == one.suggestion
        else _with(one, now)
        for one in found
    ]  # fmt: skip


def _with(finding: Finding, suggestion: str | None) -> Finding:
    return Finding(
        finding.code, finding.start, finding.end, finding.quote, finding.fields, finding.document, suggestion,
        finding.source, finding.fix,
    )  # fmt: skip


def _written(ctx: Context, one: Resolved, found: dict[str, Finding]) -> str | None:
    """The citation with all that was found set right, as far as it is known how; None if nothing is known."""
    citation, known = one.citation, ctx.known(one) if one.known else None
    printed = citation.text
    if ctx.quoted(citation.start):
        return None  # another's words, which nobody may mend
    if ("|" in printed or "\t" in printed or "\n" in printed) and _OVER_CELLS.search(printed):
        return None  # nobody can paste one text into two cells of a table
    text = found["VB110"].fix or printed if "VB110" in found else printed
    symbol = citation.printed_symbol or ""
    if not symbol.isascii() and _DASHES.search(symbol):  # a word processor makes long dashes of hyphens
        hyphens = _DASHES.sub("-", symbol)
        text, symbol = text.replace(symbol, hyphens, 1), hyphens
    mends = not _OF_SYMBOL.isdisjoint(found) and any(found[code].fix for code in _OF_SYMBOL.intersection(found))
    if citation.symbol and symbol and mends:
        text = text.replace(symbol, citation.symbol, 1)
        symbol = citation.symbol
        if _SHORT_TYPE.fullmatch(text[: text.index(symbol)]):
            text = f"{kind_name(citation.type, citation.symbol)} số {text[text.index(symbol) :]}"
    if "VB103" in found and known and known.issued and found["VB103"].fields.get("known_date") and symbol in text:
        end = text.index(symbol) + len(symbol)
        text = f"{text[:end]} {written_day(known.issued)}{_YEAR_BEHIND.sub('', text[end:])}"
    if "VB104" in found and (issuer := found["VB104"].fields.get("known_issuer")):
        text = f"{text} của {issuer}"
    if "VB105" in found and (title := found["VB105"].fields.get("title")):
        text = f"{text} {title}"
    return text if text != printed else None


def written_day(day: date) -> str:
    """A day in words: "ngày 05 tháng 3 năm 2024".

    Days below 10 and the months 1 and 2 are written with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II,
    khoản 4 điểm b).
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def as_subject(doc: Document) -> str | None:
    """A title as it follows a citation: "về công tác văn thư", "quy định chi tiết một số điều …"; None without one."""
    title, kind = doc.title or "", type_name(doc.type)
    if title[: len(kind)].lower() == kind.lower() and title[len(kind) : len(kind) + 1].isspace():
        title = title[len(kind) :].lstrip()
    title = _BEFORE_MARK.sub("", _LONG_DASH.sub("-", _REMARK.sub("", title.strip(" .;"))))
    if not title:
        return None
    first = title if _ACRONYM.match(title) else title[:1].lower() + title[1:]
    return first if _FOLLOWS.match(title) else f"về {first}"


def full_citation(doc: Document) -> str:
    """A document as the rules want it cited first: type, symbol, day, issuer and title; laws by name and year.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; the year, which tells laws of one
    name apart: Nghị định 78/2025/NĐ-CP Điều 68 khoản 1 điểm a.
    """
    kind = kind_name(doc.type, doc.symbol)
    if doc.type in BY_NAME:
        return f"{law_name(doc)} năm {doc.year}" if doc.title and doc.year else f"{kind} số {doc.symbol}"
    parts = [f"{kind} số {doc.symbol}"]
    if doc.issued:
        parts.append(written_day(doc.issued))
    if doc.issuer:
        parts.append(f"của {offices_in_words(doc.issuer)}")
    if subject := as_subject(doc):
        parts.append(subject)
    return " ".join(parts)


def recited_law(ctx: Context, law: Document) -> str:
    """A law as a ground of a normative text: name and number, and the laws that amended it by the day of the text.

    "Luật Đất đai số 31/2024/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15" (Nghị định 78/2025/NĐ-CP Điều 68).
    """
    text = f"{law_name(law)} số {law.symbol}"
    amending: dict[str, None] = {}
    for edge in ctx.amendments(law.iri):
        by = ctx.document(edge.subject)
        if by and by.symbol and by.type in BY_NAME and edge.effective and edge.effective <= ctx.day:
            amending[f"{type_name(by.type)} số {by.symbol}"] = None
    if not amending:
        return text
    *others, last = amending
    return f"{text} được sửa đổi, bổ sung bởi {', '.join(others)}{' và ' if others else ''}{last}"


def law_name(law: Document) -> str:
    """The law's name with its type word, whether the register's title has it or not."""
    name = _YEAR_AT_END.sub("", _TYPE_WORD.sub("", law.title or ""))
    return f"{type_name(law.type)} {name[:1].upper()}{name[1:]}"
