"""Plans that were spoilt on purpose: each kind of fault is caught by the check that should, and by no wrong one.

A fault may have consequences that other checks rightly tell as well: a phase that is never entered cannot be carried out either.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from detente.roadmap.plan import (
    Commitment,
    Plan,
    PlanDeadline,
    PlanPower,
    PlanTerm,
    TermReading,
)
from tests.roadmap.checks.checking import checks_of, failing, shipped

Spoil = Callable[[Plan], Plan]
CONSEQUENCES: Final[dict[str, set[str]]] = {
    "no-circular-wait": {"completable", "no-dead-stage"},
    "no-dead-stage": {"completable"},
    "deadlines-consistent": {"deadlines-keepable"},
    "verifier-independent": {"nobody-alone-stops-relief"},
}


def change(id_: str, **more: Any) -> Spoil:
    """Change parts of a commitment."""

    def spoil(plan: Plan) -> Plan:
        def changed(each: Commitment) -> Commitment:
            return replace(each, **more) if each.id == id_ else each

        assert any(each.id == id_ for each in plan.commitments)
        phases = tuple(replace(phase, commitments=tuple(map(changed, phase.commitments))) for phase in plan.phases)
        return replace(plan, phases=phases)

    return spoil


def without(id_: str) -> Spoil:
    """Leave a commitment out, and let what came after it come after what it came after."""

    def spoil(plan: Plan) -> Plan:
        before = plan.commitment(id_).after

        def linked(each: Commitment) -> Commitment:
            after = tuple(dict.fromkeys(one for name in each.after for one in (before if name == id_ else (name,))))
            due = each.deadline
            if due is not None and due.after == id_:
                due = replace(due, after=before[0])
            return replace(each, after=after, deadline=due, answers=tuple(one for one in each.answers if one != id_))

        phases = tuple(
            replace(phase, commitments=tuple(linked(each) for each in phase.commitments if each.id != id_))
            for phase in plan.phases
        )
        return replace(plan, phases=phases)

    return spoil


def power(kind: str, *of: str, together_with: tuple[str, ...] = ()) -> Spoil:
    """Give somebody a power."""

    def spoil(plan: Plan) -> Plan:
        made = PlanPower(id="new-power", by="us", kind=kind, of=of, together_with=together_with)  # type: ignore[arg-type]
        return replace(plan, powers=(*plan.powers, made))

    return spoil


def term(*readings: TermReading) -> Spoil:
    """Take the meaning of a term away, and give it these readings."""

    def spoil(plan: Plan) -> Plan:
        made = PlanTerm(id="shut", words="shut and sealed", readings=readings)
        return replace(plan, terms=tuple(made if each.id == "shut" else each for each in plan.terms))

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """Several changes that make one fault."""

    def spoil(plan: Plan) -> Plan:
        for each in spoils:
            plan = each(plan)
        return plan

    return spoil


def late_phase(plan: Plan) -> Plan:
    """The second phase begins after a deadline in it."""
    one, two, *rest = plan.phases
    spoilt = change("yongbyon-shut", deadline=PlanDeadline(days=60, after="begin"))(plan)
    return (
        replace(spoilt, phases=(one, replace(spoilt.phases[1], begins=date(2020, 12, 1)), *spoilt.phases[2:]))
        if two and rest
        else plan
    )


NORTH = TermReading(id="north", by="dprk", means="the reactor only")
SOUTH = TermReading(id="south", by="us", means="the whole place")
MUTANTS: Final[dict[str, tuple[str, Spoil]]] = {
    "relief decided before the halt": ("relief-after-verification", change("relief-decided", after=())),
    "permits before the shutdown": ("relief-after-verification", change("workers-permitted", after=())),
    "minerals before the declaration": ("relief-after-verification", change("minerals-freed", after=("wages-paid",))),
    "the end of measures before dismantlement": ("relief-after-verification", change("measures-ended", after=("minerals-paid",), reverse_days=0)),
    "relief in return for another act too": ("relief-after-verification", change("relief-decided", answers=("no-ballistic-launch", "no-nuclear-test"))),
    "a delivery left out": ("relief-delivered", without("wages-paid")),
    "the last delivery left out": ("relief-delivered", without("trade-open")),
    "a delivery without evidence": ("relief-delivered", change("relief-delivered", evidence=())),
    "a delivery without a clock": ("relief-delivered", change("minerals-paid", deadline=None)),
    "a delivery that follows another decision": ("relief-delivered", change("wages-paid", after=("yongbyon-shut",))),
    "a phase that nobody offers": ("no-dead-stage", change("yongbyon-shut", demanded_by="us")),
    "a last phase that nobody offers": ("no-dead-stage", change("dismantlement", demanded_by="us")),
    "a last step that nobody offers": ("completable", change("trade-open", demanded_by="dprk")),
    "talks that nobody offers": ("completable", change("talks-resumed", demanded_by="dprk")),
    "a circle of three": ("no-circular-wait", both(change("no-ballistic-launch", after=("talks-resumed",), deadline=None), change("talks-resumed", together=("relief-decided",)))),
    "a circle of two": ("no-circular-wait", change("yongbyon-shut", together=("relief-delivered",))),
    "a deadline shorter than the act": ("deadlines-consistent", change("yongbyon-shut", least_days=200, takes_days=200)),
    "a deadline before the phase": ("deadlines-consistent", late_phase),
    "an act that takes too long": ("deadlines-keepable", change("yongbyon-shut", takes_days=400)),
    "a verification that takes too long": ("deadlines-keepable", change("declaration", verify_days=400)),
    "a deadline before its predecessor": ("deadlines-keepable", change("relief-decided", deadline=PlanDeadline(days=10, after="begin"))),
    "a deadline that has a day too early": ("deadlines-keepable", change("wages-paid", deadline=PlanDeadline(on=date(2020, 1, 1)))),
    "no return after a launch": ("return-in-window", change("no-ballistic-launch", triggers=())),
    "no return after an expulsion": ("return-in-window", change("yongbyon-shut", triggers=())),
    "a return of half": ("return-in-window", change("yongbyon-shut", triggers=("4",))),
    "relief that one can block": ("nobody-alone-stops-relief", power("block-relief")),
    "one relief that one can block": ("nobody-alone-stops-relief", power("block-relief", "minerals-freed")),
    "a decision that waits for a vote": ("nobody-alone-stops-relief", change("workers-permitted", earns=())),
    "a return that one can block": ("nobody-alone-stops-return", power("block-return")),
    "one return that one can block": ("nobody-alone-stops-return", power("block-return", "no-ballistic-launch")),
    "halts that cannot be undone": ("exposure-bounded", both(change("no-nuclear-test", reverse_days=None), change("no-ballistic-launch", reverse_days=None))),
    "acts that nothing answers": ("exposure-bounded", both(change("minerals-freed", answers=()), change("minerals-paid", answers=()))),
    "nothing may be exposed": ("exposure-bounded", lambda plan: replace(plan, most_exposed=0)),
    "a term without meaning": ("terms-defined", term()),
    "a term with two readings": ("terms-defined", term(NORTH, SOUTH)),
    "an actor who verifies himself": ("verifier-independent", change("yongbyon-shut", verifier="dprk")),
    "a giver who verifies his gift": ("verifier-independent", change("relief-delivered", verifier="us")),
    "the other side as the only judge": ("verifier-independent", change("declaration", verifier="us")),
    "an act that nobody verifies": ("every-side-verified", change("declaration", verifier=None)),
    "relief that nobody verifies": ("every-side-verified", change("minerals-paid", verifier=None)),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_a_spoilt_plan_is_caught_by_the_check_that_should(name: str) -> None:
    check, spoil = MUTANTS[name]
    plan = shipped("stepwise-2019").plan
    new = checks_of(failing(spoil(plan)) - failing(plan))
    assert check in new
    assert new <= {check} | CONSEQUENCES.get(check, set())


def test_there_are_mutants_for_every_check() -> None:
    from detente.roadmap.properties import CHECK_IDS

    assert {check for check, _ in MUTANTS.values()} == set(CHECK_IDS)
    assert len(MUTANTS) >= 30


HARMLESS: Final[dict[str, Spoil]] = {
    "a power that two hold together": power("block-relief", together_with=("china",)),
    "a power to extend": power("extend", "declaration"),
    "a term that both read alike": term(NORTH, replace(NORTH, id="south", by="us")),
    "an act that can be undone sooner": change("yongbyon-shut", reverse_days=1),
    "a longer deadline": change("declaration", deadline=PlanDeadline(days=999, after="wages-paid")),
    "a measure of confidence that nobody verifies": change("talks-resumed", verifier=None),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_change_is_caught_by_nothing(name: str) -> None:
    plan = shipped("stepwise-2019").plan
    assert failing(HARMLESS[name](plan)) <= failing(plan)


def test_a_delivery_with_a_step_of_its_own_mends_the_plan_of_2007() -> None:
    plan = shipped("six-party-2007").plan
    paid = Commitment(
        id="funds-paid",
        actor="us",
        act="the 25 million dollars paid",
        kind="relief-delivered",
        verifier="iaea",
        evidence=plan.commitment("yongbyon-shut").evidence,
        after=("funds-released",),
        answers=("yongbyon-shut",),
        deadline=PlanDeadline(days=30, after="funds-released"),
    )
    first, *rest = plan.phases
    mended = replace(plan, phases=(replace(first, commitments=(*first.commitments, paid)), *rest))
    gone = failing(plan, "six-party-2007") - failing(mended, "six-party-2007")
    assert any(each.startswith("relief-delivered: the question of 25 million dollars") for each in gone)
