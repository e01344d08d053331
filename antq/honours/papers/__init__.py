"""The paper of a decision with its list, names in full: for the desk that draws it up, to be edited and signed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.documents import ledger
from ...kit.documents.blocks import Paper
from ...kit.documents.ledger import Facts
from ...kit.documents.templates import compose, wording
from ...kit.refusals import Invalid
from ...law.citing import written_day
from ...law.words import conferring
from ...units.letterhead import COMMITTEE, letterhead
from .. import queries
from ..dating import dated_at
from ..models import Commendation, Decision

HERE = Path(__file__).parent
KIND = "quyet-dinh"
NAMES = frozenset(
    {
        "office",
        "authority",
        "full_number",
        "day",
        "dated",
        "about",
        "bases",
        "awards",
        "rows",
        "counted",
        "signer",
    }
)
TEMPLATES = {KIND: NAMES}
CORRECTED = _l(
    "Quyết định này đã được đính chính: không lập lại bản đã ký với tên mới. Dùng bản đã lập trước đây."
)
RECIPIENTS = {"initiative": "mô hình", "collective": "tập thể", "person": "cá nhân"}


@dataclass(frozen=True)
class Made:
    """The paper composed, and what the ledger writes of it."""

    paper: Paper
    facts: Facts


def made_of(decision: Decision) -> Made:
    """Compose the paper of a decision. Ask `decision.paper` first. Raises Invalid for an office's broken wording, and
    once a name was corrected: under the number and day of the decision stands what was signed then, which the
    issues made before say and the register says no longer."""
    if any(each.kind == "correct" for each in queries.amendments_of(decision, "released")):
        raise Invalid({"": CORRECTED})
    words = wording(HERE / f"{KIND}.toml", NAMES)
    paper = compose(words, values(decision))
    return Made(paper, Facts(KIND, paper.title, ledger.content_of(paper), words.sum))


def values(decision: Decision) -> dict[str, Any]:
    """What the template is told."""
    head = letterhead(decision.issuer)
    day = written_day(decision.issued_on)
    rows = list(decision.commendations)
    return {
        "office": {"name": head.name, "above": "\n".join(head.above), "agency": "\n".join(head.agency)},
        "authority": f"Chủ tịch {head.name}" if head.agency[0] == COMMITTEE else f"Thủ trưởng {head.name}",
        "full_number": decision.full_number,
        "day": day,
        "dated": dated_at(decision),
        "about": decision.about,
        "bases": decision.bases,
        "awards": _awards(rows),
        "rows": [
            {
                "name": row.name,
                "role": row.role,
                "unit": row.unit.name,
                "form": row.form.label,
                "citation": row.citation,
            }
            for row in rows
        ],
        "counted": counted(rows),
        "signer": {"title": "\n".join(decision.signer_title.split(", ")), "name": decision.signer_name},
    }


def _awards(rows: list[Commendation]) -> str:
    """ "Tặng Bằng khen … cho 02 tập thể; công nhận … cho 01 mô hình": the highest form first."""
    ordered = sorted(rows, key=lambda row: (-row.form.position, row.form.label))
    parts = [
        f"{conferring(label)} cho {counted(list(part))}"
        for label, part in groupby(ordered, key=lambda row: row.form.label)
    ]
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]


def counted(rows: list[Commendation]) -> str:
    """ "02 tập thể, 01 cá nhân": how many of each, a leading zero below ten."""
    found = {word: sum(row.recipient == code for row in rows) for code, word in RECIPIENTS.items()}
    return ", ".join(f"{count:02d} {word}" for word, count in found.items() if count)
