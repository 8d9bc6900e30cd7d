"""Marks around citations that change nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.output.annotate import annotate, annotate_html

PIECES = st.sampled_from(
    ["Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ", "Luật Đất đai", " và ", "<b>", "</b>", "&amp;", "&#272;", "<p>", "</p>",
     "<!-- số 1/KH-UBND -->", "<script>số 2/KH-UBND</script>", "<", ">", "&", "\n", "65/KH", " - UBND", "<td>", "x", "<br/>"]
)  # fmt: skip
MARKED = re.compile(r"</?cite[^>]*>")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Theo Luật Đất đai.", "Theo ⟦Luật Đất đai⟧."),
        ("không có gì", "không có gì"),
        ("Luật Đất đai; Nghị định số 59/2023/NĐ-\n\nCP.", "⟦Luật Đất đai⟧; ⟦Nghị định số 59/2023/NĐ-\n\nCP⟧."),
    ],
)
def test_text(text: str, marked: str) -> None:
    assert annotate(text) == marked


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p>Theo Luật Đất đai.</p>", '<p>Theo <cite data-type="law">Luật Đất đai</cite>.</p>'),
        (
            "<p>Nghị định số <b>59/2023</b>/N&#272;-CP</p>",
            '<p><cite data-type="decree" data-symbol="59/2023/NĐ-CP">Nghị định số </cite><b><cite data-type="decree" '
            'data-symbol="59/2023/NĐ-CP">59/2023</cite></b><cite data-type="decree" data-symbol="59/2023/NĐ-CP">/N&#272;-CP</cite></p>',
        ),
        ("<!-- Luật Đất đai --><script>Luật Đất đai</script>", "<!-- Luật Đất đai --><script>Luật Đất đai</script>"),
        ('<a title="Luật Đất đai">x</a>', '<a title="Luật Đất đai">x</a>'),
        ("1 < 2, theo Luật Đất đai", '1 < 2, theo <cite data-type="law">Luật Đất đai</cite>'),
    ],
)  # fmt: skip
def test_html(page: str, marked: str) -> None:
    assert annotate_html(page) == marked


@given(st.lists(PIECES, max_size=12).map("".join))
def test_nothing_else_changes(page: str) -> None:
    assert annotate(page).replace("⟦", "").replace("⟧", "") == page
    assert MARKED.sub("", annotate_html(page)) == page
