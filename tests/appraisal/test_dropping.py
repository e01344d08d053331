"""A drawn decision is given up: its dossiers wait for another, its number is free, nobody outside learns of it."""

from __future__ import annotations

from typing import Any

import pytest

from antq.honours.models import Decision
from antq.kit.journal import faults, timeline_of
from antq.kit.policy import may
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.nominations.warnings.rewarded import already_rewarded
from antq.units.queries import by_ref
from tests.cast import PEOPLE, facts, proposed, released, who
from tests.client import Client, page_of

WHY = "Ghi sai người ký."


@pytest.fixture
def two(session: Any) -> list[Nomination]:
    """Two dossiers of two units in a decision that thuongtruc drew up."""
    chosen = [proposed(), proposed("donvi2", "person")]
    actions.decide(chosen, facts(number="5"), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    return chosen


def decision_of(two: list[Nomination]) -> Decision:
    assert two[0].commendation is not None
    return two[0].commendation.decision


def test_its_dossiers_wait_for_a_decision_again(two: list[Nomination], session: Any) -> None:
    decision = decision_of(two)
    actions.drop(decision, WHY, by=who("thuongtruc2"))
    assert decision.state == "dropped"
    assert [(each.state, each.commendation) for each in two] == [("proposed", None)] * 2
    last = timeline_of(decision)[-1]
    assert (last.kind, last.note) == ("decision.drop", WHY)
    assert timeline_of(two[0], ("office",))[-1].kind == "nomination.undecide"
    assert already_rewarded(two[0], by=who("thuongtruc")) == []  # a draft that was given up honours nobody
    again = actions.decide(two, facts(number="05"), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.release(again, by=who("congkhai"))
    assert (again.number, again.state, two[0].state) == ("05", "released", "released")
    assert faults() == []


def test_a_reason_is_asked_for(two: list[Nomination], session: Any) -> None:
    with pytest.raises(Invalid):
        actions.drop(decision_of(two), "  ", by=who("thuongtruc"))


def test_only_the_office_drops_and_none_of_a_unit_in_it(two: list[Nomination], session: Any) -> None:
    decision = decision_of(two)
    allowed = {name for name in ("", *PEOPLE) if may(who(name), "decision.drop", decision)}
    assert allowed == {"thuongtruc", "thuongtruc2", "kiemnhiem"}
    with pytest.raises(Refused):
        actions.drop(decision, WHY, by=who("congkhai"))
    assert decision.state == "drawn"


def test_what_is_public_is_not_dropped_and_what_is_dropped_not_released(session: Any) -> None:
    public = released()
    with pytest.raises(Stale):
        actions.drop(decision_of([public]), WHY, by=who("thuongtruc"))
    gone = proposed()
    decision = actions.decide([gone], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.drop(decision, WHY, by=who("thuongtruc"))
    with pytest.raises(Stale):
        actions.release(decision, by=who("congkhai"))


def test_nobody_outside_the_desk_reads_a_dropped_one(
    two: list[Nomination], client: Client, another_client: Any, session: Any
) -> None:
    decision = decision_of(two)
    actions.drop(decision, WHY, by=who("thuongtruc"))
    session.commit()
    for name in ("", "donvi", "donvi2", "camau", "nguoinha"):
        browser = another_client()
        if name:
            browser.sign_in(name)
        browser.get_page(f"/quyet-dinh/{decision.ref}", status=404)
        assert decision.ref not in browser.get("/api/v1/decisions").text
    client.sign_in("congkhai")
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    assert WHY in page
    assert "Đã bỏ" in page
    assert client.get_page("/viec-can-lam")


def test_by_the_pages(two: list[Nomination], client: Client, session: Any) -> None:
    decision = decision_of(two)
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(client.get_page(f"/quyet-dinh/{decision.ref}").link("Bỏ dự thảo").href)
    assert "2 hồ sơ trở lại chờ quyết định" in page
    wrong = page_of(client.submit(page, "bo-du-thao", note=""), status=422)
    assert "Nhập lý do bỏ dự thảo." in wrong
    page = client.follow(client.submit(wrong, "bo-du-thao", note=WHY))
    assert "Dự thảo đã bỏ" in page
    form = client.get_page(page.link("Lập dự thảo mới từ dự thảo này").href).form("/quyet-dinh/lap")
    assert form.fields["number"] == "05"
    assert form.fields["signer_name"] == decision.signer_name
    assert client.get(f"/quyet-dinh/{decision.ref}/bo").status_code == 303
    late = client.post(f"/quyet-dinh/{decision.ref}/bo", data={"note": WHY})
    assert late.status_code in (400, 409)
