"""The way of dossiers: told from the journal up to yesterday, in time by the national formula."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

from antq.kit import clock
from antq.kit.hiding import Hidden
from antq.places.queries import provinces_named
from antq.statistics.dossiers import ENDS, Dossier, Promise, Year, count, until_yesterday
from antq.statistics.funnel import Line, shown
from tests.cast import received, released, returned
from tests.client import Client

MONDAY = date(2026, 3, 2)


USUAL = Promise(days=10, returns=1)


def dossier(*acts: tuple[str, int], province: int = 15) -> Dossier:
    """Events as kind and days after a Monday."""
    one = Dossier(province)
    for kind, days in acts:
        one.take(f"nomination.{kind}", MONDAY + timedelta(days=days))
    return one


def test_in_time_until_the_day_that_was_promised() -> None:
    """Monday and ten working days: Monday in two weeks is in time, the Tuesday after is not."""
    assert dossier(("submit", 0), ("pass", 14)).in_time(USUAL)
    assert not dossier(("submit", 0), ("pass", 15)).in_time(USUAL)


def test_waiting_for_additions_is_taken_out() -> None:
    one = dossier(("submit", 0), ("return", 4), ("resubmit", 25), ("fail", 28))
    assert one.taken == 20 - 15
    assert one.in_time(Promise(5, 1))
    assert not one.in_time(Promise(4, 1))


def test_what_was_taken_back_is_not_recognised() -> None:
    one = dossier(("submit", 0), ("receive", 1), ("pass", 2), ("release", 3), ("revoke", 30))
    assert (one.end, one.taken) == ("refused", 2)
    assert "recognised" not in count([one], promised)[2026][15].counts


def test_whoever_asks_twice_is_late() -> None:
    twice = [("submit", 0), ("return", 1), ("resubmit", 2), ("return", 3), ("resubmit", 4), ("refuse", 5)]
    assert not dossier(*twice).in_time(USUAL)
    assert dossier(*twice[:3], twice[-1]).in_time(USUAL)


def test_a_draft_and_a_dossier_without_end() -> None:
    years = count([dossier(("return", 3)), dossier(("submit", 0))], promised)
    assert list(years) == [2026]
    assert years[2026][15].counts == {"sent": 1, "pending": 1}
    assert years[2026][15].days == []


def promised(_day: date) -> Promise:
    return USUAL


def told(year: Year, stage: str) -> int:
    """So many of all provinces."""
    return sum(tally.counts[stage] for tally in year.values())


def made(province: int = 15, **ends: int) -> list[Dossier]:
    """So many dossiers of each end, answered on the next day."""
    acts = {
        "recognised": ("pass", "release"),
        "refused": ("fail",),
        "withdrawn": ("withdraw",),
        "pending": (),
    }
    return [
        dossier(("submit", 0), *((act, 1) for act in acts[end]), province=province)
        for end, number in ends.items()
        for _one in range(number)
    ]


def could_be(line: Line) -> dict[str, set[int]]:
    """What each end may have been, for whoever reads the line and knows that small is 1 to 4."""
    ranges = [
        [cell] if isinstance(cell, int) else range(1, 5) if cell is Hidden.SMALL else range(100)
        for cell in (line.stages[end] for end in ENDS)
    ]
    fitting = [each for each in product(*ranges) if sum(each) == line.stages["sent"]]
    return {end: {each[place] for each in fitting} for place, end in enumerate(ENDS)}


def test_a_line_does_not_tell_its_small_numbers() -> None:
    """What was sent is what was recognised, refused, withdrawn and is pending: no two of them give the third."""
    (line,) = shown(count(made(recognised=15, refused=3, withdrawn=2), promised), (15,), None, 5)
    assert (line.stages["sent"], line.stages["recognised"]) == (20, 15)
    assert (line.stages["refused"], line.stages["withdrawn"]) == (Hidden.SMALL, Hidden.SMALL)
    assert all(len(could_be(line)[end]) >= 2 for end in ("refused", "withdrawn"))
    assert {line.stages["received"], line.stages["appraised"], line.in_time, line.median} == {Hidden.BACK}


def test_what_is_large_is_told_whole() -> None:
    (line,) = shown(count(made(recognised=15, refused=5, withdrawn=6, pending=7), promised), (15,), None, 5)
    assert [line.stages[end] for end in ENDS] == [15, 5, 6, 7]
    assert (line.in_time, line.median) == (100, 1)


def test_one_province_s_ends_are_not_what_is_missing_to_the_country_s() -> None:
    every = [
        *made(15, recognised=20, refused=2),
        *made(38, recognised=30),
        *made(96, recognised=40, refused=9),
    ]
    years = count(every, promised)
    (nation,) = shown(years, (15, 38, 96), None, 5)
    assert nation.stages["refused"] == 11
    cells = {p: shown(years, (15, 38, 96), p, 5)[0].stages["refused"] for p in (15, 38, 96)}
    assert cells == {15: Hidden.BACK, 38: Hidden.BACK, 96: 9}


def test_one_province_s_rate_is_not_what_is_missing_to_the_country_s() -> None:
    late = [
        dossier(("submit", 0), ("pass", 60), ("release", 61), province=p)
        for p in (15, 38)
        for _each in range(8)
    ]
    few = [dossier(("submit", 0), ("pass", 60), ("release", 61), province=96) for _each in range(2)]
    years = count([*late, *few, *(each for p in (15, 38, 96) for each in made(p, recognised=12))], promised)
    assert shown(years, (15, 38, 96), None, 5)[0].in_time == round(100 * 36 / 54)
    rates = [shown(years, (15, 38, 96), p, 5)[0].in_time for p in (15, 38, 96)]
    assert rates == [Hidden.BACK, 60, Hidden.BACK]


def sent_in(*numbers: tuple[int, int]) -> Any:
    """So many dossiers of a province, all sent and answered in time."""
    return count([each for p, n in numbers for each in made(p, recognised=n)], promised)


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
    assert shown(count([*late, *fine], promised), (15,), None, 5)[0].in_time is Hidden.BACK
    assert shown(count([*late * 3, *fine], promised), (15,), None, 5)[0].in_time == 77
    assert shown(count(fine, promised), (15,), None, 5)[0].in_time == 100


def test_today_s_journal_is_not_read_before_tomorrow(session: Any) -> None:
    yesterday = clock.now() - timedelta(days=1)
    with clock.stopped(yesterday):
        returned()
        received()
    released()
    provinces = [each.id for each in provinces_named()]
    years = until_yesterday(provinces)
    year = years[clock.local(yesterday).year]
    assert told(year, "sent") == 2
    assert told(year, "received") == 1
    assert told(year, "recognised") == 0
    with clock.stopped(clock.now() + timedelta(days=1)):
        later = until_yesterday(provinces)
        assert sum(told(each, "recognised") for each in later.values()) == 1


def test_the_page_hides_few_dossiers(session: Any, client: Client) -> None:
    with clock.stopped(clock.now() - timedelta(days=1)):
        for _each in range(2):
            received()
    session.commit()
    page = client.get_page("/thong-ke")
    assert "đã gửi: dưới 5" in page
    table = client.get("/thong-ke/ho-so.csv").text.splitlines()
    assert "dưới 5" in table[1]
