"""The one door of this room."""

from ...kit.web import Door

door = Door("nominations", "antq.nominations")
