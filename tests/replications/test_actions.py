"""The life of a point, and what it does to the counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from antq.catalogue import merging
from antq.catalogue.models import Initiative
from antq.kit import clock, jobs, mail
from antq.kit.database import db
from antq.kit.notices import notices_of
from antq.kit.refusals import Invalid, Refused, Stale
from antq.people.models import Person
from antq.places.queries import by_key
from antq.replications import actions, counting, queries
from antq.replications.actions.counting import miscounted, recount_all
from antq.replications.counting import Three
from antq.replications.liveness import Life
from antq.replications.pages.shown import Shown
from tests.cast import who
from tests.making import an_initiative, reading
from tests.replications.points import HOME_PLACE, accepted, all_counted, closed, facts, registered, running


def counts(initiative: Initiative) -> tuple[int, int]:
    db.session.flush()
    return initiative.replication_count, initiative.team_count


def on(year: int, month: int, day: int = 15) -> Any:
    return clock.stopped(datetime(year, month, day, 3, tzinfo=UTC))


def test_only_what_runs_counts(session: Any) -> None:
    initiative = an_initiative()
    registered(initiative, neighbourhood="Thôn 1")
    accepted(initiative, neighbourhood="Thôn 2")
    assert counts(initiative) == (0, 0)
    third = running(initiative, neighbourhood="Thôn 3", team_count=7)
    assert counts(initiative) == (1, 7)
    closed(initiative, neighbourhood="Thôn 4")
    assert counts(initiative) == (1, 7)
    actions.weaken(third, "Chỉ còn ba người trực.", by=who("donvi"))
    assert counts(initiative) == (1, 7)
    assert all_counted() == Three(1, 1, 7, 20)


def test_silence_takes_a_point_out_of_the_counts_and_a_word_brings_it_back(session: Any) -> None:
    with on(2026, 2):
        initiative = an_initiative()
        replication = running(initiative)
        assert counts(initiative) == (1, 4)
    with on(2026, 6):
        assert Shown(replication).life is Life.FRESH
    with on(2026, 9):
        assert Shown(replication).life is Life.OVERDUE
        assert all_counted().points == 1
        assert miscounted() == []
    with on(2026, 11):
        assert Shown(replication).life is Life.GREY
        assert all_counted().points == 0
        assert miscounted() == [initiative.id]
        assert actions.confirm([replication], by=who("donvi")) == 1
        assert counts(initiative) == (1, 4)
        assert actions.confirm([replication], by=who("donvi")) == 0, "twice in a quarter says nothing new"


def test_the_daily_look_recounts_what_went_grey(session: Any) -> None:
    with on(2026, 2):
        initiative = an_initiative()
        running(initiative)
        session.commit()
    with on(2026, 11):
        jobs.work_all()
        assert counts(initiative) == (0, 0)
        assert miscounted() == []


def test_units_are_asked_once_in_the_last_month_of_a_quarter(session: Any, app: Any, tmp_path: Any) -> None:
    app.config.update(MAIL_SERVER=f"file://{tmp_path}", SITE_URL="https://antq.example.vn")
    try:
        with on(2026, 2):
            running(an_initiative())
            session.commit()
        with on(2026, 5):
            jobs.work_all()
            assert asked("donvi") == []
        who_writes = session.merge(person_of("donvi"))
        who_writes.email = "donvi@example.vn"
        session.commit()
        for day in (2, 9):
            with on(2026, 6, day):
                jobs.work_all()
        assert len(asked("donvi")) == 1
        assert asked("donvi2") == []
        (letter,) = tmp_path.glob("*.eml")
        text = message_from_bytes(letter.read_bytes(), policy=default).get_content()
        assert "https://antq.example.vn/xac-nhan-diem/" in text
        assert "quý II/2026" in text
    finally:
        app.config.update(MAIL_SERVER="", SITE_URL="")
    assert not mail.is_on()


def person_of(name: str) -> Any:
    return db.session.get_one(Person, who(name).person_id)


def asked(name: str) -> list[str]:
    person = who(name).person_id
    assert person is not None
    says = [str(each.entry.says) for each in notices_of(person) if each.subject == "replication"]
    return [each for each in says if "Đến kỳ xác nhận" in each]


def test_a_unit_does_not_judge_itself(session: Any) -> None:
    replication = registered()
    with pytest.raises(Refused):
        actions.accept(replication, by=who("donvi"))
    with pytest.raises(Refused):
        actions.accept(replication, by=who("camau"))
    actions.accept(replication, by=who("thuongtruc"))
    with pytest.raises(Refused):
        actions.launch(replication, clock.today(), by=who("donvi2"))


def test_lasting_needs_a_year(session: Any) -> None:
    replication = running(launched=date(2026, 3, 1))
    with on(2026, 12), pytest.raises(Invalid) as refusal:
        actions.sustain(replication, by=who("thuongtruc"))
    assert "12 tháng" in str(next(iter(refusal.value.errors.values())))
    with on(2027, 3):
        actions.sustain(replication, by=who("thuongtruc"))
    assert replication.state == "sustained"


def test_closing_wants_a_reason_and_words(session: Any) -> None:
    replication = running()
    with pytest.raises(Invalid) as refusal:
        actions.close(replication, "", "", by=who("donvi"))
    assert set(refusal.value.errors) == {"reason"}
    with pytest.raises(Invalid) as refusal:
        actions.close(replication, "no-people", " ", by=who("donvi"))
    assert set(refusal.value.errors) == {"note"}
    session.rollback()


def test_nobody_confirms_for_others_nor_what_has_ended(session: Any) -> None:
    with pytest.raises(Refused):
        actions.confirm([running(neighbourhood="Thôn 1")], by=who("donvi2"))
    with pytest.raises(Stale):
        actions.confirm([closed(neighbourhood="Thôn 2")], by=who("donvi"))


def test_the_same_thing_twice_is_told(session: Any) -> None:
    initiative = an_initiative()
    first = registered(initiative, neighbourhood="Thôn Trung Tâm")
    with pytest.raises(Invalid) as refusal:
        registered(initiative, neighbourhood="thôn trung tâm")
    assert first.ref in str(refusal.value.errors["neighbourhood"])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"team_count": -1}, "team_count"),
        ({"team_count": 10_001}, "team_count"),
        ({"member_count": 1_000_001}, "member_count"),
    ],
)
def test_what_cannot_be_is_refused(session: Any, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        registered(**said)
    assert set(refusal.value.errors) == {field}


def test_a_point_is_no_copy_of_its_own_copy(session: Any) -> None:
    initiative = an_initiative()
    first = accepted(initiative, neighbourhood="Thôn 1")
    second = accepted(initiative, neighbourhood="Thôn 2", copied_from=first)
    for wrong in (first, second):
        with pytest.raises(Invalid):
            actions.change(first, facts(copied_from=wrong), seen=first.version, by=who("donvi"))
    other = accepted(an_initiative("Camera an ninh"))
    with pytest.raises(Invalid):
        registered(initiative, neighbourhood="Thôn 3", copied_from=other)


def test_a_merged_initiative_shows_what_both_have(session: Any) -> None:
    home = by_key(HOME_PLACE)
    one, two = an_initiative("Tiếng loa", place=home), an_initiative("Tiếng loa thôn bản", place=home)
    running(one, team_count=2)
    running(two, team_count=3)
    plan = merging.plan_of_merge(two, one)
    merging.merge(two, one, note="Một mô hình.", seen=plan.stamp, by=who("thuongtruc"))
    assert counts(one) == (2, 5)
    assert len(queries.of_initiative(one, by=who("donvi2"))) == 2


def test_the_columns_and_the_rows_agree(session: Any) -> None:
    initiative = an_initiative()
    running(initiative, neighbourhood="1")
    closed(initiative, neighbourhood="2")
    accepted(initiative, neighbourhood="3")
    session.commit()
    assert (
        counting.own_points([initiative.id])[initiative.id]
        == (all_counted().points, all_counted().teams)
        == (1, 4)
    )


def test_counting_many_initiatives_asks_no_more_than_counting_two(session: Any) -> None:
    """A sheet may name hundreds: the database is nobody else's while they are counted."""
    many = [an_initiative(f"Mô hình số {number} ở thôn") for number in range(12)]
    for each in many:
        running(each)
    asked = []
    for some in (many[:2], many[2:]):
        for each in some:
            each.own_points, each.replication_count = 7, 7
        session.flush()
        ids = [each.id for each in some]
        session.expire_all()
        with reading() as found:
            recount_all(ids)
        asked.append(len(found))
        session.flush()
    assert {(each.own_points, each.replication_count) for each in many} == {(1, 1)}
    assert asked[1] <= asked[0] + 1
