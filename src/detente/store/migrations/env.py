"""What alembic runs: the steps go through the connection, and the transaction, of whoever asked for them."""

from alembic import context

from detente.store.schema import METADATA

if hasattr(context, "config"):  # else it is imported, and not run
    context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
    context.run_migrations()
