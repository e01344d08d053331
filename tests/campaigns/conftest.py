"""In these tests the cast is there already, and a campaign where one is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from antq.campaigns.models import Campaign
from tests.campaigns.planned import planned
from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]


@pytest.fixture
def campaign(session: Any) -> Campaign:
    """One of Lào Cai, from a month ago to a month from now, with a target and a quota of two communes."""
    made = planned()
    session.commit()
    return made
