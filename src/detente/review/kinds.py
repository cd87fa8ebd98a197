"""Words of events, and the kinds of finding that they become."""

from collections.abc import Mapping
from typing import Final, Literal

from detente.errors import InputError
from detente.nearest import nearest

EVENT_KINDS: Final[Mapping[str, str]] = {
    "launch": "A missile was launched.",
    "space-launch": "A space vehicle was launched.",
    "nuclear-test": "A nuclear device was tested.",
    "draft-tabled": "A draft was put before a body.",
    "vote": "A body voted.",
    "veto": "A permanent member prevented a text by its vote.",
    "adoption": "A body adopted a text.",
    "talks-held": "Talks were held.",
    "talks-broken-off": "A side broke talks off.",
    "talks-stalled": "Talks went on without a result, or did not go on.",
    "summit": "Heads of State or government met.",
    "relations": "Relations between two sides became better or worse.",
    "deadline": "A side set a deadline.",
    "offer": "A side offered something.",
    "threat": "A side threatened something.",
    "promise": "A side promised something.",
    "sanction-imposed": "A measure was imposed.",
    "sanction-eased": "A measure was eased.",
    "inspection": "Inspectors inspected.",
    "violation-alleged": "Somebody said that a measure was violated.",
    "aid-approved": "Aid was approved.",
}
"""The kinds of event that a reader proposes, with what each means."""
STATUSES: Final = ("happened", "alleged", "planned", "threatened", "possible", "demanded", "denied")
"""What a document says of an event: only what happened can become a finding that something happened."""
FINDING_OF: Final[Mapping[str, str]] = {"launch": "ballistic-launch"}
"""The kind of finding that an event becomes, where it has another name than the event."""
BALLISTIC: Final = "A ballistic missile was launched."
ProposalType = Literal["statement", "position", "event"]
TYPES: Final[Mapping[str, ProposalType]] = {"s": "statement", "p": "position", "e": "event"}
"""The types of proposal by the letter in their ids."""


def finding_kinds(declared: Mapping[str, str]) -> dict[str, str]:
    """Return every kind of finding with its sentence: those that the law declares, and those that events become."""
    events = {FINDING_OF.get(kind, kind): sentence for kind, sentence in EVENT_KINDS.items()}
    return {**events, "ballistic-launch": BALLISTIC, **declared}


def known_kind(kind: str, kinds: Mapping[str, str], where: str) -> str:
    """Return a kind of finding. Raises InputError for one that nobody declared, with the nearest."""
    if kind not in kinds:
        hint = nearest(kind, kinds) or "A kind is declared in regime.yaml, under findings, with a sentence."
        raise InputError(f"no kind of finding is called {kind!r}", where=where, hint=hint)
    return kind
