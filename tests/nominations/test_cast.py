"""The cast itself: every maker leads to its state, and what it did is whole in the journal."""

from __future__ import annotations

from typing import Any

import pytest

from antq.kit.journal import faults
from tests.cast import PEOPLE, STAGES, who


@pytest.mark.parametrize("state", STAGES)
@pytest.mark.parametrize("recipient", ["initiative", "collective", "person"])
def test_a_dossier_is_led_to_its_state(session: Any, state: str, recipient: str) -> None:
    assert STAGES[state](recipient=recipient).state == state
    session.flush()
    assert faults() == []


def test_everybody_holds_their_postings(session: Any) -> None:
    for username, (name, postings) in PEOPLE.items():
        actor = who(username)
        assert actor.name == name
        assert {(post.unit_ref, post.role) for post in actor.posts} == set(postings)
