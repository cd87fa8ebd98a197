"""The interface of the program: a method for every question, which takes values and returns values.

`from detente.desk import Desk` is what a user writes; it is loaded only then, so that `detente --help` stays quick.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.desk.desk import Desk

__all__ = ["Desk"]


def __getattr__(name: str) -> object:
    """The desk, once somebody asks for it. Raises AttributeError for any other name."""
    if name != "Desk":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from detente.desk.desk import Desk

    return Desk
