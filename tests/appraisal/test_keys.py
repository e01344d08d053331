"""The keyboard of the desk: what an account switched off, its pages tell the browser."""

from __future__ import annotations

from typing import Any

from antq.people import actions as people
from tests.cast import submitted, who
from tests.client import Client


def test_the_pages_of_the_desk_tell_the_keyboard_what_the_account_says(client: Client, session: Any) -> None:
    nomination = submitted()
    session.commit()
    client.sign_in("thuongtruc")
    addresses = ("/tham-dinh", f"/tham-dinh/{nomination.ref}")
    assert not any('data-keys="off"' in client.get(each).text for each in addresses)
    people.switch_single_keys(False, by=who("thuongtruc"))
    session.commit()
    assert all('data-keys="off"' in client.get(each).text for each in addresses)
