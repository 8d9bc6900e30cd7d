"""Any text at all: spans hold, nothing raises, and the work grows no faster than the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.cite.find import find_citations
from tests.support.examples import examples
from tests.support.growth import grows_too_fast, spent

_PIECES = st.sampled_from(
    """Luật|Luật Đất đai|Bộ luật|Nghị định|Nghị định số|Kế hoạch số|số|Số:|59/2023/NĐ-CP|65/KH-UBND|120-KL/TW|48-CP|/|-|–
    |\n|\n\n|12|năm 2013|2024|ngày|ngày 5/3/2024|31/02/2024|tháng 4 năm|của|của Chính phủ|UBND|UBND tỉnh|Quảng Trị|và|,|;|.
    |khoản 1|Điều 5|điểm a|các|từ|đến|Pháp lệnh|Hiến pháp|pháp luật|QH15|CÔNG BÁO/Số 1/Ngày 2-3-2024|(khóa XII)|Trung ương 4|[1]|**||
    |Nghị quyết|TW|QĐ|NĐ|CP|\u0323|\u0302|Ð|^|A|bis|&|…|Luật sửa đổi, bổ sung một số điều của|“|”|(|)""".split("|")
)
_WORDS = st.builds(
    lambda gap, pieces: gap.join(pieces), st.sampled_from(["", " ", "  "]), st.lists(_PIECES, max_size=24)
)
_TEXTS = st.one_of(_WORDS, st.text(max_size=200))


def _check_spans(text: str) -> None:
    done = 0
    for citation in find_citations(text):
        assert done <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.text
        if citation.subject is not None:
            assert 0 <= citation.subject[0] <= citation.subject[1] <= len(text)
        done = citation.end


@settings(max_examples=examples(150, 400), deadline=None)
@given(_TEXTS)
def test_spans_are_sorted_and_apart(text: str) -> None:
    _check_spans(text)


@pytest.mark.parametrize("tail", ["", " ", "\n", " (", "(", "\u00a0"])
@pytest.mark.parametrize(
    "text",
    [
        "Thông báo số 31-TB/TU ngày 05/3/2024 của Tỉnh ủy Bến Tre (khóa XI), khoản 2 Điều 7 Nghị định số 15/2020/NĐ-CP",
        "Căn cứ Công văn số 88/STC-QLG ngày 12/4/2022 của Sở Tài chính thành phố Hải Phòng về giá; Luật Giá (sửa đổi)",
        "Under Clauses 2 and 3, Article 9 of Decree No. 15/2020/ND-CP dated 03 February 2020 of the Government",
        "Quyết định của UBND xã Hòa Bình số 14 ngày 02 tháng 5 năm 2021; Bản án số 12/2021/DS-ST của Tòa án nhân dân",
    ],
)
def test_texts_may_end_anywhere(text: str, tail: str) -> None:
    """Also behind "của Tỉnh ủy " or in the middle of a number: cells and excerpts are cut like that."""
    for end in range(len(text) + 1):
        _check_spans(text[:end] + tail)


@settings(max_examples=examples(60, 150), deadline=None)
@given(_WORDS)
def test_plain_words_before_only_shift(text: str) -> None:
    """Beyond the head of a document, where its own number stands, only the offsets change."""
    prefix = "Trong năm qua, phường làm tốt việc này.\n\n" * 70
    before = list(find_citations(prefix + "x.\n\n" + text))
    shift = len(prefix)
    after = list(find_citations(prefix + prefix + "x.\n\n" + text))
    assert [(c.start + shift, c.end + shift, c.symbol, c.day) for c in before] == [
        (c.start, c.end, c.symbol, c.day) for c in after
    ]


@settings(max_examples=examples(60, 150), deadline=None)
@given(_WORDS)
@example("năm 2013Nghị định65/KH-UBND")  # words stuck together
@example("Nghịđịnhsố59/2O23/NĐ-CPngày14/8/2023củaChínhphủ")
def test_decomposed_text_has_the_same_symbols(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    assert [(c.type, c.symbol, c.day) for c in find_citations(composed)] == [
        (c.type, c.symbol, c.day) for c in find_citations(decomposed)
    ]


HOSTILE = {
    "slashes": "/",
    "figures and slashes": "1/2/3/4/",
    "figures": "1234567890",
    "a number for ever": "1/2023/",
    "one word": "Luật ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của ",
    "laws joined": "Luật Đất đai, ",
    "pinpoints": "khoản 1 Điều 1 ",
    "pinpoints listed": "Điều 1, 2, 3, ",
    "marks": "\u0323\u0302",
    "word with marks": "Luạ\u0302\u0323t ",
    "an endless line": "a",
    "number words": "số ",
    "a list of numbers": "Quyết định số 1, 2, 3, 4, 5, ",
    "numbers listed": "12, 13, ",
    "hyphens": "-CP",
    "codes": "/NĐ-CP-UBND",
    "Party": "12-NQ/TW-",
    "spaces": " ",
    "line breaks": "\n",
    "blank days": "ngày … tháng … năm ",
    "bodies": "của Ủy ban nhân dân ",
    "page headers": "\nCÔNG BÁO/Số 1/Ngày 2-3-2024\n",
    "capitals": "NĐ-CP/",
    "citations": "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, ",
    "opened days": "Ngày 5/3/2024 ",
    "brackets": "(",
    "Party resolutions": "Nghị quyết Hội nghị lần thứ ",
    "short forms": "Nghị định 1 ",
    "quoted number": "Số: ",
    "names given": "Luật Đất đai số 1/2003/QH11 (gọi tắt là Luật ABC), Luật ABC ",
    "what stands above": "Kế hoạch số 1/KH-UBND; quyết định nêu trên; kế hoạch nêu trên ",
    "the text itself": "\nSố: 1/NQ-CP\n“Nghị quyết này ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=list(HOSTILE))
def test_work_grows_with_length(unit: str) -> None:
    """Twice the text takes about twice as long: a ratio, so that no machine is too slow for it."""

    def measure(length: int) -> dict[str, float]:
        text = unit * (length // len(unit) + 1)
        return spent(lambda: find_citations(text, back_references=True))

    assert not grows_too_fast(measure, 20_000)
