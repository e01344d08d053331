"""Lists that people keep: made from the catalogue, their owner's alone, and told of what comes in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.catalogue import actions as catalogue
from antq.kit import clock, jobs
from antq.kit.notices import notices_of
from antq.kit.records import Job
from antq.kit.refusals import Invalid
from antq.people.actor import SYSTEM
from antq.saved_filters import actions, queries
from antq.saved_filters.models import SavedFilter
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative


def told(name: str) -> list[str]:
    person = who(name).person_id
    assert person is not None
    return [str(notice.entry.says) for notice in notices_of(person) if notice.subject == "saved_filter"]


def an_hour_later() -> Any:
    return clock.stopped(clock.now() + timedelta(hours=1, minutes=1))


def test_a_list_is_kept_from_the_catalogue_and_found_again(session: Any, client: Client) -> None:
    an_initiative("Tiếng loa an ninh", field="pctp")
    session.commit()
    client.sign_in("donvi")
    assert "Lưu bộ lọc này" not in client.get_page("/mo-hinh")
    page = client.get_page("/mo-hinh?q=loa&linh-vuc=pctp&sau=MH-0001")
    page = client.get_page(page.link("Lưu bộ lọc này").href)
    answer = client.submit(page, "luu-bo-loc", name="Loa  an ninh", told=True)
    assert (answer.status_code, answer.location) == (303, "/bo-loc-da-luu")
    page = client.get_page("/bo-loc-da-luu")
    assert page.link("Loa an ninh").href == "/mo-hinh?q=loa&linh-vuc=pctp"
    assert "khi có mô hình mới" in page


def test_wrong_names_are_said_beside_the_field_and_nothing_is_lost(session: Any, client: Client) -> None:
    client.sign_in("donvi")
    for name, says in (("", "Nhập tên cho bộ lọc."), ("x" * 121, "dài nhất 120 ký tự")):
        page = client.get_page("/bo-loc-da-luu/moi?q=loa")
        answer = client.submit(page, "luu-bo-loc", name=name)
        assert answer.status_code == 422
        assert says in answer.text
        assert 'value="q=loa"' in answer.text
    assert session.scalar(select(func.count()).select_from(SavedFilter)) == 0


def test_what_may_not_be_kept(session: Any) -> None:
    donvi = who("donvi")
    actions.keep("Loa", "q=loa", told=True, by=donvi)
    for name, address, field in (("Loa", "q=keng", "name"), ("Tất cả", "sap-xep=ten", "address")):
        with pytest.raises(Invalid) as wrong:
            actions.keep(name, address, told=True, by=donvi)
        assert set(wrong.value.errors) == {field}
    for number in range(actions.MOST - 1):
        actions.keep(f"Số {number}", "q=loa", told=False, by=donvi)
    with pytest.raises(Invalid):
        actions.keep("Một nữa", "q=loa", told=False, by=donvi)
    actions.keep("Loa", "q=loa", told=True, by=who("donvi2"))


def test_nobody_sees_or_changes_anothers(session: Any, client: Client) -> None:
    saved = actions.keep("Của riêng tôi", "q=loa", told=True, by=who("donvi"))
    session.commit()
    client.sign_in("donvi2")
    assert client.get(f"/bo-loc-da-luu/{saved.ref}").status_code == 404
    assert "Của riêng tôi" not in client.get_page("/bo-loc-da-luu")


def test_it_is_renamed_and_removed(session: Any, client: Client) -> None:
    saved = actions.keep("Loa", "q=loa", told=True, by=who("donvi"))
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/bo-loc-da-luu/{saved.ref}")
    assert client.submit(page, "luu-bo-loc", name="Loa làng", told=False).status_code == 303
    assert (saved.name, saved.told) == ("Loa làng", False)
    page = client.get_page(f"/bo-loc-da-luu/{saved.ref}")
    assert client.submit(page, "bo-bo-loc").status_code == 303
    assert session.scalar(select(func.count()).select_from(SavedFilter)) == 0


def test_the_owner_is_told_once_of_what_came_in(session: Any) -> None:
    an_initiative("Tù và có từ trước")
    with clock.stopped(clock.now() + timedelta(seconds=2)):
        saved = actions.keep("Loa", "q=tu+va", told=True, by=who("donvi"))
        quiet = actions.keep("Im lặng", "q=tu+va", told=False, by=who("donvi"))
    with clock.stopped(clock.now() + timedelta(minutes=5)):
        for name in ("Tù và thôn Đông", "Kẻng thôn Đông", "Tù và thôn Tây"):
            an_initiative(name)
    session.commit()
    with an_hour_later():
        assert jobs.work_all() == 1
    assert told("donvi") == ["2 mô hình mới khớp bộ lọc “Loa”: Tù và thôn Tây; Tù và thôn Đông"]
    assert told("donvi2") == []
    with clock.stopped(clock.now() + timedelta(hours=3)):
        jobs.work_all()
    assert len(told("donvi")) == 1
    assert saved.told_until > quiet.told_until


def test_somebody_looks_every_hour_as_long_as_anybody_wants_to_know(session: Any) -> None:
    saved = actions.keep("Loa", "q=loa", told=True, by=who("donvi"))
    actions.keep("Kẻng", "q=keng", told=True, by=who("donvi2"))
    waiting = select(func.count()).select_from(Job).where(Job.state == "queued")
    assert session.scalar(waiting) == 1
    session.commit()
    with an_hour_later():
        jobs.work_all()
        assert session.scalar(waiting) == 1
    for each in (saved, *queries.own(by=who("donvi2"))):
        each.told = False
    session.commit()
    with clock.stopped(clock.now() + timedelta(hours=5)):
        jobs.work_all()
        assert session.scalar(waiting) == 0


def test_what_names_a_place_that_is_gone_tells_of_nothing(session: Any, client: Client) -> None:
    saved = actions.keep("Xã cũ", "q=loa&xa=99999", told=True, by=who("donvi"))
    saved.address = "q=loa&xa=99999"
    with clock.stopped(clock.now() + timedelta(minutes=5)):
        an_initiative("Loa thôn Đông")
    session.commit()
    with an_hour_later():
        jobs.work_all()
    assert told("donvi") == []
    client.sign_in("donvi")
    assert "địa bàn hoặc đơn vị đã chọn không còn" in client.get_page("/bo-loc-da-luu").text


def test_what_came_in_while_nobody_wanted_to_know_is_no_news(session: Any) -> None:
    saved = actions.keep("Loa", "q=loa", told=False, by=who("donvi"))
    with clock.stopped(clock.now() + timedelta(minutes=5)):
        an_initiative("Loa thôn Đông")
    with clock.stopped(clock.now() + timedelta(minutes=10)):
        actions.change(saved, name="Loa", told=True, by=who("donvi"))
    session.commit()
    with an_hour_later():
        jobs.work_all()
    assert told("donvi") == []


def test_one_list_that_cannot_be_read_keeps_no_other_back(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.keep("Hỏng", "q=hong", told=True, by=who("donvi"))
    actions.keep("Loa", "q=loa", told=True, by=who("donvi2"))
    with clock.stopped(clock.now() + timedelta(minutes=5)):
        an_initiative("Loa thôn Đông")
    session.commit()
    real = queries.is_whole

    def broken(saved: SavedFilter) -> bool:
        if saved.name == "Hỏng":
            raise ValueError(saved.name)
        return real(saved)

    monkeypatch.setattr(queries, "is_whole", broken)
    with an_hour_later():
        jobs.work_all()
    assert told("donvi2") == ["1 mô hình mới khớp bộ lọc “Loa”: Loa thôn Đông"]
    waiting = select(func.count()).select_from(Job).where(Job.state == "queued")
    assert session.scalar(waiting) == 1


def test_a_withdrawn_initiative_is_no_news(session: Any) -> None:
    actions.keep("Loa", "q=loa", told=True, by=who("donvi"))
    with clock.stopped(clock.now() + timedelta(minutes=5)):
        gone = an_initiative("Loa thôn Đông")
        catalogue.withdraw(gone, note="Trùng.", by=SYSTEM)
    session.commit()
    with an_hour_later():
        assert jobs.work_all() == 1
    assert told("donvi") == []
