"""Photos, files and figures: hung, moved, copied, dropped; sizes made by the job."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from antq.evidence import actions, queries
from antq.evidence.actions import photos
from antq.evidence.models import Album, Photo
from antq.evidence.pictures import picture
from antq.kit import jobs, storage
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.refusals import Invalid
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from tests.making import a_photo_in, map_of_places


@pytest.fixture
def album(session: Any) -> Album:
    """An empty album."""
    return actions.open_album()


def alts(album: Album) -> list[str]:
    return [photo.alt for photo in album.photos]


def test_photos_stand_in_the_order_they_came_and_can_be_moved(album: Album) -> None:
    for n, alt in enumerate("abc"):
        a_photo_in(album, alt=alt, height=480 + n)
    assert alts(album) == ["a", "b", "c"]
    actions.move_photo(album.photos[2], -1, by=SYSTEM)
    assert alts(album) == ["a", "c", "b"]
    actions.move_photo(album.photos[0], -1, by=SYSTEM)
    actions.move_photo(album.photos[2], 1, by=SYSTEM)
    assert alts(album) == ["a", "c", "b"]
    actions.move_photo(album.photos[0], 1, by=SYSTEM)
    assert alts(album) == ["c", "a", "b"]
    actions.make_cover(album.photos[2], by=SYSTEM)
    assert alts(album) == ["b", "c", "a"]
    assert queries.covers_of([album.id])[album.id].alt == "b"
    actions.make_cover(album.photos[0], by=SYSTEM)
    assert alts(album) == ["b", "c", "a"]


def test_a_photo_without_words_or_consent_is_refused(album: Album) -> None:
    with pytest.raises(Invalid) as refusal:
        a_photo_in(album, alt="  ", consent="maybe")
    assert set(refusal.value.errors) == {"alt", "consent"}
    photo = a_photo_in(album)
    with pytest.raises(Invalid):
        actions.write_words(photo, alt="Bà con", consent="", by=SYSTEM)


def test_the_same_photo_hangs_once(album: Album) -> None:
    a_photo_in(album)
    with pytest.raises(Invalid) as refusal:
        a_photo_in(album)
    assert "photo" in refusal.value.errors


def test_an_album_is_full_some_day(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_PHOTOS", 1)
    a_photo_in(album)
    with pytest.raises(Invalid, match="1 ảnh"):
        a_photo_in(album, height=481)


def test_what_happens_to_a_photo_is_recorded_for_its_unit_only(album: Album) -> None:
    photo = a_photo_in(album)
    actions.write_words(photo, alt="Họp thôn", consent="no_people", by=SYSTEM)
    assert [entry.kind for entry in timeline_of(photo, ("unit",))] == ["photo.add", "photo.edit"]
    assert timeline_of(photo) == []


def test_the_job_makes_every_size_and_may_run_again(fresh_app: Any) -> None:
    from antq.evidence.renditions import render
    from antq.kit.database import writing

    with fresh_app.app_context():
        with writing():
            photo = a_photo_in(actions.open_album())
            photo_id = photo.id
            before = picture(photo)
        assert before is not None
        assert before.src == f"/anh/{before.ref}/goc.jpg"
        assert before.srcset("avif") == ""
        assert jobs.work_all() == 1
        with writing():
            render(photo_id)()
        made = db.session.get_one(Photo, photo_id).renditions
        assert all(storage.store().size(each.key) == each.size for each in made)
        view = queries.covers_of([photo.album_id])[photo.album_id]
        assert set(view.sizes) == {("avif", 320), ("avif", 640), ("jpeg", 320), ("jpeg", 640)}
        assert view == picture(db.session.get_one(Photo, photo_id))
        assert view.src.endswith("/640.jpg")
        assert view.srcset("avif") == f"/anh/{view.ref}/320.avif 320w, /anh/{view.ref}/640.avif 640w"


def test_a_copy_has_refs_of_its_own_and_no_files(album: Album) -> None:
    photo = a_photo_in(album, caption="Họp")
    actions.add_file(
        album,
        storage.store().put(b"%PDF-1.7"),
        name="to-trinh.pdf",
        mime="application/pdf",
        size=8,
        by=SYSTEM,
    )
    actions.add_figure(album, what="Tổ", value=Decimal(3), qualifier="nearly")
    target = actions.open_album(public=True)
    actions.copy_album(album, target, by=SYSTEM)
    assert [(p.key, p.caption) for p in target.photos] == [(photo.key, "Họp")]
    assert target.photos[0].ref != photo.ref
    assert [(f.what, f.qualifier) for f in target.figures] == [("Tổ", "nearly")]
    assert target.files == []


def test_dropping_takes_photo_and_file_away(album: Album) -> None:
    photo = a_photo_in(album)
    file = actions.add_file(
        album, "a" * 64, name="C:\\hs\\to trinh.pdf", mime="application/pdf", size=8, by=SYSTEM
    )
    assert file.name == "to trinh.pdf"
    actions.drop_photo(photo, by=SYSTEM)
    actions.drop_file(file, by=SYSTEM)
    assert album.photos == []
    assert album.files == []


def test_a_published_figure_is_never_overwritten(session: Any) -> None:
    map_of_places()
    place = by_key("cu-15")
    first = actions.add_figure(what="Tổ tự quản", value=Decimal(1691), place=place, key="R-1")
    again = actions.add_figure(what="Tổ tự quản", value=Decimal(9999), place=place, key="R-1")
    assert again is first
    assert again.value == 1691


def test_a_figure_of_nothing_and_a_range_without_an_end_are_refused(album: Album) -> None:
    with pytest.raises(ValueError, match="belongs to nothing"):
        actions.add_figure(what="Tổ", value=Decimal(3))
    with pytest.raises(ValueError, match="upper end"):
        actions.add_figure(album, what="Tổ", value=Decimal(3), qualifier="range")
