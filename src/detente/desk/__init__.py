"""The one door: whatever a user can ask, as methods that take values and give values."""

from detente.desk.desk import Desk

__all__ = ["Desk"]
