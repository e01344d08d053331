"""Đạt khen cao: a dossier of its own, from one that was commended or carried; each knows of the other."""

from __future__ import annotations

from typing import Any

import pytest

from antq.evidence import actions as evidence
from antq.evidence.models import File
from antq.kit.policy import may
from antq.kit.refusals import Refused, Stale
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.units.queries import by_ref
from tests.cast import PEOPLE, a_photo, facts, proposed, received, released, who
from tests.client import Client


def a_file(nomination: Nomination) -> File:
    kept: dict[str, Any] = {"key": "cd" * 32, "name": "to-trinh.pdf", "mime": "application/pdf", "size": 9}
    return evidence.add_file(nomination.album, **kept, about="Tờ trình của xã", by=who("donvi"))


def test_the_answers_and_photos_go_along_and_the_form_does_not(session: Any) -> None:
    first = released(recipient="person")
    a_photo(first)
    made = actions.pass_on(first, by=who("donvi"))
    assert (made.state, made.form, made.passed_on_from) == ("draft", None, first)
    assert (made.name, made.how, made.unit) == (first.name, first.how, first.unit)
    assert len(made.album.photos) == len(first.album.photos) > 0
    assert made.album_id != first.album_id
    assert first.passed_on_to == [made]


def test_the_files_go_along_with_their_words_and_the_consent_of_photos(session: Any) -> None:
    first = released(recipient="person")
    a_photo(first)
    paper = a_file(first)
    made = actions.pass_on(first, by=who("donvi"))
    [file], [photo] = made.album.files, made.album.photos
    assert (file.key, file.name, file.mime, file.size, file.about) == (
        paper.key,
        paper.name,
        paper.mime,
        paper.size,
        paper.about,
    )
    assert (photo.alt, photo.consent) == (first.album.photos[0].alt, "agreed")
    assert file.ref != paper.ref
    assert [each.ref for each in first.album.files] == [paper.ref]


def test_what_came_along_is_marked_and_can_be_left_out(client: Client, session: Any) -> None:
    first = released(recipient="person")
    a_photo(first)
    kept = a_file(first)
    session.commit()
    client.sign_in("donvi")
    client.follow(client.submit(client.get_page(f"/de-cu/{first.ref}"), "khen-cao"))
    made = first.passed_on_to[0]
    files, photos = f"/de-cu/{made.ref}/tai-lieu", f"/de-cu/{made.ref}/hinh-anh"
    assert "Từ hồ sơ trước" in client.get_page(files)
    assert "Đồng ý đã ghi:" in client.get_page(photos)
    own = evidence.add_file(
        made.album, "0" * 64, name="moi.pdf", mime="application/pdf", size=9, by=who("donvi")
    )
    session.commit()
    page = client.get_page(f"/de-cu/{made.ref}/kiem-tra")
    assert str(page.text).count("Từ hồ sơ trước") == 1
    [carried] = [each for each in made.album.files if each.ref != own.ref]
    client.submit(client.get_page(files), f"/de-cu/{made.ref}/tai-lieu/{carried.ref}/bo")
    session.expire_all()
    assert [each.ref for each in made.album.files] == [own.ref]
    assert [each.ref for each in first.album.files] == [kept.ref]
    assert "Từ hồ sơ trước" not in client.get_page(files)


def test_what_goes_public_takes_no_files_along(session: Any) -> None:
    first = proposed()
    a_file(first)
    actions.decide([first], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    given: Any = first.commendation
    actions.release(given.decision, by=who("congkhai"))
    assert first.album.files
    assert given.initiative.album.public
    assert not given.initiative.album.files


def test_of_what_was_carried_too_and_of_one_draft_at_a_time(session: Any) -> None:
    first = proposed()
    made = actions.pass_on(first, by=who("donvi"))
    with pytest.raises(Stale, match=made.ref):
        actions.pass_on(first, by=who("donvi"))
    with pytest.raises(Refused):
        actions.pass_on(received(), by=who("donvi"))


def test_only_the_own_unit_passes_on(session: Any) -> None:
    first = released()
    may_so = {name for name in ("", *PEOPLE) if may(who(name), "nomination.pass_on", first)}
    assert may_so == {name for name in PEOPLE if who(name).holds("officer", unit_id=first.unit_id)}
    assert "donvi" in may_so


def test_by_the_page_and_the_draft_is_not_told_to_the_office(
    client: Client, another_client: Any, session: Any
) -> None:
    first = released(recipient="person")
    session.commit()
    client.sign_in("donvi")
    page = client.follow(client.submit(client.get_page(f"/de-cu/{first.ref}"), "khen-cao"))
    assert "Đề nghị khen cao hơn, tiếp từ hồ sơ" in page
    made = first.passed_on_to[0].ref
    assert made in client.get_page(f"/de-cu/{first.ref}")
    office = another_client()
    office.sign_in("thuongtruc")
    assert made not in office.get(f"/tham-dinh/{first.ref}").text
