"""What the actions write, and what they refuse besides the moves of the table."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.catalogue.models import Initiative
from antq.honours.models import Commendation, Decision
from antq.kit import clock, storage
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions
from antq.nominations.models import Nomination, Review
from antq.nominations.scoring import criteria
from antq.units.queries import by_ref
from tests.cast import (
    a_complete_draft,
    a_draft,
    a_photo,
    appraising,
    conclusion,
    decided,
    facts,
    proposed,
    received,
    released,
    returned,
    score,
    scored,
    submitted,
    who,
)


def decision_of(nomination: Nomination) -> Decision:
    assert nomination.commendation is not None
    return nomination.commendation.decision


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
        actions.write(nomination, {"how": "Bốn người trực."}, seen=nomination.version, by=who("donvi"))
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


class TestDeciding:
    def test_one_decision_for_several(self, session: Any) -> None:
        chosen = [proposed(), proposed("donvi2", "person"), proposed("donvi2", "collective")]
        decision = actions.decide(chosen, facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
        assert [each.recipient for each in decision.commendations] == ["initiative", "person", "collective"]
        assert [each.commendation for each in chosen] == decision.commendations
        assert {each.state for each in chosen} == {"decided"}
        assert decision.state == "drawn"

    def test_none_is_refused(self, session: Any) -> None:
        with pytest.raises(Invalid, match="ít nhất một hồ sơ"):
            actions.decide([], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))

    def test_a_number_is_used_once_a_year_by_its_issuer(self, session: Any) -> None:
        same = {"number": "77"}
        actions.decide([proposed()], facts(**same), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
        with pytest.raises(Invalid) as refusal:
            actions.decide([proposed()], facts(**same), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc2"))
        assert list(refusal.value.errors) == ["number"]
        actions.decide([proposed()], facts(**same), issuer=by_ref("cong-an-tinh"), by=who("thuongtruc"))

    def test_another_province_does_not_decide(self, session: Any) -> None:
        with pytest.raises(Refused):
            actions.decide([proposed()], facts(), issuer=by_ref("ubnd-ca-mau"), by=who("thuongtruc"))
        with pytest.raises(Refused):
            actions.decide([proposed()], facts(), issuer=by_ref("ubnd-ca-mau"), by=who("camau"))

    @pytest.mark.parametrize(("days", "says"), [(1, "không thể sau hôm nay"), (-1, "trước ngày họp")])
    def test_its_day_lies_between_the_session_and_today(self, session: Any, days: int, says: str) -> None:
        told = facts(issued_on=clock.today() + timedelta(days=days))
        with pytest.raises(Invalid, match=says):
            actions.decide([proposed()], told, issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))


class TestReleasing:
    def test_whoever_drew_it_up_does_not_release_it(self, session: Any) -> None:
        nomination = proposed()
        decision = actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("kiemnhiem"))
        with pytest.raises(Refused, match="người thứ hai"):
            actions.release(decision, by=who("kiemnhiem"))
        assert (decision.state, nomination.state) == ("drawn", "decided")
        actions.release(decision, by=who("congkhai"))
        assert (decision.state, nomination.state) == ("released", "released")
        assert decision.released_at is not None

    def test_it_is_released_once(self, session: Any) -> None:
        nomination = released()
        with pytest.raises(Stale):
            actions.release(decision_of(nomination), by=who("congkhai"))
        assert session.scalar(select(func.count()).select_from(Initiative)) == 1

    def test_a_new_initiative_enters_the_catalogue_with_photos_and_figures(self, session: Any) -> None:
        nomination = a_complete_draft(place=by_ref("ubnd-xa-muong-lai").place)
        for alt in ("Bà con họp thôn", "Đặt loa ở ngõ"):
            a_photo(nomination, alt=alt)
        row = {"what": "Vụ trộm", "before": Decimal(12), "value": Decimal(3), "source": "Công an xã"}
        actions.write_figures(nomination, [row], by=who("donvi"))
        _lead_to_release(nomination)
        made = nomination.initiative
        assert made is not None
        assert (made.name, made.ref, made.state) == ("Tiếng loa an ninh", "MH-0001", "public")
        assert (made.sponsor, made.place) == (nomination.unit, nomination.place)
        assert (made.year, made.started_precision) == (2024, "month")
        assert made.album.public
        assert not nomination.album.public
        assert [photo.alt for photo in made.album.photos] == ["Bà con họp thôn", "Đặt loa ở ngõ"]
        refs = {photo.ref for photo in made.album.photos}
        assert refs.isdisjoint(photo.ref for photo in nomination.album.photos)
        assert all(storage.store().exists(photo.key) for photo in made.album.photos)
        assert [(each.what, int(each.value)) for each in made.album.figures] == [("Vụ trộm", 3)]
        assert made.album.files == []

    def test_commendations_are_counted_when_public_and_not_before(self, session: Any) -> None:
        initiative = released().initiative
        assert initiative is not None
        assert initiative.commendation_count == 1
        second = decided(initiative=initiative)
        assert initiative.commendation_count == 1
        actions.release(decision_of(second), by=who("congkhai"))
        assert initiative.commendation_count == 2
        assert second.initiative is initiative
        assert session.scalar(select(func.count()).select_from(Initiative)) == 1

    @pytest.mark.parametrize(
        ("publicity", "count"), [("full", 2), ("initials", 2), ("unit_only", 2), ("hidden", 1)]
    )
    def test_who_is_hidden_is_never_counted(self, session: Any, publicity: str, count: int) -> None:
        initiative = released().initiative
        assert initiative is not None
        person = released(recipient="person", initiative=initiative, publicity=publicity)
        assert person.commendation is not None
        assert person.commendation.publicity == publicity
        assert initiative.commendation_count == count

    def test_persons_and_collectives_do_not_enter_the_catalogue(self, session: Any) -> None:
        for recipient in ("person", "collective"):
            assert released(recipient=recipient).initiative is None
        assert session.scalar(select(func.count()).select_from(Initiative)) == 0
        assert session.scalar(select(func.count()).select_from(Commendation)) == 2


def _lead_to_release(nomination: Nomination) -> None:
    actions.submit(nomination, by=who("donvi"))
    actions.receive(nomination, by=who("thuongtruc"))
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh2")
    actions.conclude(nomination, conclusion(), by=who("chutich"))
    actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.release(decision_of(nomination), by=who("congkhai"))
