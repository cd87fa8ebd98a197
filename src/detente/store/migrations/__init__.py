"""The steps by which the tables came to be what they are, each with its way back; alembic runs them."""
