"""What search may find an initiative by: its names, its words, its people, its places old and new."""

from __future__ import annotations

from ..places import lineage
from .models import Initiative
from .words import REPLICATION, field_label, kind_label

SPREAD_WEIGHT = {"nationwide": 300, "spreading": 200, "built": 100, "proposed": 0}
MOST_WEIGHT = 999


def body_of(initiative: Initiative) -> str:
    """All that the public may read of it, as one text."""
    parts = [
        initiative.ref,
        initiative.summary,
        field_label(initiative.field),
        kind_label(initiative.kind),
        sponsor_of(initiative),
        initiative.place_text,
        *place_names(initiative),
        initiative.what,
        initiative.how,
        initiative.resources,
        initiative.lessons,
        *(source.verbatim for source in initiative.sources),
    ]
    return "\n".join(part for part in parts if part)


def place_names(initiative: Initiative) -> list[str]:
    """The names, then and now, of its place of origin and of the places known to run it."""
    places = [initiative.place, *(known.place for known in initiative.known_places)]
    names = [name for place in places if place is not None for name in lineage.names_of(place)]
    return list(dict.fromkeys(names))


def sponsor_of(initiative: Initiative) -> str:
    """Who stands behind it: the unit's name, or the words of the source."""
    return initiative.sponsor_text or (initiative.sponsor.name if initiative.sponsor else "")


def weight_of(initiative: Initiative) -> int:
    """How far it is lifted among equally good hits: by how far it has spread, then by commendations."""
    spread = SPREAD_WEIGHT[REPLICATION[initiative.replication].code]
    return min(MOST_WEIGHT, spread + 10 * initiative.commendation_count)
