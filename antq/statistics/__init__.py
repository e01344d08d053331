"""Statistics: the ledger in sentences, drawings and tables."""
