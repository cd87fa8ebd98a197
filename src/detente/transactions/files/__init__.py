"""Files of transactions and of payment messages, chunk after chunk."""
