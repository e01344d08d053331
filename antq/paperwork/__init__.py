"""The papers of dossiers: receipts, reports, score sheets; submissions and lists of several; what was issued."""
