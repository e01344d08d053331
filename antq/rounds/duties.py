"""Rounds that still take the dossiers of one's unit, with their last day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit import clock
from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from . import queries
from .phases import days_left, left


@duty
def open_rounds(*, by: Any) -> Iterator[Duty]:
    """One line a round, for who writes dossiers."""
    today = clock.today()
    for province_id in by.provinces_as("officer"):
        for round in queries.running(province_id, today):
            if (days := days_left(round, "nominating", today)) is not None:
                label = _("Đợt đang nhận hồ sơ: %(name)s", name=round.name)
                yield Duty(label, 1, path_to("rounds.show", ref=round.ref), left(days).capitalize())
