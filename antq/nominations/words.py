"""The words of a dossier: its recipients, its degrees of publicity, its questions."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from .report import QUESTION

RECIPIENTS = [
    ("initiative", _l("Mô hình")),
    ("collective", _l("Tập thể")),
    ("person", _l("Cá nhân")),
]
PUBLICITY = [
    ("full", _l("Nêu đầy đủ tên")),
    ("initials", _l("Chỉ nêu chữ cái đầu của tên")),
    ("unit_only", _l("Chỉ nêu đơn vị")),
    ("hidden", _l("Không công khai")),
]
_NAMES = {"initiative": _l("Tên mô hình"), "collective": _l("Tên tập thể"), "person": _l("Họ và tên")}


def recipient_word(recipient: str) -> str:
    """Mô hình, tập thể or cá nhân."""
    return str(dict(RECIPIENTS)[recipient])


def publicity_word(publicity: str) -> str:
    """How much of the name is made public."""
    return str(dict(PUBLICITY)[publicity])


def label_of(name: str, recipient: str) -> Any:
    """What a question is called in a dossier of this kind of recipient."""
    return _NAMES[recipient] if name == "name" else QUESTION[name].label
