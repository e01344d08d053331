"""Giving people roles in units, and taking them away: all rights come from postings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.refusals import Invalid, Refused, Stale
from ...units.models import Unit
from ..models import ROLES, Person, Posting
from ..policy import ROLE_NAMES, reaches
from .holding import hold
from .signing import end_sessions


def post(
    person: Person, unit: Unit, role: str, starts_on: date, ends_on: date | None = None, *, by: Any
) -> Posting:
    """Give a person a role in a unit from one day to another (both included).

    Raises Refused outside the actor's reach; Invalid for days in the wrong order, a unit that no
    longer exists, or a role that the person holds in this unit at that time already.
    """
    if role not in ROLES:
        raise Invalid({"role": _l("Chọn nhiệm vụ.")})
    if not reaches(by, unit):
        raise Refused(_l("Đơn vị này ngoài phạm vi quản trị của đồng chí."))
    _check_days(unit, starts_on, ends_on)
    hold(person)
    if any(_overlaps(each, unit, role, starts_on, ends_on) for each in person.postings):
        raise Invalid({"role": _l("Người này đã giữ nhiệm vụ đó tại đơn vị này trong thời gian trên.")})
    posting = Posting(person=person, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on)
    db.session.add(posting)
    end = ends_on.isoformat() if ends_on else None
    record("posting.granted", person, by=by, **_words(posting), starts_on=starts_on.isoformat(), ends_on=end)
    return posting


def _check_days(unit: Unit, starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise Invalid({"ends_on": _l("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
    if unit.ended_on is not None and unit.ended_on < starts_on:
        raise Invalid({"unit": _l("Đơn vị này không còn hoạt động vào ngày bắt đầu.")})


def _overlaps(posting: Posting, unit: Unit, role: str, starts_on: date, ends_on: date | None) -> bool:
    same = posting.unit_id == unit.id and posting.role == role
    before = posting.ends_on is not None and posting.ends_on < starts_on
    after = ends_on is not None and ends_on < posting.starts_on
    return same and not before and not after


def _words(posting: Posting) -> dict[str, str]:
    """What events say of a posting; the names are those of the day."""
    return {
        "role": posting.role,
        "role_name": str(ROLE_NAMES[posting.role]),
        "unit": posting.unit.name,
        "unit_ref": posting.unit.ref,
    }


def end_posting(posting: Posting, *, by: Any) -> None:
    """End a posting with yesterday, so that it is gone at the next request; the person's sessions end.

    A posting that had not begun yet, or began today, is left with a last day before its first.
    Raises Stale when it had ended already.
    """
    today = clock.today()
    hold(posting, "ends_on")
    if posting.ends_on is not None and posting.ends_on < today:
        raise Stale(_l("Nhiệm vụ này đã kết thúc."))
    posting.ends_on = today - timedelta(days=1)
    end_sessions(posting.person)
    record("posting.ended", posting.person, by=by, **_words(posting))
