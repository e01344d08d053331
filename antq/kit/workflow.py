"""States and moves as a table, checked when written, moved by compare-and-swap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, func, null, select, update

from . import clock
from .database import db
from .database.version import QUIETLY, is_shown, notice_change
from .journal import Event, record
from .policy import RULES, may, must
from .refusals import Invalid, Missing, Stale
from .text import clean


class Note(Enum):
    """Whether a move carries a written note."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


Check = Callable[[Any], Any]
"""A need of a move: takes the thing, answers None or the sentence that says what is missing."""


@dataclass(frozen=True)
class State:
    """A state: its code in the database, the word people read, the tone of its tag, and whom it waits for."""

    code: str
    label: Any
    tone: str = "neutral"
    final: bool = False
    awaits: tuple[tuple[str, Any], ...] = ()
    """What people are waited for here: codes of moves, each with the words for the list of things to do."""


@dataclass(frozen=True)
class Move:
    """A transition: from which states to which, who may, what it needs. `waits` narrows in SQL the things that lists
    of what waits count: those that are made ready elsewhere wait for nobody here."""

    code: str
    origins: tuple[str, ...]
    target: str
    rule: str
    label: Any
    note: Note = Note.NONE
    needs: tuple[Check, ...] = ()
    waits: Callable[[], Any] | None = None


@dataclass(frozen=True)
class Waiting:
    """Things in one state that wait for one move of somebody: in words, how many, the ref of the oldest, and the first
    day by which one of them is due."""

    state: State
    move: str
    says: Any
    count: int
    first: str
    due_on: date | None = None


Row = TypeVar("Row", State, Move)


def _by_code(subject: str, rows: Iterable[Row]) -> dict[str, Row]:
    """The rows of a table by their codes; a code that stands twice would hide a row."""
    table: dict[str, Row] = {}
    for row in rows:
        if row.code in table:
            raise ValueError(f"{subject}: {row.code} is written twice")
        table[row.code] = row
    return table


class Workflow:
    """The table of one subject; `move` is the only way its state changes.

    `subject` is the first part of the event kinds (`nomination.submit`). The model has the columns
    `id`, `state`, `version` and `moved_at`, and `due_on` where its things are due by a day. `noun` is what people
    call one: the first word of a refusal.
    """

    def __init__(
        self,
        subject: str,
        model: Any,
        *,
        noun: Any,
        states: Iterable[State],
        moves: Iterable[Move],
    ) -> None:
        self.subject = subject
        self.model = model
        self.noun = noun
        self.states = _by_code(subject, states)
        self.moves = _by_code(subject, moves)
        self._after: dict[str, list[Callable[[Any], None]]] = {}
        self._check()

    def _check(self) -> None:
        """A table that cannot work fails at import, not in front of a user."""
        for move in self.moves.values():
            unknown = {move.target, *move.origins} - self.states.keys()
            if unknown or move.rule not in RULES:
                raise ValueError(f"{self.subject}.{move.code}: unknown {unknown or move.rule}")
        reached = self._reached()
        left = {origin for move in self.moves.values() for origin in move.origins}
        for code, state in self.states.items():
            if code not in reached:
                raise ValueError(f"{self.subject}: state {code} cannot be reached")
            if state.final == (code in left):
                raise ValueError(f"{self.subject}: state {code} is a dead end, or final with a way out")
            for awaited, _words in state.awaits:
                if awaited not in self.moves or code not in self.moves[awaited].origins:
                    raise ValueError(f"{self.subject}: {code} awaits {awaited}, which does not start there")

    def _reached(self) -> set[str]:
        """The states to which some way leads from the first one."""
        reached: set[str] = set()
        waiting = [next(iter(self.states))]
        while waiting:
            here = waiting.pop()
            reached.add(here)
            further = {move.target for move in self.moves.values() if here in move.origins}
            waiting += further - reached
        return reached

    def needs_also(self, code: str, *needs: Check) -> None:
        """What a room above needs before a move of this table, after what the table itself needs; said once, when
        that room is loaded."""
        move = self.moves[code]
        self.moves[code] = replace(move, needs=(*move.needs, *needs))

    def afterwards(self, act: Callable[[Any], None], *codes: str) -> None:
        """Have `act` done with a thing right after each of these moves of it, in their transaction: what follows for
        rows that this table knows nothing of. Said once, when the room that keeps them is loaded."""
        for code in codes:
            self._after.setdefault(self.moves[code].code, []).append(act)

    def state_of(self, thing: Any) -> State:
        """The state that `thing` is in, with its word and tone."""
        return self.states[thing.state]

    def open_to(self, actor: Any, thing: Any) -> list[Move]:
        """The moves that `actor` may make on `thing` now, in the order of the table."""
        return [
            move
            for move in self.moves.values()
            if thing.state in move.origins and may(actor, move.rule, thing)
        ]

    def lacks(self, thing: Any, code: str) -> list[Any]:
        """The sentences of the needs of move `code` that `thing` does not meet yet."""
        return [says for need in self.moves[code].needs if (says := need(thing)) is not None]

    def waiting(self, *, by: Any) -> list[Waiting]:
        """What waits for `by`: for each state and move that it awaits, the things on which `by` may make it.

        Counted by the twins of the rules, one statement a move; what nobody waits for is left out.
        """
        found = []
        due_on = getattr(self.model, "due_on", null())
        for state in self.states.values():
            for code, words in state.awaits:
                among = RULES[self.moves[code].rule].among
                where = None if among is None else among(by)
                if where is None:
                    continue
                here = and_(self.model.state == state.code, where)
                if (narrower := self.moves[code].waits) is not None:
                    here = and_(here, narrower())
                rows = db.session.execute(
                    select(self.model.ref, func.count().over(), func.min(due_on).over())
                    .where(here)
                    .order_by(self.model.moved_at)
                    .limit(1)
                ).first()
                if rows is not None:
                    found.append(Waiting(state, code, words, rows[1], rows[0], rows[2]))
        return found

    def move(self, thing: Any, code: str, *, by: Any, note: str = "", **payload: Any) -> Event:
        """Make move `code` and record it as the event `subject.code`.

        Raises Missing (no such move), Refused (rule), Stale (not in a state it starts from, or
        somebody was quicker) and Invalid (note or needs).
        """
        move = self.moves.get(code)
        if move is None:
            raise Missing(_l("Không có bước này."))
        must(by, move.rule, thing)
        if thing.state not in move.origins:
            raise Stale(
                _l(
                    "%(noun)s đã sang trạng thái khác. Tải lại trang để xem trạng thái hiện nay.",
                    noun=self.noun,
                )
            )
        note = clean(note, multiline=True)
        if move.note is Note.REQUIRED and not note:
            raise Invalid({"note": _l("Nhập lý do hoặc nội dung cần trao đổi.")})
        if lacks := self.lacks(thing, code):
            raise Invalid({"move": lacks[0]})
        self._swap(thing, move.target)
        if move.note is not Note.NONE:
            payload["note"] = note
        event = record(f"{self.subject}.{code}", thing, by=by, **payload)
        for act in self._after.get(code, ()):
            act(thing)
        return event

    def _swap(self, thing: Any, target: str) -> None:
        """Compare and swap: exactly one row must still be in the state and version that we saw. The data version rises
        where the thing is shown publicly before or after, and not for a draft that is dropped."""
        db.session.flush()
        model, shown = self.model, is_shown(thing)
        done = db.session.execute(
            update(model)
            .where(model.id == thing.id, model.state == thing.state, model.version == thing.version)
            .values(state=target, version=model.version + 1, moved_at=clock.now())
            .execution_options(synchronize_session=False, **{QUIETLY: True})
        )
        if done.rowcount != 1:  # type: ignore[attr-defined]
            raise Stale(
                _l("%(noun)s vừa được người khác xử lý. Tải lại trang để xem kết quả.", noun=self.noun)
            )
        db.session.refresh(thing)
        if shown or is_shown(thing):
            notice_change()
