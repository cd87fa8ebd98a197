"""The law of a day under several readings: of several regimes, or of one regime under several positions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from detente.displayed import DisplayedDocument
from detente.errors import UsageError
from detente.law.acting import AS_ADOPTED, Reading
from detente.law.inforce import LawInForce, MeasureVersion
from detente.law.regime import Regime
from detente.nearest import nearest
from detente.value import value


@value
class RegimeReading:
    """A regime, and the reading under which its law is applied."""

    regime: str
    reading: Reading = AS_ADOPTED

    @property
    def position(self) -> str | None:
        """The position on contested paragraphs; None: the law as it was adopted."""
        return self.reading.position

    def __str__(self) -> str:
        drafts = ", ".join((*self.reading.with_drafts, *self.reading.with_proposals))
        supposed = [f"position {self.position}" if self.position else "", f"with {drafts}" if drafts else ""]
        words = ", ".join(filter(None, supposed))
        return f"{self.regime} ({words})" if words else self.regime


@value
class MeasureUnderReadings:
    """A measure of a regime in its version under each reading of that regime; None: it is not in force under that reading."""

    regime: str
    measure: str
    versions: tuple[tuple[RegimeReading, MeasureVersion | None], ...]

    @property
    def contested(self) -> bool:
        """Whether the readings differ in the wording of the measure, or in whether it is in force."""
        return len({version and (version.measure, version.wording.citation) for _, version in self.versions}) > 1


@value
class LawUnderReadings(DisplayedDocument):
    """The law on a day under several readings.

    >>> from detente import Desk
    >>> together = Desk().law_together("2019-12-26", "un-1718")
    >>> together.to_polars()["regime"].unique().to_list()
    ['un-1718']
    """

    day: date
    laws: tuple[tuple[RegimeReading, LawInForce], ...]

    @property
    def measures(self) -> tuple[MeasureUnderReadings, ...]:
        """Every measure that is in force under at least one reading, regime by regime in the order of the readings."""
        return tuple(held for name in dict.fromkeys(under.regime for under, _ in self.laws) for held in self._of(name))

    @property
    def contested(self) -> tuple[MeasureUnderReadings, ...]:
        """The measures on which the readings of one regime differ."""
        return tuple(held for held in self.measures if held.contested)

    def _of(self, regime: str) -> Iterator[MeasureUnderReadings]:
        laws = [(under, law) for under, law in self.laws if under.regime == regime]
        for name in dict.fromkeys(version.id for _, law in laws for version in law.measures):
            yield MeasureUnderReadings(
                regime=regime, measure=name, versions=tuple((under, law.measure(name)) for under, law in laws)
            )


def every_position(regimes: Mapping[str, Regime], reading: Reading = AS_ADOPTED) -> tuple[RegimeReading, ...]:
    """The readings of each regime: as it was adopted, and under each of its positions; the rest is as in `reading`."""
    return tuple(
        RegimeReading(regime=name, reading=replace(reading, position=position))
        for name, regime in regimes.items()
        for position in (None, *(each.id for each in regime.corpus.regime.positions))
    )


def distinct_readings(readings: Iterable[RegimeReading]) -> tuple[RegimeReading, ...]:
    """The readings without repetitions, in order.

    Raises:
        UsageError: there is none.
    """
    found = tuple(dict.fromkeys(readings))
    if not found:
        raise UsageError("no reading of any regime was asked", hint="Name at least one regime.")
    return found


def law_under_readings(regimes: Mapping[str, Regime], readings: Sequence[RegimeReading], day: date) -> LawUnderReadings:
    """The law on a day under each of these readings.

    Raises:
        UsageError: there is no reading, or a regime, a draft or a position is unknown.
    """
    for each in readings:
        if each.regime not in regimes:
            raise UsageError(f"no regime is called {each.regime!r}", hint=nearest(each.regime, regimes))
    laws = ((each, regimes[each.regime].timeline(each.reading).on(day)) for each in distinct_readings(readings))
    return LawUnderReadings(day=day, laws=tuple(laws))
