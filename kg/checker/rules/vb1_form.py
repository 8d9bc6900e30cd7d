"""VB1: how a symbol and a day are written. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3, 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import late
from kg.checker.context import Context, vn
from kg.checker.finding import Finding
from kg.checker.paper import BLANK_DAY
from kg.cite.structure import HEAD
from kg.cite.symbols import codes_of
from kg.cite.vocabulary import BODY_CODES, ENGLISH_TYPES, TYPE_CODES
from kg.model import BY_NAME, JUDICIAL, Citation, DocType
from kg.naming import strip_marks, symbol_year, type_name
from kg.resolve import Resolved
from kg.store.documents import by_symbol

DAMAGE = frozenset({"lost_hyphen", "lost_slash", "party_separators", "surplus_type", "completed"})
_UNTIDY = frozenset({"spacing", "letters"})
#: The symbol goes on after a break that a page, table or scan made: "130/KH - BCĐ", "104/TC /GTBĐ", "66/1998/TT 'LT".
_BREAKS = "-–/'’"
_GOES_ON = late(r"\s{0,3}(?:[A-ZĐ]|\d{1,4}\s|\n|$)")
#: The number goes on before what was read of it: "01-2/TTĐB" of a form.
_COMES_FROM = late(r"\d\s?[-–:.]\s{0,3}$")
#: Until then many a symbol named its type alone, "Thông tư liên tịch số 04/2002/TTLT"; these two always did.
_OFFICE_IN_SYMBOL = 2005
_OLD_CODES = frozenset(("SL", "TTLB"))
#: Until then Party symbols were written "297/TT-TW".
_PARTY_FORM = 1995
_LINE = 120
#: Words of letters alone, so that no number or day counts.
_WORDS = late(r"(?<![\w/-])[^\W\d_]{2,}(?![\w/-])")
#: A day behind a symbol whose year has three or five digits: "ngày 24/12/210"; "20181" is 2018 and a footnote,
#: of which none is 0.
_DAY_OF_NO_YEAR = late(
    r"\s{0,3},?\s{0,3}(?:ngày\s{1,3})((?:0?[1-9]|[12]\d|3[01])\s?(?:[/.-]|tháng)\s?(?:0?[1-9]|1[0-2])\s?(?:[/.-]|năm)\s?(?:\d{3}|(?!19|20)\d{5}|(?:19|20)\d{2}0))(?![\d/.-])"
)
_DAY_REACH = 11
_FIRST_YEAR = 1945
#: Two types that one code serves: the Party's Quy định and Quyết định are both QĐ, a conclusion may be a notice.
_SHARED_CODES: frozenset[tuple[DocType, DocType]] = frozenset(
    (
        ("regulation", "decision"),
        ("rules", "decision"),
        ("conclusion", "notice"),
        ("scheme", "decision"),
        ("programme", "decision"),
        ("court_decision", "decision"),
        ("indictment", "directive"),
        ("expert_conclusion", "conclusion"),
    )
)


def damaged(ctx: Context) -> Iterator[Finding]:
    """VB101: a separator lost, moved or changed, a part of the symbol missing."""
    for one in ctx.cited:
        citation = one.citation
        broken = bool(citation.repairs) and any(
            repair.rule in DAMAGE or (repair.rule == "moved_separators" and one.known and _year_last(citation))
            for repair in citation.repairs
        )  # in what order a firm or a board that no register knows numbers its letters is its own affair
        if not broken and (citation.symbol is None or len(codes_of(citation.symbol)) != 1 or not _names_no_office(one)):
            continue
        if goes_on(ctx, one) or _comes_from(ctx, one) or _old_party_form(one) or _is_short(citation):
            continue
        if ctx.without_hyphens and "-" not in (citation.printed_symbol or "-"):
            continue
        if broken:
            yield ctx.finding("VB101", one, repaired=citation.symbol, fix=_mended(ctx, one))
        else:
            yield ctx.finding("VB101", one)


def _names_no_office(one: Resolved) -> bool:
    """Whether a number with one code has that of its type, "12/QĐ", and nobody knows it; nor is it of a time when that
    was whole."""
    citation = one.citation
    codes = codes_of(citation.symbol or "")
    if codes[0] not in TYPE_CODES or one.known or citation.type == "other" or citation.type in JUDICIAL:
        return False  # a power of attorney, an invitation: a firm's bears what number it likes; and so does a court's
    if _OF_A_FIRM.search(citation.text) is not None:
        return False  # "công văn số 154/CV ngày 11/05/2021 của Công ty TNHH …"
    return not (_of_old(citation) or _of_the_chairman(one))


def _year_last(citation: Citation) -> bool:
    """ "64/NĐ-CP/2014"; "37/2012/TTLT/BYT-BTC" is how many joint circulars print their own number."""
    return (citation.printed_symbol or "")[-5:-4] == "/" and (citation.printed_symbol or "")[-4:].isdigit()


_OF_A_FIRM = late(r"(?<!\w)của\s+(?:Công\s+ty|Doanh\s+nghiệp|Hợp\s+tác\s+xã|HTX)(?!\w)")


def shorthand(ctx: Context) -> Iterator[Finding]:
    """VB111: the first citation gives number and year alone, "NĐ 123/2020": understood, and not in full."""
    if not (ctx.administrative and ctx.relies):
        return
    for one in ctx.first_mentions:
        if _is_short(one.citation) and not goes_on(ctx, one):
            yield ctx.finding("VB111", one, repaired=one.citation.symbol, fix=_mended(ctx, one))


def without_year(ctx: Context) -> Iterator[Finding]:
    """VB111: the number of a decree or circular lacks the year that it has had since the law of 1996."""
    for one in ctx.first_mentions:
        citation = one.citation
        found = _NO_YEAR.fullmatch(citation.symbol or "")
        if found is None or citation.day is None or citation.repairs or citation.form == "self":
            continue
        repaired = f"{found['number']}/{citation.day.year}/{found['codes']}"
        if found["codes"].startswith("QĐ-"):  # decisions have one only where they set rules
            with_year = any(known.issued == citation.day for known in by_symbol(ctx.conn, repaired))
            if not with_year or ctx.known(one) is not None or one.certainty == "candidates":
                continue
        elif citation.day.year < _YEAR_SINCE[citation.type == "decree"]:
            continue
        if ctx.quoted(citation.start):
            continue
        yield ctx.finding("VB111", one, repaired=repaired)


_NO_YEAR = late(r"(?P<number>\d{1,4})/(?P<codes>NĐ-CP|TT-[A-ZĐ]{2,}[a-zA-ZĐ]*|QĐ-TTg|QĐ-B[A-ZĐ]+)")
#: Circulars and decrees from these years on.
_YEAR_SINCE = (2005, 1997)


def _is_short(citation: Citation) -> bool:
    """Whether what is printed of the symbol is a number, perhaps with its year, and no letter that could be wrong."""
    if not citation.repairs or not any(repair.rule == "completed" for repair in citation.repairs):
        return False
    rest = (citation.printed_symbol or "").strip(_NO_LETTERS)
    return not any(letter.isalpha() for letter in rest)


#: What mostly stands in a number, so that nothing of it is left to look at.
_NO_LETTERS = "0123456789/-. "


def _comes_from(ctx: Context, one: Resolved) -> bool:
    """Whether a number without a type word is the end of a longer one."""
    start = one.citation.start
    return one.citation.text[:1].isdigit() and _COMES_FROM.search(ctx.text[max(0, start - 6) : start]) is not None


def _of_old(citation: Citation) -> bool:
    """Whether a symbol of one code is of a time when that was whole: "Sắc lệnh số 215/SL", "Thông tư số 11/TTLB"."""
    if citation.symbol is None:
        return False
    year = symbol_year(citation.symbol) or (citation.day.year if citation.day else None)
    return codes_of(citation.symbol)[0] in _OLD_CODES or (year is not None and year < _OFFICE_IN_SYMBOL)


def _of_the_chairman(one: Resolved) -> bool:
    """ "Quyết định số 87-CT": CT stood for the Chairman of the Council of Ministers, for no type.

    The Council is of the Constitution of 1980, Chapter VIII, and gave way to the Government of that of 1992.
    """
    day = one.citation.day
    return bool(re.fullmatch(r"\d+\w?[-/]CT", one.citation.symbol or "")) and (day is None or day.year <= 1992)


def goes_on(ctx: Context, one: Resolved) -> bool:
    """Whether the symbol goes on behind what was read of it."""
    end = one.citation.end
    blanks = ctx.text[end : end + 4]
    ahead = blanks.lstrip()
    if ahead and ahead[0] not in _BREAKS:
        return False
    at = end + len(blanks) - len(ahead)
    sign, behind = ctx.text[at : at + 1], ctx.text[at + 1 : at + 2]
    if not sign or sign not in _BREAKS:
        return False
    tight = at == end and sign in "-–/" and (behind.isalnum() or behind == "_")
    return tight or _GOES_ON.match(ctx.text, at + 1) is not None


def is_nickname(one: Resolved) -> bool:
    """ "Đề án 06/CP" names a scheme by the number of the decision that approved it: not a symbol of its own."""
    return one.citation.type in ("scheme", "programme") and len(codes_of(one.citation.symbol or "")) == 1


def _old_party_form(one: Resolved) -> bool:
    citation = one.citation
    moved = any(repair.rule == "party_separators" for repair in citation.repairs)
    return moved and citation.day is not None and citation.day.year < _PARTY_FORM


def untidy(ctx: Context) -> Iterator[Finding]:
    """VB102: white space inside the symbol, wrong letters or case; a line break alone is no fault."""
    for one in ctx.cited:
        if not one.citation.repairs:
            continue
        rules = {repair.rule for repair in one.citation.repairs}
        if not rules & _UNTIDY or rules & DAMAGE or goes_on(ctx, one) or _comes_from(ctx, one):
            continue
        if _in_english(one):
            continue
        if rules & _UNTIDY != {"letters"} or not _in_capitals(ctx, one):
            yield ctx.finding("VB102", one, repaired=one.citation.symbol, fix=_mended(ctx, one))


def cited_by_name(one: Resolved) -> bool:
    """Whether it is a nickname, a precedent of the Supreme Court, which is cited by its number and name, or a record of
    an offence, which somebody drew up and no office issued."""
    return is_nickname(one) or (one.citation.symbol or "").endswith(("/AL", "/BB-VPHC"))


#: So many words of an English citation, its pinpoints among them, lead to its type word.
_TO_TYPE_WORD = 8


def _in_english(one: Resolved) -> bool:
    """Whether an English citation prints the symbol as English does, without marks and as it likes: "QD-Ttg",
    "148-2004-ND-CP"."""
    printed, symbol = one.citation.printed_symbol or "", one.citation.symbol or ""
    one_way, other = (strip_marks("".join(words.split())).upper().replace("/", "-") for words in (printed, symbol))
    return one_way == other and any(word in ENGLISH_TYPES for word in one.citation.text.split()[:_TO_TYPE_WORD])


def _in_capitals(ctx: Context, one: Resolved) -> bool:
    """Whether the words around are all capitals, as in a title: there "QĐ-TTG" is how the line is set."""
    start, end = one.citation.start, one.citation.end
    first = ctx.text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    around = ctx.text[first:start] + one.citation.text.replace(one.citation.printed_symbol or "", "", 1)
    words = _WORDS.findall(around + ctx.text[end : end + _LINE].partition("\n")[0])
    return len(words) > 1 and all(word.isupper() for word in words)


def _mended(ctx: Context, one: Resolved) -> str | None:
    """The citation with its symbol set right; None inside a quotation, which is another's words."""
    citation = one.citation
    if citation.symbol is None or citation.printed_symbol is None or ctx.quoted(citation.start):
        return None
    return citation.text.replace(citation.printed_symbol, citation.symbol, 1)


def no_such_day(ctx: Context) -> Iterator[Finding]:
    """VB107: the printed date is not in the calendar, or its year cannot be ("24/12/210", "15/8/2205")."""
    for one in ctx.cited:
        if bad := one.citation.bad_date or _no_such_year(ctx, one):
            known = ctx.known(one)
            printed = re.sub(r"^\s*[Nn]gày\s+", "", " ".join(bad.split()))
            yield ctx.finding(
                "VB107",
                one,
                date=printed,
                known_date=vn(known.issued) if known else None,
                source=known.source if known else None,
            )


def _no_such_year(ctx: Context, one: Resolved) -> str | None:
    """The day printed behind a symbol, when its year has three or five digits or is not between 1945 and next year's.

    The first documents of the State are of 1945; none bears a year later than the next one.
    """
    citation = one.citation
    day = citation.day
    if day is not None:
        impossible = not _FIRST_YEAR <= day.year <= max(ctx.day, ctx.today).year + 1
        return vn(day) if impossible and citation.printed_symbol else None
    if citation.printed_symbol is None:
        return None
    at = ctx.text.find(citation.printed_symbol, citation.start)
    end = at + len(citation.printed_symbol)
    if at < 0 or ctx.text.find("ngày", end, end + _DAY_REACH) < 0:
        return None
    found = _DAY_OF_NO_YEAR.match(ctx.text, end)
    return found[1] if found else None


def type_against_symbol(ctx: Context) -> Iterator[Finding]:
    """VB108: "Quyết định số 15/KH-UBND": the type word and the symbol's code name different types."""
    for one in ctx.cited:
        citation = one.citation
        codes = codes_of(citation.symbol or "")
        named = TYPE_CODES.get(codes[0]) if codes else None
        if named is None or citation.type in (named, "other") or (citation.type, named) in _SHARED_CODES:
            continue
        if (citation.type == "joint_circular" and _OF_SEVERAL.intersection(codes)) or (
            named == "other" and _longer_code(codes[0], citation.type)
        ):
            continue
        if _of_the_chairman(one) or (named == "order" and citation.type in BY_NAME):
            continue  # a law or ordinance until 1992 bears the number of the order that made it known
        if re.match(r"văn\s+bản", citation.text, re.IGNORECASE):
            continue  # "văn bản số …" names no type
        if citation.type == "official_letter" and _bears_its_office(ctx, one, codes):
            continue
        yield ctx.finding("VB108", one, type=type_name(citation.type), other=type_name(named))


#: "94/TT-LB", "28-LB/TT": circulars of several ministries ("liên bộ") until 1996.
_OF_SEVERAL = frozenset(("LB", "LT", "LN"))


def _longer_code(code: str, kind: DocType) -> bool:
    """Whether a code is that of a type with something behind it: "KLĐT" of a conclusion, "BCĐG" of a report."""
    return len(code) > _OWN_CODE and TYPE_CODES.get(code[:_OWN_CODE]) == kind


_OWN_CODE = 2


def _bears_its_office(ctx: Context, one: Resolved, codes: tuple[str, ...]) -> bool:
    """Whether a letter has its office where other papers have their type: "636/CT-TTHT" of a Cục thuế.

    Behind the code of a type stands a body that issues such papers, behind that of an office a unit of its own.
    """
    return (len(codes) > 1 and codes[1] not in BODY_CODES) or _initials(ctx, one).startswith(codes[0])


def _initials(ctx: Context, one: Resolved) -> str:
    """The first letters of the office behind "của", in a citation or after it: "CTTĐN" for Cục thuế tỉnh Đắk Nông."""
    start, end = one.citation.start, one.citation.end
    found = _OF_OFFICE.search(ctx.text[start : end + _LINE])
    return "".join(word[0] for word in found["office"].split()).upper() if found else ""


_OF_OFFICE = late(r"(?<!\w)của\s+(?P<office>[^\W\d_]+(?:\s+[^\W\d_]+){0,5})")
_DRAFT = late(
    r"^[ \t*_|(]*(?:DỰ[ \t]+THẢO|Dự[ \t]+thảo)(?:[ \t]+(?:lần|LẦN)?[ \t]*\d*)?[ \t*_|)]*$", re.MULTILINE,
    one_of=("THẢO", "thảo"),
)  # fmt: skip


def blank_head(ctx: Context) -> Iterator[Finding]:
    """VB109: the report's own number or day is still blank, and no word in the head says that it is a draft."""
    if _DRAFT.search(ctx.text, 0, HEAD):
        return
    own = next((one for one in ctx.reading.citations if one.citation.form == "self"), None)
    if own is not None and (own.citation.symbol or "").startswith("/"):
        number = own.citation
        yield Finding("VB109", number.start, number.end, number.text, {"printed": " ".join(number.text.split())})
    if own is None and ctx.reading.report.precision != "month":
        return
    if ctx.reading.report.day is None and (blank := BLANK_DAY.search(ctx.text, 0, HEAD)):
        printed = " ".join(blank.group().split())
        yield Finding("VB109", blank.start(), blank.end(), blank.group(), {"printed": printed})


RULES = (
    (("VB101",), damaged), (("VB111",), shorthand), (("VB111",), without_year),
    (("VB102",), untidy), (("VB107",), no_such_day), (("VB108",), type_against_symbol),
    (("VB109",), blank_head),
)  # fmt: skip
