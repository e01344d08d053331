"""The outbox: posted, held back, let go, sent once; who keeps it, and what a letter never says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from antq.kit import clock, jobs
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.notices import read_all
from antq.kit.records import Event, Job, Notice
from antq.kit.refusals import Missing, Refused, Stale
from antq.letters import actions, queries
from antq.letters.models import Letter
from antq.letters.policy import seen_by, sees
from antq.people.models import Person
from tests.cast import PEOPLE, submitted, who
from tests.client import Client

MORNING = datetime(2026, 8, 11, 1, 0, tzinfo=UTC)  # eight o'clock in Vietnam, a Tuesday


@pytest.fixture
def folder(app: Any, session: Any, tmp_path: Path) -> Iterator[Path]:
    """Letters end as files here; donvi and thuongtruc have addresses."""
    for name in ("donvi", "thuongtruc"):
        person_of(name).email = f"{name}@example.vn"
    session.commit()
    before = {name: app.config[name] for name in ("MAIL_SERVER", "SITE_URL")}
    app.config.update(MAIL_SERVER=f"file://{tmp_path}", SITE_URL="https://antq.example.vn")
    yield tmp_path
    app.config.update(before)


def person_of(name: str) -> Person:
    return db.session.get_one(Person, who(name).person_id)


def sent(folder: Path) -> list[tuple[str, str]]:
    """Whom letters went to, and what they say."""
    letters = [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*.eml"))]
    return [(letter["To"], letter.get_content()) for letter in letters]


def a_letter() -> Letter:
    letter = actions.post(person_of("donvi"), "Tin thử", "Nội dung thử")
    assert letter is not None
    db.session.commit()
    return letter


def tick() -> None:
    """What a worker does in a span of the tick."""
    jobs.enqueue_ticks()
    db.session.commit()
    jobs.work_all()


def test_a_letter_is_sent_once(folder: Path) -> None:
    letter = a_letter()
    jobs.work_all()
    jobs.work_all()
    assert sent(folder) == [("donvi@example.vn", "Nội dung thử\n")]
    assert letter.state == "sent"
    assert [entry.kind for entry in timeline_of(letter)] == ["letter.send"]


def test_a_key_is_used_once(folder: Path) -> None:
    first = actions.post(person_of("donvi"), "Một", "Một", key="quý III")
    assert first is not None
    assert actions.post(person_of("donvi"), "Hai", "Hai", key="quý III") is None


def test_nobody_is_written_to_without_address_or_account(folder: Path) -> None:
    assert actions.post(person_of("donvi2"), "Tin", "Tin") is None
    person_of("donvi").disabled_at = clock.now()
    assert actions.post(person_of("donvi"), "Tin", "Tin") is None


def test_what_is_held_back_stays_until_it_is_let_go(folder: Path) -> None:
    letter = a_letter()
    actions.hold(letter, by=who("quantri"))
    db.session.commit()
    jobs.work_all()
    assert sent(folder) == []
    actions.let_go(letter, by=who("quantri"))
    db.session.commit()
    jobs.work_all()
    assert len(sent(folder)) == 1
    with pytest.raises(Stale):
        actions.hold(letter, by=who("quantri"))


def test_what_is_dropped_is_never_sent(folder: Path) -> None:
    letter = a_letter()
    actions.drop(letter, by=who("quantri"))
    db.session.commit()
    jobs.work_all()
    assert sent(folder) == []


def test_all_new_letters_can_be_held_back(folder: Path) -> None:
    by = who("quantri")
    actions.open_outboxes(by=by)
    (outbox,) = queries.outboxes(by=by)
    actions.hold_new(outbox, True, by=by)
    actions.hold_new(outbox, True, by=by)
    db.session.commit()
    assert [entry.kind for entry in timeline_of(outbox)] == ["outbox.hold"], "a double click says nothing new"
    letter = a_letter()
    jobs.work_all()
    assert (letter.state, sent(folder)) == ("held", [])
    actions.hold_new(outbox, False, by=by)
    assert letter.state == "held", "what is held is let go one by one"
    assert a_letter().state == "queued"


def test_an_administrator_of_another_province_holds_nothing_here(folder: Path) -> None:
    actions.open_outboxes(by=who("quantri"))
    (outbox,) = queries.outboxes(by=who("quantri"))
    for name in ("thuongtruc", "donvi", "chutich"):
        with pytest.raises(Refused):
            actions.hold_new(outbox, True, by=who(name))


def test_a_server_that_does_not_answer_is_told(folder: Path, app: Any) -> None:
    blocked = folder / "no-folder"
    blocked.write_text("a file where the folder should be")
    app.config["MAIL_SERVER"] = f"file://{blocked}"
    letter = a_letter()
    with clock.stopped(clock.now()) as now:
        for attempt in range(jobs.ATTEMPTS):
            with clock.stopped(now + timedelta(minutes=attempt)):
                jobs.work_once()
    db.session.refresh(letter)
    assert letter.state == "failed"
    app.config["MAIL_SERVER"] = f"file://{folder}"
    actions.let_go(letter, by=who("quantri"))
    db.session.commit()
    jobs.work_all()
    assert letter.state == "sent"


def test_who_keeps_letters_sees_them(folder: Path) -> None:
    """The twins agree, and a letter is found by whoever looks after its reader's account only."""
    letter = a_letter()
    for name in PEOPLE:
        actor = who(name)
        found = db.session.scalar(select(Letter).where(seen_by(actor))) is not None
        assert found == sees(actor, letter) == (name == "quantri"), name
    with pytest.raises(Missing):
        queries.find(letter.ref, by=who("chutich"))


def test_a_morning_letter_tells_what_happened_by_codes(folder: Path) -> None:
    with clock.stopped(MORNING):
        nomination = submitted()
        nomination.name = "Nguyễn Văn Kín"
        db.session.commit()
        tick()
    ((_to, text),) = [each for each in sent(folder) if each[0] == "thuongtruc@example.vn"]
    assert nomination.ref in text
    assert "https://antq.example.vn/thong-bao" in text
    assert "Nguyễn Văn Kín" not in text, "names stay in the house"
    assert "Hồ sơ mới, chờ tiếp nhận: 1" in text, "what waits is what the desk shows"


def test_one_letter_a_day(folder: Path) -> None:
    with clock.stopped(MORNING):
        submitted()
        db.session.commit()
        tick()
    with clock.stopped(MORNING + timedelta(hours=2)):
        submitted("donvi2")
        db.session.commit()
        tick()
        assert len([to for to, _text in sent(folder) if to == "thuongtruc@example.vn"]) == 1
    with clock.stopped(MORNING + timedelta(days=1)):
        tick()
    assert len([to for to, _text in sent(folder) if to == "thuongtruc@example.vn"]) == 2


def test_before_the_morning_nobody_is_written_to(folder: Path) -> None:
    with clock.stopped(MORNING - timedelta(hours=3)):
        submitted()
        db.session.commit()
        tick()
    assert sent(folder) == []


@pytest.mark.parametrize(("rhythm", "letters"), [("each", 1), ("never", 0), ("weekly", 0)])
def test_everybody_chooses_a_rhythm(folder: Path, rhythm: str, letters: int) -> None:
    with clock.stopped(MORNING):
        actions.choose("weekly", by=who("thuongtruc"))
        db.session.commit()
        tick()  # the letter of this week
        before = len(sent(folder))
        actions.choose(rhythm, by=who("thuongtruc"))
        submitted()
        db.session.commit()
    with clock.stopped(MORNING + timedelta(minutes=10)):
        tick()
    assert len(sent(folder)) - before == letters


def test_what_was_read_on_the_site_is_in_no_letter(folder: Path) -> None:
    with clock.stopped(MORNING):
        nomination = submitted()
        read_all(by=who("thuongtruc"))
        db.session.commit()
        tick()
    assert not [text for to, text in sent(folder) if nomination.ref in text]


def test_old_ticks_are_forgotten(session: Any) -> None:
    def ticks() -> int:
        return len(session.scalars(select(Job).where(Job.kind == "letter.gather")).all())

    for hours in range(0, 96, 12):
        with clock.stopped(MORNING + timedelta(hours=hours)):
            tick()
    assert ticks() <= 5
    with clock.stopped(MORNING + timedelta(hours=84)):
        before = ticks()
        jobs.enqueue_ticks()
        assert ticks() == before, "one job a span"


def test_the_pages(folder: Path, client: Client) -> None:
    letter = a_letter()
    letter.text += " https://antq.example.vn/xac-nhan-diem/" + "k" * 60
    db.session.commit()
    client.sign_in("quantri")
    assert letter.subject in client.get_page("/quan-tri/thu-di").text
    page = client.get_page(f"/quan-tri/thu-di/{letter.ref}")
    assert "Nội dung thử" in page.text
    assert "kkkk" not in page.text, "keys in links are the reader's alone"
    held = client.submit(page, "buoc-hold")
    assert held.status_code == 303
    db.session.refresh(letter)
    assert letter.state == "held"
    assert "Thư đang giữ lại" in client.get_page("/viec-can-lam").text
    told = select(Notice.id).join(Notice.event).where(Event.subject == "letter")
    assert db.session.scalars(told).all() == [], "a notice about a letter about a notice would have no end"
