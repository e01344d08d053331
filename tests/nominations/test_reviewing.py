"""A member's review: kept as a draft, given, changed until it closes, abstained from, put aside."""

from __future__ import annotations

from typing import Any

import pytest

from antq.kit import clock
from antq.kit.policy import may
from antq.kit.refusals import Invalid, Stale
from antq.nominations import actions
from antq.nominations.needs import has_enough_reviews
from antq.nominations.queries import draft_by
from antq.nominations.scoring import Criterion, best, criteria, summarise, total_of
from tests.cast import appraising, score, scored, who
from tests.client import Client, page_of


def full() -> dict[str, int]:
    return {line.code: line.most for line in criteria(clock.today())}


def test_a_draft_is_its_writers_alone_and_opens_nobodys_review(client: Client, session: Any) -> None:
    nomination = appraising("donvi2")
    score(nomination, "thamdinh2")
    client.sign_in("thamdinh1")
    address = f"/tham-dinh/{nomination.ref}"
    page = client.get_page(address)
    typed = {"points_tac-dung": "hai mươi", "comment": "Đang viết"}
    told = client.follow(client.submit(page, "phieu-cham", press="Lưu nháp", **typed))
    fields = told.form("phieu-cham").fields
    assert (fields["points_tac-dung"], fields["comment"]) == ("hai mươi", "Đang viết")
    assert "Cách làm rõ, dễ làm theo." not in told
    session.expire_all()
    assert not may(who("thamdinh1"), "nomination.reviews", nomination)
    assert len(nomination.reviews) == 1
    client.sign_out()
    client.sign_in("chutich")
    assert "Đang viết" not in client.get_page(address)


def test_a_review_is_changed_with_the_version_that_was_on_the_screen(session: Any) -> None:
    nomination = scored("donvi2")
    by = who("thamdinh1")
    actions.review(nomination, full(), verdict="for", comment="Nghĩ lại, tốt hơn nữa.", seen=1, by=by)
    mine = next(each for each in nomination.reviews if each.reviewer_id == by.person_id)
    assert (mine.total, mine.version, len(nomination.reviews)) == (best(criteria(clock.today())), 2, 2)
    with pytest.raises(Stale):
        actions.review(nomination, full(), verdict="against", comment="Từ tab cũ của tôi.", seen=1, by=by)


def test_an_abstention_has_no_points_and_is_no_review_that_counts(session: Any) -> None:
    nomination = appraising("donvi2")
    score(nomination, "thamdinh1")
    made = actions.review(nomination, {}, verdict="abstain", comment="", by=who("thamdinh2"))
    assert (made.points, made.total) == ({}, None)
    assert has_enough_reviews(nomination) is not None
    summary = summarise(review.total for review in nomination.reviews)
    assert summary is not None
    assert (summary.count, summary.spread) == (1, 0)
    assert may(who("thamdinh2"), "nomination.reviews", nomination)


def test_to_put_aside_says_nothing_and_goes_on_to_the_next(client: Client, session: Any) -> None:
    first, second = appraising("donvi2"), appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page(f"/tham-dinh/{first.ref}")
    page = client.follow(client.submit(page, "phieu-cham", press="Bỏ qua"))
    assert second.ref in page
    points = {f"points_{code}": str(value) for code, value in full().items()}
    points |= {"verdict": "for", "comment": "Rõ ràng, đáng khen."}
    page = client.follow(client.submit(page, "phieu-cham", press="Lưu và sang hồ sơ tiếp", **points))
    assert "Hết hồ sơ chờ chấm." in page
    session.expire_all()
    assert (len(first.reviews), len(second.reviews)) == (0, 1)
    skipped = draft_by(first, by=who("thamdinh1"))
    assert skipped is not None
    assert skipped.skipped_at is not None


def test_points_are_asked_unless_one_abstains(client: Client, session: Any) -> None:
    nomination = appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    wrong = page_of(client.submit(page, "phieu-cham", press="Gửi phiếu chấm", verdict="for"), status=422)
    assert "Nhập nhận xét." in wrong
    client.follow(client.submit(page, "phieu-cham", press="Gửi phiếu chấm", verdict="abstain"))
    session.expire_all()
    assert [review.total for review in nomination.reviews] == [None]


def test_weights_and_levels_of_a_sheet() -> None:
    sheet = [Criterion("a", "A", 10, weight=3, levels=((0, "chưa rõ"), (6, "rõ"))), Criterion("b", "B", 5)]
    assert best(sheet) == 35
    assert total_of({"a": 4, "b": 5}, sheet) == 17
    assert [sheet[0].level_of(points) for points in (0, 5, 6, 10)] == ["chưa rõ", "chưa rõ", "rõ", "rõ"]
    assert sheet[1].level_of(3) == ""


def test_a_verdict_that_is_none_is_refused(session: Any) -> None:
    with pytest.raises(Invalid):
        actions.review(appraising("donvi2"), full(), verdict="skip", comment="Không có.", by=who("thamdinh1"))
