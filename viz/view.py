"""A picture as a file: a page with one of the views, an SVG or PNG picture, or mermaid text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from kg.base.files import write_file
from kg.base.law_words import LANGUAGES
from kg.base.xml import escape_html
from kg.naming import type_name
from kg.viz.boxes import grid_drawing
from kg.viz.content import content, legend, summary, tables
from kg.viz.diagram import diagrams
from kg.viz.drawing import Drawing
from kg.viz.graphviz import NoGraphviz, by_graphviz, is_installed
from kg.viz.network import network_data, vis_network
from kg.viz.page import asset, page
from kg.viz.picture import Picture
from kg.viz.svg import svg
from kg.viz.words import word

View = Literal["network", "chain", "diagram"]
Layout = Literal["auto", "graphviz", "own"]

_A4 = (720.0, 1040.0)  # pixels of a page inside its margins
_NEARLY = 0.85


def write_page(picture: Picture, path: Path | str, lang: str = "vi", *, view: View = "network", text: str = "") -> None:
    """Write `picture` as one HTML file that needs no network, in "vi" or "en".

    The same picture gives the same bytes. Raises OSError if the file cannot be written (nothing is left
    half-written), ValueError for another language, FileNotFoundError if pyvis carries no vis-network.
    """
    write_file(Path(path), view_page(picture, lang, view=view, text=text))


def view_page(picture: Picture, lang: str = "vi", *, view: View = "network", text: str = "") -> str:
    """The HTML of `write_page`; `text` is the markup of kg.viz.text_beside, shown beside the picture."""
    if lang not in LANGUAGES:
        raise ValueError(f"no words for language {lang!r}")
    data: Mapping[str, Any] = content(picture, lang)
    scripts = [
        asset("shared.js"),
        asset("pager.js"),
        asset("page.js"),
        asset("search.js"),
        asset("save.js"),
        asset("gestures.js"),
        asset("drawing.js"),
    ]
    if view == "diagram":
        every = diagrams(picture, lang, _title(picture, view, lang)).items()
        stage = "\n".join(_keyed(svg(one, key=f"drawing-{n}"), id_, n > 0) for n, (id_, one) in enumerate(every))
        tail = ""
    else:
        drawn = svg(grid_drawing(picture, lang, _title(picture, view, lang)))
        stage, tail = (drawn, "") if view == "chain" else ("", f'<div class="standby">{drawn}</div>')
    if view == "network":
        data = {**data, **network_data(picture, lang)}
        scripts = [vis_network(), *scripts, asset("network.js")]
    return page(
        lang=lang,
        title=word(_title_key(view, picture), lang),
        heading=heading(picture, lang),
        summary=summary(picture, lang),
        data=data,
        legend=legend(picture, lang),
        tables=tables(picture, lang),
        scripts=scripts,
        stage=stage,
        text=text,
        standby=tail,
    )


def drawing(picture: Picture, lang: str = "vi", *, view: View = "network", layout: Layout = "auto") -> Drawing:
    """The picture as a drawing, for files that are no page.

    `layout` "auto" takes Graphviz's where it is installed and its letters on a page are as large as ours, or nearly.
    A diagram has one layout, ours. Raises NoGraphviz if "graphviz" is asked for and not to be had.
    """
    title = _title(picture, view, lang)
    if view == "diagram":
        return diagrams(picture, lang, title)[picture.focus]
    ours = grid_drawing(picture, lang, title)
    if layout == "own" or (layout == "auto" and not is_installed()):
        return ours
    try:
        theirs = grid_drawing(picture, lang, title, by_graphviz)
    except NoGraphviz:
        if layout == "graphviz":
            raise
        return ours
    return theirs if layout == "graphviz" or _fit(theirs) >= _NEARLY * _fit(ours) else ours


def _fit(drawn: Drawing) -> float:
    """How large a drawing can be on a page of A4, upright or not; 1 at most: it need not be enlarged."""
    width, height = drawn.width, drawn.height + 20 * len(drawn.notes)
    return max(min(wide / width, high / height, 1.0) for wide, high in (_A4, _A4[::-1]))


def write_svg(
    picture: Picture, path: Path | str, lang: str = "vi", *, view: View = "network", layout: Layout = "auto"
) -> None:
    """Write `picture` as an SVG file for Word and other programs. Raises OSError, NoGraphviz (see `drawing`)."""
    write_file(Path(path), svg(drawing(picture, lang, view=view, layout=layout), alone=True))


def heading(picture: Picture, lang: str) -> str:
    """What a page is about: "Kế hoạch 65/KH-UBND – Thực hiện dân chủ ở cơ sở"."""
    focus = next(node for node in picture.nodes if node.id == picture.focus)
    return f"{type_name(focus.type, lang)} {picture.heading}" if picture.heading else word("everything", lang)


def _title(picture: Picture, view: View, lang: str) -> str:
    return f"{word(_title_key(view, picture), lang)}: {heading(picture, lang)}"


def _title_key(view: View, picture: Picture) -> str:
    if view == "network":
        return "title"
    return f"title_{view}_down" if picture.down and view == "chain" else f"title_{view}"


def _keyed(drawn: str, id_: str, hidden: bool) -> str:
    return drawn.replace("<svg ", f'<svg data-key="{escape_html(id_)}"{" hidden" if hidden else ""} ', 1)
