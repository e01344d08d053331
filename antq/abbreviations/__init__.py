"""Abbreviations that people type and texts use: a table that the administrator keeps, read by search."""
