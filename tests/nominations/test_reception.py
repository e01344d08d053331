"""Reception: the day that is due follows from what happens, holds stop everything, what was sent in is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from antq.kit import clock
from antq.kit.journal import timeline_of
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.models import Norm
from antq.nominations import actions
from antq.nominations.dossier import DossierPage
from antq.nominations.models import Nomination
from antq.nominations.timing import due_of, misdated
from antq.units.queries import by_ref
from tests.cast import (
    STAGES,
    a_photo,
    appraising,
    conclusion,
    facts,
    proposed,
    received,
    returned,
    scored,
    submitted,
    who,
)

OFFICE = "thuongtruc"


def on(day: int, month: int = 8) -> Any:
    """Noon of a day of 2026 in Vietnam."""
    return clock.stopped(datetime(2026, month, day, 5, tzinfo=UTC))


def test_nothing_is_due_before_reception_and_ten_working_days_after_it(session: Any) -> None:
    with on(14):
        nomination = submitted()
        assert nomination.due_on is None
        actions.receive(nomination, by=who(OFFICE))
    assert nomination.due_on == date(2026, 8, 27)  # Saturday the 22nd is worked for Monday the 31st


def test_the_norm_that_counts_is_that_of_the_day_of_reception(session: Any) -> None:
    with on(14):
        nomination = received()
    row = session.query(Norm).filter_by(key="appraisal.days", valid_to=None).one()
    row.valid_to = date(2026, 8, 14)
    session.add(Norm(key="appraisal.days", value=3, valid_from=date(2026, 8, 15), mark="R"))
    session.flush()
    assert due_of(nomination) == date(2026, 8, 27)
    with on(17):
        assert received("donvi2").due_on == date(2026, 8, 20)


def test_a_return_is_due_of_the_unit_and_the_wait_is_taken_out(session: Any) -> None:
    with on(14):
        nomination = received()
    with on(18):
        actions.send_back(nomination, "Còn thiếu.", {"how": "Ai trực?"}, by=who(OFFICE))
        assert nomination.due_on == date(2026, 9, 3)  # ten working days for the unit, by norm
    with on(21):
        actions.submit(nomination, by=who("donvi"))
        assert nomination.due_on == date(2026, 9, 4)  # three working days were the unit's
    with on(24):
        actions.receive(nomination, by=who(OFFICE))
    assert (nomination.norms_on, nomination.due_on) == (date(2026, 8, 14), date(2026, 9, 4))
    assert [(each.kind, each.began_on, each.ended_on) for each in nomination.pauses] == [
        ("return", date(2026, 8, 18), date(2026, 8, 21))
    ]


def test_the_office_may_say_until_when_but_not_until_yesterday(session: Any) -> None:
    with on(14):
        nomination = submitted()
        with pytest.raises(Invalid) as refusal:
            actions.send_back(nomination, "Thiếu.", {"how": "Ai?"}, date(2026, 8, 14), by=who(OFFICE))
        assert "until" in refusal.value.errors
        actions.send_back(nomination, "Thiếu.", {"how": "Ai?"}, date(2026, 8, 20), by=who(OFFICE))
    assert nomination.due_on == date(2026, 8, 20)


def test_a_hold_stops_the_clock_and_resuming_takes_its_days_out(session: Any) -> None:
    with on(14):
        nomination = received()
    with on(17):
        actions.hold(nomination, "Đang xác minh đơn thư.", by=who(OFFICE))
        assert nomination.due_on is None
    with on(24):
        actions.resume(nomination, "Đơn thư không đúng.", by=who("thuongtruc2"))
    assert nomination.held_at is None
    assert nomination.due_on == date(2026, 9, 9)


@pytest.mark.parametrize("state", ["submitted", "received", "appraising", "proposed"])
def test_nothing_moves_on_while_it_is_held(session: Any, state: str) -> None:
    nomination = STAGES[state]()
    actions.hold(nomination, "Đang xác minh đơn thư.", by=who(OFFICE))
    forward = {
        "submitted": lambda: actions.receive(nomination, by=who(OFFICE)),
        "received": lambda: actions.open_appraisal(nomination, by=who(OFFICE)),
        "appraising": lambda: actions.conclude(nomination, conclusion(), by=who("chutich")),
        "proposed": lambda: actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who(OFFICE)),
    }
    with pytest.raises(Invalid, match="tạm dừng"):
        forward[state]()
    assert nomination.state == state
    actions.resume(nomination, "Đã rõ.", by=who(OFFICE))
    forward[state]()
    assert nomination.state != state


@pytest.mark.parametrize("state", sorted(STAGES.keys() - {"submitted", "received", "appraising", "proposed"}))
def test_what_the_office_has_not_cannot_be_held(session: Any, state: str) -> None:
    with pytest.raises(Stale):
        actions.hold(STAGES[state](), "Đang xác minh đơn thư.", by=who(OFFICE))


def test_a_hold_needs_its_reason_its_person_and_is_made_once(session: Any) -> None:
    nomination = received()
    with pytest.raises(Invalid):
        actions.hold(nomination, " \n", by=who(OFFICE))
    for name in ("donvi", "thamdinh1", "chutich", "nguoinha", "camau"):
        with pytest.raises(Refused):
            actions.hold(nomination, "Lý do.", by=who(name))
    with pytest.raises(Stale):
        actions.resume(nomination, "Chưa dừng.", by=who(OFFICE))
    actions.hold(nomination, "Đang xác minh đơn thư.", by=who(OFFICE))
    with pytest.raises(Stale):
        actions.hold(nomination, "Lần nữa.", by=who("thuongtruc2"))
    assert len(nomination.pauses) == 1


def test_why_it_is_held_is_not_told_to_the_unit(session: Any) -> None:
    """The reason may be a complaint: who complained, and that somebody did, is the office's to know."""
    nomination = received()
    actions.hold(nomination, "Có đơn tố cáo.", by=who(OFFICE))
    assert "nomination.hold" not in [each.kind for each in timeline_of(nomination)]
    assert "tố cáo" not in repr(DossierPage(nomination, by=who("donvi")).timeline)
    assert "tố cáo" in repr(DossierPage(nomination, by=who("thuongtruc2")).timeline)


def test_withdrawing_ends_what_lasted(session: Any) -> None:
    nomination = returned()
    actions.withdraw(nomination, by=who("donvi"))
    assert nomination.due_on is None
    assert all(pause.ended_on for pause in nomination.pauses)
    held = submitted("donvi2")
    actions.hold(held, "Đơn thư.", by=who(OFFICE))
    actions.withdraw(held, by=who("donvi2"))
    assert held.held_at is None
    assert held.pauses[0].ended_on is not None


def test_every_stage_keeps_the_day_that_its_rows_give(session: Any) -> None:
    for maker in STAGES.values():
        maker()
    session.flush()
    assert misdated() == []
    nomination = received()
    nomination.due_on = date(2026, 1, 1)
    session.flush()
    assert [ref for ref, _kept, _right in misdated()] == [nomination.ref]


def test_what_was_sent_in_is_kept_each_time(session: Any) -> None:
    nomination = returned()
    actions.write(
        nomination,
        {"how": "Ba hộ thay nhau trực, có ghi sổ."},
        seen=nomination.version,
        by=who("donvi"),
    )
    assert [each.number for each in nomination.submissions] == [1]
    assert nomination.submissions[0].answers["how"].startswith("Họp thôn")
    actions.submit(nomination, by=who("donvi"))
    first, second = nomination.submissions
    assert (first.number, second.number) == (1, 2)
    assert second.answers["how"] == "Ba hộ thay nhau trực, có ghi sổ."
    assert {name for name in second.answers if first.answers[name] != second.answers[name]} == {"how"}


def test_what_strikes_is_noted_when_it_is_sent_in(session: Any) -> None:
    bare = submitted()
    assert (bare.flags, bare.answered < bare.questions) == ("|figures|photos|", True)
    assert "tieng loa an ninh" in bare.sought
    namesake = submitted("donvi2")
    assert "|alike|" in namesake.flags
    draft = STAGES["draft"](recipient="person")
    a_photo(draft)
    actions.write_figures(draft, [{"what": "Vụ trộm", "value": 2, "source": "Công an xã"}], by=who("donvi"))
    actions.submit(draft, by=who("donvi"))
    assert draft.flags == ""


def test_scores_and_outcomes_leave_the_day_alone(session: Any) -> None:
    with on(14):
        nomination = appraising()
    due = nomination.due_on
    assert due is not None
    for maker in (scored, proposed):
        with on(14):
            each: Nomination = maker("donvi2")
        assert each.due_on == due
