"""Checks of a plan: named properties, each failure with the shortest story that leads there."""
