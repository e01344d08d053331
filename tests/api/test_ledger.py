"""The ledger as open data: every point that was taken in, narrowed as asked, and nothing that is not public."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from antq.api import bundle
from antq.api.tables import REPLICATIONS
from antq.api.tables.replications import lives_as
from antq.catalogue import actions as catalogue
from antq.kit import clock
from antq.kit.database import db
from antq.kit.numbers import DatedPrecision
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from antq.replications import actions
from antq.replications.counting import grace, this_quarter
from antq.replications.liveness import Life, life
from antq.replications.models import Replication
from tests.api.asking import asked, table, walked
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative, map_of_places, reading
from tests.replications.points import accepted, closed, registered, running

PRIVATE = ("Người Phụ Trách Kín", "0912345678", "Thanh niên đi làm xa")


def unpacked(client: Client, app: Flask) -> dict[str, bytes]:
    """The files of the bundle; built anew, for tests of one worker may have the same data version."""
    for each in Path(app.config["DATA_DIR"]).rglob(f"{bundle.NAME}-*.zip"):
        each.unlink()
    with client.get("/du-lieu/antq-cong-khai.zip") as answer, zipfile.ZipFile(BytesIO(answer.data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def refs(client: Client, query: str = "") -> list[str]:
    return [each["ref"] for each in asked(client, f"/replications{query}")["items"]]


def test_a_point_is_told_as_its_page_shows_it(session: Any, client: Client) -> None:
    map_of_places()
    first = running(an_initiative("Tiếng loa"), neighbourhood="Thôn Một")
    copy = accepted(
        first.initiative,
        place=by_key("cu-04324"),
        copied_from=first,
        adapted="Thêm loa.",
        started=DatedPrecision(date(2024, 1, 1)),
    )
    told = asked(client, f"/replications/{copy.ref}")
    assert told.pop("figures") == []
    assert told == asked(client, "/replications")["items"][1]
    wanted = {
        "ref": copy.ref, "address": f"/diem/{copy.ref}", "initiative": first.initiative.ref,
        "unit": copy.unit.ref, "unit_name": copy.unit.name, "neighbourhood": None,
        "started_on": "2024-01-01", "started_precision": "day", "copied_from": first.ref, "adapted": "Thêm loa.",
        "team_count": 4, "member_count": 20, "state": "accepted", "life": "planned", "launched_on": None,
        "closed_on": None, "confirmed_quarter": None,
    }  # fmt: skip
    assert {name: told[name] for name in wanted} == wanted
    assert told["place"] == "Xã Mường Lai, Huyện Lục Yên, Tỉnh Yên Bái", "as it was then"
    assert (told["place_key"], told["divided"]) == ("04324-2025-06-30", False)
    assert (told["commune_code"], told["commune"]) == ("04345", "Xã Mường Lai")
    assert (told["province_code"], told["province"]) == ("15", "Tỉnh Lào Cai")
    assert asked(client, "/places/cu-04324")["key"] == told["place_key"]
    assert client.get(told["address"]).status_code == 200
    assert asked(client, f"/replications/{first.ref}")["confirmed_quarter"].startswith("quý ")


def test_that_it_ended_is_told_but_not_why(session: Any, client: Client, app: Flask) -> None:
    point = closed(an_initiative(), answerable=PRIVATE[0], phone=PRIVATE[1])
    told = asked(client, f"/replications/{point.ref}")
    assert (told["state"], told["life"]) == ("closed", "closed")
    assert told["closed_on"]
    every = b"".join(unpacked(client, app).values()).decode()
    assert point.ref in every
    page = client.get(f"/diem/{point.ref}").text
    assert "được công bố chung" in page
    for text in (every, str(told), page):
        assert "no-people" not in text
        assert "Không đủ người tham gia" not in text
    client.sign_in("donvi")
    for text in (every, str(told), client.get(f"/api/v1/initiatives/{point.initiative.ref}").text):
        assert not [each for each in PRIVATE if each in text]


def test_what_the_ledger_has_not_taken_in_is_nowhere(session: Any, client: Client) -> None:
    waiting = registered(an_initiative())
    copy = accepted(waiting.initiative, neighbourhood="Thôn Hai", copied_from=waiting)
    withdrawn = an_initiative("Sẽ rút")
    gone = accepted(withdrawn)
    catalogue.withdraw(withdrawn, note="Trùng.", by=SYSTEM)
    assert refs(client) == [copy.ref]
    assert asked(client, f"/replications/{copy.ref}")["copied_from"] is None
    for each in (waiting, gone):
        asked(client, f"/replications/{each.ref}", status=404)
    asked(client, f"/replications?after={waiting.ref}", status=400)


def test_the_list_is_narrowed(session: Any, client: Client) -> None:
    one, two = an_initiative("Một"), an_initiative("Hai")
    here = running(one)
    first = asked(client, f"/replications/{here.ref}")["changed"]
    there = accepted(two, by="donvi2", place=by_key("04456"))
    ended = closed(two)
    for query, wanted in {
        "": [here, there, ended],
        f"?mo-hinh={two.ref}": [there, ended],
        "?tinh=15": [here, there, ended],
        "?xa=04345": [here, ended],
        "?xa=04456&buoc=accepted": [there],
        "?buoc=running&buoc=closed": [here, ended],
        "?con-song=planned&con-song=fresh": [here, there],
        f"?doi-sau={first}": [there, ended],
    }.items():
        assert refs(client, query) == [each.ref for each in wanted], query
        piece = f"{query}{'&' if query else '?'}limit=1"
        assert [each["ref"] for each in walked(client, f"/replications{piece}")] == [
            each.ref for each in wanted
        ]
    last = asked(client, f"/replications/{ended.ref}")["changed"]
    actions.weaken(here, "Ít họp.", by=who("donvi"))
    assert refs(client, f"?doi-sau={last}") == [here.ref]


@pytest.mark.parametrize(
    "wrong", ["tinh=99", "xa=00000", "tinh=x", "buoc=registered", "con-song=alive", "doi-sau=-1", "doi-sau=²"]
)
def test_a_mistake_is_named(session: Any, client: Client, wrong: str) -> None:
    name = wrong.partition("=")[0]
    told = asked(client, f"/replications?{wrong}", status=400)
    assert [each["parameter"] for each in told["errors"]] == [name]


def test_a_life_is_asked_for_as_it_is_told(session: Any, client: Client) -> None:
    """Over all quarters that matter, in every state, the condition finds what the pure function says."""
    point = running(an_initiative())
    now, kept = this_quarter(), grace()
    seen = set()
    for state in ("accepted", "launched", "running", "weak", "sustained", "closed"):
        for confirmed in (None, *range(now - kept.counted - 2, now + 1)):
            point.state, point.confirmed_quarter = state, confirmed
            point.close_reason = "other" if state == "closed" else ""
            db.session.flush()
            asked_for = [each for each in Life if REPLICATIONS.ids(lives_as([each]))]
            assert asked_for == [life(state, confirmed, now, kept)], (state, confirmed)
            seen |= set(asked_for)
    assert seen == set(Life)
    assert REPLICATIONS.ids(lives_as([])) == []


def test_the_life_is_that_of_the_day(session: Any, client: Client) -> None:
    with clock.stopped(datetime(2026, 1, 20, tzinfo=UTC)):
        point = running(an_initiative())
    for day, wanted in (
        (datetime(2026, 5, 1, tzinfo=UTC), "fresh"),
        (datetime(2027, 5, 1, tzinfo=UTC), "grey"),
    ):
        with clock.stopped(day):
            assert asked(client, f"/replications/{point.ref}")["life"] == wanted
            assert refs(client, f"?con-song={wanted}") == [point.ref]


def test_an_initiative_tells_its_points_and_where_it_was_announced(
    session: Any, client: Client, app: Flask
) -> None:
    initiative = an_initiative()
    point = running(initiative)
    catalogue.add_known_place(initiative, by_key("04345"))
    actions.recognise(initiative, "province", document_text="Kế hoạch số 5 (mẫu)", by=SYSTEM)
    told = asked(client, f"/initiatives/{initiative.ref}")
    assert [each["ref"] for each in told["replications"]] == [point.ref]
    assert (told["replication_count"], told["team_count"]) == (1, 4)
    assert [each["ref"].partition(".")[0] for each in told["known_places"]] == [initiative.ref]
    (announced,) = told["recognitions"]
    assert (announced["scope"], announced["document"]) == ("province", None)
    assert announced["document_text"] == "Kế hoạch số 5 (mẫu)"
    files = unpacked(client, app)
    assert [row["ref"] for row in table(files["thong-bao-nhan-rong.csv"])] == [announced["ref"]]
    assert [row["ref"] for row in table(files["nhan-rong.csv"])] == [point.ref]


def test_points_of_what_was_merged_are_its_heir_s(session: Any, client: Client) -> None:
    heir, taken = an_initiative("Tiếng loa"), an_initiative("Tiếng loa an ninh")
    point = running(taken)
    taken.merged_into, taken.state = heir, "merged"
    session.commit()
    assert asked(client, f"/replications/{point.ref}")["initiative"] == heir.ref
    assert refs(client, f"?mo-hinh={heir.ref}") == [point.ref]
    assert [each["ref"] for each in asked(client, f"/initiatives/{heir.ref}")["replications"]] == [point.ref]


def test_a_thousand_points_cost_what_one_does(session: Any, client: Client) -> None:
    initiative, counts = an_initiative(), []
    for number in range(4):
        running(initiative, neighbourhood=f"Thôn {number}")
        if number in (0, 3):
            session.commit()
            session.expunge_all()
            initiative = db.session.scalars(select(Replication)).first().initiative  # type: ignore[union-attr]
            with reading() as sent:
                asked(client, "/replications")
            counts.append(len(sent))
            initiative = db.session.scalars(select(Replication)).first().initiative  # type: ignore[union-attr]
    assert counts[0] == counts[1] <= 8
