"""The door of the room."""

from ...kit.web import Door

door = Door("replications", __name__)
