"""The one door of this room."""

from ...kit.web import Door

door = Door("appraisal", "antq.appraisal")
