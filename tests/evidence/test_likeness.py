"""Photos that look like others: filed when they come, found in whatever others read, told apart from drawings."""

from __future__ import annotations

import io
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from PIL import Image
from sqlalchemy import delete, select, update

from antq.evidence import actions
from antq.evidence.likeness import alike
from antq.evidence.models import Album, Photo, PhotoBand
from antq.kit.database import db
from antq.kit.media.intake import receive_photo
from antq.people.actor import SYSTEM
from tests.kit.media.test_likeness import jpeg, view
from tests.making import reading


def hung(album: Album, picture: Image.Image, **said: Any) -> Photo:
    kept = actions.keep(receive_photo(io.BytesIO(jpeg(picture)), name="anh.jpg"))
    usual: dict[str, Any] = {"alt": "Bà con họp thôn", "consent": "agreed", "by": SYSTEM}
    return actions.add_photo(album, kept, **usual | said)


@pytest.fixture
def public(session: Any) -> Album:
    return actions.open_album(public=True)


@pytest.fixture
def dossier(session: Any) -> Album:
    album = actions.open_album()
    album.submitted = True
    return album


def test_the_same_and_the_similar_are_found_nearest_first(public: Album, dossier: Album) -> None:
    similar = hung(public, view(1).resize((900, 675)))
    same = hung(public, view(1))
    hung(public, view(2))
    mine = hung(dossier, view(1))
    found = alike([mine])
    assert [each.other for each in found] == [same, similar]
    assert [each.same for each in found] == [True, False]
    assert alike(dossier.photos, beside=[public.id]) == []


def test_drafts_of_others_are_not_told(session: Any, dossier: Album) -> None:
    draft = actions.open_album()
    hung(draft, view(1))
    mine = hung(dossier, view(1))
    assert alike([mine]) == []
    draft.submitted = True
    assert len(alike([mine])) == 1


def test_drawings_and_blank_sheets_are_filed_nowhere(session: Any, public: Album, dossier: Album) -> None:
    hung(public, view(1), consent="illustration")
    blank = hung(public, Image.new("RGB", (800, 600), "white"))
    assert blank.likeness == ""
    assert session.scalars(select(PhotoBand)).all() == []
    assert alike([hung(dossier, view(1)), hung(dossier, Image.new("RGB", (900, 600), "white"))]) == []
    drawing = hung(dossier, view(3), consent="illustration")
    hung(public, view(3))
    assert alike([drawing]) == []


def test_what_turns_out_to_be_a_drawing_is_taken_out(public: Album, dossier: Album) -> None:
    other, mine = hung(public, view(1)), hung(dossier, view(1))
    actions.write_words(other, alt="Tranh vẽ", consent="illustration", by=SYSTEM)
    assert alike([mine]) == []
    actions.write_words(other, alt="Ảnh chụp", consent="agreed", by=SYSTEM)
    assert len(alike([mine])) == 1


def test_copies_are_filed_and_dropped_photos_are_not(session: Any, public: Album, dossier: Album) -> None:
    mine = hung(dossier, view(1))
    actions.copy_album(dossier, public, by=SYSTEM)
    assert [each.other.album_id for each in alike([mine])] == [public.id]
    actions.drop_photo(public.photos[0], by=SYSTEM)
    assert alike([mine]) == []
    assert {band.photo_id for band in session.scalars(select(PhotoBand))} == {mine.id}


def test_a_look_up_reads_no_more_for_more_photos(public: Album, dossier: Album, session: Any) -> None:
    mine = hung(dossier, view(1))
    for seed in range(2, 6):
        hung(public, view(seed))
    with reading() as sent:
        alike([mine])
    assert len(sent) == 1


def run(app: Flask) -> Result:
    return app.test_cli_runner().invoke(args=["evidence", "likeness"])


def test_the_command_computes_what_is_missing_and_nothing_twice(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        album = actions.open_album(public=True)
        photos = [hung(album, view(1)), hung(album, view(2), consent="illustration")]
        marks = {photo.id: photo.likeness for photo in photos}
        db.session.commit()
        db.session.execute(update(Photo).values(likeness=None))
        db.session.execute(delete(PhotoBand))
        db.session.commit()
    assert "2 photos computed." in run(fresh_app).output
    with fresh_app.app_context():
        assert {photo.id: photo.likeness for photo in db.session.scalars(select(Photo))} == marks
        assert {band.photo_id for band in db.session.scalars(select(PhotoBand))} == {min(marks)}
    assert "0 photos computed." in run(fresh_app).output


def test_a_file_that_is_gone_is_named(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        photo = hung(actions.open_album(public=True), view(1))
        photo.key, photo.likeness = "0" * 64, None
        db.session.commit()
    found = run(fresh_app)
    assert found.exit_code == 1
    assert "0" * 64 in found.output
