"""One initiative merged into another and taken out again: nothing moves, everything is read together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.catalogue import actions, merging
from antq.catalogue.models import Initiative, heir_of, members_of
from antq.catalogue.policy import INITIATIVES, TIERS
from antq.catalogue.queries import named_in
from antq.evidence import actions as evidence
from antq.honours.actions import recount
from antq.kit import clock, search
from antq.kit.journal import timeline_of
from antq.kit.records import Event, Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.kit.search.finding import find
from antq.law import actions as law
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.people.queries import named
from antq.places.queries import by_key
from antq.units.queries import by_ref
from tests.cast import released, who
from tests.making import a_photo_in, an_initiative
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]

WHY = "Một mô hình, hai lần nhập."


@pytest.fixture
def twins(session: Any) -> tuple[Initiative, Initiative]:
    """The same thing twice: as a report wrote it, and as the commune did."""
    kept = an_initiative("Tổ nhân dân tự quản", place=by_key("15"), aliases=["Tổ tự quản"])
    taken = an_initiative(
        "Tổ Nhân dân tự quản",
        place=by_key("04345"),
        aliases=["Tổ tự quản", "Tổ NDTQ"],
        sponsor=by_ref("ubnd-xa-muong-lai"),
    )
    a_photo_in(kept.album)
    a_photo_in(taken.album, alt="Ảnh chỉ có ở mục kia", height=520)
    paper = law.add_document("bai-1", kind="bai-viet", title="Tin về tổ tự quản")
    actions.add_known_place(taken, by_key("04456"), document=paper)
    actions.add_known_place(kept, by_key("96"))
    actions.add_known_place(taken, by_key("96"))
    actions.add_source(taken, paper)
    evidence.add_figure(taken.album, what="Số tổ", value=Decimal(1691), unit="tổ")
    actions.reindex(taken)  # the figure is counted
    session.commit()
    return kept, taken


def merge(taken: Initiative, kept: Initiative, by: Any = None) -> None:
    stamp = merging.plan_of_merge(taken, kept).stamp
    merging.merge(taken, kept, note=WHY, seen=stamp, by=by or who("thuongtruc"))


def split(taken: Initiative) -> None:
    merging.split(taken, note=WHY, seen=merging.plan_of_split(taken).stamp, by=who("thuongtruc"))


def found(words: str) -> set[int]:
    query = search.parse(words)
    assert query is not None
    return set(find(query, kind=INITIATIVES, tiers=TIERS).ids.tolist())


def rows_of(session: Any, initiative: Initiative) -> list[Any]:
    """Everything that is written of an initiative, but for what a merge changes."""
    session.flush()
    session.expire(initiative)
    columns = {each.name: getattr(initiative, each.name) for each in Initiative.__table__.columns}
    del columns["stamp"]  # when lists last changed
    return [
        columns,
        [alias.name for alias in initiative.aliases],
        [known.place_id for known in initiative.known_places],
        [source.document_id for source in initiative.sources],
        [figure.what for figure in initiative.album.figures],
        [photo.ref for photo in initiative.album.photos],
        initiative.album.public,
    ]


def test_the_plan_counts_what_would_come(twins: tuple[Initiative, Initiative]) -> None:
    kept, taken = twins
    plan = merging.plan_of_merge(taken, kept)
    assert plan.names == ["Tổ Nhân dân tự quản", "Tổ NDTQ"]
    assert plan.places == ["xã Mù Cang Chải, Lào Cai"]
    assert plan.documents == ["Tin về tổ tự quản"]
    assert (plan.figures, plan.photos, plan.commendations) == (1, 1, 0)
    assert plan.moving == [taken]


def test_a_merge_moves_nothing_and_a_split_gives_it_back_as_it_was(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    before_taken, before_kept = rows_of(session, taken), rows_of(session, kept)
    merge(taken, kept)
    merged = rows_of(session, taken)
    assert merged[1:] == before_taken[1:]
    changed = {name for name, value in merged[0].items() if value != before_taken[0][name]}
    assert changed == {"state", "merged_into_id"}
    split(taken)
    assert rows_of(session, taken) == before_taken
    after = rows_of(session, kept)
    del after[0]["updated_at"], before_kept[0]["updated_at"]
    assert after == before_kept


def test_search_finds_the_kept_one_by_what_the_other_said(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    assert found("NDTQ") == {taken.id}
    merge(taken, kept)
    assert found("NDTQ") == found("Mù Cang Chải") == {kept.id}
    actions.add_alias(taken, "Nhóm liên gia")
    assert found("liên gia") == {kept.id}
    split(taken)
    assert found("NDTQ") == found("liên gia") == {taken.id}


def test_chains_lead_to_the_end_at_once(twins: tuple[Initiative, Initiative], session: Any) -> None:
    kept, taken = twins
    third = an_initiative("Tổ liên gia tự quản", place=by_key("15"))
    merge(third, taken)
    merge(taken, kept)
    assert heir_of(third) is heir_of(taken) is kept
    assert members_of(kept) == [kept, taken, third]
    assert found("liên gia") == {kept.id}
    split(taken)
    assert heir_of(third) is taken
    assert members_of(kept) == [kept]
    assert found("liên gia") == {taken.id}


def test_no_circle_and_no_merge_with_itself(twins: tuple[Initiative, Initiative]) -> None:
    kept, taken = twins
    merge(taken, kept)
    with pytest.raises(Stale):
        merging.plan_of_merge(kept, taken)
    with pytest.raises(Stale):
        merging.plan_of_merge(kept, kept)
    with pytest.raises(Stale):
        merging.plan_of_split(kept)


def test_whoever_read_an_older_plan_is_refused(twins: tuple[Initiative, Initiative]) -> None:
    kept, taken = twins
    stamp = merging.plan_of_merge(taken, kept).stamp
    actions.add_alias(taken, "Tổ đoàn kết")
    with pytest.raises(Stale):
        merging.merge(taken, kept, note=WHY, seen=stamp, by=who("thuongtruc"))
    assert taken.state == "public"


def test_a_reason_is_asked(twins: tuple[Initiative, Initiative]) -> None:
    kept, taken = twins
    stamp = merging.plan_of_merge(taken, kept).stamp
    for note in (" ", "x" * 501):
        with pytest.raises(Invalid):
            merging.merge(taken, kept, note=note, seen=stamp, by=who("thuongtruc"))


@pytest.mark.parametrize("name", ["", "donvi", "canbo", "thamdinh1", "congkhai", "camau", "trunguong"])
def test_others_do_not_merge(name: str, twins: tuple[Initiative, Initiative]) -> None:
    kept, taken = twins
    stamp = merging.plan_of_merge(taken, kept).stamp
    with pytest.raises(Refused, match="Chỉ cơ quan thường trực"):
        merging.merge(taken, kept, note=WHY, seen=stamp, by=who(name))


def test_nobody_merges_what_their_own_unit_sponsors(twins: tuple[Initiative, Initiative]) -> None:
    """nguoinha sits in the standing office and belongs to the unit behind the taken one."""
    kept, taken = twins
    with pytest.raises(Refused):
        merge(taken, kept, by=who("nguoinha"))


def test_both_must_be_in_reach(twins: tuple[Initiative, Initiative], session: Any) -> None:
    kept, _taken = twins
    far = an_initiative("Tổ tự quản Đất Mũi", place=by_key("96"))
    with pytest.raises(Refused):
        merge(far, kept)
    with pytest.raises(Refused):
        merge(kept, far)
    administrator = named("quantri")
    assert administrator is not None
    people.post(administrator, by_ref("cuc-v05"), "administrator", clock.today(), by=SYSTEM)
    merge(far, kept, by=who("quantri"))
    assert heir_of(far) is kept


def test_commendations_of_both_are_counted(session: Any) -> None:
    taken = released().initiative
    assert taken is not None
    kept = an_initiative("Tiếng loa", place=by_key("15"))
    assert (kept.commendation_count, taken.commendation_count) == (0, 1)
    merge(taken, kept)
    assert kept.commendation_count == 1
    recount(taken)
    assert (kept.commendation_count, taken.commendation_count) == (1, 1)
    released(name="Tiếng loa an ninh xã", initiative=taken)
    assert kept.commendation_count == 2
    split(taken)
    assert (kept.commendation_count, taken.commendation_count) == (0, 2)


def test_the_units_and_offices_hear_of_it_and_both_pages_tell(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    merge(taken, kept)
    told = session.scalars(
        select(Person.username)
        .join(Notice, Notice.person_id == Person.id)
        .join(Event, Event.id == Notice.event_id)
        .where(Event.kind == "initiative.merge")
        .order_by(Person.username)
    ).all()
    assert set(told) >= {"donvi", "thuongtruc2"}
    assert "thuongtruc" not in told  # who did it
    assert [entry.kind for entry in timeline_of(taken)][-1] == "initiative.merge"
    assert [entry.kind for entry in timeline_of(kept)][-1] == "initiative.take_in"
    assert WHY in timeline_of(kept)[-1].says
    of_the_other = (
        select(func.count()).select_from(Notice).join(Event).where(Event.kind == "initiative.take_in")
    )
    assert session.scalar(of_the_other) == 0  # one notice is enough


def test_a_document_names_what_speaks_for_the_merged_one(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    document = taken.sources[0].document_id
    merge(taken, kept)
    assert named_in(document, by=SYSTEM) == [kept]


def test_withdrawing_the_kept_one_closes_the_photos_of_both(
    twins: tuple[Initiative, Initiative], session: Any
) -> None:
    kept, taken = twins
    merge(taken, kept)
    actions.withdraw(kept, note="Sai.", by=SYSTEM)
    assert not taken.album.public
    split(taken)
    assert taken.album.public
    assert taken.state == "public"
    assert found("NDTQ") == {taken.id}
    assert kept.id not in found("tự quản")
