"""What the public pages of honours need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask_babel import gettext as _

from ...catalogue.models import heir_of
from ...evidence.pictures import Picture
from ...evidence.queries import covers_of
from ...kit import clock
from ...kit.documents import ledger
from ...kit.documents.records import IssuedPaper
from ...kit.numbers import write_day
from ...kit.policy import may
from ...kit.web import Page
from ...law.words import LEVELS
from ...places.models import Place
from ...places.words import short
from .. import papers, queries
from ..dating import dated_at
from ..filtering import RollFilter
from ..models import SHOWN, Amendment, Commendation, Decision
from ..policy import DESK
from ..publicity import name_left
from ..shown import Honour, honour, taken_back
from ..workflow import DECISION

PATH = "/vinh-danh"


class RollPage(Page):
    """/vinh-danh/<year>: who was honoured, by form; of one level, form, province or unit where one is chosen."""

    template = "honours/roll.html"

    def __init__(self, year: int | None, asked: RollFilter, *, by: Any) -> None:
        super().__init__(by=by)
        self.counts = queries.years()
        self.year = year or next(iter(self.counts), clock.today().year)
        self.forms = queries.forms_of(self.year)
        self.unit = queries.honoured_unit(asked.unit)
        self.wanted = asked._replace(
            level=asked.level if asked.level in {form.level for form, _count in self.forms} else "",
            form=asked.form if asked.form in {form.code for form, _count in self.forms} else "",
            province=asked.province if asked.province in {each.code for each, _n in self.provinces} else "",
            unit=self.unit.ref if self.unit else "",
        )

    @property
    def title(self) -> str:
        """The year stands in it."""
        return _("Vinh danh năm %(year)s", year=self.year)

    @cached_property
    def provinces(self) -> list[tuple[Place, int]]:
        """Those of the units honoured in the year."""
        return queries.provinces_of(self.year)

    @cached_property
    def tabs(self) -> list[tuple[str, str, bool, int]]:
        """One for each year with honours, and the year that is shown."""
        every = sorted({*self.counts, self.year}, reverse=True)
        return [(str(y), f"{PATH}/{y}", y == self.year, self.counts.get(y, 0)) for y in every]

    @cached_property
    def levels(self) -> list[tuple[str, str, int, bool]]:
        """Levels that occur in the year, as chips."""
        counts: dict[str, int] = {}
        for form, count in self.forms:
            counts[form.level] = counts.get(form.level, 0) + count
        rows = [(_("Mọi cấp"), self.address(level="", form=""), sum(counts.values()), self._any_level)]
        rows += [
            (
                str(LEVELS[level]),
                self.address(level=level, form=""),
                counts[level],
                level == self.wanted.level,
            )
            for level in LEVELS
            if level in counts
        ]
        return rows

    @property
    def _any_level(self) -> bool:
        return not self.wanted.level and not self.wanted.form

    @cached_property
    def form_chips(self) -> list[tuple[str, str, int, bool]]:
        """Forms that occur in the year, as chips."""
        return [
            (form.label, self.address(form=form.code, level=""), count, form.code == self.wanted.form)
            for form, count in self.forms
        ]

    @cached_property
    def province_chips(self) -> list[tuple[str, str, int, bool]]:
        """Provinces that occur in the year, as chips."""
        rows = [(short(each), self.address(province=each.code), n, each.code == self.wanted.province)
                for each, n in self.provinces]  # fmt: skip
        every = sum(count for _place, count in self.provinces)
        return [(_("Mọi tỉnh, thành phố"), self.address(province=""), every, not self.wanted.province), *rows]

    def address(self, **changes: str) -> str:
        """The roll with another choice."""
        args = self.wanted._replace(**changes).args()
        return f"{PATH}/{self.year}" + (f"?{urlencode(args)}" if args else "")

    @cached_property
    def groups(self) -> list[tuple[str, list[Honour]]]:
        """The honours of the year by level, the highest first."""
        rows = queries.roll(self.year, self.wanted)
        covers = covers_of([row.initiative.album_id for row in rows if row.initiative])
        return [
            (str(LEVELS.get(level, level)), [honour(row, _cover(row, covers)) for row in part])
            for level, part in groupby(rows, key=lambda row: row.form.level)
        ]


def _cover(row: Commendation, covers: dict[int, Picture]) -> Picture | None:
    public = row.initiative is not None and heir_of(row.initiative).state == "public"
    return covers.get(row.initiative.album_id) if public and row.initiative else None


class DecisionPage(Page):
    """/quyet-dinh/<ref>: the decision and its list."""

    template = "honours/decision.html"

    def __init__(self, decision: Decision, *, by: Any, problem: str = "") -> None:
        super().__init__(by=by)
        self.decision = decision
        self.title = decision.title
        self.problem = problem

    @property
    def has_papers(self) -> bool:
        """Whether the reader may have the paper of the decision."""
        return may(self.by, "decision.paper", self.decision)

    @cached_property
    def issued(self) -> list[IssuedPaper]:
        """The papers that were issued, the newest first; only for the desk."""
        return ledger.papers_about(self.decision, [papers.KIND]) if self.has_papers else []

    def links(self, paper: IssuedPaper) -> list[tuple[str, str]]:
        """Where the files of a paper are: word and address."""
        here = f"/quyet-dinh/{self.decision.ref}/van-ban/{paper.ref}"
        return [(each.ending.upper(), f"{here}/{each.ending}") for each in reversed(paper.files)]

    @property
    def on_desk(self) -> bool:
        """Whether the reader checks it before the public does."""
        province_id = self.decision.province_id
        return (
            self.decision.state not in SHOWN
            and province_id is not None
            and bool(self.by.holds(*DESK, province_id=province_id))
        )

    @property
    def state(self) -> Any:
        """Its state: word and tone."""
        return DECISION.states[self.decision.state]

    @property
    def dated(self) -> str:
        """Place and day as the paper has them."""
        return dated_at(self.decision)

    @cached_property
    def honours(self) -> Sequence[Honour]:
        """Its list: in full on the desk, else as the public may read it; what was taken back says only that."""
        return [
            taken_back(row) if row.revoked_by else honour(row, in_full=self.on_desk)
            for row in self.decision.commendations
            if self.on_desk or row.publicity != "hidden"
        ]

    @cached_property
    def names_left(self) -> list[tuple[str, str]]:
        """Whose name would be read in the reason though it is not shown, and which words of it: for the desk."""
        asked = self.has_papers and self.decision.state != "dropped"
        rows = [row for row in self.decision.commendations if asked and row.revoked_by is None]
        found = [(row.name, name_left(row)) for row in rows]
        return [(name, ", ".join(words)) for name, words in found if words]

    @property
    def is_corrected(self) -> bool:
        """Whether a name in it was corrected: the paper as it was signed is no longer made."""
        return any(each.kind == "correct" for each in self.amendments)

    @cached_property
    def amendments(self) -> Sequence[Amendment]:
        """The released decisions that took something of it back or corrected it."""
        return queries.amendments_of(self.decision, "released")

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """What is printed at its head and foot."""
        decision = self.decision
        rows = (
            (_("Số, ký hiệu"), decision.full_number),
            (_("Ngày ban hành"), write_day(decision.issued_on)),
            (_("Cơ quan ban hành"), decision.issuer.name),
            (_("Người ký"), f"{decision.signer_name}, {decision.signer_title}".strip(", ")),
            (_("Trích yếu"), decision.about),
        )
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None} for key, value in rows
        ]
