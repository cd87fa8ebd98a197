"""The designations of a regime, as facts in a table of our own, which ships with the program."""
