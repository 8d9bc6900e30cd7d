"""Documents cited by number, made citations: with the type word before it, the day and issuer after it."""

from __future__ import annotations

from functools import lru_cache

from kg.base.patterns import late
from kg.cite import bodies, dates, lists, pinpoints
from kg.cite import common_form as plain
from kg.cite import own_number as own
from kg.cite.draft import Draft
from kg.cite.fields import in_next_cells, kind_of_field, of_field, set_day_of_field
from kg.cite.surroundings import (
    Left,
    closely_left,
    day_of_sentence,
    plainly_left,
    right_of,
    type_apart,
    type_before_office,
)
from kg.cite.symbols import Symbol, codes_of
from kg.cite.trie import spell
from kg.cite.vocabulary import CODE_OF_BODY, TYPE_CODES, body_of_code
from kg.model import Body, DocType, Repair

_JOIN = late(r"\s{0,4}(?:[,;]|,?\s{1,4}và|\s{1,4}hoặc)\s{1,4}(?:số\s{0,3}:?\s{0,3})?")
_LONGEST_JOIN = 16
#: Words before a number that make it the number of a form, a table or a house, not of a document.
_NO_DOCUMENT = frozenset(map(spell, "mẫu biểu bảng phụ nhà đường ngõ tổ ô lô thửa khai".split()))
_YEAR_TYPES: frozenset[DocType] = frozenset(
    ("law", "code", "ordinance", "decree", "circular", "joint_circular", "resolution", "decision", "directive")
)
#: Types of the documents that a hyphen alone could name before 1997: "Nghị định 48-CP", "Thông tư 81-TC/TCT".
_OLD_TYPES: frozenset[DocType] = frozenset((*_YEAR_TYPES, "order", "joint_resolution"))
#: The last codes of courts' decisions.
_MAY_BE_COURTS = frozenset(("ST", "PT", "GĐT", "TT", "XXST", "XXPT", "DS", "HS", "HC", "HNGĐ", "KDTM", "LĐ"))
#: Types that share a code: the Party's regulations are "QĐ" too.
_SAME_CODE: dict[DocType, DocType] = {
    "decision": "regulation", "notice": "conclusion", "conclusion": "notice", "court_decision": "decision",
}  # fmt: skip
_USUAL_SHAPES = frozenset(("normative", "administrative", "party"))
_CENTRAL_LEVELS = frozenset(("central", "ministry"))
_JOINT_TYPES: frozenset[DocType] = frozenset(("joint_circular", "joint_resolution"))


def from_symbol(text: str, symbol: Symbol, floor: int, previous: Draft | None) -> list[Draft]:
    """The citation of a number, not before `floor`, after those that share its tail; none when it is no document's.

    `previous` is the citation before it, whose list it may go on.
    """
    typed_before = plain.left(text, symbol.start, floor)
    if typed_before is None:
        left = closely_left(text, symbol.start, floor)
    elif (usual := _usual(text, symbol, typed_before, floor)) is not None:
        return [usual]
    else:
        left = plainly_left(typed_before, symbol.start)
    if symbol.shape == "blank":
        return [_own_number(symbol, symbol.start)] if own.is_own_blank(text, symbol) else []
    if own.is_own_number(text, left, symbol):
        return [_own_number(symbol, left.start, left.type or _judicial(symbol.codes) or own.titled(text, symbol))]
    kind = left.type
    if kind == "official_letter" and not left.has_number_word and ":" in text[left.start : left.number_start]:
        kind = left.type = None  # "Số hiệu văn bản: 14/2001/QĐ-UB"
        left.start = left.number_start
    if kind == "other" and text[left.start].islower() and (apart := type_apart(text, left, floor)):
        left.start, kind = apart  # "Biên bản thương thảo hợp đồng số 12/BBTT"
        left.type = kind
    before: list[Draft] = []
    office: Body | None = None
    if kind is None and left.has_number_word and (named := type_before_office(text, left, floor)):
        left.start, left.type, office = named
        kind = left.type
    if (
        kind is None
        and (left.has_number_word or _of_case(symbol))
        # "Bản án Kinh doanh, thương mại sơ thẩm số …"
        and (apart := type_apart(text, left, floor, over_commas="KDTM" in symbol.codes))
    ):
        kind = _apart_kind(symbol, apart[1])
        if kind is not None:
            left.start, left.type = apart[0], kind
    if kind is None and left.has_number_word and symbol.type is not None and not _JOINED_TO.match(text, floor):
        apart = type_apart(text, left, floor, over_commas=True)
        if apart is not None and apart[1] == symbol.type and text[apart[0]].isupper():
            left.start, left.type = apart
            kind = left.type
    if (
        kind in ("decision", "court_decision")
        and _of_case(symbol)
        and symbol.codes[1] in _JUDGED
        and text[left.start] == "q"
    ):
        # "Bản án về … yêu cầu hủy quyết định hành chính số 60/2024/DS-PT": the words are its subject's
        left.start, left.type, kind = left.number_start, "judgment", "judgment"
    if kind is None:
        if members := lists.numbers_before(text, symbol, floor):
            kind, before = members[0], lists.drafts_of(symbol, *members)
        elif _goes_on_by_year(text, symbol, previous):
            assert previous is not None
            kind, left.english = previous.type, previous.english
        elif len(symbol.codes) == 1 and previous is not None and _goes_on(text, symbol, previous):
            kind = previous.type  # "Nghị định 196-CP năm 1994, 41-CP năm 1995"
        elif len(symbol.codes) > 1 and of_field(text, left.number_start):
            kind = kind_of_field(text, symbol.end) or _judicial(symbol.codes)
        elif not (
            _counts_alone(symbol, left) or _goes_on(text, symbol, previous) or _opens_line(text, symbol, left.start)
        ):
            return []
    if symbol.shape == "lost" and left.type not in (symbol.type, _SAME_CODE.get(symbol.type or "other")):
        return []
    if symbol.shape == "year" and kind not in _YEAR_TYPES:
        return []
    if (
        symbol.shape == "old"
        and kind not in _OLD_TYPES
        and not (kind is None and _opens_line(text, symbol, left.start))
    ):
        return []
    typed = left.type is not None
    if left.english and symbol.type not in (None, "other"):
        kind = symbol.type
    if kind == "official_letter" and symbol.type and text[left.start] in "Vv":
        kind = symbol.type  # "văn bản số 202/TTr-BVHTTDL": the word for any document
    if kind == "decision" and "court_decision" in (symbol.type, _judicial(symbol.codes)):
        kind = "court_decision"
    kind = kind or _judicial(symbol.codes) or _type_of(symbol, previous)
    draft = _numbered(text, symbol, left.start if typed else symbol.start, kind, floor)
    draft.typed, draft.english = typed and not left.english, left.english
    if office is not None and draft.basis != "explicit":
        draft.issuer, draft.basis = office, "explicit"
        draft.form = "full" if draft.day else draft.form
    if not typed and draft.day is None and draft.bad_date is None and of_field(text, left.number_start):
        set_day_of_field(text, draft)
    return [*before, draft]


#: Behind a citation, what begins the next of its list: its type word is no other's.
_JOINED_TO = late(r"\s{0,4}(?:,|;|và)\s{0,4}(?:số|các)\s")


def _usual(text: str, symbol: Symbol, left: tuple[int, int, DocType], floor: int) -> Draft | None:
    """The citation as nine of ten are printed, which the closer look would give too; None where one is needed.

    `left` is its type word. Without it citations are found a tenth slower.
    """
    codes = symbol.codes
    if symbol.shape not in _USUAL_SHAPES or len(codes) > 2:
        return None
    if (right := plain.right(text, symbol.end)) is None:
        return None
    start, _, kind = left
    if kind in _JOINT_TYPES or (kind == "decree" and len(codes) < 2) or text[symbol.start - 2] == ":":
        return None
    if kind == "other" and text[start].islower():
        return None
    if (kind == "decision" and codes[-1] in _MAY_BE_COURTS) or (kind == "official_letter" and symbol.type):
        return None
    _, day, end, issuer, term = right
    if end == symbol.end and text[end + 1 : end + 2].isupper():
        return None  # its codes once more, perhaps
    if codes[-1] == "TW" and issuer is None and text.startswith(" (", end):
        return None  # its session, perhaps
    named = _issuer_of(codes, kind)
    draft = Draft(start, end, kind)
    if issuer is not None:
        if named is not None and issuer.level not in _CENTRAL_LEVELS:
            return None
        draft.issuer = _meant(issuer, named) if text[end - 4 : end] == _TTCP else issuer
        draft.basis = "explicit"
        if day is not None:
            draft.form = "full"
    elif named is not None:
        draft.issuer, draft.basis = named, "symbol"
        if text.startswith(_OF, end) and (behind := _own_code(text, end, symbol)) is not None:
            draft.end, draft.basis = behind, "explicit"
            draft.form = "full" if day is not None else draft.form
    draft.symbol, draft.number, draft.term = symbol.text, (symbol.start, symbol.end), term
    draft.repairs = symbol.repairs
    draft.day = day if day is not None else day_of_sentence(text, start, floor)
    draft.year = symbol.year or (draft.day.year if draft.day is not None else None)
    if found := pinpoints.before(text, start, floor):
        draft.start, draft.pinpoints = found
    return draft


def _numbered(text: str, symbol: Symbol, start: int, kind: DocType, floor: int) -> Draft:
    symbol = _without_double(text, symbol)
    cells = text.find("|", start, symbol.start) >= 0
    right = right_of(text, symbol.end, kind in _JOINT_TYPES or len(symbol.codes) > 2, cells)
    draft = Draft(start, right.end, kind)
    draft.symbol, draft.repairs, draft.number = symbol.text, symbol.repairs, (symbol.start, symbol.end)
    named = _issuer_of(symbol.codes, kind)
    if right.issuer is not None and named is not None and right.issuer.level not in _CENTRAL_LEVELS:
        right.drop_issuer()  # "Nghị định 59/2023/NĐ-CP do UBND tỉnh triển khai": the symbol knows better
        draft.end = right.end
    if right.issuer is not None:
        draft.issuer, draft.basis = right.issuer, right.basis
        if text[right.end - 4 : right.end] == _TTCP:
            draft.issuer = _meant(right.issuer, named)
        if named is not None and len(symbol.codes) > 2 and len(named.name) > len(right.issuer.name):
            draft.issuer = named  # "của Bộ Tài chính": one of the offices that the symbol names
    elif named is not None:
        draft.issuer, draft.basis = named, "symbol"
        if text.startswith(_OF, right.end) and (behind := _own_code(text, right.end, symbol)) is not None:
            draft.end, draft.basis = behind, "explicit"
    if (tail := _missing_tail(symbol, kind, draft.issuer)) is not None:
        draft.symbol = symbol.text + tail
        draft.repairs = (*draft.repairs, Repair("completed", symbol.text, draft.symbol))
        draft.issuer, draft.basis = draft.issuer or _issuer_of((), kind), draft.basis or "symbol"
    draft.term, draft.bad_date = right.term, right.bad_date
    if right.day and draft.basis == "explicit":
        draft.form = "full"
    if symbol.shape == "party" and right.issuer is None and (term := bodies.term_after(text, right.end)) is not None:
        draft.end, draft.term = term  # "Nghị quyết số 18-NQ/TW (khóa XII)"
    elif (
        symbol.codes[-1:] == ("TW",)
        and right.issuer is None
        and (session := bodies.session_in_brackets(text, right.end))
    ):
        draft.end, draft.issuer, draft.term = session
        draft.basis = "explicit"
    year = right.year
    if not right.plain and right.end == symbol.end and (printed := dates.NUMBER_YEAR.match(text, symbol.end)):
        year, draft.end = int(printed[1]), printed.end()
    draft.day = right.day
    if right.day is None and right.bad_date is None and year is None:
        row = in_next_cells(text, symbol.end) if start == symbol.start else None
        draft.day = (row.day if row is not None else None) or day_of_sentence(text, start, floor)
        if row is not None and row.issuer is not None and draft.basis != "explicit" and named in (None, row.issuer):
            draft.issuer, draft.basis = row.issuer, "explicit"
            draft.form = "full" if row.day is not None else draft.form
    draft.year = symbol.year or (draft.day.year if draft.day else year)
    pinpoints.set_pinpoints(text, draft, floor, right.plain)
    return draft


def _meant(printed: Body, named: Body | None) -> Body:
    """Whose "TTCP" is: the Prime Minister's where the number says so, else the Inspectorate's."""
    return named if named is not None and named.name == _PRIME_MINISTER else printed


_TTCP = "TTCP"
_PRIME_MINISTER = "Thủ tướng Chính phủ"
_OF = " của "


def _own_code(text: str, pos: int, symbol: Symbol) -> int | None:
    """Where the letters of the number's own office end behind it, "Nghị định 95/2024/NĐ-CP ngày 24/7/2024 của CP"."""
    at = pos + len(_OF)
    code = next((one for one in symbol.codes if text.startswith(one, at) and one not in TYPE_CODES), None)
    end = at + len(code) if code else at
    behind = text[end : end + 2]
    if not code or behind[:1].isalnum() or behind[:1] in ("-", "&", "/"):
        return None
    return None if behind[:1] == " " and behind[1:].isupper() else end  # "của CP Đầu tư A"


_BEFORE_DOUBLE = frozenset(" /-")


def _without_double(text: str, symbol: Symbol) -> Symbol:
    """The symbol with its codes twice as one: "37-NQ/TW NQ/TW", "59/2023/NĐ-CP/NĐ-CP"."""
    if text[symbol.end : symbol.end + 1] not in _BEFORE_DOUBLE or not text[symbol.end + 1 : symbol.end + 2].isupper():
        return symbol
    codes = text[symbol.start : symbol.end].lstrip("0123456789/-")
    end = symbol.end + 1 + len(codes)
    if len(symbol.codes) < 2 or not text.startswith(codes, symbol.end + 1) or text[end : end + 1].isalnum():
        return symbol
    return symbol._replace(end=end, repairs=(*symbol.repairs, Repair("doubled", text[symbol.start : end], symbol.text)))


def _missing_tail(symbol: Symbol, kind: DocType, issuer: Body | None) -> str | None:
    """What a symbol cut short lacks, where only one thing can follow: "Thông tư 01/2018 của Bộ Xây dựng"."""
    if kind in ("law", "code") and symbol.shape == "year" and (term := _term_of(symbol.year)):
        return f"/QH{term}"
    if kind == "decree" and symbol.year:
        return "/NĐ-CP" if not symbol.codes else "-CP" if symbol.codes == ("NĐ",) else None
    if symbol.shape == "year" and issuer is not None and kind in ("circular", "decision"):
        code = CODE_OF_BODY.get(issuer.name)
        return f"/{'TT' if kind == 'circular' else 'QĐ'}-{code}" if code else None
    return None


def _term_of(year: int | None) -> int | None:
    """The term of the National Assembly all through a year; None for a year in which one followed another.

    Terms: Nghị quyết của Quốc hội về bầu cử; X 1997, XI 2002, XII 2007, XIII 2011, XIV 2016, XV 2021, XVI 2026.
    """
    last = max((first for first in _TERMS if year is not None and first < year), default=None)
    return _TERMS[last] if last is not None and year not in _TERMS else None


_TERMS = {1997: 10, 2002: 11, 2007: 12, 2011: 13, 2016: 14, 2021: 15, 2026: 16}


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


@lru_cache(maxsize=2048)
def _judicial(codes: tuple[str, ...]) -> DocType | None:
    """The type of a court's or procuracy's paper whose code others use too: 10/CT-VKS, 06/KL-KTHS."""
    if len(codes) < 2:
        return None
    kind, office = codes[:2]
    if kind == "CT" and office.startswith("VKS"):
        return "indictment"
    if kind == "QĐ" and (office in _STAGES or (office in _CASES and codes[-1] in _STAGES)):
        return "court_decision"
    if kind.startswith("QĐXX") or (kind in _CASES and office in _REVIEWS):
        return "court_decision"
    if kind in _CASES and office in _JUDGED:
        return "judgment"
    if office == "QĐ" and kind[:2] in _CASES and kind.endswith(("ST", "PT")):
        return "court_decision"  # 01/2020/HSST-QĐ
    return "expert_conclusion" if kind == "KL" and office.startswith(_EXPERTS) else None


#: Codes of the stages of a trial, of the kinds of cases, and of the reviews that end in a decision and no judgment:
#: 915/2024/QĐ-PT, 23/2006/DS-GĐT (Nghị quyết 01/2017/NQ-HĐTP).
_STAGES = frozenset(("ST", "PT", "GĐT", "TT", "XXST", "XXPT", "STDS", "STHS"))
_JUDGED, _DECIDED = frozenset(("ST", "PT")), frozenset(("decision", "court_decision"))
_CASES, _REVIEWS = frozenset(("DS", "HS", "HC", "HNGĐ", "KDTM", "LĐ")), frozenset(("GĐT", "TT"))
#: Codes of offices that examine for courts: criminal technique, forensic medicine, valuation.
_EXPERTS = ("KTHS", "PC09", "PC54", "C09", "TTPY", "TTGĐ", "PYQG", "VPY", "HĐĐG")


def _of_case(symbol: Symbol) -> bool:
    """Whether a symbol is that of a judgment: 13/2017/DS-ST names the kind of the case and the stage of the trial."""
    codes = symbol.codes
    return symbol.year is not None and len(codes) == 2 and codes[0] in _CASES and codes[1] in _STAGES


def _apart_kind(symbol: Symbol, kind: DocType) -> DocType | None:
    """The type word that stands apart from a number, where the symbol's own code does not name another."""
    if symbol.type in (None, kind):
        return kind
    if _judicial(symbol.codes) is not None and kind in ("indictment", "expert_conclusion"):
        return kind
    if symbol.type == "court_decision" and kind == "decision":
        return symbol.type
    return kind if symbol.type is not None and _SAME_CODE.get(symbol.type) == kind else None


def _opens_line(text: str, symbol: Symbol, start: int) -> bool:
    """Whether a bare number opens a line, a row or a cell: "3629/UBND-KTN ngày 21/10/2014", "| 1089/UBND-NV |"."""
    if (
        not symbol.known
        or symbol.shape not in ("administrative", "old")
        or not _AT_LINE.search(text[max(0, start - 24) : start])
    ):
        return False
    head = body_of_code(symbol.codes[0])
    return (
        head is not None
        and (len(symbol.codes) > 1 or head.kind == "central")
        and bool(_LINE_GOES_ON.match(text, symbol.end))
    )


_AT_LINE = late(r"(?:^|[\n|;])[ \t\xa0]*(?:[-+*•–]\s*|\d{1,3}[.)]\s+)?(?:[Ss]ố:?\s{1,4})?$")
_LINE_GOES_ON = late(r",?\s{0,8}(?:ngày|của|về|v/v|năm|và)(?!\w)|[ \t\xa0]*(?:[|,;.(\n\r]|$)")


def _goes_on(text: str, symbol: Symbol, previous: Draft | None) -> bool:
    """Whether a symbol goes on a list of its like: "Công văn số 12/UBND-VX, 13/UBND-VX và 14/UBND-VX"."""
    if previous is None or previous.symbol is None or symbol.start - previous.end > _LONGEST_JOIN:
        return False
    same = previous.symbol.rsplit("/", 1)[-1] == symbol.text.rsplit("/", 1)[-1]
    same = same or (symbol.known and symbol.type is not None and symbol.type == previous.type)
    same = same or (len(symbol.codes) == 1 and codes_of(previous.symbol) == symbol.codes)  # "196-CP năm 1994, 41-CP"
    join = _JOIN_ENGLISH if previous.english else _JOIN
    return same and join.fullmatch(text, previous.end, symbol.start) is not None


def _goes_on_by_year(text: str, symbol: Symbol, previous: Draft | None) -> bool:
    """The same of numbers that are cut short: "Nghị định 12/2017, 27/2018 và 37/2019", "Laws 12/2017 and 27/2018"."""
    if symbol.shape != "year" or previous is None or previous.number is None or previous.type not in _YEAR_TYPES:
        return False
    if text[slice(*previous.number)].count("/") != 1 or symbol.start - previous.end > _LONGEST_JOIN:
        return False
    join = _JOIN_ENGLISH if previous.english else _JOIN
    return previous.end == previous.number[1] and join.fullmatch(text, previous.end, symbol.start) is not None


_JOIN_ENGLISH = late(r"\s{0,4}(?:,|,?\s{1,4}and)\s{1,4}(?:[Nn]o\.?\s{0,4})?")


def _type_of(symbol: Symbol, previous: Draft | None) -> DocType:
    """The type that the symbol's codes name; a number in a list follows the one before it."""
    if symbol.type is not None:
        return symbol.type
    first = symbol.codes[0] if symbol.codes else ""
    if symbol.year is None:
        return "other" if symbol.shape == "old" or len(symbol.codes) == 1 else "official_letter"
    if previous is not None and previous.symbol and previous.symbol.rsplit("/", 1)[-1] == first:
        return previous.type
    if first.startswith("UBTVQH"):
        return "resolution"
    return "law" if first.startswith("QH") else "other"


#: Who makes what type, whatever its symbol says.
_LAWGIVERS: dict[DocType, str] = {"decree": "Chính phủ", "law": "Quốc hội", "code": "Quốc hội"}


@lru_cache(maxsize=2048)
def _issuer_of(codes: tuple[str, ...], kind: DocType) -> Body | None:
    """The central bodies that a symbol names; a local office's place is not in its symbol."""
    if not codes:
        office = _LAWGIVERS.get(kind)
        return Body(office, level="central") if office else None
    offices = codes[1:] if codes[0] in TYPE_CODES else codes[:1]
    if len(offices) > 1 and kind not in _JOINT_TYPES and body_of_code(offices[0]) is None:
        return None  # "15-HD/TĐTN-BTC": the Organization Board of an office that no table knows
    named = [h for code in offices if (h := body_of_code(code))]
    if not named or any(head.kind != "central" for head in named):
        return None
    return bodies.joint_body([head.name for head in named], named[0].level)
