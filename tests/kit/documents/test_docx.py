"""A paper as DOCX, opened by python-docx: the measures, the font, the head, the number of the page."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx as library
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import etree

from antq.kit.documents import docx, measures
from antq.kit.documents.blocks import Column, Head, Paragraph, Table, Title
from tests.kit.documents.papers import ACCENTED, AT, HOSTILE, LETTERS, TELLING, letter, paper
from tests.kit.documents.pdfs import drawn, lines_of, top_margin


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx.render(letter(), at=AT)


def opened(data: bytes) -> Any:
    return library.Document(io.BytesIO(data))


def all_text(data: bytes) -> str:
    document = opened(data)
    body = document.element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def test_the_page_is_a4_with_the_margins_of_the_decree(made: bytes) -> None:
    section = opened(made).sections[0]
    measured = [
        round(length.mm, 1)
        for length in (
            section.page_width, section.page_height, section.top_margin, section.bottom_margin,
            section.left_margin, section.right_margin,
        )
    ]  # fmt: skip
    assert measured == [210, 297, 20, 20, 30, 15]


def test_times_new_roman_is_declared_for_every_script(made: bytes) -> None:
    document = opened(made)
    scripts = [qn(f"w:{each}") for each in ("ascii", "hAnsi", "eastAsia", "cs")]
    declared = [document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")[0]]
    declared += [document.styles[name].element.rPr.rFonts for name in ("Normal", "Heading 1", "Title")]
    for fonts in declared:
        assert [fonts.get(script) for script in scripts] == ["Times New Roman"] * 4
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
    assert (
        document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0].get(qn("w:val"))
        == "vi-VN"
    )
    for run in document.element.body.iter(qn("w:rFonts")):
        raise AssertionError(f"a run has a font of its own: {etree.tostring(run)!r}")


def test_the_head_is_a_table_of_the_decree_s_width(made: bytes) -> None:
    head = opened(made).tables[0]
    widths = [round(cell.width.mm, 1) for cell in head.rows[0].cells]
    assert widths[0] in (70.0, 72.5)
    assert widths[-1] == 100.0
    assert 172.0 <= sum(widths) <= 175.0
    assert head._tbl.xpath("w:tblPr/w:tblLayout")[0].get(qn("w:type")) == "fixed"
    left, right = head.rows[0].cells[0], head.rows[0].cells[-1]
    assert [each.text for each in left.paragraphs] == ["ỦY BAN NHÂN DÂN", "XÃ MƯỜNG LAI", ""]
    assert [each.text for each in right.paragraphs] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
    ]  # fmt: skip
    for cell in (left, right):
        assert cell.paragraphs[-1]._p.xpath("w:pPr/w:pBdr/w:top"), "the line under it"


def test_the_number_of_the_page_is_a_field_that_the_first_page_has_not(made: bytes) -> None:
    section = opened(made).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert not section.first_page_header._element.xpath(".//w:instrText")
    assert [node.text.strip() for node in section.header._element.xpath(".//w:instrText")] == ["PAGE"]
    assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_paragraphs_are_set_as_the_decree_asks(made: bytes) -> None:
    body = next(each for each in opened(made).paragraphs if each.text.startswith("Thực hiện"))
    layout = body.paragraph_format
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert 10 <= round(layout.first_line_indent.mm, 1) <= 12.7
    assert layout.space_before.pt >= 6
    assert 1 <= layout.line_spacing <= 1.5
    bases = [each for each in opened(made).paragraphs if each.text.startswith("Căn cứ")]
    assert [each.text[-1] for each in bases] == [";", "."]
    assert all(run.italic for each in bases for run in each.runs)


def test_the_head_of_a_table_is_repeated(made: bytes) -> None:
    table = opened(made).tables[1]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not table.rows[1]._tr.xpath("w:trPr/w:tblHeader")


def test_properties_of_a_table_stand_in_the_order_of_the_schema(made: bytes) -> None:
    order = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"]
    order.append("tblCaption")
    for table in opened(made).tables:
        names = [each.tag.rpartition("}")[2] for each in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)


def test_every_letter_is_there(made: bytes) -> None:
    said = all_text(made)
    assert LETTERS in said
    assert TELLING in said
    assert len(set(ACCENTED) & set(said)) == 134


def test_the_file_says_what_it_is(made: bytes) -> None:
    about = opened(made).core_properties
    assert (about.title, about.language) == ("Tờ trình đề nghị tặng Giấy khen", "vi-VN")
    assert about.created.replace(tzinfo=AT.tzinfo) == AT


@pytest.mark.parametrize("text", [*HOSTILE, '=HYPERLINK("http://x.example")'])
def test_what_was_typed_is_text_everywhere(text: str) -> None:
    shown = paper(
        Head((text,), (text,), text, text), Title(text, text, text), Paragraph(text, lead=text),
        Table((Column(text),), ((text,),), text), title=text,
    )  # fmt: skip
    data = docx.render(shown, at=AT)
    assert all_text(data).count(text) >= 6
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))


def test_control_characters_are_dropped_and_long_texts_kept() -> None:
    data = docx.render(paper(Paragraph("trước\0\x08\ud800\ufffesau"), Paragraph("ă" * 100_000)), at=AT)
    said = all_text(data)
    assert "trướcsau" in said
    assert said.count("ă") == 100_000


def test_line_ends_are_kept() -> None:
    document = opened(docx.render(paper(Paragraph("một\nhai")), at=AT))
    assert document.paragraphs[0].text == "một\nhai"


def test_office_draws_it_as_it_was_meant(made: bytes, tmp_path: Path) -> None:
    """Drawn by another program: the name of the country on one line, numbers from the second page."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: the DOCX is not drawn by another program")
    (tmp_path / "giay.docx").write_bytes(made)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "giay.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with drawn(tmp_path / "giay.pdf") as pages:
        assert lines_of(pages[0], measures.NATION) == 1
        tops = [top_margin(page) for page in pages]
    assert tops == ["", *(str(number) for number in range(2, len(tops) + 1))]
