"""Documents whose letters are right only in a font from before Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.docx import read_docx
from kg.text.fonts import in_unicode
from kg.text.source_map import ByteSpan, Fragment, RunSpan, SourceMap
from tests.support.text_files import docx, in_encoding, para, run

SENTENCE = "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ về thực hiện dân chủ ở cơ sở được ban hành"


def shown(text: str, encoding: str) -> str:
    """The characters that the font shows as `text`."""
    return in_encoding(text, encoding).decode("cp1252")


def cut(text: str, width: int) -> list[Fragment]:
    return [(text[n : n + width], ByteSpan(n, min(n + width, len(text)))) for n in range(0, len(text), width)]


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
@pytest.mark.parametrize("width", [1, 2, 3, 7, 1000])
def test_letters_and_their_places(encoding: str, width: int) -> None:
    written = shown(SENTENCE, encoding)
    source = SourceMap(in_unicode(cut(written, width)))
    assert source.text == SENTENCE
    for n, c in enumerate(SENTENCE):
        (place,) = source.places(n, n + 1)
        assert isinstance(place, ByteSpan)
        whole = shown(c, encoding)
        assert written[place.start :].startswith(whole)  # of a letter that two runs share, the first half
        assert place.end - place.start == (min(len(whole), width - place.start % width))


UNTOUCHED = [
    "Nghị định số 59/2023/NĐ-CP của Chính phủ về thực hiện dân chủ ở cơ sở",
    "không",
    "Là cái gì thì ông nói",  # in Unicode, though every letter is a Western one
    "café à la carte, déjà vu, crème brûlée",
    "",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_in_unicode_stays(text: str) -> None:
    assert in_unicode(cut(text, 7)) == cut(text, 7)


def test_a_heading_in_unicode_and_signs_without_a_byte() -> None:
    fragments = [("SỐ: 5/QĐ-UBND\n", ByteSpan(0, 14)), (f"✓ ? {shown(SENTENCE * 3, 'TCVN3')} “a”", ByteSpan(14, 400))]
    assert "".join(text for text, _ in in_unicode(fragments)) == f"SỐ: 5/QĐ-UBND\n✓ ? {SENTENCE * 3} “a”"


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_a_font_that_calls_itself_a_symbol_font(encoding: str) -> None:
    private = "".join(chr(0xF000 + byte) for byte in in_encoding(SENTENCE, encoding))
    assert "".join(text for text, _ in in_unicode(cut(private, 7))) == SENTENCE


def test_word_keeps_the_letter_as_a_soft_hyphen() -> None:
    source = read_docx(docx(para(run(shown(SENTENCE, "TCVN3")))))
    assert source.text == SENTENCE + "\n"
    at = SENTENCE.index("được") + 1
    assert source.places(at, at + 1) == [RunSpan("word/document.xml", 0, 0, at, at + 1)]
    parts = shown(SENTENCE, "TCVN3").split("\u00ad")
    assert (
        len(parts) > 1
        and read_docx(docx(para("<w:r><w:softHyphen/></w:r>".join(map(run, parts))))).text == SENTENCE + "\n"
    )


@settings(deadline=None)
@given(st.text(st.sampled_from("Ngh®Þnh sè cñA\u00ad aùuû?✓\n"), max_size=80), st.integers(1, 9))
def test_nothing_is_lost(text: str, width: int) -> None:
    source = SourceMap(in_unicode(cut(text, width)))
    covered = sum(
        place.end - place.start for place in source.places(0, len(source.text)) if isinstance(place, ByteSpan)
    )
    assert covered <= len(text) <= 2 * len(source.text)
