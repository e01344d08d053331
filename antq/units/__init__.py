"""Units: the bodies that act, each seated in a place."""
