"""The start page of whoever works here, and the queues of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ...handovers import queries as handovers
from ...kit import clock
from ...kit.paging import Part
from ...kit.policy import may
from ...kit.web import Page
from ...kit.workflow import State
from ...replications import worklists as replications
from ...rounds import queries as rounds
from ...rounds.phases import days_left, left
from ...scoresheets import queries as scoresheets
from .. import queries
from ..models import Nomination
from ..queries import QUEUES, Queue
from ..workflow import NOMINATION


@dataclass(frozen=True)
class ToDo:
    """One line of the desk: what waits, how much of it, where; `hint` says which, or what is to be done."""

    label: str
    count: int
    href: str
    hint: str = ""


def address_of(code: str, number: int = 1) -> str:
    """The address of a page of a tab."""
    arguments: dict[str, Any] = {"hang-doi": code}
    if number > 1:
        arguments["trang"] = number
    return url_for("nominations.queue", **arguments)


def _todo_of(label: str, dossiers: list[Nomination]) -> ToDo:
    """A line about a unit's own dossiers: by name, and straight to the dossier where there is but one."""
    href = url_for("nominations.unit")
    if len(dossiers) == 1:
        href = url_for("nominations.show", ref=dossiers[0].ref)
    return ToDo(label, len(dossiers), href, "; ".join(each.title for each in dossiers[:3]))


class DeskPage(Page):
    """Việc cần làm: derived from the states and from what the person may do."""

    template = "nominations/desk.html"

    @cached_property
    def todos(self) -> list[ToDo]:
        """What waits for this person, nothing that does not."""
        found = [
            *self._for_unit(),
            *self._rounds(),
            *self._of_replications(),
            *self._score_sheets(),
            *self._for_office(),
            *self._for_release(),
            *self._for_handovers(),
        ]
        return [todo for todo in found if todo.count]

    def _for_unit(self) -> list[ToDo]:
        if not self.by.holds("officer"):
            return []
        mine = queries.of_units(by=self.by)
        return [
            _todo_of(_("Hồ sơ cần bổ sung"), [n for n in mine if n.state == "returned"]),
            _todo_of(_("Bản nháp chưa gửi"), [n for n in mine if n.state == "draft"]),
        ]

    def _rounds(self) -> list[ToDo]:
        """Rounds that still take the unit's dossiers."""
        today, found = clock.today(), []
        for province_id in self.by.provinces_as("officer"):
            for round in rounds.running(province_id, today):
                if (days := days_left(round, "nominating", today)) is not None:
                    label = _("Đợt đang nhận hồ sơ: %(name)s", name=round.name)
                    found.append(
                        ToDo(label, 1, url_for("rounds.show", ref=round.ref), str(left(days)).capitalize())
                    )
        return found

    def _of_replications(self) -> list[ToDo]:
        desk = url_for("replications.desk")
        labels = {
            "due": (_("Điểm mô hình chờ xác nhận còn hoạt động"), _("Một lần mỗi quý")),
            "new": (_("Điểm mới đăng ký, chờ nhận vào sổ"), ""),
            "divided": (_("Điểm có địa bàn cũ đã chia tách"), _("Chọn nơi nay thuộc về")),
        }
        counts = replications.waiting(by=self.by)
        return [ToDo(labels[code][0], count, desk, labels[code][1]) for code, count in counts.items()]

    def _for_office(self) -> list[ToDo]:
        if not may(self.by, "nomination.queue"):
            return []
        counts = queries.queue_counts(by=self.by)

        def waiting(label: str, code: str, hint: str) -> ToDo:
            return ToDo(label, counts[code], address_of(code), hint)

        found = []
        if self.by.holds("standing_office"):
            found += [
                waiting(_("Hồ sơ mới, chờ tiếp nhận"), "moi", _("Kiểm tra thành phần hồ sơ")),
                waiting(_("Đã tiếp nhận, chờ chuyển hội đồng"), "tiep-nhan", _("Mở thẩm định")),
                ToDo(_("Chờ lập quyết định"), counts["trinh"], url_for("nominations.draw_up")),
            ]
        if self.by.holds("council_member"):
            found.append(waiting(_("Hồ sơ chờ chấm điểm"), "can-cham", _("Đọc hồ sơ, gửi phiếu chấm")))
        if self.by.holds("council_chair"):
            found.append(waiting(_("Hồ sơ chờ ghi kết quả hội đồng"), "tham-dinh", _("Sau khi họp xét")))
        return found

    def _for_handovers(self) -> list[ToDo]:
        """Units that ended: whom to ask, and what one's own unit was asked."""
        found, lists = handovers.waiting(by=self.by), url_for("handovers.worklist")
        to_answer = lists
        if len(found.to_answer) == 1:
            to_answer = url_for("handovers.show", ref=found.to_answer[0])
        return [
            ToDo(_("Đề nghị tiếp nhận đơn vị cũ, chờ trả lời"), len(found.to_answer), to_answer),
            ToDo(_("Đơn vị cũ chưa có nơi tiếp nhận"), found.unclaimed, lists, _("Đề nghị đơn vị kế tục")),
        ]

    def _for_release(self) -> list[ToDo]:
        return [
            ToDo(
                _("Chờ công khai: %(title)s", title=decision.title),
                len(decision.commendations),
                url_for("honours.show", ref=decision.ref),
                decision.about,
            )
            for decision in queries.drawn_decisions(by=self.by)
            if may(self.by, "decision.release", decision)
        ]

    def _score_sheets(self) -> list[ToDo]:
        """What the room of score sheets has waiting."""
        waiting = scoresheets.waiting(by=self.by)
        own = url_for("scoresheets.own")
        return [
            ToDo(_("Phiếu chấm bị trả lại"), waiting.returned, own, _("Sửa theo lý do rồi gửi lại")),
            ToDo(_("Phiếu chấm chưa gửi"), waiting.drafts, own),
            ToDo(_("Phiếu chấm chờ xác nhận"), waiting.to_confirm, url_for("scoresheets.queue")),
        ]


class QueuePage(Page):
    """Bàn thẩm định: one tab of the desk."""

    template = "nominations/queue.html"

    def __init__(self, queue: Queue, number: int, *, by: Any) -> None:
        super().__init__(by=by)
        self.queue = queue
        self.number = number

    @cached_property
    def tabs(self) -> list[tuple[Any, str, bool, int]]:
        """The tabs that concern this person, with counts."""
        counts = queries.queue_counts(by=self.by)
        return [
            (queue.label, address_of(queue.code), queue == self.queue, counts[queue.code])
            for queue in QUEUES
            if not queue.mine or self.by.holds("council_member")
        ]

    @cached_property
    def part(self) -> Part[Nomination]:
        """The dossiers of this page, longest waiting first."""
        return queries.page_of(self.queue, self.number, by=self.by)

    @property
    def page_links(self) -> list[dict[str, Any]]:
        """The pages of the tab, none when one suffices."""
        return self.part.links(lambda number: address_of(self.queue.code, number))

    @property
    def shows_scores(self) -> bool:
        """Whether the council has been given what lies in this tab."""
        return self.queue.code not in ("moi", "bo-sung", "tiep-nhan")

    def state_of(self, nomination: Nomination) -> State:
        """Word and tone of a dossier's state."""
        return NOMINATION.state_of(nomination)

    def waiting(self, nomination: Nomination) -> str:
        """How long the dossier has been where it is."""
        days = (clock.now() - nomination.moved_at).days
        return _("hôm nay") if days < 1 else ngettext("%(num)d ngày", "%(num)d ngày", days)

    def scored(self, nomination: Nomination) -> str:
        """Whether the person has scored it; how many have, for the office."""
        if queries.review_by(nomination, by=self.by):
            return _("Đã chấm")
        if self.by.holds("standing_office", "council_chair"):
            return _("%(count)d phiếu", count=len(nomination.reviews))
        return ""
