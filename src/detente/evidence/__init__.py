"""Documents, and the statements and events that they report: each with the exact characters it rests on."""
