"""The peers, each given the same rules and the same rows."""
