"""What the office, the chair and the members type about a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from ..kit.web import Form
from ..kit.web.forms import Day, Filled, Long, Ticks
from ..nominations.models import Nomination
from ..people.models import Person
from .models import AgendaItem, Seat
from .workflow import ATTENDANCE_WORDS, CHOICE_WORDS

MOST = 1000


class Count(StringField):
    """How many people; `number` is what was read, 0 for nothing."""

    number = 0

    def pre_validate(self, form: Any) -> None:
        """Read the number; what is none is said in words."""
        typed = self.data or "0"
        if not (typed.isascii() and typed.isdigit() and len(typed) < 5 and int(typed) <= MOST):
            raise ValidationError(_l("Nhập một số nguyên từ 0, chỉ gồm chữ số."))
        self.number = int(typed)


class Versioned(Form):
    """A form that says what was on the screen."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version that was on the screen."""
        typed = self.version.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1


class SessionForm(Versioned):
    """A session: its name, its day, where it sits, whose round it decides."""

    province = SelectField(_l("Tỉnh"))
    name = StringField(
        _l("Tên phiên họp"), [Filled(_l("Nhập tên phiên họp.")), Long(5, 200, _l("Tên phiên họp"))]
    )
    meets_on = Day(_l("Ngày họp"), [Filled(_l("Nhập ngày họp."))])
    venue = StringField(_l("Nơi họp"), [Long(3, 200, _l("Nơi họp"))])
    round = SelectField(_l("Đợt xét"))


class AgendaForm(Form):
    """Which dossiers go on the agenda."""

    dossiers = Ticks(_l("Hồ sơ đưa vào chương trình"), validate_choice=False)

    def offer(self, dossiers: Sequence[Nomination]) -> AgendaForm:
        """The form with the dossiers to choose from."""
        self.by_ref = {each.ref: each for each in dossiers}
        self.dossiers.choices = [(each.ref, each.title) for each in dossiers]
        return self

    by_ref: dict[str, Nomination]

    def chosen(self) -> list[Nomination]:
        """The ticked dossiers that are still there."""
        return [self.by_ref[ref] for ref in self.dossiers.data or () if ref in self.by_ref]


class RollForm(Versioned):
    """Who is there: one question a seat."""

    @classmethod
    def of(cls, seats: Sequence[Seat], **kwargs: Any) -> RollForm:
        """The form for these seats, as they were called last."""

        class Roll(cls):  # type: ignore[misc,valid-type]
            pass

        choices = [SelectChoice(*each) for each in ATTENDANCE_WORDS.items()]
        for seat in seats:
            setattr(
                Roll,
                f"ghe_{seat.person.ref}",
                SelectField(seat.name, choices=choices, default=seat.attendance),
            )
        made: RollForm = Roll(**kwargs)
        return made

    def roll(self) -> dict[str, str]:
        """Person ref to attendance."""
        seats = {name: field for name, field in self._fields.items() if name.startswith("ghe_")}
        return {name.removeprefix("ghe_"): field.data for name, field in seats.items() if field.data}


class DeputyForm(Form):
    """Who presides in the chair's place."""

    deputy = SelectField(_l("Người chủ trì thay"), validate_choice=False)

    def offer(self, seats: Sequence[Seat]) -> DeputyForm:
        """The form with the members of the session who are no chair, and whom it has named."""
        self.deputy.choices = [SelectChoice("", _("Chưa giao ai"))]
        self.deputy.choices += [SelectChoice(s.person.ref, s.name) for s in seats if not s.chairs]
        self.deputy.data = self.deputy.data or next((s.person.ref for s in seats if s.deputises), "")
        return self


class BallotForm(Form):
    """One question an item; an item left open is voted on later."""

    @classmethod
    def of(cls, items: Sequence[AgendaItem], **kwargs: Any) -> BallotForm:
        """The ballot sheet for these items."""

        class Sheet(cls):  # type: ignore[misc,valid-type]
            pass

        choices = [SelectChoice(*each) for each in CHOICE_WORDS.items()]
        for item in items:
            label = f"{item.nomination.title} ({item.nomination.ref})"
            setattr(
                Sheet,
                f"phieu_{item.nomination.ref}",
                RadioField(label, choices=choices, validate_choice=False),
            )
        made: BallotForm = Sheet(**kwargs)
        return made

    def chosen(self) -> dict[str, str]:
        """Dossier ref to choice, for those that were answered."""
        return {name.removeprefix("phieu_"): field.data for name, field in self._fields.items() if field.data}


class CountForm(Form):
    """Hands or paper ballots counted in the room."""

    votes_for = Count(_l("Đồng ý"))
    votes_against = Count(_l("Không đồng ý"))
    votes_blank = Count(_l("Không có ý kiến, phiếu không hợp lệ"))
    chair_for = RadioField(
        _l("Ý kiến của chủ tịch hội đồng"),
        choices=[SelectChoice("for", _l("Đồng ý")), SelectChoice("against", _l("Không đồng ý"))],
        validate_choice=False,
    )
    note = TextAreaField(_l("Kết luận"), [Long(3, 2000, _l("Kết luận"))])
    early = BooleanField(_l("Kết thúc khi còn người chưa bỏ phiếu"))

    def counts(self) -> dict[str, int]:
        """Choice to number."""
        return {
            "for": self.votes_for.number,
            "against": self.votes_against.number,
            "blank": self.votes_blank.number,
        }

    @property
    def chair(self) -> bool | None:
        """How the chair voted, where it was said."""
        return {"for": True, "against": False}.get(self.chair_for.data or "")


class ReasonForm(Form):
    """Why a result is taken back."""

    reason = StringField(_l("Lý do"))


class OpenForm(Form):
    """The day on which the session met, where it opens later than planned."""

    sits_on = Day(_l("Ngày khai mạc"), [Filled(_l("Nhập ngày khai mạc."))])


class ResumeForm(Form):
    """The day on which the council meets again."""

    sits_on = Day(_l("Ngày họp tiếp"), [Filled(_l("Nhập ngày họp tiếp."))])


class MinutesForm(Versioned):
    """What was discussed, in words."""

    minutes = TextAreaField(_l("Nội dung thảo luận"), [Long(3, 10_000, _l("Nội dung thảo luận"))])


class PaperForm(Form):
    """Who kept the minutes and signs them beside the chair."""

    secretary = StringField(_l("Thư ký phiên họp"), [Long(3, 100, _l("Họ tên thư ký"))])


class AssignForm(Form):
    """How many reviewers each dossier gets, and how many dossiers a reviewer at most."""

    each = StringField(_l("Số người chấm mỗi hồ sơ"))
    limit = StringField(_l("Mỗi người chấm nhiều nhất"))

    def read(self, name: str, otherwise: int | None, most: int) -> int | None:
        """A whole number from 1, or what is meant by nothing; puts a sentence beside a wrong one."""
        field = self[name]
        typed = (field.data or "").strip()
        if not typed:
            return otherwise
        if typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= most:
            return int(typed)
        field.errors = [_l("Nhập một số nguyên từ 1 đến %(most)d.", most=most)]
        return otherwise


class HandOverForm(Form):
    """Whose review goes to whom, and why."""

    former = RadioField(_l("Đang giao cho"), validate_choice=False)
    person = SelectField(_l("Chuyển cho"), validate_choice=False)
    reason = StringField(_l("Lý do"))

    def offer(self, formers: Sequence[Person], others: Sequence[tuple[Person, int]]) -> HandOverForm:
        """The form with the reviews that may be moved, and those who may take one, with how many each has."""
        self.people = {each.ref: each for each in (*formers, *(person for person, _load in others))}
        self.loads = {person.ref: load for person, load in others}
        self.formers = {each.ref for each in formers}
        self.former.choices = [SelectChoice(each.ref, each.name) for each in formers]
        says = _("đang có %(count)d hồ sơ")
        self.person.choices = [SelectChoice("", _("Chọn một người"))]
        self.person.choices += [
            SelectChoice(person.ref, f"{person.name} ({says % {'count': load}})") for person, load in others
        ]
        if len(formers) == 1 and not self.former.data:
            self.former.data = formers[0].ref
        return self

    people: dict[str, Person]
    loads: dict[str, int]
    formers: set[str]

    def chosen(self, limit: int | None) -> tuple[Person, Person] | None:
        """From whom to whom; None, with the sentence beside the field, where one is not chosen or has enough."""
        errors: dict[str, Any] = {}
        if self.former.data not in self.formers:
            errors["former"] = _("Chọn phiếu chấm cần chuyển.")
        load = self.loads.get(self.person.data or "")
        if load is None:
            errors["person"] = _("Chọn người nhận.")
        elif limit is not None and load >= limit:
            says = _("Người này đã có %(load)d hồ sơ, nhiều nhất %(limit)d theo phương án.")
            errors["person"] = says % {"load": load, "limit": limit}
        if errors:
            self.refuse(errors)
            return None
        return self.people[self.former.data], self.people[self.person.data]


class PacketForm(Form):
    """An answered packet."""

    file = FileField(_l("Tệp đã chấm"))
