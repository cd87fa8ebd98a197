"""A council that decides by vote: who sits on a day, what is known of each vote, what would pass a text."""
