"""A bound in time around code that may never end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLong(BaseException):
    """The time is up. It is no Exception, so that no reader takes it for a fault of its input."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooLong in what runs inside once this many seconds have passed; only in the main thread."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
