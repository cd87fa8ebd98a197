"""What the tests of the store start from."""

from tests.store.databases import new_store, server, store

__all__ = ["new_store", "server", "store"]
