"""The differences between two states of the law."""

from typing import Literal

from detente.displayed import DisplayedDocument
from detente.law.inforce import ExemptionVersion, LawInForce, MeasureVersion
from detente.value import value

DifferenceKind = Literal["added", "ended", "reworded", "suspended", "resumed"]


@value
class Difference:
    """A measure or an exemption that only one of the two states has, or whose wording differs between them."""

    kind: DifferenceKind
    id: str
    before: MeasureVersion | ExemptionVersion | None
    after: MeasureVersion | ExemptionVersion | None


@value
class Comparison(DisplayedDocument):
    """The differences between two states of the law.

    >>> from detente import Desk
    >>> found = Desk().difference("un-1718", on="2017-08-04", and_on="2017-08-05")
    >>> [each["id"] for each in found.to_dicts() if each["id"] == "seafood-export"]
    ['seafood-export']
    """

    before: LawInForce
    after: LawInForce
    measures: tuple[Difference, ...]
    exemptions: tuple[Difference, ...]
    listed: tuple[str, ...]
    """Parties (`KPe.047`) listed in the second state only."""
    delisted: tuple[str, ...]


def compare(before: LawInForce, after: LawInForce) -> Comparison:
    """The differences between `before` and `after`: measures in the order of the first state, then new ones."""
    parties = [{listing.party for listing in state.listings} for state in (before, after)]
    return Comparison(
        before=before,
        after=after,
        measures=_measures(before, after),
        exemptions=_differences(before.exemptions, after.exemptions),
        listed=tuple(sorted(parties[1] - parties[0])),
        delisted=tuple(sorted(parties[0] - parties[1])),
    )


def _measures(before: LawInForce, after: LawInForce) -> tuple[Difference, ...]:
    """The differences among measures; `suspended` and `resumed` where only the suspension of a measure changed."""
    idle_before = {version.id for version in before.suspended}
    idle_after = {version.id for version in after.suspended}
    return tuple(
        Difference(kind="suspended", id=each.id, before=each.before, after=None)
        if each.kind == "ended" and each.id in idle_after
        else Difference(kind="resumed", id=each.id, before=None, after=each.after)
        if each.kind == "added" and each.id in idle_before
        else each
        for each in _differences(before.measures, after.measures)
    )


def _differences(
    before: tuple[MeasureVersion, ...] | tuple[ExemptionVersion, ...],
    after: tuple[MeasureVersion, ...] | tuple[ExemptionVersion, ...],
) -> tuple[Difference, ...]:
    old, new = {version.id: version for version in before}, {version.id: version for version in after}
    found = [_difference(name, old.get(name), new.get(name)) for name in {**old, **new}]
    return tuple(each for each in found if each is not None)


def _difference(
    name: str, old: MeasureVersion | ExemptionVersion | None, new: MeasureVersion | ExemptionVersion | None
) -> Difference | None:
    if old is None:
        return Difference(kind="added", id=name, before=None, after=new)
    if new is None:
        return Difference(kind="ended", id=name, before=old, after=None)
    same = old.wording.provision is new.wording.provision
    return None if same else Difference(kind="reworded", id=name, before=old, after=new)
