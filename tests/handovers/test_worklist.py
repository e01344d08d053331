"""Which administrator and office looks after which province's ended units, and their list, however long it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from antq.handovers import actions, queries
from antq.handovers.models import Handover
from antq.handovers.policy import seen_by, sees
from antq.kit import paging
from antq.kit.database import db
from antq.kit.notices import notices_of
from antq.kit.policy import may
from antq.kit.refusals import Stale
from antq.people import actions as people
from antq.people.actor import SYSTEM, Actor, actor_of
from antq.places.queries import by_key
from antq.units.actions import add_unit
from antq.units.models import Unit
from antq.units.queries import by_ref
from tests.cast import who
from tests.client import Client
from tests.handovers.proposing import proposed
from tests.making import reading

WHO_MAY = (
    # who, for a unit of Lào Cai, of Cà Mau, of no province: proposes and withdraws
    ("country", (True, True, True)),
    ("quantri", (True, False, False)),
    ("thuongtruc", (True, False, False)),
    ("camau", (False, True, False)),
    ("trunguong", (False, False, False)),
    ("congkhai", (False, False, False)),
    ("donvi2", (False, False, False)),
    ("", (False, False, False)),
)


@pytest.mark.parametrize(("name", "allowed"), WHO_MAY)
def test_who_may_for_which_province(
    district: Unit, commune: Unit, country: Actor, name: str, allowed: tuple[bool, ...]
) -> None:
    by = country if name == "country" else who(name)
    said: dict[str, Any] = {"kind": "hoi-phu-nu", "ended_on": date(2025, 6, 30)}
    units = [add_unit("cu", name="Hội cũ", province=by_key("15"), **said),
             add_unit("cu-96", name="Hội cũ", province=by_key("96"), **said),
             add_unit("cu-nuoc", name="Hội cũ", **said)]  # fmt: skip
    heirs = commune, by_ref("ubnd-xa-dat-mui"), by_ref("cuc-v05")
    listed = queries.unclaimed(by=by).rows
    for unit, heir, may_do in zip(units, heirs, allowed, strict=True):
        assert (may(by, "handover.propose", unit), unit in listed) == (may_do, may_do), unit.ref
        made = actions.propose(unit, heir, by=country)
        assert (made in db.session.scalars(select(Handover).where(seen_by(by)))) == sees(by, made)
        assert may(by, "handover.withdraw", made) == may_do, unit.ref
        assert may(by, "handover.answer", made) == (name == "donvi2" and heir is commune)


def officer_of(ref: str) -> Actor:
    """Somebody who answers for a unit."""
    person, _password = people.create_person("nguoitraloi", "Lò Văn Pản", by=SYSTEM)
    person.password_expires_at = None
    people.post(person, by_ref(ref), "officer", date(2025, 7, 1), by=SYSTEM)
    return actor_of(person)


def test_the_country_s_administrator_proposes_and_is_told(
    district: Unit, commune: Unit, country: Actor
) -> None:
    handover = actions.propose(district, commune, by=country)
    assert handover.province_id == by_key("15").id
    with pytest.raises(Stale):
        actions.propose(district, by_ref("ubnd-xa-muong-lai"), by=country)
    actions.decline(handover, "Chưa rõ.", by=who("donvi2"))
    assert any("không tiếp nhận" in str(one.entry.says) for one in notices_of(country.person_id))
    ended = add_unit("cu-nuoc", name="Hội cũ", kind="hoi-phu-nu", ended_on=date(2025, 6, 30))
    national = actions.propose(ended, by_ref("cuc-v05"), by=country)
    actions.decline(national, "Chưa rõ.", by=officer_of("cuc-v05"))
    office = who("thuongtruc").person_id
    assert office is not None
    assert any("Mù Cang Chải" in str(one.entry.says) for one in notices_of(office))
    assert not any("Hội cũ" in str(one.entry.says) for one in notices_of(office))


def many_ended(count: int) -> list[Unit]:
    """Ended units, each with a seat of its own kind: a commune, a district, a province that are no more."""
    seats = [by_key(key) for key in ("cu-04471", "cu-137", "cu-04456", "cu-15")]
    return [
        add_unit(f"cu-{number}", name=f"Hội cũ {number:03}", kind="hoi-phu-nu", place=seats[number % 4],
                 province=by_key("cu-15"), ended_on=date(2025, 6, 30))
        for number in range(count)
    ]  # fmt: skip


def test_the_worklist_costs_as_many_statements_however_long_it_is(
    session: Any, client: Client, district: Unit, commune: Unit
) -> None:
    def statements() -> int:
        session.commit()
        with reading() as sent:
            page = client.get_page("/quan-tri/ban-giao")
        assert (
            "xã Chế Cu Nha, huyện Mù Căng Chải, tỉnh Yên Bái (nay là xã Mù Cang Chải, Lào Cai)" in page.text
        )
        return len(sent)

    made = many_ended(5)
    actions.accept(proposed(made[1], commune), by=who("donvi2"))
    proposed(made[2], commune)
    client.sign_in("thuongtruc")
    statements()
    few = statements()
    more = many_ended(40)
    for unit in more[6:12]:
        proposed(unit, commune)
    for unit in more[12:18]:
        actions.accept(proposed(unit, commune), by=who("donvi2"))
    assert statements() == few


def test_the_worklist_goes_on_a_page_at_a_time(
    session: Any, client: Client, district: Unit, commune: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    made = many_ended(6)
    for unit in made[3:]:
        proposed(unit, commune)
    session.commit()
    client.sign_in("thuongtruc")
    first = client.get_page("/quan-tri/ban-giao")
    assert [unit.name in first.text for unit in made[:3]] == [True, True, False]
    assert "/quan-tri/ban-giao?chua-co=2#chua-co" in [link.href for link in first.links]
    second = client.get_page("/quan-tri/ban-giao?chua-co=2&cho=2")
    assert [unit.name in second.text for unit in made] == [False, False, True, True, False, False]
    assert "/quan-tri/ban-giao?chua-co=2#cho-tra-loi" in [link.href for link in second.links]
    client.get_page("/quan-tri/ban-giao?chua-co=x&cho=-1&da-nhan=99999")
