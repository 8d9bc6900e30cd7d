"""Pages and Markdown: what a reader sees of them."""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import read_bytes, read_text
from kg.text.html import read_html, visible
from kg.text.source_map import ByteSpan
from tests.support.growth import grows_too_fast, spent
from tests.support.text_files import in_encoding

PAGES: list[tuple[str, str, str]] = [
    ("entities", "<p>Ngh&#7883; &#273;&#7883;nh 59/2023/N&#272;-CP &amp; &lt;b&gt;</p>", "Nghị định 59/2023/NĐ-CP & <b>"),
    ("a table", "<table><tr><td>65/KH-UBND</td><td>2024</td></tr></table>", "65/KH-UBND\n2024"),
    ("inside a number", "số 19<sup>A</sup>/QĐ-<b>UB</b>ND", "số 19A/QĐ-UBND"),
    ("scripts, styles and the title", "<html><head><title>t</title><style>p{}</style><script>var a='<p>65/KH-UBND</p>'</script></head><body>a<script>1</script></body></html>", "a"),
    ("nested hidden parts", "<noscript><noscript>x</noscript>y</noscript>a", "a"),
    ("a head left open", "<html><head><title>t<body><p>a</p>", "a"),
    ("comments", "a<!-- 65/KH-UBND -->b", "ab"),
    ("lines of the source are blanks", "<p>Kế hoạch\n   số\t65</p>", "Kế hoạch số 65"),
    ("but not where they are shown", "<pre>a\n  b</pre>", "a\n  b"),
    ("soft hyphens", "65/KH-&shy;UBND", "65/KH-UBND"),
    ("a no-break space stays", "số&nbsp;65", "số\u00a0265"[:3] + "65"),
    ("blocks are lines", "<div>a<p>b</p>c<br>d<br/>e</div>", "a\nb\nc\nd\ne"),
    ("a broken tag", "<p>a<p <b>c", "a\nc"),
    ("a tag with > in a title", '<a title="1 > 2">65</a>/KH', "65/KH"),
    ("a quotation mark left open", '<a title="1 > 65/KH <b>c</b>', "65/KH c"),
    ("a comment left open", "a<!-- 65/KH-UBND", "a"),
    ("a bare <", "1 < 2 <3", "1 < 2 <3"),
    ("a tag left open", "a<b", "a"),
    ("a script left open", "a<script>b", "a"),
    ("a script that speaks of scripts", "a<script>'<script>'</script>b", "ab"),
    ("an entity without its end", "N&#272-CP &amp B &x; & c", "NĐ-CP & B &x; & c"),
    ("blanks between elements are one", "a <b> b</b> <i> c</i>", "a b c"),
    ("an empty block is no line", "<p>a</p><p></p><div>  </div><p>b</p>", "a\nb"),
    ("a declaration", "<?xml version='1.0'?><!DOCTYPE html><html><p>a", "a"),
    ("what a style hides", '<p>a</p><p style="color:red; Display : none">65/KH-UBND</p><p>b</p>', "a\nb"),
    ("what a style makes invisible", "a<span style='visibility:hidden'>65</span>b", "ab"),
    ("what an attribute hides", "<div hidden><div>x</div>y<br>z</div><b>a</b>", "a"),
    ("a hidden paragraph that the next one ends", "<p hidden>x<p>a</p>", "a"),
    ("a hidden element that is never closed", "<div style='display:none'>a<p>b</p>", "a\nb"),
    ("the word alone hides nothing", '<p class="hidden" title=" hidden ">a</p><p data-hidden="1">b</p>', "a\nb"),
    ("a style that hides nothing", '<p style="border:none">a</p><p style="overflow:hidden">b</p>', "a\nb"),
    ("capitals", "<P>a<BR>b<SCRIPT>x</SCRIPT></P>", "a\nb"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_html(tmp_path: Path, page: str, text: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    read = read_text(path)
    assert read.kind == "html" and re.sub(r"\n+", "\n", read.text).strip() == text


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Tin &amp; bài\n mới</title><h1>Đất đai</h1>", "Tin & bài mới"),
        ("<h1 class='x'>Điểm mới <b>về</b> đất đai</h1>", "Điểm mới về đất đai"),
        ("<title> </title><p>a", None),
        ("<p>a", None),
    ],
)
def test_what_a_page_calls_itself(page: str, title: str | None) -> None:
    assert read_html(page.encode()).title == title


def test_html_in_the_encoding_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    letters = "".join(
        c if c in "ăâêôđơưĂÂÊÔĐƠƯ" else unicodedata.normalize("NFD", c) for c in "Nghị định của Chính phủ"
    )
    apart = re.sub(r"([ae o])\u0302", lambda m: unicodedata.normalize("NFC", m.group()), letters)
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>{apart}</p>'
    path.write_bytes(page.encode("cp1258"))
    assert read_text(path).text.strip() == "Nghị định của Chính phủ"


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
@pytest.mark.parametrize("head", ["", "<meta charset=windows-1252>", "<meta charset='x-none'>"])
def test_html_in_the_encoding_that_its_letters_tell(name: str, head: str) -> None:
    text = "Nghị định của Chính phủ về việc tổ chức bộ máy"
    page = b"<html>" + head.encode() + b"<p>" + in_encoding(text, name).replace(b" ph", b" <b>ph</b>", 1)
    source = read_bytes(page, "a.html")[1]
    assert source.text.strip() == text


PIECES = st.sampled_from(
    ["Nghị định", " ", "  \n", "59", "/2023", "<b>", "</b>", "<p>", "</p>", "<br>", "&#272;", "&nbsp;", "&shy;", "\u00ad", "&amp;",
     "<!-- x -->", "<script>s</script>", "<pre>", "</pre>", "<", ">", "&", "\t", '<a title="x>">', "<td>", "😀", "\"", "'"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["utf-8", "utf-16", "cp1258"]))
def test_bytes_of_each_character_of_a_page(page: str, encoding: str) -> None:
    page = f"<html><meta charset='{encoding}'>{page}"
    if encoding == "cp1258":  # a letter and its tone mark are two bytes there
        page = page.replace("😀", "")
        data = in_encoding(page, "windows-1258")
    else:
        data = page.encode(encoding)
    source = read_html(data)
    decoder = {"utf-16": "utf-16-le"}.get(encoding, encoding)
    for n, c in enumerate(source.text):
        places = source.places(n, n + 1)
        assert len(places) == 1 or (not places and c == "\n")
        for place in places:
            assert isinstance(place, ByteSpan)
            written = unicodedata.normalize("NFC", data[place.start : place.end].decode(decoder))
            assert c in html.unescape(written) or (c == " " and written.isspace())


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a",
        '<a "',
        "<!--",
        "<p>",
        "<pre>",
        "<title>",
        "<script",
        "<noscript>",
        "<script ",
        "<!doctype ",
        "&#",
        "&amp",
        " \n",
        "<p x='",
        "</p",
        "<b>" * 9,
        "<div hidden>",
        "<p style=display:none>",
        "<h1>",
    ],
)
def test_hostile_pages_cost_no_more_than_long_ones(piece: str) -> None:
    begin = "<script>" * piece.endswith(" ")
    assert not grows_too_fast(lambda size: spent(lambda: visible(begin + piece * (size // len(piece)))), 25_000)


MARKDOWN: list[tuple[str, str, str]] = [
    ("plain", "a\r\nđ \t b\n\n", "a\r\nđ \t b\n\n"),
    ("emphasis inside a symbol", "Nghị định số **59/2023**/NĐ-*CP* của __Chính phủ__", "Nghị định số 59/2023/NĐ-CP của Chính phủ"),
    ("escapes", r"65/KH\-UBND 19\*A", "65/KH-UBND 19*A"),
    ("marks that touch nothing stay", "19 * 2 số: ____/BC a_b_c\n* mục\n- mục", "19 * 2 số: ____/BC a_b_c\n* mục\n- mục"),
    ("headings and quotations", "# Phần 1\n### **a**\n> b\n> > c\n#d", "Phần 1\na\nb\nc\n#d"),
    ("links", "theo [Luật **10/2022**/QH15](https://a.vn/x \"t\"), ![ảnh](a.png)", "theo Luật 10/2022/QH15, ảnh"),
    ("code", "số `65/KH-UBND`", "số 65/KH-UBND"),
    ("struck out stays", "~~65/KH~~", "65/KH"),
    ("tables", "| Số | Ngày |\n|---|:-:|\n| 65/KH | 05/3 |\na | b", "Số\nNgày\n\n\n65/KH\n05/3\n\na | b"),
    ("entities and tags", "65/KH&nbsp;x<br>y <b>z</b> &#272;", "65/KH\u00a0x\ny z Đ"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text"), [row[1:] for row in MARKDOWN], ids=[row[0] for row in MARKDOWN])
def test_markdown(file: str, text: str) -> None:
    kind, source = read_bytes(file.encode(), "a.md")
    assert kind == "md" and source.text == text


MARKS = st.sampled_from(
    [
        "65/KH",
        "đ",
        "*",
        "**",
        "_",
        "\\",
        "-",
        "[",
        "](",
        ")",
        "`",
        "|",
        "\n",
        " ",
        "#",
        ">",
        "&amp;",
        "<br>",
        "<b>",
        "~~",
    ]
)


@settings(deadline=None)
@given(st.lists(MARKS, max_size=30).map(lambda parts: "x" + "".join(parts)))
def test_bytes_of_each_character_of_markdown(file: str) -> None:
    data = file.encode()
    source = read_bytes(data, "a.md")[1]
    for n, c in enumerate(source.text):
        for place in source.places(n, n + 1):
            assert isinstance(place, ByteSpan) and html.unescape(data[place.start : place.end].decode()) == c


@pytest.mark.parametrize("piece", ["*", "**a", "_", "|", "[", "[a](", "<a ", "`", "> ", "# ", " ", "\\", "&a", "~~"])
def test_hostile_markdown_costs_no_more_than_long_files(piece: str) -> None:
    def measure(size: int) -> dict[str, float]:
        data = (piece * (size // len(piece))).encode() + b"x"
        return spent(lambda: read_bytes(data, "a.md"))

    assert not grows_too_fast(measure, 12_500)
