"""SQLite gives the number of the last row, once deleted, to the next one: nothing may be keyed by it."""

from __future__ import annotations

from typing import Any

from antq.evidence import actions
from antq.kit import jobs
from antq.people.actor import SYSTEM
from tests.making import a_photo_in


def test_a_photo_that_follows_a_dropped_one_gets_its_sizes(session: Any) -> None:
    album = actions.open_album()
    first = a_photo_in(album)
    session.commit()
    assert jobs.work_all() == 1
    actions.drop_photo(first, by=SYSTEM)
    second = a_photo_in(album, height=481)
    session.commit()
    assert jobs.work_all() == 1
    session.expire_all()
    assert second.renditions
