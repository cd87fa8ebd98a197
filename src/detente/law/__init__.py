"""The law: instruments, and the measures in force on a day."""
