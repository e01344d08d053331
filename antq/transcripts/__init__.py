"""Dossiers written elsewhere: in Word, brought in question by question; by hand, on a printed sheet."""
