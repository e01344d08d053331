"""What is asked with a photo or a file, and the decoding of what came. Rooms above use these forms.

`received()` decodes and stores: slow, so the door calls it with no transaction open. Nothing is stored
unless every answer of the form is good; bytes that no row names in the end are swept later.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import DateField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from ..kit import storage
from ..kit.media.documents import receive_document
from ..kit.media.intake import receive_photo
from ..kit.refusals import Invalid
from ..kit.web.forms import Filled, Form, Long
from .actions import Kept, keep
from .consent import CONSENTS


class WordsForm(Form):
    """What is said about a photo, and who agreed to it."""

    alt = TextAreaField(
        _l("Mô tả ảnh"),
        [Filled(_l("Nhập một câu tả ảnh cho người không nhìn thấy.")), Long(5, 300, _l("Mô tả ảnh"))],
    )
    caption = StringField(_l("Chú thích"), [Long(2, 300, _l("Chú thích"))])
    credit = StringField(_l("Người chụp"), [Long(2, 120, _l("Tên người chụp"))])
    taken_on = DateField(_l("Ngày chụp"), [Optional()], format=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"])
    consent = RadioField(
        _l("Sự đồng ý của người trong ảnh"),
        choices=[SelectChoice(*each) for each in CONSENTS.items()],
        validate_choice=False,
    )

    def validate_consent(self, field: Any) -> None:
        """One of the four sentences must have been chosen."""
        if field.data not in CONSENTS:
            raise ValidationError(_l("Chọn một câu đúng với ảnh này."))

    def words(self) -> dict[str, Any]:
        """What was said about the photo."""
        return {
            "alt": self.alt.data or "",
            "caption": self.caption.data or "",
            "credit": self.credit.data or "",
            "taken_on": self.taken_on.data,
            "consent": self.consent.data,
        }


class PhotoForm(WordsForm):
    """One photo with the words and the consent that go with it."""

    photo = FileField(_l("Ảnh"))

    def received(self) -> Kept | None:
        """The decoded and stored photo; None with sentences beside the fields."""
        fine = self.validate()
        try:
            photo = _received(self.photo, receive_photo)
        except Invalid as invalid:
            self.refuse(invalid.errors)
            return None
        return keep(photo) if fine else None

    def received_first(self) -> Kept:
        """The photo alone, to be described later. Raises Invalid, with the sentence, for what is none."""
        self.validate()
        return keep(_received(self.photo, receive_photo))


class FileForm(Form):
    """One PDF or DOCX, and what it is."""

    file = FileField(_l("Tệp PDF hoặc DOCX"))
    about = StringField(_l("Nội dung tệp"), [Long(2, 300, _l("Nội dung tệp"))])

    def received(self) -> dict[str, Any] | None:
        """What `add_file` takes of the checked and stored file; None with sentences beside the fields."""
        fine = self.validate()
        try:
            document = _received(self.file, receive_document)
        except Invalid as invalid:
            self.refuse(invalid.errors)
            return None
        if not fine:
            return None
        return {
            "key": storage.store().put(document.data),
            "name": document.name,
            "mime": document.mime,
            "size": document.size,
            "about": self.about.data or "",
        }


def _received(field: FileField, receive: Any) -> Any:
    """Hand what came to its receiver; no file at all is the receiver's to refuse, as an empty one."""
    if not field.data:
        raise Invalid({field.name: _l("Chọn một tệp trước khi tải lên.")})
    return receive(field.data.stream, name=field.data.filename or "")
