"""The one door: what a user can ask, in terms of everything below.

desk = Desk()
desk.decide({"date": "2017-09-06", "from_country": "KP", "to_country": "CN", "hs": "270112"}).verdict
desk.regime("un-1718").on(date(2019, 12, 26))
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.facts import read_one
from detente.decide.receipt import Receipt, decode
from detente.errors import Fault, LawError, UsageError
from detente.law import normal
from detente.law.cases import Case, Ran, lacking, read_cases, run
from detente.law.check import read_corpus
from detente.law.condition import Finding
from detente.law.regime import Reading, Regime
from detente.law.source import DECLARED
from detente.nearest import nearest
from detente.vocabulary import Verdict

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

    def judge(self, regime: str, case: Case) -> "Judged":
        """What is decided on a worked case, after the rows that it says came before."""
        decider = self.decider(regime, with_drafts=case.with_drafts, position=case.position)
        counter = decider.counter()
        for row in sorted(map(read_one, case.before), key=lambda row: row.date_from or date.min):
            decider.decide(row, counter)
        return Judged(decider.decide(read_one(case.given), counter))


@dataclass(frozen=True)
class Judged:
    """A decision as a worked case looks at it."""

    decision: Decision

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.decision.verdict

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing."""
        return self.decision.missing

    def cited(self) -> dict[str, str]:
        """The measures among the reasons, those that are cleared included, with the citations of their words."""
        return {reason.measure: str(reason.citation) for reason in self.decision.reasons}

    def cleared(self) -> set[str]:
        """The exemptions that clear it or are open to it."""
        return {
            note.id
            for notes in (
                *(reason.exceptions for reason in self.decision.reasons),
                *(words.exceptions for words in self.decision.judgements),
            )
            for note in notes
            if note.state in ("applies", "open")
        }

    def judged(self) -> set[str]:
        """The measures under its judgements."""
        return {words.measure for words in self.decision.judgements}


def corpora(folder: Path | None) -> list[Path]:
    """The folders of law in a folder: itself, or those within it; by default what ships. Raises UsageError for one without law."""
    top = folder or normal.CORPUS
    found = [top] if (top / DECLARED).is_file() else sorted(path.parent for path in top.glob(f"*/{DECLARED}"))
    if not found:
        raise UsageError(f"{top.name} holds no law", mend=f"A corpus is a folder with a {DECLARED}.")
    return found


def check(folder: Path | None = None) -> Iterator[str]:
    """Check every corpus of a folder: a line for each that holds. Raises LawError with every fault of the first that doesn't."""
    for path in corpora(folder):
        corpus = read_corpus(path)
        read_cases(path)
        provisions = sum(len(text.provisions) for text in corpus.instruments)
        if path.parent == normal.CORPUS and not normal.in_step(path):
            mend = "Run `make normal`, and commit what it writes."
            raise LawError([Fault(file=f"{path.name}.json", what="is not made from the texts as they are", mend=mend)])
        yield f"{path.name}: {len(corpus.instruments)} texts, {provisions} provisions hold"


@dataclass(frozen=True)
class TestReport:
    """What the worked cases of a corpus came to."""

    regime: str
    ran: tuple[Ran, ...]
    lacking: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether each case came out as its text demands, and none is lacking."""
        return not self.lacking and not any(each.complaints for each in self.ran)

    def lines(self, *, verbose: bool = False) -> Iterator[str]:
        """What there is to say, the count last."""
        for each in self.ran:
            if verbose or each.complaints:
                yield f"{each.file}:{each.line}: {each.case.case}: {'; '.join(each.complaints) or each.said.verdict}"
        yield from (f"{self.regime}: {line}" for line in self.lacking)
        failed = sum(bool(each.complaints) for each in self.ran)
        yield f"{self.regime}: {len(self.ran)} cases, {failed} fail; {len(self.lacking)} lacking"


def test(folder: Path | None) -> Iterator[TestReport]:
    """Run the worked cases of every corpus of a folder. Raises LawError for a corpus or cases that cannot be read."""
    for path in corpora(folder):
        desk = Desk(corpus=path.parent)
        ran = tuple(run(read_cases(path), partial(desk.judge, path.name)))
        timeline = desk.regime(path.name).timeline()
        yield TestReport(path.name, ran, tuple(lacking(timeline, ran)))
