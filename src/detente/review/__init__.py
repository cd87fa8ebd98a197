"""Review: proposals of a reader, put into the ledger and judged by persons; what they accept becomes a finding."""
