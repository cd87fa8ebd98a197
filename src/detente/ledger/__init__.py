"""The ledger: an append-only, hash-chained record of documents, proposals, judgements, findings and decisions."""
