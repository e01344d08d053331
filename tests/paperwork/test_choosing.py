"""Which dossiers are put together: a page, a whole list, those of one session."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from antq.kit.documents.records import IssuedPaper
from antq.nominations.code import check_digit
from antq.nominations.models import Nomination
from antq.paperwork.pages import stamp_of
from tests.appraisal.test_queue import copies
from tests.cast import appraising, proposed
from tests.client import Client, page_of
from tests.councils.sitting import a_session
from tests.making import reading
from tests.nominations.sending import token_of
from tests.paperwork.archives import ADDRESS, the_zip


def fifty_more(session: Any) -> None:
    """Fifty further dossiers like the first, with codes that are codes."""
    copies(session, 50)
    for each in session.scalars(select(Nomination).where(Nomination.ref.startswith("DC-15-250101-"))):
        each.ref = f"{each.ref[:-1]}{check_digit(''.join(each.ref.split('-')[1:4]))}"
    session.commit()


def test_a_long_list_comes_in_pages_and_is_taken_whole_by_one_tick(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    fifty_more(session)
    client.sign_in("thuongtruc")
    page = client.get_page(ADDRESS)
    assert len(page.form(f"{ADDRESS}/lap").choices["ho-so"]) == 50
    second = client.get_page(page.link("Trang 2").href)
    assert len(second.form(f"{ADDRESS}/lap").choices["ho-so"]) == 3
    client.follow(client.submit(second, f"{ADDRESS}/lap", press="Lập: Tờ trình"))
    page = client.get_page(ADDRESS)
    client.follow(client.submit(page, f"{ADDRESS}/lap", press="Lập: Tờ trình", ca=True))
    some, all_of_them = session.scalars(select(IssuedPaper).order_by(IssuedPaper.id))
    assert (len(some.abouts), len(all_of_them.abouts)) == (3, 53)


def test_a_list_that_changed_is_not_taken_whole_unseen(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    fifty_more(session)
    client.sign_in("thuongtruc")
    page = client.get_page(ADDRESS)
    proposed(name="Vừa thông qua xong")
    session.commit()
    after = page_of(client.submit(page, f"{ADDRESS}/lap", press="Lập: Tờ trình", ca=True), status=422)
    assert "Danh sách vừa thay đổi, nay có 54 hồ sơ." in after
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 0


def test_a_list_in_which_one_took_the_place_of_another_is_not_taken_whole(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    fifty_more(session)
    client.sign_in("thuongtruc")
    page = client.get_page(ADDRESS)
    three[0].state = "appraising"
    proposed(name="Vừa thông qua xong")
    session.commit()
    after = page_of(client.submit(page, f"{ADDRESS}/lap", press="Lập: Tờ trình", ca=True), status=422)
    assert "Danh sách vừa thay đổi, nay có 53 hồ sơ." in after
    client.follow(client.submit(after, f"{ADDRESS}/lap", press="Lập: Tờ trình"))
    assert len(session.scalars(select(IssuedPaper)).one().abouts) == 53


def test_the_set_of_one_session_holds_its_dossiers_and_no_other(client: Client, session: Any) -> None:
    here, elsewhere = appraising(), appraising("donvi2", recipient="person")
    sitting = a_session(here)
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(client.get_page(f"/hop-xet/{sitting.ref}").link("Tập hồ sơ trình").href)
    assert sitting.name in page
    assert page.form(f"{ADDRESS}/lap").fields["ho-so"] == [here.ref]
    after = client.follow(client.submit(page, f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình"))
    whole, file = the_zip(client, session)
    assert whole.ref in after
    assert [each.subject_id for each in whole.abouts] == [here.id]
    assert not any(elsewhere.ref in name for name in file.namelist())
    client.submit(
        client.get_page(f"{ADDRESS}?trang-thai=appraising"), f"{ADDRESS}/lap", press="Lập: Tờ trình"
    )
    both = session.scalars(select(IssuedPaper).order_by(IssuedPaper.id.desc())).first()
    assert len(both.abouts) == 2
    assert both.ref not in client.get_page(f"{ADDRESS}?phien={sitting.ref}"), "of others too"
    assert both.ref in client.get_page(ADDRESS)


def test_a_session_says_nothing_to_who_may_put_none_of_it_together(client: Client, session: Any) -> None:
    sitting, empty = a_session(appraising()), a_session()
    session.commit()

    def told(ref: str) -> str:
        page = client.get_page(f"{ADDRESS}?phien={ref}")
        assert "Phiên họp này không có hồ sơ nào để lập văn bản" in page
        return page.text_of("noi-dung").replace(ref, "…")

    for name in ("nguoinha", "camau"):
        client.sign_in(name)
        assert told(sitting.ref) == told(empty.ref)
        assert (sitting.name in client.get_page(f"{ADDRESS}?phien={sitting.ref}")) is (name == "nguoinha")
        client.sign_out()


def test_a_session_of_which_nothing_is_left_opens_no_other_list(client: Client, session: Any) -> None:
    here, elsewhere = appraising(), proposed("donvi2", recipient="person")
    sitting = a_session(here)
    session.commit()
    client.sign_in("thuongtruc")
    address = f"{ADDRESS}?phien={sitting.ref}"
    here.scheduled = ""
    session.commit()
    page = client.get_page(address)
    assert sitting.name in page
    assert elsewhere.ref not in page
    stamp = stamp_of([elsewhere.ref])
    whole = {"loai": "to-trinh", "phien": sitting.ref, "ca": "1", "danh-sach": stamp}
    after = page_of(client.post(f"{ADDRESS}/lap", data=whole | {"csrf_token": token_of(page)}), status=422)
    assert "nay có 0 hồ sơ" in after
    assert elsewhere.ref not in after
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 0
    for odd in ("PH-2026-99", "%00", "x" * 999, "ph%E1%BB%8B"):
        assert client.get(f"{ADDRESS}?phien={odd}").status_code == 200, odd


def test_the_sessions_are_asked_for_once_and_no_other_is_read(client: Client, session: Any) -> None:
    with_some, other = a_session(appraising()), a_session()
    session.commit()
    client.sign_in("thuongtruc")
    address = f"{ADDRESS}?phien={with_some.ref}"
    client.get_page(address)
    with reading() as statements:
        page = client.get_page(address)
    assert f"phien={other.ref}" not in page.html
    (named,) = [each for each in statements if "FROM council_session" in each]
    assert "council_session.ref IN" in named
    assert len([each for each in statements if "GROUP BY nomination.scheduled" in each]) == 1
