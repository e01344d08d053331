"""A decision is drawn up for several dossiers and made public by a second person: what follows from it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.catalogue.models import Initiative
from antq.honours.models import Commendation, Decision
from antq.kit import clock, storage
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.units.queries import by_ref
from tests.cast import a_complete_draft, a_photo, conclusion, decided, facts, proposed, released, score, who


def decision_of(nomination: Nomination) -> Decision:
    assert nomination.commendation is not None
    return nomination.commendation.decision


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
