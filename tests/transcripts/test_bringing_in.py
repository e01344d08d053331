"""Bringing a Word file in: seen first, chosen part by part, written once, the original kept."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.evidence.models import File
from antq.kit import storage
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.transcripts.actions import ABOUT
from tests.cast import a_draft, submitted, who
from tests.client import Client, page_of
from tests.kit.media.document_samples import DOCUMENTS_REFUSED
from tests.kit.media.hostile_documents import docx, pdf
from tests.nominations.sending import came_back
from tests.transcripts.writing import COLLECTIVE, TCVN3, written


@pytest.fixture
def draft(client: Client, session: Any) -> Nomination:
    """A collective's draft with a name and a text of its own; its officer is signed in."""
    nomination = a_draft(recipient="collective", name="Tên đã có", how="Cách làm tự viết, giữ nguyên.")
    session.commit()
    client.sign_in("donvi")
    return nomination


def send(client: Client, nomination: Nomination, data: bytes, name: str = "bao-cao.docx") -> Any:
    page = client.get_page(f"/de-cu/{nomination.ref}/tu-word")
    answer = client.submit(page, "tu-word", file=(io.BytesIO(data), name))
    answer.request.environ["wsgi.input"].close()
    return answer


def test_it_is_seen_before_anything_is_written(client: Client, session: Any, draft: Nomination) -> None:
    page = client.follow(send(client, draft, written(COLLECTIVE)))
    assert "Tổ tự quản thôn Suối Đá" in page
    assert "Chưa phần nào được ghi" in page
    assert "1 dòng ghi thông tin riêng" in page
    session.refresh(draft)
    assert (draft.name, draft.background, draft.version) == ("Tên đã có", "", 2)
    assert session.scalar(select(func.count()).select_from(File)) == 0
    chosen = page.form("chon").fields
    assert (chosen["name"], chosen["how"], chosen["background"], chosen["results"]) == (
        "giu",
        "giu",
        "tep",
        "tep",
    )


def test_what_was_chosen_is_written_and_the_original_is_kept(
    client: Client, session: Any, draft: Nomination
) -> None:
    data = written(COLLECTIVE)
    page = client.follow(send(client, draft, data))
    shown = client.follow(client.submit(page, "chon", name="tep", background="giu"))
    assert "Đã lấy" in shown
    session.refresh(draft)
    assert (draft.name, draft.background) == ("Tổ tự quản thôn Suối Đá", "")
    assert draft.how == "Cách làm tự viết, giữ nguyên."
    assert draft.results == "1. Giảm 12 vụ trộm so với năm trước liền kề."
    [file] = draft.album.files
    assert (file.name, file.about) == ("bao-cao.docx", ABOUT)
    with client.application.app_context(), storage.store().open(file.key) as kept:
        assert kept.read() == data


def test_the_same_file_again_is_kept_once(client: Client, session: Any, draft: Nomination) -> None:
    data = written(COLLECTIVE)
    for _each in range(2):
        page = client.follow(send(client, draft, data))
        assert client.submit(page, "chon").status_code == 303
    session.refresh(draft)
    assert len(draft.album.files) == 1


def test_a_second_click_writes_nothing_twice(client: Client, session: Any, draft: Nomination) -> None:
    page = client.follow(send(client, draft, written(COLLECTIVE)))
    first, second = client.submit(page, "chon"), client.submit(page, "chon")
    assert (first.status_code, second.status_code, first.location) == (303, 303, second.location)
    session.refresh(draft)
    assert (draft.version, len(draft.album.files)) == (3, 1)


def test_old_letters_are_shown_before_and_after(client: Client, session: Any, draft: Nomination) -> None:
    page = client.follow(send(client, draft, written(TCVN3, font=".VnTime")))
    assert "Đã chuyển mã chữ" in page
    assert "Phong trào toàn dân bảo vệ an ninh Tổ quốc" in page
    assert "Phong trµo toµn d©n b¶o vÖ an ninh Tæ quèc" in page


def test_who_saved_meanwhile_loses_nothing(client: Client, session: Any, draft: Nomination) -> None:
    page = client.follow(send(client, draft, written(COLLECTIVE)))
    actions.write(draft, {"results": "Viết trong lúc đó, trên máy khác."}, seen=2, by=who("donvi"))
    session.commit()
    again = page_of(client.submit(page, "chon", background="giu"), status=409)
    assert "Viết trong lúc đó" in again
    assert again.form("chon").fields["background"] == "giu"
    session.refresh(draft)
    assert draft.results == "Viết trong lúc đó, trên máy khác."
    assert client.submit(again, "chon", results="tep").status_code == 303
    session.refresh(draft)
    assert draft.results.startswith("1. Giảm 12 vụ")


REFUSED = [sample for sample in DOCUMENTS_REFUSED if sample.title != "nothing chosen"]


def test_every_hostile_file_is_refused_with_a_sentence(
    client: Client, session: Any, draft: Nomination
) -> None:
    before = list_of_keys(client)
    for sample in REFUSED:
        came_back(send(client, draft, sample.make(), sample.filename))
    assert list_of_keys(client) == before
    session.refresh(draft)
    assert (draft.version, draft.album.files) == (2, [])


def list_of_keys(client: Client) -> list[str]:
    with client.application.app_context():
        return list(storage.store().keys())


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (pdf(), "a.pdf", "Chọn tệp Word (DOCX)"),
        (docx(), "a.docx", "Không nhận ra phần nào"),
        (docx(body=b"<w:p><w:r>"), "a.docx", "Không đọc được"),
        (docx(body=b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 4000), "a.docx", "dài quá mức"),
    ],
)
def test_what_holds_no_report_is_refused(
    client: Client, session: Any, draft: Nomination, data: bytes, name: str, says: str
) -> None:
    assert says in came_back(send(client, draft, data, name))


def test_a_changed_address_names_no_other_file(client: Client, session: Any, draft: Nomination) -> None:
    address = send(client, draft, written(COLLECTIVE)).location
    assert client.get(address).status_code == 200
    assert client.get(address[:-2] + "xx").status_code == 404
    other = a_draft(recipient="collective")
    session.commit()
    token = address.rsplit("/", 1)[1]
    assert client.get(f"/de-cu/{other.ref}/tu-word/{token}").status_code == 404


def test_only_those_who_may_edit(client: Client, session: Any) -> None:
    sent = submitted()
    draft = a_draft("donvi2")
    client.sign_in("donvi")
    assert client.get(f"/de-cu/{sent.ref}/tu-word").status_code == 403
    assert client.get(f"/de-cu/{draft.ref}/tu-word").status_code == 404


def test_the_task_list_leads_there(client: Client, session: Any, draft: Nomination) -> None:
    assert client.get_page(f"/de-cu/{draft.ref}").link("Đưa hồ sơ viết bằng Word vào")
