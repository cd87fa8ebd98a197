"""The law in force: measures, exemptions and statements in their wording of a day, each with its citation."""

from datetime import date

from detente.displayed import DisplayedDocument
from detente.law.condition import Finding
from detente.law.declaration import Declaration
from detente.law.instrument import Exemption, Instrument, Interpretation, Measure, Provision, Statement
from detente.value import value
from detente.vocabulary import Numbering, Provenance


@value
class Citation:
    """A citation: the short name of an instrument, its symbol, a paragraph, where to read it, and how it is known."""

    instrument: str
    symbol: str
    paragraph: str
    source: str
    reading: Provenance
    """How the words of the paragraph are known."""
    numbering: Numbering
    """How its number is known."""

    def __str__(self) -> str:
        return f"{self.instrument} ¶{self.paragraph}"


@value
class Wording:
    """The wording of a measure, exemption or statement: its provision and citation, and the days on which it is in force."""

    citation: Citation
    provision: Provision
    since: date
    until: date | None
    """The last day; None: no end is known."""


@value
class EarlierWords:
    """The words of an earlier paragraph that a part of a measure's scope still comes from."""

    wording: Wording
    summary: str


@value
class MeasureVersion:
    """A measure in one wording, which is in force from `wording.since` to `wording.until`."""

    measure: Measure
    wording: Wording
    imposed: Citation
    """The paragraph that first imposed it."""
    earlier: tuple[EarlierWords | None, ...] = ()
    """For each part of the scope the earlier words that it cites; empty where no part cites any."""

    @property
    def id(self) -> str:
        """The measure's stable id."""
        return self.measure.id

    def words_met(self, part: int | None) -> EarlierWords:
        """The words behind a part of the scope: those of the paragraph that it cites, or the words in force."""
        cited = self.earlier[part] if part is not None and self.earlier else None
        return cited if cited is not None else EarlierWords(wording=self.wording, summary=self.measure.summary)


@value
class ExemptionVersion:
    """An exemption in one wording; for a wind-down, `of` is the id of its measure."""

    exemption: Exemption
    wording: Wording
    of: str | None = None

    @property
    def id(self) -> str:
        """The exemption's stable id."""
        return self.exemption.id


@value
class Lengthening:
    """A new last day for a statement, and the paragraph that gave it, which is in force from `since`."""

    citation: Citation
    since: date
    until: date


@value
class StatementVersion:
    """A statement (a duty, a call, a report) in one wording."""

    statement: Statement
    wording: Wording
    extended: tuple[Lengthening, ...] = ()
    """The provisions that gave it a later last day, oldest first."""

    @property
    def id(self) -> str:
        """The statement's stable id."""
        return self.statement.id


@value
class InterpretationVersion:
    """What a body said that measures mean, from the day on which it said so."""

    interpretation: Interpretation
    wording: Wording

    @property
    def id(self) -> str:
        """The interpretation's stable id."""
        return self.interpretation.id


@value
class Listing:
    """The listing of a party in a designation group from `since` to `until`, both days included."""

    group: str
    party: str
    kind: str
    since: date
    until: date | None
    citation: Citation


def in_force(wording: Wording, day: date) -> bool:
    """Whether a wording is in force on a day."""
    return wording.since <= day and (wording.until is None or day <= wording.until)


@value
class SupposedText:
    """A text that was not adopted, read as if it had been adopted on a day."""

    instrument: Instrument
    day: date


@value
class LawInForce(DisplayedDocument):
    """The law of one regime on a day.

    >>> from detente import Desk
    >>> law = Desk().law("un-1718", on="2006-10-14")
    >>> law.measures[0].id in law.to_polars()["id"].to_list()
    True
    """

    regime: Declaration
    day: date
    measures: tuple[MeasureVersion, ...]
    suspended: tuple[MeasureVersion, ...]
    exemptions: tuple[ExemptionVersion, ...]
    statements: tuple[StatementVersion, ...]
    listings: tuple[Listing, ...]
    drafts: tuple[SupposedText, ...] = ()
    """Texts that were not adopted, and are supposed to be."""
    position: str | None = None
    """The reading of contested law that is supposed."""
    interpretations: tuple[InterpretationVersion, ...] = ()
    """What bodies had said by that day of what measures mean; none of it binds."""
    ended: tuple[StatementVersion, ...] = ()
    """Mandates to report on the regime that had ended by that day."""
    findings: tuple[Finding, ...] = ()
    """The accepted findings under which the law is read: known, and of a kind that one of its conditions waits for."""
    known_on: date | None = None
    """Only findings that were known on this day count; None: all of them."""
    given: int = 0
    """The number of findings that were given, those without a part in it included."""
    monitored: bool = False
    """Whether a text of the regime ever mandates somebody to report on it."""

    def measure(self, name: str) -> MeasureVersion | None:
        """The measure with this id; None: no such measure is in force."""
        return next((version for version in self.measures if version.id == name), None)


@value
class Timeline:
    """Everything that is ever in force: each version once for each unbroken period in which it is in force."""

    regime: Declaration
    changes: tuple[date, ...]
    """The days on which something enters into force or ceases to be, in order; the first is the regime's first day."""
    measures: tuple[MeasureVersion, ...]
    suspended: tuple[MeasureVersion, ...]
    exemptions: tuple[ExemptionVersion, ...]
    statements: tuple[StatementVersion, ...]
    listings: tuple[Listing, ...]
    drafts: tuple[SupposedText, ...] = ()
    position: str | None = None
    interpretations: tuple[InterpretationVersion, ...] = ()
    findings: tuple[Finding, ...] = ()
    """The accepted findings under which the law is read: known, and of a kind that one of its conditions waits for."""
    known_on: date | None = None
    """Only findings that were known on this day count; None: all of them."""
    given: int = 0
    """The number of findings that were given, those without a part in it included."""

    def on(self, day: date) -> LawInForce:
        """The law on a day. Before the first change it is empty."""
        return LawInForce(
            regime=self.regime,
            day=day,
            measures=tuple(version for version in self.measures if in_force(version.wording, day)),
            suspended=tuple(version for version in self.suspended if in_force(version.wording, day)),
            exemptions=tuple(version for version in self.exemptions if in_force(version.wording, day)),
            statements=tuple(version for version in self.statements if in_force(version.wording, day)),
            listings=tuple(x for x in self.listings if x.since <= day and (x.until is None or day <= x.until)),
            drafts=self.drafts,
            position=self.position,
            findings=self.findings,
            known_on=self.known_on,
            given=self.given,
            interpretations=tuple(each for each in self.interpretations if in_force(each.wording, day)),
            monitored=any(each.statement.monitor for each in self.statements),
            ended=tuple(each for each in self.statements if each.statement.monitor and _ended(each.wording, day)),
        )


def _ended(wording: Wording, day: date) -> bool:
    return wording.until is not None and wording.until < day
