"""What a decision covers, as it goes out."""

from msgspec import UNSET, UnsetType

from detente.decide.answer import Coverage
from detente.wire.shape import Shape


class CoverageShape(Shape):
    """The law under which it was decided, and the law that this leaves out; `partial`: the corpus has only a part of it."""

    regime: str
    title: str
    authority: str
    not_covered: str
    partial: bool | UnsetType = UNSET


def coverage(found: Coverage) -> CoverageShape:
    """What a decision covers, as it goes out; `partial` only where it is true."""
    return CoverageShape(
        regime=found.regime,
        title=found.title,
        authority=found.authority,
        not_covered=found.not_covered,
        partial=found.partial or UNSET,
    )
