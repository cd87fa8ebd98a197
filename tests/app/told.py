"""What a command told, as the tests of commands look at it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """What a command told."""

    code: int
    out: str
    err: str

    @property
    def flat(self) -> str:
        """The output without its line breaks."""
        return " ".join(self.out.split())


Run = Callable[..., Told]
