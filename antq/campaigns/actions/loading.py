"""Campaigns, targets and quotas from a data file. Each may be repeated: the ref or key says which row is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from ...kit.database import db
from ...kit.text import clean
from ...law.models import Document
from ...law.queries import by_ref
from ...places.lineage import located
from ...places.queries import by_key
from ..choosers import CHOOSER_TYPES, CHOOSERS
from ..models import Campaign, Quota, Target

Row = Mapping[str, Any]


def load(data: Mapping[str, Iterable[Row]]) -> None:
    """Rows as in a campaigns.toml (`campaign`, `target`, `quota`); their documents must have been loaded."""
    for row in data.get("campaign", ()):
        _load_campaign(row)
    for row in data.get("target", ()):
        _load_target(row)
    for row in data.get("quota", ()):
        _load_quota(row)


def _load_campaign(row: Row) -> None:
    named = [*row.get("sources", ()), *([row["document"]] if "document" in row else [])]
    place = by_key(row["place"]) if "place" in row else None
    found = db.session.scalar(select(Campaign).where(Campaign.ref == row["key"])) or Campaign(ref=row["key"])
    found.name, found.kind = clean(row["name"]), row["kind"]
    for name in ("month", "day", "starts_on", "ends_on", "since"):
        setattr(found, name, row.get(name))
    found.precision, found.mark = row.get("precision", "day"), row.get("mark", "V")
    found.linked, found.sample = row.get("linked", False), row.get("sample", False)
    found.place, found.province = place, located(place).province if place else None
    found.document, found.note = by_ref(row.get("document")), clean(row.get("note", ""))
    found.sources = [document for ref in named if (document := by_ref(ref))]
    db.session.add(found)
    db.session.flush()


def _load_target(row: Row) -> None:
    found = db.session.scalar(select(Target).where(Target.key == row["key"])) or Target(key=row["key"])
    found.campaign, found.document = _campaign(row), _document(row)
    found.indicator, found.scope = clean(row["indicator"]), clean(row.get("of", ""))
    found.comparator, found.value = row["comparator"], Decimal(row["low"])
    found.high = Decimal(row["high"]) if "high" in row else None
    found.unit, found.measures = row["unit"], row["measures"]
    found.direction = "down-rate" if row["measures"] == "reduction" else row["direction"]
    found.selected_only = row["holds_for"] == "selected"
    found.classes, found.subjects = list(row.get("classes", ())), list(row.get("subjects", ()))
    found.period, found.period_year = clean(row.get("period", "")), row.get("period_year")
    found.base, found.group = clean(row.get("base", "")), row.get("group", "")
    found.mark, found.note = row.get("mark", "V"), clean(row.get("note", ""))
    db.session.add(found)
    db.session.flush()


def _load_quota(row: Row) -> None:
    found = db.session.scalar(select(Quota).where(Quota.key == row["key"])) or Quota(key=row["key"])
    found.campaign, found.document = _campaign(row), _document(row)
    found.actor = str(CHOOSERS[row["chooser"]])
    found.chooser_types = list(row.get("chooser_types", CHOOSER_TYPES[row["chooser"]]))
    found.says, found.terms = clean(row["says"]), [dict(term) for term in row["counts"]]
    found.purpose, found.additional = row.get("purpose", ""), row.get("additional", False)
    found.on, found.mark = row.get("types_on"), row.get("mark", "V")
    found.note = clean(row.get("note", ""))
    db.session.add(found)
    db.session.flush()


def _campaign(row: Row) -> Campaign | None:
    return db.session.scalar(select(Campaign).where(Campaign.ref == row.get("campaign", "")))


def _document(row: Row) -> Document:
    found = by_ref(row["document"])
    if found is None:
        raise ValueError(f"{row['key']} names no document")
    return found
