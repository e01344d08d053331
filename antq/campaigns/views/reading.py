"""What everybody reads: the list, the calendar, a campaign, its coverage."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from ...kit.numbers import read_day
from ...kit.sheets import csv_of
from ...kit.web import actor
from .. import queries
from ..models import Campaign
from ..pages import PATH, CalendarPage, CampaignPage, CoveragePage, ListPage
from .door import door


@door.get(PATH, rule="campaign.see")
def listed() -> Any:
    return ListPage(by=actor()).respond()


@door.get(f"{PATH}/lich", rule="campaign.see")
def calendar() -> Any:
    return CalendarPage(by=actor()).respond()


@door.get(f"{PATH}/lich.ics", rule="campaign.see")
def calendar_file() -> Any:
    answer = Response(CalendarPage(by=actor()).file(), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = "attachment; filename=lich-phong-trao.ics"
    return answer


@door.get(f"{PATH}/<ref>", rule="campaign.see", of=queries.find, shows="campaign")
def show(campaign: Campaign) -> Any:
    """`ngay` says on which day the quotas are looked at; what is no day is said, and shows the plan's own.
    Of a month or a year it is the first day, which is said too."""
    typed, day, wrong = request.args.get("ngay", "").strip()[:40], None, ""
    if typed:
        try:
            day = read_day(typed)
        except ValueError as error:
            wrong = str(error)
    return CampaignPage(campaign, day, by=actor(), wrong_day=wrong).respond()


@door.get(f"{PATH}/<ref>/bao-phu", rule="campaign.see", of=queries.find)
def coverage(campaign: Campaign) -> Any:
    return CoveragePage(campaign, request.args, by=actor()).respond()


@door.get(f"{PATH}/<ref>/bao-phu.csv", rule="campaign.see", of=queries.find)
def coverage_csv(campaign: Campaign) -> Any:
    head, rows = CoveragePage(campaign, request.args, by=actor()).table()
    answer = Response(csv_of(head, rows), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f"attachment; filename=bao-phu-{campaign.ref}.csv"
    return answer
