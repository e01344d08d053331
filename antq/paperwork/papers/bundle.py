"""The papers of several dossiers, and all of them together in one file: tập hồ sơ trình."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.documents import ledger
from ...kit.documents.ledger import Facts
from ...kit.documents.templates import compose, wording
from ...kit.text import slug
from ...law.citing import bases_in_force
from ...nominations.earlier import EarlierAward, earlier_awards
from ...nominations.models import Nomination
from ...units.models import Unit
from ..parts import Part
from .kinds import KIND, made_of
from .values import Values, counted, dated, dossier, head_of

HERE = Path(__file__).parent
NAMES = frozenset(
    {"office", "dossiers", "collectives", "persons", "initiatives", "counted", "dated", "bases"}
)
MOST = 500
"""Dossiers of one set."""

ALL = "tap-ho-so"
REPORT = KIND["bao-cao-ban"]

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
    """A set's papers composed, one of them alone where one was asked for; `facts` are those of the whole."""

    parts: tuple[Part, ...]
    facts: Facts


def bundle(kind: str, nominations: Sequence[Nomination], *, office: Unit, by: Any) -> Bundle:
    """Compose a paper of the set, or all of them with the report of each dossier. Raises Invalid when an office's
    wording is broken. Ask the rule about each dossier first."""
    earlier = earlier_awards(nominations)
    values = _values(nominations, earlier, office)
    if kind != ALL:
        part = _composed(kind, values, nominations)
        return Bundle((part,), part.facts)
    parts = [_composed(each, values, nominations) for each in PARTS]
    for nomination in nominations:
        made = made_of(REPORT, nomination, by=by, earlier=earlier)
        stem = f"bao-cao-{nomination.ref}-{slug(nomination.title, limit=40)}"
        parts.append(Part(stem, made.paper, made.facts, (nomination,), REPORT.rule, "ho-so/"))
    content = ledger.told({"papers": [(f"{each.folder}{each.stem}", each.facts.content) for each in parts]})
    words = ledger.told({"words": sorted({each.facts.wording for each in parts})})
    return Bundle(tuple(parts), Facts(ALL, f"Tập hồ sơ trình, {values['counted']}", content, words))


def _composed(part: str, values: Values, nominations: Sequence[Nomination]) -> Part:
    words = wording(HERE / f"{part}.toml", NAMES)
    paper = compose(words, values)
    facts = Facts(part, paper.title, ledger.content_of(paper), words.sum)
    return Part(part, paper, facts, tuple(nominations))


def _values(
    nominations: Sequence[Nomination], earlier: Mapping[int, Sequence[EarlierAward]], office: Unit
) -> Values:
    dossiers = [{**dossier(each, earlier[each.id]), "votes": _votes(each)} for each in nominations]
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
