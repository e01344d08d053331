"""What a session's pages show, keep of what was typed, and leave out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import event, select

from antq.councils import actions, ballots, bulk
from antq.councils.pages.session import SessionPage, ballots_for
from antq.councils.policy import sees_every_item
from antq.councils.proposals import propose
from antq.councils.record import record_of
from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import Event
from antq.kit.numbers import write_day
from antq.people.models import Person
from tests.cast import appraising, score, scored, who
from tests.client import Client, page_of
from tests.councils.sitting import a_session, called, item, opened, voted
from tests.rounds.test_rounds import a_round

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def statements(act: Any) -> int:
    """How many statements something takes."""
    found: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(found)


def test_a_member_reads_no_points_of_a_dossier_that_takes_reviews_again(session: Any) -> None:
    dossier = appraising("donvi2")
    score(dossier, "thamdinh1", "thamdinh2")
    sitting = opened(dossier)

    def reads(name: str) -> bool:
        (line,) = SessionPage(sitting, by=who(name)).lines
        return line.scores is not None

    assert reads("thamdinh3")
    actions.defer(item(sitting), by=who("chutich"))
    session.expire_all()
    assert {name: reads(name) for name in FIVE} == {
        "thamdinh1": True,  # has given a review
        "thamdinh2": True,
        "thamdinh3": False,
        "nguoinha": True,  # of the office
        "chutich": True,
    }


def test_what_cannot_be_ended_with_others_is_said_and_left_out(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"), scored("donvi2"))
    first, second, third = list(sitting.items)
    for row in (first, second, third):
        actions.start(row, by=who("chutich"))
    for row, names in ((first, list(FIVE)), (second, list(FIVE)[:4]), (third, list(FIVE))):
        for name in names:
            actions.cast(row, "for", by=who(name))
    third.rule = third.rule | {"chair": "casting"}
    session.flush()
    refs = [row.nomination.ref for row in sitting.items]
    what = bulk.chosen(sitting, "xong", refs, by=who("chutich"))
    assert what.items == [first]
    says = {row.nomination.ref: str(why) for row, why in what.others}
    assert "Còn 1 người chưa bỏ phiếu" in says[second.nomination.ref]
    assert "ý kiến của chủ tịch" in says[third.nomination.ref]


def test_a_vote_is_not_opened_with_others_that_cannot_be(client: Client, session: Any) -> None:
    fine, few = scored("donvi2"), appraising("donvi2")
    sitting = opened(fine, few)
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}/xac-nhan?viec=mo&hs={fine.ref}&hs={few.ref}")
    assert "Đúng 1 hồ sơ" in page
    assert "Mới có 0 phiếu chấm" in page
    client.follow(client.submit(page, "xac-nhan"))
    session.expire_all()
    assert [row.state for row in sitting.items] == ["voting", "waiting"]


def test_taking_back_asks_why_and_keeps_the_list(client: Client, session: Any) -> None:
    sitting = opened(scored("donvi2"))
    voted(item(sitting), **FIVE)
    ref = item(sitting).nomination.ref
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}/xac-nhan?viec=hoan-tac&hs={ref}")
    again = page_of(client.submit(page, "xac-nhan", reason="vì"), status=422)
    assert "Ghi lý do hoàn tác" in again
    assert ref in again
    client.follow(client.submit(again, "xac-nhan", reason="Kiểm phiếu nhầm."))
    session.expire_all()
    assert (item(sitting).state, item(sitting).undone) == ("waiting", "Kiểm phiếu nhầm.")


def test_the_day_of_meeting_again_is_asked_for(client: Client, session: Any) -> None:
    sitting = opened(scored("donvi2"))
    voted(item(sitting), **FIVE)
    actions.close(sitting, by=who("chutich"))
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    for typed in ("", "32/13/2026", "01/01/2020"):
        assert page_of(client.submit(page, "buoc-resume", sits_on=typed), status=422)
    page = client.follow(client.submit(page, "buoc-resume", sits_on=write_day(clock.today())))
    assert "Buổi họp này chưa điểm danh" in page
    assert "Điểm danh trước" in page_of(client.submit(page, "buoc-close"), status=422)
    session.expire_all()
    assert (sitting.state, sitting.sits_on) == ("open", clock.today())


def test_a_session_is_cancelled_in_two_steps(client: Client, session: Any) -> None:
    round, dossier = a_round(), scored("donvi2")
    sitting = a_session(dossier)
    sitting.round = round
    client.sign_in("chutich")
    assert "/huy" not in client.get_page(f"/hop-xet/{sitting.ref}").html
    client.sign_out()
    client.sign_in("thuongtruc")
    here = f"/hop-xet/{sitting.ref}"
    assert f"{here}/huy" in client.get_page(here).html
    asked, other = client.get_page(f"{here}/huy"), client.get_page(f"{here}/huy")
    assert dossier.ref in asked
    session.expire_all()
    assert sitting.state == "planned"
    page = client.follow(client.submit(asked, "huy-phien"))
    assert "Đã hủy phiên họp." in page
    assert {form.action for form in page.forms} & {f"{here}/diem-danh", f"{here}/chu-tri-thay"} == set()
    assert "trạng thái khác" in page_of(client.submit(other, "huy-phien"), status=409)
    assert "đã khai mạc hoặc đã hủy" in client.get_page(f"{here}/huy")
    assert "Đã hủy" in client.get_page("/hop-xet")
    assert "(đã hủy)" in client.get_page(f"/dot-xet/{round.ref}")
    assert client.get_page(f"{here}/bien-ban").all("form", id="bien-ban") == []
    assert sitting.ref not in client.get_page("/viec-can-lam")


def test_the_day_of_a_late_opening_is_asked_for(client: Client, session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    client.sign_in("chutich")
    assert "sits_on" not in client.get_page(f"/hop-xet/{sitting.ref}").form("buoc-open").fields
    item(sitting).nomination.norms_on = clock.today() - timedelta(days=9)
    sitting.meets_on = clock.today() - timedelta(days=3)
    session.flush()
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    assert page.form("buoc-open").fields["sits_on"] == write_day(clock.today())
    for typed in ("", "32/13/2026", "01/01/2020"):
        again = page_of(client.submit(page, "buoc-open", sits_on=typed), status=422)
        assert again.form("buoc-open").fields["sits_on"] == typed
    day, other = clock.today() - timedelta(days=1), client.get_page(f"/hop-xet/{sitting.ref}")
    client.follow(client.submit(page, "buoc-open", sits_on=write_day(day)))
    late = page_of(client.submit(other, "buoc-open", sits_on=write_day(day)), status=409)
    assert "đã sang trạng thái khác" in late
    session.expire_all()
    assert (sitting.state, sitting.meets_on, sitting.sits_on) == ("open", day, day)


def test_a_roll_that_cannot_be_taken_is_not_lost(client: Client, session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    actions.open_session(sitting, by=who("chutich"))
    actions.close(sitting, by=who("chutich"))
    person = session.scalars(select(Person).where(Person.username == "thamdinh2")).one()
    name = f"ghe_{person.ref}"
    again = page_of(client.submit(page, "diem-danh-phien", **{name: "absent"}), status=409)
    assert "đã bế mạc" in again


def test_a_roll_called_meanwhile_is_not_undone_by_an_older_page(client: Client, session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    people = {person.username: f"ghe_{person.ref}" for person in session.scalars(select(Person))}
    called(sitting, thamdinh1="absent", thamdinh2="written")
    late = page_of(client.submit(page, "diem-danh-phien", **{people["thamdinh3"]: "absent"}), status=409)
    assert "Người khác vừa điểm danh" in late
    fields = late.form("diem-danh-phien").fields
    assert [fields[people[name]] for name in ("thamdinh1", "thamdinh3")] == ["present", "absent"]
    for word in ("Đang ghi: Vắng", "Đang ghi: Vắng, gửi ý kiến", "Đang ghi: Có mặt"):
        assert word in late
    session.expire_all()
    attendance = {seat.person.username: seat.attendance for seat in sitting.seats}
    assert attendance == dict.fromkeys(FIVE, "present") | {"thamdinh1": "absent", "thamdinh2": "written"}
    client.follow(client.submit(late, "diem-danh-phien", **{people["thamdinh1"]: "absent"}))
    session.expire_all()
    attendance = {seat.person.username: seat.attendance for seat in sitting.seats}
    assert attendance == dict.fromkeys(FIVE, "present") | {"thamdinh1": "absent", "thamdinh3": "absent"}


def test_the_same_roll_twice_is_one(client: Client, session: Any) -> None:
    sitting = a_session(scored("donvi2"))
    client.sign_in("chutich")
    page = client.get_page(f"/hop-xet/{sitting.ref}")
    roll = {name: "present" for name in page.form("diem-danh-phien").fields if name.startswith("ghe_")}
    typed = client.get_page(f"/hop-xet/{sitting.ref}").form("diem-danh-phien").fields | roll
    for _ in range(2):
        data = {name: value for name, value in typed.items() if name != "mot_lan"}
        assert client.post(f"/hop-xet/{sitting.ref}/diem-danh", data=data).status_code == 303
    assert len(session.scalars(select(Event).where(Event.kind == "session.call")).all()) == 1


def test_the_roll_is_called_while_a_vote_goes_on_and_is_that_of_the_next(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"))
    actions.start(item(sitting), by=who("chutich"))
    called(sitting, thamdinh2="absent")
    for name in FIVE:
        actions.cast(item(sitting), "for", by=who(name))
    actions.finish(item(sitting), by=who("chutich"))
    actions.start(item(sitting, 1), by=who("chutich"))
    assert [row.present for row in sitting.items] == [5, 4]


def test_the_plan_keeps_its_round_through_every_step(client: Client, session: Any) -> None:
    outside = appraising("donvi2", name="Hồ sơ ngoài đợt")
    round = a_round()
    inside = appraising("donvi2", name="Hồ sơ của đợt")
    client.sign_in("thuongtruc")
    page = client.get_page(f"/hop-xet/phan-cong?dot={round.ref}&each=2&limit=9")
    page = page_of(client.submit(page, "phuong-an", each="1"))
    assert "Phân công chấm: Đợt 1 năm nay" in page
    assert "Hồ sơ của đợt" in page
    assert "Hồ sơ ngoài đợt" not in page
    answer = client.submit(page, "thuc-hien")
    assert answer.location.endswith(f"/hop-xet/phan-cong?dot={round.ref}&each=1&limit=9")
    session.expire_all()
    assert (len(inside.assignments), len(outside.assignments)) == (1, 0)


def test_a_plan_is_not_carried_out_when_somebody_was_assigned_meanwhile(client: Client, session: Any) -> None:
    dossier = appraising("donvi2")
    client.sign_in("thuongtruc")
    page = client.get_page("/hop-xet/phan-cong?each=1")
    person = session.scalars(select(Person).where(Person.username == "nguoinha")).one()
    actions.apply_plan([(dossier, person.id)], [], by=who("thuongtruc2"))
    page_of(client.submit(page, "thuc-hien"), status=409)
    session.expire_all()
    assert [one.reviewer.username for one in dossier.assignments] == ["nguoinha"]


def test_the_releaser_finds_no_way_to_a_session_that_is_not_theirs(client: Client, session: Any) -> None:
    dossier = scored("donvi2")
    sitting = a_session(dossier)
    for name, sees in {"congkhai": False, "thamdinh1": True}.items():
        client.sign_out()
        client.sign_in(name)
        page = client.get_page(f"/tham-dinh/{dossier.ref}")
        assert (sitting.ref in page.html) == sees, name


def test_questions_do_not_grow_with_the_agenda(session: Any) -> None:
    """Whom a vote waits for, what a plan would change, and what the minutes say of one dossier or of three."""

    def asked(count: int) -> tuple[int, ...]:
        sitting = opened(*(scored("donvi2") for _ in range(count)))
        for row in list(sitting.items):
            actions.start(row, by=who("chutich"))
        made = []
        for act in (
            lambda: ballots_for(sitting, by=who("thamdinh1")),
            lambda: sees_every_item(who("thamdinh1"), sitting),
            lambda: record_of(sitting, by=who("chutich")),
        ):
            session.commit()
            session.expire_all()
            list(sitting.seats)
            made.append(statements(act))
        return tuple(made)

    assert asked(1) == asked(3)


def test_a_plan_asks_as_much_for_one_dossier_as_for_many(session: Any) -> None:
    province = appraising("donvi2").province_id
    session.commit()
    one = statements(lambda: propose(province, None, 2, None, by=who("thuongtruc")))
    for _ in range(3):
        appraising("donvi2")
    session.commit()
    assert statements(lambda: propose(province, None, 2, None, by=who("thuongtruc"))) == one


def test_the_norms_of_a_level_and_day_are_asked_once(session: Any) -> None:
    sitting = a_session(scored("donvi2"), scored("donvi2"))
    session.commit()
    rows = list(sitting.items)
    for row in rows:
        assert row.nomination.form is not None
        ballots.rule_for(row)
    assert statements(lambda: [ballots.rule_for(row) for row in rows]) == 0
