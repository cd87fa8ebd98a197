"""The one door: what a user can ask, in terms of everything below.

    desk = Desk()
    desk.decide({"date": "2017-09-06", "from_country": "KP", "to_country": "CN", "hs": "270112"}).verdict
    desk.regime("un-1718").on(date(2019, 12, 26))
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.facts import Transaction, read_one
from detente.decide.receipt import Receipt, decode
from detente.errors import UsageError
from detente.law import normal
from detente.law.cases import Case
from detente.law.condition import Finding
from detente.law.regime import Reading, Regime
from detente.nearest import nearest

DEFAULT = "un-1718"


@dataclass(frozen=True)
class Replay:
    """A decision made again from its receipt."""

    receipt: Receipt
    decision: Decision
    same_law: bool
    same_engine: bool


@dataclass(frozen=True)
class Desk:
    """Everything that can be asked. `corpus`: the folder of the law, by default the one that ships."""

    corpus: Path = normal.CORPUS
    _deciders: dict[tuple[str, Reading], Decider] = field(default_factory=dict)
    _regimes: dict[str, tuple[Regime, str]] = field(default_factory=dict)

    @cached_property
    def regimes(self) -> tuple[str, ...]:
        """The ids of the regimes that there are."""
        return tuple(sorted(path.name for path in self.corpus.iterdir() if path.is_dir()))

    def regime(self, name: str = DEFAULT) -> Regime:
        """A regime by its id. Raises UsageError if there is none, LawError if its text doesn't hold."""
        return self._loaded(name)[0]

    def digest(self, name: str = DEFAULT) -> str:
        """The digest of a regime's text."""
        return self._loaded(name)[1]

    def _loaded(self, name: str) -> tuple[Regime, str]:
        if name not in self._regimes:
            if name not in self.regimes:
                raise UsageError(f"no regime is called {name!r}", mend=nearest(name, self.regimes))
            corpus, digest = normal.load(self.corpus / name)
            self._regimes[name] = (Regime(corpus), digest)
        return self._regimes[name]

    def decider(
        self,
        regime: str = DEFAULT,
        *,
        with_drafts: Sequence[str] = (),
        position: str | None = None,
        findings: Sequence[Finding] = (),
    ) -> Decider:
        """What decides under one reading of a regime. It is made once and remembers. Raises UsageError as `Regime.on` does."""
        reading = Reading(findings=tuple(findings), with_drafts=tuple(with_drafts), position=position)
        key = (regime, reading)
        if key not in self._deciders:
            found = Decider(self.regime(regime), reading, self.digest(regime))
            found.regime.timeline(reading)
            self._deciders[key] = found
        return self._deciders[key]

    def decide(
        self,
        facts: Mapping[str, object],
        regime: str = DEFAULT,
        *,
        with_drafts: Sequence[str] = (),
        position: str | None = None,
    ) -> Decision:
        """The decision on one transaction, given as its columns. Raises InputError for a fact that cannot be read."""
        return self.decider(regime, with_drafts=with_drafts, position=position).decide(read_one(facts))

    def replay(self, word: str) -> Replay:
        """The decision that a receipt stands for, made again. Raises InputError for what is no receipt."""
        from detente import __version__  # noqa: PLC0415

        receipt = decode(word)
        decider = self.decider(receipt.regime, with_drafts=receipt.with_drafts, position=receipt.position)
        counter = decider.counter()
        counter.restore(receipt.totals)
        decision = decider.decide(read_one(receipt.facts), counter)
        return Replay(receipt, decision, receipt.law == decider.digest, receipt.engine == __version__)

    def case_decisions(self, regime: str, case: Case) -> Decision:
        """The decision on a worked case, after the rows that it says came before."""
        decider = self.decider(regime, with_drafts=case.with_drafts, position=case.position)
        counter = decider.counter()
        for row in self._in_order([*map(read_one, case.before)]):
            decider.decide(row, counter)
        return decider.decide(read_one(case.given), counter)

    def _in_order(self, rows: Sequence[Transaction]) -> Iterator[Transaction]:
        return iter(sorted(rows, key=lambda row: str(row.date_from)))
