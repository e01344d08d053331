"""Who says that they have an interest: nothing of the dossier is theirs any more, at any door, by any count."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.evidence.models import Album
from antq.evidence.policy import seen_by as album_seen_by
from antq.evidence.policy import sees as sees_album
from antq.kit.database import db
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
from antq.nominations.queries import awaits_review_of, queue_counts
from antq.units.queries import by_ref, kin_of
from tests.cast import PEOPLE, STAGES, a_photo, appraising, released, score, scored, submitted, who
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


def test_a_recusal_takes_in_later_dossiers_of_the_unit_and_of_no_other(session: Any) -> None:
    there = appraising("donvi2")
    recusal = actions.recuse(by_ref("ubnd-xa-mu-cang-chai"), "Vợ tôi ở đó.", by=who("thamdinh1"))
    later, other = appraising("donvi2"), appraising("donvi")
    assert [sees(who("thamdinh1"), each) for each in (there, later, other)] == [False, False, True]
    assert {each.kind for each in session.scalars(select(Conflict))} == {"recused"}
    with pytest.raises(Invalid):
        actions.recuse(by_ref("ubnd-xa-mu-cang-chai"), "Nói lại.", by=who("thamdinh1"))
    with pytest.raises(Refused):
        actions.end_recusal(recusal, by=who("thamdinh1"))
    actions.end_recusal(recusal, by=who("thuongtruc"))
    assert sees(who("thamdinh1"), appraising("donvi2"))


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
