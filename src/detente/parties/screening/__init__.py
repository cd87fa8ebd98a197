"""Screen one name or a file of customers against the lists as of a date, with the measures that follow."""
