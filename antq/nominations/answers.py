"""The answers of a dossier as plain text: what is kept when it is sent in, and compared after a supplement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from ..catalogue.words import field_label, kind_label
from ..evidence.consent import CONSENTS
from ..evidence.figures import DIRECTIONS, periods, said, write_base
from ..evidence.models import Figure, Photo
from ..kit.numbers import write_number
from .models import Nomination
from .report import REPLICATIONS, STEPS, asked


def answers_of(nomination: Nomination) -> dict[str, str]:
    """Field name to what is answered, for every question that this dossier is asked; "" where nothing is.

    Figures, photos and files are one line each; a photo that was replaced differs by its ref.
    """
    album = nomination.album
    special = {
        "form": nomination.form.label if nomination.form else "",
        "initiative": f"{nomination.initiative.name} ({nomination.initiative.ref})"
        if nomination.initiative
        else "",
        "field": field_label(nomination.field) if nomination.field else "",
        "kind": kind_label(nomination.kind) if nomination.kind else "",
        "place": nomination.place.name if nomination.place else "",
        "replications": "\n".join(each.said for each in nomination.replications)
        if nomination.initiative
        else "",
        "figures": "\n".join(_figure(each) for each in album.figures),
        "photos": "\n".join(_photo(each) for each in album.photos),
        "files": "\n".join(f"{each.name}: {each.about} ({each.ref})" for each in album.files),
    }
    return {
        question.name: special[question.name]
        if question.name in special
        else str(getattr(nomination, question.name) or "")
        for step in STEPS
        for question in asked(nomination, step.code)
    }


def _figure(figure: Figure) -> str:
    """One line: what was counted over how many, before and after, over which times, by whose word, and which way is
    good."""
    before = "" if figure.before is None else f"{write_number(figure.before)} → "
    base = f"tính trên {write_base(figure)}" if figure.base is not None else ""
    better = str(DIRECTIONS[figure.better]).lower() if figure.better != "none" else ""
    about = "; ".join(part for part in (periods(figure), base, better, figure.source) if part)
    return f"{figure.what}: {before}{said(figure)}" + (f" ({about})" if about else "")


def _photo(photo: Photo) -> str:
    """One line: what it shows, its caption, whose it is, who agreed; and which photo it is."""
    consent = str(CONSENTS[photo.consent]) if photo.consent in CONSENTS else ""
    words = "; ".join(part for part in (photo.alt, photo.caption, photo.credit, consent) if part)
    return f"{words} ({photo.ref})"


HUNG = ("photos", "files")
_REF = re.compile(r" \(([0-9a-f]{20})\)$", re.MULTILINE)


def readable(*versions: Mapping[str, str]) -> list[dict[str, str]]:
    """Answers as people read them: photos and files are numbered through all `versions`, instead of called by what
    only the register calls them."""
    numbers: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        return f" (số {numbers.setdefault(match[1], len(numbers) + 1)})"

    return [
        {name: _REF.sub(numbered, text) if name in HUNG else text for name, text in version.items()}
        for version in versions
    ]


def answers_at_desk(nomination: Nomination) -> dict[str, str]:
    """What the desk reads: the answers as they are; while the unit supplements them, as it sent them last."""
    if nomination.state == "returned" and nomination.submissions:
        return dict(nomination.submissions[-1].answers)
    return answers_of(nomination)


def mark_of(nomination: Nomination, answers: dict[str, str], part: str) -> str:
    """The print of one part of a dossier: another as soon as anything in it changed."""
    told = [
        each.name
        for each in asked(nomination, part)
        if each.name != REPLICATIONS or answers.get(each.name)  # parts seen before it was asked stay seen
    ]
    own = [f"{name}={answers.get(name, '')}" for name in told]
    return hashlib.sha256("\x1f".join(own).encode()).hexdigest()[:16]
