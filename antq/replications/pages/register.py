"""Registering: first what others did near by and why copies were closed, then the questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...catalogue.models import Initiative
from ...evidence import figures
from ...kit.web import Page
from .. import queries
from ..forms import RegisterForm
from ..forms.registering import written
from ..models import Replication
from ..words import CLOSE_REASONS
from .shown import Shown, shown

MOST_FINDINGS = 3


@dataclass(frozen=True)
class Neighbour:
    """A replication near by with what it reported."""

    shown: Shown
    findings: list[str]
    same_commune: bool


class RegisterPage(Page):
    """/mo-hinh/<slug>/dang-ky-nhan-rong, and changing what was registered."""

    template = "replications/register.html"

    def __init__(
        self,
        initiative: Initiative,
        form: RegisterForm,
        *,
        by: Any,
        known: Replication | None = None,
        twin: Replication | None = None,
        stale: str = "",
    ) -> None:
        super().__init__(by=by)
        self.stale = stale
        self.initiative, self.form, self.known, self.twin = initiative, form, known, twin

    @property
    def by_now(self) -> list[tuple[Any, str]]:
        """What stands in the ledger by now where something else was typed: question and answer."""
        if not self.stale or self.known is None:
            return []
        found = []
        for name, value in written(self.known).items():
            field = self.form[name]
            if name != "phien_ban" and value != (field.data or ""):
                said = dict(getattr(field, "choices", None) or ()).get(value, value)
                found.append((field.label.text, said or _("để trống")))
        return found

    @cached_property
    def near(self) -> list[Neighbour]:
        """Those that run in the province of the person's unit, the same commune first."""
        post = next((post for post in self.by.posts if post.role == "officer"), None)
        if post is None:
            return []
        rows = queries.near(
            self.initiative, commune_id=post.place_id, province_id=post.province_id, by=self.by
        )
        return [
            Neighbour(Shown(row), _findings(row), row.commune_id == post.place_id)
            for row in rows
            if row is not self.known
        ]

    @cached_property
    def closings(self) -> list[tuple[Any, int]]:
        """Why copies elsewhere were closed, in words, with how many."""
        return [(CLOSE_REASONS[code], count) for code, count in queries.closings(self.initiative)]

    @cached_property
    def last_words(self) -> list[Shown]:
        """What those who closed theirs told."""
        return shown(queries.last_words(self.initiative, by=self.by))


def _findings(replication: Replication) -> list[str]:
    if replication.album is None:
        return []
    return [figures.finding(each) for each in figures.current(replication.album.figures)[:MOST_FINDINGS]]
