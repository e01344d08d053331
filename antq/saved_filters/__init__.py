"""Saved filters: lists of the catalogue that a signed-in person keeps, with word of what comes in."""
