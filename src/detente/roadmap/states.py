"""Explicit states of a plan, found breadth first: numbers of two bits a commitment, a level at a time.

Memory is counted before it is used: a plan with more states than the limit is refused with the size it reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError
from detente.roadmap.model import BROKEN, FULFILLED, PERFORMED, Machine, PlanState, PlanStep

BITS: Final = 2
MASK: Final = 3
MOST_COMMITMENTS: Final = 31
"""Commitments that fit into a number of 64 bits."""
MOST_STATES: Final = 5_000_000
StateCodes = NDArray[np.int64]
Choice = NDArray[np.bool_]


@dataclass(frozen=True)
class StateSpace:
    """Every state that a plan can reach, in the order in which it is reached."""

    machine: Machine
    codes: StateCodes
    """The state's number: two bits a commitment."""
    parents: NDArray[np.int32]
    """The row of the state before, on a shortest way; -1 for the first."""
    by: NDArray[np.int16]
    """The number of the step that leads there."""
    transitions: int

    def place(self, commitment: int) -> NDArray[np.int8]:
        """What each state has at a commitment."""
        return ((self.codes >> np.int64(BITS * commitment)) & MASK).astype(np.int8)

    def given(self, commitment: int) -> Choice:
        """In which states it is performed, whether verified or not."""
        found = self.place(commitment)
        return np.asarray((found == PERFORMED) | (found == FULFILLED))

    def done(self, commitment: int) -> Choice:
        """In which states it is fulfilled."""
        return np.asarray(self.place(commitment) == FULFILLED)

    def broken(self, commitment: int) -> Choice:
        """In which states it was fulfilled, and then broken."""
        return np.asarray(self.place(commitment) == BROKEN)

    def story(self, row: int) -> tuple[PlanStep, ...]:
        """The steps of a shortest way to a state."""
        found: list[PlanStep] = []
        while self.parents[row] >= 0:
            found.append(self.machine.steps[int(self.by[row])])
            row = int(self.parents[row])
        return tuple(reversed(found))

    def first(self, wanted: Choice) -> int | None:
        """The row of a state of some kind that is reached in the fewest steps; None: none is."""
        rows = np.flatnonzero(wanted)
        return int(rows[0]) if len(rows) else None

    def state(self, row: int) -> PlanState:
        """A state as the machine has it."""
        code = int(self.codes[row])
        return tuple((code >> (BITS * place)) & MASK for place in range(len(self.machine.commitments)))


def explore(machine: Machine, most: int = MOST_STATES) -> StateSpace:
    """Return every state that a plan can reach.

    Raises InputError for a plan of more states than `most`, or of more commitments than a number holds.
    """
    count = len(machine.commitments)
    if count > MOST_COMMITMENTS:
        hint = "Check it phase by phase, or put what belongs together into one commitment."
        raise InputError(
            f"{count} commitments; states are listed for at most {MOST_COMMITMENTS}", where=machine.plan.id, hint=hint
        )
    levels = [np.zeros(1, dtype=np.int64)]
    parents, by = [np.full(1, -1, dtype=np.int32)], [np.full(1, -1, dtype=np.int16)]
    seen, first, edges = levels[0], 0, 0
    while len(levels[-1]):
        codes, before, steps, taken = _successors(machine.steps, levels[-1], first)
        edges += taken
        codes, before, steps = _new(codes, before, steps, seen)
        first += len(levels[-1])
        if len(seen) + len(codes) > most:
            hint = "Check it phase by phase, or leave the breaches out."
            raise InputError(
                f"more than {most:,} states ({len(seen) + len(codes):,} so far)", where=machine.plan.id, hint=hint
            )
        seen = _merged(seen, codes)
        levels.append(codes)
        parents.append(before)
        by.append(steps)
    return StateSpace(machine, np.concatenate(levels), np.concatenate(parents), np.concatenate(by), edges)


def _successors(
    steps: Sequence[PlanStep], codes: StateCodes, first: int
) -> tuple[StateCodes, NDArray[np.int32], NDArray[np.int16], int]:
    """The states that follow a level, each with the row of the one before and the number of the step."""
    made = list(_taken(steps, codes, first))
    if not made:
        return np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.int16), 0
    found = np.concatenate([each for each, _, _ in made])
    before = np.concatenate([each for _, each, _ in made])
    by = np.concatenate([np.full(len(each), number, np.int16) for each, _, number in made])
    return found, before, by, len(found)


def _taken(
    steps: Sequence[PlanStep], codes: StateCodes, first: int
) -> Iterator[tuple[StateCodes, NDArray[np.int32], int]]:
    rows = np.arange(first, first + len(codes), dtype=np.int32)
    for number, step in enumerate(steps):
        mask, pattern, change = _pattern(step)
        able = (codes & mask) == pattern
        if able.any():
            yield codes[able] + change, rows[able], number


def _pattern(step: PlanStep) -> tuple[np.int64, np.int64, np.int64]:
    """The bits that a step looks at, what they have to be, and what is added to the state."""
    wants = {step.commitment: step.source, **dict.fromkeys(step.together, 0), **dict.fromkeys(step.needs, FULFILLED)}
    mask = sum(MASK << (BITS * place) for place in wants)
    pattern = sum(value << (BITS * place) for place, value in wants.items())
    change = (step.to - step.source) << (BITS * step.commitment)
    change += sum(step.to << (BITS * place) for place in step.together)
    return np.int64(mask), np.int64(pattern), np.int64(change)


def _new(
    codes: StateCodes, before: NDArray[np.int32], by: NDArray[np.int16], seen: StateCodes
) -> tuple[StateCodes, NDArray[np.int32], NDArray[np.int16]]:
    """Those of some states that were not seen, each once."""
    if not len(codes):
        return codes, before, by
    found, at = np.unique(codes, return_index=True)
    places = np.minimum(np.searchsorted(seen, found), len(seen) - 1)
    fresh = seen[places] != found
    return found[fresh], before[at[fresh]], by[at[fresh]]


def _merged(seen: StateCodes, codes: StateCodes) -> StateCodes:
    """Sorted states with others, sorted."""
    return np.sort(np.concatenate([seen, codes]), kind="stable") if len(codes) else seen
