"""Where the sample data's own files lie."""

from __future__ import annotations

from pathlib import Path

from ..ground import LAW, PLACES
from ..kit.datafiles import toml

OWN = Path(__file__).parent / "data"

__all__ = ["LAW", "OWN", "PLACES", "toml"]
