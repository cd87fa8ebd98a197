"""Sanctions regimes as code: what is restricted on a day, under which paragraph, and what would lift it."""

__version__ = "0.1.0"
