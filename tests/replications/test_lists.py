"""Long lists: the tree, the desk, the letter and the map of the site with more points than one page shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from antq.catalogue import actions as catalogue
from antq.catalogue import merging
from antq.kit import clock
from antq.kit.charts import MOST_DRAWN
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from antq.replications import actions, worklists
from antq.replications.letters import PATH
from antq.replications.links import Asked, seal
from antq.replications.liveness import quarter_of
from antq.replications.models import Replication
from antq.replications.pages.lineage import LineagePage
from antq.replications.worklists import PER_PAGE
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative
from tests.replications.points import running


def on(year: int, month: int, day: int = 15) -> Any:
    return clock.stopped(datetime(year, month, day, 3, tzinfo=UTC))


def repeat(session: Any, first: Replication, count: int) -> None:
    """So many points like the first, DM-0001."""
    session.flush()
    columns = {
        each.name: getattr(first, each.name) for each in Replication.__table__.columns if each.name != "id"
    }
    more = [{"ref": f"DM-{n + 1:04d}", "neighbourhood": f"Thôn {n}"} for n in range(1, count)]
    session.add_all(Replication(**columns | each) for each in more)
    session.commit()


@pytest.mark.parametrize(("points", "drawn"), [(59, True), (60, False), (61, False)])
def test_the_tree_has_one_limit(session: Any, client: Client, points: int, drawn: bool) -> None:
    initiative = an_initiative()
    repeat(session, running(initiative, neighbourhood="Thôn 0"), points)
    (root,) = LineagePage(initiative, by=who("")).roots
    assert 1 + len(root.children) == (MOST_DRAWN if drawn else 2)
    page = client.get(f"/mo-hinh/{initiative.address}/nhan-rong").text
    assert ("Lào Cai: " in page) is not drawn
    assert "Chưa rõ tỉnh" not in page


def test_a_long_desk_says_what_it_does_not_show(session: Any, client: Client) -> None:
    with on(2026, 2):
        repeat(session, running(an_initiative(), neighbourhood="Thôn 0"), PER_PAGE + 3)
    client.sign_in("donvi")
    page = client.get_page("/nhan-rong")
    assert client.get("/nhan-rong").text.count('name="diem"') == PER_PAGE
    assert f"Đang hiện {PER_PAGE} trong {PER_PAGE + 3} điểm" in page
    following = client.get(page.link("Xem tiếp").href.partition("#")[0]).text
    assert following.count('name="diem"') == 3
    assert f"DM-{PER_PAGE + 3:04d}" in following
    client.follow(client.submit(page, "xac-nhan", diem=[f"DM-{n + 1:04d}" for n in range(PER_PAGE)]))
    assert worklists.how_many_due(who("donvi").units_as("officer"), by=who("donvi")) == 3
    page = client.get_page("/nhan-rong")
    assert "Xem tiếp" not in page, "two hundred that are said to run are one page"
    actions.close(
        session.scalars(select(Replication).order_by(Replication.id)).first(),
        "other",
        "Xong.",
        by=who("donvi"),
    )
    session.commit()
    units = who("donvi").units_as("officer")
    everything = worklists.of_units(units, by=who("donvi"))
    assert [each.state for each in everything] == ["running"] * (PER_PAGE - 1) + ["closed"]
    (last,) = worklists.of_units(units, after=everything[-2].ref, by=who("donvi"))
    assert last.state == "closed"


def test_a_long_letter_opens_page_by_page(session: Any, client: Client) -> None:
    with on(2026, 2):
        point = running(an_initiative(), neighbourhood="Thôn 0")
        repeat(session, point, PER_PAGE + 1)
    token = seal(Asked(who("donvi").ref, point.unit.ref, quarter_of(clock.today())))
    page = client.get_page(f"{PATH}/{token}")
    assert f"Đang hiện {PER_PAGE} trong {PER_PAGE + 1} điểm" in page
    following = f"{PATH}/{token}{page.link('Xem tiếp').href}"
    page = client.get_page(following)
    client.submit(page, "xac-nhan")
    assert worklists.how_many_due([point.unit_id], by=who("donvi")) == PER_PAGE


def test_the_map_names_no_point_without_a_page(session: Any, client: Client) -> None:
    home = by_key("04345")
    kept, taken = an_initiative("Tiếng loa", place=home), an_initiative("Loa làng", place=home)
    point = running(taken)
    stamp = merging.plan_of_merge(taken, kept).stamp
    merging.merge(taken, kept, note="Một mô hình.", seen=stamp, by=who("thuongtruc"))
    session.commit()
    assert point.ref in client.get("/sitemap-diem-1.xml").text
    catalogue.withdraw(kept, note="Sai.", by=SYSTEM)
    session.commit()
    assert client.get(f"/diem/{point.ref}").status_code == 404
    assert client.get("/sitemap-diem-1.xml").status_code == 404
    assert "sitemap-diem" not in client.get("/sitemap.xml").text
