"""VB3: is it the document that its number says? Only what the register is sure of speaks against a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.base.patterns import late
from kg.checker.context import DESCRIBED, Context, vn
from kg.checker.finding import Finding
from kg.checker.kinds import kind_of
from kg.checker.rules.vb1_form import is_nickname
from kg.checker.titles import APART, HEAD_WORDS, LONG_ENOUGH
from kg.cite.symbols import head_of
from kg.cite.trie import words_of
from kg.model import BY_NAME, MAY_STAND, Citation, Document
from kg.naming import fold, offices_in_words, symbol_key, type_name
from kg.resolve import Resolved
from kg.store.documents import by_symbol, document, issued_on, laws_named, relations

#: Types that sources and people call alike: a code is a law, and the Party's "-QĐ/TW" are decisions and regulations.
_SAME_IN_PRINT = (frozenset(("law", "code")), frozenset(("decision", "regulation")))
_JOINT = frozenset(("joint_circular", "joint_resolution"))
#: How long a central document waits for its day of effect, unless it was made in the shortened procedure.
_WAIT = timedelta(days=45)
#: What goes on after a citation and is no subject; the cells of a table, the head of a page, the next article.
_NO_SUBJECT = late(
    r"^(?:tiếp\s+tục|thực\s+hiện|triển\s+khai|thi\s+hành)|/|:|\||(?-i:Điều|Mục|Phụ\s+lục)\s+(?-i:[\dIVX])",
    re.IGNORECASE,
)
#: A title that a source tore off in the midst: "… theo Nghị quyết".
_TORN_TITLE = late(
    r"\s(?:luật|pháp\s+lệnh|nghị\s+(?:định|quyết)|thông\s+tư|quyết\s+định|theo|của|về|và|số)$", re.IGNORECASE
)


def other_day(ctx: Context) -> Iterator[Finding]:
    """VB301: the number exists, its day is another."""
    for one in ctx.cited:
        day = one.citation.day
        if day is None:
            continue
        known = ctx.known(one)
        if one.certainty in _UNRESOLVED and (law := _law_of_another_day(ctx, one, day)):
            assert law.issued is not None
            number = f"số {law.symbol}" if law.symbol else None
            yield ctx.finding(
                "VB301", one, symbol=number, date=vn(day), known_date=vn(law.issued), source=law.source
            )  # fmt: skip
            continue
        if known is None or not _prints(one, str(day.year)):
            continue
        if known.certainty not in DESCRIBED and not _out_of_its_row(ctx, known, day):
            continue
        if _BLANK_LINE.search(one.citation.text) or day.year > max(ctx.today, ctx.day).year + 1:
            continue  # a title, and below it the day of the page; a year that VB107 tells to be none
        if known.issued and _days_contradict(ctx, known, day) and not of_the_outer(ctx, one):
            yield ctx.finding(
                "VB301", one, date=vn(day), known_date=vn(known.issued), source=known.source,
            )  # fmt: skip


_BLANK_LINE = late(r"\n[ \t\u00a0]*\n", one_of=("\n",))
_UNRESOLVED = ("unknown", "candidates")
_AMENDS = late(r"(?:sửa\s+đổi|bổ\s+sung|một\s+số\s+điều)", re.IGNORECASE)


def _law_of_another_day(ctx: Context, one: Resolved, day: date) -> Document | None:
    """The one law of a name that is meant, where the day behind the name is no law's of that name.

    Day and month, or the year with day or month, must be those of one law of the name alone that stood on the text's
    day, or of one that had ended: then the rest is the slip.
    """
    said = one.citation
    if said.form != "named" or said.type not in BY_NAME or said.name is None or said.symbol or ctx.outer(one):
        return None
    line = ctx.text[ctx.text.rfind("\n", 0, said.start) + 1 : said.start]
    if _AMENDS.search(line) or _AMENDS.search(said.text):
        return None  # the day is that of what amends it
    known = [law for law in laws_named(ctx.conn, said.name) if law.origin == "register" and law.issued]
    if any(law.issued == day for law in known):
        return None
    of_the_day = [law for law in known if law.issued and (law.issued.month, law.issued.day) == (day.month, day.day)]
    of_the_year = [law for law in known if law.issued and law.issued.year == day.year]
    same_day = [law for law in of_the_year if law.issued and law.issued.day == day.day]
    same_month = [law for law in of_the_year if law.issued and law.issued.month == day.month]
    for near in (of_the_day, same_day, same_month):
        standing = [law for law in near if ctx.state(law.iri, ctx.day).state in MAY_STAND]
        if len(standing) == 1 and standing[0].certainty in DESCRIBED:
            return standing[0]  # a law that had ended is no likelier to be meant for the day that it shares
    near = of_the_day or same_day
    return near[0] if len(near) == 1 and near[0].certainty in DESCRIBED else None


def _prints(one: Resolved, words: str) -> bool:
    """Whether a citation has these words itself, beside its symbol; a day may have been read in its sentence."""
    return words in one.citation.text.replace(one.citation.printed_symbol or "", "", 1)


def of_the_outer(ctx: Context, one: Resolved) -> bool:
    """Whether day and issuer behind a citation in another's title are that other's.

    "Nghị định số 168/2017/NĐ-CP quy định chi tiết một số điều của ⟦Luật Du lịch⟧ ngày 31/12/2017 của Chính phủ".
    """
    for outer in ctx.outer(one):
        known = ctx.known(outer)
        if outer.citation.day is None and (known is None or known.issued in (None, one.citation.day)):
            return True
    return False


def _days_contradict(ctx: Context, known: Document, printed: date) -> bool:
    """Whether the register's day of issue, as far as it can be trusted, speaks against the printed one.

    The code is now and then a day off, or has another day: what was not verified counts only from two days on, but for
    laws (of 400 days of laws in issued texts none is one day from the register's), and
    on 1 January, a public holiday (Luật 45/2019/QH14 Điều 112 khoản 1 điểm a), nothing is issued: it stands for a
    day not known. The order of the office's numbers decides between the two days; where it does not, the law's wait
    before the day of effect (45 days for central documents, Luật 80/2015/QH13 Điều 151 khoản 1).
    """
    issued, effective = known.issued, known.effective
    if issued is None or issued == printed:
        return False
    if known.certainty == "verified":
        return True
    near = known.type not in BY_NAME and abs(issued - printed) <= timedelta(days=1)
    if near or (issued.month, issued.day) == (1, 1):
        return False
    in_order = _in_order(ctx, known, issued)
    if in_order != _in_order(ctx, known, printed):
        return in_order
    return effective is None or not effective - printed >= _WAIT > effective - issued > timedelta(0)


def _out_of_its_row(ctx: Context, known: Document, printed: date) -> bool:
    """Whether the numbers around that of a document, of which no sure source tells the day, speak for the day that
    there is and against the printed one."""
    year = (known.symbol or "").split("/")[1:2] == [str(printed.year)]
    return (
        year and known.issued is not None and _in_order(ctx, known, known.issued) and not _in_order(ctx, known, printed)
    )


def _in_order(ctx: Context, known: Document, day: date) -> bool:
    """Whether a day lies between those of the next lower and higher numbers of the same year and office."""
    number, rest = re.match(r"0*(\d+)(.*)", known.symbol or "0", re.DOTALL).groups()  # type: ignore[union-attr]
    for step in (-3, -2, -1, 1, 2, 3):
        for other in by_symbol(ctx.conn, f"{int(number) + step}{rest}") if int(number) + step > 0 else ():
            if other.issued and other.type == known.type and (other.issued - day).days * step < 0:
                return False
    return True


def same_office(head: str, issuer: str) -> bool:
    """Whether one of the offices of `issuer` is the same in law: few names ask for that, so it is loaded for them."""
    from kg.register.authorities import is_same_office

    return any(is_same_office(head, name.strip()) for name in issuer.split(";"))


def other_issuer(ctx: Context) -> Iterator[Finding]:
    """VB302: the number exists, its issuer or type is another."""
    for one in ctx.cited:
        known, citation = ctx.known(one), one.citation
        if known is None or known.certainty not in DESCRIBED:
            continue  # what its own symbol says: `vb3_offices`
        if citation.issuer and citation.issuer_basis == "explicit" and known.issuer:
            if of_the_outer(ctx, one):
                continue
            names = [fold(name).strip() for name in known.issuer.split(";")]
            said = fold(citation.issuer.head)
            joint = (len(names) > 1 or known.type in _JOINT) and any(name in said for name in names)
            by_symbol = citation.symbol and _same_name(said, fold(getattr(head_of(citation.symbol), "name", "")))
            same = joint or by_symbol or any(_same_name(said, name) for name in names)
            if not same and not same_office(citation.issuer.head, known.issuer):
                yield ctx.finding(
                    "VB302",
                    one,
                    issuer=citation.issuer.name,
                    known_issuer=offices_in_words(known.issuer),
                    source=known.source,
                )
                continue
        if citation.symbol and known.type not in (citation.type, "other") and citation.form != "named":
            if any({known.type, citation.type} <= alike for alike in _SAME_IN_PRINT) or not _type_printed(one, known):
                continue
            yield ctx.finding("VB302", one, other=type_name(known.type), source=known.source)


def _type_printed(one: Resolved, known: Document) -> bool:
    """Whether a citation prints the type that it was read with: not "số 29/2021/QH15" in a list of resolutions.

    What stands before the number in its own words is the type of the document, whatever else was read with it.
    """
    text = one.citation.text
    before = fold(text[: text.find(one.citation.printed_symbol or "")]).removesuffix("so").strip()
    return bool(before) and not before.endswith(fold(type_name(known.type)))


def _same_name(one: str, other: str) -> bool:
    """Equal, or one the other with more at its end: "Ngân hàng Nhà nước" and "Ngân hàng Nhà nước Việt Nam"."""
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def several(ctx: Context) -> Iterator[Finding]:
    """VB303: several documents bear this number, and the citation does not say which; an article need not say."""
    if kind_of(ctx.text) == "prose":
        return
    for one in ctx.first_mentions:
        if one.certainty != "candidates" or not one.citation.symbol or len(one.candidates) < 2 or is_nickname(one):
            continue
        found = [d for iri in one.candidates if (d := document(ctx.conn, iri)) and _may_be(ctx, one, d)]
        if (printed := _BARE_YEAR.match(ctx.text, one.citation.end)) is not None:  # "Quyết định 439/QĐ-TTg 2023"
            found = [d for d in found if (d.issued.year if d.issued else d.year) in (None, int(printed[1]))]
        if len(found) < 2 or (apart := _told_apart(found)) == 1:
            continue
        when = "; ".join(f"ngày {vn(d.issued)}" if d.issued else f"năm {d.year}" for d in found if d.issued or d.year)
        yield ctx.finding("VB303", one, count=str(apart or len(found)), other=when or None)


_BARE_YEAR = late(r"[ \t]((?:19|20)\d\d)(?![\d/])")


def _told_apart(found: list[Document]) -> int:
    """How many documents of one number their days tell apart.

    One of which no day is known, or only the year, may be any of the others (of that year).
    """
    days = {d.issued for d in found if d.issued}
    return len(days) + len({d.year for d in found if d.year and not d.issued} - {day.year for day in days})


def _may_be(ctx: Context, one: Resolved, known: Document) -> bool:
    """Whether the printed year does not speak against it, and it is not younger than the text."""
    year = known.issued.year if known.issued else known.year
    if year is None:
        return True
    return one.citation.year in (None, year) and (known.issued is None or known.issued <= ctx.day)


def other_title(ctx: Context) -> Iterator[Finding]:
    """VB304: a law's name and number belong to different laws; or the subject is wholly another than the title, where
    the title is told: an article says what a document is about in its own words.
    """
    titled = kind_of(ctx.text) not in ("prose", "data")
    for one in ctx.cited:
        citation = one.citation
        if citation.symbol is None or not (citation.subject or citation.type in BY_NAME):
            continue
        known = ctx.known(one)
        if known is None or not (known.certainty in DESCRIBED or _other_in_day_too(known, citation)):
            continue
        if citation.type in BY_NAME:
            printed = citation.name if known.title else None
            differs = bool(printed) and _another_law(ctx, printed or "", known)
        else:
            printed = " ".join(ctx.text[slice(*citation.subject)].split()) if citation.subject else None
            printed = _GOES_ON.sub("", printed) if printed else None
            told = titled and bool(printed) and not _NO_SUBJECT.search(printed or "") and _right_behind(ctx, one)
            known = _titled(ctx, known) if told else known
            title = known.title or ""
            differs = told and bool(title) and not _TORN_TITLE.search(title)
            differs = differs and any(apart(printed or "", title) for apart in APART)
            differs = differs and not laws_named(ctx.conn, title)  # a law's name, which a source took for its own
        if differs:
            yield ctx.finding("VB304", one, other=printed, title=known.title, source=known.source)


#: Behind a subject who does what: "… về công tác văn thư, Sở Nội vụ đề nghị các cơ quan thực hiện:".
_GOES_ON = late(
    r",\s+(?:Sở|Ủy\s+ban|Uỷ\s+ban|UBND|Văn\s+phòng|Chủ\s+tịch|Giám\s+đốc)\s.*\s(?:đề\s+nghị|yêu\s+cầu|báo\s+cáo)(?!\w).*",
    one_of=("nghị", "cầu", "cáo"),
)


def _other_in_day_too(known: Document, citation: Citation) -> bool:
    """Whether the day is another one too: then a title counts that no sure source tells."""
    return None not in (known.issued, citation.day) and known.issued != citation.day and citation.type not in BY_NAME


def other_number(ctx: Context) -> Iterator[Finding]:
    """VB304 too: day and subject are those of another document of that office, and none that is sure bears the number
    with that day.
    """
    for one in ctx.first_mentions:
        citation = one.citation
        day, known = citation.day, ctx.known(one)
        if day is None or not citation.subject or not citation.symbol or not _right_behind(ctx, one):
            continue
        if citation.type in BY_NAME or (known and (known.certainty in DESCRIBED or known.issued in (None, day))):
            continue
        said = words_of(ctx.text[slice(*citation.subject)])
        alike = [found for found in issued_on(ctx.conn, one.document, day) if _bears(found, said)]
        if len(alike) == 1 and symbol_key(alike[0].symbol or "") != symbol_key(citation.symbol):
            yield ctx.finding("VB304", one, instead=alike[0].symbol, source=alike[0].source)


def _bears(known: Document, subject: tuple[str, ...]) -> bool:
    """Whether a document's title goes as a subject does, from its first word on."""
    title = words_of(known.title or "")
    fewest = min(len(title), len(subject))
    return known.certainty in DESCRIBED and fewest >= LONG_ENOUGH and title[:fewest] == subject[:fewest]


def _titled(ctx: Context, known: Document) -> Document:
    """The document with its title; where no source tells it, as the title of what amends or guides it has it.

    "hướng dẫn thi hành một số nội dung của Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về …".
    """
    if known.title or not known.symbol:
        return known
    for edge in relations(ctx.conn, known.iri, incoming=True):
        other = ctx.document(edge.subject)
        _, symbol, behind = ((other.title if other else None) or "").partition(known.symbol)
        if other is None or not symbol or _NUMBER.search(behind):
            continue  # titles of several documents in a row: which words are whose nobody knows
        words = _DAY_AND_ISSUER.sub("", behind).strip(" ,.;")
        if len(words_of(words)) >= LONG_ENOUGH:
            return known._replace(title=words, source=other.source)
    return known


_NUMBER = late(r"\d/")
_DAY_AND_ISSUER = late(
    r"^[\s,]*(?:ngày\s+\d{1,2}\s*(?:tháng\s+\d{1,2}\s+năm\s+|/\d{1,2}/)\d{4})?[\s,]*"
    r"(?:của\s+(?:Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|(?:Bộ\s+trưởng\s+)?Bộ\s+(?:[A-ZĐÀ-Ỹ][^\s,]*(?:,\s|\s+(?:và\s+)?))+))?"
    r"(?:về\s+(?:việc\s+)?)?"
)


def _another_law(ctx: Context, name: str, numbered: Document) -> bool:
    """Whether laws of that name are known, and the one of the number is none of them nor about them; or no law bears
    the name, and it goes otherwise in its midst: "Luật Quản lý và khai thác tài sản công số 15/2017/QH14".
    """
    named = [law for law in laws_named(ctx.conn, name) if law.origin == "register"]
    if not named:
        return _goes_otherwise_by_a_word(name, numbered.title or "")
    return all(law.iri != numbered.iri for law in named) and fold(name) not in fold(numbered.title or "")


def _goes_otherwise_by_a_word(name: str, title: str) -> bool:
    """Whether of two names of laws each has a telling word that the other lacks, and neither is cut short or torn."""
    said, own = ([word for word in words_of(_LAW.sub("", words)) if word not in _JOINS] for words in (name, title))
    if min(len(said), len(own)) < HEAD_WORDS or _AMENDS.search(name) or _AMENDS.search(title):
        return False
    return bool(set(said) - set(own)) and bool(set(own) - set(said))


_LAW = late(r"^(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s+|\s+(?:năm\s+)?\d{4}$", re.IGNORECASE)
_JOINS = frozenset(words_of("và về của các tại ở trong cho đối với theo việt nam"))


def _right_behind(ctx: Context, one: Resolved) -> bool:
    """Whether the subject stands right behind its citation, with no comma and no other word than "về"."""
    subject = one.citation.subject
    between = ctx.text[one.citation.end : subject[0]] if subject else ","
    return between.split() in ([], ["về"], ["về", "việc"])


RULES = (
    (("VB301",), other_day), (("VB302",), other_issuer), (("VB303",), several),
    (("VB304",), other_title), (("VB304",), other_number),
)  # fmt: skip
