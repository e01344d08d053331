"""Places: administrative units, dated and versioned."""
