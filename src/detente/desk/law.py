"""Questions about the law: what is in force, how two states of it differ, whether a corpus is valid."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias

from detente.desk import arguments, corpora
from detente.desk.arguments import DayLike, PathLike, WordsLike
from detente.desk.findings import FindingsLike, findings_of
from detente.errors import UsageError
from detente.law import normal
from detente.law.acting import AS_ADOPTED, Reading
from detente.law.inforce import LawInForce
from detente.law.instrument import Instrument
from detente.law.regime import Regime
from detente.nearest import nearest

if TYPE_CHECKING:
    from detente.desk.corpora import CorpusCheck
    from detente.law.compare import Comparison
    from detente.law.finding_kind import FindingKind
    from detente.law.measure_report import MeasureReport
    from detente.law.readings import LawUnderReadings, RegimeReading
    from detente.law.search import LawHit
    from detente.law.text_report import InstrumentText

    UnderLike: TypeAlias = RegimeReading | str
    """A reading of a regime, or the id of the regime as it was adopted."""


@dataclass(frozen=True)
class LawDesk:
    """The part of the desk that answers for the law. `corpus` is a folder of one regime, or of several, each in a folder of its own."""

    corpus: Path = normal.CORPUS
    home: Path | None = None
    plan: Path | None = None
    """A plan of one's own, by its file or folder: the texts of law beside it are read with its regime."""
    _lock: AbstractContextManager[object] = field(default_factory=RLock, compare=False, repr=False)
    """Held while a value is made that is kept."""
    _regimes: dict[str, tuple[Regime, str]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "corpus", arguments.path(self.corpus, "corpus"))
        object.__setattr__(self, "home", arguments.optional_path(self.home, "home"))
        object.__setattr__(self, "plan", arguments.optional_path(self.plan, "plan"))

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each regime, by the id that it declares. Raises as `corpora.regimes` does."""
        return corpora.regimes(self.corpus)

    @property
    def regimes(self) -> tuple[str, ...]:
        """The ids of the regimes.

        >>> from detente import Desk
        >>> "un-1718" in Desk().regimes
        True
        """
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
        """Return a regime by its id; without one the default. Raises UsageError for an unknown one, LawError if its text is invalid.

        >>> from detente import Desk
        >>> Desk().regime("un-1718").corpus.regime.id
        'un-1718'
        """
        return self._loaded(name)[0]

    def digest(self, name: str | None = None) -> str:
        """The digest of a regime's text: of the same texts the same digits.

        >>> from detente import Desk
        >>> Desk().digest("un-1718") == Desk().digest("un-1718")
        True
        """
        return self._loaded(name)[1]

    def _loaded(self, named: str | None) -> tuple[Regime, str]:
        name = arguments.optional_text(named, "regime") or self.default
        with self._lock:
            if name not in self._regimes:
                if name not in self.folders:
                    raise UsageError(f"no regime is called {name!r}", hint=nearest(name, self.folders))
                self._regimes[name] = self._read(name)
            return self._regimes[name]

    def _read(self, name: str) -> tuple[Regime, str]:
        """A regime and its digest, with the texts of one's own plan. Raises LawError where one of them does not hold."""
        corpus, digest = normal.load(self.folders[name])
        beside = self.plan_texts.get(name, ())
        if not beside:
            return Regime(corpus), digest
        from hashlib import sha256

        from detente.law.check import read_corpus

        total = sha256(digest.encode())
        for path in beside:
            total.update(path.read_bytes())
        return Regime(read_corpus(self.folders[name], beside)), total.hexdigest()[: normal.DIGITS]

    @cached_property
    def plan_texts(self) -> Mapping[str, tuple[Path, ...]]:
        """The files of law beside one's own plan, by their regime; none without a plan. Raises as `roadmap` for a plan that cannot be read."""
        if self.plan is None:
            return {}
        from detente.roadmap.source import texts_beside

        return texts_beside(self.plan)

    def instruments(self, regime: str | None = None) -> tuple[Instrument, ...]:
        """Return the instruments of a regime, in order of date: adopted ones, drafts and vetoed ones.

        >>> from detente import Desk
        >>> Desk().instruments("un-1718")[0].symbol
        'S/RES/1695 (2006)'
        """
        return self.regime(regime).corpus.instruments

    def law(
        self,
        regime: str | None = None,
        *,
        on: DayLike,
        findings: FindingsLike = (),
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        known_on: DayLike | None = None,
        position: str | None = None,
    ) -> LawInForce:
        """Return the law in force on a date. Raises UsageError for an unknown regime, draft, proposal or position.

        Args:
            regime: The id of the regime; by default the one that its declaration calls the default.
            on: The day.
            findings: The accepted findings on which conditions of the law rest: `Finding`s, or a file of them.
            with_drafts: Texts that were not adopted, read as if they had been: `draft-2019-12-16`, or with a day `draft-2019-12-16@2020-01-01`.
            with_proposals: Texts that nobody tabled, read as if they had been adopted, in the same way.
            known_on: Findings count as far as they were known on this day; by default all of them.
            position: The reading of contested paragraphs.

        Raises:
            InputError: an argument or a file that cannot be read as what it should be, or a kind of finding that nobody declared.
            UsageError: a regime, a draft, a proposal or a position that there is not.

        >>> from detente import Desk
        >>> Desk().law("un-1718", on="2019-12-26").measure("coal-export").wording.citation.symbol
        'S/RES/2371 (2017)'
        """
        reading = self.reading(findings, with_drafts, with_proposals, known_on, position)
        return self.regime(regime).timeline(reading).on(arguments.day(on, "on"))

    def reading(
        self,
        findings: FindingsLike = (),
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        known_on: DayLike | None = None,
        position: str | None = None,
    ) -> Reading:
        """Return the reading of the law that these make, as `law` takes them.

        Raises InputError for what cannot be read, and for a kind of finding that nobody declared.

        >>> from detente import Desk
        >>> Desk().reading(with_drafts="draft-2019-12-16").with_drafts
        ('draft-2019-12-16',)
        """
        return Reading(
            findings=findings_of(findings, lambda: self.finding_kinds),
            with_drafts=arguments.words(with_drafts, "with_drafts"),
            with_proposals=arguments.words(with_proposals, "with_proposals"),
            known_on=arguments.optional_day(known_on, "known_on"),
            position=arguments.optional_text(position, "position"),
        )

    @property
    def declared_findings(self) -> "tuple[FindingKind, ...]":
        """The kinds of finding that the regimes and their texts declare."""
        return tuple(kind for name in self.regimes for kind in self.regime(name).corpus.finding_kinds)

    @property
    def finding_kinds(self) -> dict[str, str]:
        """Every kind of finding that the law declares, with its sentence."""
        return {kind.id: kind.summary for kind in self.declared_findings}

    def difference(
        self,
        regime: str | None = None,
        *,
        on: DayLike,
        and_on: DayLike | None = None,
        findings: FindingsLike = (),
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        known_on: DayLike | None = None,
        position: str | None = None,
    ) -> "Comparison":
        """Return the differences between the law of two dates, or, without a second date, those that adopting the drafts would make.

        Of two days, both are read under the same reading; of one, the first state is read without drafts, proposals, findings
        and position. Raises UsageError where neither a second day, nor a draft, a proposal or a finding is given, and as `law`.

        >>> from detente import Desk
        >>> found = Desk().difference(on="2019-12-26", with_drafts="draft-2019-12-16")
        >>> "seafood-export" in [each.id for each in found.measures]
        True
        """
        from detente.law.compare import compare

        on, and_on = arguments.day(on, "on"), arguments.optional_day(and_on, "and_on")
        reading = self.reading(findings, with_drafts, with_proposals, known_on, position)
        if and_on is None and not (reading.with_drafts or reading.with_proposals or reading.findings):
            raise UsageError(
                "there is nothing to compare with", hint="Give a second day, a draft, a proposal or findings."
            )
        law = self.regime(regime)
        before = law.timeline(AS_ADOPTED if and_on is None else reading)
        return compare(before.on(on), law.timeline(reading).on(and_on or on))

    def measure(
        self,
        measure: str,
        regime: str | None = None,
        *,
        on: DayLike,
        findings: FindingsLike = (),
        with_drafts: WordsLike = (),
        with_proposals: WordsLike = (),
        known_on: DayLike | None = None,
        position: str | None = None,
    ) -> "MeasureReport":
        """Everything that the corpus holds of a measure on a day: its scope, exemptions, history, worked cases and notes.

        Raises UsageError for a measure, a regime, a draft or a position that there is not, with the nearest; LawError for worked
        cases that cannot be read; InputError for an argument that cannot be read as what it should be.

        >>> from detente import Desk
        >>> Desk().measure("coal-export", on="2019-12-26").version.id
        'coal-export'
        """
        from detente.law.cases import read_cases
        from detente.law.measure_report import report

        reading = self.reading(findings, with_drafts, with_proposals, known_on, position)
        named, day = arguments.optional_text(regime, "regime") or self.default, arguments.day(on, "on")
        law = self.regime(named)
        return report(law, arguments.text(measure, "measure"), day, reading, read_cases(self.folders[named]))

    def instrument_text(self, instrument: str, regime: str | None = None) -> "InstrumentText":
        """What the corpus holds of a text, by its id (`2371`) or its symbol (`S/RES/2371 (2017)`), provision by provision.

        Raises UsageError for a text or a regime that there is not, with the nearest.

        >>> from detente import Desk
        >>> Desk().instrument_text("2371").instrument.symbol
        'S/RES/2371 (2017)'
        """
        from detente.law import text_report

        corpus = self.regime(regime).corpus
        found = text_report.instrument(corpus.instruments, arguments.text(instrument, "instrument"))
        return text_report.InstrumentText(regime=corpus.regime, instrument=found)

    def search_law(self, words: str, regime: str | None = None) -> "tuple[LawHit, ...]":
        """The measures, exemptions, provisions, notes and names of goods in which all these words occur, the best first.

        A word may be the beginning of one; case and diacritics are ignored. Empty where nothing is found. Raises UsageError
        for a regime that there is not, and for words without a letter or a digit.

        >>> from detente import Desk
        >>> "coal-export" in [hit.id for hit in Desk().search_law("coal")]
        True
        """
        from detente.law.search import search

        return search(self.regime(regime).corpus, arguments.text(words, "words"))

    def law_together(self, on: DayLike, under: "UnderLike | Iterable[UnderLike] | None" = None) -> "LawUnderReadings":
        """Return the law of a date under several regimes and positions; by default under every one.

        Args:
            on: The day.
            under: Readings of regimes, one or several: an `RegimeReading`, or the id of a regime.

        Raises:
            InputError: an argument that cannot be read as what it should be.
            UsageError: a regime, a draft or a position that there is not.

        >>> from detente import Desk
        >>> [str(under) for under, law in Desk().law_together("2019-12-26", "un-1718").laws]
        ['un-1718']
        """
        from detente.law.readings import law_under_readings

        day, asked = arguments.day(on, "on"), self._asked(under)
        return law_under_readings({each.regime: self.regime(each.regime) for each in asked}, asked, day)

    def _asked(self, under: "UnderLike | Iterable[UnderLike] | None") -> "tuple[RegimeReading, ...]":
        """The readings that are asked, each once. Raises InputError for what is none, UsageError where there is none."""
        from detente.law.readings import RegimeReading, distinct_readings

        if under is None:
            return self._every()
        hint = "Give the id of a regime, an RegimeReading, or a list of them."
        several = (under,) if isinstance(under, str | RegimeReading) else arguments.items(under, "under", hint)
        return distinct_readings(
            RegimeReading(regime=each)
            if isinstance(each, str)
            else arguments.one(each, RegimeReading, f"under[{place}]", hint)
            for place, each in enumerate(several)
        )

    def _every(self) -> "tuple[RegimeReading, ...]":
        from detente.law.readings import distinct_readings, every_position

        return distinct_readings(every_position({name: self.regime(name) for name in self.regimes}))

    def check(self, folder: PathLike | None = None) -> Iterator[str]:
        """Check every corpus of a folder, by default of this desk, and yield a line for each valid one.

        Raises LawError with every fault of the first that doesn't hold, UsageError for a folder without law.

        >>> from detente import Desk
        >>> next(Desk().check()).endswith("no faults")
        True
        """
        yield from map(corpora.check, corpora.corpora(arguments.optional_path(folder, "folder") or self.corpus))

    def checked(self, folder: PathLike | None = None) -> "Iterator[CorpusCheck]":
        """Check every corpus of a folder as `check` does, and give what was found of each, faults included.

        Raises UsageError for a folder without law.

        >>> from detente import Desk
        >>> [len(found.faults) for found in Desk().checked()]
        [0, 0]
        """
        yield from map(corpora.checked, corpora.corpora(arguments.optional_path(folder, "folder") or self.corpus))

    @staticmethod
    def schema(of: str = "instrument") -> dict[str, Any]:
        """Return the JSON Schema of a file of a corpus: of an `instrument`, or of the declaration of a `regime`.

        Raises UsageError for another file.

        >>> from detente import Desk
        >>> sorted(Desk.schema())[:2]
        ['$defs', '$schema']
        """
        from detente.law.schema import KINDS, schema

        of = arguments.text(of, "of")
        if of not in KINDS:
            raise UsageError(f"no file of a corpus is called {of!r}", hint=f"They are {' and '.join(KINDS)}.")
        return schema(of)
