"""When nobody is asked any more: links that take nothing show nothing, the public page ends, hidden dossiers pass."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from antq.consultations import actions as consultations
from antq.consultations.standing import public_consultation_of
from antq.kit import clock
from antq.kit.refusals import Stale
from antq.nominations import actions
from tests.cast import conclusion, received, score, who
from tests.client import SITE, Client, page_of
from tests.consultations.test_consultations import asked, reply, state_level


def test_a_link_that_takes_no_answer_shows_nothing_of_the_dossier(client: Client, session: Any) -> None:
    nomination = received(name="Tên chỉ để hỏi")
    made, token = asked(nomination)
    second, other = asked(nomination)
    third, late = asked(nomination)
    assert "Tên chỉ để hỏi" in client.get_page(f"/hiep-y/{token}")
    consultations.answer(made, agrees=True, signer="Trần A", note="")
    third.due_on = clock.today() - timedelta(days=1)
    actions.refuse(nomination, "Sai đối tượng.", by=who("thuongtruc"))
    for link, says in ((token, "dùng một lần"), (other, "không nhận ý kiến"), (late, "hết hạn")):
        page = client.get_page(f"/hiep-y/{link}")
        assert says in page
        assert "Tên chỉ để hỏi" not in page
        assert nomination.summary not in page
        assert page.forms == []
    with pytest.raises(Stale, match="không nhận ý kiến"):
        consultations.answer(second, agrees=True, signer="Trần A", note="")


def test_a_link_is_answered_on_its_last_day_and_not_on_the_next(client: Client, session: Any) -> None:
    with clock.stopped(datetime(2026, 8, 14, 5, tzinfo=UTC)):
        made, token = asked(received(name="Tên chỉ để hỏi"))
        _other, late = asked(received(name="Tên hỏi muộn"))
    last = datetime.combine(made.due_on, time(23, 30), clock.VIETNAM)
    with clock.stopped(last):
        assert "Tên chỉ để hỏi" in client.get_page(f"/hiep-y/{token}")
        assert reply(client, f"/hiep-y/{token}").status_code == 303
        open_page = f"/hiep-y/{late}"
        csrf = client.get_page(open_page).form(open_page).fields["csrf_token"]
    assert made.agrees
    with clock.stopped(last + timedelta(hours=1)):
        assert "Tên hỏi muộn" not in client.get_page(open_page)
        data = {"csrf_token": csrf, "agrees": "agree", "signer": "Trần A, Cục trưởng", "note": ""}
        answer = client.post(open_page, data=data, headers={"Origin": SITE})
        assert answer.status_code == 409
        assert "đã hết hạn" in answer.text


def test_the_public_is_asked_no_more_about_what_the_council_failed(client: Client, session: Any) -> None:
    nomination = state_level(name="Tên đang hỏi dân")
    consultations.open_to_public(nomination, by=who("thuongtruc"))
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh2")
    assert "Tên đang hỏi dân" in client.get_page("/lay-y-kien")
    actions.conclude(nomination, conclusion(passed=False, votes_for=1, votes_against=3), by=who("chutich"))
    assert nomination.state == "rejected"
    assert "Tên đang hỏi dân" not in client.get_page("/lay-y-kien")


@pytest.mark.parametrize("why", ["late", "sent back", "answered"])
def test_what_was_written_too_late_is_there_to_copy_from(client: Client, session: Any, why: str) -> None:
    """Nothing of the dossier is, nor a form: only the words of whoever sent them."""
    nomination = received(name="Tên chỉ để hỏi")
    made, token = asked(nomination)
    page = client.get_page(f"/hiep-y/{token}")
    if why == "late":
        made.due_on = clock.today() - timedelta(days=1)
    elif why == "answered":
        consultations.answer(made, agrees=True, signer="Người khác", note="Lời người khác.")
    else:
        actions.send_back(nomination, "Thiếu.", {"how": "Ai trực?"}, by=who("thuongtruc"))
    words = {"note": "Còn nợ thuế.\nSẽ trả.", "signer": "Trần A"}
    for agrees, status in (("against", 409), ("", 422)):
        chosen = {"agrees": agrees} if agrees else {}
        late = page_of(client.submit(page, "tra-loi", **chosen, **words), status=status)
        for said in ("chưa được gửi", "Còn nợ thuế.", "Sẽ trả.", "Trần A"):
            assert said in late
        assert "Tên chỉ để hỏi" not in late
        assert "Lời người khác" not in late
        assert late.forms == []
    assert "chưa được gửi" not in client.get_page(f"/hiep-y/{token}")


@pytest.mark.parametrize("way", ["refuse", "return"])
def test_the_public_is_asked_no_more_about_what_went_another_way(
    client: Client, session: Any, way: str
) -> None:
    nomination = state_level(name="Tên đang hỏi dân")
    consultations.open_to_public(nomination, by=who("thuongtruc"))
    assert "Tên đang hỏi dân" in client.get_page("/lay-y-kien")
    if way == "refuse":
        actions.refuse(nomination, "Sai đối tượng.", by=who("thuongtruc"))
    else:
        actions.send_back(nomination, "Thiếu.", {"how": "Ai trực?"}, by=who("thuongtruc"))
    assert "Tên đang hỏi dân" not in client.get_page("/lay-y-kien")
    if way == "return":  # and after the supplement anew, for all its days
        actions.submit(nomination, by=who("donvi"))
        actions.receive(nomination, by=who("thuongtruc"))
        consultations.open_to_public(nomination, by=who("thuongtruc"))
        assert "Tên đang hỏi dân" in client.get_page("/lay-y-kien")


def test_days_that_were_over_stay_asked(session: Any) -> None:
    with clock.stopped(datetime(2026, 8, 14, 5, tzinfo=UTC)):
        nomination = state_level()
        made = consultations.open_to_public(nomination, by=who("thuongtruc"))
    with clock.stopped(datetime(2026, 9, 14, 5, tzinfo=UTC)):
        actions.send_back(nomination, "Thiếu.", {"how": "Ai trực?"}, by=who("thuongtruc"))
        assert public_consultation_of(nomination) is made


def test_what_is_not_to_be_public_passes_without_the_public(client: Client, session: Any) -> None:
    nomination = state_level(publicity="hidden")
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    assert "không công khai nên không đưa ra lấy ý kiến" in page
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh2")
    actions.conclude(nomination, conclusion(), by=who("chutich"))
    assert nomination.state == "proposed"
