"""What a written step holds now, as its form shows it. Pure readings of the row."""

from __future__ import annotations

from typing import Any

from ..evidence.figures import number, write_base
from ..kit.numbers import write_number
from .models import Nomination

TEXTS = {
    "thong-tin": ("name", "role", "field", "kind", "started", "summary", "publicity"),
    "cach-lam": ("background", "how", "resources"),
    "ket-qua": ("results", "lessons"),
}
"""Steps that are written, and their answers that are kept as they are shown."""


def filled_from(nomination: Nomination, step: str) -> dict[str, Any]:
    """What a written step shows at first: the nomination's own answers, by the names of its form."""
    held: dict[str, Any] = {name: getattr(nomination, name) for name in TEXTS[step]}
    if step == "thong-tin":
        held["form"] = nomination.form.code if nomination.form else ""
        held["initiative"] = nomination.initiative.ref if nomination.initiative else ""
        held["place"] = nomination.place.code if nomination.place else ""
    if step == "ket-qua":
        held["replications"] = refs_of(nomination)
        held["figures"] = [written_row(figure) for figure in nomination.album.figures]
    return held


def refs_of(nomination: Nomination) -> str:
    """The codes of the replications that it rests on, as one text in their order."""
    return " ".join(sorted(each.replication.ref for each in nomination.replications))


def written_row(figure: Any) -> dict[str, str]:
    """A kept figure as it is shown for changing."""
    return {
        "ref": figure.ref,
        "what": figure.what,
        "unit": figure.unit,
        "before": "" if figure.before is None else write_number(figure.before),
        "value": number(figure).replace("\xa0", " "),
        "period": figure.period,
        "period_before": figure.period_before,
        "source": figure.source,
        "better": figure.better,
        "base": write_base(figure),
    }
