"""Catalogue: initiatives and what is publicly known of them."""
