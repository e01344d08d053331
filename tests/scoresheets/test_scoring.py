"""A unit scores itself, the office confirms, the class follows from the thresholds of the year's end."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from antq.kit import clock
from antq.kit.notices import notices_of
from antq.kit.refusals import Invalid, Refused, Stale
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person, Posting
from antq.places.queries import current
from antq.scoresheets import actions, policy, queries
from antq.scoresheets.actions import Answer
from antq.scoresheets.classing import classed
from antq.scoresheets.models import Score
from antq.scoresheets.workflow import SCORE
from antq.units.actions import follow
from antq.units.queries import by_ref as unit_by_ref
from tests.cast import PEOPLE, unit_of, who
from tests.scoresheets.scored import HAMLET, SHEET, answers, begun, confirmed, submitted


def test_from_draft_to_class(session: Any) -> None:
    score = begun()
    assert (score.ref, score.state, score.commune_id) == (
        f"CD-{score.year}-0001",
        "draft",
        unit_of("donvi").place_id,
    )
    actions.write(score, answers(score, less="1"), seen=score.version, by=who("donvi"))
    assert score.self_total == 93
    actions.submit(score, by=who("donvi"))
    office = who("thuongtruc").person_id
    assert office is not None
    told = [notice.entry.says for notice in notices_of(office) if notice.subject == "score"]
    assert len(told) == 1
    assert "gửi phiếu chấm" in told[0]
    points = answers(score, less="1", mo_hinh="15.5")
    actions.confirm(score, points, seen=score.version, by=who("thuongtruc"))
    assert (score.state, score.total, score.grade) == ("confirmed", Decimal("89.5"), "kha")
    actions.reopen(score, "Xác nhận nhầm dòng mô hình.", by=who("thuongtruc2"))
    assert (score.state, score.total, score.grade) == ("returned", None, "")


def test_blanks_are_kept_but_not_sent(session: Any) -> None:
    score = begun()
    actions.write(score, {"dang-ky": Answer(Decimal("7.5"))}, seen=score.version, by=who("donvi"))
    assert score.self_total == Decimal("7.5")
    with pytest.raises(Invalid, match="mọi tiêu chí"):
        actions.submit(score, by=who("donvi"))
    without = {code: Answer(each.points) for code, each in answers(score).items()}
    actions.write(score, without, seen=score.version, by=who("donvi"))
    with pytest.raises(Invalid, match="minh chứng"):
        actions.submit(score, by=who("donvi"))


@pytest.mark.parametrize("points", ["-1", "15.25"])
def test_points_out_of_range_are_refused(session: Any, points: str) -> None:
    score = begun()
    with pytest.raises(Invalid) as wrong:
        actions.write(score, {"lanh-dao": Answer(Decimal(points))}, seen=score.version, by=who("donvi"))
    assert set(wrong.value.errors) == {"points_lanh-dao"}


def test_two_at_the_same_sheet(session: Any) -> None:
    score = begun()
    seen = score.version
    actions.write(score, {"dang-ky": Answer(Decimal(5))}, seen=seen, by=who("donvi"))
    with pytest.raises(Stale):
        actions.write(score, {"dang-ky": Answer(Decimal(6))}, seen=seen, by=who("donvi"))


def test_other_points_need_a_reason_and_all_points_must_be_there(session: Any) -> None:
    score = submitted()
    changed = {code: Answer(each.points) for code, each in answers(score, ket_qua="12").items()}
    with pytest.raises(Invalid) as wrong:
        actions.confirm(score, changed, seen=score.version, by=who("thuongtruc"))
    assert set(wrong.value.errors) == {"note_ket-qua"}
    del changed["dang-ky"]
    with pytest.raises(Invalid) as wrong:
        actions.confirm(score, changed, seen=score.version, by=who("thuongtruc"))
    assert "points_dang-ky" in wrong.value.errors
    assert score.state == "submitted"


def test_nobody_confirms_their_own_unit_or_another_province(session: Any) -> None:
    score = submitted()
    for name in ("nguoinha", "camau", "trunguong", "donvi", "thamdinh1", "quantri"):
        with pytest.raises(Refused):
            actions.confirm(score, answers(score), seen=score.version, by=who(name))
    assert score not in queries.queue(by=who("nguoinha")).rows
    assert score in queries.queue(by=who("thuongtruc")).rows


def test_who_sees_one_and_who_sees_which_are_twins(session: Any) -> None:
    made = [begun(sheet=HAMLET, neighbourhood="Thôn Đông"), submitted(), confirmed("donvi2")]
    for name in ("", *PEOPLE):
        seen = set(session.scalars(select(Score.ref).where(policy.seen_by(who(name)))))
        assert seen == {score.ref for score in made if policy.sees(who(name), score)}, name
    assert {score.ref for score in made if policy.sees(who("thuongtruc"), score)} == {
        each.ref for each in made[1:]
    }


def test_one_sheet_a_year_for_one_thing(session: Any) -> None:
    first = begun(sheet=HAMLET, neighbourhood="Thôn Đông")
    begun(sheet=HAMLET, neighbourhood="Thôn Tây")
    begun("donvi2", sheet=HAMLET, neighbourhood="Thôn Đông")
    with pytest.raises(Invalid, match=first.ref):
        begun(sheet=HAMLET, neighbourhood="Thôn  Đông ")
    for said, field in (
        ({"sheet": HAMLET}, "neighbourhood"),
        ({"sheet": HAMLET, "neighbourhood": "x" * 121}, "neighbourhood"),
        ({"year": 2019}, "year"),
        ({"year": queries.current_year("commune") + 1}, "year"),
        ({"sheet": "phan-loai-co-quan"}, "sheet"),
    ):
        with pytest.raises(Invalid) as wrong:
            begun(**said)
        assert set(wrong.value.errors) == {field}
    with pytest.raises(Refused):
        actions.begin(queries.sheet(SHEET), unit=unit_of("donvi"), year=first.year, by=who("donvi2"))


def test_the_standard_needs_every_criterion(session: Any) -> None:
    whole = confirmed(sheet="an-toan-kdc", neighbourhood="Thôn Đông")
    score = submitted(sheet="an-toan-kdc", neighbourhood="Thôn Tây")
    actions.confirm(score, answers(score, luc_luong="19.5"), seen=score.version, by=who("thuongtruc"))
    assert (whole.grade, score.grade, score.total) == ("dat", "khong-dat", Decimal("99.5"))


def limits(good: str, fair: str, average: str, **said: Any) -> int:
    province = current("15")
    usual: dict[str, Any] = {
        "province_id": province.id if province else None,
        "valid_from": date(2020, 1, 1),
        "by": who("thuongtruc"),
    }
    numbers = {"good": Decimal(good), "fair": Decimal(fair), "average": Decimal(average)}
    return actions.set_thresholds(queries.sheet(SHEET), **usual | numbers | said)


def test_thresholds_of_the_province_class_anew(session: Any) -> None:
    score = confirmed(less="1")
    assert score.grade == "tot"
    assert limits("95", "80", "60") == 1
    assert score.grade == "kha"
    after = queries.due_on(score.sheet, score.year).replace(year=score.year + 1)
    assert limits("99", "98", "97", valid_from=after) == 0
    assert limits("90", "80", "60") == 1, "the same day renews"
    assert score.grade == "tot"
    assert actions.regrade(score.sheet) == 0


def test_the_check_classes_anew(session: Any) -> None:
    score = confirmed()
    score.grade = "yeu"
    session.flush()
    assert [(each.ref, each.kept, each.right) for each in classed()] == [(score.ref, "yeu", "tot")]


def test_thresholds_that_do_not_fall_and_other_provinces(session: Any) -> None:
    other = current("96")
    assert other is not None
    for wrong in (("70", "70", "50"), ("101", "70", "50"), ("90", "70", "0")):
        with pytest.raises(Invalid):
            limits(*wrong)
    with pytest.raises(Invalid):
        limits("90", "70", "50", province_id=other.id)
    with pytest.raises(Refused):
        limits("90", "70", "50", by=who("donvi"))


def test_only_confirmed_classes_are_counted(session: Any) -> None:
    one = confirmed(less="1")
    submitted("donvi2")
    found = queries.confirmed(one.year, kind="phan-loai-phong-trao", subject="commune")
    assert [(row.place_id, row.grade, row.count) for row in found] == [(one.commune_id, "tot", 1)]
    assert queries.class_counts(
        one.year, kind="phan-loai-phong-trao", subjects=("commune", "agency"), province_id=one.province_id
    ) == {"tot": 1}
    assert queries.years("phan-loai-phong-trao", "commune") == [one.year]
    assert queries.years("phan-loai-phong-trao", "agency") == []


def waiting(name: str) -> dict[str, int]:
    """What waits for somebody: moves, and for how many sheets."""
    return {one.move: one.count for one in SCORE.waiting(by=who(name))}


def test_what_waits_for_whom(session: Any) -> None:
    begun(sheet=HAMLET, neighbourhood="Thôn Đông")
    score = submitted()
    actions.send_back(score, "Thiếu minh chứng.", by=who("thuongtruc"))
    submitted("donvi2")
    assert waiting("donvi") == {"submit": 1, "resubmit": 1}
    assert waiting("thuongtruc") == {"confirm": 1}
    assert waiting("") == {}


def test_the_year_that_runs_has_its_own_end(session: Any) -> None:
    with clock.stopped(clock.now().replace(year=2026, month=11, day=25)):
        assert queries.current_year("neighbourhood") == 2027
        assert queries.current_year("commune") == 2026


def test_what_was_confirmed_wrongly_is_not_offered_again(session: Any) -> None:
    score = confirmed()
    actions.reopen(score, "Chấm nhầm tiêu chí ngày hội.", by=who("thuongtruc"))
    assert {(line.confirmed_points, line.note) for line in score.lines} == {(None, "")}


def test_the_ten_thousandth_sheet_of_a_year_has_a_number(session: Any) -> None:
    first = begun(neighbourhood="Thôn 1", sheet=HAMLET)
    first.ref = f"CD-{first.year}-9999"
    session.flush()
    assert begun(neighbourhood="Thôn 2", sheet=HAMLET).ref.endswith("-10000")
    assert begun(neighbourhood="Thôn 3", sheet=HAMLET).ref.endswith("-10001")


def test_one_neighbourhood_has_one_sheet_however_it_is_written(session: Any) -> None:
    first = begun(sheet=HAMLET, neighbourhood="Thôn Đông 1")
    with pytest.raises(Invalid, match=first.ref):
        begun(sheet=HAMLET, neighbourhood="THÔN ĐÔNG 1")
    assert begun(sheet=HAMLET, neighbourhood="Thôn Dong 1").ref != first.ref, "đ is another letter than d"
    assert begun(sheet="an-toan-kdc", neighbourhood="thôn đông 1").ref, "another kind of sheet"


def test_whoever_sent_a_sheet_does_not_confirm_it_in_the_office(session: Any) -> None:
    score, home = begun(), unit_of("donvi")
    sender = session.scalars(select(Person).where(Person.username == "canbo")).one()
    people.post(sender, home, "officer", date(2025, 7, 1), by=SYSTEM)
    actions.write(score, answers(score), seen=score.version, by=who("canbo"))
    actions.submit(score, by=who("canbo"))
    for posting in session.scalars(select(Posting).where(Posting.person_id == sender.id)):
        posting.ends_on = clock.today() - timedelta(days=1)
    people.post(sender, unit_by_ref("phong-xdpt"), "standing_office", date(2025, 7, 1), by=SYSTEM)
    assert policy.sees(who("canbo"), score)
    with pytest.raises(Refused):
        actions.confirm(score, answers(score), seen=score.version, by=who("canbo"))
    assert score not in queries.queue(by=who("canbo")).rows
    assert score in queries.queue(by=who("thuongtruc")).rows


def test_nobody_confirms_what_their_unit_took_over(session: Any) -> None:
    score = submitted("donvi2")
    assert score in queries.queue(by=who("nguoinha")).rows
    follow(unit_of("donvi2"), unit_of("donvi"))
    with pytest.raises(Refused):
        actions.confirm(score, answers(score), seen=score.version, by=who("nguoinha"))
    assert score not in queries.queue(by=who("nguoinha")).rows


def test_a_sheet_that_was_sent_is_not_written_to(session: Any) -> None:
    score = submitted()
    with pytest.raises(Stale, match="đã được gửi"):
        actions.write(score, answers(score, less="1"), seen=score.version, by=who("donvi"))
    assert score.self_total == 100
