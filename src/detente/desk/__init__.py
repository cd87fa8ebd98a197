"""The one door: whatever a user can ask, as methods that take values and give values."""
