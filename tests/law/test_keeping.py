"""An administrator writes a day off that was announced; nobody else does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.kit.journal import timeline_of
from antq.kit.policy import may
from antq.law.days import is_working
from antq.law.queries import calendar, holidays_between
from tests.cast import PEOPLE, who
from tests.client import Client, page_of
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]

PATH = "/van-ban/ngay-nghi"


def test_only_administrators_write_days_off(session: Any) -> None:
    assert {name for name in ("", *PEOPLE) if may(who(name), "holiday.keep")} == {"quantri"}


def test_a_day_off_is_written_with_its_source_and_counts(client: Client, session: Any) -> None:
    client.sign_in("quantri")
    page = client.get_page(PATH)
    answers = {"day": "03/12/2026", "kind": "off", "label": "Nghỉ theo công điện", "source": "CĐ 12/2026"}
    page = client.follow(client.submit(page, "ghi-ngay", **answers))
    assert "Đã ghi Nghỉ theo công điện (03/12/2026)." in page
    assert date(2026, 12, 3) in calendar().holidays
    (made,) = holidays_between(date(2026, 12, 3), date(2026, 12, 3))
    assert (made.mark, made.note, made.kept) == ("V", "CĐ 12/2026", True)
    assert [entry.kind for entry in timeline_of(made)] == ["holiday.write"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": "32/12/2026"}, "day"),
        ({"label": " "}, "label"),
        ({"source": ""}, "source"),
        ({"kind": "work"}, "day"),
        ({"label": "x" * 121}, "label"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    client: Client, session: Any, changes: dict[str, str], field: str
) -> None:
    before = calendar()
    client.sign_in("quantri")
    answers = {"day": "03/12/2026", "kind": "off", "label": "Nghỉ", "source": "CĐ"} | changes
    page = page_of(client.submit(client.get_page(PATH), "ghi-ngay", **answers), status=422)
    assert page.form("ghi-ngay").fields["label"].strip() == answers["label"].strip()
    summary = page.one("div", class_="error-summary")
    assert any(link.get("href", "").startswith(f"#{field}") for link in summary.iter("a"))
    assert calendar() == before


def test_others_see_no_form(client: Client, session: Any) -> None:
    client.sign_in("thuongtruc")
    assert "ghi-ngay" not in client.get(PATH).text
    assert client.post(PATH, data={"day": "03/12/2026"}).status_code in (400, 403)


def test_a_weekday_entered_by_mistake_is_a_working_day_again(client: Client, session: Any) -> None:
    client.sign_in("quantri")
    wrong, right = date(2026, 12, 3), {"kind": "work", "label": "Ghi nhầm", "source": "CĐ 13/2026"}
    for answers in ({"kind": "off", "label": "Nghỉ", "source": "CĐ 12/2026"}, right):
        page = client.get_page(PATH)
        client.follow(client.submit(page, "ghi-ngay", day="03/12/2026", **answers))
    assert wrong not in calendar().holidays
    assert is_working(wrong, *calendar())
