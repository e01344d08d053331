"""Claims, tags, “Đã xem”, “đang xem”, kept lists: who may, what it leaves behind, what others see of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions, queries
from antq.nominations.models import DeskFilter
from antq.nominations.pages.appraisal import AppraisalPage
from antq.nominations.worklist import Wanted
from antq.people.models import Person
from tests.cast import PEOPLE, STAGES, appraising, received, returned, submitted, who

OFFICE = {"thuongtruc", "thuongtruc2", "kiemnhiem"}


def person(username: str) -> Person:
    return db.session.scalars(select(Person).where(Person.username == username)).one()


def test_the_first_to_claim_has_it_and_the_second_reads_who(session: Any) -> None:
    nomination = submitted()
    actions.claim(nomination, by=who("thuongtruc"))
    with pytest.raises(Stale, match="Nguyễn Minh Khôi đã nhận"):
        actions.claim(nomination, by=who("thuongtruc2"))
    actions.claim(nomination, by=who("thuongtruc"))  # once more is no harm, and no second event
    kinds = [each.kind for each in timeline_of(nomination, ("all", "office"))]
    assert kinds.count("nomination.claim") == 1
    with pytest.raises(Stale):
        actions.give_up(nomination, by=who("thuongtruc2"))
    actions.give_up(nomination, by=who("thuongtruc"))
    assert (nomination.assignee_id, nomination.claimed_at) == (None, None)
    with pytest.raises(Stale, match="chưa có ai"):
        actions.give_up(nomination, by=who("thuongtruc"))


def test_only_the_office_claims_and_never_what_is_its_own(session: Any) -> None:
    nomination = submitted()
    for name in ("", *PEOPLE):
        if name in OFFICE:
            continue
        for act in (actions.claim, actions.give_up):
            with pytest.raises(Refused):
                act(nomination, by=who(name))


def test_a_dossier_is_given_to_whoever_may_receive_it(session: Any) -> None:
    nomination = submitted()
    actions.entrust(nomination, person("thuongtruc2"), by=who("thuongtruc"))
    assert nomination.assignee_id == who("thuongtruc2").person_id
    actions.entrust(nomination, person("kiemnhiem"), by=who("thuongtruc"))  # whoever was on it
    for name in ("nguoinha", "camau", "thamdinh1", "donvi"):
        with pytest.raises(Refused):
            actions.entrust(nomination, person(name), by=who("thuongtruc"))
    assert nomination.assignee_id == who("kiemnhiem").person_id
    assert {each.username for each in queries.colleagues(by=who("thuongtruc"))} == {*OFFICE, "nguoinha"}
    assert queries.colleagues(by=who("thamdinh1")) == []


def test_a_claim_is_the_offices_own_affair(session: Any) -> None:
    nomination = submitted()
    actions.claim(nomination, by=who("thuongtruc"))
    assert "nomination.claim" not in [each.kind for each in timeline_of(nomination)]
    assert AppraisalPage(nomination, by=who("donvi")).assignee is None
    assert AppraisalPage(nomination, by=who("nguoinha")).assignee is None
    assert AppraisalPage(nomination, by=who("chutich")).assignee is not None


def test_a_part_that_changed_loses_its_tick_and_the_others_keep_theirs(session: Any) -> None:
    nomination = submitted()
    for part in ("thong-tin", "cach-lam", "ket-qua"):
        actions.tick(nomination, part, by=who("thuongtruc"))
    actions.tick(nomination, "cach-lam", by=who("thuongtruc2"))

    def seen(name: str) -> set[str]:
        return {part.step.code for part in AppraisalPage(nomination, by=who(name)).sections if part.seen}

    assert seen("thuongtruc") == {"thong-tin", "cach-lam", "ket-qua"}
    assert AppraisalPage(nomination, by=who("thuongtruc")).progress == "3/5 phần đã xem"
    actions.send_back(nomination, "Còn thiếu.", {"how": "Ai trực?"}, by=who("thuongtruc"))
    actions.write(
        nomination,
        {"how": "Ba hộ thay nhau trực, có ghi sổ."},
        seen=nomination.version,
        by=who("donvi"),
    )
    actions.submit(nomination, by=who("donvi"))
    assert (seen("thuongtruc"), seen("thuongtruc2")) == ({"thong-tin", "ket-qua"}, set())
    actions.untick(nomination, "ket-qua", by=who("thuongtruc"))
    assert seen("thuongtruc") == {"thong-tin"}
    # what was set right again is again what was read
    actions.tick(nomination, "cach-lam", by=who("thuongtruc2"))
    assert seen("thuongtruc2") == {"cach-lam"}


def test_a_tick_for_a_text_that_was_not_read_is_refused(session: Any) -> None:
    nomination = submitted()
    with pytest.raises(Stale):
        actions.tick(nomination, "cach-lam", seen="another print", by=who("thuongtruc"))
    with pytest.raises(Invalid):
        actions.tick(nomination, "khac", by=who("thuongtruc"))
    assert queries.ticks_of(nomination, by=who("thuongtruc")) == {}


@pytest.mark.parametrize("state", STAGES)
def test_whoever_does_not_work_on_it_ticks_and_watches_nothing(session: Any, state: str) -> None:
    nomination = STAGES[state]()
    for name in ("", "donvi", "donvi2", "canbo", "thamdinh3", "nguoinha", "congkhai", "camau", "trunguong"):
        for act in (lambda n, by: actions.tick(n, "cach-lam", by=by), lambda n, by: actions.watch(n, by=by)):
            with pytest.raises(Refused):
                act(nomination, who(name))


def test_the_others_who_have_it_open_are_shown_for_three_minutes(session: Any) -> None:
    nomination = submitted()
    now = datetime(2026, 8, 17, 3, tzinfo=UTC)
    with clock.stopped(now):
        actions.watch(nomination, by=who("thuongtruc"))
        actions.watch(nomination, by=who("thuongtruc"))
        assert queries.watchers(nomination, by=who("thuongtruc2")) == ["Nguyễn Minh Khôi"]
        assert queries.watchers(nomination, by=who("thuongtruc")) == []
        assert AppraisalPage(nomination, by=who("nguoinha")).watchers == []
    with clock.stopped(now + timedelta(minutes=3)):
        assert queries.watchers(nomination, by=who("thuongtruc2")) == []


def test_only_what_changed_is_shown_word_by_word(session: Any) -> None:
    nomination = returned()
    actions.write(
        nomination,
        {"how": "Họp thôn bàn cách làm.\nĐặt loa ở bốn ngõ, phân công người trực."},
        seen=nomination.version,
        by=who("donvi"),
    )
    assert AppraisalPage(nomination, by=who("thuongtruc")).changes == {}
    actions.submit(nomination, by=who("donvi"))
    page = AppraisalPage(nomination, only_changes=True, by=who("thuongtruc"))
    assert [(span.kind, span.text) for span in page.changes["how"]] == [
        ("same", "Họp thôn bàn cách làm.\nĐặt loa ở "),
        ("del", "ba"),
        ("ins", "bốn"),
        ("same", " ngõ, phân công người trực."),
    ]
    assert [part.step.code for part in page.sections] == ["cach-lam"]
    assert page.asked_for == {"how": ["Nêu rõ ai trực loa."]}
    for name in ("donvi", "nguoinha"):
        theirs = AppraisalPage(nomination, only_changes=True, by=who(name))
        assert (theirs.changes, theirs.asked_for, len(theirs.sections)) == ({}, {}, 5)


def test_kept_lists_are_their_owners_alone(session: Any) -> None:
    wanted = Wanted.from_query("hang-doi=qua-han&q=loa&trang=3")
    kept = actions.keep_filter("Quá hạn có loa", wanted, by=who("thuongtruc"))
    assert kept.address == "hang-doi=qua-han&q=loa"
    again = actions.keep_filter("Quá hạn có loa", Wanted(), by=who("thuongtruc"))
    assert (again.id, again.address) == (kept.id, "hang-doi=moi")
    actions.keep_filter("Quá hạn có loa", wanted, by=who("thuongtruc2"))
    assert [each.id for each in queries.deskfilters(by=who("thuongtruc"))] == [kept.id]
    for name in ("", "   ", "x" * 81):
        with pytest.raises(Invalid):
            actions.keep_filter(name, wanted, by=who("thuongtruc"))
    with pytest.raises(Refused):
        actions.keep_filter("Của đơn vị", wanted, by=who("donvi"))
    for number in range(29):
        actions.keep_filter(f"Danh sách {number}", wanted, by=who("thuongtruc"))
    with pytest.raises(Invalid, match="30"):
        actions.keep_filter("Một danh sách nữa", wanted, by=who("thuongtruc"))
    actions.drop_filter(kept, by=who("thuongtruc"))
    assert len(session.scalars(select(DeskFilter)).all()) == 30


def test_a_tag_is_the_offices(session: Any) -> None:
    nomination = received()
    actions.tag(nomination, "  Họp\tđợt 2 ", by=who("thuongtruc"))
    assert nomination.tag == "Họp đợt 2"
    with pytest.raises(Invalid):
        actions.tag(nomination, "x" * 41, by=who("thuongtruc"))
    with pytest.raises(Refused):
        actions.tag(nomination, "Của tôi", by=who("donvi"))
    appraising("donvi2")
    assert queries.tags(by=who("thuongtruc")) == ["Họp đợt 2"]
    assert queries.tags(by=who("nguoinha")) == []
    actions.tag(nomination, "", by=who("thuongtruc"))
    assert queries.tags(by=who("thuongtruc")) == []
