"""A report written in Word is understood by its headings; old fonts are turned; nothing hostile gets through."""

from __future__ import annotations

from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.media import docx as checking
from antq.kit.refusals import Invalid
from antq.transcripts.word import Line, lines_of, report_of
from antq.transcripts.word.paragraphs import MOST_LETTERS, MOST_LINES, MOST_RUNS
from antq.transcripts.word.report import LIMITS
from tests.kit.media.hostile_documents import docx
from tests.transcripts.writing import COLLECTIVE, PERSON, TCVN3, VNI, saved, written


def answers(data: bytes) -> dict[str, str]:
    checking.check(data)
    return {each.name: each.text for each in report_of(lines_of(data)).proposals}


def test_the_report_of_a_collective() -> None:
    said = answers(written(COLLECTIVE))
    assert said == {
        "name": "Tổ tự quản thôn Suối Đá",
        "background": "1. Đặc điểm chính: thôn vùng cao, 85 hộ, nhà ở xa nhau.\nTrước đây hay mất trộm trâu bò.",
        "how": "Họp thôn bàn cách làm, đặt loa ở ba ngõ.",
        "resources": "bà con góp 12 triệu đồng.",
        "results": "1. Giảm 12 vụ trộm so với năm trước liền kề.",
        "lessons": "Phải phân công người trực rõ ràng.",
    }


def test_the_report_of_a_person_leaves_out_what_is_theirs() -> None:
    report = report_of(lines_of(written(PERSON)))
    said = {each.name: each.text for each in report.proposals}
    assert said == {
        "name": "Nguyễn Văn An",
        "role": "Trưởng thôn Trung Tâm",
        "background": "Làm trưởng thôn từ năm 2015.",
        "results": "Vận động bà con góp loa.",
    }
    assert report.personal == 3
    assert not any("015070000001" in line for line in report.rest)


def test_what_answers_nothing_is_told_and_the_signatures_end_it() -> None:
    report = report_of(lines_of(written(COLLECTIVE)))
    assert report.rest == ("Năm 2024: Giấy khen của Chủ tịch UBND xã",)


@pytest.mark.parametrize("font", [".VnTime", ".VnArial", ""])
def test_tcvn3_is_turned_by_its_font_or_by_its_letters(font: str) -> None:
    report = report_of(lines_of(written(TCVN3, font=font)))
    said = {each.name: (each.text, each.was) for each in report.proposals}
    assert said["results"] == ("Phong trào toàn dân bảo vệ an ninh Tổ quốc", TCVN3[4])
    assert said["background"][0] == "Thôn vùng cao, nhà ở xa nhau"
    assert report.turned


def test_vni_is_turned_by_its_font() -> None:
    [said] = report_of(lines_of(written(VNI, font="VNI-Times"))).proposals
    assert said.text == "Phong trào toàn dân bảo vệ an ninh Tổ quốc"


def test_capitals_of_an_h_font_stay_capitals() -> None:
    [line] = lines_of(written(["Tæ quèc"], font=".VnTimeH"))
    assert line.text == "TỔ QUỐC"


def test_unicode_in_an_old_font_is_left_alone() -> None:
    [line] = lines_of(written(["Tổ quốc"], font=".VnTime"))
    assert (line.text, line.was) == ("Tổ quốc", "")


def test_rows_of_tables_and_hand_made_line_ends_are_lines() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Năm 2024", "Giấy khen"
    document.add_paragraph("một").add_run().add_break()
    document.paragraphs[-1].add_run("hai")
    assert [line.text for line in lines_of(saved(document))] == ["Năm 2024 | Giấy khen", "một", "hai"]


def test_bold_headings_without_numbers_are_headings() -> None:
    lines = [Line("Thành tích đạt được", bold=True), Line("Giảm 12 vụ.")]
    [said] = report_of(lines).proposals
    assert (said.name, said.text) == ("results", "Giảm 12 vụ.")
    assert report_of([Line("Thành tích đạt được là nhờ bà con."), Line("Giảm 12 vụ.")]).proposals == ()


def test_an_answer_longer_than_its_question_is_cut_and_says_so() -> None:
    [said] = report_of(
        [Line("II. THÀNH TÍCH"), *(Line("Một câu dài. " * 20) for _each in range(60))]
    ).proposals
    assert said.cut
    assert len(said.text) <= LIMITS["results"]


TOO_MUCH = {
    "letters": b"<w:p><w:r><w:t>" + b"a" * (MOST_LETTERS + 1) + b"</w:t></w:r></w:p>",
    "lines": b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (MOST_LINES + 1),
    "runs": b"<w:p>" + b"<w:r/>" * (MOST_RUNS + 1) + b"</w:p>",
    "breaks": b"<w:p><w:r>" + b"<w:br/>" * (MOST_LETTERS + 1) + b"</w:r></w:p>",
    "markup": b"<w:p/>" * 3_000_000,
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_too_much_of_anything_is_refused(what: str) -> None:
    with pytest.raises(Invalid, match="dài quá mức"):
        lines_of(docx(body=TOO_MUCH[what]))


BROKEN = {
    "no XML": b"</w:body>",
    "cut off": b"<w:p><w:r><w:t>a",
    "an entity": b"<w:p><w:r><w:t>&l8;</w:t></w:r></w:p>",
    "another encoding": b"<w:p><w:r><w:t>\xff\xfe</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_refused_with_a_sentence(body: bytes) -> None:
    with pytest.raises(Invalid, match="Không đọc được"):
        lines_of(docx(body=body))


def test_a_document_type_in_the_text_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">]><r>&a;</r>'
    data = docx(("word/styles.xml", laughs))
    with pytest.raises(Invalid, match="Không đọc được"):
        lines_of(data)


@given(st.lists(st.text(max_size=60), max_size=30))
def test_any_lines_can_be_sorted(texts: list[str]) -> None:
    report = report_of([Line(text, bold=bool(at % 2)) for at, text in enumerate(texts)])
    assert {each.name for each in report.proposals} <= LIMITS.keys()


def test_nested_text_boxes_break_nothing() -> None:
    inner = b"<w:r><w:p><w:r><w:t>b</w:t></w:r></w:p></w:r>"
    body: Any = b"<w:p><w:r><w:t>a</w:t>" + inner + b"</w:r></w:p>"
    assert [line.text for line in lines_of(docx(body=body))]
