"""The office's and the council's forms: moves, remarks, the result, the decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from ...honours.actions import DecisionFacts
from ...honours.models import Decision
from ...kit.web import Form
from ...kit.web.forms import CalendarDay, Filled, Long, Ticks
from ...nominations.actions import Conclusion
from ...nominations.models import Nomination
from ...nominations.report import STEPS, asked
from ...nominations.voting import Vote
from ...units.models import Unit
from .numbers import Count


class ReturnForm(Form):
    """Why the dossier goes back, and what is missing at which field."""

    note = TextAreaField(
        _l("Vì sao cần bổ sung"),
        [Filled(_l("Nhập lý do yêu cầu bổ sung.")), Long(10, 2000, _l("Lý do"))],
    )
    until = CalendarDay(_l("Hạn bổ sung"), [Optional()])

    @classmethod
    def of(cls, nomination: Nomination, **kwargs: Any) -> ReturnForm:
        """The form with one remark field for each question that this dossier was asked."""

        class Remarks(cls):  # type: ignore[misc,valid-type]
            pass

        for step in STEPS:
            for question in asked(nomination, step.code):
                field = TextAreaField(question.label, [Long(3, 1000, question.label)])
                setattr(Remarks, f"remark_{question.name}", field)
        made: ReturnForm = Remarks(**kwargs)
        made.nomination = nomination
        return made

    nomination: Nomination

    def groups(self) -> list[tuple[str, Any, list[Any]]]:
        """The remark fields by step, for the page: its code, its title, the fields."""
        return [
            (
                step.code,
                step.title,
                [self[f"remark_{question.name}"] for question in asked(self.nomination, step.code)],
            )
            for step in STEPS
        ]

    def remarks(self) -> dict[str, str]:
        """Field name of the report to what is said about it."""
        return {
            name.removeprefix("remark_"): field.data
            for name, field in self._fields.items()
            if name.startswith("remark_") and field.data
        }


class ConclusionForm(Form):
    """The council's result, as its chair writes it down."""

    met_on = CalendarDay(_l("Ngày họp hội đồng"))
    members = Count(_l("Số thành viên hội đồng"))
    present = Count(_l("Số thành viên dự họp"))
    votes_for = Count(_l("Số phiếu đồng ý"))
    votes_against = Count(_l("Số phiếu không đồng ý"))
    votes_blank = Count(_l("Số phiếu trắng, phiếu hỏng"))
    written = Count(_l("Số ý kiến bằng văn bản của người vắng mặt"))
    chair_vote = RadioField(
        _l("Ý kiến của Chủ tịch hội đồng"),
        choices=[SelectChoice("for", _l("Đồng ý")), SelectChoice("against", _l("Không đồng ý"))],
        validate_choice=False,
    )
    result = RadioField(
        _l("Kết luận"),
        choices=[
            SelectChoice("pass", _l("Đề nghị khen thưởng")),
            SelectChoice("fail", _l("Không đề nghị khen thưởng")),
        ],
        validate_choice=False,
    )
    note = TextAreaField(_l("Ý kiến kết luận"), [Long(3, 2000, _l("Ý kiến kết luận"))])

    def validate(self, extra_validators: Any = None) -> bool:
        """The counts that every vote has and the day are asked for; a refusal needs its reason."""
        fine = super().validate(extra_validators)
        for name in ("met_on", "members", "present", "votes_for", "votes_against"):
            field = self[name]
            if field.data is None and not field.errors:
                field.errors = [_l("Nhập %(what)s.", what=str(field.label.text).lower())]
                fine = False
        if self.result.data == "fail" and not self.note.data and not self.note.errors:
            self.note.errors = [_l("Nhập lý do không đề nghị khen thưởng.")]
            fine = False
        return fine

    def validate_result(self, field: Any) -> None:
        if field.data not in ("pass", "fail"):
            raise ValidationError(_l("Chọn kết luận của hội đồng."))

    def conclusion(self) -> Conclusion:
        """What was written down; call it on a valid form."""
        vote = Vote(
            int(self.members.data or 0),
            int(self.present.data or 0),
            int(self.votes_for.data or 0),
            int(self.votes_against.data or 0),
            blank=int(self.votes_blank.data or 0),
            written=int(self.written.data or 0),
            chair_for={"for": True, "against": False}.get(self.chair_vote.data or ""),
        )
        met_on: date = self.met_on.data
        return Conclusion(vote, self.result.data == "pass", met_on, self.note.data or "")


class DecisionForm(Form):
    """The dossiers of a decision, its number, day, bases and signer."""

    nominations = Ticks(_l("Hồ sơ đưa vào quyết định"), validate_choice=False)
    issuer = SelectField(_l("Cơ quan ra quyết định"))
    number = StringField(_l("Số"), [Filled(_l("Nhập số quyết định.")), Long(1, 20, _l("Số quyết định"))])
    symbol = StringField(
        _l("Ký hiệu"), [Filled(_l("Nhập ký hiệu, ví dụ QĐ-UBND.")), Long(2, 40, _l("Ký hiệu"))]
    )
    issued_on = CalendarDay(_l("Ngày ban hành"))
    about = StringField(_l("Trích yếu"), [Filled(_l("Nhập trích yếu.")), Long(10, 300, _l("Trích yếu"))])
    bases = TextAreaField(
        _l("Căn cứ"), [Filled(_l("Nhập các căn cứ, mỗi căn cứ một dòng.")), Long(10, 4000, _l("Căn cứ"))]
    )
    signer_title = StringField(
        _l("Chức vụ người ký"), [Filled(_l("Nhập chức vụ người ký.")), Long(3, 160, _l("Chức vụ người ký"))]
    )
    signer_name = StringField(
        _l("Họ tên người ký"), [Filled(_l("Nhập họ tên người ký.")), Long(3, 120, _l("Họ tên người ký"))]
    )

    def __init__(self, proposed: list[Nomination], issuers: list[Unit], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.proposed = {nomination.ref: nomination for nomination in proposed}
        self.issuers = {unit.ref: unit for unit in issuers}
        self.nominations.choices = [(ref, each.title) for ref, each in self.proposed.items()]
        self.issuer.choices = [(ref, unit.name) for ref, unit in self.issuers.items()]

    def validate_nominations(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Chọn ít nhất một hồ sơ để đưa vào quyết định."))
        if set(field.data) - self.proposed.keys():
            raise ValidationError(_l("Có hồ sơ không còn chờ quyết định. Tải lại trang rồi chọn lại."))

    def validate_issued_on(self, field: Any) -> None:
        if field.data is None and not field.errors:
            raise ValidationError(_l("Nhập ngày ban hành dạng 19/08/2026."))

    def validate_number(self, field: Any) -> None:
        if field.data and not all(char.isalnum() for char in field.data):
            raise ValidationError(_l("Số quyết định chỉ gồm chữ và số, ví dụ 1234."))

    def fill_from(self, decision: Decision) -> None:
        """Head and foot as another decision has them."""
        for name in ("number", "symbol", "issued_on", "about", "bases", "signer_title", "signer_name"):
            self[name].data = getattr(decision, name)
        if decision.issuer.ref in self.issuers:
            self.issuer.data = decision.issuer.ref

    def chosen(self) -> list[Nomination]:
        """The ticked dossiers."""
        return [self.proposed[ref] for ref in self.nominations.data or () if ref in self.proposed]

    def facts(self) -> DecisionFacts:
        """What is printed at the head and foot of the decision."""
        return DecisionFacts(
            number=self.number.data,
            symbol=self.symbol.data,
            issued_on=self.issued_on.data,
            about=self.about.data,
            bases=self.bases.data,
            signer_name=self.signer_name.data,
            signer_title=self.signer_title.data,
        )
