"""The paper of a decision: what it says, with its list in full; for the desk only, before and after it is public."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pypdf
import pytest
from sqlalchemy import select

from antq.honours import actions, papers
from antq.honours.dating import dated_at
from antq.honours.models import Decision
from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.documents import ledger
from antq.kit.documents.blocks import Closing, Head, PageBreak, Paragraph, Table, Title
from antq.kit.documents.records import IssuedPaper
from antq.kit.documents.templates import load
from antq.kit.refusals import Invalid
from antq.law.queries import form_by_code
from antq.units.queries import by_ref
from tests.cast import facts, who
from tests.client import Client

SECRET = "Nguyễn Thị Giấu Tên"


def drawn(number: str = "7") -> Decision:
    """A decision on a collective, whose name is public, and on a person, whose name is not."""
    by, unit = who("thuongtruc"), by_ref("ubnd-xa-muong-lai")
    told = facts(number=number, issued_on=date(2026, 2, 5), signer_title="KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")
    decision = actions.draw_up(told, issuer=by_ref("ubnd-tinh"), by=by)
    form = form_by_code("bang-khen-ubnd-tinh")
    assert form is not None
    usual: dict[str, Any] = {"form": form, "unit": unit, "by": by, "initiative": None}
    actions.confer(decision, recipient="collective", name="Tổ tự quản thôn Trung Tâm", role="",
                   citation="Giữ yên thôn bản.", publicity="full", **usual)  # fmt: skip
    actions.confer(decision, recipient="person", name=SECRET, role="Trưởng thôn",
                   citation="Cứu người.", publicity="hidden", **usual)  # fmt: skip
    return decision


@pytest.fixture
def decision(session: Any) -> Decision:
    made = drawn()
    session.commit()
    return made


def test_the_wording_that_ships_is_good() -> None:
    assert {path.stem for path in papers.HERE.glob("*.toml")} == papers.TEMPLATES.keys()
    for name, names in papers.TEMPLATES.items():
        assert load(papers.HERE / f"{name}.toml", names).blocks


def test_it_says_what_a_decision_says(decision: Decision) -> None:
    blocks = papers.made_of(decision).paper.blocks
    head = next(each for each in blocks if isinstance(each, Head))
    assert head.agency == ("Ủy ban nhân dân", "tỉnh Lào Cai")
    assert (head.number, head.dated) == ("Số: 07/QĐ-UBND", "Lào Cai, ngày 05 tháng 02 năm 2026")
    articles = {each.lead: each.text for each in blocks if isinstance(each, Paragraph) and each.lead}
    assert list(articles) == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert "cho 01 tập thể, 01 cá nhân" in articles["Điều 1."]
    foot = next(each for each in blocks if isinstance(each, Closing))
    assert (foot.right.lines, foot.right.name) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lưu Quang Huy")
    assert foot.recipients[0] == "Như Điều 3;"
    names = [each.name for each in blocks if isinstance(each, Title)]
    assert names == ["Quyết định", "Danh sách"]
    assert any(isinstance(each, PageBreak) for each in blocks)
    table = next(each for each in blocks if isinstance(each, Table))
    assert [row[1] for row in table.rows] == ["Tổ tự quản thôn Trung Tâm", f"{SECRET}\nTrưởng thôn"]


def test_the_desk_issues_and_downloads_it(client: Client, session: Any, decision: Decision) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    after = client.follow(client.submit(page, f"/quyet-dinh/{decision.ref}/van-ban/lap"))
    links = [link.href for link in after.links if "/van-ban/VB-" in link.href]
    assert len(links) == 2
    with client.get(next(each for each in links if each.endswith("/pdf"))) as response:
        assert response.headers["Cache-Control"] == "no-store"
        reader = pypdf.PdfReader(io.BytesIO(response.data))
    assert SECRET in " ".join("".join(each.extract_text() for each in reader.pages).split())
    client.submit(client.get_page(f"/quyet-dinh/{decision.ref}"), f"/quyet-dinh/{decision.ref}/van-ban/lap")
    assert len(session.scalars(select(IssuedPaper)).all()) == 1


def test_after_a_correction_the_signed_paper_is_not_made_anew(
    client: Client, session: Any, decision: Decision
) -> None:
    actions.release(decision, by=who("congkhai"))
    told = actions.AmendmentFacts(
        number="9", symbol="QĐ-UBND", issued_on=clock.today(), signer_name="A B", signer_title="Chủ tịch",
        bases="", reason="Ghi sai tên.",
    )  # fmt: skip
    right = actions.draw_up_correction(
        decision,
        decision.commendations[0],
        name="Tổ tự quản thôn Trung",
        role="",
        facts=told,
        by=who("thuongtruc"),
    )
    papers.made_of(decision)
    actions.release_amendment(right, by=who("congkhai"))
    with pytest.raises(Invalid, match="đã được đính chính"):
        papers.made_of(decision)
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    assert "không lập lại bản đã ký" in page
    assert not [form for form in page.forms if form.action.endswith("/van-ban/lap")]


def test_what_changed_while_it_was_drawn_is_not_entered(
    client: Client, session: Any, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = ledger.draw

    def slow(paper: Any) -> Any:
        drawn = draw(paper)
        with writing():
            db.session.get_one(Decision, number).about = "Về việc khác"
        return drawn

    number = decision.id
    client.sign_in("thuongtruc")
    address = f"/quyet-dinh/{decision.ref}"
    page = client.get_page(address)
    monkeypatch.setattr(ledger, "draw", slow)
    assert client.submit(page, f"{address}/van-ban/lap").status_code == 409
    assert session.scalars(select(IssuedPaper)).all() == []


def test_a_communes_decision_is_dated_where_the_commune_has_its_seat(session: Any) -> None:
    decision = drawn()
    decision.issuer = by_ref("ubnd-xa-muong-lai")
    assert dated_at(decision) == "Mường Lai, ngày 05 tháng 02 năm 2026"
    decision.issuer = by_ref("cuc-v05")
    assert dated_at(decision) == "Lào Cai, ngày 05 tháng 02 năm 2026"


def test_the_desk_is_warned_where_a_name_can_still_be_read(
    client: Client, session: Any, decision: Decision, another_client: Any
) -> None:
    person = decision.commendations[1]
    person.publicity, person.citation = "initials", "Nhà Giấu Tên cứu người."
    session.commit()
    client.sign_in("congkhai")
    assert f"{SECRET}: “Giấu, Tên”" in client.get_page(f"/quyet-dinh/{decision.ref}")
    actions.release(decision, by=who("congkhai"))
    session.commit()
    assert "còn lộ tên" not in another_client().get_page(f"/quyet-dinh/{decision.ref}")


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("name", ["", "donvi", "thamdinh1", "camau", "trunguong", "quantri"])
def test_nobody_else_gets_it_before_or_after(
    client: Client, session: Any, decision: Decision, name: str, public: bool
) -> None:
    address = f"/quyet-dinh/{decision.ref}"
    client.sign_in("thuongtruc")
    client.follow(client.submit(client.get_page(address), f"{address}/van-ban/lap"))
    client.sign_out()
    paper = session.scalars(select(IssuedPaper)).one()
    if public:
        session.refresh(decision)
        actions.release(decision, by=who("congkhai"))
    if name:
        client.sign_in(name)
    with client.get(f"{address}/van-ban/{paper.ref}/pdf") as response:
        assert response.status_code == (303 if not name else 403 if public else 404)
        assert not response.data.startswith(b"%PDF")
    if public:
        page = client.get_page(address)
        assert paper.ref not in page
        assert SECRET not in page


def test_a_paper_of_another_decision_is_not_here(client: Client, session: Any, decision: Decision) -> None:
    other = drawn("8")
    session.commit()
    client.sign_in("congkhai")
    address = f"/quyet-dinh/{decision.ref}"
    client.follow(client.submit(client.get_page(address), f"{address}/van-ban/lap"))
    paper = session.scalars(select(IssuedPaper)).one()
    with client.get(f"/quyet-dinh/{other.ref}/van-ban/{paper.ref}/pdf") as response:
        assert response.status_code == 404
