"""Readers of lists: one for each format in which a list is published."""
