"""A plan as a state machine: each commitment is open, performed, fulfilled or broken, and each step is one of theirs.

A state is a tuple with a number a commitment, in the order of the plan. The machine has no time: deadlines are a network of
their own (`network`). What nobody offered cannot be performed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.roadmap.plan import Commitment, Plan

OPEN: Final = 0
PERFORMED: Final = 1
FULFILLED: Final = 2
BROKEN: Final = 3
PlanState = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of the machine: a commitment goes from one place to another."""

    commitment: int
    to: int
    needs: tuple[int, ...] = ()
    """The commitments that have to be fulfilled."""
    source: int = OPEN
    together: tuple[int, ...] = ()
    """The commitments that are performed with it."""


@dataclass(frozen=True)
class Machine:
    """The steps of a plan."""

    plan: Plan

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments, in the order of a state's places."""
        return self.plan.commitments

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each commitment in a state."""
        return {each.id: place for place, each in enumerate(self.commitments)}

    @property
    def start(self) -> PlanState:
        """Nothing is done."""
        return (OPEN,) * len(self.commitments)

    @cached_property
    def steps(self) -> tuple[PlanStep, ...]:
        """Every step that may ever be taken."""
        return tuple(step for place, each in enumerate(self.commitments) for step in self._steps(place, each))

    @cached_property
    def goal(self) -> PlanState:
        """Everything is fulfilled."""
        return (FULFILLED,) * len(self.commitments)

    def after(self, state: PlanState) -> Iterator[tuple[PlanStep, PlanState]]:
        """Yield each step that can be taken in a state, with the state that follows."""
        for step in self.steps:
            if self.possible(step, state):
                yield step, self.taken(step, state)

    @staticmethod
    def possible(step: PlanStep, state: PlanState) -> bool:
        """Whether a step can be taken."""
        return (
            state[step.commitment] == step.source
            and all(state[each] == FULFILLED for each in step.needs)
            and all(state[each] == OPEN for each in step.together)
        )

    @staticmethod
    def taken(step: PlanStep, state: PlanState) -> PlanState:
        """The state after a step."""
        moved = {step.commitment: step.to, **dict.fromkeys(step.together, step.to)}
        return tuple(moved.get(place, value) for place, value in enumerate(state))

    def done(self, state: PlanState) -> frozenset[str]:
        """The commitments that are fulfilled in a state."""
        return frozenset(each.id for each, value in zip(self.commitments, state, strict=True) if value == FULFILLED)

    def given(self, state: PlanState) -> frozenset[str]:
        """The commitments that are performed, whether verified or not."""
        done = (PERFORMED, FULFILLED)
        return frozenset(each.id for each, value in zip(self.commitments, state, strict=True) if value in done)

    def told(self, step: PlanStep) -> str:
        """A step as a sentence."""
        each = self.commitments[step.commitment]
        who = self.plan.name(each.actor)
        what = {PERFORMED: "does", FULFILLED: "is found to have done", BROKEN: "breaks"}[step.to]
        if step.to == FULFILLED and each.verifier is not None:
            return f"{self.plan.name(each.verifier)} verifies: {each.act}."
        if step.to == FULFILLED:
            return f"{who}: {each.act}; nobody verifies it."
        others = "".join(f", together with: {self.commitments[one].act}" for one in step.together)
        return f"{who} {what}: {each.act}{others}."

    def _steps(self, place: int, each: Commitment) -> Iterator[PlanStep]:
        if each.demanded_by is not None:
            return  # demanded, and not offered
        needs = tuple(self.places[one] for one in each.after)
        first = self._first(place, each)
        if first:
            others = tuple(self.places[one.id] for one in self._together(each) if one.id != each.id)
            needs = tuple(dict.fromkeys((*needs, *(one for other in others for one in self._needs(other)))))
            yield PlanStep(place, PERFORMED, needs, together=others)
        yield PlanStep(place, FULFILLED, source=PERFORMED)
        if each.breached_by:
            yield PlanStep(place, BROKEN, source=FULFILLED)

    def _needs(self, place: int) -> tuple[int, ...]:
        return tuple(self.places[one] for one in self.commitments[place].after)

    def _together(self, each: Commitment) -> tuple[Commitment, ...]:
        """The commitments that begin together with one, itself among them, in the order of the plan."""
        found, next_ = {each.id}, [each.id]
        while next_:
            one = next_.pop()
            linked = set(self.plan.commitment(one).together) | {
                other.id for other in self.commitments if one in other.together
            }
            next_ += linked - found
            found |= linked
        return tuple(other for other in self.commitments if other.id in found)

    def _first(self, place: int, each: Commitment) -> bool:
        """Whether the step of a group that begins together is told by this one: by the first of them."""
        group = self._together(each)
        return self.places[group[0].id] == place and not any(one.demanded_by for one in group)
