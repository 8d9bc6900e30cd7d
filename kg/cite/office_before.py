"""The office that the sentence names before a document, as the one that issued it.

    theo đề nghị của UBND xã Ea Bar tại Tờ trình số 9/TTr-UBND, các văn bản số 14/UBND-NN, số 15/UBND-NN
    ý kiến của Sở Xây dựng (Công văn số 12/SXD-QLN), UBND xã Sơn Hạ (Báo cáo số 8/BC-UBND)
    các văn bản của UBND tỉnh: Kế hoạch số 12/KH-UBND, Công văn số 15/UBND-NC
    Trường Đại học Vinh ban hành Quyết định số 45/QĐ-ĐHV

All the members of the list that begins there are its. A symbol that names another office knows better, and an office
to which something is sent ("đã báo cáo UBND tỉnh tại …") issued nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.base.patterns import late
from kg.cite.bodies import any_body_at
from kg.cite.draft import Draft
from kg.cite.surroundings import LAST_TYPE_WORDS
from kg.cite.symbols import codes_of, head_of
from kg.cite.trie import spell
from kg.model import Body, DocType

_AT = late(
    r"\s{1,8}(?:nêu\s{1,8})?[Tt]ại\s{1,8}(?:các\s{1,8}|những\s{1,8})?(?:văn\s+bản\s{0,4}:\s{0,4}|[Vv]ăn\s+bản\s+)?$"
)
_AT_ENDS = ("tại", "Tại", "các", "những", "bản", ":")
_OPENED = late(r"\s{1,8}\($")
_LIST = late(
    r"(?:\s{1,8}(?:gồm|như|sau|bao\s+gồm|cụ\s+thể|như\s+sau|gồm\s+có))?\s{0,4}:\s{0,8}(?:[-+*•]\s{0,4})?(?:số\s{1,4})?$"
)
_ISSUED = late(
    r"\s{1,8}(?:xét\s+xử\s{1,8}(?:(?:sơ|phúc)\s+thẩm\s{1,8})?(?:vào\s{1,8})?(?:ngày\s{1,8}[\d/.-]{8,10}\s{1,8})?)?(?:(?:đã|vừa|cũng|sẽ|mới|tiếp\s+tục|kịp\s+thời|khẩn\s+trương|chủ\s+động),?\s{1,8}){0,3}(?:ban\s+hành|có|ký|ra|tuyên|ký\s+ban\s+hành)\s{1,8}(?:các\s{1,8})?$"
)
#: "Quy chế … do Ban Bí thư Trung ương Đảng ban hành theo Quyết định số 289-QĐ/TW".
_ISSUED_BY = late(r"\s{1,8}ban\s{1,8}hành\s{1,8}(?:kèm\s{1,8})?theo\s{1,8}$")
_LIST_ENDS = ("", "số")
_LONGEST_LINK = 40
_LONGEST_BODY = 150
#: Words before an office to which something is said or sent.
_TO = frozenset(map(spell, "gửi trình cáo nghị cho với tới đến xin mời giao lên cùng nhận".split()))
_OF = frozenset(map(spell, "của do từ".split()))
_CAPITAL = late(r"(?<!\w)[A-ZĐÀ-ỸƠƯÔÊÂĂ](?=\w)")
_JOIN = late(
    r"\s{0,8}(?:,|;|\.\.\.|và|,\s*và)?\s{0,8}(?:(?:các\s+)?(?:[^\W\d_]+\s+){0,3})?(?:số\s{0,4}:?\s{0,4})?(?:[-+*•]\s{0,4})?"
)
_LONGEST_JOIN = 40


def set_offices(text: str, drafts: Sequence[Draft], rejoined: bool = False) -> None:
    """Give the citations without an issuer the office that their sentence names before them, or before their list.

    An office of a place that has issued a document is concluded later, from the text as it is printed; where its words
    stand in two pieces there, and in one here (`rejoined`), it is read here.
    """
    office: Body | None = None
    previous: Draft | None = None
    said: dict[tuple[DocType, str], Draft] = {}  # what "Thông tư số 06" meant before
    for draft in drafts:
        if office is not None and not _is_listed(text, previous, draft):
            office = None
        if office is None and draft.basis == "" and draft.symbol is not None and draft.form != "self":
            office = _office_before(text, draft, previous.end if previous is not None else 0, rejoined)
        if office is not None:
            if not _fits(draft, office):
                if draft.basis != "symbol":
                    office = None
            elif draft.basis == "":
                draft.issuer, draft.basis = office, "context"
        if draft.symbol is not None and draft.number is not None:
            if draft.basis == "context":
                said.setdefault((draft.type, draft.symbol), draft)
            elif draft.form == "bare" and draft.basis == "" and (one := said.get((draft.type, draft.symbol))):
                draft.issuer, draft.basis = one.issuer, "context"
        previous = draft


def _is_listed(text: str, previous: Draft | None, draft: Draft) -> bool:
    """Whether only what joins the members of a list stands between a citation and the one before it."""
    if previous is None:
        return False
    end = previous.subject[1] if previous.subject else previous.end
    return draft.start - end <= _LONGEST_JOIN and _JOIN.fullmatch(text[end : draft.start]) is not None


def _fits(draft: Draft, office: Body) -> bool:
    """Whether a document without a printed issuer can be of that office, as far as its symbol says."""
    if draft.symbol is None or draft.form == "self" or draft.basis not in ("", "context"):
        return False
    head = head_of(draft.symbol)
    if "TW" in codes_of(draft.symbol):
        return office.level == "central"
    if head is None or head.name in office.head or office.head in head.name:
        return True
    # the codes of these are those of the many of their kind: "7/TTr-VP" is any office's
    return any(head.name.startswith(word) and office.head.startswith(word) for word in _OF_MANY)


_OF_MANY = ("Văn phòng", "Ban Quản lý", "Trung tâm", "Ban Chỉ đạo")


def _office_before(text: str, draft: Draft, floor: int, rejoined: bool) -> Body | None:
    start = draft.start
    begin = start - _LONGEST_LINK
    window = text[begin if begin > floor else floor : start]
    tail = window[-16:]
    if tail.endswith("("):
        link = _OPENED.search(window)
    elif tail.endswith(" theo ") and "hành" in window:
        link = _ISSUED_BY.search(window)
    elif "ại" in tail:
        link = _AT.search(window) if tail.rstrip().endswith(_AT_ENDS) else None
    elif ":" in tail:
        opened = tail.rpartition(":")[2].strip().lstrip("-+*•").strip() in _LIST_ENDS
        link = _LIST.search(window) if opened else None
    elif draft.symbol is not None and (
        "hành" in tail or "có" in tail or "ra" in tail or "ký" in tail or "uyên" in tail
    ):
        codes = codes_of(draft.symbol)
        head = head_of(draft.symbol)
        told = (len(codes) == 1 if head is None else not head.name.startswith(_OF_MANY)) and draft.type != "judgment"
        link = None if told and not rejoined else _ISSUED.search(window)
    else:
        return None
    if link is None:
        return None
    end = start - len(window) + link.start()
    begin = max(floor, end - _LONGEST_BODY)
    begin = max(begin, *(text.rfind(mark, begin, end) + 1 for mark in (";", ":", "\n\n")))
    for capital in _CAPITAL.finditer(text, begin, end):
        at = capital.start()
        found = any_body_at(text, at)
        if found is None or found[0] != end:
            continue
        before = text[max(0, at - 24) : at].split()
        last = spell(before[-1]) if before else ""
        if last in _TO or (":" in link.group() and last not in _OF and last not in LAST_TYPE_WORDS):
            return None
        return found[1]
    return None
