"""Scripts of the project; tests import those that have functions to be tried."""
