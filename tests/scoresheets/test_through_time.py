"""Classes through mergers, replaced sheets and changed norms: what was given stays where and by what it was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select
from werkzeug.datastructures import MultiDict

from antq.campaigns.coverage import _grades
from antq.ground import SCORESHEETS
from antq.kit import clock
from antq.kit.datafiles import toml
from antq.kit.refusals import Invalid
from antq.law.actions import add_norm
from antq.law.models import Norm
from antq.places.queries import by_key
from antq.scoresheets import actions, queries
from antq.scoresheets.models import Thresholds
from antq.scoresheets.pages import ClassesPage
from tests.cast import unit_of, who
from tests.client import Client
from tests.scoresheets.scored import HAMLET, SHEET, answers, begun, confirmed, submitted
from tests.scoresheets.test_scoring import limits

OCTOBER, NOVEMBER = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 15, tzinfo=UTC)
TODAY = ("15,Tỉnh Lào Cai,tinh,", "96,Tỉnh Cà Mau,tinh,", "32244,Xã Đất Mũi,xa,96")
MERGED = (*TODAY, "04345,Xã Mường Mới,xa,15")
INTO_ONE = ("04345,04345,whole", "04456,04345,whole")
ONE_PROVINCE = (
    "96,Tỉnh Mới,tinh,", "32244,Xã Đất Mũi,xa,96", "04345,Xã Mường Lai,xa,96", "04456,Xã Mù Cang Chải,xa,96",
)  # fmt: skip

Merge = Callable[[tuple[str, ...], tuple[str, ...]], None]


@pytest.fixture
def merge(app: Flask, session: Any, tmp_path: Path) -> Merge:
    """Take a new list of places in, from 1/11/2026 on, by the command."""

    def run(lines: tuple[str, ...], followed: tuple[str, ...]) -> None:
        listed, succession = tmp_path / "places.csv", tmp_path / "followed.csv"
        listed.write_text("\n".join(["code,name,type,parent_code", *lines]), encoding="utf-8")
        succession.write_text("\n".join(["old_code,new_code,kind", *followed]), encoding="utf-8")
        words = ["antq", "places", "import", str(listed), "--on", "2026-11-01", "--decision", "1/NQ"]
        session.commit()
        with clock.stopped(NOVEMBER):
            done = app.test_cli_runner().invoke(args=[*words, "--succession", str(succession)])
        assert done.exit_code == 0, (done.output, done.exception)
        session.expire_all()
        session.rollback()

    return run


def of_scores_and_places(app: Flask) -> list[str]:
    said = app.test_cli_runner().invoke(args=["antq", "check"]).output
    return [line for line in said.splitlines() if "FAULT  score" in line or "FAULT  place" in line]


def test_merged_communes_keep_the_classes_that_they_were_given(
    app: Flask, session: Any, merge: Merge
) -> None:
    with clock.stopped(OCTOBER):
        one, two = confirmed(year=2025), confirmed("donvi2", year=2025, less="5")
    here, there = by_key("04345"), by_key("04456")
    merge(MERGED, INTO_ONE)
    assert (one.commune, two.commune) == (here, there)
    found = queries.confirmed(2025, kind="phan-loai-phong-trao", subject="commune")
    assert {(row.place_id, row.grade) for row in found} == {(here.id, "tot"), (there.id, "trung-binh")}
    assert of_scores_and_places(app) == []


def test_whoever_took_communes_over_is_scored_itself_from_then_on(session: Any, merge: Merge) -> None:
    with clock.stopped(OCTOBER):
        confirmed(year=2025)
    before = by_key("04345")
    merge(MERGED, INTO_ONE)
    with clock.stopped(NOVEMBER):
        made = begun(year=2026)
        assert made.commune is by_key("04345")
        assert made.commune is not before
        with pytest.raises(Invalid, match=made.unit.name):
            begun("donvi2", year=2026)
        assert begun(sheet=HAMLET, neighbourhood="Thôn Đông", year=2025).commune is before
        unit_of("donvi").place = by_key("04345")
        with pytest.raises(Invalid) as wrong:
            begun(sheet="an-toan-xa", year=2025)
        assert set(wrong.value.errors) == {"year"}


def test_a_campaign_counts_classes_of_then_only_where_they_agree(session: Any, merge: Merge) -> None:
    with clock.stopped(OCTOBER):
        confirmed(year=2025)
        confirmed("donvi2", year=2025, less="5")
        confirmed(sheet="an-toan-xa", year=2025)
    merge(MERGED, INTO_ONE)
    last_year: Any = SimpleNamespace(starts_on=None, ends_on=date(2025, 11, 30))
    long_ago: Any = SimpleNamespace(starts_on=None, ends_on=date(1990, 1, 1))
    assert _grades(last_year, by_key("15")) == {by_key("04345").id: ""}
    assert _grades(long_ago, by_key("15")) == {}


def test_a_unit_that_has_ended_scores_nothing(session: Any) -> None:
    unit_of("donvi").ended_on = clock.today()
    assert begun().state == "draft", "it ends tonight"
    unit_of("donvi2").ended_on = clock.today() - timedelta(days=1)
    with pytest.raises(Invalid) as wrong:
        begun("donvi2")
    assert set(wrong.value.errors) == {"unit"}


def test_thresholds_stay_with_the_province_of_then(app: Flask, session: Any, merge: Merge) -> None:
    with clock.stopped(OCTOBER):
        limits("95", "80", "60")
        done, sent = confirmed(year=2025, less="1"), submitted("donvi2", year=2025, less="1")
        this_year = submitted(year=2026, less="1")
    assert done.grade == "kha"
    before = by_key("15")
    merge(ONE_PROVINCE, ("15,96,whole", "96,96,whole"))
    now = by_key("96")
    assert session.scalars(
        select(Thresholds.province_id).where(Thresholds.province_id.is_not(None))
    ).all() == [before.id]
    with clock.stopped(NOVEMBER):
        assert limits("92", "91", "90", province_id=now.id, by=who("camau")) == 0
        for score in (sent, this_year):
            actions.confirm(score, answers(score, less="1"), seen=score.version, by=who("thuongtruc"))
        shown = ClassesPage(MultiDict({"nam": "2025", "tinh": "96"}), by=who("")).thresholds
    assert {score.province_id for score in (done, sent, this_year)} == {now.id}
    assert [score.grade for score in (done, sent, this_year)] == ["kha", "kha", "tot"]
    assert actions.regrade(done.sheet) == 0
    assert of_scores_and_places(app) == []
    assert [limits.good for _sheet, limits, _mark in shown] == [95]


def replaced() -> None:
    """From 1/7/2026 on communes are scored on another sheet."""
    old = next(row for row in toml(SCORESHEETS / "sheets.toml", "sheet") if row["ref"] == SHEET)
    old_limits = next(row for row in toml(SCORESHEETS / "sheets.toml", "thresholds") if row["sheet"] == SHEET)
    new = {**old, "ref": "phan-loai-xa-2", "valid_from": date(2026, 7, 1)}
    actions.load(
        {
            "sheet": [{**old, "valid_to": date(2026, 6, 30)}, new],
            "thresholds": [{**old_limits, "sheet": "phan-loai-xa-2"}],
        }
    )


def test_a_year_is_scored_by_the_sheet_of_its_last_day(session: Any, client: Client) -> None:
    replaced()
    with clock.stopped(OCTOBER):
        for sheet, year in ((SHEET, 2026), ("phan-loai-xa-2", 2025)):
            with pytest.raises(Invalid) as wrong:
                begun(sheet=sheet, year=year)
            assert set(wrong.value.errors) == {"sheet"}
        confirmed(sheet=SHEET, year=2025)
        session.commit()
        client.sign_in("donvi")
        page = client.get_page("/xep-loai/cham")
        assert "Phân loại phong trào cấp xã (năm 2025)" in page
        assert "Phân loại phong trào cấp xã (năm 2026)" in page
        assert begun(sheet="phan-loai-xa-2", year=2026).year == 2026
        for asked, ref in (("2025", SHEET), ("2026", "phan-loai-xa-2")):
            shown = ClassesPage(MultiDict({"nam": asked}), by=who("")).thresholds
            assert [each.ref for each, _limits, _mark in shown] == [ref]
        assert ClassesPage(MultiDict({"nam": "1991"}), by=who("")).thresholds == []


def test_a_year_that_was_begun_on_the_old_sheet_is_not_begun_again(session: Any) -> None:
    with clock.stopped(OCTOBER):
        first = begun(year=2026)
        replaced()
        with pytest.raises(Invalid, match=first.ref):
            begun(sheet="phan-loai-xa-2", year=2026)


def test_a_changed_year_s_end_leaves_the_years_before_alone(session: Any) -> None:
    with clock.stopped(OCTOBER):
        score = confirmed(year=2025)
    limits("99", "98", "97", valid_from=date(2025, 11, 15))
    assert score.grade == "tot"
    key = "award_year.end.commune"
    add_norm(key, "30/11", valid_from=date(2020, 1, 1), valid_to=date(2025, 12, 31), mark="V")
    add_norm(key, "31/10", valid_from=date(2026, 1, 1), mark="V")
    assert queries.due_on(score.sheet, 2025) == date(2025, 11, 30)
    assert queries.due_on(score.sheet, 2026) == date(2026, 10, 31)
    assert [queries.year_at("commune", date(year, 11, 15)) for year in (2025, 2026)] == [2025, 2027]


def test_no_year_s_end_is_made_up(session: Any) -> None:
    session.execute(delete(Norm).where(Norm.key == "award_year.end.commune"))
    with pytest.raises(LookupError, match=r"no norm award_year\.end\.commune on"):
        queries.current_year("commune")
