"""What the office types to take commendations back, or to correct what was printed of one."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from ..kit.web.forms import CalendarDay, Filled, Form, Long, Ticks
from .actions import AmendmentFacts
from .models import Commendation, Decision
from .policy import is_own


class AmendmentForm(Form):
    """The head and foot of the decision that amends, and why."""

    number = StringField(_l("Số"), [Filled(_l("Nhập số quyết định.")), Long(1, 20, _l("Số quyết định"))])
    symbol = StringField(
        _l("Ký hiệu"), [Filled(_l("Nhập ký hiệu, ví dụ QĐ-UBND.")), Long(2, 40, _l("Ký hiệu"))]
    )
    issued_on = CalendarDay(_l("Ngày ban hành"))
    reason = TextAreaField(_l("Lý do"), [Filled(_l("Nhập lý do.")), Long(10, 2000, _l("Lý do"))])
    bases = TextAreaField(_l("Căn cứ"), [Long(0, 4000, _l("Căn cứ"))])
    signer_title = StringField(
        _l("Chức vụ người ký"), [Filled(_l("Nhập chức vụ người ký.")), Long(3, 160, _l("Chức vụ người ký"))]
    )
    signer_name = StringField(
        _l("Họ tên người ký"), [Filled(_l("Nhập họ tên người ký.")), Long(3, 120, _l("Họ tên người ký"))]
    )

    def __init__(self, decision: Decision, *, by: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.standing = {
            each.ref: each
            for each in decision.commendations
            if each.revoked_by_id is None and not is_own(by, each)
        }
        self.choose(
            [SelectChoice(ref, f"{each.name} – {each.form.label}") for ref, each in self.standing.items()]
        )

    def choose(self, choices: list[SelectChoice]) -> None:
        """Offer the commendations that still hold."""
        raise NotImplementedError

    def validate_issued_on(self, field: Any) -> None:
        if field.data is None and not field.errors:
            raise ValidationError(_l("Nhập ngày ban hành dạng 19/08/2026."))

    def facts(self) -> AmendmentFacts:
        """What the action wants; call it on a valid form."""
        return AmendmentFacts(
            number=self.number.data or "",
            symbol=self.symbol.data or "",
            issued_on=self.issued_on.data,
            signer_name=self.signer_name.data or "",
            signer_title=self.signer_title.data or "",
            bases=self.bases.data or "",
            reason=self.reason.data or "",
        )


class RevocationForm(AmendmentForm):
    """Which commendations are taken back."""

    commendations = Ticks(_l("Khen thưởng bị thu hồi"), validate_choice=False)

    def choose(self, choices: list[SelectChoice]) -> None:
        """As tick boxes."""
        self.commendations.choices = choices

    def validate_commendations(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Chọn ít nhất một khen thưởng."))
        if set(field.data) - self.standing.keys():
            raise ValidationError(_l("Có khen thưởng đã bị thu hồi. Tải lại trang rồi chọn lại."))

    def chosen(self) -> list[Commendation]:
        """The ticked ones."""
        return [self.standing[ref] for ref in self.commendations.data or ()]


class CorrectionForm(AmendmentForm):
    """Which commendation is printed wrong, and how it is right."""

    commendation = SelectField(_l("Khen thưởng ghi sai"), validate_choice=False)
    name = StringField(_l("Tên đúng"), [Filled(_l("Nhập tên đúng.")), Long(2, 200, _l("Tên"))])
    role = StringField(_l("Chức vụ đúng"), [Long(0, 200, _l("Chức vụ"))])

    def choose(self, choices: list[SelectChoice]) -> None:
        """As a list."""
        self.commendation.choices = choices

    def validate_commendation(self, field: Any) -> None:
        if field.data not in self.standing:
            raise ValidationError(_l("Chọn một khen thưởng trong danh sách."))

    def chosen(self) -> Commendation:
        """The chosen one."""
        return self.standing[self.commendation.data]
