"""What several documents share and where they contradict each other, as it goes out."""

from detente.review.agreement import Agreement
from detente.wire.shape import Shape, all_made, made


class MemberShape(Shape):
    """A statement, position or event of a document."""

    id: str
    document: str
    source: str
    type: str
    said: str
    text: str


class SharedFactShape(Shape):
    """One statement or event that several documents have."""

    about: str
    sources: tuple[str, ...]
    members: tuple[MemberShape, ...]


class ConflictShape(Shape):
    """Two or more that contradict each other: `status`, `day`, `quantity`, `cause`, `disputed` or `position`."""

    kind: str
    about: str
    members: tuple[MemberShape, ...]


class AgreementShape(Shape):
    """Contradictions, and what several documents have."""

    conflicts: tuple[ConflictShape, ...]
    shared: tuple[SharedFactShape, ...]


def agreement(found: Agreement) -> AgreementShape:
    """The shape of a comparison."""
    return AgreementShape(
        conflicts=all_made(ConflictShape, found.conflicts),
        shared=tuple(made(SharedFactShape, each) for each in found.shared),
    )
