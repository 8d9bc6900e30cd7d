"""VB3: is it the document that its number says? Only what the register is sure of speaks against a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.check.context import BY_NAME, Context, vn
from kg.check.finding import Finding
from kg.check.form import is_nickname
from kg.cite.words import words_of
from kg.model import Document
from kg.naming import fold, type_name
from kg.register.lookup import document, laws_named

_SURE = frozenset(("verified", "official_code"))
#: How long a central document waits for its day of effect, unless it was made in the shortened procedure.
_WAIT = timedelta(days=45)
#: Words that titles of different documents share.
_EMPTY_WORDS = frozenset(
    words_of(
        "về việc quy định chi tiết một số điều của và các theo hướng dẫn thi hành thực hiện biện pháp ban hành "
        "sửa đổi bổ sung luật nghị định thông tư quyết định pháp lệnh nghị quyết số ngày tháng năm trong cho đối với "
        "việc tại được bộ chính phủ thủ tướng nội dung công tác quản lý nhà nước lĩnh vực chức năng nhiệm vụ quyền hạn"
    )
)
#: What goes on after a citation and is no subject; the cells of a table, the head of a page, the next article.
_NO_SUBJECT = re.compile(
    r"^(?:tiếp\s+tục|thực\s+hiện|triển\s+khai|thi\s+hành)|/|:|\||(?:Điều|Mục)\s+[\dIVX]", re.IGNORECASE
)
_FEWEST_WORDS = 4


def other_day(ctx: Context) -> Iterator[Finding]:
    """VB301: the number exists, its day is another."""
    for one in ctx.cited:
        known, day = ctx.known(one), one.citation.day
        if known and day and known.issued and known.certainty in _SURE and _days_contradict(known, day):
            yield ctx.finding(
                "VB301", one, date=vn(day), known_date=vn(known.issued), source=known.source,
            )  # fmt: skip


def _days_contradict(known: Document, printed: date) -> bool:
    """Whether the register's day of issue, as far as it can be trusted, speaks against the printed one.

    The code is now and then a day off, or has day and month turned round: what was not verified counts only from
    two days on, and not where the law's wait before the day of effect (45 days for central documents, Luật
    80/2015/QH13 Điều 151 khoản 1) holds for the printed day and not for the register's. On 1 January, a public
    holiday (Luật 45/2019/QH14 Điều 112 khoản 1 điểm a), nothing is issued: it stands for a day that was not known.
    """
    issued, effective = known.issued, known.effective
    if issued is None or issued == printed:
        return False
    if known.certainty == "verified":
        return True
    if abs(issued - printed) <= timedelta(days=1) or (issued.month, issued.day) == (1, 1):
        return False
    turned = (issued.year, issued.month, issued.day) == (printed.year, printed.day, printed.month)
    waits = effective is not None and effective - printed >= _WAIT > effective - issued > timedelta(0)
    return not (turned and waits)


def other_issuer(ctx: Context) -> Iterator[Finding]:
    """VB302: the number exists, its issuer or type is another."""
    for one in ctx.cited:
        known, citation = ctx.known(one), one.citation
        if known is None or known.certainty not in _SURE:
            continue
        if citation.issuer and citation.issuer_basis == "explicit" and known.issuer:
            names = [fold(name).strip() for name in known.issuer.split(";")]
            said = fold(citation.issuer.head)
            joint = len(names) > 1 and any(name in said for name in names)
            if not joint and not any(_same_name(said, name) for name in names):
                yield ctx.finding(
                    "VB302", one, issuer=citation.issuer.name, known_issuer=known.issuer, source=known.source
                )
                continue
        if citation.symbol and known.type not in (citation.type, "other") and citation.form != "named":
            if {known.type, citation.type} <= {"law", "code"}:
                continue
            yield ctx.finding("VB302", one, other=type_name(known.type), source=known.source)


def _same_name(one: str, other: str) -> bool:
    """Equal, or one the other with more at its end: "Ngân hàng Nhà nước" and "Ngân hàng Nhà nước Việt Nam"."""
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def several(ctx: Context) -> Iterator[Finding]:
    """VB303: several documents bear this number, and the citation does not say which."""
    for one in ctx.first_mentions:
        if one.certainty != "candidates" or not one.citation.symbol or len(one.candidates) < 2 or is_nickname(one):
            continue
        found = [d for iri in one.candidates if (d := document(ctx.conn, iri))]
        when = "; ".join(f"ngày {vn(d.issued)}" if d.issued else f"năm {d.year}" for d in found if d.issued or d.year)
        yield ctx.finding("VB303", one, count=str(len(one.candidates)), other=when or None)


def other_title(ctx: Context) -> Iterator[Finding]:
    """VB304: a law's name and number belong to different laws; or the subject is wholly another than the title."""
    for one in ctx.cited:
        known, citation = ctx.known(one), one.citation
        if known is None or not known.title or known.certainty not in _SURE or citation.symbol is None:
            continue
        if citation.type in BY_NAME:
            printed = citation.name
            differs = bool(printed) and _another_law(ctx, printed or "", known)
        else:
            printed = " ".join(ctx.text[slice(*citation.subject)].split()) if citation.subject else None
            differs = (
                bool(printed)
                and not _NO_SUBJECT.search(printed or "")
                and _nothing_in_common(printed or "", known.title)
            )
        if differs:
            yield ctx.finding("VB304", one, other=printed, title=known.title, source=known.source)


def _another_law(ctx: Context, name: str, numbered: Document) -> bool:
    """Whether laws of that name are known, and the one of the number is none of them nor about them."""
    named = [law for law in laws_named(ctx.conn, name) if law.origin == "register"]
    return (
        bool(named) and all(law.iri != numbered.iri for law in named) and fold(name) not in fold(numbered.title or "")
    )


def _nothing_in_common(subject: str, title: str) -> bool:
    said, own = ({word for word in words_of(words) if len(word) > 1} - _EMPTY_WORDS for words in (subject, title))
    return min(len(said), len(own)) >= _FEWEST_WORDS and not said & own


RULES = ((("VB301",), other_day), (("VB302",), other_issuer), (("VB303",), several), (("VB304",), other_title))
