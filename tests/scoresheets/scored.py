"""Scores at every stage, made by the application's own actions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from antq.scoresheets import actions, queries
from antq.scoresheets.actions import Answer
from antq.scoresheets.models import Score
from tests.cast import unit_of, who

SHEET, HAMLET = "phan-loai-xa", "phan-loai-kdc"


def begun(by: str = "donvi", sheet: str = SHEET, year: int = 0, neighbourhood: str = "") -> Score:
    """An empty draft of the running year."""
    found = queries.sheet(sheet)
    year = year or queries.current_year(found.subject)
    return actions.begin(found, unit=unit_of(by), year=year, neighbourhood=neighbourhood, by=who(by))


def answers(score: Score, *, less: str = "0", **points: str) -> dict[str, Answer]:
    """All points less some on each line; others by code with _ for -."""
    return {
        line.code: Answer(
            Decimal(points.get(line.code.replace("-", "_"), str(line.most - Decimal(less)))), "Biên bản họp."
        )
        for line in score.sheet.criteria
    }


def submitted(by: str = "donvi", *, less: str = "0", **said: Any) -> Score:
    """Filled in and sent."""
    score = begun(by, **said)
    actions.write(score, answers(score, less=less), seen=score.version, by=who(by))
    actions.submit(score, by=who(by))
    return score


def confirmed(by: str = "donvi", *, less: str = "0", **said: Any) -> Score:
    """Confirmed as it was sent."""
    score = submitted(by, less=less, **said)
    actions.confirm(score, answers(score, less=less), seen=score.version, by=who("thuongtruc"))
    return score
