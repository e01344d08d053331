"""People: accounts, postings (who acts for whom as what), sessions."""
