"""Small plans for tests, made of values."""

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from detente.law.condition import Finding
from detente.roadmap.plan import Commitment, Plan, PlanParty, PlanPhase, PlanVerifier
from detente.roadmap.report import PlanFinding, Report

BEGIN: Final = date(2020, 1, 1)
PARTIES: Final = (
    PlanParty(id="north", name="the North", side="target", names=("Northland",)),
    PlanParty(id="south", name="the South", side="sender", names=("Southland",)),
)
VERIFIERS: Final = (PlanVerifier(id="agency", name="the agency"),)


def commitment(id_: str, actor: str = "north", **more: Any) -> Commitment:
    """A commitment that the agency verifies."""
    return Commitment(**{"id": id_, "actor": actor, "act": f"{id_} done", "verifier": "agency", **more})


def plan(*commitments: Commitment, **more: Any) -> Plan:
    """A plan of one phase, or with `phases` of several."""
    given = {
        "id": "ours",
        "title": "A plan",
        "standing": "agreed",
        "author": "both",
        "begins": BEGIN,
        "reading": "text",
        "parties": PARTIES,
        "verifiers": VERIFIERS,
        "phases": (PlanPhase(id="one", title="One", commitments=commitments),),
    }
    return Plan(**{**given, **more})


def day(number: int) -> date:
    """The day so long after the plan begins."""
    return BEGIN + timedelta(days=number)


def report(about: str, says: Any, on: int, **more: Any) -> Report:
    """A report so many days after the plan begins."""
    return Report(about=about, says=says, on=day(on), id=f"{about} {says} {on}", **more)


def found(kind: str, on: int, **more: Any) -> PlanFinding:
    """A finding so many days after the plan begins."""
    return PlanFinding(finding=Finding(kind=kind, on=day(on), id=f"f{on}"), **more)


@st.composite
def drawn_plans(draw: st.DrawFn, most: int = 5) -> Plan:
    """Plans of up to `most` commitments whose order has no circle; some break, some are relief, some answer others."""
    made: list[Commitment] = []
    for number in range(draw(st.integers(1, most))):
        earlier = [each.id for each in made]
        some = st.lists(st.sampled_from(earlier), unique=True, max_size=2) if earlier else st.just([])
        kind = draw(st.sampled_from(("act", "relief-decided", "relief-delivered")))
        made.append(
            commitment(
                f"c{number}",
                draw(st.sampled_from(("north", "south"))),
                kind=kind,
                after=tuple(draw(some)),
                answers=tuple(draw(some)),
                breached_by=("broken",) if draw(st.booleans()) else (),
                reverse_days=draw(st.sampled_from((None, 0, 90))),
                demanded_by=draw(st.sampled_from((None, None, None, "south"))),
            )
        )
    return plan(*made, most_exposed=draw(st.integers(0, 2)))
