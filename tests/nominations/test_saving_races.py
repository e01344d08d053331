"""Steps that save themselves at the same instant, and photos sent again while the first is still on its way."""

from __future__ import annotations

import io
import itertools
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from antq.evidence import actions as evidence
from antq.evidence.models import Photo
from antq.kit.database import db, writing
from antq.nominations import actions
from antq.nominations.models import Nomination
from tests.cast import a_complete_draft, a_draft, a_photo, who
from tests.client import Client
from tests.kit.media.hostile import saved, scene
from tests.nominations.paper import LONG
from tests.nominations.test_races import _made as made_for
from tests.nominations.test_races import _together as together
from tests.nominations.test_races import ten_times


def a_ref(app: Flask) -> str:
    with app.app_context(), writing():
        return a_draft().ref


def kept(app: Flask) -> Nomination:
    with app.app_context():
        return db.session.scalars(select(Nomination)).one()


def test_ten_texts_for_one_answer_are_one_text_and_nine_questions(
    fresh_client: Client, fresh_app: Flask
) -> None:
    """Ten machines that saw the same page: the first is kept, the others are shown both texts."""
    own = f"/de-cu/{a_ref(fresh_app)}/cach-lam"
    fresh_client.sign_in("donvi")
    numbers = itertools.count()

    def typed() -> dict[str, Any]:
        number = next(numbers)
        return {"tu_luu": "1", "mot_lan": f"key-{number}", "how": f"{LONG} Bản {number}."}

    answers = ten_times(fresh_client, fresh_client.get_page(own).form(own), typed)
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 9
    nomination = kept(fresh_app)
    assert nomination.version == 2
    assert all(nomination.how in answer.text for answer in answers if answer.status_code == 409)


def test_ten_times_the_same_saving_is_one(fresh_client: Client, fresh_app: Flask) -> None:
    own = f"/de-cu/{a_ref(fresh_app)}/cach-lam"
    fresh_client.sign_in("donvi")
    form = fresh_client.get_page(own).form(own)
    answers = ten_times(fresh_client, form, lambda: {"tu_luu": "1", "how": LONG})
    assert sorted(answer.status_code for answer in answers) == [201] + [303] * 9
    assert len({answer.location for answer in answers}) == 1
    assert (kept(fresh_app).version, kept(fresh_app).how) == (2, LONG)


def test_a_photo_sent_ten_times_hangs_once(fresh_client: Client, fresh_app: Flask) -> None:
    own = f"/de-cu/{a_ref(fresh_app)}/hinh-anh"
    fresh_client.sign_in("donvi")
    data = saved(scene(640, 480), "JPEG")
    form = fresh_client.get_page(own).form(own)
    keys = itertools.cycle(("một", "hai"))

    def photo() -> dict[str, Any]:
        return {"tu_luu": "1", "mot_lan": next(keys), "photo": (io.BytesIO(data), "a.jpg")}

    answers = ten_times(fresh_client, form, photo)
    assert {answer.status_code for answer in answers} <= {303, 409}
    with fresh_app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Photo)) == 1


def test_what_was_sent_in_is_what_hangs_on_the_dossier(fresh_app: Flask) -> None:
    """A colleague takes a photo away while the dossier is sent in: before it, or not at all."""

    def with_a_photo() -> Nomination:
        made = a_complete_draft()
        a_photo(made)
        return made

    def drop(nomination: Nomination) -> None:
        actions.opened(nomination, "photos", by=who("donvi"))
        evidence.drop_photo(nomination.album.photos[0], by=who("donvi"))

    refs = made_for(fresh_app, with_a_photo, 10)
    outcomes = together(fresh_app, refs, lambda n: actions.submit(n, by=who("donvi")), drop)
    with fresh_app.app_context():
        rows = db.session.scalars(select(Nomination).order_by(Nomination.id)).all()
        for won, row in zip(outcomes, rows, strict=True):
            assert won[0] is None
            kept = "".join(each.ref for each in row.album.photos)
            assert kept in row.submissions[0].answers["photos"]
            assert bool(row.submissions[0].answers["photos"]) == bool(kept)
            assert bool(kept) == (won[1] is not None)
