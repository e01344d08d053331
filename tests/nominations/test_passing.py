"""Đạt khen cao: a dossier of its own, from one that was commended or carried; each knows of the other."""

from __future__ import annotations

from typing import Any

import pytest

from antq.kit.policy import may
from antq.kit.refusals import Refused, Stale
from antq.nominations import actions
from tests.cast import PEOPLE, a_photo, proposed, received, released, who
from tests.client import Client


def test_the_answers_and_photos_go_along_and_the_form_does_not(session: Any) -> None:
    first = released(recipient="person")
    a_photo(first)
    made = actions.pass_on(first, by=who("donvi"))
    assert (made.state, made.form, made.passed_on_from) == ("draft", None, first)
    assert (made.name, made.how, made.unit) == (first.name, first.how, first.unit)
    assert len(made.album.photos) == len(first.album.photos) > 0
    assert made.album_id != first.album_id
    assert first.passed_on_to == [made]


def test_of_what_was_carried_too_and_of_one_draft_at_a_time(session: Any) -> None:
    first = proposed()
    made = actions.pass_on(first, by=who("donvi"))
    with pytest.raises(Stale, match=made.ref):
        actions.pass_on(first, by=who("donvi"))
    with pytest.raises(Refused):
        actions.pass_on(received(), by=who("donvi"))


def test_only_the_own_unit_passes_on(session: Any) -> None:
    first = released()
    may_so = {name for name in ("", *PEOPLE) if may(who(name), "nomination.pass_on", first)}
    assert may_so == {name for name in PEOPLE if who(name).holds("officer", unit_id=first.unit_id)}
    assert "donvi" in may_so


def test_by_the_page_and_the_draft_is_not_told_to_the_office(
    client: Client, another_client: Any, session: Any
) -> None:
    first = released(recipient="person")
    session.commit()
    client.sign_in("donvi")
    page = client.follow(client.submit(client.get_page(f"/de-cu/{first.ref}"), "khen-cao"))
    assert "Khen cao hơn từ hồ sơ" in page
    made = first.passed_on_to[0].ref
    assert made in client.get_page(f"/de-cu/{first.ref}")
    office = another_client()
    office.sign_in("thuongtruc")
    assert made not in office.get(f"/tham-dinh/{first.ref}").text
