"""The words of a photo that hangs in a dossier already."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from ...evidence.models import Photo
from ...evidence.uploads import WordsForm
from ..merging import mark


class PhotoWordsForm(WordsForm):
    """What is said about one photo; `goc` stands for what was said of it when the page was made."""

    goc = HiddenField()

    @classmethod
    def of(cls, photo: Photo) -> PhotoWordsForm:
        """As the photo is described now."""
        said = {name: getattr(photo, name) for name in ("alt", "caption", "credit", "taken_on", "consent")}
        return cls(formdata=None, data=said | {"goc": mark(photo.alt)})

    def said_meanwhile(self, photo: Photo) -> Any:
        """What to say when somebody described the photo in other words since; None when nobody did."""
        now = mark(photo.alt)
        if self.goc.data == now or mark(self.alt.data) == now:
            return None
        self.goc.data = now
        return _l("Người khác vừa mô tả ảnh này: “%(alt)s”. Sửa lại hoặc lưu lần nữa để thay.", alt=photo.alt)
