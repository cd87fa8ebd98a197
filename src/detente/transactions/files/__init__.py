"""Reads files of transactions and of payment messages in chunks."""
