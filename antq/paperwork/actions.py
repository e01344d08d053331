"""Papers are issued: of one dossier, of a set of dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.database import db
from ..kit.documents import ledger
from ..kit.documents.ledger import Facts, Kept
from ..kit.documents.records import IssuedPaper
from ..kit.journal import record
from ..kit.policy import must
from ..kit.refusals import Invalid
from ..nominations.models import Nomination
from . import events as events
from .parts import Part


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
    if len({nomination.province_id for nomination in nominations}) > 1:
        raise Invalid({"": _l("Các hồ sơ phải của cùng một tỉnh.")})
    return _entered("nomination.in_set", nominations, facts, files, by)


def issue_parts(
    parts: Sequence[Part], drawn: Mapping[str, Sequence[Kept]], *, by: Any
) -> list[tuple[Part, IssuedPaper]]:
    """Enter the papers of a set one by one, each with a number of its own; `drawn` are the files of those that were
    in no issue yet, by stem. Raises Refused."""
    return [
        (each, _entered(each.rule, each.nominations, each.facts, drawn.get(each.stem, ()), by))
        for each in parts
    ]


def _entered(
    rule: str, nominations: Sequence[Nomination], facts: Facts, files: Sequence[Kept], by: Any
) -> IssuedPaper:
    for nomination in nominations:
        must(by, rule, nomination)
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
