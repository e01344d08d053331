"""Law: the register of documents, and norms as dated, sourced rows."""
