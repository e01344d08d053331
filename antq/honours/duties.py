"""Decisions that wait for the second person, each by its name: there are few, and which one it is matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from . import queries


@duty
def decisions(*, by: Any) -> Iterator[Duty]:
    """Drawn up by somebody else and not public yet, with how many it honours."""
    for decision in queries.to_release(by=by):
        yield Duty(
            _("Chờ công khai: %(title)s", title=decision.title),
            len(decision.commendations),
            path_to("honours.show", ref=decision.ref),
            decision.about,
        )
