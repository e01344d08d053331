"""Sections: what an upper room shows on a lower room's page, without the lower room knowing it.

    @section("initiative")            # in honours/sections.py
    def commendations(initiative, *, by): return "honours/_of_initiative.html", rows

A template writes `{% for part in sections("initiative", thing) %}{% include part.template %}{% endfor %}`;
the included template reads `part.content`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_login import current_user

Maker = Callable[..., "tuple[str, Any] | None"]
SECTIONS: dict[str, list[Maker]] = {}


@dataclass(frozen=True)
class Section:
    """A part of a page: its template and what that template shows."""

    template: str
    content: Any


def section(place: str) -> Callable[[Maker], Maker]:
    """Hang a section on `place`; rooms hang theirs in floor order. None leaves it out."""

    def register(maker: Maker) -> Maker:
        SECTIONS.setdefault(place, []).append(maker)
        return maker

    return register


def sections(place: str, thing: Any) -> list[Section]:
    """The sections of `place` about `thing` for the person who looks."""
    by = current_user._get_current_object()
    made = (maker(thing, by=by) for maker in SECTIONS.get(place, ()))
    return [Section(*each) for each in made if each is not None]
