"""Faults of a message that is read all the same: one broken value leaves nobody else unscreened."""

from collections.abc import Callable
from typing import TypeVar

from detente.errors import InputError

T = TypeVar("T")


class FaultLog:
    """Collects the faults of one transfer, in order, each once."""

    def __init__(self) -> None:
        self.faults: list[InputError] = []

    def add(self, fault: InputError) -> None:
        """Add a fault."""
        if not any((each.what, each.where) == (fault.what, fault.where) for each in self.faults):
            self.faults.append(fault)


def kept(told: FaultLog | None, read: Callable[[], T], default: T) -> T:
    """Return what `read` returns; where it raises InputError, the default, with the fault told. Without `told` it is raised."""
    try:
        return read()
    except InputError as fault:
        if told is None:
            raise
        told.add(fault)
        return default
