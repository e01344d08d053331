"""Where something lies today and since when, as columns of a read and as fields of its record."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import aliased

from ...places.models import Place

Province, Commune = aliased(Place), aliased(Place)

COLUMNS = (
    Province.code.label("province_code"),
    Province.name.label("province"),
    Commune.code.label("commune_code"),
    Commune.name.label("commune"),
)


def joined(rows: Any, model: Any) -> Any:
    """The rows with the province and the commune of today of each `model`, where they are known."""
    return rows.outerjoin(Province, Province.id == model.province_id).outerjoin(
        Commune, Commune.id == model.commune_id
    )


def fields(row: Any) -> dict[str, Any]:
    """What a row says of today's places, and of the beginning as exactly as it is known."""
    names = ("province_code", "province", "commune_code", "commune", "started_on", "started_precision")
    return {name: getattr(row, name) for name in names}
