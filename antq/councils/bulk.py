"""Acting on many items in two steps: what was shown is sealed, and the second step acts on exactly that.

The seal binds the person, the session, the act, and each item with the version that was on the screen: what changed
in between is told by name, and then nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.refusals import Invalid, Missing, Stale
from ..kit.seals import seal, unseal
from . import actions, queries
from .models import AgendaItem, CouncilSession

PURPOSE = "councils.bulk"


@dataclass(frozen=True)
class Act:
    """One act on many items: its words, from which states of an item, what is done to each."""

    code: str
    label: Any
    states: tuple[str, ...]
    do: Callable[..., None]
    done: Any
    tone: str = ""


def _finish(item: AgendaItem, *, by: Any) -> None:
    actions.finish(item, by=by)


ACTS = {
    act.code: act
    for act in (
        Act("mo", _l("Mở bỏ phiếu"), ("waiting",), actions.start, _l("Đã mở bỏ phiếu.")),
        Act("xong", _l("Kết thúc và kiểm phiếu"), ("voting",), _finish, _l("Đã kiểm phiếu.")),
        Act(
            "hoan",
            _l("Hoãn sang phiên khác"),
            ("waiting", "voting"),
            actions.defer,
            _l("Đã hoãn."),
            "secondary",
        ),
        Act("hoan-tac", _l("Hoàn tác kết quả"), ("decided",), actions.undo, _l("Đã hoàn tác."), "secondary"),
    )
}


@dataclass(frozen=True)
class Chosen:
    """What an act would be done to, and what was chosen but is in no state for it."""

    act: Act
    items: list[AgendaItem]
    others: list[AgendaItem]


def chosen(session: CouncilSession, code: str, refs: Sequence[str], *, by: Any) -> Chosen:
    """What `refs` come to for an act; what the person does not see is not there. Raises Missing for no such act."""
    act = ACTS.get(code)
    if act is None:
        raise Missing
    wanted = [item for item in queries.items_of(session, by=by) if item.nomination.ref in set(refs)]
    fit = [item for item in wanted if item.state in act.states]
    return Chosen(act, fit, [item for item in wanted if item not in fit])


def sealed(session: CouncilSession, what: Chosen, *, by: Any) -> str:
    """The seal of exactly what is shown."""
    listed = [[item.nomination.ref, item.version] for item in what.items]
    return seal(PURPOSE, [by.person_id, session.ref, what.act.code, listed])


def carry_out(session: CouncilSession, token: str, *, by: Any) -> tuple[Act, int]:
    """Do what was sealed, all of it or nothing. Raises Invalid (no such seal, nothing in it), Stale (named items
    changed meanwhile)."""
    said = unseal(PURPOSE, token)
    if not said or said[:2] != [by.person_id, session.ref] or said[2] not in ACTS or not said[3]:
        raise Invalid({"": _l("Danh sách đã xem không còn dùng được. Chọn lại các hồ sơ.")})
    act = ACTS[said[2]]
    now = {item.nomination.ref: item for item in queries.items_of(actions.locked(session), by=by)}
    changed = [ref for ref, version in said[3] if ref not in now or now[ref].version != version]
    if changed:
        says = _l(
            "Đã thay đổi sau khi xem danh sách: %(refs)s. Chưa hồ sơ nào được xử lý; xem lại rồi chọn lại."
        )
        raise Stale(str(says) % {"refs": ", ".join(changed)})
    for item in sorted((now[ref] for ref, _version in said[3]), key=lambda each: each.nomination_id):
        act.do(item, by=by)
    return act, len(said[3])
