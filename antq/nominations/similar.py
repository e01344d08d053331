"""What the catalogue has already that a nomination of a new initiative may mean, for the officer who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ..catalogue.similar import Similar, describe, similar_to
from ..catalogue.texts import where_of
from ..catalogue.words import REPLICATION
from ..places.models import Place
from .models import Nomination

WHY = {
    "name": _l("cùng tên"),
    "near_name": _l("tên gần giống"),
    "commune": _l("cùng xã"),
    "said": _l("nội dung tương tự"),
}
"""Reason of a likeness to its words."""

SHORTEST = 3
"""Letters of a name below which anything would be like it."""


@dataclass(frozen=True)
class Known:
    """An initiative of the catalogue as the officer reads it."""

    name: str
    ref: str
    href: str
    about: str
    why: str

    @property
    def replicate(self) -> str:
        """Where one registers a replication of it."""
        return f"{self.href}/dang-ky-nhan-rong"


def known_like(
    nomination: Nomination, *, name: str, place: Place | None, summary: str, by: Any
) -> list[Known]:
    """Up to five initiatives like the one that is being nominated, the most alike first.

    Nothing for dossiers of people and collectives, and for one that names its initiative already.
    """
    if nomination.recipient != "initiative" or nomination.initiative_id or len(name) < SHORTEST:
        return []
    wanted = describe(name, place=place, summary=summary, sponsor=nomination.unit.name)
    return [_known(each) for each in similar_to(wanted, by=by)]


def _known(similar: Similar) -> Known:
    it = similar.initiative
    about = " · ".join(part for part in (where_of(it), str(REPLICATION[it.replication].label)) if part)
    why = ", ".join(str(WHY[code]) for code in similar.likeness.reasons)
    return Known(it.name, it.ref, f"/mo-hinh/{it.address}", about, why)
