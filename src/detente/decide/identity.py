"""Whom a name in a transaction may refer to: a party that the law designates, or one that is listed otherwise."""

from collections.abc import Iterable

from detente.parties.entity import Kind
from detente.transactions.party import PartyReference, doubtful
from detente.value import value


@value
class Identity:
    """A designated party that a name in the transaction may refer to."""

    asked: str
    """The name as the transaction gives it; for a party without a name, its BIC or another number."""
    id: str
    """The id under which the law designates the party: `KPe.029`, or the IMO number of a vessel."""
    kind: Kind
    name: str
    """The listed name that is most alike."""
    points: int
    """Thousandths, as `detente party match` explains them."""
    list: str
    edition: str
    match: str
    """The id of the match: the same for the same name, entry and edition."""
    taken: bool = False
    """Whether the match counts as confirmed, because its score reaches the threshold that the user set for that."""


@value
class AlsoListed:
    """A listed party that a name may refer to, and that the law of this regime does not designate.

    It does not affect the verdict: the consequences of that listing follow from another law.
    """

    asked: str
    """The name as the transaction gives it."""
    list: str
    id: str
    """The reference on that list."""
    name: str
    """The listed name that is most alike."""
    points: int
    """Thousandths, as `detente party match` explains them."""
    edition: str


def with_parties(given: tuple[PartyReference, ...], found: Iterable[Identity]) -> tuple[PartyReference, ...]:
    """The parties of a row, with the designated parties that its names may refer to."""
    meant = [_reference(each) for each in found if each.kind != "vessel"]
    sure = {each.name for each in meant if each.certain}
    return tuple(dict.fromkeys((*(each for each in given if not (each.doubtful and each.name in sure)), *meant)))


def with_vessels(given: tuple[PartyReference, ...], found: Iterable[Identity]) -> tuple[PartyReference, ...]:
    """The vessels of a row, with the vessels that its names may refer to."""
    ships = list(given)
    for each in found:
        if each.kind != "vessel" or not each.id.isdigit() or each.id in [ship.name for ship in ships]:
            continue
        sure = any(ship.certain for ship in ships)
        ships = [_reference(each), *ships] if each.taken and not sure else [*ships, doubtful(each.id)]
    return tuple(ships)


def _reference(found: Identity) -> PartyReference:
    return PartyReference(name=found.id) if found.taken else doubtful(found.id)
