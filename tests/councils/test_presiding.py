"""A chair with an interest acts without learning of it; the deputy presides over what no chair there may judge."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from antq.councils import actions, queries
from antq.councils.duties import deputies, presiding
from antq.councils.models import CouncilSession
from antq.councils.policy import presided, presides
from antq.councils.record import record_of
from antq.kit.database import db
from antq.kit.journal import Event, entry_of, faults
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused
from antq.nominations import actions as nominations
from antq.nominations.models import Nomination
from antq.people.models import Person
from tests.cast import scored, who
from tests.client import Client, page_of
from tests.councils.sitting import ALL_PRESENT, a_session, called, item, opened, voted
from tests.making import reading

ALL = dict.fromkeys(ALL_PRESENT, "for")
VOTERS = dict.fromkeys(("thamdinh1", "thamdinh2"), "for")
CODES = re.compile(r"PH-\d{4}-\d+|[A-Z]{2,}[A-Z0-9.-]*\d[A-Z0-9.-]*|\d\d:\d\d|Thông báo\s*\d* chưa đọc")


def no_chairs_own() -> Nomination:
    """A dossier in which both chairs have an interest: one is of the unit, the other says so."""
    dossier = scored("donvi", name="Hồ sơ của người nhà")
    nominations.declare(dossier, "Tổ trưởng là em ruột tôi.", by=who("chutich"))
    return dossier


def ref_of(username: str) -> str:
    """The ref of a person."""
    return db.session.scalars(select(Person.ref).where(Person.username == username)).one()


def with_deputy(*dossiers: Nomination, **attendance: str) -> CouncilSession:
    """Open, with thamdinh1 to preside in the chair's place."""
    sitting = opened(*dossiers, **attendance)
    actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thuongtruc"))
    return sitting


def told(response: Any) -> tuple[int, str]:
    """Status and words of an answer, without codes and times."""
    text = page_of(response, status=response.status_code).text if response.status_code != 303 else ""
    return response.status_code, CODES.sub("…", text)


def lived(client: Client, *, hides: bool) -> list[tuple[int, str]]:
    """All that nguoinha, chair and office, of donvi's unit, is told in the life of a session: with a dossier of that
    unit on the agenda, or without."""
    dossiers = [scored("donvi", name="Hồ sơ phải giấu")] if hides else []
    sitting = a_session(*dossiers, scored("donvi2", name="Hồ sơ thấy được"))
    here, seen = f"/hop-xet/{sitting.ref}", item(sitting, -1)
    said: list[tuple[int, str]] = []

    def look(*parts: str) -> Any:
        said.extend([told(client.get(here + part)) for part in parts or ("",)])
        return client.get_page(here)

    def press(page: Any, form: str, **values: Any) -> None:
        said.append(told(client.submit(page, form, **values)))

    client.sign_in("nguoinha")
    people = {f"ghe_{ref_of(name)}": "present" for name in ALL_PRESENT}
    press(look("", "/sua", "/chuong-trinh", "/bien-ban"), "diem-danh-phien", **people)
    press(look(), "chu-tri-thay", deputy=ref_of("thamdinh1"))
    press(look(), "buoc-open")
    for row in sitting.items if hides else ():
        if row is not seen:
            actions.start(row, by=who("chutich"))
    press(look("", "/bien-ban"), "diem-danh-phien", **people)
    actions.start(seen, by=who("chutich"))
    press(look("", "/bien-ban", "/cong-bo", "/phieu-bau"), "buoc-close")  # the one vote that is seen goes on
    for name in ALL_PRESENT:
        actions.cast(seen, "for", by=who(name))
    actions.finish(seen, by=who("chutich"))
    press(client.get_page(f"{here}/bien-ban"), "bien-ban", minutes="Thảo luận chung.")
    press(look("", "/bien-ban"), "buoc-close")
    press(look("", "/bien-ban", "/cong-bo"), "buoc-resume")
    press(look("", "/bien-ban"), "diem-danh-phien", **people)
    press(look(), "buoc-close")
    press(client.get_page(f"{here}/cong-bo"), "cong-bo")
    press(look(), "chu-tri-thay", deputy=ref_of("thamdinh2"))
    look("", "/bien-ban", "/cong-bo", "/phieu-bau")
    waits = [*presiding(by=who("nguoinha")), *deputies(by=who("nguoinha"))]
    said.append((0, str([each.count for each in waits])))
    client.sign_out()
    return said


def test_a_chair_in_conflict_is_told_the_same_with_the_dossier_and_without(
    client: Client, session: Any
) -> None:
    without, hidden = lived(client, hides=False), lived(client, hides=True)
    assert [pair for pair in zip(without, hidden, strict=True) if pair[0] != pair[1]] == []
    statuses = [status for status, _text in hidden]
    assert statuses.count(303) == 11
    assert statuses.count(422) == 1
    assert set(statuses) == {0, 200, 303, 422}


def test_a_vote_that_went_on_when_the_chair_closed_is_ended_and_published_later(session: Any) -> None:
    own, other = scored("donvi"), scored("donvi2")
    sitting = opened(own, other)
    first, second = sitting.items
    actions.start(first, by=who("chutich"))
    voted(second, **ALL)
    actions.close(sitting, by=who("nguoinha"))
    assert actions.publish(sitting, by=who("nguoinha")) == 1
    assert (sitting.state, first.state, other.state) == ("published", "voting", "proposed")
    for name in ("thamdinh1", "thamdinh2", "chutich"):
        actions.cast(first, "for", by=who(name))
    assert [each.count for each in presiding(by=who("chutich"))] == [1]
    actions.finish(first, by=who("chutich"))
    assert actions.publish(sitting, by=who("chutich")) == 1
    assert (own.state, list(presiding(by=who("chutich")))) == ("proposed", [])


def test_what_is_taken_back_after_the_session_was_published_goes_to_another(session: Any) -> None:
    own, other = scored("donvi"), scored("donvi2")
    sitting = opened(own, other)
    for row in list(sitting.items):
        voted(row, **(ALL if row.nomination is other else VOTERS | {"chutich": "for"}))
    actions.close(sitting, by=who("nguoinha"))
    actions.publish(sitting, by=who("nguoinha"))
    actions.undo(item(sitting), "Kiểm phiếu nhầm.", by=who("chutich"))
    assert (item(sitting).state, own.scheduled) == ("deferred", "")


def test_a_session_with_nothing_to_publish_ends_all_the_same(client: Client, session: Any) -> None:
    sitting = called(a_session())
    actions.open_session(sitting, by=who("chutich"))
    actions.close(sitting, by=who("chutich"))
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}/cong-bo")
    client.follow(client.submit(page, "cong-bo", press="Kết thúc phiên họp"))
    session.expire_all()
    assert sitting.state == "published"


def test_a_day_before_the_dossier_came_in_is_said_to_who_sees_it(session: Any) -> None:
    """Another opens the session, and the vote on that dossier is refused instead."""
    own = scored("donvi")
    sitting = called(a_session(own, scored("donvi2")))
    for row in sitting.items:
        row.nomination.norms_on = sitting.meets_on
    own.norms_on = sitting.meets_on.replace(year=sitting.meets_on.year + 1)
    session.flush()
    with pytest.raises(Invalid, match=own.ref):
        actions.open_session(sitting, by=who("chutich"))
    actions.open_session(sitting, by=who("nguoinha"))
    with pytest.raises(Invalid, match="trước ngày tiếp nhận"):
        actions.start(item(sitting), by=who("chutich"))


def test_the_deputy_presides_over_what_no_chair_may_judge_and_over_nothing_else(session: Any) -> None:
    own, other = no_chairs_own(), scored("donvi2")
    sitting = with_deputy(own, other)
    first, second = sitting.items
    assert presided(sitting.items, by=who("thamdinh1")) == [first]
    assert presided(sitting.items, by=who("chutich")) == [second]
    for name in ("chutich", "nguoinha", "thamdinh2", "thamdinh3", "thuongtruc", "camau"):
        with pytest.raises(Refused):
            actions.start(first, by=who(name))
    with pytest.raises(Refused):
        actions.start(second, by=who("thamdinh1"))
    actions.start(first, by=who("thamdinh1"))
    assert [each.count for each in presiding(by=who("thamdinh1"))] == [1]
    for name in VOTERS:
        actions.cast(first, "for", by=who(name))
    actions.finish(first, by=who("thamdinh1"))
    actions.undo(first, "Kiểm phiếu nhầm.", by=who("thamdinh1"))
    actions.start(first, by=who("thamdinh1"))
    actions.count(first, {"for": 2}, by=who("thamdinh1"))
    voted(second, **ALL)
    actions.close(sitting, by=who("chutich"))
    assert actions.publish(sitting, by=who("thamdinh1")) == 1
    assert (sitting.state, own.state, other.state) == ("closed", "proposed", "appraising")
    assert own.outcome is not None
    assert own.outcome.chair_id == who("thamdinh1").person_id
    assert actions.publish(sitting, by=who("chutich")) == 1
    assert (sitting.state, other.state) == ("published", "proposed")
    record = record_of(sitting, by=who("thuongtruc"))
    assert [each.presided for each in record.decided] == ["Trần Thu Hà", ""]
    assert "Chủ trì" not in str(record_of(sitting, by=who("nguoinha")))
    assert faults() == []


def test_who_is_no_deputy_any_more_presides_no_more(session: Any) -> None:
    sitting = with_deputy(no_chairs_own())
    actions.start(item(sitting), by=who("thamdinh1"))
    actions.name_deputy(sitting, ref_of("thamdinh2"), by=who("chutich"))
    with pytest.raises(Refused):
        actions.count(item(sitting), {"for": 2}, by=who("thamdinh1"))
    actions.count(item(sitting), {"for": 2}, by=who("thamdinh2"))
    names = [e.payload["deputy"] for e in db.session.scalars(select(Event)) if e.kind == "session.deputy"]
    assert names == ["Trần Thu Hà", "Lê Quốc Bảo"]
    told = db.session.scalars(select(Notice.person_id)).all()
    assert {who("thamdinh1").person_id, who("thamdinh2").person_id} <= set(told)
    actions.name_deputy(sitting, "", by=who("thuongtruc"))
    assert not any(seat.deputises for seat in sitting.seats)
    (ended,) = [entry_of(e) for e in db.session.scalars(select(Event)) if e.kind == "session.no_deputy"]
    assert ended.says == f"Nguyễn Minh Khôi thôi giao người chủ trì thay ở phiên “{sitting.name}”"


def test_a_chair_in_the_room_without_an_interest_presides_and_not_the_deputy(session: Any) -> None:
    dossier = scored("donvi")
    sitting = with_deputy(dossier)
    assert not presides(who("thamdinh1"), item(sitting))
    called(sitting, chutich="absent")
    assert presides(who("thamdinh1"), item(sitting))
    called(sitting)
    nominations.declare(dossier, "Vợ tôi viết báo cáo ấy.", by=who("thamdinh1"))
    nominations.declare(dossier, "Tổ trưởng là em ruột tôi.", by=who("chutich"))
    assert not presides(who("thamdinh1"), item(sitting))  # has an interest too


@pytest.mark.parametrize("name", ["chutich", "nguoinha", "donvi2", "khong-co"])
def test_the_deputy_is_a_member_of_the_session(session: Any, name: str) -> None:
    sitting = a_session(scored("donvi2"))
    with pytest.raises(Invalid):
        actions.name_deputy(sitting, ref_of(name) if "-" not in name else name, by=who("thuongtruc"))
    with pytest.raises(Refused):
        actions.name_deputy(sitting, ref_of("thamdinh1"), by=who("thamdinh1"))
    for row in sitting.seats:
        assert not row.deputises


def test_the_deputy_works_on_the_pages(client: Client, session: Any) -> None:
    own, other = no_chairs_own(), scored("donvi2", name="Hồ sơ khác")
    sitting = opened(own, other)
    here = f"/hop-xet/{sitting.ref}"
    client.sign_in("chutich")
    page = client.follow(client.submit(client.get_page(here), "chu-tri-thay", deputy=ref_of("thamdinh1")))
    assert page.form("chu-tri-thay").fields["deputy"] == ref_of("thamdinh1")
    client.sign_out()
    client.sign_in("thamdinh1")
    assert "giao Trần Thu Hà chủ trì thay" in client.get_page("/thong-bao")
    page = client.get_page(here)
    assert page.form(f"{here}/xac-nhan").choices["hs"] == [own.ref]
    look = client.get_page(f"{here}/xac-nhan?viec=mo&hs={own.ref}&hs={other.ref}")
    assert "Đúng 1 hồ sơ" in look
    assert "Chủ tịch hội đồng điều hành hồ sơ này." in look
    client.follow(client.submit(look, "xac-nhan"))
    assert client.get(f"{here}/ho-so/{other.ref}").status_code == 403
    page = client.get_page(f"{here}/ho-so/{own.ref}")
    client.follow(client.submit(page, "kiem-phieu", votes_for="2"))
    actions.close(sitting, by=who("chutich"))
    page = client.get_page(f"{here}/cong-bo")
    assert "Hồ sơ khác" not in page
    client.follow(client.submit(page, "cong-bo"))
    session.expire_all()
    assert (own.state, sitting.state) == ("proposed", "closed")
    for name in ("thamdinh2", "thuongtruc", "congkhai"):
        client.sign_out()
        client.sign_in(name)
        assert client.get(f"{here}/cong-bo").status_code in (403, 404), name


def test_what_a_deputy_presides_over_is_asked_of_many_dossiers_at_once(session: Any) -> None:
    sitting = with_deputy(no_chairs_own(), *(scored("donvi2") for _number in range(3)))
    rows = queries.items_of(sitting, by=who("thamdinh1"))
    with reading() as one:
        presided(rows[:1], by=who("thamdinh1"))
    with reading() as all_of_them:
        presided(rows, by=who("thamdinh1"))
    assert len(all_of_them) <= len(one) + 2
