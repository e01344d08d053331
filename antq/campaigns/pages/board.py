"""Which communes have done their part; what is due by when."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.ics import Entry, calendar_of
from ...kit.numbers import write_day
from ...kit.web import Page
from ...law.norms import convention
from ...law.queries import calendar
from ...places.models import Place
from ...places.queries import provinces, today
from ...places.words import short
from ...scoresheets.words import GRADES, TONES
from .. import coverage, queries
from ..coverage import Lack, Part
from ..dates import Step, anchor, steps, window
from ..models import Campaign

SHOWN = {"": _l("Tất cả"), "roi": _l("Đã làm"), "chua": _l("Chưa làm")}


class CoveragePage(Page):
    """/phong-trao/<ref>/bao-phu: the communes of a province; of the campaign's own, or of the one asked for."""

    template = "campaigns/coverage.html"
    grade_words, tones = GRADES, TONES

    def __init__(self, campaign: Campaign, args: Any, *, by: Any) -> None:
        super().__init__(by=by)
        self.campaign = campaign
        self.shown = args.get("xem") if args.get("xem") in SHOWN else ""
        self.province = campaign.province or _province(args.get("tinh", ""))

    def address(self, shown: str = "", *, end: str = "bao-phu", province: Place | None = None) -> str:
        """The board with another filter, or as a file."""
        where = province or self.province
        asked = {"xem": shown}
        if self.campaign.province_id is None and where is not None:
            asked["tinh"] = where.code
        query = urlencode({name: value for name, value in asked.items() if value})
        path = f"/phong-trao/{self.campaign.ref}/{end}"
        return f"{path}?{query}" if query else path

    @property
    def provinces(self) -> list[tuple[str, str]]:
        """Where a campaign of the whole country can be looked at."""
        return [(short(each), self.address(province=each)) for each in provinces()]

    @property
    def days(self) -> str:
        """The days within which something counts as done in the campaign; "" where no source names any."""
        first, last = window(self.campaign, on=clock.today())
        said = [_("từ %(day)s", day=write_day(first))] if first else []
        said += [_("đến %(day)s", day=write_day(last))] if last else []
        return " ".join(said)

    @cached_property
    def parts(self) -> list[Part]:
        """Every commune of the province."""
        return coverage.parts(self.campaign, self.province) if self.province else []

    @cached_property
    def rows(self) -> list[Part]:
        """Those that the filter leaves."""
        if not self.shown:
            return self.parts
        return [part for part in self.parts if part.has_done == (self.shown == "roi")]

    @cached_property
    def chips(self) -> list[tuple[Any, str, int, bool]]:
        """The filter, with counts."""
        done = sum(part.has_done for part in self.parts)
        counts = {"": len(self.parts), "roi": done, "chua": len(self.parts) - done}
        return [(word, self.address(code), counts[code], code == self.shown) for code, word in SHOWN.items()]

    @cached_property
    def lack(self) -> Lack:
        """What is missing to the plan today."""
        return coverage.lack(self.campaign, self.parts, on=clock.today())

    def table(self) -> tuple[list[Any], list[list[Any]]]:
        """Head and rows of the same list as a file."""
        head = [
            _("Mã"),
            _("Xã, phường, đặc khu"),
            _("Đã làm"),
            _("Mô hình, điểm trong thời gian của đợt"),
            _("Kết quả chỉ tiêu đã báo"),
            _("Lần được chọn"),
            _("Xếp loại"),
        ]
        rows = [
            [
                part.commune.code,
                part.commune.name,
                _("có") if part.has_done else _("không"),
                part.done,
                part.reported,
                part.chosen,
                str(GRADES[part.grade]) if part.grade else "",
            ]
            for part in self.rows
        ]
        return head, rows


def _province(code: str) -> Place | None:
    named = today().get(code)
    if named is None or named.level != "province":
        return None
    return next((each for each in provinces() if each.id == named.id), None)


class CalendarPage(Page):
    """/phong-trao/lich: the coming days and what has to be done before them."""

    template = "campaigns/calendar.html"

    @cached_property
    def days(self) -> list[tuple[Campaign, date, int, list[Step]]]:
        """Campaign, its day, how many days are left, its steps: the nearest day first."""
        on, found = clock.today(), []
        leads, days_off = convention("campaign.lead_days", [], on=on), calendar()
        for campaign in queries.campaigns():
            day = None if campaign.linked and not campaign.month else anchor(campaign, on=on)
            if day is not None:
                due = steps(day, leads, self._norm_days, on=on, calendar=days_off)
                found.append((campaign, day, (day - on).days, due))
        return sorted(found, key=lambda each: (each[1], each[0].ref))

    def _norm_days(self, key: str) -> int:
        if key not in self._days_of:
            self._days_of[key] = int(convention(key, 0, on=clock.today()))
        return self._days_of[key]

    @cached_property
    def _days_of(self) -> dict[str, int]:
        """Norms that were asked for: many campaigns ask for the same."""
        return {}

    def file(self) -> bytes:
        """The same as a file for calendar programs."""
        entries = []
        for campaign, day, _left, due in self.days:
            entries.append(Entry(f"{campaign.ref}-{day}@antq", day, campaign.name))
            entries += [
                Entry(
                    f"{campaign.ref}-{day}-{step.code}@antq",
                    step.on,
                    f"{step.label}: {campaign.name}",
                    _("Tính lùi theo ngày làm việc từ %(day)s.", day=write_day(day)),
                )
                for step in due
            ]
        stamp = datetime.combine(clock.today(), time())
        return calendar_of(_("Lịch phong trào"), entries, stamp=stamp)
