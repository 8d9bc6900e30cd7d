"""Offices that stand in no table, by their form: "Trung tâm Y tế huyện Tuy An", "Hiệu trưởng Trường Đại học Vinh".

office = [role] form words [unit [place]]
form   = Trường | Trung tâm | Ban Chỉ đạo | Hội đồng | Cục | …      data/bodies.json, `forms`
role   = Giám đốc | Hiệu trưởng | Chánh | …                         data/bodies.json, `roles`

The words run to a mark or to a word that opens what follows: a subject, a verb, the next citation.
"""

from __future__ import annotations

import re
from typing import cast

from kg.base.patterns import late
from kg.cite.place_names import BLANK_LINE, place_at
from kg.cite.trie import SPACE_GAP, WORD, spell
from kg.cite.vocabulary import FORMS, HEADS, ROLES, TYPE_PHRASES, UNITS
from kg.model import Body, Level

_MOST_WORDS = 18
_GAP = late(r"[^\S\n]{1,8}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8}")
_JOINT = late(r"[^\S\n]{0,2}[-–&]\s{0,2}|\s?,\s{1,2}")
#: Words that no name holds in lower case, and those that none holds before another.
_STOPS = frozenset(
    map(
        spell,
        (
            "về việc phê được đã có nhằm để tại trong theo như cho gửi thì là do ngày nêu kính này nếu khi mà từ bị "
            "phải cần nên với vào qua nay sẽ bằng trên v vv hoặc gồm ký trả xét thuộc đề đến"
        ).split(),
    )
)
_STOPS_BEFORE = {
    spell(first): frozenset(map(spell, seconds.split()))
    for first, seconds in (
        ("ban", "hành"), ("quy", "định"), ("hướng", "dẫn"), ("sửa", "đổi"), ("triển", "khai"), ("thông", "báo qua"),
        ("yêu", "cầu"), ("giao", "cho nhiệm"), ("báo", "cáo"), ("trình", "ubnd hđnd bộ chính thủ"), ("thành", "lập"),
        ("bổ", "sung nhiệm"), ("công", "bố nhận"), ("chỉ", "đạo"), ("chấp", "thuận"), ("thống", "nhất"), ("kết", "luận")
    )
}  # fmt: skip
_TWO_WORD_TYPES = frozenset(phrase for phrase in TYPE_PHRASES if " " in phrase)
_ABOUT = late(
    r"\s{1,4}về\s{1,4}(?!(?:việc|triển|thực|ban|tổ|sơ|tổng|kiểm|đẩy|tăng|kết|kế|tiếp|phân|thành|kiện|quy|hướng)\s)(?=[^\W\d_])"
)
_ABOUT_END = late(
    r"[.;:)|(“\"]|\n\s*(?=[\n\-+*•\dA-ZĐ])|,\s+(?=[A-ZĐ])|\s+(?:về|ban\s+hành|đã|được|tại|triển\s+khai|thực\s+hiện|ngày|số\s+\d)\s|$"
)
_ABOUT_REACH = 160
_STEERING = (
    "Ban Chỉ đạo Trung ương",
    "Ban Chỉ đạo Quốc gia",
    "Ban Chỉ đạo quốc gia",
    "Hội đồng Quốc gia",
    "Hội đồng quốc gia",
    "Ủy ban Quốc gia",
    "Ủy ban quốc gia",
)


def role_before(text: str, pos: int) -> int:
    """The offset behind the head of an office that is named at `pos`, "Giám đốc "; `pos` when it is none."""
    matched = ROLES.match(text, pos, SPACE_GAP)
    gap = SPACE_GAP.match(text, matched[0]) if matched else None
    return gap.end() if gap else pos


def form_at(text: str, pos: int) -> tuple[int, Body] | None:
    """The office at `pos` that its form alone tells: (end offset, body), or None."""
    matched = FORMS.match(text, pos, SPACE_GAP) if text[pos : pos + 1].isupper() else None
    if matched is None:
        return None
    end, form = matched
    if " " not in form:  # "Trường hợp", "Ban hành", "Bộ phận": words, where no capital or unit follows
        gap = SPACE_GAP.match(text, end)
        after = gap.end() if gap else end
        if gap is None or not (text[after : after + 1].isupper() or _unit_at(text, after)):
            return None
    return _walk(text, pos, end)


def _walk(text: str, start: int, end: int) -> tuple[int, Body]:
    """The name from `start`, whose form ends at `end`, to its last word, and the place at its end."""
    for _ in range(_MOST_WORDS):
        after = _next_word(text, end)
        if after is None:
            break
        if unit := _unit_at(text, after):
            head = _name(text, start, end)
            gap = SPACE_GAP.match(text, unit[0])
            placed = place_at(text, gap.end(), unit[1]) if gap and not BLANK_LINE.search(gap.group()) else None
            level = cast("Level", "unknown" if unit[2] == "city" else unit[2])
            return (placed[0], Body(head, unit[1], placed[1], level)) if placed else (
                unit[0], Body(head, unit[1], None, level))  # fmt: skip
        word = WORD.match(text, after)
        assert word is not None
        end = word.end()
    return end, Body(_name(text, start, end))


def _name(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _unit_at(text: str, pos: int) -> tuple[int, str, str] | None:
    """A unit of places at `pos`, and not "xã hội": (end offset, unit, level)."""
    matched = UNITS.match(text, pos, SPACE_GAP)
    if matched is None or text[pos : matched[0]] in ("TT", "P", "Q", "H"):
        return None
    following = _word_at(text, matched[0])
    if following in ("hội", "đội", "viên"):
        return None
    return matched[0], *matched[1]


def _next_word(text: str, end: int) -> int | None:
    """Where the next word of the name begins; None where the name ends."""
    gap = _GAP.match(text, end)
    if gap is None or text[gap.end() : gap.end() + 1] in "-–&":
        return _over_mark(text, end)
    after = gap.end()
    word = WORD.match(text, after)
    if word is None or word.group().isdigit():
        return after if word and len(word.group()) <= 3 and "\n" not in gap.group() else None
    spelled = spell(word.group())
    following = _word_at(text, word.end())
    if spelled == "và":
        return after if following and _goes_on_after_and(text, word.end()) else None
    if spelled == "của":
        return None
    upper = word.group()[0].isupper()
    if following in _STOPS_BEFORE.get(spelled, ()) and (not upper or spelled != "chỉ"):
        return None
    if upper and following and f"{spelled} {following}" in _RUN and text[:end].endswith(_WHO_RUN):
        return after  # "Ban Điều hành Đề án 06 tỉnh", "Ban Chỉ đạo Chương trình 135"
    if upper:  # the next citation, or the next line of a letterhead
        return None if f"{spelled} {following}" in _TWO_WORD_TYPES or "\n" in gap.group() else after
    if spelled == "tại" and text[:end].endswith(_HIGH_COURT):
        return after  # "Tòa án nhân dân cấp cao tại Đà Nẵng"
    return None if spelled in _STOPS and f"{spelled} {following}" != "trong tố" else after


_HIGH_COURT = "cấp cao"
#: What boards are set up to run, and the last words of what these are called.
_RUN = frozenset(("đề án", "chương trình", "kế hoạch"))
_WHO_RUN = ("Công tác", "công tác", "Điều hành", "điều hành", "Chỉ đạo", "chỉ đạo", "Quản lý", "quản lý")


def _over_mark(text: str, end: int) -> int | None:
    """ "Văn hóa - Thể thao", "Văn hóa, Thể thao và Truyền thanh": the word behind a hyphen, or a comma before "và"."""
    mark = _JOINT.match(text, end)
    if mark is None:
        return None
    after = mark.end()
    if "," not in mark.group():
        return after if text[after : after + 1].isalpha() and not _begins_another(text, after) else None
    if not text[after : after + 1].isalpha() or _begins_another(text, after):
        return None
    ahead = re.split(r"[;.,:()\n]", text[after : after + _COMMA_REACH])[0].split()
    if text[after].isupper():
        return after if "và" in ahead[1:5] else None
    return after if text[end - 5 : end].lower() == "phòng" or not _ENDS_LIST.isdisjoint(ahead[1:8]) else None


_COMMA_REACH = 60
_ENDS_LIST = frozenset("và tỉnh huyện xã phường quận".split())


def _goes_on_after_and(text: str, end: int) -> bool:
    gap = SPACE_GAP.match(text, end)
    return gap is not None and not _begins_another(text, gap.end())


def _begins_another(text: str, pos: int) -> bool:
    """Whether another office, document or place begins at `pos`."""
    form = FORMS.match(text, pos, SPACE_GAP)
    if HEADS.match(text, pos) or (form and form[1] != "Doanh nghiệp") or ROLES.match(text, pos, SPACE_GAP):
        return True  # "Đảng ủy Khối các Cơ quan và Doanh nghiệp" is one
    first, second = _word_at(text, pos), ""
    if word := WORD.match(text, pos):
        second = _word_at(text, word.end())
        first = spell(word.group())
    return f"{first} {second}" in TYPE_PHRASES or first in TYPE_PHRASES or first in ("các", "được", "đã", "theo", "tại")


def _word_at(text: str, end: int) -> str:
    """The word after white space at `end`, in its one spelling."""
    gap = SPACE_GAP.match(text, end)
    word = WORD.match(text, gap.end()) if gap else None
    return spell(word.group()) if word else ""


def with_field(text: str, found: tuple[int, Body]) -> tuple[int, Body]:
    """A central steering committee with what it works on, part of its name: "Ban Chỉ đạo … về chuyển đổi số"."""
    end, body = found
    if not body.head.startswith(_STEERING) or body.unit or (about := _ABOUT.match(text, end)) is None:
        return found
    stop = _ABOUT_END.search(text, about.end(), about.end() + _ABOUT_REACH)
    if stop is None or stop.start() == about.end():
        return found
    return stop.start(), Body(f"{body.head} về {_name(text, about.end(), stop.start())}", level="central")
