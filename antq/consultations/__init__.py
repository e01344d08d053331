"""Asking others about a dossier: an agency or a leader by a one-time link or on paper, the public for its days."""
