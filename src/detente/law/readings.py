"""The law of a day under several regimes and several positions at once: each measure named with its regime and position."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from detente.errors import UsageError
from detente.law.inforce import LawInForce, MeasureVersion
from detente.law.regime import AS_ADOPTED, Reading, Regime
from detente.nearest import nearest
from detente.value import value


@value
class RegimeReading:
    """One reading of one regime: its drafts, findings and position supposed."""

    regime: str
    reading: Reading = AS_ADOPTED

    @property
    def position(self) -> str | None:
        """The reading of contested law; None: the law as it was adopted."""
        return self.reading.position

    def __str__(self) -> str:
        drafts = ", ".join(self.reading.with_drafts)
        supposed = [f"position {self.position}" if self.position else "", f"with {drafts}" if drafts else ""]
        words = ", ".join(filter(None, supposed))
        return f"{self.regime} ({words})" if words else self.regime


@value
class MeasureUnderReadings:
    """A measure of a regime, in its words under each reading of the regime that was asked; None: it is not in force there."""

    regime: str
    measure: str
    versions: tuple[tuple[RegimeReading, MeasureVersion | None], ...]

    @property
    def contested(self) -> bool:
        """Whether the readings differ: in its words, or in whether it is in force."""
        return len({version and (version.measure, version.wording.citation) for _, version in self.versions}) > 1


@value
class LawUnderReadings:
    """The law of several readings on a day."""

    day: date
    laws: tuple[tuple[RegimeReading, LawInForce], ...]

    @property
    def measures(self) -> tuple[MeasureUnderReadings, ...]:
        """Every measure that is in force under any of them: regime by regime, in the order in which they were asked."""
        return tuple(held for name in dict.fromkeys(under.regime for under, _ in self.laws) for held in self._of(name))

    @property
    def contested(self) -> tuple[MeasureUnderReadings, ...]:
        """The measures on which readings of one regime differ."""
        return tuple(held for held in self.measures if held.contested)

    def _of(self, regime: str) -> Iterator[MeasureUnderReadings]:
        laws = [(under, law) for under, law in self.laws if under.regime == regime]
        for name in dict.fromkeys(version.id for _, law in laws for version in law.measures):
            yield MeasureUnderReadings(
                regime=regime, measure=name, versions=tuple((under, law.measure(name)) for under, law in laws)
            )


def every_position(regimes: Mapping[str, Regime], reading: Reading = AS_ADOPTED) -> tuple[RegimeReading, ...]:
    """Each regime as it was adopted and under each of its positions, with the rest of the reading as it is given."""
    return tuple(
        RegimeReading(regime=name, reading=replace(reading, position=position))
        for name, regime in regimes.items()
        for position in (None, *(each.id for each in regime.corpus.regime.positions))
    )


def distinct_readings(asked: Iterable[RegimeReading]) -> tuple[RegimeReading, ...]:
    """The readings that are asked, each once. Raises UsageError where there is none."""
    found = tuple(dict.fromkeys(asked))
    if not found:
        raise UsageError("no reading of any regime was asked", hint="Name at least one regime.")
    return found


def law_under_readings(regimes: Mapping[str, Regime], asked: Sequence[RegimeReading], day: date) -> LawUnderReadings:
    """The law on a day under each reading that is asked.

    Raises UsageError for a regime, a draft or a position that there is not, and where nothing is asked.
    """
    for under in asked:
        if under.regime not in regimes:
            raise UsageError(f"no regime is called {under.regime!r}", hint=nearest(under.regime, regimes))
    laws = ((under, regimes[under.regime].timeline(under.reading).on(day)) for under in distinct_readings(asked))
    return LawUnderReadings(day=day, laws=tuple(laws))
