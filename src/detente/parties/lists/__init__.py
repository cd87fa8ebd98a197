"""Lists of sanctioned parties: one reader for each format, and the dated editions that are stored."""
