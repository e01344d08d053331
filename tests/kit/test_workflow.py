"""Workflows: a table that cannot work is refused; a move is checked, swapped once and recorded."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import CheckConstraint, MetaData, String, update
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from antq.kit import clock
from antq.kit.database import UTCDateTime, db
from antq.kit.journal import event
from antq.kit.policy import anyone, predicate, rule
from antq.kit.records import Event
from antq.kit.refusals import Invalid, Missing, Refused, Stale
from antq.kit.workflow import Move, Note, State, Workflow
from tests.kit.conftest import Somebody


class Apart(DeclarativeBase):
    """Rows of the tests' own: the application's tables are not theirs."""

    metadata = MetaData()


class Lamp(Apart):
    """A lamp is ordered, hung, lit; or given up."""

    __tablename__ = "trial_lamp"
    __table_args__ = (CheckConstraint("state IN ('ordered', 'hung', 'lit', 'gone')"),)
    __subject__ = "lamp"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(50))
    state: Mapped[str] = mapped_column(String(10), default="ordered")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[Any] = mapped_column(UTCDateTime)
    bulb: Mapped[bool] = mapped_column(default=False)


def has_bulb(lamp: Lamp) -> str | None:
    return None if lamp.bulb else "Đèn chưa có bóng."


STATES = (
    State("ordered", "Đặt"),
    State("hung", "Treo"),
    State("lit", "Sáng", "ok", True),
    State("gone", "Bỏ", "bad", True),
)
HANG = Move("hang", ("ordered",), "hung", "lamp.touch", "Treo")
LIGHT = Move("light", ("hung",), "lit", "lamp.touch", "Thắp", Note.OPTIONAL, needs=(has_bulb,))
DROP = Move("drop", ("ordered", "hung"), "gone", "lamp.drop", "Bỏ", Note.REQUIRED)


@pytest.fixture
def lamps(rules: object, kinds: object) -> Workflow:
    rule("lamp.touch", anyone, "Ai cũng được.")
    rule("lamp.drop", predicate(lambda actor, lamp: actor.name == "Lò Thị Mai"), "Chỉ chị Mai được bỏ.")
    event("lamp.hang", says="{actor} treo {subject}")
    event("lamp.light", says="{actor} thắp {subject}", keys=("note", "watt"))
    event("lamp.drop", says="{actor} bỏ {subject}: {note}", keys=("note",))
    return Workflow("lamp", Lamp, noun="Đèn", states=STATES, moves=(HANG, LIGHT, DROP))


@pytest.fixture
def lamp(session: Any) -> Lamp:
    Apart.metadata.create_all(session.connection())
    made = Lamp(ref="D-1", title="đèn đầu ngõ", moved_at=clock.now())
    session.add(made)
    session.commit()
    return made


def broken(*moves: Move, states: tuple[State, ...] = STATES) -> str:
    with pytest.raises(ValueError) as found:
        Workflow("lamp", Lamp, noun="Đèn", states=states, moves=moves)
    return str(found.value)


def test_a_state_to_which_no_way_leads(lamps: Workflow) -> None:
    assert broken(LIGHT, DROP) == "lamp: state hung cannot be reached"


def test_two_states_that_only_lead_to_each_other_are_not_reached(lamps: Workflow) -> None:
    islands = (State("a", ""), State("b", "", final=True), State("c", ""), State("d", ""))
    ways = [Move("ab", ("a",), "b", "lamp.touch", ""), Move("cd", ("c",), "d", "lamp.touch", "")]
    assert (
        broken(*ways, Move("dc", ("d",), "c", "lamp.touch", ""), states=islands)
        == "lamp: state c cannot be reached"
    )


def test_a_dead_end(lamps: Workflow) -> None:
    stuck = Move("scrap", ("ordered",), "gone", "lamp.touch", "")
    shine = Move("shine", ("ordered",), "lit", "lamp.touch", "")
    assert "state hung is a dead end" in broken(HANG, stuck, shine)


def test_a_final_state_with_a_way_out(lamps: Workflow) -> None:
    again = Move("again", ("lit",), "ordered", "lamp.touch", "")
    assert "state lit is a dead end, or final with a way out" in broken(HANG, LIGHT, DROP, again)


def test_an_unknown_rule_or_state(lamps: Workflow) -> None:
    assert (
        broken(HANG, LIGHT, DROP, Move("x", ("hung",), "gone", "lamp.ask", "")) == "lamp.x: unknown lamp.ask"
    )
    assert "'brocken'" in broken(HANG, LIGHT, DROP, Move("x", ("hung",), "brocken", "lamp.touch", ""))
    assert "'hug'" in broken(HANG, LIGHT, DROP, Move("x", ("hug",), "gone", "lamp.touch", ""))


def test_a_code_that_stands_twice_hides_nothing(lamps: Workflow) -> None:
    assert broken(HANG, LIGHT, DROP, HANG) == "lamp: hang is written twice"
    assert broken(HANG, LIGHT, DROP, states=(*STATES, STATES[0])) == "lamp: ordered is written twice"


def test_what_is_open_depends_on_state_and_person(lamps: Workflow, lamp: Lamp) -> None:
    assert [move.code for move in lamps.open_to(Somebody(), lamp)] == ["hang", "drop"]
    assert [move.code for move in lamps.open_to(Somebody(name="Khách"), lamp)] == ["hang"]
    lamps.move(lamp, "hang", by=Somebody())
    assert [move.code for move in lamps.open_to(Somebody(), lamp)] == ["light", "drop"]
    assert lamps.state_of(lamp) is STATES[1]


def test_a_move_changes_the_row_and_is_recorded(lamps: Workflow, lamp: Lamp) -> None:
    made = lamps.move(lamp, "hang", by=Somebody())
    assert (lamp.state, lamp.version) == ("hung", 2)
    assert (made.kind, made.subject, made.subject_ref, made.payload) == ("lamp.hang", "lamp", "D-1", {})
    assert db.session.query(Event).filter_by(kind="lamp.hang").count() == 1


def test_a_move_stamps_the_instant(lamps: Workflow, lamp: Lamp) -> None:
    with clock.stopped(clock.now().replace(microsecond=0)) as at:
        lamps.move(lamp, "hang", by=Somebody())
    assert lamp.moved_at == at


def test_a_note_that_is_required(lamps: Workflow, lamp: Lamp) -> None:
    for blank in ("", "  \n ", "\u200b"):
        with pytest.raises(Invalid) as refused:
            lamps.move(lamp, "drop", by=Somebody(), note=blank)
        assert "note" in refused.value.errors
    assert lamp.state == "ordered"
    made = lamps.move(lamp, "drop", by=Somebody(), note=" Cột   đổ ")
    assert made.payload == {"note": "Cột đổ"}


def test_a_note_where_none_is_asked_for_is_not_kept(lamps: Workflow, lamp: Lamp) -> None:
    assert lamps.move(lamp, "hang", by=Somebody(), note="vô ích").payload == {}


def test_a_need_is_named_before_anything_changes(lamps: Workflow, lamp: Lamp) -> None:
    lamps.move(lamp, "hang", by=Somebody())
    assert lamps.lacks(lamp, "light") == ["Đèn chưa có bóng."]
    with pytest.raises(Invalid) as refused:
        lamps.move(lamp, "light", by=Somebody(), watt=9)
    assert refused.value.errors == {"move": "Đèn chưa có bóng."}
    assert lamp.state == "hung"
    lamp.bulb = True
    assert lamps.lacks(lamp, "light") == []
    assert lamps.move(lamp, "light", by=Somebody(), watt=9).payload == {"note": "", "watt": 9}


def test_a_room_above_adds_what_it_needs_after_the_tables_own_needs(lamps: Workflow, lamp: Lamp) -> None:
    lamps.needs_also("light", lambda lamp: None if lamp.title.endswith("xong") else "Chưa thử đèn.")
    lamps.move(lamp, "hang", by=Somebody())
    assert lamps.lacks(lamp, "light") == ["Đèn chưa có bóng.", "Chưa thử đèn."]
    lamp.bulb = True
    with pytest.raises(Invalid, match="Chưa thử đèn"):
        lamps.move(lamp, "light", by=Somebody(), watt=9)
    lamp.title = "đèn đã thử xong"
    lamps.move(lamp, "light", by=Somebody(), watt=9)
    assert lamp.state == "lit"
    assert LIGHT.needs == (has_bulb,)
    with pytest.raises(KeyError):
        lamps.needs_also("unhang", has_bulb)


def test_the_rule_is_asked_first(lamps: Workflow, lamp: Lamp) -> None:
    with pytest.raises(Refused) as refused:
        lamps.move(lamp, "drop", by=Somebody(name="Khách"), note="Cột đổ")
    assert refused.value.says == "Chỉ chị Mai được bỏ."


def test_there_is_no_such_move_or_not_from_here(lamps: Workflow, lamp: Lamp) -> None:
    with pytest.raises(Missing):
        lamps.move(lamp, "explode", by=Somebody())
    with pytest.raises(Stale):
        lamps.move(lamp, "light", by=Somebody(), watt=9)


@pytest.mark.parametrize("meanwhile", [{"state": "gone"}, {"version": 7}])
def test_whoever_was_quicker_wins(lamps: Workflow, lamp: Lamp, meanwhile: dict[str, Any]) -> None:
    """The row changes behind the object that we hold: compare and swap must not find it."""
    assert lamp.state == "ordered"
    db.session.execute(update(Lamp).values(**meanwhile).execution_options(synchronize_session=False))
    assert lamp.state == "ordered"
    with pytest.raises(Stale):
        lamps.move(lamp, "hang", by=Somebody())
    db.session.refresh(lamp)
    assert lamp.state == meanwhile.get("state", "ordered")
    assert db.session.query(Event).count() == 0


def test_a_payload_that_the_event_does_not_know_is_a_mistake(lamps: Workflow, lamp: Lamp) -> None:
    with pytest.raises(ValueError, match=r"lamp\.hang takes \[\], not \['colour'\]"):
        lamps.move(lamp, "hang", by=Somebody(), colour="vàng")
