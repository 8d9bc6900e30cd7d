"""What the eye sees of a Word document: its paper and margins, and of each paragraph the font, size and weight.

A paragraph looks as most of its letters do. What a run does not say, its character style says, then the paragraph's
style with those that it is based on, then the document's defaults (ECMA-376 Part 1, 17.7.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from kg.text.docx_pages import Pages, pages_of
from kg.text.package import Package
from kg.text.xml_parts import child, name_of, tree, value_of

_TWIPS_IN_MM = 1440 / 25.4
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Section:
    """The paper and the margins of a section, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look; `size` in points. None: nobody says."""

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph is set: to which side ("both": to both), its lines apart as a multiple of one, its first line
    drawn in by millimetres. None: nobody says.
    """

    align: str | None = None
    lines: float | None = None
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph's words, how most of its letters look and how it is set.

    `apart` tells one in a table or a list, or with tabs.
    """

    text: str
    letters: Letters
    layout: Layout = Layout()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The sections of a document, and its paragraphs with words, those of tables too, in their order."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Seen, ...]
    pages: Pages


def look_of(data: bytes) -> Look:
    """How the .docx in `data` looks. Raises UnreadableError."""
    package = Package(data)
    body = tree(package, package.main)
    folder = package.main.rpartition("/")[0]
    styles = _Styles(tree(package, f"{folder}/styles.xml"), _theme_fonts(tree(package, f"{folder}/theme/theme1.xml")))
    sections = [_section(one) for one in body.iter() if name_of(one) == "sectPr"] if body is not None else []
    tabled = {id(one) for table in _all(body, "tbl") for one in _all(table, "p")}
    paragraphs = [_seen(one, styles, in_table=id(one) in tabled) for one in _all(body, "p")]
    return Look(tuple(sections), tuple(one for one in paragraphs if one.text), pages_of(package, body))


def _all(element: ElementTree.Element | None, name: str) -> list[ElementTree.Element]:
    return [one for one in element.iter() if name_of(one) == name] if element is not None else []


def _section(element: ElementTree.Element) -> Section:
    size, margins = child(element, "pgSz"), child(element, "pgMar")

    def millimetres(of: ElementTree.Element | None, key: str) -> float:
        value = value_of(of, key) if of is not None else None
        return float(value) / _TWIPS_IN_MM if value and value.lstrip("-").isdigit() else 0.0

    sides = (millimetres(margins, side) for side in ("top", "bottom", "left", "right"))
    return Section(millimetres(size, "w"), millimetres(size, "h"), *sides)


def _theme_fonts(theme: ElementTree.Element | None) -> dict[str, str]:
    """The fonts that a theme calls "major" and "minor"."""
    found = {}
    for font in theme.iter() if theme is not None else ():
        if name_of(font) in ("majorFont", "minorFont") and (latin := child(font, "latin")) is not None:
            found[name_of(font).removesuffix("Font")] = value_of(latin, "typeface") or ""
    return found


class _Styles:
    """What the styles of a document say of letters."""

    def __init__(self, tree: ElementTree.Element | None, theme: dict[str, str]) -> None:
        self._theme = theme
        self.defaults = Letters()
        self.default_layout = Layout()
        self._of: dict[str, tuple[str | None, Letters, Layout]] = {}
        self.usual: str | None = None  # of paragraphs that name none
        for one in tree if tree is not None else ():
            if name_of(one) == "docDefaults":
                self.defaults = self.letters(child(child(one, "rPrDefault"), "rPr"))
                self.default_layout = _layout(child(child(one, "pPrDefault"), "pPr"))
            elif name_of(one) == "style" and (key := value_of(one, "styleId")):
                based = child(one, "basedOn")
                above = value_of(based) if based is not None else None
                self._of[key] = above, self.letters(child(one, "rPr")), _layout(child(one, "pPr"))
                if value_of(one, "type") == "paragraph" and value_of(one, "default") in ("1", "true"):
                    self.usual = key

    def letters(self, properties: ElementTree.Element | None) -> Letters:
        """What run properties say themselves."""
        found = Letters()
        for one in properties if properties is not None else ():
            name = name_of(one)
            if name == "rFonts":
                theme = value_of(one, "asciiTheme") or value_of(one, "hAnsiTheme")
                font = value_of(one, "ascii") or value_of(one, "hAnsi")
                font = self._theme.get(theme[:5], font) if theme else font
                found = replace(found, font=font)
            elif name == "sz" and (size := value_of(one)) and size.isdigit():
                found = replace(found, size=int(size) / 2)
            elif name in ("b", "i"):
                on = value_of(one) not in _OFF
                found = replace(found, bold=on) if name == "b" else replace(found, italic=on)
        return found

    def of(self, style: str | None) -> Letters:
        """What a style says of letters, with those that it is based on."""
        found = Letters()
        for own, _ in self._chain(style):
            found = _over(found, own)
        return found

    def layout_of(self, style: str | None) -> Layout:
        """What a style says of paragraphs, with those that it is based on."""
        found = Layout()
        for _, own in self._chain(style):
            found = _set_over(found, own)
        return found

    def _chain(self, style: str | None) -> Iterator[tuple[Letters, Layout]]:
        seen = set[str]()
        while style and style in self._of and style not in seen:
            seen.add(style)
            style, letters, layout = self._of[style]
            yield letters, layout


def _over(first: Letters, second: Letters) -> Letters:
    """What the first says, and where it says nothing the second."""
    return Letters(
        first.font or second.font,
        first.size or second.size,
        second.bold if first.bold is None else first.bold,
        second.italic if first.italic is None else first.italic,
    )


def _set_over(first: Layout, second: Layout) -> Layout:
    """What the first says, and where it says nothing the second."""
    return Layout(
        first.align or second.align,
        second.lines if first.lines is None else first.lines,
        second.indent if first.indent is None else first.indent,
    )


#: 240 twentieths of a point are a line ("auto"); other rules give a height, which the letters' size would tell.
_LINE = 240


def _layout(properties: ElementTree.Element | None) -> Layout:
    """What paragraph properties say themselves."""
    align, spacing, indent = (child(properties, name) for name in ("jc", "spacing", "ind"))
    line = value_of(spacing, "line") if spacing is not None else None
    auto = spacing is not None and value_of(spacing, "lineRule") in (None, "auto")
    first = value_of(indent, "firstLine") if indent is not None else None
    if indent is not None and value_of(indent, "hanging"):
        first = "0"
    return Layout(
        value_of(align) if align is not None else None,
        int(line) / _LINE if line and line.isdigit() and auto else None,
        int(first) / _TWIPS_IN_MM if first and first.isdigit() else None,
    )


def _seen(paragraph: ElementTree.Element, styles: _Styles, *, in_table: bool) -> Seen:
    properties = child(paragraph, "pPr")
    style = child(properties, "pStyle")
    named_style = value_of(style) if style is not None else styles.usual
    of_paragraph = _over(styles.of(named_style), styles.defaults)
    layout = _set_over(_set_over(_layout(properties), styles.layout_of(named_style)), styles.default_layout)
    apart = in_table or child(properties, "numPr") is not None
    apart = apart or any(name_of(one) == "tab" for run in paragraph if name_of(run) == "r" for one in run)
    looks: Counter[Letters] = Counter()
    words: list[str] = []
    for run in paragraph.iter():
        if name_of(run) != "r":
            continue
        text = "".join(one.text or "" for one in run if name_of(one) == "t")
        words.append(text)
        own = child(run, "rPr")
        named = child(own, "rStyle")
        letters = _over(
            _over(styles.letters(own), styles.of(value_of(named) if named is not None else None)), of_paragraph
        )
        looks[letters] += len(text.strip())
    most = looks.most_common(1)
    return Seen(" ".join("".join(words).split()), most[0][0] if most else of_paragraph, layout, apart)
