"""Checks of single parts of the law that no type can make: scopes, exemptions, extensions. Each fault is a key, what is wrong, and a hint."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from detente.errors import FaultCode
from detente.law.allowance import WindDown
from detente.law.condition import Condition
from detente.law.declaration import Declaration
from detente.law.instrument import Exemption, Instrument, Provision, Scope
from detente.law.yaml import NodePath
from detente.vocabulary import ANY_ACTIVITY

PartFault = tuple[str, str, str]
"""The key at fault (empty: the part itself), what is wrong, and the hint."""


def part_faults(value: Any, regime: Declaration) -> Iterator[PartFault]:
    """The faults of one part of a provision."""
    match value:
        case Condition():
            yield from _condition(value)
        case WindDown():
            yield from _notice(value)
        case Scope():
            yield from _scope(value, regime)
        case Exemption():
            yield from _exemption(value)
    if type(value).__name__ == "Cap" and (value.months is None) is (value.ends is None):
        yield "", "a cap has either a period of months or one window with an end", ""


def text_faults(text: Instrument) -> Iterator[PartFault]:
    """The faults of a text as a whole: a proposal has an author and no vote, and nothing else has an author."""
    proposed = text.status == "proposal"
    if proposed and not (text.author or "").strip():
        yield "status", "a proposal says whose it is", "Add `author:` and who wrote it."
    if proposed and text.vote is not None:
        hint = "Leave the vote out, or write status: draft or status: vetoed."
        yield "vote", "a proposal was never tabled, and has no vote", hint
    if not proposed and text.author is not None:
        what = f"an author belongs to a proposal, and this text is {text.status}"
        yield "author", what, "Leave it out, or write status: proposal."


def item_list_faults(scope: Scope, *, pointed: bool) -> Iterator[tuple[str, str, str, FaultCode]]:
    """The faults of the list of items of a scope; `pointed`: it is one of the points of a judgement."""
    if scope.item_list is not None and not pointed:
        hint = "Put it into the `points` of a judgement."
        yield "item_list", "only a judgement's point has a list of items", hint, "does-not-hold"
    elif scope.item_list is not None and scope.goods is None and replace(scope, cites=None, item_list=None) != Scope():
        what = f"the list {scope.item_list!r} is pointed at by no goods"
        yield "item_list", what, "Add `goods:` beside it.", "missing"


def _condition(value: Condition) -> Iterator[PartFault]:
    given = sum((value.finding is not None, bool(value.every), bool(value.some)))
    if given != 1:
        yield "", "a condition is exactly one of finding, every, some", ""
    if value.finding is None:
        for key in ("after_days", "without"):
            if getattr(value, key) is not None:
                yield (
                    key,
                    f"{key} belongs to a finding, and none is named beside it",
                    "Write it with each of the parts.",
                )
    elif value.without == value.finding:
        what = f"a condition on {value.finding} without {value.finding} never holds"
        yield "without", what, "Name the kind of finding that holds it off."


def _notice(value: WindDown) -> Iterator[PartFault]:
    if (value.notice_by is None) is not (value.notice_to is None):
        what = "a notice has a last day and a receiver: notice_by and notice_to, or neither"
        yield "notice_by" if value.notice_by else "notice_to", what, "Give both, or neither."


def _scope(value: Scope, regime: Declaration) -> Iterator[PartFault]:
    if replace(value, cites=None, item_list=None) == Scope():
        yield "", "a scope without parts would fit everything", "Say what it touches."
    if value.flow is not None and not regime.target:
        what = f"flow: {value.flow} needs a target, and regime.yaml declares none"
        yield "flow", what, "Declare `target:`, or use from_country, to_country or parties."
    if ANY_ACTIVITY in value.activity and len(value.activity) > 1:
        yield "activity", "any stands beside other activities", "Write any alone, or leave it out."
    if value.activity and value.activity_not:
        yield "activity_not", "activity and activity_not are both given", "Leave one of them out."
    if value.no_other_party and (value.parties is None or value.contract_before_listing):
        what = "no_other_party stands beside parties, and not beside contract_before_listing"
        yield "no_other_party", what, "Add `parties:` with a designation group, or leave it out."
    if value.contract_before_listing and value.parties is None and value.vessels is None:
        what = "contract_before_listing compares with the listing of a party, and the scope names none"
        yield "contract_before_listing", what, "Add `parties:` or `vessels:` with a designation group."


def _exemption(value: Exemption) -> Iterator[PartFault]:
    if value.kind == "no-objection" and value.working_days is None:
        hint = "Add `working_days:` and a number."
        yield "kind", "a no-objection does not say within how many working days its receiver may object", hint
    if value.kind != "no-objection" and value.working_days is not None:
        hint = "Leave it out, or write kind: no-objection."
        yield "working_days", f"working_days belongs to a no-objection, and this is of the kind {value.kind}", hint


def scopes_without_activity(provision: Provision) -> Iterator[NodePath]:
    """The paths of the scopes of a measure that no activity narrows, so that they touch every activity."""
    for act in ("impose", "amend"):
        part = getattr(provision, act)
        for number, scope in enumerate((part.scope or ()) if part is not None else ()):
            if not scope.activity and not scope.activity_not:
                yield act, "scope", number
