"""The database of the ledger: SQLite in the user's data directory, or PostgreSQL by its URL."""
