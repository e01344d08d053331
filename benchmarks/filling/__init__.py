"""A catalogue of many made-up initiatives, written in bulk; the same seed makes the same catalogue."""

from __future__ import annotations

from .writing import SEED, grow, index_again, lay_ground

__all__ = ["SEED", "grow", "index_again", "lay_ground"]
