"""Figures in open data: labels, corrections, who said so; refs that stay."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from antq.catalogue.models import Initiative
from antq.evidence import actions as evidence
from antq.evidence.actions import Correction
from antq.units.queries import by_ref
from tests.api.asking import asked
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative


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
