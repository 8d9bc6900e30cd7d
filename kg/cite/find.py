"""The finder: from raw text to citations.

One pass over the laws named, the symbols printed and the Party sessions; each is then completed to the left (type
word, pinpoint) and to the right (year, day, issuer, term) within bounded windows. Spans are spans of the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.cite import back, bodies, dates, lists, pinpoints, plain
from kg.cite.beside import Left, Right, day_of_sentence, left_of, right_of, type_before_office
from kg.cite.draft import Draft
from kg.cite.names import NamedLaw, find_named, numbers_of, years_of
from kg.cite.party import Session, find_sessions
from kg.cite.subjects import set_subjects
from kg.cite.symbols import Symbol, find_symbols
from kg.cite.view import view_of
from kg.cite.vocabulary import CODE_OF_BODY, TYPE_CODES, body_of_code
from kg.cite.words import spell
from kg.model import Body, Citation, DocType, Repair
from kg.patterns import late

#: What may stand between a law's name and its number: its year, "(sửa đổi)", a comma, a bracket, "số".
_LAW_NUMBER = late(
    r"(?:[\[(*_]{0,2}\d{0,2}[\])*_]{0,2})?(?:\s{1,8}\([Ss]ửa\s+đổi\))?(?:\s{1,8}(?:năm\s{1,8})?(?:19|20)\d\d)?"
    r"\s{0,8},?\s{0,8}\(?\s?(?:(?:số|SỐ)\s{0,4}:?\s{0,8})?"
)
_LONGEST_LAW_GAP = 40
_JOIN = late(r"\s{0,4}(?:[,;]|,?\s{1,4}và|\s{1,4}hoặc)\s{1,4}(?:số\s{0,3}:?\s{0,3})?")
_LONGEST_JOIN = 16
#: A bare day on the line after a law's name stands in a cell of its own: the day on which a decree began.
_NEXT_LINE_DAY = re.compile(r"[ \t]{0,8}\r?\n\s{0,8}\d{1,2}\s{0,2}[/.\-]")
_DOING = late(
    r"(?:thực\s+hiện|triển\s+khai|thi\s+hành|tuyên\s+truyền|phổ\s+biến|quán\s+triệt|học\s+tập|sơ\s+kết|tổng\s+kết|kết\s+quả|về)"
    r"\s+(?:[^\W\d_]+\s+){0,3}$",
    re.IGNORECASE,
)
_DOING_REACH = 48
_SELF_LINE = re.compile(r"(?:^|\n)[ \t|*_#>]*$")
#: The end of the line; in a letterhead of two columns the place and day stand in the other.
_LINE_END = re.compile(
    r"[ \t|*_]*(?:\r?\n|$)"
    r"|[ \t|]{1,40}[^\W\d_][^\n\d,]{0,60},\s{0,4}ngày[\d .…]{1,16}tháng[\d .…]{1,16}năm[\d .…]{0,12}(?:\r?\n|$)"
)
_HEAD_OF_DOCUMENT = 2500
#: Words before a number that make it the number of a form, a table or a house, not of a document.
_NO_DOCUMENT = frozenset(map(spell, "mẫu biểu bảng phụ nhà đường ngõ tổ ô lô thửa khai".split()))
_YEAR_TYPES: frozenset[DocType] = frozenset(
    ("law", "code", "ordinance", "decree", "circular", "joint_circular", "resolution", "decision", "directive")
)
#: Types of the documents that a hyphen alone could name before 1997: "Nghị định 48-CP", "Thông tư 81-TC/TCT".
_OLD_TYPES: frozenset[DocType] = frozenset((*_YEAR_TYPES, "order", "joint_resolution"))
_OWN_LAW_TYPES: frozenset[DocType] = frozenset(("law", "code", "ordinance", "resolution"))
_JOINT_TYPES: frozenset[DocType] = frozenset(("joint_circular", "joint_resolution"))
_CENTRAL_COMMITTEE = Body("Ban Chấp hành Trung ương Đảng", level="central")


def find_citations(text: str, *, back_references: bool = False) -> list[Citation]:
    """Every citation of `text`, in order: numbered documents, laws by name, and the text's own number.

    With `back_references` also the mentions that name nothing by themselves: "Luật này", "kế hoạch nêu trên", and
    schemes and programmes by the name that the text gives them.

    Offsets are code points of `text`. Issuers are those that the text prints beside the citation or the symbol
    names beyond doubt; the rest is for `resolve_citations`, which knows the reporting body and the register.
    """
    view = view_of(text)
    seen = view.text if view is not None else text
    drafts = list(_drafts(seen))
    lists.share(seen, drafts)
    drafts = back.with_short_forms(seen, drafts)
    if back_references:
        drafts = back.with_pointers(seen, drafts)
    set_subjects(seen, drafts)
    return [draft.citation(text, view) for draft in drafts]


def _drafts(text: str) -> Iterator[Draft]:
    sessions, named, symbols = list(find_sessions(text)), list(find_named(text)), list(find_symbols(text))
    places = [(one.start, _SESSION, n) for n, one in enumerate(sessions)]
    places += [(one.start, _NAMED, n) for n, one in enumerate(named)]
    places += [(one.start, _SYMBOL, n) for n, one in enumerate(symbols)]
    places.sort()
    done = free = 0  # the end of the last citation; the first symbol that no law's name has taken
    previous: Draft | None = None
    own_law = False
    for start, room, n in places:
        if start < done or (room == _SYMBOL and n < free):
            continue
        if room == _SYMBOL:
            free = n + 1
            found = _from_symbol(text, symbols[n], done, previous)
        elif room == _SESSION:
            found = [_from_session(sessions[n])]
        else:
            law = named[n]
            while free < len(symbols) and symbols[free].end <= law.end:
                free += 1
            number = symbols[free] if free < len(symbols) and _is_number_of(text, law, symbols[free]) else None
            if number is not None:
                free += 1
                if law.inner and number.text in numbers_of(law.inner.type, law.inner.name):
                    law = law.inner  # "Luật sửa đổi Luật Thuế thu nhập doanh nghiệp số 14/2008/QH12": the amended law's
            found = [_from_law(text, law, number, done, own_law)]
        for draft in found:
            done = draft.end
            previous = draft
            own_law = own_law or (draft.form == "self" and draft.type in _OWN_LAW_TYPES)
            yield draft


_SESSION, _NAMED, _SYMBOL = range(3)


def _from_session(session: Session) -> Draft:
    draft = Draft(session.start, session.end, session.type, "named")
    draft.name, draft.term = session.name, session.term
    draft.issuer, draft.basis = _CENTRAL_COMMITTEE, "symbol"
    return draft


# Laws by name


def _is_number_of(text: str, law: NamedLaw, symbol: Symbol) -> bool:
    if symbol.start - law.end > _LONGEST_LAW_GAP or not symbol.codes:
        return False
    gap = text[law.end : symbol.start]
    return _LAW_NUMBER.fullmatch(gap) is not None and (law.listed or bool(gap.strip()))


def _from_law(text: str, law: NamedLaw, number: Symbol | None, floor: int, own_law: bool) -> Draft:
    end = number.end if number else law.end
    year = None
    printed = dates.YEAR_AFTER.match(text, law.end)
    if printed is not None and (number is None or printed.end() <= number.start):
        candidate = int(printed[2])
        if number is not None or _is_its_year(text, law, candidate, printed):
            year, end = candidate, max(end, printed.end())
    if own_law and _is_title(text, law):
        draft = Draft(law.start, law.end, law.type, "self")
        draft.name = law.name
        draft.issuer, draft.basis = _lawgiver(law.type), "symbol"
        return draft
    right = right_of(text, end) if number or not _NEXT_LINE_DAY.match(text, end) else Right(end)
    if right.issuer is not None and right.issuer.level not in ("central", "ministry"):
        right.drop_issuer()  # "Luật Chất lượng sản phẩm, hàng hóa do UBND cấp tỉnh thực hiện": no office of a place
    draft = Draft(law.start, right.end, law.type, "named")
    if number is not None:
        draft.form = "full" if right.day and right.basis == "explicit" else "numbered"
        draft.symbol, draft.number, draft.repairs = number.text, (number.start, number.end), number.repairs
        opened = text[law.end : number.start].rfind("(") >= 0
        if opened and text[right.end : right.end + 1] == ")":
            draft.end += 1
    draft.name, draft.term, draft.bad_date, draft.day = law.name, right.term, right.bad_date, right.day
    draft.year = (number.year if number else None) or year or (right.day.year if right.day else right.year)
    if right.issuer is not None:
        draft.issuer, draft.basis = right.issuer, right.basis
    else:
        draft.issuer, draft.basis = _lawgiver(law.type), "symbol"
    _set_pinpoints(text, draft, floor)
    return draft


_PARLIAMENT = Body("Quốc hội", level="central")
_STANDING_COMMITTEE = Body("Ủy ban Thường vụ Quốc hội", level="central")


def _is_its_year(text: str, law: NamedLaw, year: int, printed: re.Match[str]) -> bool:
    """Whether a year, "năm 2023" or "2023", after a law's name is the law's year.

    Bare figures are, but on another line they may be another cell's ("Luật Dầu khí⏎2026"): then only a year that the
    list knows. "năm 2023" is when the list knows such a law, and where nothing is done: "thực hiện Luật Thực hiện dân
    chủ ở cơ sở năm 2023" tells the year of the doing, "căn cứ Luật Nhà ở năm 2023" that of a law which the list does
    not know yet.
    """
    known = years_of(law.type, law.name)
    if not printed[1] and law.type != "constitution":
        return year in known or "\n" not in printed.group()
    if law.type == "constitution" or not known or year in known or year < min(known):
        return True
    return _DOING.search(text[max(0, law.start - _DOING_REACH) : law.start]) is None


def _lawgiver(kind: DocType) -> Body:
    return _STANDING_COMMITTEE if kind == "ordinance" else _PARLIAMENT


def _is_title(text: str, law: NamedLaw) -> bool:
    """Whether a law's name in capitals on lines of its own is the text's own title: its number stands above."""
    return (
        law.start < _HEAD_OF_DOCUMENT
        and text[law.start : law.end].isupper()
        and bool(_SELF_LINE.search(text[max(0, law.start - 80) : law.start]))
        and bool(_LINE_END.match(text, law.end))
    )


# Numbered documents


def _from_symbol(text: str, symbol: Symbol, floor: int, previous: Draft | None) -> list[Draft]:
    if (draft := _plain(text, symbol, floor)) is not None:
        return [draft]
    left = left_of(text, symbol.start, floor)
    if symbol.shape == "blank":
        head = symbol.start < _HEAD_OF_DOCUMENT and _LINE_END.match(text, symbol.end)
        own = head and _SELF_LINE.search(text[max(0, symbol.start - 80) : symbol.start])
        return [_own_number(symbol, symbol.start)] if own else []
    if _is_own_number(text, left, symbol):
        return [_own_number(symbol, left.start, left.type)]
    kind = left.type
    before: list[Draft] = []
    office: Body | None = None
    if kind is None and left.has_number_word and (named := type_before_office(text, left, floor)):
        left.start, left.type, office = named
        kind = left.type
    if kind is None:
        if members := lists.numbers_before(text, symbol, floor):
            kind, before = members[0], lists.drafts_of(symbol, *members)
        elif not (_counts_alone(symbol, left) or _goes_on(text, symbol, previous)):
            return []
    if symbol.shape in ("year", "old") and (
        kind is None or kind not in (_YEAR_TYPES if symbol.shape == "year" else _OLD_TYPES)
    ):
        return []
    typed = left.type is not None
    if kind == "official_letter" and symbol.type and text[left.start] in "Vv":
        kind = symbol.type  # "văn bản số 202/TTr-BVHTTDL": the word for any document
    kind = kind or _type_of(symbol, previous)
    draft = _numbered(text, symbol, left.start if typed else symbol.start, kind, floor)
    draft.typed = typed
    if office is not None and draft.basis != "explicit":
        draft.issuer, draft.basis = office, "explicit"
        draft.form = "full" if draft.day else draft.form
    return [*before, draft]


def _plain(text: str, symbol: Symbol, floor: int) -> Draft | None:
    """The citation as nine of ten are printed, which `_numbered` would give too; None for a closer look."""
    codes = symbol.codes
    if symbol.shape not in _PLAIN_SHAPES or len(codes) > 2 or (left := plain.left(text, symbol.start, floor)) is None:
        return None
    start, _, kind = left
    if (
        kind in _JOINT_TYPES
        or (kind == "decree" and len(codes) < 2)
        or (right := plain.right(text, symbol.end)) is None
    ):
        return None
    _, day, end, issuer, term = right
    named = _issuer_of(codes, kind)
    if kind == "official_letter" and symbol.type and text[start] in "Vv":
        return None
    draft = Draft(start, end, kind)
    if issuer is not None:
        if named is not None and issuer.level not in _CENTRAL_LEVELS:
            return None
        draft.issuer, draft.basis = issuer, "explicit"
        if day is not None:
            draft.form = "full"
    elif named is not None:
        draft.issuer, draft.basis = named, "symbol"
    draft.symbol, draft.number, draft.term = symbol.text, (symbol.start, symbol.end), term
    if symbol.repairs:
        draft.repairs = symbol.repairs
    draft.day = day if day is not None else day_of_sentence(text, start)
    draft.year = symbol.year or (draft.day.year if draft.day is not None else None)
    if found := pinpoints.before(text, start, floor):
        draft.start, draft.pinpoints = found
    return draft


_PLAIN_SHAPES = frozenset(("normative", "administrative", "party"))
_CENTRAL_LEVELS = frozenset(("central", "ministry"))


def _numbered(text: str, symbol: Symbol, start: int, kind: DocType, floor: int) -> Draft:
    cells = text.find("|", start, symbol.start) >= 0
    right = right_of(text, symbol.end, kind in _JOINT_TYPES or len(symbol.codes) > 2, cells)
    draft = Draft(start, right.end, kind)
    draft.symbol, draft.repairs, draft.number = symbol.text, symbol.repairs, (symbol.start, symbol.end)
    named = _issuer_of(symbol.codes, kind)
    if right.issuer is not None and named is not None and right.issuer.level not in ("central", "ministry"):
        right.drop_issuer()  # "Nghị định 59/2023/NĐ-CP do UBND tỉnh triển khai": the symbol knows better
        draft.end = right.end
    if right.issuer is not None:
        draft.issuer, draft.basis = right.issuer, right.basis
        if named is not None and len(symbol.codes) > 2 and len(named.name) > len(right.issuer.name):
            draft.issuer = named  # "của Bộ Tài chính": one of the offices that the symbol names
    elif named is not None:
        draft.issuer, draft.basis = named, "symbol"
    if (tail := _missing_tail(symbol, kind, draft.issuer)) is not None:
        draft.symbol = symbol.text + tail
        draft.repairs = (*draft.repairs, Repair("completed", symbol.text, draft.symbol))
        draft.issuer, draft.basis = draft.issuer or _issuer_of((), kind), draft.basis or "symbol"
    draft.term, draft.bad_date = right.term, right.bad_date
    if right.day and right.basis == "explicit":
        draft.form = "full"
    year = right.year
    if not right.plain and right.end == symbol.end and (printed := dates.NUMBER_YEAR.match(text, symbol.end)):
        year, draft.end = int(printed[1]), printed.end()
    draft.day = right.day
    if right.day is None and right.bad_date is None and year is None:
        draft.day = day_of_sentence(text, start)
    draft.year = symbol.year or (draft.day.year if draft.day else year)
    _set_pinpoints(text, draft, floor, right.plain)
    return draft


def _missing_tail(symbol: Symbol, kind: DocType, issuer: Body | None) -> str | None:
    """What a symbol cut short lacks, where only one thing can follow: "Thông tư 01/2018 của Bộ Xây dựng"."""
    if kind == "decree" and symbol.year:
        return "/NĐ-CP" if not symbol.codes else "-CP" if symbol.codes == ("NĐ",) else None
    if symbol.shape == "year" and issuer is not None and kind in ("circular", "decision"):
        code = CODE_OF_BODY.get(issuer.name)
        return f"/{'TT' if kind == 'circular' else 'QĐ'}-{code}" if code else None
    return None


def _is_own_number(text: str, left: Left, symbol: Symbol) -> bool:
    """Whether "Số: 140/BC-UBND", "Luật số: 31/2024/QH15" stands on a line of its own near the head of the text."""
    if not left.has_number_word or symbol.start > _HEAD_OF_DOCUMENT or not _LINE_END.match(text, symbol.end):
        return False
    if left.type is not None and (left.type not in _OWN_LAW_TYPES or ":" not in text[left.number_start : symbol.start]):
        return False
    return bool(_SELF_LINE.search(text[max(0, left.start - 80) : left.start]))


def _own_number(symbol: Symbol, start: int, typed: DocType | None = None) -> Draft:
    kind = typed or symbol.type or _type_of(symbol, None)
    draft = Draft(start, symbol.end, kind, "self")
    draft.symbol, draft.number, draft.year = symbol.text, (symbol.start, symbol.end), symbol.year
    draft.repairs = symbol.repairs
    if named := _issuer_of(symbol.codes, kind):
        draft.issuer, draft.basis = named, "symbol"
    return draft


def _counts_alone(symbol: Symbol, left: Left) -> bool:
    """Whether a symbol without a type word before it is a document all the same."""
    if not symbol.known or symbol.shape in ("year", "old") or spell(left.word) in _NO_DOCUMENT:
        return False
    complete = symbol.shape in ("normative", "party") or (
        len(symbol.codes) > 1 and symbol.codes[0] in TYPE_CODES and body_of_code(symbol.codes[1]) is not None
    )
    return complete or (left.has_number_word and len(symbol.codes) > 1)


def _goes_on(text: str, symbol: Symbol, previous: Draft | None) -> bool:
    """Whether a symbol goes on a list of its like: "Công văn số 12/UBND-VX, 13/UBND-VX và 14/UBND-VX"."""
    if previous is None or previous.symbol is None or symbol.start - previous.end > _LONGEST_JOIN:
        return False
    same = previous.symbol.rsplit("/", 1)[-1] == symbol.text.rsplit("/", 1)[-1]
    return same and _JOIN.fullmatch(text, previous.end, symbol.start) is not None


def _type_of(symbol: Symbol, previous: Draft | None) -> DocType:
    """The type that the symbol's codes name; a number in a list follows the one before it."""
    if symbol.type is not None:
        return symbol.type
    first = symbol.codes[0] if symbol.codes else ""
    if symbol.year is None:
        return "official_letter"
    if previous is not None and previous.symbol and previous.symbol.rsplit("/", 1)[-1] == first:
        return previous.type
    if first.startswith("UBTVQH"):
        return "resolution"
    return "law" if first.startswith("QH") else "other"


@lru_cache(maxsize=2048)
def _issuer_of(codes: tuple[str, ...], kind: DocType) -> Body | None:
    """The central bodies that a symbol names; a local office's place is not in its symbol."""
    if not codes:
        return Body("Chính phủ", level="central") if kind == "decree" else None
    named = [h for code in (codes[1:] if codes[0] in TYPE_CODES else codes[:1]) if (h := body_of_code(code))]
    if not named or any(head.kind != "central" for head in named):
        return None
    return bodies.joint_body([head.name for head in named], named[0].level)


def _set_pinpoints(text: str, draft: Draft, floor: int, plain: bool = False) -> None:
    if found := pinpoints.before(text, draft.start, floor):
        draft.start, draft.pinpoints = found
    elif not plain:
        draft.pinpoints = pinpoints.after(text, draft.end)
