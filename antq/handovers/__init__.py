"""Handovers: who carries on the work of a unit that no longer exists."""
