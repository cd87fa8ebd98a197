"""Typed shapes of what goes out: one source for JSON, its schema, and later the API."""
