"""What each template of this room needs, lazily."""
