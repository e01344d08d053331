"""The door of honours; the files beside this one hang their addresses on it."""

from __future__ import annotations

from ...kit.web import Door

door = Door("honours", __name__)
