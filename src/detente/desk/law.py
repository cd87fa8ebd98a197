"""What can be asked of the law itself: what is in force, what separates two states of it, whether a corpus holds."""

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
from detente.law.regime import Regime
from detente.nearest import nearest

if TYPE_CHECKING:
    from detente.law.compare import Comparison
    from detente.law.readings import LawUnderReadings, RegimeReading


@dataclass(frozen=True)
class LawDesk:
    """Answers what is asked of the law. `corpus` is its folder: of one regime, or of several, each in a folder of its own."""

    corpus: Path = normal.CORPUS
    home: Path | None = None
    _lock: AbstractContextManager[object] = field(default_factory=RLock, compare=False, repr=False)
    """Held while something is made that is remembered."""
    _regimes: dict[str, tuple[Regime, str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each regime, by the id that it declares. Raises as `corpora.regimes`."""
        return corpora.regimes(self.corpus)

    @property
    def regimes(self) -> tuple[str, ...]:
        """The ids of the regimes that there are."""
        return tuple(self.folders)

    @cached_property
    def default(self) -> str:
        """The regime that is meant where none is named: the only one, or the one that its declaration calls the default.

        Raises UsageError where that is none, or several.
        """
        several = len(self.folders) > 1
        found = [name for name, path in self.folders.items() if not several or normal.load_declaration(path).default]
        if len(found) != 1:
            raise UsageError("no regime was named", hint=f"Name one of {', '.join(self.folders)}.")
        return found[0]

    def regime(self, name: str | None = None) -> Regime:
        """A regime by its id; without one the default. Raises UsageError if there is none, LawError if its text doesn't hold."""
        return self._loaded(name)[0]

    def digest(self, name: str | None = None) -> str:
        """The digest of a regime's text."""
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
        """The texts of a regime, in order of date: adopted ones, drafts and vetoed ones."""
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
        """The law in force on a day. Raises UsageError for a regime, a draft or a position that there is not."""
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
        """What separates the law of two days, or, without a second day, the law of one day from itself with the drafts adopted.

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

    def law_together(self, on: date, under: "Iterable[RegimeReading] | None" = None) -> "LawUnderReadings":
        """The law of a day under several regimes and positions; by default under every one that there is."""
        from detente.law.readings import distinct_readings, law_under_readings

        asked = self._every() if under is None else distinct_readings(under)
        return law_under_readings({each.regime: self.regime(each.regime) for each in asked}, asked, on)

    def _every(self) -> "tuple[RegimeReading, ...]":
        from detente.law.readings import distinct_readings, every_position

        return distinct_readings(every_position({name: self.regime(name) for name in self.regimes}))

    def check(self, folder: Path | None = None) -> Iterator[str]:
        """Check every corpus of a folder, by default of this desk: a line for each that holds.

        Raises LawError with every fault of the first that doesn't hold, UsageError for a folder without law.
        """
        yield from map(corpora.check, corpora.corpora(folder or self.corpus))

    @staticmethod
    def schema(of: str = "instrument") -> dict[str, Any]:
        """The JSON Schema of a file of a corpus: of an `instrument`, or of the declaration of a `regime`.

        Raises UsageError for another file.
        """
        from detente.law.schema import KINDS, schema

        if of not in KINDS:
            raise UsageError(f"no file of a corpus is called {of!r}", hint=f"They are {' and '.join(KINDS)}.")
        return schema(of)
