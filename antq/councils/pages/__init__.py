"""What the pages of councils show."""
