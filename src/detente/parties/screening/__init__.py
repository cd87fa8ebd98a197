"""Lists as of a day, screened for one name or for a file of customers, and the measures that follow."""
