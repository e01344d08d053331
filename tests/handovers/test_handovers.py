"""A unit that ended is proposed to a successor, which accepts or declines; texts say who has taken over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.catalogue.models import Initiative
from antq.catalogue.searching import search_for
from antq.handovers import actions, queries
from antq.handovers.models import Handover
from antq.handovers.policy import seen_by, sees
from antq.handovers.workflow import HANDOVER
from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.notices import notices_of
from antq.kit.refusals import Invalid, Missing, Refused, Stale
from antq.people.actor import SYSTEM, Nobody
from antq.places.queries import by_key
from antq.units.actions import add_unit, follow
from antq.units.models import Unit
from antq.units.queries import by_ref
from antq.units.words import today, with_successor
from tests.cast import PEOPLE, who
from tests.client import Client
from tests.handovers.proposing import proposed
from tests.making import an_initiative


def told(username: str) -> list[str]:
    person = who(username).person_id
    assert person is not None
    return [str(notice.entry.says) for notice in notices_of(person) if notice.subject == "handover"]


def test_what_is_accepted_is_said_wherever_the_unit_is_named(district: Unit, commune: Unit) -> None:
    handover = proposed(district, commune)
    assert (handover.ref, handover.state, handover.province_id) == ("BG-0001", "proposed", by_key("15").id)
    assert with_successor(district) == district.name
    actions.accept(handover, by=who("donvi2"))
    assert district.successor is commune
    assert with_successor(district) == (
        "Ủy ban nhân dân huyện Mù Cang Chải (nay do Ủy ban nhân dân xã Mù Cang Chải tiếp nhận)"
    )
    assert [entry.kind for entry in timeline_of(handover)] == ["handover.propose", "handover.accept"]


def test_who_is_asked_and_who_asked_are_told(district: Unit, commune: Unit) -> None:
    handover = proposed(district, commune)
    assert any("đề nghị Ủy ban nhân dân xã Mù Cang Chải tiếp nhận" in each for each in told("donvi2"))
    assert told("donvi") == []
    actions.decline(handover, "Không thuộc địa bàn.", by=who("donvi2"))
    assert any("không tiếp nhận" in each for each in told("thuongtruc"))
    assert any("không tiếp nhận" in each for each in told("thuongtruc2"))


def test_a_declined_or_withdrawn_unit_may_be_proposed_again(district: Unit, commune: Unit) -> None:
    actions.decline(proposed(district, commune), "Chưa rõ.", by=who("donvi2"))
    actions.withdraw(proposed(district, commune), by=who("quantri"))
    third = proposed(district, commune)
    assert third.ref == "BG-0003"
    with pytest.raises(Stale):
        proposed(district, by_ref("ubnd-xa-muong-lai"))
    actions.accept(third, by=who("donvi2"))
    with pytest.raises(Stale):
        proposed(district, by_ref("ubnd-xa-muong-lai"))
    assert queries.in_state("accepted", by=who("thuongtruc")).rows == [third]


def test_declining_needs_a_reason_and_answers_come_once(district: Unit, commune: Unit) -> None:
    handover = proposed(district, commune)
    with pytest.raises(Invalid) as wrong:
        actions.decline(handover, "  ", by=who("donvi2"))
    assert set(wrong.value.errors) == {"note"}
    actions.accept(handover, by=who("donvi2"))
    for act in (actions.accept, actions.decline):
        with pytest.raises(Stale):
            act(handover, "Muộn.", by=who("donvi2"))


@pytest.mark.parametrize("name", [*PEOPLE, ""])
def test_who_proposes_and_who_answers(district: Unit, commune: Unit, name: str) -> None:
    by = who(name)
    if name in ("thuongtruc", "thuongtruc2", "kiemnhiem", "quantri", "nguoinha"):
        handover = actions.propose(district, commune, by=by)
    else:
        with pytest.raises(Refused):
            actions.propose(district, commune, by=by)
        handover = proposed(district, commune)
    if name == "donvi2":
        actions.accept(handover, by=by)
    else:
        for act in (actions.accept, actions.decline):
            with pytest.raises(Refused):
                act(handover, "x", by=by)
    if name in ("thuongtruc", "thuongtruc2", "kiemnhiem", "quantri", "nguoinha"):
        actions.withdraw(handover, by=by)


def test_seeing_one_and_seeing_which_are_twins(district: Unit, commune: Unit) -> None:
    handover = proposed(district, commune)
    found = set()
    for actor in [*map(who, PEOPLE), Nobody(), SYSTEM]:
        rows = db.session.scalars(select(Handover).where(seen_by(actor))).all()
        assert (handover in rows) == sees(actor, handover)
        if rows:
            found.add(actor.username)
    assert {"donvi2", "thuongtruc", "quantri"} <= found
    assert not found & {"donvi", "donvi3", "camau", "trunguong", "canbo"}


def test_what_may_not_be_proposed(district: Unit, commune: Unit) -> None:
    by = who("thuongtruc")
    ended = add_unit(
        "cu", name="Đơn vị cũ", kind="ubnd-xa", province=by_key("15"), ended_on=date(2025, 6, 30)
    )
    for unit, successor, field in (
        (commune, by_ref("ubnd-xa-muong-lai"), "unit"),
        (district, district, "successor"),
        (district, ended, "successor"),
        (district, by_ref("ubnd-xa-dat-mui"), "successor"),
    ):
        with pytest.raises(Invalid) as wrong:
            actions.propose(unit, successor, by=by)
        assert field in wrong.value.errors
    with pytest.raises(Invalid) as wrong:
        actions.propose(district, commune, "x" * 2001, by=by)
    assert set(wrong.value.errors) == {"note"}
    assert db.session.scalar(select(func.count()).select_from(Handover)) == 0


def test_a_successor_that_ended_meanwhile_takes_nothing_over(district: Unit, commune: Unit) -> None:
    handover = proposed(district, commune)
    commune.ended_on = clock.today() - timedelta(days=1)
    with pytest.raises(Invalid) as wrong:
        actions.accept(handover, by=who("donvi2"))
    assert set(wrong.value.errors) == {"move"}
    assert district.successor is None


def test_successors_of_successors(district: Unit, commune: Unit) -> None:
    actions.accept(proposed(district, commune), by=who("donvi2"))
    newer = by_ref("ubnd-xa-muong-lai")
    follow(commune, newer)
    assert today(district) is newer
    assert with_successor(district, "Huyện").endswith("(nay do Ủy ban nhân dân xã Mường Lai tiếp nhận)")
    with pytest.raises(ValueError, match="follows itself"):
        follow(newer, district)


def found(words: str) -> set[str]:
    """The names of what a search in the catalogue finds."""
    hits = search_for(words).hits
    assert hits is not None
    ids = select(Initiative.name).where(Initiative.id.in_([int(each) for each in hits.ids]))
    return set(db.session.scalars(ids))


def test_what_was_handed_over_is_found_by_who_has_it_now(session: Any, district: Unit, commune: Unit) -> None:
    older = add_unit("ca-cu", name="Công an thị trấn", kind="cong-an-xa", province=by_key("15"))
    follow(older, district)
    for name, sponsor in (
        ("Tiếng kẻng vùng cao", district),
        ("Cổng an ninh", older),
        ("Đèn đường quê", by_ref("ubnd-xa-muong-lai")),
    ):
        an_initiative(name, sponsor=sponsor)
    session.commit()
    assert found("Ủy ban nhân dân xã Mù Cang Chải") == set()
    actions.accept(proposed(district, commune), by=who("donvi2"))
    session.commit()
    for words in (
        "Ủy ban nhân dân xã Mù Cang Chải",
        "uy ban nhan dan xa mu cang chai",
    ):
        assert found(words) == {"Tiếng kẻng vùng cao", "Cổng an ninh"}, words
    assert "Tiếng kẻng vùng cao" in found("Ủy ban nhân dân huyện Mù Cang Chải")


def test_a_proposal_changes_nothing_that_is_found(session: Any, district: Unit, commune: Unit) -> None:
    an_initiative("Tiếng kẻng vùng cao", sponsor=district)
    actions.decline(proposed(district, commune), "Chưa rõ.", by=who("donvi2"))
    session.commit()
    assert found("Ủy ban nhân dân xã Mù Cang Chải") == set()


def test_the_likely_successor_comes_first(district: Unit) -> None:
    add_unit("ca-xa", name="Công an xã", kind="cong-an-xa", place=by_key("04456"), province=by_key("15"))
    found = [unit.ref for unit in queries.candidates(district, by=who("thuongtruc"))]
    assert found == ["ubnd-xa-mu-cang-chai", "ubnd-tinh"]


def test_what_waits_for_whom(district: Unit, commune: Unit) -> None:
    def to_answer(name: str) -> list[str]:
        return [one.first for one in HANDOVER.waiting(by=who(name))]

    assert queries.how_many_unclaimed(by=who("thuongtruc")) == 1
    assert queries.how_many_unclaimed(by=who("camau")) == 0
    assert queries.unclaimed(by=who("quantri")).rows == [district]
    handover = proposed(district, commune)
    assert queries.how_many_unclaimed(by=who("thuongtruc")) == 0
    assert to_answer("donvi2") == [handover.ref]
    assert to_answer("donvi") == []
    actions.accept(handover, by=who("donvi2"))
    assert to_answer("donvi2") == []


def test_nobody_else_finds_it(district: Unit, commune: Unit) -> None:
    handover = proposed(district, commune)
    for name in ("donvi", "camau", ""):
        with pytest.raises(Missing):
            queries.find(handover.ref, by=who(name))
        with pytest.raises(Missing):
            queries.find_unit(district.ref, by=who(name))
    with pytest.raises(Missing):
        queries.find_unit(commune.ref, by=who("thuongtruc"))


def test_the_whole_way_at_the_door(
    session: Any, client: Client, another_client: Callable[[], Client], district: Unit, commune: Unit
) -> None:
    an_initiative("Tiếng kẻng vùng cao", sponsor=district)
    session.commit()
    client.sign_in("thuongtruc")
    assert "Đơn vị cũ chưa có nơi tiếp nhận" in client.get_page("/viec-can-lam").text
    page = client.get_page("/quan-tri/ban-giao")
    assert "huyện Mù Căng Chải, Yên Bái (nay thuộc tỉnh Lào Cai)" in page.text
    page = client.get_page("/quan-tri/ban-giao/don-vi/ubnd-huyen")
    assert "Ủy ban nhân dân xã Mù Cang Chải" in page.text
    sent_back = client.submit(page, "de-nghi", successor="", note="Nhắn.")
    assert sent_back.status_code == 422
    assert "Nhập tên hoặc mã đơn vị tiếp nhận." in sent_back.text
    assert "Nhắn." in sent_back.text
    answer = client.submit(page, "de-nghi", successor="ubnd-xa-khong-co")
    assert answer.status_code == 422
    shown = client.follow(
        client.submit(page, "de-nghi", successor="uy ban nhan dan xa mu cang chai", note="Nhắn.")
    )
    assert "Chờ trả lời" in shown.text
    assert client.get_page("/quan-tri/ban-giao/don-vi/ubnd-huyen").form("de-nghi")

    officer = another_client()
    officer.sign_in("donvi2")
    desk = officer.get_page("/viec-can-lam")
    assert "/quan-tri/ban-giao/BG-0001" in [link.get("href") for link in desk.all("a")]
    page = officer.get_page("/quan-tri/ban-giao/BG-0001")
    assert officer.submit(page, "tu-choi", note="").status_code == 422
    accepted = officer.follow(officer.submit(page, "tiep-nhan"))
    assert "Đã tiếp nhận" in accepted.text
    assert officer.submit(page, "tu-choi", note="Muộn.").status_code in (303, 403, 409)

    stranger = another_client()
    assert "(nay do Ủy ban nhân dân xã Mù Cang Chải tiếp nhận)" in _initiative(stranger)
    assert stranger.get("/quan-tri/ban-giao").status_code == 303
    other = another_client()
    other.sign_in("donvi")
    other.get_page("/quan-tri/ban-giao/BG-0001", status=404)
    other.get_page("/quan-tri/ban-giao/don-vi/ubnd-huyen", status=404)
    assert "BG-0001" not in other.get_page("/quan-tri/ban-giao").text


def _initiative(client: Client) -> str:
    found = client.get_page("/mo-hinh?q=keng+vung+cao")
    href = next(
        link.get("href") or ""
        for link in found.all("a")
        if (link.get("href") or "").startswith("/mo-hinh/MH-")
    )
    return client.get_page(href).text


def test_a_proposal_is_withdrawn_at_the_door(
    session: Any, client: Client, district: Unit, commune: Unit
) -> None:
    handover = proposed(district, commune)
    session.commit()
    client.sign_in("quantri")
    page = client.get_page(f"/quan-tri/ban-giao/{handover.ref}")
    shown = client.follow(client.submit(page, "rut"))
    assert "Đã rút" in shown.text
    assert "Đề nghị đơn vị khác" in shown.text
    assert "Đã rút" in client.get_page("/quan-tri/ban-giao/don-vi/ubnd-huyen").text
