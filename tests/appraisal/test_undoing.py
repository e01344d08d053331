"""An act on several dossiers of the desk is taken back right after, by whoever did it, as far as it still stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from antq.appraisal import actions as desk
from antq.appraisal.just_done import sealed, unsealed
from antq.appraisal.undoing import LASTS, Span
from antq.kit import clock
from antq.kit.journal import faults, head
from antq.kit.seals import seal
from antq.nominations.models import Nomination
from antq.people.models import Person
from tests.cast import submitted, who
from tests.client import Client

UNDO = "hoan-tac"


def person(session: Any, username: str) -> Person:
    found: Person = session.scalars(select(Person).where(Person.username == username)).one()
    return found


def act(client: Client, dossiers: list[Nomination], label: str, **more: Any) -> Any:
    """Do one thing to all of them from the list, and be led back to it."""
    page = client.get_page("/tham-dinh")
    refs = [each.ref for each in dossiers]
    return client.follow(client.submit(page, "nhieu", press=label, hs=refs, **more))


@pytest.fixture
def two(session: Any, client: Client) -> list[Nomination]:
    made = [submitted(), submitted("donvi2")]
    session.commit()
    client.sign_in("thuongtruc")
    return made


def standing(session: Any, dossiers: list[Nomination]) -> list[tuple[str, str]]:
    session.expire_all()
    return [(each.assignee.username if each.assignee else "", each.tag) for each in dossiers]


def test_a_claim_is_given_up_again(client: Client, session: Any, two: list[Nomination]) -> None:
    page = act(client, two, "Nhận xử lý")
    assert "Đã xử lý 2 hồ sơ." in page
    assert standing(session, two) == [("thuongtruc", "")] * 2
    after = client.follow(client.submit(page, UNDO))
    assert "Đã hoàn tác 2 hồ sơ." in after
    assert standing(session, two) == [("", "")] * 2
    assert faults() == []


def test_whoever_was_on_it_before_is_on_it_again(client: Client, session: Any, two: list[Nomination]) -> None:
    desk.claim(two[1], by=who("kiemnhiem"))
    session.commit()
    page = act(client, two, "Giao", nguoi=person(session, "thuongtruc2").ref)
    assert standing(session, two) == [("thuongtruc2", "")] * 2
    client.follow(client.submit(page, UNDO))
    assert standing(session, two) == [("", ""), ("kiemnhiem", "")]


def test_a_word_is_what_it_was(client: Client, session: Any, two: list[Nomination]) -> None:
    desk.tag(two[1], "Đợt 1", by=who("thuongtruc2"))
    session.commit()
    page = act(client, two, "Gắn nhãn", nhan="Đợt 2")
    client.follow(client.submit(page, UNDO))
    assert standing(session, two) == [("", ""), ("", "Đợt 1")]
    page = act(client, two, "Bỏ nhãn")
    assert "Đã xử lý 1 hồ sơ." in page, "the other had none"
    client.follow(client.submit(page, UNDO))
    assert standing(session, two) == [("", ""), ("", "Đợt 1")]


def test_what_changed_since_stays_and_is_told(client: Client, session: Any, two: list[Nomination]) -> None:
    page = act(client, two, "Gắn nhãn", nhan="Đợt 2")
    desk.tag(two[0], "Gấp", by=who("thuongtruc2"))
    session.commit()
    after = client.follow(client.submit(page, UNDO))
    assert f"{two[0].ref}: Nhãn của hồ sơ này đã đổi sau đó." in after
    assert "Đã hoàn tác 1 hồ sơ." in after
    assert standing(session, two) == [("", "Gấp"), ("", "")]


def test_nobody_takes_back_what_another_did(
    client: Client, session: Any, two: list[Nomination], another_client: Any
) -> None:
    before, _hash = head()
    act(client, two, "Gắn nhãn", nhan="Đợt 2")
    span = sealed(Span(before + 1, head()[0]))
    other = another_client()
    other.sign_in("thuongtruc2")
    assert UNDO not in other.get(f"/tham-dinh?vua-lam={span}").text
    page = client.get_page(f"/tham-dinh?vua-lam={span}")
    assert page.form(UNDO).fields["vua-lam"] == span
    token = other.get_page("/tham-dinh").form("nhieu").fields["csrf_token"]
    answer = other.post("/tham-dinh/nhieu/hoan-tac", data={"csrf_token": token, "vua-lam": span})
    assert "Không còn việc nào hoàn tác được." in other.follow(answer)
    assert standing(session, two) == [("", "Đợt 2")] * 2


def test_it_is_offered_for_a_while_only(client: Client, session: Any, two: list[Nomination]) -> None:
    before, _hash = head()
    act(client, two, "Gắn nhãn", nhan="Đợt 2")
    address = f"/tham-dinh?vua-lam={sealed(Span(before + 1, head()[0]))}"
    assert UNDO in client.get(address).text
    with clock.stopped(clock.now() + LASTS + timedelta(seconds=1)):
        assert 'id="hoan-tac"' not in client.get(address).text


@pytest.mark.parametrize("text", ["", "1-2", "☃", "W10.x"])
def test_a_made_up_span_is_nothing(client: Client, two: list[Nomination], text: str) -> None:
    assert 'id="hoan-tac"' not in client.get("/tham-dinh", query_string={"vua-lam": text}).text
    assert unsealed(text) is None


def test_a_seal_for_something_else_is_nothing(session: Any) -> None:
    assert unsealed(seal("letters.stop", [1, 2])) is None
    assert unsealed(sealed(Span(3, 4))) == Span(3, 4)
