"""A dossier that was written in Word is brought in: chosen answers, and the file itself as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..evidence import actions as evidence
from ..kit.policy import must
from ..nominations.actions import write
from ..nominations.models import Nomination
from ..nominations.report import is_changeable

ABOUT = "Báo cáo thành tích viết bằng Word (bản gốc)"


@dataclass(frozen=True)
class Original:
    """The file as it lies in the store."""

    key: str
    name: str
    mime: str
    size: int


def bring_in(
    nomination: Nomination, answers: Mapping[str, str], original: Original, *, seen: int, by: Any
) -> bool:
    """Write the chosen answers and keep the file with the dossier, once; says whether the file is there. A dossier
    that came back for other things than its files keeps none.

    Raises Refused for answers that the office did not ask for, Stale when somebody saved in between, Invalid when
    the dossier can hold no more files.
    """
    must(by, "nomination.edit", nomination)
    keeps = is_changeable(nomination, "files")
    write(nomination, answers, seen=seen, by=by)
    if keeps and all(file.key != original.key for file in nomination.album.files):
        evidence.add_file(
            nomination.album,
            original.key,
            name=original.name,
            mime=original.mime,
            size=original.size,
            about=ABOUT,
            by=by,
        )
    return keeps
