"""Transactions and the law in force: decisions."""
