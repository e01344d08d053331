"""The start page of whoever works here, and the queues of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flask import url_for
from flask_babel import gettext as _

from ...handovers import queries as handovers
from ...kit.policy import may
from ...kit.web import Page
from ...replications import worklists as replications
from ...scoresheets import queries as scoresheets
from .. import queries
from ..models import Nomination
from .queue import address_of


@dataclass(frozen=True)
class ToDo:
    """One line of the desk: what waits, how much of it, where; `hint` says which, or what is to be done."""

    label: str
    count: int
    href: str
    hint: str = ""


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
