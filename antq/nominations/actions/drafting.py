"""The unit writes: begin, answer, send in, take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ...evidence import actions as evidence
from ...evidence.models import Album
from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Refused, Stale
from ...places.models import Place
from ...rounds import queries as rounds
from ...units.models import Unit
from .. import events as events
from ..code import next_code
from ..models import Nomination
from ..report import QUESTION, is_changeable
from ..workflow import NOMINATION
from .choosing import answer
from .conflicts import apply_recusals
from .entering import into_round, supplement_in_time
from .reception import end_pauses, file_in

SAVED_MEANWHILE = _l(
    "Người khác vừa lưu hồ sơ này. Nội dung vừa nhập vẫn còn bên dưới; xem lại rồi lưu lần nữa."
)


def begin(recipient: str, *, unit: Unit, by: Any) -> Nomination:
    """A new draft of `unit` for an initiative, a collective or a person; it has its code at once."""
    must(by, "nomination.begin")
    if not by.holds("officer", unit_id=unit.id):
        raise Refused(_l("Chỉ lập hồ sơ cho đơn vị mình."))
    if unit.province is None:
        raise Refused(_l("Đơn vị chưa thuộc tỉnh nào trong danh mục, chưa thể đề cử."))
    # One draft of a province at a time takes the next code; no row that refers to the place waits for this.
    db.session.get(Place, unit.province.id, with_for_update={"key_share": True})
    now = clock.now()
    album = Album(unit_id=unit.id, province_id=unit.province_id)
    nomination = Nomination(
        ref=next_code(unit.province.code, clock.today()),
        recipient=recipient,
        unit=unit,
        province=unit.province,
        place_id=unit.place_id,
        round=rounds.nominating(unit.province.id, None, clock.today()),
        author_id=by.person_id,
        album=album,
        state="draft",
        version=1,
        created_at=now,
        saved_at=now,
        saved_by_id=by.person_id,
        moved_at=now,
        returns=0,
        publicity="full",
    )
    db.session.add(nomination)
    db.session.flush()
    evidence.close_to(album, by.person_id)
    record("nomination.begin", nomination, by=by)
    return nomination


def write(nomination: Nomination, answers: Mapping[str, Any], *, seen: int, by: Any) -> None:
    """Save answers of one step. `seen` is the version the person was looking at: raises Stale when
    somebody saved in between, Refused for an answer that the office did not ask to supplement."""
    must(by, "nomination.edit", nomination)
    _claim(nomination, seen)
    for name in answers:
        if name not in QUESTION:
            raise KeyError(name)
        _open(nomination, name)
    for name, value in answers.items():
        answer(nomination, name, value, by=by)
    nomination.saved_at, nomination.saved_by_id = clock.now(), by.person_id


def write_figures(nomination: Nomination, rows: list[dict[str, Any]], *, by: Any) -> None:
    """Make the before/after figures of the report those of `rows` (what, unit, before, value, period, source …).

    A row with the `ref` of one of them renews that one: whatever the row does not name stays as it is. A row
    without is a new figure, and a figure without a row is dropped.
    """
    must(by, "nomination.edit", nomination)
    album = nomination.album
    left = {figure.ref: figure for figure in album.figures}
    renewed = [(left.pop(row.get("ref", ""), None), row) for row in rows]
    for figure in left.values():
        evidence.drop_figure(figure)
    for known, row in renewed:
        said = {name: value for name, value in row.items() if name != "ref"}
        if known is None:
            evidence.add_figure(album, **said, said_by=nomination.unit)
        else:
            evidence.rewrite_figure(known, **said)
    db.session.expire(album, ["figures"])


def _claim(nomination: Nomination, seen: int) -> None:
    """One more version, if it still is the one that the person saw."""
    locked = lock(nomination)
    if locked.version != seen:
        raise Stale(SAVED_MEANWHILE)
    locked.version += 1


def lock(nomination: Nomination) -> Nomination:
    """The dossier as it is now, and nobody else's to change until the transaction ends."""
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None:
        raise Stale(SAVED_MEANWHILE)
    return locked


def opened(nomination: Nomination, name: str, *, by: Any) -> Nomination:
    """The dossier, locked, when `by` may change this part of it now: of whoever adds a photo and whoever sends the
    dossier in, the second finds what the first left. Raises Refused, Stale."""
    locked = lock(nomination)
    must(by, "nomination.edit", locked)
    db.session.expire(locked.album)
    _open(locked, name)
    return locked


def _open(nomination: Nomination, name: str) -> None:
    """Raise Refused when the dossier came back for other things than this."""
    if not is_changeable(nomination, name):
        raise Refused(
            _l("Cơ quan thường trực không yêu cầu bổ sung phần này; phần này giữ nguyên như đã gửi.")
        )


def submit(nomination: Nomination, *, by: Any) -> None:
    """Send a draft in, or its supplement. Raises Invalid when something is unanswered."""
    must(by, "nomination.submit", nomination)
    db.session.expire(lock(nomination).album)
    code = "resubmit" if nomination.state == "returned" else "submit"
    if code == "submit":
        into_round(nomination)
    else:
        supplement_in_time(nomination)
    NOMINATION.move(nomination, code, by=by)
    nomination.submitted_at = nomination.submitted_at or clock.now()
    nomination.album.submitted = True
    file_in(nomination, by=by)
    if code == "submit":
        apply_recusals(nomination)


def withdraw(nomination: Nomination, note: str = "", *, by: Any) -> None:
    """Take the dossier back before it is received."""
    NOMINATION.move(nomination, "withdraw", by=by, note=note)
    end_pauses(nomination, "return", "hold", by=by)
    nomination.due_on, nomination.held_at = None, None
