"""Whether the subject that a citation gives is another than the title of the document whose number it bears."""

from __future__ import annotations

from kg.base.patterns import late
from kg.cite.trie import words_of

#: Words that titles of different documents share.
_EMPTY_WORDS = frozenset(
    words_of(
        "về việc quy định chi tiết một số điều của và các theo hướng dẫn thi hành thực hiện biện pháp ban hành "
        "sửa đổi bổ sung luật nghị định thông tư quyết định pháp lệnh nghị quyết số ngày tháng năm trong cho đối với "
        "việc tại được bộ chính phủ thủ tướng nội dung công tác quản lý nhà nước lĩnh vực chức năng nhiệm vụ quyền hạn"
    )
)
#: Telling words that the shorter and the longer of two titles must have, and how many they may share by chance.
_FEWEST_WORDS, _MORE_WORDS, _BY_CHANCE = 2, 3, 0.2
#: So many telling words are what a title begins with; one of them may be shared.
HEAD_WORDS, LONG_ENOUGH = 3, 5


def _nothing_in_common(subject: str, title: str) -> bool:
    """Whether of the telling words of the shorter one next to none stands in the longer: one in five, by chance."""
    said, own = ({word for word in words_of(words) if len(word) > 1} - _EMPTY_WORDS for words in (subject, title))
    fewest, most = sorted((len(said), len(own)))
    if fewest == most == _FEWEST_WORDS and len(words_of(subject)) == len(words_of(title)):
        return said.isdisjoint(own)  # "công tác lưu trữ", "công tác văn thư"
    return fewest >= _FEWEST_WORDS and most >= _MORE_WORDS and len(said & own) <= fewest * _BY_CHANCE


def _begins_otherwise(subject: str, title: str) -> bool:
    """Whether what each of the two begins with stands nowhere in the other, though they share words further on.

    "kiểm soát thủ tục hành chính" for "thực hiện cơ chế một cửa … trong giải quyết thủ tục hành chính".
    """
    said, own = ([word for word in words_of(words) if word not in _EMPTY_WORDS] for words in (subject, title))
    if min(len(said), len(own)) < HEAD_WORDS or len(words_of(subject)) < LONG_ENOUGH:
        return False
    apart = [len(set(one[:HEAD_WORDS]).difference(other)) for one, other in ((said, own), (own, said))]
    return min(apart) >= HEAD_WORDS - 1


def _goes_otherwise(subject: str, title: str) -> bool:
    """Whether two titles that begin otherwise share too few words in the same order, whatever they share by chance.

    "kiểm soát thủ tục hành chính và quản lý cơ sở dữ liệu quốc gia" for "thực hiện thủ tục hành chính theo cơ chế một
    cửa … Cổng Dịch vụ công quốc gia": of 1,150 right subjects in issued texts none shared less than seven in ten.
    """
    said, own = ([word for word in words_of(words) if word not in _EMPTY_WORDS] for words in (subject, title))
    fewest = min(len(said), len(own))
    if fewest <= LONG_ENOUGH or said[:2] == own[:2] or len(said) > 2 * len(own):
        return False  # the last: a column of a page that goes on in another's lines
    apart = min(len(set(said).difference(own)), len(set(own).difference(said)))
    return apart >= HEAD_WORDS and _in_the_same_order(said, own) <= fewest * _IN_ORDER


_IN_ORDER = 0.6


def _in_the_same_order(one: list[str], other: list[str]) -> int:
    """How many words the two share in the same order."""
    row = [0] * (len(other) + 1)
    for word in one:
        above, row = row, [0]
        for n, there in enumerate(other):
            row.append(above[n] + 1 if word == there else max(above[n + 1], row[n]))
    return row[-1]


#: "thi hành một số điều của Luật Khiếu nại": the law that a document details, by the first words of its name.
_DETAILED = late(r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh)\s+(?P<name>[A-ZĐÀ-Ỹ][^,;.()]{3,80})")


def _details_another_law(subject: str, title: str) -> bool:
    """Whether both name one law that they detail, and the names begin otherwise: Luật Tố cáo, Luật Khiếu nại."""
    said, own = ([tuple(words_of(one["name"])) for one in _DETAILED.finditer(words)] for words in (subject, title))
    if len(said) != 1 or len(own) != 1:
        return False
    first, second = said[0][:HEAD_WORDS], own[0][:HEAD_WORDS]
    return not set(first[:2]) & set(second[:2]) and not (set(first) <= set(own[0]) or set(second) <= set(said[0]))


def _says_no_law(subject: str, title: str) -> bool:
    """Whether the title details one law, and the subject neither names a law nor has half of that one's words."""
    own = [words_of(one["name"]) for one in _DETAILED.finditer(title)]
    if len(own) != 1 or _DETAILED.search(subject) or len(words_of(subject)) < LONG_ENOUGH:
        return False
    said = {word for word in words_of(subject) if word not in _EMPTY_WORDS}
    missing = [word for word in own[0] if word not in said]
    return 2 * len(missing) > len(own[0]) and len(said.difference(words_of(title))) >= HEAD_WORDS


def _lacks_a_word_of_few(subject: str, title: str) -> bool:
    """Whether a title of two or three telling words is not in a subject that says more or wholly other ones: "thể thức
    văn bản và công tác lưu trữ" for "Công tác văn thư".
    """
    said, own = ({word for word in words_of(words) if word not in _EMPTY_WORDS} for words in (subject, title))
    if not _FEWEST_WORDS <= len(own) <= _MORE_WORDS or own <= said:
        return False
    return len(said) >= _MORE_WORDS or (len(said) == _FEWEST_WORDS and said.isdisjoint(own))


#: "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Nội vụ": whose a title ends with.
_OF_A_MINISTRY = late(r"(?<!\w)của\s+(?P<name>Bộ\s+[A-ZĐÀ-Ỹ][^;.():/]{2,60})$")


def _of_another_ministry(subject: str, title: str) -> bool:
    """Whether both say the same of two ministries: those of decrees on what ministries do differ in nothing else."""
    said, own = _OF_A_MINISTRY.search(subject), _OF_A_MINISTRY.search(title)
    if said is None or own is None:
        return False
    first, second = words_of(said["name"]), words_of(own["name"])
    fewest = min(len(first), len(second))
    same = words_of(subject[: said.start()])[-LONG_ENOUGH:] == words_of(title[: own.start()])[-LONG_ENOUGH:]
    return same and first[:fewest] != second[:fewest]


#: Each tells a subject from a title that is another's.
APART = (
    _nothing_in_common, _begins_otherwise, _goes_otherwise, _details_another_law, _says_no_law, _of_another_ministry,
    _lacks_a_word_of_few,
)  # fmt: skip
