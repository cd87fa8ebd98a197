"""Listings: what a command prints row by row, as a value that one place renders to a terminal, CSV and Markdown."""
