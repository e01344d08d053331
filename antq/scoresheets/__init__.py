"""Scoresheets: criteria, points, evidence, classes; the yearly classification of the movement."""
