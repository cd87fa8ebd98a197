"""A name as it is compared: its script undone, its words told apart, each with what it says."""
