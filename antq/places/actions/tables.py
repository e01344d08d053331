"""The tables behind the rows, for writing thousands at once without an object for each."""

from __future__ import annotations

from sqlalchemy import Table

from ..models import Place, PlaceVersion, Succession

PLACES: Table = Place.__table__  # type: ignore[assignment]
VERSIONS: Table = PlaceVersion.__table__  # type: ignore[assignment]
SUCCESSIONS: Table = Succession.__table__  # type: ignore[assignment]
