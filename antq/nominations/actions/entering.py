"""Into which round a dossier goes, and what becomes of one that comes late."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.refusals import Invalid
from ...rounds import queries as rounds
from ...rounds.phases import is_over, phase, takes
from ..models import Nomination


def into_round(nomination: Nomination) -> None:
    """The round that is open today for this form. Where none is: the one it was begun in refuses it (Invalid) or
    takes it in flagged, as the round says; a dossier begun in none is outside of rounds (đột xuất)."""
    today = clock.today()
    level = nomination.form.level if nomination.form else None
    if (now := rounds.nominating(nomination.province_id, level, today)) is not None:
        nomination.round = now
        return
    begun_in = nomination.round
    if begun_in is None or not takes(begun_in, level) or not is_over(begun_in, "nominating", today):
        nomination.round = None
        return
    _late(nomination, "nominating")


def supplement_in_time(nomination: Nomination) -> None:
    """A supplement is in time from the moment at which the office asks for it, also before its round opens them: the
    days that the unit was given run from then, and it answers one request. It is in time until the day that the office
    set, even when the round has closed them before. What comes after both is refused (Invalid) or flagged, as the
    round says."""
    round, today = nomination.round, clock.today()
    if round is None or not is_over(round, "supplementing", today):
        return
    if nomination.due_on is None or nomination.due_on < today:
        _late(nomination, "supplementing")


TOO_LATE = {
    "nominating": _l(
        "Đợt “%(name)s” chỉ nhận hồ sơ đến hết ngày %(day)s. Nội dung vẫn còn ở bản nháp, gửi được ở đợt sau."
    ),
    "supplementing": _l(
        "Đợt “%(name)s” chỉ nhận bổ sung đến hết ngày %(day)s, và hạn bổ sung của hồ sơ đã qua."
        " Rút hồ sơ này rồi đề cử lại ở đợt sau, hoặc liên hệ cơ quan thường trực."
    ),
}


def _late(nomination: Nomination, kind: str) -> None:
    round = nomination.round
    if round is None or round.late == "flag":
        nomination.late = True
        return
    found = phase(round, kind)
    day = f"{found.closes_on:%d/%m/%Y}" if found else ""
    raise Invalid({"move": TOO_LATE[kind] % {"name": round.name, "day": day}})
