"""The office prints the certificates of a decision."""

from __future__ import annotations

from typing import Any

from flask import current_app, request, send_file

from ...kit import storage
from ...kit.database import db
from ...kit.documents.ledger import TYPES
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from ...kit.web.downloads import SANDBOX
from .. import actions, queries
from ..models import Decision
from ..pages.printing import PrintPage
from .door import door

PRINT = "/quyet-dinh/<ref>/giay-khen"


@door.get(PRINT, rule="certificate.print", of=queries.find)
def certificates(decision: Decision) -> Any:
    return PrintPage(decision, by=actor()).respond()


@door.post(PRINT, rule="certificate.print", of=queries.find)
def print_certificates(decision: Decision) -> Any:
    """Begin a file; the page says how far it is."""
    site = current_app.config["SITE_URL"] or request.host_url.rstrip("/")
    ref = decision.ref
    try:
        actions.ask_for_certificates(decision, site=site, by=actor())
    except (Invalid, Stale) as refusal:
        says = next(iter(refusal.errors.values())) if isinstance(refusal, Invalid) else refusal.says
        db.session.rollback()
        decision = queries.find(ref, by=actor())
        return PrintPage(decision, by=actor(), problem=str(says)).respond(refusal.status)
    return see_other("honours.certificates", ref=ref)


@door.get(f"{PRINT}/<batch>", rule="certificate.print", of=queries.find)
def certificate_file(decision: Decision, batch: str) -> Any:
    """The file, when it is done."""
    found = queries.batch(decision, batch)
    response = send_file(
        storage.store().open(found.key),
        mimetype=TYPES[found.ending],
        as_attachment=True,
        download_name=f"giay-khen-{decision.ref}.{found.ending}",
    )
    response.content_length = found.size
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-store"
    return response
