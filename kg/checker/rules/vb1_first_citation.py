"""VB1: what the first citation of a document must say.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b, for administrative documents: type, number,
symbol, day, issuer and subject; laws and ordinances by type and name alone. For normative documents from
2025-04-01: Nghị định 78/2025/NĐ-CP Điều 68 khoản 1 điểm a, laws and ordinances by name and year.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache, partial

from kg.base.patterns import late
from kg.checker.complete import as_subject, full_citation, law_name, recited_law
from kg.checker.context import DECREE_78, DESCRIBED, SURE, Context, vn
from kg.checker.finding import Finding
from kg.checker.issuer_nearby import (
    AMENDED_ENDS,
    amends_the_last,
    before_bracket,
    day_of_the_next,
    issued_behind,
    of_a_pair,
    of_somebody,
    told_by_the_row,
    whose_before,
    whose_the_last_was,
)
from kg.checker.past import of_the_past, said_amended
from kg.checker.rules.vb1_form import cited_by_name, goes_on
from kg.checker.rules.vb2_validity import ENDED_BY_ACT
from kg.cite.structure import HEAD, sentence_start
from kg.cite.symbols import codes_of
from kg.cite.trie import words_of
from kg.cite.vocabulary import ENGLISH_TYPES
from kg.graph.cues import words_before
from kg.model import BY_NAME, Citation, DocType, Document
from kg.naming import fold, offices_in_words, symbol_key, type_name
from kg.resolve import Resolved

_ABBREVIATED = late(r"(?:gọi\s+(?:tắt\s+)?|viết\s+tắt\s+)là\s+$", re.IGNORECASE)
_DAY_AFTER = late(r"\s*,?\s*ngày\s|[ \t]*[|\t][ \t]*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)")
_SENTENCE = 1500
_IN_BRACKETS = late(r"\([^()]*$")
#: "Khối Dân vận phường ban hành ⟦Kế hoạch số …⟧": whoever does it stands before.
_ISSUES = late(r"\w\s+(?:(?:đã\s+)?ban\s+hành|đã\s+có)\s+(?:các\s+)?$")
_ISSUED = late(r"ban\s+hành", re.IGNORECASE)
#: "Ngày 06/01/2023, UBND phường đã có ⟦Quyết định số 04/QĐ-UBND⟧": day and issuer stand before.
_DATED_BEFORE = late(
    r"(?<!\w)(?:[Nn]gày|[Đđ]êm|[Ss]áng|[Cc]hiều)\s+(?:ngày\s+)?\d{1,2}(?:\s?[/-]\s?|\s+tháng\s+)\d{1,2}[^.;]{0,160}?"
    r"(?:ban\s+hành|đã\s+có|đã\s+ra|ký|thông\s+qua)\s+(?:các\s+)?$"
)
#: After these the citation has no subject: the end of its clause, or the next citation of a list.
_NOTHING_FOLLOWS = late(r"\s*(?:[.;:,)]|$|\n\s*\n|(?:và|hoặc|cùng)\s)")
#: Before these it needs none: in brackets, in a table's cell, or behind the subject itself.
_SUBJECT_BEFORE = late(
    r"[(|\[]\s*(?:kèm\s+)?(?:theo\s+)?(?:tại\s+)?$|[”\"]\s*(?:theo|tại|của|số|,|-)?\s*$|[”\"][^.;]{0,60}$"
)
#: A sign that it begins with; the last words of what tells a subject before; what the words of an amendment begin with.
_SUBJECT_SIGNS = late(r'[(\[|”"]')
_ABOUT_ENDS = frozenset(("theo", "tại", "các"))
_ABOUT = late(
    r"(?:về\s+(?:việc\s+)?|phê\s+duyệt\s+|ban\s+hành\s+)[^.;]{12,}(?:theo|tại|kèm\s+theo)\s+(?:các\s+)?$",
    re.IGNORECASE,
    one_of=("tại", "theo"),
)
#: An amending act behind what it amends, an abbreviation: neither is spoken of for its own sake.
_AMENDING = late(r"(?:sửa\s+đổi|bổ\s+sung|gọi\s+(?:tắt\s+)?là|viết\s+tắt\s+là)[^.;]{0,80}$", re.IGNORECASE)
#: What joins the documents of a list that share a subject.
_JOINER = late(r"\s*(?:,|và|,\s*và)\s+$")
#: Who proposes a decision does so "tại Tờ trình số …", by its number alone.
_PROPOSED = late(r"[Tt]heo\s+đề\s+nghị\s", one_of=("nghị",))
_RECITED = late(r"[Cc]ăn\s+cứ\s+$")
_LIST_GAP = 12
#: With so many words of a law's name a subject means to be that name.
_ALIKE = 3
_TYPE_WORD = late(r"^(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?!sư$)", re.IGNORECASE)
_TAIL = late(r",?\s+(?:(?:năm\s+)?\d{4}|số\s.*|ngày\s.*|\(.*|của\s.*)$", re.IGNORECASE | re.DOTALL)


def not_in_full(ctx: Context) -> Iterator[Finding]:
    """VB111, VB103, VB104, VB105: the first citation of a document lacks its symbol, day, issuer or subject."""
    listed = _in_lists(ctx)
    for one, lead in _first_in_full(ctx):
        citation = one.citation
        if (citation.symbol or "").isdigit():  # "Công văn số 1234"
            yield ctx.finding("VB111", one)
        if not _dated_before(ctx.text, citation.start, lead):
            if found := without_date(ctx, one):
                yield found
            if found := without_issuer(ctx, one, lead):
                yield found
        if citation.start not in listed and (found := without_subject(ctx, one, lead)):
            yield found


def _first_in_full(ctx: Context) -> Iterator[tuple[Resolved, str]]:
    """First mentions that the rules of Decree 30/2020 want in full, each with the word before it in small letters."""
    if not (ctx.administrative and ctx.relies):
        return
    own = next((one.citation for one in ctx.reading.citations if one.citation.form == "self"), None)
    in_a_title = _below_their_own(ctx)
    dated = {_key(one.citation) for one in ctx.cited if one.citation.day is not None}
    earlier = cache(partial(_first_of_each, ctx))
    words = words_before(ctx.text, [one.citation.start for one in ctx.reading.citations])
    english = any(word in ctx.text for word in ENGLISH_TYPES)
    for mention in ctx.first_mentions:
        above = mention.citation.day is None and mention.citation.start <= HEAD
        one = _below_the_title(ctx, mention) if above else mention
        citation = one.citation
        if not citation.symbol or citation.type in BY_NAME or cited_by_name(one) or goes_on(ctx, one):
            continue
        if ctx.quoted(citation.start) or (
            english and citation.text != citation.printed_symbol and _IN_ENGLISH.search(citation.text)
        ):
            continue  # another's words; an English passage, which cites by English custom
        if _LOST in ctx.text[citation.end : citation.end + _LOST_REACH]:
            continue  # letters were lost behind it, "ng\ufffdy 26/9/2025": what is not read may well stand there
        if citation.printed_symbol == citation.text and _HEADS_A_PAPER.search(
            ctx.text, max(0, citation.start - 60), citation.start
        ):
            continue  # "Số: 1673/NQ-UBTVQH15", in a head that is not read as the text's own
        if own is not None and _WITH_OWN.fullmatch(ctx.text, own.end, citation.start):
            continue  # "Số: 38/KH-UBND (và Kế hoạch 72/KH-UBND)"
        if citation.start in in_a_title:
            continue  # in the title of a document that details it, below its own citation
        if citation.day is None:
            if _key(citation) in dated and _repeats(earlier()[_key(citation)], one):
                continue  # the short form of one that was cited in full
            if _DAY_AFTER.match(ctx.text, citation.end):
                continue  # its day is printed, but torn apart
        lead = words[citation.start][2]
        if lead != "là" or not _ABBREVIATED.search(ctx.text[max(0, citation.start - 40) : citation.start]):
            yield one, lead


def _below_their_own(ctx: Context) -> frozenset[int]:
    """Where a number that was cited before stands in the subject of another citation."""
    inside = [one.citation for one in ctx.cited if ctx.outer(one) and ctx.in_subject(one.citation.start)]
    if not inside:
        return frozenset()
    first: dict[tuple[str, tuple[str, ...], DocType], int] = {}
    for one in ctx.cited:
        first.setdefault(_number(one.citation), one.citation.start)
    return frozenset(citation.start for citation in inside if first[_number(citation)] < citation.start)


def _first_of_each(ctx: Context) -> dict[tuple[str, DocType], Citation]:
    """The first citation of each number and type."""
    first: dict[tuple[str, DocType], Citation] = {}
    for one in ctx.cited:
        first.setdefault(_key(one.citation), one.citation)
    return first


def _key(citation: Citation) -> tuple[str, DocType]:
    return symbol_key(citation.symbol or ""), citation.type


def _below_the_title(ctx: Context, one: Resolved) -> Resolved:
    """The citation that says more of what the text's own subject or first line names without its day, "V/v thực hiện
    Thông tư 26/2025/TT-BYT": what must be said is said below. Where nothing is, the first itself."""
    start = one.citation.start
    before = ctx.text[max(0, start - _REGARDING_REACH) : start]
    heading = start < _REGARDING_REACH and "\n" not in before.lstrip() and ctx.text.find("\n", start) >= 0
    if not heading and not ctx.in_own_title(start) and not _REGARDING.search(before):
        return one
    below = (other for other in ctx.after(one.citation.end) if other.document == one.document)
    return next((other for other in below if other.citation.day is not None), one)


#: What stands for a letter that a page's encoding lost.
_LOST, _LOST_REACH = "\ufffd", 24
_IN_ENGLISH = late(lambda: rf"(?<!\w)(?:{'|'.join(ENGLISH_TYPES)})(?!\w)", one_of=tuple(ENGLISH_TYPES))
#: "VW" is how a scan reads "V/v".
_REGARDING, _REGARDING_REACH = late(r"(?:^|\n)[ \t]*V\s?(?:/\s?v|W)(?!\w)[^\n]*(?:\n{1,2}[^\n]+)?$"), 160
_HEADS_A_PAPER = late(r"(?:^|\n)[ \t*_|>]*(?:[^\S\n]*\|)?[ \t]*\*{0,2}[Ss]ố\*{0,2}\s{0,3}:\*{0,2}\s{0,3}$")
_WITH_OWN = late(r"[ \t]*\([ \t]*(?:và[ \t]+)?")


def _repeats(first: Citation, one: Resolved) -> bool:
    """Whether the number was cited before, with its day, and this citation names no other office."""
    citation = one.citation
    other = citation.issuer_basis == "explicit" and citation.issuer != first.issuer
    return first.start < citation.start and first.day is not None and not other


_DATED_REACH = 240
#: The words that can stand last in it.
_DATED_ENDS = frozenset(("hành", "có", "ra", "ký", "qua", "các"))


def _dated_before(text: str, at: int, lead: str) -> bool:
    """Whether the words before `at`, with `lead` the last, tell the day on which what stands there was issued."""
    return lead in _DATED_ENDS and _DATED_BEFORE.search(text[max(0, at - _DATED_REACH) : at]) is not None


def _number(citation: Citation) -> tuple[str, tuple[str, ...], DocType]:
    """The number, the office codes and the type of a citation: "Quyết định 25/QĐ-TTg ngày …"."""
    symbol = citation.symbol or ""
    return symbol.partition("/")[0], codes_of(symbol), citation.type


def without_date(ctx: Context, one: Resolved) -> Finding | None:
    """VB103: the first citation gives no day."""
    citation = one.citation
    if citation.day is not None or citation.bad_date is not None or day_of_the_next(ctx, one):
        return None
    known = ctx.known(one)
    if known is None:
        return ctx.finding("VB103", one, known_date=None, source=None)
    sure = known if known.certainty in DESCRIBED else None
    if sure and sure.issued and citation.year not in (None, sure.issued.year):
        sure = None  # another of that number
    return ctx.finding("VB103", one, known_date=vn(sure.issued) if sure else None, source=sure.source if sure else None)


def without_issuer(ctx: Context, one: Resolved, lead: str) -> Finding | None:
    """VB104: the first citation names no issuer, and neither does its sentence; `lead` is the word before it."""
    text, citation = ctx.text, one.citation
    start, end = citation.start, citation.end
    if citation.issuer_basis not in ("symbol", "") and not _only_presumed(ctx, one):
        return None
    if lead in _ISSUES_ENDS and _ISSUES.search(text[max(0, start - 40) : start]):
        return None
    if _proposed(text, start) or issued_behind(text, end) or whose_before(text, start, lead):
        return None
    if (lead == "và" and of_a_pair(ctx, one)) or (lead in AMENDED_ENDS and amends_the_last(ctx, one)):
        return None
    if of_somebody(text, end) or (
        "(" in text[max(0, start - 6) : start] and before_bracket(text, start, name_of(citation))
    ):
        return None
    if told_by_the_row(ctx, one) or whose_the_last_was(ctx, one):
        return None
    central = citation.issuer if citation.issuer and citation.issuer.level in ("central", "ministry") else None
    known = ctx.known(one)
    name = (known.issuer if known else None) or (central.name if central else None)
    name = offices_in_words(name) if name else None
    return ctx.finding("VB104", one, known_issuer=name, source=known.source if known else None)


def name_of(citation: Citation) -> str | None:
    """The office that the symbol names, as it is called."""
    return citation.issuer.name if citation.issuer is not None and citation.issuer_basis == "symbol" else None


def not_whose(ctx: Context) -> Iterator[Finding]:
    """VB112: a later citation of another tier's document that reads like the writer's own; said once for each.

    Only the first citation must name the issuer; but offices of every tier write "QĐ-UBND", the writer's too.
    """
    own = ctx.reading.report.body
    if own is None or not own.place or not (ctx.administrative and ctx.relies):
        return
    first: dict[str, Citation] = {}
    said: set[str] = set()
    for one in ctx.cited:
        citation, before = one.citation, first.get(one.document)
        if citation.issuer_basis == "explicit" and before is None:
            first[one.document] = citation
        if before is None or citation.issuer_basis == "explicit" or one.document in said or not citation.day:
            continue
        issuer = before.issuer
        if (
            issuer is None
            or issuer.head != own.head
            or issuer.level == own.level
            or _ISSUED.search(_sentence(ctx, one))
        ):
            continue
        said.add(one.document)
        yield ctx.finding("VB112", one, known_issuer=issuer.name, issuer=own.name)


def _only_presumed(ctx: Context, one: Resolved) -> bool:
    """Whether nothing but the writer's own office could be the issuer, and the sentence does not say who issued it."""
    if one.citation.issuer_basis != "reporting body":
        return False
    before = _sentence(ctx, one)
    opened = _IN_BRACKETS.search(before)
    clause = before.rfind(";", 0, opened.start()) + 1 if opened else 0  # brackets belong to the clause before them
    said = _ISSUED.finditer(ctx.text, one.citation.start - len(before) + clause, one.citation.start)
    return all(ctx.in_subject(found.start()) for found in said)


_ISSUES_ENDS = frozenset(("hành", "có", "các"))


def _proposed(text: str, at: int) -> bool:
    """Whether somebody proposes in the sentence before `at`."""
    starts, ends = _proposals(text)
    if not starts:
        return False
    last = bisect_right(ends, at) - 1
    return last >= 0 and starts[last] >= at - _SENTENCE and starts[last] >= sentence_start(text, at, _SENTENCE)


@lru_cache(maxsize=4)
def _proposals(text: str) -> tuple[array[int], array[int]]:
    """Where a proposal is spoken of, looked for once: each citation asks for it in the sentence before."""
    found = [one.span() for one in _PROPOSED.finditer(text)]
    return array("q", (start for start, _ in found)), array("q", (end for _, end in found))


def _sentence(ctx: Context, one: Resolved) -> str:
    """What stands before a citation in its own sentence, its list with it."""
    start = one.citation.start
    return ctx.text[sentence_start(ctx.text, start, _SENTENCE) : start]


def without_subject(ctx: Context, one: Resolved, lead: str) -> Finding | None:
    """VB105: the first citation gives no subject (trích yếu), and neither does its sentence before it."""
    citation = one.citation
    if citation.subject or citation.pinpoints or not _NOTHING_FOLLOWS.match(ctx.text, citation.end):
        return None
    sentence = ctx.text[sentence_start(ctx.text, citation.start, 240, ".!?;") : citation.start]
    if (
        (_SUBJECT_SIGNS.search(sentence) and _SUBJECT_BEFORE.search(sentence))
        or (lead in _ABOUT_ENDS and _ABOUT.search(sentence))
        or _amends_it(sentence)
        or _proposed(ctx.text, citation.start)
    ):
        return None
    known = ctx.known(one)
    title = as_subject(known) if known and known.certainty in SURE else None
    return ctx.finding("VB105", one, title=title, source=known.source if known and title else None)


def _amends_it(sentence: str) -> bool:
    """Whether a sentence ends with what amends something, or with what something is called for short."""
    lower = sentence.lower()  # searched several times as fast as without regard to case
    said = "sửa" in lower or "bổ" in lower or "gọi" in lower or "viết" in lower
    return said and _AMENDING.search(sentence) is not None


def _in_lists(ctx: Context) -> frozenset[int]:
    """Where the documents begin that a later one of the same list gives the subject for: "217 và 218 … về quy chế"."""
    found: set[int] = set()
    later: Citation | None = None
    for one in reversed(ctx.reading.citations):
        citation = one.citation
        told = later is not None and (later.subject or later.start in found)
        if later is not None and told and _JOINER.match(ctx.text, citation.end, later.start):
            found.add(citation.start)
        later = citation
    return frozenset(found)


def law_out_of_form(ctx: Context) -> Iterator[Finding]:
    """VB106: a law by its number without its name or without its year, once; under a name not its own, each time."""
    recent = ctx.normative and ctx.day >= DECREE_78 and not ctx.consolidated
    if not ((ctx.administrative or recent) and ctx.relies):
        return
    laws = [one for one in ctx.cited if one.citation.type in BY_NAME]
    dated = {one.document for one in laws if one.citation.symbol or one.citation.year or one.citation.day}
    said: set[str] = set()
    for n, one in enumerate(laws):
        citation, known = one.citation, ctx.known(one)
        if known is None or not known.title or citation.type == "constitution":
            continue
        first = one.document not in said
        misnamed = ctx.administrative and (_misnamed(one, known) or _under_another_name(ctx, one, known))
        said.add(one.document)
        if citation.name is None:
            beside = said_amended(ctx, one) or _among_numbers(laws, n) or of_the_past(ctx, one)
            incomplete = not (_amends(known) or beside or (citation.subject and _by_its_name(ctx, one, known)))
        else:
            incomplete = recent and one.document not in dated and _recited(ctx, one)
        if misnamed or (first and incomplete):
            ended = ctx.state(one.document, ctx.day).state in ENDED_BY_ACT
            named = recited_law(ctx, known) if recent and _recited(ctx, one) else full_citation(known)
            instead = None if ended else citation.text[: _name_at(one)] + named
            yield ctx.finding(
                "VB106", one, type=type_name(known.type), symbol=f"số {known.symbol}", title=law_name(known),
                suggestion=instead, source=known.source,
            )  # fmt: skip


def _recited(ctx: Context, one: Resolved) -> bool:
    start = one.citation.start
    return _RECITED.search(ctx.text[max(0, start - 16) : start]) is not None


def _among_numbers(laws: list[Resolved], n: int) -> bool:
    """Whether another law by number stands beside it: a list of amending laws ("Luật số 35/2018/QH14, Luật số …")."""
    start, end = laws[n].citation.start, laws[n].citation.end
    return any(
        other.citation.name is None
        and (0 <= start - other.citation.end <= _LIST_GAP or 0 <= other.citation.start - end <= _LIST_GAP)
        for other in (*laws[max(0, n - 1) : n], *laws[n + 1 : n + 2])
    )


def _amends(law: Document) -> bool:
    """Whether a law amends others: its name is long, and its number alone is how "as amended" is written."""
    return fold(law.title or "").removeprefix("luat ").startswith(("sua doi", "bo sung"))


def _misnamed(one: Resolved, known: Document) -> bool:
    """Whether the printed name lacks words of the law's own or adds some ("Luật Thực hiện dân chủ cơ sở")."""
    if one.citation.name is None or one.certainty == "candidates":
        return False
    printed = _TAIL.sub("", one.citation.text[_name_at(one) :])
    said, own = (words_of(_TYPE_WORD.sub("", " ".join(name.split()))) for name in (printed, law_name(known)))
    return bool(said) and said != own and len(set(own) ^ set(said)) <= 2 and not _amends(known)


def _by_its_name(ctx: Context, one: Resolved, known: Document) -> bool:
    """Whether the subject behind a law's number begins with the law's name: "… về thực hiện dân chủ ở cơ sở"."""
    said, own = _subject_and_name(ctx, one, known)
    return said[: len(own)] == own or own[: len(said)] == said


def _under_another_name(ctx: Context, one: Resolved, known: Document) -> bool:
    """Whether a law's number is followed by a name that begins like the law's own and is not it."""
    citation = one.citation
    if citation.name is not None or citation.subject is None or _amends(known):
        return False
    said, own = _subject_and_name(ctx, one, known)
    about = ctx.text[citation.end : citation.subject[0]].split()[-1:] == ["về"]
    return about and said[:_ALIKE] == own[:_ALIKE] and not _by_its_name(ctx, one, known)


def _subject_and_name(ctx: Context, one: Resolved, known: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    said = ctx.text[slice(*one.citation.subject)] if one.citation.subject else ""
    return words_of(said), words_of(_TYPE_WORD.sub("", law_name(known)))


def _name_at(one: Resolved) -> int:
    """Where the type word of a named law begins, behind its pinpoints."""
    found = re.search(r"(?:Bộ\s+luật|(?<!ộ )luật|Pháp\s+lệnh)\s", one.citation.text, re.IGNORECASE)
    return found.start() if found else 0


RULES = (
    (("VB103", "VB104", "VB105", "VB111"), not_in_full),
    (("VB112",), not_whose),
    (("VB106",), law_out_of_form),
)  # fmt: skip
