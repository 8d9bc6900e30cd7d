"""What the eye sees of a Word document: its paper and margins, and of each paragraph the font, size and weight.

A paragraph looks as most of its letters do. What a run does not say, its character style says, then the paragraph's
style with those that it is based on, then the document's defaults (ECMA-376 Part 1, 17.7.2).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from kg.text.errors import UnreadableError
from kg.text.package import Package

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
class Seen:
    """A paragraph's words, and how most of its letters look."""

    text: str
    letters: Letters


@dataclass(frozen=True, slots=True)
class Look:
    """The sections of a document, and its paragraphs with words, those of tables too, in their order."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Seen, ...]


def look_of(data: bytes) -> Look:
    """How the .docx in `data` looks. Raises UnreadableError."""
    package = Package(data)
    body = _tree(package, package.main)
    folder = package.main.rpartition("/")[0]
    styles = _Styles(_tree(package, f"{folder}/styles.xml"), _theme_fonts(_tree(package, f"{folder}/theme/theme1.xml")))
    sections = [_section(one) for one in body.iter() if _name(one) == "sectPr"] if body is not None else []
    paragraphs = [_seen(one, styles) for one in body.iter() if _name(one) == "p"] if body is not None else []
    return Look(tuple(sections), tuple(one for one in paragraphs if one.text))


def _tree(package: Package, name: str) -> ElementTree.Element | None:
    """A part as a tree; None if the package does not hold it."""
    parser = ElementTree.XMLParser()
    try:
        for n, chunk in enumerate(package.chunks(name)):
            if not n and b"<!DOCTYPE" in chunk[:4096]:
                raise UnreadableError("docx_dtd")
            parser.feed(chunk)
        tree: ElementTree.Element = parser.close()
    except (KeyError, ElementTree.ParseError):
        return None
    except UnreadableError as error:
        if error.reason == "bad_docx":  # a part that is not there
            return None
        raise
    return tree


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: ElementTree.Element, key: str = "val") -> str | None:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == key), None)


def _child(element: ElementTree.Element | None, name: str) -> ElementTree.Element | None:
    return next((one for one in element if _name(one) == name), None) if element is not None else None


def _section(element: ElementTree.Element) -> Section:
    size, margins = _child(element, "pgSz"), _child(element, "pgMar")

    def millimetres(of: ElementTree.Element | None, key: str) -> float:
        value = _value(of, key) if of is not None else None
        return float(value) / _TWIPS_IN_MM if value and value.lstrip("-").isdigit() else 0.0

    sides = (millimetres(margins, side) for side in ("top", "bottom", "left", "right"))
    return Section(millimetres(size, "w"), millimetres(size, "h"), *sides)


def _theme_fonts(theme: ElementTree.Element | None) -> dict[str, str]:
    """The fonts that a theme calls "major" and "minor"."""
    found = {}
    for font in theme.iter() if theme is not None else ():
        if _name(font) in ("majorFont", "minorFont") and (latin := _child(font, "latin")) is not None:
            found[_name(font).removesuffix("Font")] = _value(latin, "typeface") or ""
    return found


class _Styles:
    """What the styles of a document say of letters."""

    def __init__(self, tree: ElementTree.Element | None, theme: dict[str, str]) -> None:
        self._theme = theme
        self.defaults = Letters()
        self._of: dict[str, tuple[str | None, Letters]] = {}
        self.usual: str | None = None  # of paragraphs that name none
        for one in tree if tree is not None else ():
            if _name(one) == "docDefaults":
                self.defaults = self.letters(_child(_child(one, "rPrDefault"), "rPr"))
            elif _name(one) == "style" and (key := _value(one, "styleId")):
                based = _child(one, "basedOn")
                above = _value(based) if based is not None else None
                self._of[key] = above, self.letters(_child(one, "rPr"))
                if _value(one, "type") == "paragraph" and _value(one, "default") in ("1", "true"):
                    self.usual = key

    def letters(self, properties: ElementTree.Element | None) -> Letters:
        """What run properties say themselves."""
        found = Letters()
        for one in properties if properties is not None else ():
            name = _name(one)
            if name == "rFonts":
                theme = _value(one, "asciiTheme") or _value(one, "hAnsiTheme")
                font = _value(one, "ascii") or _value(one, "hAnsi")
                font = self._theme.get(theme[:5], font) if theme else font
                found = replace(found, font=font)
            elif name == "sz" and (size := _value(one)) and size.isdigit():
                found = replace(found, size=int(size) / 2)
            elif name in ("b", "i"):
                on = _value(one) not in _OFF
                found = replace(found, bold=on) if name == "b" else replace(found, italic=on)
        return found

    def of(self, style: str | None) -> Letters:
        """What a style says, with those that it is based on."""
        found, seen = Letters(), set[str]()
        while style and style in self._of and style not in seen:
            seen.add(style)
            above, own = self._of[style]
            found, style = _over(found, own), above
        return found


def _over(first: Letters, second: Letters) -> Letters:
    """What the first says, and where it says nothing the second."""
    return Letters(
        first.font or second.font,
        first.size or second.size,
        second.bold if first.bold is None else first.bold,
        second.italic if first.italic is None else first.italic,
    )


def _seen(paragraph: ElementTree.Element, styles: _Styles) -> Seen:
    properties = _child(paragraph, "pPr")
    style = _child(properties, "pStyle")
    of_paragraph = _over(styles.of(_value(style) if style is not None else styles.usual), styles.defaults)
    looks: Counter[Letters] = Counter()
    words: list[str] = []
    for run in paragraph.iter():
        if _name(run) != "r":
            continue
        text = "".join(one.text or "" for one in run if _name(one) == "t")
        words.append(text)
        own = _child(run, "rPr")
        named = _child(own, "rStyle")
        letters = _over(
            _over(styles.letters(own), styles.of(_value(named) if named is not None else None)), of_paragraph
        )
        looks[letters] += len(text.strip())
    most = looks.most_common(1)
    return Seen(" ".join("".join(words).split()), most[0][0] if most else of_paragraph)
