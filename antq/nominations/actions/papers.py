"""Papers are issued: of one dossier, of a set of dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.ledger import Facts, Kept
from ...kit.documents.records import IssuedPaper
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid
from .. import events as events
from ..models import Nomination


def issue_paper(
    nomination: Nomination, rule: str, facts: Facts, abouts: Iterable[Any], files: Sequence[Kept], *, by: Any
) -> IssuedPaper:
    """Enter a paper of one dossier into the ledger; the issue that there is, when it says the same. Raises Refused."""
    must(by, rule, nomination)
    paper, new = ledger.issue(facts, abouts, files, by=by)
    if new:
        record("nomination.paper", paper, by=by, kind=paper.kind, content=paper.content, sums=paper.sums)
    return paper


def issue_set(
    nominations: Sequence[Nomination], facts: Facts, files: Sequence[Kept], *, by: Any
) -> IssuedPaper:
    """Enter a paper of a set of dossiers; without `files` it is still to be made. Raises Refused, Invalid."""
    if not nominations:
        raise Invalid({"": _l("Chọn ít nhất một hồ sơ.")})
    for nomination in nominations:
        must(by, "nomination.in_set", nomination)
    if len({nomination.province_id for nomination in nominations}) > 1:
        raise Invalid({"": _l("Các hồ sơ phải của cùng một tỉnh.")})
    paper, new = ledger.issue(facts, nominations, files, by=by)
    if paper.failed:
        paper.failed, new = False, True
    if new:
        record("nomination.paper", paper, by=by, kind=paper.kind, content=paper.content, sums=paper.sums)
    return paper


def finish_set(ref: str, files: Sequence[Kept]) -> None:
    """Name the files of a set that a job has made; without files it has failed. For the ending of the job."""
    paper = ledger.by_ref(ref)
    ledger.attach(paper, files)
    paper.failed = not paper.files
    db.session.flush()
