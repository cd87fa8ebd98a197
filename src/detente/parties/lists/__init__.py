"""The lists: one reader a format, and the dated editions that are kept."""
