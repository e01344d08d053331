"""The whole set in one file: numbered, with an index; a large one is a job."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.kit import jobs
from antq.kit.documents.records import IssuedPaper
from antq.kit.spreadsheets import rows_of
from antq.nominations.models import Nomination
from antq.paperwork import views
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.people.queries import named
from antq.units.queries import by_ref
from tests.client import Client
from tests.paperwork.archives import ADDRESS, the_zip


def test_the_whole_set_is_one_file_with_its_checksums(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    client.sign_in("thuongtruc")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    _paper, file = the_zip(client, session)
    names = set(file.namelist()) - {"SHA256SUMS.txt"}
    assert len(names) == 2 * (3 + 3) + 1
    assert sum(name.startswith("ho-so/") for name in names) == 6
    sums = dict(line.split("  ")[::-1] for line in file.read("SHA256SUMS.txt").decode().splitlines())
    assert sums == {name: hashlib.sha256(file.read(name)).hexdigest() for name in names}
    assert all(name.isascii() and ".." not in name for name in names)


def test_each_paper_of_a_set_has_its_number_in_name_index_and_ledger(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    client.sign_in("thuongtruc")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Danh sách trích ngang")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    whole, file = the_zip(client, session)
    head, *lines = [row.cells for row in rows_of(file.read("muc-luc.xlsx"))]
    assert list(head[:4]) == ["STT", "Số văn bản", "Tên văn bản", "Mã hồ sơ"]
    issues = {each.ref: each for each in session.scalars(select(IssuedPaper)) if each is not whole}
    assert len(issues) == 6, "the list that was issued before is the same issue"
    assert {str(line[1]) for line in lines} == issues.keys()
    for _number, ref, title, about, name, key, _at in lines:
        issue = issues[str(ref)]
        assert title == issue.title
        assert f"{issue.number:04d}-" in str(name)
        assert key == hashlib.sha256(file.read(str(name))).hexdigest() in issue.sums.values()
        assert bool(about) == (issue.kind == "bao-cao-ban")
    assert [line[0] for line in lines] == list(range(1, 13))
    first = next(each for each in issues.values() if each.kind == "trich-ngang")
    assert f"{first.number:04d}-trich-ngang.pdf" in file.namelist()


def test_a_large_set_is_a_job(
    client: Client, session: Any, three: list[Nomination], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 2)
    client.sign_in("thuongtruc")
    page = client.get_page(ADDRESS)
    after = client.follow(client.submit(page, f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình"))
    assert "Đang lập" in after
    paper = session.scalars(select(IssuedPaper)).one()
    with client.get(f"{ADDRESS}/{paper.ref}/zip") as response:
        assert response.status_code == 404
    assert "Đang lập" in client.get_page(ADDRESS)
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    assert jobs.work_all() == 3, "drawn for the first asking; put together for both"
    with client.get(f"{ADDRESS}/{paper.ref}/zip") as response:
        assert zipfile.ZipFile(io.BytesIO(response.data)).testzip() is None
    _paper, file = the_zip(client, session)
    assert len([name for name in file.namelist() if name.startswith("ho-so/")]) == 6
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 1 + 3 + 3


def asked_by_who_left(client: Client, session: Any, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Whoever asks for a large set and is posted to a commune before its job runs."""
    monkeypatch.setattr(views, "AT_ONCE", 2)
    client.sign_in("thuongtruc")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    person = named("thuongtruc")
    assert person is not None
    people.post(person, by_ref("ubnd-xa-muong-lai"), "staff", date(2025, 7, 1), by=SYSTEM)
    session.commit()
    jobs.work_all()
    return person


def test_who_left_the_office_meanwhile_gets_no_set(
    client: Client, session: Any, three: list[Nomination], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_by_who_left(client, session, monkeypatch)
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 1
    assert not session.scalars(select(IssuedPaper)).one().files


def test_a_colleague_makes_the_set_of_somebody_who_left(
    client: Client, session: Any, three: list[Nomination], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = asked_by_who_left(client, session, monkeypatch)
    client.sign_out()
    client.sign_in("thuongtruc2")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    jobs.work_all()
    whole, file = the_zip(client, session)
    assert file.testzip() is None
    assert whole.issued_by_id == person.id, "the same issue"


def test_a_dossier_that_changed_meanwhile_ends_the_job_with_a_word(
    client: Client, session: Any, three: list[Nomination], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 2)
    client.sign_in("thuongtruc")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    three[0].summary = "Điều khác hẳn, ai đó vừa sửa."
    session.commit()
    jobs.work_all()
    assert "Chưa lập được, lập lại" in client.get_page(ADDRESS)
    three[0].summary = "Giữ yên thôn bản, giảm trộm cắp, được bà con tin và làm theo."
    session.commit()
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tập hồ sơ trình")
    jobs.work_all()
    paper = session.scalars(select(IssuedPaper).where(IssuedPaper.kind == "tap-ho-so")).one()
    assert (paper.failed, [each.ending for each in paper.files]) == (False, ["zip"])
