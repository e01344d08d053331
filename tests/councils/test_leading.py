"""A session opens on its day, meets again on another, and publishes what was decided and only that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from antq.councils import actions, bulk
from antq.councils.actions import SessionFacts
from antq.councils.duties import sessions as duties
from antq.councils.record import record_of
from antq.kit import clock
from antq.kit.numbers import write_day
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions as nominations
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from antq.rounds import actions as rounds
from antq.units.queries import by_ref
from tests.cast import appraising, scored, who
from tests.councils.locks import late_locks
from tests.councils.sitting import a_session, called, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")
DAY = timedelta(days=1)


def test_a_session_opens_on_its_day_and_not_before(session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    sitting.meets_on = clock.today() + DAY
    session.flush()
    with pytest.raises(Invalid, match="khai mạc từ ngày"):
        actions.open_session(sitting, by=who("chutich"))
    assert sitting.state == "planned"


def test_a_session_that_met_later_than_planned_has_the_day_on_which_it_met(session: Any) -> None:
    dossier = scored("donvi2")
    dossier.norms_on = clock.today() - 9 * DAY
    sitting = called(a_session(dossier))
    sitting.meets_on = clock.today() - 3 * DAY
    session.flush()
    for wrong in (clock.today() + DAY, clock.today() - 4 * DAY):
        with pytest.raises(Invalid, match="Ngày khai mạc từ ngày"):
            actions.open_session(sitting, wrong, by=who("chutich"))
    actions.open_session(sitting, clock.today() - DAY, by=who("chutich"))
    assert sitting.meets_on == sitting.sits_on == clock.today() - DAY
    assert voted(item(sitting), **FIVE).met_on == clock.today() - DAY
    assert record_of(sitting, by=who("chutich")).days == [write_day(clock.today() - DAY)]


def test_a_session_that_opens_late_opens_in_the_phase_of_its_round(session: Any) -> None:
    today, province = clock.today(), by_key("15")
    assert province is not None
    days = {"nominating": (today - 9 * DAY, today), "session": (today - 3 * DAY, today - 2 * DAY)}
    round = rounds.open_round(rounds.RoundFacts("Đợt 1", days), province=province, by=who("thuongtruc"))
    dossier = scored("donvi2")
    dossier.norms_on = today - 9 * DAY
    sitting = called(a_session(dossier))
    sitting.meets_on, sitting.round = today - 3 * DAY, round
    session.flush()
    with pytest.raises(Invalid, match="họp hội đồng từ"):
        actions.open_session(sitting, by=who("chutich"))
    actions.open_session(sitting, today - 2 * DAY, by=who("chutich"))
    assert sitting.state == "open"


def test_a_planned_session_is_cancelled_and_its_dossiers_are_free(session: Any) -> None:
    """By the office, whether or not who does it sees them all; nobody is told of a dossier."""
    hidden, seen, another = scored("donvi"), scored("donvi2"), scored("donvi2")
    sitting = a_session(hidden, seen)
    with pytest.raises(Refused):
        actions.cancel(sitting, by=who("chutich"))
    notices = session.query(Notice).count()
    actions.cancel(sitting, by=who("nguoinha"))  # of the office, and of the unit of the hidden one
    assert session.query(Notice).count() - notices <= len(sitting.seats)
    assert (sitting.state, [row.state for row in sitting.items]) == ("cancelled", ["deferred"] * 2)
    assert (hidden.scheduled, seen.scheduled) == ("", "")
    assert [item(a_session(each)).state for each in (hidden, seen)] == ["waiting"] * 2
    assert [each.count for each in duties(by=who("chutich"))] == [2]  # the two new ones wait to be opened
    for act in (
        lambda: actions.cancel(sitting, by=who("thuongtruc")),
        lambda: actions.open_session(sitting, by=who("chutich")),
        lambda: called(sitting),
        lambda: actions.put(sitting, [another], by=who("thuongtruc")),
        lambda: actions.name_deputy(sitting, "", by=who("thuongtruc")),
        lambda: actions.write_minutes(sitting, "Lời.", seen=sitting.minutes_mark, by=who("chutich")),
    ):
        with pytest.raises(Stale):
            act()
    assert another.scheduled == ""


def test_a_session_that_has_opened_is_not_cancelled(session: Any) -> None:
    sitting = opened(scored("donvi2"))
    with pytest.raises(Stale):
        actions.cancel(sitting, by=who("thuongtruc"))
    assert (sitting.state, item(sitting).state) == ("open", "waiting")


def test_its_day_is_none_before_a_dossier_was_taken_in(session: Any) -> None:
    sitting = called(a_session(scored("donvi2"), scored("donvi2")))
    sitting.meets_on = clock.today() - DAY
    sitting.items[1].nomination.norms_on = clock.today() - DAY
    session.flush()
    with pytest.raises(Invalid, match=sitting.items[0].nomination.ref) as refused:
        actions.open_session(sitting, sitting.meets_on, by=who("chutich"))
    assert sitting.items[1].nomination.ref not in str(refused.value)


def test_a_dossier_put_on_an_open_agenda_is_not_voted_on_a_day_before_it_came(session: Any) -> None:
    sitting = opened(scored("donvi2"))
    sitting.sits_on = clock.today() - DAY
    with pytest.raises(Invalid, match="trước ngày tiếp nhận"):
        actions.start(item(sitting), by=who("chutich"))


@pytest.mark.parametrize("days", [-400, 400, 3000])
def test_no_session_is_planned_for_a_day_far_off(session: Any, days: int) -> None:
    province: Any = by_key("15")
    facts = SessionFacts("Phiên họp xa", clock.today() + timedelta(days=days))
    with pytest.raises(Invalid, match="một năm"):
        actions.plan_session(facts, province=province, by=who("thuongtruc"))


def voted_two_days_ago(session: Any) -> Any:
    """A session of two dossiers, both voted on by five."""
    first, second = scored("donvi2"), scored("donvi2")
    first.norms_on = second.norms_on = clock.today() - 3 * DAY
    sitting = called(a_session(first, second))
    sitting.meets_on = clock.today() - 2 * DAY
    session.flush()
    actions.open_session(sitting, sitting.meets_on, by=who("chutich"))
    for row in list(sitting.items):
        voted(row, **FIVE)
    return sitting


def test_what_is_voted_when_it_meets_again_is_of_that_day(session: Any) -> None:
    sitting = voted_two_days_ago(session)
    actions.close(sitting, by=who("chutich"))
    actions.undo(item(sitting), "Kiểm phiếu nhầm.", by=who("chutich"))
    for wrong in (clock.today() + DAY, clock.today() - 3 * DAY):
        with pytest.raises(Invalid, match="họp tiếp"):
            actions.resume(sitting, wrong, by=who("chutich"))
    actions.resume(sitting, clock.today() - DAY, by=who("chutich"))
    voted(item(called(sitting)), **FIVE)
    actions.close(sitting, by=who("chutich"))
    actions.publish(sitting, by=who("chutich"))
    days = [row.nomination.outcome.met_on for row in sitting.items if row.nomination.outcome]
    assert days == [clock.today() - DAY, clock.today() - 2 * DAY]


def test_who_was_there_on_the_first_day_is_not_there_on_the_next(session: Any) -> None:
    """Nothing is voted, and the session is not closed, before the roll of that day is called."""
    sitting = voted_two_days_ago(session)
    roll = list(item(sitting).roll)
    actions.close(sitting, by=who("chutich"))
    actions.undo(item(sitting, 1), "Kiểm phiếu nhầm.", by=who("chutich"))
    actions.resume(sitting, by=who("chutich"))
    assert {seat.attendance for seat in sitting.seats} == {"unknown"}
    for act in (
        lambda: actions.start(item(sitting, 1), by=who("chutich")),
        lambda: actions.close(sitting, by=who("chutich")),
    ):
        with pytest.raises(Invalid, match="Điểm danh trước"):
            act()
    called(sitting, thamdinh1="absent")
    said = record_of(sitting, by=who("chutich"))
    assert (len(said.days), said.called_on, len(said.present)) == (2, write_day(clock.today()), 4)
    assert item(sitting).roll == roll
    assert "Trần Thu Hà" in said.decided[0].took_part
    called(sitting)
    voted(item(sitting, 1), **FIVE)
    first_day, second_day = record_of(sitting, by=who("chutich")).decided
    assert ("Trần Thu Hà" in first_day.took_part, second_day.took_part) == (True, "")


def test_a_round_meets_and_publishes_when_it_said_so(session: Any) -> None:
    today, province = clock.today(), by_key("15")
    assert province is not None
    days = {"nominating": (today - 9 * DAY, today), "session": (today - DAY, today - DAY)}
    round = rounds.open_round(rounds.RoundFacts("Đợt 1", days), province=province, by=who("thuongtruc"))
    facts = SessionFacts("Phiên họp của đợt", today, round=round)
    with pytest.raises(Invalid, match="họp hội đồng từ"):
        actions.plan_session(facts, province=province, by=who("thuongtruc"))
    sitting = opened(scored("donvi2"))
    voted(item(sitting), **FIVE)
    actions.close(sitting, by=who("chutich"))
    days |= {"session": (today - DAY, today), "publishing": (today + DAY, today + DAY)}
    rounds.change(round, rounds.RoundFacts("Đợt 1", days), seen=round.version, by=who("thuongtruc"))
    sitting.round = round
    session.flush()
    with pytest.raises(Invalid, match="công bố kết quả từ"):
        actions.publish(sitting, by=who("chutich"))
    days["publishing"] = (today, today)
    rounds.change(round, rounds.RoundFacts("Đợt 1", days), seen=round.version, by=who("thuongtruc"))
    assert actions.publish(sitting, by=who("chutich")) == 1


def test_a_tie_is_not_published_as_a_refusal(session: Any) -> None:
    tied, carried = scored("donvi2"), scored("donvi2")
    sitting = opened(tied, carried)
    for row in list(sitting.items):
        voted(row, **FIVE)
    sitting.items[0].result = "tied"
    actions.close(sitting, by=who("chutich"))
    with pytest.raises(Invalid, match=f"^{tied.ref}: Số phiếu ngang nhau"):
        actions.publish(sitting, by=who("chutich"))
    assert {tied.state, carried.state} == {"appraising"}


def test_what_a_proposal_needs_is_asked_before_the_vote(session: Any) -> None:
    dossier = scored("donvi2")
    row = item(opened(dossier))
    nominations.hold(dossier, "Chờ kết luận kiểm tra.", by=who("thuongtruc"))
    with pytest.raises(Invalid, match="tạm dừng"):
        actions.start(row, by=who("chutich"))


def test_what_keeps_results_from_being_published_is_said_with_the_dossier(session: Any) -> None:
    held, fine = scored("donvi2"), scored("donvi2")
    sitting = opened(held, fine)
    for row in list(sitting.items):
        voted(row, **FIVE)
    actions.close(sitting, by=who("chutich"))
    held.held_at = clock.now()
    session.flush()
    with pytest.raises(Invalid, match=f"^{held.ref}: ") as refused:
        actions.publish(sitting, by=who("chutich"))
    assert fine.ref not in str(refused.value)


def test_a_conflict_declared_after_the_vote_keeps_the_result_back(session: Any) -> None:
    dossier = scored("donvi2")
    sitting = opened(dossier)
    voted(item(sitting), **FIVE)
    actions.close(sitting, by=who("chutich"))
    nominations.declare(dossier, "Tổ trưởng là anh ruột tôi.", by=who("thamdinh3"))
    item(sitting).dossier_version = dossier.version
    with pytest.raises(Invalid, match=f"^{dossier.ref}: Người đã biểu quyết"):
        actions.publish(sitting, by=who("chutich"))


def test_the_seats_are_those_of_the_day_it_opens(session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    before = {seat.person.username: seat.attendance for seat in sitting.seats}
    council, day = by_ref("hoi-dong"), clock.today()
    joined, _first = people.create_person("thamdinh9", "Lò Văn Mới", by=SYSTEM)
    people.post(joined, council, "council_member", day, by=SYSTEM)
    left: Any = next(seat.person for seat in sitting.seats if seat.person.username == "thamdinh2")
    (posting,) = [each for each in left.postings if each.role == "council_member"]
    posting.ends_on = day - DAY
    session.flush()
    actions.open_session(sitting, by=who("chutich"))
    now = {seat.person.username: seat.attendance for seat in sitting.seats}
    before.pop("thamdinh2")
    assert now == before | {"thamdinh9": "unknown"}


ACTS: dict[str, Callable[[Any], Any]] = {
    "open": lambda s: actions.open_session(s, by=who("chutich")),
    "start": lambda s: _together(s, "mo"),
    "finish": lambda s: _together(s, "xong"),
    "close": lambda s: actions.close(s, by=who("chutich")),
    "cancel": lambda s: actions.cancel(s, by=who("thuongtruc")),
}


def _together(sitting: Any, code: str) -> None:
    refs = [row.nomination.ref for row in sitting.items]
    what = bulk.chosen(sitting, code, refs, by=who("chutich"))
    assert len(what.items) == len(refs)
    bulk.carry_out(sitting, bulk.sealed(sitting, what, by=who("chutich")), by=who("chutich"))


@pytest.mark.parametrize("name", ACTS)
def test_dossiers_are_locked_before_the_journal(session: Any, name: str) -> None:
    dossiers = [scored("donvi2"), scored("donvi2")]
    sitting = called(a_session(*dossiers))
    if name not in ("open", "cancel"):
        actions.open_session(sitting, by=who("chutich"))
    if name == "finish":
        for row in list(sitting.items):
            actions.start(row, by=who("chutich"))
            for member in FIVE:
                actions.cast(row, "for", by=who(member))
    assert late_locks(lambda: ACTS[name](sitting)) == set()


def test_tasks_are_given_with_the_dossiers_locked_first(session: Any) -> None:
    dossiers, member = [appraising("donvi2"), appraising("donvi2")], who("thamdinh1").person_id or 0
    added = [(each, member) for each in dossiers]
    assert late_locks(lambda: actions.apply_plan(added, [], by=who("thuongtruc"))) == set()
