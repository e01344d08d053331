"""The spread of one initiative: three counts, who copied whom, where, since when, and with what effect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from ...catalogue.models import Initiative, heir_of
from ...evidence import comparing
from ...kit import hiding
from ...kit.charts import MOST_DRAWN, Node
from ...kit.hiding import Hidden
from ...kit.numbers import write_number
from ...kit.web import Page
from ...law import privacy
from ...places.queries import Named, provinces_named
from .. import queries, recognised
from ..counting import Three
from ..models import Recognition, Replication
from ..spread import Spread, spread_of
from ..words import CLOSE_REASONS, SCOPES
from .shown import Shown, shown

PER_PAGE = 50


@dataclass(frozen=True)
class Tile:
    """A province on the grid, with its points that count."""

    code: str
    label: str
    count: int
    href: str


class LineagePage(Page):
    """/mo-hinh/<slug>/nhan-rong."""

    template = "replications/lineage.html"

    def __init__(self, initiative: Initiative, *, province: str = "", after: str = "", by: Any) -> None:
        super().__init__(by=by)
        self.initiative = heir_of(initiative)
        self.after = after
        self.province = next((each for each in provinces_named() if each.code == province), None)

    @property
    def path(self) -> str:
        """The address without arguments."""
        return f"/mo-hinh/{self.initiative.address}/nhan-rong"

    @cached_property
    def spread(self) -> Spread:
        """Counts and lines, from the ledger's columns."""
        return spread_of(self.initiative)

    @cached_property
    def by_province(self) -> list[tuple[Named, Three]]:
        """The provinces with points that count, the most first."""
        counts = self.spread.by_province
        found = [(each, counts[each.id]) for each in provinces_named() if each.id in counts]
        return sorted(found, key=lambda pair: -pair[1].points)

    @property
    def finding(self) -> str:
        """The spread in a sentence."""
        three, provinces = self.spread.three, len(self.by_province)
        where = ngettext("%(num)d tỉnh, thành phố", "%(num)d tỉnh, thành phố", provinces)
        return _(
            "%(points)s điểm với %(teams)s tổ đang làm theo ở %(where)s",
            points=write_number(three.points),
            teams=write_number(three.teams),
            where=where,
        )

    @cached_property
    def tiles(self) -> list[Tile]:
        """All provinces of today, for the grid."""
        counts = self.spread.by_province
        return [
            Tile(
                each.code,
                _bare(each),
                counts.get(each.id, Three()).points,
                f"{self.path}?tinh={each.code}#cac-diem",
            )
            for each in provinces_named()
        ]

    @cached_property
    def roots(self) -> list[Node]:
        """The tree of copies: the origin, what was copied from it, what was copied from those; of more nodes
        than one drawing takes, the provinces."""
        it = self.initiative
        home = it.commune or it.province
        drawn = 1 + len(self.spread) <= MOST_DRAWN
        children = self._points() if drawn else self._provinces()
        label = home.name if home else _("Nơi khởi đầu")
        return [Node(label, f"/mo-hinh/{it.address}", "gold", _("nơi khởi đầu"), tuple(children))]

    def _points(self) -> list[Node]:
        rows = queries.of_initiative(self.initiative, by=self.by)
        known = {row.id for row in rows}
        copies: dict[int, list[Replication]] = {}
        for row in rows:
            parent = row.copied_from_id if row.copied_from_id in known else 0
            copies.setdefault(parent or 0, []).append(row)

        def grown(row: Replication) -> Node:
            it = Shown(row)
            word, tone = it.tag
            below = tuple(grown(each) for each in copies.get(row.id, ()))
            return Node(it.label, it.href, tone, str(word), below)

        return [grown(row) for row in copies.get(0, ())]

    def _provinces(self) -> list[Node]:
        return [
            Node(
                _("%(name)s: %(n)s điểm", name=_bare(each), n=write_number(three.points)),
                f"{self.path}?tinh={each.code}#cac-diem",
                "ok",
                _("%(n)s tổ", n=write_number(three.teams)),
            )
            for each, three in self.by_province
        ]

    @cached_property
    def years(self) -> list[tuple[int, int]]:
        """Year and how many began in it."""
        return [(each.year, each.begun) for each in self.spread.years]

    @cached_property
    def _found(self) -> list[Shown]:
        province = self.province.id if self.province else None
        return shown(
            queries.page_of(
                self.initiative, province_id=province, after=self.after, limit=PER_PAGE + 1, by=self.by
            )
        )

    @property
    def rows(self) -> list[Shown]:
        """The points of this page of the list, the oldest in the ledger first."""
        return self._found[:PER_PAGE]

    @property
    def next_page(self) -> str:
        """Where the list goes on; "" at its end."""
        if len(self._found) <= PER_PAGE:
            return ""
        within = f"tinh={self.province.code}&" if self.province else ""
        return f"{self.path}?{within}sau={self.rows[-1].ref}#cac-diem"

    @cached_property
    def compared(self) -> list[comparing.Series]:
        """Results compared place by place: the origin and the points that reported."""
        it = self.initiative
        home = it.commune or it.province
        groups = [
            (comparing.Place(_label(row), f"/diem/{row.ref}"), row.album.figures if row.album else [])
            for row in queries.reporting(it, by=self.by)
        ]
        own = comparing.Place(_("%(name)s (nơi khởi đầu)", name=home.name) if home else _("Nơi khởi đầu"), "")
        return comparing.compare([(own, it.album.figures), *groups])

    @cached_property
    def closings(self) -> list[tuple[Any, str]]:
        """Why copies were closed, in words, with how many; of few, the public does not read who had which reason."""
        found = queries.closings(self.initiative)
        counts = [count for _code, count in found]
        cells = counts if self.by.signed_in else hiding.of_sum(counts, privacy.least())
        if all(cell is Hidden.BACK for cell in cells):
            return []
        return [
            (CLOSE_REASONS[code], privacy.said(cell))
            for (code, _count), cell in zip(found, cells, strict=True)
        ]

    @cached_property
    def recognitions(self) -> list[tuple[Any, Recognition]]:
        """Scopes in which it was announced as worth copying."""
        return [(SCOPES[each.scope], each) for each in recognised.recognitions(self.initiative)]


def _bare(place: Named) -> str:
    """A province without its type word."""
    return place.name.removeprefix("Tỉnh ").removeprefix("Thành phố ")


def _label(row: Replication) -> str:
    return (row.commune or row.place).name
