"""The door of this room."""

from ...kit.web import Door

door = Door("campaigns", "antq.campaigns.views")
