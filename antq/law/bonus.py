"""What is paid with a form of award: factor × base salary of the day. For information; who pays, and whether, the
decision says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from .models import AwardForm, Norm
from .norms import rows_of


class Bonus(NamedTuple):
    """The amount in đồng for a person or a collective, and the weakest mark of what it was worked out from."""

    recipient: str
    amount: int
    mark: str


WEAKEST_LAST = ("V", "V2", "I", "R")


def bonuses(forms: Iterable[AwardForm], *, on: date) -> dict[str, list[Bonus]]:
    """Code of a form to its bonus on a day, for each kind of recipient; empty where factor or base is not known.

    The factor of a form that persons receive is theirs: a collective is paid `bonus.collective_times` as much.
    """
    forms = list(forms)
    keys = [_factor(form) for form in forms]
    rows = rows_of([*keys, "bonus.base_salary", "bonus.collective_times"], on=on)
    return {form.code: _of(form, rows) for form in forms}


def _factor(form: AwardForm) -> str:
    return f"bonus.factor.{form.code}"


def _of(form: AwardForm, rows: Mapping[str, Norm]) -> list[Bonus]:
    factor, base = rows.get(_factor(form)), rows.get("bonus.base_salary")
    if factor is None or base is None:
        return []
    found = []
    for recipient in form.subjects:
        used, share = [factor, base], Fraction(str(factor.value)) * int(base.value)
        if recipient == "collective" and "person" in form.subjects:
            if (times := rows.get("bonus.collective_times")) is None:
                continue
            used, share = [*used, times], share * Fraction(str(times.value))
        found.append(Bonus(recipient, int(share), max((row.mark for row in used), key=WEAKEST_LAST.index)))
    return found
