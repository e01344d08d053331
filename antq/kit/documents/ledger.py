"""Every paper that was issued: numbered, checksummed, kept. The same content issued again is the same issue.

Drawing is slow and needs no transaction (`draw`); `issue` writes the row in the caller's. Who may have a paper is
asked by the room that issues it, each time: the ledger knows no rule.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from .. import clock, storage
from ..database import db, one_at_a_time
from ..refusals import Missing
from . import drawing
from .blocks import Paper
from .records import IssuedPaper, PaperAbout, PaperFile

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "zip": "application/zip",
}
"""Endings of files and what a browser is told they are."""

NO_PAPER = _l("Không có văn bản này.")


class Subject(Protocol):
    """What a paper is about."""

    @property
    def __subject__(self) -> str: ...

    @property
    def id(self) -> Any: ...


@dataclass(frozen=True)
class About:
    """A thing that a paper is about and that is no subject of events."""

    subject: str
    id: int

    @property
    def __subject__(self) -> str:
        return self.subject


@dataclass(frozen=True)
class Kept:
    """A file in the store."""

    ending: str
    key: str
    size: int


def content_of(paper: Paper) -> str:
    """The SHA-256 of everything that a paper says."""
    kinds = [type(block).__name__ for block in paper.blocks]
    said = json.dumps([asdict(paper), kinds], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def draw(paper: Paper) -> list[Kept]:
    """Both files of a paper, in the store. Slow: call it with no transaction open."""
    at = clock.now()
    return [keep(kind, drawn) for kind, drawn in drawing.both(paper, at=at).items()]


def keep(ending: str, data: bytes) -> Kept:
    """Bytes of a known ending into the store."""
    if ending not in TYPES:
        raise KeyError(ending)
    return Kept(ending, storage.store().put(data), len(data))


def issued(kind: str, content: str) -> IssuedPaper | None:
    """The issue of this kind with this content, if there is one."""
    return db.session.scalar(
        select(IssuedPaper).where(IssuedPaper.kind == kind, IssuedPaper.content == content)
    )


@dataclass(frozen=True)
class Facts:
    """What the ledger writes of an issue: the kind, the title, the checksums of content and template."""

    kind: str
    title: str
    content: str
    wording: str


def issue(
    facts: Facts, abouts: Iterable[Subject], files: Iterable[Kept], *, by: Any
) -> tuple[IssuedPaper, bool]:
    """The issue with this content, and whether it is new. One transaction at a time takes a number."""
    one_at_a_time("papers")
    known = issued(facts.kind, facts.content)
    if known is not None:
        return known, False
    year = clock.today().year
    last = db.session.scalar(select(func.max(IssuedPaper.number)).where(IssuedPaper.year == year)) or 0
    made = IssuedPaper(
        ref=f"VB-{year}-{last + 1:06d}",
        year=year,
        number=last + 1,
        kind=facts.kind,
        title=facts.title[:300],
        content=facts.content,
        wording=facts.wording,
        issued_at=clock.now(),
        issued_by_id=by.person_id,
        issued_by_name=by.name,
        abouts=[
            PaperAbout(position=at, subject=each.__subject__, subject_id=each.id)
            for at, each in enumerate(abouts)
        ],
    )
    db.session.add(made)
    attach(made, files)
    db.session.flush()
    return made, True


def attach(paper: IssuedPaper, files: Iterable[Kept]) -> None:
    """Name the files of an issue, once: one that has files keeps those."""
    if not paper.files:
        paper.files = [PaperFile(ending=each.ending, key=each.key, size=each.size) for each in files]


def papers_about(subject: Subject, kinds: Iterable[str]) -> list[IssuedPaper]:
    """The issues of these kinds about a thing, the newest first. The caller knows which kinds it may show."""
    about = select(PaperAbout.paper_id).where(
        PaperAbout.subject == subject.__subject__, PaperAbout.subject_id == subject.id
    )
    rows = (
        select(IssuedPaper)
        .where(IssuedPaper.id.in_(about), IssuedPaper.kind.in_(list(kinds)))
        .options(selectinload(IssuedPaper.files), selectinload(IssuedPaper.abouts))
        .order_by(IssuedPaper.id.desc())
    )
    return list(db.session.scalars(rows))


def paper_about(ref: str, subject: Subject, kinds: Iterable[str]) -> IssuedPaper:
    """The issue with this ref, if it is about the thing and of one of the kinds; raises Missing otherwise."""
    for each in papers_about(subject, kinds):
        if each.ref == ref:
            return each
    raise Missing(NO_PAPER)


def by_ref(ref: str, kinds: Iterable[str] = ()) -> IssuedPaper:
    """The issue with this ref, of one of the kinds where some are named; raises Missing. The caller asks its rule
    about everything that it is about."""
    found = db.session.scalar(select(IssuedPaper).where(IssuedPaper.ref == ref))
    wanted = list(kinds)
    if found is None or (wanted and found.kind not in wanted):
        raise Missing(NO_PAPER)
    return found


def keys_of_papers() -> list[str]:
    """The keys of the store that papers are kept under: for who looks for orphans."""
    return list(db.session.scalars(select(PaperFile.key)))


def told(values: Mapping[str, Any]) -> str:
    """The SHA-256 of values that a set of papers is made of."""
    said = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()
