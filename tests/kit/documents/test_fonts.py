"""The font that papers carry: every Vietnamese letter, the widths of Times New Roman, its licence beside it."""

from __future__ import annotations

import pytest

from antq.kit.documents import lettering, measures
from tests.kit.documents.papers import ACCENTED, LETTERS
from tests.kit.documents.pdfs import letters_of

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
TIMES_BOLD = {"C": 722, "N": 722, "a": 500, "g": 500, "h": 556, " ": 250}
"""Widths of Times New Roman Bold, thousandths of the size (Adobe's Times-Bold has the same)."""


def points(face: str) -> set[int]:
    return letters_of(measures.FONTS / f"Tinos-{face}.ttf")


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_every_vietnamese_letter(face: str) -> None:
    assert len(set(ACCENTED)) == 134
    assert {letter for letter in LETTERS if ord(letter) not in points(face)} == set()


def test_the_list_of_letters_is_what_the_faces_have() -> None:
    everywhere = set.intersection(*(points(face) for face in FACES))
    assert {point for point in everywhere if point >= 32} == set(lettering._covered())


def test_the_widths_are_those_of_times() -> None:
    for letter, width in TIMES_BOLD.items():
        assert measures.width_of(letter, 1000, bold=True) * 72 / 25.4 == pytest.approx(width, abs=1.5)


def test_the_name_of_the_country_stays_on_one_line() -> None:
    assert measures.width_of(measures.NATION, measures.NATION_SIZE, bold=True) < measures.HEAD_RIGHT
    assert measures.width_of(measures.MOTTO, measures.MOTTO_SIZE, bold=True) < measures.HEAD_RIGHT


def test_the_licence_lies_beside_it() -> None:
    licence = (measures.FONTS / "OFL.txt").read_text("utf-8")
    assert licence.startswith("Tinos")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
