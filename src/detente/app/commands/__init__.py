"""The commands: parse, call the desk, draw."""
