"""The one door: what a user can ask, in terms of everything below.

desk = Desk()
desk.decide({"date": "2017-09-06", "from_country": "KP", "to_country": "CN", "hs": "270112"}).verdict
desk.regime("un-1718").on(date(2019, 12, 26))
desk.match("Kim Yong Chol", born="1945", on=date(2019, 12, 26))
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from detente.decide.decider import Decider
from detente.decide.decision import Decision
from detente.decide.identify import Identifier
from detente.decide.receipt import Receipt, decode, encode, not_whole
from detente.decide.together import Answer, Together, joined
from detente.desk.holdings import HoldingsDesk
from detente.desk.judged import DecidedCase
from detente.desk.lists import ListsDesk
from detente.desk.screening import ScreeningDesk
from detente.desk.validation import ValidationDesk
from detente.errors import InputError, LawError, LawFault, UsageError
from detente.files.paths import is_file, is_folder, shown
from detente.law import normal
from detente.law.cases import CaseResult, WorkedCase, lacking, read_cases, run
from detente.law.check import read_corpus
from detente.law.condition import Finding
from detente.law.regime import Reading, Regime
from detente.law.source import DECLARED
from detente.law.together import LawTogether, Under, every_position, once, together
from detente.nearest import nearest
from detente.transactions.transaction import Transaction, read_one
from detente.value import value

if TYPE_CHECKING:
    from detente.parties.lists.editions import Editions
    from detente.parties.match.match import Match
    from detente.parties.screening.measures import Follows
    from detente.parties.screening.screening import Screening

NOWHERE = Path(os.devnull)
"""A home that holds nothing, and in which nothing can be written."""


@value
class Matching:
    """How names of parties in transactions are matched with lists."""

    take: int | None = None
    """Thousandths from which a match is taken for the party; None: a person says so, for each."""
    today: date | None = None
    """By which the age of editions is counted."""
    max_age: int | None = None
    """Days that an imported edition may be old."""


MATCHING = Matching()


@dataclass(frozen=True)
class Replay:
    """A decision made again from its receipt."""

    receipt: Receipt
    row: Transaction
    decision: Decision
    same_law: bool
    same_engine: bool


@dataclass(frozen=True)
class Desk(ListsDesk, ScreeningDesk, HoldingsDesk, ValidationDesk):
    """Everything that can be asked.

    `corpus`: the folder of the law, by default the one that ships. `home`: where the user's lists are kept; without one only
    the designations that ship are asked.
    """

    corpus: Path = normal.CORPUS
    home: Path | None = None
    _deciders: dict[tuple[object, ...], Decider] = field(default_factory=dict)
    _regimes: dict[str, tuple[Regime, str]] = field(default_factory=dict)
    _screenings: "dict[tuple[object, ...], Screening]" = field(default_factory=dict)

    @cached_property
    def regimes(self) -> tuple[str, ...]:
        """The ids of the regimes that there are."""
        return tuple(sorted(path.name for path in self.corpus.iterdir() if path.is_dir()))

    @cached_property
    def default(self) -> str:
        """The regime that is meant where none is named: the only one, or the one that its declaration calls the default.

        Raises UsageError where that is none, or several.
        """
        several = len(self.regimes) > 1
        found = [name for name in self.regimes if not several or normal.declared(self.corpus / name).default]
        if len(found) != 1:
            raise UsageError(
                "no regime was named", hint=f"Name one of {', '.join(self.regimes) or 'none: there is none'}."
            )
        return found[0]

    def regime(self, name: str | None = None) -> Regime:
        """A regime by its id; without one the default. Raises UsageError if there is none, LawError if its text doesn't hold."""
        return self._loaded(name)[0]

    def digest(self, name: str | None = None) -> str:
        """The digest of a regime's text."""
        return self._loaded(name)[1]

    def _loaded(self, named: str | None) -> tuple[Regime, str]:
        name = named or self.default
        if name not in self._regimes:
            if name not in self.regimes:
                raise UsageError(f"no regime is called {name!r}", hint=nearest(name, self.regimes))
            corpus, digest = normal.load(self.corpus / name)
            self._regimes[name] = (Regime(corpus), digest)
        return self._regimes[name]

    def decider(
        self,
        regime: str | None = None,
        *,
        with_drafts: Sequence[str] = (),
        position: str | None = None,
        findings: Sequence[Finding] = (),
        known_on: date | None = None,
        matching: "Matching | None" = None,
    ) -> Decider:
        """What decides under one reading of a regime. It is made once and remembers. Raises UsageError as `Regime.on` does.

        With `matching` the names of parties are matched with the lists; without, only references mean a listed party.
        """
        reading = Reading(
            findings=tuple(findings), with_drafts=tuple(with_drafts), known_on=known_on, position=position
        )
        key = (regime or self.default, reading, matching)
        if key not in self._deciders:
            law = self.regime(regime)
            identifier = self._identifier(law, reading, matching) if matching else None
            self._deciders[key] = Decider(law, reading, self.digest(regime), identifier)
        return self._deciders[key]

    def _identifier(self, law: Regime, reading: Reading, matching: "Matching") -> Identifier:
        """What matches names with the lists whose parties this law designates, and tells of the other lists at hand."""
        own = law.corpus.regime.list_ids
        return Identifier(
            partial(self._named, matching, own),
            {each.party for each in law.timeline(reading).listings},
            matching.take,
            own=law.corpus.regime.lists,
            others=partial(self._others, matching, own),
        )

    def decide(
        self,
        facts: Mapping[str, object],
        regime: str | None = None,
        *,
        with_drafts: Sequence[str] = (),
        position: str | None = None,
        matching: "Matching | None" = MATCHING,
    ) -> Decision:
        """The decision on one transaction, given as its columns. Raises InputError for a fact that cannot be read."""
        decider = self.decider(regime, with_drafts=with_drafts, position=position, matching=matching)
        return decider.decide(read_one(facts))

    def decide_together(
        self,
        facts: Mapping[str, object],
        under: Iterable[Under] | None = None,
        *,
        matching: "Matching | None" = MATCHING,
    ) -> Together:
        """The decisions on one transaction under several regimes and positions; by default under every one that there is.

        Raises UsageError for a regime, a draft or a position that there is not, InputError for a fact that cannot be read.
        """
        row = read_one(facts)
        asked = self._every() if under is None else once(under)
        return joined([Answer(under=each, decision=self._under(each, matching).decide(row)) for each in asked])

    def law_together(self, on: date, under: Iterable[Under] | None = None) -> LawTogether:
        """The law of a day under several regimes and positions; as `decide_together`."""
        asked = self._every() if under is None else once(under)
        return together({each.regime: self.regime(each.regime) for each in asked}, asked, on)

    def _every(self) -> tuple[Under, ...]:
        return once(every_position({name: self.regime(name) for name in self.regimes}))

    def _under(self, under: Under, matching: "Matching | None") -> Decider:
        reading = under.reading
        return self.decider(
            under.regime,
            with_drafts=reading.with_drafts,
            position=reading.position,
            findings=reading.findings,
            known_on=reading.known_on,
            matching=matching,
        )

    def _named(self, matching: "Matching", own: Collection[str]) -> "Screening":
        from detente.parties.index.index import IndexBuilder
        from detente.parties.screening.screening import Screening

        kept = [name for name in own if name in self.editions.sources()]
        if not kept:
            return Screening(IndexBuilder().index(), ())
        return self.screening(lists=kept, today=matching.today, max_age=matching.max_age)

    def _others(self, matching: "Matching", own: Collection[str]) -> "Screening | None":
        """The lists at hand whose parties this law does not designate, ready to be asked; None where there is none."""
        kept = [name for name in self.editions.sources() if name not in own]
        return self.screening(lists=kept, today=matching.today, max_age=matching.max_age) if kept else None

    def replay(self, word: str) -> Replay:
        """The decision that a receipt stands for, made again.

        Raises InputError for what is no receipt, or one whose regime, drafts, position or facts the law at hand lacks.
        """
        from detente import __version__

        receipt = decode(word)
        try:
            row, decider = read_one(receipt.facts), self._decider_of(receipt)
            counter = decider.counter()  # reads the law under the receipt's drafts and position
        except LawError:
            raise
        except (InputError, UsageError) as fault:
            reason = f"{fault.where} {fault.what}".split("\n", 1)[0].strip()
            raise not_whole(word, reason) from None
        counter.restore(receipt.totals)
        made = decider.decide(row, counter)
        again = structs.replace(decode(made.receipt), lists=receipt.lists, identities=receipt.identities)
        decision = replace(made, lists=receipt.lists, identities=receipt.identities, receipt=encode(again))
        return Replay(receipt, row, decision, receipt.law == decider.digest, receipt.engine == __version__)

    def _decider_of(self, receipt: Receipt) -> Decider:
        """The decider under the reading of the law that a receipt names."""
        return self.decider(
            receipt.regime,
            with_drafts=receipt.with_drafts,
            position=receipt.position,
            findings=[Finding(kind=each.kind, on=each.on, known_on=each.known_on) for each in receipt.findings],
            known_on=receipt.known_on,
        )

    @cached_property
    def editions(self) -> "Editions":
        """The editions of lists that are at hand."""
        from detente.parties.lists.editions import Editions

        return Editions(self.home or NOWHERE)

    def screening(
        self,
        *,
        on: date | None = None,
        today: date | None = None,
        lists: Collection[str] | None = None,
        max_age: int | None = None,
    ) -> "Screening":
        """The lists as they stood on a day, ready to be asked; opened once, and remembered.

        `today` is the day by which the age of editions is counted where no other is asked about: without either no edition
        is stale. Raises UsageError as `screening.open_`.
        """
        from detente.parties.screening.screening import MAX_AGE, open_

        wish = (on, today, None if lists is None else tuple(sorted(lists)), max_age)
        if wish not in self._screenings:
            limit = MAX_AGE if max_age is None else max_age
            day = on or today or date.min
            self._screenings[wish] = open_(self.editions, on=on, today=day, lists=lists, max_age=limit)
        return self._screenings[wish]

    def match(
        self,
        name: str,
        *,
        born: str = "",
        countries: Iterable[str] = (),
        numbers: Iterable[str] = (),
        imo: str = "",
        schema: str = "",
        on: date | None = None,
        lists: Collection[str] | None = None,
        threshold: float | None = None,
    ) -> "tuple[Match, ...]":
        """The listed parties that this may be, the best first; as they stand now, or on a day.

        The texts are as `asking.query` reads them. Raises InputError for one that cannot be read, UsageError for a list that
        there is not, or a threshold that is none.
        """
        from detente.parties.screening.query import query, threshold_points

        asked = query(name, born=born, countries=countries, numbers=numbers, imo=imo, schema=schema)
        return self.screening(on=on, lists=lists).match(asked, threshold_points(threshold))

    def follows(self, match: "Match", on: date, regime: str | None = None) -> "tuple[Follows, ...]":
        """The measures that follow on a day for the party of a match, each with its paragraph where that is known."""
        from detente.parties.screening.measures import follows

        return follows(match.entity, match.list, self.regime(regime).on(on))

    def judge(self, regime: str, case: WorkedCase) -> DecidedCase:
        """What is decided on a worked case, after the rows that it says came before."""
        decider = self.decider(regime, with_drafts=case.with_drafts, position=case.position)
        counter = decider.counter()
        for row in sorted(map(read_one, case.before), key=lambda row: row.date_from or date.min):
            decider.decide(row, counter)
        return DecidedCase(decider.decide(read_one(case.given), counter))


def corpora(folder: Path | None) -> list[Path]:
    """The folders of law in a folder: itself, or those within it; by default what ships. Raises UsageError for one without law."""
    top = folder or normal.CORPUS
    within = (path.parent for path in top.glob(f"*/{DECLARED}")) if is_folder(top) else ()
    found = [top] if is_file(top / DECLARED) else sorted(within)
    if not found:
        raise UsageError(f"{shown(Path(top.name))} holds no law", hint=f"A corpus is a folder with a {DECLARED}.")
    return found


def check(folder: Path | None = None) -> Iterator[str]:
    """Check every corpus of a folder: a line for each that holds. Raises LawError with every fault of the first that doesn't."""
    for path in corpora(folder):
        corpus = read_corpus(path)
        read_cases(path)
        provisions = sum(len(text.provisions) for text in corpus.instruments)
        if path.parent == normal.CORPUS and not normal.in_step(path):
            hint = "Run `make normal`, and commit what it writes."
            raise LawError(
                [LawFault(file=f"{path.name}.json", what="is not made from the texts as they are", hint=hint)]
            )
        yield f"{path.name}: {len(corpus.instruments)} texts, {provisions} provisions hold"


@dataclass(frozen=True)
class TestReport:
    """What the worked cases of a corpus came to."""

    regime: str
    ran: tuple[CaseResult, ...]
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
