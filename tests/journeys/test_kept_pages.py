"""What an act changes is changed at once for everybody, in every process, though pages are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from antq.catalogue import actions
from antq.catalogue.models import Initiative
from antq.evidence.models import Figure
from antq.kit.database import db, writing
from antq.kit.database.version import data_version
from antq.people.actor import SYSTEM
from tests.cast import a_complete_draft
from tests.client import Client, htmx_headers
from tests.databases import Databases, Place
from tests.kit.web.caching import Process, process, was_kept
from tests.making import an_initiative, map_of_places
from tests.peopled import peopled

__all__ = ["peopled"]

LIST = "/mo-hinh"


@dataclass
class Site:
    """Two processes on one database with one initiative, which lies at `address`."""

    here: Process
    there: Process
    address: str

    def change(self, what: str, **words: str) -> None:
        """Let the first process act on the initiative and commit."""
        with self.here.app.app_context(), writing():
            initiative = db.session.get_one(Initiative, 1)
            getattr(actions, what)(initiative, **words, by=SYSTEM)


@pytest.fixture
def site(databases: Databases, peopled: Place, worker: str) -> Iterator[Site]:
    place = databases.copy(peopled, f"kept_{worker}")
    with process(place) as here, process(place) as there:
        with here.app.app_context():
            with writing():
                map_of_places()
                address = f"{LIST}/{an_initiative().address}"
            db.session.remove()
        yield Site(here, there, address)
    databases.drop(place)


def test_a_withdrawn_initiative_is_gone_at_the_next_request(site: Site) -> None:
    for each in (site.here, site.there) * 2:
        assert each.ask(site.address).status_code == 200
        assert "Tiếng loa an ninh" in each.ask(LIST).text
    assert was_kept(site.there.ask(site.address))
    site.change("withdraw", note="Trùng với mô hình khác.")
    for each in (site.there, site.here):
        assert each.ask(site.address).status_code == 410
        assert "Tiếng loa an ninh" not in each.ask(LIST).text


def test_a_rewritten_one_is_read_anew_and_only_then(site: Site) -> None:
    tag = site.there.ask(site.address).headers["ETag"]
    known = {"If-None-Match": tag}
    assert site.there.ask(site.address, headers=known).status_code == 304
    site.change("rewrite", summary="Loa ở năm ngõ nhắc giờ, báo tin, gọi nhau khi có việc.")
    answer = site.there.ask(site.address, headers=known)
    assert answer.status_code == 200
    assert "năm ngõ" in answer.text


def test_a_page_and_its_parts_are_not_mixed_up(site: Site) -> None:
    whole, part = site.here.ask(LIST), site.here.ask(LIST, headers=htmx_headers("kq"))
    assert whole.data != part.data
    assert site.here.ask(LIST).data == whole.data
    restored = {**htmx_headers("kq"), "HX-History-Restore-Request": "true"}
    assert "<main" in site.here.ask(LIST, headers=restored).text
    again = site.here.ask(LIST, headers=htmx_headers("kq"))
    assert (was_kept(again), again.data) == (True, part.data)


def test_who_is_signed_in_gets_pages_of_their_own(site: Site) -> None:
    unit = Client(site.here.app)
    unit.sign_in("donvi")
    for _ in range(2):
        answer = unit.get(LIST)
        assert answer.headers["Cache-Control"] == "no-store"
        assert not was_kept(answer)
    stranger = site.here.ask(LIST)
    assert not was_kept(stranger), "nothing was kept of theirs"
    assert "/dang-xuat" in answer.text
    assert "/dang-xuat" not in stranger.text
    assert not was_kept(unit.get(LIST))


def test_the_sign_in_form_is_each_visitor_s_own(site: Site) -> None:
    forms = [site.here.ask("/dang-nhap") for _ in range(3)]
    assert not any(map(was_kept, forms))
    assert len({each.headers["Set-Cookie"] for each in forms}) == 3


def test_work_on_a_dossier_leaves_the_public_pages_kept(site: Site) -> None:
    site.there.ask(LIST)
    with site.here.app.app_context():
        before = data_version()
        with writing():
            album = a_complete_draft().album
            db.session.add(Figure(ref="SL-kept", album_id=album.id, what="số vụ", value=3))
        assert data_version() == before
    assert was_kept(site.there.ask(LIST))
