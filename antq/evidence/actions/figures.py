"""Figures: written down once, never overwritten; labelled and corrected by the standing office."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...law.models import Document
from ...places.models import Place
from ...units.models import Unit
from .. import figures
from ..models import DIRECTIONS, LABELS, Album, Figure
from .albums import new_figure_ref, next_place

LONGEST_REASON = 500


def add_figure(
    album: Album | None = None,
    *,
    what: str,
    value: Decimal,
    qualifier: str = "exact",
    high: Decimal | None = None,
    before: Decimal | None = None,
    unit: str = "",
    better: str = "none",
    base: Decimal | None = None,
    base_unit: str = "",
    scope: str = "",
    period: str = "",
    period_before: str = "",
    document: Document | None = None,
    source: str = "",
    said_by: Unit | None = None,
    label: str = "",
    place: Place | None = None,
    key: str = "",
) -> Figure:
    """Write down a measured result of an album's thing, or (without an album) of a place.

    `base` and `base_unit` are how many it is counted over: 3.200 "dân". Without a `label` it is evidenced by a
    document, else its author's own word. ValueError when it hangs on neither, a range has no upper end, a base
    has no unit or is nothing: figures are never guessed.
    With a `key` that is known already nothing is changed: a published figure is never overwritten.
    """
    if album is None and place is None:
        raise ValueError(f"figure {key or what!r} belongs to nothing")
    if (qualifier == "range") and high is None:
        raise ValueError(f"figure {key or what!r} is a range without an upper end")
    if better not in DIRECTIONS or (label and label not in LABELS):
        raise ValueError(f"figure {key or what!r}: unknown direction {better!r} or label {label!r}")
    if (base is None) != (not base_unit) or (base is not None and base <= 0):
        raise ValueError(f"figure {key or what!r} has a base without unit, or none at all")
    known = db.session.scalar(select(Figure).where(Figure.key == key)) if key else None
    if known is not None:
        return known
    figure = Figure(
        ref=new_figure_ref(),
        key=key,
        album_id=album.id if album else None,
        place_id=place.id if place else None,
        what=clean(what),
        value=value,
        high=high,
        before=before,
        qualifier=qualifier,
        unit=clean(unit),
        better=better,
        base=base,
        base_unit=clean(base_unit),
        scope=clean(scope),
        period=clean(period),
        period_before=clean(period_before),
        document_id=document.id if document else None,
        source=clean(source, multiline=True),
        said_by_unit_id=said_by.id if said_by else None,
        label=label or ("evidenced" if document else "self_reported"),
        position=next_place(Figure, album) if album else 0,
    )
    db.session.add(figure)
    db.session.flush()
    if album is not None:
        db.session.expire(album, ["figures"])
    return figure


_REWRITTEN = frozenset(
    {"what", "value", "qualifier", "high", "before", "unit", "better", "base", "base_unit", "period", "period_before",
     "source"}
)  # fmt: skip


def rewrite_figure(figure: Figure, **said: Any) -> None:
    """Say something else of a figure in a dossier that is still being written; what is not named stays."""
    if unknown := said.keys() - _REWRITTEN:
        raise KeyError(", ".join(sorted(unknown)))
    for name, value in said.items():
        setattr(figure, name, clean(value, multiline=name == "source") if isinstance(value, str) else value)
    db.session.flush()


def drop_figure(figure: Figure) -> None:
    """Take a figure out of a dossier that is still being written."""
    db.session.delete(figure)
    db.session.flush()


def label_figure(figure: Figure, label: str, *, note: str, by: Any) -> None:
    """Say how far a public figure may be trusted, and why; the number stays as it is.

    Refuses: not the standing office (Refused); an unknown label, the one it has already, no reason, an
    over-long one, a figure that was corrected (Invalid).
    """
    must(by, "figure.keep", figure)
    errors = _wrong_reason("note", note)
    if label not in LABELS:
        errors["label"] = _l("Chọn một nhãn trong danh sách.")
    elif label == figure.label:
        errors["label"] = _l("Số liệu đang mang nhãn này. Chọn nhãn khác.")
    if _is_corrected(figure):
        errors["label"] = CORRECTED
    if errors:
        raise Invalid(errors)
    _set_label(figure, label, note, by)


def appraise(album: Album, *, by: Any) -> None:
    """The dossier of these figures was appraised and is made public: so were they, but for those without effect."""
    for figure in album.figures:
        if figure.label in ("self_reported", "evidenced"):
            _set_label(figure, "appraised", "", by)


def _set_label(figure: Figure, label: str, note: str, by: Any) -> None:
    before, figure.label = figure.label, label
    figure.labelled_at, figure.labelled_by_id = clock.now(), by.person_id
    record(
        "figure.label",
        figure,
        by=by,
        label=str(figures.LABELS[label].word),
        before=str(figures.LABELS[before].word),
        note=clean(note, multiline=True),
    )


@dataclass(frozen=True)
class Correction:
    """What is said instead: everything that may have been wrong; indicator, unit and place stay."""

    value: Decimal
    reason: str
    qualifier: str = "exact"
    high: Decimal | None = None
    before: Decimal | None = None
    period: str = ""
    period_before: str = ""
    better: str = "none"
    base: Decimal | None = None
    base_unit: str = ""
    document: Document | None = None
    source: str = ""


def correct_figure(figure: Figure, now: Correction, *, by: Any) -> Figure:
    """Write down what holds instead of a public figure, and why; both stay to be read.

    The new row stands where the old one stands and begins with the label of its own source. Refuses: not the
    standing office (Refused); no reason, no source, nothing that differs, a figure that was corrected (Invalid).
    """
    must(by, "figure.keep", figure)
    errors = _wrong_reason("reason", now.reason)
    if not clean(now.source) and now.document is None:
        errors["source"] = _l("Nhập nguồn của số đính chính.")
    if all(getattr(figure, name) == getattr(now, name) for name in (*_SAID, "source", "document")):
        errors["value"] = _l("Chưa có gì khác với số đang có.")
    if _is_corrected(figure):
        errors["value"] = CORRECTED
    if errors:
        raise Invalid(errors)
    made = Figure(
        ref=new_figure_ref(),
        corrects=figure,
        reason=clean(now.reason, multiline=True),
        source=clean(now.source, multiline=True),
        document=now.document,
        label="evidenced" if now.document else "self_reported",
        **{name: getattr(figure, name) for name in _STAYS},
        **{name: getattr(now, name) for name in _SAID},
    )
    db.session.add(made)
    db.session.flush()
    if figure.album is not None:
        db.session.expire(figure.album, ["figures"])
    said = {"said": figures.number(figure), "instead": figures.number(made)}
    record("figure.correct", figure, by=by, note=made.reason, **said)
    return made


CORRECTED = _l("Số liệu này đã được đính chính. Mở số mới để ghi tiếp.")
_STAYS = ("key", "album_id", "place_id", "what", "unit", "scope", "said_by_unit_id", "position")
_SAID = (
    "value",
    "high",
    "before",
    "qualifier",
    "better",
    "base",
    "base_unit",
    "period",
    "period_before",
)


def _is_corrected(figure: Figure) -> bool:
    """Whether another row says what holds instead; nobody else corrects it until this act has ended."""
    db.session.get(Figure, figure.id, with_for_update={"key_share": True})
    return db.session.scalar(select(Figure.id).where(Figure.corrects_id == figure.id)) is not None


def _wrong_reason(field: str, reason: str) -> dict[str, Any]:
    length = len(clean(reason, multiline=True))
    if not length:
        return {field: _l("Nhập lý do: căn cứ vào đâu, ai kiểm tra.")}
    if length > LONGEST_REASON:
        return {field: _l("Lý do dài nhất %(most)d ký tự.", most=LONGEST_REASON)}
    return {}
