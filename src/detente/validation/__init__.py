"""What shows that matching works: changed names, negatives, threshold curves, the validation pack."""
