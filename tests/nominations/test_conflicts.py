"""Who says that they have an interest: nothing of the dossier is theirs any more, at any door, by any count."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.appraisal import actions as desk
from antq.appraisal.queries import queue_counts
from antq.evidence.models import Album
from antq.evidence.policy import seen_by as album_seen_by
from antq.evidence.policy import sees as sees_album
from antq.honours import actions as honours
from antq.honours.models import Decision
from antq.honours.policy import seen_by as decision_seen_by
from antq.honours.policy import sees as sees_decision
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.notices import notices_of
from antq.kit.policy import may
from antq.kit.refusals import Invalid, Missing, Refused, Stale
from antq.nominations import actions
from antq.nominations.models import STATES, Conflict, Nomination
from antq.nominations.policy import (
    conflicted,
    in_conflict,
    in_conflict_with,
    seen_at_desk_by,
    seen_by,
    sees,
    sees_at_desk,
)
from antq.nominations.queries import awaits_review_of
from antq.people.models import Person
from antq.units.queries import by_ref, kin_of
from tests.cast import (
    PEOPLE,
    STAGES,
    a_photo,
    appraising,
    facts,
    proposed,
    released,
    score,
    scored,
    submitted,
    who,
)
from tests.client import Client

DESKS = ("thuongtruc", "thuongtruc2", "kiemnhiem", "thamdinh1", "thamdinh2", "chutich", "congkhai")


def declared(nomination: Nomination, *names: str) -> Nomination:
    for name in names:
        actions.declare(nomination, "Người thân công tác ở đơn vị.", by=who(name))
    return nomination


def everything(session: Any, dossiers: list[Nomination], name: str) -> None:
    """The twins agree about every dossier for one person."""
    actor = who(name)

    def listed(condition: Any) -> set[str]:
        return set(session.scalars(select(Nomination.ref).where(condition)))

    assert listed(seen_by(actor)) == {d.ref for d in dossiers if sees(actor, d)}, name
    assert listed(seen_at_desk_by(actor)) == {d.ref for d in dossiers if sees_at_desk(actor, d)}, name
    if name:
        assert listed(in_conflict(actor)) == {d.ref for d in dossiers if conflicted(actor, d)}, name
        assert {d.ref for d in dossiers if actor.person_id in in_conflict_with(d)} == {
            d.ref for d in dossiers if conflicted(actor, d)
        }, name
    albums = set(session.scalars(select(Album.id).where(album_seen_by(actor))))
    assert {d.album_id for d in dossiers} & albums == {
        d.album_id for d in dossiers if sees_album(actor, d.album)
    }, name


def test_twins_agree_for_everybody_about_every_state_with_conflicts_of_every_kind(session: Any) -> None:
    dossiers = [maker("donvi2") for maker in STAGES.values()]
    assert {each.state for each in dossiers} == set(STATES)
    for nomination in dossiers:
        for name in DESKS if nomination.state in ("submitted", "appraising", "decided") else ():
            if may(who(name), "nomination.declare", nomination):
                declared(nomination, name)
    dossiers += [maker("donvi") for maker in STAGES.values()]
    actions.recuse(by_ref("ubnd-xa-muong-lai"), "Vợ tôi ở đó.", by=who("thamdinh2"))
    dossiers += [submitted("donvi"), appraising("donvi")]
    session.flush()
    for name in ("", *PEOPLE):
        everything(session, dossiers, name)
    theirs = [
        each for each in dossiers[len(STAGES) :] if each.state in ("submitted", "received", "appraising")
    ]
    assert len(theirs) == 5
    assert not any(sees(who("thamdinh2"), each) for each in theirs)


def test_a_declared_conflict_hides_the_dossier_at_every_door(client: Client, session: Any) -> None:
    nomination = appraising("donvi2", name="Tên không được lộ")
    photo = a_photo(nomination, "donvi2")
    client.sign_in("thamdinh1")
    before = queue_counts(by=who("thamdinh1"))
    desk = f"/tham-dinh/{nomination.ref}"
    assert "Tên không được lộ" in client.get_page("/thong-bao")
    page = client.get_page(desk)
    told = client.follow(client.submit(page, "xung-dot", reason="Chị gái tôi lập hồ sơ này."))
    assert "Hồ sơ không còn ở bàn" in told
    session.expire_all()
    assert queue_counts(by=who("thamdinh1"))["tham-dinh"] == before["tham-dinh"] - 1
    assert client.get(desk).status_code == 404
    assert client.get(f"/anh/{photo.ref}/goc.jpg").status_code == 404
    for address in (
        "/tham-dinh?hang-doi=tham-dinh",
        "/tham-dinh?hang-doi=can-cham",
        "/thong-bao",
        "/viec-can-lam",
    ):
        assert "Tên không được lộ" not in client.get_page(address), address
    for act in ("phieu", "xung-dot", "ket-qua", "buoc", "tra-lai"):
        data = {"csrf_token": client.get_page("/viec-can-lam").form("/dang-xuat").fields["csrf_token"]}
        assert client.post(f"{desk}/{act}", data=data).status_code == 404, act
    score(nomination, "thamdinh2", "thamdinh3")
    assert not [n for n in notices_of(who("thamdinh1").person_id or 0) if n.ref == nomination.ref]


def test_what_was_reviewed_goes_with_the_conflict_and_comes_back_with_nothing(session: Any) -> None:
    nomination = scored("donvi2")
    declared(nomination, "thamdinh1")
    assert [review.reviewer.username for review in nomination.reviews] == ["thamdinh2"]
    with pytest.raises(Refused):
        declared(nomination, "thamdinh1")
    actions.lift(nomination, nomination.conflicts[0].person.ref, by=who("thuongtruc"))
    assert sees(who("thamdinh1"), nomination)
    assert sees_album(who("thamdinh1"), nomination.album)
    assert len(nomination.reviews) == 1


def test_nobody_lifts_their_own_nor_one_that_is_not_there(session: Any) -> None:
    nomination = declared(submitted("donvi2"), "thuongtruc")
    ref = nomination.conflicts[0].person.ref
    with pytest.raises(Refused):
        actions.lift(nomination, ref, by=who("thuongtruc"))
    with pytest.raises(Missing):
        actions.lift(nomination, "ND-khong-co", by=who("thuongtruc2"))


def test_a_reason_is_asked_and_an_ended_dossier_needs_none(session: Any) -> None:
    with pytest.raises(Invalid):
        actions.declare(appraising("donvi2"), "  a ", by=who("thamdinh1"))
    with pytest.raises(Stale):
        declared(released("donvi2"), "thamdinh1")


def test_units_before_and_after_ones_own_are_ones_own(session: Any) -> None:
    """thamdinh3 is of Mường Lai: what took it over, or it took over, is the same house; a third that went the same
    way is not."""
    own, other, third = (by_ref(f"ubnd-xa-{name}") for name in ("muong-lai", "mu-cang-chai", "dat-mui"))
    nomination = appraising("donvi2")
    assert sees(who("thamdinh3"), nomination)
    own.successor = other
    session.commit()
    assert kin_of([own.id]) == kin_of([other.id]) == {own.id, other.id}
    assert not sees(who("thamdinh3"), nomination)
    assert who("thamdinh3").person_id in in_conflict_with(nomination)
    own.successor = None
    session.commit()
    other.successor = own
    session.commit()
    assert not sees(who("thamdinh3"), nomination)
    other.successor = own.successor = third
    session.commit()
    assert kin_of([own.id]) == {own.id, third.id}
    assert sees(who("thamdinh3"), nomination)


def test_who_is_kept_away_is_on_the_dossier_no_more(session: Any) -> None:
    nomination = appraising("donvi2")
    desk.claim(nomination, by=who("thuongtruc"))
    declared(nomination, "thuongtruc")
    assert (nomination.assignee_id, nomination.claimed_at) == (None, None)


def test_what_was_lifted_does_not_come_back_with_a_supplement(session: Any) -> None:
    actions.recuse(by_ref("ubnd-xa-mu-cang-chai"), "Vợ tôi ở đó.", by=who("thuongtruc2"))
    nomination = submitted("donvi2")
    assert "nomination.recuse" in [each.kind for each in timeline_of(nomination, ["chief"])]
    actions.lift(nomination, nomination.conflicts[0].person.ref, by=who("thuongtruc"))
    actions.send_back(nomination, "Thiếu.", {"how": "Ai trực?"}, by=who("thuongtruc"))
    actions.submit(nomination, by=who("donvi2"))
    assert nomination.conflicts == []
    assert sees(who("thuongtruc2"), nomination)


def test_a_page_of_recusals(client: Client, session: Any) -> None:
    nomination = appraising("donvi2")
    client.sign_in("thamdinh1")
    page = client.get_page("/xung-dot-loi-ich")
    wrong = client.submit(page, "khai", unit="Xã không có", reason="Vợ tôi ở đó.")
    assert wrong.status_code == 422
    told = client.follow(client.submit(page, "khai", unit="ubnd-xa-mu-cang-chai", reason="Vợ tôi ở đó."))
    assert "Ủy ban nhân dân xã Mù Cang Chải" in told
    assert client.get(f"/tham-dinh/{nomination.ref}").status_code == 404
    assert client.get("/xung-dot-loi-ich").status_code == 200
    assert db.session.query(Conflict).count() == 1


def test_what_waits_for_a_member_is_not_what_they_put_aside(session: Any) -> None:
    first, second = appraising("donvi2"), appraising("donvi2")

    def waiting() -> set[str]:
        return set(session.scalars(select(Nomination.ref).where(awaits_review_of(who("thamdinh1")))))

    assert waiting() == {first.ref, second.ref}
    actions.skip(first, by=who("thamdinh1"))
    assert waiting() == {second.ref}
    assert not may(who("thamdinh1"), "nomination.reviews", first)


def decision_of(nomination: Nomination) -> Decision:
    assert nomination.commendation is not None
    return nomination.commendation.decision


def knows(name: str, decision: Decision) -> tuple[bool, bool]:
    """Whether that person sees the decision, asked of the row and of the list."""
    actor = who(name)
    listed = db.session.scalar(select(Decision.id).where(Decision.id == decision.id, decision_seen_by(actor)))
    return sees_decision(actor, decision), listed is not None


def test_who_declared_a_conflict_knows_nothing_of_the_decision_that_names_the_dossier(session: Any) -> None:
    nomination = declared(proposed(), "kiemnhiem", "chutich")
    actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    decision = decision_of(nomination)
    for name, known in {"kiemnhiem": False, "chutich": False, "congkhai": True, "thuongtruc2": True}.items():
        assert knows(name, decision) == (known, known), name
    told = {name for name in ("kiemnhiem", "congkhai") if decision.ref in refs_told(name)}
    assert told == {"congkhai"}


def refs_told(name: str) -> set[str]:
    return {told.ref for told in notices_of(who(name).person_id or 0)}


def ref_of(name: str) -> str:
    return db.session.scalars(select(Person.ref).where(Person.username == name)).one()


def test_a_conflict_declared_after_the_decision_was_drawn_up_closes_it_until_it_is_lifted(
    session: Any,
) -> None:
    nomination = declared(STAGES["decided"](), "chutich")
    decision = decision_of(nomination)
    assert knows("chutich", decision) == (False, False)
    actions.lift(nomination, ref_of("chutich"), by=who("thuongtruc"))
    assert knows("chutich", decision) == (True, True)


def test_a_decision_stays_closed_while_another_of_its_dossiers_is_in_conflict(session: Any) -> None:
    first, second = (declared(proposed(by), "chutich") for by in ("donvi", "donvi2"))
    actions.decide([first, second], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.lift(first, ref_of("chutich"), by=who("thuongtruc"))
    assert knows("chutich", decision_of(first)) == (False, False)
    actions.lift(second, ref_of("chutich"), by=who("thuongtruc"))
    assert knows("chutich", decision_of(first)) == (True, True)


def test_a_draft_that_takes_it_back_is_closed_to_them_too(session: Any) -> None:
    nomination = declared(proposed(), "chutich")
    actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    decision = decision_of(nomination)
    actions.release(decision, by=who("congkhai"))
    told = {name: value for name, value in vars(facts()).items() if name != "about"}
    draft = honours.draw_up_revocation(
        decision,
        decision.commendations,
        honours.AmendmentFacts(**told, reason="Sai thành tích."),
        by=who("thuongtruc"),
    )
    assert knows("chutich", decision) == (True, True)
    may_see = {name for name in ("chutich", "nguoinha", "congkhai") if may(who(name), "amendment.see", draft)}
    assert may_see == {"congkhai"}  # nguoinha belongs to the unit
