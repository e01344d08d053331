"""An initiative together with all that was merged into it, read as one. A merge moves no row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from ..evidence import figures
from ..evidence.models import Figure, Photo
from .models import Initiative, KnownPlace, Source, members_of


@dataclass(frozen=True)
class Whole:
    """What several initiatives say as one. The first speaks; of what two say alike, the first word counts."""

    members: tuple[Initiative, ...]

    @property
    def names(self) -> list[str]:
        """Every name but the first member's own: the others' names, and the aliases of all."""
        own, *taken = self.members
        names = [alias.name for alias in own.aliases]
        for each in taken:
            names += [each.name, *(alias.name for alias in each.aliases)]
        return [name for name in dict.fromkeys(names) if name != own.name]

    @property
    def known_places(self) -> list[KnownPlace]:
        """The places known to run it, each once."""
        return _once(self._all("known_places"), lambda known: known.place_id)

    @property
    def sources(self) -> list[Source]:
        """The documents that speak of it; a document stands twice when it uses two different names."""
        return _once(self._all("sources"), lambda source: (source.document_id, source.verbatim))

    @property
    def figures(self) -> list[Figure]:
        """The figures of all; none is left out, for sources may contradict each other."""
        return [figure for each in self.members for figure in each.album.figures]

    @property
    def photos(self) -> list[Photo]:
        """The photos of all, the first member's own before the others'; the same picture once."""
        return _once((photo for each in self.members for photo in each.album.photos), lambda photo: photo.key)

    @property
    def spread(self) -> dict[str, int]:
        """Points and teams of all of them, by the column of the first member's row that keeps them."""
        return {
            "replication_count": sum(each.own_points for each in self.members),
            "team_count": sum(each.own_teams for each in self.members),
        }

    @property
    def counts(self) -> dict[str, Any]:
        """What the first member's row keeps of all of them, by column."""
        return {
            **self.spread,
            "figure_count": len(figures.current(self.figures)),
            "commendation_count": sum(sum(each.own_awards.values()) for each in self.members),
            "award_forms": " ".join(sorted({form for each in self.members for form in each.own_awards})),
        }

    def _all(self, name: str) -> Iterable[Any]:
        return (row for each in self.members for row in getattr(each, name))


def whole(initiative: Initiative) -> Whole:
    """The initiative with all that was merged into it."""
    return Whole(tuple(members_of(initiative)))


def _once(rows: Iterable[Any], key: Callable[[Any], Hashable]) -> list[Any]:
    first: dict[Hashable, Any] = {}
    for row in rows:
        first.setdefault(key(row), row)
    return list(first.values())
