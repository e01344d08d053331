"""Replications: who applies an initiative where, since when, and whether it is still alive."""
