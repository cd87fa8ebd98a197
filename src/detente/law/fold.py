"""The fold: provisions are applied to an empty law one after another, in the order in which they enter into force.

`State` is the law while it is built for one day. A provision that has expired by that day is not applied at all, so
whatever it had changed is as it was before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final

from detente.law.instrument import Amendment, Exemption, Instrument, Measure, Provision, Scope, Targets
from detente.law.provisions import extended

Stack = tuple["Layer", ...]
"""The versions of a measure, oldest first; the last one is in force."""


@dataclass(frozen=True, slots=True)
class Act:
    """A provision of an instrument, with the first and the last day on which it is in force (None: no end is known)."""

    instrument: Instrument
    provision: Provision
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Layer:
    """One version of a measure, and the act that gave its wording."""

    measure: Measure
    act: Act


@dataclass(slots=True)
class State:
    """The law after the provisions applied so far. Only the functions of this module change it."""

    measures: dict[str, Stack] = field(default_factory=dict)
    exemptions: dict[str, Act] = field(default_factory=dict)
    statements: dict[str, Act] = field(default_factory=dict)
    suspended: set[str] = field(default_factory=set)
    lifted: dict[str, Stack] = field(default_factory=dict)
    forestalled: dict[str, date] = field(default_factory=dict)
    """Measures that were lifted before they entered into force, with the day of the lift."""
    ended: set[str] = field(default_factory=set)
    """Exemptions that an amendment ended, or that were lifted."""

    def copy(self) -> "State":
        """The same law, in containers of its own."""
        return State(*(getattr(self, part.name).copy() for part in fields(self)))

    def named(self, names: Iterable[str]) -> list[str]:
        """The ids of the measures that these names cover; a name is an id, a group or `all`."""
        wanted = frozenset(names)
        known = self.measures | {name: self.lifted[name] for name in self.lifted if name not in self.measures}
        return [
            name
            for name, stack in known.items()
            if "all" in wanted or name in wanted or not wanted.isdisjoint(stack[-1].measure.groups)
        ]


def fold(acts: Iterable[Act], day: date) -> State:
    """The law on `day`.

    Args:
        acts: The provisions that are ever in force, in the order of their first days.
        day: The day for which the law is built.
    """
    due = [act for act in acts if act.since <= day]
    longer = extensions(due)
    state = State()
    for act in due:
        until = last_day(act, longer)
        if until is None or day <= until:
            APPLY[act.provision.act](state, act)
    return state


def folded(acts: Sequence[Act], days: Iterable[date]) -> Iterator[State]:
    """The law on each of several days, which must be in order: the same as `fold` on each.

    Where nothing that was in force has expired since the day before, the new provisions are applied to a copy of its state.
    """
    ending = _that_may_end(acts)
    state, before, gone = State(), date.min, frozenset[int]()
    for day in days:
        expired = _expired(ending, day)
        if expired == gone:
            state = state.copy()
            for act in acts:
                if before < act.since <= day:
                    APPLY[act.provision.act](state, act)
        else:
            state = fold(acts, day)
        before, gone = day, expired
        yield state


def _that_may_end(acts: Sequence[Act]) -> list[Act]:
    """The acts with a last day, of their own or by an extension, and the extensions."""
    given = [act.provision.extend for act in acts if act.provision.extend is not None]
    names = {name for each in given for name in extended(each)}
    return [
        act
        for act in acts
        if act.until is not None
        or act.provision.extend is not None
        or not names.isdisjoint(_extendable_names(act.provision))
    ]


def _expired(acts: Iterable[Act], day: date) -> frozenset[int]:
    """The acts (by identity) that entered into force by `day` and are no longer in force."""
    due = [act for act in acts if act.since <= day]
    longer = extensions(due)
    return frozenset(id(act) for act in due if (until := last_day(act, longer)) is not None and until < day)


def extensions(due: Iterable[Act]) -> dict[str, tuple[int, date]]:
    """The last extension of each id and group of measures: its place among all extensions, and its last day."""
    given = (act.provision.extend for act in due if act.provision.extend is not None)
    return {name: (number, each.until) for number, each in enumerate(given) for name in extended(each)}


def last_day(act: Act, longer: dict[str, tuple[int, date]]) -> date | None:
    """The last day of an act as the latest extension of what it creates says; without one, its own."""
    found = [longer[name] for name in _extendable_names(act.provision) if name in longer] if longer else []
    return max(found)[1] if found else act.until


def _extendable_names(provision: Provision) -> tuple[str, ...]:
    """The names by which an extension may mean what a provision creates: its id, and the groups of a measure."""
    if provision.impose is not None:
        return (provision.impose.id, *provision.impose.groups)
    made = provision.exempt or provision.state
    return (made.id,) if made is not None else ()


def _impose(state: State, act: Act) -> None:
    measure = act.provision.impose
    assert measure is not None
    if act.instrument.date < state.forestalled.get(measure.id, date.min):
        return
    state.measures[measure.id] = (Layer(measure, act),)


def _amend(state: State, act: Act) -> None:
    amendment = act.provision.amend
    assert amendment is not None
    stack = state.measures.get(amendment.measure)
    if stack is None:
        return
    if stack[-1].act.provision is not act.provision:  # its condition may come to hold again: the words are there
        state.measures[amendment.measure] = (*stack, Layer(amended(stack[-1].measure, amendment), act))
    state.ended.update(amendment.ends_exemptions)


KINDLESS: Final[dict[str, Any]] = {"cap": None, "judgement": None}
"""An amendment that changes the kind of a measure removes its cap and its judgement, then gives those of the new kind."""


def amended(measure: Measure, amendment: Amendment) -> Measure:
    """The measure as amended: each part that the amendment gives replaces that part of the measure."""
    given: dict[str, Any] = {
        part: new
        for part in ("summary", "scope", "cap", "judgement", "wind_down", "by_decision", "over")
        if (new := getattr(amendment, part)) is not None
    }
    return replace(measure, **(KINDLESS if amendment.becomes else {}) | given)


def _exempt(state: State, act: Act) -> None:
    exemption = act.provision.exempt
    assert exemption is not None
    state.exemptions[exemption.id] = act
    state.ended.discard(exemption.id)


def _suspend(state: State, act: Act) -> None:
    targets = _targets(act.provision.suspend)
    state.suspended.update(state.named(targets.measures), targets.measures, targets.exemptions)


def _lift(state: State, act: Act) -> None:
    targets = _targets(act.provision.lift)
    for name in state.named(targets.measures):
        if name in state.measures:
            _lift_one(state, name, targets)
    state.forestalled.update(dict.fromkeys(targets.measures, act.since))
    state.ended.update(targets.exemptions)


def _lift_one(state: State, name: str, targets: Targets) -> None:
    stack = state.lifted[name] = state.measures.pop(name)
    if targets.beneath == "revives" and len(stack) > 1:
        state.measures[name] = stack[:-1]
    if targets.beneath == "stays-lifted":
        _lift_beneath(state, stack[-1].measure.over)


def _lift_beneath(state: State, names: Iterable[str]) -> None:
    """Lift the measures that lay beneath a lifted one."""
    for name in names:
        if name in state.measures:
            state.lifted[name] = state.measures.pop(name)


def _reinstate(state: State, act: Act) -> None:
    targets = _targets(act.provision.reinstate)
    for name in state.named(targets.measures):
        state.suspended.discard(name)
        if name in state.lifted:
            state.measures[name] = state.lifted.pop(name)
    for name in targets.measures:
        state.suspended.discard(name)
        state.forestalled.pop(name, None)
    state.suspended.difference_update(targets.exemptions)
    state.ended.difference_update(targets.exemptions)


def _targets(targets: Targets | None) -> Targets:
    assert targets is not None
    return targets


def _state(state: State, act: Act) -> None:
    statement = act.provision.state
    assert statement is not None
    state.statements[statement.id] = act


def _nothing(state: State, act: Act) -> None:
    """Do nothing: `fold` reads extensions before it applies acts; listings and interpretations are not part of the state."""


APPLY: Final[dict[str, Callable[[State, Act], None]]] = {
    "impose": _impose,
    "amend": _amend,
    "exempt": _exempt,
    "suspend": _suspend,
    "lift": _lift,
    "reinstate": _reinstate,
    "extend": _nothing,
    "designate": _nothing,
    "delist": _nothing,
    "state": _state,
    "interpret": _nothing,
}


def wind_down(layer: Layer) -> Exemption | None:
    """The exemption for contracts that a measure's wind-down clause grants; None: the measure has no such clause."""
    short = layer.measure.wind_down
    if short is None:
        return None
    until = f" until {short.until}" if short.until else ""
    return Exemption(
        id=f"{layer.measure.id}.wind-down",
        summary=f"Contracts made before {short.contract_before} may be performed{until}.",
        kind="carve-out" if short.notice_by is None else "notification",
        overrides=(layer.measure.id,),
        shown=(Scope(contract_before=short.contract_before, until=short.until),),
        by=short.notice_to,
        how=None
        if short.notice_by is None
        else f"Give {short.notice_to} the details of the import by {short.notice_by}.",
    )
