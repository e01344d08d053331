"""The way of dossiers: told from the journal up to yesterday, in time by the national formula."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from antq.kit import clock
from antq.statistics import funnel
from antq.statistics.funnel import Dossier, count, shown
from antq.statistics.hiding import Hidden
from tests.cast import received, released, returned
from tests.client import Client

MONDAY = date(2026, 3, 2)


def dossier(*acts: tuple[str, int], province: int = 15) -> Dossier:
    """Events as kind and days after a Monday."""
    one = Dossier(province)
    for kind, days in acts:
        one.take(f"nomination.{kind}", MONDAY + timedelta(days=days))
    return one


def test_in_time_until_the_day_that_was_promised() -> None:
    """Monday and ten working days: Monday in two weeks is in time, the Tuesday after is not."""
    assert dossier(("submit", 0), ("pass", 14)).in_time(10)
    assert not dossier(("submit", 0), ("pass", 15)).in_time(10)


def test_waiting_for_additions_is_taken_out() -> None:
    one = dossier(("submit", 0), ("return", 4), ("resubmit", 25), ("fail", 28))
    assert one.taken == 20 - 15
    assert one.in_time(5)
    assert not one.in_time(4)


def test_whoever_asks_twice_is_late() -> None:
    twice = [("submit", 0), ("return", 1), ("resubmit", 2), ("return", 3), ("resubmit", 4), ("refuse", 5)]
    assert not dossier(*twice).in_time(10)
    assert dossier(*twice[:3], twice[-1]).in_time(10)


def test_a_draft_and_a_dossier_without_end() -> None:
    years = count([dossier(("return", 3)), dossier(("submit", 0))], lambda _day: 10)
    assert list(years) == [2026]
    assert years[2026].stages["sent"] == {15: 1}
    assert years[2026].days == {}


def sent_in(*numbers: tuple[int, int]) -> Any:
    """So many dossiers of a province, all sent and answered in time."""
    made = [dossier(("submit", 0), ("pass", 1), province=p) for p, n in numbers for _one in range(n)]
    return count(made, lambda _day: 10)


def test_a_province_s_small_number_cannot_be_worked_out_of_the_others() -> None:
    years = sent_in((15, 3), (38, 20), (96, 9))
    (nation,) = shown(years, (15, 38, 96), None, 5)
    assert nation.stages["sent"] == 32
    cells = {p: shown(years, (15, 38, 96), p, 5)[0].stages["sent"] for p in (15, 38, 96)}
    assert cells == {15: Hidden.SMALL, 38: 20, 96: Hidden.BACK}
    assert shown(years, (15, 38, 96), 15, 5)[0].in_time is Hidden.BACK


def test_a_rate_that_would_tell_of_few_is_not_given() -> None:
    late = [dossier(("submit", 0), ("pass", 60)) for _each in range(2)]
    fine = [dossier(("submit", 0), ("pass", 1)) for _each in range(20)]
    assert shown(count([*late, *fine], lambda _day: 10), (15,), None, 5)[0].in_time is Hidden.BACK
    assert shown(count([*late * 3, *fine], lambda _day: 10), (15,), None, 5)[0].in_time == 77
    assert shown(count(fine, lambda _day: 10), (15,), None, 5)[0].in_time == 100


def test_today_s_journal_is_not_read_before_tomorrow(session: Any) -> None:
    yesterday = clock.now() - timedelta(days=1)
    with clock.stopped(yesterday):
        returned()
        received()
    released()
    years = funnel.until_yesterday()
    year = years[clock.local(yesterday).year]
    assert sum(year.stages["sent"].values()) == 2
    assert sum(year.stages["received"].values()) == 1
    assert year.stages["recognised"] == {}
    with clock.stopped(clock.now() + timedelta(days=1)):
        later = funnel.until_yesterday()
        assert sum(sum(each.stages["recognised"].values()) for each in later.values()) == 1


def test_the_page_hides_few_dossiers(session: Any, client: Client) -> None:
    with clock.stopped(clock.now() - timedelta(days=1)):
        for _each in range(2):
            received()
    session.commit()
    page = client.get_page("/thong-ke")
    assert "đã gửi: dưới 5" in page
    table = client.get("/thong-ke/ho-so.csv").text.splitlines()
    assert "dưới 5" in table[1]
