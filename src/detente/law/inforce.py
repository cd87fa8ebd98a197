"""What the fold gives: measures, exemptions and statements in the words that act on a day, each with its citation."""

from datetime import date

from detente.law.declaration import Declaration
from detente.law.instrument import Exemption, Measure, Provision, Statement
from detente.value import value


@value
class Citation:
    """Where words stand: the short name of an instrument, its symbol, a paragraph, and where to read it."""

    instrument: str
    symbol: str
    paragraph: str
    source: str

    def __str__(self) -> str:
        return f"{self.instrument} ¶{self.paragraph}"


@value
class Wording:
    """What stands behind each thing in force: the provision whose words act, and the days on which they do."""

    citation: Citation
    provision: Provision
    since: date
    until: date | None
    """The last day; None: no end is known."""


@value
class MeasureVersion:
    """A measure in the words that act from `since` to `until`."""

    measure: Measure
    wording: Wording
    imposed: Citation
    """The paragraph that first imposed it."""

    @property
    def id(self) -> str:
        """The measure's stable id."""
        return self.measure.id


@value
class ExemptionVersion:
    """An exemption, in force from `since` to `until`; of a wind-down, `of` is its measure."""

    exemption: Exemption
    wording: Wording
    of: str | None = None

    @property
    def id(self) -> str:
        """The exemption's stable id."""
        return self.exemption.id


@value
class StatementVersion:
    """A paragraph that binds or speaks, in force."""

    statement: Statement
    wording: Wording

    @property
    def id(self) -> str:
        """The statement's stable id."""
        return self.statement.id


@value
class Listing:
    """A party in a designation group, from `since` to `until` (both ends in)."""

    group: str
    party: str
    kind: str
    since: date
    until: date | None
    citation: Citation


def in_force(words: Wording, day: date) -> bool:
    """Whether these words act on a day."""
    return words.since <= day and (words.until is None or day <= words.until)


@value
class LawInForce:
    """The law of one regime on a day."""

    regime: Declaration
    day: date
    measures: tuple[MeasureVersion, ...]
    suspended: tuple[MeasureVersion, ...]
    exemptions: tuple[ExemptionVersion, ...]
    statements: tuple[StatementVersion, ...]
    listings: tuple[Listing, ...]

    def measure(self, name: str) -> MeasureVersion | None:
        """The measure of this id, if it acts."""
        return next((version for version in self.measures if version.id == name), None)


@value
class Timeline:
    """Everything that acts at some time: each version once for each unbroken stretch of days on which it acts."""

    regime: Declaration
    changes: tuple[date, ...]
    """The days on which something begins to act or no longer does, in order; the first is the regime's first day."""
    measures: tuple[MeasureVersion, ...]
    suspended: tuple[MeasureVersion, ...]
    exemptions: tuple[ExemptionVersion, ...]
    statements: tuple[StatementVersion, ...]
    listings: tuple[Listing, ...]

    def on(self, day: date) -> LawInForce:
        """The law on a day; before the first change it is empty."""
        return LawInForce(
            regime=self.regime,
            day=day,
            measures=tuple(version for version in self.measures if in_force(version.wording, day)),
            suspended=tuple(version for version in self.suspended if in_force(version.wording, day)),
            exemptions=tuple(version for version in self.exemptions if in_force(version.wording, day)),
            statements=tuple(version for version in self.statements if in_force(version.wording, day)),
            listings=tuple(x for x in self.listings if x.since <= day and (x.until is None or day <= x.until)),
        )
