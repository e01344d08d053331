"""Registering a replication from a phone: one page, seven questions, most of them answered already."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)

from ...catalogue.models import Initiative
from ...kit.numbers import DatedPrecision, Precision, read_day, read_number, write_day
from ...kit.refusals import Missing
from ...kit.text import fold
from ...kit.web import Form
from ...kit.web.forms import Filled, Long
from ...people.actor import Actor
from ...places import lineage
from ...places.models import Place
from ...places.queries import by_key, communes_of, keys_of
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
    place_which = RadioField(_l("Là nơi nào trong các nơi cùng tên?"), validate_choice=False)
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
        self.known, self.initiative = known, initiative
        self.place_which.choices = []
        self._offer_units(by)
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

    def _offer_units(self, by: Actor) -> None:
        """Those that the person writes for; a point that is there stays its unit's until it is handed over."""
        if self.known is not None:
            del self.unit
            return
        units = {post.unit_ref: post.unit_name for post in by.posts if post.role == "officer"}
        self.unit.choices = list(units.items())
        if self.unit.data is None:
            self.unit.data = next(iter(units), None)

    def _offer_places(self) -> None:
        """The communes of the province that the unit answers to; its own seat stands chosen."""
        unit = self._unit()
        province = lineage.today(unit.province) if unit and unit.province else None
        communes = communes_of(province) if province else []
        self.place.choices = [("", ""), *((each.code, each.name) for each in communes)]
        if self.place.data is None:
            seat = unit.place if unit else None
            self.place.data = seat.code if seat in communes else ""

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
        if self.known is not None:
            return self.known.unit
        known = {ref for ref, _name in self.unit.choices or ()}
        return by_ref(self.unit.data) if self.unit.data in known else None

    def validate_place(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Chọn xã, phường nơi làm mô hình."))

    def validate_place_then(self, field: Any) -> None:
        """The old name must be one of the places that became the chosen commune, over any number of steps.

        Many a commune of today bears the name of one that it was made of: the day says which is meant, else the
        person does. Who changed neither the commune nor the name meant nothing new by them.
        """
        if not self.place.data or self.place.data not in dict(self.place.choices):
            return
        self.now = now = by_key(self.place.data)
        if self.known is not None and self._place_stands(self.known):
            self.then = self.known.place
        elif not field.data:
            self.then = now
        else:
            self.then = self._named(field.data, now)

    def _place_stands(self, known: Replication) -> bool:
        was = written(known)
        return self.place.data == was["place"] and fold(self.place_then.data or "") == fold(was["place_then"])

    def _named(self, said: str, now: Place) -> Place:
        """What was `now` then and bears this name; ValidationError when nothing does, or several."""
        before = lineage.origins_of(now)
        fits = [each for each in (*before, now) if _bears(each, said)]
        if not fits:
            names = ", ".join(dict.fromkeys(each.name for each in before)) or now.name
            says = _l("Không rõ nơi nào tên “%(name)s”. %(now)s được lập từ: %(names)s.")
            raise ValidationError(str(says) % {"name": said, "now": now.name, "names": names})
        on = _day_of(self.started.data)
        stood = [each for each in fits if on and lineage.stood_on(each, on)]
        return (
            fits[0] if len(fits) == 1 else stood[0] if len(stood) == 1 else self._which(said, stood or fits)
        )

    def _which(self, said: str, fits: list[Place]) -> Place:
        """The one that the person chose of several; ValidationError when none was chosen yet."""
        keys = keys_of(fits)
        self.place_which.choices = [(keys[each.id], _told(each)) for each in fits]
        chosen = next((each for each in fits if keys[each.id] == self.place_which.data), None)
        if chosen is None:
            raise ValidationError(str(_l("Có nhiều nơi tên “%(name)s”: chọn một.")) % {"name": said})
        return chosen

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


def _bears(place: Place, said: str) -> bool:
    return fold(said) in (fold(place.name), fold(bare_name(place.name, place.kind)))


def _day_of(said: str | None) -> date | None:
    try:
        return read_day(said).date if said else None
    except ValueError:
        return None  # the field of the day says so itself


def _told(place: Place) -> str:
    """A place among others of its name: where it lay, and until when."""
    where = lineage.described(place, place)
    if place.ended_on is None:
        return str(_l("%(where)s (hiện nay)")) % {"where": where}
    until = write_day(DatedPrecision(place.ended_on))
    return str(_l("%(where)s (đến %(day)s)")) % {"where": where, "day": until}


def written(replication: Replication) -> dict[str, Any]:
    """A registered replication as it is shown for changing."""
    then, now = replication.place, replication.commune
    day = replication.started_on
    return {
        "phien_ban": str(replication.version),
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
