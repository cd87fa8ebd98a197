"""What the approvals of a transaction are to it, as it goes out."""

from detente.decide.approval import ApprovalState
from detente.wire.shape import Shape


class ApprovalNoteShape(Shape):
    """What an approval to which the transaction refers is to it; only `covers` and `not-checked` clear anything."""

    reference: str
    state: ApprovalState
    text: str
    clears: tuple[str, ...]
