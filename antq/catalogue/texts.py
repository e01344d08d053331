"""What search may find an initiative by: its names, its words, its people, its places old and new."""

from __future__ import annotations

from ..kit.search import Words
from ..places import lineage
from ..units.words import today, with_successor
from .models import Initiative
from .whole import Whole
from .words import field_label, kind_label

LIFT = {"nationwide": 12, "spreading": 8, "built": 4, "proposed": 0}
"""How much the state of replication lifts an initiative among equally good hits of a search."""


def words_of(whole: Whole) -> Words:
    """What the public may search of an initiative and of all that was merged into it."""
    own = whole.members[0]
    return Words(
        name=own.name,
        aliases=whole.names,
        places=[name for each in whole.members for name in place_names(each)],
        summary=own.summary,
        body="\n".join(body_of(each) for each in whole.members),
    )


def body_of(initiative: Initiative) -> str:
    """All that the public may read of it besides names, places and summary, as one text."""
    parts = [
        initiative.ref,
        field_label(initiative.field),
        kind_label(initiative.kind),
        sponsor_of(initiative),
        successor_of(initiative),
        initiative.place_text,
        initiative.what,
        initiative.how,
        initiative.resources,
        initiative.lessons,
        *(source.verbatim for source in initiative.sources),
    ]
    return "\n".join(part for part in parts if part)


def place_names(initiative: Initiative) -> list[str]:
    """The names, then and now, of its place of origin and of the places known to run it; the words of the
    source where the place of origin is not known."""
    places = [initiative.place, *(known.place for known in initiative.known_places)]
    names = [name for place in places if place is not None for name in lineage.names_of(place)]
    if initiative.place is None and initiative.place_text:
        names.append(initiative.place_text)
    return list(dict.fromkeys(names))


def sponsor_of(initiative: Initiative) -> str:
    """Who stands behind it: the unit's name, or the words of the source."""
    return initiative.sponsor_text or (initiative.sponsor.name if initiative.sponsor else "")


def successor_of(initiative: Initiative) -> str:
    """Who stands behind it now, where its sponsor has ended and was taken over; else ""."""
    sponsor = initiative.sponsor
    return "" if sponsor is None or sponsor.successor_id is None else today(sponsor).name


def sponsor_said(initiative: Initiative) -> str:
    """The same with the unit that has taken over, where the sponsor has ended."""
    said = sponsor_of(initiative)
    return with_successor(initiative.sponsor, said) if initiative.sponsor else said


def where_of(initiative: Initiative) -> str:
    """Its place of origin, then and now; the words of the source where the place is not known."""
    return lineage.described(initiative.place) if initiative.place else initiative.place_text
