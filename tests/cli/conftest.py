"""The commands of an administrator, on a small registry in which real faults are made."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from antq.catalogue.models import Initiative
from antq.evidence.models import Album, File, Photo
from antq.honours.models import Commendation, Decision
from antq.kit import clock, storage
from antq.kit.database import db, writing
from antq.kit.journal import record
from antq.kit.records import Job
from antq.kit.text import slug, sort_key
from antq.law.models import AwardForm
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.places.models import Place
from antq.units.models import Unit


@dataclass
class House:
    """A small registry: one released decision with one commendation, one photo, one file, three events."""

    app: Flask
    photo: str
    file: str

    def run(self, *words: str) -> Result:
        """Run `flask antq …` in this process."""
        return self.app.test_cli_runner().invoke(args=["antq", *words])

    def check(self, *words: str) -> tuple[int, str]:
        """Exit status and output of the check."""
        done = self.run("check", *words)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, done.output

    def faults(self) -> list[str]:
        """What the check complains of; its status must agree."""
        status, said = self.check()
        found = [line.split("FAULT")[1].strip() for line in said.splitlines() if "FAULT" in line]
        assert status == (1 if found else 0)
        assert said.splitlines()[-1] == (f"{len(found)} faults." if found else "No faults.")
        return found

    def change(self, statement: Any) -> None:
        """Change rows behind the back of the application."""
        with self.app.app_context(), writing():
            db.session.execute(statement)


@pytest.fixture
def house(fresh_app: Flask) -> House:
    with fresh_app.app_context():
        photo, file = storage.store().put(b"a photo"), storage.store().put(b"a file")
        with writing():
            _furnish(photo, file)
    return House(fresh_app, photo, file)


def _furnish(photo: str, file: str) -> None:
    now = clock.now()
    place = Place(
        level="province",
        code="15",
        name="Tỉnh Lào Cai",
        kind="tinh",
        sort_key="lao cai",
        folded=" lao cai ; tinh lao cai ; ~ ",
    )
    unit = Unit(ref="dv-1", name="Công an xã", sort_key="cong an xa", kind="cong-an-xa", province=place)
    person = Person(ref="ND-1", username="mai", name="Mai", created_at=now)
    form = AwardForm(
        code="bk",
        label="Bằng khen",
        level="tinh",
        authority="UBND",
        subjects=[],
        mark="",
        note="",
        position=1,
    )
    album = Album(public=True)
    db.session.add_all([place, unit, person, form, album])
    db.session.flush()
    initiative = Initiative(
        ref="MH-0001", name="Đèn đường", slug=slug("Đèn đường"), sort_key=sort_key("Đèn đường"), kind="k", field="f",
        summary="s", what="w", replication="built", album=album, own_awards={"bk": 1}, commendation_count=1,
        award_forms="bk", published_at=now, updated_at=now,
    )  # fmt: skip
    decision = Decision(
        ref="QD-2026-0001", number="1", symbol="QĐ", issued_on=date(2026, 8, 19), year=2026, about="a", issuer=unit,
        signer_name="s", signer_title="t", state="released", moved_at=now, drawn_by_id=person.id,
    )  # fmt: skip
    commendation = Commendation(
        ref="KT-2026-0001", decision=decision, form=form, recipient="initiative", name="Đèn đường", unit=unit,
        initiative=initiative, citation="c", year=2026,
    )  # fmt: skip
    pictures = [
        Photo(
            ref="p1",
            album_id=album.id,
            key=photo,
            width=9,
            height=9,
            alt="Đèn",
            consent="illustration",
            added_at=now,
        ),
        File(
            ref="t1", album_id=album.id, key=file, name="a.pdf", mime="application/pdf", size=6, added_at=now
        ),
    ]
    db.session.add_all([initiative, decision, commendation, *pictures])
    db.session.flush()
    for _ in range(3):
        record("person.created", person, by=SYSTEM, username="mai")


def age(house: House, key: str, days: float) -> None:
    """Make a file of the store look old."""
    path = next(Path(house.app.config["UPLOADS_DIR"]).glob(f"*/*/{key}"))
    then = time.time() - days * 86400
    os.utime(path, (then, then))


def add_job(house: House, **values: Any) -> None:
    with house.app.app_context(), writing():
        now = clock.now()
        db.session.add(
            Job(kind="evidence.render", payload={"photo_id": 404}, due_at=now, created_at=now, **values)
        )
