"""What a page costs, measured; docs/performance.md tells how to read it."""
