"""The door of this room."""

from ...kit.web import Door

door = Door("people", __name__)
