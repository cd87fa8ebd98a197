"""What a regime declares once, beside its instruments: target, groups, positions, kinds of finding, tables, places."""

from decimal import Decimal

from detente.law.instrument import Instrument, value
from detente.vocabulary import Reading


@value
class Position:
    """A reading of contested law that a decision can be made under."""

    id: str
    summary: str


@value
class FindingKind:
    """A kind of fact that a condition may wait for."""

    id: str
    summary: str


@value
class Factor:
    """Barrels in a tonne of a product."""

    hs: tuple[str, ...]
    product: str
    barrels_per_tonne: Decimal
    reading: Reading
    source: str


@value
class FactorTable:
    """How tonnes of each product become barrels; the first entry whose codes fit is used."""

    id: str
    factors: tuple[Factor, ...]


@value
class Place:
    """A place of transit that the law names, and the ways in which a row may write it."""

    id: str
    names: tuple[str, ...] = ()


@value
class Declaration:
    """What a regime declares once: its target, groups, positions, kinds of finding and tables."""

    id: str
    title: str
    authority: str
    target: str
    """ISO 3166 alpha-2."""
    groups: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[FindingKind, ...] = ()
    factors: tuple[FactorTable, ...] = ()
    designations: tuple[str, ...] = ()
    """The names of designation groups."""
    places: tuple[Place, ...] = ()
    """The places of transit that the law names."""


@value
class Corpus:
    """A regime's declaration and its instruments, in order of date."""

    regime: Declaration
    instruments: tuple[Instrument, ...]
