"""Running numbers of what this room keeps."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from ...kit.database import db


def next_ref(column: Any, start: str) -> str:
    """The next running number behind `start`."""
    known = select(column).where(column.startswith(start, autoescape=True))
    last = db.session.scalar(known.order_by(func.length(column).desc(), column.desc()).limit(1))
    return f"{start}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:04d}"
