"""Honours: decisions and the commendations they confer. Knows nothing of nominations."""
