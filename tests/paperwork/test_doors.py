"""The papers of one dossier by address: who may have which; nobody learns by one what the policy hides."""

from __future__ import annotations

import io
from typing import Any

import docx
import pypdf
import pytest
from sqlalchemy import func, select, update

from antq.kit.database import db, writing
from antq.kit.documents import ledger
from antq.kit.documents.records import IssuedPaper
from antq.kit.journal import Event
from antq.kit.policy import RULES, may
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.paperwork import papers
from tests.cast import STAGES, a_complete_draft, appraising, received, score, scored, who
from tests.client import Client, page_of
from tests.nominations.sending import token_of


def status(client: Client, address: str) -> int:
    """What the address answers; the file that it may send is closed again."""
    response = client.get(address)
    response.close()
    return response.status_code


PEOPLE = (
    "donvi",
    "donvi2",
    "canbo",
    "thuongtruc",
    "thamdinh1",
    "thamdinh3",
    "chutich",
    "congkhai",
    "nguoinha",
    "camau",
    "",
)
MAY = {
    "draft": {"donvi": {"bao-cao"}},
    "submitted": {"donvi": {"bao-cao"}, "thuongtruc": {"bao-cao-ban"}, "chutich": {"bao-cao-ban"}},
    "appraising": {
        "donvi": {"giay-tiep-nhan", "bao-cao"},
        "thuongtruc": {"giay-tiep-nhan", "bao-cao-ban"},
        "thamdinh1": {"bao-cao-ban", "phieu-cham"},
        "chutich": {"bao-cao-ban"},
    },
}  # fmt: skip


@pytest.mark.parametrize("state", MAY)
def test_who_may_have_which_paper(session: Any, state: str) -> None:
    nomination = STAGES[state]()
    session.flush()
    for name in PEOPLE:
        found = {kind.code for kind in papers.at_hand(nomination, by=who(name))}
        assert found == MAY[state].get(name, set()), name


def issue(client: Client, nomination: Nomination, kind: str, name: str) -> str:
    """Issue a paper in the browser of somebody; its number."""
    client.sign_in(name)
    address = f"/ho-so/{nomination.ref}/van-ban"
    page = client.get_page(address)
    client.follow(client.submit(page, f"lap-{kind}"))
    client.sign_out()
    return str(client.application.extensions["sqlalchemy"].session.scalar(
        select(IssuedPaper.ref).order_by(IssuedPaper.id.desc()).limit(1)
    ))  # fmt: skip


def test_a_unit_issues_and_downloads_its_receipt(client: Client, session: Any) -> None:
    nomination = received()
    client.sign_in("donvi")
    read = client.get_page(f"/de-cu/{nomination.ref}")
    address = read.link("Văn bản của hồ sơ").href
    page = client.get_page(address)
    after = client.follow(client.submit(page, "lap-giay-tiep-nhan"))
    assert "Đúng nội dung hiện nay" in after
    links = [link.href for link in after.links if "/van-ban/VB-" in link.href]
    assert len(set(links)) == 2
    for href in set(links):
        response = client.get(href)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
        assert "attachment" in response.headers["Content-Disposition"]
        if href.endswith("/pdf"):
            text = "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(response.data)).pages)
        else:
            text = "\n".join(each.text for each in docx.Document(io.BytesIO(response.data)).paragraphs)
        assert nomination.ref in text
        response.close()
    events = session.scalars(select(Event).where(Event.kind == "nomination.paper")).all()
    assert [each.payload["kind"] for each in events] == ["giay-tiep-nhan"]
    assert set(events[0].payload["sums"]) == {"pdf", "docx"}


def test_the_same_paper_twice_is_one_issue_and_a_changed_dossier_another(
    client: Client, session: Any
) -> None:
    nomination = a_complete_draft()
    client.sign_in("donvi")
    address = f"/ho-so/{nomination.ref}/van-ban"
    page = client.get_page(address)
    first = client.submit(page, "lap-bao-cao")
    again = client.submit(page, "lap-bao-cao")
    assert (first.status_code, again.status_code) == (303, 303)
    raw = {"csrf_token": token_of(page), "loai": "bao-cao"}
    assert client.post(f"{address}/lap", data=raw).status_code == 303
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 1
    session.refresh(nomination)
    actions.write(
        nomination, {"how": "Cách làm khác hẳn, mỗi tối đi tuần."}, seen=nomination.version, by=who("donvi")
    )
    client.submit(client.get_page(address), "lap-bao-cao")
    numbers = session.scalars(select(IssuedPaper.number).order_by(IssuedPaper.id)).all()
    assert list(numbers) == [1, 2]


@pytest.mark.parametrize(
    "name", ["donvi2", "canbo", "camau", "trunguong", "nguoinha", "quantri", "thamdinh3"]
)
def test_nobody_else_gets_a_paper_by_its_address(client: Client, session: Any, name: str) -> None:
    nomination = scored()
    refs = {kind: issue(client, nomination, kind, maker) for kind, maker in (
        ("giay-tiep-nhan", "donvi"), ("bao-cao", "donvi"), ("bao-cao-ban", "thuongtruc"), ("phieu-cham", "thamdinh1"),
    )}  # fmt: skip
    client.sign_in(name)
    address = f"/ho-so/{nomination.ref}/van-ban"
    for ref in refs.values():
        for ending in ("pdf", "docx"):
            assert status(client, f"{address}/{ref}/{ending}") == 404, ref
    token = token_of(client.get_page("/viec-can-lam"))
    for kind in refs:
        sent = client.post(f"{address}/lap", data={"csrf_token": token, "loai": kind})
        assert sent.status_code in (403, 404), kind
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == len(refs)


def test_papers_of_the_desk_and_sheets_are_hidden_from_the_unit_and_from_whoever_has_not_scored(
    client: Client, session: Any
) -> None:
    nomination = appraising()
    score(nomination, "thamdinh1")
    own = issue(client, nomination, "bao-cao", "donvi")
    desk = issue(client, nomination, "bao-cao-ban", "thuongtruc")
    sheet = issue(client, nomination, "phieu-cham", "thamdinh1")
    address = f"/ho-so/{nomination.ref}/van-ban"

    def seen(name: str) -> set[str]:
        client.sign_in(name)
        page = client.get_page(address)
        refs = {ref for ref in (own, desk, sheet) if ref in page}
        for ref in (own, desk, sheet):
            assert (status(client, f"{address}/{ref}/pdf") == 200) == (ref in refs), (name, ref)
        client.sign_out()
        return refs

    assert seen("donvi") == {own}
    assert seen("thamdinh1") == {desk, sheet}
    assert seen("thamdinh2") == {desk}, "has not scored yet"
    assert seen("chutich") == {desk, sheet}
    assert seen("thuongtruc") == {desk, sheet}
    score(nomination, "thamdinh2")
    assert seen("thamdinh2") == {desk, sheet}


def test_who_printed_a_dossier_is_told_to_the_office_only(client: Client, session: Any) -> None:
    nomination = appraising()
    issue(client, nomination, "bao-cao-ban", "thamdinh1")
    address = f"/ho-so/{nomination.ref}/van-ban"
    for name, told in (("thuongtruc", True), ("thamdinh2", False)):
        client.sign_in(name)
        assert ("Trần Thu Hà" in client.get_page(address).text_of("noi-dung")) is told
        client.sign_out()


def test_what_is_wrong_is_refused(client: Client, session: Any) -> None:
    nomination = received()
    paper = issue(client, nomination, "giay-tiep-nhan", "donvi")
    other = received("donvi", "person")
    client.sign_in("donvi")
    token = token_of(client.get_page("/viec-can-lam"))
    address = f"/ho-so/{nomination.ref}/van-ban"
    for kind in ("", "khac", "phieu-cham\0", "../giay", "to-trinh"):
        assert client.post(f"{address}/lap", data={"csrf_token": token, "loai": kind}).status_code == 404
    assert client.post(f"{address}/lap", data={"csrf_token": token, "loai": "phieu-cham"}).status_code == 404
    for path in (f"{paper}/zip", f"{paper}/exe", "VB-2026-999999/pdf", f"{paper}%00/pdf"):
        assert status(client, f"{address}/{path}") == 404, path
    assert status(client, f"/ho-so/{other.ref}/van-ban/{paper}/pdf") == 404, "of another dossier"


def test_a_broken_wording_of_the_office_is_told_and_stops_nothing_else(
    client: Client, session: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    nomination = received()
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "giay-tiep-nhan.toml").write_text('[[block]]\nblock = "paragraf"\n', "utf-8")
    monkeypatch.setitem(client.application.config, "DATA_DIR", tmp_path)
    client.sign_in("donvi")
    address = f"/ho-so/{nomination.ref}/van-ban"
    page = client.get_page(address)
    assert "giay-tiep-nhan.toml, block 1" in page
    assert page.form("lap-bao-cao").action == f"{address}/lap"
    token = token_of(page)
    answer = client.post(f"{address}/lap", data={"csrf_token": token, "loai": "giay-tiep-nhan"})
    assert answer.status_code == 422
    assert "cần quản trị viên sửa" in answer.text


def test_the_rules_agree_with_the_addresses(session: Any) -> None:
    """Whoever is offered a paper sees the dossier."""
    for state, maker in STAGES.items():
        nomination = maker()
        session.flush()
        for name in PEOPLE:
            if papers.at_hand(nomination, by=who(name)):
                assert may(who(name), "nomination.see", nomination), (state, name)
    assert {kind.rule for kind in papers.KINDS} <= RULES.keys()


def test_a_paper_of_what_changed_while_it_was_drawn_is_not_entered(
    client: Client, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing takes seconds: a paper that says something else than the dossier would be of no use."""
    ref = received().ref
    client.sign_in("thuongtruc")
    address = f"/ho-so/{ref}/van-ban"
    draw = ledger.draw

    def while_somebody_saves(paper: Any) -> Any:
        with writing():
            db.session.execute(update(Nomination).where(Nomination.ref == ref).values(name="Tên mới"))
        return draw(paper)

    token = token_of(client.get_page(address))
    monkeypatch.setattr(ledger, "draw", while_somebody_saves)
    answer = client.post(f"{address}/lap", data={"csrf_token": token, "loai": "bao-cao-ban"})
    assert "vừa thay đổi trong lúc lập" in page_of(answer, status=409)
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 0
