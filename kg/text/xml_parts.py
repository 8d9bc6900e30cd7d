"""The parts of a package as trees of XML, whatever names their spaces have."""

from __future__ import annotations

from xml.etree import ElementTree

from kg.text.errors import UnreadableError
from kg.text.package import Package


def tree(package: Package, name: str) -> ElementTree.Element | None:
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


def name_of(element: ElementTree.Element) -> str:
    """The name of an element, without its space."""
    return str(element.tag).rpartition("}")[2]


def value_of(element: ElementTree.Element, key: str = "val") -> str | None:
    """An attribute of an element, by its name without its space; None if the element has none of that name."""
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == key), None)


def child(element: ElementTree.Element | None, name: str) -> ElementTree.Element | None:
    """The first child of that name; None if there is none, or no element."""
    return next((one for one in element if name_of(one) == name), None) if element is not None else None
