"""What two readers of the ledger found before it went out, each told once more."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from antq.catalogue import actions as catalogue
from antq.catalogue import merging
from antq.kit import clock, jobs
from antq.kit.refusals import Invalid
from antq.kit.spreadsheets import rows_of
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.places import actions as places
from antq.places.queries import by_key
from antq.replications import actions, queries
from antq.replications.models import Replication
from antq.replications.reports import later
from antq.units.queries import by_ref
from tests.cast import who
from tests.client import Client
from tests.making import an_initiative, rows
from tests.replications.points import HOME_PLACE, accepted, all_counted, facts, registered, running
from tests.replications.sheets import GOOD, HEAD, workbook
from tests.replications.test_sheets import sent, told


def counted_on() -> bytes:
    """A sheet whose rows and cells do not say where they stand: the reader counts for itself."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        + "<c/>" * 5_000
        + "</row>"
        + "<row></row>" * 100_000
        + "<row><c><v>1</v></c></row></sheetData></worksheet>"
    )
    with zipfile.ZipFile(io.BytesIO(workbook(GOOD))) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("data", [counted_on(), b"\n" * 5_000_000], ids=["positions", "line-ends"])
def test_small_files_that_unfold_are_refused(data: bytes) -> None:
    assert len(data) < 6_000_000
    with pytest.raises(Invalid):
        rows_of(data)


def test_the_office_takes_in_no_points_of_its_own_unit_by_sheet(session: Any) -> None:
    an_initiative()
    person = session.scalars(select(Person).where(Person.username == "thuongtruc")).one()
    people.post(person, by_ref("ubnd-xa-muong-lai"), "officer", date(2025, 7, 1), by=SYSTEM)
    session.commit()
    line = (*GOOD, "Ủy ban nhân dân xã Mường Lai")
    sheet = sent(session, workbook(line, head=(*HEAD, "Đơn vị")), who("thuongtruc"))
    assert "Đơn vị của chính người gửi" in told(sheet)[2][1]


def test_a_sheet_says_nothing_lasts_before_its_year(session: Any) -> None:
    an_initiative()
    session.commit()
    today = clock.today()
    line = ("MH-0001", "Mường Lai", "", "", f"1/{today.month}/{today.year}", 4, "", "duy trì bền vững")
    assert "12 tháng" in told(sent(session, workbook(line)))[2][1]
    assert "quá xa" in told(sent(session, workbook(("MH-0001", "Mường Lai", "", "", "1950"))))[2][1]


def test_a_source_that_nobody_sees_yet_is_not_told(session: Any, client: Client) -> None:
    initiative = an_initiative()
    first = registered(initiative, neighbourhood="Thôn Kín")
    accepted(initiative, neighbourhood="Thôn Mở", copied_from=first)
    session.commit()
    for address in ("/diem/DM-0002", f"/mo-hinh/{initiative.address}/nhan-rong"):
        assert first.ref not in client.get_page(address)


def test_a_settlement_holds_over_two_steps(session: Any) -> None:
    old = (
        ("cu-99997", "99997", "Xã Đầu", "xa", "commune", "15"),
        ("cu-99998", "99998", "Xã Giữa", "xa", "commune", "15"),
    )
    for row, last in zip(old, ("2020-12-31", "2025-06-30"), strict=True):
        places.load_legacy(rows("key code name type level parent_key", (row,), valid_to=last), source="t")
    between = rows("old_key new_code kind", (("cu-99997", "cu-99998", "whole"),), effective_on="2021-01-01")
    parts = (("cu-99998", "04345", "main"), ("cu-99998", "04456", "part"))
    after = rows("old_key new_code kind", parts, effective_on="2025-07-01")
    places.load_succession([{**row, "decision": ""} for row in (*between, *after)])
    point = accepted(place=by_key("cu-99997"))
    assert point.divided
    actions.settle(point, "04456", by=who("thuongtruc"))
    assert (point.divided, point.commune) == (False, by_key("04456"))
    assert actions.relocate() == 0


@pytest.mark.parametrize(("said", "again"), [("Ấp 3", "ẤP 3"), ("Tổ dân phố Đông", "tổ dân phố đông")])
def test_the_same_neighbourhood_in_other_letters(session: Any, said: str, again: str) -> None:
    initiative = an_initiative()
    registered(initiative, neighbourhood=said)
    with pytest.raises(Invalid):
        registered(initiative, neighbourhood=again)


def test_a_point_is_not_changed_into_another(session: Any) -> None:
    initiative = an_initiative()
    accepted(initiative, neighbourhood="Thôn 1")
    second = accepted(initiative, neighbourhood="Thôn 2")
    with pytest.raises(Invalid) as refusal:
        actions.change(second, facts(neighbourhood="Thôn 1"), seen=second.version, by=who("donvi"))
    assert "DM-0001" in str(refusal.value.errors["neighbourhood"])


def test_a_merged_name_is_known_when_its_sheet_comes_again(session: Any) -> None:
    home = by_key(HOME_PLACE)
    kept, taken = an_initiative("Tiếng loa an ninh", place=home), an_initiative("Loa làng", place=home)
    running(taken, neighbourhood="Thôn 1")
    stamp = merging.plan_of_merge(taken, kept).stamp
    merging.merge(taken, kept, note="Một mô hình.", seen=stamp, by=who("thuongtruc"))
    session.commit()
    assert told(sent(session, workbook(("Loa làng", "Mường Lai", "", "Thôn 1"))))[2][0] == "Đã có"


def test_points_of_a_withdrawn_initiative_are_nobody_s_any_more(session: Any, client: Client) -> None:
    initiative = an_initiative()
    running(initiative)
    assert all_counted().points == 1
    catalogue.withdraw(initiative, note="Không có thật.", by=SYSTEM)
    session.commit()
    assert all_counted().points == 0
    assert client.get("/diem/DM-0001").status_code == 404
    assert queries.find("DM-0001", by=who("donvi")).ref == "DM-0001", "its unit still reads it"


@pytest.mark.parametrize("mark", ["%00", "x" * 5_000, "DM-١٢٣٤", "DM-9999999999999"])
def test_odd_marks_are_no_marks(session: Any, client: Client, mark: str) -> None:
    initiative = an_initiative()
    running(initiative)
    session.commit()
    assert client.get(f"/mo-hinh/{initiative.address}/nhan-rong?sau={mark}&tinh={mark}").status_code == 200
    assert client.get(f"/diem/{mark}").status_code == 404


def test_what_nobody_else_entered_is_not_entered_twice_side_by_side(session: Any) -> None:
    """A point that came in between judging and writing sends the import back to judge again."""
    initiative = an_initiative()
    session.commit()
    sheet = sent(session, workbook(GOOD))
    actions.take(sheet, agreed=False, by=who("donvi"))
    registered(initiative, neighbourhood="Thôn 1", place=by_key(HOME_PLACE))
    session.commit()
    jobs.work_all()
    session.refresh(sheet)
    assert (sheet.state, sheet.good_count, sheet.known_count) == ("imported", 0, 1)
    assert len(session.scalars(select(Replication)).all()) == 1


def test_the_day_of_a_look_and_of_a_report_is_the_one_in_vietnam(session: Any) -> None:
    with clock.stopped(datetime(2026, 3, 31, 18, 0, tzinfo=UTC)):
        assert clock.today() == date(2026, 4, 1)
        running()
        session.commit()
        assert later(date(2025, 11, 30), 3) == date(2026, 2, 28)
    with clock.stopped(datetime(2026, 4, 1, 17, 6, tzinfo=UTC)):
        assert jobs.work_all() >= 1, "five minutes past midnight in Vietnam"
