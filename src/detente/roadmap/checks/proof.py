"""Safety for every length of a plan's life, by a solver: no state of some kind is ever reached, however many steps are taken.

The plan is a set of Horn clauses, and the question is whether its bad states follow from them (Spacer, in z3). It needs no list of
states, so that it answers for plans that are too large to be listed; on the others it has to say the same.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Final, Literal

from detente.errors import NotInstalled
from detente.roadmap.checks.found import Checked
from detente.roadmap.exposure import answering, irreversible
from detente.roadmap.model import BROKEN, FULFILLED, OPEN, PERFORMED, PlanStep
from detente.roadmap.properties import CheckId

Proof = Literal["never", "reached", "not known"]
SAFETY: Final[tuple[CheckId, ...]] = ("relief-after-verification", "exposure-bounded")
MILLISECONDS: Final = 20_000


def proof(found: Checked, check: CheckId) -> Proof:
    """Return whether the bad states of a safety check are ever reached. Raises NotInstalled without the solver."""
    z3 = _solver()
    place = [z3.BitVec(f"c{number}", 2) for number in range(len(found.machine.commitments))]
    bad = _unverified(found, z3, place) if check == "relief-after-verification" else _exposed(found, z3, place)
    solver = z3.Solver()
    solver.add(*_order(found, z3, place), bad)
    return "never" if solver.check() == z3.unsat else _reached(found, z3, place, bad)


def _solver() -> Any:
    try:
        import z3
    except ImportError:
        raise NotInstalled("the solver is not installed", hint="pip install 'detente[solver]'") from None
    return z3


def _order(found: Checked, z3: Any, place: list[Any]) -> Iterator[Any]:
    """What every step keeps true: whatever was ever begun, all that it needs was fulfilled before it, and is so or was broken since.

    Where no bad state agrees with that, none is ever reached, and the clauses need not be solved.
    """
    begun: dict[int, set[int]] = {number: set() for number in range(len(place))}
    able = set()
    for step in (each for each in found.machine.steps if each.to == PERFORMED):
        for number in (step.commitment, *step.together):
            able.add(number)
            begun[number].update(step.needs)
    breakable = {step.commitment for step in found.machine.steps if step.to == BROKEN}
    yield from (place[number] != BROKEN for number in range(len(place)) if number not in breakable)
    for number, needs in begun.items():
        if number not in able:
            yield place[number] == OPEN
        for each in needs:
            yield z3.Or(place[number] == OPEN, _is(z3, place[each], (FULFILLED, BROKEN)))


def _reached(found: Checked, z3: Any, place: list[Any], bad: Any) -> Proof:
    engine = z3.Fixedpoint()
    engine.set(engine="spacer", timeout=MILLISECONDS)
    reach = z3.Function("reach", *(each.sort() for each in place), z3.BoolSort())
    query = z3.Function("bad", z3.BoolSort())
    engine.register_relation(reach)
    engine.register_relation(query)
    engine.declare_var(*place)
    engine.fact(reach(*(z3.BitVecVal(0, 2) for _ in place)))
    for step in found.machine.steps:
        engine.rule(reach(*_after(step, place, z3)), [reach(*place), *_guard(step, place)])
    engine.rule(query(), [reach(*place), bad])
    try:
        answer = engine.query(query())
    except z3.Z3Exception:  # out of time
        return "not known"
    return "reached" if answer == z3.sat else "never" if answer == z3.unsat else "not known"


def _guard(step: PlanStep, place: list[Any]) -> list[Any]:
    return [
        place[step.commitment] == step.source,
        *(place[each] == FULFILLED for each in step.needs),
        *(place[each] == 0 for each in step.together),
    ]


def _after(step: PlanStep, place: list[Any], z3: Any) -> list[Any]:
    moved = {step.commitment, *step.together}
    return [z3.BitVecVal(step.to, 2) if number in moved else each for number, each in enumerate(place)]


def _unverified(found: Checked, z3: Any, place: list[Any]) -> Any:
    """Some relief is given, and what it answers was never verified."""
    at = found.machine.places
    cases = [
        z3.And(
            _is(z3, place[at[each.id]], (PERFORMED, FULFILLED)), z3.Not(_is(z3, place[at[one]], (FULFILLED, BROKEN)))
        )
        for each in found.relief
        for one in each.answers
    ]
    return z3.Or(*cases) if cases else z3.BoolVal(val=False)


def _exposed(found: Checked, z3: Any, place: list[Any]) -> Any:
    """Some side has given more than the plan allows."""
    cases = []
    for target in (True, False):
        own = [
            each
            for each in found.plan.commitments
            if (found.plan.side(each.actor) == "target") == target and irreversible(each)
        ]
        acts = [_unanswered(found, z3, place, each.id, each.answers) for each in own]
        cases += [z3.And(*together) for together in combinations(acts, found.plan.most_exposed + 1)]
    return z3.Or(*cases) if cases else z3.BoolVal(val=False)


def _unanswered(found: Checked, z3: Any, place: list[Any], id_: str, answers: Iterable[str]) -> Any:
    at = found.machine.places
    others = (*(each.id for each in answering(found.plan, id_)), *answers)
    return z3.And(place[at[id_]] == FULFILLED, *(place[at[each]] != FULFILLED for each in others))


def _is(z3: Any, variable: Any, values: Iterable[int]) -> Any:
    return z3.Or(*(variable == each for each in values))
