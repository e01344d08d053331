"""Every page of the room for everybody in every state: seen, refused or not there, and valid HTML."""

from __future__ import annotations

from typing import Any

import pytest

from antq.nominations.models import Nomination
from antq.nominations.policy import sees
from tests.cast import PEOPLE, STAGES, a_photo, who
from tests.client import Client

STEPS = ("thong-tin", "cach-lam", "ket-qua", "hinh-anh", "tai-lieu", "kiem-tra")


@pytest.fixture
def dossiers(session: Any) -> dict[str, Nomination]:
    """One of donvi's unit in every state, with a photo."""
    made = {state: maker() for state, maker in STAGES.items()}
    for nomination in made.values():
        a_photo(nomination)
    session.commit()
    return made


def expected(name: str, nomination: Nomination, page: str) -> int:
    """The status of a page: 404 for what is not seen, 403 for what is seen and may not be done."""
    actor = who(name)
    if not name:
        return 303
    if not sees(actor, nomination):
        return 404
    if page == "hoan-thanh":
        return 200 if nomination.submitted_at else 404
    if page in STEPS:
        return 200 if name == "donvi" and nomination.state in ("draft", "returned") else 403
    return 200 if page == "tham-dinh" or name == "donvi" else 303


@pytest.mark.parametrize("name", ["", *PEOPLE])
def test_each_page_is_seen_by_those_who_may(
    client: Client, dossiers: dict[str, Nomination], name: str
) -> None:
    if name:
        client.sign_in(name)
    surprises = []
    for state, nomination in dossiers.items():
        for page in ("", "hoan-thanh", "tham-dinh", *STEPS):
            address = (
                f"/tham-dinh/{nomination.ref}" if page == "tham-dinh" else f"/de-cu/{nomination.ref}/{page}"
            )
            response = client.get(address.rstrip("/"))
            if response.status_code != (status := expected(name, nomination, page)):
                surprises.append(f"{state} {page}: {response.status_code} instead of {status}")
    assert surprises == []


@pytest.mark.parametrize(
    "name", ["donvi", "thuongtruc", "thamdinh1", "thamdinh3", "chutich", "congkhai", "nguoinha", "kiemnhiem"]
)
@pytest.mark.parametrize("state", STAGES)
def test_dossiers_are_valid_pages(client: Client, session: Any, name: str, state: str) -> None:
    nomination = STAGES[state]()
    a_photo(nomination)
    ref = nomination.ref
    client.sign_in(name)
    if not sees(who(name), nomination):
        client.get_page(f"/tham-dinh/{ref}", status=404)
        return
    addresses = [f"/tham-dinh/{ref}"]
    if name == "donvi":
        addresses += [f"/de-cu/{ref}"]
        if state in ("draft", "returned"):
            addresses += [f"/de-cu/{ref}/{step}" for step in STEPS]
        if state != "draft":
            addresses += [f"/de-cu/{ref}/hoan-thanh"]
    for address in addresses:
        page = client.get_page(address)
        assert ref in page or nomination.name in page


@pytest.mark.parametrize("name", PEOPLE)
def test_desks_and_queues_are_valid_pages(client: Client, dossiers: dict[str, Nomination], name: str) -> None:
    client.sign_in(name)
    roles = who(name).roles
    assert client.get_page("/viec-can-lam").h1 == "Việc cần làm"
    office = roles & {"standing_office", "council_member", "council_chair"}
    client.get_page("/tham-dinh", status=200 if office else 403)
    client.get_page("/don-vi", status=200 if "officer" in roles else 403)
    client.get_page("/de-cu", status=200 if "officer" in roles else 403)
    client.get_page("/quyet-dinh/lap", status=200 if "standing_office" in roles else 403)
