"""Letters: what antq writes to people by mail, in an outbox that can be read, held back and let go."""
