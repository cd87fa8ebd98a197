"""Pages of HTML that a command writes."""
