"""Looking a dossier up by its code, without signing in: what may be known of any dossier, and nothing else."""
