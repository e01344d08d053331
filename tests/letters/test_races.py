"""Two workers write at once: what was told is in one letter."""

from __future__ import annotations

import threading

from flask import Flask
from sqlalchemy import select

from antq.kit.database import db, writing
from antq.letters import actions
from antq.letters.actions.gathering import tell
from antq.letters.models import Letter
from antq.people.models import Person
from tests.cast import submitted, who


def test_two_jobs_of_two_minutes_write_one_letter(fresh_app: Flask) -> None:
    fresh_app.config.update(MAIL_SERVER="console", SITE_URL="https://antq.example.vn")
    with fresh_app.app_context(), writing():
        reader = who("thuongtruc").person_id or 0
        db.session.get_one(Person, reader).email = "thuongtruc@example.vn"
        actions.choose("each", by=who("thuongtruc"))
        submitted()
    gate = threading.Barrier(2)

    def work() -> None:
        with fresh_app.app_context():
            gate.wait(60)
            with writing():
                tell(reader)()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with fresh_app.app_context():
        assert len(db.session.scalars(select(Letter).where(Letter.person_id == reader)).all()) == 1
