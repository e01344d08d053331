"""The answers of a dossier as plain text: what is kept when it is sent in, and compared after a supplement."""

from __future__ import annotations

import hashlib

from ..catalogue.words import field_label, kind_label
from ..evidence.figures import said
from ..evidence.models import Figure
from ..kit.numbers import write_number
from .models import Nomination
from .report import STEPS, asked


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
        "figures": "\n".join(_figure(each) for each in album.figures),
        "photos": "\n".join(f"{each.alt} ({each.ref})" for each in album.photos),
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
    """One line: what was counted, before and after, over which time, by whose word."""
    before = "" if figure.before is None else f"{write_number(figure.before)} → "
    about = "; ".join(part for part in (figure.period, figure.source) if part)
    return f"{figure.what}: {before}{said(figure)}" + (f" ({about})" if about else "")


def mark_of(nomination: Nomination, answers: dict[str, str], part: str) -> str:
    """The print of one part of a dossier: another as soon as anything in it changed."""
    own = [f"{each.name}={answers.get(each.name, '')}" for each in asked(nomination, part)]
    return hashlib.sha256("\x1f".join(own).encode()).hexdigest()[:16]
