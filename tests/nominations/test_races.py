"""Two at once: exactly one wins, the other is told; one form sent ten times acts once."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from antq.appraisal import actions as desk
from antq.consultations import actions as consultations
from antq.consultations.models import Consultation
from antq.consultations.standing import consultations_of
from antq.evidence.models import File, Photo
from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.journal import faults
from antq.kit.records import Event, Notice
from antq.kit.refusals import Refusal
from antq.nominations import actions
from antq.nominations.models import Nomination, Review
from tests.browser import Form
from tests.cast import a_draft, appraising, received, score, submitted, unit_of, who
from tests.client import SITE, Client
from tests.kit.media.hostile import plain_jpeg
from tests.kit.media.hostile_documents import pdf

ROUNDS = 30
Act = Callable[[Nomination], object]


def _together(application: Flask, refs: list[str], *acts: Act) -> list[list[Any]]:
    """Each act in a thread and a session of its own, on one dossier after the other, all starting each at once.

    For each dossier what came of the acts: None or the refusal.
    """
    gate = threading.Barrier(len(acts))
    outcomes: list[list[Any]] = [[None] * len(acts) for _ref in refs]

    def run(number: int, act: Act) -> None:
        with application.app_context():
            for round_, ref in enumerate(refs):
                gate.wait(60)
                try:
                    with writing():
                        act(db.session.scalars(select(Nomination).where(Nomination.ref == ref)).one())
                except Refusal as refusal:
                    outcomes[round_][number] = refusal

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return outcomes


def _made(application: Flask, maker: Callable[[], Nomination], count: int = ROUNDS) -> list[str]:
    with application.app_context(), writing():
        return [maker().ref for _round in range(count)]


def test_of_two_clerks_exactly_one_moves_the_dossier(fresh_app: Flask) -> None:
    refs = _made(fresh_app, submitted)
    outcomes = _together(
        fresh_app,
        refs,
        lambda n: actions.receive(n, by=who("thuongtruc")),
        lambda n: actions.receive(n, by=who("thuongtruc2")),
    )
    for won in outcomes:
        assert sorted(type(each).__name__ for each in won) == ["NoneType", "Stale"]
    with fresh_app.app_context():
        told = select(func.count()).select_from(Event).where(Event.kind == "nomination.receive")
        assert db.session.scalar(told) == ROUNDS
        assert faults() == []


def test_of_two_clerks_exactly_one_claims_and_the_other_reads_who(fresh_app: Flask) -> None:
    refs = _made(fresh_app, submitted, 15)
    names = ("thuongtruc", "thuongtruc2")
    outcomes = _together(
        fresh_app, refs, *[lambda n, name=name: desk.claim(n, by=who(name)) for name in names]
    )
    with fresh_app.app_context():
        rows = db.session.scalars(select(Nomination).order_by(Nomination.id)).all()
        for won, row in zip(outcomes, rows, strict=True):
            assert sorted(type(each).__name__ for each in won) == ["NoneType", "Stale"]
            winner = who(names[won.index(None)])
            assert row.assignee_id == winner.person_id
            assert winner.name in str(next(each for each in won if each is not None).says)
        told = select(func.count()).select_from(Event).where(Event.kind == "nomination.claim")
        assert db.session.scalar(told) == 15
        assert faults() == []


def test_of_a_hold_and_a_move_exactly_one_happens(fresh_app: Flask) -> None:
    refs = _made(fresh_app, submitted, 15)
    outcomes = _together(
        fresh_app,
        refs,
        lambda n: actions.receive(n, by=who("thuongtruc")),
        lambda n: actions.hold(n, "Có đơn thư.", by=who("thuongtruc2")),
    )
    with fresh_app.app_context():
        rows = db.session.scalars(select(Nomination).order_by(Nomination.id)).all()
        for won, row in zip(outcomes, rows, strict=True):
            # Held first, the move is refused; received first, the hold finds a newer version or holds what is received.
            held, received_ = won[1] is None, won[0] is None
            assert held or received_
            assert (row.state == "received", row.held_at is not None) == (received_, held)
            assert len(row.pauses) == held


def test_of_two_answers_by_one_link_exactly_one_counts(fresh_app: Flask) -> None:
    with fresh_app.app_context(), writing():
        refs = []
        for _round in range(10):
            nomination = received()
            said = {"asked": "Cục Thuế", "question": "", "due_on": clock.today() + timedelta(days=5)}
            consultations.ask(nomination, **said, by=who("thuongtruc"))  # type: ignore[arg-type]
            refs.append(nomination.ref)

    def answering(agrees: bool) -> Act:
        return lambda n: consultations.answer(
            consultations_of(n)[0], agrees=agrees, signer="Trần A", note="Ý kiến."
        )

    outcomes = _together(fresh_app, refs, answering(True), answering(False))
    with fresh_app.app_context():
        rows = db.session.scalars(select(Consultation).order_by(Consultation.id)).all()
        for won, row in zip(outcomes, rows, strict=True):
            assert sorted(type(each).__name__ for each in won) == ["NoneType", "Stale"]
            assert row.agrees == (won.index(None) == 0)


def test_of_two_tabs_of_a_reviewer_exactly_one_review_is_taken(fresh_app: Flask) -> None:
    refs = _made(fresh_app, appraising)
    outcomes = _together(fresh_app, refs, *[lambda n: score(n, "thamdinh1")] * 2)
    for won in outcomes:
        assert sorted(type(each).__name__ for each in won) == ["NoneType", "Stale"]
    with fresh_app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Review)) == ROUNDS
        assert faults() == []


def test_two_reviewers_at_once_are_both_heard(fresh_app: Flask) -> None:
    refs = _made(fresh_app, appraising, 5)
    acts = [lambda n: score(n, "thamdinh1"), lambda n: score(n, "thamdinh2")]
    assert _together(fresh_app, refs, *acts) == [[None, None]] * 5
    with fresh_app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Review)) == 10
        told = select(func.count()).select_from(Notice).join(Event).where(Event.kind == "nomination.review")
        assert db.session.scalar(told) == 10
        assert faults() == []


def test_of_two_who_save_one_step_exactly_one_is_kept(fresh_app: Flask) -> None:
    refs = _made(fresh_app, a_draft, 10)

    def saving(name: str) -> Act:
        return lambda n: actions.write(n, {"name": name}, seen=1, by=who("donvi"))

    outcomes = _together(fresh_app, refs, saving("Người thứ nhất"), saving("Người thứ hai"))
    with fresh_app.app_context():
        names = db.session.scalars(select(Nomination.name).order_by(Nomination.id)).all()
    for won, name in zip(outcomes, names, strict=True):
        assert sorted(type(each).__name__ for each in won) == ["NoneType", "Stale"]
        assert name == ("Người thứ nhất", "Người thứ hai")[won.index(None)]


def test_drafts_begun_at_once_have_codes_of_their_own(fresh_app: Flask) -> None:
    gate = threading.Barrier(4)
    failed: list[BaseException] = []

    def begin(name: str) -> None:
        with fresh_app.app_context():
            gate.wait(60)
            for _time in range(5):
                try:
                    with writing():
                        actions.begin("person", unit=unit_of(name), by=who(name))
                except Exception as error:
                    failed.append(error)

    threads = [threading.Thread(target=begin, args=(name,)) for name in ("donvi", "donvi2") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    with fresh_app.app_context():
        refs = db.session.scalars(select(Nomination.ref)).all()
    assert sorted(int(ref.split("-")[3]) for ref in refs) == list(range(1, 21))


def ten_times(client: Client, form: Form, values: Callable[[], dict[str, Any]]) -> list[TestResponse]:
    """One and the same form, sent by ten threads at once with the cookies of one browser."""
    gate = threading.Barrier(10)
    answers: list[TestResponse] = []
    sent = {name: value for name, value in form.fields.items() if value is not None}

    def send() -> None:
        browser = Client(client.application)
        browser._cookies = dict(client._cookies or {})
        data = sent | values()
        gate.wait(60)
        answers.append(browser.post(form.action, data=data, headers={"Origin": SITE}))

    threads = [threading.Thread(target=send) for _number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


@pytest.fixture
def donvi(fresh_client: Client) -> Client:
    """donvi's browser."""
    fresh_client.sign_in("donvi")
    return fresh_client


def test_a_draft_begun_by_ten_clicks_is_one_draft(donvi: Client, fresh_app: Flask) -> None:
    form = donvi.get_page("/de-cu").form("/de-cu")
    answers = ten_times(donvi, form, lambda: {"recipient": "person"})
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    with fresh_app.app_context():
        only = db.session.scalars(select(Nomination)).one()
        assert answers[0].location == f"/de-cu/{only.ref}"
    later = ten_times(donvi, form, lambda: {"recipient": "person"})
    assert {answer.location for answer in later} == {answers[0].location}


@pytest.mark.parametrize("step", ["hinh-anh", "tai-lieu"])
def test_an_upload_of_ten_clicks_is_one_row(donvi: Client, fresh_app: Flask, step: str) -> None:
    own = f"/de-cu/{_made(fresh_app, a_draft, 1)[0]}/{step}"

    def upload() -> dict[str, Any]:
        if step == "hinh-anh":
            words = {"alt": "Bà con họp thôn", "consent": "agreed"}
            return words | {"photo": (io.BytesIO(plain_jpeg()), "a.jpg")}
        return {"file": (io.BytesIO(pdf()), "a.pdf")}

    answers = ten_times(donvi, donvi.get_page(own).form(own), upload)
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, own)}
    with fresh_app.app_context():
        counts = [db.session.scalar(select(func.count()).select_from(model)) for model in (Photo, File)]
    assert counts == ([1, 0] if step == "hinh-anh" else [0, 1])


def test_a_move_of_ten_clicks_is_one_event(fresh_client: Client, fresh_app: Flask) -> None:
    ref = _made(fresh_app, submitted, 1)[0]
    fresh_client.sign_in("thuongtruc")
    desk = f"/tham-dinh/{ref}"
    page = fresh_client.get_page(desk)
    form = next(form for form in page.forms if form.fields.get("move") == "receive")
    answers = ten_times(fresh_client, form, dict)
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, desk)}
    with fresh_app.app_context():
        assert len(db.session.scalars(select(Event).where(Event.kind == "nomination.receive")).all()) == 1
        assert faults() == []


def test_ten_forms_of_their_own_are_one_move_and_nine_are_told(
    fresh_client: Client, fresh_app: Flask
) -> None:
    """Ten tabs, each with a key of its own: the state decides, not the key."""
    ref = _made(fresh_app, submitted, 1)[0]
    fresh_client.sign_in("thuongtruc")
    page = fresh_client.get_page(f"/tham-dinh/{ref}")
    form = next(form for form in page.forms if form.fields.get("move") == "receive")
    keys = iter([f"key-{number}" for number in range(10)])
    answers = ten_times(fresh_client, form, lambda: {"mot_lan": next(keys)})
    assert sorted(answer.status_code for answer in answers) == [303] + [409] * 9
