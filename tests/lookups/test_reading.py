"""Tra cứu hồ sơ tells what may be known of any dossier, the same for all that the council has, and no more."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from antq.councils import actions as council
from antq.honours.models import Decision
from antq.kit import clock
from antq.lookups.queries import look_up
from antq.lookups.reading import STAGES
from antq.nominations import actions
from antq.nominations.code import next_code
from antq.nominations.models import Nomination
from antq.units.queries import by_ref
from tests.browser import words
from tests.cast import (
    STAGES as MAKERS,
)
from tests.cast import (
    a_complete_draft,
    appraising,
    conclusion,
    decided,
    facts,
    proposed,
    received,
    rejected,
    released,
    revoked,
    score,
    scored,
    who,
    withdrawn,
)
from tests.client import Client
from tests.councils.sitting import ALL_PRESENT, item, opened, voted

PUBLIC = {
    "submitted": "Đã gửi",
    "returned": "Yêu cầu bổ sung",
    "received": "Đã tiếp nhận",
    "appraising": "Đang thẩm định",
    "proposed": "Đang thẩm định",
    "decided": "Đang thẩm định",
    "rejected": "Đang thẩm định",
    "released": "Đã trả kết quả",
}
"""State of a dossier to the word that strangers read: a failure looks like a dossier still at the council."""


def bare(client: Client, nomination: Nomination) -> str:
    """The page of a dossier without its own code and without days."""
    text = client.get(f"/tra-cuu/{nomination.ref}").text
    return re.sub(r"\d\d/\d\d/\d{4}", "DAY", text.replace(nomination.ref, "CODE"))


@pytest.mark.parametrize(("state", "word"), PUBLIC.items())
def test_the_public_word_of_each_state(client: Client, session: Any, state: str, word: str) -> None:
    page = client.get_page(f"/tra-cuu/{MAKERS[state]().ref}")
    assert [words(tag) for tag in page.all("span", class_=f"tone-{tone_of(word)}")] == [word]
    assert "Ngày gửi" in page


def tone_of(word: str) -> str:
    return next(stage.tone for stage in STAGES.values() if str(stage.label) == word)


def test_what_the_council_has_looks_alike_byte_for_byte(client: Client, session: Any) -> None:
    """At the council, scored, carried, failed, in a decision that is not released: one page but for code and days."""
    waiting = [make() for make in (appraising, MAKERS["appraising"], proposed, rejected, decided)]
    waiting.append(rejected("donvi2", "person"))
    pages = {bare(client, each) for each in waiting}
    assert len(pages) == 1
    assert "Đang thẩm định" in pages.pop()


def test_their_days_tell_nothing_either(client: Client, session: Any) -> None:
    """All were sent, taken in and handed over on one day; what the council did on later days shows nowhere."""
    with clock.stopped(datetime(2026, 11, 16, 3, tzinfo=UTC)):
        waiting, failing, passing = (appraising() for _each in range(3))
        for each in (failing, passing):
            score(each, "thamdinh1", "thamdinh2")
    with clock.stopped(datetime(2026, 11, 18, 3, tzinfo=UTC)):
        failed = conclusion(passed=False, votes_for=1, votes_against=3)
        actions.conclude(failing, failed, by=who("chutich"))
        actions.conclude(passing, conclusion(), by=who("chutich"))
    with clock.stopped(datetime(2026, 11, 19, 3, tzinfo=UTC)):
        actions.decide([passing], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
        texts = {
            client.get(f"/tra-cuu/{each.ref}").text.replace(each.ref, "CODE")
            for each in (waiting, failing, passing)
        }
    assert len(texts) == 1
    assert "01/12/2026" in texts.pop()  # ten working days after the 16th, the 24th off


def test_results_of_a_session_come_out_together(client: Client, session: Any) -> None:
    failing, passing, other = rejected(), decided(), decided("donvi2")
    release(other)
    assert bare(client, failing) == bare(client, passing)  # one of the session still waits: nobody can tell
    release(passing)
    assert bare(client, failing) == bare(client, passing)
    page = client.get_page(f"/tra-cuu/{failing.ref}")
    assert "Đã trả kết quả" in page
    assert "Ngày hẹn trả" not in page


def test_what_a_session_decided_is_answered_when_it_is_published(client: Client, session: Any) -> None:
    passing, failing = scored("donvi2"), scored("donvi2")
    sitting = opened(passing, failing)
    for row, choice in ((item(sitting), "for"), (item(sitting, 1), "against")):
        voted(row, **dict.fromkeys(ALL_PRESENT, choice))
    council.close(sitting, by=who("chutich"))
    for each in (passing, failing):
        assert "Đang thẩm định" in client.get_page(f"/tra-cuu/{each.ref}")
    council.publish(sitting, by=who("chutich"))
    assert {passing.state, failing.state} == {"proposed", "rejected"}
    assert bare(client, passing) == bare(client, failing)
    assert "Đã trả kết quả" in client.get_page(f"/tra-cuu/{passing.ref}")


def test_what_was_taken_back_stays_answered(client: Client, session: Any) -> None:
    assert "Đã trả kết quả" in client.get_page(f"/tra-cuu/{revoked().ref}")


def release(nomination: Nomination) -> None:
    assert nomination.commendation is not None
    actions.release(nomination.commendation.decision, by=who("congkhai"))


def test_a_dossier_that_the_office_turned_down_has_its_answer(client: Client, session: Any) -> None:
    refused = received()
    actions.refuse(refused, "Chưa đủ điều kiện xét.", by=who("thuongtruc"))
    page = client.get_page(f"/tra-cuu/{refused.ref}")
    assert "Đã trả kết quả" in page
    assert "Chưa đủ điều kiện" not in page


def unknown(client: Client, code: str) -> str:
    response = client.get(f"/tra-cuu/{code}")
    assert response.status_code == 404
    return response.text.replace(code, "CODE")


def test_drafts_and_what_was_taken_back_are_codes_never_given(client: Client, session: Any) -> None:
    hidden = [a_complete_draft(), withdrawn()]
    begun = a_complete_draft()
    actions.withdraw(begun, "", by=who("donvi"))
    never = next_code("15", clock.today())
    pages = {unknown(client, code) for code in (*(each.ref for each in hidden), begun.ref, never)}
    assert len(pages) == 1
    assert "Không có hồ sơ nào đã gửi" in pages.pop()


NAMES = (
    "Người Được Đề Cử",
    "Tiếng loa bí mật",
    "Hoàng Thị Lan",
    "Nguyễn Minh Khôi",
    "Mường Lai",
    "Bằng khen",
)


@pytest.mark.parametrize("state", PUBLIC)
@pytest.mark.parametrize("signed_in", ["", "donvi", "thuongtruc", "chutich"])
def test_no_name_no_unit_no_form_is_shown_to_anybody(
    client: Client, session: Any, state: str, signed_in: str
) -> None:
    told = {"name": NAMES[0], "summary": "Tiếng loa bí mật của thôn bản, ai cũng nghe được."}
    nomination = MAKERS[state]("donvi", "person", **told)
    if signed_in:
        client.sign_in(signed_in)
    text = client.get_page(f"/tra-cuu/{nomination.ref}").text
    own = {who(signed_in).name} if signed_in else set()
    found = {name for name in NAMES if name in text} - own
    assert found == set()


def test_the_timeline_tells_public_steps_by_day_and_no_hour(client: Client, session: Any) -> None:
    page = client.get_page(f"/tra-cuu/{decided().ref}")
    steps = page.one("ol", class_="timeline")
    assert [words(item) for item in steps.iter("b")] == [
        "Chuyển hội đồng thẩm định",
        "Đã tiếp nhận",
        "Đã gửi hồ sơ",
    ]
    assert not re.search(r"\d\d:\d\d", words(steps))


def test_a_returned_dossier_has_no_day_promised(client: Client, session: Any) -> None:
    page = client.get_page(f"/tra-cuu/{MAKERS['returned']().ref}")
    assert "Ngày hẹn trả" not in page
    assert "bổ sung rồi gửi lại" in page


def test_how_many_questions_one_look_up_asks(session: Any) -> None:
    ref = rejected().ref
    decision = decided().commendation
    assert decision is not None
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert look_up(ref) is not None
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    asked = [each for each in seen if each.lstrip().upper().startswith("SELECT")]
    assert len(asked) <= 6
    assert not any(
        re.search(r"nomination\.name|\bFROM (person|unit|event_)\b|actor_name", each) for each in asked
    )


def test_a_decision_of_another_province_brings_nothing_out(client: Client, session: Any) -> None:
    failing = rejected()
    session.add(
        Decision(
            ref="QD-0000",
            number="1",
            symbol="QĐ-UBND",
            issued_on=clock.today(),
            year=2026,
            about="Khác tỉnh",
            signer_name="A",
            signer_title="B",
            issuer=by_ref("ubnd-ca-mau"),
            province=by_ref("ubnd-ca-mau").province,
            state="released",
            moved_at=clock.now(),
            released_at=clock.now(),
            drawn_by_id=who("camau").person_id,
        )
    )
    session.flush()
    assert "Đang thẩm định" in client.get_page(f"/tra-cuu/{failing.ref}")
    released("donvi2")
    assert "Đã trả kết quả" in client.get_page(f"/tra-cuu/{failing.ref}")
