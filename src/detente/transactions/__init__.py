"""The transaction table: its columns, fields and rows, and the files that they are read from."""
