"""In these tests the cast is there already, and the sheets that ship."""

from __future__ import annotations

from typing import Any

import pytest

from antq.ground import lay_scoresheets
from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]


@pytest.fixture(autouse=True)
def sheets(request: pytest.FixtureRequest) -> None:
    """The sample sheets, where a test asks for the database."""
    if "session" in request.fixturenames:
        session: Any = request.getfixturevalue("session")
        lay_scoresheets()
        session.commit()
