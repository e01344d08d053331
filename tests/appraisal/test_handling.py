"""Claims, tags, “Đã xem”, “đang xem”, kept lists: who may, what it leaves behind, what others see of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from antq.appraisal import actions as desk
from antq.appraisal import queries as lists
from antq.appraisal.models import DeskFilter
from antq.appraisal.pages.appraisal import AppraisalPage
from antq.appraisal.worklist import Wanted
from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions
from antq.people.models import Person
from tests.cast import (
    PEOPLE,
    STAGES,
    a_complete_draft,
    a_photo,
    appraising,
    received,
    returned,
    submitted,
    who,
)
from tests.client import SITE, Client, page_of
from tests.nominations.sending import token_of

OFFICE = {"thuongtruc", "thuongtruc2", "kiemnhiem"}


def person(username: str) -> Person:
    return db.session.scalars(select(Person).where(Person.username == username)).one()


def test_the_first_to_claim_has_it_and_the_second_reads_who(session: Any) -> None:
    nomination = submitted()
    desk.claim(nomination, by=who("thuongtruc"))
    with pytest.raises(Stale, match="Nguyễn Minh Khôi đã nhận"):
        desk.claim(nomination, by=who("thuongtruc2"))
    desk.claim(nomination, by=who("thuongtruc"))  # once more is no harm, and no second event
    kinds = [each.kind for each in timeline_of(nomination, ("all", "office"))]
    assert kinds.count("nomination.claim") == 1
    with pytest.raises(Stale):
        desk.give_up(nomination, by=who("thuongtruc2"))
    desk.give_up(nomination, by=who("thuongtruc"))
    assert (nomination.assignee_id, nomination.claimed_at) == (None, None)
    with pytest.raises(Stale, match="chưa có ai"):
        desk.give_up(nomination, by=who("thuongtruc"))


def test_only_the_office_claims_and_never_what_is_its_own(session: Any) -> None:
    nomination = submitted()
    for name in ("", *PEOPLE):
        if name in OFFICE:
            continue
        for act in (desk.claim, desk.give_up):
            with pytest.raises(Refused):
                act(nomination, by=who(name))


def test_a_dossier_is_given_to_whoever_may_receive_it(session: Any) -> None:
    nomination = submitted()
    desk.entrust(nomination, person("thuongtruc2"), by=who("thuongtruc"))
    assert nomination.assignee_id == who("thuongtruc2").person_id
    desk.entrust(nomination, person("kiemnhiem"), by=who("thuongtruc"))  # whoever was on it
    for name in ("nguoinha", "camau", "thamdinh1", "donvi"):
        with pytest.raises(Refused):
            desk.entrust(nomination, person(name), by=who("thuongtruc"))
    assert nomination.assignee_id == who("kiemnhiem").person_id
    assert {each.username for each in lists.colleagues(by=who("thuongtruc"))} == {*OFFICE, "nguoinha"}
    assert lists.colleagues(by=who("thamdinh1")) == []


def test_a_claim_is_the_offices_own_affair(session: Any) -> None:
    nomination = submitted()
    desk.claim(nomination, by=who("thuongtruc"))
    assert "nomination.claim" not in [each.kind for each in timeline_of(nomination)]
    assert AppraisalPage(nomination, by=who("donvi")).assignee is None
    assert AppraisalPage(nomination, by=who("nguoinha")).assignee is None
    assert AppraisalPage(nomination, by=who("chutich")).assignee is not None


def test_a_part_that_changed_loses_its_tick_and_the_others_keep_theirs(session: Any) -> None:
    nomination = submitted()
    for part in ("thong-tin", "cach-lam", "ket-qua"):
        desk.tick(nomination, part, by=who("thuongtruc"))
    desk.tick(nomination, "cach-lam", by=who("thuongtruc2"))

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
    desk.untick(nomination, "ket-qua", by=who("thuongtruc"))
    assert seen("thuongtruc") == {"thong-tin"}
    # what was set right again is again what was read
    desk.tick(nomination, "cach-lam", by=who("thuongtruc2"))
    assert seen("thuongtruc2") == {"cach-lam"}


def test_a_tick_for_a_text_that_was_not_read_is_refused(session: Any) -> None:
    nomination = submitted()
    with pytest.raises(Stale):
        desk.tick(nomination, "cach-lam", seen="another print", by=who("thuongtruc"))
    with pytest.raises(Invalid):
        desk.tick(nomination, "khac", by=who("thuongtruc"))
    assert lists.ticks_of(nomination, by=who("thuongtruc")) == {}


@pytest.mark.parametrize("state", STAGES)
def test_whoever_does_not_work_on_it_ticks_and_watches_nothing(session: Any, state: str) -> None:
    nomination = STAGES[state]()
    for name in ("", "donvi", "donvi2", "canbo", "thamdinh3", "nguoinha", "congkhai", "camau", "trunguong"):
        for act in (lambda n, by: desk.tick(n, "cach-lam", by=by), lambda n, by: desk.watch(n, by=by)):
            with pytest.raises(Refused):
                act(nomination, who(name))


def test_the_others_who_have_it_open_are_shown_for_three_minutes(session: Any) -> None:
    nomination = submitted()
    now = datetime(2026, 8, 17, 3, tzinfo=UTC)
    with clock.stopped(now):
        desk.watch(nomination, by=who("thuongtruc"))
        desk.watch(nomination, by=who("thuongtruc"))
        assert lists.watchers(nomination, by=who("thuongtruc2")) == ["Nguyễn Minh Khôi"]
        assert lists.watchers(nomination, by=who("thuongtruc")) == []
        assert AppraisalPage(nomination, by=who("nguoinha")).watchers == []
    with clock.stopped(now + timedelta(minutes=3)):
        assert lists.watchers(nomination, by=who("thuongtruc2")) == []


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


def test_the_desk_reads_what_was_sent_and_not_what_is_half_typed(client: Client, session: Any) -> None:
    nomination = returned()
    a_photo(nomination, alt="Ảnh vừa thêm, chưa gửi")
    typed = {"how": "Đang gõ dở, chưa ai được đọc ở bàn."}
    actions.write(nomination, typed, seen=nomination.version, by=who("donvi"))
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    assert "Đang gõ dở" not in page
    assert "Ảnh vừa thêm" not in page
    assert "Đặt loa ở ba ngõ" in page
    assert "Đơn vị đang bổ sung" in page
    desk.tick(nomination, "cach-lam", seen=page.form("xem-cach-lam").fields["seen"], by=who("thuongtruc"))
    assert "Lập bản này sau khi đơn vị gửi lại" in client.get_page(f"/ho-so/{nomination.ref}/van-ban")


def test_a_consent_a_caption_or_a_base_that_changed_is_a_difference(session: Any) -> None:
    nomination = a_complete_draft()
    figure = {
        "what": "Vụ trộm",
        "value": Decimal(6),
        "source": "Công an",
        "base": Decimal(900),
        "base_unit": "dân",
    }
    actions.write_figures(nomination, [figure], by=who("donvi"))
    photo = a_photo(nomination)
    actions.submit(nomination, by=who("donvi"))
    actions.send_back(nomination, "Xem lại.", {"photos": "Ai chụp?", "figures": "?"}, by=who("thuongtruc"))
    photo.consent, photo.credit = "public_event", "Ảnh: Công an xã"
    nomination.album.figures[0].base = Decimal(3200)
    actions.submit(nomination, by=who("donvi"))
    changes = AppraisalPage(nomination, by=who("thuongtruc")).changes
    assert set(changes) == {"photos", "figures"}
    told = "".join(span.text for span in changes["photos"])
    assert "Ảnh: Công an xã" in told
    assert photo.ref not in told
    assert "(số 1)" in told
    assert "3.200" in "".join(span.text for span in changes["figures"])


def test_a_move_that_fails_does_not_offer_to_refuse(client: Client, session: Any) -> None:
    nomination = submitted()
    actions.hold(nomination, "Có đơn thư.", by=who("thuongtruc"))
    client.sign_in("thuongtruc")
    desk = f"/tham-dinh/{nomination.ref}"
    data = {"csrf_token": token_of(client.get_page(desk)), "move": "receive"}
    page = page_of(client.post(f"{desk}/buoc", data=data, headers={"Origin": SITE}), status=422)
    assert "Hồ sơ đang tạm dừng" in page
    assert "Từ chối hồ sơ" not in page


def test_a_photo_without_words_is_said_to_be_so(client: Client, session: Any) -> None:
    nomination = submitted()
    photo = a_photo(nomination)
    photo.alt = photo.consent = ""
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    assert "Ảnh chưa có mô tả." in page
    assert "của đơn vị mình không mở" not in page


def test_kept_lists_are_their_owners_alone(session: Any) -> None:
    wanted = Wanted.from_query("hang-doi=qua-han&q=loa&trang=3")
    kept = desk.keep_filter("Quá hạn có loa", wanted, by=who("thuongtruc"))
    assert kept.address == "hang-doi=qua-han&q=loa"
    again = desk.keep_filter("Quá hạn có loa", Wanted(), by=who("thuongtruc"))
    assert (again.id, again.address) == (kept.id, "hang-doi=moi")
    desk.keep_filter("Quá hạn có loa", wanted, by=who("thuongtruc2"))
    assert [each.id for each in lists.deskfilters(by=who("thuongtruc"))] == [kept.id]
    for name in ("", "   ", "x" * 81):
        with pytest.raises(Invalid):
            desk.keep_filter(name, wanted, by=who("thuongtruc"))
    with pytest.raises(Refused):
        desk.keep_filter("Của đơn vị", wanted, by=who("donvi"))
    for number in range(29):
        desk.keep_filter(f"Danh sách {number}", wanted, by=who("thuongtruc"))
    with pytest.raises(Invalid, match="30"):
        desk.keep_filter("Một danh sách nữa", wanted, by=who("thuongtruc"))
    desk.drop_filter(kept, by=who("thuongtruc"))
    assert len(session.scalars(select(DeskFilter)).all()) == 30


def test_a_tag_is_the_offices(session: Any) -> None:
    nomination = received()
    desk.tag(nomination, "  Họp\tđợt 2 ", by=who("thuongtruc"))
    assert nomination.tag == "Họp đợt 2"
    with pytest.raises(Invalid):
        desk.tag(nomination, "x" * 41, by=who("thuongtruc"))
    with pytest.raises(Refused):
        desk.tag(nomination, "Của tôi", by=who("donvi"))
    appraising("donvi2")
    assert lists.tags(by=who("thuongtruc")) == ["Họp đợt 2"]
    assert lists.tags(by=who("nguoinha")) == []
    desk.tag(nomination, "", by=who("thuongtruc"))
    assert lists.tags(by=who("thuongtruc")) == []


def test_enter_in_a_field_of_the_bulk_form_does_nothing(client: Client, session: Any) -> None:
    """The first button of a form is what Enter presses: where it is disabled, nothing is sent."""
    submitted()
    client.sign_in("thuongtruc")
    form = client.get_page("/tham-dinh").form("nhieu").element
    first = next(iter(form.iter("button")))
    assert first.get("disabled") is not None
    assert first.get("name") is None
