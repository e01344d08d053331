"""Letters that wait for whoever keeps the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from .workflow import LETTER


@duty
def letters(*, by: Any) -> Iterator[Duty]:
    """Held back, or not taken by the mail server."""
    for one in LETTER.waiting(by=by):
        href = path_to("letters.browse", **{"trang-thai": one.state.code})
        yield Duty(str(one.says), one.count, href)
