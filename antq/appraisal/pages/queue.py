"""Bàn thẩm định: one list of the desk, and the same list as a table to take away."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import xlsxwriter
from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from ...catalogue.words import FIELDS, field_label
from ...kit import clock
from ...kit.paging import Part
from ...kit.sheets import Cell, csv_of, harmless
from ...kit.web import Page
from ...law.queries import award_form_names, calendar
from ...nominations.deadlines import days_left
from ...nominations.desk import FLAGS, read
from ...nominations.words import RECIPIENTS, recipient_word
from ...nominations.workflow import NOMINATION
from ...rounds import queries as rounds
from .. import queries
from ..just_done import unsealed
from ..models import DeskFilter
from ..undoing import done_in
from ..worklist import ACTIVE, KEYS, NOBODY, QUEUES, SELF, SIZES, STRIKING, Wanted, queue_of

SOON = 2
"""Working days left at which a dossier is shown as urgent."""

SHORT = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"), ("Công an", "CA"))
"""How offices write their own names in lists."""


def address_of(code: str) -> str:
    """The address of a tab."""
    arguments: dict[str, Any] = {"hang-doi": code}
    return url_for("appraisal.queue", **arguments)


class QueuePage(Page):
    """One tab of the desk, narrowed or not."""

    template = "appraisal/queue.html"

    def __init__(
        self,
        wanted: Wanted,
        *,
        by: Any,
        errors: dict[str, Any] | None = None,
        typed: Mapping[str, str] | None = None,
        ticked: Collection[str] = (),
        just_done: str = "",
    ) -> None:
        super().__init__(by=by)
        self.wanted = wanted
        self.queue = wanted.queue
        self.errors = errors or {}
        self.typed = typed or {}
        """What stood in the fields of a form that came back, and which dossiers were ticked."""
        self.ticked = ticked
        self.just_done = just_done

    def described(self, field: str) -> Markup:
        """The attributes of a field whose mistake is said beside it."""
        wrong = Markup(' aria-invalid="true" aria-describedby="{}-loi"')
        return wrong.format(field) if self.errors.get(field) else Markup()

    @cached_property
    def tabs(self) -> list[tuple[Any, str, bool, int]]:
        """The tabs that concern this person, with counts."""
        counts = queries.queue_counts(by=self.by)
        shown = {"unscored": "council_member", "claimed": "standing_office"}
        return [
            (queue.label, address_of(queue.code), queue == self.queue, counts[queue.code])
            for queue in QUEUES
            if queue.only not in shown or self.by.holds(shown[queue.only])
        ]

    @cached_property
    def part(self) -> Part[Any]:
        """The rows of this page, fewest days left first."""
        return queries.page_of(self.wanted, by=self.by)

    @cached_property
    def watched(self) -> dict[int, list[str]]:
        """Of these rows, those that others have open."""
        return queries.watching([row.id for row in self.part.rows], by=self.by) if self.part.rows else {}

    @property
    def receives(self) -> bool:
        """Whether the reader takes dossiers in, and so may claim, assign and tag them."""
        return bool(self.by.holds("standing_office"))

    def address(self, wanted: Wanted) -> str:
        """The address of a list."""
        return url_for("appraisal.queue", **wanted.args())

    def export(self, kind: str) -> str:
        """The address of this list as a file."""
        return url_for(f"appraisal.queue_{kind}", **self.wanted.with_(size=SIZES[0]).args())

    @property
    def page_links(self) -> list[dict[str, Any]]:
        """The pages of the list, none when one suffices."""
        return self.part.links(lambda number: self.address(self.wanted.with_(number=number)))

    @property
    def sizes(self) -> list[tuple[int, str, bool]]:
        """How many rows a page may have."""
        return [
            (each, self.address(self.wanted.with_(size=each)), each == self.wanted.size) for each in SIZES
        ]

    @cached_property
    def undoable(self) -> int:
        """How many dossiers had something just done to them that can still be taken back."""
        span = unsealed(self.just_done)
        return len(done_in(span, by=self.by)) if span else 0

    @cached_property
    def colleagues(self) -> list[Any]:
        """To whom a dossier may be given."""
        return queries.colleagues(by=self.by) if self.receives else []

    @cached_property
    def kept(self) -> list[tuple[DeskFilter, str]]:
        """One's own kept lists with their addresses."""
        return [
            (each, self.address(Wanted.from_query(each.address))) for each in queries.deskfilters(by=self.by)
        ]

    @cached_property
    def choices(self) -> list[tuple[str, str, list[tuple[str, Any]], str]]:
        """The selects of the filter: argument, label, choices, what is chosen."""
        people = [(SELF, _("Tôi")), (NOBODY, _("Chưa ai nhận"))]
        people += [(each.ref, each.name) for each in self.colleagues if each.id != self.by.person_id]
        tags = [(each, each) for each in queries.tags(by=self.by)]
        offered = {
            "round": (_("Đợt xét"), rounds.names(by=self.by)),
            "form": (_("Hình thức"), list(award_form_names().items())),
            "field": (_("Lĩnh vực"), [(code, str(each.label)) for code, each in FIELDS.items()]),
            "recipient": (_("Đối tượng"), RECIPIENTS),
            "flag": (_("Lưu ý"), list(STRIKING.items())),
            "person": (_("Người xử lý"), people),
            "tag": (_("Nhãn"), tags),
        }
        return [
            (KEYS[name], label, options, getattr(self.wanted, name))
            for name, (label, options) in offered.items()
            if options
        ]

    @property
    def narrowed(self) -> list[tuple[str, str]]:
        """What the list is narrowed by, each with the list without it."""
        words = {key: dict(options) for key, _label, options, _chosen in self.choices}
        return [
            (
                f"“{value}”" if name == "q" else str(words.get(KEYS[name], {}).get(value, value)),
                self.address(self.wanted.with_(**{name: ""})),
            )
            for name, value in self.wanted.narrowing.items()
        ]

    @property
    def shows_scores(self) -> bool:
        """Whether the council has been given what lies in this tab."""
        return self.queue.code not in ("moi", "bo-sung", "tiep-nhan", "cua-toi", "qua-han", "tat-ca")

    @property
    def shows_states(self) -> bool:
        """Whether the tab holds dossiers of several states."""
        return len(self.queue.states) > 1

    def state_of(self, row: Any) -> str:
        """The word of a row's state."""
        return str(NOMINATION.states[row.state].label)

    def link(self, row: Any) -> str:
        """The dossier; with the tab where it is not the one that its state says."""
        address = f"/tham-dinh/{row.ref}"
        return address if queue_of(row.state) == self.queue else f"{address}?tu={self.queue.code}"

    def unit(self, name: str) -> str:
        """A unit's name as offices shorten it."""
        for long, short in SHORT:
            name = name.replace(long, short)
        return name

    def about(self, row: Any) -> str:
        """The field of an initiative, else what kind of recipient it is."""
        return field_label(row.field) if row.field else recipient_word(row.recipient)

    @cached_property
    def _left(self) -> dict[date, int]:
        return {}

    def days(self, row: Any) -> tuple[str, str]:
        """How many working days are left, in words and tone; the words say it all."""
        if row.held_at:
            return _("Tạm dừng"), "warn"
        if row.due_on is None or row.state not in ACTIVE:
            return "–", ""
        if row.due_on not in self._left:
            self._left[row.due_on] = days_left(clock.today(), row.due_on, calendar())
        return words_of(self._left[row.due_on], over=row.due_on < clock.today())

    def flags(self, row: Any) -> str:
        """What strikes at a row, in words."""
        return ", ".join(str(FLAGS[code]) for code in read(row.flags))

    def on_it(self, row: Any) -> str:
        """Who has claimed it, by the last two words of the name."""
        return " ".join((row.assignee or "").split()[-2:])

    def scored(self, row: Any) -> str:
        """Whether the reader has scored it; how many have, for the office."""
        if row.own_verdict is not None:
            return _("Đã chấm")
        if self.by.holds("standing_office", "council_chair"):
            return _("%(count)d phiếu", count=row.reviews)
        return ""

    def table(self) -> tuple[list[str], Iterator[Sequence[Cell]]]:
        """The whole list for an export: its head and its rows."""
        head = [_("STT"), _("Mã hồ sơ"), _("Tên"), _("Đối tượng"), _("Đơn vị"), _("Lĩnh vực"), _("Hình thức")]
        head += [
            _("Trạng thái"),
            _("Hạn"),
            _("Còn lại"),
            _("Trả lời"),
            _("Lưu ý"),
            _("Người xử lý"),
            _("Nhãn"),
        ]
        return head, self._lines()

    def _lines(self) -> Iterator[Sequence[Cell]]:
        for number, row in enumerate(queries.whole(self.wanted, by=self.by), start=1):
            yield (
                number,
                row.ref,
                row.name,
                recipient_word(row.recipient),
                row.unit,
                field_label(row.field) if row.field else "",
                row.form or "",
                self.state_of(row),
                row.due_on,
                self.days(row)[0],
                f"{row.answered}/{row.questions}",
                self.flags(row),
                row.assignee or "",
                row.tag,
            )

    def csv(self) -> bytes:
        """The whole list as CSV."""
        return csv_of(*self.table())

    def xlsx(self) -> bytes:
        """The whole list as a workbook of one sheet; text stays text, whatever it begins with."""
        head, lines = self.table()
        file = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(file, options) as book:
            sheet = book.add_worksheet(_("Hồ sơ"))
            bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
            sheet.write_row(0, 0, head, bold)
            sheet.freeze_panes(1, 3)
            for at, line in enumerate(lines, start=1):
                for column, cell in enumerate(line):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, day)
                    elif isinstance(cell, int):
                        sheet.write_number(at, column, cell)
                    else:
                        sheet.write_string(at, column, harmless(str(cell or "")))
        return file.getvalue()


def words_of(left: int, *, over: bool = False) -> tuple[str, str]:
    """Working days left in words, and the tone of its colour; `over`: the day has passed, if only by free days."""
    if over and left == 0:
        return _("Đã hết hạn"), "bad"
    if left < 0:
        return ngettext("Quá %(num)d ngày", "Quá %(num)d ngày", -left), "bad"
    if left == 0:
        return _("Hôm nay"), "warn"
    return ngettext("Còn %(num)d ngày", "Còn %(num)d ngày", left), "warn" if left <= SOON else "ok"
