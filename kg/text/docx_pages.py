"""Where a Word document prints the numbers of its pages, and how many pages it has, as far as its parts tell."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from kg.text.package import Package
from kg.text.xml_parts import child, name_of, tree, value_of

#: What the program that saved the document last wrote about it.
_STATISTICS = "docProps/app.xml"


@dataclass(frozen=True, slots=True)
class Pages:
    """How pages are numbered: in the margin above, in the one below, on the first page too, in the middle of the line.

    `several` tells that the document surely has more than one page.
    """

    above: bool
    below: bool
    on_first: bool
    centred: bool
    several: bool


def pages_of(package: Package, body: ElementTree.Element | None) -> Pages:
    """How the document whose main part is `body` numbers its pages."""
    above = [one for part in package.related("header") if (one := _numbered(tree(package, part))) is not None]
    below = [one for part in package.related("footer") if (one := _numbered(tree(package, part))) is not None]
    sections = [one for one in body.iter() if name_of(one) == "sectPr"] if body is not None else []
    other_first = bool(sections) and (own := child(sections[0], "titlePg")) is not None and value_of(own) not in _OFF
    return Pages(
        above=bool(above), below=bool(below), on_first=bool(above or below) and not other_first,
        centred=all(map(_in_the_middle, above)), several=_several(package, body),
    )  # fmt: skip


_OFF = ("0", "false", "off")


def _numbered(part: ElementTree.Element | None) -> ElementTree.Element | None:
    """The paragraph of a header or footer in which the number of the page stands; None if there is none."""
    for paragraph in part.iter() if part is not None else ():
        if name_of(paragraph) != "p":
            continue
        for one in paragraph.iter():
            told = one.text if name_of(one) == "instrText" else value_of(one, "instr")
            if told and told.split()[:1] == ["PAGE"]:
                return paragraph
    return None


def _in_the_middle(paragraph: ElementTree.Element) -> bool:
    """Whether a paragraph is not set to one side; a tab or a frame may bring its words to the middle."""
    properties = child(paragraph, "pPr")
    align = child(properties, "jc")
    if child(properties, "framePr") is not None or align is None:
        return True
    return value_of(align) not in ("right", "end", "left", "start")


def _several(package: Package, body: ElementTree.Element | None) -> bool:
    """Whether a page ends in the midst of the body, or the program that saved the document counted more than one."""
    counted = child(tree(package, _STATISTICS), "Pages")
    if counted is not None and (counted.text or "").isdigit() and int(counted.text or "0") > 1:
        return True
    for one in body.iter() if body is not None else ():
        name = name_of(one)
        if name == "lastRenderedPageBreak" or (name == "br" and value_of(one, "type") == "page"):
            return True
    return False
