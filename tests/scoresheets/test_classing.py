"""Classing many scores anew: in few questions, after every change, by nobody's stale limits."""

from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from antq.ground import SCORESHEETS, lay_scoresheets
from antq.kit.database import db, writing
from antq.kit.datafiles import toml
from antq.scoresheets import actions, queries
from antq.scoresheets.actions import Scored
from antq.scoresheets.classing import classed
from antq.scoresheets.models import Score
from tests.cast import who
from tests.making import reading
from tests.scoresheets.scored import HAMLET, SHEET, answers, confirmed, submitted
from tests.scoresheets.test_scoring import limits


def shipped(table: str, ref: str) -> dict[str, Any]:
    """A row of the sheets that ship."""
    key = "ref" if table == "sheet" else "sheet"
    return dict(next(row for row in toml(SCORESHEETS / "sheets.toml", table) if row[key] == ref))


def test_more_scores_are_no_more_questions(session: Any) -> None:
    def asked() -> int:
        session.commit()
        sheet = queries.sheet(HAMLET)
        with reading() as sent:
            assert actions.regrade(sheet) == 0
        return len(sent)

    confirmed(sheet=HAMLET, neighbourhood="Thôn 1")
    alone = asked()
    for number in range(2, 5):
        confirmed(sheet=HAMLET, neighbourhood=f"Thôn {number}")
    assert asked() == alone


def test_many_at_once_come_to_what_one_alone_comes_to(session: Any) -> None:
    made = [
        confirmed(sheet=HAMLET, neighbourhood="Thôn 1", less="5"),
        confirmed(less="0.13"),
        confirmed(sheet="an-toan-kdc", neighbourhood="Thôn 1"),
        confirmed(sheet="an-toan-kdc", neighbourhood="Thôn 2", less="0.01"),
    ]
    found = {each.ref: each.right for each in classed()}
    assert found == {score.ref: actions.grade_of(score) for score in made}
    assert list(found.values()) == ["kha", "tot", "dat", "khong-dat"]


def test_points_that_a_file_keeps_as_fractions_add_up_exactly(session: Any) -> None:
    score = submitted()
    given = dict.fromkeys(("lanh_dao", "dang_ky", "ngay_hoi"), "14.9")
    given |= {"mo_hinh": "19.9", "ket_qua": "19.9", "luc_luong": "9.9"}
    points = answers(score, **given)
    actions.confirm(score, points, seen=score.version, by=who("thuongtruc"))
    assert score.total == Decimal("99.4")
    limits("99.4", "80", "60")
    assert score.grade == "tot"


def test_loading_other_limits_classes_anew(session: Any) -> None:
    score = confirmed(less="1")
    assert actions.load({"thresholds": [shipped("thresholds", SHEET) | {"good": "95"}]}) == 1
    session.refresh(score)
    assert score.grade == "kha"
    score.grade = "yeu"
    lay_scoresheets()
    session.refresh(score)
    assert score.grade == "tot", "laying the ground mends a class that the check complains of"
    assert [each for each in classed() if each.kept != each.right] == []


@pytest.mark.parametrize("change", [{"label": "Tiêu chí khác"}, {"most": "16"}, {"needs_evidence": False}])
def test_what_was_scored_keeps_its_meaning(session: Any, change: dict[str, Any]) -> None:
    row = shipped("sheet", SHEET)
    changed = row | {"criteria": [row["criteria"][0] | change, *row["criteria"][1:]]}
    actions.load({"sheet": [changed]})
    actions.load({"sheet": [row]})
    confirmed()
    actions.load({"sheet": [row | {"note": "Lời khác."}]})
    with pytest.raises(Scored, match="criterion lanh-dao was scored"):
        actions.load({"sheet": [changed]})
    with pytest.raises(Scored, match="kind, subject and whole"):
        actions.load({"sheet": [row | {"whole": True}]})


def test_a_class_is_given_by_the_limits_that_hold_when_it_is_kept(fresh_app: Flask) -> None:
    """One sets other limits while another confirms: whoever comes second knows what the first did."""
    wrong: list[BaseException] = []

    def confirms() -> None:
        try:
            with fresh_app.app_context(), writing():
                score = db.session.query(Score).one()
                actions.confirm(score, answers(score, less="1"), seen=score.version, by=who("thuongtruc"))
        except BaseException as error:
            wrong.append(error)

    other = threading.Thread(target=confirms)
    with fresh_app.app_context():
        with writing():
            lay_scoresheets()
            submitted(less="1")
        with writing():
            limits("95", "80", "60", valid_from=date(2020, 1, 1))
            other.start()
            other.join(1.5)  # a second one that did not wait would be through
        other.join(30)
        assert wrong == []
        assert [(each.kept, each.right) for each in classed()] == [("kha", "kha")]
