"""The door of the room."""

from __future__ import annotations

from ...kit.web import Door

door = Door("api", "antq.api")
