"""The papers of one dossier. Who may have one is a rule; what it says is composed anew each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.documents import ledger
from ...kit.documents.blocks import Paper
from ...kit.documents.ledger import About, Facts
from ...kit.documents.records import IssuedPaper
from ...kit.documents.templates import compose, wording
from ...kit.numbers import write_day
from ...kit.policy import may
from ...kit.refusals import Invalid
from ...nominations.earlier import EarlierAward, earlier_awards
from ...nominations.models import Nomination
from ...nominations.queries import review_by
from ...nominations.scoring import VERDICTS, criteria
from ..appointment import appointed
from .values import Values, dated, dossier, head_of, taken_in

HERE = Path(__file__).parent
REPORTS = {"initiative": "bao-cao-mo-hinh", "collective": "bao-cao-tap-the", "person": "bao-cao-ca-nhan"}

REVIEW = "review"

REPORT_NAMES = frozenset({"dossier", "unit", "dated"})
RECEIPT_NAMES = frozenset(
    {"dossier", "office", "dated", "received_on", "received_by", "days", "appointed_on"}
)
SHEET_NAMES = frozenset(
    {"dossier", "council", "dated", "reviewer", "lines", "total", "most", "verdict", "comment"}
)


Earlier = Mapping[int, Sequence[EarlierAward]] | None
"""Earlier awards by id of dossier, where they were read for several at once."""


@dataclass(frozen=True)
class Kind:
    """One kind of paper: its code, what people call it, who may have it, its template, what the template is told."""

    code: str
    label: Any
    hint: Any
    rule: str
    template: Callable[[Nomination], str]
    names: frozenset[str]
    values: Callable[[Nomination, Any, Earlier], Values]
    at_desk: bool = False
    """Only for those who judge: whoever has an interest in the dossier does not even find it there."""


def _receipt(nomination: Nomination, by: Any, earlier: Earlier) -> Values:
    event, office = taken_in(nomination)
    head = head_of(office)
    day, days = appointed(nomination) or (None, 0)
    return {
        "dossier": dossier(nomination),
        "office": head,
        "dated": dated(head["seat"], nomination.norms_on),
        "received_on": write_day(nomination.norms_on) if nomination.norms_on else "",
        "received_by": event.actor_name if event else "",
        "days": days,
        "appointed_on": write_day(day) if day else "tính lại khi đơn vị gửi phần bổ sung",
    }


def _report(nomination: Nomination, by: Any, earlier: Earlier) -> Values:
    earlier = earlier_awards([nomination]) if earlier is None else earlier
    head = head_of(nomination.unit)
    sent = clock.local(nomination.submitted_at).date() if nomination.submitted_at else None
    told = dossier(nomination, earlier[nomination.id])
    return {"dossier": told, "unit": head, "dated": dated(head["seat"], sent)}


def _report_at_desk(nomination: Nomination, by: Any, earlier: Earlier) -> Values:
    """As it was sent: nothing is issued of a supplement that is half typed."""
    if nomination.state == "returned":
        raise Invalid({"": _l("Đơn vị đang bổ sung hồ sơ. Lập bản này sau khi đơn vị gửi lại.")})
    return _report(nomination, by, earlier)


def _sheet(nomination: Nomination, by: Any, earlier: Earlier) -> Values:
    review = review_by(nomination, by=by)
    if review is None:
        raise ValueError("asked for before the rule was")
    sheet = criteria(nomination.norms_on or clock.today())
    lines = [
        {"label": line.label, "most": line.most, "points": review.points.get(line.code, "")} for line in sheet
    ]
    return {
        "dossier": dossier(nomination),
        "council": nomination.province.name,
        "dated": dated("", clock.local(review.given_at).date()),
        "reviewer": review.reviewer.name,
        "lines": lines,
        "total": "" if review.total is None else review.total,  # an abstention has no points
        "most": sum(line.most for line in sheet),
        "verdict": str(VERDICTS[review.verdict]),
        "comment": review.comment,
    }


def _report_of(nomination: Nomination) -> str:
    return REPORTS[nomination.recipient]


KINDS = (
    Kind(
        "giay-tiep-nhan",
        _l("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        _l("Có từ khi cơ quan thường trực tiếp nhận, ghi ngày hẹn trả kết quả."),
        "nomination.receipt",
        lambda nomination: "giay-tiep-nhan",
        RECEIPT_NAMES,
        _receipt,
    ),
    Kind(
        "bao-cao",
        _l("Báo cáo thành tích"),
        _l("Để thủ trưởng đơn vị ký, cấp trên xác nhận."),
        "nomination.report",
        _report_of,
        REPORT_NAMES,
        _report,
    ),
    Kind(
        "bao-cao-ban",
        _l("Báo cáo thành tích, bản của bàn thẩm định"),
        _l("Nội dung hồ sơ như đơn vị đã gửi."),
        "nomination.report_at_desk",
        _report_of,
        REPORT_NAMES,
        _report_at_desk,
        at_desk=True,
    ),
    Kind(
        "phieu-cham",
        _l("Phiếu chấm của tôi"),
        _l("Điểm, ý kiến và nhận xét đã gửi, để ký và lưu."),
        "nomination.sheet",
        lambda nomination: "phieu-cham",
        SHEET_NAMES,
        _sheet,
        at_desk=True,
    ),
)
KIND = {kind.code: kind for kind in KINDS}
TEMPLATES: dict[str, frozenset[str]] = {
    "giay-tiep-nhan": RECEIPT_NAMES,
    "phieu-cham": SHEET_NAMES,
    **dict.fromkeys(REPORTS.values(), REPORT_NAMES),
}
"""Each template of the room to the names that it is told; those of sets are in `bundle`."""


@dataclass(frozen=True)
class Made:
    """A paper composed, what the ledger writes of it, and what it is about."""

    paper: Paper
    facts: Facts
    abouts: tuple[Any, ...]


def made_of(kind: Kind, nomination: Nomination, *, by: Any, earlier: Earlier = None) -> Made:
    """Compose a paper of one dossier. Ask its rule first. `earlier` are the awards before, where they were read for
    several dossiers at once. Raises Invalid when an office's wording is broken."""
    words = wording(HERE / f"{kind.template(nomination)}.toml", kind.names)
    paper = compose(words, kind.values(nomination, by, earlier))
    abouts: tuple[Any, ...] = (nomination,)
    if kind.code == "phieu-cham":
        abouts = (nomination, *(About(REVIEW, each.id) for each in [review_by(nomination, by=by)] if each))
    facts = Facts(kind.code, paper.title, ledger.content_of(paper), words.sum)
    return Made(paper, facts, abouts)


def at_hand(nomination: Nomination, *, by: Any) -> list[Kind]:
    """The kinds of paper that the actor may have of a dossier now."""
    return [kind for kind in KINDS if may(by, kind.rule, nomination)]


def readable(nomination: Nomination, *, by: Any) -> list[IssuedPaper]:
    """The issues about a dossier that the actor may read, the newest first."""
    open_kinds = {kind.code for kind in at_hand(nomination, by=by)}
    if may(by, "nomination.reviews", nomination):
        open_kinds.add("phieu-cham")
    found = ledger.papers_about(nomination, sorted(open_kinds))
    return [each for each in found if each.kind != "phieu-cham" or _reads_sheet(each, nomination, by)]


def _reads_sheet(paper: IssuedPaper, nomination: Nomination, by: Any) -> bool:
    """A member's own sheet; everybody's for whom the rule opens the reviews."""
    about = {each.subject_id for each in paper.abouts if each.subject == REVIEW}
    review = next((each for each in nomination.reviews if each.id in about), None)
    if review is None:
        return False
    own = review.reviewer_id == by.person_id
    return may(by, "nomination.sheet" if own else "nomination.reviews", nomination)
