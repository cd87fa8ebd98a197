"""Exposure: what a side has given that it cannot take back in time, and that the other sides have not answered."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from detente.roadmap.plan import Commitment, PartyRange, Plan, Side
from detente.value import value


@value
class Exposure:
    """The exposure of a side, told twice: acts, which needs no assumption, and their cost, where that has a source."""

    side: Side
    acts: tuple[Commitment, ...]
    """Its acts that cannot be undone within their cure period and are unanswered."""
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    unit: str = ""
    assumed: bool = False
    """Whether some of these costs are assumed."""


def exposures(plan: Plan, done: Collection[str]) -> tuple[Exposure, ...]:
    """Return the exposure of each side of a plan, with some commitments fulfilled."""
    sides = dict.fromkeys(_side(plan, each) for each in plan.commitments)
    return tuple(_exposure(plan, side, done) for side in sides)


def exposed(plan: Plan, commitment: Commitment, done: Collection[str]) -> bool:
    """Whether a commitment that is done cannot be undone in time, was not given in return for one that is done, and has no return yet."""
    returned = any(each in done for each in commitment.answers)
    return (
        irreversible(commitment)
        and not returned
        and not any(each.id in done for each in answering(plan, commitment.id))
    )


def irreversible(commitment: Commitment) -> bool:
    """Whether it cannot be undone within its cure period."""
    return commitment.reverse_days is None or commitment.reverse_days > commitment.cure_days


def answering(plan: Plan, id_: str) -> tuple[Commitment, ...]:
    """Return what is given in return for a commitment; relief that was only decided is no answer where its delivery is one."""
    every = tuple(each for each in plan.commitments if id_ in each.answers)
    delivered = tuple(each for each in every if each.kind != "relief-decided")
    return delivered or every


def _side(plan: Plan, commitment: Commitment) -> Side:
    """The side that gives it: the target, or all others together."""
    return "target" if plan.side(commitment.actor) == "target" else "sender"


def _exposure(plan: Plan, side: Side, done: Collection[str]) -> Exposure:
    acts = tuple(
        each for each in plan.commitments if each.id in done and _side(plan, each) == side and exposed(plan, each, done)
    )
    costs = tuple(_costs(plan, side, acts))
    units = {each.unit for each in costs}
    counted = costs if len(units) == 1 else ()
    return Exposure(
        side=side,
        acts=acts,
        least=sum((each.least for each in counted), Decimal(0)),
        most=sum((each.most for each in counted), Decimal(0)),
        unit=next(iter(units), "") if counted else "",
        assumed=any(each.source == "assumed" for each in counted),
    )


def _costs(plan: Plan, side: Side, acts: Iterable[Commitment]) -> Iterable[PartyRange]:
    for each in acts:
        for one in each.cost:
            if ("target" if plan.side(one.party) == "target" else "sender") == side:
                yield one
