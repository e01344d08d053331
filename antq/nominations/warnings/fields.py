"""The texts of a dossier read for what should not stand in them, and which of them become public."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..models import Nomination
from ..report import QUESTION
from .base import Warning
from .private import find

TEXTS = ("name", "role", "summary", "background", "how", "resources", "results", "lessons")
"""The questions that are answered in words."""

PUBLIC = {
    "initiative": ("name", "summary", "background", "how", "resources", "lessons"),
    "collective": ("name", "role", "summary"),
    "person": ("name", "role", "summary"),
}
"""What becomes public when the dossier is released: an initiative enters the catalogue with its report."""

_MOST = 3
"""Findings of one field that are told; whoever corrects these sees the next."""


def in_text(name: str, text: str, recipient: str) -> list[Warning]:
    """What stands out in one answer. In a public one it matters more, and whoever sends it confirms it."""
    public = name in PUBLIC[recipient]
    return [
        Warning(
            code=f"private.{each.kind}",
            tone="info" if each.soft or not public else "warn",
            says=each.says,
            field=name,
            sure=_l("Có thể là tên mô hình hoặc số chung") if each.soft else "",
            confirm=public and not each.soft,
        )
        for each in find(text)[:_MOST]
    ]


def in_answers(nomination: Nomination) -> list[Warning]:
    """What stands out in all answers, as they were saved."""
    said = {name: getattr(nomination, name) for name in TEXTS}
    asked = [name for name in TEXTS if nomination.recipient in QUESTION[name].asked]
    return [
        warning for name in asked for warning in in_text(name, str(said[name] or ""), nomination.recipient)
    ]
