"""Photos and files by address: who gets them, and with which headers."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from antq.evidence import actions
from antq.evidence.models import File, Photo
from antq.kit import storage
from antq.people.actor import SYSTEM
from antq.units.queries import by_ref
from tests.client import Client
from tests.making import a_photo_in
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]

PDF = b"%PDF-1.7 to trinh"


def fetch(browser: Client, address: str) -> TestResponse:
    """The whole answer, read and closed as a server does."""
    return browser.get(address, buffered=True)


@pytest.fixture
def public(session: Any) -> Photo:
    """A photo that everybody sees."""
    return a_photo_in(actions.open_album(public=True))


@pytest.fixture
def private(session: Any) -> Photo:
    """A photo in a draft of donvi's unit."""
    unit = by_ref("ubnd-xa-muong-lai")
    return a_photo_in(actions.open_album(unit_id=unit.id, province_id=unit.province_id))


@pytest.fixture
def dossier_file(private: Photo) -> File:
    """A file beside the photo."""
    key = storage.store().put(PDF)
    return actions.add_file(
        private.album, key, name="Tờ trình số 5.pdf", mime="application/pdf", size=len(PDF), by=SYSTEM
    )


def test_a_public_photo_may_be_kept_for_ever(public: Photo, client: Client) -> None:
    answer = fetch(client, f"/anh/{public.ref}/goc.jpg")
    assert answer.status_code == 200
    assert answer.mimetype == "image/jpeg"
    with storage.store().open(public.key) as kept:
        assert answer.data == kept.read()
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("name", ["640.avif", "9999.jpg", "goc.png", "goc", "../goc.jpg", "640.jpg.html"])
def test_only_sizes_that_were_made_have_an_address(public: Photo, client: Client, name: str) -> None:
    assert fetch(client, f"/anh/{public.ref}/{name}").status_code == 404


def test_a_private_photo_does_not_exist_for_strangers_and_other_units(
    private: Photo, client: Client, another_client: Any
) -> None:
    address = f"/anh/{private.ref}/goc.jpg"
    assert fetch(client, address).status_code == 404
    other = another_client()
    other.sign_in("donvi2")
    assert fetch(other, address).status_code == 404


def test_the_office_sees_a_photo_only_once_the_dossier_is_sent_in(
    private: Photo, session: Any, client: Client
) -> None:
    address = f"/anh/{private.ref}/goc.jpg"
    client.sign_in("thuongtruc")
    assert fetch(client, address).status_code == 404
    private.album.submitted = True
    assert fetch(client, address).status_code == 200


def test_the_unit_sees_its_own_photo_and_nothing_keeps_it(private: Photo, client: Client) -> None:
    client.sign_in("donvi")
    answer = fetch(client, f"/anh/{private.ref}/goc.jpg")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_is_sent_as_an_attachment_under_its_vietnamese_name(
    dossier_file: File, client: Client
) -> None:
    client.sign_in("donvi")
    answer = fetch(client, f"/tep/{dossier_file.ref}")
    assert answer.data == PDF
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment;")
    assert "filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh%20s%E1%BB%91%205.pdf" in said
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_never_public_even_in_a_public_album(
    dossier_file: File, client: Client, another_client: Any
) -> None:
    dossier_file.album.public = True
    assert fetch(client, f"/tep/{dossier_file.ref}").status_code == 404
    other = another_client()
    other.sign_in("donvi2")
    assert fetch(other, f"/tep/{dossier_file.ref}").status_code == 404
