"""Whom a name in a transaction may refer to: a party that the law designates, or one that is listed otherwise."""

from detente.parties.entity import Kind
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
