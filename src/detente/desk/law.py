"""Questions about the law: what is in force, how two states of it differ, whether a corpus is valid."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from detente.desk import corpora
from detente.errors import UsageError
from detente.law import normal
from detente.law.condition import Finding
from detente.law.inforce import LawInForce
from detente.law.instrument import Instrument
from detente.law.regime import Reading, Regime
from detente.nearest import nearest

if TYPE_CHECKING:
    from detente.desk.corpora import CorpusCheck
    from detente.law.compare import Comparison
    from detente.law.measure_report import MeasureReport
    from detente.law.readings import LawUnderReadings, RegimeReading
    from detente.law.search import LawHit
    from detente.law.text_report import InstrumentText


@dataclass(frozen=True)
class LawDesk:
    """The part of the desk that answers for the law. `corpus` is a folder of one regime, or of several, each in a folder of its own."""

    corpus: Path = normal.CORPUS
    home: Path | None = None
    _lock: AbstractContextManager[object] = field(default_factory=RLock, compare=False, repr=False)
    """Held while a value is made that is kept."""
    _regimes: dict[str, tuple[Regime, str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each regime, by the id that it declares. Raises as `corpora.regimes` does."""
        return corpora.regimes(self.corpus)

    @property
    def regimes(self) -> tuple[str, ...]:
        """The ids of the regimes."""
        return tuple(self.folders)

    @cached_property
    def default(self) -> str:
        """The regime that applies where none is named: the only one, or the one that is declared as the default.

        Raises UsageError where that is none, or several.
        """
        several = len(self.folders) > 1
        found = [name for name, path in self.folders.items() if not several or normal.load_declaration(path).default]
        if len(found) != 1:
            raise UsageError("no regime was named", hint=f"Name one of {', '.join(self.folders)}.")
        return found[0]

    def regime(self, name: str | None = None) -> Regime:
        """Return a regime by its id; without one the default. Raises UsageError for an unknown one, LawError if its text is invalid."""
        return self._loaded(name)[0]

    def digest(self, name: str | None = None) -> str:
        """Return the digest of a regime's text."""
        return self._loaded(name)[1]

    def _loaded(self, named: str | None) -> tuple[Regime, str]:
        name = named or self.default
        with self._lock:
            if name not in self._regimes:
                if name not in self.folders:
                    raise UsageError(f"no regime is called {name!r}", hint=nearest(name, self.folders))
                corpus, digest = normal.load(self.folders[name])
                self._regimes[name] = (Regime(corpus), digest)
            return self._regimes[name]

    def instruments(self, regime: str | None = None) -> tuple[Instrument, ...]:
        """Return the instruments of a regime, in order of date: adopted ones, drafts and vetoed ones."""
        return self.regime(regime).corpus.instruments

    def law(
        self,
        regime: str | None = None,
        *,
        on: date,
        findings: Sequence[Finding] = (),
        with_drafts: Sequence[str] = (),
        known_on: date | None = None,
        position: str | None = None,
    ) -> LawInForce:
        """Return the law in force on a date. Raises UsageError for an unknown regime, draft or position."""
        return self.regime(regime).on(
            on, findings=findings, with_drafts=with_drafts, known_on=known_on, position=position
        )

    def difference(
        self,
        regime: str | None = None,
        *,
        on: date,
        and_on: date | None = None,
        with_drafts: Sequence[str] = (),
        position: str | None = None,
    ) -> "Comparison":
        """Return the differences between the law of two dates, or, without a second date, those that adopting the drafts would make.

        Of two days, both are read with the drafts and under the position. Raises UsageError where neither a second day nor
        a draft is given, and as `law`.
        """
        from detente.law.compare import compare

        if and_on is None and not with_drafts:
            raise UsageError("there is nothing to compare with", hint="Give a second day, or a draft.")
        after = self.law(regime, on=and_on or on, with_drafts=with_drafts, position=position)
        if and_on is None:
            return compare(self.law(regime, on=on), after)
        return compare(self.law(regime, on=on, with_drafts=with_drafts, position=position), after)

    def measure(
        self,
        measure: str,
        regime: str | None = None,
        *,
        on: date,
        with_drafts: Sequence[str] = (),
        position: str | None = None,
    ) -> "MeasureReport":
        """Everything that the corpus holds of a measure on a day: its scope, exemptions, history, worked cases and notes.

        Raises UsageError for a measure, a regime, a draft or a position that there is not, with the nearest; LawError for worked
        cases that cannot be read.
        """
        from detente.law.cases import read_cases
        from detente.law.measure_report import report

        reading = Reading(with_drafts=tuple(with_drafts), position=position)
        named = regime or self.default
        return report(self.regime(named), measure, on, reading, read_cases(self.folders[named]))

    def instrument_text(self, instrument: str, regime: str | None = None) -> "InstrumentText":
        """What the corpus holds of a text, by its id (`2371`) or its symbol (`S/RES/2371 (2017)`), provision by provision.

        Raises UsageError for a text or a regime that there is not, with the nearest.
        """
        from detente.law import text_report

        corpus = self.regime(regime).corpus
        found = text_report.instrument(corpus.instruments, instrument)
        return text_report.InstrumentText(regime=corpus.regime, instrument=found)

    def search_law(self, words: str, regime: str | None = None) -> "tuple[LawHit, ...]":
        """The measures, exemptions, provisions, notes and names of goods in which all these words occur, the best first.

        A word may be the beginning of one; case and diacritics are ignored. Empty where nothing is found. Raises UsageError
        for a regime that there is not, and for words without a letter or a digit.
        """
        from detente.law.search import search

        return search(self.regime(regime).corpus, words)

    def law_together(self, on: date, under: "Iterable[RegimeReading] | None" = None) -> "LawUnderReadings":
        """Return the law of a date under several regimes and positions; by default under every one."""
        from detente.law.readings import distinct_readings, law_under_readings

        asked = self._every() if under is None else distinct_readings(under)
        return law_under_readings({each.regime: self.regime(each.regime) for each in asked}, asked, on)

    def _every(self) -> "tuple[RegimeReading, ...]":
        from detente.law.readings import distinct_readings, every_position

        return distinct_readings(every_position({name: self.regime(name) for name in self.regimes}))

    def check(self, folder: Path | None = None) -> Iterator[str]:
        """Check every corpus of a folder, by default of this desk, and yield a line for each valid one.

        Raises LawError with every fault of the first that doesn't hold, UsageError for a folder without law.
        """
        yield from map(corpora.check, corpora.corpora(folder or self.corpus))

    def checked(self, folder: Path | None = None) -> "Iterator[CorpusCheck]":
        """Check every corpus of a folder as `check` does, and give what was found of each, faults included.

        Raises UsageError for a folder without law.
        """
        yield from map(corpora.checked, corpora.corpora(folder or self.corpus))

    @staticmethod
    def schema(of: str = "instrument") -> dict[str, Any]:
        """Return the JSON Schema of a file of a corpus: of an `instrument`, or of the declaration of a `regime`.

        Raises UsageError for another file.
        """
        from detente.law.schema import KINDS, schema

        if of not in KINDS:
            raise UsageError(f"no file of a corpus is called {of!r}", hint=f"They are {' and '.join(KINDS)}.")
        return schema(of)
