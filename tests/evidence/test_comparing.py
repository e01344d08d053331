"""Indicators, contradictions, rates, and comparing place by place: pure functions."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from antq.evidence import figures
from antq.evidence.comparing import Place, Series, compare
from antq.evidence.models import Figure

IDS = count(1)
HERE, THERE, YONDER = (Place(f"Xã {name}", f"/{name}") for name in ("Đông", "Tây", "Nam"))


def figure(value: Any = 11, **said: Any) -> Figure:
    usual = {"what": "Vụ trộm cắp", "qualifier": "exact", "unit": "vụ", "scope": "", "period": "năm 2025",
             "better": "none", "base_unit": "", "source": "Công an", "label": "self_reported"}  # fmt: skip
    return Figure(id=next(IDS), value=Decimal(value), **usual | said)


@pytest.mark.parametrize(
    ("what", "unit", "alike"),
    [("vụ  trộm cắp", "Vụ", True), ("Vu trom cap", "vụ", True), ("Vụ trộm cắp", "%", False),
     ("Vụ trộm", "vụ", False), ("Vụ trộm cắp", "", False)],
)  # fmt: skip
def test_an_indicator_is_what_is_counted_and_in_which_unit(what: str, unit: str, alike: bool) -> None:
    assert (figures.identity(figure()) == figures.identity(figure(what=what, unit=unit))) is alike


def test_a_share_and_a_bare_number_are_two_indicators() -> None:
    assert figures.identity(figure(unit="%")) != figures.identity(figure(unit=""))


@pytest.mark.parametrize(
    ("said", "clash"),
    [
        ({"value": 12}, True),
        ({"value": 11}, False),
        ({"value": 12, "scope": "thôn Trung Tâm"}, False),
        ({"value": 12, "period": "năm 2024"}, False),
        ({"value": 12, "period": "NĂM 2025"}, True),
        ({"value": 110, "period": "năm 2024", "source": "Báo"}, False),
        ({"value": 111, "period": "năm 2024", "source": "Báo"}, True),
        ({"value": 111, "period": "năm 2024"}, False),
        ({"value": 111, "period": "năm 2020", "source": "Báo"}, False),
        ({"value": 111, "period": "từ đầu", "source": "Báo"}, False),
        ({"value": 11, "high": Decimal(14)}, True),
        ({"value": 12, "place_id": 7}, False),
    ],
)
def test_what_contradicts(said: dict[str, Any], clash: bool) -> None:
    one, other = figure(), figure(**said)
    assert figures.clashes([one, other]) == ([(one, other)] if clash else [])


def test_what_was_corrected_contradicts_nobody() -> None:
    old = figure(11)
    now = figure(13, corrects_id=old.id)
    assert figures.clashes([old, now]) == []
    assert figures.current([old, now]) == [now]
    third = figure(14)
    assert figures.clashes([old, now, third]) == [(now, third)]


@pytest.mark.parametrize(
    ("value", "base", "said"),
    [(11, 3200, "3,4 trên 1.000 dân"), (3, 30000, "1 trên 10.000 dân"), (0, 30000, "0 trên 1.000 dân")],
)
def test_a_rate_says_per_how_many(value: int, base: int, said: str) -> None:
    rate = figures.rate(figure(value, base=Decimal(base), base_unit="dân"))
    assert rate is not None
    assert rate.said.replace("\xa0", " ") == said


def test_what_has_no_rate() -> None:
    assert figures.rate(figure()) is None
    assert figures.rate(figure(unit="%", base=Decimal(3), base_unit="dân")) is None


def test_a_base_is_typed_as_people_write_it() -> None:
    assert figures.read_base("3.200 dân") == (Decimal(3200), "dân")
    assert figures.read_base("1,2 triệu  dân") == (Decimal(1200000), "dân")
    assert figures.read_base(" ") == (None, "")
    assert figures.write_base(figure(base=Decimal(850), base_unit="hộ dân")) == "850 hộ dân"
    for wrong in ("dân", "3200", "0 hộ", "1.5 hộ", "-3 hộ"):
        with pytest.raises(ValueError, match=r"[Ss]ố|dấu chấm"):
            figures.read_base(wrong)


def test_whether_a_change_is_good() -> None:
    down = {"before": Decimal(19), "better": "down"}
    assert figures.is_good(figure(11, **down)) is True
    assert figures.is_good(figure(22, **down)) is False
    assert figures.is_good(figure(19, **down)) is None
    assert figures.is_good(figure(11, before=Decimal(19))) is None
    assert figures.is_good(figure(11, better="up")) is None


def told(series: Series) -> list[tuple[str, str]]:
    return [(line.place.label, f"{line.after:f}") for line in series.lines]


def test_places_are_compared_by_the_same_indicator_the_best_first() -> None:
    (series,) = compare([
        (HERE, [figure(11, before=Decimal(19), better="down"), figure(what="Tổ", unit="tổ")]),
        (THERE, [figure(4, what="VỤ TRỘM CẮP", before=Decimal(9), better="down")]),
        (YONDER, [figure(what="Hộ", unit="hộ")]),
    ])  # fmt: skip
    assert (series.what, series.told_in, series.better) == ("Vụ trộm cắp", "vụ", "down")
    assert told(series) == [("Xã Tây", "4"), ("Xã Đông", "11")]
    assert [(each.label, each.before, each.after) for each in series.slopes] == [
        ("Xã Tây", 9, 4),
        ("Xã Đông", 19, 11),
    ]


def test_per_head_only_when_every_place_says_over_how_many() -> None:
    small, large = {"base": Decimal(1000), "base_unit": "dân"}, {"base": Decimal(8000), "base_unit": "Dân"}
    rows = [(HERE, [figure(4, better="down", **small)]), (THERE, [figure(16, better="down", **large)])]
    (series,) = compare(rows)
    assert told(series) == [("Xã Tây", "2.0"), ("Xã Đông", "4.0")]
    assert series.told_in.replace("\xa0", " ") == "vụ trên 1.000 dân"
    (series,) = compare([*rows, (YONDER, [figure(9)])])
    assert told(series) == [("Xã Đông", "4"), ("Xã Nam", "9"), ("Xã Tây", "16")]
    assert series.told_in == "vụ"
    (series,) = compare([rows[0], (THERE, [figure(16, base=Decimal(900), base_unit="hộ")])])
    assert series.per is None


def test_the_number_before_is_told_per_head_too() -> None:
    base = {"base": Decimal(2000), "base_unit": "dân", "before": Decimal(10)}
    (series,) = compare([(HERE, [figure(4, **base)]), (THERE, [figure(6, **base)])])
    assert [(each.before, each.after) for each in series.slopes] == [(5, 3), (5, 2)]


def test_of_several_figures_of_a_place_the_last_that_holds_counts() -> None:
    old = figure(11)
    now = figure(13, corrects_id=old.id)
    later = figure(7, period="năm 2026")
    (series,) = compare([(HERE, [old, now, later]), (THERE, [figure(5)])])
    assert told(series) == [("Xã Đông", "7"), ("Xã Tây", "5")]
    assert [line.doubtful for line in series.lines] == [False, False]
    (series,) = compare([(HERE, [figure(11), figure(14)]), (THERE, [figure(5)])])
    assert [line.doubtful for line in series.lines] == [True, False]


def test_who_disagrees_on_the_direction_says_none() -> None:
    (series,) = compare([(HERE, [figure(1, better="up")]), (THERE, [figure(2, better="down")])])
    assert series.better == "none"
    (series,) = compare([(HERE, [figure(1, better="up")]), (THERE, [figure(2)])])
    assert (series.better, told(series)) == ("up", [("Xã Tây", "2"), ("Xã Đông", "1")])
    assert series.slopes == []


def test_the_indicator_of_most_places_comes_first_and_nothing_is_nothing() -> None:
    groups = [(place, [figure(what="B")]) for place in (HERE, THERE, YONDER)]
    groups = [
        (place, [*rows, figure(what="A")]) if place is not YONDER else (place, rows) for place, rows in groups
    ]
    assert [(series.what, len(series.lines)) for series in compare(groups)] == [("B", 3), ("A", 2)]
    assert compare([]) == []
