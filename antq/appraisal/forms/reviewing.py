"""What a council member types: the score sheet, a conflict of interest, a recusal."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from ...kit.web import Form
from ...kit.web.forms import Filled, Long
from ...nominations.actions import mark_of
from ...nominations.models import Review, ReviewDraft
from ...nominations.scoring import VERDICTS, Criterion
from ...rounds.models import Round
from .numbers import Count


class ReviewForm(Form):
    """Points for each criterion of the day's score sheet, a verdict and a comment; who abstains gives no points."""

    version = HiddenField()
    goc = HiddenField()
    verdict = RadioField(
        _l("Ý kiến"), choices=[SelectChoice(*each) for each in VERDICTS.items()], validate_choice=False
    )
    comment = TextAreaField(_l("Nhận xét"), [Long(10, 4000, _l("Nhận xét"))])

    unchecked = False
    """A draft is kept as it is, and nothing is wrong with it."""

    @classmethod
    def of(cls, sheet: list[Criterion], **kwargs: Any) -> ReviewForm:
        """The form for one score sheet."""

        class Sheet(cls):  # type: ignore[misc,valid-type]
            pass

        for line in sheet:
            label = _l("%(label)s (tối đa %(most)d)", label=line.label, most=line.most)
            setattr(Sheet, f"points_{line.code}", Count(label, description=_hint(line)))
        made: ReviewForm = Sheet(**kwargs)
        made.sheet = sheet
        points = [f"points_{line.code}" for line in sheet]
        # Mistakes are listed in the order in which the page asks: points stand before the verdict.
        made._fields = {
            name: made._fields[name] for name in sorted(made._fields, key=lambda n: n not in points)
        }
        return made

    sheet: list[Criterion]

    @classmethod
    def filled(cls, sheet: list[Criterion], review: Review | None, draft: ReviewDraft | None) -> ReviewForm:
        """The form with what was given, or with the newer draft over it."""
        known: dict[str, Any] = {"version": str(review.version if review else 0), "goc": mark_of(draft)}
        sources: list[Any] = [each for each in (review, draft) if each is not None]
        for source in sources:
            points = {f"points_{code}": value for code, value in source.points.items()}
            known |= {"verdict": source.verdict, "comment": source.comment, **points}
        form = cls.of(sheet, formdata=None, data=known)
        for line in sheet:  # what was typed into a draft need not be a number
            field: Any = form[f"points_{line.code}"]
            field.raw_data = [str(known[field.name])] if field.name in known else None
        return form

    @property
    def seen(self) -> int:
        """The version of one's own review that was on the screen."""
        typed = self.version.data or "0"
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1

    def point_fields(self) -> list[Any]:
        """The fields of the criteria, in the order of the sheet."""
        return [self[f"points_{line.code}"] for line in self.sheet]

    def points(self) -> dict[str, int]:
        """Criterion code to points, for those that were given."""
        given = {line.code: self[f"points_{line.code}"].data for line in self.sheet}
        return {code: value for code, value in given.items() if value is not None}

    def typed(self) -> dict[str, str]:
        """Criterion code to what was typed, number or not."""
        raw = {line.code: self[f"points_{line.code}"].raw_data or [""] for line in self.sheet}
        return {code: str(values[0]).strip() for code, values in raw.items()}

    def validate(self, extra_validators: Any = None) -> bool:
        """Each criterion between 0 and its highest number, and a comment; neither of who abstains."""
        if self.unchecked:
            return True
        fine = super().validate(extra_validators)
        if self.verdict.data == "abstain":
            for field in self.point_fields():
                field.errors = []
            return not self.errors
        for line in self.sheet:
            field = self[f"points_{line.code}"]
            if not field.errors and (field.data is None or field.data > line.most):
                says = _l("%(label)s: cho điểm từ 0 đến %(most)d.", label=line.label, most=line.most)
                field.errors = [says]
                fine = False
        if not self.comment.data and not self.comment.errors:
            self.comment.errors = [_l("Nhập nhận xét.")]
            fine = False
        return fine

    def validate_verdict(self, field: Any) -> None:
        if field.data not in VERDICTS:
            raise ValidationError(_l("Chọn một ý kiến."))


def _hint(line: Criterion) -> str:
    """What the criterion asks, how often its points count, and what so many of them are called."""
    levels = sorted(line.levels)
    words = []
    for number, (least, label) in enumerate(levels):
        most = levels[number + 1][0] - 1 if number + 1 < len(levels) else line.most
        words.append(f"{least}–{most} {label}")
    weight = str(_l("Hệ số %(weight)d.", weight=line.weight)) if line.weight != 1 else ""
    scale = "; ".join(words)
    return " ".join(filter(None, (line.hint, weight, f"{scale}." if scale else "")))


class ConflictForm(Form):
    """Why somebody does not judge this dossier."""

    reason = TextAreaField(
        _l("Lý do"), [Filled(_l("Nhập lý do.")), Long(5, 1000, _l("Lý do"))], id="ly-do-xung-dot"
    )


class LiftForm(Form):
    """Whose declaration was a mistake."""

    person = HiddenField()


class RecusalForm(Form):
    """The unit of which somebody judges nothing, for how long, and why."""

    unit = StringField(_l("Đơn vị"), [Filled(_l("Nhập tên hoặc mã đơn vị."))])
    round = SelectField(_l("Áp dụng cho"))
    reason = TextAreaField(_l("Lý do"), [Filled(_l("Nhập lý do.")), Long(5, 1000, _l("Lý do"))])

    def offer(self, rounds: list[Round]) -> RecusalForm:
        """The form with the rounds that it may be limited to."""
        every = [("", _l("Mọi hồ sơ, nay và về sau"))]
        self.round.choices = every + [(each.ref, _l("Chỉ đợt %(name)s", name=each.name)) for each in rounds]
        return self
