"""Drawing up, conferring, releasing: numbers, refs, order, what the catalogue is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.honours import actions
from antq.honours.models import Amendment, Commendation, Decision
from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.database.version import data_version
from antq.kit.journal import Event, faults, timeline_of
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.queries import form_by_code
from antq.people.models import Person
from antq.units.queries import by_ref
from tests.cast import facts, who


def drawn(issuer: str = "ubnd-tinh", by: str = "thuongtruc", **changes: Any) -> Decision:
    return actions.draw_up(facts(**changes), issuer=by_ref(issuer), by=who(by))


def conferred(decision: Decision, by: str = "thuongtruc", **changes: Any) -> Commendation:
    told: dict[str, Any] = {
        "form": form_by_code("bang-khen-ubnd-tinh"),
        "recipient": "person",
        "name": "Nguyễn Văn An",
        "role": "Trưởng thôn",
        "unit": by_ref("ubnd-xa-muong-lai"),
        "initiative": None,
        "citation": "Có nhiều thành tích trong phong trào.",
        "publicity": "full",
    }
    return actions.confer(decision, **told | changes, by=who(by))


def an_initiative(name: str = "Tiếng kẻng an ninh") -> Initiative:
    words: dict[str, Any] = {"summary": "Kẻng báo yên.", "what": "Mỗi tối gõ kẻng."}
    return catalogue.register(name=name, kind="tieng-keng", field="tu-quan", **words, by=who("thuongtruc"))


def test_a_decision_says_what_was_written_down(session: Any) -> None:
    told = facts(number="1234")
    decision = actions.draw_up(told, issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    session.flush()
    assert {name: getattr(decision, name) for name in vars(told)} == vars(told)
    assert (decision.full_number, decision.title) == ("1234/QĐ-UBND", "Quyết định số 1234/QĐ-UBND")
    assert (decision.state, decision.released_at) == ("drawn", None)
    assert decision.drawn_by_id == who("thuongtruc").person_id
    assert decision.province.code == "15"  # type: ignore[union-attr]


def test_refs_of_decisions_and_commendations_count_up_within_the_year(session: Any) -> None:
    year = clock.today().year
    last_year = date(year - 1, 12, 31)
    first, second, older = drawn(), drawn(), drawn(issued_on=last_year)
    assert [each.ref for each in (first, second, older)] == [
        f"QD-{year}-0001",
        f"QD-{year}-0002",
        f"QD-{year - 1}-0001",
    ]
    rows = [conferred(first), conferred(second), conferred(older), conferred(first)]
    assert [each.ref for each in rows] == [
        f"KT-{year}-0001",
        f"KT-{year}-0002",
        f"KT-{year - 1}-0001",
        f"KT-{year}-0003",
    ]
    assert [row.position for row in first.commendations] == [0, 1]


def test_a_number_belongs_to_one_issuer_for_one_year(session: Any) -> None:
    drawn(number="77")
    drawn("cong-an-tinh", number="77")
    drawn(number="77", issued_on=date(clock.today().year - 1, 6, 1))
    with pytest.raises(Invalid) as refusal:
        drawn(number="77", by="kiemnhiem")
    assert list(refusal.value.errors) == ["number"]
    assert len(session.scalars(select(Decision)).all()) == 3


def test_a_number_is_one_however_it_is_typed(session: Any) -> None:
    decision = drawn(number="5")
    assert (decision.number, decision.full_number) == ("05", "05/QĐ-UBND")
    for typed in ("5", "05", "005"):
        with pytest.raises(Invalid):
            drawn(number=typed)


def test_a_number_of_an_amendment_is_no_other_decisions(session: Any) -> None:
    decision = drawn()
    given = conferred(decision)
    actions.release(decision, by=who("congkhai"))
    said = {name: value for name, value in vars(facts(number="8")).items() if name != "about"}
    told = actions.AmendmentFacts(**said, reason="Kê khai không đúng.")
    amendment = actions.draw_up_revocation(decision, [given], told, by=who("thuongtruc"))
    assert amendment.full_number == "08/QĐ-UBND"
    with pytest.raises(Invalid) as refusal:
        drawn(number="08")
    assert list(refusal.value.errors) == ["number"]
    actions.drop_amendment(amendment, by=who("thuongtruc"))
    assert drawn(number="8").number == "08"


def rise_of(what: Callable[[], object]) -> int:
    """By how much the data version rises when `what` is done."""
    before = data_version()
    with writing():
        what()
    after = data_version()
    db.session.rollback()
    return after - before


def test_what_nobody_has_read_is_dropped_without_a_new_data_version(fresh_app: Flask) -> None:
    """What public pages show has not changed: no kept page is made anew, no mark of one tells of a draft."""
    with fresh_app.app_context():
        with writing():
            decision, other = drawn(), drawn()
            given, _second = conferred(decision), conferred(other)
        assert rise_of(lambda: actions.release(decision, by=who("congkhai"))) == 1
        said = {name: value for name, value in vars(facts(number="8")).items() if name != "about"}
        told = actions.AmendmentFacts(**said, reason="Kê khai không đúng.")

        def draw_up() -> Amendment:
            return actions.draw_up_revocation(decision, [given], told, by=who("thuongtruc"))

        assert rise_of(draw_up) == 0
        (amendment,) = db.session.scalars(select(Amendment)).all()
        assert rise_of(lambda: actions.drop_amendment(amendment, by=who("thuongtruc"))) == 0
        assert rise_of(lambda: actions.drop(other, "Sai số quyết định.", by=who("thuongtruc"))) == 0
        assert {amendment.state, other.state} == {"dropped"}
        with writing():
            again = draw_up()
        assert rise_of(lambda: actions.release_amendment(again, by=who("congkhai"))) == 1


def test_refs_go_on_beyond_four_digits(session: Any) -> None:
    year = clock.today().year
    first = drawn()
    first.ref, conferred(first).ref = f"QD-{year}-9999", f"KT-{year}-9999"
    session.flush()
    assert [drawn().ref for _each in range(2)] == [f"QD-{year}-10000", f"QD-{year}-10001"]
    assert [conferred(first).ref for _each in range(2)] == [f"KT-{year}-10000", f"KT-{year}-10001"]


def test_no_decision_is_dated_tomorrow(session: Any) -> None:
    with pytest.raises(Invalid) as refusal:
        drawn(issued_on=clock.today() + timedelta(days=1))
    assert list(refusal.value.errors) == ["issued_on"]


@pytest.mark.parametrize(
    "name", ["", "donvi", "thamdinh1", "chutich", "congkhai", "quantri", "camau", "trunguong"]
)
def test_only_the_office_of_the_province_draws_up_and_confers(session: Any, name: str) -> None:
    with pytest.raises(Refused):
        drawn(by=name)
    decision = drawn()
    with pytest.raises(Refused):
        conferred(decision, by=name)
    assert decision.commendations == []


def test_nothing_is_added_to_a_decision_that_is_public(session: Any) -> None:
    decision = drawn()
    conferred(decision)
    actions.release(decision, by=who("congkhai"))
    with pytest.raises(Stale, match="đã công khai"):
        conferred(decision)
    assert len(session.scalars(select(Commendation)).all()) == 1


def test_the_catalogue_counts_what_is_public_and_not_hidden(session: Any) -> None:
    initiative, other = an_initiative(), an_initiative("Camera giám sát")
    decision = drawn()
    for publicity in ("full", "initials", "unit_only", "hidden"):
        conferred(decision, initiative=initiative, publicity=publicity)
    conferred(decision, initiative=other, publicity="hidden")
    conferred(drawn(), initiative=initiative)
    assert (initiative.commendation_count, sum(actions.public_forms(initiative).values())) == (0, 0)
    actions.release(decision, by=who("congkhai"))
    assert (initiative.commendation_count, sum(actions.public_forms(initiative).values())) == (3, 3)
    assert (other.commendation_count, sum(actions.public_forms(other).values())) == (0, 0)


def test_releasing_is_recorded_and_told_to_the_desk(session: Any) -> None:
    decision = drawn()
    conferred(decision)
    actions.announce_drawn(decision, by=who("thuongtruc"))
    actions.release(decision, by=who("congkhai"))
    entries = timeline_of(decision)
    assert [entry.kind for entry in entries] == ["decision.draw_up", "decision.release"]
    assert entries[0].payload == {"count": 1}
    assert entries[1].says == f"Vũ Thanh Tùng công khai {decision.title}"
    told = {
        kind: set(
            session.scalars(
                select(Person.username)
                .join(Notice, Notice.person_id == Person.id)
                .join(Event, Event.id == Notice.event_id)
                .where(Event.kind == kind)
            )
        )
        for kind in ("decision.draw_up", "decision.release")
    }
    assert told["decision.draw_up"] == {"congkhai", "kiemnhiem"}  # nguoinha is of the unit that it commends
    assert told["decision.release"] == {"thuongtruc", "thuongtruc2", "kiemnhiem", "nguoinha", "chutich"}
    assert decision.released_at is not None
    assert faults() == []
