"""What the desk's lists keep of each dossier, so that two thousand rows are one question: columns, not computed
per row. Readings; `actions` write them when a dossier is sent in, `flask antq check` compares them."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..evidence.consent import CONSENTS
from ..evidence.likeness import alike
from ..kit.database import db
from ..kit.text import fold
from .models import Nomination
from .report import REPLICATIONS, STEPS, asked, is_answered

FLAGS = {
    "figures": _l("Thiếu số liệu"),
    "photos": _l("Thiếu ảnh"),
    "consent": _l("Ảnh thiếu đồng ý"),
    "alike": _l("Giống hồ sơ khác"),
}
"""Code in the row to its words."""


def sought_of(nomination: Nomination) -> str:
    """What a dossier is looked for by at the desk: code, name, unit, place; without accents."""
    place = nomination.place.name if nomination.place else ""
    return fold(f"{nomination.ref} {nomination.name} {nomination.unit.name} {place}")


def completeness_of(nomination: Nomination) -> tuple[int, int]:
    """How many of the questions are answered, and how many there are; what the register answers first is none."""
    questions = [
        question
        for step in STEPS
        for question in asked(nomination, step.code)
        if question.name != REPLICATIONS
    ]
    return sum(is_answered(nomination, question) for question in questions), len(questions)


def flags_of(nomination: Nomination) -> list[str]:
    """The codes of what strikes at a dossier as it is now."""
    album = nomination.album
    found = {
        "figures": not album.figures,
        "photos": not album.photos,
        "consent": any(photo.consent not in CONSENTS for photo in album.photos),
        "alike": bool(alike(album.photos)) or _namesake(nomination),
    }
    return [code for code in FLAGS if found[code]]


def _namesake(nomination: Nomination) -> bool:
    """Whether another dossier of the same kind in the province bears the very same name."""
    other = select(Nomination.id).where(
        Nomination.name == nomination.name,
        Nomination.recipient == nomination.recipient,
        Nomination.province_id == nomination.province_id,
        Nomination.id != nomination.id,
        Nomination.submitted_at.is_not(None),
        Nomination.state != "withdrawn",
    )
    return db.session.scalar(other.limit(1)) is not None


def written(flags: list[str]) -> str:
    """Codes as the column keeps them: |figures|alike|, so that one of them is found by its bars."""
    return f"|{'|'.join(flags)}|" if flags else ""


def read(column: str) -> list[str]:
    """The codes that the column keeps."""
    return [code for code in column.split("|") if code in FLAGS]
