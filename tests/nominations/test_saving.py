"""A step that saves itself: what can be kept is kept, nothing twice, and nobody's text is overwritten unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import func, select

from antq.evidence.models import Figure
from antq.kit.web.forms import Long
from antq.nominations import actions
from antq.nominations.forms import STEP_FORMS, BasicsForm
from antq.nominations.forms.steps import StepForm
from antq.nominations.report import QUESTION
from antq.people.actor import Actor
from antq.people.models import Person
from tests.browser import read
from tests.cast import a_complete_draft, a_draft, submitted, who
from tests.client import SITE, Client, page_of
from tests.nominations.paper import HEADERS, LONG, Paper, kept
from tests.nominations.sending import post


@pytest.fixture
def paper(client: Client, session: Any) -> Paper:
    client.sign_in("donvi")
    return Paper(client, a_draft())


def test_what_is_typed_is_kept_and_the_page_learns_its_version(paper: Paper, session: Any) -> None:
    answer = paper.autosave("một", how="Họp thôn")
    assert answer.status_code == 201
    assert "Đã lưu nháp lúc " in answer.text
    assert "<main" not in answer.text
    assert (kept(session).how, kept(session).version, paper.fields["phien_ban"]) == ("Họp thôn", 2, "2")
    assert paper.autosave("hai", how=LONG).status_code == 201
    assert (kept(session).how, kept(session).version) == (LONG, 3)


def test_nothing_new_makes_no_version(paper: Paper, session: Any) -> None:
    paper.autosave("một", how=LONG)
    paper.autosave("hai", how=LONG + " \r\n")
    assert kept(session).version == 2


def test_sent_again_it_acts_once_and_says_the_same(paper: Paper, session: Any) -> None:
    before = dict(paper.fields)
    paper.autosave("một", how="Họp thôn")
    known = {name: paper.fields[name] for name in ("phien_ban", "goc")}
    paper.autosave("hai", how=LONG)
    paper.fields = before
    again = paper.autosave("một", how="Họp thôn")
    assert again.status_code == 303
    heard = paper.client.get(again.location, headers=HEADERS)
    paper.take(read(heard.text, part=True))
    assert {name: paper.fields[name] for name in known} == known
    assert kept(session).how == LONG


def test_it_forgives_what_is_not_finished_and_leaves_what_cannot_be_kept(
    client: Client, session: Any
) -> None:
    client.sign_in("donvi")
    page = Paper(client, a_draft(), "thong-tin")
    typed = {"name": "T", "summary": "", "form": "huan-chuong", "initiative": "MH-9999", "started": "hôm qua"}
    answer = page.autosave("một", **typed, field="tu-quan")
    assert answer.status_code == 201
    assert "Chưa lưu được, cần sửa: Hình thức đề nghị khen, Mô hình đã có trong sổ, Bắt đầu từ" in answer.text
    assert 'class="error' not in answer.text
    now = kept(session)
    assert (now.name, now.field, now.form, now.initiative, now.started) == ("T", "tu-quan", None, None, "")
    assert page.autosave("hai", form="", initiative="", started="3/2024").status_code == 201
    assert kept(session).started == "3/2024"


def test_what_is_too_long_waits(paper: Paper, session: Any) -> None:
    assert "Chưa lưu được" in paper.autosave("một", how="x" * 5001, resources="Bốn người.").text
    assert (kept(session).how, kept(session).resources) == ("", "Bốn người.")


def test_a_short_answer_is_kept_but_not_sent(paper: Paper, session: Any) -> None:
    complete = a_complete_draft()
    Paper(paper.client, complete).autosave("một", how="Họp.")
    session.expire_all()
    assert complete.how == "Họp."
    check = page_of(paper.client.get(f"/de-cu/{complete.ref}/kiem-tra"))
    assert "Hồ sơ còn thiếu ở phần: Hoàn cảnh và cách làm" in check


@pytest.mark.parametrize("recipient", ["initiative", "person"])
def test_what_must_be_answered_is_as_long_as_the_forms_ask(session: Any, app: Any, recipient: str) -> None:
    nomination = a_draft(recipient=recipient)
    with app.test_request_context():
        forms: list[StepForm] = [
            BasicsForm(nomination, cast(Actor, who("donvi")), formdata=None, data={}),
            *(STEP_FORMS[step](nomination, formdata=None, data={}) for step in ("cach-lam", "ket-qua")),
        ]
        least = {
            field.name: rule.least
            for form in forms
            for field in form.asked
            for rule in getattr(field, "validators", ())
            if isinstance(rule, Long) and QUESTION[field.name].must
        }
    assert least
    assert {name: QUESTION[name].least for name in least} == least


def test_figures_are_kept_when_they_are_whole(client: Client, session: Any) -> None:
    client.sign_in("donvi")
    page = Paper(client, a_draft(), "ket-qua")
    row = {"figures-0-what": "Số vụ trộm", "figures-0-value": "3"}
    answer = page.autosave("một", **row, results="Giảm.")
    assert "Chưa lưu được, cần sửa: Số liệu." in answer.text
    count = select(func.count()).select_from(Figure)
    assert (session.scalar(count), kept(session).results) == (0, "Giảm.")
    page.autosave("hai", **{"figures-0-source": "Công an xã"})
    page.autosave("ba", **{"figures-0-value": "4"})
    page.autosave("bốn", results="Giảm rõ.")
    assert [str(each.value) for each in kept(session).album.figures] == ["4.000"]


class TestTwoPeople:
    @pytest.fixture
    def other(self, another_client: Any, paper: Paper, session: Any) -> Paper:
        machine = another_client()
        machine.sign_in("donvi")
        return Paper(machine, kept(session))

    def test_different_answers_meet_without_a_question(
        self, paper: Paper, other: Paper, session: Any
    ) -> None:
        paper.autosave("một", how=LONG)
        answer = other.autosave("hai", resources="Bốn người.")
        assert answer.status_code == 201
        assert "Người khác vừa sửa: Cách làm" in answer.text
        other.autosave("ba", resources="Năm người.")
        now = kept(session)
        assert (now.how, now.resources) == (LONG, "Năm người.")

    def test_another_step_is_no_clash(self, paper: Paper, other: Paper, session: Any) -> None:
        results = Paper(paper.client, kept(session), "ket-qua")
        other.autosave("một", how=LONG)
        assert results.autosave("hai", results=LONG).status_code == 201
        assert (kept(session).how, kept(session).results) == (LONG, LONG)

    def test_both_texts_are_shown_and_nothing_is_overwritten(
        self, paper: Paper, other: Paper, session: Any
    ) -> None:
        paper.autosave("một", how="Bản thứ nhất <b>")
        answer = other.autosave("hai", how="Bản thứ hai &", background="Bối cảnh")
        assert answer.status_code == 409
        region = read(answer.text, part=True)
        assert "Bản thứ nhất <b>" in region
        assert "Bản thứ hai &" in region
        assert kept(session).how == "Bản thứ nhất <b>"
        waits = other.autosave("ba", **{"chon-how": "cua-toi"})
        assert waits.status_code == 201
        assert "Bản thứ nhất <b>" in read(waits.text, part=True)  # asked until a person presses a button
        now = kept(session)
        assert (now.how, now.background) == ("Bản thứ nhất <b>", "Bối cảnh")

    @pytest.mark.parametrize(("choice", "expected"), [("cua-toi", "mine"), ("kia", "theirs")])
    def test_either_is_taken_without_scripts(
        self, paper: Paper, other: Paper, session: Any, choice: str, expected: str
    ) -> None:
        texts = {"theirs": f"{LONG} Bản thứ nhất.", "mine": f"{LONG} Bản thứ hai."}
        paper.autosave("một", how=texts["theirs"], background=LONG)
        form = other.client.get_page(other.address).form(other.address)
        stale = {"goc": other.fields["goc"], "phien_ban": other.fields["phien_ban"]}
        page = page_of(post(other.client, form, **stale, how=texts["mine"], background=LONG), status=409)
        assert "Hồ sơ vừa được người khác lưu" in page
        assert page.form(other.address).fields["how"] == texts["mine"]
        assert texts["theirs"] in page
        saved = other.client.submit(page, other.address, press="Lưu và tiếp tục", **{"chon-how": choice})
        assert saved.status_code == 303
        assert kept(session).how == texts[expected]

    def test_neither_is_taken_while_nobody_has_chosen(self, paper: Paper, other: Paper, session: Any) -> None:
        """A button that was pressed just when the question came up settles nothing; what was chosen stays so."""
        paper.autosave("một", how=f"{LONG} Bản thứ nhất.", background=f"{LONG} Trước.")
        mine = {"how": f"{LONG} Bản thứ hai.", "background": f"{LONG} Sau."}
        other.autosave("hai", **mine)
        form = other.client.get_page(other.address).form(other.address)
        chosen = {"chon-background": "kia", "chon-how": ""}
        asked = page_of(post(other.client, form, **{**other.fields, **mine, **chosen}), status=409)
        assert "Chọn bản giữ lại" in asked
        assert asked.form(other.address).fields["chon-background"] == "kia"
        assert asked.form(other.address).fields["chon-how"] == ""
        assert kept(session).how.endswith("Bản thứ nhất.")
        saved = other.client.submit(asked, other.address, press="Lưu và tiếp tục", **{"chon-how": "cua-toi"})
        assert saved.status_code == 303
        assert kept(session).how.endswith("Bản thứ hai.")
        assert kept(session).background.endswith("Trước.")

    def test_a_third_text_is_shown_again(self, paper: Paper, other: Paper, session: Any) -> None:
        paper.autosave("một", how="Bản thứ nhất")
        other.autosave("hai", how="Bản thứ hai")
        paper.autosave("ba", how="Bản thứ ba")
        form = {**other.fields, "chon-how": "cua-toi", "background": LONG, "how": LONG}
        answer = other.client.post(other.address, data={**form, "mot_lan": "bốn"}, headers={"Origin": SITE})
        assert answer.status_code == 409
        assert "Bản thứ ba" in answer.text

    def test_who_saved_last_is_named(self, paper: Paper, other: Paper, session: Any) -> None:
        paper.autosave("một", how=LONG)
        address = f"/de-cu/{kept(session).ref}"
        assert "Lý A Páo" not in other.client.get_page(address)
        kept(session).saved_by = session.scalars(select(Person).where(Person.username == "canbo")).one()
        assert "Lý A Páo đang sửa hồ sơ này" in other.client.get_page(address)
        assert "(Lý A Páo lưu)" in other.client.get_page(other.address)
        kept(session).saved_at -= timedelta(hours=1)
        page = other.client.get_page(address)
        assert "đang sửa" not in page
        assert "Lý A Páo" in page


def test_an_ended_session_is_told_apart(paper: Paper, session: Any) -> None:
    paper.client.sign_out()
    answer = paper.autosave("một", how=LONG)
    assert answer.status_code == 401
    assert kept(session).how == ""


def test_a_dossier_that_was_sent_is_written_no_more(client: Client, session: Any) -> None:
    client.sign_in("donvi")
    nomination = a_complete_draft()
    page = Paper(client, nomination)
    actions.submit(nomination, by=who("donvi"))
    assert page.autosave("một", how=LONG).status_code == 403
    other = submitted("donvi2")
    page.address = f"/de-cu/{other.ref}/cach-lam"
    assert page.autosave("hai", how=LONG).status_code == 404
    session.expire_all()
    assert LONG not in (nomination.how, other.how)
