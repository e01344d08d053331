"""Holding a row: nobody else changes it until this transaction ends."""

from __future__ import annotations

from ...kit.database import Base, db


def hold(row: Base, *columns: str) -> None:
    """Lock `row` and read it (or these columns) anew.

    What this transaction changed in it is written first: `refresh` alone would silently forget it.
    """
    db.session.flush()
    db.session.refresh(row, columns or None, with_for_update=True)
