"""A page is what an address shows; a region is a block of it that can be swapped alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Response, current_app, make_response, render_template
from jinja2_fragments.flask import render_block

from .htmx import wanted_region


@dataclass(frozen=True)
class TimelineItem:
    """One event as the timeline macro reads it."""

    at: str
    title: str
    who: str
    note: str
    tone: str


class Page:
    """What one template needs. Public attributes and methods are read there as `page.…`, lazily."""

    template: ClassVar[str]

    def __init__(self, *, by: Any) -> None:
        self.by = by

    def respond(self, status: int = 200) -> Response:
        """The region that the request asks for, if the template has it; else the whole page."""
        region = wanted_region()
        if region and region in self._regions():
            html = render_block(self.template, region, page=self)
        else:
            html = render_template(self.template, page=self)
        return make_response(html, status)

    def _regions(self) -> set[str]:
        template = current_app.jinja_env.get_template(self.template)
        return set(template.blocks)
