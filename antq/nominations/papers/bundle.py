"""The papers of several dossiers, and all of them together in one file: tập hồ sơ trình."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.documents import drawing, ledger
from ...kit.documents.blocks import Paper
from ...kit.documents.ledger import Facts
from ...kit.documents.templates import compose, wording
from ...kit.text import slug
from ...law.citing import bases_in_force
from ...units.models import Unit
from ..models import Nomination
from .kinds import KIND, made_of
from .values import Values, counted, dated, dossier, head_of

HERE = Path(__file__).parent
NAMES = frozenset(
    {"office", "dossiers", "collectives", "persons", "initiatives", "counted", "dated", "bases"}
)
MOST = 500
"""Dossiers of one set."""

ALL = "tap-ho-so"
WHEN = (1980, 1, 1, 0, 0, 0)
"""Every entry of the file carries the same time, so that the same papers are the same file."""

BUNDLE: dict[str, Any] = {
    "to-trinh": _l("Tờ trình"),
    "trich-ngang": _l("Danh sách trích ngang"),
    "tom-tat": _l("Tóm tắt thành tích"),
    ALL: _l("Tập hồ sơ trình"),
}
"""Papers of a set of dossiers: code to what people call it."""

PARTS = ("to-trinh", "trich-ngang", "tom-tat")
TEMPLATES = dict.fromkeys(PARTS, NAMES)


@dataclass(frozen=True)
class Bundle:
    """A set's papers composed: file name within the set to paper; one of them alone where one was asked for."""

    papers: tuple[tuple[str, Paper], ...]
    facts: Facts


def bundle(kind: str, nominations: Sequence[Nomination], *, office: Unit, by: Any) -> Bundle:
    """Compose a paper of the set, or all of them with the report of each dossier. Raises Invalid when an office's
    wording is broken. Ask the rule about each dossier first."""
    values = _values(nominations, office)
    if kind != ALL:
        paper, words = _composed(kind, values)
        return Bundle(((kind, paper),), Facts(kind, paper.title, ledger.content_of(paper), words))
    papers, words_sums = [], []
    for at, part in enumerate(PARTS, 1):
        paper, words = _composed(part, values)
        papers.append((f"{at:02d}-{part}", paper))
        words_sums.append(words)
    for at, nomination in enumerate(nominations, 1):
        made = made_of(KIND["bao-cao-ban"], nomination, by=by)
        papers.append((f"ho-so/{at:03d}-{nomination.ref}-{slug(nomination.title, limit=40)}", made.paper))
        words_sums.append(made.facts.wording)
    content = ledger.told({"papers": [(name, ledger.content_of(paper)) for name, paper in papers]})
    title = f"Tập hồ sơ trình, {values['counted']}"
    return Bundle(tuple(papers), Facts(ALL, title, content, ledger.told({"words": sorted(set(words_sums))})))


def _composed(part: str, values: Values) -> tuple[Paper, str]:
    words = wording(HERE / f"{part}.toml", NAMES)
    return compose(words, values), words.sum


def _values(nominations: Sequence[Nomination], office: Unit) -> Values:
    dossiers = [{**dossier(each), "votes": _votes(each)} for each in nominations]
    head = head_of(office)
    return {
        "office": head,
        "dossiers": dossiers,
        "initiatives": [each for each in dossiers if each["recipient"] == "initiative"],
        "collectives": [each for each in dossiers if each["recipient"] == "collective"],
        "persons": [each for each in dossiers if each["recipient"] == "person"],
        "counted": counted(dossiers),
        "dated": dated(head["seat"], None),
        "bases": bases_in_force(clock.today()),
    }


def _votes(nomination: Nomination) -> str:
    outcome = nomination.outcome
    return f"{outcome.votes_for}/{outcome.members}" if outcome else ""


def zipped(made: Bundle) -> bytes:
    """All papers of a set, each as DOCX and as PDF, in one file with a list of their checksums. Slow."""
    target, sums = io.BytesIO(), []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in _files(made):
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}")
            file.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)
        file.writestr(zipfile.ZipInfo("SHA256SUMS.txt", WHEN), "\n".join(sums) + "\n")
    return target.getvalue()


def _files(made: Bundle) -> Iterator[tuple[str, bytes]]:
    at = clock.now()
    for name, paper in made.papers:
        for ending, drawn in drawing.both(paper, at=at).items():
            yield f"{name}.{ending}", drawn
