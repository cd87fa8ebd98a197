"""Files, read and written: what every part of the package shares."""
