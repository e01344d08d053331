"""Whoever holds a certificate asks whether it is real. The address is the code: no answer about one is kept."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, make_response, redirect, request, url_for
from flask_babel import gettext as _

from ...kit.database import db
from ...kit.web import actor, limits
from ...kit.web.errors import show as show_error
from ...people.devices import network_of
from .. import queries
from ..code import Read, read_code
from ..models import Certificate, SigningKey
from ..pages.verifying import PATH, CertificatePage, KeysPage, VerifyPage
from .door import door

LONGEST = 60


@door.get(PATH, rule="certificate.verify")
def verify() -> Any:
    """The form; a code that was typed in leads to its page."""
    typed = request.args.get("ma", "")[:LONGEST]
    if not typed.strip():
        return VerifyPage(by=actor()).respond()
    read = read_code(typed)
    if read.good:
        return redirect(url_for("honours.certificate", code=read.code), 303)
    return _for_one(VerifyPage(typed, _mistake(read), by=actor()).respond(422))


@door.get(f"{PATH}/khoa", rule="certificate.verify")
def keys() -> Any:
    return KeysPage(by=actor()).respond()


@door.get(f"{PATH}/khoa/<ref>.pem", rule="certificate.verify", of=queries.key_by_ref)
def key(signing_key: SigningKey) -> Any:
    """The public half of one key, as openssl reads it."""
    response = make_response(signing_key.public_pem)
    response.headers["Content-Type"] = "application/x-pem-file"
    return response


@door.get(f"{PATH}/<code>", rule="certificate.verify")
def certificate(code: str) -> Any:
    found = _find(code)
    if not isinstance(found, Certificate):
        return found
    return _for_one(CertificatePage(found, by=actor()).respond())


@door.get(f"{PATH}/<code>/chu-ky.txt", rule="certificate.verify")
def signed_text(code: str) -> Any:
    """The text that was signed, byte for byte."""
    found = _find(code)
    if not isinstance(found, Certificate):
        return found
    response = make_response(found.text)
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{found.code}.txt"'
    return _for_one(response)


@door.post(f"{PATH}/<code>", rule="certificate.verify")
def compare(code: str) -> Any:
    """Whether a name is the one on the paper; sent in the body, so that no log of addresses keeps it."""
    if not _allowed("name"):
        return _for_one(show_error(429))
    found = _find(code)
    if not isinstance(found, Certificate):
        return found
    typed = request.form.get("ten", "")[:200]
    return _for_one(CertificatePage(found, by=actor(), compared=typed).respond())


def _find(code: str) -> Certificate | Response:
    """The certificate, or the answer that says what is wrong with the code. Codes that lead nowhere are counted."""
    read = read_code(code[:LONGEST])
    found = queries.certificate(read.code) if read.good else None
    if found is not None:
        return found
    if not _allowed("code"):
        return _for_one(show_error(429))
    problem = _mistake(read) if not read.good else _("Không có giấy nào mang mã này.")
    return _for_one(VerifyPage(code, problem, by=actor()).respond(404))


def _allowed(what: str) -> bool:
    """Count one try of this network; nothing was written yet in this request, so nothing is lost."""
    db.session.rollback()
    network = network_of(request.remote_addr or "")
    return limits.hit(current_app.config["VERIFY_LIMIT"], f"verify-{what}", network)


def _mistake(read: Read) -> str:
    if not read.wrong:
        return _("Mã gồm 20 chữ và số, chia thành bốn nhóm, in cạnh mã QR trên giấy.")
    groups = ", ".join(str(each) for each in read.wrong)
    return _("Nhóm %(groups)s gõ chưa đúng. So lại nhóm đó với giấy.", groups=groups)


def _for_one(answer: Any) -> Response:
    """Nobody keeps the answer, no search engine lists it, and no link of it tells the address."""
    response = make_response(answer)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
