"""The four ways of saying no, each with the Vietnamese sentence that the person reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """Base of the four; `status` is the HTTP status that the door answers with."""

    status = 400

    def __init__(self, says: Any = "") -> None:
        super().__init__(says)
        self.says = says


class Refused(Refusal):
    """The person may not do this; `says` is the reason of the rule."""

    status = 403


class Missing(Refusal):
    """There is no such thing, or none that this person may see: the answer is the same."""

    status = 404


class Stale(Refusal):
    """Somebody was quicker: the thing is no longer in the state this act started from."""

    status = 409


class Invalid(Refusal):
    """What was typed or sent cannot be taken; `errors` maps field names to sentences."""

    status = 422

    def __init__(self, errors: Mapping[str, Any]) -> None:
        super().__init__("; ".join(str(says) for says in errors.values()))
        self.errors = dict(errors)
