"""Roadmaps: plans of commitments on every side, what became of them, what is wrong with them, and what the law therefore is."""
