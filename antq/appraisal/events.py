"""What happens to a dossier on the desk: who is on it."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..nominations.models import Nomination


def assignee(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Who has been given the dossier."""
    return [nomination.assignee_id] if nomination.assignee_id else []


event("nomination.claim", says=_l("{actor} nhận xử lý hồ sơ “{subject}”"), tier="office")
event("nomination.give_up", says=_l("{actor} thôi xử lý hồ sơ “{subject}”"), tier="office")
event(
    "nomination.entrust",
    says=_l("{actor} giao hồ sơ “{subject}” cho {person}"),
    keys=("person", "to", "before"),
    tells=assignee,
    tier="office",
)
event(
    "nomination.tag",
    says=_l("{actor} gắn nhãn “{tag}” cho hồ sơ “{subject}”"),
    keys=("tag", "before"),
    tier="office",
)
event(
    "nomination.untag", says=_l("{actor} bỏ nhãn “{tag}” của hồ sơ “{subject}”"), keys=("tag",), tier="office"
)
