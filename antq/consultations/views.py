"""Others were asked about a dossier: an agency answers by its link, the office writes down what came on paper, the
public reads what it is asked about."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, request, send_file
from flask_babel import gettext as _
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from ..kit import storage
from ..kit.database import db
from ..kit.refusals import Invalid, Missing, Stale
from ..kit.web import Door, actor, see_other
from ..kit.web.errors import show as show_error
from ..kit.web.once import slow_work
from . import actions, queries
from .forms import AnswerForm, PaperForm
from .models import Consultation
from .pages import AnswerPage, ConsultationPage, PublicPage

door = Door("consultations", __name__)

GUESSES = "20 per hour"
"""How many links that are none one address may try; counted in memory, since a stranger's read must cost no write."""

_limiter = FixedWindowRateLimiter(MemoryStorage())


@door.get("/tham-dinh/<ref>/hiep-y/<part>", rule="consultation.read", of=queries.find_consultation)
def consultation(consultation: Consultation) -> Any:
    return ConsultationPage(consultation, by=actor()).respond()


@door.post(
    "/tham-dinh/<ref>/hiep-y/<part>", rule="consultation.keep", of=queries.find_consultation, upload=True
)
def enter_answer(consultation: Consultation) -> Any:
    """An answer that came on paper: its scan is checked with no transaction open."""
    form, names = PaperForm(), {"ref": consultation.nomination.ref, "part": consultation.ref}
    scan, fine = None, False
    with slow_work():
        if form.file.data:
            scan = form.received()
            fine = scan is not None
        else:
            fine = form.validate()
    consultation = queries.find_consultation(**names, by=actor())
    if not fine:
        return ConsultationPage(consultation, form, by=actor()).respond(422)
    try:
        actions.enter(
            consultation,
            agrees=form.agrees.data == "agree",
            signer=form.signer.data or "",
            note=form.note.data or "",
            document=form.document.data or "",
            scan=scan,
            by=actor(),
        )
    except (Invalid, Stale) as refusal:
        form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
        return ConsultationPage(consultation, form, by=actor()).respond(refusal.status)
    return see_other("appraisal.appraise", ref=names["ref"])


@door.post("/tham-dinh/<ref>/hiep-y/<part>/thoi", rule="consultation.keep", of=queries.find_consultation)
def withdraw_question(consultation: Consultation) -> Any:
    actions.withdraw_question(consultation, by=actor())
    return see_other("appraisal.appraise", ref=consultation.nomination.ref)


@door.get("/tham-dinh/<ref>/hiep-y/<part>/tep", rule="consultation.read", of=queries.find_consultation)
def scan(consultation: Consultation) -> Response:
    """The scan of an answer: always a download, never kept."""
    if consultation.key is None:
        raise Missing(_("Ý kiến này không có bản quét."))
    answer = send_file(
        storage.store().open(consultation.key),
        mimetype=consultation.mime,
        as_attachment=True,
        download_name=consultation.file_name,
    )
    answer.content_length = consultation.size
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "no-store"
    return answer


@door.get("/hiep-y/<token>", rule="consultation.answer")
def by_link(token: str) -> Any:
    found = _by_token(token)
    return _for_one(AnswerPage(found, by=actor()).respond()) if isinstance(found, Consultation) else found


@door.post("/hiep-y/<token>", rule="consultation.answer")
def answer_by_link(token: str) -> Any:
    """The one answer. A second one, or one that is too late, reads why it is not taken."""
    found = _by_token(token)
    if not isinstance(found, Consultation):
        return found
    form = AnswerForm()
    status = 422
    if form.validate():
        try:
            actions.answer(
                found,
                agrees=form.agrees.data == "agree",
                signer=form.signer.data or "",
                note=form.note.data or "",
            )
        except Invalid as invalid:
            form.refuse(invalid.errors)
        except Stale as stale:
            db.session.rollback()
            form.refuse({"": stale.says})
            status = 409
        else:
            return see_other("consultations.by_link", token=token)
    return _for_one(AnswerPage(found, form, by=actor()).respond(status))


def _by_token(token: str) -> Any:
    """The consultation of a link; for links that are none a 404, and after many of them a 429."""
    found = queries.by_token(token)
    if found is not None:
        return found
    if not _limiter.hit(parse(GUESSES), "consultation", request.remote_addr or ""):
        return _for_one(
            show_error(429, _("Đã thử quá nhiều đường dẫn. Chờ một giờ rồi mở lại đường dẫn trong thư."))
        )
    raise Missing(_("Đường dẫn này không còn. Hỏi lại cơ quan đã gửi."))


def _for_one(answer: Any) -> Response:
    """The address is the key: nobody keeps the page, and no link of it tells the address."""
    response = make_response(answer)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@door.get("/lay-y-kien", rule="consultation.browse")
def consulted_publicly() -> Any:
    """What the public is asked about today."""
    return PublicPage(by=actor()).respond()
