"""Ảnh giống ảnh đã có: what reviewers read beside a dossier's photos, and the unit does not."""

from __future__ import annotations

from typing import Any

import pytest

from antq.appraisal.lookalikes import lookalikes
from antq.evidence.models import Photo
from antq.nominations.models import Nomination
from tests.browser import words
from tests.cast import a_complete_draft, a_draft, appraising, received, released, submitted, who
from tests.client import Client
from tests.evidence.test_likeness import hung
from tests.kit.media.test_likeness import view


def with_photo(nomination: Nomination, seed: int = 1) -> Photo:
    return hung(nomination.album, view(seed))


def test_reviewers_see_both_pictures_and_where_the_other_stands(client: Client, session: Any) -> None:
    other = submitted("donvi2", name="Camera giám sát")
    with_photo(other)
    mine = submitted()
    with_photo(mine)
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{mine.ref}")
    assert "Ảnh giống ảnh đã có" in page.text
    assert f"Hồ sơ “Camera giám sát” ({other.ref})" in page.text
    assert page.link(f"/tham-dinh/{other.ref}")
    assert "Đúng ảnh này" in page.text
    assert len(page.all("figcaption")) >= 2


def test_the_unit_is_not_told(client: Client, session: Any) -> None:
    with_photo(submitted("donvi2"))
    mine = submitted()
    with_photo(mine)
    assert lookalikes(mine, by=who("donvi")) == []
    client.sign_in("donvi")
    assert "Ảnh giống" not in client.get_page(f"/de-cu/{mine.ref}").text


@pytest.mark.parametrize("name", ["nguoinha", "camau", "congkhai", ""])
def test_nor_is_who_does_not_review_it(name: str, session: Any) -> None:
    with_photo(submitted("donvi2"))
    mine = received()
    with_photo(mine)
    assert lookalikes(mine, by=who(name)) == []
    assert len(lookalikes(mine, by=who("thuongtruc"))) == 1


def test_a_dossier_that_the_reader_does_not_see_is_only_another(session: Any) -> None:
    """One of another province is neither shown nor named."""
    with_photo(submitted("donvi3", name="Bí mật của Cà Mau"))
    mine = submitted()
    with_photo(mine)
    (found,) = lookalikes(mine, by=who("thuongtruc"))
    assert (found.where, found.href, found.other) == ("Một hồ sơ khác", None, None)
    assert found.photo is not None


def test_so_is_the_page(client: Client, session: Any) -> None:
    with_photo(submitted("donvi3", name="Bí mật của Cà Mau"))
    mine = submitted()
    with_photo(mine)
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{mine.ref}")
    assert "Một hồ sơ khác" in page.text
    assert "Bí mật" not in page.text


def test_a_council_member_reads_it_of_what_the_council_was_given(session: Any) -> None:
    with_photo(submitted("donvi2"))
    mine = appraising()
    with_photo(mine)
    (found,) = lookalikes(mine, by=who("thamdinh1"))
    assert (found.where, found.href) == ("Một hồ sơ khác", None)  # the other has not reached the council


def test_a_public_initiative_is_named(session: Any) -> None:
    first = released("donvi2", name="Tiếng kẻng")
    assert first.initiative is not None
    with_public = hung(first.initiative.album, view(1))
    mine = submitted()
    with_photo(mine)
    (found,) = lookalikes(mine, by=who("thuongtruc"))
    assert found.where == f"Mô hình “Tiếng kẻng” ({first.initiative.ref})"
    assert found.href == f"/mo-hinh/{first.initiative.address}"
    assert found.other is not None
    assert found.other.ref == with_public.ref


def test_drafts_say_nothing_and_hear_nothing(session: Any) -> None:
    with_photo(a_draft("donvi2"))
    mine = submitted()
    with_photo(mine)
    assert lookalikes(mine, by=who("thuongtruc")) == []
    draft = a_complete_draft()
    with_photo(draft)
    assert lookalikes(draft, by=who("thuongtruc")) == []


def test_a_dossier_without_photos_has_no_such_section(client: Client, session: Any) -> None:
    mine = submitted()
    client.sign_in("thuongtruc")
    assert "Ảnh giống" not in words(client.get_page(f"/tham-dinh/{mine.ref}").one(id="xu-ly"))
    assert lookalikes(mine, by=who("thuongtruc")) == []
