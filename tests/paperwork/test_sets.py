"""Papers of several dossiers: tờ trình, lists, the whole set in one file; never with a dossier of one's own unit."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.kit.database import db
from antq.kit.documents.blocks import Paragraph, Table, Title
from antq.kit.documents.records import IssuedPaper
from antq.kit.refusals import Refused
from antq.nominations.models import Nomination
from antq.paperwork import actions, papers, queries
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.queries import named
from antq.units.queries import by_ref
from tests.appraisal.test_queue import copies
from tests.cast import appraising, score, submitted, who
from tests.client import Client, page_of
from tests.making import reading
from tests.nominations.sending import token_of
from tests.paperwork.archives import ADDRESS
from tests.paperwork.test_doors import issue


def composed(kind: str, nominations: list[Nomination]) -> papers.Bundle:
    return papers.bundle(kind, nominations, office=by_ref("phong-xdpt"), by=who("thuongtruc"))


def text_of(kind: str, nominations: list[Nomination]) -> str:
    paper = composed(kind, nominations).parts[0].paper
    return "\n".join(str(value) for block in paper.blocks for value in vars(block).values())


def test_the_letter_names_everybody_under_their_kind(three: list[Nomination]) -> None:
    text = text_of("to-trinh", three)
    for each in three:
        assert each.name in text
    assert "01 mô hình, 01 tập thể, 01 cá nhân" in text
    assert "Căn cứ Luật Thi đua, khen thưởng ngày" in text
    assert text.index("Mô hình") < text.index("Tập thể\n") < text.index("Cá nhân\n")
    assert "Phiếu đồng ý: 4/4" in text
    assert "Tập thể\n" not in text_of("to-trinh", three[:1])


def test_the_list_has_a_row_each_and_lies_across(three: list[Nomination]) -> None:
    paper = composed("trich-ngang", three).parts[0].paper
    assert paper.landscape
    table = next(each for each in paper.blocks if isinstance(each, Table))
    assert [row[1] for row in table.rows] == [each.ref for each in three]
    assert table.rows[2][2] == "Nguyễn Văn An\nTrưởng thôn Trung Tâm\nNăm sinh: ………"


def test_the_summary_tells_each(three: list[Nomination]) -> None:
    blocks = composed("tom-tat", three).parts[0].paper.blocks
    leads = [each.lead for each in blocks if isinstance(each, Paragraph) and each.lead]
    assert [lead[0] for lead in leads] == ["1", "2", "3"]
    assert isinstance(blocks[1], Title)


def test_the_office_makes_them_from_the_page(client: Client, session: Any, three: list[Nomination]) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page("/tham-dinh")
    page = client.get_page(page.link("Tờ trình, danh sách").href)
    for label in (
        "Lập: Tờ trình",
        "Lập: Danh sách trích ngang",
        "Lập: Tóm tắt thành tích",
        "Lập: Tập hồ sơ trình",
    ):
        after = client.follow(client.submit(page, f"{ADDRESS}/lap", press=label))
        assert "Đã lập" in after
        page = client.get_page(ADDRESS)
    papers_made = session.scalars(select(IssuedPaper).order_by(IssuedPaper.id)).all()
    reports = ["bao-cao-ban"] * 3
    assert [each.kind for each in papers_made] == [
        "to-trinh",
        "trich-ngang",
        "tom-tat",
        *reports,
        "tap-ho-so",
    ]
    papers_made = [each for each in papers_made if each.kind != "bao-cao-ban"]
    for each in papers_made:
        for file in each.files:
            with client.get(f"{ADDRESS}/{each.ref}/{file.ending}") as response:
                assert hashlib.sha256(response.data).hexdigest() == file.key
                assert response.headers["Cache-Control"] == "no-store"


def test_only_the_chosen_are_in_it(client: Client, session: Any, three: list[Nomination]) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(ADDRESS)
    client.submit(page, f"{ADDRESS}/lap", press="Lập: Tờ trình", **{"ho-so": [three[1].ref]})
    paper = session.scalars(select(IssuedPaper)).one()
    assert [each.subject_id for each in paper.abouts] == [three[1].id]


def test_none_chosen_or_too_many_is_told(client: Client, session: Any, three: list[Nomination]) -> None:
    client.sign_in("thuongtruc")
    token = token_of(client.get_page(ADDRESS))
    none = client.post(f"{ADDRESS}/lap", data={"csrf_token": token, "loai": "to-trinh"})
    assert (none.status_code, "Chọn ít nhất một hồ sơ." in none.text) == (422, True)
    many = {"csrf_token": token, "loai": "to-trinh", "ho-so": ["DC-15-000000-0000-0"] * 501}
    assert client.post(f"{ADDRESS}/lap", data=many).status_code in (413, 422)
    for kind in ("", "phieu-cham", "khac"):
        data = {"csrf_token": token, "loai": kind, "ho-so": three[0].ref}
        assert client.post(f"{ADDRESS}/lap", data=data).status_code == 404
    assert session.scalar(select(func.count()).select_from(IssuedPaper)) == 0


def test_a_dossier_that_is_not_theirs_to_put_in_is_not_there(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    early = submitted()
    session.commit()
    client.sign_in("thuongtruc")
    token = token_of(client.get_page(ADDRESS))
    chosen = {"csrf_token": token, "loai": "to-trinh", "ho-so": [three[0].ref, early.ref]}
    page = page_of(client.post(f"{ADDRESS}/lap", data=chosen), status=422)
    assert f"Không còn ở bước lập văn bản: {early.ref}." in page
    assert page.form(f"{ADDRESS}/lap").fields["ho-so"] == [three[0].ref]
    for ref in ("DC-96-261122-0001-1", "x\0y", "' OR 1=1"):
        data = {"csrf_token": token, "loai": "to-trinh", "ho-so": [three[0].ref, ref]}
        assert client.post(f"{ADDRESS}/lap", data=data).status_code == 404, ref
    client.sign_out()
    client.sign_in("camau")
    data = {"csrf_token": token_of(client.get_page(ADDRESS)), "loai": "to-trinh", "ho-so": three[0].ref}
    assert client.post(f"{ADDRESS}/lap", data=data).status_code == 404
    assert three[0].name not in client.get_page(ADDRESS)


@pytest.mark.parametrize(
    "name", ["donvi", "thamdinh1", "chutich", "congkhai", "quantri", "nguoinha", "camau"]
)
def test_nobody_else_gets_a_set_by_its_address(
    client: Client, session: Any, three: list[Nomination], name: str
) -> None:
    client.sign_in("thuongtruc")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tờ trình")
    paper = session.scalars(select(IssuedPaper)).one()
    client.sign_out()
    client.sign_in(name)
    with client.get(f"{ADDRESS}/{paper.ref}/pdf") as response:
        assert response.status_code in (403, 404)
        assert not response.data.startswith(b"%PDF")
    assert paper.ref not in client.get("/tham-dinh/van-ban").text
    if name == "nguoinha":
        assert three[0].name not in client.get_page(ADDRESS), "of their own unit"
        assert three[2].name in client.get_page(ADDRESS)


def test_the_door_of_sets_opens_no_paper_of_one_dossier(client: Client, session: Any) -> None:
    """What a unit prints while it types a supplement is its own; a sheet opens by its own rule."""
    dossier = appraising()
    score(dossier, "thamdinh1")
    refs = [
        issue(client, dossier, kind, name)
        for kind, name in (("bao-cao", "donvi"), ("phieu-cham", "thamdinh1"), ("bao-cao-ban", "thuongtruc"))
    ]
    client.sign_in("thuongtruc")
    for ref in refs:
        with client.get(f"{ADDRESS}/{ref}/pdf") as response:
            assert response.status_code == 404, ref


def test_whoever_joins_a_unit_later_loses_its_sets(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    client.sign_in("thuongtruc")
    client.submit(client.get_page(ADDRESS), f"{ADDRESS}/lap", press="Lập: Tờ trình")
    paper = session.scalars(select(IssuedPaper)).one()
    assert paper.ref in client.get_page(ADDRESS)
    person = named("thuongtruc")
    assert person is not None
    people.post(person, by_ref("ubnd-xa-muong-lai"), "staff", date(2025, 7, 1), by=SYSTEM)
    session.commit()
    assert paper.ref not in client.get_page(ADDRESS)
    with client.get(f"{ADDRESS}/{paper.ref}/pdf") as response:
        assert response.status_code == 404


def test_the_action_asks_the_rule_itself(session: Any, three: list[Nomination]) -> None:
    made = composed("to-trinh", three)
    for name in ("nguoinha", "chutich", "donvi", "camau"):
        with pytest.raises(Refused):
            actions.issue_set(three, made.facts, [], by=who(name))


def statements_for(refs: list[str]) -> tuple[int, int]:
    """How many questions finding the dossiers takes, and how many composing their paper."""
    by = who("thuongtruc")
    db.session.expire_all()
    db.session.expunge_all()
    with reading() as found:
        chosen = queries.of_set(refs, by=by)
    with reading() as composing:
        papers.bundle("tom-tat", chosen, office=by_ref("phong-xdpt"), by=by)
    assert len(chosen) == len(refs)
    return len(found), len(composing)


def test_three_dossiers_take_no_more_statements_than_one(session: Any, three: list[Nomination]) -> None:
    refs = [each.ref for each in three]
    statements_for(refs)  # what is read once for all is remembered from here on
    of_three, of_one = statements_for(refs), statements_for(refs[:1])
    assert of_three[0] == of_one[0] <= 6
    assert of_three[1] == of_one[1]


def test_more_than_one_paper_holds_are_not_ticked_beforehand(
    client: Client, session: Any, three: list[Nomination]
) -> None:
    client.sign_in("thuongtruc")
    assert len(client.get_page(ADDRESS).form(f"{ADDRESS}/lap").fields["ho-so"]) == 3
    copies(session, 500)
    session.commit()
    with reading() as statements:
        form = client.get_page(ADDRESS).form(f"{ADDRESS}/lap")
    assert (len(form.choices["ho-so"]), form.fields["ho-so"]) == (50, [])
    assert "ca" not in form.fields
    assert not [each for each in statements if "FROM figure" in each or "FROM photo" in each]
