"""The typed model of a plan: parties, tracks, phases of commitments of every side, terms, powers.

Every value is frozen. `source` validates YAML files against these classes, and the JSON Schema describes them: a key of the plan
language is a field here, and its docstring is its documentation. What relief a commitment earns is law: provisions of a text
of status `proposal`, which the plan names.
"""

from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from detente.law.finding_kind import FindingKind
from detente.value import value
from detente.vocabulary import Provenance

Side = Literal["target", "sender", "mediator", "other"]
Standing = Literal["proposal", "offers", "agreed"]
"""Whose plan it is: a proposal that nobody agreed, offers of several sides that were not joined, an agreement."""
CommitmentKind = Literal["act", "abstain", "relief-decided", "relief-delivered", "confidence"]
RELIEF: Final[tuple[CommitmentKind, ...]] = ("relief-decided", "relief-delivered")
EvidenceGrade = Literal["verified", "reported"]
PowerKind = Literal["suspend", "end", "extend", "notify", "waive", "block-relief", "block-return"]
Timing = Literal["after", "together", "before"]


@value
class PlanParty:
    """A party to the plan."""

    id: str
    name: str
    side: Side
    country: str | None = None
    """ISO 3166 alpha-2."""
    names: tuple[str, ...] = ()
    """Other names under which documents speak of it."""


@value
class PlanVerifier:
    """Somebody who reports facts and is no party."""

    id: str
    name: str


@value
class PlanForum:
    """A forum and its members."""

    id: str
    name: str
    members: tuple[str, ...]


@value
class PlanTrack:
    """A line of talks, with a state over time."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    """The parties that talk. With `forum`, its members."""
    forum: str | None = None
    council: bool = False
    """Whether it is the body that adopts the texts of the regime; its drafts and votes are those of the corpus."""
    words: tuple[str, ...] = ()
    """How documents speak of it: `six-party talks`."""


@value
class TermReading:
    """What a term means to somebody."""

    id: str
    by: str
    """A party of the plan, or a body in words."""
    means: str
    counts: tuple[str, ...] = ()
    """The classes of a fact that it counts (`short`, `medium`, `intermediate`, `long`); none: all of them."""
    source: str | None = None
    reading: Provenance = "recalled"


@value
class PlanTerm:
    """A word that a duty or a trigger hangs on: it has a meaning that all share, or the readings of the parties."""

    id: str
    words: str
    """The word as the plan has it."""
    means: str | None = None
    readings: tuple[TermReading, ...] = ()


@value
class PlanDeadline:
    """A day, or so many days after something."""

    on: date | None = None
    days: int | None = None
    after: str | None = None
    """With `days`: a commitment, a phase, or `begin`, the first day of the plan."""


@value
class PlanQuantity:
    """How much is due."""

    amount: Decimal
    unit: str


@value
class PartyRange:
    """What a commitment costs a party, or is worth to it, as a range."""

    party: str
    least: Decimal
    most: Decimal
    unit: str
    source: str
    """Where it is known from, or `assumed`."""


@value
class FindingLevel:
    """The level that a commitment reaches when something is found."""

    finding: str
    level: Literal["minimal", "intermediate", "full"] = "full"


@value
class Commitment:
    """One thing that a party is to do, or not to do."""

    id: str
    actor: str
    act: str
    """What is to be done, as a phrase: `Yongbyon shut and sealed`."""
    kind: CommitmentKind = "act"
    """`relief-decided` and `relief-delivered` are relief; `confidence` earns nothing and counts all the same."""
    theme: str = ""
    evidence: tuple[FindingLevel, ...] = ()
    """The findings that establish it, each with the level that it shows."""
    grade: EvidenceGrade = "verified"
    """Whether a verifier has to report it, or reports of others are enough."""
    verifier: str | None = None
    """A verifier of the plan, or a party."""
    breached_by: tuple[str, ...] = ()
    """Findings that break it."""
    demanded_by: str | None = None
    """Who demands it, where its actor has not offered it."""
    terms: tuple[str, ...] = ()
    """The terms on which it hangs."""
    deadline: PlanDeadline | None = None
    cure_days: int = 0
    """How long after its deadline it may still be done without breach."""
    least_days: int = 0
    """How long the act takes at least."""
    takes_days: int = 0
    """How long the act takes at most."""
    verify_days: int = 0
    """How long its verification takes at most."""
    after: tuple[str, ...] = ()
    """Commitments that are fulfilled, as their grade asks, before this one is begun."""
    together: tuple[str, ...] = ()
    """Commitments that are begun together with this one."""
    answers: tuple[str, ...] = ()
    """Commitments of other sides that this one is given in return for."""
    reverse_days: int | None = None
    """How long it takes to undo; None: it cannot be undone."""
    quantity: PlanQuantity | None = None
    cost: tuple[PartyRange, ...] = ()
    worth: tuple[PartyRange, ...] = ()
    earns: tuple[str, ...] = ()
    """Paragraphs of the plan's text of law that act when it is fulfilled: `1`, or `TEXT:1` where the plan has several texts."""
    triggers: tuple[str, ...] = ()
    """Paragraphs of that text that act when it is broken."""
    words: tuple[str, ...] = ()
    """Words by which a statement is known to be about it."""
    reading: Provenance | None = None
    source: str | None = None
    note: str | None = None


@value
class PlanPhase:
    """A phase: its commitments belong together; the next one begins when they are fulfilled."""

    id: str
    title: str
    begins: date | None = None
    """The day on which it was agreed or may begin at the earliest, where that is not the first day of the plan."""
    commitments: tuple[Commitment, ...]


@value
class PlanPower:
    """What somebody may do by a word of his own, and what follows from it."""

    id: str
    by: str
    """A party or a track."""
    kind: PowerKind
    of: tuple[str, ...] = ()
    """The commitments that it is a power over; none: the whole plan."""
    follows: str = ""
    """What follows by itself."""
    together_with: tuple[str, ...] = ()
    """Those without whom it cannot be used; none: one alone may."""
    source: str | None = None


@value
class PlanUltimatum:
    """A deadline that one side sets on another, with a threat. It is no deadline of the plan."""

    id: str
    by: str
    on: str
    act: str
    until: date
    threat: str = ""
    source: str | None = None


@value
class AcceptedFailure:
    """A check that the plan fails, and why its authors accept that."""

    check: str
    because: str


@value
class Plan:
    """A plan."""

    id: str
    title: str
    standing: Standing
    author: str
    begins: date
    """Its first day: that of an agreement, or of the proposal."""
    reading: Provenance
    """How its terms are known."""
    source: str | None = None
    note: str | None = None
    regime: str | None = None
    """The regime whose measures it eases."""
    texts: tuple[str, ...] = ()
    """The texts that hold its relief, of status `proposal` (or `draft`): of the corpus, or files beside the plan."""
    parties: tuple[PlanParty, ...]
    verifiers: tuple[PlanVerifier, ...] = ()
    forums: tuple[PlanForum, ...] = ()
    tracks: tuple[PlanTrack, ...] = ()
    terms: tuple[PlanTerm, ...] = ()
    findings: tuple[FindingKind, ...] = ()
    """Kinds of finding of its own, beside those that the law declares."""
    phases: tuple[PlanPhase, ...]
    powers: tuple[PlanPower, ...] = ()
    ultimatums: tuple[PlanUltimatum, ...] = ()
    unknown: tuple[str, ...] = ()
    """What the sources do not say of it, in sentences."""
    most_exposed: int = 1
    """How many acts that cannot be undone a side may have given unanswered."""
    accepts: tuple[AcceptedFailure, ...] = ()

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """All of them, phase by phase."""
        return tuple(each for phase in self.phases for each in phase.commitments)

    def commitment(self, id_: str) -> Commitment:
        """The commitment of an id that it has."""
        return next(each for each in self.commitments if each.id == id_)

    def phase_of(self, id_: str) -> PlanPhase:
        """The phase of a commitment."""
        return next(phase for phase in self.phases if any(each.id == id_ for each in phase.commitments))

    def party(self, id_: str) -> PlanParty:
        """The party of an id that it has."""
        return next(each for each in self.parties if each.id == id_)

    def name(self, id_: str) -> str:
        """The name of a party, a verifier, a forum or a track; what is none of these is its own name."""
        named = {each.id: each.name for each in self.tracks}
        named |= {each.id: each.name for each in self.forums}
        named |= {each.id: each.name for each in self.verifiers}
        named |= {each.id: each.name for each in self.parties}
        return named.get(id_, id_)

    def side(self, actor: str) -> Side:
        """The side of an actor."""
        return next((each.side for each in self.parties if each.id == actor), "other")


SIDES: Final[tuple[Side, ...]] = get_args(Side)
