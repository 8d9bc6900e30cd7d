"""Laws, codes, ordinances and the Constitution cited by name.

A name counts when the list of names knows it (`data/law_names.json`, `data/law_aliases.json`); a name that the
list does not know counts only when its number, year or date follows. `kỷ luật`, `pháp luật`, `Luật này`, `Luật
sư` are no laws: the lower-case word counts only before a listed name and after no word that makes it another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from kg.base.patterns import late, rare
from kg.cite.dates import YEAR_AFTER
from kg.cite.law_spellings import initials, letters, near, stuck, variants
from kg.cite.trie import GAP, SPACE_GAP, WORD, Trie, spell, words_of
from kg.data import table
from kg.model import DocType
from kg.tuples import NamedTuple


class NamedLaw(NamedTuple):
    """A law's name in the text: its span from the type word to the name's end, and the name as listed."""

    start: int
    end: int
    type: DocType
    name: str
    listed: bool
    inner: NamedLaw | None = None  # the last of the laws that an amending law's name holds
    slip: bool = False  # the name is printed with a slip


def _names() -> dict[DocType, list[tuple[str, str]]]:
    """Every way to write the name of a law of each type, with its name as listed."""
    rows: list[tuple[DocType, str, str]] = [
        (row["type"], row["name"], row["name"]) for row in table("law_names")["laws"]
    ]
    for row in table("law_aliases")["laws"]:
        rows += [(row["type"], alias, row["name"]) for alias in (row["name"], *row["aliases"])]
    rows += [(kind, other, name) for kind, written, name in tuple(rows) for other in variants(written)]
    found: dict[DocType, list[tuple[str, str]]] = {"law": [], "code": [], "ordinance": []}
    for kind, written, name in rows:
        found[kind].append((written, name))
    return found


_TRIES: dict[DocType, Trie[str]] = {kind: Trie(rows, as_printed=True) for kind, rows in _names().items()}

#: Codes cited by their letters alone: "BLDS năm 2015".
_LETTERS = {
    "BLLĐ": "Lao động", "BLDS": "Dân sự", "BLHS": "Hình sự", "BLTTHS": "Tố tụng hình sự", "BLTTDS": "Tố tụng dân sự",
    "BLHH": "Hàng hải Việt Nam",
}  # fmt: skip
_CODE_LETTERS = late(
    rf"L(?=[A-ZĐ])(?:(?<=BL)(?<![\w/\-&]BL)(?:{'|'.join(name[2:] for name in _LETTERS)})"
    r"|(?<![\w/\-&]L)(?P<law>[^\W\d_]{2,7})"
    r"(?=\s{1,4}(?:năm\s{1,4})?(?:19|20)\d\d(?!\d)))"
    r"(?![\w/\-&])"
)
#: The last words of "luật", "pháp lệnh", "Hiến pháp", each from its rarest letter on with what stands before it looked
#: at afterwards: a pattern that begins with letters, and with rare ones, is searched for fastest.
_TRIGGERS = (
    late(r"ậ(?<=uậ)t(?!\w)(?<!pháp luật)(?<!kỷ luật)"), late(r"ến(?<=iến)\s{1,4}pháp(?!\w)"),
    late(r"ệnh(?<=lệnh)(?!\w)"),
)  # fmt: skip
_CAPITAL_TRIGGERS = (
    ("L", _CODE_LETTERS), ("Ậ", late(r"Ậ(?<=UẬ)T(?!\w)")), ("Ệ", late(r"Ệ(?<=LỆ)NH(?!\w)")),
    ("Ế", late(r"Ế(?<=IẾ)N\s{1,4}PHÁP(?!\w)")),
)  # fmt: skip
#: Words that turn the lower-case "luật" after them into something else.
_NOT_BEFORE = frozenset(map(spell, "pháp kỷ kỉ quy qui âm".split()))
#: The last letters of these and of "bộ", as far as they are written in one piece.
_ENDS_BEFORE = frozenset("pỷỉyimộPỶỈYIMỘ \n\t\r\xa0")
_AMENDS = late(
    r"\s{1,8}(?:[Ss]ửa\s{1,8}đổi(?:(?:\s{0,4},\s{0,4}|\s{1,4})bổ\s{1,8}sung)?|S[ĐD],?\s?BS)\s{1,8}"
    r"(?:(?:(?:một\s{0,8}số|các)\s{1,8})?điều(?:\s{1,4}\d{1,3})?\s{1,8}(?:và\s{1,8}phụ\s{1,8}lục\s{1,8}(?:[^;.]{1,90}?\s)??(?=của\s))?"
    r"(?:của\s{1,8})?)?",
    re.IGNORECASE,
)
_MAY_AMEND, _AMEND = frozenset("sS \n\r\t\xa0"), frozenset(("sửa", "sđb", "sđ,"))
_JOINED = late(
    r"(?:\s{0,8},\s{0,8}(?:và\s{1,8})?|\s{1,8}và\s{1,8}|\s{0,8};\s{0,8})(?=(?:Bộ\s+)?luật\s|Pháp\s+lệnh\s)",
    re.IGNORECASE,
)
#: The number of a law that is amended, in the name of the one that amends it.
_INNER_NUMBER = late(r"\s{1,4}số\s{1,4}\d{1,3}/(?:19|20)\d\d/QH\d{1,2}(?!\d)")
_INNER = late(r"\s{0,8}(?:các\s{1,8})?((?:bộ\s{1,8})?luật|pháp\s{1,8}lệnh)(?!\w)", re.IGNORECASE)
_LISTED_SO = late(
    r"\s{1,8}[A-ZĐÂÊÔƯ][^,;.()]{1,70}?"
    r"(?=,\s+(?:[Bb]ộ\s+)?[Ll]uật\s|\s+và\s+(?:[Bb]ộ\s+)?[Ll]uật\s|\s+(?:ngày|số|năm)\s{1,4}\d)"
)
_INNER_LETTERS = late(rf"(?:{'|'.join(_LETTERS)})(?![\w/\-&])")
_MOST_AMENDED = 40
_CLOSING = {"”": "“", '"': '"'}
_ORDINANCE_GAP = late(r"[\s,;\-–“”\"]{1,8}")  # one ordinance has a semicolon in its name
_NUMBER_SOON = late(r"\s{1,8}số\s{0,4}:?\s{0,4}\d{1,4}\s?/|\s{1,8}năm\s{1,8}(?:19|20)\d\d|\s{1,8}ngày\s{1,8}\d")
_NAME_GAP = late(r"\s{1,8}|\s{0,4},\s{1,4}|\s?-\s?")
_UNLISTED_REACH, _LOWER_REACH = 14, 9  # words
#: Words with which no ordinance's name in lower case begins, and those that end one.
_NO_NAME = frozenset(
    map(
        spell,
        "này đó nêu trên số có được và của đã là do theo trong ban ra tại gồm cho phải sửa như từ ở thì để".split(),
    )
)
_ENDS_NAME = frozenset(map(spell, "này đó đã là do theo tại thì để nêu trên ban".split()))
_OPENERS = frozenset(map(spell, "này số sư gia sửa được có và của về đã là do bàn nước".split()))


@lru_cache(maxsize=4096)
def numbers_of(kind: DocType, name: str) -> frozenset[str]:
    """The numbers of the laws that bore this name, as far as the list of names knows them."""
    matched = _TRIES[kind].match(name, 0) if kind in _TRIES else None
    if matched is None:
        return frozenset()
    words = words_of(matched[1])
    rows = _by_letter().get((kind, matched[1][0].lower()), ())
    return frozenset(number for row in rows if words_of(row["name"]) == words for number in row["symbols"])


@cache
def _by_letter() -> dict[tuple[DocType, str], list[dict[str, Any]]]:
    """The laws of the list by their type and the first letter of their name, which no spelling of it changes."""
    found: dict[tuple[DocType, str], list[dict[str, Any]]] = {}
    for row in table("law_names")["laws"]:
        found.setdefault((row["type"], row["name"][0].lower()), []).append(row)
    return found


@lru_cache(maxsize=4096)
def years_of(kind: DocType, name: str) -> frozenset[int]:
    """The years of these numbers."""
    return frozenset(int(symbol.split("/")[1]) for symbol in numbers_of(kind, name) if symbol.count("/") > 1)


@lru_cache(maxsize=256)
def listed_names(name: str) -> tuple[str, ...]:
    """Every name under which the lists know the law of that listed name."""
    return tuple(dict.fromkeys(written for written, listed in _names()["law"] if listed == name))


def find_named(text: str) -> list[NamedLaw]:
    """All laws of `text` that are cited by name, in their order; none inside another's name."""
    found: list[NamedLaw] = []
    done = 0
    unlisted = False
    triggers: list[re.Match[str]] = []
    for pattern in _TRIGGERS:
        triggers += pattern.finditer(text)
    for letter, pattern in _CAPITAL_TRIGGERS:
        triggers += rare(pattern, letter, text)
    for trigger in sorted(triggers, key=re.Match.start):
        if trigger.start() < done:
            continue
        named = _at(text, trigger)
        if named is not None and named.start >= done:
            done = named.end
            unlisted = unlisted or not (named.listed or named.inner)
            found.append(named)
    return _with_known(text, found) if unlisted else found


def _with_known(text: str, found: list[NamedLaw]) -> list[NamedLaw]:
    """The laws with those that the text names again without number and year, though no list knows them."""
    taken = [(law.start, law.end) for law in found]
    more: list[NamedLaw] = []
    for law in {(law.type, law.name): law for law in found if not (law.listed or law.inner)}.values():
        first, *others = text[law.start : law.end].split()
        initial = f"[{first[0].upper()}{first[0].lower()}]" if law.type == "ordinance" else re.escape(first[0])
        words = r"\s{1,8}".join((initial + re.escape(first[1:]), *map(re.escape, others)))
        for again in re.finditer(rf"{words}(?!\w)", text):  # beginning with letters it is searched for fastest
            start, end = again.span()
            if not text[max(0, start - 1) : start].isalnum() and not any(s < end and start < e for s, e in taken):
                more.append(NamedLaw(start, end, law.type, law.name, False))
    return sorted([*found, *more]) if more else found


_NATION = Trie(
    [
        (phrase, True)
        for phrase in ("nước Cộng hòa xã hội chủ nghĩa Việt Nam", "nước CHXHCN Việt Nam", "nước CHXHCNVN", "Việt Nam")
    ]
)


def _at(text: str, trigger: re.Match[str]) -> NamedLaw | None:
    if trigger.lastgroup == "law":  # "LTM 2005"
        named = letters().get(trigger["law"])
        return NamedLaw(trigger.start(), trigger.end(), "law", named, True) if named else None
    at = trigger.start() - 1  # the letter before the one that was searched for
    letter = text[at]
    if letter == "B":
        return NamedLaw(at, trigger.end(), "code", _LETTERS[text[at : trigger.end()]], True)
    if letter in "uU":
        start = at - 1
        if start < 0 or text[start] not in "lL" or (start and text[start - 1].isalpha()):
            return None
        usual = text[start - 1 : start] == " " and text[start - 2 : start - 1] not in _ENDS_BEFORE
        previous = None if usual else _word_before(text, start)
        before = spell(previous[1]) if previous is not None else ""
        if previous is not None and before == "bộ":
            return _named(text, previous[0], trigger.end(), "code")
        return None if before in _NOT_BEFORE else _named(text, start, trigger.end(), "law")
    if letter in "lL":
        previous = _word_before(text, at)
        if previous is None or spell(previous[1]) != "pháp":
            return None
        return _named(text, previous[0], trigger.end(), "ordinance")
    start = at - 1
    if text[start : start + 1] not in ("h", "H") or (start > 0 and text[start - 1].isalpha()):
        return None
    end = trigger.end()
    gap = SPACE_GAP.match(text, end)
    nation = _NATION.match(text, gap.end()) if gap else None
    end = nation[0] if nation else end
    if text[start] == "h" and not YEAR_AFTER.match(text, end):
        return None
    return NamedLaw(start, end, "constitution", "Hiến pháp", True)


def _word_before(text: str, pos: int) -> tuple[int, str] | None:
    """The word before `pos`, when only white space stands between: (start offset, word)."""
    window = text[pos - 16 if pos > 16 else 0 : pos]
    kept = window.rstrip()
    if len(kept) == len(window) or not kept or not kept[-1].isalpha():
        return None
    word = kept[kept.rfind(" ") + 1 :]
    if not word.isalpha():
        start = len(kept)
        while start and kept[start - 1].isalpha():
            start -= 1
        word = kept[start:]
    return pos - len(window) + len(kept) - len(word), word


def _named(text: str, start: int, after: int, kind: DocType) -> NamedLaw | None:
    amending = text[after + 1 : after + 2] in _MAY_AMEND and text[after : after + 12].lstrip()[:3].lower() in _AMEND
    if amending and (amends := _AMENDS.match(text, after)):
        return _amending(text, start, amends.end(), kind)
    return _plain(text, start, after, kind)


def _plain(text: str, start: int, after: int, kind: DocType) -> NamedLaw | None:
    """A law by its own name, not by those of the laws it amends."""
    pos = after + 1
    if pos >= len(text):
        return None
    if text[after] != " " or text[pos].isspace():
        gap = SPACE_GAP.match(text, after)
        if gap is None:
            return None
        pos = gap.end()
    matched = _TRIES[kind].match(text, pos, _ORDINANCE_GAP if kind == "ordinance" else GAP)
    if matched is not None:
        end, listed = matched
        if text[end : end + 1] in (",", " ") and (whole := _stuck_behind(text, pos, end, kind)) is not None:
            return NamedLaw(start, whole[0], kind, whole[1], True, slip=True)
        if text[start] == "l" and kind == "law" and text[pos].islower() and _is_common_word(text[pos:end]):
            return None  # "luật giá trị": a word that is no name
        if text[end : end + 1] in _CLOSING and _CLOSING[text[end]] in text[pos:end]:
            end += 1  # "Pháp lệnh Quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”"
        return NamedLaw(start, end, kind, listed, True)
    if pos >= len(text) or (
        text[pos].islower() and not (text[start].isupper() and (kind == "ordinance" or _may_be_stuck(text, pos)))
    ):
        return None
    word = WORD.match(text, pos) if kind == "law" else None
    if word is not None and (name := initials().get(word.group().upper())) is not None:  # "Luật GTĐB"
        # "Luật Sĩ": letters that only capitals make initials
        return NamedLaw(start, word.end(), kind, name, True) if word.group().isupper() else None
    if not text[start].isupper():
        return None
    if (slip := stuck(kind, text, pos) or (near(kind, text, pos) if text[pos].isupper() else None)) is not None:
        return NamedLaw(start, slip[0], kind, slip[1], True, slip=True)
    return _unlisted(text, start, pos, kind) if text[pos].isupper() or kind == "ordinance" else None


def _stuck_behind(text: str, pos: int, end: int, kind: DocType) -> tuple[int, str] | None:
    """A longer name whose words run together behind those of a shorter one, "Luật Khiếu nại, tố cáonăm 1998"."""
    year = text.find("năm ", end, end + _BEHIND_REACH)
    at = year if year >= 0 else text.find("ngày ", end, end + _BEHIND_REACH)
    if at < 0 or not text[at - 1].isalpha():
        return None
    longer = stuck(kind, text, pos)
    return longer if longer is not None and longer[0] > end else None


_BEHIND_REACH = 28


def _may_be_stuck(text: str, pos: int) -> bool:
    """Whether two words without their blank may stand among those at `pos`: one longer than any syllable."""
    window = text[pos : pos + _STUCK_REACH]
    return window.split(None, 1)[0] not in _OPENERS and max(map(len, window.split())) >= _TWO_SYLLABLES


_STUCK_REACH, _TWO_SYLLABLES = 48, 7


_ABBREVIATIONS = frozenset(
    spell(alias) for row in table("law_aliases")["laws"] for alias in row["aliases"] if alias.isupper()
)


def _is_common_word(name: str) -> bool:
    """Whether a name in lower case is one word of the language ("giá") and not an abbreviation ("bhyt")."""
    return name.isalpha() and spell(name) not in _ABBREVIATIONS


def _unlisted(text: str, start: int, pos: int, kind: DocType) -> NamedLaw | None:
    """A name that the list does not know, bounded by the number, year or date that follows it."""
    first = WORD.match(text, pos)
    lower = text[pos].islower()
    if first is None or spell(first.group()) in (_NO_NAME if lower else _OPENERS):
        return None
    begin = pos
    for _ in range(_LOWER_REACH if lower else _UNLISTED_REACH):
        word = WORD.match(text, pos)
        if word is None:
            return None
        if word.group() == "Luật" or spell(word.group()) == "được" or (lower and spell(word.group()) in _ENDS_NAME):
            return None  # "Luật A và Luật B số", "Luật X được sửa đổi bởi Nghị định số": the number is another's
        if _NUMBER_SOON.match(text, word.end()):
            return NamedLaw(start, word.end(), kind, " ".join(text[begin : word.end()].split()), False)
        gap = _NAME_GAP.match(text, word.end())
        if gap is None or "\n\n" in gap.group():
            return None
        pos = gap.end()
    return None


def _amending(text: str, start: int, pos: int, kind: DocType) -> NamedLaw | None:
    """ "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B": one law, whose name holds the others' names."""
    end = last = None
    closed = False  # "Luật A và Luật B; Luật C": the last is another law
    numbered, inner_numbers = False, None  # "Luật A số 31/2024/QH15, Luật B số 27/2023/QH15": each with its own number
    for _ in range(_MOST_AMENDED):
        word = _INNER.match(text, pos)
        if word is None:
            if (short := _INNER_LETTERS.match(text, pos)) is not None:
                end, last = short.end(), NamedLaw(pos, short.end(), "code", _LETTERS[short.group()], True)
            break
        spelled = " ".join(spell(word[1]).split())
        kinds: dict[str, DocType] = {"luật": "law", "bộ luật": "code", "pháp lệnh": "ordinance"}
        inner = _plain(text, word.start(1), word.end(), kinds[spelled])
        if inner is None or not inner.listed:
            if last is None or (other := _LISTED_SO.match(text, word.end())) is None:
                break
            end = other.end()  # a name that no list knows, among those that it does
            joined = _JOINED.match(text, end)
            if joined is None:
                break
            closed = closed or "và" in joined.group()
            pos = joined.end()
            continue
        end, last = inner.end, inner
        if numbered or inner_numbers is None:
            behind = _INNER_NUMBER.match(text, end)
            numbered = behind is not None and (numbered or _is_its_own(text, inner, behind))
            inner_numbers = inner_numbers or []
            if numbered and behind is not None:
                inner_numbers.append(text[end : behind.end()])
                end = behind.end()
        joined = _JOINED.match(text, end)
        if joined is None or (closed and ";" in joined.group()):
            break
        closed = closed or "và" in joined.group()
        pos = joined.end()
    if end is None:
        end = _end_of_many(text, pos)
    if end is None:
        return None
    name = " ".join(text[start:end].split()).split(" ", 1 if kind == "law" else 2)[-1]
    if last is not None and (letters_at := text[last.start : last.end]) in _LETTERS:
        name = name.replace(letters_at, f"Bộ luật {last.name}")
    for number in inner_numbers or ():
        name = name.replace(f" {' '.join(number.split())}", "")
    name = _WITHOUT_OF.sub("một số điều của ", name).replace("HĐND", "Hội đồng nhân dân")
    return NamedLaw(start, end, kind, name, False, last)


def _is_its_own(text: str, inner: NamedLaw, behind: re.Match[str]) -> bool:
    """Whether the number behind the first of several laws in an amending law's name is that law's own: "… của Luật Đất
    đai số 31/2024/QH15, Luật Nhà ở số …", and not "… của Luật Xử lý vi phạm hành chính số 67/2020/QH14"."""
    joined = _JOINED.match(text, behind.end())
    own = behind.group().split()[-1] in numbers_of(inner.type, inner.name)
    return own and joined is not None and ";" not in joined.group()


#: "… một số điều Luật Đất đai" and "… một số điều của Luật Đất đai" are one name.
_WITHOUT_OF = late(r"một số điều (?=(?:Luật|Bộ luật|Pháp lệnh)\s)")
_MANY = late(r"(?:các|\d{1,2})\s{1,4}luật\s{1,4}(?:có\s{1,4})?liên\s{1,4}quan(?!\w)", re.IGNORECASE)
_MANY_REACH = 24  # words
_MANY_YEAR = late(r"\s{1,8}(?:19|20)\d\d(?![\d/.,-]\d|\d)")


def _end_of_many(text: str, pos: int) -> int | None:
    """The end of "… của các luật liên quan đến đầu tư xây dựng cơ bản", before its number, year or day."""
    many = _MANY.match(text, pos) if text.find("quan", pos, pos + 32) >= 0 else None
    end = many.end() if many else len(text)
    for _ in range(_MANY_REACH):
        if _NUMBER_SOON.match(text, end) or _MANY_YEAR.match(text, end):
            return end
        gap = _NAME_GAP.match(text, end)
        word = WORD.match(text, gap.end()) if gap is not None else None
        if word is None:
            break
        end = word.end()
    return None


def law_in_subject(subject: str) -> str | None:
    """The listed law whose subject a title speaks of without citing it ("Kết quả thực hiện dân chủ ở cơ sở"), or None.

    Only names of at least four words tell enough; "Giá" or "Đầu tư" stand in every other title.
    """
    best: tuple[int, str] | None = None
    for word in WORD.finditer(subject):
        matched = _TRIES["law"].match(subject, word.start())
        if matched is None:
            continue
        length = len(words_of(subject[word.start() : matched[0]]))
        if length >= _TELLING_WORDS and (best is None or length > best[0]):
            best = (length, matched[1])
    return best[1] if best else None


_TELLING_WORDS = 4
