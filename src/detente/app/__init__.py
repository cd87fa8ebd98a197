"""The surfaces: thin, each over the desk."""
