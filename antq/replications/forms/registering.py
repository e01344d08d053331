"""Registering a replication from a phone: one page, seven questions, most of them answered already."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField, ValidationError

from ...catalogue.models import Initiative
from ...kit.numbers import DatedPrecision, Precision, read_day, read_number, write_day
from ...kit.refusals import Missing
from ...kit.text import fold
from ...kit.web import Form
from ...kit.web.forms import Filled, Long
from ...people.actor import Actor
from ...places import lineage
from ...places.models import Place
from ...places.queries import by_key, communes_of
from ...places.words import bare_name
from ...units.models import Unit
from ...units.queries import by_ref
from .. import queries
from ..actions import Facts
from ..models import Replication

ORIGIN = "goc"
MOST_OFFERED = 50


class RegisterForm(Form):
    """Who, where, since when, from whom, with how many."""

    phien_ban = HiddenField()
    unit = SelectField(_l("Đơn vị làm mô hình"))
    place = SelectField(_l("Xã, phường, đặc khu"))
    place_then = StringField(_l("Tên xã, phường lúc bắt đầu"), [Long(2, 120, _l("Tên xã, phường"))])
    neighbourhood = StringField(_l("Thôn, tổ dân phố, cơ quan, trường"), [Long(2, 200, _l("Tên nơi làm"))])
    started = StringField(_l("Bắt đầu từ"), [Long(4, 40, _l("Thời điểm"))])
    copied_from = SelectField(_l("Làm theo nơi nào"))
    adapted = TextAreaField(_l("Điều chỉnh gì cho hợp địa bàn"), [Long(5, 2000, _l("Nội dung"))])
    team_count = StringField(_l("Số tổ thực hiện"), [Long(1, 12, _l("Số tổ"))])
    member_count = StringField(_l("Số thành viên"), [Long(1, 12, _l("Số thành viên"))])
    answerable = StringField(
        _l("Người phụ trách"), [Filled(_l("Nhập tên, chức vụ người phụ trách.")), Long(3, 200, _l("Tên"))]
    )
    phone = StringField(_l("Điện thoại"), [Long(8, 40, _l("Số điện thoại"))])
    promise = BooleanField(
        _l("Đơn vị xác nhận hằng quý điểm còn hoạt động và báo kết quả sau 3, 6, 12 tháng.")
    )

    def __init__(
        self, initiative: Initiative, by: Actor, known: Replication | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.known = known
        units = {post.unit_ref: post.unit_name for post in by.posts if post.role == "officer"}
        if known is not None:
            units[known.unit.ref] = known.unit.name
        self.unit.choices = list(units.items())
        if self.unit.data is None:
            self.unit.data = next(iter(units), None)
        self._offer_places()
        self._offer_origins(initiative, by)
        self.now: Place | None = None
        self.then: Place | None = None
        self.day: DatedPrecision | None = None
        self.numbers: dict[str, int] = {}

    @property
    def seen(self) -> int:
        """The version of the point that the form was made from; nonsense is no version at all."""
        text = self.phien_ban.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1

    def _offer_places(self) -> None:
        """The communes of the unit's province; its own seat stands chosen."""
        unit = self._unit()
        seat = unit.place if unit else None
        province = seat if seat is None or seat.level == "province" else seat.parent
        communes = communes_of(province) if province else []
        self.place.choices = [("", ""), *((each.code, each.name) for each in communes)]
        if self.place.data is None:
            self.place.data = seat.code if seat is not None and seat.level == "commune" else ""

    def _offer_origins(self, initiative: Initiative, by: Actor) -> None:
        """Where it began, and the replications that run in the same province."""
        unit = self._unit()
        near = queries.near(
            initiative,
            commune_id=unit.place_id if unit else None,
            province_id=unit.province_id if unit else None,
            by=by,
            limit=MOST_OFFERED,
        )
        offered = {ORIGIN: str(_l("Nơi khởi đầu của mô hình"))}
        offered |= {each.ref: f"{each.ref} – {each.place.name}" for each in near if each is not self.known}
        asked = self.copied_from.data
        if asked and asked not in offered and (found := _found(asked, by)):
            offered[found.ref] = f"{found.ref} – {found.place.name}"
        self.copied_from.choices = list(offered.items())
        if self.copied_from.data is None:
            self.copied_from.data = ORIGIN

    def _unit(self) -> Unit | None:
        known = {ref for ref, _name in self.unit.choices or ()}
        return by_ref(self.unit.data) if self.unit.data in known else None

    def validate_place(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Chọn xã, phường nơi làm mô hình."))

    def validate_place_then(self, field: Any) -> None:
        """The old name must be one of the places that became the chosen commune."""
        if not self.place.data or self.place.data not in dict(self.place.choices):
            return
        self.now = now = by_key(self.place.data)
        if not field.data or fold(field.data) in (fold(now.name), fold(bare_name(now.name, now.kind))):
            self.then = now
            return
        before = [row.old for row in lineage.predecessors_of(now)]
        wanted = fold(field.data)
        fits = [each for each in before if wanted in (fold(each.name), fold(bare_name(each.name, each.kind)))]
        if len(fits) != 1:
            names = ", ".join(each.name for each in before) or now.name
            says = _l("Không rõ nơi nào tên “%(name)s”. %(now)s được lập từ: %(names)s.")
            raise ValidationError(str(says) % {"name": field.data, "now": now.name, "names": names})
        self.then = fits[0]

    def validate_started(self, field: Any) -> None:
        if not field.data:
            return
        try:
            self.day = read_day(field.data)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def validate_team_count(self, field: Any) -> None:
        self._count(field)

    def validate_member_count(self, field: Any) -> None:
        self._count(field)

    def validate_promise(self, field: Any) -> None:
        if not field.data and self.known is None:
            raise ValidationError(_l("Đánh dấu vào lời cam kết để đăng ký."))

    def _count(self, field: Any) -> None:
        if not field.data:
            self.numbers[field.name] = 0
            return
        try:
            number = read_number(field.data)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if number != int(number) or number < 0:
            raise ValidationError(_l("Nhập một số nguyên, ví dụ 12."))
        self.numbers[field.name] = int(number)

    def facts(self, by: Actor) -> Facts:
        """What a valid form says."""
        asked = self.copied_from.data
        assert self.then is not None  # noqa: S101 (validate_place_then has set it)
        return Facts(
            place=self.then,
            neighbourhood=self.neighbourhood.data or "",
            started=self.day,
            copied_from=_found(asked, by) if asked and asked != ORIGIN else None,
            adapted=self.adapted.data or "",
            team_count=self.numbers["team_count"],
            member_count=self.numbers["member_count"],
            answerable=self.answerable.data or "",
            phone=self.phone.data or "",
        )


def _found(ref: str, by: Actor) -> Replication | None:
    try:
        return queries.find(ref, by=by)
    except Missing:
        return None


def written(replication: Replication) -> dict[str, Any]:
    """A registered replication as it is shown for changing."""
    then, now = replication.place, replication.commune
    day = replication.started_on
    return {
        "phien_ban": str(replication.version),
        "unit": replication.unit.ref,
        "place": now.code if now else "",
        "place_then": "" if now is None or then is now else then.name,
        "neighbourhood": replication.neighbourhood,
        "started": write_day(DatedPrecision(day, Precision(replication.started_precision))) if day else "",
        "copied_from": replication.copied_from.ref if replication.copied_from else ORIGIN,
        "adapted": replication.adapted,
        "team_count": str(replication.team_count or ""),
        "member_count": str(replication.member_count or ""),
        "answerable": replication.answerable,
        "phone": replication.phone,
    }
