"""What people type: signing in, passwords, accounts, postings."""

from __future__ import annotations

from datetime import date
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import lazy_gettext as _l
from wtforms import DateField, Field, HiddenField, RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import PasswordInput, TextInput

from ..kit import clock
from ..kit.web.forms import Filled, Form, Long
from .policy import ROLE_NAMES
from .queries import username_of
from .second_factor import WANTED

DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d"]


class SecretField(Field):
    """A password, exactly as typed: cleaning would change it. It is never written back to the page."""

    widget = PasswordInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = valuelist[0] if valuelist else ""


class CodeField(SecretField):
    """The six digits of an authenticator app, in plain sight; of no use a second time, so never written back."""

    widget = TextInput()

    def _value(self) -> str:
        return ""


class DayField(DateField):
    """A day as people write it: 22/11/2026, 22-11-2026, 22.11.2026."""

    data: Any

    def __init__(self, label: Any = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, format=DAYS, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = " ".join(valuelist).strip()
        if not typed:
            self.data = None
            return
        try:
            super().process_formdata([typed])
        except ValueError as error:
            raise ValueError(_l("Nhập ngày theo mẫu 22/11/2026.")) from error


def shortened(value: str | None) -> str | None:
    """A name longer than any name is not worth sending back whole."""
    return value if value is None else value[:200]


class SignInForm(Form):
    """Name and password; `tiep` is where the person wanted to go, `giu` what they had typed there.

    Everybody is asked for the code: a page that asked only some would tell who has a second factor.
    """

    username = StringField(_l("Tên đăng nhập"), [Filled(_l("Nhập tên đăng nhập."))], filters=[shortened])
    password = SecretField(_l("Mật khẩu"), [Filled(_l("Nhập mật khẩu."))])
    code = CodeField(
        _l("Mã xác thực hai bước"),
        description=_l("Chỉ khi tài khoản đã bật xác thực hai bước: 6 số đang hiện trong ứng dụng xác thực."),
    )
    tiep = HiddenField()
    giu = HiddenField()


class PasswordForm(Form):
    """A new password for oneself."""

    present = SecretField(_l("Mật khẩu hiện tại"), [Filled(_l("Nhập mật khẩu hiện tại."))])
    new = SecretField(_l("Mật khẩu mới"), [Filled(_l("Nhập mật khẩu mới."))])
    again = SecretField(_l("Nhập lại mật khẩu mới"))

    def validate_again(self, field: Any) -> None:
        """Without JavaScript nobody sees what they typed."""
        if field.data != self.new.data:
            raise ValidationError(_l("Hai lần nhập mật khẩu mới phải giống nhau."))


class SecondFactorForm(Form):
    """Turning the second factor on or off; `pending` is the sealed secret that is not yet in use."""

    password = SecretField(_l("Mật khẩu hiện tại"), [Filled(_l("Nhập mật khẩu hiện tại."))])
    code = CodeField(_l("Mã 6 số"), [Filled(WANTED)])
    pending = HiddenField()


class PersonForm(Form):
    """A new account."""

    name = StringField(_l("Họ và tên"), [Filled(_l("Nhập họ và tên.")), Long(2, 200, _l("Họ và tên"))])
    username = StringField(
        _l("Tên đăng nhập"),
        [Filled(_l("Nhập tên đăng nhập.")), Long(3, 80, _l("Tên đăng nhập"))],
        description=_l(
            "Chữ cái và chữ số; không phân biệt chữ hoa, dấu và khoảng trắng. Ví dụ: nguyenvanan."
        ),
    )
    email = StringField(_l("Thư điện tử"), [Long(3, 254, _l("Thư điện tử"))])

    def validate_username(self, field: Any) -> None:
        """What is left without signs must still be a name."""
        if field.data and len(username_of(field.data)) < 3:
            raise ValidationError(_l("Tên đăng nhập phải có ít nhất 3 chữ cái hoặc chữ số."))

    def validate_email(self, field: Any) -> None:
        """Form only: nothing is asked of the network."""
        if not field.data:
            return
        try:
            field.data = validate_email(field.data, check_deliverability=False).normalized
        except EmailNotValidError as error:
            raise ValidationError(_l("Nhập địa chỉ thư như ten@vidu.gov.vn.")) from error


class PostingForm(Form):
    """A role in a unit, from one day to another."""

    role = RadioField(
        _l("Nhiệm vụ"),
        [Filled(_l("Chọn nhiệm vụ."))],
        choices=[SelectChoice(role, name) for role, name in ROLE_NAMES.items()],
        validate_choice=False,
    )
    unit = StringField(
        _l("Đơn vị"),
        [Filled(_l("Nhập tên hoặc mã đơn vị.")), Long(2, 300, _l("Tên đơn vị"))],
        description=_l("Gõ tên hoặc mã đơn vị rồi chọn trong danh sách gợi ý."),
    )
    starts_on = DayField(_l("Từ ngày"), [Filled(_l("Nhập ngày bắt đầu."))], default=clock.today)
    ends_on = DayField(_l("Đến hết ngày"), description=_l("Để trống nếu chưa định ngày kết thúc."))

    def validate_role(self, field: Any) -> None:
        """Radio buttons offer every role; another value was not sent by this page."""
        if field.data and field.data not in ROLE_NAMES:
            raise ValidationError(_l("Chọn nhiệm vụ."))

    def validate_ends_on(self, field: Any) -> None:
        """Days in their order."""
        first: date | None = self.starts_on.data
        if field.data and first and field.data < first:
            raise ValidationError(_l("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
