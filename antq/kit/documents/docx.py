"""Papers as DOCX to be edited: the same blocks and measures as the PDF, Times New Roman declared for every script."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor

from . import measures as m
from . import oxml
from .blocks import (
    Bases,
    Block,
    Closing,
    Head,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    Table,
    Title,
    To,
    ended,
)
from .lettering import plain

ALIGN = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
BLACK = RGBColor(0, 0, 0)


def render(paper: Paper, *, at: datetime) -> bytes:
    """The DOCX of a paper; `at` is the instant that it carries as its own."""
    drawn = _Drawing(paper, at)
    for block in paper.blocks:
        drawn.draw(block)
    return drawn.bytes()


class _Drawing:
    """One document while it is drawn."""

    def __init__(self, paper: Paper, at: datetime) -> None:
        self.paper = paper
        self.document = docx.Document()
        self.titled = False
        self._styles()
        self._page()
        about = self.document.core_properties
        about.title, about.author = plain(paper.title)[:255], plain(paper.author)[:255]
        about.language, about.comments, about.keywords = "vi-VN", "", ""
        about.created = about.modified = at.replace(tzinfo=None)
        about.last_modified_by = about.author

    def bytes(self) -> bytes:
        """The finished file."""
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def draw(self, block: Block) -> None:
        """Add a block at the end."""
        drawers: dict[type, Any] = {
            Head: self._head,
            Title: self._title,
            To: self._to,
            Bases: self._bases,
            Paragraph: self._paragraph,
            Heading: self._heading,
            Table: self._table,
            Closing: self._closing,
            PageBreak: self._break,
        }
        drawers[type(block)](block)

    def _styles(self) -> None:
        styles = self.document.styles
        defaults = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
        oxml.declare_font(defaults, m.DECLARED_FONT)
        oxml.declare_language(defaults)
        for name in ("Normal", "Heading 1", "Heading 2", "Title", "Header"):
            style = styles[name]
            oxml.declare_font(style.element.get_or_add_rPr(), m.DECLARED_FONT)
            style.font.size = Pt(m.BODY_SIZE)
            style.font.color.rgb = BLACK
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
            if name in ("Heading 1", "Heading 2", "Title"):
                style.font.bold, style.font.italic = True, False
                for border in style.element.xpath("w:pPr/w:pBdr"):
                    border.getparent().remove(border)
                for spacing in style.element.xpath("w:rPr/w:spacing | w:rPr/w:kern"):
                    spacing.getparent().remove(spacing)

    def _page(self) -> None:
        section = self.document.sections[0]
        wide = self.paper.landscape
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width = Mm(m.PAGE_HEIGHT if wide else m.PAGE_WIDTH)
        section.page_height = Mm(m.PAGE_WIDTH if wide else m.PAGE_HEIGHT)
        section.top_margin, section.bottom_margin = Mm(m.TOP), Mm(m.BOTTOM)
        section.left_margin, section.right_margin = Mm(m.LEFT), Mm(m.RIGHT)
        section.header_distance = section.footer_distance = Mm(m.NUMBER_FROM_EDGE)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        oxml.page_field(number)
        for run in number.runs:
            run.font.size = Pt(m.PAGE_NUMBER_SIZE)

    def _line(self, text: str = "", *, of: Any = None, style: str | None = None) -> Any:
        """A paragraph with lines of text; of a cell's first, still empty paragraph when there is one."""
        place = of if of is not None else self.document
        if of is not None and len(of.paragraphs) == 1 and not of.paragraphs[0]._p.r_lst and not _ruled(of):
            paragraph = of.paragraphs[0]
        else:
            paragraph = place.add_paragraph(style=style)
        if text:
            _say(paragraph, text)
        return paragraph

    def _small(self, cell: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Any:
        """A centred line of a table that is only layout."""
        paragraph = self._line(text, of=cell)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _dress(paragraph, size=size, bold=bold, italic=italic)
        return paragraph

    def _rule(self, place: Any, length: float, room: float) -> None:
        """A rule of a length, centred in what is `room` wide."""
        paragraph = place.add_paragraph()
        layout = paragraph.paragraph_format
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
        layout.space_before = Pt(3)
        layout.left_indent = layout.right_indent = Mm((room - length) / 2)
        oxml.line_above(paragraph, m.RULE)

    def _head(self, block: Head) -> None:
        table = self.document.add_table(rows=2, cols=3)
        room = m.text_width(self.paper.landscape)
        between = max(0.0, room - m.HEAD_LEFT - m.HEAD_RIGHT)
        over = (m.HEAD_LEFT + between + m.HEAD_RIGHT - room) / 2
        widths = [Mm(m.HEAD_LEFT), Mm(between), Mm(m.HEAD_RIGHT)]
        oxml.lay_out(table, widths, indent=Mm(-over))
        oxml.no_padding(table)
        (left, _gap, right), (number, _gap2, dated) = (row.cells for row in table.rows)
        for each in block.above:
            self._small(left, each.upper(), m.AGENCY_SIZE)
        for each in block.agency:
            self._small(left, each.upper(), m.AGENCY_SIZE, bold=True)
        agency = tuple(plain(each).upper() for each in block.agency)
        self._rule(left, m.rule_under(agency, m.AGENCY_SIZE, room=m.HEAD_LEFT), m.HEAD_LEFT)
        self._small(right, m.NATION, m.NATION_SIZE, bold=True)
        self._small(right, m.MOTTO, m.MOTTO_SIZE, bold=True)
        self._rule(right, m.width_of(m.MOTTO, m.MOTTO_SIZE, bold=True), m.HEAD_RIGHT)
        if block.number:
            self._small(number, block.number, m.NUMBER_SIZE)
        if block.about:
            self._small(number, block.about, m.ABOUT_SIZE)
        if block.dated:
            self._small(dated, block.dated, m.DATED_SIZE, italic=True)

    def _title(self, block: Title) -> None:
        name = self._line(block.name.upper(), style="Heading 1" if self.titled else "Title")
        self.titled = True
        name.alignment = WD_ALIGN_PARAGRAPH.CENTER
        name.paragraph_format.space_before = Pt(14)
        _dress(name, size=m.TITLE_SIZE, bold=True)
        name.paragraph_format.keep_with_next = True
        for text, bold in ((block.about, True), (block.note, False)):
            if text:
                line = self._line(text)
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _dress(line, size=m.TITLE_SIZE, bold=bold, italic=not bold)
        if block.about:
            room = m.text_width(self.paper.landscape)
            lines = tuple(plain(block.about).split("\n"))
            self._rule(self.document, m.rule_under(lines, m.TITLE_SIZE, room=m.text_width()), room)
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(10)

    def _to(self, block: To) -> None:
        if len(block.names) == 1:
            line = self._line(f"Kính gửi: {block.names[0]}")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            self._line("Kính gửi:").paragraph_format.left_indent = Mm(25)
            for each in block.names:
                line = self._line(f"- {each}")
                line.paragraph_format.left_indent = Mm(45)
        line.paragraph_format.space_after = Pt(m.SPACING * 2)

    def _bases(self, block: Bases) -> None:
        for each in ended(block.lines):
            self._body(Paragraph(each, italic=True))

    def _paragraph(self, block: Paragraph) -> None:
        self._body(block)

    def _body(self, block: Paragraph) -> None:
        paragraph = self._line()
        if block.lead:
            _say(paragraph, f"{block.lead} ")
            _dress(paragraph, bold=True)
        for run in _say(paragraph, block.text):
            run.bold, run.italic = block.bold or None, block.italic or None
        paragraph.alignment = ALIGN[block.align]
        layout = paragraph.paragraph_format
        layout.space_before, layout.line_spacing = Pt(m.SPACING), m.LINE_HEIGHT
        if block.align == "justify":
            layout.first_line_indent = Mm(m.FIRST_LINE)

    def _heading(self, block: Heading) -> None:
        paragraph = self._line(block.text, style=f"Heading {block.level}")
        layout = paragraph.paragraph_format
        layout.space_before, layout.line_spacing = Pt(m.SPACING), m.LINE_HEIGHT
        layout.first_line_indent, layout.keep_with_next = Mm(m.FIRST_LINE), True

    def _table(self, block: Table) -> None:
        table = self.document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        shares = sum(column.width for column in block.columns)
        room = m.text_width(self.paper.landscape)
        oxml.lay_out(table, [Mm(room * column.width / shares) for column in block.columns])
        if block.caption:
            oxml.described(table, plain(block.caption))
        rows = list(table.rows)
        oxml.repeat_on_every_page(rows[0])
        for cell, column in zip(rows[0].cells, block.columns, strict=True):
            self._small(cell, column.head, m.TABLE_SIZE, bold=True)
        for row, texts in zip(rows[1:], block.rows, strict=True):
            oxml.keep_whole(row)
            for cell, text, column in zip(row.cells, texts, block.columns, strict=True):
                paragraph = self._line(text, of=cell)
                paragraph.alignment = ALIGN["left" if column.align == "justify" else column.align]
                _dress(paragraph, size=m.TABLE_SIZE)
        self._line().paragraph_format.space_after = Pt(0)

    def _closing(self, block: Closing) -> None:
        table = self.document.add_table(rows=1, cols=2)
        half = m.text_width(self.paper.landscape) / 2
        oxml.lay_out(table, [Mm(half), Mm(half)])
        oxml.keep_whole(table.rows[0])
        left, right = table.rows[0].cells
        if block.left is not None:
            self._signature(left, block.left)
        elif block.recipients:
            _dress(self._line("Nơi nhận:", of=left), size=m.RECIPIENTS_HEAD_SIZE, bold=True, italic=True)
            for each in block.recipients:
                _dress(self._line(f"- {each}", of=left), size=m.RECIPIENTS_SIZE)
        self._signature(right, block.right)

    def _signature(self, cell: Any, signature: Signature) -> None:
        for each in signature.lines:
            self._small(cell, each.upper(), m.SIGN_SIZE, bold=True)
        if signature.hint:
            self._small(cell, signature.hint, m.NUMBER_SIZE, italic=True)
        name = self._small(cell, signature.name, m.SIGN_SIZE, bold=True)
        name.paragraph_format.space_before = Mm(m.SIGN_ROOM)

    def _break(self, block: PageBreak) -> None:
        self._line().add_run().add_break(WD_BREAK.PAGE)


def _ruled(cell: Any) -> bool:
    return bool(cell.paragraphs[0]._p.xpath("w:pPr/w:pBdr"))


def _say(paragraph: Any, text: str) -> list[Any]:
    """Text with its line ends; characters that no XML may hold are gone."""
    runs = []
    for number, line in enumerate(plain(text).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line + (" " if text.endswith(" ") else ""))
        runs.append(run)
    return runs


def _dress(
    paragraph: Any, *, size: float | None = None, bold: bool | None = None, italic: bool | None = None
) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(size) if size else None
        run.bold, run.italic = bold or None, italic or None
