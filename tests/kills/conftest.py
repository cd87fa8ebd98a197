"""What several tests of lists start from."""

from tests.parties.lists.server import server

__all__ = ["server"]
