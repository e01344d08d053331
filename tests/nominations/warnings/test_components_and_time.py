"""What is missing by the norms of the day; how much time and how many dossiers are left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit import clock
from antq.law.actions import add_norm
from antq.nominations.warnings import warnings_of
from antq.nominations.warnings.collecting import asked_on
from antq.nominations.warnings.components import Asked, missing, papers_of
from antq.nominations.warnings.time import NEAR, deadline, quota
from tests.cast import a_complete_draft, who
from tests.rounds.test_rounds import a_round

PAPERS = papers_of(
    [
        {"code": "to-trinh", "label": "Tờ trình", "words": ["tờ trình", "ttr"]},
        {"code": "bb", "label": "Biên bản"},
    ],
    "V",
)


def codes(**has: Any) -> list[str]:
    asked = Asked(photos=1, figures=1, papers=PAPERS)
    return [each.code for each in missing(asked, **{"photos": 1, "figures": 1, "files": [], **has})]


def test_everything_that_is_missing_is_named() -> None:
    assert codes(photos=0, figures=0) == [
        "missing.photos",
        "missing.figures",
        "missing.to-trinh",
        "missing.bb",
    ]


@pytest.mark.parametrize(
    "name", ["To_trinh_khen_thuong.pdf", "TỜ TRÌNH.docx", "05-TTr-UBND.pdf", "a.pdf Tờ trình xã"]
)
def test_a_file_is_known_by_its_name_or_description(name: str) -> None:
    assert codes(files=[name, "bien-ban-hop.pdf"]) == []


def test_a_word_within_another_is_no_paper() -> None:
    assert codes(files=["tờ trình", "abiên bảnx.pdf"]) == ["missing.bb"]


def test_a_rule_that_nobody_has_checked_says_so() -> None:
    [one] = missing(
        Asked(papers=papers_of([{"code": "x", "label": "Phiếu"}], "R")), photos=0, figures=0, files=[]
    )
    assert (one.tone, str(one.sure)) == ("info", "Quy định chưa kiểm chứng")


def test_the_norm_of_the_form_comes_before_the_common_one(session: Any) -> None:
    draft, on = a_complete_draft(recipient="person"), date(2026, 11, 22)
    assert [paper.code for paper in asked_on(draft, on).papers] == ["to-trinh", "bien-ban"]
    assert draft.form is not None
    own = [{"code": "xac-nhan", "label": "Xác nhận thời gian", "words": ["xác nhận"]}]
    add_norm(f"dossier.items.{draft.form.code}", own, valid_from=date(2026, 1, 1), mark="I")
    assert [paper.code for paper in asked_on(draft, on).papers] == ["xac-nhan"]
    assert asked_on(draft, date(2020, 1, 1)).papers == ()  # no norm of that day: nothing is asked


def test_photos_and_figures_are_asked_of_initiatives(session: Any) -> None:
    on = date(2026, 11, 22)
    assert (asked_on(a_complete_draft(), on).photos, asked_on(a_complete_draft(), on).figures) == (1, 1)
    assert asked_on(a_complete_draft(recipient="person"), on).photos == 0


DAY, CLOSES = date(2027, 8, 19), date(2027, 7, 8)


@given(st.integers(-60, 60))
def test_the_deadline_is_told_when_it_is_near_or_past(left: int) -> None:
    on = CLOSES - timedelta(days=left)
    said = deadline("Ngày hội", DAY, CLOSES, on=on)
    assert (said is not None) == (left <= NEAR and on <= DAY)
    if said is not None:
        assert ("Đã qua hạn" in str(said.says)) == (left < 0)


@pytest.mark.parametrize(("late", "says"), [("refuse", "không nhận hồ sơ gửi muộn"), ("flag", "bị đánh dấu")])
def test_the_last_day_of_the_round_is_told_to_who_still_drafts(session: Any, late: str, says: str) -> None:
    today = clock.today()
    a_round(0, 3, late=late)
    draft = a_complete_draft()
    told = [each for each in warnings_of(draft, by=who("donvi")) if each.code == "deadline"]
    assert [str(each.says) for each in told] == [
        f"Còn 3 ngày đến hạn nhận hồ sơ của đợt “Đợt 1 năm nay”: {today + timedelta(3):%d/%m/%Y}."
    ]
    with clock.stopped(clock.now() + timedelta(4)):
        (late_now,) = [each for each in warnings_of(draft, by=who("donvi")) if each.code == "deadline"]
    assert says in str(late_now.says)


@pytest.mark.parametrize(
    ("sent", "allowed", "says"),
    [(0, 1, "cuối trong chỉ tiêu"), (1, 1, "vượt"), (5, 3, "vượt"), (0, 0, "vượt")],
)
def test_the_quota_of_a_unit(sent: int, allowed: int, says: str) -> None:
    said = quota(sent, allowed, where="năm 2026")
    assert said is not None
    assert says in str(said.says)


def test_without_a_quota_nothing_is_said() -> None:
    assert quota(99, None, where="năm 2026") is None
    assert quota(0, 3, where="năm 2026") is None
