"""Who is it: names, birth days and numbers → the parties on the lists of a day."""
