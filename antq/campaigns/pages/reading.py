"""The list of campaigns, and one campaign with its targets and quotas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...kit import clock
from ...kit.numbers import DatedPrecision, Precision, write_day, write_number
from ...kit.policy import may
from ...kit.web import Page
from ...law.words import MARKS, kind_label
from ...places.words import short
from ...scoresheets.words import GRADES
from .. import coverage, queries
from ..dates import anchor
from ..evaluating import Evaluation, Line
from ..models import Campaign, Quota, Target
from ..quotas import QuotaResult
from ..words import KINDS, PURPOSES, QUOTA_VERDICTS, VERDICTS, aimed_at, ended, told, types_of, when

PATH = "/phong-trao"


class ListPage(Page):
    """/phong-trao: what runs, what comes every year, what is over."""

    template = "campaigns/list.html"
    when = staticmethod(when)

    @cached_property
    def groups(self) -> list[tuple[str, list[Campaign]]]:
        """Yearly days, dated ones that run or come, those that are over, and those without a day."""
        today = clock.today()
        found: dict[str, list[Campaign]] = {
            _("Ngày hội hằng năm"): [],
            _("Đang và sắp diễn ra"): [],
            _("Thường xuyên, chưa rõ ngày"): [],
            _("Đã kết thúc"): [],
        }
        yearly, running, undated, over = found.values()
        for each in queries.campaigns():
            if each.month:
                yearly.append(each)
            elif each.ends_on and each.ends_on < today:
                over.append(each)
            else:
                (running if each.starts_on or each.ends_on else undated).append(each)
        return [(title, rows) for title, rows in found.items() if rows]

    def kind(self, campaign: Campaign) -> str:
        """The word of its kind."""
        return str(KINDS[campaign.kind])

    def where(self, campaign: Campaign) -> str:
        """The province that looks after it, or the whole country."""
        return short(campaign.province) if campaign.province else _("cả nước")

    def left(self, campaign: Campaign) -> str:
        """How long until its day or its end."""
        day = anchor(campaign, on=clock.today())
        if day is None:
            return ""
        days = (day - clock.today()).days
        return _("còn %(days)d ngày", days=days) if days else _("hôm nay")


@dataclass(frozen=True)
class Judged:
    """A target with what it comes to, in words."""

    target: Target
    aimed: str
    evaluation: Evaluation
    word: Any
    tone: str
    remarks: list[str]

    def line(self, line: Line) -> tuple[str, Any, str]:
        """A result in words: the figure with its numbers, and the word and tone of its verdict."""
        said: Any = line.said
        figure = told(line.figure, self.target) if line.figure else "–"
        if said.part is not None:
            pair = (write_number(said.part), write_number(said.whole))
            figure = (
                f"{figure} ({pair[1]} → {pair[0]})"
                if self.target.measures == "reduction"
                else (f"{figure} ({pair[0]}/{pair[1]})")
            )
        return figure, *VERDICTS[line.verdict]


class CampaignPage(Page):
    """/phong-trao/<ref>: what was issued, by when, how far it is."""

    template = "campaigns/show.html"
    ended, types_of = staticmethod(ended), staticmethod(types_of)
    quota_verdicts = QUOTA_VERDICTS

    def __init__(
        self, campaign: Campaign, asked: DatedPrecision | None, *, by: Any, wrong_day: str = ""
    ) -> None:
        super().__init__(by=by)
        self.campaign, self.asked, self.wrong_day = campaign, asked, wrong_day
        self.on = asked.date if asked else None

    @property
    def keeps(self) -> bool:
        """Whether the reader may write here."""
        return may(self.by, "campaign.keep", self.campaign)

    @property
    def mark(self) -> tuple[Any, str]:
        """The word of its mark, and the tone."""
        word, tone, _about = MARKS[self.campaign.mark]
        return word, tone

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """What is known of it; symbol and issuer of the document stand apart."""
        campaign, document = self.campaign, self.campaign.document
        place = campaign.place
        rows = [
            (_("Loại"), str(KINDS[campaign.kind])),
            (_("Thời gian"), when(campaign) or _("nguồn không nêu")),
            (_("Từ năm"), str(campaign.since or "")),
            (_("Địa bàn"), place.name if place else _("Cả nước")),
        ]
        if place is not None and campaign.province is not None and place.id != campaign.province_id:
            rows.append((_("Nay thuộc"), campaign.province.name))
        if campaign.linked:
            rows.append((_("Quan hệ"), _("Phong trào khác, được nêu là gắn với phong trào này")))
        if document is not None:
            rows += [
                (_("Văn bản"), f"{kind_label(document.kind)} {document.full_number}".strip()),
                (_("Ký hiệu"), document.symbol),
                (_("Cơ quan phát động"), document.issuer),
            ]
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value
        ]

    @cached_property
    def targets(self) -> list[Judged]:
        """Its targets, judged today."""
        chosen = queries.chosen_places(self.campaign)
        return [judged(each, chosen) for each in queries.targets_of(self.campaign)]

    def together(self, target: Target) -> int:
        """How many targets one sentence of the document sets with this one, itself included."""
        return sum(bool(target.group) and each.target.group == target.group for each in self.targets)

    @cached_property
    def quotas(self) -> list[tuple[Quota, QuotaResult, date]]:
        """Its quotas on the chosen day, or each on its own."""
        found, grounds = [], {}
        for quota in queries.quotas_of(self.campaign):
            day = self.on or queries.day_of(quota)
            if day not in grounds:
                grounds[day] = queries.ground_of(self.campaign, day)
            found.append((quota, coverage.result_of(quota, grounds[day]), day))
        return found

    def purpose(self, quota: Quota) -> str:
        """What its choices are for."""
        return str(PURPOSES.get(quota.purpose, ""))

    @property
    def typed_day(self) -> str:
        """The chosen day, month or year as it was asked for."""
        return write_day(self.asked) if self.asked else ""

    @property
    def meant_day(self) -> str:
        """Which day was taken, where no single one was asked for; "" where one was."""
        if self.asked is None or self.asked.precision is Precision.DAY:
            return ""
        return _(
            "“%(asked)s” không nêu một ngày: xét theo ngày %(day)s.",
            asked=self.typed_day,
            day=write_day(self.asked.date),
        )

    @property
    def today(self) -> str:
        """Today, for the address."""
        return write_day(clock.today())

    @cached_property
    def reached(self) -> int:
        """How many targets were reached."""
        return sum(each.evaluation.verdict in ("reached", "over") for each in self.targets)


def judged(target: Target, chosen: set[int]) -> Judged:
    """A target judged today, with the places that were chosen."""
    evaluation = coverage.evaluation_of(target, chosen, on=clock.today())
    word, tone = VERDICTS[evaluation.verdict]
    return Judged(target, aimed_at(target), evaluation, word, tone, _remarks(target, evaluation))


def _remarks(target: Target, evaluation: Evaluation) -> list[str]:
    """What must be said beside the verdict."""
    found = []
    if not target.period:
        found.append(_("Chưa nêu kỳ: không tính là chậm."))
    if target.measures == "reduction":
        found.append(
            _("So với %(base)s.", base=target.base) if target.base else _("Nguồn không nêu kỳ gốc so sánh.")
        )
    if target.selected_only:
        found.append(_("Chỉ tính nơi được chọn: %(count)d nơi.", count=evaluation.chosen))
    if evaluation.told:
        found.append(_("%(told)d nơi đã báo kết quả.", told=evaluation.told))
    if target.classes:
        union = _(" và ").join(str(GRADES[each]).lower() for each in target.classes)
        found.append(_("Cộng các loại: %(union)s.", union=union))
    if evaluation.from_classes is not None:
        figure = told(evaluation.from_classes, target)
        count = evaluation.classed
        found.append(
            _(
                "Theo phiếu đã xác nhận: %(figure)s (%(count)d đơn vị đã xếp loại).",
                figure=figure,
                count=count,
            )
        )
    if evaluation.differ:
        found.append(_("Các nguồn nêu số khác nhau; tất cả được giữ lại."))
    if target.note:
        found.append(target.note)
    return found
