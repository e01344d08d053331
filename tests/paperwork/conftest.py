"""In these tests the cast is there already: every database starts with it."""

from __future__ import annotations

from typing import Any

import pytest

from antq.nominations.models import Nomination
from tests.cast import proposed
from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled", "three"]


@pytest.fixture
def three(session: Any) -> list[Nomination]:
    """One of each kind, carried by the council."""
    made = [proposed(), proposed(recipient="collective"), proposed("donvi2", recipient="person")]
    session.commit()
    return made
