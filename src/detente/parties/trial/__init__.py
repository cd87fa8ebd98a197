"""What proves that matching works: listed names as they stand, changed in many ways, and names that should stay quiet."""
