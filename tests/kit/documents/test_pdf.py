"""A paper as PDF: tagged, in Vietnamese, every font inside, every letter read back; what was typed stays text."""

from __future__ import annotations

import io
import re
from typing import Any

import pymupdf
import pypdf
import pytest

from antq.kit.documents import pdf
from antq.kit.documents.blocks import Column, Head, Paragraph, Table, Title
from tests.kit.documents.papers import ACCENTED, AT, BODY, HOSTILE, TELLING, letter, paper


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


def test_every_font_is_inside_and_is_ours(made: bytes) -> None:
    with pymupdf.open(stream=made) as document:
        fonts = {font[:5] for page in document for font in page.get_fonts()}
        assert fonts
        for number, kind, _subtype, name, _alias in fonts:
            assert kind != "n/a", name
            assert "Tinos" in name
            assert document.extract_font(number)[3], name


def test_every_letter_is_read_back_and_none_is_missing(made: bytes) -> None:
    said = text_of(made)
    assert TELLING in re.sub(r"\s+", " ", said)
    assert {each for each in ACCENTED if each not in said} == set()
    assert "\ufffd" not in said
    with pymupdf.open(stream=made) as document:
        glyphs = [glyph for page in document for span in page.get_texttrace() for glyph in span["chars"]]
    assert len(glyphs) > 3000
    assert [chr(glyph[0]) for glyph in glyphs if glyph[1] == 0] == []


def test_the_page_is_that_of_the_decree(made: bytes) -> None:
    with pymupdf.open(stream=made) as document:
        first, second = document[0], document[1]
        assert (round(first.rect.width / 72 * 25.4), round(first.rect.height / 72 * 25.4)) == (210, 297)
        body = [word for word in second.get_text("words") if word[1] > 20 / 25.4 * 72 - 6]
        assert min(box[0] for box in body) / 72 * 25.4 == pytest.approx(30, abs=0.6)
        assert max(box[2] for box in body) / 72 * 25.4 == pytest.approx(195, abs=0.6)
        nation = first.search_for("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        assert len(nation) == 1, "on one line"


def test_the_number_of_the_page_stands_from_the_second_page(made: bytes) -> None:
    with pymupdf.open(stream=made) as document:
        tops = [
            page.get_textbox(pymupdf.Rect(0, 0, page.rect.width, 18 / 25.4 * 72)).strip() for page in document
        ]
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
    with pymupdf.open(stream=made) as document:
        assert len(document) > 20
        assert max(word[2] for page in document for word in page.get_text("words")) <= 195.5 / 25.4 * 72


def test_an_empty_paper_is_one() -> None:
    assert pdf.render(paper(title=""), at=AT).startswith(b"%PDF")


def test_the_same_paper_is_the_same_file() -> None:
    assert pdf.render(letter(), at=AT) == pdf.render(letter(), at=AT)


def test_landscape() -> None:
    with pymupdf.open(stream=pdf.render(paper(Title("Danh sách"), landscape=True), at=AT)) as document:
        assert document[0].rect.width > document[0].rect.height
