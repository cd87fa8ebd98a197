"""Drawing on a terminal: tables, sheets, marks."""
