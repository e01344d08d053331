"""What can happen to a handover, and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from .models import Handover


def the_successor(handover: Handover, payload: dict[str, Any]) -> Iterable[int]:
    """Tell the officers of the unit that is asked."""
    return holders("officer", unit_id=handover.successor_id)


def the_office(handover: Handover, payload: dict[str, Any]) -> Iterable[int]:
    """Tell the standing office of the province, and whoever proposed."""
    proposer = [handover.proposed_by_id] if handover.proposed_by_id else []
    if handover.province_id is None:  # a unit of the whole country has no such office
        return proposer
    return {*holders("standing_office", province_id=handover.province_id), *proposer}


event(
    "handover.propose",
    says=_l("{actor} đề nghị {successor} tiếp nhận phần việc của {subject}"),
    keys={"successor", "note"},
    tells=the_successor,
    tone="info",
)
event(
    "handover.accept",
    says=_l("{actor} đã tiếp nhận phần việc của {subject}"),
    keys={"note"},
    tells=the_office,
    tone="ok",
)
event(
    "handover.decline",
    says=_l("{actor} không tiếp nhận phần việc của {subject}"),
    keys={"note"},
    tells=the_office,
    tone="bad",
)
event(
    "handover.withdraw",
    says=_l("{actor} rút đề nghị bàn giao {subject}"),
    keys={"note"},
    tells=the_successor,
)
