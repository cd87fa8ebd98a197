"""Owned or controlled: whom a freeze reaches beyond the listed parties."""
