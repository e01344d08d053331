"""A sheet is begun once for one thing; a draft that was never sent may be thrown away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from antq.kit.journal import Event
from antq.kit.refusals import Invalid, Refused, Stale
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.scoresheets import actions
from antq.scoresheets.models import Score
from antq.units.actions import add_unit
from tests.cast import unit_of, who
from tests.scoresheets.scored import HAMLET, answers, begun, submitted


def test_a_draft_that_was_never_sent_is_dropped_and_its_number_is_not_given_again(session: Any) -> None:
    """A page still open on the dropped one must not write into another sheet of the same number."""
    first, other = begun(), begun(sheet=HAMLET, neighbourhood="Thôn Đông")
    actions.write(other, answers(other), seen=other.version, by=who("donvi"))
    ref = other.ref
    with pytest.raises(Stale):
        actions.drop(other, seen=other.version - 1, by=who("donvi"))
    with pytest.raises(Refused):
        actions.drop(other, seen=other.version, by=who("donvi2"))
    actions.drop(other, seen=other.version, by=who("donvi"))
    assert list(session.scalars(select(Score.ref))) == [first.ref]
    kinds = session.scalars(select(Event.kind).where(Event.subject_ref == ref).order_by(Event.number))
    assert list(kinds) == ["score.begin", "score.drop"]
    again = begun(sheet=HAMLET, neighbourhood="Thôn Đông")
    assert int(again.ref[-4:]) == int(ref[-4:]) + 1
    assert again.lines == []


def test_what_was_sent_once_is_not_dropped(session: Any) -> None:
    score = submitted()
    for _ in range(2):
        with pytest.raises(Stale):
            actions.drop(score, seen=score.version, by=who("donvi"))
        if score.state == "submitted":
            actions.send_back(score, "Thiếu minh chứng.", by=who("thuongtruc"))


def test_what_another_unit_of_the_commune_began_is_named_and_not_linked(session: Any) -> None:
    """The commune's police scores it too; they cannot open the People's Committee's sheet."""
    score, home = begun(), unit_of("donvi")
    police = add_unit(
        "cong-an-xa-muong-lai",
        name="Công an xã Mường Lai",
        kind="cong-an-xa",
        place=home.place,
        province=home.province,
    )
    officer = session.scalars(select(Person).where(Person.username == "canbo")).one()
    people.post(officer, police, "officer", date(2025, 7, 1), by=SYSTEM)
    with pytest.raises(Invalid) as wrong:
        actions.begin(score.sheet, unit=police, year=score.year, by=who("canbo"))
    says = str(wrong.value.errors["sheet"])
    assert home.name in says
    assert score.ref not in says
