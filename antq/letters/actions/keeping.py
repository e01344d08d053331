"""Posting letters, holding them back, letting them go, choosing a rhythm; and the job that sends."""

from __future__ import annotations

import secrets
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from ...kit import clock, mail
from ...kit.database import db, one_at_a_time
from ...kit.jobs import Ending, enqueue, job
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...people.actor import SYSTEM
from ...people.models import Person
from ...places.models import Place
from .. import events as events
from .. import queries
from ..models import RHYTHMS, Letter, Outbox, Rhythm
from ..workflow import LETTER


def post(person: Person, subject: str, text: str, *, key: str | None = None) -> Letter | None:
    """Put a letter to `person` into the outbox; it is sent soon, or waits where the outbox holds letters back.

    None when the person has no address or no account any more, when this installation sends no letters, and when a
    letter with this `key` was posted before.
    """
    if not mail.is_on() or not person.email or person.disabled_at is not None:
        return None
    if key is not None and db.session.scalar(select(Letter.id).where(Letter.key == key)) is not None:
        return None
    now = clock.now()
    held = queries.is_held_for(person.id)
    letter = Letter(
        ref=f"TH-{now:%y%m%d}-{secrets.token_hex(4)}",
        key=key,
        person=person,
        address=person.email,
        subject=subject[:200],
        text=text,
        state="held" if held else "queued",
        made_at=now,
        moved_at=now,
    )
    db.session.add(letter)
    db.session.flush()
    if not held:
        _send_soon(letter)
    return letter


def hold(letter: Letter, *, by: Any) -> None:
    """Keep it from being sent. Raises Refused, and Stale when it has left."""
    LETTER.move(letter, "hold", by=by)


def let_go(letter: Letter, *, by: Any) -> None:
    """Send what was held back, or try again what failed. Raises Refused, Stale."""
    LETTER.move(letter, "again" if letter.state == "failed" else "let_go", by=by)
    _send_soon(letter)


def drop(letter: Letter, *, by: Any) -> None:
    """Never send it. Raises Refused, Stale."""
    LETTER.move(letter, "drop", by=by)


def hold_new(outbox: Outbox, holding: bool, *, by: Any) -> None:
    """Hold all new letters back, or no longer; what is held already is let go one by one. Raises Refused."""
    must(by, "letter.hold_all", outbox)
    changed = db.session.execute(
        update(Outbox).where(Outbox.id == outbox.id, Outbox.holding.is_(not holding)).values(holding=holding)
    )
    if changed.rowcount:  # type: ignore[attr-defined]
        db.session.refresh(outbox)
        record("outbox.hold" if holding else "outbox.let_go", outbox, by=by)


def open_outboxes(*, by: Any) -> None:
    """Make the switches of the provinces that `by` administers, where they do not stand yet."""
    one_at_a_time("outbox")
    known = {each.province_id for each in queries.outboxes(by=by)}
    for province_id in {post.province_id for post in by.posts if post.role == "administrator"} - known:
        province = db.session.get(Place, province_id) if province_id else None
        ref = f"thu-di-{province.code}" if province else "thu-di"
        db.session.add(Outbox(ref=ref, province=province))
    db.session.flush()


def choose(rhythm: str, *, by: Any) -> None:
    """Say when one wants letters. Raises Invalid for a word that is none of RHYTHMS."""
    if rhythm not in RHYTHMS:
        raise Invalid({"rhythm": _l("Chọn một mục trong danh sách.")})
    row = db.session.get(Rhythm, by.person_id, with_for_update=True) or Rhythm(person_id=by.person_id)
    row.rhythm = rhythm
    db.session.add(row)
    db.session.flush()


def _send_soon(letter: Letter) -> None:
    """One job for each time that a letter becomes ready; a job that comes too late finds another state."""
    enqueue("letter.send", key=f"letter.send {letter.ref} {letter.version}", ref=letter.ref)


def _could_not(ref: str) -> None:
    """Write on the letter that the mail server did not take it."""
    letter = db.session.scalar(select(Letter).where(Letter.ref == ref))
    if letter is not None and letter.state == "queued":
        LETTER.move(letter, "fail", by=SYSTEM, note="Máy chủ thư không nhận sau nhiều lần thử.")


def _take_back(ref: str) -> None:
    """Drop a letter whose reader is nobody's any more."""
    letter = db.session.scalar(select(Letter).where(Letter.ref == ref).with_for_update())
    if letter is not None and letter.state == "queued":
        LETTER.move(letter, "take_back", by=SYSTEM)


@job("letter.send", given_up=_could_not)
def send(ref: str) -> Ending:
    """Hand one letter to the mail server, unless its reader's account was closed meanwhile. Sent twice when the machine
    stops between sending and noting it."""
    letter = db.session.scalar(select(Letter).where(Letter.ref == ref))
    if letter is None or letter.state != "queued":
        return lambda: None
    if letter.person.disabled_at is not None:
        return lambda: _take_back(ref)
    written = mail.Letter(letter.address, letter.subject, letter.text)
    db.session.rollback()  # no transaction waits for a mail server
    mail.send(written)

    def ending() -> None:
        sent = db.session.scalar(select(Letter).where(Letter.ref == ref).with_for_update())
        if sent is not None and sent.state in LETTER.moves["send"].origins:
            LETTER.move(sent, "send", by=SYSTEM)

    return ending
