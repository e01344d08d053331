"""What a point shows goes when its initiative goes: every door, one after the other, before and after."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from antq.api import budget, bundle
from antq.campaigns.doing import done_by_commune
from antq.campaigns.models import Campaign
from antq.catalogue import actions as catalogue
from antq.catalogue import merging
from antq.catalogue.models import Initiative
from antq.evidence.models import Figure, Photo
from antq.evidence.policy import seen_by, sees
from antq.evidence.queries import figures_stated_by
from antq.kit.database import db
from antq.law import actions as law
from antq.people.actor import SYSTEM, Nobody
from antq.places.queries import by_key
from antq.replications import actions
from antq.replications.models import Replication
from tests.cast import who
from tests.client import Client
from tests.making import a_photo_in, an_initiative, map_of_places
from tests.replications.points import HOME_PLACE, running

SECRET = "Vụ kín chỉ điểm này báo"


@dataclass
class Shown:
    """A point with a photo and a figure that a document states, and the document's ref."""

    initiative: Initiative
    point: Replication
    copy: Replication
    photo: Photo
    figure: Figure


@pytest.fixture(autouse=True)
def unspent() -> None:
    budget.forget()


@pytest.fixture
def shown(session: Any) -> Shown:
    map_of_places()
    initiative = an_initiative("Tiếng loa an ninh", place=by_key(HOME_PLACE))
    point = running(initiative, neighbourhood="Thôn Một")
    copy = running(initiative, by="donvi2", neighbourhood="Thôn Hai", copied_from=point)
    report = law.add_document("bc-kin", kind="bao-cao", title="Báo cáo")
    actions.report(point, [{"what": SECRET, "value": Decimal(2), "source": "Công an xã"}], by=who("donvi"))
    assert point.album is not None
    (figure,) = point.album.figures
    figure.document = report
    photo = a_photo_in(point.album)
    session.commit()
    return Shown(initiative, point, copy, photo, figure)


def statuses(client: Client, addresses: list[str]) -> dict[str, int]:
    """What each address answers with; the files that it sends are closed."""
    found = {}
    for each in addresses:
        with client.get(each) as answer:
            found[each] = answer.status_code
    return found


def withdrawn(initiative: Initiative) -> None:
    catalogue.withdraw(initiative, note="Không có thật.", by=SYSTEM)
    db.session.commit()


def doors(it: Shown) -> list[str]:
    """Addresses that answer while the point is public."""
    ref = it.point.ref
    return [
        f"/diem/{ref}", f"/anh/{it.photo.ref}/goc.jpg", f"/so-lieu/{it.figure.ref}", f"/diem/{ref}/so-lieu.csv",
        f"/mo-hinh/{it.initiative.address}/nhan-rong", f"/api/v1/replications/{ref}",
    ]  # fmt: skip


LISTS = (
    "/", "/mo-hinh", "/mo-hinh?q=loa", "/mo-hinh.csv", "/mo-hinh.atom", "/thong-ke", "/thong-ke?tinh=15",
    "/dia-ban/04345", "/dia-ban/15", "/van-ban/bc-kin", "/sitemap.xml", "/sitemap-diem-1.xml", "/thong-ke/dia-ban.csv",
    "/api/v1/replications?limit=200", "/api/v1/figures?limit=200", "/api/v1/search?q=loa",
)  # fmt: skip


def told(client: Client, it: Shown) -> dict[str, str]:
    """What lists, statistics and files say that names the point or what it reported."""
    found = {each: client.get(each).text for each in LISTS}
    for old in Path(client.application.config["DATA_DIR"]).rglob(f"{bundle.NAME}-*.zip"):
        old.unlink()  # tests of one worker may have the same data version
    with (
        client.get("/du-lieu/antq-cong-khai.zip") as answer,
        zipfile.ZipFile(io.BytesIO(answer.data)) as file,
    ):
        found |= {name: file.read(name).decode() for name in file.namelist() if name != "tu-dien-du-lieu.csv"}
    with client.get("/thong-ke.xlsx") as answer, zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        found["xlsx"] = "".join(file.read(name).decode() for name in file.namelist())
    names = (it.point.ref, it.figure.ref, it.photo.ref, SECRET, "Thôn Một")
    return {door: text for door, text in found.items() if any(name in text for name in names)}


def test_every_door_closes_with_the_initiative(shown: Shown, client: Client) -> None:
    assert set(statuses(client, doors(shown)).values()) == {200}
    before = told(client, shown)
    assert {
        "/van-ban/bc-kin",
        "/sitemap-diem-1.xml",
        "/api/v1/replications?limit=200",
        "/api/v1/figures?limit=200",
    } <= before.keys()
    assert {"so-lieu.csv", "nhan-rong.csv", "/dia-ban/04345"} <= before.keys()
    withdrawn(shown.initiative)
    *hidden, lineage, record = statuses(client, doors(shown)).values()
    assert (set(hidden), lineage, record) == ({404}, 410, 404)
    assert told(client, shown) == {}


def test_strangers_to_the_point_see_nothing_its_own_unit_does(shown: Shown, another_client: Any) -> None:
    withdrawn(shown.initiative)
    photo, figure = doors(shown)[1:3]
    for name, status in {"donvi2": 404, "chutich": 404, "thamdinh1": 404, "donvi": 200}.items():
        visitor = another_client()
        visitor.sign_in(name)
        for door in (photo, figure):
            with visitor.get(door) as answer:
                assert answer.status_code == status, (name, door)
                assert "public" not in answer.headers["Cache-Control"], (name, door)


def test_the_office_reads_the_point_without_dead_links(shown: Shown, another_client: Any) -> None:
    office = another_client()
    office.sign_in("thuongtruc")
    link = f"/so-lieu/{shown.figure.ref}"
    assert link in {each.href for each in office.get_page(f"/diem/{shown.point.ref}").links}
    withdrawn(shown.initiative)
    page = office.get_page(f"/diem/{shown.point.ref}")
    assert SECRET in page
    assert link not in {each.href for each in page.links}


def test_the_twins_of_the_policy_agree(shown: Shown) -> None:
    album = shown.point.album
    assert album is not None
    for _step in ("before", "after"):
        for actor in (Nobody(), who("donvi"), who("donvi2"), who("thuongtruc")):
            found = db.session.scalars(
                select(type(album)).where(type(album).id == album.id, seen_by(actor))
            ).all()
            assert bool(found) is sees(actor, album)
        withdrawn(shown.initiative)
    assert not sees(Nobody(), album)


def test_a_copy_says_nothing_of_what_it_was_copied_from(shown: Shown, another_client: Any) -> None:
    """Its own unit still reads the copy; of the others, who are hidden too, it learns no more."""
    withdrawn(shown.initiative)
    runner = another_client()
    runner.sign_in("donvi")
    assert shown.copy.ref not in runner.get_page(f"/diem/{shown.point.ref}")


def test_what_was_merged_into_it_goes_along_and_comes_back_alone(shown: Shown, client: Client) -> None:
    kept = an_initiative("Loa phường", place=by_key(HOME_PLACE))
    stamp = merging.plan_of_merge(shown.initiative, kept).stamp
    office = who("quantri")
    merging.merge(shown.initiative, kept, note="Một mô hình.", seen=stamp, by=office)
    withdrawn(kept)
    assert told(client, shown) == {}
    assert set(statuses(client, doors(shown)[:4]).values()) == {404}
    stamp = merging.plan_of_split(shown.initiative).stamp
    merging.split(shown.initiative, note="Hai mô hình.", seen=stamp, by=office)
    db.session.commit()
    assert set(statuses(client, doors(shown)).values()) == {200}


def test_points_nobody_sees_are_no_work_of_a_campaign(shown: Shown) -> None:
    campaign = Campaign(ref="PT-1", name="Đợt", kind="standing")
    province = shown.point.province_id
    assert province is not None
    counts = done_by_commune(campaign, province)
    assert counts[shown.point.commune_id or 0] >= 2
    withdrawn(shown.initiative)
    assert done_by_commune(campaign, province) == {}
    assert figures_stated_by(shown.figure.document_id or 0) == []
