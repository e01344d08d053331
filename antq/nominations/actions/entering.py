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
    """A supplement after the round has closed them is refused (Invalid) or flagged, as the round says."""
    if nomination.round is not None and is_over(nomination.round, "supplementing", clock.today()):
        _late(nomination, "supplementing")


def _late(nomination: Nomination, kind: str) -> None:
    round = nomination.round
    if round is None or round.late == "flag":
        nomination.late = True
        return
    found = phase(round, kind)
    day = f"{found.closes_on:%d/%m/%Y}" if found else ""
    raise Invalid(
        {
            "move": _l(
                "Đợt “%(name)s” đã hết hạn nhận từ sau ngày %(day)s. Nội dung vẫn còn ở bản nháp, gửi được ở đợt sau.",
                name=round.name,
                day=day,
            )
        }
    )
