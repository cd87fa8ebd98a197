"""Reports: what is known of commitments and tracks, day by day; from findings, from a dated history, or supposed."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from detente.law.condition import Finding
from detente.roadmap.plan import Plan
from detente.value import value
from detente.vocabulary import Provenance

CommitmentWord = Literal[
    "begun", "partly", "performed", "verified", "delivered", "halted", "resumed", "breached", "reversed", "blocked", "freed", "denied", "moot"
]  # fmt: skip
"""`performed` is what the actor or others say, `verified` what a verifier reports; `delivered` is a part, with its quantity."""
TrackWord = Literal["held", "stalled", "broken-off", "resumed", "asked-for", "ended"]
ReportWord = Literal[CommitmentWord, TrackWord]
COMMITMENT_WORDS: Final[tuple[CommitmentWord, ...]] = get_args(CommitmentWord)
TRACK_WORDS: Final[tuple[TrackWord, ...]] = get_args(TrackWord)
LEVEL_WORDS: Final[dict[str, CommitmentWord]] = {"minimal": "begun", "intermediate": "partly", "full": "verified"}


@value
class Report:
    """Something that was reported of a commitment or of a track."""

    on: date
    about: str
    """The id of a commitment or of a track."""
    says: ReportWord
    known_on: date | None = None
    by: str = ""
    """Who says so: a party or a verifier of the plan, or somebody in words."""
    quantity: Decimal | None = None
    of_class: str = ""
    """The class of a launch, where it is known: `short`, `medium`, `intermediate`, `long`."""
    words: str = ""
    """What is reported, as a phrase."""
    source: str = ""
    reading: Provenance = "text"
    id: str = ""
    """The finding, the evidence or the line of a history that it stands on."""
    supposed: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """What it stands on: the finding, and the evidence that this was accepted from."""
        return tuple(filter(None, (self.id, self.source)))

    def known(self, day: date | None) -> bool:
        """Whether it was known on a day; always True where no day is given."""
        return day is None or (self.known_on or self.on) <= day


@value
class PlanFinding:
    """A finding with what a plan asks of it besides its kind and its day."""

    finding: Finding
    of_class: str = ""
    words: str = ""
    supposed: bool = False


def reports_of(plan: Plan, findings: Iterable[PlanFinding]) -> Iterator[Report]:
    """Yield what findings say of the commitments of a plan: each that establishes one, and each that breaks one."""
    every = tuple(findings)
    for commitment in plan.commitments:
        words = {each.finding: LEVEL_WORDS[each.level] for each in commitment.evidence}
        words |= dict.fromkeys(commitment.breached_by, "breached")
        for found in every:
            if found.finding.kind in words:
                yield _report(commitment.id, words[found.finding.kind], commitment.verifier or "", found)


def _report(about: str, says: CommitmentWord, verifier: str, found: PlanFinding) -> Report:
    return Report(
        on=found.finding.on,
        known_on=found.finding.known_on,
        about=about,
        says=says,
        by=verifier if says == "verified" else "",
        of_class=found.of_class,
        words=found.words or found.finding.kind,
        source=found.finding.source,
        id=found.finding.id,
        supposed=found.supposed,
    )


def in_order(reports: Iterable[Report], until: date, known_on: date | None = None) -> tuple[Report, ...]:
    """Return the reports up to a day, as far as they were known on another, in order of their days."""
    taken = [each for each in reports if each.on <= until and each.known(known_on)]
    return tuple(sorted(taken, key=lambda each: each.on))
