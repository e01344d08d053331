"""The replications that a dossier rests on: chosen first by the register, then by the unit, kept as they were sent."""

from __future__ import annotations

from typing import Any

import pytest

from antq.catalogue.models import Initiative
from antq.nominations import actions
from antq.nominations.answers import answers_of, mark_of
from antq.nominations.filled import refs_of
from antq.nominations.models import Nomination
from antq.nominations.resting import MOST, offered
from antq.paperwork.papers import bundle
from antq.paperwork.papers.values import dossier
from antq.places.queries import by_key
from antq.replications import actions as ledger
from antq.units.queries import by_ref
from tests.cast import a_complete_draft, released, submitted, who
from tests.client import Client, page_of
from tests.making import an_initiative
from tests.nominations.paper import LONG, Paper
from tests.nominations.sending import post
from tests.replications.points import accepted, closed, registered, running

OTHER_PLACE = "04456"


@pytest.fixture
def initiative(session: Any) -> Initiative:
    return an_initiative()


@pytest.fixture
def points(initiative: Initiative) -> dict[str, str]:
    """One of each kind: running here and elsewhere, planned, ended, and one that the ledger has not taken in."""
    there = {"by": "donvi2", "place": _place(OTHER_PLACE)}
    made = {
        "here": running(initiative, neighbourhood="Thôn Nà Mùng"),
        "there": running(initiative, **there),
        "planned": accepted(initiative, neighbourhood="Bản Pom"),
        "ended": closed(initiative, neighbourhood="Thôn Cũ"),
        "waiting": registered(initiative, neighbourhood="Thôn Mới"),
    }
    return {name: point.ref for name, point in made.items()}


def _place(code: str) -> Any:
    return by_key(code)


def ticked(client: Client, nomination: Nomination) -> dict[str, bool]:
    page = client.get_page(f"/de-cu/{nomination.ref}/ket-qua")
    boxes = [node for node in page.all("input") if node.get("name") == "replications"]
    return {str(box.get("value")): box.get("checked") is not None for box in boxes}


def test_what_is_confirmed_is_chosen_first_and_nothing_else_is_offered_than_the_ledger_has(
    client: Client, points: dict[str, str], initiative: Initiative
) -> None:
    nomination = a_complete_draft(initiative=initiative)
    assert refs_of(nomination) == " ".join(sorted((points["here"], points["there"])))
    client.sign_in("donvi")
    found = ticked(client, nomination)
    assert next(iter(found)) == points["here"]  # nearest first
    assert found == {
        points["here"]: True,
        points["planned"]: False,
        points["ended"]: False,
        points["there"]: True,
    }
    page = client.get_page(f"/de-cu/{nomination.ref}/ket-qua")
    assert "Thôn Nà Mùng" in page
    assert "đang hoạt động; từ 19/08/2025; xác nhận quý" in page


def test_the_choice_is_saved_and_told_everywhere(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any
) -> None:
    nomination = a_complete_draft(initiative=initiative)
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}/ket-qua"
    form = client.get_page(address).form(address)
    answer = post(client, form, replications=[points["there"], points["planned"]], results=LONG)
    assert answer.status_code == 303
    session.expire_all()
    assert refs_of(nomination) == " ".join(sorted((points["there"], points["planned"])))
    check = client.get_page(f"/de-cu/{nomination.ref}/kiem-tra")
    assert "Điểm nhân rộng làm căn cứ" in check
    assert "xã Mù Cang Chải, Lào Cai" in check
    assert f"{points['there']}; đang hoạt động; từ 19/08/2025; xác nhận quý" in check
    assert "Bản Pom, xã Mường Lai, Lào Cai" in check
    assert f"{points['planned']}; đã vào sổ" in check
    assert check.link(points["there"]).href == f"/diem/{points['there']}"
    assert points["here"] not in check
    assert [line.partition(" (")[2][:7] for line in dossier(nomination)["replications"]] == sorted(
        (points["there"], points["planned"])
    )
    actions.submit(nomination, by=who("donvi"))
    client.sign_in("thuongtruc")
    desk = client.get_page(f"/tham-dinh/{nomination.ref}")
    assert points["there"] in desk
    assert points["here"] not in desk


def test_a_code_that_is_typed_anew_brings_back_what_was_chosen(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any
) -> None:
    """The field saves itself while it is blank; another initiative brings its own."""
    nomination = a_complete_draft(initiative=initiative)
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}/ket-qua"
    post(client, client.get_page(address).form(address), replications=[points["planned"]], results=LONG)
    basics = Paper(client, nomination, "thong-tin")
    assert basics.autosave("một", initiative="").status_code == 201
    session.expire_all()
    assert nomination.initiative is None
    assert points["planned"] not in client.get_page(f"/de-cu/{nomination.ref}/kiem-tra")
    assert basics.autosave("hai", initiative=initiative.ref).status_code == 201
    session.expire_all()
    assert refs_of(nomination) == points["planned"]
    other = an_initiative("Tiếng kẻng an ninh")
    own = running(other, neighbourhood="Thôn Kẻng").ref
    assert basics.autosave("ba", initiative=other.ref).status_code == 201
    session.expire_all()
    assert refs_of(nomination) == own


def test_none_may_be_chosen(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any
) -> None:
    nomination = a_complete_draft(initiative=initiative)
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}/ket-qua"
    assert post(client, client.get_page(address).form(address), drop=("replications",)).status_code == 303
    session.expire_all()
    assert nomination.replications == []
    assert set(ticked(client, nomination).values()) == {False}


def test_it_saves_itself_like_any_other_answer(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any
) -> None:
    nomination = a_complete_draft(initiative=initiative)
    client.sign_in("donvi")
    paper, other = (Paper(client, nomination, "ket-qua") for _ in range(2))
    paper.fields |= {"replications": [points["here"]]}
    assert paper.autosave("một").status_code == 201
    session.expire_all()
    assert refs_of(nomination) == points["here"]
    # Another page that did not touch it leaves it alone; one that did is asked.
    both = " ".join(sorted((points["here"], points["there"])))
    other.fields |= {"replications": both.split()}
    assert "Người khác vừa sửa: Điểm nhân rộng" in other.autosave("hai", lessons="Kiên trì.").text
    assert other.autosave("ba", replications=[points["planned"]]).status_code == 409
    session.expire_all()
    assert (refs_of(nomination), nomination.lessons) == (points["here"], "Kiên trì.")


def test_a_page_of_before_the_initiative_was_named_drops_nothing(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any
) -> None:
    nomination = a_complete_draft()
    client.sign_in("donvi")
    paper = Paper(client, nomination, "ket-qua")
    assert "replications" not in paper.fields
    actions.write(nomination, {"initiative": initiative}, seen=nomination.version, by=who("donvi"))
    session.commit()
    assert paper.autosave("một", lessons="Kiên trì.").status_code == 201
    session.expire_all()
    assert len(nomination.replications) == 2


@pytest.mark.parametrize("kind", ["waiting", "foreign", "nonsense"])
def test_what_is_not_offered_is_refused(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any, kind: str
) -> None:
    refs = {
        "waiting": points["waiting"],
        "foreign": running(an_initiative("Camera an ninh")).ref,
        "nonsense": "DM-0001' OR 1=1--",
    }
    nomination = a_complete_draft(initiative=initiative)
    before = refs_of(nomination)
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}/ket-qua"
    back = page_of(
        post(client, client.get_page(address).form(address), replications=[refs[kind]]), status=422
    )
    assert "Danh sách điểm vừa đổi theo mô hình của hồ sơ." in back
    session.expire_all()
    assert refs_of(nomination) == before


def test_another_initiative_brings_its_own(points: dict[str, str], initiative: Initiative) -> None:
    nomination = a_complete_draft(initiative=initiative)
    other = an_initiative("Camera an ninh")
    point = running(other)
    actions.write(nomination, {"initiative": other}, seen=nomination.version, by=who("donvi"))
    assert refs_of(nomination) == point.ref
    actions.write(nomination, {"initiative": None}, seen=nomination.version, by=who("donvi"))
    assert "replications" not in answers_of(nomination)  # what was chosen waits for an initiative of its own


def test_what_was_sent_stays_and_a_supplement_shows_what_changed(
    client: Client, points: dict[str, str], initiative: Initiative, session: Any
) -> None:
    nomination = submitted(initiative=initiative)
    first = nomination.submissions[0].answers["replications"]
    assert first.count("\n") == 1
    mark = mark_of(nomination, answers_of(nomination), "ket-qua")
    rows = {each.ref: each for each in offered(nomination, by=who("donvi"))}
    ledger.close(rows[points["there"]], "no-people", "Không đủ người.", by=who("donvi2"))
    assert answers_of(nomination)["replications"] == first
    assert mark_of(nomination, answers_of(nomination), "ket-qua") == mark
    asked = {"replications": "Bỏ điểm đã kết thúc."}
    actions.send_back(nomination, "Xem lại các điểm nhân rộng.", asked, by=who("thuongtruc"))
    session.commit()
    client.sign_in("donvi")
    address = f"/de-cu/{nomination.ref}/ket-qua"
    page = client.get_page(address)
    assert "Bỏ điểm đã kết thúc." in page
    assert "results" not in page.form(address).fields
    assert (
        post(client, page.form(address), replications=[points["here"], points["planned"]]).status_code == 303
    )
    session.expire_all()
    actions.submit(nomination, by=who("donvi"))
    kept, gone = first.splitlines()
    now = nomination.submissions[1].answers["replications"].splitlines()
    assert now[0] == kept
    assert gone not in now
    assert points["planned"] in now[1]
    client.sign_in("thuongtruc")
    desk = client.get_page(f"/tham-dinh/{nomination.ref}")
    assert any(points["there"] in "".join(node.itertext()) for node in desk.all("del"))
    assert any(points["planned"] in "".join(node.itertext()) for node in desk.all("ins"))


def test_it_is_asked_on_paper_and_told_in_a_summary(
    client: Client, points: dict[str, str], initiative: Initiative
) -> None:
    nomination = submitted(initiative=initiative, recipient="collective")
    told = bundle("tom-tat", [nomination], office=by_ref("phong-xdpt"), by=who("thuongtruc")).parts[0].paper
    assert any(
        "Điểm nhân rộng làm căn cứ (2): Thôn Nà Mùng" in str(vars(block).values()) for block in told.blocks
    )
    draft = a_complete_draft(initiative=initiative)
    client.sign_in("donvi")
    sheet = client.get_page(f"/de-cu/{draft.ref}/phieu-giay")
    assert "Điểm nhân rộng làm căn cứ" in sheet
    assert f"({points['planned']})" in sheet
    assert points["waiting"] not in sheet


def test_parts_seen_before_the_question_was_asked_stay_seen(initiative: Initiative) -> None:
    nomination = a_complete_draft(initiative=initiative)
    answers = answers_of(nomination)
    older = {name: text for name, text in answers.items() if name != "replications"}
    assert answers["replications"] == ""
    assert mark_of(nomination, answers, "ket-qua") == mark_of(nomination, older, "ket-qua")


def test_it_goes_along_when_it_is_proposed_for_more(points: dict[str, str], initiative: Initiative) -> None:
    nomination = released(recipient="collective", initiative=initiative)
    made = actions.pass_on(nomination, by=who("donvi"))
    assert refs_of(made) == refs_of(nomination) != ""


def test_more_than_anybody_reads_are_not_offered(
    initiative: Initiative, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST >= 50
    monkeypatch.setattr("antq.nominations.resting.MOST", 2)
    first = running(initiative, by="donvi2", place=_place(OTHER_PLACE), neighbourhood="Bản A")
    for name in ("Bản B", "Bản C"):
        running(initiative, neighbourhood=name)
    nomination = a_complete_draft(initiative=initiative)
    assert first.ref not in refs_of(nomination)
    assert len(offered(nomination, by=who("donvi"))) == 2
