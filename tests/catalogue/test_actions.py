"""Writing the catalogue."""

from __future__ import annotations

from typing import Any

import pytest

from antq.catalogue import actions, policy, queries
from antq.catalogue.models import Initiative
from antq.kit.journal import timeline_of
from antq.kit.refusals import Invalid
from antq.people.actor import SYSTEM, Nobody
from antq.places.queries import by_key
from tests.making import an_initiative, map_of_places


def test_refs_run_on_past_four_digits(session: Any) -> None:
    first = an_initiative("A")
    assert (first.ref, an_initiative("B").ref) == ("MH-0001", "MH-0002")
    first.ref = "MH-9999"
    session.flush()
    assert an_initiative("C").ref == "MH-10000"
    assert an_initiative("D").ref == "MH-10001"


def test_an_initiative_is_public_at_once_and_so_is_its_album(session: Any) -> None:
    made = an_initiative("“3 không” của Hội Cựu chiến binh")
    assert made.address == "MH-0001-3-khong-cua-hoi-cuu-chien-binh"
    assert made.album.public
    assert [entry.kind for entry in timeline_of(made)] == ["initiative.publish"]


def test_a_name_without_letters_still_has_an_address(session: Any) -> None:
    assert an_initiative("…").address == "MH-0001-mo-hinh"


def test_province_and_commune_of_today_follow_from_the_place_of_then(session: Any) -> None:
    map_of_places()
    made = an_initiative(place=by_key("cu-04324"))
    assert made.place is by_key("cu-04324")
    assert made.commune is by_key("04345")
    assert made.province is by_key("15")
    district = an_initiative("B", place=by_key("cu-135"))
    assert district.commune is None
    assert district.province is by_key("15")


def test_what_is_missing_is_refused_in_one_go(session: Any) -> None:
    with pytest.raises(Invalid) as refusal:
        an_initiative(" ", summary="", what="", field="x", kind="y")
    assert set(refusal.value.errors) == {"name", "summary", "what", "field", "kind"}
    with pytest.raises(ValueError, match="unknown state"):
        an_initiative(replication="everywhere")
    assert session.query(Initiative).count() == 0


def test_a_new_name_keeps_the_ref_and_the_old_name(session: Any) -> None:
    made = an_initiative("Tiếng kẻng")
    actions.rewrite(made, name="Tiếng loa", by=SYSTEM)
    assert made.address == "MH-0001-tieng-loa"
    assert [alias.name for alias in made.aliases] == ["Tiếng kẻng"]
    assert queries.find("MH-0001-tieng-keng", by=Nobody()) is made


def test_aliases_places_and_sources_are_known_once(session: Any) -> None:
    map_of_places()
    made = an_initiative(aliases=["Loa an ninh", "Loa an ninh"])
    for _time in range(2):
        actions.add_alias(made, "Tiếng loa an ninh")
        actions.add_known_place(made, by_key("cu-15715"))
    assert [alias.name for alias in made.aliases] == ["Loa an ninh"]
    assert len(made.known_places) == 1


def test_a_withdrawn_initiative_is_found_by_address_only(session: Any) -> None:
    made = an_initiative()
    with pytest.raises(Invalid):
        actions.withdraw(made, note=" ", by=SYSTEM)
    actions.withdraw(made, note="Trùng với mô hình khác.", by=SYSTEM)
    assert not made.album.public
    assert not policy.sees(Nobody(), made)
    assert queries.find(made.address, by=Nobody()) is made
    assert queries.newest(6, by=Nobody()) == []


def test_the_twins_agree(session: Any) -> None:
    public, gone = an_initiative("A"), an_initiative("B")
    actions.withdraw(gone, note="Trùng.", by=SYSTEM)
    listed = session.scalars(session.query(Initiative).where(policy.seen_by(Nobody())).statement).all()
    assert listed == [each for each in (public, gone) if policy.sees(Nobody(), each)] == [public]


def test_commendations_are_counted_not_guessed(session: Any) -> None:
    made = an_initiative()
    actions.count_commendations(made, {"giay-khen": 2})
    assert made.commendation_count == 2
    with pytest.raises(ValueError, match="at least once"):
        actions.count_commendations(made, {"giay-khen": 0})
