"""Figures in open data: labels, corrections, who said so; refs that stay."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from antq.catalogue import actions as catalogue
from antq.catalogue import merging
from antq.catalogue.models import Initiative
from antq.evidence import actions as evidence
from antq.evidence.actions import Correction
from antq.people.actor import SYSTEM
from antq.replications import actions as ledger
from antq.units.queries import by_ref
from tests.api.asking import API, asked, table
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative
from tests.replications.points import running


def figures(client: Client, made: Initiative) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked(client, f"/figures?mo-hinh={made.ref}")["items"]
    return found


def test_a_correction_moves_no_ref(session: Any, client: Client) -> None:
    unit = by_ref("ubnd-xa-muong-lai")
    made = an_initiative("Tiếng loa an ninh", place=unit.place)
    old = evidence.add_figure(made.album, what="Vụ trộm cắp", value=Decimal(11), unit="vụ", said_by=unit)
    evidence.add_figure(made.album, what="Tổ", value=Decimal(3), base=Decimal("850.5"), base_unit="hộ")
    session.commit()
    before = figures(client, made)
    assert [(each["ref"], each["what"]) for each in before] == [
        (f"{made.ref}.1", "Vụ trộm cắp"),
        (f"{made.ref}.2", "Tổ"),
    ]
    assert (before[0]["said_by"], before[0]["label"], before[1]["base"]) == (unit.ref, "self_reported", 850.5)
    now = evidence.correct_figure(
        old, Correction(value=Decimal(13), reason="Đếm sót.", source="Công an"), by=who("thuongtruc")
    )
    session.commit()
    after = figures(client, made)
    assert [(each["ref"], each["what"], each["value"]) for each in after] == [
        (f"{made.ref}.1", "Vụ trộm cắp", 11),
        (f"{made.ref}.2", "Tổ", 3),
        (f"{made.ref}.3", "Vụ trộm cắp", 13),
    ]
    assert (after[0]["corrected_by"], after[0]["corrects"]) == (now.ref, None)
    assert (after[2]["corrects"], after[2]["reason"]) == (old.ref, "Đếm sót.")
    assert client.get(after[2]["address"]).status_code == 200
    assert asked(client, f"/figures?after={made.ref}.2")["items"][0]["code"] == now.ref


def test_machines_read_only_what_holds(session: Any, client: Client) -> None:
    unit = by_ref("ubnd-xa-muong-lai")
    made = an_initiative("Tiếng loa an ninh", place=unit.place)
    old = evidence.add_figure(made.album, what="Vụ trộm cắp", value=Decimal(1177), unit="vụ")
    correction = Correction(value=Decimal(1311), reason="Đếm sót.", source="Công an")
    evidence.correct_figure(old, correction, by=who("thuongtruc"))
    session.commit()
    page = client.get_page(f"/mo-hinh/{made.address}")
    (linked,) = [each.text or "" for each in page.all("script") if each.get("type") == "application/ld+json"]
    assert "1.311" in linked
    assert "1.177" not in linked


def test_what_a_point_reported_is_told_of_the_point_alone(session: Any, client: Client) -> None:
    made = an_initiative("Tiếng loa an ninh")
    own = evidence.add_figure(made.album, what="Vụ trộm cắp", value=Decimal(11), unit="vụ")
    point, silent = running(made, neighbourhood="Thôn Một"), running(made, neighbourhood="Thôn Hai")
    row = {
        "what": "=Vụ cháy",
        "value": Decimal(2),
        "before": Decimal(7),
        "unit": "vụ",
        "source": "Công an xã",
    }
    ledger.report(point, [row, row | {"what": "Tổ"}], by=who("donvi"))
    session.commit()
    assert [each["code"] for each in figures(client, made)] == [own.ref], "never mixed with what a point says"
    told = asked(client, f"/figures?diem={point.ref}")["items"]
    assert [(each["ref"], each["initiative"], each["replication"], each["place_key"]) for each in told] == [
        (f"{point.ref}.1", None, point.ref, None),
        (f"{point.ref}.2", None, point.ref, None),
    ]
    assert (told[0]["value"], told[0]["before"], told[0]["said_by"]) == (2, 7, point.unit.ref)
    assert told == asked(client, f"/replications/{point.ref}")["figures"]
    assert told == asked(client, f"/figures?after={made.ref}.1")["items"]
    assert told[1:] == asked(client, f"/figures?after={point.ref}.1")["items"]
    assert asked(client, f"/figures?diem={silent.ref}")["items"] == []
    for unknown in ("DM-9999", made.ref, "x"):
        refused = asked(client, f"/figures?diem={unknown}", status=400)
        assert "Không có điểm mô hình này" in str(refused)
    page = client.get_page(f"/diem/{point.ref}")
    rows = table(client.get(page.link("Tải CSV các số liệu này").href))
    assert [(each["ref"], each["what"]) for each in rows] == [
        (told[0]["ref"], "'=Vụ cháy"),
        (told[1]["ref"], "Tổ"),
    ]


def test_figures_of_points_that_nobody_reads_are_nowhere(session: Any, client: Client) -> None:
    """Merged into what was withdrawn later: the point stands in no list, and neither does what it says."""
    home = by_ref("ubnd-xa-muong-lai").place
    kept, taken = an_initiative("Tiếng loa an ninh", place=home), an_initiative("Loa làng", place=home)
    point = running(taken)
    ledger.report(point, [{"what": "Vụ kín", "value": Decimal(2), "source": "Công an xã"}], by=who("donvi"))
    stamp = merging.plan_of_merge(taken, kept).stamp
    merging.merge(taken, kept, note="Một mô hình.", seen=stamp, by=who("thuongtruc"))
    session.commit()
    assert "Vụ kín" in client.get(f"{API}/figures").text
    catalogue.withdraw(kept, note="Không có thật.", by=SYSTEM)
    session.commit()
    for address in ("/figures", "/figures?limit=1", "/replications"):
        assert asked(client, address) == {"items": [], "next": None}
    asked(client, f"/figures?diem={point.ref}", status=400)
