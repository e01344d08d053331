"""A member's review: kept as a draft, given, changed until it closes, abstained from, put aside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from antq.appraisal.pages.queue import QueuePage
from antq.appraisal.queries import queue_counts
from antq.appraisal.worklist import Wanted
from antq.kit import clock
from antq.kit.policy import may
from antq.kit.refusals import Invalid, Stale
from antq.nominations import actions
from antq.nominations.needs import has_enough_reviews
from antq.nominations.queries import draft_by
from antq.nominations.scoring import Criterion, best, criteria, summarise, total_of
from tests.cast import appraising, score, scored, who
from tests.client import Client, page_of
from tests.nominations.sending import post
from tests.rounds.test_rounds import a_round


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


def test_what_was_typed_is_kept_when_it_is_put_aside_and_never_cut(client: Client, session: Any) -> None:
    first = appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page(f"/tham-dinh/{first.ref}")
    client.submit(page, "phieu-cham", press="Bỏ qua", comment="Chưa kịp đọc phần nguồn lực.")
    draft = draft_by(first, by=who("thamdinh1"))
    assert draft is not None
    assert draft.comment == "Chưa kịp đọc phần nguồn lực."
    page = client.get_page(f"/tham-dinh/{first.ref}")
    long = page_of(client.submit(page, "phieu-cham", press="Lưu nháp", comment="a" * 4001), status=422)
    assert "dài nhất 4000 ký tự, hiện có 4001" in long
    assert long.form("phieu-cham").fields["comment"] == "a" * 4001


@pytest.mark.parametrize("press", ["Lưu nháp", "Bỏ qua", "Gửi phiếu chấm"])
def test_a_draft_of_another_tab_is_shown_before_it_is_replaced(
    client: Client, session: Any, press: str
) -> None:
    nomination = appraising("donvi2")
    client.sign_in("thamdinh1")
    old, page = (client.get_page(f"/tham-dinh/{nomination.ref}") for _ in range(2))
    client.submit(page, "phieu-cham", press="Lưu nháp", comment="Nhận xét dài, viết cả buổi sáng.")
    points = {f"points_{code}": str(value) for code, value in full().items()}
    sent = {"verdict": "for", "comment": "Từ tab cũ, ngắn.", **points}
    asked = page_of(client.submit(old, "phieu-cham", press=press, **sent), status=409)
    assert "Nhận xét dài, viết cả buổi sáng." in asked
    session.expire_all()
    draft = draft_by(nomination, by=who("thamdinh1"))
    assert draft is not None
    assert draft.comment == "Nhận xét dài, viết cả buổi sáng."
    assert asked.form("phieu-cham").fields["comment"] == "Từ tab cũ, ngắn."
    assert client.submit(asked, "phieu-cham", press=press).status_code == 303


def test_a_sheet_that_came_too_late_is_sent_again_by_who_has_seen_the_other(
    client: Client, session: Any
) -> None:
    nomination = appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    score(nomination, "thamdinh1")  # in another tab
    points = {f"points_{code}": str(value) for code, value in full().items()}
    sent = {"verdict": "for", "comment": "Từ tab này, đầy đủ hơn.", **points}
    page = page_of(client.submit(page, "phieu-cham", press="Gửi phiếu chấm", **sent), status=409)
    assert "Cách làm rõ, dễ làm theo." in page
    fields = page.form("phieu-cham").fields
    assert (fields["version"], fields["comment"]) == ("1", "Từ tab này, đầy đủ hơn.")
    assert client.submit(page, "phieu-cham", press="Lưu phiếu").status_code == 303
    session.expire_all()
    assert [(each.version, each.comment) for each in nomination.reviews] == [(2, sent["comment"])]


def test_a_closed_phase_waits_for_nobody_and_is_said_where_the_sheet_stood(
    client: Client, session: Any
) -> None:
    round = a_round(phases={"reviewing": (clock.today(), clock.today())})
    nomination = appraising("donvi2")
    client.sign_in("thamdinh1")
    assert queue_counts(by=who("thamdinh1"))["can-cham"] == 1
    phase = next(each for each in round.phases if each.kind == "reviewing")
    for days, says in ((-1, "đã hết thời gian chấm"), (1, "chưa đến thời gian chấm")):
        phase.opens_on = phase.closes_on = clock.today() + timedelta(days)
        session.commit()
        assert queue_counts(by=who("thamdinh1"))["can-cham"] == 0
        assert says in client.get_page(f"/tham-dinh/{nomination.ref}")


def test_on_to_the_next_also_after_saying_to_be_in_conflict(client: Client, session: Any) -> None:
    first, second = appraising("donvi2"), appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page(f"/tham-dinh/{first.ref}?tu=can-cham")
    form = page.form("xung-dot")
    answer = post(client, form, reason="Chị gái tôi lập hồ sơ này.", tiep="1", tu="can-cham")
    assert second.ref in client.follow(answer)


def test_whoever_abstained_has_scored(session: Any) -> None:
    actions.review(appraising("donvi2"), {}, verdict="abstain", comment="", by=who("thamdinh1"))
    page = QueuePage(Wanted.from_args({"hang-doi": "tham-dinh"}), by=who("thamdinh1"))
    assert [page.scored(row) for row in page.part.rows] == ["Đã chấm"]


@pytest.mark.parametrize(
    ("name", "form", "typed"),
    [("thamdinh1", "phieu", {"comment": "Viết mất cả buổi."}),
     ("chutich", "ket-qua", {"note": "Viết mất cả buổi."}),
     ("thamdinh1", "xung-dot", {"reason": "Viết mất cả buổi."})],
)  # fmt: skip
def test_an_ended_session_loses_nothing(
    client: Client, session: Any, name: str, form: str, typed: dict[str, Any]
) -> None:
    nomination = scored("donvi2")
    client.sign_in(name)
    address = f"/tham-dinh/{nomination.ref}"
    page = client.get_page(address)
    client.sign_out()
    asked = page_of(post(client, page.form(f"{address}/{form}"), **typed), status=401)
    assert "Nội dung vừa gõ còn nguyên" in asked
