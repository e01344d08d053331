"""Who reads what others answered about a dossier, and who writes it down: everybody of the cast."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from antq.consultations import actions as consultations
from antq.consultations.models import Consultation
from antq.kit import clock
from antq.kit.policy import may
from antq.nominations import actions as nominations
from antq.nominations.models import Nomination
from antq.nominations.policy import reads_office_side
from antq.places.queries import by_key
from tests.cast import PEOPLE, received, who

EVERYBODY = ("", *PEOPLE)
OFFICE = {"thuongtruc", "thuongtruc2", "kiemnhiem"}
COUNCIL = {"thamdinh1", "thamdinh2", "chutich"}
OWN_OFFICE, OWN_COUNCIL = {"nguoinha"}, {"nguoinha", "thamdinh3"}
"""Of donvi's unit."""

READS = {"donvi": OFFICE | COUNCIL, "donvi2": OFFICE | COUNCIL | OWN_COUNCIL}
KEEPS = {"donvi": OFFICE, "donvi2": OFFICE | OWN_OFFICE}


def asked(nomination: Nomination) -> Consultation:
    """A consultation about the dossier."""
    due_on = clock.today() + timedelta(days=7)
    made, _token = consultations.ask(
        nomination, asked="Cục Thuế tỉnh Lào Cai", question="Nợ thuế?", due_on=due_on, by=who("thuongtruc")
    )
    return made


def who_may(rule: str, thing: Any) -> set[str]:
    """Everybody of the cast who may."""
    return {name for name in EVERYBODY if may(who(name), rule, thing)}


@pytest.mark.parametrize("unit", ["donvi", "donvi2"])
@pytest.mark.parametrize("state", ["received", "appraising", "proposed", "rejected", "decided"])
def test_everybody_by_the_steps_of_a_dossier(session: Any, state: str, unit: str) -> None:
    made = asked(received(unit))
    made.nomination.state = state
    session.flush()
    assert who_may("consultation.read", made) == READS[unit]
    assert who_may("consultation.keep", made) == KEEPS[unit]


def test_who_declared_an_interest_reads_none_of_it(session: Any) -> None:
    made = asked(received("donvi2"))
    nominations.declare(made.nomination, "Tổ trưởng là em ruột tôi.", by=who("thuongtruc2"))
    assert who_may("consultation.read", made) == READS["donvi2"] - {"thuongtruc2"}
    assert who_may("consultation.keep", made) == KEEPS["donvi2"] - {"thuongtruc2"}


def test_the_desk_of_another_province_reads_nothing_of_this_one(session: Any) -> None:
    """Asked alone: no list stands before it that would have hidden the dossier already."""
    made = asked(received("donvi2"))
    for name in ("camau", "trunguong"):
        assert not reads_office_side(who(name), made.nomination), name
    made.nomination.province = by_key("96")  # no maker leads there
    session.flush()
    assert {name for name in EVERYBODY if reads_office_side(who(name), made.nomination)} == {"camau"}
    assert who_may("consultation.read", made) == {"camau"}
    assert who_may("consultation.keep", made) == {"camau"}
