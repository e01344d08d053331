"""The words of a photo that hangs in a dossier already."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from ...evidence.consent import CONSENTS
from ...evidence.models import Photo
from ...evidence.uploads import WordsForm
from ...kit.web.app import day
from ..merging import mark

SAID = ("alt", "caption", "credit", "taken_on", "consent")


class PhotoWordsForm(WordsForm):
    """What is said about one photo; `goc` holds a mark of each answer as it was when the page was made."""

    goc = HiddenField()

    @classmethod
    def of(cls, photo: Photo) -> PhotoWordsForm:
        """As the photo is described now."""
        said = {name: getattr(photo, name) for name in SAID}
        return cls(formdata=None, data=said | {"goc": " ".join(_marks(photo).values())})

    def said_meanwhile(self, photo: Photo) -> dict[str, Any]:
        """Beside each answer that somebody else changed since: what it is now. Sent once more, it is replaced."""
        now = _marks(photo)
        shown = dict(zip(SAID, (self.goc.data or "").split(), strict=False))
        mine = {name: mark(answer) for name, answer in self.words().items()}
        self.goc.data = " ".join(now.values())
        return {
            name: _l(
                "Người khác vừa ghi: “%(now)s”. Sửa lại hoặc lưu lần nữa để thay.", now=_read(photo, name)
            )
            for name in SAID
            if now[name] not in (shown.get(name), mine[name])
        }


def _marks(photo: Photo) -> dict[str, str]:
    return {name: mark(getattr(photo, name)) for name in SAID}


def _read(photo: Photo, name: str) -> Any:
    said = getattr(photo, name)
    if name == "consent":
        said = CONSENTS.get(said)
    return (day(said) if name == "taken_on" else said) or _l("để trống")
