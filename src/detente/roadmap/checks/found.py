"""What a check gives: whether it holds, and for a failure the shortest story that leads there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.law.instrument import Instrument, Provision
from detente.roadmap.faults import earned
from detente.roadmap.model import Machine
from detente.roadmap.plan import RELIEF, Commitment, Plan
from detente.roadmap.properties import CheckId
from detente.value import value

if TYPE_CHECKING:
    from detente.roadmap.states import StateSpace


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
    known_by: str = ""
    """How it is known, where states were looked at: that all were listed, or what the solver says."""
    unanswered: str = ""
    """Why it could not be answered; empty where it was."""

    @property
    def holds(self) -> bool:
        """Whether the property holds."""
        return not self.failures and not self.unanswered

    @property
    def passes(self) -> bool:
        """Whether it holds, or its failure is accepted."""
        return self.holds or (bool(self.accepted) and not self.unanswered)


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
        acts = [
            act for each in self.provisions(commitment.earns) for act in (each.suspend, each.lift) if act is not None
        ]
        return tuple(dict.fromkeys(measure for act in acts for measure in act.measures))

    def name(self, commitment: Commitment) -> str:
        """The name of its actor."""
        return self.plan.name(commitment.actor)
