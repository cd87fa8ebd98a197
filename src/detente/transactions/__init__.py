"""The transaction table: its columns, cells and rows."""
