"""The days on which a point reports, as a file for calendar programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.client import Client
from tests.making import an_initiative
from tests.replications.points import running


def test_the_days_of_reports_go_into_a_calendar(session: Any, client: Client) -> None:
    running(an_initiative(), launched=date(2025, 11, 30))
    session.commit()
    client.sign_in("donvi")
    page = client.get_page("/diem/DM-0001")
    file = client.get(page.link("Lịch báo cáo (.ics)").href)
    assert file.mimetype == "text/calendar"
    for day in ("20260228", "20260530", "20261130"):
        assert f"DTSTART;VALUE=DATE:{day}" in file.text
    client.sign_out()
    client.sign_in("donvi2")
    assert client.get("/diem/DM-0001/lich.ics").status_code == 403
