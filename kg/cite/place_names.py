"""The names of places as issuers bear them: where they begin, and where the title behind them does.

place  = one to four capitalised words, or a number ("phường 4"), or one letter where names are hidden ("huyện T")

A title often follows without a mark: "của UBND tỉnh Phú Yên Bổ sung danh mục …". A province's name ends where the
list of provinces says, any other before the words that open titles; three words and more that the register of places
(data/register/places.csv) does not know as one name end where those end that it knows.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.base.patterns import CAPITALS, late
from kg.cite.trie import SPACE_GAP, WORD, spell, words_of
from kg.cite.vocabulary import PLACE_LETTERS, PROVINCES, TITLE_OPENERS
from kg.data import shipped

_HYPHEN = late(r"\s{0,2}[-–]\s{0,2}")
#: Capitalised words that open a subject or a sentence and never a place's name.
_NOT_PLACE = frozenset(
    spell(word)
    for word in (
        "Về Việc Ban Quy Quyết Nghị Kế Triển Phê Sửa Hướng Thực Tiếp Tăng Công Điều Khoản Luật Chỉ Thông Báo "
        "Xây Kiểm Phát Đẩy Giai Năm Theo Căn Trong Tại Trên Đảng Mặt Hội UBND HĐND UBMTTQVN MTTQ Ủy Ngày Số "
        "Đã Được Nhằm Các Những Khối Tôi Chúng"
    ).split()
)
#: The first words of titles, with the words after them: "Thành lập". The first stands inside names too: Tân Thành.
_OPENERS: dict[str, frozenset[str]] = {}
for _first, _second, *_ in map(words_of, TITLE_OPENERS):
    _OPENERS[_first] = _OPENERS.get(_first, frozenset()) | {_second}
_NUMBER_FOLLOWS = late(r"\s{0,8}(?::|\d)")  # "PHƯỜNG Xuân Đài⏎Số: 212"
_STATE = late(r"\s{1,8}H[ÒOÓ][ÀAÁ]?\s{1,8}XÃ\s{1,8}HỘI")
BLANK_LINE = late(r"\n[ \t\r]*\n", one_of=("\n",))
_MOST_WORDS = 4
_OF_PROVINCES = frozenset(("tỉnh", "thành phố"))
#: Provinces and cities whose names are written with a hyphen.
_BEFORE_HYPHEN = frozenset({"Bà Rịa", "Phan Rang", "Thừa Thiên"})
_PROVINCE_GAP = late(r"\s{0,2}[-–]\s{0,2}|[^\S\n]{1,4}\n?[^\S\n]{0,40}|\n[^\S\n]{0,40}")


def place_at(text: str, pos: int, unit: str | None = None) -> tuple[int, str] | None:
    """The name of a place at `pos`, without its `unit`: (end offset, name), or None.

    A letterhead in capitals gives "TRẦN HƯNG ĐẠO" as "Trần Hưng Đạo".
    """
    first = text[pos : pos + 1]
    if not (first.isupper() or first.isdigit()):
        return None
    if (plain := _PLAIN_NAME.match(text, pos)) is not None:
        printed, mark = plain.groups()
        if (named := _plain_name(printed, mark, unit)) is not None:
            return plain.end(1), named
    return _place_at(text, pos, unit)


#: A name of one to three words before a mark that ends it, or before a word in small letters.
_PLAIN_NAME = late(rf"([{CAPITALS}][^\W\d_A-Z]+(?: [{CAPITALS}][^\W\d_A-Z]+){{0,2}})([,.;:)](?!\w)|(?= [a-zđ]))")


@lru_cache(maxsize=4096)
def _plain_name(printed: str, mark: str, unit: str | None) -> str | None:
    """The place of that name before that mark, as the grammar reads it; None where the words that follow count."""
    words = words_of(printed)
    if not _OPENERS.keys().isdisjoint(words) or (unit in _OF_PROVINCES and not mark and words in _parts_of_provinces()):
        return None
    found = _place_at(f"{printed}{mark or ' về'}", 0, unit)
    return found[1] if found is not None and found[0] == len(printed) else None


@cache
def _parts_of_provinces() -> frozenset[tuple[str, ...]]:
    """What the names of provinces begin with that go on: "Hà Nam" of "Hà Nam Ninh"."""
    return frozenset(name[:n] for name in map(words_of, PROVINCES.phrases()) for n in range(1, len(name)))


def _place_at(text: str, pos: int, unit: str | None) -> tuple[int, str] | None:
    if unit in _OF_PROVINCES and (province := PROVINCES.match(text, pos, _PROVINCE_GAP)):
        following = SPACE_GAP.match(text, province[0])
        if unit == "tỉnh" or following is None or not text[following.end() : following.end() + 1].isupper():
            return province
    if text[pos + 1 : pos + 2].isupper() and (shortened := abbreviated(text, pos)) is not None:
        return shortened
    if (hidden := _hidden_end(text, pos)) and not _goes_on(text, pos, hidden):
        return hidden, text[pos:hidden]
    words: list[str] = []
    ends: list[int] = []
    end = pos
    capitals = False
    while len(words) - words.count("-") < _MOST_WORDS and (found := WORD.match(text, pos)):
        word = found.group()
        if word.isdigit():
            return None if words or len(word) > 2 else (found.end(), str(int(word)))
        shouted = len(word) > 1 and word.isupper()
        if not words:
            capitals = shouted
        # a word such as "Quy" opens a subject, but stands inside names too: Tân Quy, Phước Hội
        if not word[0].isupper() or (words and shouted != capitals and len(word) > 1):
            break
        spelled = spell(word)
        if spelled in _NOT_PLACE and (_opens_clause(text, found.end()) or not (words or _begins_name(text, pos))):
            break
        if spelled == "cộng" and _STATE.match(text, found.end()):
            break  # a letterhead in one line
        if spelled in _OPENERS and _is_title(text, found.end(), _OPENERS[spelled], capitals):
            break
        if spelled == "số" and words and _NUMBER_FOLLOWS.match(text, found.end()):
            break
        end = found.end()
        if text[end : end + 1] in ("'", "’") and (more := WORD.match(text, end + 1)):
            word, end = f"{word}'{more.group()}", more.end()  # Cư M'gar, Ea H'leo
        words.append(word)
        ends.append(end)
        gap = SPACE_GAP.match(text, end)
        hyphen = _HYPHEN.match(text, end)
        if hyphen and " ".join(words).title() in _BEFORE_HYPHEN:
            words.append("-")
            pos = hyphen.end()
        elif gap and not BLANK_LINE.search(gap.group()) and not (capitals and "\n" in gap.group()):
            pos = gap.end()
        else:
            break
    if words and words[-1] == "-":
        words.pop()
    if len(words) > _USUAL_WORDS and "-" not in words:
        known = next((n for n in range(len(words), 1, -1) if _is_known(" ".join(words[:n]))), len(words))
        words, end = words[:known], ends[known - 1]
    name = " ".join(words)
    if capitals and len(words) == 1 and len(name) <= _LONGEST_LETTERS and not _is_known(name):
        capitals = False  # "Đảng ủy NHPT": letters
    return (end, name.title() if capitals else name) if words else None


_LONGEST_LETTERS = 6


_USUAL_WORDS = 2
_LETTERS = late(
    lambda: "|".join(map(re.escape, sorted(PLACE_LETTERS, key=len, reverse=True))).join((r"(?:", r")(?!\w)"))
)


def abbreviated(text: str, pos: int) -> tuple[int, str] | None:
    """The place whose letters stand at `pos`, "HCM", "BR-VT", "TT-Huế": (end offset, name), or None."""
    letters = _LETTERS.match(text, pos)
    return (letters.end(), PLACE_LETTERS[letters.group()]) if letters is not None else None


def _hidden_end(text: str, pos: int) -> int | None:
    """Where a name ends of which a judgment or a sample gives only the first letters: "huyện T", "xã Đ1", "TP BG"."""
    first, second = text[pos], text[pos + 1 : pos + 2]
    letters = first in _CONSONANTS and second in _CONSONANTS
    if not (letters or "A" <= first <= "Z" or first in "ĐÐ"):
        return None
    end = pos + 1
    while end < pos + _LONGEST_HIDDEN:
        sign = text[end : end + 1]
        if sign not in _CONSONANTS if letters else not sign.isdecimal():
            break
        end += 1
    following = text[end : end + 1]
    return None if following and (following.isalnum() or following in "_'’.") else end


def _goes_on(text: str, pos: int, end: int) -> bool:
    """Whether a letter at `pos` is the first syllable of a place that the register knows: "xã Y Tý", "xã A Lù"."""
    if end - pos > 1 or text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    for _ in range(2):
        word = WORD.match(text, end + 1)
        if word is None:
            return False
        end = word.end()
        if _is_known(text[pos:end]):
            return True
    return False


def _begins_name(text: str, pos: int) -> bool:
    """Whether a place of several words that the register knows begins at `pos`: "Hội An", "Tăng Nhơn Phú"."""
    end = pos
    for n in range(_USUAL_WORDS + 1):
        word = WORD.match(text, end)
        if word is None or not word.group()[0].isupper():
            return False
        if n and _is_known(" ".join(text[pos : word.end()].split())):
            return True
        gap = SPACE_GAP.match(text, word.end())
        if gap is None:
            return False
        end = gap.end()
    return False


_CONSONANTS = frozenset("BCDĐGHKLMNPQRSTVX")
_LONGEST_HIDDEN = 3


@lru_cache(maxsize=1024)
def _is_known(printed: str) -> bool:
    """Whether the register of places knows a name of several words, in whatever spelling."""
    # as the register prints it, which no other column does: found a hundred times sooner than all are spelled
    if f",{printed.title() if printed.isupper() else printed},".encode() in _register():
        return True
    spelled = spell(printed)
    return spelled in _spelled(len(spelled))


@cache
def _register() -> bytes:
    rows: bytes = shipped("register/places.csv")
    return rows


@cache
def _names() -> dict[int, set[str]]:
    """The names of all places of the register by their length, which one spelling of a name does not change."""
    rows = _register().decode("utf-8").splitlines()
    at = rows[0].split(",").index("name")
    found: dict[int, set[str]] = {}
    for name in {row.split(",", at + 1)[at] for row in rows[1:]}:
        found.setdefault(len(name), set()).add(name)
    return found


@cache
def _spelled(length: int) -> frozenset[str]:
    """The names of that length, in their one spelling."""
    return frozenset(map(spell.__wrapped__, _names().get(length, ())))


def opens_title(word: str) -> bool:
    """Whether a word could be the first of a title: what follows it tells."""
    spelled = spell(word)
    return spelled in _OPENERS or spelled in _NOT_PLACE


def lower_case_province(text: str, pos: int) -> tuple[int, str] | None:
    """A province's name where the register writes everything in lower case: "ủy ban nhân dân tỉnh bình dương"."""
    return PROVINCES.match(text, pos) if text[pos : pos + 1].islower() else None


def _opens_clause(text: str, end: int) -> bool:
    """Whether the word that ends here goes on in lower case, as "Triển khai", "Quy định" do."""
    following = _word_after(text, end)
    return bool(following and following[0].islower())


def _is_title(text: str, end: int, seconds: frozenset[str], capitals: bool) -> bool:
    """Whether the word that ends here and the next are those of a title: "Thành lập", and "Tân Thành" none."""
    following = _word_after(text, end)
    return bool(following and (following.islower() or capitals) and spell(following) in seconds)


def _word_after(text: str, end: int) -> str | None:
    gap = SPACE_GAP.match(text, end)
    following = WORD.match(text, gap.end()) if gap else None
    return following.group() if following else None
