"""The desk of the standing office and the council: its lists, a dossier on it, what each may do to it there."""
