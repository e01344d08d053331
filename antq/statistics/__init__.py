"""Statistics: what the rows of the register come to, counted when it is asked for."""
