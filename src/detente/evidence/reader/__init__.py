"""The reader: rules over a dependency parse that propose statements and events."""
