"""One replication: what it is, what it achieved, what happened, what can be done now."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ...evidence import figures
from ...evidence.models import Figure
from ...evidence.policy import sees as sees_album
from ...kit.journal import timeline_of
from ...kit.numbers import write_day, write_number
from ...kit.policy import may
from ...kit.web import Form, Page
from ...kit.web.app import moment
from ...kit.workflow import Move
from .. import queries
from ..actions.settling import choices_of
from ..forms import CloseForm, LaunchForm, NoteForm, ReportForm, SettleForm
from ..models import Replication
from ..policy import sees_privately
from ..workflow import REPLICATION
from .shown import Shown, shown

HISTORY = {
    "replication.register": _l("Đăng ký"),
    "replication.accept": _l("Vào sổ"),
    "replication.launch": _l("Ra mắt"),
    "replication.run": _l("Đi vào hoạt động"),
    "replication.weaken": _l("Hoạt động cầm chừng"),
    "replication.recover": _l("Đã củng cố"),
    "replication.sustain": _l("Được công nhận duy trì bền vững"),
    "replication.close": _l("Kết thúc"),
    "replication.confirm": _l("Xác nhận còn hoạt động, {quarter}"),
    "replication.settle": _l("Chọn địa bàn nay: {place}"),
    "replication.report": _l("Báo kết quả"),
}
"""Event kinds that the page tells of, in words that name no person."""

FORMS = {"launch": "replications.launch", "close": "replications.close"}
"""Moves that have a page of their own; all others are one button, with words where the move takes any."""


class PointPage(Page):
    """/diem/<ref>."""

    template = "replications/point.html"

    def __init__(self, replication: Replication, *, by: Any, form: NoteForm | None = None) -> None:
        super().__init__(by=by)
        self.replication, self.form = replication, form or NoteForm(formdata=None)
        self.it = Shown(replication)

    @cached_property
    def is_private(self) -> bool:
        """Whether the reader reads more than the public."""
        return sees_privately(self.by, self.replication)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The summary list; what is not known is left out."""
        it = self.replication
        source = it.copied_from if self.is_private else self.it.source
        rows = [
            (_("Mã"), it.ref),
            (_("Đơn vị làm"), it.unit.name),
            (_("Nơi làm"), self.it.where),
            (_("Bắt đầu"), self.it.started),
            (_("Ra mắt"), write_day(it.launched_on) if it.launched_on else ""),
            (_("Làm theo"), f"{source.ref} – {source.place.name}" if source else _("nơi khởi đầu")),
            (_("Số tổ"), write_number(it.team_count) if it.team_count else ""),
            (_("Số thành viên"), write_number(it.member_count) if it.member_count else ""),
            (_("Xác nhận gần nhất"), self.it.confirmed),
            (_("Kết thúc"), write_day(it.closed_on) if it.closed_on else ""),
        ]
        if self.by.signed_in:  # for whoever thinks of doing the same; the public reads how often each occurs
            rows.append((_("Vì sao kết thúc"), str(self.it.why_closed)))
        if self.is_private:
            rows += [(_("Người phụ trách"), it.answerable), (_("Điện thoại"), it.phone)]
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value
        ]

    @cached_property
    def findings(self) -> list[tuple[str, Any, figures.Label]]:
        """What it reported and holds: the finding, the figure behind it, how far it may be trusted."""
        album = self.replication.album
        held = figures.current(album.figures) if album else []
        return [(figures.finding(each), each, figures.LABELS[each.label]) for each in held]

    @property
    def opens_figures(self) -> bool:
        """Whether the reader may open the pages of those figures: where the point is hidden, its own unit."""
        album = self.replication.album
        return album is not None and sees_album(self.by, album)

    @cached_property
    def moves(self) -> list[Move]:
        """What the reader may do with it now."""
        return [] if not self.by.signed_in else REPLICATION.open_to(self.by, self.replication)

    def address_of(self, move: Move) -> str | None:
        """The endpoint of a move that has a page of its own."""
        return FORMS.get(move.code)

    @property
    def may_confirm(self) -> bool:
        """Whether the reader is the one who is asked, and it waits."""
        return self.it.is_due and may(self.by, "replication.confirm", self.replication)

    @cached_property
    def copies(self) -> list[Shown]:
        """Those that were copied from it."""
        return shown(queries.copies_of(self.replication, by=self.by))

    @property
    def history(self) -> list[dict[str, str]]:
        """What happened, newest first."""
        return [
            {
                "at": moment(entry.at),
                "title": str(HISTORY[entry.kind]).format(**entry.payload),
                "who": entry.who if self.is_private else "",
                "note": entry.note if self.is_private else "",
                "tone": entry.tone,
            }
            for entry in reversed(timeline_of(self.replication))
            if entry.kind in HISTORY
        ]


class MovePage(Page):
    """A move that asks for more than a click."""

    def __init__(self, replication: Replication, form: Form, *, by: Any) -> None:
        super().__init__(by=by)
        self.replication, self.form = replication, form
        self.it = Shown(replication)


class LaunchPage(MovePage):
    """/diem/<ref>/ra-mat."""

    template = "replications/launch.html"
    form: LaunchForm


class ClosePage(MovePage):
    """/diem/<ref>/ket-thuc."""

    template = "replications/close.html"
    form: CloseForm


class SettlePage(MovePage):
    """/diem/<ref>/dia-ban."""

    template = "replications/settle.html"
    form: SettleForm


class ReportPage(MovePage):
    """/diem/<ref>/bao-cao: the initiative's own indicators stand ready."""

    template = "replications/report.html"
    form: ReportForm

    @cached_property
    def offered_figures(self) -> list[Figure]:
        """The figures of the initiative that hold."""
        return figures.current(self.replication.initiative.album.figures)

    @cached_property
    def offered(self) -> list[str]:
        """Names of indicators that the initiative uses."""
        return list(dict.fromkeys(each.what for each in self.offered_figures))


def offered_places(replication: Replication) -> list[tuple[str, str]]:
    """Code and name of each place that took a part of the old area."""
    return [
        (each.code, f"{each.name}, {each.parent.name}" if each.parent else each.name)
        for each in choices_of(replication)
    ]
