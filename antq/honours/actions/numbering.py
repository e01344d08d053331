"""Numbers that are given once: of the decisions of an issuer in a year, and the running ones of refs."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from ...kit.database import db, one_at_a_time
from ..models import Amendment, Decision
from ..numbers import compared


def one_numbers() -> None:
    """Let one transaction at a time give numbers: refs run through the whole country, and a number of a decision is
    looked for among decisions and amendments, which no constraint joins."""
    one_at_a_time("honours")


def is_taken(number: str, *, issuer_id: int, year: int) -> bool:
    """Whether the issuer gave the number that year to a decision or an amendment that was not dropped."""
    wanted = compared(number)
    own = select(Decision.id).where(
        Decision.issuer_id == issuer_id, Decision.year == year, Decision.taken == wanted
    )
    if db.session.scalar(own.limit(1)) is not None:
        return True
    amending = (
        select(Amendment.number)
        .join(Amendment.decision)
        .where(
            Decision.issuer_id == issuer_id,
            Amendment.issued_on.between(date(year, 1, 1), date(year, 12, 31)),
            Amendment.state.in_(("drawn", "released")),
        )
    )
    return any(compared(each) == wanted for each in db.session.scalars(amending))


def next_number(model: Any, year: int) -> int:
    """The next running number of the year: one more than the highest that was given, also beyond 9999."""
    refs = select(model.ref).where(model.year == year)
    last = db.session.scalar(refs.order_by(func.length(model.ref).desc(), model.ref.desc()).limit(1))
    return int(last.rsplit("-", 1)[1]) + 1 if last else 1
