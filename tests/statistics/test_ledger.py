"""The ledger's numbers: against counting by hand, and nothing lost or doubled by any grouping."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antq.catalogue.models import Initiative
from antq.kit.numbers import DatedPrecision
from antq.places import queries as places
from antq.places.queries import by_key
from antq.replications import columns, counting
from antq.replications.counting import Three
from antq.replications.liveness import Life
from antq.statistics.filters import Filter
from antq.statistics.ledger import Ledger, total
from tests.making import an_initiative
from tests.replications.points import accepted, closed, running


def some_points() -> tuple[Initiative, Initiative]:
    """Three running points of two initiatives in two communes, one waiting for its launch, one ended."""
    loa = an_initiative()
    keng = an_initiative("Tiếng kẻng vùng cao", kind="clb", field="pcmt")
    running(loa, team_count=4, started=DatedPrecision(date(2024, 5, 1)))
    running(loa, "donvi2", place=by_key("04456"), team_count=7)
    running(keng, "donvi2", place=by_key("04456"), team_count=1)
    accepted(keng, neighbourhood="Thôn Đông")
    closed(loa, neighbourhood="Thôn Tây")
    return loa, keng


def by_code(groups: dict[int, Three]) -> dict[str, tuple[int, int, int]]:
    codes = places.codes()
    return {codes.get(key, ""): (each.initiatives, each.points, each.teams) for key, each in groups.items()}


def test_counts_as_by_hand(session: Any) -> None:
    loa, keng = some_points()
    ledger = Ledger(Filter())
    three = ledger.three
    assert (three.initiatives, three.points, three.teams) == (2, 3, 12)
    assert by_code(ledger.by_place("province")) == {"15": (2, 3, 12)}
    assert by_code(ledger.by_place("commune")) == {"04345": (1, 1, 4), "04456": (2, 2, 8)}
    assert {each.year: (each.begun, each.by_then) for each in ledger.years} == {2024: (1, 1), 2025: (4, 5)}
    assert ledger.lives == {Life.FRESH: 3, Life.OVERDUE: 0, Life.GREY: 0, Life.PLANNED: 1, Life.CLOSED: 1}
    assert {reason: count for reason, count in ledger.reasons.items() if count} == {"no-people": 1}
    assert {word: each.points for word, each in ledger.by_word("kinds").items()} == {
        "tieng-keng": 2,
        "clb": 1,
    }
    assert {word: each.points for word, each in ledger.by_word("fields").items()} == {"tu-quan": 2, "pcmt": 1}
    assert [(key, each.points) for key, each in ledger.by_initiative(9).items()] == [
        (loa.id, 2),
        (keng.id, 1),
    ]


def test_a_filter_narrows(session: Any) -> None:
    some_points()
    assert Ledger(Filter(year=2024)).three.points == 1
    assert Ledger(Filter(kind="clb")).three.teams == 1
    assert Ledger(Filter(province="15")).three.points == 3
    assert Ledger(Filter(province="96")).three == Three()
    assert Ledger(Filter(kind="quy")).three == Three()
    assert sum(Ledger(Filter(province="96")).reasons.values()) == 0


def test_what_was_merged_counts_as_one(session: Any) -> None:
    loa, keng = some_points()
    keng.state, keng.merged_into = "merged", loa
    session.flush()
    ledger = Ledger(Filter())
    assert ledger.three.initiatives == 1
    assert list(ledger.by_initiative(9)) == [loa.id]
    assert {word: each.points for word, each in ledger.by_word("kinds").items()} == {"tieng-keng": 3}


rows = st.lists(
    st.tuples(
        st.integers(0, 6),  # which commune; beyond the last one none, or one that is no place of today
        st.integers(1, 5),  # which initiative
        st.integers(0, 30),  # teams
        st.sampled_from(["accepted", "launched", "running", "weak", "sustained", "closed"]),
        st.integers(0, 5),  # quarters since its confirmation
        st.sampled_from([0, 2019, 2024, 2025]),
    ),
    max_size=60,
)


def made(ledger_rows: list[Any]) -> columns.Columns:
    """Columns of a ledger of such rows."""
    communes = [place for place in places.today().values() if place.level == "commune"]
    homes = [(place.id, place.parent_id or 0) for place in communes] + [
        (0, 0),
        (0, communes[0].parent_id or 0),
    ]
    homes = [*homes, (10**6, 10**6)]
    now = counting.this_quarter()
    values = [
        (homes[where % len(homes)], initiative, teams, columns.WORDS["state"].number(state), now - ago, year)
        for where, initiative, teams, state, ago, year in ledger_rows
    ]
    of = {
        name: np.array(column, dtype=np.int32)
        for name, column in {
            "commune": [each[0][0] for each in values],
            "province": [each[0][1] for each in values],
            "initiative": [each[1] for each in values],
            "teams": [each[2] for each in values],
            "members": [0 for _each in values],
            "state": [each[3] for each in values],
            "quarter": [each[4] for each in values],
            "year": [each[5] for each in values],
        }.items()
    }
    return columns.Columns(np.arange(len(values)), of)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows)
def test_rolling_up_loses_and_doubles_nothing(session: Any, ledger_rows: list[Any]) -> None:
    ledger = Ledger(Filter())
    ledger.table = made(ledger_rows)
    whole = (ledger.three.points, ledger.three.teams)
    for level in ("commune", "province"):
        assert total(ledger.by_place(level)) == whole
    assert total(ledger.by_initiative(9)) == whole
    assert sum(each.begun for each in ledger.years) == len(ledger_rows)
    assert sum(ledger.lives.values()) == len(ledger_rows)
    assert ledger.lives[Life.FRESH] + ledger.lives[Life.OVERDUE] == whole[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows)
def test_groups_are_what_one_by_one_would_find(session: Any, ledger_rows: list[Any]) -> None:
    table = made(ledger_rows)
    which = np.flatnonzero(table.of["year"] != 2019)
    keys = table.of["commune"]
    expected = {
        int(key): counting.counted(table, which[keys[which] == key]) for key in set(keys[which].tolist())
    }
    assert counting.grouped(table, which, keys) == expected


def test_a_table_too_large_is_sorted_instead(session: Any, monkeypatch: Any) -> None:
    table = made(
        [(place, initiative, 2, "running", 0, 2025) for place in range(3) for initiative in (1, 2, 2)]
    )
    which, keys = np.arange(len(table)), table.of["commune"]
    quick = counting.grouped(table, which, keys)
    monkeypatch.setattr(counting, "MOST_CELLS", 0)
    assert counting.grouped(table, which, keys) == quick
