"""What a check gives: whether it holds, and for a failure the shortest story that leads there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from detente.law.instrument import Instrument, Provision
from detente.roadmap.faults import earned
from detente.roadmap.model import Machine
from detente.roadmap.plan import RELIEF, Commitment, Plan
from detente.value import value

if TYPE_CHECKING:
    from detente.roadmap.states import StateSpace

CheckId = Literal[
    "relief-after-verification",
    "relief-delivered",
    "no-dead-stage",
    "completable",
    "no-circular-wait",
    "deadlines-consistent",
    "deadlines-keepable",
    "return-in-window",
    "nobody-alone-stops-relief",
    "nobody-alone-stops-return",
    "exposure-bounded",
    "terms-defined",
    "verifier-independent",
    "every-side-verified",
]
SENTENCES: Final[dict[CheckId, str]] = {
    "relief-after-verification": "Relief comes only after what it is given for was verified.",
    "relief-delivered": "Each relief has a delivery with evidence and a clock of its own.",
    "no-dead-stage": "Each phase can be entered, and in each something can be done.",
    "completable": "The plan can be carried out to its end.",
    "no-circular-wait": "Nobody waits for somebody who waits for him.",
    "deadlines-consistent": "The deadlines can all be met, whatever the order allows.",
    "deadlines-keepable": "Each deadline can be kept even when each act and each verification takes its longest.",
    "return-in-window": "Measures that were eased can come back while something is still to be done for them.",
    "nobody-alone-stops-relief": "No one party alone can stop relief that was earned.",
    "nobody-alone-stops-return": "No one party alone can stop measures from coming back.",
    "exposure-bounded": "No side gives more that it cannot undo, unanswered, than the plan allows.",
    "terms-defined": "Each word that a duty or a trigger hangs on means the same to all.",
    "verifier-independent": "Nobody is the judge of his own deed, or alone of another side's.",
    "every-side-verified": "What each side gives is verified, relief too.",
}


@value
class PlanFailure:
    """Why a check fails."""

    what: str
    """In a sentence."""
    story: tuple[str, ...]
    """The shortest way there, sentence by sentence."""
    commitments: tuple[str, ...] = ()
    """Those at fault."""


@value
class CheckResult:
    """What came of one check."""

    check: CheckId
    failures: tuple[PlanFailure, ...] = ()
    accepted: str = ""
    """Why the plan's authors accept the failure; empty where they do not."""
    proved: str = ""
    """How it is known to hold, where it holds: by listing all states, or for every length by a solver."""

    @property
    def holds(self) -> bool:
        """Whether the property holds."""
        return not self.failures


@dataclass(frozen=True)
class Checked:
    """A plan with what its checks look at. `texts` are those of its regime by their ids."""

    plan: Plan
    texts: dict[str, Instrument]

    @cached_property
    def machine(self) -> Machine:
        """The plan as a state machine."""
        return Machine(self.plan)

    @cached_property
    def space(self) -> "StateSpace":
        """Every state that it can reach. Raises InputError for more than are listed."""
        from detente.roadmap.states import explore

        return explore(self.machine)

    @property
    def relief(self) -> tuple[Commitment, ...]:
        """The commitments that are relief."""
        return tuple(each for each in self.plan.commitments if each.kind in RELIEF)

    def provisions(self, paragraphs: Iterable[str]) -> tuple[Provision, ...]:
        """The provisions that paragraphs of the plan's texts name."""
        found = (earned(self.plan, each, self.texts) for each in paragraphs)
        return tuple(each[1] for each in found if each is not None)

    def eased(self, commitment: Commitment) -> tuple[str, ...]:
        """The measures that a commitment suspends or lifts."""
        acts = [act for each in self.provisions(commitment.earns) for act in (each.suspend, each.lift) if act is not None]
        return tuple(dict.fromkeys(measure for act in acts for measure in act.measures))

    def name(self, commitment: Commitment) -> str:
        """The name of its actor."""
        return self.plan.name(commitment.actor)
