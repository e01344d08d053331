"""Figures of a dossier: saving the step again loses nothing of them, whether the form shows it or not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from antq.evidence.models import Figure
from antq.law.queries import by_ref as document
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.paperwork.papers import values
from tests.cast import REPORT, a_complete_draft, who
from tests.client import Client, page_of

SOURCE = {"source": "Công an"}
ROWS: list[dict[str, Any]] = [
    {"what": "Vụ trộm", "unit": "vụ", "value": Decimal(6), "before": Decimal(14), "qualifier": "about",
     "better": "down", "period": "năm 2025", "period_before": "năm 2023", "base": Decimal(3200), "base_unit": "dân",
     **SOURCE},
    {"what": "Hộ tham gia", "unit": "hộ", "value": Decimal(5), "high": Decimal(7), "qualifier": "range", **SOURCE},
    {"what": "Thành viên", "value": Decimal("47000.125"), "qualifier": "nearly", **SOURCE},
    {"what": "Buổi họp", "value": Decimal(9), "qualifier": "over", **SOURCE},
    {"what": "Loa", "value": Decimal(3), "qualifier": "at_least", **SOURCE},
    {"what": "Đèn", "value": Decimal(30), "qualifier": "more", **SOURCE},
]  # fmt: skip


@pytest.fixture
def dossier(session: Any) -> Nomination:
    """A draft with more figures than the form usually offers, some with what it never shows."""
    nomination = a_complete_draft()
    actions.write_figures(nomination, ROWS, by=who("donvi"))
    first = nomination.album.figures[0]
    first.document, first.scope, first.label = document("quy-che-mau"), "thôn Đông", "evidenced"
    session.commit()
    return nomination


def everything(session: Any, nomination: Nomination) -> list[dict[str, Any]]:
    session.expire_all()
    columns = [column.key for column in Figure.__table__.columns]
    return [{name: getattr(figure, name) for name in columns} for figure in nomination.album.figures]


def test_saving_again_loses_nothing(dossier: Nomination, session: Any, client: Client) -> None:
    before = everything(session, dossier)
    assert (len(before), before[0]["scope"]) == (6, "thôn Đông")
    client.sign_in("donvi")
    address = f"/de-cu/{dossier.ref}/ket-qua"
    page = client.get_page(address)
    assert page.form(address).fields["figures-2-value"] == "gần 47.000,125"
    client.follow(client.submit(page, address, results=REPORT["results"]))
    assert everything(session, dossier) == before


def test_whoever_reads_a_figure_reads_it_as_it_was_given(dossier: Nomination, client: Client) -> None:
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{dossier.ref}/kiem-tra")
    told = [" ".join("".join(cell.itertext()).split()) for cell in page.all("td")]
    assert {"5–7", "gần 47.000,125", "năm 2023 → năm 2025"} <= set(told), told
    assert [row["period"] for row in values.dossier(dossier)["figures"]][:2] == ["năm 2023 → năm 2025", ""]


def test_what_is_typed_changes_and_the_rest_stays(dossier: Nomination, session: Any, client: Client) -> None:
    refs = [row["ref"] for row in everything(session, dossier)]
    client.sign_in("donvi")
    address = f"/de-cu/{dossier.ref}/ket-qua"
    typed = {"figures-0-value": "gần 8", "figures-0-period_before": "năm 2024"}
    typed |= {f"figures-1-{name}": "" for name in ("what", "unit", "value", "source")}
    client.follow(client.submit(client.get_page(address), address, **typed))
    now = everything(session, dossier)
    assert [row["ref"] for row in now] == [refs[0], *refs[2:]]
    first = now[0]
    assert (first["value"], first["qualifier"], first["period_before"]) == (8, "nearly", "năm 2024")
    assert (first["scope"], first["label"], first["period"]) == ("thôn Đông", "evidenced", "năm 2025")
    new = {"figures-5-what": "Camera", "figures-5-value": "12-15", "figures-5-source": "Công an"}
    page = client.get_page(address)
    assert "figures-5-what" not in page.form(address).fields
    typed = {f"figures-4-{name}": "" for name in ("what", "value", "source")}
    client.follow(client.submit(page, address, **typed))
    new = {name.replace("-5-", "-4-"): value for name, value in new.items()}
    client.follow(client.submit(client.get_page(address), address, **new))
    last = everything(session, dossier)[-1]
    assert (last["what"], last["value"], last["high"], last["qualifier"]) == ("Camera", 12, 15, "range")


def test_a_figure_of_another_dossier_is_not_taken(dossier: Nomination, session: Any, client: Client) -> None:
    other = a_complete_draft()
    actions.write_figures(
        other, [{"what": "Của hồ sơ khác", "value": Decimal(1), "source": "Công an"}], by=who("donvi")
    )
    session.commit()
    before = everything(session, other)
    client.sign_in("donvi")
    address = f"/de-cu/{dossier.ref}/ket-qua"
    fields = client.get_page(address).form(address).fields
    client.post(
        address, data={**fields, "figures-0-ref": before[0]["ref"], "figures-1-ref": fields["figures-2-ref"]}
    )
    assert everything(session, other) == before
    assert len({row["ref"] for row in everything(session, dossier)}) == 6


def test_a_row_that_is_wrong_keeps_its_words(dossier: Nomination, client: Client) -> None:
    client.sign_in("donvi")
    address = f"/de-cu/{dossier.ref}/ket-qua"
    typed = {"figures-0-value": "gần nhiều", "figures-1-value": "5-7,0001"}
    page = page_of(client.submit(client.get_page(address), address, **typed), status=422)
    assert "không phải là một số" in page
    assert "nhiều nhất 3 chữ số sau dấu phẩy" in page
    fields = page.form(address).fields
    assert [fields[name] for name in typed] == list(typed.values())
    assert fields["figures-0-ref"]


def test_only_what_a_unit_says_of_a_figure_is_rewritten(dossier: Nomination) -> None:
    ref = dossier.album.figures[0].ref
    with pytest.raises(KeyError, match="label"):
        actions.write_figures(dossier, [{"ref": ref, "label": "appraised"}], by=who("donvi"))
