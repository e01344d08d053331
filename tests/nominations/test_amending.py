"""Commendations are taken back or corrected by a decision of its own: what every door shows from then on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from antq.honours import actions as honours
from antq.honours.actions import AmendmentFacts
from antq.honours.models import Amendment, Commendation, Decision
from antq.honours.policy import amendments_seen_by, sees_amendment
from antq.kit import clock
from antq.kit.journal import Event, faults, timeline_of
from antq.kit.policy import may
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.people.models import Person
from antq.units.queries import by_ref
from tests.cast import PEOPLE, facts, proposed, who
from tests.client import Client, page_of

PERSON = "Nguyễn Văn An"


def told(**changes: Any) -> AmendmentFacts:
    usual: dict[str, Any] = {
        "number": "901", "symbol": "QĐ-UBND", "issued_on": clock.today(), "signer_name": "Lưu Quang Huy",
        "signer_title": "Phó Chủ tịch", "bases": "Căn cứ Luật", "reason": "Kê khai thành tích không đúng.",
    }  # fmt: skip
    return AmendmentFacts(**usual | changes)


@pytest.fixture
def two(session: Any) -> list[Nomination]:
    """An initiative and a person, released by one decision."""
    chosen = [proposed(), proposed("donvi2", "person")]
    decision = actions.decide(chosen, facts(number="77"), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    actions.release(decision, by=who("congkhai"))
    return chosen


def conferred(nomination: Nomination) -> Commendation:
    assert nomination.commendation is not None
    return nomination.commendation


def decision_of(two: list[Nomination]) -> Decision:
    return conferred(two[0]).decision


def drawn(two: list[Nomination], *chosen: Nomination, **changes: Any) -> Amendment:
    taken = [conferred(each) for each in chosen]
    return honours.draw_up_revocation(decision_of(two), taken, told(**changes), by=who("thuongtruc"))


def everywhere(client: Client, decision: Decision) -> dict[str, str]:
    """What strangers read of it, door by door."""
    year = decision.year
    doors = (
        "/", f"/vinh-danh/{year}", f"/quyet-dinh/{decision.ref}", "/api/v1/commendations", "/api/v1/decisions",
        f"/vinh-danh.csv?nam={year}", "/thong-ke",
    )  # fmt: skip
    answers = {door: client.get(door) for door in doors}
    assert {door: answer.status_code for door, answer in answers.items()} == dict.fromkeys(doors, 200)
    return {door: answer.text for door, answer in answers.items()}


def test_a_draft_changes_nothing_that_strangers_read(
    two: list[Nomination], client: Client, session: Any
) -> None:
    code = conferred(two[1]).certificates[0].code
    before = everywhere(client, decision_of(two)) | {
        "xac-minh": client.get_page(f"/xac-minh/{code}").h1 or ""
    }
    drawn(two, two[1])
    after = everywhere(client, decision_of(two)) | {"xac-minh": client.get_page(f"/xac-minh/{code}").h1 or ""}
    assert before == after


def test_one_of_two_is_taken_back(two: list[Nomination], client: Client, session: Any) -> None:
    decision, person = decision_of(two), conferred(two[1])
    assert PERSON in everywhere(client, decision)[f"/vinh-danh/{decision.year}"]
    actions.release_amendment(drawn(two, two[1]), by=who("congkhai"))
    assert (two[0].state, two[1].state, decision.state) == ("released", "revoked", "released")
    for door, text in everywhere(client, decision).items():
        assert PERSON not in text, door
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    assert "Đã thu hồi" in page
    assert "901/QĐ-UBND" in page
    assert "Kê khai thành tích" not in page
    verified = client.get_page(f"/xac-minh/{person.certificates[0].code}")
    assert verified.h1 == "Khen thưởng đã bị thu hồi"
    assert PERSON not in verified
    assert "901/QĐ-UBND" in verified
    other = client.get_page(f"/xac-minh/{conferred(two[0]).certificates[0].code}")
    assert other.h1 == "Giấy thật, đang có giá trị"
    assert faults() == []


def test_the_catalogue_counts_it_no_longer(two: list[Nomination], session: Any) -> None:
    initiative = two[0].initiative
    assert initiative is not None
    assert initiative.commendation_count == 1
    actions.release_amendment(drawn(two, two[0]), by=who("congkhai"))
    assert (initiative.commendation_count, initiative.own_awards) == (0, {})


def test_when_all_is_taken_back_the_decision_is_revoked(
    two: list[Nomination], client: Client, session: Any
) -> None:
    decision = decision_of(two)
    actions.release_amendment(drawn(two, *two), by=who("congkhai"))
    assert decision.state == "revoked"
    assert [each.state for each in two] == ["revoked", "revoked"]
    assert [each.kind for each in timeline_of(decision)][-1] == "decision.revoke"
    assert decision.ref not in client.get("/api/v1/decisions").text
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    assert "Đã thu hồi" in page
    assert PERSON not in page


def test_two_persons_take_back(two: list[Nomination], session: Any) -> None:
    amendment = drawn(two, two[1])
    amendment.drawn_by_id = who("congkhai").person_id or 0
    session.flush()
    with pytest.raises(Refused, match="người thứ hai"):
        actions.release_amendment(amendment, by=who("congkhai"))
    assert two[1].state == "released"


def test_who_may_draw_up_and_release(two: list[Nomination], session: Any) -> None:
    amendment, decision = drawn(two, two[1]), decision_of(two)
    office = {"thuongtruc", "thuongtruc2", "kiemnhiem", "nguoinha"}
    table = {
        ("amendment.draw_up", decision): office,
        ("amendment.draw_up_for", amendment): office,
        ("amendment.release", amendment): {"congkhai", "kiemnhiem", "nguoinha"},
        ("amendment.see", amendment): office | {"chutich", "congkhai"},
    }
    for (rule, thing), expected in table.items():
        assert {name for name in ("", *PEOPLE) if may(who(name), rule, thing)} == expected, rule


def test_nobody_handles_what_is_about_their_own_unit(
    two: list[Nomination], another_client: Any, session: Any
) -> None:
    decision, own = decision_of(two), drawn(two, two[0])
    office = {"thuongtruc", "thuongtruc2", "kiemnhiem"}
    table = {
        "amendment.draw_up_for": office,
        "amendment.release": {"congkhai", "kiemnhiem"},
        "amendment.see": office | {"chutich", "congkhai"},
    }
    for rule, expected in table.items():
        assert {name for name in ("", *PEOPLE) if may(who(name), rule, own)} == expected, rule
    rows = select(Person.username).join(Notice, Notice.person_id == Person.id)
    noticed = rows.join(Event, Event.id == Notice.event_id).where(Event.kind == "amendment.draw_up")
    assert set(session.scalars(noticed)) == {"congkhai", "kiemnhiem"}
    honours.drop_amendment(own, by=who("thuongtruc"))
    with pytest.raises(Refused, match="người khác lập"):
        honours.draw_up_revocation(decision, [conferred(two[0])], told(number="902"), by=who("nguoinha"))
    session.commit()
    browser = another_client()
    browser.sign_in("nguoinha")
    page = browser.get_page(f"/quyet-dinh/{decision.ref}/thu-hoi")
    assert PERSON in page
    assert page.form("sua-doi").choices["commendations"] == [conferred(two[1]).ref]
    own = drawn(two, two[0], number="903")
    actions.release_amendment(own, by=who("congkhai"))
    assert may(who("nguoinha"), "amendment.see", own)  # by then anybody reads it


def test_who_sees_an_amendment_is_said_twice_and_alike(two: list[Nomination], session: Any) -> None:
    """In Python and in SQL: of a draft about one's own unit, of one about another's, and released."""
    writer, decision = who("thuongtruc2").person_id, decision_of(two)
    assert writer is not None
    amendments = [drawn(two, two[1]), drawn(two, two[0], number="902")]
    for state in ("drawn", "kept away", "released"):
        if state == "kept away":
            honours.close_to(decision, writer)
        if state == "released":
            actions.release_amendment(amendments[0], by=who("congkhai"))
        session.flush()
        for name in ("", *PEOPLE):
            actor = who(name)
            listed = set(session.scalars(select(Amendment.ref).where(amendments_seen_by(actor))))
            expected = {each.ref for each in amendments if sees_amendment(actor, each)}
            assert listed == expected, (state, name)
    assert "thuongtruc2" not in {
        name for name in ("", *PEOPLE) if may(who(name), "amendment.see", amendments[1])
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"issued_on": clock.today() + timedelta(days=1)}, "issued_on"),
        ({"issued_on": clock.today() - timedelta(days=1)}, "issued_on"),
        ({"reason": "  "}, "reason"),
        ({"number": "77"}, "number"),
    ],
)
def test_what_cannot_be_is_refused(
    two: list[Nomination], session: Any, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        drawn(two, two[1], **changes)
    assert list(refusal.value.errors) == [field]


def test_nothing_is_taken_back_twice(two: list[Nomination], session: Any) -> None:
    first = drawn(two, two[1])
    with pytest.raises(Stale, match="dự thảo khác"):
        drawn(two, two[1], number="902")
    actions.release_amendment(first, by=who("congkhai"))
    with pytest.raises(Stale):
        actions.release_amendment(first, by=who("congkhai"))
    with pytest.raises(Stale):
        drawn(two, two[1], number="903")
    with pytest.raises(Stale):
        honours.drop_amendment(first, by=who("thuongtruc"))


def test_a_dropped_draft_leaves_its_number_free(two: list[Nomination], session: Any) -> None:
    honours.drop_amendment(drawn(two, two[1]), by=who("thuongtruc2"))
    assert drawn(two, two[1]).state == "drawn"


def test_a_name_is_corrected_on_a_new_paper(two: list[Nomination], client: Client, session: Any) -> None:
    person, right = conferred(two[1]), "Nguyễn Văn Ân"
    old = person.certificates[0]
    amendment = honours.draw_up_correction(
        decision_of(two), person, name=right, role="Trưởng bản", facts=told(), by=who("thuongtruc")
    )
    assert person.name == PERSON
    actions.release_amendment(amendment, by=who("congkhai"))
    session.refresh(person)
    new = person.certificates[-1]
    assert (person.name, person.role, two[1].state) == (right, "Trưởng bản", "released")
    assert (new.name, old.name) == (right, PERSON)
    page = client.get_page(f"/xac-minh/{old.code}")
    assert page.h1 == "Giấy đã được đính chính"
    assert "901/QĐ-UBND" in page
    assert client.get_page(f"/xac-minh/{new.code}").h1 == "Giấy thật, đang có giá trị"
    texts = everywhere(client, decision_of(two))
    assert right in texts[f"/vinh-danh/{clock.today().year}"]
    assert not any(PERSON in text for text in texts.values())
    with pytest.raises(Invalid):
        honours.draw_up_correction(
            decision_of(two),
            person,
            name=right,
            role="Trưởng bản",
            facts=told(number="905"),
            by=who("thuongtruc"),
        )


def test_by_the_pages(two: list[Nomination], client: Client, another_client: Any, session: Any) -> None:
    decision = decision_of(two)
    office, second = client, another_client()
    office.sign_in("thuongtruc")
    page = office.get_page(office.get_page(f"/quyet-dinh/{decision.ref}").link("Thu hồi").href)
    answers = {
        "number": "901", "symbol": "QĐ-UBND", "issued_on": f"{clock.today():%d/%m/%Y}",
        "reason": "Kê khai thành tích không đúng.", "signer_title": "Phó Chủ tịch", "signer_name": "Lưu Quang Huy",
    }  # fmt: skip
    wrong = page_of(office.submit(page, "sua-doi", **answers), status=422)
    assert "Chọn ít nhất một khen thưởng." in wrong
    assert wrong.form("sua-doi").fields["reason"] == answers["reason"]
    page = office.follow(office.submit(wrong, "sua-doi", **answers, commendations=[conferred(two[1]).ref]))
    assert "Dự thảo thu hồi" in page
    second.sign_in("congkhai")
    page = second.get_page(f"/quyet-dinh/{decision.ref}")
    (draft,) = session.query(Amendment).all()
    page = second.follow(second.submit(page, f"cong-khai-{draft.ref}"))
    assert "Dự thảo thu hồi" not in page
    assert PERSON not in page
