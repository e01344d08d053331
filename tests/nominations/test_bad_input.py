"""Bad input in every form of the room: said beside the field, kept on the screen, written nowhere."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.nominations.models import Nomination
from tests.browser import Form
from tests.cast import a_complete_draft, submitted
from tests.client import Client, page_of
from tests.nominations.sending import ODD, came_back, fingerprint, post, refused, says_at, send_raw
from tests.nominations.sheets import LIST, SHEETS, Sheet

CHOSEN = {
    "form",
    "field",
    "kind",
    "place",
    "publicity",
    "issuer",
    "nominations",
    "verdict",
    "result",
    "recipient",
}
"""Questions with choices: nothing is typed there."""


def opened(client: Client, sheet: Sheet) -> Form:
    """The form on its page, with whoever fills it in signed in."""
    nomination = sheet.maker()
    address, action = (path.format(nomination.ref) for path in (sheet.page, sheet.action))
    client.sign_in(sheet.who)
    return client.get_page(address).form(action)


def seen(typed: str) -> str:
    """What the person reads of what was typed: the invisible is gone."""
    return " ".join(typed.replace("\u200b", "").replace("\u2060", "").split())


@pytest.mark.parametrize("name", SHEETS)
def test_wrong_answers_are_said_beside_their_fields_and_change_nothing(
    client: Client, session: Any, name: str
) -> None:
    sheet = SHEETS[name]
    form = opened(client, sheet)
    before = fingerprint(session)
    for answers in sheet.wrong:
        typed: dict[str, Any] = {control: text for control, (text, _says) in answers.items()}
        page = came_back(post(client, form, **(sheet.good | typed)))
        for control, (text, says) in answers.items():
            says_at(page, control, says, kept=None if control in CHOSEN else seen(text))
        assert fingerprint(session) == before, answers


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_too_long_is_kept_on_the_screen(client: Client, session: Any, name: str) -> None:
    sheet = SHEETS[name]
    form = opened(client, sheet)
    before = fingerprint(session)
    typed: dict[str, Any] = {
        control: "<b>" + "ơ" * (longest - 2) for control, longest in sheet.longest.items()
    }
    page = came_back(post(client, form, **(sheet.good | typed)))
    for control, text in typed.items():
        says_at(page, control, f"hiện có {len(text)}", kept=text)
    assert fingerprint(session) == before


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_at_all_is_no_answer_and_no_token_is_no_form(client: Client, session: Any, name: str) -> None:
    form = opened(client, SHEETS[name])
    before = fingerprint(session)
    for token in ("", "ngọc" * 20, form.fields["csrf_token"][:-1]):
        assert post(client, form, **(SHEETS[name].good | {"csrf_token": token})).status_code == 400
    assert post(client, form, drop=("csrf_token",), **SHEETS[name].good).status_code == 400
    came_back(post(client, form, drop=tuple(set(form.fields) - {"csrf_token", "mot_lan"})))
    assert fingerprint(session) == before


@pytest.mark.parametrize(
    "typed",
    [unicodedata.normalize("NFD", ODD).replace("loa", "l\u200bo\u2060a"), f"  {ODD}\u00a0\u202e"],
    ids=["NFD and zero width", "spaces and direction"],
)
def test_odd_legal_text_is_stored_clean_and_shown_harmless(client: Client, session: Any, typed: str) -> None:
    nomination = a_complete_draft(recipient="person")
    own = f"/de-cu/{nomination.ref}"
    client.sign_in("donvi")
    answers = {"name": typed, "role": typed, "summary": typed}
    assert send_raw(client, f"{own}/thong-tin", **answers).status_code == 303
    texts = {"background": typed, "how": f"{typed}\r\n{typed}", "resources": typed}
    assert send_raw(client, f"{own}/cach-lam", **texts).status_code == 303
    row = {
        "figures-1-what": typed,
        "figures-1-unit": "=1+1",
        "figures-1-value": "-3",
        "figures-1-source": typed,
    }
    assert send_raw(client, f"{own}/ket-qua", results=typed, lessons=typed, **row).status_code == 303
    session.expire_all()
    kept = [nomination.name, nomination.role, nomination.summary, nomination.background, nomination.resources]
    assert kept == [ODD] * 5
    assert nomination.how == f"{ODD}\n{ODD}"
    figure = nomination.album.figures[0]
    assert (figure.what, figure.unit, int(figure.value), figure.source) == (ODD, "=1+1", -3, ODD)
    for page in ("", "/kiem-tra", "/thong-tin"):
        shown = client.get_page(own + page)
        assert "<script>alert" not in shown.html
        assert ODD in shown or shown.form(f"{own}{page}").fields["name"] == ODD


def test_remarks_comments_and_notes_are_shown_harmless(client: Client, session: Any) -> None:
    nomination = submitted()
    desk = f"/tham-dinh/{nomination.ref}"
    client.sign_in("thuongtruc")
    note = unicodedata.normalize("NFD", ODD)
    assert send_raw(client, desk, f"{desk}/tra-lai", note=note, remark_how=note).status_code == 303
    client.sign_out()
    client.sign_in("donvi")
    for page in ("", "/cach-lam"):
        shown = client.get_page(f"/de-cu/{nomination.ref}{page}")
        assert ODD in shown
        assert "<script>alert" not in shown.html


def test_a_draft_put_away_may_be_unfinished_but_not_wrong(client: Client, session: Any) -> None:
    nomination = a_complete_draft(recipient="person", publicity="initials")
    own = f"/de-cu/{nomination.ref}"
    client.sign_in("donvi")
    response = send_raw(client, f"{own}/thong-tin", thoat="1", name="", form="", drop=("publicity",))
    assert response.location == own
    session.expire_all()
    assert (nomination.name, nomination.form, nomination.publicity) == ("", None, "initials")
    refused(send_raw(client, f"{own}/thong-tin", thoat="1", name="x"), "name", "từ 3 đến 200", kept="x")
    wrong = send_raw(client, f"{own}/ket-qua", thoat="1", results="", **{"figures-0-value": "3"})
    refused(wrong, "figures-0-what", "Nhập tên chỉ số")


@pytest.mark.parametrize(
    ("control", "typed"), [("recipient", "khac"), ("recipient", ""), ("unit", "ubnd-xa-mu-cang-chai")]
)
def test_a_draft_is_not_begun_for_whom_or_what_is_not_offered(
    client: Client, session: Any, control: str, typed: str
) -> None:
    client.sign_in("donvi")
    says = LIST if control == "unit" else "Chọn đề cử mô hình, tập thể hay cá nhân."
    refused(send_raw(client, "/de-cu", **{"recipient": "person", control: typed}), control, says)
    assert session.scalar(select(func.count()).select_from(Nomination)) == 0


def test_a_note_on_taking_back_has_its_bounds(client: Client, session: Any) -> None:
    nomination = submitted()
    own = f"/de-cu/{nomination.ref}"
    client.sign_in("donvi")
    typed = "<i>" + "ơ" * 1998
    refused(send_raw(client, own, f"{own}/buoc", note=typed), "note", "hiện có 2001", kept=typed)
    session.expire_all()
    assert nomination.state == "submitted"
    assert send_raw(client, own, f"{own}/buoc", note="Chưa thống nhất.").status_code == 303
    session.expire_all()
    assert nomination.state == "withdrawn"


def test_a_remark_without_a_field_is_asked_for(client: Client, session: Any) -> None:
    nomination = submitted()
    desk = f"/tham-dinh/{nomination.ref}"
    client.sign_in("thuongtruc")
    page = page_of(send_raw(client, desk, f"{desk}/tra-lai", note="Cách làm còn chung chung."), status=422)
    assert "Chọn ít nhất một mục cần bổ sung" in page
    assert page.form(f"{desk}/tra-lai").fields["note"] == "Cách làm còn chung chung."


def test_sending_needs_the_declaration_and_every_answer(client: Client, session: Any) -> None:
    nomination = a_complete_draft()
    own = f"/de-cu/{nomination.ref}"
    client.sign_in("donvi")
    refused(send_raw(client, f"{own}/kiem-tra", f"{own}/buoc"), "cam_ket", "Đánh dấu vào lời cam kết")
    nomination.results = ""
    session.commit()
    page = page_of(send_raw(client, f"{own}/kiem-tra", f"{own}/buoc", cam_ket="co"), status=422)
    assert "Hồ sơ còn thiếu ở phần: Kết quả." in page
    assert page.form(f"{own}/buoc").fields["cam_ket"] == ["co"]
    session.expire_all()
    assert nomination.state == "draft"
