"""What the actions write, and what they refuse besides the moves of the table."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.kit import clock
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions
from antq.nominations.models import Review
from antq.nominations.scoring import criteria
from antq.units.queries import by_ref
from tests.cast import (
    a_draft,
    appraising,
    conclusion,
    proposed,
    received,
    released,
    returned,
    score,
    scored,
    submitted,
    who,
)


class TestBeginning:
    def test_a_draft_has_its_code_its_unit_and_nothing_else(self, session: Any) -> None:
        nomination = a_draft(recipient="person")
        assert nomination.ref.startswith("DC-15-")
        assert (nomination.state, nomination.version, nomination.returns) == ("draft", 1, 0)
        assert nomination.unit.ref == "ubnd-xa-muong-lai"
        assert nomination.province.code == "15"
        assert nomination.title == "Hồ sơ chưa đặt tên"
        assert (nomination.album.public, nomination.album.submitted) == (False, False)

    def test_only_for_ones_own_unit(self, session: Any) -> None:
        with pytest.raises(Refused, match="đơn vị mình"):
            actions.begin("person", unit=by_ref("ubnd-xa-mu-cang-chai"), by=who("donvi"))

    @pytest.mark.parametrize("name", ["", "canbo", "thuongtruc", "quantri", "nguoinha"])
    def test_only_an_officer(self, session: Any, name: str) -> None:
        with pytest.raises(Refused):
            actions.begin("person", unit=by_ref("ubnd-xa-muong-lai"), by=who(name))

    def test_not_for_a_unit_without_a_province(self, session: Any) -> None:
        unit = by_ref("ubnd-xa-muong-lai")
        unit.province = None
        session.flush()
        with pytest.raises(Refused, match="chưa thuộc tỉnh nào"):
            actions.begin("person", unit=unit, by=who("donvi"))


class TestWriting:
    def test_answers_are_kept_and_the_version_goes_on(self, session: Any) -> None:
        nomination = a_draft()
        actions.write(nomination, {"name": "Tiếng kẻng", "lessons": "Trực đêm."}, seen=1, by=who("donvi"))
        assert (nomination.name, nomination.lessons, nomination.version) == ("Tiếng kẻng", "Trực đêm.", 2)

    def test_what_somebody_saved_in_between_is_not_overwritten(self, session: Any) -> None:
        nomination = a_draft()
        actions.write(nomination, {"name": "Tên của người thứ nhất"}, seen=1, by=who("donvi"))
        with pytest.raises(Stale):
            actions.write(nomination, {"name": "Tên của người thứ hai"}, seen=1, by=who("donvi"))
        assert nomination.name == "Tên của người thứ nhất"

    @pytest.mark.parametrize(
        "column", ["state", "version", "unit_id", "submitted_at", "commendation_id", "id"]
    )
    def test_only_answers_can_be_written(self, session: Any, column: str) -> None:
        nomination = a_draft()
        with pytest.raises(KeyError, match=column):
            actions.write(nomination, {column: 1}, seen=1, by=who("donvi"))

    @pytest.mark.parametrize("maker", [submitted, received, scored, released])
    def test_a_dossier_that_was_sent_is_written_no_more(self, session: Any, maker: Any) -> None:
        nomination = maker()
        with pytest.raises(Refused, match="bản nháp"):
            actions.write(nomination, {"name": "Khác"}, seen=nomination.version, by=who("donvi"))
        with pytest.raises(Refused):
            actions.write_figures(nomination, [], by=who("donvi"))

    def test_a_returned_one_is_written_again(self, session: Any) -> None:
        nomination = returned()
        actions.write(
            nomination,
            {"how": "Ba hộ thay nhau trực, có ghi sổ."},
            seen=nomination.version,
            by=who("donvi"),
        )
        actions.submit(nomination, by=who("donvi"))
        assert nomination.state == "submitted"

    def test_figures_are_replaced_in_order(self, session: Any) -> None:
        nomination = a_draft()
        rows: list[dict[str, Any]] = [
            {
                "what": "Vụ trộm",
                "unit": "vụ",
                "before": Decimal(12),
                "value": Decimal(3),
                "source": "Công an xã",
            },
            {"what": "Hộ tham gia", "unit": "hộ", "value": Decimal("81.5"), "source": "Trưởng thôn"},
        ]
        actions.write_figures(nomination, rows, by=who("donvi"))
        assert [(each.what, each.before, each.value) for each in nomination.album.figures] == [
            ("Vụ trộm", 12, 3),
            ("Hộ tham gia", None, Decimal("81.5")),
        ]
        actions.write_figures(nomination, rows[1:], by=who("donvi"))
        assert [each.what for each in nomination.album.figures] == ["Hộ tham gia"]

    def test_the_first_day_of_sending_stays(self, session: Any) -> None:
        nomination = returned()
        first = nomination.submitted_at
        actions.submit(nomination, by=who("donvi"))
        assert nomination.submitted_at == first
        assert nomination.album.submitted


class TestReturning:
    @pytest.mark.parametrize("remarks", [{}, {"how": "  "}, {"how": "\u200b", "name": "\n"}])
    def test_something_must_be_named(self, session: Any, remarks: dict[str, str]) -> None:
        nomination = submitted()
        with pytest.raises(Invalid, match="ít nhất một mục"):
            actions.send_back(nomination, "Chưa rõ.", remarks, by=who("thuongtruc"))
        assert nomination.state == "submitted"

    def test_only_what_was_asked_can_be_named(self, session: Any) -> None:
        with pytest.raises(KeyError, match="state"):
            actions.send_back(submitted(), "Chưa rõ.", {"state": "x"}, by=who("thuongtruc"))

    def test_remarks_are_clean_and_know_their_round(self, session: Any) -> None:
        nomination = submitted()
        remarks = {"how": "  Ai\u200b trực?  ", "name": ""}
        actions.send_back(nomination, "Chưa rõ.", remarks, by=who("thuongtruc"))
        assert [(each.field, each.note, each.round) for each in nomination.remarks] == [
            ("how", "Ai trực?", 1)
        ]


class TestReviewing:
    def test_a_review_is_given_once(self, session: Any) -> None:
        nomination = appraising()
        score(nomination, "thamdinh1")
        with pytest.raises(Stale, match="đã được gửi"):
            score(nomination, "thamdinh1")
        assert session.scalar(select(func.count()).select_from(Review)) == 1

    def test_not_after_the_council_has_concluded(self, session: Any) -> None:
        with pytest.raises(Stale, match="không còn ở bước thẩm định"):
            score(proposed("donvi2"), "thamdinh3")

    def test_the_total_is_ours_not_the_reviewers(self, session: Any) -> None:
        nomination = appraising()
        full = {line.code: line.most for line in criteria(clock.today())}
        review = actions.review(
            nomination, full, verdict="for", comment=" Rất\u200b tốt. ", by=who("thamdinh1")
        )
        assert (review.total, review.comment) == (100, "Rất tốt.")

    @pytest.mark.parametrize("points", [{}, {"tac-dung": 31}])
    def test_a_sheet_that_is_not_whole_is_refused(self, session: Any, points: dict[str, int]) -> None:
        with pytest.raises(Invalid):
            actions.review(appraising(), points, verdict="for", comment="Được.", by=who("thamdinh1"))
        assert session.scalar(select(func.count()).select_from(Review)) == 0


class TestConcluding:
    @pytest.mark.parametrize(
        ("counts", "field"),
        [
            ({"present": 2, "votes_for": 2}, "present"),  # two of four: under two thirds
            ({"votes_for": 3}, "votes_for"),  # three of four: under four fifths
            ({"present": 3, "votes_for": 3}, "votes_for"),  # counted on all members
            ({"votes_for": 4, "votes_against": 1}, "votes_for"),
            ({"members": 0}, "members"),
        ],
    )
    def test_a_pass_needs_quorum_and_share(self, session: Any, counts: dict[str, Any], field: str) -> None:
        nomination = scored()
        with pytest.raises(Invalid) as refusal:
            actions.conclude(nomination, conclusion(**counts), by=who("chutich"))
        assert list(refusal.value.errors) == [field]
        assert nomination.state == "appraising"
        assert nomination.outcome is None

    @pytest.mark.parametrize("reviewers", [(), ("thamdinh1",)])
    def test_not_without_enough_reviews(self, session: Any, reviewers: tuple[str, ...]) -> None:
        nomination = appraising()
        score(nomination, *reviewers)
        session.expire(nomination)
        with pytest.raises(Invalid, match=f"Mới có {len(reviewers)} phiếu chấm"):
            actions.conclude(nomination, conclusion(), by=who("chutich"))

    @pytest.mark.parametrize(
        ("days", "says"),
        [(1, "không thể sau hôm nay"), (-1, "trước ngày tiếp nhận"), (-20_000, "trước ngày tiếp nhận")],
    )
    def test_the_day_of_the_session_lies_between_reception_and_today(
        self, session: Any, days: int, says: str
    ) -> None:
        met_on = clock.today() + timedelta(days=days)
        with pytest.raises(Invalid, match=says):
            actions.conclude(scored(), conclusion(met_on=met_on), by=who("chutich"))

    def test_the_first_day_of_the_calendar_is_no_crash(self, session: Any) -> None:
        with pytest.raises(Invalid):
            actions.conclude(scored(), conclusion(met_on=date(1, 1, 1)), by=who("chutich"))

    def test_a_failed_vote_needs_no_share_but_a_reason(self, session: Any) -> None:
        nomination = scored()
        silent = conclusion(passed=False, votes_for=1, votes_against=3)
        with pytest.raises(Invalid):
            actions.conclude(
                nomination, type(silent)(silent.vote, False, silent.met_on, " "), by=who("chutich")
            )
        actions.conclude(nomination, silent, by=who("chutich"))
        assert nomination.state == "rejected"
        assert nomination.outcome is not None
        assert not nomination.outcome.passed

    def test_only_counts_are_kept(self, session: Any) -> None:
        nomination = proposed()
        outcome = nomination.outcome
        assert outcome is not None
        assert (outcome.members, outcome.present, outcome.votes_for, outcome.votes_against) == (4, 4, 4, 0)
        assert outcome.passed
