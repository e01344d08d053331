"""What an import would do: the list of a day compared with what stands, line by line, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select

from ..kit.database import db
from .listed import Followed, Listed, Unreadable
from .models import Place, PlaceVersion, Succession
from .timetable import Stood, Timetable


@dataclass(frozen=True)
class Change:
    """A place of today that goes on with another name, type or parent."""

    stood: Stood
    listed: Listed

    @property
    def says(self) -> list[str]:
        """Which of the three."""
        before, now = self.stood, self.listed
        found = []
        if before.kind != now.kind:
            found.append(f"retyped  {now.code} {before.name} -> {now.name}")
        elif before.name != now.name:
            found.append(f"renamed  {now.code} {before.name} -> {now.name}")
        return found


@dataclass
class Review:
    """The difference between a list and what stands; `faults` forbid to carry it out."""

    on: date
    new: list[Listed] = field(default_factory=list)
    replaced: list[tuple[Stood, Listed]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    moved: list[tuple[Stood, Listed]] = field(default_factory=list)
    gone: list[Stood] = field(default_factory=list)
    following: list[Followed] = field(default_factory=list)
    unchanged: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.new or self.replaced or self.changed or self.moved or self.gone)

    @property
    def lines(self) -> list[str]:
        """The difference for reading, a line each."""
        found = [f"new      {one.code} {one.name}" for one in self.new]
        for change in self.changed:
            found += change.says
        found += [
            f"moved    {one.code} {one.name}: parent {one.parent_code or 'none'}"
            for _stood, one in self.moved
        ]
        found += [
            f"replaced {one.code} {stood.name} -> {one.name} (another area){self._into(one.code)}"
            for stood, one in self.replaced
        ]
        found += [f"gone     {stood.code} {stood.name}{self._into(stood.code)}" for stood in self.gone]
        return [*found, f"unchanged {self.unchanged}"]

    def _into(self, code: str) -> str:
        parts = [f"{one.new_code} ({one.kind})" for one in self.following if one.old_code == code]
        return f", followed by {', '.join(parts)}" if parts else ""


def review(places: list[Listed], successions: list[Followed], *, on: date) -> Review:
    """Compare a list with what stands. Raises Unreadable with every reason that forbids to carry it out.

    A code that stands in the successions as old and as new is another area from `on`: a new place under the
    old code. What an earlier run of the same import did is unchanged.
    """
    found, known = Review(on), Timetable()
    stands = known.standing(date.max)
    found.following = [one for one in successions if not _is_done(one, known, on)]
    listed = {one.code: one for one in places}
    old = {one.old_code for one in found.following}
    new = {one.new_code for one in found.following}
    _check_successions(found, stands, listed)
    for one in places:
        stood = stands.get(one.code)
        if stood is None:
            found.new.append(one)
        elif one.code in old & new:
            found.replaced.append((stood, one))
        elif one.code in old:
            found.faults.append(
                f"successions: {one.code} {stood.name} is followed, but the list still has it; an area that changed"
                f" needs {one.code} as new_code too"
            )
        elif one.code in new:
            found.faults.append(
                f"successions: {one.code} {stood.name} takes in another place, so its area changes; say who"
                f" followed {one.code} itself"
            )
        else:
            _compare(found, stood, one, stands, old & new)
    for code, stood in stands.items():
        if code in listed:
            continue
        found.gone.append(stood)
        if code not in old:
            found.faults.append(
                f"{code} {stood.name} is not in the list, and no succession says who followed"
            )
    _check_days(found)
    _check_codes(found, known)
    _check_order(found)
    if found.faults:
        raise Unreadable(found.faults)
    return found


def _compare(found: Review, stood: Stood, one: Listed, stands: dict[str, Stood], renewed: set[str]) -> None:
    """A place that goes on: under its name and parent, or others."""
    parent = stands.get(one.parent_code)
    same_name = (stood.name, stood.kind) == (one.name, one.kind)
    # A parent that is replaced is another place under the same code: its children go on below the new one.
    same_parent = stood.parent_id == (parent.id if parent else None) and one.parent_code not in renewed
    if not same_name:
        found.changed.append(Change(stood, one))
    if not same_parent:
        found.moved.append((stood, one))
    if same_name and same_parent:
        found.unchanged += 1


def _is_done(one: Followed, known: Timetable, on: date) -> bool:
    """Whether an earlier run wrote this very succession."""
    eve = on - timedelta(days=1)
    ended = [each.id for each in known.of_code(one.old_code) if each.ended_on == eve]
    stands = [each.id for each in known.of_code(one.new_code) if each.on(on)]
    edge = select(Succession.id).where(
        Succession.old_id.in_(ended), Succession.new_id.in_(stands), Succession.effective_on == on
    )
    return bool(ended) and bool(stands) and db.session.scalar(edge.limit(1)) is not None


def _check_successions(found: Review, stands: dict[str, Stood], listed: dict[str, Listed]) -> None:
    for one in found.following:
        if one.old_code not in stands:
            found.faults.append(
                f"successions, line {one.line}: no place of today has the code {one.old_code}"
            )
        if one.new_code not in listed:
            found.faults.append(f"successions, line {one.line}: {one.new_code} is not in the list")


def _check_days(found: Review) -> None:
    """Nothing can change before, or on, the day on which it began or last changed."""
    changing = [
        *(change.stood for change in found.changed),
        *(stood for stood, _one in [*found.replaced, *found.moved]),
        *found.gone,
    ]
    touched = {stood.id: stood for stood in changing}
    rows = select(PlaceVersion.place_id, PlaceVersion.valid_from).where(PlaceVersion.valid_from >= found.on)
    for row in db.session.execute(rows.order_by(PlaceVersion.id)):
        if row.place_id in touched:
            stood = touched[row.place_id]
            found.faults.append(
                f"{stood.code} {stood.name} stands so since {row.valid_from}: --on must be later"
            )


def _check_codes(found: Review, known: Timetable) -> None:
    """A code that returns names two areas on no day: the one that had it ended before the new one begins."""
    goes_on = {stood.id for stood, _one in found.replaced}  # ends on the day before, by this very import
    for one in [*found.new, *(one for _stood, one in found.replaced)]:
        for stood in known.of_code(one.code):
            if stood.ended_on is not None and stood.ended_on >= found.on and stood.id not in goes_on:
                found.faults.append(
                    f"{one.code} {stood.name} had the code until {stood.ended_on}: --on must be later"
                )


def _check_order(found: Review) -> None:
    """A list is compared with what stands now: one of an earlier day would be carried out among places of another."""
    columns = (Place.began_on, PlaceVersion.valid_from, Succession.effective_on)
    days = [db.session.scalar(select(func.max(column))) for column in columns]
    newest = max((day for day in days if day is not None), default=date.min)
    if found.on < newest and not found.empty:
        found.faults.append(
            f"--on {found.on} lies before {newest}, when places last changed: lists are taken in in the order of"
            f" their days"
        )
