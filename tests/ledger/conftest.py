"""What the tests of the ledger start from."""

from tests.store.databases import new_store, server, store

__all__ = ["new_store", "server", "store"]
