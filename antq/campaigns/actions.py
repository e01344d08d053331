"""Writing campaigns, targets and quotas. Each may be repeated: the ref or key says which row is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from ..kit.database import db
from ..kit.text import clean
from ..law.models import Document
from ..law.queries import by_ref
from .models import Campaign, Quota, Target

Row = Mapping[str, Any]


def add_campaign(
    ref: str,
    *,
    name: str,
    kind: str,
    month: int | None = None,
    day: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    mark: str = "V",
    note: str = "",
    sources: Iterable[Document] = (),
) -> Campaign:
    """Enter a campaign, or renew what is said of it; a yearly one has month and day and no year."""
    found = db.session.scalar(select(Campaign).where(Campaign.ref == ref)) or Campaign(ref=ref)
    found.name, found.kind, found.month, found.day = clean(name), kind, month, day
    found.starts_on, found.ends_on, found.mark, found.note = starts_on, ends_on, mark, clean(note)
    found.sources = list(sources)
    db.session.add(found)
    db.session.flush()
    return found


def add_target(
    key: str,
    *,
    document: Document,
    indicator: str,
    scope: str,
    comparator: str,
    value: Decimal,
    high: Decimal | None = None,
    unit: str,
    direction: str,
    selected_only: bool = False,
    classes: Iterable[str] = (),
    period: str = "",
    base: str = "",
) -> Target:
    """Enter a chỉ tiêu as its document states it, or renew it."""
    found = db.session.scalar(select(Target).where(Target.key == key)) or Target(key=key)
    found.document, found.indicator, found.scope = document, clean(indicator), clean(scope)
    found.comparator, found.value, found.high, found.unit = comparator, value, high, unit
    found.direction, found.selected_only, found.classes = direction, selected_only, list(classes)
    found.period, found.base = clean(period), clean(base)
    db.session.add(found)
    db.session.flush()
    return found


def add_quota(
    key: str,
    *,
    document: Document,
    actor: str,
    says: str,
    terms: list[dict[str, Any]],
    on: date | None = None,
) -> Quota:
    """Enter a rule of choosing, or renew it; its unit types are those that stood `on` that day."""
    found = db.session.scalar(select(Quota).where(Quota.key == key)) or Quota(key=key)
    found.document, found.actor, found.says = document, clean(actor), clean(says)
    found.terms, found.on = terms, on
    db.session.add(found)
    db.session.flush()
    return found


def load(data: Mapping[str, Iterable[Row]]) -> None:
    """Rows as in a campaigns.toml (`campaign`, `target`, `quota`); their documents must have been loaded."""
    for row in data.get("campaign", ()):
        named = [*row.get("sources", ()), *([row["document"]] if "document" in row else [])]
        add_campaign(
            row["key"],
            **_taken(row, "name", "kind", "month", "day", "starts_on", "ends_on", "mark", "note"),
            sources=[document for ref in named if (document := by_ref(ref))],
        )
    for row in data.get("target", ()):
        _load_target(row)
    for row in data.get("quota", ()):
        add_quota(
            row["key"],
            document=_document(row),
            actor=CHOOSERS[row["chooser"]],
            says=row["says"],
            terms=[dict(term) for term in row["counts"]],
            on=row.get("types_on"),
        )


CHOOSERS = {
    "district": "Mỗi đơn vị cấp huyện",
    "city": "Mỗi thị xã, thành phố",
    "committee": "Ban Chỉ đạo 138 tỉnh",
}


def _load_target(row: Row) -> None:
    direction = "down-rate" if row["measures"] == "reduction" else row["direction"]
    add_target(
        row["key"],
        document=_document(row),
        indicator=row["indicator"],
        scope=row.get("of", ""),
        comparator=row["comparator"],
        value=Decimal(row["low"]),
        high=Decimal(row["high"]) if "high" in row else None,
        unit=row["unit"],
        direction=direction,
        selected_only=row["holds_for"] == "selected",
        **_taken(row, "classes", "period", "base"),
    )


def _document(row: Row) -> Document:
    found = by_ref(row["document"])
    if found is None:
        raise ValueError(f"{row['key']} names no document")
    return found


def _taken(row: Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}
