"""Files, read and written: what every part of the package shares; encodings, XML, and how long a cell may be."""
