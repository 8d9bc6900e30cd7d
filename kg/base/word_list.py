"""Lists as a Word file: landscape A4, Times New Roman, the headings of a table on every page, numbered pages.

Written by hand as Office Open XML (ECMA-376), so that no package is needed for it. Margins and page numbers are those
of administrative papers (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I): 20 mm above and below, 30 mm on the left,
15 mm on the right; pages are numbered in the middle above the text, the first one is not.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from kg.base.printed_list import Column, Group, PrintedList, Row
from kg.base.spreadsheet import Cell
from kg.base.xml import clean, escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Twentieths of a point: a millimetre, the page, its margins.
_MM = 1440 / 25.4
_PAGE = 16838, 11906
_TOP, _BOTTOM, _LEFT, _RIGHT = (round(mm * _MM) for mm in (20, 20, 30, 15))
_WIDTH = _PAGE[0] - _LEFT - _RIGHT
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-{kind}+xml"/>'
        for name, kind in (
            ("word/document.xml", "officedocument.wordprocessingml.document.main"),
            ("word/styles.xml", "officedocument.wordprocessingml.styles"),
            ("word/header1.xml", "officedocument.wordprocessingml.header"),
            ("docProps/core.xml", "package.core-properties"),
        )
    )
    + "</Types>"
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/{}" Target="{}"/>'
_PACKAGE = _HEAD + _RELATIONS.format(
    _RELATION.format("rId1", "officeDocument/2006/relationships/officeDocument", "word/document.xml")
    + _RELATION.format("rId2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml")
)
_OF_DOCUMENT = _HEAD + _RELATIONS.format(
    _RELATION.format("rId1", "officeDocument/2006/relationships/styles", "styles.xml")
    + _RELATION.format("rId2", "officeDocument/2006/relationships/header", "header1.xml")
)
_FONT = "<w:rFonts" + "".join(f' w:{use}="Times New Roman"' for use in ("ascii", "hAnsi", "eastAsia", "cs")) + "/>"
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="26"/><w:szCs w:val="26"/>'
    '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="About"><w:name w:val="About"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:after="60"/><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>'
    '<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    '</w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)  # fmt: skip
_NUMBERED = (
    f'{_HEAD}<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:hdr>"
)
_SECTION = (
    f'<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
    f'<w:pgSz w:w="{_PAGE[0]}" w:h="{_PAGE[1]}" w:orient="landscape"/>'
    f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" w:header="567" w:footer="567" '
    'w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def docx(lists: Sequence[PrintedList], *, title: str, made: datetime, sure: bool = True) -> bytes:
    """A Word file with the lists, each from a page of its own on; without the columns of how sure if not `sure`.

    `made` is when it was made, in UTC. Characters that XML cannot hold become spaces.
    """
    body = "".join(piece for n, one in enumerate(lists) for piece in _list(one, sure, first=not n))
    document = f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{_SECTION}</w:body></w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in (
            ("[Content_Types].xml", _TYPES), ("_rels/.rels", _PACKAGE), ("word/document.xml", document),
            ("word/styles.xml", _STYLES), ("word/header1.xml", _NUMBERED),
            ("word/_rels/document.xml.rels", _OF_DOCUMENT), ("docProps/core.xml", _core(title, made)),
        ):  # fmt: skip
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _core(title: str, made: datetime) -> str:
    day = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{made:%Y-%m-%dT%H:%M:%SZ}</dcterms:{{0}}>'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{_text(title)}</dc:title>'
        f"{day.format('created')}{day.format('modified')}</cp:coreProperties>"
    )


def _list(one: PrintedList, sure: bool, first: bool) -> Iterator[str]:
    shown = [n for n, column in enumerate(one.columns) if column.use == "print" or (sure and column.use == "sure")]
    columns = [one.columns[n] for n in shown]
    for n, line in enumerate(one.title):
        new_page = "" if first or n else "<w:pageBreakBefore/>"
        yield _paragraph(line, "Heading1" if not n else "Title", before=new_page)
    for line in one.about:
        yield _paragraph(line, "About")
    whole = sum(column.width for column in columns)
    widths = [round(_WIDTH * column.width / whole) for column in columns]
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    yield _row(
        (_cell(column.heading, width, bold=True, centred=True) for column, width in zip(columns, widths, strict=True)),
        "<w:cantSplit/><w:tblHeader/>",
    )
    for group in one.groups:
        yield from _group(group, one.joined, columns, shown, widths)
    if one.total:
        yield _row([_cell(one.total, sum(widths), bold=True, span=len(widths))], "<w:cantSplit/>")
    yield "</w:tbl>" + _paragraph("", "Normal")


def _group(
    group: Group, joined: int, columns: Sequence[Column], shown: Sequence[int], widths: Sequence[int]
) -> Iterator[str]:
    if group.heading:
        yield _row([_cell(group.heading, sum(widths), bold=True, span=len(widths), keep=True)], "<w:cantSplit/>")
    for n, row in enumerate(group.rows):
        followed = n + 1 < len(group.rows) and group.rows[n + 1].continues
        yield _row(_cells(row, followed, joined, columns, shown, widths), "<w:cantSplit/>")
    if group.total:
        yield _row([_cell(group.total, sum(widths), italic=True, span=len(widths))], "<w:cantSplit/>")


def _cells(
    row: Row, followed: bool, joined: int, columns: Sequence[Column], shown: Sequence[int], widths: Sequence[int]
) -> Iterator[str]:
    for n, column, width in zip(shown, columns, widths, strict=True):
        merge = ""
        if n < joined and (row.continues or followed):
            merge = "<w:vMerge/>" if row.continues else '<w:vMerge w:val="restart"/>'
        told: Cell = "" if row.continues and n < joined else row.cells[n]
        yield _cell(str(told), width, centred=column.centred, merge=merge)


def _row(cells: Iterator[str] | Sequence[str], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str, width: int, *, bold: bool = False, italic: bool = False, centred: bool = False, span: int = 1,
    merge: str = "", keep: bool = False,
) -> str:  # fmt: skip
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    around = ("<w:keepNext/>" if keep else "") + ('<w:jc w:val="center"/>' if centred else "")
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    lines = text.splitlines() or [""]
    paragraphs = "".join(_paragraph(line, "Cell", after=around, look=look) for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}</w:tcPr>{paragraphs}</w:tc>'


def _paragraph(text: str, style: str, *, before: str = "", after: str = "", look: str = "") -> str:
    """A paragraph of one run; `before` and `after` are properties in the order that the schema wants."""
    keep = "<w:keepNext/>" if "<w:keepNext/>" in after else ""
    rest = after.removeprefix(keep)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{before}{rest}</w:pPr>'
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{_text(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _text(text: str) -> str:
    return escape(clean(text))
