"""What a reviewer found in the acts and pages of the ledger, each told once more."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from antq.catalogue import actions as catalogue
from antq.evidence import actions as evidence
from antq.evidence import policy as figures_policy
from antq.evidence.actions import Correction
from antq.kit import clock
from antq.kit.database.version import data_version
from antq.kit.numbers import DatedPrecision, Precision
from antq.kit.refusals import Invalid, Refused, Stale
from antq.people import actions as people
from antq.people.actor import SYSTEM, actor_of
from antq.places.queries import by_key
from antq.replications import actions, policy, worklists
from antq.replications.models import Recognition, Replication
from antq.replications.spread import Year, spread_of
from antq.units.actions import add_unit
from antq.units.models import Unit
from tests.cast import unit_of, who
from tests.client import Client, page_of
from tests.making import an_initiative
from tests.replications.points import accepted, facts, registered, running

FIGURE: dict[str, Any] = {"what": "Vụ trộm cắp", "unit": "vụ", "value": Decimal(40), "source": "Công an xã"}


def on(year: int, month: int, day: int = 15) -> Any:
    return clock.stopped(datetime(year, month, day, 3, tzinfo=UTC))


def says(refusal: Any, field: str) -> str:
    return str(refusal.value.errors[field])


# A tab of yesterday


def test_a_tab_of_yesterday_overwrites_nothing_and_shows_both(session: Any, client: Client) -> None:
    initiative = an_initiative()
    point = accepted(initiative, neighbourhood="Thôn 1")
    session.commit()
    client.sign_in("donvi")
    old = client.get_page(f"/diem/{point.ref}/sua")
    new = client.get_page(f"/diem/{point.ref}/sua")
    client.follow(client.submit(new, "dang-ky", team_count="9", neighbourhood="Thôn Bảy"))
    answer = client.submit(old, "dang-ky", team_count="5", neighbourhood="Thôn Năm")
    assert answer.status_code == 409
    for text in ("Điểm vừa được người khác ghi", "Thôn Bảy", "Thôn Năm", "Số tổ thực hiện: <b>9</b>"):
        assert text in answer.text
    session.expire_all()
    assert (point.team_count, point.neighbourhood) == (9, "Thôn Bảy")
    client.follow(client.submit(page_of(answer, status=409), "dang-ky", team_count="6"))
    session.expire_all()
    assert point.team_count == 6


def test_what_moved_meanwhile_is_not_rewritten(session: Any) -> None:
    point = accepted()
    seen = point.version
    actions.launch(point, clock.today(), by=who("donvi"))
    with pytest.raises(Stale):
        actions.change(point, facts(team_count=9), seen=seen, by=who("donvi"))


# Figures that were corrected


def test_a_corrected_figure_is_no_finding(session: Any, client: Client, another_client: Any) -> None:
    initiative = an_initiative(place=by_key("04345"))
    point = running(initiative)
    actions.report(point, [FIGURE], by=who("donvi"))
    assert point.album is not None
    own = evidence.add_figure(initiative.album, **FIGURE | {"value": Decimal(17), "what": "Tin báo"})
    right = Correction(Decimal(31), "Đếm nhầm.", source="Công an xã")
    evidence.correct_figure(point.album.figures[0], right, by=who("thuongtruc"))
    evidence.correct_figure(own, Correction(Decimal(18), "Đếm nhầm.", source="Xã"), by=who("thuongtruc"))
    session.commit()
    client.sign_in("donvi2")
    page = client.get(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong").text
    assert "31" in page
    assert "Vụ trộm cắp: 40" not in page.replace("\N{NO-BREAK SPACE}", " ")
    unit = another_client()
    unit.sign_in("donvi")
    (form,) = [
        each for each in unit.get_page(f"/diem/{point.ref}/bao-cao").forms if "rows-0-what" in each.fields
    ]
    assert [form.fields[f"rows-{n}-what"] for n in (0, 1)] == ["Tin báo", ""]


# What was only planned


def test_what_has_not_begun_spread_in_no_year(session: Any) -> None:
    initiative = an_initiative()
    running(initiative, neighbourhood="1", launched=date(2025, 8, 19))
    plan = DatedPrecision(date(2027, 3, 1), Precision.MONTH)
    accepted(initiative, neighbourhood="2", started=plan)
    session.commit()
    spread = spread_of(initiative)
    assert spread.years == [Year(2025, 1, 1)]
    assert spread.planned == 1


# Units that took over from units


@pytest.fixture
def chain(session: Any) -> list[Unit]:
    """Three units, each taken over by the next; donvi's is the last."""
    last = unit_of("donvi")
    made = [
        add_unit(f"cu-{n}", name=f"Đơn vị cũ {n}", kind=last.kind, place=last.place, province=last.province)
        for n in (1, 2)
    ]
    made[0].successor, made[1].successor = made[1], last
    session.flush()
    return [*made, last]


def officer_of(unit: Unit) -> Any:
    """A new officer of the unit."""
    person, _initial = people.create_person(f"nguoi-{unit.id}", "Người thử", by=SYSTEM)
    person.password_expires_at = None
    people.post(person, unit, "officer", date(2025, 7, 1), by=SYSTEM)
    return actor_of(person)


def test_whoever_sees_for_a_unit_acts_for_it(session: Any, chain: list[Unit]) -> None:
    initiative = an_initiative()
    points = []
    for number, unit in enumerate(chain):
        point = running(initiative, neighbourhood=f"Thôn {number}")
        point.unit, point.confirmed_quarter = unit, 1
        point.province = None
        points.append(point)
    session.flush()
    for place, unit in enumerate(chain):
        actor = officer_of(unit)
        due = {each.id for each in worklists.due_in(actor.units_as("officer"), by=actor)}
        mine = {each.id for each in points if policy.runs_it(actor, each)}
        own = {each.id for each in points if policy.of_own_unit(actor, each)}
        assert due == mine == own == {each.id for each in points[: place + 1]}


def test_an_heir_does_not_label_the_figures_of_whom_it_followed(session: Any, chain: list[Unit]) -> None:
    point = running()
    actions.report(point, [FIGURE], by=who("donvi"))
    assert point.album is not None
    (figure,) = point.album.figures
    readers = [(unit, officer_of(unit)) for unit in chain]
    for holder, (reader, actor) in itertools.product(chain, readers):
        point.album.unit, figure.said_by = holder, None
        followed = chain.index(reader) >= chain.index(holder)
        assert figures_policy.is_of_own_unit(actor, figure) is followed


# Days that cannot be


def test_days_that_cannot_be_are_refused(session: Any) -> None:
    point = accepted(started=None)
    with pytest.raises(Invalid) as refusal:
        actions.launch(point, date(1900, 1, 1), by=who("donvi"))
    assert "quá xa" in says(refusal, "day")
    assert point.started_on is None
    actions.launch(point, date(2026, 3, 1), by=who("donvi"))
    words = "Không còn ai trực."
    for day, wrong in ((date(2026, 2, 28), "bắt đầu ngày 01/03/2026"), (date(1900, 1, 1), "quá xa")):
        with pytest.raises(Invalid) as refusal:
            actions.close(point, "no-people", words, day=day, by=who("donvi"))
        assert wrong in says(refusal, "day")
    actions.close(point, "no-people", words, day=date(2026, 3, 1), by=who("donvi"))
    assert point.closed_on == date(2026, 3, 1)


def test_a_plan_is_given_up_before_its_day(session: Any) -> None:
    plan = DatedPrecision(date(2027, 3, 1), Precision.MONTH)
    point = accepted(started=plan)
    actions.close(point, "no-money", "Chưa có kinh phí.", day=date(2026, 9, 1), by=who("donvi"))
    assert point.state == "closed"


def test_what_counts_no_longer_does_not_last(session: Any) -> None:
    with on(2025, 8):
        point = running(launched=date(2025, 8, 1))
    with on(2026, 9):
        with pytest.raises(Invalid) as refusal:
            actions.sustain(point, by=who("thuongtruc"))
        assert "lâu chưa xác nhận" in says(refusal, "move")
        actions.confirm([point], by=who("donvi"))
        actions.sustain(point, by=who("thuongtruc"))
    assert point.state == "sustained"


# Initiatives that were withdrawn


def test_nothing_of_a_withdrawn_initiative_enters_the_ledger(session: Any, client: Client) -> None:
    initiative = an_initiative()
    point = registered(initiative)
    catalogue.withdraw(initiative, note="Trùng.", by=SYSTEM)
    session.commit()
    with pytest.raises(Invalid) as refusal:
        actions.accept(point, by=who("thuongtruc"))
    assert "đã rút khỏi sổ" in says(refusal, "")
    session.rollback()
    client.sign_in("thuongtruc")
    answer = client.submit(client.get_page("/nhan-rong"), "vao-so", diem=[point.ref])
    assert answer.status_code == 422
    assert f"{point.ref} đã rút khỏi sổ" in answer.text
    assert session.scalar(select(Replication.accepted_at)) is None


def test_a_withdrawn_initiative_is_announced_no_more(session: Any) -> None:
    initiative = an_initiative(place=by_key("04345"))
    for name in ("donvi", "camau"):
        with pytest.raises(Refused):
            actions.recognise(initiative, "province", document_text="Kế hoạch số 5", by=who(name))
    catalogue.withdraw(initiative, note="Trùng.", by=SYSTEM)
    with pytest.raises(Invalid) as refusal:
        actions.recognise(initiative, "province", document_text="Kế hoạch số 5", by=who("thuongtruc"))
    assert "đã rút khỏi sổ" in says(refusal, "")
    assert session.scalars(select(Recognition)).all() == []


# Records that change with others


def test_a_copy_changes_when_its_source_is_taken_in(session: Any) -> None:
    initiative = an_initiative()
    source = registered(initiative, neighbourhood="1")
    copy = accepted(initiative, neighbourhood="2", copied_from=source)
    session.commit()
    before = data_version()
    actions.accept(source, by=who("thuongtruc"))
    session.commit()
    session.refresh(copy)
    assert copy.stamp > before


def test_the_office_of_todays_province_looks_after_the_figures(session: Any) -> None:
    point = running()
    actions.report(point, [FIGURE], by=who("donvi"))
    assert point.album is not None
    other = facts(place=by_key("32244"))
    actions.change(point, other, seen=point.version, by=who("donvi"))
    session.flush()
    assert point.album.province_id == point.province_id == by_key("96").id
    assert point.album.unit_id == point.unit_id
