"""The packet with what is to be read for it: one archive with the workbook and, for each dossier, its text as it is
now and the report at the desk as a PDF where one was issued.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from ..kit import storage
from ..kit.documents.records import IssuedPaper
from ..nominations.answers import answers_of
from ..nominations.models import Nomination
from ..nominations.report import STEPS, asked
from . import packet, queries

BOOK = "goi-cham.xlsx"
FOLDER = "ho-so"
WHEN = (1980, 1, 1, 0, 0, 0)
"""Every entry carries the same time: when a dossier was read is nobody's matter."""


def parcel(dossiers: Sequence[Nomination]) -> bytes:
    """The archive of these dossiers."""
    reports, target = queries.reports_of(dossiers), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, BOOK, packet.workbook(dossiers))
        for each in dossiers:
            _add(file, f"{FOLDER}/{each.ref}.txt", text_of(each).encode("utf-8-sig"))
            if data := _pdf(reports.get(each.id)):
                _add(file, f"{FOLDER}/{each.ref}.pdf", data)
    return target.getvalue()


def text_of(nomination: Nomination) -> str:
    """The dossier as plain text: every question with its answer, by parts. What was not answered is left out."""
    answers = answers_of(nomination)
    parts = [f"{nomination.title}\n{nomination.ref} · {nomination.unit.name}"]
    for step in STEPS:
        said = [(each.label, answers[each.name]) for each in asked(nomination, step.code)]
        lines = [f"{label}:\n{answer}" for label, answer in said if answer]
        if lines:
            parts.append("\n\n".join([str(step.title).upper(), *lines]))
    return "\r\n".join("\n\n\n".join(parts).split("\n")) + "\r\n"


def _pdf(paper: IssuedPaper | None) -> bytes:
    file = paper.file("pdf") if paper else None
    if file is None:
        return b""
    with storage.store().open(file.key) as opened:
        data: bytes = opened.read()
    return data


def _add(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    file.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)
