"""What the pages of the ledger need."""
