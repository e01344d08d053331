"""What the pages of honours need."""
