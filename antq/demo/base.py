"""The ground of the sample data: places, law, units, people, campaigns, initiatives, figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from .. import ground
from ..campaigns import actions as campaigns
from ..catalogue import actions as catalogue
from ..catalogue.models import Initiative
from ..evidence import actions as evidence
from ..handovers import actions as handovers
from ..kit import clock
from ..kit.database import db
from ..law import actions as law
from ..law.models import Document
from ..law.queries import by_ref as document
from ..people import actions as people
from ..people.actor import SYSTEM, Actor, actor_of
from ..people.models import Person
from ..people.passwords import hash_of
from ..places.models import Place
from ..places.queries import by_key
from ..units.actions import add_unit, follow
from ..units.models import Unit
from .drawing import Drawer
from .files import OWN, toml

OPENED = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
"""When the sample registry was opened: before its first nomination."""


@dataclass
class World:
    """What was made so far, by the keys of the data files."""

    drawer: Drawer
    password: str
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        """The person as they act on the (stopped) day."""
        return actor_of(self.people[username])


def lay_ground(world: World) -> None:
    """Everything that stands before the first nomination."""
    with clock.stopped(OPENED):
        ground.lay()
        _documents()
        _units(world)
        _people(world)
        for row in toml(OWN / "units.toml", "handover"):
            unit, successor = world.units[row["unit"]], world.units[row["successor"]]
            handovers.propose(unit, successor, row["note"], by=world.actor(row["by"]))
        campaigns.load(
            {table: toml(OWN / "campaigns.toml", table) for table in ("campaign", "target", "quota")}
        )
        for row in toml(OWN / "initiatives.toml", "initiative"):
            world.initiatives[row["key"]] = _initiative(row, world)
        for row in toml(OWN / "figures.toml", "figure"):
            _figure(row, world)
        for initiative in world.initiatives.values():
            catalogue.reindex(initiative)


def _documents() -> None:
    """The five documents and what they cite."""
    rows = toml(OWN / "documents.toml", "document")
    named = {each["place"] for row in rows for each in row.get("provinces", ())}
    law.load_documents(rows, {key: by_key(key).name for key in named})


def _units(world: World) -> None:
    for row in toml(OWN / "units.toml", "unit"):
        world.units[row["ref"]] = add_unit(
            row["ref"],
            name=row["name"],
            short_name=row.get("short", ""),
            kind=row["kind"],
            place=by_key(row["place"]),
            province=by_key(row["province"]),
            parent=world.units.get(row.get("parent", "")),
            ended_on=row.get("valid_to"),
        )
    for row in toml(OWN / "units.toml", "unit"):
        if "successor" in row:
            follow(world.units[row["ref"]], world.units[row["successor"]])


def _people(world: World) -> None:
    """The sample accounts. Their common password is sample data: no way through the site sets such a one."""
    for row in toml(OWN / "people.toml", "person"):
        person, _initial = people.create_person(row["username"], row["name"], by=SYSTEM)
        person.password_hash = hash_of(world.password)
        person.password_expires_at = None
        db.session.flush()  # giving a post reads the person anew
        world.people[row["username"]] = person
        for posting in row["postings"]:
            unit = world.units[posting["unit"]]
            people.post(person, unit, posting["role"], posting["from"], posting.get("to"), by=SYSTEM)


def _initiative(row: dict[str, Any], world: World) -> Initiative:
    editor = world.actor("thuongtruc")
    initiative = catalogue.register(
        name=row["name"],
        kind=row["kind"],
        field=row["field"],
        summary=row["summary"],
        what=row["what"],
        how="\n".join(row["how"]),
        resources=row.get("resources", ""),
        lessons=row.get("lessons", ""),
        sponsor=world.units.get(row.get("sponsor", "")),
        sponsor_text=row.get("sponsor_text", ""),
        place=_place(row.get("place_then")),
        place_text=row.get("place_text", ""),
        started_on=date(row["year"], 1, 1) if "year" in row else None,
        started_precision=row.get("year_precision", "year"),
        replication=row["replication"],
        activity=row["activity"],
        aliases=row.get("aliases", ()),
        by=editor,
    )
    source = source_document(row["source"])
    catalogue.add_source(initiative, source, verbatim=row["verbatim"])
    for known in row.get("known_places", ()):
        place = _place(known["place_then"])
        if place is not None:
            catalogue.add_known_place(initiative, place, document=source, note=known.get("note", ""))
    for picture in row["pictures"]:
        world.drawer.hang(initiative.album, picture, seed=row["key"], consent="illustration", by=editor)
    return initiative


def _figure(row: dict[str, Any], world: World) -> None:
    initiative = world.initiatives.get(row.get("initiative", ""))
    place = by_key(row["scope"])
    evidence.add_figure(
        initiative.album if initiative else None,
        key=row["key"],
        what=row["what"],
        value=Decimal(row["value"]),
        qualifier=row["qualifier"],
        unit=row["unit"],
        better=row.get("better", "none"),
        scope=place.name,
        period=row["period"],
        document=source_document(row["source"]),
        source=row.get("note", ""),
        place=place,
    )


def _place(key: str | None) -> Place | None:
    return by_key(key) if key else None


def source_document(key: str) -> Document:
    """The document with this key of the data files."""
    found = document(key)
    if found is None:
        raise KeyError(key)
    return found
