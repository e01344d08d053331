"""A vote or a result that only a deputy may preside over is nobody's to leave behind, not in a published session
either."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.councils import actions
from antq.councils.duties import deputies, presiding
from antq.councils.models import CouncilSession
from antq.kit.duties import Duty
from antq.nominations import actions as nominations
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Posting
from tests.cast import scored, who
from tests.client import Client
from tests.councils.sitting import called, item, opened
from tests.councils.test_presiding import no_chairs_own, ref_of

OFFICE = ("thuongtruc", "thuongtruc2", "kiemnhiem")
NOT_THEIRS = ("", "chutich", "nguoinha", "thamdinh1", "thamdinh3", "congkhai", "camau", "donvi", "quantri")


def left_behind(state: str = "voting") -> CouncilSession:
    """A published session in which a vote, or a result, waits for a deputy: none was named when the chair published,
    and nobody but the deputy of before presides over it."""
    sitting = opened(no_chairs_own())
    actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thuongtruc"))
    actions.start(item(sitting), by=who("thamdinh1"))
    if state == "decided":
        actions.count(item(sitting), {"for": 2}, by=who("thamdinh1"))
    actions.name_deputy(sitting, "", by=who("thuongtruc"))
    actions.close(sitting, by=who("chutich"))
    assert actions.publish(sitting, by=who("chutich")) == 0
    assert (sitting.state, item(sitting).state) == ("published", state)
    return sitting


def waits(name: str) -> list[Duty]:
    """What the duty of naming a deputy says to somebody."""
    return list(deputies(by=who(name)))


@pytest.mark.parametrize("state", ["voting", "decided"])
def test_a_dossier_left_in_a_published_session_is_ended_by_a_deputy_named_then(
    client: Client, session: Any, state: str
) -> None:
    sitting = left_behind(state)
    here, dossier = f"/hop-xet/{sitting.ref}", item(sitting).nomination
    client.sign_in("thuongtruc")
    page = client.follow(client.submit(client.get_page(here), "chu-tri-thay", deputy=ref_of("thamdinh2")))
    assert page.form("chu-tri-thay").fields["deputy"] == ref_of("thamdinh2")
    client.sign_out()
    client.sign_in("thamdinh2")
    assert [each.count for each in presiding(by=who("thamdinh2"))] == [1]
    if state == "voting":
        page = client.get_page(f"{here}/ho-so/{dossier.ref}")
        client.follow(client.submit(page, "kiem-phieu", votes_for="2"))
    client.follow(client.submit(client.get_page(f"{here}/cong-bo"), "cong-bo"))
    session.expire_all()
    assert (item(sitting).state, dossier.state, sitting.state) == ("published", "proposed", "published")
    assert not any(waits(name) for name in OFFICE)


def test_the_office_is_told_that_a_deputy_is_wanted_and_of_no_dossier(session: Any) -> None:
    sitting = left_behind()
    dossier = item(sitting).nomination
    for name in OFFICE:
        (duty,) = waits(name)
        assert (duty.count, duty.href) == (1, f"/hop-xet/{sitting.ref}"), name
        assert dossier.ref not in str(duty)
        assert dossier.title not in str(duty)
    assert [name for name in NOT_THEIRS if waits(name)] == []
    nominations.declare(dossier, "Tổ trưởng là em ruột tôi.", by=who("thuongtruc2"))
    assert waits("thuongtruc2") == []
    actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thuongtruc"))
    assert waits("thuongtruc") == []


def test_a_deputy_who_may_not_judge_it_is_as_good_as_none(session: Any) -> None:
    sitting = left_behind()
    actions.name_deputy(sitting, ref_of("thamdinh3"), by=who("thuongtruc"))  # of the unit
    assert [each.count for each in waits("thuongtruc")] == [1]
    actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thuongtruc"))
    assert waits("thuongtruc") == []
    seat = select(Posting).where(Posting.person_id == who("thamdinh1").person_id)
    for posting in session.scalars(seat.where(Posting.role == "council_member")):
        people.end_posting(posting, by=SYSTEM)
    assert [each.count for each in waits("thuongtruc")] == [1]


def test_several_sessions_are_one_line(session: Any) -> None:
    left_behind()
    left_behind("decided")
    (duty,) = waits("thuongtruc")
    assert (duty.count, duty.href) == (2, "/hop-xet")


def test_nothing_is_wanted_where_a_chair_presides_or_the_session_sits(session: Any) -> None:
    sitting = opened(scored("donvi"))  # one chair is of the unit, the other is not
    actions.start(item(sitting), by=who("chutich"))
    own = opened(no_chairs_own())
    assert waits("thuongtruc") == []
    actions.close(sitting, by=who("nguoinha"))
    actions.name_deputy(own, ref_of("thamdinh1"), by=who("thuongtruc"))
    actions.start(item(own), by=who("thamdinh1"))
    actions.close(own, by=who("chutich"))
    assert waits("thuongtruc") == []
    actions.name_deputy(own, "", by=who("thuongtruc"))
    (duty,) = waits("thuongtruc")
    assert duty.href == f"/hop-xet/{own.ref}"


def test_a_chair_who_was_away_and_may_judge_it_is_enough(session: Any) -> None:
    sitting = called(opened(scored("donvi")), chutich="absent")
    actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thuongtruc"))
    actions.start(item(sitting), by=who("thamdinh1"))
    actions.name_deputy(sitting, "", by=who("thuongtruc"))
    actions.close(sitting, by=who("nguoinha"))
    assert waits("thuongtruc") == []


def test_no_deputy_is_asked_for_where_one_could_not_preside(session: Any) -> None:
    """The chair who sat without an interest has left: what waits then waits for a new chair."""
    sitting = opened(scored("donvi"))
    actions.start(item(sitting), by=who("chutich"))
    actions.close(sitting, by=who("nguoinha"))
    left = select(Posting).where(Posting.person_id == who("chutich").person_id)
    for posting in session.scalars(left):
        people.end_posting(posting, by=SYSTEM)
    actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thuongtruc"))
    assert list(presiding(by=who("thamdinh1"))) == []
    actions.name_deputy(sitting, "", by=who("thuongtruc"))
    assert waits("thuongtruc") == []
