"""What python-docx has no word for: small pieces of WordprocessingML, made as elements, never as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length


def element(name: str, **attributes: object) -> Any:
    """`<w:name w:key="value"/>`."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def declare_font(run_properties: Any, name: str) -> None:
    """One font for every script that Word tells apart: Vietnamese letters fall into several of them."""
    fonts = run_properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]  # those of the theme would win
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def declare_language(run_properties: Any) -> None:
    """Vietnamese, for spelling and for whoever reads aloud."""
    for known in run_properties.findall(qn("w:lang")):
        run_properties.remove(known)
    run_properties.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN"))


def page_field(paragraph: Any) -> None:
    """The number of the page, as a field."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        if kind:
            run.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run.append(code)


def line_above(paragraph: Any, points: float) -> None:
    """A rule over a paragraph that holds nothing else."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=round(points * 8), space=0, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def lay_out(table: Any, widths: Sequence[Length], *, indent: Length | None = None) -> None:
    """Fixed columns: the widths are ours, whatever is typed into the cells."""
    table.autofit = False
    properties = table._tbl.tblPr
    for known in properties.findall(qn("w:tblW")):
        properties.remove(known)
    width = element("tblW", w=sum(round(each.twips) for each in widths), type="dxa")
    properties.insert_element_before(
        width, "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:tblLayout"
    )
    if indent is not None:
        properties.insert_element_before(
            element("tblInd", w=round(indent.twips), type="dxa"), "w:tblBorders", "w:tblLayout"
        )
    for column, each in zip(table.columns, widths, strict=True):
        column.width = each
    for row in table.rows:
        for cell, each in zip(row.cells, widths, strict=True):
            cell.width = each


def padding(table: Any, width: Length) -> None:
    """How far the text of a cell stands from its sides."""
    margins = element("tblCellMar")
    for edge in ("left", "right"):
        margins.append(element(edge, w=round(width.twips), type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))  # the schema puts the margins before it
    properties.append(margins) if look is None else look.addprevious(margins)


def repeat_on_every_page(row: Any) -> None:
    """The row is a head: it stands on every page that the table reaches, and is read as one."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: Any) -> None:
    """The row is not divided between two pages."""
    properties = row._tr.get_or_add_trPr()
    properties.insert(0, element("cantSplit"))


def described(table: Any, says: str) -> None:
    """What a table is, for whoever hears the paper."""
    table._tbl.tblPr.append(element("tblCaption", val=says))
