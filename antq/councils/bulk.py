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
from . import actions, queries, readiness
from .models import AgendaItem, CouncilSession
from .policy import presided

PURPOSE = "councils.bulk"


@dataclass(frozen=True)
class Act:
    """One act on many items: its words, from which states of an item, why it cannot be done to one, what is done to
    each; whether it asks for a reason."""

    code: str
    label: Any
    states: tuple[str, ...]
    do: Callable[..., None]
    done: Any
    why_not: Callable[[AgendaItem], Any] = readiness.at_any_time
    asks_reason: bool = False


ACTS = {
    act.code: act
    for act in (
        Act(
            "mo",
            _l("Mở bỏ phiếu"),
            ("waiting",),
            actions.start,
            _l("Đã mở bỏ phiếu."),
            readiness.to_start,
        ),
        Act(
            "xong",
            _l("Kết thúc và kiểm phiếu"),
            ("voting",),
            actions.finish,
            _l("Đã kiểm phiếu."),
            readiness.to_finish_together,
        ),
        Act("hoan", _l("Hoãn sang phiên khác"), ("waiting", "voting"), actions.defer, _l("Đã hoãn.")),
        Act(
            "hoan-tac",
            _l("Hoàn tác kết quả"),
            ("voting", "decided"),
            actions.undo,
            _l("Đã hoàn tác."),
            asks_reason=True,
        ),
    )
}
OTHERS = _l("Chủ tịch hội đồng điều hành hồ sơ này.")
OTHER_STATE = _l("Không ở trạng thái phù hợp.")


@dataclass(frozen=True)
class Chosen:
    """What an act would be done to; and what was chosen but cannot be, each with the sentence that says why."""

    act: Act
    items: list[AgendaItem]
    others: list[tuple[AgendaItem, Any]]


def chosen(session: CouncilSession, code: str, refs: Sequence[str], *, by: Any) -> Chosen:
    """What `refs` come to for an act; what the person does not see is not there. Raises Missing for no such act."""
    act = ACTS.get(code)
    if act is None:
        raise Missing
    found = Chosen(act, [], [])
    rows = queries.items_of(session, by=by)
    mine = {item.id for item in presided(rows, by=by)}
    for item in rows:
        if item.nomination.ref not in set(refs):
            continue
        says: Any = OTHERS
        if item.id in mine:
            says = act.why_not(item) if item.state in act.states else OTHER_STATE
        if says:
            found.others.append((item, says))
        else:
            found.items.append(item)
    return found


def sealed(session: CouncilSession, what: Chosen, *, by: Any) -> str:
    """The seal of exactly what is shown."""
    listed = [[item.nomination.ref, item.version] for item in what.items]
    return seal(PURPOSE, [by.person_id, session.ref, what.act.code, listed])


def shown(session: CouncilSession, token: str, *, by: Any) -> tuple[str, list[tuple[str, int]]]:
    """The act and the (code, version) that a seal holds. Raises Invalid: no such seal, or nothing in it."""
    said = unseal(PURPOSE, token)
    if not said or said[:2] != [by.person_id, session.ref] or said[2] not in ACTS or not said[3]:
        raise Invalid({"": _l("Danh sách đã xem không còn dùng được. Chọn lại các hồ sơ.")})
    return said[2], [(ref, version) for ref, version in said[3]]


def carry_out(session: CouncilSession, token: str, reason: str = "", *, by: Any) -> tuple[Act, int]:
    """Do what was sealed, all of it or nothing. Raises Invalid (no such seal, nothing in it, no reason where the act
    asks for one), Stale (named items changed meanwhile)."""
    code, listed = shown(session, token, by=by)
    act = ACTS[code]
    now = {item.nomination.ref: item for item in queries.items_of(actions.locked(session), by=by)}
    changed = [ref for ref, version in listed if ref not in now or now[ref].version != version]
    if changed:
        says = _l(
            "Đã thay đổi sau khi xem danh sách: %(refs)s. Chưa hồ sơ nào được xử lý; xem lại rồi chọn lại."
        )
        raise Stale(str(says) % {"refs": ", ".join(changed)})
    rows = sorted((now[ref] for ref, _version in listed), key=lambda each: each.nomination_id)
    actions.lock_dossiers(rows)
    more = (reason,) if act.asks_reason else ()
    for item in rows:
        try:
            act.do(item, *more, by=by)
        except (Invalid, Stale) as refusal:
            raise _named(refusal, item) from refusal
    return act, len(rows)


def _named(refusal: Invalid | Stale, item: AgendaItem) -> Invalid | Stale:
    """The refusal with the dossier that it is about; a reason that is lacking is about none."""
    if isinstance(refusal, Invalid) and "reason" in refusal.errors:
        return refusal
    says = f"{item.nomination.ref}: {refusal.says}"
    return Invalid({"": says}) if isinstance(refusal, Invalid) else Stale(says)
