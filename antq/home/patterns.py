"""Samples for the page that shows every building block in every state. No database: all names are made up.

`Samples` is what templates/home/patterns.html reads as `page.…`; the page class only adds the template.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    MultipleFileField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from . import chart_samples

FIELDS_OF_WORK = [
    ("", _l("Chọn lĩnh vực")),
    ("camera", _l("Camera an ninh")),
    ("hoa-giai", _l("Hòa giải ở cơ sở")),
]
WAYS = [
    ("moi", _l("Mô hình mới")),
    ("nhan-rong", _l("Nhân rộng mô hình đã có")),
    ("doi-moi", _l("Đổi mới cách làm")),
]
FORCES = [
    ("cong-an", _l("Công an xã")),
    ("mat-tran", _l("Mặt trận Tổ quốc")),
    ("to-bao-ve", _l("Tổ bảo vệ an ninh, trật tự")),
]


def _choices(pairs: list[tuple[str, Any]]) -> list[SelectChoice]:
    return [SelectChoice(*pair) for pair in pairs]


class CheckboxesField(SelectMultipleField):
    """Several answers in view, each with its tick box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class PatternsForm(Form):
    """One question of each kind."""

    key = HiddenField()
    name = StringField(_l("Tên mô hình"), description=_l("Tên gọi ngắn mà nhân dân đang dùng."))
    story = TextAreaField(
        _l("Mô hình làm như thế nào?"), description=_l("Kể theo từng bước, ai làm gì, khi nào.")
    )
    work = SelectField(_l("Lĩnh vực"), choices=_choices(FIELDS_OF_WORK))
    way = RadioField(_l("Đây là mô hình gì?"), choices=_choices(WAYS), validate_choice=False)
    forces = CheckboxesField(_l("Lực lượng nào cùng tham gia?"), choices=_choices(FORCES))
    started = DateField(_l("Bắt đầu từ ngày nào?"), format=["%d/%m/%Y"], description=_l("Ví dụ: 19/08/2025"))
    households = IntegerField(_l("Bao nhiêu hộ tham gia?"))
    mail = EmailField(_l("Thư điện tử liên hệ"))
    secret = PasswordField(_l("Mật khẩu"))
    cover = FileField(_l("Ảnh đại diện"), description=_l("Ảnh JPEG, PNG hoặc WebP, không quá 20 MB."))
    photos = MultipleFileField(
        _l("Ảnh hoạt động"), description=_l("Chọn được nhiều ảnh, mỗi ảnh không quá 20 MB.")
    )
    agreed = BooleanField(_l("Người trong ảnh đã đồng ý cho đăng công khai"))

    def validate_name(self, field: StringField) -> None:
        """Refuse a name that is too short, so that the page can show an error."""
        if len(field.data or "") < 10:
            raise ValidationError(str(_l("Tên mô hình phải từ 10 đến 200 ký tự")))

    def validate_way(self, field: RadioField) -> None:
        """Ask for a choice."""
        if field.data in (None, "", "None"):
            raise ValidationError(str(_l("Chọn loại mô hình")))

    def validate_agreed(self, field: BooleanField) -> None:
        """Ask for the tick."""
        if not field.data:
            raise ValidationError(str(_l("Đánh dấu khi đã có sự đồng ý của người trong ảnh")))


@dataclass(frozen=True)
class Event:
    """One line of a timeline."""

    at: str
    title: Any
    who: str = ""
    note: str = ""
    tone: str = "ok"


@dataclass(frozen=True)
class Row:
    """One row of a task list or of a list of facts; each macro reads the names it knows."""

    label: Any = ""
    href: str | None = None
    status: Any = ""
    tone: str = ""
    hint: Any = ""
    key: Any = ""
    value: Any = None
    change_href: str | None = None
    change_label: str | None = None


@dataclass(frozen=True)
class Tile:
    """One province of the tile map."""

    code: str
    label: str
    count: int
    href: str = "#ban-do"


@dataclass(frozen=True)
class Link:
    """One entry of the pagination; number None is the gap."""

    number: int | None
    href: str = "#phan-trang"
    current: bool = False


PROVINCES = (
    ("91", "An Giang", 11), ("24", "Bắc Ninh", 18), ("96", "Cà Mau", 4), ("92", "Cần Thơ", 9),
    ("04", "Cao Bằng", 3), ("48", "Đà Nẵng", 21), ("66", "Đắk Lắk", 8), ("11", "Điện Biên", 2),
    ("75", "Đồng Nai", 16), ("82", "Đồng Tháp", 7), ("52", "Gia Lai", 6), ("01", "Hà Nội", 34),
    ("42", "Hà Tĩnh", 12), ("31", "Hải Phòng", 19), ("46", "Huế", 13), ("33", "Hưng Yên", 10),
    ("56", "Khánh Hòa", 5), ("12", "Lai Châu", 0), ("68", "Lâm Đồng", 9), ("20", "Lạng Sơn", 6),
    ("15", "Lào Cai", 8), ("40", "Nghệ An", 22), ("37", "Ninh Bình", 15), ("25", "Phú Thọ", 17),
    ("51", "Quảng Ngãi", 7), ("22", "Quảng Ninh", 20), ("44", "Quảng Trị", 9), ("14", "Sơn La", 5),
    ("80", "Tây Ninh", 6), ("19", "Thái Nguyên", 12), ("38", "Thanh Hóa", 25), ("79", "TP. Hồ Chí Minh", 31),
    ("08", "Tuyên Quang", 4), ("86", "Vĩnh Long", 8),
)  # fmt: skip


def _bound(prefix: str, **answers: Any) -> PatternsForm:
    """The form with these answers, its rules applied where there are any; the prefix keeps ids apart on one page."""
    form = PatternsForm(prefix=prefix, data=answers)
    if answers:
        form.validate()
    return form


class Samples:
    """Everything that the patterns page shows."""

    charts = chart_samples

    @property
    def blank(self) -> PatternsForm:
        """No answer yet."""
        return _bound("trong-")

    @property
    def filled(self) -> PatternsForm:
        """Answered and right."""
        return _bound(
            "du-",
            name="Tiếng kẻng an ninh thôn Đông", story="Tối thứ bảy, tổ trưởng gõ kẻng nhắc giờ; mỗi tổ đi một vòng.",
            work="hoa-giai", way="moi", forces=["cong-an", "to-bao-ve"], started=date(2025, 8, 19), households=1240,
            mail="congan.xadong@example.vn", agreed=True,
        )  # fmt: skip

    @property
    def form(self) -> PatternsForm:
        """Answered with three mistakes."""
        return _bound("sai-", name="Kẻng", story="Gõ kẻng lúc 22 giờ.", work="camera", households=86)

    @property
    def events(self) -> tuple[Event, ...]:
        """A dossier from filing to honour."""
        return (
            Event("14:05, 12/05/2026", _l("Được công nhận"), "UBND tỉnh", tone="gold"),
            Event("09:20, 28/04/2026", _l("Đã bổ sung"), "Công an xã Đông"),
            Event("16:40, 20/04/2026", _l("Yêu cầu bổ sung"), "Phòng Xây dựng phong trào",
                  "Thêm nguồn của số liệu trước khi làm.", "warn"),
            Event("10:42, 15/04/2026", _l("Đã gửi"), "Công an xã Đông", tone="neutral"),
        )  # fmt: skip

    @property
    def tasks(self) -> tuple[Row, ...]:
        """The five tasks of a dossier, one of each status."""
        return (
            Row(_l("Thông tin chung"), "#viec", _l("Đã xong")),
            Row(_l("Cách làm"), "#viec", _l("Đang viết"), "info"),
            Row(_l("Kết quả"), "#viec", _l("Chưa làm"), "neutral", _l("Cần ít nhất một chỉ số trước và sau")),
            Row(_l("Hình ảnh"), "#viec", _l("Có lỗi"), "bad", _l("Một ảnh chưa có mô tả")),
            Row(_l("Kiểm tra và gửi"), None, _l("Chưa thể bắt đầu"), "neutral"),
        )

    @property
    def facts(self) -> tuple[Row, ...]:
        """Answers to check before sending."""
        return (
            Row(key=_l("Tên mô hình"), value="Tiếng kẻng an ninh thôn Đông", change_href="#kiem-tra"),
            Row(key=_l("Địa bàn"), value="Xã Đông, tỉnh Ninh Bình", change_href="#kiem-tra"),
            Row(key=_l("Kinh phí"), change_href="#kiem-tra"),
        )

    @property
    def provinces(self) -> tuple[Tile, ...]:
        """The 34 provinces with made-up counts."""
        return tuple(Tile(*each) for each in PROVINCES)

    @property
    def links(self) -> tuple[Link, ...]:
        """Pagination in the middle of a long list."""
        return (Link(1), Link(2, current=True), Link(3), Link(None), Link(6))

    @property
    def ranks(self) -> tuple[tuple[str, int, str | None], ...]:
        """Rows of a horizontal ranking."""
        return (
            ("Camera an ninh", 64, None),
            ("Hòa giải ở cơ sở", 41, None),
            ("Phòng cháy, chữa cháy", 23, None),
        )
