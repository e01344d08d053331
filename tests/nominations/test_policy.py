"""Who may do what with a dossier in which state: the whole table, and no entry besides.

The dossiers are those of donvi's unit, to which canbo, thamdinh3 and nguoinha (who sits at every desk) belong.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from antq.appraisal.queries import page_of, queue_counts, queued
from antq.appraisal.worklist import QUEUE, QUEUES, Wanted
from antq.kit.policy import RULES, may
from antq.nominations import actions
from antq.nominations.models import STATES, Nomination
from antq.nominations.policy import seen_by, sees, sees_at_desk
from antq.nominations.queries import desk_of, of_units, proposed
from antq.units.queries import by_ref
from tests.cast import PEOPLE, STAGES, a_draft, received, submitted, who

ALL = frozenset(STATES)
SENT = ALL - {"draft"}
WITH_COUNCIL = frozenset({"appraising", "proposed", "rejected", "decided", "released", "revoked"})
TAKEN_IN = WITH_COUNCIL | {"received"}
OFFICE = ("thuongtruc", "thuongtruc2", "kiemnhiem")
EVERYBODY = ("", *PEOPLE)

AT_DESK = {
    **dict.fromkeys((*OFFICE, "chutich", "congkhai"), SENT),
    **dict.fromkeys(("thamdinh1", "thamdinh2"), WITH_COUNCIL),
}
TABLE: dict[str, dict[str, frozenset[str]]] = {
    "nomination.see": {
        "donvi": ALL,
        **AT_DESK,
    },
    # thamdinh3 and nguoinha belong to the unit: at a desk they see nothing of it.
    "nomination.appraise": AT_DESK,
    "nomination.declare": AT_DESK,
    "nomination.lift": dict.fromkeys(OFFICE, ALL),
    "nomination.assign": dict.fromkeys(OFFICE, WITH_COUNCIL),
    "nomination.edit": {"donvi": frozenset({"draft", "returned"})},
    "nomination.submit": {"donvi": ALL},
    "nomination.withdraw": {"donvi": ALL},
    "nomination.receive": dict.fromkeys(OFFICE, ALL),
    "nomination.read": {
        **dict.fromkeys((*OFFICE, "chutich"), SENT),
        **dict.fromkeys(("thamdinh1", "thamdinh2"), WITH_COUNCIL),
    },
    "nomination.score": dict.fromkeys(("thamdinh1", "thamdinh2"), WITH_COUNCIL),
    "nomination.reviews": {
        **dict.fromkeys((*OFFICE, "chutich"), ALL),
        **dict.fromkeys(("thamdinh1", "thamdinh2"), WITH_COUNCIL),  # both have given theirs
    },
    "nomination.conclude": {"chutich": ALL},
    "nomination.decide": dict.fromkeys(OFFICE, ALL),
    "nomination.release": dict.fromkeys(("congkhai", "kiemnhiem"), ALL),
    "nomination.pass_on": {"donvi": frozenset({"proposed", "released"})},
    # Papers.
    "nomination.receipt": dict.fromkeys(("donvi", *OFFICE), TAKEN_IN),
    "nomination.report": {"donvi": ALL},
    "nomination.report_at_desk": {
        **dict.fromkeys((*OFFICE, "chutich"), SENT),
        **dict.fromkeys(("thamdinh1", "thamdinh2"), WITH_COUNCIL),
    },
    "nomination.sheet": dict.fromkeys(("thamdinh1", "thamdinh2"), WITH_COUNCIL),
    "nomination.in_set": dict.fromkeys(OFFICE, SENT),
    # Asked without a dossier.
    "nomination.sets": dict.fromkeys((*OFFICE, "nguoinha", "camau", "trunguong"), ALL),
    "nomination.sample": dict.fromkeys(EVERYBODY, ALL),
    "nomination.look_up": dict.fromkeys(EVERYBODY, ALL),
    "nomination.begin": dict.fromkeys(("donvi", "donvi2", "donvi3"), ALL),
    "nomination.queue": dict.fromkeys(
        (*OFFICE, "thamdinh1", "thamdinh2", "thamdinh3", "chutich", "nguoinha", "camau", "trunguong"), ALL
    ),
}


def test_every_rule_of_the_room_stands_in_the_table(app: Flask) -> None:
    """Of all rooms: the application loads them."""
    assert set(TABLE) == {name for name in RULES if name.startswith("nomination.")}


def test_role_by_action_by_state_holds_no_surprise(session: Any) -> None:
    dossiers = {state: maker() for state, maker in STAGES.items()}
    actors = {name: who(name) for name in EVERYBODY}
    assert set(dossiers) == ALL
    surprises = [
        f"{name} {'may' if not expected else 'may not'} {rule} when {state}"
        for rule, allowed in TABLE.items()
        for name, actor in actors.items()
        for state, dossier in dossiers.items()
        if may(actor, rule, dossier) != (expected := state in allowed.get(name, frozenset()))
    ]
    assert surprises == []


def test_sees_and_seen_by_agree_for_everybody_about_every_dossier(session: Any) -> None:
    dossiers = [maker() for maker in STAGES.values()]
    dossiers += [maker("donvi2", "collective") for maker in STAGES.values()]
    dossiers += [a_draft("donvi3"), submitted("donvi3", "person"), _turned_down("donvi"), _withdrawn_draft()]
    session.flush()
    for name in EVERYBODY:
        actor = who(name)
        listed = set(session.scalars(select(Nomination.ref).where(seen_by(actor))))
        assert listed == {each.ref for each in dossiers if sees(actor, each)}, name


def _turned_down(by: str) -> Nomination:
    """Refused by the office: the council has never had it."""
    nomination = received(by)
    actions.refuse(nomination, "Không thuộc đối tượng.", by=who("thuongtruc"))
    return nomination


def _withdrawn_draft() -> Nomination:
    nomination = a_draft()
    actions.withdraw(nomination, by=who("donvi"))
    return nomination


def test_a_dossier_that_never_reached_the_council_is_not_the_councils_to_read(session: Any) -> None:
    turned_down = _turned_down("donvi2")
    assert not sees(who("thamdinh1"), turned_down)
    assert sees(who("thuongtruc"), turned_down)
    assert sees(who("donvi2"), turned_down)


def test_a_draft_that_was_never_sent_is_only_its_units_even_withdrawn(session: Any) -> None:
    withdrawn = _withdrawn_draft()
    assert [name for name in EVERYBODY if sees(who(name), withdrawn)] == ["donvi"]


def test_reviews_of_others_open_with_ones_own(session: Any) -> None:
    nomination = STAGES["appraising"]("donvi2")
    first = [name for name in EVERYBODY if may(who(name), "nomination.reviews", nomination)]
    # thamdinh3 has no conflict with donvi2's unit and has not given a review; nguoinha chairs and receives.
    assert set(first) == {*OFFICE, "chutich", "nguoinha", "thamdinh1", "thamdinh2"}


def test_the_author_stays_in_conflict_after_leaving_the_unit(session: Any) -> None:
    nomination = submitted()
    writer = who("thuongtruc").person_id
    assert writer is not None
    nomination.author_id = writer  # as if thuongtruc had written it before coming to the office
    session.flush()
    assert not may(who("thuongtruc"), "nomination.receive", nomination)
    assert may(who("thuongtruc2"), "nomination.receive", nomination)


def test_desks_hold_what_is_seen_and_is_not_ones_own_and_units_their_own(session: Any) -> None:
    dossiers = [maker(by) for by in ("donvi", "donvi2") for maker in STAGES.values()] + [submitted("donvi3")]
    session.flush()
    for name in EVERYBODY:
        actor = who(name)
        desk = set(session.scalars(select(Nomination.ref).where(desk_of(actor))))
        seen = {each.ref for each in dossiers if sees_at_desk(actor, each)}
        assert desk == seen, name
        counts = queue_counts(by=actor)
        for queue in QUEUES:
            part = page_of(Wanted(queue), by=actor)
            rows, total = part.rows, part.total
            assert counts[queue.code] == total == len(rows), (name, queue.code)
            assert {row.ref for row in rows} <= desk
            assert {row.state for row in rows} <= set(queue.states)
        own = {each.ref for each in dossiers if each.unit_id in actor.units_as("officer")}
        assert {each.ref for each in of_units(by=actor)} == own, name


def test_to_be_scored_is_what_i_have_not_scored(session: Any) -> None:
    done, waiting = STAGES["appraising"]("donvi2"), STAGES["received"]("donvi2")
    actions.open_appraisal(waiting, by=who("thuongtruc"))
    session.flush()

    def mine(name: str) -> set[str]:
        return {each.ref for each in session.scalars(queued(QUEUE["can-cham"], by=who(name)))}

    assert mine("thamdinh1") == {waiting.ref}
    assert mine("thamdinh3") == {done.ref, waiting.ref}


def test_only_the_provinces_own_office_is_offered_what_was_proposed(session: Any) -> None:
    mine = STAGES["proposed"]("donvi2")
    own = STAGES["proposed"]("donvi")
    session.flush()
    assert {each.ref for each in proposed(by=who("thuongtruc"))} == {mine.ref, own.ref}
    assert {each.ref for each in proposed(by=who("nguoinha"))} == {mine.ref}
    for name in ("camau", "trunguong", "chutich", "congkhai", "quantri", "donvi"):
        assert proposed(by=who(name)) == []


def test_what_waits_is_what_the_rule_allows(session: Any) -> None:
    """`among` of a rule, in SQL, is the rule itself, for everybody about every dossier."""
    dossiers = [maker(by) for by in ("donvi", "donvi2") for maker in STAGES.values()] + [submitted("donvi3")]
    session.flush()
    asked = [
        each for each in RULES.values() if each.name.startswith("nomination.") and each.among is not None
    ]
    assert len(asked) == 4
    for rule in asked:
        assert rule.among is not None
        for name in EVERYBODY:
            actor = who(name)
            condition = rule.among(actor)
            found = () if condition is None else session.scalars(select(Nomination.ref).where(condition))
            assert set(found) == {each.ref for each in dossiers if rule.who(actor, each)}, (rule.name, name)


def test_who_keeps_recusals_and_who_ends_those_of_others(session: Any) -> None:
    said = actions.recuse(by_ref("ubnd-xa-muong-lai"), "Vợ tôi ở đó.", by=who("kiemnhiem"))
    session.flush()
    desks = {name for name in EVERYBODY if may(who(name), "nomination.queue", None)}
    assert {name for name in EVERYBODY if may(who(name), "recusal.keep", None)} == desks
    ending = {name for name in EVERYBODY if may(who(name), "recusal.end", said)}
    assert ending == {"thuongtruc", "thuongtruc2", "nguoinha"}  # not the one who said so


def test_a_review_given_is_no_seat_in_the_council(session: Any) -> None:
    """Who reviewed and is no member any more reads no other review and prints no sheet; nor who has not reviewed."""
    nomination = STAGES["appraising"]("donvi2")
    member, stranger = who("thamdinh1"), who("camau").person_id
    assert may(member, "nomination.sheet", nomination)
    assert not may(who("thamdinh3"), "nomination.sheet", nomination)
    assert stranger is not None
    nomination.reviews[0].reviewer_id = stranger
    session.flush()
    for rule in ("nomination.sheet", "nomination.reviews"):
        assert not may(who("camau"), rule, nomination), rule
