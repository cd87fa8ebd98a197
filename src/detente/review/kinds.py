"""Words of events, and the kinds of finding that they become."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from detente.errors import InputError
from detente.law.finding_kind import FindingKind
from detente.nearest import nearest
from detente.value import value

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
ProposalType = Literal["statement", "position", "event"]
TYPES: Final[Mapping[str, ProposalType]] = {"s": "statement", "p": "position", "e": "event"}
"""The types of proposal by the letter in their ids."""


@value
class FindingKinds:
    """The kinds of finding that the law declares; an accepted event becomes one of the kind that names it."""

    sentences: Mapping[str, str]
    """What each kind means."""
    of_events: Mapping[str, str]
    """The kind of finding by the kind of event."""

    def of_event(self, kind: str) -> str | None:
        """The kind of finding that an event becomes; None: no law declares one for it."""
        return self.of_events.get(kind, kind if kind in self.sentences else None)

    def known(self, kind: str, where: str) -> str:
        """Return a kind. Raises InputError for one that nobody declared, with the nearest."""
        if kind not in self.sentences:
            hint = nearest(kind, self.sentences) or "Kinds are declared under findings, in regime.yaml or by a text."
            raise InputError(f"no kind of finding is called {kind!r}", where=where, hint=hint)
        return kind


def finding_kinds(declared: Iterable[FindingKind]) -> FindingKinds:
    """Return the kinds of finding that the law declares, as judgements need them; of two for one event the first counts."""
    every = tuple(declared)
    pairs = [(event, each.id) for each in every for event in each.events]
    return FindingKinds(sentences={each.id: each.summary for each in every}, of_events=dict(reversed(pairs)))
