"""A paper as PDF: tagged, in Vietnamese, every font inside, every letter read back; what was typed stays text."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest
import typst

from antq.kit.documents import pdf
from antq.kit.documents.blocks import Column, Head, Heading, Paragraph, Table, Title
from antq.kit.documents.measures import FONTS, NATION
from tests.kit.documents.papers import ACCENTED, AT, BODY, HOSTILE, TELLING, letter, paper
from tests.kit.documents.pdfs import drawn, lines_of, sides, size, top_margin


def root_of(data: bytes) -> Any:
    return read(data).trailer["/Root"]


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(letter(), at=AT)


def test_it_is_tagged_and_says_its_language_and_title(made: bytes) -> None:
    root = root_of(made)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("vi")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    about = read(made).metadata
    assert about is not None
    assert about.title == "Tờ trình đề nghị tặng Giấy khen"
    assert "pdfuaid" in root["/Metadata"].get_data().decode("utf-8")


def tags(node: Any, found: set[str]) -> set[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, list):
        for each in node:
            tags(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.add(str(node["/S"]))
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_its_parts_are_tagged_for_what_they_are(made: bytes) -> None:
    found = tags(root_of(made)["/StructTreeRoot"], set())
    assert {"/P", "/H1", "/H2", "/Table", "/TH", "/TD", "/THead"} <= found


def test_headings_of_any_order_are_a_tree() -> None:
    """The standard refuses a first heading of level 2: a wording of an office may well begin with one."""
    shown = paper(
        Title("Giấy"), Heading("1. Một", 2), Heading("I. Hai"), Heading("1. Ba", 2), Title("Phụ lục")
    )
    again = paper(Heading("1. Một", 2), Title("Giấy"), Heading("1. Hai", 2))
    for each in (shown, again):
        assert "/H1" in tags(root_of(pdf.render(each, at=AT))["/StructTreeRoot"], set())


def test_every_font_is_inside_and_is_ours(made: bytes) -> None:
    fonts = [
        inner.get_object()
        for page in read(made).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        for inner in font.get_object()["/DescendantFonts"]
    ]
    assert len(fonts) > 3
    for font in fonts:
        assert "Tinos" in font["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & font["/FontDescriptor"].get_object().keys()


def test_every_letter_is_read_back(made: bytes) -> None:
    said = text_of(made)
    assert TELLING in re.sub(r"\s+", " ", said)
    assert {each for each in ACCENTED if each not in said} == set()
    assert "\ufffd" not in said


def test_no_paper_leaves_the_writer_with_a_glyph_missing() -> None:
    """The standard itself refuses one: what `printable` did not replace would be an error, never tofu."""
    source = b'#set document(title: "x"); #set text(font: "Tinos", fallback: false); \xe6\xbc\xa2'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    with pytest.raises(typst.TypstError):
        typst.Compiler(source, font_paths=fonts).compile(format="pdf", pdf_standards=["ua-1"])


def test_the_page_is_that_of_the_decree(made: bytes) -> None:
    with drawn(made) as pages:
        assert size(pages[0]) == (210, 297)
        left, right = sides(pages[1])
        assert left == pytest.approx(30, abs=0.6)
        assert right == pytest.approx(195, abs=0.6)
        assert lines_of(pages[0], NATION) == 1


def test_the_number_of_the_page_stands_from_the_second_page(made: bytes) -> None:
    with drawn(made) as pages:
        tops = [top_margin(page) for page in pages]
    assert len(tops) > 2
    assert tops == ["", *(str(number) for number in range(2, len(tops) + 1))]


def test_the_head_of_a_table_is_repeated(made: bytes) -> None:
    pages = [page.extract_text() for page in read(made).pages]
    with_rows = [page for page in pages if re.search(r"Mô hình \d", page)]
    assert len(with_rows) > 1
    assert all("Thành tích" in page and "STT" in page for page in with_rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_text_everywhere(text: str) -> None:
    shown = paper(
        Head((text,), (text,), text, text),
        Title(text, text, text),
        Paragraph(text, lead=text),
        Table((Column(text),), ((text,),), text),
        title=text,
    )
    said = re.sub(r"\s+", "", text_of(pdf.render(shown, at=AT)))
    wanted = re.sub(r"\s+", "", text)
    assert said.count(wanted) >= 4, said


def test_control_characters_and_strange_letters_do_no_harm() -> None:
    text = "trước\0\x08\x1b\ud800\u202e\ufffe\u200bsau 漢字 😀 \N{COMBINING ACUTE ACCENT}"
    said = text_of(pdf.render(paper(Title("Giấy"), Paragraph(text)), at=AT))
    assert "trướcsau" in said
    assert "\N{WHITE SQUARE}" in said


def test_a_long_text_and_a_long_word_stay_on_the_page() -> None:
    made = pdf.render(paper(Title("Giấy"), Paragraph(BODY * 200), Paragraph("ă" * 20_000)), at=AT)
    with drawn(made) as pages:
        assert len(pages) > 20
        assert max(sides(page)[1] for page in pages) <= 195.6


def test_an_empty_paper_is_one() -> None:
    assert pdf.render(paper(title=""), at=AT).startswith(b"%PDF")


def test_the_same_paper_is_the_same_file() -> None:
    assert pdf.render(letter(), at=AT) == pdf.render(letter(), at=AT)


def test_landscape() -> None:
    with drawn(pdf.render(paper(Title("Danh sách"), landscape=True), at=AT)) as pages:
        assert size(pages[0]) == (297, 210)
