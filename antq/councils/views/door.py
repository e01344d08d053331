"""The one door of this room."""

from ...kit.web import Door

door = Door("councils", "antq.councils")

PATH = "/hop-xet"
ONE = f"{PATH}/<ref>"
