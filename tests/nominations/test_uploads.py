"""Uploads through the real forms: hostile files are refused with a sentence and nothing is stored."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from antq.evidence.models import File, Photo
from antq.kit import storage
from antq.nominations.models import Nomination
from tests.browser import Form
from tests.cast import a_draft, submitted
from tests.client import Client
from tests.kit.media.document_samples import DOCUMENTS_REFUSED
from tests.kit.media.hostile import SECRET, SERIAL, Sample, plain_jpeg, telltale_jpeg
from tests.kit.media.hostile_documents import docx, pdf
from tests.kit.media.reading import PIXELS_ONLY, jpeg_segments
from tests.kit.media.samples import PHOTOS_REFUSED
from tests.nominations.sending import came_back, post, says_at

WORDS: dict[str, Any] = {"alt": "Bà con <b>họp</b> thôn", "consent": "agreed"}
FILE_WORDS: dict[str, Any] = {"about": "Tờ trình <i>của xã</i>"}


@pytest.fixture
def draft(client: Client, session: Any) -> Nomination:
    """A draft of donvi's, who is signed in."""
    nomination = a_draft()
    session.commit()
    client.sign_in("donvi")
    return nomination


def form_of(client: Client, nomination: Nomination, step: str) -> Form:
    address = f"/de-cu/{nomination.ref}/{step}"
    return client.get_page(address).form(address)


def stored(app: Flask, session: Any) -> tuple[int, int, list[str]]:
    """How many photos and files there are, and every key of the store."""
    session.expire_all()
    photos, files = (session.scalar(select(func.count()).select_from(model)) for model in (Photo, File))
    with app.app_context():
        return photos, files, list(storage.store().keys())


def test_every_hostile_photo_is_refused_and_nothing_is_stored(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    form = form_of(client, draft, "hinh-anh")
    before = stored(app, session)
    for sample in PHOTOS_REFUSED:
        says = "Chọn một tệp" if sample.title == "nothing chosen" else sample.says
        page = came_back(post(client, form, photo=_sent(sample), **WORDS))
        says_at(page, "photo", says)
        assert page.form(form.action).fields["alt"] == WORDS["alt"]
        assert page.form(form.action).fields["consent"] == "agreed"
    assert stored(app, session) == before


def test_every_hostile_document_is_refused_and_nothing_is_stored(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    form = form_of(client, draft, "tai-lieu")
    before = stored(app, session)
    for sample in DOCUMENTS_REFUSED:
        says = "Chọn một tệp" if sample.title == "nothing chosen" else sample.says
        response = post(client, form, file=_sent(sample), **FILE_WORDS)
        if sample in DOCUMENTS_REFUSED[:3]:
            page = came_back(response)
            says_at(page, "file", says)
            says_at_all = page.form(form.action).fields["about"]
            assert says_at_all == FILE_WORDS["about"]
        else:  # the same page each time: reading it strictly takes longer than refusing the file
            assert (response.status_code, says in response.text) == (422, True), sample.title
    assert stored(app, session) == before


def _sent(sample: Sample) -> tuple[io.BytesIO, str]:
    return io.BytesIO(sample.make()), sample.filename


def test_a_photo_of_60_megabytes_is_refused_with_a_sentence(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    form = form_of(client, draft, "hinh-anh")
    before = stored(app, session)
    heavy = io.BytesIO(plain_jpeg() + b"\0" * 60_000_000)
    page = came_back(post(client, form, photo=(heavy, "nang.jpg"), **WORDS))
    says_at(page, "photo", "Ảnh nặng quá 20 MB")
    assert stored(app, session) == before


def test_a_good_photo_is_kept_without_what_it_tells(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    form = form_of(client, draft, "hinh-anh")
    sent = telltale_jpeg()
    assert SECRET.encode() in sent
    response = post(client, form, photo=(io.BytesIO(sent), "../../IMG_0001.JPG"), **WORDS)
    page = client.follow(response)
    assert WORDS["alt"] in page
    photo = session.scalars(select(Photo)).one()
    with app.app_context(), storage.store().open(photo.key) as file:
        kept = file.read()
    assert {name for name, _body in jpeg_segments(kept)} <= PIXELS_ONLY
    assert SECRET.encode() not in kept
    assert SERIAL.encode() not in kept
    assert f"{photo.taken_on:%d/%m/%Y}" == "19/11/2026"  # read before it was dropped
    with client.get(f"/anh/{photo.ref}/goc.jpg") as served:
        assert served.data == kept


WRONG_WORDS: list[dict[str, tuple[str, str]]] = [
    {
        "alt": ("", "Nhập một câu tả ảnh"),
        "caption": ("<b>" + "ơ" * 298, "hiện có 301"),
        "credit": ("<b>" + "ơ" * 118, "hiện có 121"),
        "taken_on": ("31/02/2026", "Nhập ngày dạng 19/08/2026."),
        "consent": ("", "Chọn một"),
    },
    {
        "alt": ("<b>" + "ơ" * 298, "hiện có 301"),
        "taken_on": ("9" * 20, "Nhập ngày dạng 19/08/2026."),
        "consent": ("khac", "Chọn một"),
    },
    {"alt": ("Ngắn", "từ 5 đến 300")},
    {"consent": ("\0", "Chọn một")},
]


def test_wrong_words_keep_a_good_photo_out(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    form = form_of(client, draft, "hinh-anh")
    before = stored(app, session)
    for wrong in WRONG_WORDS:
        answers = WORDS | {control: typed for control, (typed, _says) in wrong.items()}
        page = came_back(post(client, form, photo=(io.BytesIO(plain_jpeg()), "a.jpg"), **answers))
        for control, (typed, says) in wrong.items():
            says_at(page, control, says, kept=None if control == "consent" else typed)
    assert stored(app, session) == before


def test_files_are_kept_under_their_clean_names_and_sent_as_attachments(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    form = form_of(client, draft, "tai-lieu")
    for data, name in ((pdf(), "../../Tờ trình.pdf"), (docx(), "Báo\u200b cáo.docx")):
        client.follow(
            post(client, form_of(client, draft, "tai-lieu"), file=(io.BytesIO(data), name), **FILE_WORDS)
        )
    files = session.scalars(select(File).order_by(File.id)).all()
    assert [file.name for file in files] == ["Tờ trình.pdf", "Báo cáo.docx"]
    assert [file.about for file in files] == [FILE_WORDS["about"]] * 2
    with client.get(f"/tep/{files[0].ref}") as response:
        assert response.data == pdf()
        assert response.headers["Content-Disposition"].startswith("attachment;")
    wrong = "<i>" + "ơ" * 298
    page = came_back(post(client, form, file=(io.BytesIO(pdf()), "a.pdf"), about=wrong))
    says_at(page, "about", "hiện có 301", kept=wrong)
    assert stored(app, session)[1] == 2


def test_the_same_photo_is_hung_once(client: Client, session: Any, draft: Nomination) -> None:
    for _time in range(2):
        response = post(
            client, form_of(client, draft, "hinh-anh"), photo=(io.BytesIO(plain_jpeg()), "a.jpg"), **WORDS
        )
    says_at(came_back(response), "photo", "Ảnh này đã có trong hồ sơ.")
    assert session.scalar(select(func.count()).select_from(Photo)) == 1


def test_a_text_in_place_of_a_file_is_no_file(
    client: Client, app: Flask, session: Any, draft: Nomination
) -> None:
    before = stored(app, session)
    form = form_of(client, draft, "hinh-anh")
    says_at(came_back(post(client, form, photo="<script>", **WORDS)), "photo", "Chọn một tệp")
    assert stored(app, session) == before


@pytest.mark.parametrize("step", ["hinh-anh", "tai-lieu"])
def test_nothing_is_added_to_a_dossier_that_was_sent(
    client: Client, app: Flask, session: Any, step: str
) -> None:
    nomination = a_draft()
    client.sign_in("donvi")
    form = form_of(client, nomination, step)
    sent = submitted()
    before = stored(app, session)
    form.action = form.action.replace(nomination.ref, sent.ref)
    uploads: dict[str, Any] = {
        "hinh-anh": {"photo": (io.BytesIO(plain_jpeg()), "a.jpg")} | WORDS,
        "tai-lieu": {"file": (io.BytesIO(pdf()), "a.pdf")} | FILE_WORDS,
    }
    assert post(client, form, **uploads[step]).status_code == 403
    assert stored(app, session) == before
