"""The designations under resolution 1718 (2006), as facts in a table of our own, which ships with the program."""
