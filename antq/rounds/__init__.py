"""Rounds: dated windows in which a province nominates, appraises, meets and publishes."""
