"""One reader a format in which a list is published."""
