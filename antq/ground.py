"""What every installation stands on: places of today and before, documents, norms, award forms, abbreviations.

`flask antq ground` loads it into a new database and brings an old one up to the shipped lists; nothing
is ever removed. Sources and licences: antq/places/data/SOURCE.md and the notes in antq/law/data.
"""

from __future__ import annotations

from pathlib import Path

from .abbreviations import actions as abbreviations
from .kit.datafiles import toml
from .law import actions as law
from .places import actions as places
from .places import shipped
from .places.queries import by_key
from .scoresheets import actions as scoresheets

PLACES = Path(__file__).parent / "places" / "data"
LAW = Path(__file__).parent / "law" / "data"
SCORESHEETS = Path(__file__).parent / "scoresheets" / "data"
ABBREVIATIONS = Path(__file__).parent / "abbreviations" / "data"


def lay_places() -> None:
    """The places of today and of 30/6/2025, who followed whom, and dated names.

    What an administrator imported since is not undone: the lists are compared with the day that they tell of.
    """
    places.load_current(
        shipped.current(),
        source=shipped.TODAY,
        as_of=shipped.TODAY_AS_OF,
        began=shipped.began(),
        settled=False,
    )
    places.load_legacy([*shipped.ended(), *shipped.earlier()], source=shipped.BEFORE)
    places.load_succession(shipped.successions(), settled=False)
    places.load_versions(shipped.versions(), source=shipped.TODAY, settled=False)
    places.settle()


def lay_law() -> None:
    """Documents first, since norms name them as their source."""
    documents = toml(LAW / "documents.toml", "document")
    named = {each["place"] for row in documents for each in row.get("provinces", ())}
    law.load_documents(documents, {key: by_key(key).name for key in named})
    law.load_norms(toml(LAW / "norms.toml", "norm"))
    law.load_rule_sets(toml(LAW / "rule_sets.toml", "rule_set"))
    law.load_holidays(toml(LAW / "holidays.toml", "holiday"))
    law.load_award_forms(toml(LAW / "award_forms.toml", "award_form"))


def lay_abbreviations() -> None:
    """What officers shorten; only where the table is empty, for from then on it is the administrator's."""
    abbreviations.load(toml(ABBREVIATIONS / "abbreviations.toml", "abbreviation"))


def lay_scoresheets() -> None:
    """The sample score sheets with their thresholds; a province's own thresholds stay."""
    scoresheets.load({table: toml(SCORESHEETS / "sheets.toml", table) for table in ("sheet", "thresholds")})


def lay() -> None:
    """Everything, in the caller's transaction; may be repeated."""
    lay_places()
    lay_law()
    lay_abbreviations()
    lay_scoresheets()
