"""Nominations: dossier, appraisal, council, decision."""
